"""All answers as tables: what stands in long, wide and codebook, and that nothing is lost."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import EXAMPLE
from cliënttoets.export.about import about
from cliënttoets.export.cells import Extra
from cliënttoets.export.codebook import codebook
from cliënttoets.export.csv_text import csv_text
from cliënttoets.export.long import long_table
from cliënttoets.export.table import Table
from cliënttoets.export.wide import wide_table
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire import model
from cliënttoets.questionnaire.file import read_questionnaire
from cliënttoets.questionnaire.model import Moment, Questionnaire, parts_of
from cliënttoets.report.snapshot import Snapshot, freeze
from cliënttoets.response.answers import codes_for
from cliënttoets.response.model import Answer, Code, Response, begun, record
from cliënttoets.scoring.words import CODES_COUNTED

from .house_app import shipped
from .scored import CLIENTS, FAMILIES, OFFICIALS, questionnaire, rating, response

TINY = Path(__file__).parent / "questionnaires"
TODAY = dt.date(2026, 11, 22)

PART = {"kind": "yes_partly_no", "id": "KT1a", "text": "Vroeg?", "asked_of": ["overheid_zelf"]}
COLUMNS = [
    {"kind": "text", "id": "was", "text": "Was"},
    {"kind": "number", "id": "artikel", "text": "Artikel", "decimals": 1},
]
KT = questionnaire(
    [
        rating(
            "KT1",
            weight=2.5,
            weight_reason="Dit weegt het zwaarst.",
            dimension="bereik",
            critical_up_to=1,
            critical_reason="Omdat het telt.",
            parts=[PART],
            ceiling={"of": ["KT1a"], "deels": 3, "nee": 2},
            sources=["Bron A", "Bron B"],
        ),
        {"kind": "text", "id": "open", "text": "Wat wringt?", "longest": 20_000},
    ],
    [rating("KT2", asked_when="KT1 <= 1")],
    [{"kind": "table", "id": "tabel", "text": "Wat verandert?", "columns": COLUMNS}],
    id="KT",
    dimensions=[{"id": "bereik", "title": "Bereik van gezinnen"}],
    perspectives=["clientorganisatie", "gezin_jongere", "overheid_zelf"],
    anchors={
        "default": ["Niet", "Aanzet", "Gedeeltelijk", "Grotendeels", "Volledig"],
        "je": ["Nee", "Bijna niet", "Een beetje", "Ja, meestal", "Ja, helemaal"],
        "u": ["Nee", "Bijna niet", "Een beetje", "Ja, meestal", "Ja, helemaal"],
    },
)


def frozen(
    asked: Questionnaire | Sequence[Questionnaire], *responses: Response, **more: Any
) -> Snapshot:
    """A snapshot of these responses."""
    every = (asked,) if isinstance(asked, Questionnaire) else tuple(asked)
    tested = Assessment(proposal=Proposal(title="Een voorstel"), moment=Moment.M2)
    return freeze(tested, every, responses, made_on=TODAY, program="0.1.0", **more)


def rows(table: Table, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a table, these columns of it."""
    places = [table.columns.index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in table.rows]


