"""How it stands, question by question: all answers, and the chosen words."""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment import words as names
from ...questionnaire.model import HIGHEST_RATING, Perspective, Rating, Voice
from ...response.model import Code
from ...scoring.disclosure import is_named
from ...scoring.item import ItemScore, Standing
from ...scoring.withheld import ALIKE_WORDS
from ...scoring.words import CODES_COUNTED, STANDINGS
from .. import chart
from ..blocks import (
    Align,
    Block,
    Column,
    Figure,
    Heading,
    Paragraph,
    Question,
    Table,
    Text,
    words,
)
from ..sides import Side
from .explanations import counts_lower, explanation_blocks
from .material import (
    Instrument,
    Material,
    anchor_of,
    closed,
    content,
    label,
    perspective_word,
    too_few,
    typeset,
    value_words,
)
from .parts import part_blocks

Row = tuple[Side, ItemScore]


def profile_blocks(told: Material) -> tuple[Block, ...]:
    """Every scored question of every questionnaire that was answered."""
    blocks: list[Block] = []
    for instrument in told.instruments:
        anchor = f"profiel-{instrument.number}"
        title = instrument.questionnaire.title.default
        blocks.append(Heading(2, title, anchor, told.written_in))
        blocks.extend(_unheard(told, instrument))
        for question in instrument.questionnaire.ratings():
            blocks.extend(_question_blocks(told, instrument, question))
    return tuple(blocks)


def _unheard(told: Material, instrument: Instrument) -> Iterator[Block]:
    """A perspective of which no question at all can be told is said so once, not at each."""
    for side in instrument.sides:
        if side.respondents is None:
            yield Paragraph(words(too_few(side.perspective, told.language)))


def _question_blocks(told: Material, instrument: Instrument, question: Rating) -> Iterator[Block]:
    rows = [
        (side, side.items[question.id]) for side in instrument.sides if question.id in side.items
    ]
    withheld = list(_withheld(told, instrument, question))
    if not rows and not withheld:
        return
    yield Question(
        code=question.id,
        title=label(question),
        verbatim=question.verbatim.text if question.verbatim else question.text.default,
        source=question.verbatim.source if question.verbatim else "",
        anchor=f"vraag-{instrument.number}-{question.id}",
        depth=3,
        language=told.written_in,
    )
    yield from _as_families_read_it(told, instrument, question)
    yield from _why_critical(told, question)
    if rows:
        yield _figure(told, instrument, question, rows)
    yield from withheld
    yield from part_blocks(told, instrument, question)
    yield from explanation_blocks(told, instrument, question)


def _as_families_read_it(
    told: Material, instrument: Instrument, question: Rating
) -> Iterator[Block]:
    """The question as it was put to parents, where families answered and read other words."""
    put = question.text.to(Voice.U)
    is_asked = question.is_for(Perspective.GEZIN_JONGERE)
    if is_asked and instrument.of(Perspective.GEZIN_JONGERE) and put != question.text.default:
        yield Paragraph(
            told.text("Gezinnen kregen de vraag: {question}", question=content(told, put))
        )


def _why_critical(told: Material, question: Rating) -> Iterator[Block]:
    """Why the question may block, where it may."""
    if question.critical_up_to is not None and question.critical_reason:
        yield Paragraph(
            told.text(
                "Deze vraag kan een struikelblok zijn. {reason}",
                reason=content(told, closed(typeset(question.critical_reason))),
            )
        )


def _withheld(told: Material, instrument: Instrument, question: Rating) -> Iterator[Block]:
    """A sentence for each perspective of which the question is hidden, or told in a word."""
    for side in instrument.sides:
        if side.respondents is None:
            continue  # said once, above all questions
        if question.id in side.hidden:
            yield Paragraph(words(too_few(side.perspective, told.language)))
        elif question.id in side.alike:
            who = perspective_word(side.perspective, told.language)
            said = told.language.text(ALIKE_WORDS[side.alike[question.id]])
            yield Paragraph(words(f"{who}: {said}."))


def _figure(told: Material, instrument: Instrument, question: Rating, rows: list[Row]) -> Figure:
    language = told.language
    return Figure(
        chart=chart.Distribution(
            tuple(language.text(word) for word in names.RATING_WORDS),
            tuple(_unnumbered_word(told, kind) for kind in _UNNUMBERED),
            (chart.Answered("", tuple(_spread(told, *row) for row in rows)),),
        ),
        title=_conclusion(told, rows),
        description=" ".join(_described(told, *row) for row in rows),
        table=_table(told, instrument, question, rows),
    )


def _conclusion(told: Material, rows: list[Row]) -> str:
    """What each perspective comes to, in words; those that come to the same together."""
    alike: dict[str, list[str]] = {}
    for side, item in rows:
        who = perspective_word(side.perspective, told.language).lower()
        alike.setdefault(_conclusion_of(told, item), []).append(who)
    said = [f"{told.language.listed(who)}: {found}." for found, who in alike.items()]
    return " ".join(each[:1].upper() + each[1:] for each in said)


def _conclusion_of(told: Material, item: ItemScore) -> str:
    """A value in words with its digit: "grotendeels (3)"; or why there is none."""
    language = told.language
    if item.middle is None:
        return language.text(STANDINGS[item.standing])
    low, high = (language.text(names.RATING_WORDS[value]).lower() for value in item.middle)
    if low == high:
        return f"{low} ({value_words(item)})"
    return language.text(
        "tussen ‘{low}’ en ‘{high}’ ({values})", low=low, high=high, values=value_words(item)
    )


