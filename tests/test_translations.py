"""The templates for translators are those of the texts as they are now; each hole is kept.

A text changed? `make messages` writes the templates again.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from cliënttoets.language import CATALOGUE_NAME

from .messages import (
    PACKAGE,
    PROJECT,
    SAYS_ONE,
    SAYS_ONE_OR_MANY,
    SHARED_ANCHORS,
    Source,
    content_sources,
    jinja_sources,
    program_sources,
    python_sources,
    templates,
    topped_up,
    untranslated,
)

FOLDER = PROJECT / "translations"
TEMPLATES = ("clienttoets.pot", "content.pot")


def holes(text: str) -> set[str]:
    """The names in braces. Raises ValueError for a text that cannot be filled."""
    return {name for _before, name, _as, _how in string.Formatter().parse(text) if name is not None}


def lost_holes(path: Path) -> Iterator[str]:
    """The translations in a catalogue that have other holes than their source."""
    with path.open("rb") as file:
        for entry in read_po(file, abort_invalid=True):
            sources = _forms(entry.id)
            wanted = {name for source in sources for name in holes(source)}
            # A plural form may say its number in words: "une question".
            needed = wanted - {"number"} if len(sources) > 1 else wanted
            # The header has no source; what is fuzzy is never shown.
            shown = _forms(entry.string) if sources and not entry.fuzzy else []
            for translation in shown:
                if not needed <= holes(translation) <= wanted:
                    yield f"{path.parent.name}: {translation}"


def _forms(texts: str | Iterable[str] | None) -> list[str]:
    """The texts of an entry: one, or one for each plural form; those that say nothing left out."""
    return [text for text in ([texts] if isinstance(texts, str) else texts or ()) if text]


# --- The templates -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_template_holds_the_texts_as_they_are_now(name: str) -> None:
    kept = (FOLDER / name).read_bytes()
    assert kept == templates()[name], f"translations/{name} is stale: run `make messages`"


def test_there_is_no_other_template() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.pot")) == sorted(TEMPLATES)
    assert set(templates()) == set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_translator_can_read_the_template_back(name: str) -> None:
    with (FOLDER / name).open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    sources = program_sources() if name == "clienttoets.pot" else content_sources()
    expected = {(source.text, source.context or None) for source in sources}
    found = {(_forms(entry.id)[0], entry.context) for entry in catalogue if entry.id}
    assert found == expected


# --- Extraction --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        pytest.param('language.text("Wijzig")', ["Wijzig"], id="a text"),
        pytest.param('A = marked("Ja"); B = message("Nee")', ["Ja", "Nee"], id="marked, message"),
        pytest.param('language.text("Kies " "uit")', ["Kies uit"], id="a text over two lines"),
        pytest.param('f(message("a", b=message("c")))', ["a", "c"], id="one inside another"),
        pytest.param("language.text(sentence)", [], id="a name has its text elsewhere"),
        pytest.param('pen.text(x, y, "Wijzig")', [], id="another text method"),
        pytest.param('language.text("")', [], id="an empty text"),
        pytest.param('words("Wijzig")', [], id="what is shown as it is"),
    ],
)
def test_the_texts_in_code_are_found(code: str, texts: list[str]) -> None:
    assert [source.text for source in python_sources(code, "code.py")] == texts


def test_a_short_name_for_saying_a_text_is_one_that_is_looked_for() -> None:
    shortened = re.compile(
        r"(\w+) = [\w.]*(?:language(?:\(\))?|DUTCH)\.(?:text|texts)$", re.MULTILINE
    )
    names = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in shortened.findall(path.read_text("utf-8"))
    }
    assert names <= SAYS_ONE | SAYS_ONE_OR_MANY


def test_one_and_many_are_found_together() -> None:
    (source,) = python_sources('language.texts("{number} rij", "{number} rijen", n)', "code.py")
    assert (source.text, source.many) == ("{number} rij", "{number} rijen")


def test_the_texts_in_a_template_are_found_in_whatever_they_stand() -> None:
    template = """
      {% if x %}<a title="{{ _('Terug') }}">{{ _("Rij {number}", number=n) }}</a>{% endif %}
      {% call piece(_("Uitleg")) %}{{ ngettext("één rij", "{number} rijen", n) }}{% endcall %}
      {{ _(heading) }} {{ other("Niet dit") }}
    """
    found = {(source.text, source.many) for source in jinja_sources(template, "page.html")}
    assert found == {
        ("Terug", ""),
        ("Rij {number}", ""),
        ("Uitleg", ""),
        ("één rij", "{number} rijen"),
    }


def test_a_content_text_is_placed_by_questionnaire_question_and_field() -> None:
    places = {(source.context, source.text) for source in content_sources()}
    assert ("KT.KT1.label", "Vroege en structurele betrokkenheid") in places
    assert ("KT.KT1.KT1a.text.default", "Was er betrokkenheid vóór de keuzes vastlagen?") in places
    assert ("RP.RP1.anchors.je", "Soms wel, soms niet.") in places


def test_how_a_shipped_report_is_headed_is_said_by_the_program() -> None:
    headings = {source.text for source in program_sources() if source.file.startswith("reports/")}
    assert {"Cliënttoets", "Hoe is dit berekend?"} <= headings
    assert not any(source.file.startswith("reports/") for source in content_sources())


def test_the_anchors_that_questions_share_have_one_place_for_all_questionnaires() -> None:
    places = {s.context for s in content_sources() if s.text == "Nee, helemaal niet"}
    assert places == {f"{SHARED_ANCHORS}.je", f"{SHARED_ANCHORS}.u"}


def test_an_anchor_goes_with_the_question_that_it_answers() -> None:
    comments = {s.comment for s in content_sources() if s.text == "Ik heb telkens iemand anders."}
    assert comments == {"Heeft elk gezin één vaste persoon, van bij de start?"}


# --- Holes -------------------------------------------------------------------------------------


def filled_calls() -> list[Source]:
    return [source for source in program_sources() if source.filled is not None]


def test_every_hole_is_filled_and_no_value_is_left_over() -> None:
    wrong = {}
    for source in filled_calls():
        assert source.filled is not None
        wanted = holes(source.text) | holes(source.many)
        # `texts` fills in {number} by itself.
        given = source.filled | ({"number"} & wanted if source.many else set())
        if given != wanted:
            wrong[source.text] = (source.file, sorted(given ^ wanted))
    assert wrong == {}


def test_a_hole_is_a_plain_name() -> None:
    names = {name for source in program_sources() for name in holes(source.text + source.many)}
    assert names, "no text with a hole was found"
    assert [name for name in names if not name.isidentifier()] == []


def test_a_text_that_is_asked_has_no_holes() -> None:
    assert [source.text for source in content_sources() if holes(source.text)] == []


CATALOGUES = sorted(FOLDER.glob(f"*/{CATALOGUE_NAME}"))


def test_every_hole_of_a_source_stands_in_each_translation() -> None:
    assert [line for path in CATALOGUES for line in lost_holes(path)] == []


@pytest.mark.parametrize(
    ("translation", "lost"),
    [
        pytest.param('msgid "{a} en {b}"\nmsgstr "{b} et {a}"', 0, id="both, in another order"),
        pytest.param('msgid "{a} en {b}"\nmsgstr ""', 0, id="not yet translated"),
        pytest.param('#, fuzzy\nmsgid "{a}"\nmsgstr "rien"', 0, id="a guess, which is not shown"),
        pytest.param('msgid "{a} en {b}"\nmsgstr "{b}"', 1, id="one forgotten"),
        pytest.param('msgid "{naam}"\nmsgstr "{nom}"', 1, id="a name translated"),
        pytest.param('msgid "Terug"\nmsgstr "Retour {n}"', 1, id="one too many"),
        pytest.param(
            'msgid "{number} rij"\nmsgid_plural "{number} rijen"\n'
            'msgstr[0] "une"\nmsgstr[1] "{number}"',
            0,
            id="a number in words",
        ),
        pytest.param(
            'msgid "{number} rij van {wie}"\nmsgid_plural "{number} rijen van {wie}"\n'
            'msgstr[0] "une de {wie}"\nmsgstr[1] "{number}"',
            1,
            id="forgotten in one of the plural forms",
        ),
    ],
)
def test_a_translation_with_other_holes_than_its_source_is_found(
    translation: str, lost: int, tmp_path: Path
) -> None:
    path = tmp_path / "clienttoets.po"
    path.write_text(f"{translation}\n", "utf-8")
    assert len(list(lost_holes(path))) == lost


# --- Translations ------------------------------------------------------------------------------

BEFORE = """\
# A header with a remark.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: old.py
msgid "Terug"
msgstr "Back"

