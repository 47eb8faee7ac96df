"""An organisation's house style from a YAML file, with the logo that lies beside it."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from ..document.faults import Fault, Unreadable
from ..document.file import BrokenFile, file_text, read_file
from ..document.shape import Length
from ..document.yaml_text import source
from ..language import message
from .house_style import (
    MOST_BYTES,
    OWN_STYLE,
    Colophon,
    Colour,
    HouseStyle,
    Logo,
    LogoText,
    Name,
    colour_faults,
)
from .logo import logo


@dataclass(frozen=True, kw_only=True)
class StyleFile:
    """De huisstijl van een organisatie."""

    name: Name
    logo: Annotated[
        str | None, Length(1, 500), "Een PNG of JPEG; het pad vanaf de map van dit bestand."
    ] = None
    logo_text: LogoText | None = None
    accent: Annotated[
        Colour, "De kleur van de band bovenaan, van koppen en van links; donker genoeg op wit."
    ] = OWN_STYLE.accent
    on_accent: Annotated[
        Colour, "De kleur van de letters op de band; wit als deze sleutel er niet staat."
    ] = OWN_STYLE.on_accent
    colophon: Colophon = ()


def read_house_style(path: pathlib.Path) -> HouseStyle:
    """The house style in the file. Raises BrokenFile with all that is wrong, and OSError."""
    read = read_file(path, StyleFile, _faults_in)
    written = read.value
    faults: list[Fault] = []
    picture = _logo(written, path.parent, faults)
    style = HouseStyle(
        name=written.name,
        logo=picture,
        accent=written.accent,
        link=OWN_STYLE.link if written.accent == OWN_STYLE.accent else written.accent,
        on_accent=written.on_accent,
        colophon=written.colophon,
    )
    faults += colour_faults(style)
    if faults:
        raise BrokenFile(path, read.placed(faults))
    return style


def is_house_style(path: pathlib.Path) -> bool:
    """Whether a file is meant as a house style: it has one of its keys and no sections.

    A file that cannot be read at all is none.
    """
    try:
        data = source(file_text(path)).data
    except (OSError, BrokenFile):
        return False
    if not isinstance(data, dict) or "sections" in data:
        return False
    return not data.keys().isdisjoint({"logo", "logo_text", "accent", "on_accent", "colophon"})


def _faults_in(written: StyleFile) -> Iterator[Fault]:
    """A logo and its words belong together."""
    if written.logo is not None and written.logo_text is None:
        yield Fault(
            ("logo",),
            message("bij dit logo ontbreekt 'logo_text'"),
            message("Schrijf daar wat het logo toont: wie het niet ziet, krijgt die woorden."),
        )
    if written.logo_text is not None and written.logo is None:
        yield Fault(
            ("logo_text",),
            message("er is geen logo om te beschrijven"),
            message("Zet bij 'logo' het pad van het beeld, of laat deze sleutel weg."),
        )


def _logo(written: StyleFile, folder: pathlib.Path, faults: list[Fault]) -> Logo | None:
    """The logo; None where the file names none, and where `faults` got what is wrong with it."""
    if written.logo is None or written.logo_text is None:
        return None
    try:
        return logo(_picture(folder / written.logo), written.logo_text)
    except Unreadable as error:
        faults.append(Fault(("logo",), error.problem, error.remedy))
        return None


def _picture(path: pathlib.Path) -> bytes:
    """The bytes of a file, no more than tells that they are too many. Raises Unreadable."""
    try:
        if not path.is_file():  # a pipe would never end
            raise FileNotFoundError
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        problem = message("het bestand '{path}' bestaat niet", path=path)
    except (OSError, ValueError) as error:
        problem = message(
            "het bestand '{path}' kan niet gelezen worden ({error})",
            path=path,
            error=getattr(error, "strerror", None) or error,
        )
    raise Unreadable(problem, message("Schrijf het pad vanaf de map van dit bestand."))
