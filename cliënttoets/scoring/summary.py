"""Scores as lines to read in a terminal: the signal first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..assessment import words as names
from ..assessment.model import Assessment
from ..language import Language, whole
from ..questionnaire.model import Questionnaire
from ..response.model import Code, Response
from .index import IndexScore
from .item import ItemScore
from .scores import PerspectiveScore, lowest_items, scores
from .words import (
    CODES_COUNTED,
    NOT_TO_BE_DETERMINED,
    STANDINGS,
    band_words,
    no_signal_words,
    reason_words,
    signal_words,
)


def summary(
    assessment: Assessment,
    questionnaires: Iterable[Questionnaire],
    responses: Sequence[Response],
    language: Language,
) -> str:
    """The scores of a test as text of several lines."""
    lines = [assessment.proposal.title, names.moment_word(assessment.moment, language)]
    for questionnaire in questionnaires:
        lines += ["", f"{questionnaire.id}: {questionnaire.title.default}"]
        own = [response for response in responses if response.key == questionnaire.key]
        for score in scores(questionnaire, own).perspectives.values():
            lines += ["", *_perspective_lines(questionnaire, score, assessment, language)]
            lines += _reason_lines(score, own, language)
    return "\n".join(lines)


def _perspective_lines(
    questionnaire: Questionnaire,
    score: PerspectiveScore,
    assessment: Assessment,
    language: Language,
) -> Iterator[str]:
    who = language.text(names.PERSPECTIVES[score.perspective])
    number = language.texts("{number} invuller", "{number} invullers", score.respondents)
    yield f"{who}, {number}"
    if score.signal is None:
        yield "  " + no_signal_words(score.perspective, language)
    else:
        moment = names.moment_word(assessment.moment, language)
        yield f"  {signal_words(score.signal, language)} – {moment}"
        for reason in score.signal.reasons:
            yield "    " + reason_words(reason, language)
    yield "  " + index_line(score.total, language)
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    for name, dimension in score.dimensions.items():
        yield f"    {titles[name]}: {index_line(dimension, language)}"
    yield from _lowest_lines(score, language)
    for item in score.items.values():
        yield "    " + _item_line(item, language)


def index_line(score: IndexScore, language: Language) -> str:
    """An index with its coverage and band in whole numbers, and its bounds where they differ."""
    if score.index is None or score.interval is None or score.coverage is None:
        return language.text(NOT_TO_BE_DETERMINED)
    words = [language.text("index {index}", index=whole(float(score.index)))]
    if score.coverage < 1:
        lower, upper = (whole(float(bound)) for bound in score.interval)
        words.append(language.text("van {lower} tot {upper}", lower=lower, upper=upper))
    coverage = language.percentage(float(score.coverage))
    words.append(language.text("dekking {coverage}", coverage=coverage))
    return ", ".join([*words, band_words(score, language)])


def _lowest_lines(score: PerspectiveScore, language: Language) -> Iterator[str]:
    lowest = lowest_items(score)
    if lowest:
        yield "  " + language.text(
            "Laagste waarde {value}: {questions}",
            value=lowest[0].value,
            questions=language.listed([item.question for item in lowest]),
        )


def _item_line(item: ItemScore, language: Language) -> str:
    """A question's value, how often each value from 0 to 4 was given, and what had no number."""
    if item.middle is None:
        return f"{item.question}: {language.text(STANDINGS[item.standing])}{_codes(item, language)}"
    lower, upper = item.middle
    middle = f"{lower}" if lower == upper else f"{lower}–{upper}"
    given = ", ".join(f"{count}× {value}" for value, count in enumerate(item.counts) if count)
    return f"{item.question}: {middle} ({given}){_codes(item, language)}"


def _codes(item: ItemScore, language: Language) -> str:
    told = [
        f"{count}× {language.text(CODES_COUNTED[code])}"
        for code, count in item.codes.items()
        if count
    ]
    if item.unanswered:
        told.append(f"{item.unanswered}× {language.text(names.NOT_ANSWERED).lower()}")
    return "".join(f", {words}" for words in told)


def _reason_lines(
    score: PerspectiveScore, responses: Iterable[Response], language: Language
) -> Iterator[str]:
    """Why a question did not apply, in the words of who said so."""
    for response in responses:
        for question, answer in response.answers.items():
            if response.perspective is score.perspective and answer.code is Code.NVT:
                yield "  " + language.text(
                    "{question}, niet van toepassing volgens {respondent}: {reason}",
                    question=question,
                    respondent=response.respondent,
                    reason=" ".join(answer.reason.split()),
                )
