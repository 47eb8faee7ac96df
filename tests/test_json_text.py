"""JSON, strictly: what two programs could read differently is refused, with its path."""

from __future__ import annotations

from pathlib import Path

import pytest

from cliënttoets.document.faults import MOST_TOLD, Faulty, dotted
from cliënttoets.document.json_text import file_bytes, json_data


def faults(raw: bytes) -> list[str]:
    """What is wrong with a text, each line with its path."""
    with pytest.raises(Faulty) as caught:
        json_data(raw)
    return [f"{dotted(fault.path)}: {fault.problem}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        pytest.param(
            b'{"a": [1, 2.5, true, null, "x"]}', {"a": [1, 2.5, True, None, "x"]}, id="all"
        ),
        pytest.param('{"naam": "cliënt"}'.encode(), {"naam": "cliënt"}, id="letters with accents"),
        pytest.param(b'\xef\xbb\xbf{"a": 1}', {"a": 1}, id="a byte order mark, as Windows writes"),
        pytest.param(rb'{"a": "\ud83d\ude00"}', {"a": "😀"}, id="two halves make one character"),
        pytest.param(rb'{"a": "\t\n\r"}', {"a": "\t\n\r"}, id="tabs and line ends"),
        pytest.param(rb'{"a": "\u00a0"}', {"a": "\u00a0"}, id="the first character after those"),
        pytest.param(rb'{"a": "\\u0000 \\b"}', {"a": r"\u0000 \b"}, id="a backslash that is meant"),
        pytest.param(b'[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}], id="one key in two blocks"),
    ],
)
def test_json_is_read(raw: bytes, data: object) -> None:
    assert json_data(raw) == data


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(b"\xff{}", "$: dit bestand is geen UTF-8", id="another encoding"),
        pytest.param(
            b'{"a": 1,\n "b" 2}',
            "$: dit is geen JSON: het loopt mis op regel 2, kolom 6",
            id="a colon that is missing",
        ),
        pytest.param(
            b"", "$: dit is geen JSON: het loopt mis op regel 1, kolom 1", id="an empty file"
        ),
        pytest.param(
            b'{"a": "\n"}',
            "$: dit is geen JSON: het loopt mis op regel 1, kolom 8",
            id="a line end inside a text",
        ),
        pytest.param(b'{"a": NaN}', "$: NaN is geen bruikbaar getal", id="NaN"),
        pytest.param(b'{"a": -Infinity}', "$: -Infinity is geen bruikbaar getal", id="infinity"),
        pytest.param(
            b'{"a": ' + b"9" * 5000 + b"}",
            "$: er staat een te groot getal in dit bestand",
            id="a number of 5,000 digits",
        ),
        pytest.param(
            b"[" * 100_000, "$: dit bestand zit te diep genest", id="100,000 brackets"
        ),
        pytest.param(
            b'{"a": [{"b": 1, "b": 2}]}',
            "$.a[0].b: de sleutel 'b' staat er tweemaal",
            id="a key twice",
        ),
        pytest.param(
            rb'{"a": ["x", "\u0000"]}',
            "$.a[1]: hier staat een teken dat niemand kan lezen",
            id="NUL",
        ),
        pytest.param(
            rb'{"a": "\ud83d"}',
            "$.a: hier staat een teken dat niemand kan lezen",
            id="half a character",
        ),
        pytest.param(
            rb'{"a": "\u009b31m"}', "$.a: hier staat een teken dat niemand kan lezen", id="CSI"
        ),
        pytest.param(
            '{"a": "\x9b31m"}'.encode(),
            "$.a: hier staat een teken dat niemand kan lezen",
            id="CSI without an escape",
        ),
        pytest.param(
            b'{"a": "\x7f"}',
            "$.a: hier staat een teken dat niemand kan lezen",
            id="DEL without an escape",
        ),
        pytest.param(
            rb'{"a": {"\b": 1}}', "$.a: hier staat een teken dat niemand kan lezen", id="in a key"
        ),
    ],
)  # fmt: skip
def test_what_is_not_strict_json_is_refused(raw: bytes, said: str) -> None:
    assert faults(raw) == [said]


def test_every_key_that_stands_twice_is_told() -> None:
    assert faults(b'{"a": 1, "b": {"c": 1, "c": 2}, "a": 2, "a": 3}') == [
        "$.a: de sleutel 'a' staat er tweemaal",
        "$.b.c: de sleutel 'c' staat er tweemaal",
    ]


def test_twenty_thousand_keys_that_stand_twice_are_refused_at_once() -> None:
    pairs = ",".join(f'"k{number}": 1, "k{number}": 2' for number in range(20_000))
    told = faults(f"{{{pairs}}}".encode())
    assert len(told) == MOST_TOLD + 1
    assert told[0] == "$.k0: de sleutel 'k0' staat er tweemaal"
    assert told[-1].startswith("$.k100: vanaf hier is niets meer nagekeken")


def test_no_more_is_read_of_a_file_than_it_may_hold(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b" " * 2**20)
    assert file_bytes(path, largest=2**20) == b" " * 2**20
    path.write_bytes(b" " * (2**20 + 1))
    with pytest.raises(Faulty, match=r"^\$: dit bestand is groter dan 1 MiB$"):
        file_bytes(path, largest=2**20)


def test_a_file_without_an_end_is_refused() -> None:
    with pytest.raises(Faulty, match="groter dan 1 MiB"):
        file_bytes(Path("/dev/zero"), largest=2**20)
