"""Which sections a report has, in which order and for which reader: `reports/<reader>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
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


@dataclass(frozen=True, kw_only=True)
class LayoutSection:
    """Een onderdeel van een rapport."""

    part: Part
    title: Annotated[
        Line | None, "De kop; zonder deze sleutel de gewone kop van dit onderdeel."
    ] = None
    introduction: Annotated[Prose | None, "Een alinea onder de kop."] = None


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Een rapport voor één soort lezer."""

    id: Id
    version: Annotated[int, Range(1, 9999)]
    title: Annotated[Line, "De titel van het rapport, zoals 'Cliënttoets'."]
    sections: Annotated[tuple[LayoutSection, ...], Length(1, 30)]
