"""What the government says of itself beside what clients say, and what it claims without proof.

Only questions on which the two differ are drawn; the rest is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment import words as names
from ...language import Language
from ...questionnaire.model import Perspective
from ...scoring.evidence import claim_words, evidence_words
from ...scoring.explain import strict_index, strict_words
from ...scoring.findings import Compared
from ...scoring.gaps import FAR_APART, GAP_KINDS, Gap, not_comparable_words, order_words
from .. import chart
from ..blocks import Align, Block, BulletList, Column, Figure, Heading, Paragraph, Table, words
from ..sides import Side
from .claims import claims_in
from .material import Instrument, Material, content, full_name, perspective_word, rating


def self_assessment_blocks(told: Material) -> tuple[Block, ...]:
    """For each questionnaire that both answered: who was first, the gaps, and the bold claims."""
    return tuple(block for each in told.instruments for block in _instrument_blocks(told, each))


def _instrument_blocks(told: Material, instrument: Instrument) -> Iterator[Block]:
    if not instrument.compared:
        return
    title = instrument.questionnaire.title.default
    yield Heading(2, title, f"naast-elkaar-{instrument.number}", told.written_in)
    for each in instrument.compared:
        yield from _compared_blocks(told, instrument, each)
    yield from _claims(told, instrument)


def _compared_blocks(told: Material, instrument: Instrument, found: Compared) -> Iterator[Block]:
    different = [gap for gap in found.sides.gaps if gap.steps]
    if different:
        figure = _figure(told, instrument, found, different)
        # One drawing a questionnaire; of the other side its table says as much in less room.
        yield figure if found is instrument.compared[0] else figure.table
    said = " ".join(_also(told, found))
    yield Paragraph(words(said))


def _also(told: Material, found: Compared) -> Iterator[str]:
    """What a figure of differences does not say: who was first, what is alike, what is missing."""
    language, client = told.language, found.sides.perspective
    yield order_words(found.order, language)
    alike = [gap.question for gap in found.sides.gaps if not gap.steps]
    if alike:
        yield language.text(
            "Dezelfde waarde bij beide: {questions}.", questions=language.listed(alike)
        )
    for pair in found.sides.not_comparable:
        yield not_comparable_words(pair, client, language)


def _figure(told: Material, instrument: Instrument, found: Compared, gaps: list[Gap]) -> Figure:
    language = told.language
    sides = (
        perspective_word(found.sides.perspective, language),
        perspective_word(Perspective.OVERHEID_ZELF, language),
    )
    return Figure(
        chart=_chart(told, instrument, sides, gaps),
        title=_conclusion(gaps, language),
        description=" ".join(
            f"{gap.question}: {sides[0]} {gap.client}, {sides[1]} {gap.own}." for gap in gaps
        ),
        table=_table(told, instrument, sides, gaps),
        note=language.text(
            "Een verschil is een onderwerp voor een gesprek. Het zegt niet wie gelijk heeft."
        ),
    )


def _conclusion(gaps: list[Gap], language: Language) -> str:
    far = sum(abs(gap.steps) >= FAR_APART for gap in gaps)
    if not far:
        return language.text("De twee perspectieven liggen nergens twee stappen uit elkaar")
    return language.texts(
        "Bij {number} vraag liggen de twee perspectieven minstens twee stappen uit elkaar",
        "Bij {number} vragen liggen de twee perspectieven minstens twee stappen uit elkaar",
        far,
    )


def _chart(
    told: Material, instrument: Instrument, sides: tuple[str, str], gaps: list[Gap]
) -> chart.SideBySide:
    return chart.SideBySide(
        sides,
        tuple(told.language.text(word) for word in names.RATING_WORDS),
        tuple(
            chart.Pair(label=_name(instrument, gap), first=gap.client, second=gap.own)
            for gap in gaps
        ),
    )


def _name(instrument: Instrument, gap: Gap) -> str:
    return full_name(rating(instrument.questionnaire, gap.question))


def _table(
    told: Material, instrument: Instrument, sides: tuple[str, str], gaps: list[Gap]
) -> Table:
    language = told.language
    columns = (
        Column(language.text("Vraag"), 4.3),
        Column(sides[0], 1.8, Align.MIDDLE),
        Column(sides[1], 1.8, Align.MIDDLE),
        Column(language.text("Verschil"), 3),
        Column(language.text("Bewijs van de overheid"), 3.2),
    )
    rows = tuple(
        (
            words(content(told, _name(instrument, gap))),
            words(str(gap.client)),
            words(str(gap.own)),
            words(language.text(GAP_KINDS[gap.kind])),
            words(evidence_words(gap.evidence, language)),
        )
        for gap in gaps
    )
    return Table(
        language.text(
            "Waarde per vraag: {title} (de middelste; van twee middelste de laagste)",
            title=instrument.questionnaire.title.default,
        ),
        columns,
        rows,
    )


def _claims(told: Material, instrument: Instrument) -> Iterator[Block]:
    """The strict reading: every claim, and what is left of the index without them."""
    questionnaire, language = instrument.questionnaire, told.language
    own: Side | None = instrument.of(Perspective.OVERHEID_ZELF)
    found = list(claims_in(instrument))
    if own is None or own.total is None or not found:
        return
    yield BulletList(
        tuple(words(claim_words(each.mark, each.respondent, language)) for each in found)
    )
    strict = strict_index(questionnaire, own.items, [each.mark for each in found])
    yield Paragraph(words(strict_words(own.total, strict, language)))
