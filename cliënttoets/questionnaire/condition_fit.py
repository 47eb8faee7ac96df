"""Whether a condition fits the questions that it names.

Which names there are, and what can be answered to them, is told as a `Domain` each; this module
knows no questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from ..document.faults import Fault, Path, did_you_mean
from ..document.reading import day_in
from ..language import Message, message
from .condition_tree import (
    And,
    Answered,
    Comparison,
    Constant,
    Contains,
    Difference,
    Expression,
    Name,
    Not,
    OneOf,
    Operand,
    Operator,
    Or,
)
from .conditions import Condition


class Sort(Enum):
    """What kind of answer a name stands for."""

    NUMBER = "een getal"
    OPTION = "één antwoord uit een lijst"
    OPTIONS = "een reeks antwoorden uit een lijst"
    DATE = "een datum"
    CLOSED = "een open tekst of een tabel"  # only `answered` may look at it


@dataclass(frozen=True)
class Domain:
    """What a condition may know of a question; `options` are the ids that can be chosen."""

    sort: Sort
    options: tuple[str, ...] = ()


def faults_in_condition(
    condition: Condition, domains: Mapping[str, Domain], path: Path
) -> Iterator[Fault]:
    """Where the condition does not fit the answers that it names.

    `path` is the condition's place in its document. Names that `domains` lacks are passed over:
    whoever knows the questions can say better what is wrong with those.
    """
    for problem, remedy, place in _misfits(condition.tree, domains):
        yield Fault(path, problem, remedy, offset=place.offset)


_Misfit = tuple[Message, Message | None, Name | Constant]


def _misfits(tree: Expression, domains: Mapping[str, Domain]) -> Iterator[_Misfit]:
    match tree:
        case Comparison(sign, left, right):
            yield from _misfits_of_comparison(sign, left, right, domains)
        case OneOf(name, values):
            yield from _misfits_of_values("==", name, values, domains)
        case Contains(name, option):
            yield from _misfits_of_choices(name, option, domains)
        case Answered():
            pass
        case Not(inner):
            yield from _misfits(inner, domains)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _misfits(part, domains)
        case _:
            assert_never(tree)


def _misfits_of_choices(
    name: Name, option: Constant, domains: Mapping[str, Domain]
) -> Iterator[_Misfit]:
    domain = domains.get(name.id)
    if domain is None:
        return
    if domain.sort is Sort.OPTIONS:
        yield from _misfits_of_option(name, option, domain)
        return
    remedy = message("Schrijf {id} == {literal}.", id=name.id, literal=repr(option.value))
    if domain.sort is Sort.CLOSED:
        remedy = _ask_answered(name)
    problem = message(
        "'{id}' is {sort}, geen reeks waar iets in zit", id=name.id, sort=domain.sort.value
    )
    yield problem, remedy, name


def _misfits_of_comparison(
    sign: Operator, left: Operand, right: Operand, domains: Mapping[str, Domain]
) -> Iterator[_Misfit]:
    match left, right:
        case Constant(), Constant():
            problem = message("hier worden twee vaste waarden vergeleken")
            yield problem, message("Vergelijk met de id van een vraag."), left
        case Constant(), Name():
            yield from _misfits_of_values(sign, right, (left,), domains)
        case Name(), Constant():
            yield from _misfits_of_values(sign, left, (right,), domains)
        case Name(), Name():
            yield from _misfits_of_names(sign, left, right, domains)
        case (Difference(), Constant() as number) | (Constant() as number, Difference()):
            yield from _misfits_beside_difference(number)
        case _:
            pass  # two differences, or one beside a name: in a pattern all of these are numbers


def _misfits_of_names(
    sign: Operator, left: Name, right: Name, domains: Mapping[str, Domain]
) -> Iterator[_Misfit]:
    sides = [(name, domains[name.id]) for name in (left, right) if name.id in domains]
    misfits = [misfit for name, domain in sides for misfit in _incomparable(sign, name, domain)]
    yield from misfits
    if misfits or len(sides) < 2 or sides[0][1].sort is sides[1][1].sort:
        return
    yield (
        message(
            "'{left}' is {left_sort} en '{right}' is {right_sort}",
            left=left.id,
            left_sort=sides[0][1].sort.value,
            right=right.id,
            right_sort=sides[1][1].sort.value,
        ),
        message("Vergelijk alleen antwoorden van dezelfde soort."),
        left,
    )


def _misfits_of_values(
    sign: Operator, name: Name, constants: tuple[Constant, ...], domains: Mapping[str, Domain]
) -> Iterator[_Misfit]:
    domain = domains.get(name.id)
    if domain is None:
        return
    misfits = list(_incomparable(sign, name, domain))
    yield from misfits
    if misfits:
        return
    for constant in constants:
        yield from _misfits_of_constant(name, constant, domain)


def _misfits_of_constant(name: Name, constant: Constant, domain: Domain) -> Iterator[_Misfit]:
    value = constant.value
    if domain.sort is Sort.OPTION:
        yield from _misfits_of_option(name, constant, domain)
    elif domain.sort is Sort.NUMBER and isinstance(value, str):
        problem = message("'{id}' is een getal, maar '{value}' is tekst", id=name.id, value=value)
        yield problem, message("Schrijf een getal, zonder aanhalingstekens."), constant
    elif domain.sort is Sort.DATE and day_in(value) is None:
        problem = message("'{id}' is een datum, maar {value} niet", id=name.id, value=repr(value))
        yield problem, message("Schrijf jaar-maand-dag, zoals '2026-04-14'."), constant


def _misfits_beside_difference(constant: Constant) -> Iterator[_Misfit]:
    if isinstance(constant.value, str):
        problem = message(
            "een verschil is een getal, maar '{value}' is tekst", value=constant.value
        )
        yield problem, message("Schrijf een getal, zonder aanhalingstekens."), constant


def _incomparable(sign: Operator, name: Name, domain: Domain) -> Iterator[_Misfit]:
    """Why this question's answers cannot stand beside the sign at all."""
    match domain.sort:
        case Sort.CLOSED:
            problem = message(
                "'{id}' is {sort}: vergelijken kan niet", id=name.id, sort=domain.sort.value
            )
            yield problem, _ask_answered(name), name
        case Sort.OPTIONS:
            problem = message("op '{id}' zijn meer antwoorden tegelijk mogelijk", id=name.id)
            remedy = message("Schrijf '{option}' in {id}.", option=domain.options[0], id=name.id)
            yield problem, remedy, name
        case Sort.OPTION if sign not in ("==", "!="):
            problem = message("de antwoorden op '{id}' hebben geen volgorde", id=name.id)
            yield problem, message("Gebruik ==, != of in."), name
        case Sort.OPTION | Sort.NUMBER | Sort.DATE:
            pass


def _misfits_of_option(name: Name, constant: Constant, domain: Domain) -> Iterator[_Misfit]:
    if constant.value in domain.options:
        return
    problem = message("{value} is geen antwoord op '{id}'", value=repr(constant.value), id=name.id)
    yield problem, did_you_mean(str(constant.value), domain.options), constant


def _ask_answered(name: Name) -> Message:
    return message("Vraag alleen of ze beantwoord is: answered({id}).", id=name.id)
