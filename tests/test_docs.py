"""The docs are true: what the code has, they name; what they name, there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner

from cliënttoets.cli import main
from cliënttoets.document.shape import type_hints
from cliënttoets.questionnaire import model
from cliënttoets.report.layout import OPTIONS, Layout, LayoutSection, Part

from .test_layers import ROWS

PAGES = ("README.md", "CHANGELOG.md", "docs", "bench/README.md")


ASKED: tuple[type[Any], ...] = tuple(
    dict.fromkeys([*get_args(model.Question), *get_args(model.Part)])
)


def _name(type_: type) -> str:
    return type_.__name__


def _pages(project: Path) -> dict[str, str]:
    """Every page for people, by its path in the project."""
    found = [project / name for name in PAGES if (project / name).is_file()]
    found += sorted((project / "docs").glob("*.md"))
    return {str(path.relative_to(project)): path.read_text("utf-8") for path in found}


def _dependencies(project: Path) -> set[str]:
    """Each package that pyproject.toml asks for, at run time, for production, to build, to test."""
    read = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    asked = list(read["project"]["dependencies"])
    asked += [each for extra in read["project"]["optional-dependencies"].values() for each in extra]
    asked += [each for group in read["dependency-groups"].values() for each in group]
    return {re.split(r"[^\w.-]", each)[0] for each in asked if isinstance(each, str)}


def test_every_dependency_has_its_line_and_every_line_its_dependency(project: Path) -> None:
    page = (project / "docs" / "dependencies.md").read_text("utf-8").partition("From npm")[0]
    firsts = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    lines = [name for cell in firsts for name in re.findall(r"`([\w.-]+)`", cell)]
    assert set(lines) == _dependencies(project)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_host_and_no_place(lock: str, project: Path) -> None:
    lines = (project / lock).read_text("utf-8").splitlines()
    pinned = re.compile(r"[\w.-]+==[\w.+!]+( ; [^/]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_the_locks_hold_what_is_asked_for(project: Path) -> None:
    locked = {
        re.split("==", line)[0]: line
        for line in (project / "requirements-dev.lock").read_text("utf-8").splitlines()
        if "==" in line
    }
    asked = {name.lower().replace("_", "-") for name in _dependencies(project)}
    assert asked <= set(locked)


def test_what_runs_is_locked_to_the_same_version_for_tests(project: Path) -> None:
    run, tests = (
        {line for line in (project / name).read_text("utf-8").splitlines() if "==" in line}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run <= tests


def test_the_architecture_draws_every_row_as_the_tests_hold_it(project: Path) -> None:
    page = (project / "docs" / "architecture.md").read_text("utf-8")
    drawn = page.partition("## Layers")[2].partition("```")[2].partition("```")[0]
    rows = re.sub(r" *#.*", "", drawn).replace("|\n", "").strip().splitlines()
    names = [re.findall(r"[\w.*]+", row) for row in rows]
    assert names == [[pattern for room in row for pattern in room.split()] for row in ROWS]


def test_what_the_architecture_names_exists(project: Path) -> None:
    page = (project / "docs" / "architecture.md").read_text("utf-8")
    paths = set(re.findall(r"`((?:tests|docs|bench)/[\w./-]+)`", page))
    assert {each for each in paths if not (project / each).exists()} == set()


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_explained_with_all_its_options(command: str, project: Path) -> None:
    docs = "\n".join(_pages(project).values())
    assert re.search(rf"clienttoets {command}\b", docs), f"no page names `clienttoets {command}`"
    options = [each for param in main.commands[command].params for each in param.opts]
    unnamed = [each for each in options if each.startswith("--") and each not in docs]
    assert unnamed == []


def test_a_page_names_no_command_and_no_option_that_there_is_not(project: Path) -> None:
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", "\n".join(_pages(project).values()), re.S))
    named = re.findall(r"\bclienttoets ([a-z]+)\b([^\n`|]*)", code)
    assert {command for command, _rest in named} <= set(main.commands)
    for command, rest in named:
        known = {each for param in main.commands[command].params for each in param.opts}
        assert set(re.findall(r"(--[a-z-]+)", rest)) <= known | {"--help"}, command


def test_every_setting_of_the_environment_is_explained(project: Path) -> None:
    used = {
        name
        for path in sorted((project / "cliënttoets").rglob("*.py"))
        for name in re.findall(r"\bCLIENTTOETS_[A-Z]+\b", path.read_text("utf-8"))
    }
    docs = "\n".join(_pages(project).values())
    assert used
    assert {name for name in used if name not in docs} == set()


@pytest.mark.parametrize("kind", sorted({each.kind for each in ASKED}))
def test_every_kind_of_question_stands_in_the_page_for_authors(kind: str, project: Path) -> None:
    page = (project / "docs" / "authoring.md").read_text("utf-8")
    assert re.search(rf"\bkind: {kind}\b", page)


@pytest.mark.parametrize("type_", [model.Questionnaire, model.Section, *ASKED], ids=_name)
def test_every_key_of_the_format_stands_in_the_page_for_authors(type_: type, project: Path) -> None:
    page = (project / "docs" / "authoring.md").read_text("utf-8")
    assert [key for key in type_hints(type_) if not re.search(rf"\b{key}\b", page)] == []


def _layouts_page(project: Path) -> str:
    return (project / "docs" / "layouts.md").read_text("utf-8")


def test_every_part_stands_in_the_page_on_layouts_with_its_own_keys(project: Path) -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*?) ?\|$", _layouts_page(project), re.MULTILINE)
    parts = {name: set(re.findall(r"`(\w+)`", keys)) for name, keys in rows if name in set(Part)}
    assert parts == {part: set(OPTIONS.get(part, ())) for part in Part}


@pytest.mark.parametrize("type_", [Layout, LayoutSection], ids=_name)
def test_every_key_of_a_layout_stands_in_the_page_on_layouts(type_: type, project: Path) -> None:
    page = _layouts_page(project)
    assert [key for key in type_hints(type_) if f"| `{key}` |" not in page] == []


def test_every_shipped_layout_stands_in_the_page_on_layouts(project: Path) -> None:
    page = _layouts_page(project)
    names = {path.stem for path in (project / "reports").glob("*.yaml")}
    assert {name for name in names if f"| `{name}` |" not in page} == set()


def test_the_layout_of_the_page_is_sound_and_its_mistake_is_told_so(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _layouts_page(project)
    (layout,) = re.findall(r"^```yaml layout\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    path = Path("kabinet.yaml")
    path.write_text(layout, "utf-8")
    assert CliRunner().invoke(main, ["check", str(path)]).output.strip() in page
    path.write_text(layout.replace("decision\n", "decision\n    most: 3\n", 1), "utf-8")
    assert CliRunner().invoke(main, ["check", str(path)]).output.strip() in page


def test_every_target_that_a_page_names_is_in_the_makefile(project: Path) -> None:
    made = set(re.findall(r"^([a-z]+):", (project / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        target
        for text in _pages(project).values()
        for target in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text, re.MULTILINE)
    }
    assert {"demo", "test"} <= {each for pair in named for each in pair} - {""} <= made


def test_every_link_between_pages_arrives(project: Path) -> None:
    lost = [
        f"{page}: {target}"
        for page, text in _pages(project).items()
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)", text)
        if "://" not in target and not (project / page).parent.joinpath(target).exists()
    ]
    assert lost == []
