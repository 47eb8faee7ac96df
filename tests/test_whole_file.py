"""A file appears whole or not at all, under its own name and for its owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cliënttoets.document.whole_file import whole_file


def write(path: Path, text: str = "nieuw") -> None:
    with whole_file(path) as unfinished:
        unfinished.write_text(text, "utf-8")


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_is_for_its_owner_alone_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "rapport.pdf")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "rapport.pdf").stat().st_mode) == 0o600
    assert names(tmp_path) == ["rapport.pdf"]


def test_a_file_that_others_could_read_is_closed_to_them_when_it_is_replaced(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_text("oud", "utf-8")
    path.chmod(0o644)
    write(path)
    assert path.read_text("utf-8") == "nieuw"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nobody_sees_a_half_file(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_text("oud", "utf-8")
    with whole_file(path) as unfinished:
        unfinished.write_text("nieuw", "utf-8")
        assert path.read_text("utf-8") == "oud"
    assert path.read_text("utf-8") == "nieuw"


def test_a_writer_that_fails_changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_text("oud", "utf-8")

    def fail() -> None:
        with whole_file(path) as unfinished:
            unfinished.write_text("half", "utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path.read_text("utf-8") == "oud"
    assert names(tmp_path) == ["rapport.pdf"]


def test_a_symbolic_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    precious, link = tmp_path / "kostbaar.txt", tmp_path / "rapport.pdf"
    precious.write_text("kostbaar", "utf-8")
    link.symlink_to(precious)
    write(link)
    assert precious.read_text("utf-8") == "kostbaar"
    assert not link.is_symlink()
    assert link.read_text("utf-8") == "nieuw"


def test_other_files_beside_it_are_left_alone(tmp_path: Path) -> None:
    for name in ("rapport.pdf.part", ".rapport.pdf.part", "rapport.part"):
        (tmp_path / name).write_text("van iemand", "utf-8")
    write(tmp_path / "rapport.pdf")
    kept = [each for each in tmp_path.iterdir() if each.read_text("utf-8") == "van iemand"]
    assert len(kept) == 3


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("r" * 251 + ".pdf")  # 255 bytes
    write(path)
    assert path.is_file()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("weg/rapport.pdf", FileNotFoundError), ("map", IsADirectoryError)],
    ids=["its folder is not there", "it is a folder"],
)
def test_trouble_is_about_the_file_that_was_asked_for(
    tmp_path: Path, name: str, kind: type[OSError]
) -> None:
    (tmp_path / "map").mkdir()
    with pytest.raises(kind) as caught:
        write(tmp_path / name)
    assert caught.value.filename == str(tmp_path / name)
    assert names(tmp_path) == ["map"]
