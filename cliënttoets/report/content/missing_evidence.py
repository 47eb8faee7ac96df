"""What the government still has to show: its high values without proof, and what proves them."""

from __future__ import annotations

from ...assessment.words import EVIDENCE
from ...language import Language, marked
from ..blocks import Align, Block, Column, Paragraph, Table, Text, words
from ..layout import LayoutSection
from .claims import Claim, claims_in
from .material import Material, content, full_name

_NO_LEVEL = marked("Niet ingevuld")


def missing_evidence_blocks(told: Material, section: LayoutSection) -> tuple[Block, ...]:
    """The claims in the order of the questionnaires; nothing where there are none."""
    found = [
        claim
        for instrument in told.instruments
        for claim in claims_in(instrument)
        if not section.questions or claim.question.id in section.questions
    ]
    if not found:
        return ()
    shown = found[: section.most]
    return (_table(told, shown), Paragraph(words(_explained(told, found[len(shown) :]))))


def level_words(level: int | None, language: Language) -> str:
    """An evidence level as a cell says it; None is one that was not said."""
    return language.text(_NO_LEVEL if level is None else EVIDENCE[level])


def _explained(told: Material, rest: list[Claim]) -> str:
    said = told.language.text(
        "Een 3 of 4 zonder document geldt als beweerd: wie streng leest, leest er een 2."
    )
    names = list(dict.fromkeys(claim.question.id for claim in rest))
    if not names:
        return said
    listed = told.language.listed(names)
    return f"{told.language.text('Ook bij {questions}.', questions=listed)} {said}"


def _table(told: Material, shown: list[Claim]) -> Table:
    say = told.language.text
    return Table(
        say("Beweerd, niet aangetoond: wat u zichzelf hoog geeft zonder document"),
        (
            Column(say("Vraag"), 3.2),
            Column(say("Uw waarde"), 1.5, Align.MIDDLE),
            Column(say("Bewijs nu"), 2),
            Column(say("Wat het kan aantonen"), 5.2),
        ),
        tuple(_row(told, claim) for claim in shown),
    )


def _row(told: Material, claim: Claim) -> tuple[Text, ...]:
    level, asked = claim.mark.answer.evidence, claim.question.evidence
    return (
        words(content(told, full_name(claim.question))),
        words(str(claim.mark.given)),
        words(level_words(level, told.language)),
        words(content(told, asked.default) if asked else "–"),
    )
