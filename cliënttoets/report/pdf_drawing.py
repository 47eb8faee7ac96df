"""A drawing on paper: one box that draws its shapes as operators of the canvas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, hypot, radians, sin
from typing import assert_never

from .chart import Chart
from .charting import divided, drawn
from .charting_room import Room
from .drawing import HATCH_SPACING, Circle, Drawing, Line, Point, Polygon, Rect, Shape, Words
from .pdf_boxes import Box
from .pdf_fonts import Printable
from .pdf_pen import Pen
from .pdf_style import A4, Style
from .pdf_tags import Tag
from .pdf_text import one_line

HIGHEST = 0.85
"""The share of a page that a picture takes at most, so that its title and note stay with it."""


@dataclass(frozen=True)
class Picture:
    """A drawing as a box, one unit a point; smaller where no page would hold it."""

    drawing: Drawing
    printable: Printable
    page: float = A4.text_height

    @property
    def scale(self) -> float:
        highest = HIGHEST * self.page
        return min(1.0, highest / self.drawing.height) if self.drawing.height else 1.0

    @property
    def height(self) -> float:
        return self.drawing.height * self.scale

    def split(self, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        place = _Place(x, top, self.scale)
        for shape in self.drawing.shapes:
            _draw(pen, place, shape, self)


@dataclass(frozen=True)
class ChartBox:
    """A chart that may go on on the next page, between two of its rows, legend and all.

    `tag` is the Figure that both halves are.
    """

    chart: Chart
    room: Room
    printable: Printable
    tag: Tag
    page: float = A4.text_height

    @cached_property
    def picture(self) -> Picture:
        return Picture(drawn(self.chart, self.room), self.printable, self.page)

    @property
    def height(self) -> float:
        # Not the picture's own: one that is scaled down can still be split.
        return self.picture.drawing.height

    def split(self, room: float) -> tuple[Box, Box] | None:
        halves = divided(self.chart, self.room, room)
        return (replace(self, chart=halves[0]), replace(self, chart=halves[1])) if halves else None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.within(self.tag):
            pen.place((x, top - self.picture.height, x + self.room.width, top))
            self.picture.draw(pen, x, top)


@dataclass(frozen=True)
class _Place:
    """Where on the page a drawing's points are: its y grows downwards, the page's upwards."""

    x: float
    top: float
    scale: float

    def __call__(self, point: Point) -> Point:
        return self.x + point[0] * self.scale, self.top - point[1] * self.scale


def _draw(pen: Pen, place: _Place, shape: Shape, picture: Picture) -> None:
    scale = place.scale
    match shape:
        case Rect():
            x, y = place((shape.x, shape.y + shape.height))
            size = (shape.width * scale, shape.height * scale)
            hatch = _hatch_lines(shape, picture.drawing.text_size) if shape.hatch else []
            lines = [(place(start), place(end)) for start, end in hatch]
            pen.rect((x, y), size, shape.fill, shape.stroke, lines, shape.hatch_colour)
        case Line():
            dash = [length * scale for length in shape.dash] if shape.dash else []
            pen.line(place(shape.start), place(shape.end), shape.colour, shape.width * scale, dash)
        case Circle():
            radius, edge = shape.radius * scale, shape.stroke_width * scale
            pen.circle(place(shape.centre), radius, shape.fill, shape.stroke, edge)
        case Polygon():
            points = [place(point) for point in shape.points]
            pen.polygon(points, shape.fill, shape.stroke, shape.stroke_width * scale)
        case Words():
            _write(pen, place, shape, picture.printable)
        case _:
            assert_never(shape)


def _write(pen: Pen, place: _Place, words: Words, printable: Printable) -> None:
    size = words.size * place.scale
    style = Style(size=size, leading=size, colour=words.colour, is_strong=words.strong)
    line = one_line(words.text, style, printable)
    length = size * line.width
    x, y = place(words.at)
    shift = {"start": 0.0, "middle": length / 2, "end": length}[words.anchor]
    line.draw(pen, x - shift, y, style)


def _hatch_lines(rect: Rect, text_size: float) -> list[tuple[Point, Point]]:
    """Parallel lines that cover the rectangle, to be clipped by it."""
    assert rect.hatch  # noqa: S101  # the caller's condition, for the type checker
    angle = radians(rect.hatch.value)
    along, across = (cos(angle), -sin(angle)), (sin(angle), cos(angle))
    reach = hypot(rect.width, rect.height) / 2
    centre = (rect.x + rect.width / 2, rect.y + rect.height / 2)
    spacing = HATCH_SPACING * text_size
    found = []
    for step in range(-int(reach / spacing), int(reach / spacing) + 1):
        x, y = centre[0] + step * spacing * across[0], centre[1] + step * spacing * across[1]
        start = (x - reach * along[0], y - reach * along[1])
        found.append((start, (x + reach * along[0], y + reach * along[1])))
    return found
