"""The layers hold: a module imports from rows below its own, and a framework has one room.

`ROWS` is the house from the street down to its cellar. A room is one or more patterns for module
names: the modules of one room may know each other, but not in a circle; two rooms of one row may
not. Every module has a room, so that a new one is given its place on purpose.
docs/architecture.md draws the same rows.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

UNPLACED = (-1, "")
PACKAGE = Path(__file__).resolve().parents[1] / "cliënttoets"

ROWS: tuple[tuple[str, ...], ...] = (
    ("cli", "wsgi"),
    ("commands.*",),
    ("installation",),
    ("web.*",),
    (
        "response.form response.typed",
        "store.*",
        "report.html report.svg",
        "report.pdf*",
        "questionnaire.file questionnaire.check",
        "report.layout_file",
        "report.house_style_file",
        "export.*",
    ),
    ("report.content.*",),
    ("report.snapshot report.sides report.beside report.publication", "report.layout"),
    ("scoring.*",),
    ("assessment.*",),
    ("response.*",),
    (
        "questionnaire.rules* questionnaire.lint questionnaire.reach questionnaire.askings",
        "questionnaire.catalogue",
    ),
    ("questionnaire.model",),
    ("questionnaire.condition*",),
    # Blocks, charts and looks stand this low because they know no domain, no paper and no screen.
    ("report.blocks report.chart* report.drawing report.figures report.sign",),
    ("report.house_style report.logo report.palette report.contrast",),
    ("document.*", "report.plain_dutch"),
    ("language", "content_folders"),
)

# Which modules may import a framework. What is not named here may be imported nowhere.
ROOMS: dict[str, tuple[str, ...]] = {
    "flask": ("web.*", "wsgi"),
    "flask_wtf": ("web.*",),
    # A form that was sent is a MultiDict; WTForms reads nothing else.
    "werkzeug": ("web.*", "response.form"),
    "jinja2": ("web.*", "report.html"),
    "markupsafe": ("web.*", "report.html", "report.svg"),
    "waitress": ("commands.serving",),
    "wtforms": ("response.form",),
    "sqlite_utils": ("store.*",),
    "sqlite3": ("store.*",),
    "filelock": ("store.*",),
    "reportlab": ("report.pdf*",),
    "uharfbuzz": ("report.pdf_glyphs",),
    "pyphen": ("report.pdf_hyphens",),
    "pypdf": ("report.pdf_read", "report.pdf_addition"),
    "pyhanko": ("report.pdf_signature",),
    "pyhanko_certvalidator": ("report.pdf_signature",),
    "asn1crypto": ("report.pdf_signature",),
    "xlsxwriter": ("export.xlsx",),
    "PIL": ("report.logo",),
    "babel": ("language",),
    "yaml": ("document.*",),
    "click": ("cli", "commands.*"),
}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


MODULES = sorted(_name(path) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
PACKAGES = sorted(PACKAGE.rglob("__init__.py"))


@cache
def _imports(module: str) -> tuple[tuple[int, str], ...]:
    """(level, dotted name) of each import, those inside functions too; 0 is an absolute one."""
    tree = ast.parse((PACKAGE / (module.replace(".", "/") + ".py")).read_text("utf-8"))
    return tuple(found for node in ast.walk(tree) for found in _imported(node))


def _imported(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Import):
        yield from ((0, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = f"{node.module}." if node.module else ""
        yield from ((node.level, f"{base}{alias.name}") for alias in node.names)


def _own(module: str) -> set[str]:
    """The modules of the package that a module imports."""
    found = set()
    for level, name in _imports(module):
        if level:
            parts = [*module.split(".")[:-level], *name.split(".")]
            # `from .model import Question` names a module and what is in it.
            found |= {".".join(parts[:n]) for n in (len(parts) - 1, len(parts))} & set(MODULES)
    return found


def _place(module: str) -> tuple[int, str]:
    """The row of a module, counted from the street, and its room there; UNPLACED if it has none."""
    # A pattern further up is the more particular one: report.content before report.*.
    for row, rooms in enumerate(ROWS):
        for room in rooms:
            if any(fnmatch(module, pattern) for pattern in room.split()):
                return row, room
    return UNPLACED


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_place(module: str) -> None:
    assert _place(module) != UNPLACED, f"give {module} a room in ROWS, and draw it in the docs"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_rows_below_its_own(module: str) -> None:
    row, room = _place(module)
    wrong = [
        other
        for other in sorted(_own(module))
        if _place(other)[0] < row or (_place(other)[0] == row and _place(other)[1] != room)
    ]
    assert not wrong, f"{module} (row {row}) imports {wrong}, which stand no lower"


@pytest.mark.parametrize("module", MODULES)
def test_a_framework_stays_in_its_room(module: str) -> None:
    foreign = {name.split(".")[0] for level, name in _imports(module) if not level}
    foreign -= sys.stdlib_module_names - {"sqlite3"}
    wrong = [
        name
        for name in sorted(foreign)
        if not any(fnmatch(module, room) for room in ROOMS.get(name, ()))
    ]
    assert not wrong, f"{module} imports {wrong}; each has one room: {ROOMS}"


@pytest.mark.parametrize("module", MODULES)
def test_the_package_calls_itself_relatively(module: str) -> None:
    absolute = [name for level, name in _imports(module) if not level and "toets" in name]
    assert not absolute, f"{module} imports {absolute}: relative imports keep the ë in few places"


@pytest.mark.parametrize("room", [room for row in ROWS for room in row])
def test_modules_of_one_room_do_not_import_in_a_circle(room: str) -> None:
    inside = {module for module in MODULES if _place(module)[1] == room}
    left = {module: _own(module) & inside - {module} for module in inside}
    while done := {module for module, wanted in left.items() if not wanted}:
        left = {module: wanted - done for module, wanted in left.items() if module not in done}
    assert not left, f"these import each other in a circle: {left}"


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_an_init_file_holds_a_docstring_only(path: Path) -> None:
    statements = ast.parse(path.read_text("utf-8")).body
    assert len(statements) <= 1
    assert all(
        isinstance(each, ast.Expr)
        and isinstance(each.value, ast.Constant)
        and isinstance(each.value.value, str)
        for each in statements
    )


def test_each_row_and_each_framework_is_in_use() -> None:
    """A room that no module has, or a framework that none imports, is a map of another house."""
    patterns = {pattern for row in ROWS for room in row for pattern in room.split()}
    assert {each for each in patterns if not any(fnmatch(m, each) for m in MODULES)} == set()
    used = {
        name.split(".")[0] for module in MODULES for level, name in _imports(module) if not level
    }
    assert set(ROOMS) - used == set()
