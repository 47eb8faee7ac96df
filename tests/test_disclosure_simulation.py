"""No group under k can be recovered from what is published: 3,000 reports, and their sequels.

Every report is read by the adversary of `disclosure_adversary`, with both rounds in hand. The same
adversary reads reports of the same answers in which the rules are switched off: it has to find
victims there, or its finding none would mean nothing.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import assert_never

import pytest

from cliënttoets.questionnaire.model import Perspective, Voice
from cliënttoets.response.model import Answer, Code, Response
from cliënttoets.scoring.disclosure import Disclosures, Figures, disclosures
from cliënttoets.scoring.index import IndexScore
from cliënttoets.scoring.item import ItemScore, Standing
from cliënttoets.scoring.scores import PerspectiveScore, scores
from cliënttoets.scoring.withheld import Alike

from . import disclosure_adversary as adversary
from .disclosure_adversary import EVERYONE, RESPONDENTS, Publication, Victim, World
from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, questionnaire, rating

REPORTS = 3_000

ASKING = questionnaire(
    [critical("K", 1, dimension="d1"), rating("Q1", dimension="d1")],
    [
        rating("C", dimension="d2", asked_when="K <= 1"),
        rating("Q2", dimension="d2", weight=2, weight_reason="Om te proberen."),
    ],
    dimensions=[{"id": "d1", "title": "Eerste"}, {"id": "d2", "title": "Tweede"}],
)
NAMES = ("K", "Q1", "C", "Q2")
INSTRUMENT = adversary.Instrument(
    weights={"K": Fraction(1), "Q1": Fraction(1), "C": Fraction(1), "Q2": Fraction(2)},
    dimensions={"K": "d1", "Q1": "d1", "C": "d2", "Q2": "d2"},
    parents={"C": "K"},
)
CODES = ("nvt", "weet_niet", "wil_niet")

# --- Reports and their sequels -----------------------------------------------------------------

Said = Mapping[str, object]


@dataclass(frozen=True)
class Person:
    """Somebody who takes part: under one name in each round, or under a new one."""

    number: int
    voice: Voice
    said: Said


@dataclass(frozen=True)
class Case:
    """Two rounds of a group of families, as it is; with the names that they go by in the second."""

    first: tuple[Person, ...]
    second: tuple[Person, ...]
    names: str
    others: tuple[Response, ...]


def case(seed: int) -> Case:
    """A case at random: groups of 1 to 64, with many small differences between the rounds."""
    dice = random.Random(seed)  # noqa: S311 - a simulation that has to be the same every time
    usual = {name: dice.choice((0, 1, 2, 3, 4, "nvt")) for name in NAMES}
    alike = dice.choice((0, 0.5, 0.9, 1))
    silent = dice.choice((0, 0, 0.05, 0.4))
    young = dice.choice((0, 0.2, 0.5, 0.5))

    def said() -> Said:
        return {
            name: usual[name] if dice.random() < alike else dice.choice((0, 1, 2, 3, 4, *CODES))
            for name in NAMES
            if dice.random() >= silent
        }

    def person(number: int) -> Person:
        return Person(number, Voice.JE if dice.random() < young else Voice.U, said())

    first = [person(number) for number in range(dice.choice((2, 4, 5, 6, 8, 12, 24, 32)))]
    leave = dice.choice((0, 0, 0, 1, 2, 6, len(first)))
    stay = dice.sample(first, len(first) - min(leave, len(first)))
    if dice.random() < 0.5:
        stay = [replace(each, said=said()) for each in stay]
    come = [person(100 + number) for number in range(dice.choice((0, 0, 1, 2, 5, 7, 11, 32)))]
    come = come or [person(100)] * (not stay)  # a round without anybody publishes nothing
    return Case(
        first=tuple(first),
        second=(*stay, *come),
        names=dice.choice(("same", "same", "new")),
        others=tuple(_others(dice)) if dice.random() < 0.3 else (),
    )


def _others(dice: random.Random) -> Iterator[Response]:
    """A government, and sometimes a client organisation, that find that K does not apply, or do."""
    yield _response(OFFICIALS, Voice.OVERHEID_ZELF, "o", {"K": dice.choice(("nvt", 3)), "Q1": 3})
    if dice.random() < 0.5:
        said = {"K": dice.choice(("nvt", 2)), "Q1": 2}
        yield _response(CLIENTS, Voice.CLIENTORGANISATIE, "c", said)


def _response(perspective: Perspective, voice: Voice, name: str, said: Said) -> Response:
    return Response(
        respondent=name,
        perspective=perspective,
        voice=voice,
        questionnaire=ASKING.id,
        version=ASKING.version,
        answers={question: _answer(each) for question, each in _asked(said).items()},
    )


def _asked(said: Said) -> Said:
    """What is said to questions that are asked: C only of who finds K low."""
    is_low = said.get("K") in (0, 1)
    return {name: each for name, each in said.items() if name != "C" or is_low}


@cache
def _answer(said: object) -> Answer:
    return Answer(code=Code(said)) if isinstance(said, str) else Answer(value=said)


def responses(persons: Sequence[Person], names: str = "") -> list[Response]:
    """The responses of persons; `names` makes that their names are those of nobody else."""
    return [_response(FAMILIES, p.voice, f"{names}{p.number}", p.said) for p in persons]


def world(rounds: Sequence[Sequence[Person]]) -> World:
    """What is true of these persons. A question that is not asked is not answered."""
    return World(
        voices={p.number: str(p.voice) for persons in rounds for p in persons},
        rounds=[_truth(persons) for persons in rounds],
    )


def _truth(persons: Sequence[Person]) -> dict[str, dict[object, object]]:
    told: dict[str, dict[object, object]] = {RESPONDENTS: {p.number: None for p in persons}}
    for person in persons:
        for name, said in _asked(person.said).items():
            told.setdefault(name, {})[person.number] = said
    return told


# --- Three ways to publish ---------------------------------------------------------------------

Indices = dict[tuple[str | None, str], tuple[Fraction | None, Fraction | None]]


def protected(told: Disclosures) -> Publication:
    """What the rules let through."""
    families = told[FAMILIES]
    tables: dict[tuple[str, str], adversary.Counts] = {}
    indices: Indices = {}
    groups: dict[str, Figures] = {EVERYONE: families}
    groups.update({str(voice): each for voice, each in families.voices.items()})
    for group, figures in groups.items():
        if figures.respondents is not None:
            tables[RESPONDENTS, group] = {None: figures.respondents}
        tables.update({(n, group): _counts(item) for n, item in figures.items.items()})
        indices.update(_indices(group, figures.total, figures.dimensions))
    signal = families.signal
    return Publication(
        tables=tables,
        asked={name: item.asked for name, item in families.items.items()},
        indices=indices,
        words={name: _stands_for(word) for name, word in families.alike.items()},
        blocking=frozenset(i.question for i in signal.critical_items) if signal else frozenset(),
        **_confirmations({name: each.items for name, each in told.items()}),
    )


def _stands_for(word: Alike) -> frozenset[object]:
    """The answers that a reader may think of."""
    match word:
        case Alike.LOW:
            return frozenset({0, 1})
        case Alike.NOT_LOW:
            return frozenset({2, 3, 4})
        case Alike.WITHOUT_VALUE:
            return frozenset({*CODES, "te_vroeg"})
        case _:
            assert_never(word)


def threshold_only(given: Sequence[Response], fewest: int = 5) -> Publication:
    """What a tool does that hides questions under five answers, and nothing else.

    With a threshold of 0 nothing is hidden at all.
    """
    tables: dict[tuple[str, str], adversary.Counts] = {}
    indices: Indices = {}
    families = [each for each in given if each.perspective is FAMILIES]
    for group in (EVERYONE, Voice.JE, Voice.U):
        own = [each for each in families if group in (EVERYONE, each.voice)]
        if not own or len(own) < fewest:
            continue
        score = scores(ASKING, own).perspectives[FAMILIES]
        tables[RESPONDENTS, group] = {None: len(own)}
        tables.update(
            {
                (name, group): _counts(item)
                for name, item in score.items.items()
                if item.asked - item.unanswered >= max(fewest, 1)
            }
        )
        indices.update(_indices(group, score.total, score.dimensions))
    found = scores(ASKING, given).perspectives
    return Publication(
        tables=tables,
        asked={name: item.asked for name, item in found[FAMILIES].items.items()},
        indices=indices,
        blocking=_blocking(found[FAMILIES]),
        **_confirmations({name: each.items for name, each in found.items()}),
    )


def _counts(item: ItemScore) -> adversary.Counts:
    every: dict[object, int] = {**dict(enumerate(item.counts)), **item.codes}
    return {cell: count for cell, count in every.items() if count}


def _indices(
    group: str, total: IndexScore | None, dimensions: Mapping[str, IndexScore | None]
) -> Indices:
    every = {None: total, **dimensions}
    return {(n, group): (each.index, each.coverage) for n, each in every.items() if each}


def _blocking(score: PerspectiveScore) -> frozenset[str]:
    critical_items = score.signal.critical_items if score.signal else ()
    return frozenset(item.question for item in critical_items)


def _confirmations(
    items: Mapping[Perspective, Mapping[str, ItemScore]],
) -> dict[str, frozenset[str]]:
    """What does not apply, by the government's word and by that of client organisations."""
    return {
        key: frozenset({"K"}) if _is_outside(items.get(perspective, {})) else frozenset()
        for key, perspective in (("outside", OFFICIALS), ("confirmed", CLIENTS))
    }


