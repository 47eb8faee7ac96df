"""What every part of a report reads from, and the small phrases that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...assessment import words as names
from ...assessment.model import Assessment
from ...language import Language, whole
from ...questionnaire.model import Perspective, Questionnaire, Rating, voices_of
from ...response.model import Response, asked
from ...scoring.disclosure import Disclosures, disclosures, is_named
from ...scoring.findings import Compared
from ...scoring.index import IndexScore
from ...scoring.item import ItemScore
from ...scoring.patterns import PatternResult, patterns
from ...scoring.rounds import RoundsCompared
from ...scoring.withheld import HIDDEN
from ...scoring.words import NOT_TO_BE_DETERMINED
from ..snapshot import Snapshot
from .beside import told_before, told_compared, told_rounds
from .sides import Side, side_of, told_response, told_scores


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """A questionnaire that was answered, what each perspective says, and who may be quoted.

    `number` counts the instruments of a report from 1. `sides` stand in the order of `Perspective`.
    `named` holds the responses of bodies with a mandate: what persons wrote is not in here.
    `compared` and `patterns` are worked out of what may be told, and of nothing else.
    """

    number: int
    questionnaire: Questionnaire
    sides: tuple[Side, ...]
    named: tuple[Response, ...]
    compared: tuple[Compared, ...]
    patterns: tuple[PatternResult, ...]

    @property
    def client_sides(self) -> tuple[Side, ...]:
        """The sides that can carry a signal."""
        return tuple(side for side in self.sides if side.perspective.is_client_side)

    def of(self, perspective: Perspective) -> Side | None:
        """What a perspective says; None where it did not answer."""
        return next((side for side in self.sides if side.perspective is perspective), None)

    def named_answers(self) -> Iterator[tuple[Response, Rating]]:
        """Every response that may be quoted with each rating that it was asked."""
        for response in self.named:
            for question in asked(self.questionnaire, response):
                if isinstance(question, Rating):
                    yield response, question


@dataclass(frozen=True, kw_only=True)
class Material:
    """A snapshot, worked out once, and the language to tell it in.

    `rounds` is what may be told of changes since the snapshot's earlier round; None without one.
    """

    snapshot: Snapshot
    language: Language
    instruments: tuple[Instrument, ...]
    rounds: RoundsCompared | None

    @property
    def perspectives(self) -> frozenset[Perspective]:
        """The perspectives of which there is any response."""
        return frozenset(response.perspective for response in self.snapshot.responses)

    @property
    def has_client_side(self) -> bool:
        """Whether there is any response of the client side."""
        return any(perspective.is_client_side for perspective in self.perspectives)

    @property
    def has_persons(self) -> bool:
        """Whether there is any response of somebody who is not to be named."""
        return not all(is_named(perspective) for perspective in self.perspectives)


def material(snapshot: Snapshot, language: Language) -> Material:
    """The material of a snapshot; questionnaires without responses are left out."""
    before = told_before(snapshot.earlier)
    told = {
        each.id: disclosures(
            each, snapshot.responses, [before[each.id]] if each.id in before else []
        )
        for each in snapshot.questionnaires
    }
    answered = [
        questionnaire for questionnaire in snapshot.questionnaires if told[questionnaire.id]
    ]
    return Material(
        snapshot=snapshot,
        language=language,
        instruments=tuple(
            _instrument(number, each, told[each.id], snapshot.responses)
            for number, each in enumerate(answered, start=1)
        ),
        rounds=told_rounds(snapshot, before, told),
    )


def _instrument(
    number: int,
    questionnaire: Questionnaire,
    told: Disclosures,
    responses: Sequence[Response],
) -> Instrument:
    own = [each for each in responses if each.key == questionnaire.key]
    sides = tuple(
        side_of(questionnaire, each, [one for one in own if one.perspective is perspective])
        for perspective, each in told.items()
    )
    found = told_scores(questionnaire, sides)
    readable = [told_response(each, told[each.perspective]) for each in own]
    return Instrument(
        number=number,
        questionnaire=questionnaire,
        sides=sides,
        named=tuple(each for each in own if is_named(each.perspective)),
        compared=told_compared(questionnaire, sides, own),
        patterns=patterns(questionnaire, readable, found),
    )


def moment_line(assessment: Assessment, language: Language) -> str:
    """The moment and the version of the text: "Adviesronde (M4), tekst van 3 maart 2026"."""
    line = moment_words(assessment, language)
    if assessment.text_version:
        line += ", " + language.text("versie {version}", version=assessment.text_version)
    if assessment.text_date is not None:
        day = language.date(assessment.text_date)
        line += ", " + language.text("tekst van {day}", day=day)
    return line


def moment_words(assessment: Assessment, language: Language) -> str:
    """The step of the decision: "Adviesronde (M4)"."""
    return names.moment_word(assessment.moment, language)


def perspective_word(perspective: Perspective, language: Language) -> str:
    """The perspective's name, to begin a line with."""
    return language.text(names.PERSPECTIVES[perspective])


