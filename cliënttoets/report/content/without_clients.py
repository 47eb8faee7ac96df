"""What a report says first while nobody of the client side has answered: what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from ...questionnaire.model import Perspective
from ...scoring.words import NO_SIGNAL
from ..blocks import Block, BulletList, Callout, Heading, Kind, Paragraph, Text, words
from .material import Instrument, Material, full_name

_BOLD_CLAIM = 3
"""From which value on a government says that something is for the most part in order."""

_FEWEST_PROOF = 1
"""The evidence level of a mere reference; less than that is no evidence."""


def without_clients(told: Material) -> Iterator[Block]:
    """That there is no signal, which harm cannot be excluded, and what is claimed without proof."""
    language = told.language
    yield Callout(Kind.WARNING, _title(told), (Paragraph(words(_explanation(told))),))
    if not told.instruments:
        return
    yield Heading(2, language.text("Wat weten we nog niet zonder cliënten?"), "zonder-clienten")
    unknown = tuple(
        words(full_name(question))
        for instrument in told.instruments
        for question in instrument.questionnaire.ratings()
        if question.critical_up_to is not None
    )
    if unknown:
        text = language.text("Of cliënten hier een struikelblok zien:")
        yield Paragraph(words(text))
        yield BulletList(unknown)
    claims = tuple(claim for each in told.instruments for claim in _claims(told, each))
    if claims:
        text = language.text("Of dit klopt. De overheid geeft zichzelf 3 of 4, zonder bewijs:")
        yield Paragraph(words(text))
        yield BulletList(claims)


def _title(told: Material) -> str:
    if Perspective.OVERHEID_ZELF in told.perspectives:
        return told.language.text(NO_SIGNAL)
    return told.language.text("Zonder cliënten is er geen signaal.")


def _explanation(told: Material) -> str:
    return told.language.text(
        "Geen enkele cliëntenorganisatie en geen enkel gezin heeft al geantwoord. Daarom geeft dit "
        "rapport geen signaal. Vraag een cliëntenorganisatie om dezelfde vragen te beantwoorden."
    )


def _claims(told: Material, instrument: Instrument) -> Iterator[Text]:
    """High values that the government gave itself without as much as a reference."""
    for response, question in instrument.named_answers():
        answer = response.to(question)
        if not isinstance(answer.value, int) or answer.value < _BOLD_CLAIM:
            continue
        if (answer.evidence or 0) < _FEWEST_PROOF:
            yield words(
                told.language.text(
                    "{question}: {who} geeft {value}",
                    question=full_name(question),
                    who=response.respondent,
                    value=answer.value,
                )
            )
