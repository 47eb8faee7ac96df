"""A reader with bad intentions and good algebra, who has nothing but what was published.

The reader knows the questionnaire, and who took part when: that is more than most know. What the
reader does not know is who answered what. All persons who were in the same rounds and have the same
voice are one *kind*; how many of a kind gave each answer is unknown. Each published count is an
equation over kinds. A group (any union of kinds) is *recovered* when the equations leave one
possibility for its size, or for one of its counts. That is decided by exact elimination; counts
that must be zero, because counts are never negative, are found first.

Written from the definition of a small group, and from no line of the code that protects them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import product

PERSONS, CROSSING = 5, 10
EVERYONE = ""
RESPONDENTS = ""

ONE_ANSWER = "one answer"
"""How a group is recovered in part: how many of it gave one answer, and that somebody did."""

Row = tuple[int, ...]
Counts = Mapping[object, int]
Told = Mapping[object, object]
"""What each person said to one question in one round."""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One round as it was published, of one group of persons.

    `tables` holds counts by (question, voice), EVERYONE for all voices; under RESPONDENTS the whole
    group in one cell. `asked` says how many were asked. `indices` holds index and coverage by
    (dimension, voice), None for all questions. `words` says of a question which answers all who
    answered it may have given, and not how many they are. `blocking` are the questions that a
    reader is told are at or under their threshold. `outside` are the critical questions that a
    government says do not apply and that do not count, `confirmed` those that a named body says so
    of.
    """

    tables: Mapping[tuple[str, str], Counts]
    asked: Mapping[str, int]
    indices: Mapping[tuple[str | None, str], tuple[Fraction | None, Fraction | None]]
    words: Mapping[str, frozenset[object]] = field(default_factory=dict)
    blocking: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """What everybody knows of the questionnaire: weight and dimension, and what depends on what."""

    weights: Mapping[str, Fraction]
    dimensions: Mapping[str, str]
    parents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class World:
    """What is true: each person's voice, and who said what to each question, round by round."""

    voices: Mapping[object, str]
    rounds: Sequence[Mapping[str, Told]]


@dataclass(frozen=True)
class Victim:
    """A group that was recovered, how, and how many it has (0 where that is not what came out)."""

    how: str
    question: str
    size: int


def victims(
    world: World, published: Sequence[Publication], instrument: Instrument
) -> Iterator[Victim]:
    """Everything that can be recovered and should not be."""
    for question in sorted({name for each in published for name, _ in each.tables}):
        yield from _by_sums(question, world, published)
    for each in published:
        yield from _by_index(each, instrument)
        yield from _by_condition(each, instrument)
        hidden = [name for name in instrument.weights if (name, EVERYONE) not in each.tables]
        yield from (Victim("signal", name, 0) for name in hidden if name in each.blocking)
        yield from (Victim("confirmation", name, 0) for name in each.outside - each.confirmed)


# --- Sums and differences of counts ------------------------------------------------------------

Kind = tuple[str, tuple[int, ...]]
"""A voice, and the rounds that somebody took part in."""


def _by_sums(question: str, world: World, published: Sequence[Publication]) -> Iterator[Victim]:
    """The groups that come out of the tables of a question: of each round, then of all together."""
    seen: set[frozenset[object]] = set()
    told = [each.get(question, {}) for each in world.rounds]
    for said, publication in zip(told, published, strict=True):
        for how, persons in _groups(question, world.voices, [said], [publication]):
            seen.add(persons)
            yield Victim(how, question, len(persons))
    if len(published) > 1:
        for how, persons in _groups(question, world.voices, told, published):
            if persons not in seen:
                how = ONE_ANSWER if how == ONE_ANSWER else "rounds"
                yield Victim(how, question, len(persons))


