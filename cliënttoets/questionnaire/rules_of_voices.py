"""Rules about who is asked, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from ..document.faults import Fault, Path
from ..language import message
from .askings import Plan
from .model import (
    Choice,
    Choices,
    PartRating,
    Rating,
    Voice,
    voices_of,
)


def perspectives(plan: Plan) -> Iterator[Fault]:
    """Questions are asked only of who may answer the questionnaire."""
    admitted = plan.questionnaire.perspectives
    for asking in plan.askings:
        if asking.is_column:
            continue
        for index, perspective in enumerate(asking.asked.asked_of or ()):
            if perspective not in admitted:
                yield Fault(
                    (*asking.path, "asked_of", index),
                    message("'{word}' mag deze vragenlijst niet invullen", word=str(perspective)),
                    message("Zet het bij 'perspectives', of schrap het hier."),
                )


def voices(plan: Plan) -> Iterator[Fault]:
    """Own texts only for who may answer, and for families in je and u both."""
    admitted = {v for p in plan.questionnaire.perspectives for v in voices_of(p)}
    for path, worded in _worded(plan):
        own = {voice for voice in Voice if getattr(worded, voice.value) is not None}
        for voice in sorted(own - admitted):
            problem = message(
                "er is een tekst voor '{voice}', maar dit perspectief vult deze lijst niet in",
                voice=str(voice),
            )
            remedy = message("Schrap die tekst, of zet het perspectief bij 'perspectives'.")
            yield Fault((*path, voice.value), problem, remedy, at_key=True)
        family = own & {Voice.JE, Voice.U} & admitted
        if len(family) == 1:
            (given,) = family
            other = Voice.U if given is Voice.JE else Voice.JE
            problem = message(
                "er is een tekst in '{given}' maar niet in '{other}'",
                given=str(given),
                other=str(other),
            )
            remedy = message("Schrijf ook de andere: gezinnen kiezen hoe ze aangesproken worden.")
            yield Fault((*path, given.value), problem, remedy, at_key=True)


def _worded(plan: Plan) -> Iterator[tuple[Path, object]]:
    """Every text or set of anchors that may differ by voice, with its place."""
    questionnaire = plan.questionnaire
    yield ("title",), questionnaire.title
    yield ("introduction",), questionnaire.introduction
    if questionnaire.caveat is not None:
        yield ("caveat",), questionnaire.caveat
    yield ("anchors",), questionnaire.anchors
    for index, section in enumerate(questionnaire.sections):
        yield ("sections", index, "title"), section.title
        if section.introduction is not None:
            yield ("sections", index, "introduction"), section.introduction
    for asking in plan.askings:
        asked, path = asking.asked, asking.path
        yield (*path, "text"), asked.text
        if asked.help is not None:
            yield (*path, "help"), asked.help
        match asked:
            case Choice() | Choices():
                for index, option in enumerate(asked.options):
                    yield (*path, "options", index, "text"), option.text
            case Rating():
                yield (*path, "anchors"), asked.anchors
                if asked.evidence is not None:
                    yield (*path, "evidence"), asked.evidence
                for name, permission in (("nvt", asked.nvt), ("te_vroeg", asked.te_vroeg)):
                    if permission.note is not None:
                        yield (*path, name, "note"), permission.note
            case PartRating():
                yield (*path, "anchors"), asked.anchors
            case _:
                pass


def anchors(plan: Plan) -> Iterator[Fault]:
    """A rating has five anchors for everyone who gets it."""
    questionnaire = plan.questionnaire
    for asking in plan.askings:
        rating, whole = asking.asked, asking.whole
        if not isinstance(rating, Rating | PartRating):
            continue
        readers = [
            voice
            for perspective in questionnaire.perspectives
            if rating.is_for(perspective) and (whole is None or whole.is_for(perspective))
            for voice in voices_of(perspective)
        ]
        without = [voice.value for voice in readers if not questionnaire.scale(rating, voice)]
        if without:
            problem = message("er zijn geen ankers voor {voices}", voices=", ".join(without))
            remedy = message("Geef 'anchors' aan deze vraag, of aan de vragenlijst.")
            yield Fault(asking.path, problem, remedy)
