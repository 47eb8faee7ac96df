"""What the YAML parser cannot read at all, said to an author."""

from __future__ import annotations

from typing import Any

import yaml

from ..language import Message, message
from .faults import Place, Remark

_QUOTES = message("Zet de tekst tussen aanhalingstekens.")
_INDENT = (
    message("de inspringing klopt hier niet"),
    message("Wat bij elkaar hoort, begint in dezelfde kolom."),
)
_COLON = (
    message("een dubbele punt hoort hier niet"),
    message("Zet de tekst tussen aanhalingstekens, of kijk de inspringing na."),
)
_UNCLOSED = (
    message("dit aanhalingsteken wordt niet gesloten"),
    message("Sluit de tekst; schrijf een ' in tekst tussen '...' dubbel."),
)
_BRACKET = (
    message("een haakje wordt niet gesloten, of een komma ontbreekt"),
    message("Kijk de haakjes ervoor na."),
)
_TAB = (message("hier staat een tab"), message("Spring in met spaties."))
_VALUE = (message("hier ontbreekt een waarde"), _QUOTES)

# What libyaml and PyYAML say in English, by a part of it, and what an author reads.
_SENTENCES: tuple[tuple[str, tuple[Message, Message | None]], ...] = (
    ("mapping values are not allowed", _COLON),
    ("tab character", _TAB),
    ("found character", (message("een tekst kan niet met dit teken beginnen"), _QUOTES)),
    ("expected ':'", (message("na een sleutel ontbreekt een dubbele punt"), _QUOTES)),
    ("unexpected end of stream", _UNCLOSED),
    ("unexpected document indicator", _UNCLOSED),
    (
        "unknown escape",
        (
            message("na \\ staat een teken dat hier niets betekent"),
            message("Schrijf \\\\ voor een \\, of gebruik '...' in plaats van \"...\"."),
        ),
    ),
    ("',' or", _BRACKET),
    ("node content", _VALUE),
    ("block end", _INDENT),
    ("expected key", _INDENT),
    ("expected '-' indicator", _INDENT),
    ("sequence entries are not allowed", _INDENT),
    ("not allowed in this context", _INDENT),
)


def syntax_remark(error: yaml.MarkedYAMLError, text: str, last_text: Any) -> Remark:
    """What the parser stumbled over, at the place where its author should look.

    `last_text` is the event of the last text before it, or None.
    """
    said = error.problem or error.context or ""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Remark(Place(1, 1), message("dit is geen leesbare YAML ({said})", said=said))
    if "quoted scalar" in (error.context or "") and "unexpected" in said:
        return Remark(_place(error.context_mark), *_UNCLOSED)
    if last_text is not None and _runs_on(last_text, mark):
        return Remark(_place(last_text.start_mark), *_UNCLOSED)
    if text[mark.index : mark.index + 1] == "\t":
        return Remark(_place(mark), *_TAB)
    for part, (problem, remedy) in _SENTENCES:
        if part in said:
            return Remark(_place(mark), problem, remedy)
    return Remark(_place(mark), message("dit is geen leesbare YAML ({said})", said=said))


def _runs_on(last_text: Any, mark: Any) -> bool:
    """Whether a text in quotes ran over its line into the next quote, right before the mark."""
    start, end = last_text.start_mark, last_text.end_mark
    return last_text.style in ("'", '"') and start.line < end.line == mark.line


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def character_remark(error: yaml.reader.ReaderError, text: str) -> Remark:
    """A character that YAML does not allow, such as a bell."""
    before = text[: error.position]
    place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    problem = message("hier staat een onzichtbaar teken dat YAML niet toelaat")
    return Remark(place, problem, message("Verwijder het; het kwam wellicht mee bij het plakken."))
