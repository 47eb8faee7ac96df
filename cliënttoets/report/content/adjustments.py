"""What can be adjusted, and where: a row for each point, for the government to fill in further."""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment.follow_up import AdvicePoint
from ...assessment.words import EFFORTS
from ...language import marked
from ...questionnaire.model import HIGHEST_RATING, Tone
from ..blocks import Block, Column, Face, Paragraph, ReplyTable, Text, emphasis, words
from ..layout import LayoutSection
from .improvements import MOST_IMPROVEMENTS, higher_words, lowest_questions
from .material import Material, all_strong, anchor_of, closed, content, label, quoted
from .points import numbered, stumbling_name, to_fill_in, without_a_point
from .signal import client_verdicts
from .stories import open_answers
from .stumbling_blocks import StumblingBlock, stumbling_blocks

Row = tuple[Text, ...]

_WISHED = marked(
    "Er zijn nog geen adviespunten. Deze rijen volgen uit de antwoorden: eerst wat blokkeert, dan "
    "wat cliëntenorganisaties zelf willen veranderen."
)
_LOWEST = marked(
    "Er zijn nog geen adviespunten. Deze rijen volgen uit de antwoorden, in woorden van de "
    "vragenlijst: eerst wat blokkeert, dan de laagste vragen. Vraag cliënten wat zij willen."
)


def adjustment_blocks(told: Material, section: LayoutSection) -> tuple[Block, ...]:
    """The points with their place, effort and who decides.

    Where nobody wrote points, rows that follow from the answers: what blocks, and then what client
    organisations say has to change; where they say nothing, the questions with the lowest values.
    There are at most `section.most` of either. Nothing where there is nothing at all.
    """
    points = list(numbered(told))
    shown = points[: section.most]
    if points:
        rows = [_row(told, number, point) for number, point in shown]
        rest = [number for number, _ in points[len(shown) :]]
        return (_table(told, rows), *_left_out(told, rest), *_unasked(told))
    return _without_points(told, section.most)


def _without_points(told: Material, most: int | None) -> tuple[Block, ...]:
    wishes = list(_wish_rows(told))
    rest = [] if wishes else list(_lowest_rows(told, most or MOST_IMPROVEMENTS))
    rows = [*_stumbling_rows(told), *wishes[:most], *rest]
    if not rows:
        return ()
    introduction = told.language.text(_WISHED if wishes else _LOWEST)
    return (
        Paragraph(words(introduction)),
        _table(told, rows),
        *_unshown(told, len(wishes[:most]), len(wishes)),
    )


def _unshown(told: Material, shown: int, found: int) -> Iterator[Block]:
    if shown < found:
        text = told.language.texts(
            "Nog {number} antwoord over wat moet veranderen staat in het volledige rapport.",
            "Nog {number} antwoorden over wat moet veranderen staan in het volledige rapport.",
            found - shown,
        )
        yield Paragraph(words(text))


def _table(told: Material, rows: list[Row]) -> ReplyTable:
    say = told.language.text
    return ReplyTable(
        caption=say(
            "Wat gevraagd wordt, en waar. Vul zelf aan: de inspanning (klein, middel of groot) en "
            "wie beslist."
        ),
        columns=(
            Column(say("Nr."), 0.8),
            Column(say("Wat gevraagd wordt"), 6.6),
            Column(say("Plaats in de tekst"), 1.9),
            Column(say("Inspanning"), 1.6),
            Column(say("Wie beslist"), 1.6),
        ),
        rows=tuple(rows),
        blank=say("in te vullen"),
    )


def _row(told: Material, number: int, point: AdvicePoint) -> Row:
    effort = told.language.text(EFFORTS[point.effort]) if point.effort else ""
    wanted = point.wanted.strip()
    term = emphasis(f"\n{told.language.text('Gewenste wijziging:')} ")
    more = (term, content(told, wanted)) if wanted else ()
    return (
        words(str(number)),
        words(content(told, closed(point.text.strip())), *more),
        to_fill_in(told, point.place),
        words(effort),
        to_fill_in(told, point.decides),
    )


def _left_out(told: Material, rest: list[int]) -> Iterator[Block]:
    if rest:
        text = told.language.texts(
            "Adviespunt {points} staat niet in deze tabel.",
            "Adviespunten {points} staan niet in deze tabel.",
            len(rest),
            points=told.language.listed([str(number) for number in rest]),
        )
        yield Paragraph(words(text))


def _unasked(told: Material) -> Iterator[Block]:
    """What blocks while no point says so: it has to be solved all the same."""
    names = without_a_point(told)
    if names:
        text = told.language.texts(
            "Bij struikelblok {names} hoort nog geen adviespunt.",
            "Bij de struikelblokken {names} hoort nog geen adviespunt.",
            len(names),
            names=told.language.listed(names),
        )
        yield Paragraph(words(text))


def _wish_rows(told: Material) -> Iterator[Row]:
    """What client organisations answered to the question what has to change, word for word."""
    for instrument, response, said in open_answers(told, Tone.VERANDERT):
        if response.perspective.is_client_side:
            who = content(told, f" – {response.respondent}", Face.EMPHASIS)
            yield _open_row(instrument.questionnaire.id, words(content(told, quoted(said)), who))


def _stumbling_rows(told: Material) -> Iterator[Row]:
    for block in stumbling_blocks(told):
        name = all_strong((*stumbling_name(told, block), *words(". ")))
        yield _open_row(block.question.id, (*name, *_threshold_words(told, block)))


def _threshold_words(told: Material, block: StumblingBlock) -> Text:
    """From which words on it blocks no longer, as the first side that sees it reads them."""
    side, _ = block.seen[0]
    wanted = min((block.question.critical_up_to or 0) + 1, HIGHEST_RATING)
    anchor = anchor_of(block.instrument, block.question, side.perspective, wanted)
    return told.text(
        "Geen struikelblok meer vanaf: {anchor}", anchor=content(told, quoted(closed(anchor)))
    )


def _lowest_rows(told: Material, most: int) -> Iterator[Row]:
    found = lowest_questions(client_verdicts(told))
    if found is None:
        return
    instrument, side, low = found
    for each in low[:most]:
        name = content(told, f"{closed(label(each.question))} ", Face.STRONG)
        said = words(name, *higher_words(told, instrument, side, each))
        yield _open_row(each.question.id, said)


def _open_row(name: str, text: Text) -> Row:
    return (words(name), text, (), (), ())
