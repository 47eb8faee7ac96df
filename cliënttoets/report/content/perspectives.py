"""Who sees what: the index of each perspective beside the others', never mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...language import whole
from ...questionnaire.model import Perspective
from ...scoring.index import IndexScore
from ...scoring.signal import SignalKind
from ...scoring.words import band_words, no_signal_words, signal_words
from .. import chart
from ..blocks import Align, Block, Column, Figure, Heading, Paragraph, Table, Text, plain, words
from ..sides import Side
from .heat_map import heat_maps
from .material import (
    Instrument,
    Material,
    band_run,
    content,
    coverage_words,
    index_words,
    interval_words,
    perspective_word,
    too_few,
)
from .signal import reasons_in_short

Row = tuple[str, Side, IndexScore]


def perspective_blocks(told: Material) -> tuple[Block, ...]:
    """For each questionnaire the indices of all perspectives, and all values beside each other."""
    if not told.instruments:
        return ()
    blocks: list[Block] = [Paragraph(words(_how_to_read(told)))]
    for instrument in told.instruments:
        anchor = f"perspectieven-{instrument.number}"
        title = instrument.questionnaire.title.default
        blocks.append(Heading(2, title, anchor, told.written_in))
        blocks.extend(_profile(told, instrument))
        blocks.extend(heat_maps(told, instrument))
    return tuple(blocks)


def _how_to_read(told: Material) -> str:
    return told.language.text(
        "De index loopt van 0 tot 100. De streep toont waar de index kan liggen als alle "
        "ontbrekende antwoorden zo slecht of zo goed mogelijk zouden zijn. Ontbreekt er geen "
        "enkele waarde, dan staat er bij de grenzen een streepje. "
        "Elk perspectief staat apart: er bestaat geen gemiddelde over perspectieven heen."
    )


def _profile(told: Material, instrument: Instrument) -> Iterator[Block]:
    for side in instrument.sides:
        if side.total is None:
            yield Paragraph(words(_untold(told, side)))
    rows = [*_totals(told, instrument), *_dimensions(instrument)]
    if rows:
        yield Figure(
            chart=_chart(told, instrument, rows),
            title=_conclusion(told, instrument),
            description=_described(told, rows),
            table=_table(told, instrument, rows),
            note=_note(told, instrument),
        )


def _note(told: Material, instrument: Instrument) -> str:
    """Where a signal says other than its index; why there is none where no client answered."""
    if told.has_client_side:
        return " ".join(_overruled(told, instrument))
    return no_signal_words(instrument.sides[0].perspective, told.language)


def _overruled(told: Material, instrument: Instrument) -> Iterator[str]:
    """A sentence for each index whose band is not the signal."""
    for _, side, _ in _totals(told, instrument):
        if side.signal is None or side.signal.kind is SignalKind.BAND:
            continue
        who = perspective_word(side.perspective, told.language)
        if side.signal.kind is SignalKind.BLOCKED:
            yield told.language.text(
                "{perspective}: het signaal is toch ‘{signal}’. Dat telt vóór de index.",
                perspective=who,
                signal=signal_words(side.signal, told.language),
            )
        else:
            yield told.language.text(
                "{perspective}: nog geen oordeel mogelijk. {reasons}.",
                perspective=who,
                reasons=_begun(plain(reasons_in_short(told, instrument, side))),
            )


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


def _untold(told: Material, side: Side) -> str:
    """Why there is no index: too few persons, or too few of many who answered one question."""
    if side.respondents is None:
        return too_few(side.perspective, told.language)
    return told.language.text(
        "{perspective}: geen index, omdat een van de vragen te weinig antwoorden heeft om te "
        "tonen. Uit een index zou die ene vraag af te leiden zijn.",
        perspective=perspective_word(side.perspective, told.language),
    )


def _totals(told: Material, instrument: Instrument) -> Iterator[Row]:
    for side in instrument.sides:
        if side.total is not None:
            yield told.language.text("Geheel"), side, side.total


def _dimensions(instrument: Instrument) -> Iterator[Row]:
    """Perspective by perspective beside each other, for each dimension that adds something.

    A dimension of one question is that question again, and a lone dimension the whole.
    """
    dimensions = instrument.questionnaire.dimensions
    questions = Counter(question.dimension for question in instrument.questionnaire.ratings())
    for dimension in dimensions if len(dimensions) > 1 else ():
        for side in instrument.sides if questions[dimension.id] > 1 else ():
            index = side.dimensions[dimension.id]
            if index is not None and index.interval is not None:
                yield dimension.title, side, index


def _chart(told: Material, instrument: Instrument, rows: list[Row]) -> chart.Profile:
    bands = tuple(
        chart.Band(whole(band.at_least), band.word) for band in instrument.questionnaire.bands
    )
    return chart.Profile(
        bands,
        tuple(_interval(told, *row) for row in rows),
        tuple(perspective_word(perspective, told.language) for perspective in Perspective),
    )


def _interval(told: Material, name: str, side: Side, index: IndexScore) -> chart.Interval:
    low, high = index.interval or (0, 100)
    return chart.Interval(
        label=name,
        series=perspective_word(side.perspective, told.language),
        index=None if index.index is None else whole(float(index.index)),
        lower=whole(float(low)),
        upper=whole(float(high)),
        remark=band_words(index, told.language),
    )


def _conclusion(told: Material, instrument: Instrument) -> str:
    """The figure's message in one line: what each perspective comes to, as it is drawn."""
    return told.language.text(
        "Index: {perspectives}",
        perspectives=", ".join(
            f"{perspective_word(side.perspective, told.language).lower()} {_in_short(told, index)}"
            for _, side, index in _totals(told, instrument)
        ),
    )


def _in_short(told: Material, index: IndexScore) -> str:
    """The index with its band: "43 (eerste stappen)"."""
    if index.index is None:
        return index_words(index, told.language)
    return f"{index_words(index, told.language)} ({band_words(index, told.language)})"


def _described(told: Material, rows: list[Row]) -> str:
    return " ".join(_one_described(told, *row) for row in rows)


def _one_described(told: Material, name: str, side: Side, index: IndexScore) -> str:
    language = told.language
    who = perspective_word(side.perspective, language)
    found = index_words(index, language)
    if index.coverage == 1:
        return language.text(
            "{name}, {perspective}: index {index}.", name=name, perspective=who, index=found
        )
    return language.text(
        "{name}, {perspective}: index {index} (grenzen: {interval}).",
        name=name,
        perspective=who,
        index=found,
        interval=interval_words(index, language),
    )


def _table(told: Material, instrument: Instrument, rows: list[Row]) -> Table:
    language = told.language
    title = instrument.questionnaire.title.default
    caption = language.text("Index per perspectief: {title}", title=title)
    columns = (
        Column(language.text("Dimensie"), 3),
        Column(language.text("Perspectief"), 3),
        Column(language.text("Index"), 0.9, Align.END),
        Column(language.text("Grenzen"), 1, Align.END),
        Column(language.text("Dekking"), 1.1, Align.END),
        Column(language.text("In woorden"), 2.4),
    )
    return Table(caption, columns, tuple(_table_row(told, *row) for row in rows))


def _table_row(told: Material, name: str, side: Side, index: IndexScore) -> tuple[Text, ...]:
    language = told.language
    return (
        words(name if name == language.text("Geheel") else content(told, name)),
        words(perspective_word(side.perspective, language)),
        words(index_words(index, language)),
        words(interval_words(index, language)),
        words(coverage_words(index, language)),
        words(band_run(told, index)),
    )
