"""Colours: what is read reads on what it stands on, and no two answers differ in colour alone.

Ratios are those of WCAG 2.2: 4.5 for text, 3 for what is drawn. Left out are hairlines between
rows, faint grounds and plates: without them nothing would mean anything else. What an organisation
chooses itself is held by test_house_style.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, product
from math import dist

import pytest

from cliënttoets.report import palette, pdf_style
from cliënttoets.report.blocks import Sign
from cliënttoets.report.chart import Level
from cliënttoets.report.charting import drawn
from cliënttoets.report.charting_fills import CODE_FILLS, Fill, value_fill
from cliënttoets.report.contrast import NEEDED, contrast
from cliënttoets.report.drawing import Drawing, Line, Rect, Shape, Words
from cliënttoets.report.house_style import HouseStyle
from cliënttoets.report.html import stylesheet
from cliënttoets.report.palette import VISIBLE
from cliënttoets.report.pdf_inks import Ink, inks
from cliënttoets.report.sign import COLOURS, SIGN_COLOURS, plain_sign, sign

from .drawings import ROOMS, ground, middle
from .sample_report import CHARTS

DRAWINGS = {
    **{
        f"{name} on {where}": drawn(chart, room)
        for (name, chart), (where, room) in product(CHARTS.items(), ROOMS.items())
    },
    **{str(level): sign(level, 40) for level in Level},
    **{str(each): plain_sign(each, 40) for each in Sign},
}


def _under(drawing: Drawing) -> Iterator[tuple[Shape, str]]:
    """Every shape with the colour that its middle stands on.

    What is drawn on an area of its own colour is one with it: then what is under both counts.
    """
    for at, shape in enumerate(drawing.shapes):
        below = [other for other in drawing.shapes[:at] if not _is_one(shape, other)]
        area = ground(below, middle(shape))
        yield shape, palette.WHITE if area is None else area.fill


def _is_one(shape: Shape, other: Shape) -> bool:
    return not isinstance(shape, Words) and _colours(shape)[0] == _colours(other)[0]


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_every_text_of_a_drawing_reads_on_what_it_stands_on(drawing: Drawing) -> None:
    for shape, under in _under(drawing):
        if isinstance(shape, Words):
            assert contrast(shape.colour, under) >= NEEDED, (shape.text, shape.colour, under)


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_no_hatch_runs_through_a_text(drawing: Drawing) -> None:
    for at, shape in enumerate(drawing.shapes):
        if isinstance(shape, Words):
            area = ground(drawing.shapes[:at], middle(shape))
            assert not (isinstance(area, Rect) and area.hatch), shape.text


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_everything_drawn_shows_on_what_it_stands_on(drawing: Drawing) -> None:
    for shape, under in _under(drawing):
        if isinstance(shape, Words) or _is_plate(shape):
            continue
        shown = max(contrast(colour, under) for colour in _colours(shape))
        assert shown >= VISIBLE, (shape, under)


def _is_plate(shape: Shape) -> bool:
    """Whether a shape is only there to be stood on."""
    return (
        isinstance(shape, Rect)
        and not (shape.stroke or shape.hatch)
        and shape.fill in (palette.WHITE, palette.FAINT, *palette.VALUES[:1])
    )


def _colours(shape: Shape) -> list[str]:
    """The colours of a shape's area and of its edge."""
    if isinstance(shape, Words | Line):
        return [shape.colour]
    return [colour for colour in (shape.fill, shape.stroke) if colour]


FILLS = {
    **{f"value {value}": value_fill(value, 5) for value in range(5)},
    **{f"code {at}": fill for at, fill in enumerate(CODE_FILLS)},
}


@pytest.mark.parametrize("fill", FILLS.values(), ids=FILLS.keys())
def test_a_hatch_shows_on_its_fill_and_the_fill_on_the_page(fill: Fill) -> None:
    if fill.hatch:
        assert contrast(fill.hatch_colour, fill.colour) >= VISIBLE
    edge = palette.edge_of(fill.colour)
    assert contrast(edge or fill.colour, palette.WHITE) >= VISIBLE
    if edge:
        assert contrast(edge, fill.colour) >= VISIBLE


# --- paper

