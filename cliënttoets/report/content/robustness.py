"""Whether the signals survive other readings of the same answers, and what would change them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...response.model import Response
from ...scoring.disclosure import is_named
from ...scoring.explain import standing_lines
from ...scoring.flips import flips
from ...scoring.robustness import robustness
from ..blocks import Block, Column, Paragraph, Table, Text, words
from ..sides import Side, told_score
from .material import Instrument, Material, perspective_word
from .signal import verdict_run


def robustness_blocks(told: Material) -> tuple[Block, ...]:
    """A row for each signal that is told whole: how it stands every other reading."""
    rows = tuple(
        _row(told, instrument, side, lines)
        for instrument in told.instruments
        for side in instrument.client_sides
        if (lines := standing_of(told, instrument, side))
    )
    if not rows:
        return ()
    say = told.language.text
    columns = (
        Column(say("Vragenlijst"), 1),
        Column(say("Perspectief"), 2),
        Column(say("Signaal"), 2.2),
        Column(say("Anders berekend met dezelfde antwoorden"), 7),
    )
    return (
        Paragraph(words(_how_to_read(told))),
        Table(say("Blijft elk signaal staan als het anders berekend wordt?"), columns, rows),
    )


def _how_to_read(told: Material) -> str:
    return told.language.text(
        "Elke manier verandert één keuze van de methode en laat de rest zoals het is. Soms tellen "
        "andere gewichten, of valt één vraag weg. Soms telt een hoge score zonder bewijs als 2, of "
        "de hoogste van twee middelste waarden. Soms is wat ontbreekt 0 of 4. En soms telt per "
        "dimensie de laagste waarde. Hoe vaker hetzelfde signaal uitkomt, hoe steviger het is."
    )


def standing_of(told: Material, instrument: Instrument, side: Side) -> list[str]:
    """How a signal stands other readings, in sentences; nothing where a part of it is hidden.

    Which single answer would change it is told of bodies with a mandate alone: it says that
    somebody gave that answer, under that ceiling.
    """
    score = told_score(instrument.questionnaire, side)
    if score is None or score.signal is None:
        return []
    responses: Sequence[Response] = instrument.named
    found = robustness(instrument.questionnaire, score, responses)
    decisive = (
        flips(instrument.questionnaire, score, responses) if is_named(side.perspective) else None
    )
    return standing_lines(instrument.questionnaire, found, decisive, told.language)


def _row(told: Material, instrument: Instrument, side: Side, lines: list[str]) -> tuple[Text, ...]:
    return (
        words(instrument.questionnaire.id),
        words(perspective_word(side.perspective, told.language)),
        words(verdict_run(told, side)),
        words(*_sentences(lines)),
    )


def _sentences(lines: list[str]) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield line if at == 0 else f" {line}"
