"""The message: the signal in words, what blocks, what can be better first, and all signals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ...scoring.marks import marks
from ...scoring.signal import (
    CriticalItem,
    CriticalMissing,
    CriticalTooEarly,
    LowCoverage,
    NothingToScore,
    Reason,
    RestUndecided,
    Signal,
    SignalKind,
)
from ...scoring.withheld import HIDDEN, HiddenCritical, possible_words
from ...scoring.words import reason_words, signal_words
from ..blocks import (
    Align,
    Block,
    BulletList,
    Column,
    Face,
    Heading,
    Run,
    Table,
    Text,
    strong,
    words,
)
from ..blocks import Signal as SignalBlock
from ..chart import Level
from ..sides import Side
from .improvements import improvement_blocks
from .material import (
    Instrument,
    Material,
    all_strong,
    anchor_of,
    closed,
    content,
    coverage_words,
    full_name,
    index_words,
    interval_words,
    moment_words,
    perspective_word,
    quoted,
    rating,
)
from .stumbling_blocks import who_saw
from .without_clients import without_clients

LONGEST_REASON = 300
"""Up to this many characters a reason stands on the first page too."""

_LEVELS = (Level.BAND_1, Level.BAND_2, Level.BAND_3, Level.BAND_4)

Verdict = tuple[Instrument, Side]


def signal_blocks(told: Material) -> tuple[Block, ...]:
    """The signals of the client side; without a client side, that there is none."""
    verdicts = client_verdicts(told)
    if not verdicts:
        return tuple(without_clients(told))
    return (
        *headline(told, verdicts),
        *_blocking(told, verdicts),
        *improvement_blocks(told, verdicts),
        *_all_signals(told, verdicts),
    )


def client_verdicts(told: Material) -> list[Verdict]:
    """Every side that can carry a signal, questionnaire by questionnaire."""
    return [
        (instrument, side) for instrument in told.instruments for side in instrument.client_sides
    ]


def headline(told: Material, verdicts: list[Verdict]) -> Iterator[Block]:
    """The first questionnaire's signals, and every signal of another one that blocks."""
    first = verdicts[0][0]
    for instrument, side in verdicts:
        if instrument is first or _blocks(side.signal):
            yield _signal(told, instrument, side)


def _blocks(signal: Signal | None) -> bool:
    return signal is not None and signal.kind is SignalKind.BLOCKED


def _signal(told: Material, instrument: Instrument, side: Side) -> SignalBlock:
    source = told.text(
        "{questionnaire} – {perspective}",
        questionnaire=content(told, instrument.questionnaire.title.default),
        perspective=perspective_word(side.perspective, told.language),
    )
    said = verdict_reasons(told, side)
    return SignalBlock(
        level=level_of(instrument, side.signal),
        verdict=verdict_words(told, side),
        moment=moment_words(told.assessment, told.language),
        detail=words(*all_strong(source), f"\n{said}" if said else ""),
        language=verdict_run(told, side).language,
    )


def verdict_reasons(told: Material, side: Side) -> str:
    """Why the signal of a side is what it is, in sentences; empty for a band."""
    reasons = side.signal.reasons if side.signal else ()
    sentences = [reason_words(reason, told.language) for reason in reasons]
    sentences += [possible_words(each, told.language) for each in _possible(side)]
    return " ".join(sentences)


def _possible(side: Side) -> tuple[HiddenCritical, ...]:
    """What may block behind what is hidden; said only where a few answers are told."""
    return () if side.respondents is None else side.possible


def verdict_words(told: Material, side: Side) -> str:
    """The signal of a side, or why it is not told."""
    if side.signal is not None:
        return signal_words(side.signal, told.language)
    if side.respondents is not None:
        return told.language.text("Niet te tonen: een vraag heeft te weinig antwoorden")
    hidden = told.language.text(HIDDEN)
    return hidden[:1].upper() + hidden[1:]


def verdict_run(told: Material, side: Side) -> Run:
    """The same as a run: the name of a band is its questionnaire's, in that language."""
    said = verdict_words(told, side)
    bands = set() if side.signal is None else set(side.signal.bands or ())
    return content(told, said, Face.STRONG) if len(bands) == 1 else strong(said)


