"""How well one colour reads on another, by WCAG 2.2; a colour is written as "#rrggbb"."""

from __future__ import annotations

NEEDED = 4.5
"""The contrast ratio that text needs with its ground (WCAG 2.2, success criterion 1.4.3)."""

BLACK = "#000000"


def luminance(colour: str) -> float:
    """The relative luminance of a colour, in [0, 1]: 0 is black and 1 is white."""
    red, green, blue = (_linear(share / 255) for share in _shares(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, whichever of them is the ground."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    """The contrast of a colour with that of the grounds on which it reads worst."""
    return min(contrast(colour, ground) for ground in grounds)


def darkened(colour: str, grounds: tuple[str, ...], needed: float = NEEDED) -> str:
    """The colour itself, or the nearest darker one of its hue that reads on all the grounds.

    Black where no other does: on a dark ground not even black may.
    """
    for hundredths in range(100, 0, -1):
        shares = [share * hundredths // 100 for share in _shares(colour)]
        candidate = "#{:02x}{:02x}{:02x}".format(*shares)
        if least_contrast(candidate, grounds) >= needed:
            return candidate
    return BLACK


def _shares(colour: str) -> list[int]:
    """Red, green and blue, each from 0 to 255."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _linear(share: float) -> float:
    """A share of light as the eye adds it up, of a share as a screen is told it (sRGB)."""
    linear: float = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
    return linear
