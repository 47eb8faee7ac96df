"""Report layouts from YAML files: the shipped ones, and an organisation's own over them."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..document.faults import Fault, Path, did_you_mean
from ..document.file import BrokenFile, file_text, read_file
from ..document.yaml_text import source
from ..language import message
from .layout import OPTIONS, PLAIN, Layout, LayoutSection


class UnknownLayout(LookupError):
    """There is no layout of that name; the text says which there are."""


@dataclass(frozen=True, kw_only=True)
class LayoutsAtHand:
    """The layouts by name, in the order of their names, and why others cannot be used."""

    usable: Mapping[str, Layout]
    broken: Mapping[str, BrokenFile]


def read_layout(path: pathlib.Path) -> Layout:
    """The layout in the file. Raises BrokenFile with everything that is wrong with it."""
    return read_file(path, Layout, _faults_in).value


def is_layout(path: pathlib.Path) -> bool:
    """Whether a file is meant as a layout: one of its sections names a part.

    No section of a questionnaire does. A file that cannot be read at all is no layout.
    """
    try:
        data = source(file_text(path)).data
    except (OSError, BrokenFile):
        return False
    sections = data.get("sections") if isinstance(data, dict) else None
    return isinstance(sections, list) and any(
        isinstance(section, dict) and "part" in section for section in sections
    )


def layout_at_hand(name: str, folders: Iterable[pathlib.Path]) -> Layout:
    """The layout `<name>.yaml` of the last folder that has one.

    Raises UnknownLayout, and BrokenFile where the file cannot be used.
    """
    files = _files(folders)
    if name in files:
        return read_layout(files[name])
    problem = message("rapport '{name}' bestaat niet", name=name)
    raise UnknownLayout(f"{problem}. {did_you_mean(name, sorted(files)) or ''}".strip())


def layouts_at_hand(folders: Iterable[pathlib.Path]) -> LayoutsAtHand:
    """Every layout that `layout_at_hand` would give, and every file that it would refuse."""
    usable: dict[str, Layout] = {}
    broken: dict[str, BrokenFile] = {}
    for name, path in sorted(_files(folders).items()):
        try:
            usable[name] = read_layout(path)
        except BrokenFile as error:
            broken[name] = error
    return LayoutsAtHand(usable=usable, broken=broken)


def _files(folders: Iterable[pathlib.Path]) -> dict[str, pathlib.Path]:
    """The file of each name, in the last folder that has one.

    A name that is none of these is never made into a path.
    """
    return {
        path.stem: path for folder in folders for path in folder.glob("*.yaml") if path.is_file()
    }


def _faults_in(layout: Layout) -> Iterator[Fault]:
    """A part stands in a report once, with options that it knows, among parts that it goes with."""
    seen = set()
    for number, section in enumerate(layout.sections):
        if section.part in seen:
            problem = message("onderdeel '{part}' staat er tweemaal", part=section.part)
            yield Fault(("sections", number, "part"), problem, message("Haal er een weg."))
        seen.add(section.part)
        yield from _unknown_options(section, ("sections", number))
        if layout.is_plain:
            yield from _more_than_a_page(section, ("sections", number))


def _more_than_a_page(section: LayoutSection, place: Path) -> Iterator[Fault]:
    """What has no place on the one page that a family reads."""
    if section.part not in PLAIN:
        yield Fault(
            (*place, "part"),
            message("onderdeel '{part}' past niet op de pagina voor gezinnen", part=section.part),
            message("Maak er een rapport apart van, of haal de onderdelen plain_... weg."),
        )
    if section.annex:
        yield Fault(
            (*place, "annex"),
            message("de pagina voor gezinnen heeft geen bijlage"),
            message("Haal de sleutel weg."),
        )


def _unknown_options(section: LayoutSection, place: Path) -> Iterator[Fault]:
    """An option that would change nothing: whoever wrote it expects that it does."""
    given = {"questions": bool(section.questions), "most": section.most is not None}
    for option, is_given in given.items():
        if is_given and option not in OPTIONS.get(section.part, ()):
            knowing = [str(part) for part, known in OPTIONS.items() if option in known]
            yield Fault(
                (*place, option),
                message(
                    "onderdeel '{part}' kent '{option}' niet", part=section.part, option=option
                ),
                message("Haal de sleutel weg. Wel bij: {parts}.", parts=", ".join(knowing)),
            )