def by_column(table: Table) -> list[dict[str, Any]]:
    """The rows of a table, by the names of the columns."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def read_back(raw: bytes) -> list[dict[str, str]]:
    """What a program reads in a CSV file, when it takes one apostrophe off the start of a cell."""
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    plain = [[cell.removeprefix("'") for cell in line] for line in lines]
    return [dict(zip(plain[0], line, strict=True)) for line in plain[1:]]


@pytest.fixture(scope="module")
def example() -> Snapshot:
    read = read_responses(EXAMPLE, shipped())
    return freeze(
        read.assessment, read.questionnaires, read.responses, made_on=TODAY, program="0.1.0"
    )


# --- long


def test_long_has_a_row_for_all_that_each_respondent_could_be_asked() -> None:
    answered = response(KT, {"KT1": 3, "open": "Veel.", "tabel": None}, OFFICIALS)
    without = response(KT, {"KT1": "weet_niet"}, FAMILIES)
    table = long_table(frozen(KT, answered, without), DUTCH)
    assert rows(table, "invulling", "vraag", "deelvraag", "waarde", "code") == [
        (1, "KT1", "", 3, "waarde"),
        (1, "KT1", "KT1a", "niet beantwoord", "niet beantwoord"),
        (1, "open", "", "Veel.", "waarde"),
        (1, "KT2", "", "niet gevraagd", "niet gevraagd"),  # KT1 is 3, and not 1 or under
        (1, "tabel", "", "niet beantwoord", "niet beantwoord"),
        (2, "KT1", "", "weet niet", "weet niet"),
        (2, "KT1", "KT1a", "niet gevraagd", "niet gevraagd"),  # only officials get it
        (2, "open", "", "niet beantwoord", "niet beantwoord"),
        (2, "KT2", "", "niet gevraagd", "niet gevraagd"),  # unknown hides
        (2, "tabel", "", "niet beantwoord", "niet beantwoord"),
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nvt", "niet van toepassing"),
        ("te_vroeg", "te vroeg"),
        ("weet_niet", "weet niet"),
        ("wil_niet", "wil niet zeggen"),
    ],
)
def test_an_answer_without_a_value_is_written_in_words(code: str, words: str) -> None:
    snapshot = frozen(KT, response(KT, {"KT1": code}, FAMILIES))
    assert rows(long_table(snapshot, DUTCH), "waarde", "code")[0] == (words, words)
    assert rows(wide_table(snapshot, DUTCH), "KT1", "KT1_code") == [(words, words)]


def test_what_stands_beside_an_answer_has_columns_of_its_own() -> None:
    said = {"value": 4, "explanation": "Daarom.", "evidence": 0, "reference": "Verslag"}
    snapshot = frozen(KT, response(KT, {"KT1": said}), response(KT, {"KT1": "nvt"}))
    beside = ("toelichting", "reden", "bewijsgraad", "vindplaats")
    found = rows(long_table(snapshot, DUTCH), "vraag", "deelvraag", *beside)
    first, second = (row[2:] for row in found if row[:2] == ("KT1", ""))
    # No evidence (0) and nothing said about evidence are two things.
    assert first == ("Daarom.", "", 0, "Verslag")
    assert second == ("", "Dat speelt hier niet.", "niet vermeld", "")
    names = tuple(f"KT1_{name}" for name in beside)
    assert rows(wide_table(snapshot, DUTCH), *names) == [first, second]


def test_an_explanation_alone_does_not_answer_and_is_kept() -> None:
    snapshot = frozen(KT, response(KT, {"KT1": {"explanation": "Geen idee."}}))
    row = rows(long_table(snapshot, DUTCH), "waarde", "toelichting")[0]
    assert row == ("niet beantwoord", "Geen idee.")


def test_a_table_that_was_filled_in_has_a_row_a_cell() -> None:
    said = {
        "value": [{"was": "Oud", "artikel": 2.5}, {"artikel": 7}],
        "explanation": "Zie de nota.",
    }
    snapshot = frozen(KT, response(KT, {"tabel": said}))
    names = ("rij", "kolom", "waarde", "code", "toelichting")
    assert rows(long_table(snapshot, DUTCH), *names)[-4:] == [
        (1, "was", "Oud", "waarde", "Zie de nota."),
        (1, "artikel", 2.5, "waarde", ""),
        (2, "was", "niet beantwoord", "niet beantwoord", ""),
        (2, "artikel", 7, "waarde", ""),
    ]
    (row,) = rows(wide_table(snapshot, DUTCH), "tabel", "tabel_toelichting")
    assert row == ("1. was: Oud | artikel: 2,5\n2. artikel: 7", "Zie de nota.")


def test_an_answer_that_was_set_aside_is_named_and_not_told() -> None:
    low = response(KT, {"KT1": 1, "KT2": {"value": 2, "explanation": "Ingetrokken woorden"}})
    changed = record(KT, low, {"KT1": Answer(value=3)})
    assert set(changed.set_aside) == {"KT2"}
    snapshot = frozen(KT, changed)
    assert ("KT2", "opzijgezet", "opzijgezet") in rows(
        long_table(snapshot, DUTCH), "vraag", "waarde", "code"
    )
    assert rows(wide_table(snapshot, DUTCH), "KT2", "KT2_code") == [("opzijgezet", "opzijgezet")]
    for build in (long_table, wide_table):
        assert "Ingetrokken woorden" not in csv_text(build(snapshot, DUTCH), DUTCH).decode()


def test_respondents_of_one_name_are_told_apart_by_their_number() -> None:
    both = [response(KT, {"KT1": value}, FAMILIES, "Ouder") for value in (0, 4)]
    snapshot = frozen(KT, *both)
    assert rows(wide_table(snapshot, DUTCH), "invulling", "invuller", "KT1") == [
        (1, "Ouder", 0),
        (2, "Ouder", 4),
    ]
    first_rows = [row for row in by_column(long_table(snapshot, DUTCH)) if row["vraag"] == "KT1"]
    assert [(row["invulling"], row["waarde"]) for row in first_rows if not row["deelvraag"]] == [
        (1, 0),
        (2, 4),
    ]


@pytest.mark.parametrize(
    ("submitted", "cell"),
    [
        # Summer time is two hours before UTC, winter time one; in the second a day begins.
        ("2026-04-14T09:30:00.5+00:00", dt.datetime(2026, 4, 14, 11, 30)),  # noqa: DTZ001
        ("2026-12-31T23:00:00+00:00", dt.datetime(2027, 1, 1)),  # noqa: DTZ001
        ("9999-12-31T23:30:00+00:00", dt.datetime(9999, 12, 31, 23, 30)),  # noqa: DTZ001
        (None, "niet bekend"),
    ],
)
def test_a_moment_is_told_on_the_belgian_clock(submitted: str | None, cell: object) -> None:
    instant = submitted and dt.datetime.fromisoformat(submitted)
    handed_in = replace(response(KT, {"KT1": 1}), submitted=instant or None)
    assert rows(wide_table(frozen(KT, handed_in), DUTCH), "ingediend") == [(cell,)]


def test_no_cell_for_an_answer_is_empty(example: Snapshot) -> None:
    for row in by_column(long_table(example, DUTCH)):
        assert row["waarde"] != ""
        assert row["code"] != ""
        assert row["bewijsgraad"] != ""
    for row in by_column(wide_table(example, DUTCH)):
        texts = ("_toelichting", "_reden", "_vindplaats")
        assert [name for name, cell in row.items() if cell == "" and not name.endswith(texts)] == []


# --- long gives the answers back


EVERY_KIND = read_questionnaire(TINY / "parts.yaml")
WITH_TABLE = read_questionnaire(TINY / "table.yaml")
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t='"), max_size=30
)


def values_of(asked: model.Asked | model.Column) -> st.SearchStrategy[Any]:
    """Sound values of an answer to a question, a part or a column."""
    match asked:
        case model.Rating() | model.PartRating():
            return st.integers(0, 4)
        case model.YesPartlyNo():
            return st.sampled_from(("ja", "deels", "nee"))
        case model.Choice():
            return st.sampled_from([option.id for option in asked.options])
        case model.Choices():
            ids = [option.id for option in asked.options]
            return st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
        case model.Text():
            return TEXTS.filter(str.strip)
        case model.Number():
            return st.integers(0, 10**15)
        case model.Date():
            return st.dates()
        case model.Table():
            cells = {column.id: values_of(column) for column in asked.columns}
            row = st.fixed_dictionaries({}, optional=cells).filter(bool)
            return st.lists(row, min_size=1, max_size=3).map(tuple)


@st.composite
def answers(draw: st.DrawFn, asked: model.Asked) -> Answer:
    """Sound answers: with a value, with a code, with neither, and with all that goes beside it."""
    codes = codes_for(asked, CLIENTS)
    code = draw(st.none() | st.sampled_from(codes)) if codes else None
    value = None if code else draw(st.none() | values_of(asked))
    return Answer(
        value=value,
        code=code,
        reason=draw(TEXTS.filter(str.strip)) if code is Code.NVT else "",
        explanation=draw(TEXTS),
        evidence=draw(st.none() | st.integers(0, 3)),
        reference=draw(TEXTS),
    )


@st.composite
def responses(draw: st.DrawFn, asking: Questionnaire) -> Response:
    said = {
        asked.id: draw(answers(asked))
        for question in asking.questions()
        for asked in (question, *parts_of(question))
    }
    return record(asking, begun(asking, draw(st.text("abc'=", min_size=1)), CLIENTS, None), said)


def parsed(asked: model.Asked | model.Column, text: str) -> Any:
    """The value that a cell of the kind says."""
    match asked:
        case model.Rating() | model.PartRating():
            return int(text)
        case model.Number():
            return float(text.replace(",", "."))
        case model.Date():
            return dt.date.fromisoformat(text)
        case model.Choices():
            return tuple(text.split(", "))
        case _:
            return text


def answers_in(asking: Questionnaire, lines: list[dict[str, str]]) -> dict[str, Answer]:
    """The answers that the lines of a long table say, read as docs/export.md tells."""
    codes = {words: code for code, words in CODES_COUNTED.items()}
    known = {each.id: each for q in asking.questions() for each in (q, *parts_of(q))}
    found: dict[str, Answer] = {}
    tables: dict[str, dict[int, dict[str, Any]]] = {}
    for line in lines:
        name = line["deelvraag"] or line["vraag"]
        asked = known[name]
        if line["rij"]:
            assert isinstance(asked, model.Table)
            columns = {column.id: column for column in asked.columns}
            row = tables.setdefault(name, {}).setdefault(int(line["rij"]), {})
            if line["code"] == "waarde":
                row[line["kolom"]] = parsed(columns[line["kolom"]], line["waarde"])
        if name not in found:
            has_value = line["code"] == "waarde" and not line["rij"]
            level = line["bewijsgraad"]
            found[name] = Answer(
                value=parsed(asked, line["waarde"]) if has_value else None,
                code=codes.get(line["code"]),
                reason=line["reden"],
                explanation=line["toelichting"],
                evidence=int(level) if level.isdecimal() else None,
                reference=line["vindplaats"],
            )
    for name, filled in tables.items():
        found[name] = replace(found[name], value=tuple(filled.values()))
    return {name: answer for name, answer in found.items() if not answer.is_empty}


def plain(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers with their rows as plain dictionaries, to be compared."""
    return {
        name: replace(answer, value=tuple(map(dict, answer.value)))
        if isinstance(answer.value, tuple) and not isinstance(answer.value[0], str)
        else answer
        for name, answer in answers.items()
    }


