"""The colours on paper that an organisation chooses for itself, by what each is for.

Styles and boxes name the role; the pen knows which colour it is in this report. Every other colour,
and every colour of data, is written out: it is the same in all reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from .house_style import HouseStyle


class Ink(StrEnum):
    """A role; it stands wherever a "#rrggbb" colour may."""

    ACCENT = "accent"
    LINK = "link"
    ON_ACCENT = "on accent"


def inks(style: HouseStyle) -> Mapping[str, str]:
    """The colour of each role in reports of this style."""
    return MappingProxyType(
        {Ink.ACCENT: style.accent, Ink.LINK: style.link, Ink.ON_ACCENT: style.on_accent}
    )
