"""Which patterns show in the scores: combinations that say more than each score does alone.

Patterns are declared in the questionnaire file, and weighed here with three truth values. One whose
missing values could still tip the balance is not assessable; one that the known values settle is
not left open for the sake of the others.

The value of a rating is the lower median of a perspective, under its ceilings, as everywhere; that
of a part is the lower median of what was answered to it. What a pattern takes from the client side
comes from client organisations; from families and young people where organisations are not asked
all of it, or leave it open and families do not. Never from both: they are not one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from ..language import Language, marked
from ..questionnaire.askings import client_sides, subjects
from ..questionnaire.condition_text import EACH
from ..questionnaire.condition_tree import Name
from ..questionnaire.conditions import lacking, names_in, truth
from ..questionnaire.model import PartRating, Pattern, Perspective, Questionnaire, Rating
from ..response.model import Response
from .item import Tally, item_score
from .scores import QuestionnaireScore, scores


class PatternState(StrEnum):
    """What can be said of a pattern."""

    FIRES = "fires"
    QUIET = "quiet"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True)
class PatternValue:
    """A value from 0 to 4 that a pattern looks at; None where the perspective gave none."""

    question: str
    perspective: Perspective
    value: int | None


@dataclass(frozen=True, kw_only=True)
class PatternResult:
    """What the scores say of one pattern.

    `question` is the rating that a pattern over each rating speaks of here; None for a pattern
    that names its own. `values` are all that it looks at, in the order of its text, `missing` those
    without which it cannot be assessed; empty in every other state. `sentence` is what the pattern
    means, whether it shows or not.
    """

    pattern: str
    question: str | None
    state: PatternState
    values: tuple[PatternValue, ...]
    missing: tuple[PatternValue, ...]
    sentence: str

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Whose values it looks at, in the order of its text."""
        return tuple(dict.fromkeys(value.perspective for value in self.values))


def patterns(
    questionnaire: Questionnaire,
    responses: Iterable[Response],
    score: QuestionnaireScore | None = None,
) -> tuple[PatternResult, ...]:
    """A result for each pattern, in the order of the file; a pattern over each has one a rating.

    Responses to other questionnaires and versions are left out. `score` spares the work of scoring
    the same responses once more.
    """
    own = [response for response in responses if response.key == questionnaire.key]
    return patterns_of(
        questionnaire, _values(questionnaire, own, score or scores(questionnaire, own))
    )


def patterns_of(questionnaire: Questionnaire, known: Values) -> tuple[PatternResult, ...]:
    """The same of values that are worked out already."""
    return tuple(
        _result(pattern, subject, client_sides(questionnaire, pattern, subject), known)
        for pattern in questionnaire.patterns
        for subject in subjects(questionnaire, pattern)
    )


# --- Values ------------------------------------------------------------------------------------

Values = Mapping[tuple[Perspective, str], int | None]
"""The value of ratings and parts, by perspective and id; None, or absent, without one."""


def _values(
    questionnaire: Questionnaire, responses: Sequence[Response], score: QuestionnaireScore
) -> Values:
    """The value of every rating, and of every part that a pattern names, by perspective and id."""
    ratings = {
        (perspective, item.question): item.value
        for perspective, each in score.perspectives.items()
        for item in each.items.values()
    }
    return {**ratings, **_values_of_parts(_parts_named(questionnaire), responses)}


def _parts_named(questionnaire: Questionnaire) -> tuple[PartRating, ...]:
    named = {name.question for pattern in questionnaire.patterns for name in names_in(pattern.when)}
    return tuple(
        item
        for id_, item in questionnaire.scored.items()
        if id_ in named and isinstance(item, PartRating)
    )


def _values_of_parts(parts: Sequence[PartRating], responses: Iterable[Response]) -> Values:
    """The lower median of the answers to each part; a response holds none that was not asked."""
    tallies: dict[tuple[Perspective, str], Tally] = defaultdict(Tally)
    for response in responses:
        for part in parts:
            answer = response.to(part)
            if isinstance(answer.value, int):
                tallies[response.perspective, part.id].add(answer, answer.value)
    return {(who, id_): item_score(id_, tally).value for (who, id_), tally in tallies.items()}


# --- Results -----------------------------------------------------------------------------------


def _result(
    pattern: Pattern, subject: Rating | None, sides: Iterable[Perspective], known: Values
) -> PatternResult:
    """The result as the first client side can tell it; else as the one that lacks the least."""
    told = [_told_by(side, pattern, subject, known) for side in sides]
    return min(told, key=lambda result: len(result.missing))