@pytest.mark.parametrize("asking", [EVERY_KIND, WITH_TABLE, KT], ids=lambda asking: asking.id)
@given(data=st.data())
def test_long_gives_every_answer_back(asking: Questionnaire, data: st.DataObject) -> None:
    given_ = data.draw(st.lists(responses(asking), min_size=1, max_size=2))
    lines = read_back(csv_text(long_table(frozen(asking, *given_), DUTCH), DUTCH))
    for number, one in enumerate(given_, start=1):
        own = [line for line in lines if line["invulling"] == str(number)]
        assert {line["invuller"] for line in own} == {one.respondent}
        assert answers_in(asking, own) == plain(one.answers)


# --- wide


def test_wide_has_a_row_a_response_and_columns_for_everything() -> None:
    one = response(KT, {"KT1": 3, "KT1a": "ja", "open": "Veel."}, OFFICIALS, "Dienst")
    table = wide_table(frozen(KT, one), DUTCH)
    assert by_column(table) == [
        {
            "invulling": 1,
            "invuller": "Dienst",
            "perspectief": "overheid_zelf",
            "aanspreking": "overheid_zelf",
            "vragenlijst": "KT",
            "versie": 1,
            "ingediend": "niet bekend",
            "KT1": 3,
            "KT1_code": "waarde",
            "KT1_toelichting": "",
            "KT1_reden": "",
            "KT1_bewijsgraad": "niet vermeld",
            "KT1_vindplaats": "",
            "KT1a": "ja",
            "KT1a_code": "waarde",
            "open": "Veel.",
            "open_code": "waarde",
            "KT2": "niet gevraagd",
            "KT2_code": "niet gevraagd",
            "KT2_toelichting": "",
            "KT2_reden": "",
            "KT2_bewijsgraad": "niet gevraagd",
            "KT2_vindplaats": "",
            "tabel": "niet beantwoord",
            "tabel_code": "niet beantwoord",
        }
    ]


