"""Rules about conditions: they look only at earlier sections, and fit what is answered there."""

from __future__ import annotations

from collections.abc import Iterator

from ..document.faults import Fault, did_you_mean
from ..language import Message, message
from .askings import Asking, Plan
from .condition_fit import Domain, faults_in_condition
from .condition_tree import Name
from .conditions import Condition, names_in


def conditions(plan: Plan) -> Iterator[Fault]:
    """Only whole questions have one, about questions of sections before their own."""
    for asking in plan.askings:
        if asking.is_column or asking.whole is not None:
            yield from _conditions_of_parts(asking)
        elif asking.asked.asked_when is not None:
            yield from _faults_of(asking.asked.asked_when, asking, plan)


def _conditions_of_parts(asking: Asking) -> Iterator[Fault]:
    noun = message("een kolom") if asking.is_column else message("een deelvraag")
    keys = ("asked_when", "asked_of") if asking.is_column else ("asked_when",)
    for key in keys:
        if getattr(asking.asked, key) is not None:
            problem = message("{noun} heeft geen eigen '{key}'", noun=noun, key=key)
            remedy = message("Zet het bij de hele vraag, of maak er een eigen vraag van.")
            yield Fault((*asking.path, key), problem, remedy, at_key=True)


def _faults_of(condition: Condition, asking: Asking, plan: Plan) -> Iterator[Fault]:
    path = (*asking.path, "asked_when")
    earlier: dict[str, Domain] = {}
    for name in names_in(condition):
        if name.id in plan.unread:
            continue
        misnamed = _misnamed(name, asking, plan)
        if misnamed is None:
            earlier[name.id] = plan.domains[name.id]
        else:
            yield Fault(path, *misnamed, offset=name.offset)
    yield from faults_in_condition(condition, earlier, path)


def _misnamed(name: Name, asking: Asking, plan: Plan) -> tuple[Message, Message | None] | None:
    """Why the name is not that of a question in an earlier section; None where it is."""
    named = plan.answerable.get(name.id)
    if named is None:
        problem = message("er is geen vraag '{id}'", id=name.id)
        earlier = [id_ for id_, other in plan.answerable.items() if other.section < asking.section]
        return problem, _meant(name, earlier, plan)
    if named.asked is asking.asked:
        problem = message("deze voorwaarde gaat over de vraag zelf")
    elif named.section == asking.section:
        problem = message("'{id}' staat in hetzelfde onderdeel", id=name.id)
    elif named.section > asking.section:
        problem = message(
            "'{id}' komt pas later, in onderdeel '{section}'",
            id=name.id,
            section=plan.questionnaire.sections[named.section].id,
        )
    else:
        return None
    return problem, message("Een voorwaarde kijkt alleen naar vroegere onderdelen.")


def _meant(name: Name, earlier: list[str], plan: Plan) -> Message | None:
    """A remedy for an unknown name: quotes around what is an answer, or else a likely id."""
    domains = (plan.domains[id_] for id_ in earlier if id_ in plan.domains)
    if any(name.id in domain.options for domain in domains):
        return message("Zet een antwoord tussen aanhalingstekens: '{text}'.", text=name.id)
    return did_you_mean(name.id, earlier)
