"""What holds between the parts of one questionnaire, beyond the shape of each.

Every rule is a generator of faults over a `Plan`. Rules do not stop one another, so that an author
reads all faults at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..document.faults import Fault, Path, did_you_mean
from ..language import Message, message
from .askings import Asking, Plan, plan_of
from .condition_text import WORDS
from .model import (
    HIGHEST_RATING,
    Asked,
    Choice,
    Choices,
    Column,
    Date,
    Number,
    PartRating,
    Questionnaire,
    Rating,
    Table,
    YesPartlyNo,
)
from .rules_of_conditions import conditions
from .rules_of_voices import anchors, perspectives, voices

LANGUAGES = ("nl", "fr", "de", "en")  # those of Belgium, and English

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def faults_in(questionnaire: Questionnaire, *, unread: frozenset[str] = frozenset()) -> list[Fault]:
    """Everything that keeps the questionnaire from being used; empty when it is sound.

    `unread` are ids of questions whose answers are not known: conditions may name them.
    """
    plan = plan_of(questionnaire, unread)
    return [fault for rule in _RULES for fault in rule(plan)]


# --- Ids ---------------------------------------------------------------------------------------


def _ids(plan: Plan) -> Iterator[Fault]:
    questionnaire = plan.questionnaire
    yield from _spelling((), questionnaire.id)
    yield from _own_ids("onderdeel", ("sections",), [s.id for s in questionnaire.sections])
    yield from _own_ids("dimensie", ("dimensions",), [d.id for d in questionnaire.dimensions])
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
    elif id_ in WORDS:
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
    yield from _said_twice(("perspectives",), questionnaire.perspectives)
    yield from _said_twice(("moments",), questionnaire.moments)
    for asking in plan.askings:
        yield from _said_twice((*asking.path, "asked_of"), asking.asked.asked_of or ())
        if isinstance(asking.asked, Rating):
            yield from _said_twice((*asking.path, "deeper"), asking.asked.deeper)


def _said_twice(path: Path, words: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, word in enumerate(words):
        if word in seen:
            problem = message("'{word}' staat al in deze lijst", word=str(word))
            yield Fault((*path, index), problem, message("Schrap de herhaling."))
        seen.add(word)


# --- Questions ---------------------------------------------------------------------------------


def _ratings(plan: Plan) -> Iterator[Fault]:
    dimensions = [dimension.id for dimension in plan.questionnaire.dimensions]
    for asking in plan.askings:
        rating, path = asking.asked, asking.path
        if not isinstance(rating, Rating):
            continue
        if rating.dimension is not None and rating.dimension not in dimensions:
            problem = message("dimensie '{id}' bestaat niet", id=rating.dimension)
            remedy = did_you_mean(rating.dimension, dimensions) or message(
                "Zet ze bij 'dimensions'."
            )
            yield Fault((*path, "dimension"), problem, remedy)
        if rating.weight != 1 and rating.weight_reason is None:
            problem = message("het gewicht is {weight}, zonder reden", weight=rating.weight)
            yield Fault((*path, "weight"), problem, message("Zeg waarom in 'weight_reason'."))
        if rating.critical_up_to is not None and rating.critical_up_to >= HIGHEST_RATING:
            problem = message(
                "kritisch tot en met {value}: dan is elk antwoord een struikelblok",
                value=rating.critical_up_to,
            )
            yield Fault((*path, "critical_up_to"), problem, message("Kies 0, 1, 2 of 3."))
        for index, deeper in enumerate(rating.deeper):
            if deeper == plan.questionnaire.id:
                problem = message("een vragenlijst gaat niet dieper in op zichzelf")
                yield Fault((*path, "deeper", index), problem, message("Schrap ze."))


def _ceilings(plan: Plan) -> Iterator[Fault]:
    for asking in plan.askings:
        rating = asking.asked
        if not isinstance(rating, Rating) or rating.ceiling is None:
            continue
        ceiling, path = rating.ceiling, (*asking.path, "ceiling")
        if ceiling.deels < ceiling.nee:
            problem = message(
                "'deels' laat hoogstens {deels} toe, 'nee' nog {nee}",
                deels=ceiling.deels,
                nee=ceiling.nee,
            )
            yield Fault(
                (*path, "deels"), problem, message("Wie deels zegt, mag niet lager uitkomen.")
            )
        yield from _said_twice((*path, "of"), ceiling.of)
        known = _ceiling_parts(rating)
        for index, id_ in enumerate(ceiling.of):
            misfit = _ceiling_misfit(id_, known)
            if misfit is not None:
                yield Fault((*path, "of", index), *misfit)


def _ceiling_parts(rating: Rating) -> dict[str, list[Asked | Column]]:
    """What `ceiling.of` can name: the parts, and the columns of those that are tables."""
    known: dict[str, list[Asked | Column]] = {}
    for part in rating.parts:
        known.setdefault(part.id, []).append(part)
        for column in part.columns if isinstance(part, Table) else ():
            known.setdefault(column.id, []).append(column)
    return known


def _ceiling_misfit(
    id_: str, known: Mapping[str, list[Asked | Column]]
) -> tuple[Message, Message | None] | None:
    named = known.get(id_, [])
    fitting = [
        id_ for id_, found in known.items() if isinstance(found[0], YesPartlyNo | PartRating)
    ]
    if not named:
        problem = message("'{id}' is geen deelvraag van deze vraag", id=id_)
        return problem, did_you_mean(id_, fitting)
    if len(named) > 1:
        problem = message("'{id}' bestaat in deze vraag meer dan één keer", id=id_)
        return problem, message("Geef de kolommen of deelvragen een eigen id.")
    if not isinstance(named[0], YesPartlyNo | PartRating):
        problem = message("deelvraag '{id}' kan geen plafond zetten", id=id_)
        return problem, message("Dat kan alleen met ja/deels/nee of een score.")
    return None


def _limits(plan: Plan) -> Iterator[Fault]:
    for asking in plan.askings:
        match asking.asked:
            case Number(least=float() | int() as least, greatest=float() | int() as greatest) if (
                least > greatest
            ):
                problem = message(
                    "het kleinste getal ({least}) is groter dan het grootste ({greatest})",
                    least=least,
                    greatest=greatest,
                )
                yield Fault((*asking.path, "least"), problem, message("Wissel ze om."))
            case Date(earliest=earliest, latest=latest) if (
                earliest and latest and earliest > latest
            ):
                problem = message(
                    "de vroegste datum ({earliest}) valt na de laatste ({latest})",
                    earliest=earliest,
                    latest=latest,
                )
                yield Fault((*asking.path, "earliest"), problem, message("Wissel ze om."))
            case Choices(at_most=int() as most, options=options) if most > len(options):
                problem = message(
                    "hoogstens {most} uit een lijst van {size}", most=most, size=len(options)
                )
                yield Fault(
                    (*asking.path, "at_most"),
                    problem,
                    message("Laat 'at_most' weg, of maak het kleiner."),
                )
            case _:
                pass


_RULES = (
    _ids,
    _source_language,
    _bands,
    _lists_without_repeats,
    perspectives,
    voices,
    anchors,
    _ratings,
    _ceilings,
    _limits,
    conditions,
)
