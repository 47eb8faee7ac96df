"""What has to change: the advice points, each with its place in the text and the wanted wording."""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment.follow_up import AdvicePoint
from ..blocks import Block, Face, NumberedList, Run, Text, emphasis, words
from .material import Material, closed, content
from .points import questions_behind


def advice_blocks(told: Material) -> tuple[Block, ...]:
    """The points as a numbered list; nothing where nobody wrote one."""
    points = told.follow_up.points
    return (NumberedList(tuple(_item(told, point) for point in points)),) if points else ()


def _item(told: Material, point: AdvicePoint) -> Text:
    text = content(told, closed(point.text.strip()), Face.STRONG)
    return words(text, *_details(told, point))


def _details(told: Material, point: AdvicePoint) -> Iterator[Run]:
    """A line for each thing that is known of the point."""
    say = told.language.text
    for term, said in (
        (say("Plaats in de tekst:"), point.place),
        (say("Gewenste wijziging:"), point.wanted),
        (say("Volgt uit:"), questions_behind(told, point)),
    ):
        if said.strip():
            yield emphasis(f"\n{term} ")
            yield content(told, closed(said.strip()))
