"""What may be told of small groups. `Disclosure` is the one door: what is hidden is not in it.

Organisations that answer with a mandate are named, and told in full. All others are persons, staff
too. For them these rules hold, in this order:

1. Of fewer than FEWEST_PERSONS respondents nothing is told, not even how many they are.
2. A question or part is told when at least FEWEST_PERSONS answered it, with or without a number.
   The group that answers is protected, not each cell: one person may stand alone in a cell.
3. When all answered the same, the counts would say what each of them answered. From
   FEWEST_IN_CROSSING on, words tell it, without a number (`Alike`); under that it is hidden.
4. A question is hidden when its condition names one that is hidden, and a part with its question:
   how many were asked says what was answered before.
5. The voices of a perspective (young people, parents) are a crossing: FEWEST_IN_CROSSING in each.
   Where one is too small, the next larger is hidden too, until the hidden ones come to enough.
6. What was told in an earlier round stays in the reader's hands. A question is hidden when the
   tables of all rounds and voices together give away a smaller group (see `small_groups`).
7. An index is told when every question in it is: six of seven values and the index give the
   seventh. It is never worked out again without what is hidden: hidden is not missing.
8. A signal is told when nothing is hidden. Otherwise a known harm alone is told, and each hidden
   critical question is named as possible, whatever was answered to it.
9. That a critical question does not apply is confirmed in public by client organisations only.
   Families confirm it when all who answered say so, which rule 3 does not tell.

Whatever the cause, what is hidden has one state and one text: the cause would give a part of it
away. What each rule stands on is in docs/method-small-groups.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ..questionnaire.model import Perspective, Questionnaire, Rating, Voice
from ..response.model import Code, Response, with_parts
from .index import IndexScore, exact, index_score
from .item import ItemScore, Standing
from .releases import (
    RESPONDENTS,
    History,
    answer_tables,
    persons,
    told_questions,
    told_voices,
    worded_questions,
)
from .scores import PerspectiveScore, scores
from .signal import Signal
from .small_groups import EVERYONE, FEWEST_PERSONS, Person, Release
from .withheld import Alike, HiddenCritical, possible, told_signal


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What may be told of a group.

    `respondents` is None where it may not be told. `items` holds the questions that were asked and
    may be told in full, in the questionnaire's order; of persons their `capped` is always 0.
    `alike` holds those that words tell, and `hidden` all others that this perspective can be
    asked. `total` and the index of a dimension are None where one of those is in them.
    """

    respondents: int | None
    items: Mapping[str, ItemScore]
    alike: Mapping[str, Alike]
    hidden: frozenset[str]
    total: IndexScore | None
    dimensions: Mapping[str, IndexScore | None]


@dataclass(frozen=True, kw_only=True)
class Disclosure(Figures):
    """What may be told of one perspective on one questionnaire.

    `signal` is None where it may not be told, and for a perspective that carries none; `possible`
    are the critical questions that block, or may, behind what is hidden. `capped` says by question
    how many values count lower than given, where that may be told. `others` are the ids of parts
    and of unscored questions of which the answers may be counted out loud. `voices` holds the
    voices of which anything may be told. `releases` is what a later round is checked against, by
    question: it holds the answers themselves and is never shown.
    """

    perspective: Perspective
    signal: Signal | None
    possible: tuple[HiddenCritical, ...] = ()
    capped: Mapping[str, int]
    others: frozenset[str]
    voices: Mapping[Voice, Figures]
    releases: Mapping[str, tuple[Release, ...]] = field(repr=False)


Disclosures = Mapping[Perspective, Disclosure]


def is_named(perspective: Perspective) -> bool:
    """Whether a report names who answered: bodies with a mandate are, persons are not."""
    return perspective in (Perspective.CLIENTORGANISATIE, Perspective.OVERHEID_ZELF)


def disclosures(
    questionnaire: Questionnaire,
    responses: Iterable[Response],
    earlier: Sequence[Disclosures] = (),
) -> Disclosures:
    """What may be told of the responses to this version of this questionnaire, by perspective.

    `earlier` holds what was told of every earlier round of it, in any order. Two rounds have a
    person in common when a respondent has the same name in both.
    """
    own = [response for response in responses if response.key == questionnaire.key]
    found = scores(questionnaire, own).perspectives
    told: dict[Perspective, Disclosure] = {}
    for perspective, score in found.items():
        public = _as_confirmed_in_public(questionnaire, score, found)
        if is_named(perspective):
            told[perspective] = _of_bodies(questionnaire, public)
        else:
            group = [response for response in own if response.perspective is perspective]
            history = _history(perspective, earlier)
            told[perspective] = _of_persons(questionnaire, public, group, history)
    return MappingProxyType(told)


def _history(perspective: Perspective, earlier: Iterable[Disclosures]) -> History:
    """Everything that was told of a perspective in other rounds, by question."""
    history: dict[str, list[Release]] = defaultdict(list)
    for round_ in earlier:
        if perspective in round_:
            for name, releases in round_[perspective].releases.items():
                history[name].extend(releases)
    return history


