"""What a report says first while nobody of the client side has answered: what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from ...questionnaire.model import Perspective
from ...scoring.evidence import claim_words
from ...scoring.words import no_signal_words
from ..blocks import Block, BulletList, Callout, Heading, Kind, Paragraph, words
from .claims import claims_in
from .material import Material, content, full_name


def without_clients(told: Material) -> Iterator[Block]:
    """That there is no signal, which harm cannot be excluded, and what is claimed without proof."""
    yield from not_known(told, "zonder-clienten")
    found = tuple(
        words(claim_words(claim.mark, claim.respondent, told.language))
        for each in told.instruments
        for claim in claims_in(each)
    )
    if found:
        yield Paragraph(words(told.language.text("Of dit klopt:")))
        yield BulletList(found)


def not_known(told: Material, anchor: str) -> Iterator[Block]:
    """That there is no signal, and which harm cannot be excluded; `anchor` is its heading's."""
    language = told.language
    yield Callout(Kind.WARNING, _title(told), (Paragraph(words(_explanation(told))),))
    if not told.instruments:
        return
    yield Heading(2, language.text("Wat weten we nog niet zonder cliënten?"), anchor)
    unknown = tuple(
        words(content(told, full_name(question)))
        for instrument in told.instruments
        for question in instrument.questionnaire.ratings()
        if question.critical_up_to is not None
    )
    if unknown:
        text = language.text("Of cliënten hier een struikelblok zien:")
        yield Paragraph(words(text))
        yield BulletList(unknown)


def _title(told: Material) -> str:
    perspective = (
        Perspective.OVERHEID_ZELF
        if Perspective.OVERHEID_ZELF in told.perspectives
        else Perspective.PRAKTIJK
    )
    return no_signal_words(perspective, told.language)


def _explanation(told: Material) -> str:
    return told.language.text(
        "Geen enkele cliëntenorganisatie en geen enkel gezin heeft al geantwoord. Daarom geeft dit "
        "rapport geen signaal. Vraag een cliëntenorganisatie om dezelfde vragen te beantwoorden."
    )
