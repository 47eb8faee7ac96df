"""The picture of a logo: read with suspicion, and given as what a page can hold.

A logo comes from a file that somebody picked, or out of the data of a report that somebody sent:
what is not a plain PNG or JPEG of a sensible size is refused before it is unpacked.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

from ..document.faults import Unreadable
from ..language import message
from .contrast import contrast
from .house_style import MOST_BYTES, MOST_PIXELS, Logo, MediaType
from .palette import WHITE

_MEDIA = {"PNG": MediaType.PNG, "JPEG": MediaType.JPEG}

_MODES = {
    MediaType.PNG: frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"}),
    # Not CMYK: its colours depend on a press, and a PDF/A that has sRGB may not hold it.
    MediaType.JPEG: frozenset({"L", "RGB"}),
}

_ORIENTATION, _UPRIGHT = 0x0112, 1  # of Exif

LEAST_VISIBLE = 1.5
"""The contrast with white of a logo's darkest spot; a logo in white has none."""

# Pillow tells the same damage by any of these, depending on where in the file it lies.
_DAMAGE = (
    *(OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error, zlib.error),
    Warning,
)


@dataclass(frozen=True)
class Raster:
    """A picture without transparency, as a PDF holds it: a JPEG file, or its pixels by row.

    `channels` is 3 for red, green and blue, and 1 for grey; each pixel has a byte for each.
    """

    width: int
    height: int
    channels: int
    is_jpeg: bool
    data: bytes


def logo(data: bytes, text: str) -> Logo:
    """The file of a picture as a logo. Raises Unreadable with what its owner can do about it."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            message("het logo is groter dan {most} kB", most=MOST_BYTES // 1000),
            message("Bewaar het kleiner: 600 pixels breed volstaat."),
        )
    with warnings.catch_warnings():
        # Of what Pillow mends by a guess, another program may guess something else.
        warnings.simplefilter("error")
        media_type, picture = _opened(data)
    _refuse_what_cannot_be_seen(picture)
    return Logo(
        text=text,
        media_type=media_type,
        width=picture.width,
        height=picture.height,
        content=b64encode(data).decode(),
    )


@lru_cache(maxsize=1)  # a page that must fit is laid out more than once
def raster(kept: Logo) -> Raster:
    """The picture for a page, on white. Raises ValueError where it is none."""
    media_type, picture = _opened(kept.data)
    if media_type is MediaType.JPEG:
        channels = len(picture.getbands())
        return Raster(picture.width, picture.height, channels, is_jpeg=True, data=kept.data)
    pixels = _on_white(picture).tobytes()
    return Raster(picture.width, picture.height, 3, is_jpeg=False, data=pixels)


def _opened(data: bytes) -> tuple[MediaType, Image.Image]:
    """The picture, unpacked once its measures are known: a small file can hold a large one."""
    try:
        picture = Image.open(io.BytesIO(data), formats=tuple(_MEDIA))
        media_type = _MEDIA[picture.format or ""]
        _refuse_what_is_too_large(picture)
        _refuse_what_looks_different_elsewhere(picture, media_type)
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Unreadable:
        raise
    except UnidentifiedImageError:
        raise Unreadable(
            message("dit bestand is geen PNG- of JPEG-beeld"),
            message("Bewaar het logo als PNG of JPEG."),
        ) from None
    except _DAMAGE:
        raise _damaged() from None
    return media_type, picture


def _damaged() -> Unreadable:
    return Unreadable(
        message("dit beeld is beschadigd"), message("Bewaar het logo opnieuw als PNG of JPEG.")
    )


def _too_large() -> Unreadable:
    return Unreadable(
        message("het logo telt te veel pixels"),
        message("Toegelaten: hoogstens {most} breed en {most} hoog.", most=MOST_PIXELS),
    )


def _refuse_what_is_too_large(picture: Image.Image) -> None:
    if max(picture.size) > MOST_PIXELS:
        raise _too_large()


def _refuse_what_looks_different_elsewhere(picture: Image.Image, media_type: MediaType) -> None:
    """A screen and a sheet of paper show the same logo, or none."""
    if getattr(picture, "n_frames", 1) > 1:
        raise Unreadable(message("dit beeld beweegt"), message("Bewaar er één beeld van als PNG."))
    if picture.mode not in _MODES[media_type]:
        raise Unreadable(
            message("de kleuren van dit beeld zijn voor drukwerk of metingen bedoeld"),
            message("Bewaar het logo als een gewone PNG in RGB, met 8 bits per kleur."),
        )
    if picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
        raise Unreadable(
            message("dit beeld staat gedraaid"), message("Bewaar het logo opnieuw, rechtop.")
        )


def _refuse_what_cannot_be_seen(picture: Image.Image) -> None:
    darkest = min(_on_white(picture).convert("L").tobytes())
    if contrast("#" + 3 * f"{darkest:02x}", WHITE) < LEAST_VISIBLE:
        raise Unreadable(
            message("op wit is van dit logo niets te zien"),
            message("Neem het logo dat voor een witte ondergrond bedoeld is."),
        )


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", picture.size, WHITE)
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")