def test_whoever_answered_another_questionnaire_was_not_asked() -> None:
    other = questionnaire([rating("PA1")], id="PA")
    snapshot = frozen([KT, other], response(KT, {"KT1": 2}), response(other, {"PA1": 4}))
    assert rows(wide_table(snapshot, DUTCH), "vragenlijst", "KT1", "PA1") == [
        ("KT", 2, "niet gevraagd"),
        ("PA", "niet gevraagd", 4),
    ]


def test_every_column_of_wide_has_a_name_of_its_own() -> None:
    first = questionnaire(
        [rating("helpt"), rating("versie"), rating("X"), rating("X_code")], id="A"
    )
    second = questionnaire([rating("Helpt")], id="B")
    columns = wide_table(frozen([first, second]), DUTCH).columns
    assert len({name.casefold() for name in columns}) == len(columns)
    # An id that two share is preceded by its questionnaire; one that is taken gets a mark.
    assert {"A.helpt", "B.Helpt", "versie_", "X", "X_code_", "X_code__code"} <= set(columns)


# --- codebook


def test_the_codebook_says_what_a_value_means_to_who_was_asked() -> None:
    lines = by_column(codebook(frozen(KT), DUTCH))
    own = [line for line in lines if line["variabele"] == "KT1"]
    assert [(line["waarde"], line["betekenis"], line["aanspreking"]) for line in own] == [
        *[
            (value, words, "clientorganisatie, overheid_zelf")
            for value, words in (
                (0, "Niet"),
                (1, "Aanzet"),
                (2, "Gedeeltelijk"),
                (3, "Grotendeels"),
                (4, "Volledig"),
                ("niet van toepassing", "Niet van toepassing"),
                ("te vroeg", "Te vroeg om te beoordelen"),
                ("weet niet", "Ik kan dit niet beoordelen"),
            )
        ],
        *[
            (value, words, "je, u")
            for value, words in (
                (0, "Nee"),
                (1, "Bijna niet"),
                (2, "Een beetje"),
                (3, "Ja, meestal"),
                (4, "Ja, helemaal"),
                ("niet van toepassing", "Dit past niet bij mijn situatie"),
                ("te vroeg", "Het is nog te vroeg om dat te zeggen"),
                ("weet niet", "Weet ik niet"),
                ("wil niet zeggen", "Wil ik niet zeggen"),
            )
        ],
    ]


