"""A table as CSV that a Belgian Excel opens as it should, and that any program can read.

Semicolons, a decimal comma, UTF-8 with its mark, lines that end in CR LF, and dates as 2026-04-14:
Excel takes these for dates in every language, and no program can swap their day and month.

No cell starts a formula. A text that could gets an apostrophe before it, and so does one that
starts with an apostrophe itself: whoever takes one apostrophe off the start has the text again.
Numbers are written as numbers, so that -1,5 has none.
"""

from __future__ import annotations

import csv
import io
import re

from ..language import Language
from .cells import plain_text
from .table import Cell, Table, fitting

# What a spreadsheet may take for a formula, as far as where it drops what stands before it; the
# second four signs are the wide forms that Chinese and Japanese keyboards give.
_RISKY = re.compile(r"['\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")


def csv_text(table: Table, language: Language) -> bytes:
    """The table as the bytes of a CSV file."""
    fitted = fitting(table, language)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in (fitted.columns, *fitted.rows))
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    text = plain_text(cell)
    return f"'{text}" if isinstance(cell, str) and _RISKY.match(text) else text
