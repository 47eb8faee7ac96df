"""What changed since the earlier test, question by question, and never as one figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...assessment import words as names
from ...assessment.follow_up import AdvicePoint
from ...language import Language
from ...questionnaire.model import Questionnaire
from ...scoring.rounds import (
    Change,
    DimensionChange,
    DimensionNotComparable,
    Movement,
    PerspectiveChanges,
    RoundsCompared,
)
from ...scoring.rounds_told import dimension_titles
from ...scoring.rounds_words import (
    ASSESSORS,
    BY_OTHERS,
    MOVEMENTS,
    dimension_words,
    not_comparable_words,
    once_words,
)
from .. import chart
from ..blocks import Block, BulletList, Column, Figure, Heading, Paragraph, Table, Text, words
from ..figures import figure
from ..publication import PublishedRound
from .material import (
    Material,
    content,
    full_name,
    moment_line,
    perspective_word,
    with_content_labels,
)


def round_blocks(told: Material) -> tuple[Block, ...]:
    """What the earlier test asked and was answered, and what changed since; nothing without one."""
    earlier = told.publication.earlier
    if earlier is None or told.rounds is None:
        return ()
    questionnaires = (*told.questionnaires, *earlier.questionnaires)
    blocks: list[Block] = [*_asked_then(told, earlier)]
    blocks.append(Paragraph(words(_introduction(told, earlier))))
    for number, changes in enumerate(told.rounds.changed, start=1):
        title = _title(told, changes, questionnaires)
        blocks.append(Heading(2, title, f"ronde-{number}"))
        blocks.extend(_changes(told, changes, questionnaires))
    return (*blocks, *_once(told, told.rounds, questionnaires))


def _asked_then(told: Material, earlier: PublishedRound) -> Iterator[Block]:
    """The points of the earlier test with what was answered to each; nothing without points."""
    say, points = told.language.text, earlier.follow_up.points
    if points:
        columns = (
            Column(say("Punt"), 4),
            Column(say("Antwoord toen"), 1.6),
            Column(say("Reden"), 3.4),
            Column(say("Vindplaats"), 2),
        )
        yield Table(
            say("Wat vroeg de vorige toets, en wat antwoordde de overheid?"),
            columns,
            tuple(_answered_then(told, point) for point in points),
        )


def _answered_then(told: Material, point: AdvicePoint) -> tuple[Text, ...]:
    reply, say = point.reply, told.language.text
    return (
        words(content(told, point.text.strip())),
        words(say(names.DECISIONS[reply.decision])),
        *(
            words(content(told, said.strip()) if said.strip() else say("geen"))
            for said in (reply.reason, reply.place)
        ),
    )


def _title(
    told: Material, changes: PerspectiveChanges, questionnaires: tuple[Questionnaire, ...]
) -> str:
    """Of whom and of which questionnaire these are the changes."""
    return told.language.text(
        "{perspective} over ‘{questionnaire}’",
        perspective=perspective_word(changes.perspective, told.language),
        questionnaire=_titles(questionnaires)[changes.questionnaire],
    )


def _titles(questionnaires: tuple[Questionnaire, ...]) -> dict[str, str]:
    """The titles of questionnaires by id; of two rounds those of the first named."""
    return {each.id: each.title.default for each in reversed(questionnaires)}


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
        title = _title(told, changes, questionnaires)
        yield with_content_labels(told, _captioned(made, title, language))
    else:
        yield Paragraph(words(assessors))
    titles = dimension_titles(changes, questionnaires)
    others = (
        *(not_comparable_words(each, language) for each in changes.not_comparable),
        *(
            dimension_words(each, titles[each.dimension], language)
            for each in changes.dimensions
            if not _is_one_question(each, changes, questionnaires)
        ),
    )
    if others:
        yield BulletList(tuple(words(line) for line in others))


def _captioned(made: Figure, title: str, language: Language) -> Figure:
    """The figure with whose answers these are in the caption of its table: there are several."""
    caption = language.text("Vorige en deze toets: {title}", title=title)
    return replace(made, table=replace(made.table, caption=caption))


def _is_one_question(
    found: DimensionChange | DimensionNotComparable,
    changes: PerspectiveChanges,
    questionnaires: tuple[Questionnaire, ...],
) -> bool:
    """Whether a dimension tells of one question, which is told itself."""
    if isinstance(found, DimensionChange):
        return found.questions == 1
    (now, *_) = [each for each in questionnaires if each.id == changes.questionnaire]
    return sum(question.dimension == found.dimension for question in now.ratings()) == 1


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


def _once(
    told: Material, rounds: RoundsCompared, questionnaires: tuple[Questionnaire, ...]
) -> Iterator[Block]:
    """Who answered what in one round only."""
    titles = _titles(questionnaires)
    named = [replace(each, questionnaire=titles[each.questionnaire]) for each in rounds.once]
    items = tuple(words(once_words(each, told.language)) for each in named)
    if items:
        yield Heading(2, told.language.text("Maar in één toets beantwoord"), "ronde-een-keer")
        yield BulletList(items)


def _introduction(told: Material, earlier: PublishedRound) -> str:
    return told.language.text(
        "De vorige toets: {moment}. Vergeleken wordt alleen wat in beide toetsen hetzelfde "
        "betekent. Er is geen cijfer voor de verandering in haar geheel: op elk moment is iets "
        "anders te weten.",
        moment=moment_line(earlier.assessment, told.language),
    )
