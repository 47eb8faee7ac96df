"""How each signal came about, in the annex: the words of `clienttoets score --explain`."""

from __future__ import annotations

from collections.abc import Iterator

from ...scoring.alpha import alpha_words, panel_alpha, units_of
from ...scoring.derivation_values import value_lines
from ...scoring.disclosure import is_named
from ...scoring.explain import Step, derivation_steps
from ..blocks import Block, Heading, Paragraph, strong, words
from ..sides import Side, told_score
from .disagreement import concord_lines
from .material import Instrument, Material, perspective_word


def derivation_blocks(told: Material, instrument: Instrument) -> Iterator[Block]:
    """The steps of every client side, as far as its answers may be told."""
    for side in instrument.client_sides:
        if not side.items:
            continue
        who = perspective_word(side.perspective, told.language)
        title = told.language.text("Zo komt het signaal er: {perspective}", perspective=who)
        yield Heading(3, title, f"afleiding-{instrument.number}-{side.perspective}")
        for step in (*_steps(told, instrument, side), *_concord(told, instrument, side)):
            if step.lines:
                yield Paragraph(words(strong(_run_in(step.title)), " ".join(step.lines)))


def _run_in(title: str) -> str:
    """A heading at the start of its paragraph."""
    return f"{title} " if title.endswith("?") else f"{title}. "


def _steps(told: Material, instrument: Instrument, side: Side) -> tuple[Step, ...]:
    """All three steps; where anything is hidden, only the values that are told."""
    score = told_score(instrument.questionnaire, side)
    if score is not None:
        return derivation_steps(instrument.questionnaire, score, told.language)
    title = told.language.text("Van antwoorden naar waarden")
    return (Step(title, tuple(value_lines(side.items, told.language))),)


def _concord(told: Material, instrument: Instrument, side: Side) -> Iterator[Step]:
    """The coefficients, where there are three assessors; alpha of bodies with a mandate alone.

    Alpha looks at who gave what to several questions, which no table of persons tells.
    """
    if not any(item.valued > 2 for item in side.items.values()):
        return
    lines = concord_lines(side, told.language, with_coefficients=True)
    if is_named(side.perspective):
        units = units_of(instrument.questionnaire, instrument.named, side.perspective)
        lines.append(alpha_words(panel_alpha(units), told.language))
    yield Step(told.language.text("Zijn de beoordelaars het eens?"), tuple(lines))
