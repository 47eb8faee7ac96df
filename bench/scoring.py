"""Scoring: one assessment with everything said about it, and the cost of an answer as they grow.

    .venv/bin/python bench/scoring.py

First 60 questions and 200 responses, everything included, in milliseconds. Then nanoseconds an
answer for 10^3 to 10^6 answers, by turns in one run: from responses in memory (`scores`), counted
in the store (`counts.counted`), and two floors, SQLite grouping the same rows by question and
value, and numpy's bincount on them. Beside these, once and up to 10^5, what it takes to read the
responses out of the store. numpy is no dependency: without it that column is empty.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from load import HEAD, QUESTION, SECTION
from measured import machine, versions

from cliënttoets.assessment.model import Proposal
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.file import read_questionnaire
from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire, Voice
from cliënttoets.response.model import Answer, Response
from cliënttoets.scoring.explain import perspective_steps
from cliënttoets.scoring.findings import findings
from cliënttoets.scoring.flips import flips
from cliënttoets.scoring.robustness import robustness
from cliënttoets.scoring.scores import scores, scores_of_counts
from cliënttoets.store import assessments, proposals, questionnaires, responses
from cliënttoets.store.counts import counted
from cliënttoets.store.database import connect, writing
from cliënttoets.store.migrations import prepare

QUESTIONS, RESPONSES = 60, 200
SIZES = (1_000, 10_000, 100_000, 1_000_000)
TURNS = 5
COLUMNS = ("memory", "store", "SQLite", "numpy", "read")
LAST_READ = 100_000
NOW = datetime(2026, 11, 22, tzinfo=UTC)
VALUES = tuple(Answer(value=value) for value in range(5))
FLOOR = "SELECT question, value, count(*) FROM answer GROUP BY question, value"


def asking(folder: Path) -> Questionnaire:
    """Sixty ratings in six sections and two dimensions, without conditions or ceilings."""
    parts = [HEAD.format(id="MEET")]
    for number in range(QUESTIONS):
        section, place = divmod(number, 10)
        if place == 0:
            parts.append(SECTION.format(section=section))
        dimension = ("ene", "andere")[number % 2]
        parts.append(QUESTION.format(number=number, dimension=dimension, condition=""))
    path = folder / "MEET.yaml"
    path.write_text("".join(parts), "utf-8")
    return read_questionnaire(path)


def answered(asked: Questionnaire, number: int) -> tuple[Response, ...]:
    """So many responses of client organisations, each question with a value; the same each run."""
    chance = random.Random(7)  # noqa: S311 - data to measure with
    names = [question.id for question in asked.ratings()]
    return tuple(
        Response(
            respondent=f"nr {place}",
            perspective=Perspective.CLIENTORGANISATIE,
            voice=Voice.CLIENTORGANISATIE,
            questionnaire=asked.id,
            version=asked.version,
            answers={name: VALUES[chance.randrange(5)] for name in names},
        )
        for place in range(number)
    )


def lay_down(path: Path, asked: Questionnaire, given: tuple[Response, ...]) -> str:
    """The responses as rows, without the pages that make them; the id of their assessment."""
    prepare(path)
    with connect(path) as db:
        proposal = proposals.add(db, Proposal(title="Meten"), NOW)
        assessment = assessments.begin(db, proposal.id, Moment.M2, [asked], NOW)
        with writing(db):
            kept = questionnaires.keep(db, asked)
            (key,) = db.execute("SELECT key FROM assessment").fetchone()
            at = NOW.isoformat()
            db.conn.executemany(
                "INSERT INTO response VALUES (?, ?, ?, ?, 'clientorganisatie', 'clientorganisatie',"
                " ?, 1, 'submitted', ?, ?, ?, NULL)",
                (
                    (n, f"r{n}", key, kept, one.respondent, at, at, at)
                    for n, one in enumerate(given, start=1)
                ),
            )
            db.conn.executemany(
                "INSERT INTO answer VALUES (?, ?, 1, ?, NULL, '', '', NULL, '')", rows(given)
            )
        db.execute("ANALYZE")
    return assessment.id


def rows(given: tuple[Response, ...]) -> Iterator[tuple[int, str, object]]:
    """Response, question and value of every answer."""
    for number, one in enumerate(given, start=1):
        for name, answer in one.answers.items():
            yield number, name, answer.value


def binned(given: tuple[Response, ...]) -> Callable[[], object] | None:
    """numpy's bincount over question and value, its array made beforehand; None without numpy."""
    if importlib.util.find_spec("numpy") is None:
        return None
    import numpy

    names = {name: at for at, name in enumerate(given[0].answers)}
    cells = numpy.array(
        [5 * names[name] + value for _, name, value in rows(given) if isinstance(value, int)]
    )
    return lambda: numpy.bincount(cells, minlength=5 * len(names))


def in_turns(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median seconds of each way, taken by turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _turn in range(TURNS):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in taken.items()}


def whole_assessment(asked: Questionnaire) -> None:
    """What scoring one assessment takes, everything included, and its largest parts."""
    given = answered(asked, RESPONSES)
    found = findings(asked, given)
    about = found.perspectives[Perspective.CLIENTORGANISATIE]
    taken = in_turns(
        {
            "everything (findings)": lambda: findings(asked, given),
            "- index, coverage, signal (scores)": lambda: scores(asked, given),
            "- other readings (robustness)": lambda: robustness(asked, about.score, given),
            "- which answer decides (flips)": lambda: flips(asked, about.score, given),
            "its derivation in words (explain)": lambda: perspective_steps(found, about, DUTCH),
        }
    )
    print(f"{QUESTIONS} questions, {RESPONSES} responses, {QUESTIONS * RESPONSES} answers")
    for name, seconds in taken.items():
        print(f"  {name:36} {1000 * seconds:8.1f} ms")


def growth(asked: Questionnaire, folder: Path) -> None:
    """Nanoseconds an answer, for more and more answers."""
    print("nanoseconds an answer")
    print(f"  {'answers':>9}", *(f"{name:>9}" for name in COLUMNS))
    for size in SIZES:
        given = answered(asked, -(-size // QUESTIONS))
        path = folder / f"{size}.db"
        assessment = lay_down(path, asked, given)
        with connect(path) as db:
            ways: dict[str, Callable[[], object]] = {
                "memory": lambda given=given: scores(asked, given),
                "store": lambda db=db, of=assessment: scores_of_counts(
                    asked, counted(db, of, asked)
                ),
                "SQLite": lambda db=db: db.execute(FLOOR).fetchall(),
            }
            numpy_way = binned(given)
            if numpy_way is not None:
                ways["numpy"] = numpy_way
            assert ways["memory"]() == ways["store"]()
            taken = in_turns(ways)
            if size <= LAST_READ:
                start = time.perf_counter()
                responses.of(db, assessment)
                taken["read"] = time.perf_counter() - start
        answers = len(given) * QUESTIONS
        told = (
            f"{1e9 * taken[name] / answers:9.1f}" if name in taken else f"{'-':>9}"
            for name in COLUMNS
        )
        print(f"  {answers:9}", *told)


def main() -> None:
    print(machine())
    if importlib.util.find_spec("numpy") is not None:
        print(versions("numpy"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asked = asking(folder)
        whole_assessment(asked)
        growth(asked, folder)


if __name__ == "__main__":
    main()
