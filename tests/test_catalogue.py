"""Questionnaires at hand: shipped ones, an installation's own, and what `check` says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cliënttoets import content_folders
from cliënttoets.questionnaire.catalogue import UnknownQuestionnaire
from cliënttoets.questionnaire.check import verdicts
from cliënttoets.questionnaire.file import BrokenCatalogue, read_catalogue

from . import broken_questionnaires as broken

TINY = Path(__file__).parent / "questionnaires"


def _folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text)
    return path


SECOND = broken.SOUND.replace("version: 1", "version: 2")


def test_an_installation_adds_versions_to_what_is_shipped(tmp_path: Path) -> None:
    shipped = _folder(tmp_path / "shipped", proef=broken.SOUND)
    own = _folder(tmp_path / "own", proef=SECOND, ander=SECOND.replace("id: proef", "id: ander"))
    catalogue = read_catalogue([shipped, own])
    assert catalogue.ids() == ["ander", "proef"]
    assert catalogue.newest("proef").version == 2
    assert catalogue.get("proef", 1).version == 1
    assert [one.key for one in catalogue] == [("ander", 2), ("proef", 2)]


def test_the_same_content_twice_is_no_clash(tmp_path: Path) -> None:
    shipped = _folder(tmp_path / "shipped", proef=broken.SOUND)
    own = _folder(tmp_path / "own", copy=f"# Een kopie.\n{broken.SOUND}")
    assert read_catalogue([shipped, own]).versions("proef") == [1]


def test_a_version_with_other_content_is_a_clash_that_names_both_files(tmp_path: Path) -> None:
    shipped = _folder(tmp_path / "shipped", proef=broken.SOUND)
    own = _folder(tmp_path / "own", proef=broken.SOUND.replace("Nog iets?", "Nog wat?"))
    with pytest.raises(BrokenCatalogue) as caught:
        read_catalogue([shipped, own])
    assert str(caught.value) == (
        f"{own / 'proef.yaml'}: proef versie 1 staat met een andere inhoud in "
        f"{shipped / 'proef.yaml'}. Verhoog het versienummer."
    )


def test_a_catalogue_tells_the_faults_of_all_its_files(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "own", een="id: 1", twee="[]", drie=broken.SOUND)
    with pytest.raises(BrokenCatalogue) as caught:
        read_catalogue([folder])
    assert f"{folder / 'een.yaml'}:1:5: hier hoort tekst" in str(caught.value)
    assert f"{folder / 'twee.yaml'}:1:1: " in str(caught.value)


@pytest.mark.parametrize(
    ("id_", "version", "says"),
    [
        pytest.param(
            "prof", 1, "vragenlijst 'prof' bestaat niet. Bedoelde u 'proef'?", id="a slip"
        ),
        pytest.param("proef", 3, "'proef' heeft geen versie 3. Kies uit: 1, 2.", id="a version"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(
    id_: str, version: int, says: str, tmp_path: Path
) -> None:
    catalogue = read_catalogue([_folder(tmp_path / "own", een=broken.SOUND, twee=SECOND)])
    with pytest.raises(UnknownQuestionnaire, match=says):
        catalogue.get(id_, version)


# --- What `clienttoets check` prints -----------------------------------------------------------


def test_a_sound_file_gets_one_line() -> None:
    path = TINY / "dimensions.yaml"
    (verdict,) = verdicts([path])
    assert verdict.is_sound
    assert verdict.lines == (f"{path}: dimensions versie 1, 2 scorevragen, in orde",)


def test_warnings_come_before_the_line_of_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(
        broken.SOUND.replace("        critical_reason: Zonder gezinnen is er geen toets.\n", "")
    )
    (verdict,) = verdicts([path])
    assert verdict.is_sound
    *_, critical, line = sorted(verdict.lines, key=lambda line: line.startswith(f"{path}: "))
    assert (
        f"{path}:23:25: waarschuwing: vraag 'V1': kritisch tot en met 0, zonder reden. "
        "Zeg in 'critical_reason' waarom niets dit goedmaakt."
    ) in verdict.lines
    assert critical.startswith(f"{path}:")
    assert line == f"{path}: proef versie 1, 2 scorevragen, in orde, 3 waarschuwingen"


def test_a_folder_is_checked_file_by_file(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "own", goed=broken.SOUND, stuk="id: proef: twee")
    good, bad = verdicts([folder])
    assert good.is_sound
    assert not bad.is_sound
    assert bad.lines[0].startswith(f"{folder / 'stuk.yaml'}:1:10: een dubbele punt hoort hier")


def test_two_files_with_one_id_and_version_are_not_sound_together(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path / "own", een=broken.SOUND, twee=broken.SOUND.replace("Nog iets?", "Nog wat?")
    )
    first, second = verdicts([folder])
    assert first.is_sound
    assert not second.is_sound
    assert "staat met een andere inhoud in" in second.lines[0]


def test_a_link_to_an_unknown_questionnaire_is_a_warning_among_several(tmp_path: Path) -> None:
    linked = broken.SOUND.replace("dimension: stem", "dimension: stem\n        deeper: [andere]")
    folder = _folder(
        tmp_path / "own", een=linked, twee=broken.SOUND.replace("id: proef", "id: ander")
    )
    first, _second = verdicts([folder])
    assert any("vragenlijst 'andere' is niet bekend. Bedoelde u 'ander'?" in x for x in first.lines)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("nergens.yaml", "dit bestand bestaat niet", id="a file that is not there"),
        pytest.param("", "in deze map staat geen .yaml-bestand", id="an empty folder"),
    ],
)
def test_what_holds_no_questionnaire_is_not_sound(name: str, says: str, tmp_path: Path) -> None:
    (verdict,) = verdicts([tmp_path / name])
    assert not verdict.is_sound
    assert says in verdict.lines[0]


# --- Where the shipped content lies ------------------------------------------------------------


def test_content_lies_beside_the_package_in_a_checkout(project: Path) -> None:
    assert content_folders.content_folder("questionnaires") == project / "questionnaires"


def test_content_lies_in_the_package_once_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "package" / "content" / "questionnaires"
    inside.mkdir(parents=True)
    (tmp_path / "questionnaires").mkdir()
    monkeypatch.setattr(content_folders, "_PACKAGE", tmp_path / "package")
    assert content_folders.content_folder("questionnaires") == inside


def test_content_that_is_nowhere_is_an_error_with_its_name() -> None:
    with pytest.raises(FileNotFoundError, match="liedjes"):
        content_folders.content_folder("liedjes")


def test_the_shipped_questionnaires_are_sound_together() -> None:
    found = list(verdicts([content_folders.content_folder("questionnaires")]))
    assert [line for verdict in found if not verdict.is_sound for line in verdict.lines] == []
    assert len(found) >= 6
