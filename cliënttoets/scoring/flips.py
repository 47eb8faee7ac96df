"""Which single answer, had it been another, would have changed the signal.

Tried is every answer to a scored question of one client-side perspective: a value as any other
value, and an answer without a value, or none at all, as any value. Answers to parts of a question
stay as they are, and their ceiling holds. A question that a changed answer brings or takes away
comes and goes, with what was answered to it before.

Respondents who gave the same answer under the same ceiling are alike in this, and are tried once.
What may be told of it is decided by `disclosure`: a flip says that somebody gave that answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..language import Language, marked
from ..questionnaire.conditions import names_in
from ..questionnaire.model import HIGHEST_RATING, Questionnaire, Rating
from ..response.model import NO_ANSWER, Answer, Code, Response, asked, record
from .ceiling import counted_value
from .item import ItemScore, Tally, item_score
from .scores import PerspectiveScore
from .verdict import (
    Verdict,
    quoted_words,
    stake_of,
    stakes_of,
    verdict_of,
    verdict_on,
    whole_weights,
)
from .words import CODES_COUNTED

Said = int | Code | None
"""An answer to a rating: its value, its code, or None for nothing that answers it."""

Move = tuple[str, Said, int]
"""A question, what is said to it, and what value would be said instead."""

Shift = tuple[tuple[str, Said, int], ...]
"""What changes in the counts: a question, what is said to it, and how often more or less."""


@dataclass(frozen=True, kw_only=True)
class Flip:
    """An answer that decides: given otherwise by any one of `responses`, it changes the verdict.

    `responses` are places, from 0, among the responses that were looked at. `given` and `to` are
    what was and would be chosen; a ceiling may make them count lower.
    """

    question: str
    given: Said
    to: int
    verdict: Verdict
    responses: tuple[int, ...]

    @property
    def steps(self) -> int | None:
        """How far the value moves; None where no value was given."""
        return abs(self.to - self.given) if isinstance(self.given, int) else None


def flips(
    questionnaire: Questionnaire, score: PerspectiveScore, responses: Sequence[Response]
) -> tuple[Flip, ...]:
    """Every single answer that changes the verdict of `score`, the score of these responses.

    The smallest moves come first, then answers where none had a value; alike, they stand in the
    order of the questionnaire. Responses of other perspectives may be among them and are left
    alone. Empty when no single answer can. Raises ValueError for a perspective without a signal.
    """
    if score.signal is None:
        raise ValueError(f"{score.perspective} has no signal")
    verdict, after = verdict_of(score.signal), _outcomes(questionnaire, score)
    found: dict[tuple[Move, Verdict], list[int]] = defaultdict(list)
    for (move, shift), places in _moves(questionnaire, score, responses).items():
        outcome = after(shift)
        if outcome != verdict:
            found[move, outcome] += places
    order = {name: place for place, name in enumerate(score.items)}
    everything = (_flip(move, outcome, places) for (move, outcome), places in found.items())
    return tuple(sorted(everything, key=lambda flip: _rank(flip, order)))


def _flip(move: Move, verdict: Verdict, places: Sequence[int]) -> Flip:
    question, given, to = move
    return Flip(
        question=question, given=given, to=to, verdict=verdict, responses=tuple(sorted(places))
    )


def _rank(flip: Flip, order: Mapping[str, int]) -> tuple[object, ...]:
    beyond = HIGHEST_RATING + 1  # more than any number of steps
    steps = beyond if flip.steps is None else flip.steps
    return steps, order[flip.question], str(flip.given), flip.to, flip.responses


# What can be said otherwise


def _moves(
    questionnaire: Questionnaire, score: PerspectiveScore, responses: Sequence[Response]
) -> Mapping[tuple[Move, Shift], list[int]]:
    """Every other answer with what it changes in the counts, and who could give it."""
    gates = _Gates(questionnaire)
    alike: dict[tuple[str, Said, int], list[int]] = defaultdict(list)
    moves: dict[tuple[Move, Shift], list[int]] = defaultdict(list)
    for place, response in enumerate(responses):
        if response.perspective is not score.perspective or response.key != questionnaire.key:
            continue
        for question in gates.ratings_asked(response).values():
            given = _said(response.to(question))
            if question.id in gates.ids:
                for to in _others(given):
                    shift = gates.shift(response, question, to)
                    moves[(question.id, given, to), shift].append(place)
            else:
                alike[question.id, given, _ceiling(question, response)].append(place)
    for (name, given, ceiling), places in alike.items():
        for to in _others(given):
            moves[(name, given, to), _recounted(name, given, to, ceiling)] += places
    return moves


def _others(given: Said) -> Iterator[int]:
    return (value for value in range(HIGHEST_RATING + 1) if value != given)


def _said(answer: Answer) -> Said:
    return answer.value if isinstance(answer.value, int) else answer.code


def _ceiling(question: Rating, response: Response) -> int:
    return counted_value(question, response, HIGHEST_RATING)


# What that changes in the counts


def _recounted(name: str, given: Said, to: int, ceiling: int) -> Shift:
    """The change of one question's counts; empty where the ceiling makes both count alike."""
    before, now = _under(ceiling, given), _under(ceiling, to)
    return () if before == now else ((name, before, -1), (name, now, 1))


