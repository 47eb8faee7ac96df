"""The tables, step by step, and a database file made ready before anything is served from it.

A step that has been released never changes: what comes after is a new step at the end. What the
columns mean stands in `docs/data.md`.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from ..language import message
from .database import DatabaseError, UnusableDatabase, connect, door, locked_is_busy, wipe

_PROPOSAL = """
CREATE TABLE proposal (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  about TEXT NOT NULL,
  responsible_body TEXT NOT NULL,
  policy_domain TEXT NOT NULL,
  example INTEGER NOT NULL CHECK (example IN (0, 1)),
  added TEXT NOT NULL,
  form_token TEXT UNIQUE
) STRICT"""

_ASSESSMENT = """
CREATE TABLE assessment (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  proposal INTEGER NOT NULL REFERENCES proposal (key) ON DELETE CASCADE,
  moment TEXT NOT NULL,
  text_version TEXT NOT NULL,
  text_date TEXT,
  begun TEXT NOT NULL,
  form_token TEXT UNIQUE
) STRICT"""

_ASSESSMENTS_OF = "CREATE INDEX assessments_of ON assessment (proposal)"

_QUESTIONNAIRE = """
CREATE TABLE questionnaire (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (id, version)
) STRICT"""

_ASSESSMENT_QUESTIONNAIRE = """
CREATE TABLE assessment_questionnaire (
  assessment INTEGER NOT NULL REFERENCES assessment (key) ON DELETE CASCADE,
  questionnaire INTEGER NOT NULL REFERENCES questionnaire (key),
  position INTEGER NOT NULL,
  PRIMARY KEY (assessment, questionnaire)
) STRICT, WITHOUT ROWID"""

# The last line says that a response answers a questionnaire which its assessment asks.
_RESPONSE = """
CREATE TABLE response (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  assessment INTEGER NOT NULL REFERENCES assessment (key) ON DELETE CASCADE,
  questionnaire INTEGER NOT NULL,
  perspective TEXT NOT NULL,
  voice TEXT NOT NULL,
  respondent TEXT NOT NULL,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted')),
  started TEXT NOT NULL,
  changed TEXT NOT NULL,
  submitted TEXT CHECK ((submitted IS NOT NULL) = (state = 'submitted')),
  form_token TEXT UNIQUE,
  FOREIGN KEY (assessment, questionnaire) REFERENCES assessment_questionnaire
) STRICT"""

_RESPONSES_TO = "CREATE INDEX responses_to ON response (assessment, questionnaire)"

_RESPONSES_BY_QUESTIONNAIRE = "CREATE INDEX responses_by ON response (questionnaire)"

# `value ANY` in a STRICT table keeps a number a number and a text a text.
_ANSWER = """
CREATE TABLE answer (
  response INTEGER NOT NULL REFERENCES response (key) ON DELETE CASCADE,
  question TEXT NOT NULL,
  asked INTEGER NOT NULL CHECK (asked IN (0, 1)),
  value ANY,
  code TEXT CHECK (code IS NULL OR value IS NULL),
  reason TEXT NOT NULL,
  explanation TEXT NOT NULL,
  evidence INTEGER CHECK (evidence BETWEEN 0 AND 3),
  reference TEXT NOT NULL,
  PRIMARY KEY (response, question)
) STRICT"""

# Counting the answers to a question reads this index alone, a tenth of the time of the table.
_ANSWERS_TO = "CREATE INDEX answers_to ON answer (question, asked, value, code, response)"

_ASKED_ANSWER = """
CREATE VIEW asked_answer AS
SELECT
  proposal.title AS proposal,
  assessment.id AS assessment,
  assessment.moment AS moment,
  questionnaire.id AS questionnaire,
  questionnaire.version AS version,
  response.id AS response,
  response.respondent AS respondent,
  response.perspective AS perspective,
  response.state AS state,
  answer.question AS question,
  answer.value AS value,
  answer.code AS code,
  answer.reason AS reason,
  answer.explanation AS explanation,
  answer.evidence AS evidence,
  answer.reference AS reference
