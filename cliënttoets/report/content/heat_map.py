"""What every perspective says to every question, in one picture that averages nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...assessment import words as names
from ...language import Language, marked
from ...questionnaire.model import Perspective, Questionnaire, Rating
from ...scoring.gaps import FAR_APART
from ...scoring.item import Standing
from ...scoring.withheld import ALIKE_WORDS, HIDDEN, RANGES, Alike
from ...scoring.words import STANDINGS
from .. import chart
from ..blocks import Block, Figure
from ..figures import figure
from ..sides import Side
from .material import (
    Instrument,
    Material,
    full_name,
    perspective_word,
    too_few,
    with_content_labels,
)

MOST_ROWS = 20
"""How many questions a reader can take in at once; more are told in several figures."""

HEADS = {
    Perspective.CLIENTORGANISATIE: marked("Cliënten\u00adorganisatie"),
    Perspective.GEZIN_JONGERE: marked("Gezin of jongere"),
    Perspective.OVERHEID_ZELF: marked("Overheid"),
    Perspective.PRAKTIJK: marked("Praktijk"),
    Perspective.ONDERZOEK: marked("Onderzoek"),
}
"""The perspectives over narrow columns; a soft hyphen tells where a long word may be broken."""

_STATES = {
    Standing.MISSING: chart.State.WITHOUT_VALUE,
    Standing.NOT_APPLICABLE: chart.State.NOT_APPLICABLE,
    Standing.TOO_EARLY: chart.State.TOO_EARLY,
    Standing.NOT_ASKED: chart.State.NOT_ASKED,
}

_SPANS = {alike: chart.Span(*values) for alike, values in RANGES.items()}


def heat_maps(told: Material, instrument: Instrument) -> Iterator[Block]:
    """The questions of a questionnaire by perspective; nothing where only one perspective tells."""
    sides = [side for side in instrument.sides if side.respondents is not None]
    if len(sides) < 2:
        return
    parts = list(_parts(instrument.questionnaire))
    for number, questions in enumerate(parts, start=1):
        drawn = _chart(told.language, instrument.questionnaire, sides, questions)
        title = _conclusion(told.language, drawn)
        if len(parts) > 1:
            title = told.language.text(
                "Deel {number} van {parts}: {title}",
                number=number,
                parts=len(parts),
                title=title[:1].lower() + title[1:],
            )
        made = figure(drawn, title, told.language, note=_note(told, instrument))
        yield with_content_labels(told, _captioned(told, instrument, drawn, made))


def _captioned(
    told: Material, instrument: Instrument, drawn: chart.HeatMap, made: Figure
) -> Figure:
    """The figure with its questionnaire in the caption of its table: a report has several."""
    caption = told.language.text(
        "Wie zegt wat: {title} ({scale})",
        title=instrument.questionnaire.title.default,
        scale=", ".join(f"{at} = {word}" for at, word in enumerate(drawn.values)),
    )
    return replace(made, table=replace(made.table, caption=caption))


def _parts(questionnaire: Questionnaire) -> Iterator[Sequence[Rating]]:
    """The questions by dimension, as many dimensions in a part as it has room for."""
    part: list[Rating] = []
    for questions in _by_dimension(questionnaire):
        if part and len(part) + len(questions) > MOST_ROWS:
            yield part
            part = []
        part += questions
        while len(part) > MOST_ROWS:
            yield part[:MOST_ROWS]
            part = part[MOST_ROWS:]
    if part:
        yield part


def _by_dimension(questionnaire: Questionnaire) -> Iterator[list[Rating]]:
    """The questions of each dimension, and at the end those that are in none."""
    ratings = list(questionnaire.ratings())
    for dimension in (*(each.id for each in questionnaire.dimensions), None):
        yield [question for question in ratings if question.dimension == dimension]


def _chart(
    language: Language,
    questionnaire: Questionnaire,
    sides: Sequence[Side],
    questions: Sequence[Rating],
) -> chart.HeatMap:
    titles = {each.id: each.title for each in questionnaire.dimensions}
    return chart.HeatMap(
        parties=tuple(
            chart.Party(
                perspective_word(side.perspective, language),
                language.text(HEADS[side.perspective]),
            )
            for side in sides
        ),
        values=tuple(language.text(word) for word in names.RATING_WORDS),
        words=_words(language),
        rows=tuple(
            chart.HeatRow(
                full_name(question),
                tuple(_cell(side, question) for side in sides),
                titles.get(question.dimension or "", ""),
            )
            for question in questions
        ),
    )


def _words(language: Language) -> tuple[tuple[chart.Span | chart.State, str], ...]:
    """What stands in a cell without a value, in words."""
    return (
        *((span, language.text(ALIKE_WORDS[alike])) for alike, span in _SPANS.items()),
        *((state, language.text(STANDINGS[standing])) for standing, state in _STATES.items()),
        (chart.State.HIDDEN, language.text(HIDDEN)),
    )


def _cell(side: Side, question: Rating) -> chart.Cell:
    """What may be told of one question: its value, a range, or why there is none."""
    if not question.is_for(side.perspective):
        return chart.State.NOT_ASKED
    if question.id in side.hidden:
        return chart.State.HIDDEN
    if question.id in side.alike:
        alike = side.alike[question.id]
        return chart.State.WITHOUT_VALUE if alike is Alike.WITHOUT_VALUE else _SPANS[alike]
    item = side.items.get(question.id)
    if item is None:
        return chart.State.NOT_ASKED
    return _STATES[item.standing] if item.value is None else item.value


def _conclusion(language: Language, drawn: chart.HeatMap) -> str:
    """On how many questions perspectives lie far apart, of those that two or more gave a value."""
    values = [[cell for cell in row.cells if isinstance(cell, int)] for row in drawn.rows]
    compared = [each for each in values if len(each) > 1]
    if not compared:
        return language.text("Nog geen enkele vraag kreeg een waarde van twee perspectieven")
    apart = sum(max(each) - min(each) >= FAR_APART for each in compared)
    if not apart:
        return language.texts(
            "Bij de ene vergelijkbare vraag liggen perspectieven geen twee stappen uiteen",
            "Bij geen van de {number} vergelijkbare vragen liggen perspectieven twee stappen "
            "uiteen",
            len(compared),
        )
    if len(compared) == 1:
        return language.text(
            "Bij de ene vergelijkbare vraag liggen perspectieven minstens twee stappen uiteen"
        )
    return language.text(
        "Bij {number} van de {total} vergelijkbare vragen liggen perspectieven minstens twee "
        "stappen uiteen",
        number=language.number(apart),
        total=language.number(len(compared)),
    )


def _note(told: Material, instrument: Instrument) -> str:
    """How to read a cell, and which perspectives have no column because they are too few."""
    how = told.language.text(
        "Elk vakje toont de middelste waarde van één perspectief; van twee middelste telt de "
        "laagste. Een verschil zegt niet wie gelijk heeft."
    )
    unheard = [side.perspective for side in instrument.sides if side.respondents is None]
    return " ".join([how, *(too_few(each, told.language) for each in unheard)])