def _is_outside(items: Mapping[str, ItemScore]) -> bool:
    return "K" in items and items["K"].standing is Standing.NOT_APPLICABLE


# --- What the adversary finds ------------------------------------------------------------------


def _given(each: Case) -> tuple[list[Response], list[Response]]:
    names = "" if each.names == "same" else "nieuw "
    first, second = responses(each.first), responses(each.second, names)
    return [*first, *each.others], [*second, *each.others]


@cache
def _protected(seed: int) -> tuple[Publication, Publication]:
    first, second = _given(case(seed))
    before = disclosures(ASKING, first)
    return protected(before), protected(disclosures(ASKING, second, [before]))


def _found(seed: int, published: Sequence[Publication]) -> list[Victim]:
    each = case(seed)
    return list(adversary.victims(world([each.first, each.second]), published, INSTRUMENT))


def test_nothing_can_be_recovered_from_three_thousand_reports_and_their_sequels() -> None:
    """Where persons go by a new name in the sequel, the rules cannot know who came and who left.

    Then the size and the counts of every small group are still safe. An answer that nobody gives
    any more may point at those who left: docs/method-small-groups.md says so.
    """
    recovered = {
        seed: [each for each in _found(seed, _protected(seed)) if not _is_excused(seed, each)]
        for seed in range(REPORTS)
    }
    assert {seed: found for seed, found in recovered.items() if found} == {}


