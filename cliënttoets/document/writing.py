"""Frozen values as plain data, and as the one spelling of JSON that is hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from .shape import is_required


def write(value: object) -> Any:
    """The value as plain data that `read` gives back unchanged.

    Fields that hold their default are left out, so that a field that a later version adds does not
    change what an older value is written as.
    """
    match value:
        case StrEnum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case datetime():  # before `date`, of which it is a kind
            return _written_instant(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [write(item) for item in value]
        case Mapping():
            return {str(write(key)): write(item) for key, item in value.items()}
        case _ if hasattr(type(value), "parse"):
            return str(value)
        case _ if is_dataclass(value):
            return _written_fields(value)
        case _:
            raise TypeError(f"{type(value).__name__} has no plain form")


def _written_instant(instant: datetime) -> str:
    """The instant in UTC, as `2026-04-14T09:30:00Z`: one instant has one spelling."""
    if instant.utcoffset() is None:
        raise ValueError("an instant needs a time zone")
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"


def _written_fields(value: Any) -> dict[str, Any]:
    kind = getattr(type(value), "kind", None)
    written: dict[str, Any] = {"kind": kind} if isinstance(kind, str) else {}
    for field in fields(value):
        item = getattr(value, field.name)
        if is_required(field) or item != _default(field):
            written[field.name] = write(item)
    return written


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if callable(field.default_factory) else MISSING


def canonical(value: object) -> str:
    """The value as JSON with one spelling: sorted keys, no spaces, no escapes that JSON spares."""
    return json.dumps(
        write(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def fingerprint(value: object) -> str:
    """The SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
