"""The message: the signal in words, what blocks, what can be better first, and all signals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from ...language import marked
from ...questionnaire.model import HIGHEST_RATING, Questionnaire
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
    Paragraph,
    Run,
    Table,
    Text,
    strong,
    words,
)
from ..blocks import Signal as SignalBlock
from ..chart import Level
from ..layout import Part
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
    rating,
    separated,
)
from .points import counted
from .stumbling_blocks import who_saw
from .without_clients import without_clients

_WHERE = {
    Part.ADVICE: marked("De punten staan onder ‘{title}’."),
    Part.REPLIES: marked("Wat de overheid antwoordt, staat onder ‘{title}’."),
}

_LEVELS = (Level.BAND_1, Level.BAND_2, Level.BAND_3, Level.BAND_4)

Verdict = tuple[Instrument, Side]


def signal_blocks(told: Material, links: Mapping[Part, Run]) -> tuple[Block, ...]:
    """The signals of the client side; without a client side, that there is none.

    `links` lead to the other parts of the report, under their titles.
    """
    verdicts = client_verdicts(told)
    if not verdicts:
        return (*without_clients(told), *_points(told, links))
    return (
        *headline(told, verdicts),
        *_blocking(told, verdicts),
        *improvement_blocks(told, verdicts),
        *_points(told, links),
        *_all_signals(told, verdicts),
    )


def _points(told: Material, links: Mapping[Part, Run]) -> Iterator[Block]:
    """How many points are asked and answered, and where they stand; nothing without any."""
    said = [
        told.text(sentence, title=links[part]) for part, sentence in _WHERE.items() if part in links
    ]
    if told.follow_up.points and said:
        yield Paragraph(separated(" ", [words(counted(told)), *said]))


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
        "{perspective} over ‘{questionnaire}’.",
        perspective=perspective_word(side.perspective, told.language),
        questionnaire=content(told, instrument.questionnaire.title.default),
    )
    said = named_reasons(told, instrument, side)
    return SignalBlock(
        level=level_of(instrument, side.signal),
        verdict=verdict_words(told, side),
        moment=moment_words(told.assessment, told.language),
        detail=words(*all_strong(source), "\n" if said else "", *said),
        language=verdict_run(told, side).language,
    )


def named_reasons(told: Material, instrument: Instrument, side: Side) -> Text:
    """Why the signal of a side is what it is, in sentences; empty for a band."""
    reasons = side.signal.reasons if side.signal else ()
    said = [_reason(told, instrument.questionnaire, reason) for reason in reasons]
    said += [words(possible_words(each, told.language)) for each in _possible(side)]
    return separated(" ", said)


def _reason(told: Material, questionnaire: Questionnaire, reason: Reason) -> Text:
    """A reason as a sentence, in which a question bears its name and then its id."""
    match reason:
        case CriticalItem(question, value):
            return told.text(
                "{question} kreeg {value}, op een schaal van 0 tot {highest}.",
                question=_named(told, questionnaire, question),
                value=value,
                highest=HIGHEST_RATING,
            )
        case CriticalMissing(question):
            return told.text(
                "{question} kan een struikelblok zijn, maar heeft nog geen waarde.",
                question=_named(told, questionnaire, question),
            )
        case CriticalTooEarly(question):
            return told.text(
                "{question} kan een struikelblok zijn, maar het is te vroeg om dat te zeggen.",
                question=_named(told, questionnaire, question),
            )
        case LowCoverage() | NothingToScore() | RestUndecided():
            return words(reason_words(reason, told.language))
        case _:
            assert_never(reason)


def _named(told: Material, questionnaire: Questionnaire, question: str) -> Run:
    """A question by name: "Geen controle (KT4)", or its id where it has no short name."""
    name = rating(questionnaire, question).label
    return content(told, f"{name} ({question})" if name else question)


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
    """What blocks, question by question: what was found and who saw it."""
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
    """What was found and who saw it; why, and why it counts, stands at the question."""
    question = rating(instrument.questionnaire, critical.question)
    chosen = anchor_of(instrument, question, side.perspective, critical.value)
    seen = told.language.text("Gezien door: {who}.", who=who_saw(told, instrument, side, question))
    return words(
        content(told, f"{closed(full_name(question))} ", Face.STRONG),
        content(told, f"{chosen.removesuffix('.')} ({critical.value}). "),
        seen,
    )


def _all_signals(told: Material, verdicts: list[Verdict]) -> Iterator[Block]:
    if len(verdicts) < 2:  # a table of one row repeats the headline
        return
    language = told.language
    caption = language.text(
        "Signaal per vragenlijst en perspectief op dit moment: {moment}.",
        moment=moment_words(told.assessment, language),
    )
    columns = (
        Column(language.text("Vragenlijst"), 3),
        Column(language.text("Perspectief"), 2.05),
        Column(language.text("Signaal"), 3.1),
        Column(language.text("Index"), 0.9, Align.END),
        Column(language.text("Grenzen"), 1, Align.END),
        Column(language.text("Dekking"), 1.1, Align.END),
    )
    yield Heading(2, language.text("Alle signalen naast elkaar"), "signalen")
    yield Table(caption, columns, tuple(_signal_row(told, *verdict) for verdict in verdicts))


def _signal_row(told: Material, instrument: Instrument, side: Side) -> tuple[Text, ...]:
    figures = [told.language.text("niet getoond")] * 3
    if side.total is not None:
        figures = [
            index_words(side.total, told.language),
            interval_words(side.total, told.language),
            coverage_words(side.total, told.language),
        ]
    return (
        words(content(told, instrument.questionnaire.title.default)),
        words(perspective_word(side.perspective, told.language)),
        words(verdict_run(told, side), *_beneath(told, instrument, side)),
        *(words(figure) for figure in figures),
    )


def _beneath(told: Material, instrument: Instrument, side: Side) -> Text:
    """Why a verdict is not a band, on a line of its own; empty for a band."""
    said = reasons_in_short(told, instrument, side)
    return words(".\n", *said, ".") if said else ()


def reasons_in_short(told: Material, instrument: Instrument, side: Side) -> Text:
    """Why a verdict is not a band, to stand within a sentence; empty for a band."""
    if side.signal is None or side.signal.kind is SignalKind.BAND:
        return ()
    said = [_in_short(told, instrument.questionnaire, each) for each in side.signal.reasons]
    return separated("; ", said)


def _in_short(told: Material, questionnaire: Questionnaire, reason: Reason) -> Text:
    say = told.text
    match reason:
        case CriticalItem(question, value):
            name = _named(told, questionnaire, question)
            return say("{question} kreeg {value}", question=name, value=value)
        case CriticalMissing(question):
            name = _named(told, questionnaire, question)
            return say("{question} heeft geen waarde", question=name)
        case CriticalTooEarly(question):
            name = _named(told, questionnaire, question)
            return say("te vroeg voor {question}", question=name)
        case LowCoverage():
            return say("te lage dekking")
        case NothingToScore():
            return say("geen antwoord dat meetelt")
        case RestUndecided():
            return say("voor de rest te weinig antwoorden")
        case _:
            assert_never(reason)
