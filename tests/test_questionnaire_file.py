"""Questionnaires are read from YAML, or refused with a message that their author can act on."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cliënttoets.document import yaml_text
from cliënttoets.document.faults import MOST_TOLD
from cliënttoets.document.file import LARGEST, BrokenFile
from cliënttoets.document.reading import read
from cliënttoets.document.schema import schema
from cliënttoets.document.writing import canonical, fingerprint, write
from cliënttoets.questionnaire.file import questionnaire_with_places, read_questionnaire
from cliënttoets.questionnaire.lint import warnings_in
from cliënttoets.questionnaire.model import Questionnaire

from . import broken_questionnaires as broken

TINY = sorted((Path(__file__).parent / "questionnaires").glob("*.yaml"))

each_tiny = pytest.mark.parametrize("path", TINY, ids=lambda path: path.stem)
each_broken = pytest.mark.parametrize("case", broken.ALL, ids=lambda case: case.name)


@pytest.fixture(params=["CLoader", "Loader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers that PyYAML may have: the one of libyaml, and its own."""
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


def _remarks(text: str, folder: Path) -> list[str]:
    """What is said of a questionnaire that is broken, a line a remark, without the file's name."""
    path = folder / "proef.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile) as caught:
        read_questionnaire(path)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{path}:") for line in lines)
    return [line.removeprefix(f"{path}:") for line in lines]


# --- Broken files ------------------------------------------------------------------------------


@each_broken
@pytest.mark.usefixtures("parser")
def test_a_broken_file_is_refused_with_its_line_and_a_sentence(
    case: broken.Broken, tmp_path: Path
) -> None:
    (remark,) = _remarks(case.text, tmp_path)
    line, column, sentence = remark.split(":", 2)
    assert case.says in sentence
    assert int(line) == case.expected_line
    assert int(column) >= 1
    assert sentence.endswith((".", "?")), "a message is a sentence"


def test_the_table_is_long_enough_and_each_case_has_a_name_of_its_own() -> None:
    names = [case.name for case in broken.ALL]
    assert len(set(names)) == len(names) >= 60


def test_the_questionnaire_that_is_broken_is_sound_before(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(broken.SOUND)
    assert read_questionnaire(path).key == ("proef", 1)


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        broken.SOUND.replace("title: Een proef", "titel: Een proef")
        .replace("greatest: 100", "greatest: veel")
        .replace("V1 <= 2", "V1 = 2")
    )
    remarks = _remarks(text, tmp_path)
    assert [remark.split(":")[0] for remark in remarks] == ["1", "3", "43", "60"]
    assert "de sleutel 'title' ontbreekt" in remarks[0]
    assert "Bedoelde u 'title'?" in remarks[1]


def test_faults_of_shape_and_faults_of_meaning_are_told_together(tmp_path: Path) -> None:
    text = (
        broken.SOUND.replace("version: 1", "version: 1\nauteur: Iemand")
        .replace("        least: 0", "        laest: 0")
        .replace("V1 <= 2", "aantal > 2 and V9 == 1")
    )
    unknown, misspelt, misnamed = _remarks(text, tmp_path)
    assert "'auteur' is hier geen bekende sleutel" in unknown
    assert "'laest' is hier geen bekende sleutel" in misspelt
    # `aantal` is in a question that could not be read: nothing is said of that comparison.
    assert "er is geen vraag 'V9'" in misnamed


def test_a_key_that_stands_twice_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    text = broken.SOUND.replace("minutes: 5", "minutes: 5\nminutes: 6").replace("M3,", "M33,")
    repeated, unknown = _remarks(text, tmp_path)
    assert repeated.startswith("6:1: ")
    assert unknown.startswith("8:11: ")