def _is_excused(seed: int, victim: Victim) -> bool:
    return victim.how == adversary.ONE_ANSWER and case(seed).names == "new"


def test_the_reports_that_were_searched_tell_enough_to_be_searched() -> None:
    """Who publishes nothing is safe too: the rules hide no more than these shares leave."""
    published = [_protected(seed) for seed in range(REPORTS)]

    def share(place: int, is_so: Callable[[Publication], bool]) -> float:
        return sum(is_so(rounds[place]) for rounds in published) / REPORTS

    assert share(0, lambda told: bool(told.tables)) > 0.7
    assert share(1, lambda told: bool(told.tables)) > 0.4  # the sequels differ by a few on purpose
    assert share(0, lambda told: bool(told.indices)) > 0.35
    assert share(1, lambda told: bool(told.indices)) > 0.2
    assert share(0, _has_voices) > 0.05
    assert share(1, _has_voices) > 0.015
    assert share(0, lambda told: bool(told.words)) > 0.05


def _has_voices(published: Publication) -> bool:
    return any(group != EVERYONE for name, group in published.tables if name != RESPONDENTS)


FEWER_REPORTS = 200
"""How many reports are searched with rules switched off: it need not find every victim."""


@cache
def _unprotected(seed: int, fewest: int) -> tuple[Publication, Publication]:
    first, second = _given(case(seed))
    return threshold_only(first, fewest), threshold_only(second, fewest)


def _ways(publish: Callable[[int], Sequence[Publication]]) -> Counter[str]:
    """How often each way to recover something succeeds."""
    seeds = range(FEWER_REPORTS)
    return Counter(victim.how for seed in seeds for victim in _found(seed, publish(seed)))


@pytest.mark.parametrize(
    ("fewest", "ways"),
    [
        (0, {"size", "voices", "unanimity", "rounds", "index", "confirmation"}),
        (5, {"voices", "unanimity", "rounds", "index", "condition", "signal", "confirmation"}),
    ],
    ids=["nothing is hidden", "only questions under five answers are hidden"],
)
def test_the_same_search_finds_victims_when_the_rules_are_off(fewest: int, ways: set[str]) -> None:
    found = _ways(lambda seed: _unprotected(seed, fewest))
    assert {way for way in ways if found[way] > 0} == ways


Mixed = Callable[[Publication, Publication], Publication]
"""What is published when one rule is off, from what the rules let through and what they do not."""


def _unanimous_tables(told: Publication, naive: Publication) -> Publication:
    extra = {
        (name, group): counts
        for (name, group), counts in naive.tables.items()
        if group == EVERYONE and len(counts) == 1
    }
    return replace(told, tables={**told.tables, **extra})


def _voices_of_ten(told: Publication, naive: Publication) -> Publication:
    extra = {
        (name, group): counts
        for (name, group), counts in naive.tables.items()
        if sum(counts.values()) >= 10 and (name, EVERYONE) in told.tables
    }
    return replace(told, tables={**told.tables, **extra})


ONE_RULE_OFF: dict[str, tuple[str, Mixed]] = {
    "unanimity": ("unanimity", _unanimous_tables),
    "conditions": ("condition", lambda told, naive: replace(told, asked=naive.asked)),
    "voices beside a total": ("voices", _voices_of_ten),
    "indices": ("index", lambda told, naive: replace(told, indices=naive.indices)),
    "signals": ("signal", lambda told, naive: replace(told, blocking=naive.blocking)),
    "confirmation": ("confirmation", lambda told, naive: replace(told, outside=naive.outside)),
}


@pytest.mark.parametrize("rule", ONE_RULE_OFF)
def test_each_rule_alone_has_victims_when_it_is_off(rule: str) -> None:
    way, mixed = ONE_RULE_OFF[rule]

    def publish(seed: int) -> list[Publication]:
        return list(map(mixed, _protected(seed), _unprotected(seed, 5)))

    assert _ways(publish)[way] > 0


def test_two_rounds_that_do_not_know_of_each_other_have_victims() -> None:
    def publish(seed: int) -> list[Publication]:
        return [protected(disclosures(ASKING, given)) for given in _given(case(seed))]

    found = _ways(publish)
    assert found["rounds"] > 0
    assert set(found) == {"rounds", adversary.ONE_ANSWER}
