"""Report layouts from YAML files: the shipped ones, and an organisation's own over them."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator

from ..document.faults import Fault, did_you_mean
from ..document.file import BrokenFile, file_text, read_file
from ..document.yaml_text import source
from ..language import message
from .layout import Layout


class UnknownLayout(LookupError):
    """There is no layout of that name; the text says which there are."""


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
    folders = list(folders)
    for folder in reversed(folders):
        path = folder / f"{name}.yaml"
        if name in _names(folder) and path.is_file():
            return read_layout(path)
    known = sorted({each for folder in folders for each in _names(folder)})
    problem = message("rapport '{name}' bestaat niet", name=name)
    raise UnknownLayout(f"{problem}. {did_you_mean(name, known) or ''}".strip())


def _names(folder: pathlib.Path) -> set[str]:
    """The names that a folder has; a name that is none of them is never made into a path."""
    return {path.stem for path in folder.glob("*.yaml")}


def _faults_in(layout: Layout) -> Iterator[Fault]:
    """A part stands in a report once: the second would only repeat the first."""
    seen = set()
    for number, section in enumerate(layout.sections):
        if section.part in seen:
            problem = message("onderdeel '{part}' staat er tweemaal", part=section.part)
            yield Fault(("sections", number, "part"), problem, message("Haal er een weg."))
        seen.add(section.part)
