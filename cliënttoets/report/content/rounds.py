"""What changed since the earlier test, question by question, and never as one figure."""

from __future__ import annotations

from collections.abc import Iterator

from ...scoring.rounds import RoundsCompared
from ...scoring.rounds_told import change_lines, changes_title
from ...scoring.rounds_words import once_words
from ..blocks import Block, BulletList, Heading, Paragraph, words
from ..snapshot import EarlierRound
from .material import Material, moment_line


def round_blocks(told: Material) -> tuple[Block, ...]:
    """What changed since the snapshot's earlier round; nothing where it has none."""
    earlier = told.snapshot.earlier
    if earlier is None or told.rounds is None:
        return ()
    questionnaires = (*told.snapshot.questionnaires, *earlier.questionnaires)
    blocks: list[Block] = [Paragraph(words(_introduction(told, earlier)))]
    for number, changes in enumerate(told.rounds.changed, start=1):
        lines = change_lines(changes, questionnaires, told.language)
        blocks.append(Heading(2, changes_title(changes, told.language), f"ronde-{number}"))
        blocks.append(BulletList(tuple(words(line) for line in lines)))
    return (*blocks, *_once(told, told.rounds))


def _once(told: Material, rounds: RoundsCompared) -> Iterator[Block]:
    """Who answered what in one round only."""
    items = tuple(words(once_words(each, told.language)) for each in rounds.once)
    if items:
        yield Heading(2, told.language.text("Maar in één ronde beantwoord"), "ronde-een-keer")
        yield BulletList(items)


def _introduction(told: Material, earlier: EarlierRound) -> str:
    return told.language.text(
        "De vorige toets: {moment}. Vergeleken wordt alleen wat in beide rondes hetzelfde "
        "betekent. Er is geen cijfer voor de verandering in haar geheel: op elk moment is iets "
        "anders te weten.",
        moment=moment_line(earlier.assessment, told.language),
    )
