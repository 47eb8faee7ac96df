"""What is not known: coverage, answers without a number with their reasons, and evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...assessment import words as names
from ...questionnaire.model import Perspective
from ...response.model import Code
from ...scoring.words import CODES_COUNTED, EVIDENCE_COUNTED
from ..blocks import (
    Align,
    Block,
    BulletList,
    Column,
    Face,
    Heading,
    Paragraph,
    Table,
    Text,
    words,
)
from ..sides import Side
from .material import (
    Instrument,
    Material,
    content,
    coverage_words,
    full_name,
    perspective_word,
)


def coverage_blocks(told: Material) -> tuple[Block, ...]:
    """Coverage by perspective, the reasons for 'not applicable', and the evidence given."""
    return (*_coverage(told), *_reasons(told), *_evidence(told))


def _coverage(told: Material) -> Iterator[Block]:
    """A row for each perspective on each questionnaire; nothing where nobody answered."""
    language = told.language
    rows = tuple(
        _coverage_row(told, instrument, side)
        for instrument in told.instruments
        for side in instrument.sides
    )
    if not rows:
        return
    codes = [_headed(language.text(CODES_COUNTED[code])) for code in Code]
    columns = (
        Column(language.text("Vragenlijst"), 1.4),
        Column(language.text("Perspectief"), 2.2),
        Column(language.text("Invullers"), 1.3, Align.END),
        Column(language.text("Dekking"), 1.2, Align.END),
        *(Column(word, 1.4, Align.END) for word in codes),
        Column(language.text(names.NOT_ANSWERED), 1.4, Align.END),
    )
    yield Table(language.text("Dekking en antwoorden zonder cijfer"), columns, rows)
    if any(not side.is_whole for instrument in told.instruments for side in instrument.sides):
        text = language.text(
            "Van personen tellen hier alleen de vragen mee die getoond mogen worden. Is er een "
            "vraag die niet getoond mag worden, dan staat er geen dekking."
        )
        yield Paragraph(words(text))


def _headed(word: str) -> str:
    return word[:1].upper() + word[1:]


def _coverage_row(told: Material, instrument: Instrument, side: Side) -> tuple[Text, ...]:
    language = told.language
    head = (
        words(instrument.questionnaire.id),
        words(perspective_word(side.perspective, language)),
    )
    untold = words(language.text("niet getoond"))
    if side.respondents is None:
        return (*head, words(language.text("te weinig")), *[untold] * (len(Code) + 2))
    items = side.items.values()
    figures = [sum(item.codes[code] for item in items) for code in Code]
    figures.append(sum(item.unanswered for item in items))
    return (
        *head,
        words(str(side.respondents)),
        untold if side.total is None else words(coverage_words(side.total, language)),
        *(words(str(figure)) for figure in figures),
    )


def _reasons(told: Material) -> Iterator[Block]:
    items = tuple(
        words(
            content(told, f"{full_name(question)} ", Face.STRONG),
            content(told, f"({response.respondent}): {response.to(question).reason.strip()}"),
        )
        for instrument in told.instruments
        for response, question in instrument.named_answers()
        if response.to(question).code is Code.NVT
    )
    if items:
        title = told.language.text("Waarom een vraag niet van toepassing is")
        yield Heading(2, title, "redenen")
        yield BulletList(items)


def _evidence(told: Material) -> Iterator[Block]:
    """How much of what was scored is backed by evidence, for bodies with a mandate."""
    counts: dict[Perspective, Counter[int | None]] = {}
    for instrument in told.instruments:
        for response, question in instrument.named_answers():
            answer = response.to(question)
            if answer.value is not None:
                counts.setdefault(response.perspective, Counter())[answer.evidence] += 1
    if not counts:
        return
    language = told.language
    yield Heading(2, language.text("Hoeveel is aangetoond?"), "bewijs")
    levels = [*EVIDENCE_COUNTED, None]
    unknown = language.text("Niet gezegd")
    columns = (
        Column(language.text("Perspectief"), 2),
        *(Column(language.text(word), 1.5, Align.END) for word in EVIDENCE_COUNTED.values()),
        Column(unknown, 1, Align.END),
    )
    rows = tuple(
        (
            words(perspective_word(perspective, language)),
            *(words(str(counts[perspective][level])) for level in levels),
        )
        for perspective in Perspective
        if perspective in counts
    )
    yield Table(language.text("Bewijsgraad van de antwoorden met een cijfer"), columns, rows)
