"""The words for what changed between two rounds, and for what cannot be compared."""

from __future__ import annotations

from typing import assert_never

from ..assessment.words import PERSPECTIVES
from ..language import Language, marked, whole
from .item import Standing
from .rounds import (
    COMPARABLE_FROM,
    AnsweredOnce,
    Assessors,
    Change,
    DimensionChange,
    DimensionNotComparable,
    Movement,
    NotComparable,
    Obstacle,
)
from .words import STANDINGS

MOVEMENTS = {
    Movement.FORWARD: marked("vooruit"),
    Movement.LEVEL: marked("gelijk"),
    Movement.BACK: marked("achteruit"),
}

ASSESSORS = {
    Assessors.SAME: marked("In beide toetsen antwoordden dezelfde beoordelaars."),
    Assessors.PARTLY_SAME: marked("Een deel van de beoordelaars antwoordde in beide toetsen."),
    Assessors.OTHERS: marked("Geen van de beoordelaars antwoordde in beide toetsen."),
    Assessors.UNKNOWN: marked("Of in beide toetsen dezelfde mensen antwoordden, is niet bekend."),
}

BY_OTHERS = {
    Assessors.PARTLY_SAME: marked("deels door andere beoordelaars"),
    Assessors.OTHERS: marked("door andere beoordelaars"),
}
"""What a change says of who gave its values. Of the same there is nothing to say, and that nobody
knows is said once for all questions."""

OBSTACLES = {
    Obstacle.REWORDED: marked("De vraag of haar ankers zijn anders verwoord."),
    Obstacle.OTHER_CEILING: marked("De deelvragen begrenzen de waarde op een andere manier."),
}
"""Why values do not mean the same. Where a value is lacking, the standings say why."""


def change_words(change: Change, language: Language) -> str:
    """A change in steps, as a sentence; it tells when the values come from other assessors."""
    said, others = _moved(change, language), BY_OTHERS.get(change.assessors)
    return f"{said}." if others is None else f"{said}; {language.text(others)}."


def _moved(change: Change, language: Language) -> str:
    if change.movement is Movement.LEVEL:
        return language.text(
            "{question}: {value} in beide toetsen, gelijk",
            question=change.question,
            value=change.after,
        )
    return language.texts(
        "{question}: van {before} naar {after}, {number} stap {movement}",
        "{question}: van {before} naar {after}, {number} stappen {movement}",
        abs(change.steps),
        question=change.question,
        before=change.before,
        after=change.after,
        movement=language.text(MOVEMENTS[change.movement]),
    )


def not_comparable_words(pair: NotComparable, language: Language) -> str:
    """Why a question cannot be compared, in two sentences."""
    if pair.obstacle is Obstacle.WITHOUT_VALUE:
        reason = _without_value(pair, language)
    else:
        reason = language.text(OBSTACLES[pair.obstacle])
    return language.text(
        "{question} is niet vergelijkbaar. {reason}", question=pair.question, reason=reason
    )


def _without_value(pair: NotComparable, language: Language) -> str:
    """The round or rounds without a value, each with its reason, as one sentence."""
    before, after = (language.text(STANDINGS[each]) for each in (pair.before, pair.after))
    if pair.after is Standing.VALUED:
        return language.text("In de vorige toets: {before}.", before=before)
    if pair.before is Standing.VALUED:
        return language.text("In deze toets: {after}.", after=after)
    return language.text(
        "In de vorige toets: {before}; in deze toets: {after}.", before=before, after=after
    )


def dimension_words(
    found: DimensionChange | DimensionNotComparable, title: str, language: Language
) -> str:
    """What changed in a dimension, or that too little of it is comparable, as a sentence."""
    match found:
        case DimensionChange():
            return language.texts(
                "{title}: index {before}, nu {after} ({movement}), over de ene vraag die "
                "vergelijkbaar is.",
                "{title}: index {before}, nu {after} ({movement}), over de {number} vragen die "
                "vergelijkbaar zijn.",
                found.questions,
                title=title,
                before=whole(float(found.before)),
                after=whole(float(found.after)),
                movement=language.text(MOVEMENTS[found.movement]),
            )
        case DimensionNotComparable():
            return _too_little(found, title, language)
        case _:
            assert_never(found)


def _too_little(found: DimensionNotComparable, title: str, language: Language) -> str:
    share = language.percentage(float(found.share))
    wanted = language.percentage(float(COMPARABLE_FROM))
    if share == wanted:  # rounded alike: the figure alone would contradict the sentence
        return language.text(
            "{title} is niet vergelijkbaar: net geen {wanted} van het gewicht is te vergelijken.",
            title=title,
            wanted=wanted,
        )
    return language.text(
        "{title} is niet vergelijkbaar: {share} van het gewicht is te vergelijken, {wanted} is "
        "nodig.",
        title=title,
        share=share,
        wanted=wanted,
    )


def once_words(found: AnsweredOnce, language: Language) -> str:
    """That a perspective answered in one round only, as a sentence."""
    perspective = language.text(PERSPECTIVES[found.perspective])
    if found.is_new:
        return language.text(
            "{questionnaire}, {perspective}: beantwoord in deze toets en niet in de vorige.",
            questionnaire=found.questionnaire,
            perspective=perspective,
        )
    return language.text(
        "{questionnaire}, {perspective}: beantwoord in de vorige toets en niet in deze.",
        questionnaire=found.questionnaire,
        perspective=perspective,
    )