def _groups(
    question: str,
    voices: Mapping[object, str],
    told: Sequence[Told],
    published: Sequence[Publication],
) -> Iterator[tuple[str, frozenset[object]]]:
    """The recovered groups that are too small, or of which all said the same."""
    kinds: dict[Kind, list[object]] = {}
    for person in sorted({person for each in told for person in each}, key=str):
        where = tuple(at for at, each in enumerate(told) if person in each)
        kinds.setdefault((voices[person], where), []).append(person)
    order = sorted(kinds)
    figures = [
        (at, tuple(int(at in where and voice in (EVERYONE, of)) for of, where in order), table)
        for at, each in enumerate(published)
        for (name, voice), table in each.tables.items()
        if name == question
    ]
    rows = tuple(row for _, row, _ in figures)
    by_size = recovered(rows, _zeros(rows, tuple(sum(table.values()) for _, _, table in figures)))
    words = [each.words.get(question) for each in published]
    systems = [] if question == RESPONDENTS else list(_by_cell(told, figures, words, order))
    by_count = {
        union
        for _, cells in systems
        for union in frozenset.intersection(*(known for known, _ in cells.values()))
    }
    by_cell = {
        (union, at, cell)
        for at, (_, cells) in enumerate(systems)
        for cell, (known, zeros) in cells.items()
        for union in known
        if not union & zeros  # kinds that gave no such answer make no group of those who did
    }
    for union in {*by_size, *by_count, *(union for union, _, _ in by_cell)}:
        members = [kind for at, kind in enumerate(order) if union >> at & 1]
        persons = frozenset(person for kind in members for person in kinds[kind])
        is_crossing = _crosses(members, order)
        if len(persons) < (CROSSING if is_crossing else PERSONS):
            if union in by_size:
                yield ("voices" if is_crossing else "size"), persons
            elif any(
                cell in _said(persons, [told[r] for r in together])
                for at, (together, cells) in enumerate(systems)
                for cell in cells
                if (union, at, cell) in by_cell
            ):
                yield ONE_ANSWER, persons
        elif union in by_count and len(_said(persons, told)) == 1:
            yield "unanimity", persons


def _said(persons: frozenset[object], told: Sequence[Told]) -> set[object]:
    """What these persons truly said."""
    return {each[person] for each in told for person in persons if person in each}


def _crosses(members: Sequence[Kind], order: Sequence[Kind]) -> bool:
    """Whether the group has some voices of those who were in the same rounds, and not all."""
    patterns = {where for _, where in members}
    return any(kind[1] in patterns and kind not in members for kind in order)


Recovered = tuple[frozenset[int], int]
"""The unions of kinds, as bits, of which a figure is recovered; and the kinds of which it is 0."""


def _by_cell(
    told: Sequence[Told],
    figures: Sequence[tuple[int, Row, Counts]],
    words: Sequence[frozenset[object] | None],
    order: Sequence[Kind],
) -> Iterator[tuple[set[int], dict[object, Recovered]]]:
    """What is recovered of each answer, for the rounds that go together.

    Rounds help each other only where all who were in several of them said the same in each.
    """
    everyone = {person for each in told for person in each}
    is_still = all(len(_said(frozenset({person}), told)) == 1 for person in everyone)
    at_once = [set(range(len(told)))] if is_still else [{at} for at in range(len(told))]
    for together in at_once:
        own = [(row, table) for at, row, table in figures if at in together]
        stood_for = {at: cells for at, cells in enumerate(words) if cells and at in together}
        if own:
            # An answer that is counted nowhere was given by nobody.
            cells = {cell for _, table in own for cell in table}.union(*stood_for.values())
            yield together, {cell: _of_cell(cell, own, stood_for, order) for cell in cells}


def _of_cell(
    cell: object,
    figures: Sequence[tuple[Row, Counts]],
    stood_for: Mapping[int, frozenset[object]],
    order: Sequence[Kind],
) -> Recovered:
    """What is recovered of one answer: a word says who did not give it."""
    rows = tuple(row for row, _ in figures)
    values = tuple(table.get(cell, 0) for _, table in figures)
    silent = frozenset(
        place
        for place, (_, where) in enumerate(order)
        if any(at in where and cell not in of for at, of in stood_for.items())
    )
    zeros = _zeros(rows, values) | silent
    return recovered(rows, zeros), sum(1 << place for place in zeros)


def _zeros(rows: tuple[Row, ...], values: tuple[int, ...]) -> frozenset[int]:
    """The kinds that have to be zero: counted, and not negatively, in a sum that comes to zero."""
    return frozenset(
        kind
        for signs, summed in _harmless(rows)
        if sum(sign * value for sign, value in zip(signs, values, strict=True)) == 0
        for kind, times in enumerate(summed)
        if times > 0
    )