def test_the_codebook_says_how_a_question_weighs_and_where_it_comes_from() -> None:
    lines = by_column(codebook(frozen(KT), DUTCH))
    line = next(line for line in lines if line["variabele"] == "KT1")
    told = {name: cell for name, cell in line.items() if name not in ("waarde", "betekenis")}
    assert told == {
        "variabele": "KT1",
        "vragenlijst": "KT",
        "versie": 1,
        "onderdeel": "s0",
        "deel_van": "",
        "kolom": "",
        "soort": "score van 0 tot 4",
        "tekst": "Vraag KT1?",
        "aanspreking": "clientorganisatie, overheid_zelf",
        "gevraagd_aan": "clientorganisatie, gezin_jongere, overheid_zelf",
        "voorwaarde": "",
        "dimensie": "Bereik van gezinnen",
        "gewicht": 2.5,
        "reden_gewicht": "Dit weegt het zwaarst.",
        "struikelblok_tot": 1,
        "plafond": (
            "Een deel (KT1a) met nee: hoogstens 2. Met deels: hoogstens 3. Een deel met een score: "
            "hoogstens die score."
        ),
        "bron": "Bron A\nBron B",
    }
    part = next(line for line in lines if line["variabele"] == "KT1a")
    assert (part["deel_van"], part["gevraagd_aan"]) == ("KT1", "overheid_zelf")
    hidden = next(line for line in lines if line["variabele"] == "KT2")
    assert hidden["voorwaarde"] == "KT1 <= 1"