@pytest.mark.parametrize(
    ("spelt", "column"),
    [
        pytest.param("asked_when: V9 <= 2", 21, id="without quotes"),
        pytest.param("asked_when: 'V9 <= 2'", 22, id="in single quotes"),
        pytest.param('asked_when: "V1 <= 2 or V9 <= 2"', 33, id="further on in double quotes"),
        pytest.param('asked_when: "V1 <= 2\\tor V9 <= 2"', 21, id="where an escape moves it"),
    ],
)
def test_the_column_is_that_of_the_word_in_the_condition(
    spelt: str, column: int, tmp_path: Path
) -> None:
    (remark,) = _remarks(broken.SOUND.replace("asked_when: V1 <= 2", spelt), tmp_path)
    assert remark.startswith(f"60:{column}: vraag 'V2': er is geen vraag 'V9'.")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        pytest.param(b"#" * (LARGEST + 1), "1:1: dit bestand is groter dan 1 MiB", id="too large"),
        pytest.param(b"id: KT\ntitle: \xe9\xe9n", "2:8: dit bestand is geen UTF-8", id="Latin-1"),
        pytest.param("id: KT".encode("utf-16"), "1:1: dit bestand is geen UTF-8", id="UTF-16"),
    ],
)
def test_a_file_is_a_small_text_in_utf_8(raw: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_bytes(raw)
    with pytest.raises(BrokenFile, match=says):
        read_questionnaire(path)


def test_a_message_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    (remark,) = _remarks(broken.SOUND.replace("[M3, M5]", '["M3\\n\\u202e"]'), tmp_path)
    assert remark.startswith("7:11: de tekst 'M3  ' is hier niet bekend.")


@pytest.mark.parametrize("escape", ["\\e", "\\x9b", "\\u007f", "\\0", "\\N"])
@pytest.mark.usefixtures("parser")
def test_an_escape_brings_in_no_character_that_a_terminal_obeys(
    escape: str, tmp_path: Path
) -> None:
    text = broken.SOUND.replace("[M3, M5]", f'["M3{escape}"]')
    (remark,) = _remarks(text, tmp_path)
    assert remark.startswith("7:11: ")
    assert remark.endswith("teken dat niemand kan lezen. Haal weg wat met \\ begint.")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("sections:\n" + "  - a: 1\n" * 20_000, id="sections without a title"),
        pytest.param("sections: [" + "1, " * 100_000 + "]\n", id="sections that are none"),
        pytest.param("".join(f"k{n}: 1\n" for n in range(20_000)), id="unknown keys"),
        pytest.param("k: 1\n" * 100_000, id="one key over and over"),
    ],
)
def test_a_file_full_of_mistakes_is_told_as_far_as_anybody_reads(rows: str, tmp_path: Path) -> None:
    remarks = _remarks("id: proef\nversion: 1\ntitle: Proef\n" + rows, tmp_path)
    assert len(remarks) == MOST_TOLD + 1
    assert remarks[-1].endswith(
        "vanaf hier is niets meer nagekeken: er zijn al 100 fouten. Verbeter die eerst."
    )


def test_rules_look_no_further_than_is_told(tmp_path: Path) -> None:
    line = "      - {{kind: text, id: q{n}, text: x, asked_when: z{n} >= 1}}\n"
    sections = "".join(
        f"  - id: s{s}\n    title: S\n    questions:\n"
        + "".join(line.format(n=n) for n in range(100 * s, 100 * (s + 1)))
        for s in range(20)
    )
    head = broken.SOUND.partition("sections:\n")[0]
    remarks = _remarks(f"{head}sections:\n{sections}", tmp_path)
    assert len(remarks) == MOST_TOLD + 1
    assert "vanaf hier is niets meer nagekeken" in remarks[-1]


def test_a_byte_order_mark_of_a_text_editor_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(broken.SOUND, encoding="utf-8-sig")
    assert read_questionnaire(path).id == "proef"


def test_a_million_brackets_are_refused(tmp_path: Path) -> None:
    (remark,) = _remarks("[" * 1_000_000, tmp_path)
    assert "dieper dan 16 niveaus" in remark


# --- Sound files -------------------------------------------------------------------------------


@each_tiny
@pytest.mark.usefixtures("parser")
def test_a_tiny_questionnaire_is_sound_and_gives_no_warning(path: Path) -> None:
    questionnaire = read_questionnaire(path)
    assert questionnaire.id == path.stem
    assert warnings_in(questionnaire) == []


@each_tiny
def test_what_is_written_is_read_back_the_same(path: Path) -> None:
    questionnaire = read_questionnaire(path)
    through_json = json.loads(canonical(questionnaire))
    again = read(through_json, Questionnaire)
    assert again == questionnaire
    assert fingerprint(again) == fingerprint(questionnaire)