def _told_by(
    side: Perspective, pattern: Pattern, subject: Rating | None, known: Values
) -> PatternResult:
    looked_at: dict[str, PatternValue] = {}
    for name in names_in(pattern.when):
        question, who = _resolved(name, subject, side)
        looked_at[name.id] = PatternValue(question, who, known.get((who, question)))
    values = {id_: each.value for id_, each in looked_at.items()}
    return PatternResult(
        pattern=pattern.id,
        question=None if subject is None else subject.id,
        state=_state(truth(pattern.when, values)),
        values=tuple(dict.fromkeys(looked_at.values())),
        missing=tuple(dict.fromkeys(looked_at[id_] for id_ in lacking(pattern.when, values))),
        sentence=pattern.sentence,
    )


def _resolved(name: Name, subject: Rating | None, side: Perspective) -> tuple[str, Perspective]:
    """The question that a name stands for, and whose value it is."""
    question = subject.id if name.question == EACH and subject is not None else name.question
    return question, side if name.perspective is None else Perspective(name.perspective)


def _state(known: bool | None) -> PatternState:
    match known:
        case True:
            return PatternState.FIRES
        case False:
            return PatternState.QUIET
        case None:
            return PatternState.NOT_ASSESSABLE
        case _:
            assert_never(known)


# --- Words -------------------------------------------------------------------------------------

BY_WHOM = {
    Perspective.CLIENTORGANISATIE: marked("bij de cliëntenorganisaties"),
    Perspective.GEZIN_JONGERE: marked("bij de gezinnen en jongeren"),
    Perspective.OVERHEID_ZELF: marked("bij de overheid zelf"),
    Perspective.PRAKTIJK: marked("bij de praktijk"),
    Perspective.ONDERZOEK: marked("bij het onderzoek"),
}


def pattern_lines(results: Sequence[PatternResult], language: Language) -> list[str]:
    """What shows, then what cannot be assessed, a sentence a pattern.

    A pattern over each rating is told once for all ratings that it says the same of. One that does
    not show is left out: a list of what is not there would be read as a list of merits.
    """
    lines = []
    for state in (PatternState.FIRES, PatternState.NOT_ASSESSABLE):
        alike: dict[str, list[PatternResult]] = defaultdict(list)
        for result in results:
            if result.state is state:
                alike[result.pattern].append(result)
        lines += [_words(group, language) for group in alike.values()]
    return lines


def pattern_words(result: PatternResult, language: Language) -> str:
    """What one result says, as a sentence."""
    return _words([result], language)


def _words(alike: Sequence[PatternResult], language: Language) -> str:
    """What results of one pattern in one state say."""
    first = alike[0]
    match first.state:
        case PatternState.FIRES:
            return _prefix(alike, language) + first.sentence
        case PatternState.QUIET:
            return _prefix(alike, language) + language.text("Dit patroon is er niet.")
        case PatternState.NOT_ASSESSABLE:
            return language.text(
                "Niet te beoordelen, zonder waarde voor {questions}: “{sentence}”",
                questions=missing_words(alike, language),
                sentence=first.sentence,
            )
        case _:
            assert_never(first.state)


def _prefix(alike: Sequence[PatternResult], language: Language) -> str:
    """The ratings that a pattern over each speaks of."""
    questions = [result.question for result in alike if result.question is not None]
    return f"{language.listed(questions)}: " if questions else ""


def ground_words(
    result: PatternResult, language: Language, name: Callable[[str], str] = str
) -> str:
    """The values that the result rests on: "KT1 = 3 en KT6 = 1 bij de cliëntenorganisaties".

    `name` gives what to call the question with an id.
    """
    known = [each for each in result.values if each.value is not None]
    return _told(known, language, lambda each: f"{name(each.question)} = {each.value}")


def missing_words(
    results: Iterable[PatternResult], language: Language, name: Callable[[str], str] = str
) -> str:
    """The values without which results cannot be assessed: "B bij de praktijk"."""
    missing = [each for result in results for each in result.missing]
    return _told(missing, language, lambda each: name(each.question))


def _told(
    values: Iterable[PatternValue], language: Language, told: Callable[[PatternValue], str]
) -> str:
    """The values in words, those of one perspective together."""
    by_whom: dict[Perspective, list[str]] = defaultdict(list)
    for each in values:
        by_whom[each.perspective].append(told(each))
    return language.listed(
        [f"{language.listed(said)} {language.text(BY_WHOM[who])}" for who, said in by_whom.items()]
    )
