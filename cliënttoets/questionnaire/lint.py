"""What a sound questionnaire can still get wrong. Warnings only: it can be used as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ..document.faults import Fault, Path, did_you_mean
from ..language import message
from .askings import Plan, plan_of
from .model import (
    Anchors,
    Choice,
    Choices,
    PartRating,
    Questionnaire,
    Rating,
    Text,
    Tone,
    Voice,
)
from .reach import never_asked, outcomes, unreached_bands

_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|lorem ipsum)\b", re.IGNORECASE)


def warnings_in(questionnaire: Questionnaire) -> list[Fault]:
    """What its author should look at again, with its place. Takes only a sound questionnaire."""
    plan = plan_of(questionnaire)
    return [warning for check in _CHECKS for warning in check(plan)]


def unknown_questionnaires(questionnaire: Questionnaire, known: Collection[str]) -> list[Fault]:
    """Warnings for questions that go deeper in a questionnaire that is not at hand."""
    return [
        Fault(
            (*asking.path, "deeper", index),
            message("vragenlijst '{id}' is niet bekend", id=id_),
            did_you_mean(id_, sorted(known)),
        )
        for asking in plan_of(questionnaire).askings
        if isinstance(asking.asked, Rating)
        for index, id_ in enumerate(asking.asked.deeper)
        if id_ not in known
    ]


def _questions_never_asked(plan: Plan) -> Iterator[Fault]:
    unreachable = never_asked(plan)
    for asking in plan.askings:
        if asking.asked.id in unreachable and asking.whole is None and not asking.is_column:
            yield Fault(
                (*asking.path, "asked_when"),
                message("geen enkel antwoord maakt deze voorwaarde waar"),
                message("De vraag wordt nooit gesteld: pas de voorwaarde aan of schrap de vraag."),
            )


def _bands_never_reached(plan: Plan) -> Iterator[Fault]:
    for number in unreached_bands(plan.questionnaire):
        problem = message(
            "geen volledig ingevulde lijst komt uit op '{word}'",
            word=plan.questionnaire.bands[number].word,
        )
        yield Fault(("bands", number), problem, message("Verruim de strook, of voeg ze samen."))


def _critical_questions(plan: Plan) -> Iterator[Fault]:
    for asking in plan.askings:
        rating = asking.asked
        if not isinstance(rating, Rating):
            continue
        if rating.critical_up_to is not None and rating.critical_reason is None:
            problem = message(
                "kritisch tot en met {value}, zonder reden", value=rating.critical_up_to
            )
            remedy = message("Zeg in 'critical_reason' waarom niets dit goedmaakt.")
            yield Fault((*asking.path, "critical_up_to"), problem, remedy)
        if rating.critical_up_to is None and rating.critical_reason is not None:
            problem = message("een reden om kritisch te zijn, zonder drempel")
            yield Fault(
                (*asking.path, "critical_reason"), problem, message("Zet 'critical_up_to'.")
            )


def _weights(plan: Plan) -> Iterator[Fault]:
    for asking in plan.askings:
        rating = asking.asked
        if not isinstance(rating, Rating):
            continue
        if rating.weight == 0:
            problem = message("met gewicht 0 telt deze vraag nergens mee")
            yield Fault((*asking.path, "weight"), problem, message("Stel ze als open vraag."))
        if rating.weight == 1 and rating.weight_reason is not None:
            problem = message("een reden voor een gewicht dat gewoon 1 is")
            yield Fault((*asking.path, "weight_reason"), problem, message("Schrap de reden."))


def _dimensions_without_questions(plan: Plan) -> Iterator[Fault]:
    used = {rating.dimension for rating in plan.questionnaire.ratings()}
    for index, dimension in enumerate(plan.questionnaire.dimensions):
        if dimension.id not in used:
            problem = message("geen enkele vraag hoort bij dimensie '{id}'", id=dimension.id)
            remedy = message("Schrap ze, of zet ze bij 'dimension' van een vraag.")
            yield Fault(("dimensions", index), problem, remedy)


def _open_questions(plan: Plan) -> Iterator[Fault]:
    """Ratings say how much; only words say what, both ways."""
    questions = list(plan.questionnaire.questions())
    if not any(isinstance(question, Rating) for question in questions):
        return
    tones = {question.tone for question in questions if isinstance(question, Text)}
    for tone in (Tone.HELPT, Tone.WRINGT):
        if tone not in tones:
            problem = message("er is geen open vraag naar wat {tone}", tone=tone.value)
            remedy = message("Voeg een vraag toe met kind: text en tone: {tone}.", tone=tone.value)
            yield Fault(("sections",), problem, remedy, at_key=True)


def _perspectives_without_score(plan: Plan) -> Iterator[Fault]:
    ratings = list(plan.questionnaire.ratings())
    for index, perspective in enumerate(plan.questionnaire.perspectives):
        if ratings and not any(rating.is_for(perspective) for rating in ratings):
            problem = message("'{word}' krijgt geen enkele scorevraag", word=perspective.value)
            remedy = message("Kijk 'asked_of' na, of laat dit perspectief niet toe.")
            yield Fault(("perspectives", index), problem, remedy)


def _patterns_that_say_nothing(plan: Plan) -> Iterator[Fault]:
    """A pattern that no scores bring about, or all do; and one that repeats another's words."""
    said: dict[str, str] = {}
    for index, pattern in enumerate(plan.questionnaire.patterns):
        found = outcomes(pattern.when)
        if found in ({True}, {False}):
            problem = message("geen enkele combinatie van scores geeft dit patroon")
            if True in found:
                problem = message("elke combinatie van scores geeft dit patroon")
            remedy = message("Kijk de grenzen na: scores gaan van 0 tot 4.")
            yield Fault(("patterns", index, "when"), problem, remedy)
        first = said.setdefault(_plain(pattern.sentence), pattern.id)
        if first != pattern.id:
            problem = message("dezelfde zin als '{id}'", id=first)
            remedy = message("Zeg van elk patroon iets anders, of voeg ze samen.")
            yield Fault(("patterns", index, "sentence"), problem, remedy)