FROM answer
JOIN response ON response.key = answer.response
JOIN questionnaire ON questionnaire.key = response.questionnaire
JOIN assessment ON assessment.key = response.assessment
JOIN proposal ON proposal.key = assessment.proposal
WHERE answer.asked = 1"""

_ONE_TIME_LINK = """
CREATE TABLE one_time_link (
  sha256 TEXT PRIMARY KEY,
  expires TEXT NOT NULL,
  used TEXT
) STRICT, WITHOUT ROWID"""

_SESSION = """
CREATE TABLE session (
  sha256 TEXT PRIMARY KEY,
  expires TEXT NOT NULL
) STRICT, WITHOUT ROWID"""


def the_first_tables(db: Database) -> None:
    """Proposals, their assessments, responses with their answers, and who may enter."""
    for statement in (
        _PROPOSAL,
        _ASSESSMENT,
        _ASSESSMENTS_OF,
        _QUESTIONNAIRE,
        _ASSESSMENT_QUESTIONNAIRE,
        _RESPONSE,
        _RESPONSES_TO,
        _RESPONSES_BY_QUESTIONNAIRE,
        _ANSWER,
        _ANSWERS_TO,
        _ASKED_ANSWER,
        _ONE_TIME_LINK,
        _SESSION,
    ):
        db.execute(statement)


# NULL stands for all: such a session is an owner's.
_SESSION_OF_ONE_RESPONSE = (
    "ALTER TABLE session ADD COLUMN response INTEGER REFERENCES response (key) ON DELETE CASCADE"
)

_SESSIONS_OF = "CREATE INDEX sessions_of ON session (response)"


def sessions_of_one_response(db: Database) -> None:
    """A device can be handed over: its session then sees one response alone."""
    for statement in (_SESSION_OF_ONE_RESPONSE, _SESSIONS_OF):
        db.execute(statement)


_WHAT_A_TEST_LEADS_TO = "ALTER TABLE assessment ADD COLUMN follow_up TEXT NOT NULL DEFAULT ''"


def what_a_test_leads_to(db: Database) -> None:
    """Advice, replies and stories lie with their assessment; empty where there is nothing yet."""
    db.execute(_WHAT_A_TEST_LEADS_TO)


_IN_ORDER = (the_first_tables, sessions_of_one_response, what_a_test_leads_to)

_STEPS = Migrations("clienttoets")
for _step in _IN_ORDER:
    _STEPS()(_step)


def prepare(path: Path) -> None:
    """Makes the file ready for this program: made when it is not there, and brought up to date.

    Run it once before serving; who starts at the same time waits for the first. Raises
    UnusableDatabase for a file of another program, or of a newer version of this one, and Busy.
    """
    _make(path)
    with door(path), locked_is_busy():
        try:
            with connect(path) as db:
                _check_origin(db, path)
                _turn_on_wal(db, path)
                _bring_up_to_date(db)
                wipe(db)
        except DatabaseError as error:
            if type(error) is not DatabaseError:  # locked, full, ...: not what it holds
                raise
            raise UnusableDatabase(
                message("'{path}' is geen SQLite-databank, of is beschadigd.", path=path),
                message("Kies een andere bestandsnaam, of zet een reservekopie terug."),
            ) from error


def _make(path: Path) -> None:
    """An empty file that only its owner reads; SQLite's side files get the same permissions."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)


def _check_origin(db: Database, path: Path) -> None:
    applied = {step.name for step in _STEPS.applied(db)}
    if applied - {step.__name__ for step in _IN_ORDER}:
        raise UnusableDatabase(
            message("De databank '{path}' komt van een nieuwer programma.", path=path),
            message("Installeer de nieuwste clienttoets, of kies een andere databank."),
        )
    if db.table_names() and not applied:
        raise UnusableDatabase(
            message("'{path}' is een databank van een ander programma.", path=path),
            message("Kies een andere bestandsnaam."),
        )


def _turn_on_wal(db: Database, path: Path) -> None:
    """Readers do not wait for writers; the file remembers it."""
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise UnusableDatabase(
            message("Op de schijf van '{path}' werkt SQLite niet veilig.", path=path),
            message("Kies een map op een gewone schijf van deze computer, geen netwerkmap."),
        )


def _bring_up_to_date(db: Database) -> None:
    """All steps or none. A step that rebuilds a table must not delete what refers to it."""
    db.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        _STEPS.apply(db)
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"a migration left rows without what they refer to: {broken[:5]}")
