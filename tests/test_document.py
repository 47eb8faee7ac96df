"""Plain data is read as frozen values, written back unchanged, and described by a schema."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cliënttoets.document.faults import (
    MOST_TOLD,
    Fault,
    Faults,
    Faulty,
    Unreadable,
    did_you_mean,
    dotted,
    told,
)
from cliënttoets.document.reading import read
from cliënttoets.document.schema import schema
from cliënttoets.document.shape import Length, Range
from cliënttoets.document.writing import canonical, fingerprint, write
from cliënttoets.language import message


class Colour(StrEnum):
    ROOD = "rood"
    BLAUW = "blauw"


@dataclass(frozen=True)
class Even:
    """An even number, written as a text."""

    value: int

    @classmethod
    def parse(cls, text: str) -> Even:
        if not text.isdigit() or int(text) % 2:
            raise Unreadable(message("geen even getal"), message("Tel er één bij."), offset=1)
        return cls(int(text))

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, kw_only=True)
class Circle:
    """Een cirkel."""

    kind: ClassVar[str] = "circle"

    radius: Annotated[float, Range(0, 10)]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Een groep van vormen, ook van groepen."""

    kind: ClassVar[str] = "group"

    shapes: Annotated[tuple[Circle | Group, ...], Length(0, 3)] = ()


