"""One reader's words, dates and numbers: what `language` says, in Dutch and in another language.

The other language here is French, from a catalogue that each test writes for itself: French counts
0 as one, which a forgotten rule for plural forms would get wrong.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.language import (
    DUTCH,
    BrokenTranslation,
    Language,
    UnknownLanguage,
    language_asked,
    language_at_hand,
    languages_at_hand,
    marked,
    message,
    whole,
)

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Voorstellen"
msgstr "Propositions"

msgid "Kies uit: {words}."
msgstr "{words} : choisissez."

msgid "{number} vraag"
msgid_plural "{number} vragen"
msgstr[0] "{number} question"
msgstr[1] "{number} questions"

#, fuzzy
msgid "Terug"
msgstr "Peut-être"

msgid "Bewaar"
msgstr ""
"""


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    """A folder of translations that holds French."""
    folder = tmp_path / "fr"
    folder.mkdir()
    (folder / "clienttoets.po").write_text(CATALOGUE, "utf-8")
    return tmp_path


@pytest.fixture
def french(translations: Path) -> Language:
    return language_at_hand("fr", translations)


# --- Texts -------------------------------------------------------------------------------------


def test_dutch_says_the_source_text() -> None:
    assert DUTCH.text("Voorstellen") == "Voorstellen"
    assert DUTCH.text("Kies uit: {words}.", words="ja, nee") == "Kies uit: ja, nee."


def test_a_text_comes_from_the_catalogue_as_it_stands_on_disk(french: Language) -> None:
    assert french.text("Voorstellen") == "Propositions"


def test_a_hole_may_stand_elsewhere_in_another_language(french: Language) -> None:
    assert french.text("Kies uit: {words}.", words="oui, non") == "oui, non : choisissez."


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Wijzig", id="not in the catalogue"),
        pytest.param("Bewaar", id="not yet translated"),
        pytest.param("Terug", id="a guess that nobody checked"),
    ],
)
def test_what_the_catalogue_does_not_say_is_said_in_dutch(french: Language, source: str) -> None:
    assert french.text(source) == source


def test_an_empty_text_stays_empty_and_is_not_the_header_of_the_catalogue(
    french: Language,
) -> None:
    assert french.text("") == ""


def test_a_hole_without_a_value_is_an_error_and_not_a_text_with_a_brace() -> None:
    with pytest.raises(KeyError, match="words"):
        DUTCH.text("Kies uit: {words}.")


def test_a_value_that_holds_braces_is_not_filled_again() -> None:
    assert DUTCH.text("Toets '{name}'", name="{words}") == "Toets '{words}'"


@pytest.mark.parametrize(
    ("number", "dutch", "in_french"),
    [
        pytest.param(0, "0 vragen", "0 question", id="none is plural in Dutch alone"),
        pytest.param(1, "1 vraag", "1 question", id="one"),
        pytest.param(2, "2 vragen", "2 questions", id="two"),
        pytest.param(
            12_000, "12\u00a0000 vragen", "12\u202f000 questions", id="each groups in its own way"
        ),
    ],
)
def test_the_plural_follows_the_rule_of_the_language(
    french: Language, number: int, dutch: str, in_french: str
) -> None:
    assert DUTCH.texts("{number} vraag", "{number} vragen", number) == dutch
    assert french.texts("{number} vraag", "{number} vragen", number) == in_french


def test_a_plural_fills_its_other_holes_too() -> None:
    said = DUTCH.texts("{number} vraag van {who}", "{number} vragen van {who}", 3, who="De Proef")
    assert said == "3 vragen van De Proef"


def test_marking_a_text_leaves_it_as_it_is() -> None:
    assert marked("Wijzig {naam}") == "Wijzig {naam}"


def test_a_message_is_dutch_until_a_language_says_it(french: Language) -> None:
    said = message("Kies uit: {words}.", words="a, b")
    assert str(said) == "Kies uit: a, b."
    assert french.say(said) == "a, b : choisissez."


def test_a_message_may_have_a_hole_called_text() -> None:
    assert str(message("Er staat '{text}'.", text="ja")) == "Er staat 'ja'."


# --- Which language ----------------------------------------------------------------------------


def test_dutch_needs_no_catalogue(tmp_path: Path) -> None:
    assert language_at_hand("nl_BE", tmp_path) is DUTCH


@pytest.mark.parametrize("locale", ["de", "fr_BE", "xx", "", ".", "../fr", "fr/../fr"])
def test_a_locale_without_a_catalogue_is_refused(translations: Path, locale: str) -> None:
    with pytest.raises(LookupError):
        language_at_hand(locale, translations)


def test_a_catalogue_that_cannot_be_read_is_refused_and_not_half_used(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "clienttoets.po"
    path.parent.mkdir()
    path.write_text('msgid "Terug"\nmsgtsr "Retour"\n', "utf-8")
    with pytest.raises(BrokenTranslation, match=re.escape(str(path))):
        language_at_hand("fr", tmp_path)


def test_a_reader_asks_for_a_language_and_not_for_a_country(tmp_path: Path) -> None:
    for locale in ("en_US", "en_GB", "fr"):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "clienttoets.po").write_text(CATALOGUE, "utf-8")
    (tmp_path / "de").mkdir()  # without a catalogue it is no language
    assert languages_at_hand(tmp_path) == {
        "nl": "nl_BE",
        "en": "en_GB",
        "en-US": "en_US",
        "fr": "fr",
    }
    assert language_asked("en-US", tmp_path).locale == "en_US"
    assert language_asked("nl", tmp_path) is DUTCH


