"""A chart as a figure: with its data in words and as a table, both made from the chart itself."""

from __future__ import annotations

from typing import assert_never

from ..language import Language
from .blocks import Align, Column, Figure, Table, Text, words
from .chart import (
    Cell,
    Chart,
    Distribution,
    HeatMap,
    HeatRow,
    Interval,
    Profile,
    Shift,
    Shifts,
    SideBySide,
    Spread,
)


def figure(chart: Chart, title: str, language: Language, note: str = "") -> Figure:
    """The chart under its conclusion in one line, described in words and repeated as a table."""
    return Figure(
        chart=chart,
        title=title,
        description=description(chart, language),
        table=table(chart, language),
        note=note,
    )


def description(chart: Chart, language: Language) -> str:
    """What the chart shows, sentence by sentence, for who does not see it."""
    match chart:
        case Distribution():
            sentences = [
                _spread_sentence(chart, answered.question, spread)
                for answered in chart.questions
                for spread in answered.spreads
            ]
        case Profile():
            sentences = [_interval_sentence(row, language) for row in chart.rows]
        case SideBySide():
            sentences = [_pair_sentence(chart, at, language) for at in range(len(chart.pairs))]
        case HeatMap():
            sentences = [_heat_sentence(chart, row) for row in chart.rows]
        case Shifts():
            sentences = [_shift_sentence(chart, shift) for shift in chart.shifts]
        case _:
            assert_never(chart)
    return " ".join(sentences)


def _spread_sentence(chart: Distribution, question: str, spread: Spread) -> str:
    """The counts above zero: "KT1 Betrokken, cliëntzijde: Niet 2, Aanzet 5 (mediaan 1)."."""
    counted = zip((*chart.values, *chart.codes), (*spread.counts, *spread.without), strict=True)
    counts = ", ".join(f"{word} {count}" for word, count in counted if count)
    who = ", ".join(part for part in (question, spread.perspective) if part)
    return f"{who}: {counts} ({spread.summary})." if counts else f"{who}: {spread.summary}."


def _interval_sentence(row: Interval, language: Language) -> str:
    who = f"{row.label}, {row.series}" if row.series else row.label
    if row.index is None:
        return f"{who}: {row.remark or language.text('geen cijfer')}."
    return language.text(
        "{who}: {index}, in het slechtste geval {lower} en in het beste geval {upper}.",
        who=who,
        index=row.index,
        lower=row.lower,
        upper=row.upper,
    )


def _pair_sentence(chart: SideBySide, at: int, language: Language) -> str:
    pair = chart.pairs[at]
    first, second = (reading(chart, value, language) for value in (pair.first, pair.second))
    remark = f" ({pair.remark})" if pair.remark else ""
    return f"{pair.label}: {chart.names[0]} {first}, {chart.names[1]} {second}{remark}."


def reading(chart: SideBySide, value: float | None, language: Language) -> str:
    """A position on the scale with its word: "Gedeeltelijk (2)"; between two words a number."""
    if value is None:
        return language.text("geen antwoord")
    if value == int(value):
        return f"{chart.values[int(value)]} ({int(value)})"
    return language.number(value)


def _heat_sentence(chart: HeatMap, row: HeatRow) -> str:
    """What each party says: "KT1 Betrokken: cliënten Aanzet (1), praktijk niet gevraagd."."""
    said = ", ".join(
        f"{party.name} {cell_words(chart, cell)}"
        for party, cell in zip(chart.parties, row.cells, strict=True)
    )
    return f"{row.label}: {said}."


def cell_words(chart: HeatMap, cell: Cell) -> str:
    """What a cell says to who does not see it: "Aanzet (1)", or why there is no value."""
    if isinstance(cell, int):
        return f"{chart.values[cell]} ({cell})"
    return dict(chart.words)[cell]


def _shift_sentence(chart: Shifts, shift: Shift) -> str:
    remark = f"; {shift.remark}" if shift.remark else ""
    values = ", ".join(
        f"{name} {_position(chart, at)}"
        for name, at in zip(chart.names, (shift.before, shift.after), strict=True)
    )
    return f"{shift.label}: {values}, {shift.said}{remark}."


def _position(chart: Shifts, at: int) -> str:
    return f"{chart.values[at]} ({at})"


def table(chart: Chart, language: Language) -> Table:
    """The chart's data, row by row."""
    match chart:
        case Distribution():
            return _distribution_table(chart, language)
        case Profile():
            return _profile_table(chart, language)
        case SideBySide():
            return _side_by_side_table(chart, language)
        case HeatMap():
            return _heat_map_table(chart, language)
        case Shifts():
            return _shifts_table(chart, language)
        case _:
            assert_never(chart)


