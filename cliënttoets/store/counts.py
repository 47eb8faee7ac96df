"""Answers counted where they are kept, for scores of more respondents than one would read in.

SQLite groups them by question and value over an index that holds all it needs. It walks over every
answer in the file to these questions, so it is meant for a file with few assessments that many
answered. Counts are all that a score rests on, except where one answer decides what another counts
for: a rating with a ceiling counts as its parts allow, and one with a condition is left open only
by those who were asked. Then the answers themselves are needed, and `scoring.scores` counts them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Code
from ..scoring.item import Tally
from ..scoring.scores import Counted, Tallies
from .database import reading
from .rows import key_of

_RESPONDENTS = """
SELECT perspective, count(*)
FROM response
WHERE assessment = :assessment AND questionnaire = :questionnaire AND state = 'submitted'
GROUP BY perspective"""

# All of `answer` that is read here stands in the index answers_to, in the order that is asked for:
# nothing is sorted and no table read. The plus sign keeps SQLite from looking up each response.
_ANSWERS = """
SELECT question, value, code, count(*)
FROM answer
WHERE question IN (SELECT value FROM json_each(:questions)) AND asked = 1
  AND +response IN (
    SELECT key FROM response
    WHERE assessment = :assessment AND questionnaire = :questionnaire
      AND state = 'submitted' AND perspective = :perspective
  )
GROUP BY question, value, code"""

_QUESTIONNAIRE = "SELECT key FROM questionnaire WHERE id = ? AND version = ?"


def are_countable(questionnaire: Questionnaire) -> bool:
    """Whether every rating can be scored by its counts alone: none has a ceiling or a condition."""
    return all(
        question.ceiling is None and question.asked_when is None
        for question in questionnaire.ratings()
    )


def counted(
    db: Database, assessment_id: str, questionnaire: Questionnaire
) -> Mapping[Perspective, Counted]:
    """What was submitted, counted by perspective, for `scores_of_counts`.

    Raises ValueError for a questionnaire that is not countable, and NotFound.
    """
    if not are_countable(questionnaire):
        raise ValueError(f"{questionnaire.id} has a rating with a ceiling or a condition")
    with reading(db):
        kept = db.execute(_QUESTIONNAIRE, questionnaire.key).fetchone()
        about = {
            "assessment": key_of(db, "assessment", assessment_id),
            "questionnaire": kept and kept[0],
        }
        return {
            Perspective(who): Counted(
                respondents=number,
                tallies=_tallies(db, questionnaire, {**about, "perspective": who}, number),
            )
            for who, number in db.execute(_RESPONDENTS, about).fetchall()
        }


def _tallies(
    db: Database, questionnaire: Questionnaire, about: dict[str, Any], respondents: int
) -> Tallies:
    """What one perspective answered; whoever was asked and did not answer left it open."""
    tallies = {question.id: Tally() for question in questionnaire.ratings()}
    for question, value, code, number in db.execute(
        _ANSWERS, {**about, "questions": json.dumps(list(tallies))}
    ):
        if value is not None:
            tallies[question].counts[value] += number
        elif code is not None:  # an explanation alone answers nothing
            tallies[question].codes[Code(code)] += number
    for question in questionnaire.ratings():
        if question.is_for(Perspective(about["perspective"])):
            tally = tallies[question.id]
            tally.unanswered = respondents - sum(tally.counts) - sum(tally.codes.values())
    return tallies