def _under(ceiling: int, said: Said) -> Said:
    return min(said, ceiling) if isinstance(said, int) else said


class _Gates:
    """Which ratings a respondent of one perspective is asked, and what decides that.

    `ids` are the questions on which it depends, directly or not, whether some rating is asked.
    Who answered those alike is asked alike, so that each answer to them is looked at once.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.ids = _deciding(questionnaire)
        self._known: dict[str, Mapping[str, Rating]] = {}

    def ratings_asked(self, response: Response) -> Mapping[str, Rating]:
        """The ratings that this respondent gets, in order, by id."""
        said = (response.answers.get(name, NO_ANSWER) for name in self.ids)
        # As text: the rows of a table have no hash.
        key = repr([(answer.is_given, answer.value) for answer in said])
        if key not in self._known:
            everything = asked(self.questionnaire, response)
            self._known[key] = {q.id: q for q in everything if isinstance(q, Rating)}
        return self._known[key]

    def shift(self, response: Response, question: Rating, to: int) -> Shift:
        """The change of all counts when an answer is another, whatever that brings or takes."""
        answers = {question.id: Answer(value=to)}
        everything = {**response.set_aside, **response.answers, **answers}
        before = self.ratings_asked(response)
        now = self.ratings_asked(replace(response, answers=everything))
        given = _said(response.to(question))
        own = _recounted(question.id, given, to, _ceiling(question, response))
        if before.keys() == now.keys():
            return own
        after = record(self.questionnaire, response, answers)
        gone = (_cell(q, response, -1) for name, q in before.items() if name not in now)
        come = (_cell(q, after, 1) for name, q in now.items() if name not in before)
        return (*own, *gone, *come)


def _cell(question: Rating, response: Response, by: int) -> tuple[str, Said, int]:
    said = _under(_ceiling(question, response), _said(response.to(question)))
    return question.id, said, by


def _deciding(questionnaire: Questionnaire) -> tuple[str, ...]:
    found: set[str] = set()
    # A condition looks only at earlier sections, so one pass from the end finds them all.
    for question in reversed(list(questionnaire.questions())):
        depends = isinstance(question, Rating) or question.id in found
        if depends and question.asked_when is not None:
            found |= {name.id for name in names_in(question.asked_when)}
    return tuple(sorted(found))


# What that makes of the verdict


def _outcomes(questionnaire: Questionnaire, score: PerspectiveScore) -> Callable[[Shift], Verdict]:
    """The verdict after a shift; verdicts on the same values are found once."""
    weights = whole_weights(questionnaire)
    stakes = stakes_of(score.items, weights)
    known: dict[tuple[object, ...], Verdict] = {}

    def after(shift: Shift) -> Verdict:
        moved = _moved(score.items, shift)
        basis = tuple((name, item.value, item.standing) for name, item in moved.items())
        if basis not in known:
            changed = {name: stake_of(item, weights[name]) for name, item in moved.items()}
            known[basis] = verdict_on(
                questionnaire,
                {**score.items, **moved},
                [stake for stake in {**stakes, **changed}.values() if stake is not None],
            )
        return known[basis]

    return after


def _moved(items: Mapping[str, ItemScore], shift: Shift) -> dict[str, ItemScore]:
    """The items that a shift makes count otherwise, by id."""
    tallies: dict[str, Tally] = {}
    for name, said, by in shift:
        if name not in tallies:
            item = items[name]
            tallies[name] = Tally(list(item.counts), dict(item.codes), item.unanswered)
        _count(tallies[name], said, by)
    moved = {name: item_score(name, tally) for name, tally in tallies.items()}
    return {name: item for name, item in moved.items() if not _is_alike(item, items[name])}


def _is_alike(one: ItemScore, other: ItemScore) -> bool:
    return one.value == other.value and one.standing == other.standing


def _count(tally: Tally, said: Said, by: int) -> None:
    if said is None:
        tally.unanswered += by
    elif isinstance(said, Code):
        tally.codes[said] += by
    else:
        tally.counts[said] += by


# In words


NOTHING_SAID = marked("geen antwoord")


def flip_words(flip: Flip, language: Language, *, is_open: bool = True) -> str:
    """A flip as a sentence that names nobody; unless `is_open`, it keeps what was given to itself.

    Of persons in a small group even one given answer may be too much to tell.
    """
    signal = quoted_words(flip.verdict, language)
    if not is_open:
        return language.text(
            "Eén ander antwoord op {question} zou het signaal veranderen in {signal}.",
            question=flip.question,
            signal=signal,
        )
    return language.text(
        "Eén antwoord anders ({question} van {given} naar {to}) zou het signaal veranderen in"
        " {signal}.",
        question=flip.question,
        given=_given_words(flip.given, language),
        to=flip.to,
        signal=signal,
    )


def _given_words(given: Said, language: Language) -> str:
    if isinstance(given, int):
        return str(given)
    return f"“{language.text(NOTHING_SAID if given is None else CODES_COUNTED[given])}”"


def flips_words(found: Sequence[Flip], language: Language, *, is_open: bool = True) -> str:
    """Whether one answer could change the signal, and which would do so most easily."""
    if not found:
        return language.text("Geen enkel antwoord kan in zijn eentje het signaal veranderen.")
    return flip_words(found[0], language, is_open=is_open)
