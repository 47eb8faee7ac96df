"""What is asked: questionnaires, their sections and questions, as frozen values.

The annotations are the definition language: what a YAML file may hold, what its JSON Schema says,
and the canonical JSON that is kept beside the responses are all made from them. What holds between
the parts of one questionnaire (unique ids, known dimensions, ...) is in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar

from ..document.shape import Length, Range
from .conditions import Condition, PatternCondition

LONGEST_TEXT = 20_000  # characters that one answer may hold
HIGHEST_RATING = 4

Id = Annotated[str, Length(1, 40), "Vaste naam: letters zonder accent, cijfers, - en _."]
Line = Annotated[str, Length(1, 500)]
Prose = Annotated[str, Length(1, 5000)]
Value = Annotated[int, Range(0, HIGHEST_RATING)]
FiveAnchors = Annotated[
    tuple[Line, ...],
    Length(5, 5),
    "Vijf beschrijvingen, van 0 tot 4. De hoogste die volledig klopt, telt.",
]


class Perspective(StrEnum):
    """The side from which a party answers. Perspectives are never averaged together."""

    CLIENTORGANISATIE = "clientorganisatie"
    GEZIN_JONGERE = "gezin_jongere"
    OVERHEID_ZELF = "overheid_zelf"
    PRAKTIJK = "praktijk"
    ONDERZOEK = "onderzoek"

    @property
    def is_client_side(self) -> bool:
        """Whether its answers may carry a signal."""
        return self in (Perspective.CLIENTORGANISATIE, Perspective.GEZIN_JONGERE)


class Voice(StrEnum):
    """How a text addresses its reader: a perspective, which for families is `je` or `u`."""

    CLIENTORGANISATIE = "clientorganisatie"
    OVERHEID_ZELF = "overheid_zelf"
    PRAKTIJK = "praktijk"
    ONDERZOEK = "onderzoek"
    JE = "je"
    U = "u"


FAMILY_VOICES = (Voice.JE, Voice.U)


def voices_of(perspective: Perspective) -> tuple[Voice, ...]:
    """The voices in which a perspective can be addressed: two for families, one for the others."""
    if perspective is Perspective.GEZIN_JONGERE:
        return FAMILY_VOICES
    return (Voice(perspective.value),)


class Moment(StrEnum):
    """A step on the path of a Flemish decision; skipping steps is allowed. Names: `words`."""

    M0 = "M0"
    M1 = "M1"
    M2 = "M2"
    M3 = "M3"
    M4 = "M4"
    M5 = "M5"
    M6 = "M6"
    M7 = "M7"
    M8 = "M8"
    M9 = "M9"
    M10 = "M10"
    M11 = "M11"
    M12 = "M12"


class Tone(StrEnum):
    """What an open question asks for; a report sets what helps beside what chafes."""

    HELPT = "helpt"
    WRINGT = "wringt"
    VERANDERT = "verandert"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Een tekst, die per perspectief en per aanspreking (je, u) anders mag zijn."""

    shorthand: ClassVar[str] = "default"

    default: Annotated[Prose, "De tekst voor wie geen eigen tekst heeft."]
    clientorganisatie: Prose | None = None
    overheid_zelf: Prose | None = None
    praktijk: Prose | None = None
    onderzoek: Prose | None = None
    je: Annotated[Prose | None, "Voor een kind of jongere."] = None
    u: Annotated[Prose | None, "Voor een ouder."] = None

    def to(self, voice: Voice) -> str:
        """The text as this voice says it."""
        own = self.of(voice)
        return self.default if own is None else own

    def of(self, voice: Voice) -> str | None:
        """The voice's own text; None where it has none."""
        own: str | None = getattr(self, voice.value)
        return own


