"""The texts that a translator is given: extracted from code, templates, questionnaires, reports.

`make messages` writes them to translations/*.pot. There are two templates, because two kinds of
people change them: `clienttoets.pot` holds what the program says and how the shipped reports are
headed, `content.pot` what is asked. In the second a text has a context, so that two questions that
happen to use the same words can part in another language: questionnaire, question and field. The
anchors that the questions of a questionnaire share have one context in all questionnaires.

It also tops up every translation of the program: a new text gets an empty entry, a text that is no
longer said goes, and what was translated stays as it is.

The same tree gives the same bytes: no dates and no line numbers. This stands among the tests
because it needs the whole checkout, and because `test_translations` holds its output.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from cliënttoets.document.file import read_file
from cliënttoets.document.writing import write
from cliënttoets.language import CATALOGUE_NAME
from cliënttoets.questionnaire.file import read_questionnaire, yaml_files
from cliënttoets.report.layout import Layout

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "cliënttoets"
TRANSLATIONS = PROJECT / "translations"

SAYS_ONE = {"text", "say", "marked", "message", "_"}  # `say` is what code calls its language.text
SAYS_ONE_OR_MANY = {"texts", "ngettext"}

# The fields of a questionnaire and a report layout that a reader reads. Sources stay as they were
# published; ids, kinds and codes are nobody's text.
PROSE = {
    *("title", "introduction", "caveat", "attribution", "word", "signal", "sentence"),
    *("text", "help", "label", "anchors", "critical_reason", "weight_reason"),
    *("note", "evidence", "unit"),
}
SHARED_ANCHORS = "anchors"
CONTAINERS = {"sections", "parts", "columns", "options", "patterns"}
"""Lists whose entries have an id of their own, which is enough to place them."""

HEADER = """\
# Dutch source texts, one entry each. Extracted by `make messages`; do not edit by hand.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: nl_BE\\n"

"""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A Dutch text, and what a translator and a check must know of it.

    `filled` names the values that its call fills in; None where the text is filled elsewhere.
    """

    text: str
    many: str = ""
    file: str
    context: str = ""
    comment: str = ""
    filled: frozenset[str] | None = None


def templates() -> dict[str, bytes]:
    """The two templates as they should stand in translations/, by file name."""
    return {
        "clienttoets.pot": _template(program_sources()),
        "content.pot": _template(content_sources()),
    }


def program_sources() -> Iterator[Source]:
    """What the program says and how reports are headed, in order of file and place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from python_sources(path.read_text("utf-8"), _named(path))
    for path in sorted(PACKAGE.rglob("templates/*.html")):
        yield from jinja_sources(path.read_text("utf-8"), _named(path))
    for path in yaml_files(PROJECT / "reports"):
        layout = read_file(path, Layout, lambda _layout: ()).value
        # A heading reads the same in every layout: it needs no context.
        yield from (replace(one, context="") for one in _prose(write(layout), _named(path), ()))


def content_sources() -> Iterator[Source]:
    """What questionnaires ask, in order of file and place."""
    for path in yaml_files(PROJECT / "questionnaires"):
        data = write(read_questionnaire(path))
        yield from _prose(data, _named(path), (data["id"],))


# --- Calls in Python and Jinja -----------------------------------------------------------------


def python_sources(code: str, file: str) -> Iterator[Source]:
    """The texts in the calls of `marked`, `message`, `….text` and `….texts`."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        words = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
        filled = {one.arg for one in call.keywords}
        yield from _said(_called(call.func), words, filled, file)


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def jinja_sources(template: str, file: str) -> Iterator[Source]:
    """The texts in the calls of `_` and `ngettext`."""
    for call in Environment(autoescape=True).parse(template).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            words = [one.value if isinstance(one, nodes.Const) else None for one in call.args]
            filled: set[str | None] = {one.key for one in call.kwargs}
            yield from _said(call.node.name, words, filled, file)


def _said(
    function: str, words: Sequence[object], filled: set[str | None], file: str
) -> Iterator[Source]:
    # `**values` has no name; a marked text is filled where it is shown.
    known = None in filled or function == "marked"
    names = None if known else frozenset(name for name in filled if name is not None)
    match words:
        case [str(one), str(many), *_] if function in SAYS_ONE_OR_MANY:
            yield Source(text=one, many=many, file=file, filled=names)
        case [str(one), *_] if function in SAYS_ONE and one:
            yield Source(text=one, file=file, filled=names)