@each_tiny
def test_the_layout_of_a_file_does_not_matter_to_what_it_says(path: Path, tmp_path: Path) -> None:
    questionnaire = read_questionnaire(path)
    other = tmp_path / "other.yaml"
    other.write_text(yaml.safe_dump(write(questionnaire), allow_unicode=True, width=60))
    assert fingerprint(read_questionnaire(other)) == fingerprint(questionnaire)


@each_tiny
def test_the_schema_accepts_every_tiny_questionnaire(path: Path) -> None:
    assert _schema_errors(path.read_text()) == []


@pytest.mark.parametrize("case", broken.SHAPE, ids=lambda case: case.name)
def test_the_schema_refuses_every_fault_of_shape(case: broken.Broken) -> None:
    # Which days a month has is beyond a pattern; the reader knows.
    is_beyond = case.name == "a day that does not exist"
    assert bool(_schema_errors(case.text)) is not is_beyond


@pytest.mark.parametrize("case", broken.RULES, ids=lambda case: case.name)
def test_the_schema_leaves_rules_between_parts_to_the_reader(case: broken.Broken) -> None:
    assert _schema_errors(case.text) == []


class _WithDatesAsText(yaml.SafeLoader):
    """YAML as editors that check a schema read it: dates are text, as in JSON."""


_WithDatesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def _validator() -> Draft202012Validator:
    made = schema(Questionnaire, "Vragenlijst")
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def _schema_errors(text: str) -> list[object]:
    return list(_validator().iter_errors(yaml.load(text, _WithDatesAsText)))  # noqa: S506


# --- Properties --------------------------------------------------------------------------------


_PIECES = st.text(st.sampled_from("ab:-[]{}'\"#&*!|>%@\n\t 01.,?é\x07\u2028"), max_size=8)


@given(st.integers(0, len(broken.SOUND)), st.integers(0, 40), _PIECES)
def test_no_damage_to_a_file_makes_the_reader_stumble(
    tmp_path_factory: pytest.TempPathFactory, start: int, size: int, filling: str
) -> None:
    """Whatever is cut out or put in: a questionnaire, or remarks at places in the file."""
    text = broken.SOUND[:start] + filling + broken.SOUND[start + size :]
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_ = questionnaire_with_places(path)
        remarks = read_.placed(warnings_in(read_.value))
    except BrokenFile as error:
        remarks = list(error.remarks)
    # YAML counts some line breaks of Unicode that `splitlines` counts too.
    lines = len(text.splitlines())
    assert all(1 <= remark.place.line <= lines + 1 for remark in remarks)


# No invisible characters: PyYAML writes some line breaks of Unicode as it would not read them.
_WORDS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n"), max_size=20)
_LEAVES = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _WORDS
_PLAIN_DATA = st.recursive(
    _LEAVES,
    lambda inside: st.one_of(
        st.lists(inside, max_size=4), st.dictionaries(_WORDS, inside, max_size=4)
    ),
    max_leaves=12,
)


@given(_PLAIN_DATA, st.sampled_from([True, False]))
def test_plain_data_survives_yaml(data: object, flow: bool) -> None:
    # Width: PyYAML folds keys longer than a line into `? ` blocks, which say the same.
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=10**6)
    found = yaml_text.source(text)
    assert found.remarks == ()
    assert found.data == data


def test_a_thousand_questions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(_large(sections=50, questions=20))
    assert sum(1 for _ in read_questionnaire(path).ratings()) == 50 * 20


def _large(sections: int, questions: int) -> str:
    """A questionnaire with ratings, every fifth with a condition about the section before."""
    chance = random.Random(1)  # noqa: S311
    lines = [broken.SOUND.partition("sections:")[0] + "sections:"]
    for section in range(sections):
        lines += [f"  - id: s{section}", f"    title: Onderdeel {section}", "    questions:"]
        for number in range(questions):
            lines += [
                "      - kind: rating",
                f"        id: q{section}_{number}",
                f"        text: Hoe staat het met punt {number} van onderdeel {section}?",
                "        help: Denk aan elke stap van het voorstel, van begin tot einde.",
                "        dimension: ruimte",
            ]
            if section and number % 5 == 0:
                other = chance.randrange(questions)
                lines.append(f"        asked_when: q{section - 1}_{other} <= 2 or answered(q0_0)")
    return "\n".join(lines) + "\n"
