"""How a signal comes about, in sentences: what a careful colleague would write by hand.

Three steps: from answers to a value for each question (`derivation_values`), from values to an
index with its bounds, from these to the signal. Each function gives the sentences of one step. Sums
are written out, their fractions as they stand and not reduced; what is rounded says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from ..language import Language, marked, whole
from ..questionnaire.model import HIGHEST_RATING, Questionnaire, Rating
from .index import IndexScore, exact
from .item import ItemScore, Standing
from .scores import PerspectiveScore
from .signal import (
    CriticalItem,
    CriticalMissing,
    CriticalTooEarly,
    Reason,
    RestUndecided,
    Signal,
    SignalKind,
)
from .verdict import quoted_words, verdict_of
from .words import no_signal_words, reason_words

Items = Mapping[str, ItemScore]


# --- From values to an index ---------------------------------------------------------------------


def index_lines(
    questionnaire: Questionnaire, items: Items, total: IndexScore, language: Language
) -> list[str]:
    """T, B, coverage, index and both bounds of these items, each with its sum."""
    weights = {q.id: exact(q.weight) for q in questionnaire.ratings() if q.id in items}
    applicable = [name for name in weights if items[name].standing.is_applicable]
    valued = [name for name in applicable if items[name].value is not None]
    lines = [
        *_weight_reasons(questionnaire, applicable, language),
        _set_line(marked("Van toepassing (T)"), applicable, weights, language),
        _set_line(marked("Met een waarde (B)"), valued, weights, language),
    ]
    whole_weight, known = _sum(weights, applicable), _sum(weights, valued)
    if total.coverage is None or whole_weight == 0:
        return [*lines, language.text("Er is niets om een index van te maken.")]
    share = f"{_number(known, language)}/{_number(whole_weight, language)}"
    lines.append(
        language.text(
            "Dekking: {share}{found}.",
            share=share,
            found=_rounded(100 * total.coverage, language, language.percentage),
        )
    )
    terms = {name: _term(weights[name], items[name].value or 0, language) for name in valued}
    points = sum((weights[name] * (items[name].value or 0) for name in valued), Fraction(0))
    lines += _index_and_bounds(list(terms.values()), points, known, whole_weight, total, language)
    return [*lines, *_band_lines(total, language)]


def _weight_reasons(
    questionnaire: Questionnaire, applicable: list[str], language: Language
) -> Iterator[str]:
    """Every weight other than 1 with its reason."""
    for question in questionnaire.ratings():
        if question.id in applicable and question.weight != 1:
            yield weight_words_of(question, language)


def weight_words_of(question: Rating, language: Language) -> str:
    """What a question weighs, and why."""
    return language.text(
        "{question} weegt {weight}: {reason}",
        question=question.id,
        weight=language.number(question.weight),
        reason=question.weight_reason or "",
    )


def _set_line(
    head: str, names: list[str], weights: Mapping[str, Fraction], language: Language
) -> str:
    if not names:
        return language.text("{head}: geen enkele vraag.", head=language.text(head))
    return language.text(
        "{head}: {questions}. Samen is hun gewicht {weight}.",
        head=language.text(head),
        questions=language.listed(names),
        weight=_number(_sum(weights, names), language),
    )


def _sum(weights: Mapping[str, Fraction], names: list[str]) -> Fraction:
    return sum((weights[name] for name in names), Fraction(0))


def _term(weight: Fraction, value: int, language: Language) -> str:
    return str(value) if weight == 1 else f"{_number(weight, language)} × {value}"


def _index_and_bounds(
    terms: list[str],
    points: Fraction,
    known: Fraction,
    whole_weight: Fraction,
    total: IndexScore,
    language: Language,
) -> Iterator[str]:
    missing = whole_weight - known
    said = " + ".join(terms) or "0"
    if total.index is not None:
        sum_ = _division(said, points, known, total.index, language)
        yield language.text("Index: {sum}.", sum=sum_)
    if not missing:
        yield language.text("Niets ontbreekt: beide grenzen zijn de index zelf.")
        return
    lower, upper = total.interval or (Fraction(0), Fraction(100))
    sum_ = _division(said, points, whole_weight, lower, language)
    yield language.text("Ondergrens, alsof wat ontbreekt 0 is: {sum}.", sum=sum_)
    best = f"{said} + {HIGHEST_RATING} × {_number(missing, language)}"
    most = points + HIGHEST_RATING * missing
    sum_ = _division(best, most, whole_weight, upper, language)
    yield language.text("Bovengrens, alsof wat ontbreekt 4 is: {sum}.", sum=sum_)


def _division(
    said: str, points: Fraction, weight: Fraction, outcome: Fraction, language: Language
) -> str:
    """A sum written out: "100 × (3 + 2) / (4 × 2) = 100 × 5/8, afgerond 63"."""
    fraction = f"{_number(points, language)}/{_number(HIGHEST_RATING * weight, language)}"
    return (
        f"100 × ({said}) / ({HIGHEST_RATING} × {_number(weight, language)}) = 100 × {fraction}"
        + _rounded(outcome, language, None)
    )


def _rounded(
    hundred: Fraction, language: Language, share_words: Callable[[float], str] | None
) -> str:
    """What a sum ends in: " = 60", or ", afgerond 67"."""
    shown = str(whole(float(hundred))) if share_words is None else share_words(float(hundred) / 100)
    if hundred.denominator == 1:
        return f" = {shown}"
    return language.text(", afgerond {number}", number=shown)


def _number(number: Fraction, language: Language) -> str:
    return language.number(float(number))


def _band_lines(total: IndexScore, language: Language) -> Iterator[str]:
    if total.bands is None:
        return
    lowest, highest = total.bands
    if lowest == highest:
        yield language.text(
            "De ondergrens en de bovengrens liggen allebei in de strook “{band}”.", band=lowest.word
        )
    else:
        yield language.text(
            "De ondergrens ligt in de strook “{lowest}”, de bovengrens in “{highest}”.",
            lowest=lowest.word,
            highest=highest.word,
        )


# --- From index to signal ------------------------------------------------------------------------


def signal_lines(
    questionnaire: Questionnaire, score: PerspectiveScore, language: Language
) -> list[str]:
    """Every question that could block, the three rules in their order, and the signal."""
    signal = score.signal
    if signal is None:
        return [no_signal_words(score.perspective, language)]
    critical = [q for q in questionnaire.ratings() if q.critical_up_to is not None]
    lines = [_critical_line(q, score.items[q.id], language) for q in critical]
    if not critical:
        lines.append(language.text("Geen enkele vraag van deze lijst kan een struikelblok zijn."))
    return [
        *lines,
        *_rule_lines(questionnaire, score.total, signal, language),
        language.text("Het signaal: {signal}.", signal=quoted_words(verdict_of(signal), language)),
    ]


def _critical_line(question: Rating, item: ItemScore, language: Language) -> str:
    threshold = question.critical_up_to or 0
    match item.standing:
        case Standing.VALUED if item.value is not None and item.value <= threshold:
            return reason_words(CriticalItem(question.id, item.value, threshold), language)
        case Standing.VALUED:
            return _not_blocking(question.id, item.value, threshold, language)
        case Standing.MISSING:
            return reason_words(CriticalMissing(question.id), language)
        case Standing.TOO_EARLY:
            return reason_words(CriticalTooEarly(question.id), language)
        case Standing.NOT_APPLICABLE:
            return language.text(
                "{question} kan een struikelblok zijn, maar is niet van toepassing.",
                question=question.id,
            )
        case Standing.NOT_ASKED:
            return language.text(
                "{question} kan een struikelblok zijn, maar is niet gevraagd.",
                question=question.id,
            )
        case _:
            assert_never(item.standing)


def _not_blocking(question: str, value: int | None, threshold: int, language: Language) -> str:
    if threshold == 0:
        return language.text(
            "{question} heeft waarde {value}. Alleen 0 is een struikelblok.",
            question=question,
            value=value,
        )
    return language.text(
        "{question} heeft waarde {value}. Alleen tot en met {threshold} is dat een struikelblok.",
        question=question,
        value=value,
        threshold=threshold,
    )


def _rule_lines(
    questionnaire: Questionnaire, total: IndexScore, signal: Signal, language: Language
) -> Iterator[str]:
    if signal.kind is SignalKind.BLOCKED:
        yield language.text("Regel 1 beslist: er is een struikelblok, hoe hoog de index ook is.")
        if signal.rest_is_undecided:
            rest = signal.reasons[signal.reasons.index(RestUndecided()) :]
            yield " ".join(reason_words(each, language) for each in _lacking(rest))
        return
    yield language.text("Regel 1 geldt niet: er is geen struikelblok.")
    if signal.kind is SignalKind.UNDECIDED:
        said = " ".join(reason_words(each, language) for each in _lacking(signal.reasons))
        yield language.text("Regel 2 beslist: er is te weinig bekend. {reasons}", reasons=said)
        return
    yield language.text(
        "Regel 2 geldt niet: de dekking is {coverage} en {threshold} is genoeg. Geen enkele vraag "
        "die een struikelblok kan zijn, wacht op een waarde.",
        coverage=language.percentage(float(total.coverage or 0)),
        threshold=language.percentage(questionnaire.coverage_threshold),
    )
    if total.is_certain_of_band:
        yield language.text("Regel 3 beslist: de strook waarin beide grenzen liggen.")
    else:
        yield language.text("Regel 3 beslist: de twee stroken waarin de grenzen liggen.")


def _lacking(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    """Why there is no band; that it is too early to say is told of its own question."""
    return (each for each in reasons if not isinstance(each, CriticalTooEarly))