def recovered(rows: tuple[Row, ...], zeros: frozenset[int]) -> frozenset[int]:
    """The unions of kinds, as bits, of which the sum is the same in every solution.

    `rows` say which kinds are in each published figure, `zeros` which kinds are known to be zero.
    """
    width = len(rows[0]) if rows else 0
    units = tuple(tuple(int(at == kind) for at in range(width)) for kind in sorted(zeros))
    return _in_span((*rows, *units))


@cache
def _harmless(rows: tuple[Row, ...]) -> tuple[tuple[Row, Row], ...]:
    """Sums and differences of rows, with their signs, in which nothing is negative."""
    found = []
    for signs in product((-1, 0, 1), repeat=len(rows)):
        summed = tuple(
            sum(sign * times for sign, times in zip(signs, kind, strict=True))
            for kind in zip(*rows, strict=True)
        )
        if any(summed) and min(summed) >= 0:
            found.append((signs, summed))
    return tuple(found)


@cache
def _in_span(rows: tuple[Row, ...]) -> frozenset[int]:
    """The sets of kinds, as bits, that are a combination of rows: by elimination in fractions."""
    width = len(rows[0]) if rows else 0
    basis = _reduced(rows)
    found = set()
    for bits in range(1, 2**width):
        rest = [Fraction(bits >> at & 1) for at in range(width)]
        for pivot, row in basis:
            rest = [left - rest[pivot] * right for left, right in zip(rest, row, strict=True)]
        if not any(rest):
            found.add(bits)
    return frozenset(found)


def _reduced(rows: Sequence[Row]) -> list[tuple[int, list[Fraction]]]:
    """An echelon form: rows that begin with a 1, each with the place of that 1."""
    basis: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        rest = [Fraction(value) for value in row]
        for pivot, known in basis:
            rest = [left - rest[pivot] * right for left, right in zip(rest, known, strict=True)]
        pivot = next((at for at, value in enumerate(rest) if value), None)
        if pivot is not None:
            basis.append((pivot, [value / rest[pivot] for value in rest]))
    return basis


# --- What else is published --------------------------------------------------------------------

MISSING, OUTSIDE = "missing", "outside"
MOST_UNKNOWN = 3


def _by_index(published: Publication, instrument: Instrument) -> Iterator[Victim]:
    """The questions without a table of which an index gives the value away: try all values."""
    for (dimension, voice), (index, coverage) in published.indices.items():
        asked = [q for q in instrument.weights if dimension in (None, instrument.dimensions[q])]
        unknown = [name for name in asked if (name, voice) not in published.tables]
        if not 0 < len(unknown) <= MOST_UNKNOWN:
            continue
        known = {q: _value(published.tables[q, voice]) for q in asked if q not in unknown}
        fitting = [
            tried
            for tried in product((0, 1, 2, 3, 4, MISSING, OUTSIDE), repeat=len(unknown))
            if _index({**known, **dict(zip(unknown, tried, strict=True))}, instrument.weights)
            == (index, coverage)
        ]
        for at, name in enumerate(unknown):
            if len({tried[at] for tried in fitting}) == 1:
                yield Victim("index", name, 0)


def _value(counts: Counts) -> object:
    """The lower median of the numbers; without any, what the answers say."""
    numbers = sorted(v for v, n in counts.items() for _ in range(n) if isinstance(v, int))
    if numbers:
        return numbers[(len(numbers) - 1) // 2]
    return OUTSIDE if set(counts) <= {"nvt", "te_vroeg"} and counts else MISSING


def _index(
    values: Mapping[str, object], weights: Mapping[str, Fraction]
) -> tuple[Fraction | None, Fraction | None]:
    """Index and coverage, from the published formula."""
    inside = [name for name, value in values.items() if value != OUTSIDE]
    valued = [name for name in inside if values[name] != MISSING]
    whole = sum((weights[name] for name in inside), Fraction(0))
    part = sum((weights[name] for name in valued), Fraction(0))
    if not whole:
        return None, None
    points = sum((weights[n] * values[n] for n in valued), Fraction(0))  # type: ignore[operator]
    return (100 * points / (4 * part) if part else None), part / whole


def _by_condition(published: Publication, instrument: Instrument) -> Iterator[Victim]:
    """How many were asked says how many answered in one way to a question without a table."""
    for name, parent in instrument.parents.items():
        if name in published.asked and (parent, EVERYONE) not in published.tables:
            yield Victim("condition", parent, published.asked[name])


def counted(said: Told) -> Counter[object]:
    """How often each answer was given."""
    return Counter(said.values())