PANELS = (palette.FAINT, palette.WARNING_FAINT, palette.EXAMPLE_FAINT)
OWN_LOOK = inks(HouseStyle())
STYLES = {
    name: each
    for name, each in (
        *vars(pdf_style).items(),
        *((f"heading {depth}", style) for depth, style in pdf_style.HEADINGS.items()),
    )
    if isinstance(each, pdf_style.Style)
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_every_text_on_paper_reads_on_the_page_and_in_a_panel(style: pdf_style.Style) -> None:
    is_on_band = style.colour == Ink.ON_ACCENT
    grounds = [OWN_LOOK[Ink.ACCENT]] if is_on_band else [palette.WHITE, *PANELS]
    colour = OWN_LOOK.get(style.colour, style.colour)
    assert min(contrast(colour, under) for under in grounds) >= NEEDED


@pytest.mark.parametrize(
    ("colour", "under"),
    [
        pytest.param(palette.WARNING, palette.WARNING_FAINT, id="warning"),
        pytest.param(palette.EXAMPLE, palette.EXAMPLE_FAINT, id="example"),
        pytest.param(palette.EXAMPLE, palette.WHITE, id="mark of an example"),
        pytest.param(palette.LINK, palette.WHITE, id="link"),
        *(pytest.param(each, palette.FAINT, id=str(level)) for level, each in COLOURS.items()),
        *(pytest.param(each, palette.FAINT, id=str(one)) for one, each in SIGN_COLOURS.items()),
    ],
)
def test_a_colour_that_says_how_grave_something_is_reads_on_its_panel(
    colour: str, under: str
) -> None:
    assert contrast(colour, under) >= NEEDED


# --- screen

TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", stylesheet()))
GROUNDS = {
    "ink": ("paper", "faint", "warning-faint", "example-faint"),
    "soft": ("paper", "faint"),
    "accent": ("paper", "faint"),
    "link": ("paper", "faint", "warning-faint", "example-faint"),
    "paper": ("example",),
    "on-accent": ("accent",),
    "critical": ("faint",),
    "undecided": ("faint",),
    "band-1": ("faint",),
    "band-2": ("faint",),
    "band-3": ("faint",),
    "band-4": ("faint",),
    "warning": ("warning-faint",),
    "example": ("example-faint",),
}
"""What the text of each colour stands on, by the names of the stylesheet."""

_ROLES = {
    "signal": {"critical", "undecided", "band-1", "band-2", "band-3", "band-4"},
    "bar": {"accent", "warning", "example"},
}
"""The colours that stand behind a name which the stylesheet gives them for a while."""


def test_every_colour_of_the_stylesheet_that_writes_has_its_grounds_here() -> None:
    used = set(re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", stylesheet()))
    for role, colours in _ROLES.items():
        given = set(re.findall(rf"--{role}: var\(--([\w-]+)\)", stylesheet()))
        assert given == colours
        assert role in used
        used = used - {role} | given
    assert used == set(GROUNDS)


@pytest.mark.parametrize("colour", GROUNDS)
def test_every_text_on_screen_reads_on_what_it_stands_on(colour: str) -> None:
    for under in GROUNDS[colour]:
        assert contrast(TOKENS[colour], TOKENS[under]) >= NEEDED, under


# --- eyes

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", at severity 1.0: rows of matrices over linear red, green and blue.
EYES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "every cone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no colour": ((0.2126, 0.7152, 0.0722),) * 3,
}

CLEARLY_APART = 10
"""In CIELAB, where a difference of 2.3 is just noticed (Mahy, Van Eycken and Oosterlinck, 1994)."""

Triple = tuple[float, float, float]


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _seen(colour: str, eyes: tuple[Triple, ...]) -> Triple:
    """The colour in CIELAB as these eyes see it, with D65 as white."""
    light = _linear(colour)
    red, green, blue = (
        min(1, max(0, sum(weight * each for weight, each in zip(row, light, strict=True))))
        for row in eyes
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (_cube_root(each) for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _cube_root(share: float) -> float:
    """The cube root, and near black the straight line that CIELAB has instead."""
    return float(share ** (1 / 3)) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def test_white_and_black_are_a_hundred_apart_to_all_eyes() -> None:
    for eyes in EYES.values():
        seen = dist(_seen("#ffffff", eyes), _seen("#000000", eyes))
        assert seen == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize("eyes", EYES.values(), ids=EYES.keys())
def test_all_eyes_tell_the_values_of_a_scale_apart(eyes: tuple[Triple, ...]) -> None:
    for one, other in combinations((palette.WHITE, *palette.VALUES), 2):
        assert dist(_seen(one, eyes), _seen(other, eyes)) >= CLEARLY_APART, (one, other)


@pytest.mark.parametrize("eyes", EYES.values(), ids=EYES.keys())
def test_to_all_eyes_a_scale_goes_one_way_from_light_to_dark(eyes: tuple[Triple, ...]) -> None:
    lightness = [_seen(colour, eyes)[0] for colour in palette.VALUES]
    assert all(lighter - darker >= 0.9 * CLEARLY_APART for lighter, darker in pairwise(lightness))


@pytest.mark.parametrize("eyes", [name for name in EYES if name != "no colour"])
def test_eyes_that_see_colour_tell_both_sides_and_both_ways_apart(eyes: str) -> None:
    # Without colour, a disc and a square do, and heads that point left and right.
    assert dist(_seen(palette.CLIENTS, EYES[eyes]), _seen(palette.OWN, EYES[eyes])) >= 10
