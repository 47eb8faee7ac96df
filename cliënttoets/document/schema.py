"""The JSON Schema of the documents that a type is read from, made from its annotations."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Union, cast, get_args, get_origin

from .reading import INSTANT
from .shape import Length, Range, is_required, type_hints


def schema(kind: type, title: str) -> dict[str, Any]:
    """A JSON Schema (2020-12) of the documents that `read` takes as this type."""
    definitions: dict[str, Any] = {}
    top = _described(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **top,
        "$defs": definitions,
    }


def _described(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _described(arguments[0], definitions)
        for mark in annotation.__metadata__:
            inner = _marked(inner, mark)
        return inner
    if origin in (Union, types.UnionType):
        return {
            "anyOf": [
                {"type": "null"} if member is types.NoneType else _described(member, definitions)
                for member in arguments
            ]
        }
    if origin is tuple:
        return {"type": "array", "items": _described(arguments[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {
            "type": "object",
            "propertyNames": _described(arguments[0], definitions),
            "additionalProperties": _described(arguments[1], definitions),
        }
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {"type": "string", "enum": [member.value for member in annotation]}
    if hasattr(annotation, "parse"):
        return {"type": "string", "description": _first_line(annotation)}
    if is_dataclass(annotation):
        return _described_dataclass(cast(type, annotation), definitions)
    return dict(_SCALAR_SCHEMAS[annotation])


_SCALAR_SCHEMAS: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    # Validators may take `format` for a remark; the pattern they must hold to.
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    datetime: {"type": "string", "format": "date-time", "pattern": f"^{INSTANT}$"},
    object: {},
}


def _marked(inner: dict[str, Any], mark: object) -> dict[str, Any]:
    """The schema with what one mark of `Annotated` adds; limits go to the member they fit."""
    if isinstance(mark, str):
        return inner | {"description": mark}
    if "anyOf" in inner:
        return inner | {"anyOf": [_marked(member, mark) for member in inner["anyOf"]]}
    match mark, inner.get("type"):
        case Length(least, most), "array":
            return inner | {"minItems": least, "maxItems": most}
        case Length(least, most), "string":
            # Blanks around a text do not count: it needs at least one other character.
            return inner | {"maxLength": most} | ({"pattern": r"\S"} if least else {})
        case Range(least, greatest), "integer" | "number":
            limits = {"minimum": least, "maximum": greatest}
            return inner | {name: limit for name, limit in limits.items() if limit is not None}
        case _:
            return inner


def _described_dataclass(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    reference = {"$ref": f"#/$defs/{name}"}
    if name in definitions:
        return reference
    definitions[name] = {}  # reserved, so that a type may refer to itself
    hints = type_hints(kind)
    properties = {f.name: _described(hints[f.name], definitions) for f in fields(kind)}
    required = [f.name for f in fields(kind) if is_required(f)]
    tag = getattr(kind, "kind", None)
    if isinstance(tag, str):
        properties = {"kind": {"const": tag}, **properties}
        required = ["kind", *required]
    described: dict[str, Any] = {
        "type": "object",
        "description": _first_line(kind),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    shorthand = getattr(kind, "shorthand", None)
    definitions[name] = (
        {"anyOf": [properties[shorthand], described]} if shorthand is not None else described
    )
    return reference


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]
