"""What holds between the parts of one questionnaire, beyond the shape of each.

Every rule is a generator of faults over a `Plan`. Rules do not stop one another, so that an author
reads all faults at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..document.faults import MOST_TOLD, Fault, Path, did_you_mean
from ..language import message
from .askings import Asking, Plan, plan_of
from .condition_text import EACH, WORDS
from .model import (
    Choice,
    Choices,
    Questionnaire,
    Table,
)
from .rules_of_conditions import conditions
from .rules_of_patterns import patterns
from .rules_of_questions import (
    ceilings,
    dimensions,
    limits,
    links,
    said_twice,
    thresholds,
    weights,
)
from .rules_of_voices import anchors, perspectives, voices

LANGUAGES = ("nl", "fr", "de", "en")  # those of Belgium, and English

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def faults_in(questionnaire: Questionnaire, *, unread: frozenset[str] = frozenset()) -> list[Fault]:
    """What keeps the questionnaire from being used; empty when it is sound.

    No more than are told are looked for, and one that shows that there are more.
    `unread` are ids of questions whose answers are not known: conditions may name them.
    """
    plan = plan_of(questionnaire, unread)
    every = (fault for rule in _RULES for fault in rule(plan))
    return list(islice(every, MOST_TOLD + 1))


# --- Ids ---------------------------------------------------------------------------------------


def _ids(plan: Plan) -> Iterator[Fault]:
    questionnaire = plan.questionnaire
    yield from _spelling((), questionnaire.id)
    yield from _own_ids("onderdeel", ("sections",), [s.id for s in questionnaire.sections])
    yield from _own_ids("dimensie", ("dimensions",), [d.id for d in questionnaire.dimensions])
    yield from _own_ids("patroon", ("patterns",), [p.id for p in questionnaire.patterns])
    for asking in plan.askings:
        asked, path = asking.asked, asking.path
        yield from _spelling(path, asked.id)
        if not asking.is_column:
            yield from _question_id(asking, plan.answerable[asked.id])
        if isinstance(asked, Choice | Choices):
            ids = [option.id for option in asked.options]
            yield from _own_ids("antwoordmogelijkheid", (*path, "options"), ids)
        if isinstance(asked, Table):
            ids = [column.id for column in asked.columns]
            yield from _repeated("kolom", (*path, "columns"), ids)


def _own_ids(noun: str, path: Path, ids: list[str]) -> Iterator[Fault]:
    for index, id_ in enumerate(ids):
        yield from _spelling((*path, index), id_)
    yield from _repeated(noun, path, ids)


def _spelling(path: Path, id_: str) -> Iterator[Fault]:
    if not _ID.fullmatch(id_):
        yield Fault(
            (*path, "id"),
            message("'{id}' kan geen id zijn", id=id_),
            message("Gebruik letters zonder accent, cijfers, - _ en ., zonder spaties."),
        )


def _repeated(noun: str, path: Path, ids: list[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            problem = message("{noun} '{id}' bestaat al", noun=noun, id=id_)
            yield Fault((*path, index, "id"), problem, message("Geef elk een eigen id."))
        seen.add(id_)


def _question_id(asking: Asking, first: Asking) -> Iterator[Fault]:
    """Ids of questions and parts share one room, because conditions and reports name both."""
    id_, path = asking.asked.id, (*asking.path, "id")
    if first is not asking:
        problem = message("de id '{id}' is al gebruikt", id=id_)
        yield Fault(path, problem, message("Geef elke vraag en deelvraag een eigen id."))
    elif id_ in WORDS or id_ == EACH:
        problem = message("'{id}' is een woord van de voorwaarden", id=id_)
        yield Fault(path, problem, message("Kies een andere id."))
    elif not id_[0].isalpha() and _ID.fullmatch(id_):
        problem = message("de id '{id}' begint niet met een letter", id=id_)
        yield Fault(path, problem, message("Anders leest een voorwaarde ze als een getal."))


# --- The whole ---------------------------------------------------------------------------------


def _source_language(plan: Plan) -> Iterator[Fault]:
    language = plan.questionnaire.language
    if language not in LANGUAGES:
        problem = message("'{language}' is geen taal die hier bekend is", language=language)
        yield Fault(("language",), problem, did_you_mean(language, LANGUAGES))


def _bands(plan: Plan) -> Iterator[Fault]:
    bands = plan.questionnaire.bands
    if bands[0].at_least != 0:
        problem = message("de eerste strook begint bij {least}", least=bands[0].at_least)
        yield Fault(("bands", 0, "at_least"), problem, message("Laat ze bij 0 beginnen."))
    for index in range(1, len(bands)):
        before, here = bands[index - 1].at_least, bands[index].at_least
        if here <= before:
            problem = message(
                "deze strook begint bij {here}, de vorige bij {before}", here=here, before=before
            )
            yield Fault(
                ("bands", index, "at_least"), problem, message("Zet ze van laag naar hoog.")
            )


def _lists_without_repeats(plan: Plan) -> Iterator[Fault]:
    questionnaire = plan.questionnaire
    yield from said_twice(("perspectives",), questionnaire.perspectives)
    yield from said_twice(("moments",), questionnaire.moments)
    for asking in plan.askings:
        yield from said_twice((*asking.path, "asked_of"), asking.asked.asked_of or ())


_RULES = (
    _ids,
    _source_language,
    _bands,
    _lists_without_repeats,
    perspectives,
    voices,
    anchors,
    dimensions,
    weights,
    thresholds,
    links,
    ceilings,
    limits,
    conditions,
    patterns,
)