@dataclass(frozen=True, kw_only=True)
class Label:
    """Een opschrift."""

    shorthand: ClassVar[str] = "text"

    text: Annotated[str, Length(1, 10)]
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Een tekening.

    This second paragraph is for programmers.
    """

    label: Annotated[Label, "Het opschrift."]
    colours: Annotated[tuple[Colour, ...] | None, Length(1, 2)] = None
    copies: int = 1
    shape: Circle | Group | None = None
    even: Even | None = None
    drawn: date | None = None
    seen: datetime | None = None
    notes: Mapping[str, str] | None = None
    anything: object = None


FULL = {
    "label": {"text": "Huis", "bold": True},
    "colours": ["rood", "blauw"],
    "copies": 2,
    "shape": {"kind": "group", "shapes": [{"kind": "circle", "radius": 2.5}]},
    "even": "4",
    "drawn": "2026-04-14",
    "seen": "2026-04-14T09:30:00Z",
    "notes": {"een": "twee"},
    "anything": [1, {"a": None}],
}


def _faults(**changes: object) -> list[str]:
    with pytest.raises(Faulty) as caught:
        read({**FULL, **changes}, Drawing)
    return [told(fault) for fault in caught.value.faults]


def test_a_full_document_is_read_and_written_back_unchanged() -> None:
    drawing = read(FULL, Drawing)
    assert drawing.drawn == date(2026, 4, 14)
    assert drawing.seen == datetime(2026, 4, 14, 9, 30, tzinfo=UTC)
    assert drawing.even == Even(4)
    assert drawing.shape == Group(shapes=(Circle(radius=2.5),))
    assert drawing.colours == (Colour.ROOD, Colour.BLAUW)
    assert write(drawing) == FULL


def test_a_shorthand_stands_for_its_field() -> None:
    assert read({"label": "Huis"}, Drawing) == read({"label": {"text": "Huis"}}, Drawing)


def test_what_holds_its_default_is_not_written() -> None:
    assert write(read({"label": "Huis", "copies": 1}, Drawing)) == {"label": {"text": "Huis"}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"label": 1}, "$.label: hier hoort tekst, maar er staat het getal 1. Zet de tekst"),
        ({"label": True}, "$.label: hier hoort tekst, maar er staat ja/nee (waar/onwaar). Zet"),
        ({"label": None}, "$.label: hier hoort tekst, maar er staat niets."),
        ({"label": ["x"]}, "$.label: hier hoort tekst, maar er staat een lijst."),
        ({"label": "  "}, "$.label: dit mag niet leeg zijn."),
        ({"label": "x" * 11}, "$.label: deze tekst telt 11 tekens. Toegelaten: 1 tot 10."),
        ({"label": {"txt": "x", "text": "y"}}, "$.label.txt: 'txt' is hier geen bekende sleutel"),
        ({"label": {"bold": True}}, "$.label: de sleutel 'text' ontbreekt."),
        ({"label": {"text": "x", "bold": 1}}, "$.label.bold: hier hoort true of false"),
        ({"colours": []}, "$.colours: dit mag niet leeg zijn."),
        ({"colours": ["rood"] * 3}, "$.colours: er staan hier 3 elementen. Toegelaten: 1 tot 2."),
        ({"colours": ["rod"]}, "$.colours[0]: de tekst 'rod' is hier niet bekend. Bedoelde u"),
        ({"colours": "rood"}, "$.colours: hier hoort een lijst, maar er staat de tekst 'rood'."),
        ({"copies": 1.0}, "$.copies: hier hoort een geheel getal, maar er staat het getal 1.0."),
        ({"copies": True}, "$.copies: hier hoort een geheel getal, maar er staat ja/nee"),
        ({"shape": {"kind": "circel"}}, "$.shape.kind: de tekst 'circel' is geen bekende soort"),
        ({"shape": {"radius": 1}}, "$.shape: de sleutel 'kind' ontbreekt. Kies uit: circle"),
        ({"shape": "rond"}, "$.shape: hier hoort een blok met sleutels, maar er staat de tekst"),
        ({"shape": {"kind": "circle", "radius": 11}}, "$.shape.radius: 11 is te groot."),
        ({"shape": {"kind": "circle", "radius": -1}}, "$.shape.radius: -1 is te klein."),
        ({"shape": {"kind": "circle", "radius": math.nan}}, "$.shape.radius: NaN en oneindig"),
        ({"shape": {"kind": "circle", "radius": "1"}}, "$.shape.radius: hier hoort een getal"),
        ({"even": "3"}, "$.even: geen even getal. Tel er één bij."),
        ({"even": 4}, "$.even: hier hoort tekst, maar er staat het getal 4."),
        ({"drawn": "14/04/2026"}, "$.drawn: hier hoort een datum, maar er staat de tekst"),
        ({"drawn": "20260414"}, "$.drawn: hier hoort een datum"),
        ({"drawn": "2026-W16-2"}, "$.drawn: hier hoort een datum"),
        ({"drawn": "2026-04-14T09:30:00Z"}, "$.drawn: hier hoort een datum"),
        ({"seen": "2026-04-14T09:30:00"}, "$.seen: hier hoort een tijdstip met tijdzone, maar er"),
        ({"seen": "2026-04-14"}, "$.seen: hier hoort een tijdstip met tijdzone"),
        ({"seen": "2026-02-30T09:30:00Z"}, "$.seen: hier hoort een tijdstip met tijdzone"),
        ({"seen": "2026-04-14T09:30:00+25:00"}, "$.seen: hier hoort een tijdstip met tijdzone"),
        ({"seen": "0001-01-01T00:00:00+01:00"}, "$.seen: hier hoort een tijdstip met tijdzone"),
        ({"seen": 1776159000}, "$.seen: hier hoort een tijdstip met tijdzone, maar er staat het"),
        ({"notes": {"een": 2}}, "$.notes.een: hier hoort tekst, maar er staat het getal 2."),
        ({"notes": []}, "$.notes: hier hoort een blok met sleutels, maar er staat een lijst."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fault_is_told_with_its_path_and_a_remedy(
    changes: dict[str, object], expected: str
) -> None:
    (fault,) = _faults(**changes)
    assert fault.startswith(expected)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("2026-04-14T09:30:00Z", "2026-04-14T09:30:00Z"),
        ("2026-04-14T09:30:00+00:00", "2026-04-14T09:30:00Z"),
        ("2026-04-14T11:30:00+02:00", "2026-04-14T09:30:00Z"),
        ("2026-04-13T23:00:00-10:30", "2026-04-14T09:30:00Z"),
        ("2026-04-14T09:30:00.250Z", "2026-04-14T09:30:00.250000Z"),
    ],
    ids=["UTC", "no offset", "Brussels in summer", "the day before", "a fraction of a second"],
)
def test_one_instant_has_one_spelling(written: str, spelled: str) -> None:
    drawing = read({**FULL, "seen": written}, Drawing)
    assert write(drawing)["seen"] == spelled
    assert drawing.seen is not None
    assert drawing.seen.utcoffset() == timedelta(0)


def test_an_instant_in_another_zone_is_written_in_utc() -> None:
    seen = datetime(2026, 4, 14, 11, 30, tzinfo=timezone(timedelta(hours=2)))
    assert write(seen) == "2026-04-14T09:30:00Z"


def test_an_instant_without_a_time_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write(datetime(2026, 4, 14, 9, 30))  # noqa: DTZ001  # without one is what is tried here


def test_a_long_list_of_mistakes_is_read_no_further_than_is_told() -> None:
    faults = _faults(colours=["rod"] * 1_000_000)
    assert len(faults) == MOST_TOLD + 1
    assert faults[0].startswith("$.colours[0]: de tekst 'rod' is hier niet bekend.")
    assert faults[-1].startswith("$.colours[100]: vanaf hier is niets meer nagekeken")


def test_all_faults_are_told_at_once() -> None:
    faults = _faults(label=1, copies="x", shape={"kind": "circle", "radius": 99, "color": "x"})
    assert [fault.partition(":")[0] for fault in faults] == [
        "$.label",
        "$.copies",
        "$.shape.radius",
        "$.shape.color",
    ]


def test_a_fault_in_a_small_language_keeps_its_place_in_the_text() -> None:
    with pytest.raises(Faulty) as caught:
        read({**FULL, "even": "3"}, Drawing)
    assert caught.value.faults[0].offset == 1


def _numbered(number: int) -> list[Fault]:
    return [Fault((index,), message("fout {n}", n=index)) for index in range(number)]


def test_as_many_faults_as_are_told_are_all_told() -> None:
    with pytest.raises(Faulty) as caught:
        Faults(_numbered(MOST_TOLD)).refuse()
    assert caught.value.faults == tuple(_numbered(MOST_TOLD))


def test_one_fault_more_ends_the_reading_at_its_place() -> None:
    with pytest.raises(Faulty) as caught:
        Faults(_numbered(MOST_TOLD + 1))
    assert caught.value.faults[:-1] == tuple(_numbered(MOST_TOLD))
    assert told(caught.value.faults[-1]) == (
        "$[100]: vanaf hier is niets meer nagekeken: er zijn al 100 fouten. Verbeter die eerst."
    )


def test_no_fault_is_looked_for_that_is_not_told() -> None:
    looked_for = []

    def endless() -> Iterator[Fault]:
        while True:
            looked_for.append(1)
            yield Fault((), message("fout"))

    with pytest.raises(Faulty):
        Faults(endless())
    assert len(looked_for) == MOST_TOLD + 1  # the last one shows that there are more


def test_faults_of_a_part_that_had_too_many_are_taken_over_once() -> None:
    with pytest.raises(Faulty) as inner:
        Faults(_numbered(500))
    with pytest.raises(Faulty) as outer:
        Faults(inner.value.faults)
    assert outer.value.faults == inner.value.faults


def test_a_document_without_faults_is_not_refused() -> None:
    faults = Faults()
    faults.refuse()
    assert len(faults) == 0


@pytest.mark.parametrize(
    "sign",
    ["\x1b", "\n", "\r", "\x07", "\x7f", "\x85", "\x9b", "\u202e", "\u2028"],
    ids=["escape", "LF", "CR", "bell", "DEL", "NEL", "CSI of 8 bits", "right to left", "line"],
)
def test_no_fault_tells_a_terminal_what_to_do(sign: str) -> None:
    hostile = f"a{sign}[31mb"
    fault = Fault(
        (hostile,), message("'{word}' kan niet", word=hostile), message("Niet {sign}.", sign=sign)
    )
    line = told(fault, Path(f"map{sign}x.json"))
    assert line.isprintable()
    assert line == "map x.json: $.a [31mb: 'a [31mb' kan niet. Niet  ."


def test_of_an_endless_key_a_path_shows_the_beginning() -> None:
    assert dotted(("k" * 1_000_000, 0)) == "$." + "k" * 60 + "[0]"


def test_an_endless_word_is_no_misspelling_and_costs_no_time() -> None:
    assert did_you_mean("x" * 10_000_000, [f"woord{n}" for n in range(13)]) is None


@pytest.mark.parametrize("data", [None, 3, "x", [], True])
def test_what_is_no_document_is_refused(data: object) -> None:
    with pytest.raises(Faulty, match="hier hoort een blok met sleutels"):
        read(data, Drawing)


def test_canonical_json_has_one_spelling() -> None:
    turned = dict(reversed(FULL.items()))
    assert canonical(read(FULL, Drawing)) == canonical(read(turned, Drawing))
    assert canonical(read({"label": "ë"}, Drawing)) == '{"label":{"text":"ë"}}'
    assert fingerprint(read({"label": "a"}, Drawing)) != fingerprint(read({"label": "b"}, Drawing))


def test_a_path_is_written_as_people_write_it() -> None:
    assert dotted(("sections", 0, "title")) == "$.sections[0].title"


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("titel", ["title", "minutes"], "Bedoelde u 'title'?"),
        ("xyz", ["title", "minutes"], "Kies uit: title, minutes."),
        ("xyz", [], None),
        ("xyz", [f"woord{n}" for n in range(13)], None),
    ],
    ids=["a near word", "a few words", "no words", "too many words"],
)
def test_a_remedy_offers_a_near_word_or_a_few(
    word: str, known: list[str], expected: str | None
) -> None:
    remedy = did_you_mean(word, known)
    assert (None if remedy is None else str(remedy)) == expected


# --- Schema ------------------------------------------------------------------------------------

SCHEMA = schema(Drawing, "Tekening")


def _is_valid(document: object) -> bool:
    return Draft202012Validator(SCHEMA).is_valid(document)


def test_the_schema_is_one_and_carries_the_descriptions() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    drawing = SCHEMA["$defs"]["Drawing"]
    assert SCHEMA["title"] == "Tekening"
    assert drawing["description"] == "Een tekening."
    assert drawing["properties"]["label"] == {
        "$ref": "#/$defs/Label",
        "description": "Het opschrift.",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"label": 1},
        {"label": "  "},
        {"label": "x" * 11},
        {"label": {"bold": True}},
        {"label": {"text": "x", "txt": "y"}},
        {"colours": []},
        {"colours": ["rood"] * 3},
        {"colours": ["rod"]},
        {"copies": "x"},
        {"shape": {"radius": 1}},
        {"shape": {"kind": "circle", "radius": 11}},
        {"even": 4},
        {"drawn": "14/04/2026"},
        {"seen": "2026-04-14T09:30:00"},
        {"seen": "2026-04-14 09:30:00Z"},
        {"notes": {"een": 2}},
        {"onbekend": 1},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_reader_refuses(changes: dict[str, object]) -> None:
    assert _faults(**changes)
    assert not _is_valid({**FULL, **changes})


_shapes = st.recursive(
    st.builds(Circle, radius=st.floats(0, 10)),
    lambda inside: st.builds(Group, shapes=st.lists(inside, max_size=3).map(tuple)),
    max_leaves=5,
)
_drawings = st.builds(
    Drawing,
    label=st.builds(
        Label,
        text=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=10),
        bold=st.booleans(),
    ),
    colours=st.none() | st.lists(st.sampled_from(Colour), min_size=1, max_size=2).map(tuple),
    copies=st.integers(-(10**9), 10**9),
    shape=st.none() | _shapes,
    even=st.none() | st.integers(0, 999).map(lambda n: Even(2 * n)),
    drawn=st.none() | st.dates(),
    seen=st.none() | st.datetimes(timezones=st.just(UTC)),
    notes=st.none() | st.dictionaries(st.text(max_size=5), st.text(max_size=5)),
)


@given(_drawings)
def test_every_value_survives_json_and_is_valid_by_the_schema(drawing: Drawing) -> None:
    document = json.loads(canonical(drawing))
    assert read(document, Drawing) == drawing
    assert canonical(read(document, Drawing)) == canonical(drawing)
    assert _is_valid(document)
