"""A YAML text as plain data, with the line and column of every part of it.

A small, strict YAML: blocks with text keys, lists, texts, numbers, true/false and nothing. No
anchors, aliases or tags, no key twice, no second document. A date stays text, and so does what
only YAML 1.1 takes for a number (`1:30`, `010`, `1_000`).

One pass over the parser's events builds the data and, beside it, the places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from ..language import Message, message
from .faults import MOST_TOLD, Fault, Path, Place, Remark, too_many
from .json_text import UNREADABLE
from .yaml_syntax import character_remark, syntax_remark

DEEPEST = 16  # blocks and lists inside one another

# The C parser is some ten times as quick; PyYAML has it wherever it was built with libyaml.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)

_SPELLINGS: tuple[Callable[[str], str], ...] = (str, str.title, str.upper)
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **{form(word): True for word in ("true", "yes", "on") for form in (str, str.title, str.upper)},
    **{
        form(word): False for word in ("false", "no", "off") for form in (str, str.title, str.upper)
    },
}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_BROKEN = re.compile(r"([-+]?[0-9]+\.[0-9]*|\.[0-9]+)([eE][-+][0-9]{1,3})?")
_UNREAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


@dataclass(frozen=True)
class Source:
    """What a YAML text says and where: `remarks` tell what is not acceptable YAML.

    `spoiled` holds the paths whose data could not be kept; nothing more can be said of those.
    """

    text: str
    data: object
    remarks: tuple[Remark, ...]
    spoiled: frozenset[Path]
    root: _Node

    def is_spoiled(self, path: Path) -> bool:
        """Whether the path is, or leads through, one whose data could not be kept."""
        return any(path[:length] in self.spoiled for length in range(len(path) + 1))

    def placed(self, fault: Fault) -> Remark:
        """The fault at its place; the nearest block that exists, where its path leads nowhere."""
        node, key = self.root, None
        for step in fault.path:
            if isinstance(step, str) and not isinstance(node.inside, dict):
                continue  # a shorthand: the field's name is not written
            found = node.child(step)
            if found is None:
                break
            key, node = found
        start = key if fault.at_key and key is not None else node.event.start_mark
        return Remark(self._shifted(start, node, fault.offset), fault.problem, fault.remedy)

    def _shifted(self, start: Any, node: _Node, offset: int | None) -> Place:
        """The place `offset` characters into a text, where its spelling shows them one for one."""
        if offset is not None:
            raw = self.text[start.index : node.event.end_mark.index].rstrip()
            value = getattr(node.event, "value", "")
            if raw == value:
                return Place(start.line + 1, start.column + 1 + offset)
            if raw[1:-1] == value:
                return Place(start.line + 1, start.column + 2 + offset)
        return Place(start.line + 1, start.column + 1)


class _Node:
    """A value's place: the event that began it, and for a block or list, the nodes inside."""

    __slots__ = ("event", "inside")

    def __init__(self, event: Any, inside: Any = None) -> None:
        self.event = event
        self.inside: dict[str, tuple[Any, _Node]] | list[_Node] | None = inside

    def child(self, step: str | int) -> tuple[Any, _Node] | None:
        """The mark of the key (None in a list) and the node of what the step leads to."""
        if isinstance(self.inside, dict):
            return self.inside.get(str(step))
        if isinstance(self.inside, list) and isinstance(step, int) and step < len(self.inside):
            return None, self.inside[step]
        return None


def source(text: str) -> Source:
    """What the text says. Never raises: what is wrong is in the remarks."""
    builder = _Builder()
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        builder.remarks.append(syntax_remark(error, text, builder.last_text))
        builder.spoiled.add(())
    except yaml.reader.ReaderError as error:
        builder.remarks.append(character_remark(error, text))
        builder.spoiled.add(())
    return Source(
        text, builder.data, tuple(builder.remarks), frozenset(builder.spoiled), builder.root
    )


class _Frame:
    """A block or list that is being read, and in a block the key whose value comes next."""

    __slots__ = ("data", "is_repeated", "key", "key_mark", "node")

    def __init__(self, data: dict[str, object] | list[object], node: _Node) -> None:
        self.data, self.node = data, node
        self.key: str | None = None
        self.key_mark: Any = None
        self.is_repeated = False


class _Start:
    """Stands for the event of a text that holds nothing: its beginning."""

    start_mark = end_mark = yaml.Mark("", 0, 0, 0, None, 0)


