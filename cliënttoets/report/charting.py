"""A chart as a drawing, in the room that a medium has.

Everything that colour says is also said by a number, a shape or a hatch. In a narrow room labels
stand over their row instead of beside it; so one chart serves a telephone, a screen and A4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from .chart import Chart, Distribution, HeatMap, Profile, Shifts, SideBySide
from .charting_change import shifts
from .charting_distribution import distribution
from .charting_heatmap import heat_map
from .charting_profile import profile
from .charting_room import Room
from .charting_side_by_side import side_by_side
from .drawing import Drawing


def drawn(chart: Chart, room: Room) -> Drawing:
    """The chart as shapes, as wide as the room and as high as it needs."""
    match chart:
        case Distribution():
            shapes, height = distribution(chart, room)
        case Profile():
            shapes, height = profile(chart, room)
        case SideBySide():
            shapes, height = side_by_side(chart, room)
        case HeatMap():
            shapes, height = heat_map(chart, room)
        case Shifts():
            shapes, height = shifts(chart, room)
        case _:
            assert_never(chart)
    return Drawing(room.width, height, room.size, tuple(shapes))


LEAST_ROWS = 2
"""A part of a chart on a page of its own has no fewer rows."""


def divided(chart: Chart, room: Room, height: float) -> tuple[Chart, Chart] | None:
    """The rows of a chart that `height` holds and the others, as two charts; None if too few."""
    found = None
    fewest, most = LEAST_ROWS, len(_rows(chart)) - LEAST_ROWS
    while fewest <= most:
        count = (fewest + most) // 2
        first = _with_rows(chart, slice(None, count))
        if drawn(first, room).height <= height:
            found = first, _with_rows(chart, slice(count, None))
            fewest = count + 1
        else:
            most = count - 1
    return found


def _rows(chart: Chart) -> Sequence[object]:
    match chart:
        case Distribution():
            return chart.questions
        case Profile() | HeatMap():
            return chart.rows
        case SideBySide():
            return chart.pairs
        case Shifts():
            return chart.shifts
        case _:
            assert_never(chart)


def _with_rows(chart: Chart, rows: slice) -> Chart:
    match chart:
        case Distribution():
            return replace(chart, questions=chart.questions[rows])
        case Profile():
            return replace(chart, rows=chart.rows[rows])
        case HeatMap():
            return replace(chart, rows=chart.rows[rows])
        case SideBySide():
            return replace(chart, pairs=chart.pairs[rows])
        case Shifts():
            return replace(chart, shifts=chart.shifts[rows])
        case _:
            assert_never(chart)
