"""Rules about patterns: they look at ratings that the perspectives they name are asked."""

from __future__ import annotations

from collections.abc import Iterator

from ..document.faults import Fault, did_you_mean
from ..language import Message, message
from .askings import Plan, subjects
from .condition_fit import Domain, Sort, faults_in_condition
from .condition_text import EACH
from .condition_tree import Name
from .conditions import names_in
from .model import Pattern, Perspective


def patterns(plan: Plan) -> Iterator[Fault]:
    """Each names ratings that exist, and values that somebody can give."""
    for index, pattern in enumerate(plan.questionnaire.patterns):
        yield from _faults_of(pattern, index, plan)


def _faults_of(pattern: Pattern, index: int, plan: Plan) -> Iterator[Fault]:
    path = ("patterns", index, "when")
    names = names_in(pattern.when)
    misfits = [(name, misfit) for name in names if (misfit := _misfit(name, plan)) is not None]
    for name, (problem, remedy) in misfits:
        yield Fault(path, problem, remedy, offset=name.offset)
    values = {name.id: Domain(Sort.NUMBER) for name in names}
    yield from faults_in_condition(pattern.when, values, path)
    is_known = not any(name.question in plan.unread for name in names)
    if is_known and not misfits and not subjects(plan.questionnaire, pattern):
        problem = message("niemand aan cliëntzijde krijgt al deze vragen")
        if any(name.question == EACH for name in names):
            problem = message("er is geen scorevraag die al deze perspectieven krijgen")
        remedy = message("Kijk 'asked_of' na, of zet een ander perspectief na de id.")
        yield Fault(path, problem, remedy)


_Misfit = tuple[Message, Message | None]


def _misfit(name: Name, plan: Plan) -> _Misfit | None:
    """Why the name is not that of a score that somebody gives; None where it is."""
    if name.question in plan.unread:
        return None
    if name.question != EACH:
        misnamed = _misnamed(name, plan)
        if misnamed is not None:
            return misnamed
    return None if name.perspective is None else _misplaced(name, name.perspective, plan)


def _misnamed(name: Name, plan: Plan) -> _Misfit | None:
    scored, id_ = plan.questionnaire.scored, name.question
    if id_ in scored:
        return None
    if id_ in plan.answerable:
        problem = message("'{id}' is geen score", id=id_)
        return problem, message("Een patroon kijkt alleen naar scores van 0 tot 4.")
    problem = message("er is geen vraag '{id}'", id=id_)
    left, sign, right = id_.partition("-")
    if sign and left in scored and right in scored:
        remedy = message("Zet spaties rond het minteken: {left} - {right}.", left=left, right=right)
        return problem, remedy
    return problem, did_you_mean(id_, list(scored))


def _misplaced(name: Name, perspective: str, plan: Plan) -> _Misfit | None:
    """Why the perspective does not give this value."""
    admitted = plan.questionnaire.perspectives
    if perspective not in list(Perspective):
        problem = message("er is geen perspectief '{word}'", word=perspective)
        return problem, did_you_mean(perspective, admitted)
    if perspective not in admitted:
        problem = message("'{word}' mag deze vragenlijst niet invullen", word=perspective)
        return problem, message("Zet het bij 'perspectives', of noem een ander perspectief.")
    if name.question == EACH:
        return None
    item = plan.questionnaire.scored[name.question]
    if not plan.questionnaire.is_scored_by(Perspective(perspective), item):
        problem = message("'{word}' krijgt vraag '{id}' niet", word=perspective, id=item.id)
        return problem, message("Kijk 'asked_of' na, of noem een ander perspectief.")
    return None
