"""Numbers and dates as people type them in Dutch: what `entry` writes, and more.

What can be read in two ways is refused and not guessed.
"""

from __future__ import annotations

import re
from datetime import date

from ..language import Message, message

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", re.ASCII)  # between thousands
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d{1,15})?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_UNUSABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Mistyped(ValueError):
    """A text that is not what its field asks for; the first argument is a Message."""

    def __init__(self, problem: Message) -> None:
        self.problem = problem
        super().__init__(problem)


def text_typed(text: str) -> str:
    """The text with line feeds alone, as it will be kept, and without characters nobody can see.

    Browsers send CR LF; were it kept, the same text would differ from itself at the next save.
    """
    return _UNUSABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def number_typed(text: str) -> int | float | None:
    """The number, with a comma or a point for the decimals; None for a blank text.

    Raises Mistyped for what is no number, and for "1.234", which may mean two.
    """
    digits = _SPACES.sub("", text.strip())
    if not digits:
        return None
    if _GROUPED.fullmatch(digits):
        if "," not in digits and digits.count(".") == 1:
            whole, grouped = digits.replace(".", ""), digits.replace(".", ",")
            raise Mistyped(
                message("schrijf {whole} of {grouped}: {text} kan beide zijn",
                        whole=whole, grouped=grouped, text=digits)
            )  # fmt: skip
        digits = digits.replace(".", "")
    if not _NUMBER.fullmatch(digits):
        raise Mistyped(message("vul een getal in cijfers in, zoals 12"))
    number = float(digits.replace(",", "."))
    return int(number) if number.is_integer() else number


def date_typed(text: str) -> date | None:
    """The date, day first ("14.04.2026") or as ISO ("2026-04-14"); None for a blank text.

    Raises Mistyped for what is no date.
    """
    if not text.strip():
        return None
    day_first, year_first = _DAY_FIRST.fullmatch(text.strip()), _YEAR_FIRST.fullmatch(text.strip())
    if day_first:
        day, month, year = day_first.groups()
    elif year_first:
        year, month, day = year_first.groups()
    elif _SHORT_YEAR.fullmatch(text.strip()):
        raise Mistyped(message("vul een datum in met vier cijfers voor het jaar, zoals 14.04.2026"))
    else:
        raise Mistyped(message("vul een datum in als dag.maand.jaar, zoals 14.04.2026"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Mistyped(message("deze datum bestaat niet; kijk dag en maand na")) from None
