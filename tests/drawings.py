"""What a drawing holds, for tests: its texts, its extent, and what lies under a place in it."""

from collections.abc import Sequence

from cliënttoets.report.charting_room import Room
from cliënttoets.report.drawing import (
    Circle,
    Drawing,
    Line,
    Point,
    Polygon,
    Rect,
    Shape,
    Words,
    estimated_width,
)

ROOMS = {"screen": Room(704, 14), "telephone": Room(328, 14), "paper": Room(467, 8.4)}


def texts(shapes: Sequence[Shape]) -> list[str]:
    """Every line of text, in the order in which it is drawn."""
    return [shape.text for shape in shapes if isinstance(shape, Words)]


def extent(drawing: Drawing) -> tuple[float, float, float, float]:
    """The edges of everything drawn: left, top, right, bottom."""
    boxes = [box(shape) for shape in drawing.shapes]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def box(shape: Shape) -> tuple[float, float, float, float]:
    """The edges of a shape; of a text as wide as it is estimated."""
    points: tuple[Point, ...]
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Line():
            points = (shape.start, shape.end)
        case Circle():
            (x, y), r = shape.centre, shape.radius
            return x - r, y - r, x + r, y + r
        case Polygon():
            points = shape.points
        case Words():
            (x, y), width = shape.at, estimated_width(shape.text, shape.size, strong=shape.strong)
            start = x - {"start": 0, "middle": width / 2, "end": width}[shape.anchor]
            return start, y - 0.75 * shape.size, start + width, y + 0.25 * shape.size
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def middle(shape: Shape) -> Point:
    """A place that a shape covers: its middle, which of a convex one always lies in it."""
    if isinstance(shape, Polygon):
        x, y = (sum(each) / len(shape.points) for each in zip(*shape.points, strict=True))
        return x, y
    left, top, right, bottom = box(shape)
    return (left + right) / 2, (top + bottom) / 2


def ground(shapes: Sequence[Shape], place: Point) -> Rect | Circle | Polygon | None:
    """The topmost area that covers a place; None where the page shows."""
    areas = [shape for shape in shapes if isinstance(shape, Rect | Circle | Polygon)]
    return next((area for area in reversed(areas) if _covers(area, place)), None)


def _covers(area: Rect | Circle | Polygon, place: Point) -> bool:
    x, y = place
    match area:
        case Circle():
            dx, dy = x - area.centre[0], y - area.centre[1]
            return dx * dx + dy * dy < area.radius**2
        case Rect():
            left, top, right, bottom = box(area)
            return left < x < right and top < y < bottom
        case Polygon():
            return _is_inside(area.points, place)


def _is_inside(points: Sequence[Point], place: Point) -> bool:
    """Whether a line from the place to the right crosses the outline an odd number of times."""
    x, y = place
    crossings = 0
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1
