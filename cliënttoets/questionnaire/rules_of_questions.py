"""Rules about single questions: what a rating refers to, its ceiling, and limits that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..document.faults import Fault, Path, did_you_mean
from ..language import Message, message
from .askings import Plan
from .model import (
    HIGHEST_RATING,
    Asked,
    Ceiling,
    Choices,
    Column,
    Date,
    Number,
    PartRating,
    Rating,
    Table,
    YesPartlyNo,
)


def _ratings(plan: Plan) -> Iterator[tuple[Rating, Path]]:
    for asking in plan.askings:
        if isinstance(asking.asked, Rating):
            yield asking.asked, asking.path


def dimensions(plan: Plan) -> Iterator[Fault]:
    """A rating names only a dimension that the questionnaire declares."""
    known = [dimension.id for dimension in plan.questionnaire.dimensions]
    for rating, path in _ratings(plan):
        if rating.dimension is not None and rating.dimension not in known:
            problem = message("dimensie '{id}' bestaat niet", id=rating.dimension)
            remedy = did_you_mean(rating.dimension, known)
            yield Fault(
                (*path, "dimension"), problem, remedy or message("Zet ze bij 'dimensions'.")
            )


def weights(plan: Plan) -> Iterator[Fault]:
    """Whoever gives a weight says why; a report prints it."""
    for rating, path in _ratings(plan):
        if rating.weight != 1 and rating.weight_reason is None:
            problem = message("het gewicht is {weight}, zonder reden", weight=rating.weight)
            yield Fault((*path, "weight"), problem, message("Zeg waarom in 'weight_reason'."))


def thresholds(plan: Plan) -> Iterator[Fault]:
    """A critical rating leaves at least one answer that is not a stumbling block."""
    for rating, path in _ratings(plan):
        value = rating.critical_up_to
        if value is not None and value >= HIGHEST_RATING:
            problem = message(
                "kritisch tot en met {value}: dan is elk antwoord een struikelblok", value=value
            )
            yield Fault((*path, "critical_up_to"), problem, message("Kies 0, 1, 2 of 3."))


def links(plan: Plan) -> Iterator[Fault]:
    """A questionnaire goes deeper in others, each named once."""
    for rating, path in _ratings(plan):
        yield from said_twice((*path, "deeper"), rating.deeper)
        for index, deeper in enumerate(rating.deeper):
            if deeper == plan.questionnaire.id:
                problem = message("een vragenlijst gaat niet dieper in op zichzelf")
                yield Fault((*path, "deeper", index), problem, message("Schrap ze."))


def said_twice(path: Path, words: Iterable[str]) -> Iterator[Fault]:
    """A fault for each word that the list at the path holds already."""
    seen: set[str] = set()
    for index, word in enumerate(words):
        if word in seen:
            problem = message("'{word}' staat al in deze lijst", word=str(word))
            yield Fault((*path, index), problem, message("Schrap de herhaling."))
        seen.add(word)


def ceilings(plan: Plan) -> Iterator[Fault]:
    """A ceiling names parts that can set one, and is no lower for partly than for no."""
    for rating, path in _ratings(plan):
        if rating.ceiling is not None:
            yield from _faults_of(rating.ceiling, _ceiling_parts(rating), (*path, "ceiling"))


def _faults_of(
    ceiling: Ceiling, known: Mapping[str, list[Asked | Column]], path: Path
) -> Iterator[Fault]:
    if ceiling.deels < ceiling.nee:
        problem = message(
            "'deels' laat hoogstens {deels} toe, 'nee' nog {nee}",
            deels=ceiling.deels,
            nee=ceiling.nee,
        )
        remedy = message("Wie deels zegt, mag niet lager uitkomen.")
        yield Fault((*path, "deels"), problem, remedy)
    yield from said_twice((*path, "of"), ceiling.of)
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


def limits(plan: Plan) -> Iterator[Fault]:
    """Limits leave room for an answer."""
    for asking in plan.askings:
        match asking.asked:
            case Number() as number:
                yield from _limits_of_number(number, asking.path)
            case Date() as date:
                yield from _limits_of_date(date, asking.path)
            case Choices() as choices:
                yield from _limits_of_choices(choices, asking.path)
            case _:
                pass


def _limits_of_number(number: Number, path: Path) -> Iterator[Fault]:
    least, greatest = number.least, number.greatest
    if least is not None and greatest is not None and least > greatest:
        problem = message(
            "het kleinste getal ({least}) is groter dan het grootste ({greatest})",
            least=least,
            greatest=greatest,
        )
        yield Fault((*path, "least"), problem, message("Wissel ze om."))


def _limits_of_date(date: Date, path: Path) -> Iterator[Fault]:
    earliest, latest = date.earliest, date.latest
    if earliest is not None and latest is not None and earliest > latest:
        problem = message(
            "de vroegste datum ({earliest}) valt na de laatste ({latest})",
            earliest=earliest,
            latest=latest,
        )
        yield Fault((*path, "earliest"), problem, message("Wissel ze om."))


def _limits_of_choices(choices: Choices, path: Path) -> Iterator[Fault]:
    size, most = len(choices.options), choices.at_most
    if most is not None and most > size:
        problem = message("hoogstens {most} uit een lijst van {size}", most=most, size=size)
        remedy = message("Laat 'at_most' weg, of maak het kleiner.")
        yield Fault((*path, "at_most"), problem, remedy)