def too_few(perspective: Perspective, language: Language) -> str:
    """That a perspective's answers are too few to be told, as a sentence."""
    return f"{perspective_word(perspective, language)}: {language.text(HIDDEN)}."


def label(question: Rating) -> str:
    """The question's short name, or its text where it has none."""
    return question.label or question.text.default


def full_name(question: Rating) -> str:
    """The question's id and short name: "KT4 Geen controle"."""
    return f"{question.id} {label(question)}"


def rating(questionnaire: Questionnaire, question_id: str) -> Rating:
    """The scored question with this id."""
    return next(each for each in questionnaire.ratings() if each.id == question_id)


_AS_LOWER = re.compile(r"Zoals ([0-4]), (?:en )?(.+)", re.DOTALL)
"""An anchor that leans on a lower one: "Zoals 3, en ook voor de evaluatie."."""


def anchor_of(
    told: Material, instrument: Instrument, question: Rating, perspective: Perspective, value: int
) -> str:
    """The words of an anchor as this perspective read them, to be read alone; families as `u`.

    Where it leans on a lower anchor, the words of that one come first.
    """
    scale = instrument.questionnaire.scale(question, voices_of(perspective)[-1])
    return _standing_alone(scale, value, told.language)


def _standing_alone(scale: Sequence[str], value: int, language: Language) -> str:
    leaning = _AS_LOWER.fullmatch(scale[value])
    if leaning is None or int(leaning[1]) >= value:
        return scale[value]
    lower = closed(_standing_alone(scale, int(leaning[1]), language))
    return language.text("{lower} Bovendien: {more}", lower=lower, more=leaning[2])


def closed(sentence: str) -> str:
    """The sentence with a full stop where its author left it out."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


_QUOTED_WITHIN = re.compile('[“”„"]([^“”„"]+)[”“"]')


def quoted(said: str) -> str:
    """Someone's words between quotation marks, with single ones for what they quote themselves."""
    within = _QUOTED_WITHIN.sub(r"‘\1’", said)
    return f"“{within}”"


def value_words(item: ItemScore) -> str:
    """The value of a question as a table says it: "2", or "1–2" when the middle is divided."""
    if item.middle is None:
        return "–"
    low, high = item.middle
    return str(low) if low == high else f"{low}–{high}"


def index_words(score: IndexScore, language: Language) -> str:
    """The index as a whole number."""
    if score.index is None:
        return language.text(NOT_TO_BE_DETERMINED)
    return str(whole(float(score.index)))


def interval_words(score: IndexScore, language: Language) -> str:
    """The worst and the best case as whole numbers: "50–67"; one number when they are the same.

    A dash where nothing is missing: there is no other case than the index.
    """
    if score.interval is None:
        return language.text(NOT_TO_BE_DETERMINED)
    if score.coverage == 1:
        return "–"
    low, high = (whole(float(bound)) for bound in score.interval)
    return str(low) if low == high else f"{low}–{high}"


def coverage_words(score: IndexScore, language: Language) -> str:
    """The coverage as a whole percentage."""
    if score.coverage is None:
        return language.text(NOT_TO_BE_DETERMINED)
    return language.percentage(float(score.coverage))
