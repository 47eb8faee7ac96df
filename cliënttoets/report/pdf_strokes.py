"""The operators that draw a page (ISO 32000-1, annex A), as few and as short as they can be.

Colour, line and font hold until they are set again, so they are written only where they change; a
length is written to a hundredth of a point. That is half of a page's bytes, and most of the time
that ReportLab's canvas takes over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

_ARC = 0.5523
"""How far the handles of a curve reach that is a quarter of a circle, in radii."""

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPES |= {ord(character): f"\\{character}" for character in "\\()"}


class Strokes:
    """The operators of the page that is being drawn, and what they have set so far."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._set: dict[str, str] = {}

    def taken(self) -> list[str]:
        """All operators so far; what follows stands on the next page, where nothing is set."""
        taken, self._written, self._set = self._written, [], {}
        return taken

    def write(self, operators: Iterable[str]) -> None:
        """Adds operators that set nothing."""
        self._written.extend(operators)

    def _turn(self, operator: str, operand: str) -> None:
        if self._set.get(operator) != operand:
            self._set[operator] = operand
            self._written.append(f"{operand} {operator}")

    def fill_colour(self, colour: str) -> None:
        """Sets "#rrggbb" for what is filled; texts are."""
        self._turn("rg", _parts(colour))

    def line(self, colour: str, width: float, dash: Sequence[float] = ()) -> None:
        """Sets how a line looks; `dash` holds the lengths of dashes and gaps."""
        self._turn("RG", _parts(colour))
        self._turn("w", number(width))
        self._turn("d", f"[{_numbers(*dash)}] 0")

    def text(self, x: float, y: float, stretches: Iterable[tuple[str, bytes]], size: float) -> None:
        """Texts after each other from (x, y): the font's name in the page and codes in it."""
        self._written.append(f"BT {number(x)} {number(y)} Td")
        for font, codes in stretches:
            self._turn("Tf", f"{font} {number(size)}")
            self._written.append(f"({codes.decode('latin-1').translate(_ESCAPES)}) Tj")
        self._written.append("ET")

    def path(self, points: Sequence[Point], paint: str) -> None:
        """Straight lines from point to point; `paint` is the operator that draws them."""
        (start, *others) = points
        steps = "".join(f"{_numbers(*point)} l " for point in others)
        self._written.append(f"{_numbers(*start)} m {steps}{paint}")

    def rectangle(self, x: float, y: float, width: float, height: float, paint: str) -> None:
        """A rectangle by its lower left corner."""
        self._written.append(f"{_numbers(x, y, width, height)} re {paint}")

    def circle(self, x: float, y: float, radius: float, paint: str) -> None:
        """A circle, of four curves that start at its right."""
        r, k = radius, radius * _ARC
        quarters = (
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        )
        curves = "".join(f"{_numbers(*quarter)} c " for quarter in quarters)
        self._written.append(f"{_numbers(x + r, y)} m {curves}{paint}")

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """A picture, by its name in the page, from its lower left corner."""
        place = f"{number(width)} 0 0 {number(height)} {_numbers(x, y)}"
        self._written.append(f"q {place} cm /{name} Do Q")

    @contextmanager
    def within(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Shows only what falls in the rectangle; what is set in it does not outlive it."""
        before = dict(self._set)
        self._written.append(f"q {_numbers(x, y, width, height)} re W n")
        yield
        self._written.append("Q")
        self._set = before


def number(value: float) -> str:
    """A number to two decimals, without zeros at its end."""
    written = f"{value:.2f}"
    return written[:-3] if written.endswith(".00") else written.removesuffix("0")


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))


@lru_cache(maxsize=256)
def _parts(colour: str) -> str:
    """Red, green and blue of "#rrggbb", each from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.3g}" for part in parts)