def _as_confirmed_in_public(
    questionnaire: Questionnaire,
    score: PerspectiveScore,
    found: Mapping[Perspective, PerspectiveScore],
) -> PerspectiveScore:
    """The score when a critical question applies until client organisations say that it does not.

    The client side needs nobody to confirm what it says.
    """
    if score.perspective.is_client_side:
        return score
    clients = found.get(Perspective.CLIENTORGANISATIE)
    items = dict(score.items)
    for question in questionnaire.ratings():
        is_confirmed = (
            clients is not None and clients.items[question.id].standing is Standing.NOT_APPLICABLE
        )
        if question.critical_up_to is not None and not is_confirmed:
            items[question.id] = _unconfirmed(items[question.id])
    if items == score.items:
        return score
    return replace(
        score,
        items=MappingProxyType(items),
        total=_index(questionnaire, items, None),
        dimensions={name: _index(questionnaire, items, name) for name in score.dimensions},
    )


def _unconfirmed(item: ItemScore) -> ItemScore:
    """The item when its nvt is not valid: with one among the answers, a value is missing."""
    outside = item.standing in (Standing.NOT_APPLICABLE, Standing.TOO_EARLY)
    return replace(item, standing=Standing.MISSING) if outside and item.codes[Code.NVT] else item


def _index(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], dimension: str | None
) -> IndexScore:
    """The index of a dimension; of all questions for None."""
    return index_score(
        (
            (items[question.id], exact(question.weight))
            for question in questionnaire.ratings()
            if dimension in (None, question.dimension)
        ),
        questionnaire.bands,
    )


def _of_bodies(questionnaire: Questionnaire, score: PerspectiveScore) -> Disclosure:
    """Bodies with a mandate are told in full, and need no protection in a later round."""
    items = {name: item for name, item in score.items.items() if item.asked}
    every = {one.id for q in questionnaire.questions() for one in with_parts(q, score.perspective)}
    return Disclosure(
        perspective=score.perspective,
        respondents=score.respondents,
        items=MappingProxyType(items),
        alike={},
        hidden=frozenset(),
        total=score.total,
        dimensions=score.dimensions,
        signal=score.signal,
        capped={name: item.capped for name, item in items.items() if item.capped},
        others=frozenset(every - score.items.keys()),
        voices={},
        releases={},
    )


def _of_persons(
    questionnaire: Questionnaire,
    score: PerspectiveScore,
    responses: Iterable[Response],
    history: History,
) -> Disclosure:
    perspective, group = score.perspective, persons(responses)
    tables = answer_tables(questionnaire, group)
    told = told_questions(questionnaire, perspective, tables, history)
    worded = worded_questions(questionnaire, perspective, tables, told, history)
    by_voice = told_voices(group, perspective, told, history)
    figures = _figures(questionnaire, score, told, worded)
    critical = tuple(
        possible(_ratings_of(questionnaire, perspective), figures.hidden, figures.alike)
    )
    is_whole = not figures.hidden and not figures.alike
    releases = {
        name: (Release(EVERYONE, tables[name]), *by_voice.get(name, ()))
        for name in (*told, *worded)
    }
    return Disclosure(
        **vars(figures),
        perspective=perspective,
        signal=score.signal if is_whole else told_signal(score.signal, told, critical),
        possible=critical if perspective.is_client_side else (),
        capped=_told_capped(score, told, history),
        others=frozenset(told.keys() - score.items.keys() - {RESPONDENTS}),
        voices=_voices(questionnaire, perspective, group, by_voice),
        releases=releases,
    )


def _figures(
    questionnaire: Questionnaire,
    score: PerspectiveScore,
    told: Container[str],
    worded: Mapping[str, Alike],
) -> Figures:
    """The figures of a score, as far as these questions go."""
    own = _ratings_of(questionnaire, score.perspective)
    untold = [question for question in own if question.id not in told]
    blurred = {question.dimension for question in untold}
    return Figures(
        respondents=score.respondents if RESPONDENTS in told else None,
        items=MappingProxyType(
            {name: replace(item, capped=0) for name, item in score.items.items() if name in told}
        ),
        alike=worded,
        hidden=frozenset(question.id for question in untold) - worded.keys(),
        total=None if untold else score.total,
        dimensions=MappingProxyType(
            {name: None if name in blurred else each for name, each in score.dimensions.items()}
        ),
    )


def _ratings_of(questionnaire: Questionnaire, perspective: Perspective) -> list[Rating]:
    return [question for question in questionnaire.ratings() if question.is_for(perspective)]


def _told_capped(
    score: PerspectiveScore, told: Container[str], history: History
) -> Mapping[str, int]:
    """How many values count lower than given: where neither they nor the others are too few.

    After an earlier round it is not told: who answered is known, who was capped is not kept.
    """
    return {
        name: item.capped
        for name, item in score.items.items()
        if name in told
        and not history.get(name)
        and min(item.capped, item.valued - item.capped) >= FEWEST_PERSONS
    }


def _voices(
    questionnaire: Questionnaire,
    perspective: Perspective,
    group: Mapping[Person, Response],
    by_voice: Mapping[str, Sequence[Release]],
) -> Mapping[Voice, Figures]:
    """The figures of each voice that may be told, worked out from its own responses."""
    found = {}
    for voice in Voice:
        told = {name for name, parts in by_voice.items() if any(p.group == voice for p in parts)}
        if told:
            own = [response for response in group.values() if response.voice is voice]
            score = scores(questionnaire, own).perspectives[perspective]
            found[voice] = _figures(questionnaire, score, told, {})
    return MappingProxyType(found)