@dataclass(frozen=True, kw_only=True)
class Anchors:
    """Vijf ankers per aanspreking; wie er geen heeft, leest die van de vragenlijst of `default`."""

    shorthand: ClassVar[str] = "default"

    default: FiveAnchors | None = None
    clientorganisatie: FiveAnchors | None = None
    overheid_zelf: FiveAnchors | None = None
    praktijk: FiveAnchors | None = None
    onderzoek: FiveAnchors | None = None
    je: FiveAnchors | None = None
    u: FiveAnchors | None = None

    def of(self, voice: Voice) -> tuple[str, ...] | None:
        """The voice's own five anchors, from 0 to 4; None where it has none."""
        own: tuple[str, ...] | None = getattr(self, voice.value)
        return own


@dataclass(frozen=True, kw_only=True)
class Permission:
    """Of een antwoord zonder cijfer mag, en wat de invuller daarover leest."""

    allowed: bool
    note: Annotated[
        Wording | None, "Wanneer het mag, of waarom niet; gezinnen lezen alleen een je- of u-tekst."
    ] = None

    def note_to(self, voice: Voice) -> str:
        """The note as this voice reads it; empty where there is none for it.

        The default is for professionals: it explains a rule of the method, which families do not
        apply. They read a note only where it was written for them.
        """
        if self.note is None:
            return ""
        return (self.note.of(voice) or "") if voice in FAMILY_VOICES else self.note.to(voice)


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """Het zwakste deel telt: een deelvraag met nee of deels begrenst de waarde van de vraag.

    A part that is itself a rating sets its own value as the ceiling. Parts that were not answered
    set none.
    """

    of: Annotated[
        tuple[Id, ...], Length(1, 20), "Ids van deelvragen, of van kolommen van een tabel."
    ]
    deels: Annotated[Value, "Hoogste waarde als een deel 'deels' is."]
    nee: Annotated[Value, "Hoogste waarde als een deel 'nee' is."]


@dataclass(frozen=True, kw_only=True)
class Verbatim:
    """Een vraag zoals een ander ze letterlijk stelde."""

    text: Prose
    source: Annotated[Line, "Wie ze zo stelde."]


@dataclass(frozen=True, kw_only=True)
class Option:
    """Een antwoordmogelijkheid."""

    id: Id
    text: Wording


@dataclass(frozen=True, kw_only=True)
class _Question:
    """What every kind of question has."""

    id: Id
    text: Annotated[Wording, "De vraag."]
    help: Annotated[Wording | None, "Uitleg onder de vraag."] = None
    asked_when: Annotated[
        Condition | None, "Voorwaarde over antwoorden in vroegere onderdelen."
    ] = None
    asked_of: Annotated[
        tuple[Perspective, ...] | None,
        Length(1, 5),
        "Alleen voor deze perspectieven; zonder deze sleutel voor alle.",
    ] = None

    def is_for(self, perspective: Perspective) -> bool:
        """Whether this perspective is asked at all."""
        return self.asked_of is None or perspective in self.asked_of


@dataclass(frozen=True, kw_only=True)
class Rating(_Question):
    """Een score van 0 tot 4, elk met een eigen beschrijving (anker)."""

    kind: ClassVar[str] = "rating"

    label: Annotated[Line | None, "Korte naam, voor figuren en tabellen."] = None
    anchors: Anchors = Anchors()
    verbatim: Verbatim | None = None
    parts: Annotated[tuple[Part, ...], Length(0, 10), "Deelvragen."] = ()
    ceiling: Ceiling | None = None
    weight: Annotated[float, Range(0, 100)] = 1
    weight_reason: Annotated[Line | None, "Verplicht bij een ander gewicht dan 1."] = None
    dimension: Annotated[Id | None, "Id van een dimensie van deze vragenlijst."] = None
    critical_up_to: Annotated[Value | None, "Tot en met deze waarde is het een struikelblok."] = (
        None
    )
    critical_reason: Prose | None = None
    deeper: Annotated[tuple[Id, ...], "Vragenlijsten die dieper gaan bij een lage score."] = ()
    evidence: Annotated[Wording | None, "Welk bewijs gevraagd wordt."] = None
    nvt: Annotated[Permission, "Niet van toepassing."] = Permission(allowed=True)
    te_vroeg: Annotated[Permission, "Te vroeg om te beoordelen."] = Permission(allowed=True)
    sources: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class YesPartlyNo(_Question):
    """Ja, deels of nee; ook 'weet ik niet' mag."""

    kind: ClassVar[str] = "yes_partly_no"