_UNNUMBERED: tuple[Code | None, ...] = (*Code, None)
"""The ways to answer without a number; None for those who were asked and gave no answer."""


def _count(item: ItemScore, kind: Code | None) -> int:
    return item.unanswered if kind is None else item.codes[kind]


def _unnumbered_word(told: Material, kind: Code | None) -> str:
    """An answer without a number as it is counted: "weet niet"."""
    if kind is None:
        return told.language.text(names.NOT_ANSWERED).lower()
    return told.language.text(CODES_COUNTED[kind])


def _spread(told: Material, side: Side, item: ItemScore) -> chart.Spread:
    return chart.Spread(
        perspective=perspective_word(side.perspective, told.language),
        counts=item.counts,
        without=tuple(_count(item, kind) for kind in _UNNUMBERED),
        medians=() if item.middle is None else tuple(sorted(set(item.middle))),
        summary=_value_phrase(told, item),
    )


def _value_phrase(told: Material, item: ItemScore) -> str:
    """What a question comes to, in a word or two: "1–2", or why it has no value."""
    if item.standing is Standing.VALUED:
        return value_words(item)
    return told.language.text(STANDINGS[item.standing])


def _described(told: Material, side: Side, item: ItemScore) -> str:
    """The counts as they are read out: "Praktijk: 4 keer grotendeels (3), 1 keer weet niet."."""
    language = told.language
    given = [
        (count, f"{language.text(word).lower()} ({value})")
        for value, (word, count) in enumerate(zip(names.RATING_WORDS, item.counts, strict=True))
    ]
    given += [(_count(item, kind), _unnumbered_word(told, kind)) for kind in _UNNUMBERED]
    said = ", ".join(
        language.texts("{number} keer {answer}", "{number} keer {answer}", count, answer=answer)
        for count, answer in given
        if count
    )
    return f"{perspective_word(side.perspective, language)}: {said}."


def _without_number(told: Material, item: ItemScore) -> list[str]:
    """How often each answer without a number was given: "2× weet ik niet"."""
    return [
        f"{_count(item, kind)}× {_unnumbered_word(told, kind)}"
        for kind in _UNNUMBERED
        if _count(item, kind)
    ]


def _table(told: Material, instrument: Instrument, question: Rating, rows: list[Row]) -> Table:
    """All answers; the column for answers without a number only where there are any."""
    language = told.language
    has_unnumbered = any(_without_number(told, item) for _, item in rows)
    columns = (
        Column(language.text("Perspectief"), 2.3),
        *(Column(str(value), 0.5, Align.MIDDLE) for value in range(HIGHEST_RATING + 1)),
        *([Column(language.text("Zonder cijfer"), 2.4)] if has_unnumbered else []),
        Column(language.text("Waarde"), 1, Align.MIDDLE),
        Column(language.text("In woorden"), 5.6),
    )
    return Table(
        language.text("Alle antwoorden op {question}", question=question.id),
        columns,
        tuple(
            _table_row(told, instrument, question, row, has_unnumbered=has_unnumbered)
            for row in rows
        ),
    )


def _table_row(
    told: Material, instrument: Instrument, question: Rating, row: Row, *, has_unnumbered: bool
) -> tuple[Text, ...]:
    side, item = row
    unnumbered = words(", ".join(_without_number(told, item)) or told.language.text("geen"))
    return (
        words(perspective_word(side.perspective, told.language)),
        *(words(str(count)) for count in item.counts),
        *([unnumbered] if has_unnumbered else []),
        words(value_words(item) if item.middle else told.language.text("geen")),
        in_words(told, instrument, question, side, item),
    )


def in_words(
    told: Material, instrument: Instrument, question: Rating, side: Side, item: ItemScore
) -> Text:
    """The anchor that the value stands for, and what a reader must know of the value."""
    if item.middle is None:
        return words(told.language.text(STANDINGS[item.standing]))
    anchor = anchor_of(instrument, question, side.perspective, item.middle[0])
    remarks = list(_remarks(told, question, side, item.middle))
    chosen = content(told, closed(anchor) if remarks else anchor)
    held_down = _is_held_down(instrument, question, side, item)
    said = told.text("Hoogstens: {anchor}", anchor=chosen) if held_down else (chosen,)
    return words(*said, *(f" {each}" for each in remarks))


def _remarks(
    told: Material, question: Rating, side: Side, middle: tuple[int, int]
) -> Iterator[str]:
    """What a reader must know of a value."""
    language, (low, high) = told.language, middle
    if low != high:
        yield language.text("(Van {low} en {high} telt de laagste.)", low=low, high=high)
    capped = side.capped.get(question.id, 0)
    if capped:
        yield language.texts(
            "({number} antwoord telt lager mee dan gegeven: een deelvraag is zwakker.)",
            "({number} antwoorden tellen lager mee dan gegeven: een deelvraag is zwakker.)",
            capped,
        )


def _is_held_down(instrument: Instrument, question: Rating, side: Side, item: ItemScore) -> bool:
    """Whether an answer was lowered to the value: its words are then the most that counts.

    Of persons only how many were lowered is told: so where these cannot all stand elsewhere.
    """
    if not is_named(side.perspective):
        others = item.valued - item.counts[item.value or 0]
        return side.capped.get(question.id, 0) > others
    return any(
        counts_lower(question, response, item.value)
        for response in instrument.named
        if response.perspective is side.perspective
    )