@pytest.mark.parametrize("name", ["de", "fr_BE", "nl_BE", "", "../fr"])
def test_a_language_that_nobody_translated_is_refused_by_name(
    translations: Path, name: str
) -> None:
    with pytest.raises(UnknownLanguage, match=re.escape(f"voor '{name}'. Kies uit: nl, fr.")):
        language_asked(name, translations)


def test_a_text_of_anybody_is_translated_where_the_catalogue_has_it(french: Language) -> None:
    assert french.translation("Voorstellen") == "Propositions"
    assert french.translation("Ons {eigen} voorstel") is None
    assert french.translation("Terug") is None, "a guess"
    assert french.translation("") is None
    assert DUTCH.translation("Ons {eigen} voorstel") == "Ons {eigen} voorstel"


def test_a_language_has_a_name_in_every_language(french: Language) -> None:
    assert DUTCH.name_of("en_GB") == "Engels"
    assert french.name_of("nl_BE") == "néerlandais"


def test_the_tag_is_written_as_html_wants_it() -> None:
    assert DUTCH.tag == "nl-BE"
    assert Language("fr").tag == "fr"


@pytest.mark.parametrize(
    ("locale", "direction"),
    [("nl_BE", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl")],
)
def test_the_direction_is_that_of_the_script(locale: str, direction: str) -> None:
    assert Language(locale).direction == direction


# --- Numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(0, "0", id="nought"),
        pytest.param(3.5, "3,5", id="a decimal comma"),
        pytest.param(1234, "1234", id="four digits stay together"),
        pytest.param(9999.5, "9999,5", id="decimals are not counted"),
        pytest.param(12345, "12\u00a0345", id="from five digits a space that does not break"),
        pytest.param(1234567.25, "1\u00a0234\u00a0567,25", id="millions"),
        pytest.param(-1234, "-1234", id="a sign is no digit"),
        pytest.param(-12345, "-12\u00a0345", id="below nought"),
        pytest.param(9999.9999, "10\u00a0000", id="rounded up to five digits"),
    ],
)
def test_a_dutch_number_follows_the_belgian_norm(value: float, written: str) -> None:
    assert DUTCH.number(value) == written


def test_another_language_writes_numbers_its_own_way() -> None:
    assert Language("en").number(12345.5) == "12,345.5"
    assert Language("de").number(12345.5) == "12.345,5"


@pytest.mark.parametrize(
    ("share", "written"),
    [
        pytest.param(0, "0\u00a0%", id="nothing"),
        pytest.param(1, "100\u00a0%", id="everything"),
        pytest.param(5 / 6, "83\u00a0%", id="83.3 goes down"),
        pytest.param(2 / 3, "67\u00a0%", id="66.7 goes up"),
        pytest.param(1 / 8, "13\u00a0%", id="12.5, a half, goes up"),
        # As floats these are 57.49999999999999 and 28.499999999999996.
        pytest.param(23 / 40, "58\u00a0%", id="57.5, a half that a float writes just below"),
        pytest.param(57 / 200, "29\u00a0%", id="28.5, likewise"),
    ],
)
def test_a_share_is_a_whole_percentage_with_a_half_upwards(share: float, written: str) -> None:
    assert DUTCH.percentage(share) == written


def test_another_language_places_the_percent_sign_its_own_way() -> None:
    assert Language("en").percentage(23 / 40) == "58%"
    assert Language("fr").percentage(1 / 8) == "13\u00a0%"


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_whole_number_is_never_further_off_than_a_half(part: int, total: int) -> None:
    # Worked out in whole numbers: a share of p/t rounds to floor((200p + t) / 2t) per cent.
    assert whole(100 * (part / total)) == (200 * part + total) // (2 * total)


# --- Dates -------------------------------------------------------------------------------------


def test_a_date_is_written_out_in_running_text() -> None:
    assert DUTCH.date(dt.date(2011, 4, 4)) == "4 april 2011"


def test_a_date_in_a_table_has_points_and_two_digits() -> None:
    assert DUTCH.short_date(dt.date(2011, 4, 4)) == "04.04.2011"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        pytest.param(8, 30, "14 april 2011, 8.30 uur", id="no nought before the hour"),
        pytest.param(14, 5, "14 april 2011, 14.05 uur", id="minutes have two digits"),
        pytest.param(0, 0, "14 april 2011, 0.00 uur", id="midnight"),
    ],
)
def test_a_moment_has_its_hour_with_a_point(hour: int, minute: int, said: str) -> None:
    assert DUTCH.moment(dt.datetime(2011, 4, 14, hour, minute, tzinfo=dt.UTC)) == said


def test_a_moment_is_told_on_the_clock_that_it_came_with() -> None:
    brussels = dt.timezone(dt.timedelta(hours=2))
    instant = dt.datetime(2011, 4, 14, 8, 5, tzinfo=brussels)
    assert DUTCH.moment(instant) == "14 april 2011, 8.05 uur"
    assert Language("fr").moment(instant) == "14 avr. 2011, 08:05:00"


def test_another_language_writes_dates_its_own_way() -> None:
    day = dt.date(2011, 4, 14)
    assert Language("fr").date(day) == "14 avril 2011"
    assert Language("fr").short_date(day) == "14/04/2011"


# --- Lists -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(["praktijk"], "praktijk", id="one"),
        pytest.param(["gezin", "praktijk"], "gezin en praktijk", id="two"),
        pytest.param(["gezin", "praktijk", "overheid"], "gezin, praktijk en overheid", id="three"),
    ],
)
def test_a_list_reads_as_people_say_it(words: list[str], said: str) -> None:
    assert DUTCH.listed(words) == said


def test_another_language_joins_a_list_with_its_own_word() -> None:
    assert Language("fr").listed(["a", "b", "c"]) == "a, b et c"