@dataclass(frozen=True, kw_only=True)
class Choice(_Question):
    """Eén antwoord uit een lijst."""

    kind: ClassVar[str] = "choice"

    options: Annotated[tuple[Option, ...], Length(2, 30)]


@dataclass(frozen=True, kw_only=True)
class Choices(_Question):
    """Nul, één of meer antwoorden uit een lijst."""

    kind: ClassVar[str] = "choices"

    options: Annotated[tuple[Option, ...], Length(2, 30)]
    at_most: Annotated[int | None, Range(1, 30), "Hoeveel er hoogstens gekozen worden."] = None


@dataclass(frozen=True, kw_only=True)
class Text(_Question):
    """Een open antwoord."""

    kind: ClassVar[str] = "text"

    tone: Annotated[Tone | None, "Of ze vraagt wat helpt, wat wringt of wat moet veranderen."] = (
        None
    )
    longest: Annotated[int, Range(1, LONGEST_TEXT), "Hoeveel tekens het antwoord mag tellen."] = (
        5000
    )
    lines: Annotated[int, Range(1, 20), "Hoe hoog het invulveld is."] = 4


@dataclass(frozen=True, kw_only=True)
class Number(_Question):
    """Een getal."""

    kind: ClassVar[str] = "number"

    least: float | None = None
    greatest: float | None = None
    decimals: Annotated[int, Range(0, 4), "Hoeveel cijfers na de komma."] = 0
    unit: Annotated[Line | None, "Waarin geteld wordt, zoals 'dagen'."] = None


@dataclass(frozen=True, kw_only=True)
class Date(_Question):
    """Een datum."""

    kind: ClassVar[str] = "date"

    earliest: date | None = None
    latest: date | None = None


Column = YesPartlyNo | Choice | Text | Number | Date


@dataclass(frozen=True, kw_only=True)
class Table(_Question):
    """Rijen die de invuller zelf toevoegt, zoals 'was - wordt' of een lijst van instrumenten."""

    kind: ClassVar[str] = "table"

    columns: Annotated[tuple[Column, ...], Length(1, 8)]
    most_rows: Annotated[int, Range(1, 50), "Hoeveel rijen er hoogstens zijn."] = 10


@dataclass(frozen=True, kw_only=True)
class PartRating(_Question):
    """Een score van 0 tot 4 als deelvraag; zonder eigen ankers gelden die van de hoofdvraag."""

    kind: ClassVar[str] = "rating"

    anchors: Anchors = Anchors()


Part = PartRating | YesPartlyNo | Choice | Choices | Text | Number | Date | Table
Question = Rating | YesPartlyNo | Choice | Choices | Text | Number | Date | Table
Asked = Question | PartRating
"""Anything that has an answer of its own: a question or a part of one."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Een onderdeel: vragen die samen op één pagina staan; gezinnen krijgen ze één voor één."""

    id: Id
    title: Wording
    introduction: Wording | None = None
    questions: Annotated[tuple[Question, ...], Length(1, 100)]


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """Iets waarover meerdere vragen samen iets zeggen."""

    id: Id
    title: Line


