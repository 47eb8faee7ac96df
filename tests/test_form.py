"""A page of questions as a form, its data as answers."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from cliënttoets.questionnaire.model import (
    Anchors,
    Asked,
    Choice,
    Choices,
    Date,
    Number,
    Option,
    Permission,
    Perspective,
    Rating,
    Table,
    Text,
    Wording,
    YesPartlyNo,
)
from cliënttoets.response.entry import Entry, entry_said
from cliënttoets.response.form import (
    answers_in,
    entries_typed,
    entry_typed,
    without_choice,
    without_row,
)
from cliënttoets.response.model import NO_ANSWER, Answer, Code

EXPERT, FAMILY = Perspective.CLIENTORGANISATIE, Perspective.GEZIN_JONGERE
TEXT = Wording(default="Een vraag")
FIVE = Anchors(default=("Niet", "Aanzet", "Gedeeltelijk", "Grotendeels", "Volledig"))
OPTIONS = (Option(id="school", text=TEXT), Option(id="wonen", text=TEXT))

RATING = Rating(id="S1", text=TEXT, anchors=FIVE)
WITHOUT_NVT = Rating(id="S1", text=TEXT, anchors=FIVE, nvt=Permission(allowed=False))
TABLE = Table(
    id="T",
    text=TEXT,
    most_rows=2,
    columns=(
        Text(id="was", text=TEXT, longest=10),
        YesPartlyNo(id="vast", text=TEXT),
        Number(id="aantal", text=TEXT, least=0),
        Date(id="sinds", text=TEXT),
    ),
)


def typed(question: Asked, sent: dict[str, str], perspective: Perspective = EXPERT) -> Entry:
    """What the form makes of fields that were sent for a question."""
    return entry_typed(question, perspective, NO_ANSWER, MultiDict(sent))


def problems(entry: Entry) -> dict[str, list[str]]:
    return {name: [str(one) for one in found] for name, found in entry.errors.items()}


@pytest.mark.parametrize(
    ("question", "sent", "answer"),
    [
        pytest.param(RATING, {"S1:value": "0"}, Answer(value=0), id="a rating of nought"),
        pytest.param(
            RATING,
            {"S1:value": "3", "S1:explanation": "Omdat.", "S1:evidence": "0", "S1:reference": "p"},
            Answer(value=3, explanation="Omdat.", evidence=0, reference="p"),
            id="a rating with all that goes with it",
        ),
        pytest.param(
            RATING,
            {"S1:value": "nvt", "S1:reason": "Louter technisch."},
            Answer(code=Code.NVT, reason="Louter technisch."),
            id="not applicable, with a reason",
        ),
        pytest.param(
            RATING,
            {"S1:value": "2", "S1:reason": "vergeten"},
            Answer(value=2),
            id="a reason that is hidden is not meant",
        ),
        pytest.param(RATING, {}, NO_ANSWER, id="nothing chosen"),
        pytest.param(
            RATING, {"S1:explanation": "Later."}, Answer(explanation="Later."), id="only explained"
        ),
        pytest.param(
            YesPartlyNo(id="J", text=TEXT), {"J:value": "deels"}, Answer(value="deels"), id="partly"
        ),
        pytest.param(
            YesPartlyNo(id="J", text=TEXT),
            {"J:value": "weet_niet"},
            Answer(code=Code.WEET_NIET),
            id="does not know",
        ),
        pytest.param(
            Choice(id="C", text=TEXT, options=OPTIONS),
            {"C:value": "wonen"},
            Answer(value="wonen"),
            id="one of a list",
        ),
        pytest.param(
            Choice(id="C", text=TEXT, options=(*OPTIONS, Option(id="nvt", text=TEXT))),
            {"C:value": "nvt"},
            Answer(value="nvt"),
            id="an option that is spelt as a code",
        ),
        pytest.param(
            Text(id="V", text=TEXT),
            {"V:value": "een\r\ntwee"},
            Answer(value="een\ntwee"),
            id="a text in two lines",
        ),
        pytest.param(Text(id="V", text=TEXT), {"V:value": " \r\n"}, NO_ANSWER, id="a blank text"),
        pytest.param(
            Number(id="N", text=TEXT, decimals=1),
            {"N:value": "3,5"},
            Answer(value=3.5),
            id="number",
        ),
        pytest.param(Number(id="N", text=TEXT), {"N:value": "0"}, Answer(value=0), id="zero"),
        pytest.param(
            Date(id="D", text=TEXT),
            {"D:value": "14.4.2026"},
            Answer(value=date(2026, 4, 14)),
            id="a date",
        ),
    ],
)
def test_what_was_sent_becomes_an_answer(
    question: Asked, sent: dict[str, str], answer: Answer
) -> None:
    assert answers_in({"x": typed(question, sent)}) == {"x": answer}


def test_several_ticks_become_one_answer() -> None:
    question = Choices(id="C", text=TEXT, options=OPTIONS)
    sent = MultiDict([("C:value", "wonen"), ("C:value", "school")])
    assert entry_typed(question, EXPERT, NO_ANSWER, sent).answer.value == ("wonen", "school")


@pytest.mark.parametrize(
    ("question", "sent", "field", "words"),
    [
        pytest.param(RATING, {"S1:value": "5"}, "value", "van 0 tot 4", id="above the scale"),
        pytest.param(RATING, {"S1:value": "drie"}, "value", "van 0 tot 4", id="no number"),
        pytest.param(RATING, {"S1:value": "nvt"}, "reason", "leg uit", id="no reason"),
        pytest.param(
            RATING, {"S1:reason": "Omdat."}, "reason", "een reden hoort", id="a reason of nothing"
        ),
        pytest.param(RATING, {"S1:value": "wil_niet"}, "value", "niet toegelaten", id="a code"),
        pytest.param(
            WITHOUT_NVT, {"S1:value": "nvt"}, "value", "niet toegelaten", id="no nvt here"
        ),
        pytest.param(RATING, {"S1:evidence": "4"}, "evidence", "", id="an evidence level too high"),
        pytest.param(RATING, {"S1:explanation": "x" * 20_001}, "explanation", "20001", id="long"),
        pytest.param(
            Choice(id="C", text=TEXT, options=OPTIONS),
            {"C:value": "scool"},
            "value",
            "Bedoelde u 'school'",
            id="no option",
        ),
        pytest.param(
            Text(id="V", text=TEXT, longest=5), {"V:value": "x" * 6}, "value", "6 tekens", id="text"
        ),
        pytest.param(
            Number(id="N", text=TEXT), {"N:value": "twaalf"}, "value", "zoals 12", id="number"
        ),
        pytest.param(
            Number(id="N", text=TEXT, least=1),
            {"N:value": "0"},
            "value",
            "kleinste",
            id="too small",
        ),
        pytest.param(
            Date(id="D", text=TEXT), {"D:value": "31.02.2026"}, "value", "bestaat niet", id="no day"
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_stays_typed(
    question: Asked, sent: dict[str, str], field: str, words: str
) -> None:
    entry = typed(question, sent)
    assert not entry.is_sound
    assert list(entry.errors) == [field]
    assert words in problems(entry)[field][0]
    assert entry.answer == NO_ANSWER
    assert {
        name.partition(":")[2]: text for name, text in sent.items()
    }.items() <= entry.typed.items()
    with pytest.raises(ValueError, match="not sound"):
        answers_in({"x": entry})


def test_questions_may_have_the_names_of_methods() -> None:
    questions = [
        Rating(id=name, text=TEXT, anchors=FIVE)
        for name in ("validate", "process", "data", "errors", "csrf_token", "__init__", "a.b-c_d")
    ]
    sent = MultiDict({f"{question.id}:value": "9" for question in questions})
    entries = entries_typed(questions, EXPERT, {}, sent)
    assert [entry.is_sound for entry in entries.values()] == [False] * len(questions)


def test_families_are_asked_to_explain_and_never_to_prove() -> None:
    entry = typed(RATING, {"S1:value": "wil_niet", "S1:evidence": "3"}, FAMILY)
    assert set(entry.typed) == {"value", "reason", "explanation"}
    assert entry.answer == Answer(code=Code.WIL_NIET)


def test_what_a_page_has_no_field_for_survives_its_save() -> None:
    before = Answer(value=1, evidence=2, reference="Verslag", explanation="Oud")
    sent = MultiDict({"S1:value": "4", "S1:explanation": ""})
    after = entry_typed(RATING, FAMILY, before, sent).answer
    assert after == Answer(value=4, evidence=2, reference="Verslag")


def test_a_reason_goes_when_the_answer_does_and_its_field_is_not_there() -> None:
    before = Answer(code=Code.NVT, reason="Louter technisch.")
    assert entry_typed(WITHOUT_NVT, EXPERT, before, MultiDict()).answer == NO_ANSWER


def test_an_answer_that_was_given_stands_in_its_fields() -> None:
    answer = Answer(
        code=Code.NVT, reason="Daarom.", explanation="Kijk.", evidence=0, reference="p. 3"
    )
    assert entry_said(RATING, EXPERT, answer).typed == {
        "value": "nvt", "reason": "Daarom.", "explanation": "Kijk.", "evidence": "0",
        "reference": "p. 3",
    }  # fmt: skip


@given(
    st.builds(
        Answer,
        value=st.integers(0, 4),
        explanation=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
        evidence=st.none() | st.integers(0, 3),
    )
)
def test_an_answer_that_is_shown_and_sent_back_is_the_same(answer: Answer) -> None:
    shown = entry_said(RATING, EXPERT, answer).typed
    sent = MultiDict({f"S1:{name}": str(text) for name, text in shown.items()})
    assert entry_typed(RATING, EXPERT, answer, sent).answer == answer


# Tables


def test_rows_are_numbered_fields_and_blank_ones_say_nothing() -> None:
    entry = typed(
        TABLE,
        {
            "T:0:was": "Een kaart", "T:0:vast": "deels", "T:0:aantal": "0", "T:0:sinds": "1.2.2026",
            "T:1:was": "", "T:1:aantal": "",
        },
    )  # fmt: skip
    assert entry.answer.value == (
        MappingProxyType(
            {"was": "Een kaart", "vast": "deels", "aantal": 0, "sinds": date(2026, 2, 1)}
        ),
    )


def test_a_table_without_rows_is_not_answered() -> None:
    assert typed(TABLE, {"T:0:was": " "}).answer == NO_ANSWER


def test_a_wrong_cell_is_said_at_the_cell_and_all_rows_stay_typed() -> None:
    entry = typed(TABLE, {"T:0:was": "goed", "T:1:was": "veel te lang", "T:1:aantal": "min één"})
    assert not entry.is_sound
    assert [row["was"].value for row in entry.rows] == ["goed", "veel te lang"]
    assert entry.rows[1]["aantal"].value == "min één"
    assert [name for name, cell in entry.rows[1].items() if cell.errors] == ["was", "aantal"]


def test_more_rows_than_a_table_may_have_are_refused_and_bounded() -> None:
    entry = typed(TABLE, {f"T:{number}:was": "x" for number in range(5000)})
    assert "hoogstens 2" in problems(entry)["value"][0]
    assert len(entry.rows) == TABLE.most_rows + 1


@pytest.mark.parametrize("number", ["-1", "x", "٣", "1.5", "", "0:was", "07", "9" * 5000])
def test_a_row_whose_number_is_no_number_is_not_read(number: str) -> None:
    assert typed(TABLE, {f"T:{number}:was": "x"}).rows == ()


def test_a_table_that_is_shown_and_sent_back_is_the_same() -> None:
    answer = typed(TABLE, {"T:3:was": "a", "T:3:sinds": "2026-02-01", "T:7:aantal": "2"}).answer
    shown = entry_said(TABLE, EXPERT, answer)
    sent = {
        f"T:{number}:{name}": str(cell.value)
        for number, row in enumerate(shown.rows)
        for name, cell in row.items()
    }
    assert typed(TABLE, sent).answer == answer


def test_an_explanation_from_a_file_survives_the_save_of_a_table() -> None:
    before = Answer(value=(), explanation="Uit een bestand")
    entry = entry_typed(TABLE, EXPERT, before, MultiDict({"T:0:was": "x"}))
    assert entry.answer.explanation == "Uit een bestand"


# Taking away


def test_clearing_takes_the_choice_and_leaves_what_was_typed() -> None:
    sent = MultiDict({"S1:value": "nvt", "S1:reason": "x", "S1:explanation": "y", "S10:value": "1"})
    assert without_choice("S1", sent).to_dict() == {"S1:explanation": "y", "S10:value": "1"}


def test_removing_a_row_leaves_the_others() -> None:
    sent = MultiDict({"T:1:was": "a", "T:10:was": "b", "T2:1:was": "c"})
    assert without_row("T", "1", sent).to_dict() == {"T:10:was": "b", "T2:1:was": "c"}