# --- Fields of YAML files ----------------------------------------------------------------------


def _prose(
    data: object, file: str, where: tuple[str, ...], field: str = "", about: str = ""
) -> Iterator[Source]:
    """The texts of plain data; `where` leads there by id, `about` is the question they go with."""
    match data:
        case str() if field:
            context, comment = ".".join(where), "" if about == data else about
            yield Source(text=data, file=file, context=context, comment=comment)
        case list():
            for one in data:
                yield from _prose(one, file, _step(where, one), field, about)
        case dict():
            about = _question(data) or about
            for key, value in data.items():
                inside = field or (key if key in PROSE else "")
                yield from _prose(value, file, _within(where, key), inside, about)
        case _:
            pass


def _step(where: tuple[str, ...], one: object) -> tuple[str, ...]:
    own = one.get("id") if isinstance(one, Mapping) else None
    return (*where, own) if isinstance(own, str) else where


def _within(where: tuple[str, ...], key: str) -> tuple[str, ...]:
    if key == SHARED_ANCHORS and len(where) == 1:
        return (SHARED_ANCHORS,)
    if key == "questions":  # their ids are unique: one may move to another section as it is
        return where[:1]
    return where if key in CONTAINERS else (*where, key)


def _question(data: Mapping[str, object]) -> str:
    """The question that this part of a questionnaire asks; empty where it asks none."""
    text = data.get("text")
    said = text.get("default") if isinstance(text, Mapping) else text
    return said if isinstance(said, str) and "kind" in data else ""


# --- Templates ---------------------------------------------------------------------------------


def _named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def _template(sources: Iterator[Source]) -> bytes:
    return HEADER.encode() + _written(_catalogue(sources))


def _catalogue(sources: Iterable[Source]) -> Catalog:
    catalogue = Catalog()
    for source in sources:
        catalogue.add(
            (source.text, source.many) if source.many else source.text,
            locations=[(source.file, 0)],
            auto_comments=[source.comment] if source.comment else [],
            context=source.context or None,
        )
    return catalogue


def _written(catalogue: Catalog) -> bytes:
    written = io.BytesIO()
    write_po(written, catalogue, omit_header=True, include_lineno=False, width=100)
    return written.getvalue()


# --- Translations ------------------------------------------------------------------------------


def topped_up(kept: bytes, sources: Iterable[Source]) -> bytes:
    """A translation as it was, header and all, with an entry for each source and no other.

    A source that has no translation yet, or has a plural form now that it had not, gets an empty
    one. Remarks of translators and their fuzzy marks stay.
    """
    before = read_po(io.BytesIO(kept), abort_invalid=True)
    catalogue = _catalogue(sources)
    for entry in catalogue:
        old = before.get(entry.id, entry.context) if entry.id else None
        if old is not None and old.id == entry.id:
            entry.string = old.string
            entry.user_comments = old.user_comments
            entry.flags |= old.flags & {"fuzzy"}
    header, end, _entries = kept.partition(b"\n\n")
    return header + end + _written(catalogue)


def main() -> None:
    """Write the templates where they belong, top up the translations, and say so."""
    for name, template in templates().items():
        (TRANSLATIONS / name).write_bytes(template)
        sys.stdout.write(f"translations/{name}\n")
    for path in sorted(TRANSLATIONS.glob(f"*/{CATALOGUE_NAME}")):
        path.write_bytes(topped_up(path.read_bytes(), program_sources()))
        left = len(untranslated(path))
        sys.stdout.write(f"{_named(path)}: {left} not translated\n")


def untranslated(path: Path) -> list[str]:
    """The texts that a translation does not say yet; a guess (fuzzy) says nothing."""
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, abort_invalid=True) if entry.id]
    return [_first(entry.id) for entry in entries if entry.fuzzy or not _is_said(entry)]


def _first(texts: object) -> str:
    return str(texts[0] if isinstance(texts, (list, tuple)) else texts)


def _is_said(entry: Message) -> bool:
    forms = entry.string if isinstance(entry.string, (list, tuple)) else [entry.string]
    return all(forms)


if __name__ == "__main__":
    main()