@dataclass(frozen=True, kw_only=True)
class Band:
    """Een strook van de index met haar woorden; ze loopt tot de volgende strook begint."""

    at_least: Annotated[float, Range(0, 100), "Vanaf welke index."]
    word: Annotated[Line, "In een zin, zoals 'op weg'."]
    signal: Annotated[Line, "Als signaal, zoals 'Op weg'."]


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Hoeveel minuten invullen ongeveer duurt."""

    shorthand: ClassVar[str] = "default"

    default: Annotated[int, Range(1, 240)]
    gezin_jongere: Annotated[int | None, Range(1, 240)] = None

    def needed_by(self, perspective: Perspective) -> int:
        """The minutes that this perspective should count on."""
        if perspective is Perspective.GEZIN_JONGERE and self.gezin_jongere is not None:
            return self.gezin_jongere
        return self.default


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """Scores die samen iets zeggen wat geen van hen alleen zegt; een rapport noemt het.

    A name in `when` is the value of the client side, unless a perspective follows it.
    """

    id: Id
    when: Annotated[PatternCondition, "Voorwaarde over scores, zoals KT1 >= 3 and KT2 <= 1."]
    sentence: Annotated[Line, "Wat een rapport zegt als de voorwaarde klopt."]


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """Een vragenlijst.

    An id never gets another meaning; a changed anchor is a new version.
    """

    id: Id
    version: Annotated[int, Range(1, 9999)]
    language: Annotated[str, Length(2, 10), "Taal van de teksten, zoals nl."] = "nl"
    title: Wording
    introduction: Wording
    caveat: Annotated[
        Wording | None, "Wat een lezer moet weten over hoe stevig deze lijst staat."
    ] = None
    attribution: Annotated[
        Prose | None, "Van wie de vragen komen; gezinnen krijgen dit niet te lezen."
    ] = None
    minutes: Minutes
    perspectives: Annotated[tuple[Perspective, ...], Length(1, 5), "Wie mag antwoorden."]
    moments: Annotated[tuple[Moment, ...], Length(1, 13), "Wanneer deze lijst zin heeft."]
    dimensions: Annotated[tuple[Dimension, ...], Length(0, 30)] = ()
    bands: Annotated[tuple[Band, ...], Length(1, 10)]
    coverage_threshold: Annotated[
        float, Range(0, 1), "Hoeveel van het gewicht beantwoord moet zijn voor een oordeel."
    ] = 0.7
    anchors: Annotated[Anchors, "Ankers voor vragen die er voor een aanspreking geen hebben."] = (
        Anchors()
    )
    sections: Annotated[tuple[Section, ...], Length(1, 100)]
    patterns: Annotated[tuple[Pattern, ...], Length(0, 50), "Patronen in de scores."] = ()

    @property
    def key(self) -> tuple[str, int]:
        """What tells this questionnaire from every other: id and version."""
        return (self.id, self.version)

    def questions(self) -> Iterator[Question]:
        """Every question, in order; parts are inside their question."""
        for section in self.sections:
            yield from section.questions

    def ratings(self) -> Iterator[Rating]:
        """The questions that are scored, in order."""
        return (question for question in self.questions() if isinstance(question, Rating))

    def is_scored_by(self, perspective: Perspective, question: Rating | PartRating) -> bool:
        """Whether the perspective may answer, and gets the rating and what it is a part of."""
        whole = self.whole_of(question) if isinstance(question, PartRating) else question
        return (
            perspective in self.perspectives
            and question.is_for(perspective)
            and whole.is_for(perspective)
        )

    def scale(self, question: Rating | PartRating, voice: Voice) -> tuple[str, ...]:
        """The five anchors, from 0 to 4, that this voice reads with the question.

        In order of preference: the question's own for the voice, the questionnaire's for the
        voice, the question's default, the default of the rating that it is a part of.
        """
        own = question.anchors.of(voice) or self.anchors.of(voice) or question.anchors.default
        if own is None and isinstance(question, PartRating):
            return self.scale(self.whole_of(question), voice)
        return own or self.anchors.default or ()

    def whole_of(self, part: PartRating) -> Rating:
        """The rating that the part belongs to."""
        return self._wholes[part.id]

    @cached_property
    def scored(self) -> Mapping[str, Rating | PartRating]:
        """All that has a value from 0 to 4, by id: the ratings, and the parts that are ratings."""
        return {
            item.id: item
            for rating in self.ratings()
            for item in (rating, *rating.parts)
            if isinstance(item, Rating | PartRating)
        }

    @cached_property
    def _wholes(self) -> Mapping[str, Rating]:
        return {part.id: rating for rating in self.ratings() for part in rating.parts}


def parts_of(question: Question) -> tuple[Part, ...]:
    """The parts of a question, which only a rating has."""
    return question.parts if isinstance(question, Rating) else ()
