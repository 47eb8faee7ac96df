"""The words for scores: a signal, its reasons, a band, what a question is worth.

A signal never says passed or failed. Whoever shows one puts the moment in the same line.
"""

from __future__ import annotations

from typing import assert_never

from ..language import Language, marked
from ..questionnaire.model import Band, Perspective
from ..response.model import Code
from .index import IndexScore
from .item import Standing
from .signal import (
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

BLOCKED = marked("Struikelblok: eerst oplossen")
UNDECIDED = marked("Nog geen oordeel mogelijk")
NO_SIGNAL = marked("Een zelfbeoordeling alleen geeft geen signaal.")
NO_SIGNAL_EITHER = marked("Alleen de cliëntzijde geeft een signaal.")
NOT_TO_BE_DETERMINED = marked("niet te bepalen")

STANDINGS = {
    Standing.VALUED: marked("telt mee"),
    Standing.NOT_APPLICABLE: marked("niet van toepassing"),
    Standing.TOO_EARLY: marked("te vroeg om te beoordelen"),
    Standing.MISSING: marked("geen antwoord met een cijfer"),
    Standing.NOT_ASKED: marked("niet gevraagd"),
}

CODES_COUNTED = {
    Code.NVT: marked("niet van toepassing"),
    Code.TE_VROEG: marked("te vroeg"),
    Code.WEET_NIET: marked("weet niet"),
    Code.WIL_NIET: marked("wil niet zeggen"),
}
"""The answers without a number as they are counted: "3× weet niet"."""

EVIDENCE_COUNTED = {
    0: marked("Geen bewijs"),
    1: marked("Verwijzing"),
    2: marked("Document"),
    3: marked("Bevestigd door de cliëntzijde"),
}
"""The evidence levels as they are counted or named beside an answer."""


def signal_words(signal: Signal, language: Language) -> str:
    """The signal as a heading says it."""
    if signal.bands is not None:
        return _signal_of(signal.bands, language)
    return language.text(BLOCKED if signal.kind is SignalKind.BLOCKED else UNDECIDED)


def _signal_of(bands: tuple[Band, Band], language: Language) -> str:
    lowest, highest = bands
    if lowest == highest:
        return lowest.signal
    return language.text(
        "Tussen “{lowest}” en “{highest}”", lowest=lowest.word, highest=highest.word
    )


def no_signal_words(perspective: Perspective, language: Language) -> str:
    """Why a perspective that is not the client side's carries no signal, as a sentence."""
    is_self_assessment = perspective is Perspective.OVERHEID_ZELF
    return language.text(NO_SIGNAL if is_self_assessment else NO_SIGNAL_EITHER)


def band_words(score: IndexScore, language: Language) -> str:
    """The band of an index inside a sentence; two bands where missing answers leave it open."""
    if score.band is None or score.bands is None:
        return language.text(NOT_TO_BE_DETERMINED)
    lowest, highest = score.bands
    if lowest == highest:
        return lowest.word
    return language.text(
        "tussen “{lowest}” en “{highest}”", lowest=lowest.word, highest=highest.word
    )


def reason_words(reason: Reason, language: Language) -> str:
    """A reason of a signal as one sentence."""
    match reason:
        case CriticalItem(question, value, 0):
            return language.text(
                "{question} heeft waarde {value}. Dat is een struikelblok.",
                question=question,
                value=value,
            )
        case CriticalItem(question, value, threshold):
            return language.text(
                "{question} heeft waarde {value}. Tot en met {threshold} is dat een struikelblok.",
                question=question,
                value=value,
                threshold=threshold,
            )
        case CriticalMissing(question):
            return language.text(
                "{question} kan een struikelblok zijn, maar heeft nog geen waarde.",
                question=question,
            )
        case CriticalTooEarly(question):
            return language.text(
                "{question} kan een struikelblok zijn, maar het is te vroeg om dat te zeggen.",
                question=question,
            )
        case LowCoverage():
            return _coverage_words(reason, language)
        case NothingToScore():
            return language.text("Er is nog geen enkel antwoord dat meetelt.")
        case RestUndecided():
            return language.text("Voor de rest zijn er te weinig antwoorden.")
        case _:
            assert_never(reason)


def _coverage_words(reason: LowCoverage, language: Language) -> str:
    found = language.percentage(float(reason.coverage))
    wanted = language.percentage(float(reason.threshold))
    if found == wanted:  # rounded alike: the figure alone would contradict the sentence
        return language.text("De dekking is net geen {wanted}: te weinig.", wanted=wanted)
    return language.text(
        "De dekking is {found}. Voor een oordeel is {wanted} nodig.", found=found, wanted=wanted
    )
