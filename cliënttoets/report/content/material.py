"""What every part of a report reads from, and the small phrases that they share."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby

from ...assessment import words as names
from ...assessment.follow_up import FollowUp
from ...assessment.model import Assessment
from ...language import DUTCH, Language, whole
from ...questionnaire.model import Perspective, Questionnaire, Rating, voices_of
from ...response.model import Response, asked
from ...scoring.disclosure import is_named
from ...scoring.findings import Compared
from ...scoring.index import IndexScore
from ...scoring.item import ItemScore
from ...scoring.patterns import PatternResult, patterns_of
from ...scoring.rounds import RoundsCompared
from ...scoring.withheld import HIDDEN
from ...scoring.words import NOT_TO_BE_DETERMINED, band_words
from ..beside import told_compared, told_rounds
from ..blocks import Face, Figure, Run, Text, plain, words
from ..publication import Publication
from ..sides import Side, told_values


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
    """A publication, worked out once, and the language to tell it in.

    `rounds` is what may be told of changes since the earlier round; None without one.
    """

    publication: Publication
    language: Language
    instruments: tuple[Instrument, ...]
    rounds: RoundsCompared | None

    @property
    def assessment(self) -> Assessment:
        """Which test this is, of which proposal, at which moment."""
        return self.publication.now.assessment

    @property
    def questionnaires(self) -> tuple[Questionnaire, ...]:
        """Every questionnaire that was asked, also one that nobody answered."""
        return self.publication.now.questionnaires

    @property
    def follow_up(self) -> FollowUp:
        """What the test led to."""
        return self.publication.now.follow_up

    @property
    def made_on(self) -> date:
        """The day of the report."""
        return self.publication.made_on

    @property
    def bodies(self) -> tuple[Response, ...]:
        """The responses of bodies with a mandate, to all questionnaires."""
        return self.publication.now.responses

    @property
    def perspectives(self) -> frozenset[Perspective]:
        """The perspectives of which there is any response."""
        now = self.publication.now
        return frozenset(side.perspective for sides in now.sides.values() for side in sides)

    @property
    def has_client_side(self) -> bool:
        """Whether there is any response of the client side."""
        return any(perspective.is_client_side for perspective in self.perspectives)

    @property
    def has_persons(self) -> bool:
        """Whether there is any response of somebody who is not to be named."""
        return not all(is_named(perspective) for perspective in self.perspectives)

    @property
    def written_in(self) -> str:
        """The language of what was asked and written, to mark it with; empty in a Dutch report."""
        return "" if self.language.is_dutch else DUTCH.tag

    def text(self, source: str, /, **values: object) -> Text:
        """The source text in the report's language; a run that fills a hole keeps its own."""
        return joined(*_pieces(self.language.translation(source) or source, values))


def _pieces(source: str, values: Mapping[str, object]) -> Iterator[str | Run]:
    """What stands between the holes, and what fills them."""
    for before, name, _how, _as in string.Formatter().parse(source):
        yield before
        if name is not None:
            value = values[name]
            yield value if isinstance(value, Run) else str(value)


def content(told: Material, text: str, face: Face = Face.PLAIN) -> Run:
    """What was asked or written, marked with its language where the report is in another."""
    return Run(text, face, language=told.written_in)


def with_content_labels(told: Material, made: Figure) -> Figure:
    """The figure, in whose table the names of the rows are what was asked."""
    rows = tuple(
        (tuple(content(told, run.text, run.face) for run in first), *rest)
        for first, *rest in made.table.rows
    )
    return replace(made, table=replace(made.table, rows=rows))


def joined(*parts: str | Run) -> Text:
    """The parts as one text, in which neighbours that look and sound alike are one run."""
    alike = groupby(words(*parts), key=lambda run: replace(run, text=""))
    return tuple(replace(run, text=plain(tuple(group))) for run, group in alike)


def run_on(*sentences: str | Run) -> Text:
    """Sentences after each other as one text; an empty one is left out."""
    spaced = [part for each in sentences if each for part in (" ", each)]
    return joined(*spaced[1:])


def separated(separator: str, texts: Sequence[Text]) -> Text:
    """The texts as one, with the separator between them."""
    spaced = (words(separator if at else "", *each) for at, each in enumerate(texts))
    return joined(*chain.from_iterable(spaced))


def all_strong(text: Text) -> Text:
    """The text with all of it in the face that carries weight."""
    return tuple(replace(run, face=Face.STRONG) for run in text)


def material(publication: Publication, language: Language) -> Material:
    """The material of a publication; questionnaires without responses are left out."""
    now, earlier = publication.now, publication.earlier
    answered = [
        questionnaire for questionnaire in now.questionnaires if now.sides[questionnaire.id]
    ]
    return Material(
        publication=publication,
        language=language,
        instruments=tuple(
            _instrument(number, each, publication) for number, each in enumerate(answered, start=1)
        ),
        rounds=None
        if earlier is None
        else told_rounds(earlier.told, now.told, earlier.responses, now.responses),
    )


def _instrument(number: int, questionnaire: Questionnaire, publication: Publication) -> Instrument:
    sides = publication.now.sides[questionnaire.id]
    named = publication.now.bodies_on(questionnaire)
    orders = publication.orders.get(questionnaire.id, {})
    return Instrument(
        number=number,
        questionnaire=questionnaire,
        sides=sides,
        named=named,
        compared=told_compared(questionnaire, sides, named, orders),
        patterns=patterns_of(questionnaire, told_values(questionnaire, sides)),
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
    instrument: Instrument, question: Rating, perspective: Perspective, value: int
) -> str:
    """The words of an anchor as this perspective read them, to be read alone; families as `u`.

    Where it leans on a lower anchor, the words of that one come first.
    """
    scale = instrument.questionnaire.scale(question, voices_of(perspective)[-1])
    return typeset(_standing_alone(scale, value))


def _standing_alone(scale: Sequence[str], value: int) -> str:
    leaning = _AS_LOWER.fullmatch(scale[value])
    if leaning is None or int(leaning[1]) >= value:
        return scale[value]
    lower = closed(_standing_alone(scale, int(leaning[1])))
    # Dutch whatever the report is in: it stands between two anchors, which are Dutch.
    return f"{lower} Bovendien: {leaning[2]}"


_QUOTED_STRAIGHT = re.compile(r"(?<!\w)'([^']+)'(?!\w)")


def typeset(text: str) -> str:
    """A text of a questionnaire with curly quotation marks and apostrophes, as all others have."""
    return _QUOTED_STRAIGHT.sub(r"‘\1’", text).replace("'", "’")


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


def band_run(told: Material, score: IndexScore) -> Run:
    """The band of an index inside a sentence; the name of one band is content."""
    said = band_words(score, told.language)
    is_one = score.bands is not None and len(set(score.bands)) == 1
    return content(told, said) if is_one else Run(said)


def coverage_words(score: IndexScore, language: Language) -> str:
    """The coverage as a whole percentage."""
    if score.coverage is None:
        return language.text(NOT_TO_BE_DETERMINED)
    return language.percentage(float(score.coverage))