@pytest.mark.parametrize(
    ("file", "meaning"),
    [
        ("number.yaml", "Elk getal vanaf 0 tot en met 365, in dagen; 1 cijfer na de komma."),
        ("date.yaml", "Elke datum vanaf 2020-01-01 tot en met 2030-12-31."),
        ("choice.yaml", "Zwakker"),
        ("text.yaml", "Elke tekst van hoogstens 5000 tekens."),
    ],
)
def test_the_codebook_says_what_can_be_answered(file: str, meaning: str) -> None:
    lines = by_column(codebook(frozen(read_questionnaire(TINY / file)), DUTCH))
    assert meaning in {line["betekenis"] for line in lines}


def test_the_codebook_has_the_columns_of_a_table_apart() -> None:
    lines = by_column(codebook(frozen(WITH_TABLE), DUTCH))
    own = [line for line in lines if line["variabele"] == "wijzigingen"]
    assert [(line["kolom"], line["waarde"], line["betekenis"]) for line in own] == [
        ("", "", "Hoogstens 3 rijen."),
        ("was", "", "Elke tekst van hoogstens 200 tekens."),
        ("wordt", "", "Elke tekst van hoogstens 200 tekens."),
        ("zeker", "ja", "Ja"),
        ("zeker", "deels", "Deels"),
        ("zeker", "nee", "Nee"),
        ("artikel", "", "Elk getal vanaf 1; 0 cijfers na de komma."),
        ("sinds", "", "Elke datum."),
        ("voor", "ouders", "Ouders"),
        ("voor", "jongeren", "Jongeren"),
    ]


def test_every_column_and_every_value_is_in_the_codebook(example: Snapshot) -> None:
    book = by_column(codebook(example, DUTCH))
    variables = {line["variabele"] for line in book}
    known: dict[str, set[object]] = {}
    for line in book:
        if not line["kolom"]:
            known.setdefault(line["variabele"], set()).add(line["waarde"])
    wide = wide_table(example, DUTCH)
    for name, row in ((n, r) for r in by_column(wide) for n in r):
        own, _, extra = name.rpartition("_")
        is_beside = extra in set(Extra) and own in variables
        assert (extra if is_beside else name) in variables, name
        values = known[extra if is_beside else name]
        is_free = "" in values
        unsaid = {"niet gevraagd", "niet beantwoord", "opzijgezet"}
        assert is_free or row[name] in values | unsaid, (name, row[name])
    assert set(long_table(example, DUTCH).columns) <= variables


# --- the first sheet


def test_the_first_sheet_says_what_this_is_and_who_it_is_for() -> None:
    proposal = Proposal(title="Een voorstel", example=True)
    made = frozen(KT, response(KT, {"KT1": 1}), response(KT, {"KT1": 1}, FAMILIES), drafts=2)
    made = replace(made, assessment=replace(made.assessment, proposal=proposal))
    told = dict(rows(about(made, DUTCH), *about(made, DUTCH).columns))
    assert next(iter(told)) == "Opgelet"
    assert told["Opgelet"].startswith("Niet om te publiceren: elk antwoord staat hier apart")
    assert told["Voorbeeld"] == "Verzonnen gegevens."
    assert told["Vragenlijsten"] == "KT versie 1: Een vragenlijst"
    assert told["Invullingen"] == "Cliëntenorganisatie: 1\nGezin of jongere: 1"
    assert told["Nog niet ingediend"] == "2 invullingen. Ze staan niet in deze tabellen."
    assert told["Gemaakt op"] == TODAY
    assert "Beleidsdomein" not in told


def test_without_responses_the_tables_have_their_headers() -> None:
    for build in (long_table, wide_table):
        table = build(frozen(KT), DUTCH)
        assert table.rows == ()
        (line,) = csv_text(table, DUTCH).decode("utf-8-sig").splitlines()
        assert line.split(";") == list(table.columns)
