"""What the file's red, green and blue mean: the colours of sRGB (IEC 61966-2-1), as an ICC profile.

An archivable PDF carries its colours' meaning with it. The profile is made here from the figures of
the standard, so that no file of unknown date and licence has to be shipped.
"""

from __future__ import annotations

from struct import pack

NAME = "sRGB IEC61966-2.1"

# Of the primaries and of white, adapted to D50 by Bradford's matrix: ICC.1:2010, annex E.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
_ADAPTATION = (
    *(1.04788, 0.02292, -0.05022),
    *(0.02959, 0.99048, -0.01707),
    *(-0.00925, 0.01508, 0.75168),
)

# Y = ((X + 0.055) / 1.055) ** 2.4 from 0.04045 on, and X / 12.92 below.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def srgb() -> bytes:
    """An ICC profile, version 4.2, for a display."""
    curve = b"para" + bytes(4) + pack(">HH", 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("CC0"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{name: b"XYZ " + bytes(4) + _fixed(place) for name, place in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    start = 128 + 4 + 12 * len(tags)
    table, content = pack(">I", len(tags)), b""
    for name, tag in tags.items():
        table += pack(">4sII", name, start + len(content), len(tag))
        content += tag + bytes(-len(tag) % 4)
    return _header(start + len(content)) + table + content


def _header(size: int) -> bytes:
    """128 bytes; the date is that of the standard, because a profile must have one."""
    return (
        pack(">I4xI", size, 0x04200000)
        + b"mntrRGB XYZ "
        + pack(">6H", 1999, 10, 18, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + _fixed(_WHITE)
        + bytes(48)
    )


def _fixed(numbers: tuple[float, ...]) -> bytes:
    """Numbers as s15Fixed16, the profile's only kind."""
    return b"".join(pack(">i", round(number * 65536)) for number in numbers)


def _text(text: str) -> bytes:
    """A text in one language, English of the United States, as the standard wants at least one."""
    encoded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