# Ask Jan.
#: old.py
#, fuzzy
msgid "Bewaar"
msgstr "Keep"

#: old.py
msgid "Weg"
msgstr "Gone"

#: old.py
msgid "{number} rij"
msgstr "{number} row"
"""

AFTER = """\
# A header with a remark.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: new.py
msgid "Nieuw"
msgstr ""

#: new.py
msgid "Terug"
msgstr "Back"

# Ask Jan.
#: new.py
#, fuzzy
msgid "Bewaar"
msgstr "Keep"

#: new.py
#, python-brace-format
msgid "{number} rij"
msgid_plural "{number} rijen"
msgstr[0] ""
msgstr[1] ""

"""

SOURCES = (
    Source(text="Nieuw", file="new.py"),
    Source(text="Terug", file="new.py"),
    Source(text="Bewaar", file="new.py"),
    Source(text="{number} rij", many="{number} rijen", file="new.py"),
)


def test_topping_up_adds_what_is_new_and_drops_what_is_gone() -> None:
    assert topped_up(BEFORE.encode(), SOURCES).decode() == AFTER


def test_topping_up_twice_changes_nothing() -> None:
    once = topped_up(BEFORE.encode(), SOURCES)
    assert topped_up(once, SOURCES) == once


def test_what_is_empty_or_a_guess_is_not_translated(tmp_path: Path) -> None:
    path = tmp_path / CATALOGUE_NAME
    path.write_text(AFTER, "utf-8")
    assert untranslated(path) == ["Nieuw", "Bewaar", "{number} rij"]


def test_there_is_a_translation_to_hold() -> None:
    assert [path.parent.name for path in CATALOGUES] == ["en_GB"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_translation_has_an_entry_for_each_text_as_it_is_now(path: Path) -> None:
    kept = path.read_bytes()
    assert kept == topped_up(kept, program_sources()), f"{path} is stale: run `make messages`"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_nothing_is_left_untranslated(path: Path) -> None:
    assert untranslated(path) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_translation_can_take_the_place_of_its_source(path: Path) -> None:
    """Spaces and breaks at its ends are as they were, and so is how it ends as a sentence."""
    wrong = []
    with path.open("rb") as file:
        for entry in read_po(file, abort_invalid=True):
            for source, said in zip(_forms(entry.id), _forms(entry.string), strict=False):
                if entry.id and _ends(source) != _ends(said):
                    wrong.append((source, said))
    assert wrong == []


def _ends(text: str) -> tuple[str, str]:
    """The white at the start; at the end the white, or the sign that closes a sentence."""
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :] or (text[-1] if text[-1] in ".:?!" else "")
    return before, after
