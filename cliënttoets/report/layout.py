"""Which sections a report has, in which order and for which reader: `reports/<reader>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from ..document.shape import Length, Range
from ..questionnaire.model import Id, Line, Prose


class Part(StrEnum):
    """A section that a report can have; a part without data is left out, with no gap."""

    FACTS = "facts"
    SIGNAL = "signal"
    PERSPECTIVES = "perspectives"
    PROFILE = "profile"
    STORIES = "stories"
    DISAGREEMENT = "disagreement"
    PATTERNS = "patterns"
    SELF_ASSESSMENT = "self_assessment"
    ROUNDS = "rounds"
    ROBUSTNESS = "robustness"
    COVERAGE = "coverage"
    METHOD = "method"
    DECISION = "decision"
    ADVICE = "advice"
    ADJUSTMENTS = "adjustments"
    RISKS = "risks"
    BLIND_SPOTS = "blind_spots"
    MISSING_EVIDENCE = "missing_evidence"
    REPLIES = "replies"
    NOTA = "nota"
    REUSE = "reuse"
    NEXT = "next"
    PLAIN_ABOUT = "plain_about"
    PLAIN_CHANGES = "plain_changes"
    PLAIN_SAID = "plain_said"
    PLAIN_REPLIES = "plain_replies"
    PLAIN_RESPOND = "plain_respond"
    PLAIN_WORDS = "plain_words"


PLAIN = frozenset(part for part in Part if part.startswith("plain_"))
"""The parts of the page for families: one page in plain words, which no other part fits on."""

MOST_QUESTIONS = 100

OPTIONS: Mapping[Part, frozenset[str]] = MappingProxyType(
    {
        Part.ADJUSTMENTS: frozenset({"most"}),
        Part.RISKS: frozenset({"questions"}),
        Part.BLIND_SPOTS: frozenset({"questions", "most"}),
        Part.MISSING_EVIDENCE: frozenset({"questions", "most"}),
    }
)
"""The keys that only these parts know, beside those that every part has."""


@dataclass(frozen=True, kw_only=True)
class LayoutSection:
    """Een onderdeel van een rapport."""

    part: Part
    title: Annotated[
        Line | None, "De kop; zonder deze sleutel de gewone kop van dit onderdeel."
    ] = None
    introduction: Annotated[Prose | None, "Een alinea onder de kop."] = None
    annex: Annotated[bool, "Of dit onderdeel een bijlage is; de berekening is dat altijd."] = False
    questions: Annotated[
        tuple[Id, ...],
        Length(1, MOST_QUESTIONS),
        "Alleen deze vragen, bij de risico's in deze volgorde. Andere id's vallen weg.",
    ] = ()
    most: Annotated[int | None, Range(1, MOST_QUESTIONS), "Hoeveel er hoogstens staan."] = None


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Een rapport voor één soort lezer."""

    id: Id
    version: Annotated[int, Range(1, 9999)]
    title: Annotated[Line, "De titel van het rapport, zoals 'Cliënttoets'."]
    sections: Annotated[tuple[LayoutSection, ...], Length(1, 30)]
    large_print: Annotated[
        bool, "Of elke letter op papier minstens 12 punt groot is, en op een scherm ook groter."
    ] = False

    @property
    def is_plain(self) -> bool:
        """Whether this is the page for families, which has no other parts."""
        return any(section.part in PLAIN for section in self.sections)
