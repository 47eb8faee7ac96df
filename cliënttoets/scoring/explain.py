"""The derivation of every signal, step by step, as `clienttoets score --explain` prints it.

Everything is told: this is for who has the answers. A report takes from here the steps that may be
published (`derivation_steps`, `standing_lines`, ...), in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..assessment import words as names
from ..assessment.model import Assessment
from ..language import Language, whole
from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from .agreement import (
    Agreement,
    NoAssessor,
    Panel,
    agreement_words,
    coefficient_words,
)
from .alpha import alpha_words
from .derivation import index_lines, signal_lines
from .derivation_values import value_lines
from .disclosure import is_named
from .evidence import claim_words, read_strictly
from .findings import Compared, Findings, PerspectiveFindings, findings
from .flips import Flip, flips_words
from .gaps import SIDES, gap_words, not_comparable_words, order_words
from .index import IndexScore, exact, index_score
from .item import ItemScore
from .marks import Mark
from .minority import lowest_words, minority_words
from .patterns import PatternResult, PatternState, ground_words, pattern_lines
from .robustness import (
    Robustness,
    Scenario,
    outcome_words,
    robustness_words,
    scenario_words,
)
from .scores import PerspectiveScore
from .weights import weight_words


@dataclass(frozen=True)
class Step:
    """A part of the derivation: its heading, and its sentences in order."""

    title: str
    lines: tuple[str, ...]


def explanation(
    assessment: Assessment,
    questionnaires: Iterable[Questionnaire],
    responses: Sequence[Response],
    language: Language,
) -> str:
    """How every signal of a test came about, as text of several lines."""
    moment = names.moment_word(assessment.moment, language)
    lines = [assessment.proposal.title, moment]
    for questionnaire in questionnaires:
        found = findings(questionnaire, responses)
        lines += ["", f"{questionnaire.id}: {questionnaire.title.default}"]
        for each in found.perspectives.values():
            lines += ["", _head(each.score, language)]
            lines += _as_text(perspective_steps(found, each, language))
        lines += _as_text(questionnaire_steps(found, language))
    return "\n".join(lines)


def _head(score: PerspectiveScore, language: Language) -> str:
    who = language.text(names.PERSPECTIVES[score.perspective])
    number = language.texts("{number} invuller", "{number} invullers", score.respondents)
    return f"{who}, {number}"


def _as_text(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        yield ""
        yield f"  {step.title}"
        yield from (f"    {line}" for line in step.lines)


def perspective_steps(
    found: Findings, about: PerspectiveFindings, language: Language
) -> tuple[Step, ...]:
    """The steps of one perspective; those without a sentence are left out."""
    score, questionnaire = about.score, found.questionnaire
    steps = [
        *derivation_steps(questionnaire, score, language),
        Step(language.text("Wie ziet het struikelblok?"), tuple(_seen(found, about, language))),
        Step(language.text("Zijn de beoordelaars het eens?"), tuple(_concord(about, language))),
        Step(
            language.text("Wat is beweerd en niet aangetoond?"),
            tuple(claim_lines(found, about, language)),
        ),
    ]
    if about.robustness is not None:
        lines = standing_lines(questionnaire, about.robustness, about.flips, language)
        steps.append(Step(language.text("Hoe stevig is het signaal?"), tuple(lines)))
    return tuple(step for step in steps if step.lines)


def derivation_steps(
    questionnaire: Questionnaire, score: PerspectiveScore, language: Language
) -> tuple[Step, ...]:
    """From answers to values, from values to the index, from the index to the signal."""
    return (
        Step(
            language.text("Van antwoorden naar waarden"),
            tuple(value_lines(score.items, language)),
        ),
        Step(
            language.text("Van waarden naar index"),
            tuple(index_lines(questionnaire, score.items, score.total, language)),
        ),
        Step(
            language.text("Van index naar signaal"),
            tuple(signal_lines(questionnaire, score, language)),
        ),
    )


def _seen(found: Findings, about: PerspectiveFindings, language: Language) -> Iterator[str]:
    """Who saw what blocks, and why: bodies with a mandate by name and in their own words."""
    if not is_named(about.score.perspective):
        return
    for mark in about.blocking:
        yield seen_words(mark, found.responses[mark.response].respondent, language)


def seen_words(mark: Mark, respondent: str, language: Language) -> str:
    """Who gave a value that blocks, and why where they said so."""
    reason = " ".join(mark.answer.explanation.split())
    said = f" “{reason}”" if reason else ""
    return language.text(
        "{question}: {respondent} gaf {value}.{said}",
        question=mark.question,
        respondent=respondent,
        value=mark.value,
        said=said,
    )


def _concord(about: PerspectiveFindings, language: Language) -> Iterator[str]:
    """Whether assessors agree, and what a median hides; the same words once."""
    yield from agreement_lines(about.agreement, language)
    yield from dict.fromkeys(minority_words(low, language) for low in about.minority)
    yield from dict.fromkeys(lowest_words(low, language) for low in about.lowest)
    if any(isinstance(each, Panel) for each in about.agreement.values()):
        yield alpha_words(about.alpha, language)


def agreement_lines(
    found: Mapping[str, Agreement], language: Language, *, with_coefficients: bool = True
) -> list[str]:
    """How far assessors agree, with the coefficients of each panel where they are wanted.

    Questions of which the same is said stand together; those without any value are left out.
    """
    told: dict[str, list[str]] = {}
    for name, each in found.items():
        if isinstance(each, NoAssessor):
            continue
        said = agreement_words(each, language)
        if with_coefficients and isinstance(each, Panel):
            said = f"{said}. {coefficient_words(each, language)}"
        told.setdefault(said, []).append(name)
    return [f"{language.listed(questions)}: {said}." for said, questions in told.items()]


def claim_lines(found: Findings, about: PerspectiveFindings, language: Language) -> Iterator[str]:
    """Every claim with who made it, and the index when none of them counts."""
    for mark in about.claims:
        yield claim_words(mark, found.responses[mark.response].respondent, language)
    if about.claims:
        strict = strict_index(found.questionnaire, about.score.items, about.claims)
        yield strict_words(about.score.total, strict, language)


def strict_index(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], claims: Iterable[Mark]
) -> IndexScore:
    """The index of a perspective when its claims are read as 2."""
    by_question: dict[str, list[Mark]] = {}
    for mark in claims:
        by_question.setdefault(mark.question, []).append(mark)
    strict = read_strictly(items, by_question)
    weights = {question.id: exact(question.weight) for question in questionnaire.ratings()}
    return index_score(
        ((item, weights[name]) for name, item in strict.items()), questionnaire.bands
    )


def strict_words(given: IndexScore, strict: IndexScore, language: Language) -> str:
    """What is left of an index when claims without evidence are read as 2."""
    if given.index is None or strict.index is None:
        return language.text("Zonder index is er niets streng te lezen.")
    return language.text(
        "Wordt wat niet aangetoond is als 2 gelezen, dan is de index {strict} in plaats van "
        "{given}.",
        strict=whole(float(strict.index)),
        given=whole(float(given.index)),
    )


def standing_lines(
    questionnaire: Questionnaire,
    found: Robustness,
    decisive: Sequence[Flip] | None,
    language: Language,
) -> list[str]:
    """Whether the signal survives other readings, which ones change it, and which single answer.

    `decisive` is None where single answers may not be told.
    """
    others = [
        f"{scenario_words(reading, language)}: {outcome_words(reading, language)}."
        for reading in found.readings
        if not reading.is_same and reading.scenario is not Scenario.WEIGHTS  # told by its own words
    ]
    answers = [] if decisive is None else [flips_words(decisive, language)]
    return [
        *robustness_words(found, language),
        *others,
        *weight_words(found.weights, questionnaire, language),
        *answers,
    ]


def questionnaire_steps(found: Findings, language: Language) -> tuple[Step, ...]:
    """What is said over the perspectives: sides beside each other, and patterns."""
    steps = [
        *(
            Step(_compared_title(each, language), tuple(compared_lines(each, language)))
            for each in found.compared
        ),
        Step(language.text("Patronen"), tuple(pattern_told(found.patterns, language))),
    ]
    return tuple(step for step in steps if step.lines)


def _compared_title(found: Compared, language: Language) -> str:
    return language.text(
        "De overheid naast de {clients}", clients=language.text(SIDES[found.sides.perspective])
    )


def compared_lines(found: Compared, language: Language) -> Iterator[str]:
    """Who answered first, every gap from wide to narrow, and what cannot be compared."""
    who: Perspective = found.sides.perspective
    yield order_words(found.order, language)
    yield from (gap_words(gap, who, language) for gap in found.sides.gaps)
    yield from (not_comparable_words(each, who, language) for each in found.sides.not_comparable)


def pattern_told(results: Sequence[PatternResult], language: Language) -> list[str]:
    """What shows, with the values it rests on, and what cannot be assessed.

    Where nothing of either is to be said, that is said; nothing without patterns.
    """
    if not results:
        return []
    lines = []
    for state in (PatternState.FIRES, PatternState.NOT_ASSESSABLE):
        alike: dict[str, list[PatternResult]] = {}
        for result in results:
            if result.state is state:
                alike.setdefault(result.pattern, []).append(result)
        lines += [_pattern_line(group, language) for group in alike.values()]
    return lines or [language.text("Geen enkel patroon is te zien.")]


def _pattern_line(alike: Sequence[PatternResult], language: Language) -> str:
    """What results of one pattern in one state say, with their values where it shows."""
    said = " ".join(pattern_lines(alike, language))
    if alike[0].state is not PatternState.FIRES:
        return said
    grounds = "; ".join(ground_words(each, language) for each in alike)
    return f"{said} ({grounds})"
