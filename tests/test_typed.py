"""Numbers and dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.response.entry import date_written, number_written
from cliënttoets.response.typed import Mistyped, date_typed, number_typed, text_typed


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("12", 12, id="a whole number"),
        pytest.param(" 12 ", 12, id="with space around it"),
        pytest.param("3,5", 3.5, id="a decimal comma"),
        pytest.param("3.5", 3.5, id="a decimal point"),
        pytest.param("12 345", 12345, id="thousands by a space"),
        pytest.param("12\u00a0345,5", 12345.5, id="thousands by a no-break space"),
        pytest.param("1.234,5", 1234.5, id="thousands by a point, as the comma shows"),
        pytest.param("1.234.567", 1234567, id="two points can only be thousands"),
        pytest.param("-4", -4, id="below zero"),
        pytest.param("0", 0, id="zero is a number"),
        pytest.param("  ", None, id="blank says nothing"),
    ],
)
def test_a_number_is_read_as_dutch_writes_it(typed: str, number: float | None) -> None:
    assert number_typed(typed) == number


@pytest.mark.parametrize(
    "typed", ["twaalf", "1,2,3", "12 34", "1e9", "nan", "inf", "--1", "3 %", "٣", "9" * 40]
)
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Mistyped, match="in cijfers in, zoals 12"):
        number_typed(typed)


def test_a_number_that_may_mean_two_is_refused_with_both() -> None:
    with pytest.raises(Mistyped, match="schrijf 1234 of 1,234"):
        number_typed("1.234")


@given(st.integers(-(10**12), 10**12) | st.decimals(-(10**6), 10**6, places=4).map(float))
def test_a_number_that_was_written_is_typed_back(number: float) -> None:
    assert number_typed(number_written(number)) == number


@pytest.mark.parametrize(
    "typed", ["14.04.2026", "14.4.2026", "14/4/2026", "14-04-2026", "14 4 2026", "2026-04-14"]
)
def test_a_date_is_read_day_first_or_as_iso(typed: str) -> None:
    assert date_typed(typed) == date(2026, 4, 14)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("31.02.2026", "bestaat niet", id="a day that its month lacks"),
        pytest.param("04.14.2026", "bestaat niet", id="month and day swapped"),
        pytest.param("14/4/26", "met vier cijfers voor het jaar", id="a year of two digits"),
        pytest.param("morgen", "dag.maand.jaar", id="a word"),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(typed: str, words: str) -> None:
    with pytest.raises(Mistyped, match=words):
        date_typed(typed)


@given(st.dates())
def test_a_date_that_was_written_is_typed_back(day: date) -> None:
    assert date_typed(date_written(day)) == day


def test_a_text_keeps_its_lines_and_loses_what_nobody_can_see() -> None:
    assert text_typed("een\r\ntwee\rdrie\tvier\x00\x1b\ud800") == "een\ntwee\ndrie\tvier"


@given(st.text())
def test_a_text_that_was_kept_is_kept_the_same_again(text: str) -> None:
    assert text_typed(text_typed(text)) == text_typed(text)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\x80", "\x85", "\x9b", "\x9f", "\ud800"], ids=repr
)
def test_a_character_that_nobody_can_see_is_not_kept(sign: str) -> None:
    assert text_typed(f"a{sign}b") == "ab"


@pytest.mark.parametrize("sign", ["\t", "\n", "\u00a0", "ë", "🌻", "\u200d"], ids=repr)
def test_what_people_type_is_kept(sign: str) -> None:
    assert text_typed(f"a{sign}b") == f"a{sign}b"