def _distribution_table(chart: Distribution, language: Language) -> Table:
    """Counts under digits, which the caption explains; the question only where there is one."""
    scale = ", ".join(f"{at} = {word}" for at, word in enumerate(chart.values))
    columns = (
        Column(language.text("Vraag"), 3.2),
        Column(language.text("Wie"), 2.2),
        *(Column(str(at), 0.7, Align.END) for at in range(len(chart.values))),
        Column(language.text("Zonder cijfer"), 2.4),
        Column(language.text("Mediaan"), 1.2, Align.END),
    )
    rows = tuple(
        (words(answered.question), *_spread_cells(chart, spread))
        for answered in chart.questions
        for spread in answered.spreads
    )
    if not any(answered.question for answered in chart.questions):
        columns, rows = columns[1:], tuple(row[1:] for row in rows)
    return Table(language.text("Aantal antwoorden ({scale})", scale=scale), columns, rows)


def _spread_cells(chart: Distribution, spread: Spread) -> tuple[Text, ...]:
    counted = zip(chart.codes, spread.without, strict=True)
    without = ", ".join(f"{count} {_lower(word)}" for word, count in counted if count)
    median = "–".join(str(at) for at in spread.medians)
    return (
        words(spread.perspective),
        *(words(str(count)) for count in spread.counts),
        words(without or "–"),
        words(median or "–"),
    )


def _lower(word: str) -> str:
    """The word as it stands within a sentence."""
    return word[:1].lower() + word[1:]


def _profile_table(chart: Profile, language: Language) -> Table:
    columns = (
        Column(language.text("Onderdeel"), 3),
        Column(language.text("Wie"), 2),
        Column(language.text("Index"), 1.6, Align.END),
        Column(language.text("Slechtste geval"), 1.6, Align.END),
        Column(language.text("Beste geval"), 1.6, Align.END),
    )
    rows = tuple(
        tuple(words(cell) for cell in (row.label, row.series or "–", *_numbers(row)))
        for row in chart.rows
    )
    starts = ", ".join(
        language.text("vanaf {at_least} {word}", at_least=band.at_least, word=band.word)
        for band in chart.bands
    )
    return Table(language.text("Index van 0 tot 100 ({bands})", bands=starts), columns, rows)


def _numbers(row: Interval) -> tuple[str, str, str]:
    if row.index is None:
        return (row.remark or "–", "–", "–")
    return str(row.index), str(row.lower), str(row.upper)


def _side_by_side_table(chart: SideBySide, language: Language) -> Table:
    columns = (
        Column(language.text("Vraag"), 3),
        *(Column(name[:1].upper() + name[1:], 2) for name in chart.names),
        Column(language.text("Opmerking"), 2),
    )
    rows = tuple(
        (
            words(pair.label),
            words(reading(chart, pair.first, language)),
            words(reading(chart, pair.second, language)),
            words(pair.remark or "–"),
        )
        for pair in chart.pairs
    )
    return Table(language.text("Beide antwoorden per vraag"), columns, rows)


def _heat_map_table(chart: HeatMap, language: Language) -> Table:
    """A digit for each value, which the caption explains, or the words of its mark."""
    scale = ", ".join(f"{at} = {word}" for at, word in enumerate(chart.values))
    words_of = dict(chart.words)
    return Table(
        language.text("Wie zegt wat per vraag ({scale})", scale=scale),
        (
            Column(language.text("Vraag"), 3.6),
            *(Column(party.name, 2, Align.MIDDLE) for party in chart.parties),
        ),
        tuple(
            (
                words(row.label),
                *(
                    words(str(cell) if isinstance(cell, int) else words_of[cell])
                    for cell in row.cells
                ),
            )
            for row in chart.rows
        ),
    )


def _shifts_table(chart: Shifts, language: Language) -> Table:
    """Both values and the way between them; a column of remarks where there are any."""
    has_remarks = any(shift.remark for shift in chart.shifts)
    columns = (
        Column(language.text("Vraag"), 4),
        *(Column(name[:1].upper() + name[1:], 2) for name in chart.names),
        Column(language.text("Verandering"), 2.4),
        *([Column(language.text("Opmerking"), 2.6)] if has_remarks else []),
    )
    rows = tuple(
        (
            words(shift.label),
            words(_position(chart, shift.before)),
            words(_position(chart, shift.after)),
            words(shift.said),
            *([words(shift.remark or "–")] if has_remarks else []),
        )
        for shift in chart.shifts
    )
    return Table(language.text("Beide toetsen per vraag"), columns, rows)