# --- Texts -------------------------------------------------------------------------------------


def _questions_that_repeat(plan: Plan) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for asking in plan.askings:
        if asking.is_column:
            continue
        text = _plain(asking.asked.text.default)
        first = seen.setdefault(text, asking.asked.id)
        if first != asking.asked.id:
            problem = message("dezelfde tekst als '{id}'", id=first)
            yield Fault((*asking.path, "text"), problem, message("Stel elke vraag één keer."))


def _answers_that_repeat(plan: Plan) -> Iterator[Fault]:
    yield from _repeated_anchors(("anchors",), plan.questionnaire.anchors)
    for asking in plan.askings:
        asked, path = asking.asked, asking.path
        if isinstance(asked, Choice | Choices):
            texts = [option.text.default for option in asked.options]
            yield from _repeats((*path, "options"), texts)
        if isinstance(asked, Rating | PartRating):
            yield from _repeated_anchors((*path, "anchors"), asked.anchors)


def _repeated_anchors(path: Path, anchors: Anchors) -> Iterator[Fault]:
    for key in ("default", *(voice.value for voice in Voice)):
        yield from _repeats((*path, key), getattr(anchors, key) or ())


def _repeats(path: Path, texts: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, text in enumerate(map(_plain, texts)):
        if text in seen:
            problem = message("deze tekst staat al bij een ander antwoord")
            remedy = message("Zonder verschil kan niemand kiezen.")
            yield Fault((*path, index), problem, remedy)
        seen.add(text)


def _plain(text: str) -> str:
    """The text as a reader compares it: without case, double spaces or closing mark."""
    return " ".join(text.casefold().split()).rstrip(".?!:")


def _unfinished_texts(plan: Plan) -> Iterator[Fault]:
    for asking in plan.askings:
        found = _UNFINISHED.search(asking.asked.text.default)
        if found:
            problem = message("in de tekst staat nog '{word}'", word=found.group())
            yield Fault((*asking.path, "text"), problem, message("Werk de tekst af."))


_CHECKS = (
    _questions_never_asked,
    _bands_never_reached,
    _critical_questions,
    _weights,
    _dimensions_without_questions,
    _open_questions,
    _perspectives_without_score,
    _patterns_that_say_nothing,
    _questions_that_repeat,
    _answers_that_repeat,
    _unfinished_texts,
)
