"""Report layouts: read from YAML, found by name, refused with the line that is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cliënttoets.content_folders import content_folder
from cliënttoets.document.file import BrokenFile
from cliënttoets.report.layout import OPTIONS, Layout, LayoutSection, Part
from cliënttoets.report.layout_file import (
    UnknownLayout,
    is_layout,
    layout_at_hand,
    layouts_at_hand,
    read_layout,
)

SMALL = """\
id: kort
version: 1
title: Kort rapport
sections:
  - part: signal
  - part: facts
    title: Waarover?
    introduction: Dit staat vast.
"""


def written(folder: Path, text: str = SMALL, name: str = "kort") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_layout_is_read_as_it_is_written(tmp_path: Path) -> None:
    assert read_layout(written(tmp_path)) == Layout(
        id="kort",
        version=1,
        title="Kort rapport",
        sections=(
            LayoutSection(part=Part.SIGNAL),
            LayoutSection(part=Part.FACTS, title="Waarover?", introduction="Dit staat vast."),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        pytest.param("part: signal", "part: sinaal", "5:11", "signal", id="a part misspelt"),
        pytest.param("part: facts", "part: signal", "6:11", "tweemaal", id="a part twice"),
        pytest.param("title: Kort", "titel: Kort", "3:1", "titel", id="an unknown key"),
        pytest.param("version: 1", "version: nul", "2:10", "getal", id="a version in words"),
        pytest.param("version: 1", "version: 0", "2:10", "1", id="a version under 1"),
    ],
)
def test_a_mistake_in_a_layout_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    path = written(tmp_path, SMALL.replace(old, new))
    with pytest.raises(BrokenFile) as caught:
        read_layout(path)
    assert f"{path}:{place}: " in str(caught.value)
    assert said in str(caught.value)


def test_a_layout_without_sections_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile):
        read_layout(written(tmp_path, "id: leeg\nversion: 1\ntitle: Leeg\nsections: []\n"))


def test_an_own_layout_stands_over_the_shipped_one(tmp_path: Path) -> None:
    shipped = content_folder("reports")
    written(tmp_path, name="clientorganisatie")
    assert layout_at_hand("clientorganisatie", [shipped]).title == "Cliënttoets"
    assert layout_at_hand("clientorganisatie", [shipped, tmp_path]).title == "Kort rapport"


def test_an_unknown_layout_offers_the_nearest_name(tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(UnknownLayout, match=re.escape("'korrt' bestaat niet. Bedoelde u 'kort'?")):
        layout_at_hand("korrt", [tmp_path])


@pytest.mark.parametrize("name", ["../kort", "map/kort", "", ".", "/etc/hostname", "kort.yaml"])
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "map"
    inner.mkdir()
    written(tmp_path)
    written(inner)
    with pytest.raises(UnknownLayout):
        layout_at_hand(name, [inner])


def test_every_shipped_layout_can_be_used() -> None:
    paths = sorted(content_folder("reports").glob("*.yaml"))
    assert [path.stem for path in paths] == [read_layout(path).id for path in paths]


@pytest.mark.parametrize(
    ("name", "first"), [("clientorganisatie", Part.SIGNAL), ("overheid", Part.DECISION)]
)
def test_a_report_has_its_message_first_and_the_method_last(name: str, first: Part) -> None:
    layout = layout_at_hand(name, [content_folder("reports")])
    parts = [section.part for section in layout.sections]
    assert (parts[0], parts[-1]) == (first, Part.METHOD)


def test_the_full_report_answers_its_questions_in_order() -> None:
    """What is asked stands before who disagrees, what is answered before how it goes on."""
    layout = layout_at_hand("clientorganisatie", [content_folder("reports")])
    parts = [section.part for section in layout.sections]
    told_in_order = [Part.STORIES, Part.ADVICE, Part.DISAGREEMENT, Part.ROUNDS, Part.REPLIES]
    assert [part for part in parts if part in (*told_in_order, Part.NEXT)] == [
        *told_in_order,
        Part.NEXT,
    ]


def test_every_part_stands_in_a_shipped_layout() -> None:
    shipped = map(read_layout, content_folder("reports").glob("*.yaml"))
    assert {section.part for layout in shipped for section in layout.sections} == set(Part)


def test_the_options_of_a_part_are_read(tmp_path: Path) -> None:
    text = SMALL.replace(
        "part: signal", "part: blind_spots\n    questions: [KT4, K-9]\n    most: 3"
    )
    section = read_layout(written(tmp_path, text)).sections[0]
    assert (section.questions, section.most) == (("KT4", "K-9"), 3)


@pytest.mark.parametrize(
    ("option", "place", "said"),
    [
        pytest.param("most: 3", "6:11", "kent 'most' niet", id="how many"),
        pytest.param("questions: [KT4]", "6:16", "kent 'questions' niet", id="which questions"),
        pytest.param("mots: 3", "6:5", "most", id="an option misspelt"),
        pytest.param("most: 0", "6:11", "1", id="none at all"),
        pytest.param("questions: []", "6:16", "1", id="no questions"),
        pytest.param("annex: soms", "6:12", "true", id="an annex in words"),
    ],
)
def test_an_option_that_a_part_does_not_know_is_told_at_its_line(
    tmp_path: Path, option: str, place: str, said: str
) -> None:
    path = written(tmp_path, SMALL.replace("part: signal", f"part: signal\n    {option}"))
    with pytest.raises(BrokenFile) as caught:
        read_layout(path)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{path}:{place}: ")
    assert said in line


def test_an_unknown_option_comes_with_the_parts_that_do_know_it(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL.replace("part: signal", "part: signal\n    questions: [KT4]"))
    with pytest.raises(BrokenFile, match=r"Wel bij: risks, blind_spots, missing_evidence\."):
        read_layout(path)


def test_only_parts_that_read_a_section_have_options() -> None:
    known = {"questions", "most"}
    assert all(options and options <= known for options in OPTIONS.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SMALL, True, id="a layout"),
        pytest.param(SMALL.replace("signal", "sinaal"), True, id="a layout with a mistake"),
        pytest.param("sections: [part]", False, id="sections of words"),
        pytest.param("id: leeg", False, id="no sections"),
        pytest.param("", False, id="nothing"),
        pytest.param("sections: [{part: ", False, id="no YAML"),
    ],
)
def test_a_layout_is_known_by_a_section_that_names_a_part(
    tmp_path: Path, text: str, expected: bool
) -> None:
    assert is_layout(written(tmp_path, text)) is expected


def test_no_questionnaire_is_taken_for_a_layout() -> None:
    paths = [*content_folder("questionnaires").glob("*.yaml")]
    assert paths
    assert not any(is_layout(path) for path in paths)


def test_what_cannot_be_read_is_no_layout(tmp_path: Path) -> None:
    path = tmp_path / "beeld.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    assert not is_layout(path)
    assert not is_layout(tmp_path)
    assert not is_layout(tmp_path / "er-niet.yaml")


def test_a_file_larger_than_a_layout_may_be_is_no_layout(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL + "#" * (2**20 - len(SMALL.encode())))
    assert path.stat().st_size == 2**20
    assert is_layout(path)
    with path.open("a") as opened:
        opened.write("#")
    assert not is_layout(path)
    with pytest.raises(BrokenFile, match="dit bestand is groter dan 1 MiB"):
        read_layout(path)


def test_a_file_without_an_end_is_no_layout() -> None:
    assert not is_layout(Path("/dev/zero"))


# --- All layouts at hand -----------------------------------------------------------------------


def test_the_shipped_layouts_are_at_hand_by_name() -> None:
    found = layouts_at_hand([content_folder("reports")])
    assert list(found.usable) == ["clientorganisatie", "gezin", "overheid"]
    assert found.broken == {}


def test_an_own_layout_stands_among_the_others_and_goes_before_one_of_its_name(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "een", tmp_path / "twee"
    for folder in (first, second):
        folder.mkdir()
    written(first, name="b")
    written(first, name="c")
    written(second, SMALL.replace("Kort rapport", "Ons rapport"), name="b")
    written(second, name="a")
    found = layouts_at_hand([first, second])
    assert [(name, layout.title) for name, layout in found.usable.items()] == [
        ("a", "Kort rapport"),
        ("b", "Ons rapport"),
        ("c", "Kort rapport"),
    ]
    assert found.usable["b"] == layout_at_hand("b", [first, second])


def test_a_layout_with_a_mistake_is_told_and_hides_no_other(tmp_path: Path) -> None:
    written(tmp_path)
    broken = written(tmp_path, SMALL.replace("signal", "sinaal"), name="fout")
    found = layouts_at_hand([tmp_path])
    assert list(found.usable) == ["kort"]
    assert str(found.broken["fout"]).startswith(f"{broken}:5:11: ")


def test_an_own_layout_with_a_mistake_does_not_bring_the_shipped_one_back(tmp_path: Path) -> None:
    written(tmp_path, "id: gezin", name="gezin")
    found = layouts_at_hand([content_folder("reports"), tmp_path])
    assert "gezin" not in found.usable
    assert list(found.broken) == ["gezin"]


def test_a_folder_named_as_a_layout_is_none(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").mkdir()
    found = layouts_at_hand([tmp_path])
    assert (found.usable, found.broken) == ({}, {})
