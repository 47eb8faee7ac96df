"""For whom the report speaks: who was heard, on which questionnaire, and who was not."""

from __future__ import annotations

from collections.abc import Iterator

from ...questionnaire.model import Perspective, Questionnaire
from ...scoring.disclosure import is_named
from ..blocks import Align, Block, Column, Heading, Paragraph, Table, Text, words
from .material import Material, perspective_word


def heard_blocks(told: Material) -> Iterator[Block]:
    """A row for each perspective that a questionnaire is put to, and who said nothing at all.

    Nothing where no questionnaire is known.
    """
    language = told.language
    questionnaires = told.questionnaires
    invited = [
        perspective
        for perspective in Perspective
        if any(perspective in each.perspectives for each in questionnaires)
    ]
    if not invited:
        return
    columns = (
        Column(language.text("Perspectief"), 2.4),
        Column(language.text("Wie"), 5),
        *(Column(each.id, 1, Align.MIDDLE) for each in questionnaires),
    )
    yield Heading(2, language.text("Wie is gehoord en wie niet?"), "gehoord")
    yield Table(
        language.text("Aantal invullingen per vragenlijst"),
        columns,
        tuple(_row(told, perspective) for perspective in invited),
    )
    yield Paragraph(words(_key(told)))
    yield Paragraph(words(_silence(told, invited)))


def _row(told: Material, perspective: Perspective) -> tuple[Text, ...]:
    return (
        words(perspective_word(perspective, told.language)),
        words(_who(told, perspective)),
        *(words(_number(told, perspective, each)) for each in told.questionnaires),
    )


def _who(told: Material, perspective: Perspective) -> str:
    """Bodies with a mandate by name, each once; persons are never named."""
    if perspective not in told.perspectives:
        return told.language.text("niemand")
    if not is_named(perspective):
        return told.language.text("niet bij naam")
    respondents = dict.fromkeys(
        response.respondent for response in told.bodies if response.perspective is perspective
    )
    return told.language.listed(list(respondents))


def _number(told: Material, perspective: Perspective, questionnaire: Questionnaire) -> str:
    if perspective not in questionnaire.perspectives:
        return told.language.text("niet gevraagd")
    for instrument in told.instruments:
        side = instrument.of(perspective) if instrument.questionnaire is questionnaire else None
        if side is not None:
            if side.respondents is None:
                return told.language.text("te weinig")
            return str(side.respondents)
    return "0"


def _key(told: Material) -> str:
    """The questionnaires behind the ids at the head of the columns, and what the signs mean."""
    listed = "; ".join(
        told.language.text(
            "{id} is ‘{title}’ (versie {version})",
            id=each.id,
            title=each.title.default,
            version=each.version,
        )
        for each in told.questionnaires
    )
    return told.language.text(
        "{questionnaires}. Van personen wordt een aantal pas vanaf vijf getoond.",
        questionnaires=listed,
    )


def _silence(told: Material, invited: list[Perspective]) -> str:
    silent = [perspective for perspective in invited if perspective not in told.perspectives]
    if not silent:
        return told.language.text("Elk perspectief dat gevraagd kan worden, heeft geantwoord.")
    return told.language.text(
        "Niet gehoord: {perspectives}. Dit rapport spreekt niet voor hen.",
        perspectives=told.language.listed(
            [perspective_word(perspective, told.language).lower() for perspective in silent]
        ),
    )