class _Builder:
    """Makes data and places of events. Keeps its own stack: depth is the author's, not Python's."""

    def __init__(self) -> None:
        self.data: object = None
        self.root = _Node(_Start())
        self.remarks: list[Remark] = []
        self.spoiled: set[Path] = set()
        self.stack: list[_Frame] = []
        self.last_text: Any = None

    def build(self, events: Iterator[Any]) -> None:
        """Reads all events, or as far as sense can be made of them."""
        documents = 0
        for event in events:
            if len(self.remarks) >= MOST_TOLD:
                self._remark(event, *too_many())
                self.spoiled.add(())
                return
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.last_text = event
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if not self._open(event, {} if kind is yaml.MappingStartEvent else []):
                    return
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                frame = self.stack.pop()
                self._put(frame.data, frame.node)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    problem = message("hier begint een tweede document")
                    self._remark(event, problem, message("Maak er een eigen bestand van."))
                    return

    def _path(self) -> Path:
        """The path of the value that is read now."""
        return tuple(
            len(frame.data) if isinstance(frame.data, list) else frame.key or ""
            for frame in self.stack
        )

    def _remark(self, event: Any, problem: Message, remedy: Message | None = None) -> None:
        mark = event.start_mark
        self.remarks.append(Remark(Place(mark.line + 1, mark.column + 1), problem, remedy))

    def _spoil(self, event: Any, problem: Message, remedy: Message | None = None) -> None:
        self.spoiled.add(self._path())
        self._remark(event, problem, remedy)

    def _put(self, value: object, node: _Node) -> None:
        if not self.stack:
            self.data, self.root = value, node
            return
        frame = self.stack[-1]
        data, inside = frame.data, frame.node.inside
        if isinstance(data, list):
            data.append(value)
            inside.append(node)  # type: ignore[union-attr]  # a list has a list beside it
            return
        if not frame.is_repeated and frame.key is not None:
            data[frame.key] = value
            inside[frame.key] = (frame.key_mark, node)  # type: ignore[call-overload,index]
        frame.key, frame.is_repeated = None, False

    def _awaits_key(self) -> bool:
        return (
            bool(self.stack)
            and isinstance(self.stack[-1].data, dict)
            and self.stack[-1].key is None
        )

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if event.style == '"' and UNREADABLE.search(event.value):
            # The parser refuses such a character itself, but not the escape of one.
            problem = message("hier staat een teken dat niemand kan lezen")
            self._spoil(event, problem, message("Haal weg wat met \\ begint."))
        if self._awaits_key():
            self._key(event)
            return
        value: object = event.value
        if event.implicit[0]:
            value = self._resolved(event)
        self._put(value, _Node(event))

    def _resolved(self, event: Any) -> object:
        """What a text without quotes stands for."""
        text: str = event.value
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in "0123456789+-.":
            return text
        if _WHOLE.fullmatch(text):
            return int(text)
        if _BROKEN.fullmatch(text):
            return float(text)
        if _UNREAL.fullmatch(text):
            self._spoil(event, message("NaN en oneindig zijn geen bruikbare getallen"))
        return text

    def _key(self, event: Any) -> None:
        frame = self.stack[-1]
        key: str = event.value
        frame.key, frame.key_mark = key, event.start_mark
        frame.is_repeated = key in frame.data
        if frame.is_repeated:
            first = frame.node.inside[key][0].line + 1  # type: ignore[call-overload,index]
            self._remark(
                event,
                message("de sleutel '{key}' staat hier voor de tweede keer", key=key),
                message("Ze staat al op regel {line}; behoud er één.", line=first),
            )
        if event.implicit[0] and not isinstance(self._resolved(event), str):
            problem = message("de sleutel {key} is geen tekst", key=key or "(leeg)")
            self._spoil(event, problem, message("Zet ze tussen aanhalingstekens."))

    def _open(self, event: Any, data: dict[str, object] | list[object]) -> bool:
        """Begins a block or list; False where reading on makes no sense."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if self._awaits_key():
            self._spoil(event, message("een sleutel moet tekst zijn, geen lijst of blok"))
            self.spoiled.add(())
            return False
        if len(self.stack) == DEEPEST:
            problem = message("dit zit dieper dan {most} niveaus", most=DEEPEST)
            self._remark(event, problem, message("Kijk de inspringing en de haakjes na."))
            self.spoiled.add(())
            return False
        self.stack.append(_Frame(data, _Node(event, type(data)())))
        return True

    def _alias(self, event: Any) -> None:
        problem = message("verwijzingen (*{name}) zijn niet toegelaten", name=event.anchor)
        remedy = message("Schrijf de inhoud hier voluit.")
        if self._awaits_key():
            self.stack[-1].key, self.stack[-1].key_mark = f"*{event.anchor}", event.start_mark
            self._spoil(event, problem, remedy)
            return
        self._spoil(event, problem, remedy)
        self._put(None, _Node(event))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            problem = message("ankers (&{name}) zijn niet toegelaten", name=event.anchor)
            self._remark(event, problem, message("Laat &{name} weg.", name=event.anchor))
        if event.tag is not None:
            problem = message("YAML-tags ({tag}) zijn niet toegelaten", tag=event.tag)
            self._spoil(event, problem, message("Laat de tag weg."))
