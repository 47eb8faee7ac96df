"""What an answer to each kind of question can be, and what is wrong with one that cannot.

Every door that lets answers in (the form, a file of responses, the store) passes here, so that a
response in hand is always one that its questionnaire allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..document.faults import Fault, Faults, Faulty, Path, did_you_mean
from ..document.reading import read
from ..language import Message, message
from ..questionnaire.model import (
    Asked,
    PartRating,
    Perspective,
    Question,
    Questionnaire,
    Rating,
    YesPartlyNo,
    parts_of,
    voices_of,
)
from .model import Answer, Code, Response, record
from .values import YES_PARTLY_NO as YES_PARTLY_NO
from .values import typed_value, value_faults


def codes_for(question: Asked, perspective: Perspective) -> tuple[Code, ...]:
    """The answers without a number that this perspective may give, in the order of the page."""
    match question:
        case Rating():
            codes = [Code.NVT] if question.nvt.allowed else []
            codes += [Code.TE_VROEG] if question.te_vroeg.allowed else []
            codes.append(Code.WEET_NIET)
        case PartRating() | YesPartlyNo():
            codes = [Code.WEET_NIET]
        case _:
            return ()
    if perspective is Perspective.GEZIN_JONGERE:
        codes.append(Code.WIL_NIET)
    return tuple(codes)


def answer_in(question: Asked, perspective: Perspective, data: object, path: Path = ()) -> Answer:
    """The answer that plain data says, its value typed by the question.

    Raises Faulty with every fault, each path beginning with `path`.
    """
    try:
        answer = read(data, Answer)
    except Faulty as error:
        raise Faulty([replace(f, path=(*path, *f.path)) for f in error.faults]) from None
    return sound_answer(question, perspective, answer, path)


def sound_answer(
    question: Asked, perspective: Perspective, answer: Answer, path: Path = ()
) -> Answer:
    """An answer whose value is still plain data, with that value typed by the question.

    Raises Faulty with every fault, each path beginning with `path`.
    """
    faults = Faults(value_faults(question, answer.value, (*path, "value")))
    faults.extend(_code_faults(question, perspective, answer, path))
    faults.refuse()
    return replace(answer, value=typed_value(question, answer.value))


def _code_faults(
    question: Asked, perspective: Perspective, answer: Answer, path: Path
) -> Iterator[Fault]:
    """What is wrong with an answer apart from its value."""
    if answer.value is not None and answer.code is not None:
        problem = message("een antwoord heeft een waarde of een code, niet allebei")
        yield Fault((*path, "code"), problem)
    allowed = codes_for(question, perspective)
    if answer.code is not None and answer.code not in allowed:
        problem = message("'{code}' is hier niet toegelaten", code=answer.code.value)
        yield Fault((*path, "code"), problem, _one_of(allowed) if allowed else None)
    if answer.code is Code.NVT and not answer.reason.strip():
        problem = message("leg uit waarom de vraag niet van toepassing is")
        yield Fault((*path, "reason"), problem)
    if answer.code is not Code.NVT and answer.reason.strip():
        problem = message("een reden hoort alleen bij 'niet van toepassing'")
        yield Fault((*path, "reason"), problem, message("Gebruik de toelichting: 'explanation'."))


def checked(questionnaire: Questionnaire, response: Response, path: Path = ()) -> Response:
    """A response whose values are still plain data, with every answer sound and typed.

    What its other answers no longer ask is set aside. Raises Faulty with every fault, each path
    beginning with `path`.
    """
    faults = Faults(_side_faults(questionnaire, response, path))
    answerable = _answerable(questionnaire)
    answers: dict[str, Answer] = {}
    for key, given in (("set_aside", response.set_aside), ("answers", response.answers)):
        for name, answer in given.items():
            place = (*path, key, name)
            try:
                asked = _asked_as(answerable, name, response.perspective, place)
                answers[name] = sound_answer(asked, response.perspective, answer, place)
            except Faulty as error:
                faults.extend(error.faults)
    faults.refuse()
    return record(questionnaire, replace(response, answers={}, set_aside={}), answers)


def _side_faults(questionnaire: Questionnaire, response: Response, path: Path) -> Iterator[Fault]:
    """What is wrong with the side from which is answered, or with how it is addressed."""
    perspective, voice = response.perspective, response.voice
    if perspective not in questionnaire.perspectives:
        problem = message(
            "{id} wordt niet voorgelegd aan '{perspective}'",
            id=questionnaire.id,
            perspective=perspective.value,
        )
        yield Fault((*path, "perspective"), problem, _one_of(questionnaire.perspectives))
    if voice not in voices_of(perspective):
        problem = message(
            "'{voice}' past niet bij '{perspective}'",
            voice=voice.value,
            perspective=perspective.value,
        )
        yield Fault((*path, "voice"), problem, _one_of(voices_of(perspective)))


def _one_of(words: Iterable[str]) -> Message:
    return message("Kies uit: {words}.", words=", ".join(words))


def _answerable(questionnaire: Questionnaire) -> Mapping[str, tuple[Asked, Question]]:
    """All that can be answered, by id: a question or part, with the question that it is in."""
    return {
        asked.id: (asked, question)
        for question in questionnaire.questions()
        for asked in (question, *parts_of(question))
    }


def _asked_as(
    answerable: Mapping[str, tuple[Asked, Question]],
    name: str,
    perspective: Perspective,
    place: Path,
) -> Asked:
    """The question or part by this name. Raises Faulty where this perspective never gets it."""
    if name not in answerable:
        problem = message("'{id}' is geen vraag van deze vragenlijst", id=name)
        raise Faulty([Fault(place, problem, did_you_mean(name, list(answerable)), at_key=True)])
    asked, question = answerable[name]
    if not (question.is_for(perspective) and asked.is_for(perspective)):
        problem = message(
            "'{id}' wordt niet gevraagd aan '{perspective}'",
            id=name,
            perspective=perspective.value,
        )
        raise Faulty([Fault(place, problem, at_key=True)])
    return asked