def level_of(instrument: Instrument, signal: Signal | None) -> Level:
    """How grave a signal is. Bands are spread over four levels; of two bands the lower counts."""
    if signal is None or signal.kind is SignalKind.UNDECIDED:
        return Level.UNDECIDED
    if signal.bands is None:
        return Level.CRITICAL
    bands = instrument.questionnaire.bands
    return _LEVELS[bands.index(signal.bands[0]) * len(_LEVELS) // len(bands)]


def _blocking(told: Material, verdicts: list[Verdict]) -> Iterator[Block]:
    """What blocks, question by question: what was found, why it counts, who saw it."""
    items = tuple(
        _blocked_item(told, instrument, side, critical)
        for instrument, side in verdicts
        if side.signal is not None
        for critical in side.signal.critical_items
    )
    if items:
        yield Heading(2, told.language.text("Struikelblokken: eerst oplossen"), "struikelblokken")
        yield BulletList(items)


def _blocked_item(
    told: Material, instrument: Instrument, side: Side, critical: CriticalItem
) -> Text:
    question = rating(instrument.questionnaire, critical.question)
    chosen = anchor_of(instrument, question, side.perspective, critical.value)
    seen = told.language.text("Gezien door: {who}.", who=who_saw(told, instrument, side, question))
    reason = f"{question.critical_reason} " if question.critical_reason else ""
    return words(
        content(told, f"{closed(full_name(question))} ", Face.STRONG),
        content(told, f"{closed(chosen)} ({critical.value}) {reason}"),
        seen,
        *_why(told, instrument, side, critical),
    )


def _why(
    told: Material, instrument: Instrument, side: Side, critical: CriticalItem
) -> Iterator[Run]:
    """Why the lowest voice among them saw it, in its own words; others stand at the question.

    Of bodies with a mandate alone: what persons wrote is not at hand here.
    """
    question = rating(instrument.questionnaire, critical.question)
    given = marks(instrument.questionnaire, instrument.named, side.perspective)[question.id]
    lowest = min((mark.value for mark in given), default=None)
    for mark in given:
        said = " ".join(mark.answer.explanation.split())
        if mark.value == lowest and 0 < len(said) <= LONGEST_REASON:
            respondent = instrument.named[mark.response].respondent
            yield content(told, f" {quoted(said)} ({respondent})", Face.EMPHASIS)


def _all_signals(told: Material, verdicts: list[Verdict]) -> Iterator[Block]:
    if len(verdicts) < 2:  # a table of one row repeats the headline
        return
    language = told.language
    caption = language.text(
        "Signaal per vragenlijst en perspectief op dit moment: {moment}.",
        moment=moment_words(told.assessment, language),
    )
    columns = (
        Column(language.text("Vragenlijst"), 3.25),
        Column(language.text("Perspectief"), 2.05),
        Column(language.text("Signaal"), 3.2),
        Column(language.text("Index"), 0.7, Align.END),
        Column(language.text("Grenzen"), 0.95, Align.END),
        Column(language.text("Dekking"), 1.05, Align.END),
    )
    yield Heading(2, language.text("Alle signalen naast elkaar"), "signalen")
    yield Table(caption, columns, tuple(_signal_row(told, *verdict) for verdict in verdicts))


def _signal_row(told: Material, instrument: Instrument, side: Side) -> tuple[Text, ...]:
    figures = ["–"] * 3
    if side.total is not None:
        figures = [
            index_words(side.total, told.language),
            interval_words(side.total, told.language),
            coverage_words(side.total, told.language),
        ]
    return (
        words(content(told, instrument.questionnaire.title.default)),
        words(perspective_word(side.perspective, told.language)),
        words(verdict_run(told, side), _reasons_in_short(told, side.signal)),
        *(words(figure) for figure in figures),
    )


def _reasons_in_short(told: Material, signal: Signal | None) -> str:
    """Why a verdict is not a band, on a line of its own; empty for a band."""
    if signal is None or signal.kind is SignalKind.BAND:
        return ""
    said = "; ".join(_in_short(told, reason) for reason in signal.reasons)
    return f"\n{said[:1].upper()}{said[1:]}"


def _in_short(told: Material, reason: Reason) -> str:
    say = told.language.text
    match reason:
        case CriticalItem(question, value):
            return say("{question} heeft waarde {value}", question=question, value=value)
        case CriticalMissing(question):
            return say("{question} heeft geen waarde", question=question)
        case CriticalTooEarly(question):
            return say("te vroeg voor {question}", question=question)
        case LowCoverage():
            return say("te lage dekking")
        case NothingToScore():
            return say("geen antwoord dat meetelt")
        case RestUndecided():
            return say("voor de rest te weinig antwoorden")
        case _:
            assert_never(reason)
