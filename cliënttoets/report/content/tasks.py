"""What waits for the government now, as tasks that each stand on their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...assessment.follow_up import AdvicePoint, Decision
from ...questionnaire.model import Rating
from ...scoring.signal import CriticalMissing, Signal, SignalKind
from ..blocks import Text, words
from .blind_spots import blind_spots
from .claims import claims_in
from .material import Instrument, Material, closed, content, quoted, rating
from .points import in_short, name_and_id, numbered, numbers_of
from .signal import client_verdicts
from .stumbling_blocks import StumblingBlock, stumbling_blocks

MOST_NAMED = 3
"""A task names up to this many questions or points; the tables after it have them all."""

LONGEST_POINT = 100  # characters


def tasks(told: Material) -> Iterator[Text]:
    """A sentence or two for each thing to do, what weighs most first; none when nothing waits."""
    yield from (_solve(told, block) for block in stumbling_blocks(told))
    yield from _reply(told)
    yield from _find_values(told)
    yield from _prove(told)
    yield from _discuss(told)


def _solve(told: Material, block: StumblingBlock) -> Text:
    """What blocks, with the points that come from it."""
    said = told.text(
        "Los eerst het struikelblok op: {question}.",
        question=content(told, name_and_id(block.question)),
    )
    points = [each for each in told.follow_up.points if block.question.id in each.questions]
    if not points:
        return said
    about = told.language.texts(
        "Adviespunt {points} gaat daarover.",
        "Adviespunten {points} gaan daarover.",
        len(points),
        points=numbers_of(told, points),
    )
    return words(*said, f" {about}")


def _reply(told: Material) -> Iterator[Text]:
    waiting = [each for each in numbered(told) if each[1].reply.decision is Decision.OPEN]
    if len(waiting) <= MOST_NAMED:
        yield from (_reply_to(told, *each) for each in waiting)
        return
    yield words(
        told.language.text(
            "Antwoord nog op {number} adviespunten: {points}.",
            number=told.language.number(len(waiting)),
            points=told.language.listed([str(number) for number, _ in waiting]),
        )
    )


def _reply_to(told: Material, number: int, point: AdvicePoint) -> Text:
    return told.text(
        "Antwoord nog op adviespunt {number}: {point}",
        number=number,
        point=content(told, quoted(closed(in_short(point.text, LONGEST_POINT)))),
    )


def _find_values(told: Material) -> Iterator[Text]:
    """Questions that may block and of which clients could not say so: each once.

    The government cannot answer them itself; it can give clients what they need to do so.
    """
    found = {
        reason.question: (instrument, side.signal)
        for instrument, side in reversed(client_verdicts(told))
        if side.signal
        for reason in reversed(side.signal.reasons)
        if isinstance(reason, CriticalMissing)
    }
    for name, (instrument, signal) in reversed(found.items()):
        yield _find_value(told, instrument, signal, name)


def _find_value(told: Material, instrument: Instrument, signal: Signal, name: str) -> Text:
    question = content(told, name_and_id(rating(instrument.questionnaire, name)))
    if signal.kind is SignalKind.BLOCKED:
        return told.text(
            "Zorg dat cliënten ook hierop kunnen antwoorden: {question}. Misschien is dat nog een "
            "struikelblok.",
            question=question,
        )
    return told.text(
        "Zorg dat cliënten hierop kunnen antwoorden: {question}. Zonder dat antwoord is over "
        "{questionnaire} geen oordeel mogelijk.",
        question=question,
        questionnaire=content(told, f"‘{instrument.questionnaire.title.default}’"),
    )


def _prove(told: Material) -> Iterator[Text]:
    claimed = [claim.question for each in told.instruments for claim in claims_in(each)]
    if claimed:
        text = told.language.text("Voeg een document of link toe bij wat u zichzelf hoog gaf:")
        yield words(f"{text} ", *_names(told, claimed))


def _discuss(told: Material) -> Iterator[Text]:
    apart = [rating(spot.instrument.questionnaire, spot.gap.question) for spot in blind_spots(told)]
    if apart:
        text = told.language.text("Bespreek met cliënten waarom u zichzelf veel hoger inschat bij:")
        yield words(f"{text} ", *_names(told, apart))


def _names(told: Material, questions: Sequence[Rating]) -> Text:
    """The first few by name, and how many more there are; each counts once."""
    names = list(dict.fromkeys(map(name_and_id, questions)))
    shown = content(told, "; ".join(names[:MOST_NAMED]))
    rest = len(names) - MOST_NAMED
    if rest <= 0:
        return words(shown, ".")
    more = told.language.texts("en nog {number} vraag", "en nog {number} vragen", rest)
    return words(shown, f"; {more}.")
