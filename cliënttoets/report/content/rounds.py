"""What changed since the earlier test, question by question, and never as one figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...assessment import words as names
from ...language import Language
from ...questionnaire.model import Questionnaire
from ...scoring.rounds import Change, Movement, PerspectiveChanges, RoundsCompared
from ...scoring.rounds_told import changes_title, dimension_titles
from ...scoring.rounds_words import (
    ASSESSORS,
    BY_OTHERS,
    MOVEMENTS,
    dimension_words,
    not_comparable_words,
    once_words,
)
from .. import chart
from ..blocks import Block, BulletList, Heading, Paragraph, words
from ..figures import figure
from ..publication import PublishedRound
from .material import Material, full_name, moment_line, with_content_labels


def round_blocks(told: Material) -> tuple[Block, ...]:
    """What changed since the earlier round; nothing where it has none."""
    earlier = told.publication.earlier
    if earlier is None or told.rounds is None:
        return ()
    questionnaires = (*told.questionnaires, *earlier.questionnaires)
    blocks: list[Block] = [Paragraph(words(_introduction(told, earlier)))]
    for number, changes in enumerate(told.rounds.changed, start=1):
        blocks.append(Heading(2, changes_title(changes, told.language), f"ronde-{number}"))
        blocks.extend(_changes(told, changes, questionnaires))
    return (*blocks, *_once(told, told.rounds))


def _changes(
    told: Material, changes: PerspectiveChanges, questionnaires: tuple[Questionnaire, ...]
) -> Iterator[Block]:
    """Who answered, what can be compared as a figure, and by name what cannot."""
    language = told.language
    assessors = language.text(ASSESSORS[changes.assessors])
    if changes.changes:
        labels = _labels(changes, questionnaires)
        drawn = chart.Shifts(
            (language.text("vorige toets"), language.text("deze toets")),
            tuple(language.text(word) for word in names.RATING_WORDS),
            tuple(_shift(each, labels, language) for each in changes.changes),
        )
        made = figure(drawn, _conclusion(changes, language), language, note=assessors)
        yield with_content_labels(told, made)
    else:
        yield Paragraph(words(assessors))
    titles = dimension_titles(changes, questionnaires)
    others = (
        *(not_comparable_words(each, language) for each in changes.not_comparable),
        *(dimension_words(each, titles[each.dimension], language) for each in changes.dimensions),
    )
    if others:
        yield BulletList(tuple(words(line) for line in others))


def _labels(
    changes: PerspectiveChanges, questionnaires: tuple[Questionnaire, ...]
) -> dict[str, str]:
    """The questions by id as figures name them; of two rounds as in the first named."""
    return {
        question.id: full_name(question)
        for questionnaire in reversed(questionnaires)
        if questionnaire.id == changes.questionnaire
        for question in questionnaire.ratings()
    }


def _shift(change: Change, labels: dict[str, str], language: Language) -> chart.Shift:
    others = BY_OTHERS.get(change.assessors)
    return chart.Shift(
        label=labels[change.question],
        before=change.before,
        after=change.after,
        said=_said(change, language),
        remark="" if others is None else language.text(others),
    )


def _said(change: Change, language: Language) -> str:
    """The way between two values: "2 stappen vooruit"."""
    movement = language.text(MOVEMENTS[change.movement])
    if not change.steps:
        return movement
    return language.texts(
        "{number} stap {movement}",
        "{number} stappen {movement}",
        abs(change.steps),
        movement=movement,
    )


def _conclusion(changes: PerspectiveChanges, language: Language) -> str:
    """How many questions went which way: there is no figure for all together."""
    counted = Counter(each.movement for each in changes.changes)
    return language.listed(
        [
            language.texts(
                "{number} vraag {movement}",
                "{number} vragen {movement}",
                counted[movement],
                movement=language.text(MOVEMENTS[movement]),
            )
            for movement in (Movement.FORWARD, Movement.BACK, Movement.LEVEL)
            if counted[movement]
        ]
    )


def _once(told: Material, rounds: RoundsCompared) -> Iterator[Block]:
    """Who answered what in one round only."""
    items = tuple(words(once_words(each, told.language)) for each in rounds.once)
    if items:
        yield Heading(2, told.language.text("Maar in één ronde beantwoord"), "ronde-een-keer")
        yield BulletList(items)


def _introduction(told: Material, earlier: PublishedRound) -> str:
    return told.language.text(
        "De vorige toets: {moment}. Vergeleken wordt alleen wat in beide rondes hetzelfde "
        "betekent. Er is geen cijfer voor de verandering in haar geheel: op elk moment is iets "
        "anders te weten.",
        moment=moment_line(earlier.assessment, told.language),
    )
