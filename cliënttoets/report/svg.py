"""A drawing as inline SVG: presentation attributes only, so that a strict style policy holds.

The text takes the page's font; characters that no page can show are left out. Ids are unique where
each drawing of a page has a name of its own.
"""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from .blocks import readable
from .drawing import (
    HATCH_SPACING,
    Circle,
    Drawing,
    Hatch,
    Line,
    Point,
    Polygon,
    Rect,
    Shape,
    Words,
)

_HATCH = Markup(
    '<pattern id="{id}" width="{spacing}" height="{spacing}" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate({angle})"><line x2="{spacing}" stroke="{colour}"/></pattern>'
)


def svg(drawing: Drawing, *, name: str, title: str, description: str, style_class: str) -> Markup:
    """The drawing as an image with a name and a description; `name` begins all of its ids."""
    shapes = Markup("").join(_shape(shape, name) for shape in drawing.shapes)
    return Markup(
        '<svg class="{style_class}" role="img" viewBox="0 0 {width} {height}" '
        'aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        '<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>'
        "{hatches}{shapes}</svg>"
    ).format(
        style_class=style_class,
        width=_number(drawing.width),
        height=_number(drawing.height),
        name=name,
        title=readable(title),
        description=readable(description),
        hatches=_hatches(drawing, name),
        shapes=shapes,
    )


def ornament(drawing: Drawing, style_class: str) -> Markup:
    """The drawing as a sign that says nothing its neighbouring words do not say."""
    return Markup(
        '<svg class="{style_class}" aria-hidden="true" viewBox="0 0 {width} {height}">'
        "{shapes}</svg>"
    ).format(
        style_class=style_class,
        width=_number(drawing.width),
        height=_number(drawing.height),
        shapes=Markup("").join(_shape(shape, "") for shape in drawing.shapes),
    )


def _hatches(drawing: Drawing, name: str) -> Markup:
    """The patterns that the drawing's rectangles refer to, each once."""
    used = {
        _hatch_id(name, shape.hatch, shape.hatch_colour): (shape.hatch, shape.hatch_colour)
        for shape in drawing.shapes
        if isinstance(shape, Rect) and shape.hatch
    }
    spacing = _number(HATCH_SPACING * drawing.text_size)
    patterns = (
        # y grows downwards here, so a rising line has a negative angle.
        _HATCH.format(id=key, spacing=spacing, angle=-hatch.value, colour=colour)
        for key, (hatch, colour) in used.items()
    )
    return Markup("<defs>{}</defs>").format(Markup("").join(patterns)) if used else Markup("")


def _hatch_id(name: str, hatch: Hatch, colour: str) -> str:
    return f"{name}-{hatch.name.lower()}-{colour.removeprefix('#')}"


def _shape(shape: Shape, name: str) -> Markup:
    match shape:
        case Rect():
            return _rect(shape, name)
        case Line():
            return _element(
                "line",
                x1=shape.start[0],
                y1=shape.start[1],
                x2=shape.end[0],
                y2=shape.end[1],
                stroke=shape.colour,
                stroke_width=shape.width,
                stroke_dasharray=" ".join(map(_number, shape.dash)) if shape.dash else "",
            )
        case Circle():
            return _element(
                "circle",
                cx=shape.centre[0],
                cy=shape.centre[1],
                r=shape.radius,
                fill=shape.fill,
                stroke=shape.stroke,
                stroke_width=shape.stroke_width,
            )
        case Polygon():
            return _element(
                "polygon",
                points=" ".join(map(_point, shape.points)),
                fill=shape.fill,
                stroke=shape.stroke,
                stroke_width=shape.stroke_width if shape.stroke else "",
            )
        case Words():
            return _words(shape)
        case _:
            assert_never(shape)


def _rect(rect: Rect, name: str) -> Markup:
    """The fill with its edge, and the hatch over it."""
    place = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    filled = _element("rect", **place, fill=rect.fill, stroke=rect.stroke)
    if not rect.hatch:
        return filled
    pattern = f"url(#{_hatch_id(name, rect.hatch, rect.hatch_colour)})"
    return filled + _element("rect", **place, fill=pattern)


def _words(words: Words) -> Markup:
    return Markup("<text{attributes}>{text}</text>").format(
        attributes=_attributes(
            x=words.at[0],
            y=words.at[1],
            font_size=words.size,
            font_weight="600" if words.strong else "",
            text_anchor="" if words.anchor == "start" else words.anchor,
            fill=words.colour,
        ),
        text=readable(words.text),
    )


def _element(tag: str, **values: float | str) -> Markup:
    return Markup("<{tag}{attributes}/>").format(tag=tag, attributes=_attributes(**values))


def _attributes(**values: float | str) -> Markup:
    """The values as attributes, underscores as hyphens; empty texts are left out."""
    return Markup("").join(
        Markup(' {}="{}"').format(
            key.replace("_", "-"), value if isinstance(value, str) else _number(value)
        )
        for key, value in values.items()
        if value != ""
    )


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """A length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
