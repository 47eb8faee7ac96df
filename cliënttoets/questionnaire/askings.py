"""Everything that a questionnaire asks, at its place, and what conditions and patterns know of it.

A pattern takes all values that it names without a perspective from one client-side perspective, so
that it never sets what organisations say beside what families say as if one had said both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from ..document.faults import Path
from .condition_fit import Domain, Sort
from .condition_text import EACH
from .condition_tree import Name
from .conditions import names_in
from .model import (
    Asked,
    Choice,
    Choices,
    Column,
    Date,
    Number,
    PartRating,
    Pattern,
    Perspective,
    Questionnaire,
    Rating,
    Table,
    Text,
    YesPartlyNo,
    parts_of,
)

CLIENT_SIDES = tuple(perspective for perspective in Perspective if perspective.is_client_side)
ANSWERS_OF_YES_PARTLY_NO = ("ja", "deels", "nee")


@dataclass(frozen=True)
class Asking:
    """One thing that is asked, at its place: a question, a part of one, or a column of a table."""

    asked: Asked | Column
    path: Path
    section: int
    whole: Rating | None = None  # the rating that it is a part of
    is_column: bool = False


def askings(questionnaire: Questionnaire) -> Iterator[Asking]:
    """Everything that is asked, in order: each question, then its columns, its parts and theirs."""
    for index, section in enumerate(questionnaire.sections):
        for number, question in enumerate(section.questions):
            path: Path = ("sections", index, "questions", number)
            yield Asking(question, path, index)
            yield from _columns(question, path, index)
            whole = question if isinstance(question, Rating) else None
            for place, part in enumerate(parts_of(question)):
                yield Asking(part, (*path, "parts", place), index, whole)
                yield from _columns(part, (*path, "parts", place), index)


def _columns(asked: Asked, path: Path, section: int) -> Iterator[Asking]:
    for place, column in enumerate(asked.columns if isinstance(asked, Table) else ()):
        yield Asking(column, (*path, "columns", place), section, is_column=True)


def domain_of(asked: Asked | Column) -> Domain:
    """What a condition may know of the answers to a question."""
    match asked:
        case Rating() | PartRating() | Number():
            return Domain(Sort.NUMBER)
        case YesPartlyNo():
            return Domain(Sort.OPTION, ANSWERS_OF_YES_PARTLY_NO)
        case Choice():
            return Domain(Sort.OPTION, tuple(option.id for option in asked.options))
        case Choices():
            return Domain(Sort.OPTIONS, tuple(option.id for option in asked.options))
        case Date():
            return Domain(Sort.DATE)
        case Text() | Table():
            return Domain(Sort.CLOSED)
        case _:
            assert_never(asked)


@dataclass(frozen=True)
class Plan:
    """A questionnaire, everything that it asks, and what can be answered under each id.

    `answerable` holds the first question or part with an id. `unread` are ids of which nothing
    more is known; they have no domain.
    """

    questionnaire: Questionnaire
    askings: tuple[Asking, ...]
    answerable: Mapping[str, Asking]
    domains: Mapping[str, Domain]
    unread: frozenset[str] = frozenset()


def plan_of(questionnaire: Questionnaire, unread: frozenset[str] = frozenset()) -> Plan:
    """The plan of a questionnaire."""
    everything = tuple(askings(questionnaire))
    answerable: dict[str, Asking] = {}
    for asking in everything:
        if not asking.is_column:
            answerable.setdefault(asking.asked.id, asking)
    domains = {
        id_: domain_of(asking.asked) for id_, asking in answerable.items() if id_ not in unread
    }
    return Plan(questionnaire, everything, answerable, domains, unread)


def subjects(questionnaire: Questionnaire, pattern: Pattern) -> tuple[Rating | None, ...]:
    """What the pattern speaks of: the ratings that `each` stands for, or None for a fixed pattern.

    `each` passes over a rating that not all who are named get. Empty when nobody could ever give
    the values that the pattern needs. Takes only a pattern whose names exist.
    """
    names = names_in(pattern.when)
    is_fixed = all(name.question != EACH for name in names)
    found: Iterator[Rating | None] = iter([None]) if is_fixed else questionnaire.ratings()
    return tuple(
        subject
        for subject in found
        if client_sides(questionnaire, pattern, subject)
        and all(
            questionnaire.is_scored_by(
                Perspective(name.perspective), _item(questionnaire, name, subject)
            )
            for name in names
            if name.perspective is not None
        )
    )


def client_sides(
    questionnaire: Questionnaire, pattern: Pattern, subject: Rating | None
) -> tuple[Perspective, ...]:
    """The client-side perspectives, organisations first, that give all values asked of that side.

    Both for a pattern that names a perspective everywhere.
    """
    asked = [
        _item(questionnaire, name, subject)
        for name in names_in(pattern.when)
        if name.perspective is None
    ]
    return tuple(
        side
        for side in CLIENT_SIDES
        if all(questionnaire.is_scored_by(side, item) for item in asked)
    )


def _item(questionnaire: Questionnaire, name: Name, subject: Rating | None) -> Rating | PartRating:
    if name.question == EACH and subject is not None:
        return subject
    return questionnaire.scored[name.question]
