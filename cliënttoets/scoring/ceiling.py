"""How high an answer counts when its weakest part sets a ceiling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..questionnaire.model import Ceiling, PartRating, Rating, Table, YesPartlyNo
from ..response.model import Response


def counted_value(question: Rating, response: Response, given: int) -> int:
    """The value from 0 to 4 as it counts: what was given, or the lowest ceiling under it.

    A part that was not answered, or answered without saying yes, partly or no, sets no ceiling.
    """
    if question.ceiling is None:
        return given
    return min([given, *_ceilings(question, question.ceiling, response)])


def _ceilings(question: Rating, ceiling: Ceiling, response: Response) -> Iterator[int]:
    """What each answered part, and each cell of a table's named columns, caps the value at."""
    caps = {"deels": ceiling.deels, "nee": ceiling.nee}
    for part in question.parts:
        said: Any = response.to(part).value  # typed by the part's kind: see `response.answers`
        if said is None:
            continue
        match part:
            case PartRating() if part.id in ceiling.of:
                yield said
            case YesPartlyNo() if part.id in ceiling.of and said in caps:
                yield caps[said]
            case Table():
                named = [column.id for column in part.columns if column.id in ceiling.of]
                cells = (row.get(column) for row in said for column in named)
                yield from (caps[cell] for cell in cells if cell in caps)
            case _:
                pass  # any other kind of part has no weaker or stronger answer
