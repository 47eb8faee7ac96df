"""The doors on the street: what each command gives, and how it says what is wrong.

Most run inside this process; what can only be seen from outside (warnings, bytes that another
process would make otherwise, the installed command) runs as a command of its own.
"""

from __future__ import annotations

import json
import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pikepdf import Pdf

from cliënttoets.cli import main
from cliënttoets.commands.checking import SCHEMAS
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.report.pdf_read import attached
from cliënttoets.report.snapshot import snapshot_in
from cliënttoets.store import assessments, proposals
from cliënttoets.store.database import connect
from cliënttoets.store.migrations import prepare
from cliënttoets.web.security import LARGEST_REQUEST

from .signing import PASSPHRASE, key
from .store_samples import NOW, PROPOSAL, questionnaire

TINY = Path(__file__).parent / "questionnaires"
EXAMPLE_TITLE = "Voorbeeld: een vaste tochtgenoot voor elk gezin dat hulp zoekt"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "toets.db"


def run(*arguments: object, code: int = 0) -> Result:
    """What a command gave; it must end with this exit code, and never with a traceback."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def refused(*arguments: object) -> str:
    """What a command says on standard error when it refuses with exit 1, and nothing else."""
    result = run(*arguments, code=1)
    assert result.stdout == ""
    return result.stderr


def outside(*commands: list[object], seed: int) -> str:
    """What commands say on standard error, in one process where every warning is an error."""
    lines = [[str(argument) for argument in command] for command in commands]
    program = (
        "from cliënttoets.cli import main\n"
        f"for line in {lines!r}:\n"
        "    main(line, standalone_mode=False)"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return ran.stderr


# --- help


def test_every_command_explains_itself() -> None:
    said = run("--help").stdout
    for command in main.commands:
        assert f"  {command} " in said
        assert run(command, "--help").stdout.count("Options:") == 1


def test_the_installed_command_says_its_version() -> None:
    command = Path(sys.executable).with_name("clienttoets")
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?\S*\n", said.stdout)


# --- check and schema


def test_what_is_shipped_is_in_order_questionnaires_and_layouts() -> None:
    lines = run("check").stdout.splitlines()
    layouts = {path.stem for path in content_folder("reports").glob("*.yaml")}
    # BE, KT, PA, PS, RP, TK
    assert sum(line.endswith("scorevragen, in orde") for line in lines) == 6
    found = {
        match[1] for line in lines if (match := re.search(r": rapport (\S+) .*in orde$", line))
    }
    assert found == layouts


def test_check_reads_a_layout_as_a_layout() -> None:
    said = run("check", content_folder("reports") / "clientorganisatie.yaml").stdout
    assert said.endswith(
        "clientorganisatie.yaml: rapport clientorganisatie versie 1, 15 onderdelen, in orde\n"
    )


def test_check_reads_questionnaires_and_layouts_from_one_folder(tmp_path: Path) -> None:
    (tmp_path / "een.yaml").write_bytes((TINY / "minimal.yaml").read_bytes())
    layout = content_folder("reports") / "clientorganisatie.yaml"
    (tmp_path / "twee.yaml").write_bytes(layout.read_bytes())
    lines = run("check", tmp_path).stdout.splitlines()
    assert [line.rsplit(", ", 1)[1] for line in lines if "waarschuwing:" not in line][
        -1
    ] == "in orde"
    assert any("minimal versie 1" in line for line in lines)
    assert any("rapport clientorganisatie" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("id: [\n", "2:1", id="no YAML"),
        pytest.param("id: x\nsections:\n  - part: sinaal\n", "3:11", id="a broken layout"),
        pytest.param("id: x\nversie: 1\n", "2:1", id="a broken questionnaire"),
    ],
)
def test_check_tells_a_mistake_at_its_line_and_fails(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "stuk.yaml"
    path.write_text(text, "utf-8")
    assert f"{path}:{said}: " in refused("check", path)


def test_check_of_what_does_not_exist_says_so(tmp_path: Path) -> None:
    path = tmp_path / "weg.yaml"
    assert refused("check", path) == f"{path}: dit bestand bestaat niet.\n"


def test_check_of_a_folder_without_files_says_so(tmp_path: Path) -> None:
    assert "geen .yaml-bestand" in refused("check", tmp_path)


@pytest.mark.parametrize("document", SCHEMAS)
def test_every_kind_of_file_has_a_schema_that_is_one(document: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema", document).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"]


def test_the_example_fits_the_schema_of_responses() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema", "responses").stdout)
    jsonschema.validate(json.loads(EXAMPLE.read_text("utf-8")), schema)


def test_a_snapshot_fits_the_schema_of_snapshots(tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    target = tmp_path / "moment.json"
    run("report", target, "--responses", EXAMPLE)
    schema = json.loads(run("schema", "snapshot").stdout)
    jsonschema.validate(json.loads(target.read_text("utf-8")), schema)


@pytest.mark.parametrize("document", ["edition", "publication"])
def test_the_data_in_a_report_fit_their_schema(document: str, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    target = tmp_path / "rapport.pdf"
    run("report", target, "--responses", EXAMPLE)
    edition = json.loads(attached(target.read_bytes()))
    schema = json.loads(run("schema", document).stdout)
    jsonschema.validate(edition if document == "edition" else edition[document], schema)


# --- verify and sign


def test_a_report_proves_itself(tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    run("report", target, "--responses", EXAMPLE)
    said = run("verify", target).stdout.splitlines()
    assert [line.partition(" – ")[0] for line in said[:3]] == [
        *("Gegevens: ja", "Scores: ja", "Bestand: ja"),
    ]
    assert said[3].startswith("Vingerafdruk van de gegevens: ")
    assert said[4] == "Wie het rapport maakte, is zo niet bewezen: het is niet ondertekend."


def test_a_report_that_was_changed_is_told_and_ends_in_1(tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    run("report", target, "--responses", EXAMPLE)
    target.write_bytes(target.read_bytes() + b"\n")
    result = run("verify", target, code=1)
    assert "Bestand: NEE – na het maken is er iets aan toegevoegd" in result.stdout


def test_what_is_no_report_is_told_and_ends_in_1(tmp_path: Path) -> None:
    result = run("verify", EXAMPLE, code=1)
    assert result.stdout == (
        "Gegevens: NEE – dit is geen pdf met de leesbare gegevens van één rapport.\n"
        "Scores: niet te zeggen – zonder gegevens is dat niet na te gaan.\n"
        "Bestand: niet te zeggen – zonder gegevens is dat niet na te gaan.\n"
    )


def test_what_cannot_be_known_here_ends_in_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rapport.pdf"
    run("report", target, "--responses", EXAMPLE)
    with Pdf.open(target, allow_overwriting_input=True) as opened:
        opened.docinfo["/Keywords"] = "een andere versie schrijft anders"
        opened.save(target)
    monkeypatch.setattr("cliënttoets.commands.proof.program_version", lambda: "9.9.9")
    result = run("verify", target, code=3)
    assert "clienttoets 0.1.0 (hier 9.9.9)" in result.stdout


def test_a_report_is_signed_beside_the_file_that_was_signed(tmp_path: Path) -> None:
    target, signed = tmp_path / "rapport.pdf", tmp_path / "ondertekend.pdf"
    run("report", target, "--responses", EXAMPLE, "--standard", "ua2")
    before = target.read_bytes()
    made = key(tmp_path, "Voorbeeldvereniging")
    run("sign", target, signed, "--key", made.pkcs12, "--passphrase", PASSPHRASE)
    assert target.read_bytes() == before
    assert "door wie zich Voorbeeldvereniging noemt" in run("verify", signed).stdout
    told = run("verify", signed, "--trust", made.certificate).stdout
    assert "Ondertekend door Voorbeeldvereniging, die u vertrouwt" in told


def test_what_cannot_be_signed_is_told_in_a_line(tmp_path: Path) -> None:
    made = key(tmp_path, "Voorbeeldvereniging")
    report, target = tmp_path / "rapport.pdf", tmp_path / "ondertekend.pdf"
    run("report", report, "--responses", EXAMPLE)
    by_key = ["--key", made.pkcs12, "--passphrase"]
    assert refused("sign", EXAMPLE, target, *by_key, PASSPHRASE) == (
        f"{EXAMPLE} is geen rapport dat klopt met zijn gegevens, en wordt niet ondertekend. "
        "Kijk het na met 'clienttoets verify'.\n"
    )
    assert "of de wachtzin is een andere" in refused("sign", report, target, *by_key, "fout")
    assert not target.exists()
    run("sign", report, report, *by_key, PASSPHRASE, code=2)
    report.write_bytes(report.read_bytes() + b"meer")
    assert "kan niet meer ondertekend worden" in refused(
        "sign", report, target, *by_key, PASSPHRASE
    )


def test_a_certificate_that_is_none_is_told_in_a_line(tmp_path: Path) -> None:
    target, signed = tmp_path / "rapport.pdf", tmp_path / "ondertekend.pdf"
    run("report", target, "--responses", EXAMPLE)
    made = key(tmp_path, "Voorbeeldvereniging")
    run("sign", target, signed, "--key", made.pkcs12, "--passphrase", PASSPHRASE)
    assert refused("verify", signed, "--trust", EXAMPLE) == (
        "Dat is geen certificaat in PEM. Geef met --trust een .pem-bestand.\n"
    )


# --- score


def test_score_tells_the_signal_with_its_moment_and_its_reason() -> None:
    said = run("score", EXAMPLE).stdout
    assert said.startswith(EXAMPLE_TITLE)
    assert "Struikelblok: eerst oplossen – Opmaak van het voorontwerp (M2)" in said
    assert "KT4 heeft waarde 1. Tot en met 1 is dat een struikelblok." in said


def test_score_as_json_fits_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    scores = json.loads(run("score", EXAMPLE, "--json").stdout)
    jsonschema.validate(scores, json.loads(run("schema", "scores").stdout))
    kt = scores["questionnaires"]["KT"]["perspectives"]
    assert kt["clientorganisatie"]["signal"]["kind"] == "blocked"


def test_score_explains_every_signal_step_by_step() -> None:
    said = run("score", EXAMPLE, "--explain").stdout
    assert said.startswith(EXAMPLE_TITLE)
    assert "Index: 100 × (3 + 1 + 3 + 1 + 1 + 1 + 2) / (4 × 7) = 100 × 12/28, afgerond 43." in said
    assert "Regel 1 beslist: er is een struikelblok, hoe hoog de index ook is." in said


def test_score_explains_in_words_or_writes_json() -> None:
    said = run("score", EXAMPLE, "--explain", "--json", code=2).stderr
    assert "Kies één van --json en --explain." in said


@pytest.mark.parametrize("how", [(), ("--explain",), ("--json",)], ids=["plain", "words", "json"])
def test_score_tells_what_changed_since_an_earlier_test(tmp_path: Path, how: tuple[str]) -> None:
    now, before = tmp_path / "nu", tmp_path / "toen"
    now.mkdir()
    before.mkdir()
    later = responses_file(now, questionnaire="KT", answers={"KT1": {"value": 3}})
    earlier = responses_file(before, questionnaire="KT", answers={"KT1": {"value": 1}})
    said = run("score", later, "--earlier", earlier, *how).stdout
    assert "KT1: van 1 naar 3, 2 stappen vooruit." in said
    assert "2 stappen vooruit" not in run("score", later, *how).stdout


def test_score_reads_questionnaires_of_ones_own(tmp_path: Path) -> None:
    path = responses_file(tmp_path, questionnaire="minimal", answers={"verhaal": {"value": "Ja."}})
    assert "'minimal'" in refused("score", path)
    assert "minimal: Eén vraag" in run("score", path, "--questionnaires", TINY).stdout


def test_score_tells_every_mistake_in_a_file_with_its_place(tmp_path: Path) -> None:
    answers = {"KT1": {"value": 5}, "KT99": {"value": 1}}
    path = responses_file(tmp_path, questionnaire="KT", answers=answers)
    lines = refused("score", path).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{path}: $.responses[0].answers.KT1.value: ")
    assert lines[1].startswith(f"{path}: $.responses[0].answers.KT99: ")


def responses_file(folder: Path, **entry: Any) -> Path:
    """A file with one response of a client organisation."""
    path = folder / "antwoorden.json"
    response = {"respondent": "De Brug", "perspective": "clientorganisatie", **entry}
    document = {"proposal": {"title": "Plan"}, "moment": "M3", "responses": [response]}
    path.write_text(json.dumps(document), "utf-8")
    return path


# --- demo


def test_demo_lays_down_the_example_once(database: Path) -> None:
    assert run("demo", "--database", database).stdout == (
        f"Het voorbeeld staat klaar: {EXAMPLE_TITLE}\n"
    )
    assert run("demo", "--database", database).stdout == (
        f"Het voorbeeld staat er al: {EXAMPLE_TITLE}\n"
    )
    with connect(database) as db:
        assert len(proposals.every(db)) == 1


def test_the_database_may_come_from_the_environment(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTTOETS_DATABASE", str(database))
    run("demo")
    assert database.is_file()


# --- report


@pytest.mark.parametrize(
    ("suffix", "start"), [(".pdf", b"%PDF-"), (".html", b"<!doctype html>"), (".json", b'{"')]
)
def test_a_report_is_made_in_the_form_that_its_name_asks(
    tmp_path: Path, suffix: str, start: bytes
) -> None:
    target = tmp_path / f"rapport{suffix}"
    said = run("report", target, "--responses", EXAMPLE, "--date", "2026-11-22").stdout
    assert said == f"Gemaakt: {target}\n"
    assert target.read_bytes().startswith(start)


def test_the_date_of_a_report_can_be_chosen(tmp_path: Path) -> None:
    target = tmp_path / "moment.json"
    run("report", target, "--responses", EXAMPLE, "--date", "2026-02-03")
    assert snapshot_in(target.read_bytes()).made_on.isoformat() == "2026-02-03"


def test_store_file_and_snapshot_give_one_and_the_same_report(
    tmp_path: Path, database: Path
) -> None:
    run("demo", "--database", database)
    kept, straight, again = (tmp_path / f"{name}.html" for name in ("kept", "straight", "again"))
    moment = tmp_path / "moment.json"
    day = ("--date", "2026-11-22")
    run("report", kept, "--database", database, *day)
    run("report", straight, "--responses", EXAMPLE, *day)
    run("report", moment, "--database", database, *day)
    run("report", again, "--snapshot", moment)
    assert kept.read_bytes() == again.read_bytes()
    assert without_fingerprint(kept) == without_fingerprint(straight)


def without_fingerprint(path: Path) -> str:
    """A report without the fingerprint of its snapshot, which knows when was handed in what."""
    return re.sub("momentopname: [0-9a-f]{64}", "momentopname: …", path.read_text("utf-8"))


def test_a_report_beside_an_earlier_test_tells_what_changed_also_from_its_snapshot(
    tmp_path: Path,
) -> None:
    straight, moment, again = (tmp_path / name for name in ("een.html", "m.json", "twee.html"))
    day = ("--date", "2026-11-22")
    earlier = ("--earlier", EXAMPLE)
    run("report", straight, "--responses", EXAMPLE, *earlier, *day)
    run("report", moment, "--responses", EXAMPLE, *earlier, *day)
    run("report", again, "--snapshot", moment)
    assert "Wat veranderde sinds de vorige toets?" in straight.read_text("utf-8")
    assert straight.read_bytes() == again.read_bytes()


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    for seed in (0, 4242):
        folder = tmp_path / str(seed)
        folder.mkdir()
        moment = folder / "rapport.json"
        said = outside(
            ["report", moment, "--responses", EXAMPLE, "--date", "2026-11-22"],
            ["report", folder / "rapport.pdf", "--snapshot", moment],
            ["report", folder / "rapport.html", "--snapshot", moment],
            seed=seed,
        )
        assert said == ""
    for suffix in (".json", ".pdf", ".html"):
        one, other = (tmp_path / seed / f"rapport{suffix}" for seed in ("0", "4242"))
        assert one.read_bytes() == other.read_bytes()


def test_a_layout_of_ones_own_makes_the_report(tmp_path: Path) -> None:
    own = tmp_path / "rapporten"
    own.mkdir()
    text = "id: kort\nversion: 1\ntitle: Heel kort\nsections:\n  - part: facts\n"
    (own / "kort.yaml").write_text(text, "utf-8")
    target = tmp_path / "kort.html"
    run("report", target, "--responses", EXAMPLE, "--reports", own, "--layout", "kort")
    said = target.read_text("utf-8")
    assert "Heel kort" in said
    assert "Wat is de boodschap?" not in said


def test_an_unknown_layout_is_told_with_the_nearest(tmp_path: Path) -> None:
    arguments = ("report", tmp_path / "x.pdf", "--responses", EXAMPLE, "--layout")
    assert refused(*arguments, "clientorganisaties") == (
        "rapport 'clientorganisaties' bestaat niet. Bedoelde u 'clientorganisatie'?\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["x.docx"], "eindigt op .pdf, .html of .json", id="another kind of file"),
        pytest.param(["rapport"], "eindigt op .pdf, .html of .json", id="no kind of file"),
        pytest.param(
            ["x.pdf", "--assessment", "a", "--responses", str(EXAMPLE)],
            "Kies één",
            id="two sources",
        ),
        pytest.param(
            ["x.pdf", "--snapshot", str(EXAMPLE), "--date", "2026-01-01"],
            "heeft al een datum",
            id="a date for a snapshot",
        ),
        pytest.param(
            ["x.pdf", "--snapshot", str(EXAMPLE), "--earlier", str(EXAMPLE)],
            "heeft haar vorige toets al",
            id="an earlier test for a snapshot",
        ),
        pytest.param(
            ["x.pdf", "--responses", str(EXAMPLE), "--date", "3 maart"], "--date", id="no ISO date"
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_read(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in run("report", *arguments, code=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_assessments_says_how_to_begin(tmp_path: Path, database: Path) -> None:
    said = refused("report", tmp_path / "x.pdf", "--database", database)
    assert said.startswith("In de databank staat nog geen toets.")


def test_more_than_one_assessment_must_be_chosen_from(tmp_path: Path, database: Path) -> None:
    run("demo", "--database", database)
    with connect(database) as db:
        proposal = proposals.add(db, PROPOSAL, NOW)
        second = assessments.begin(db, proposal.id, PROPOSAL_MOMENT, [questionnaire()], NOW)
    target = tmp_path / "x.html"
    said = refused("report", target, "--database", database)
    assert f"  {second.id}  {PROPOSAL.title}" in said.splitlines()
    run("report", target, "--database", database, "--assessment", second.id)
    assert PROPOSAL.title in target.read_text("utf-8")


PROPOSAL_MOMENT = questionnaire().moments[0]


def test_an_unknown_assessment_is_told(tmp_path: Path, database: Path) -> None:
    arguments = ("report", tmp_path / "x.pdf", "--database", database, "--assessment", "weg")
    assert refused(*arguments) == "Toets 'weg' bestaat niet.\n"


def test_a_report_is_for_its_owner_alone_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    target.write_text("van gisteren", "utf-8")
    target.chmod(0o644)
    run("report", target, "--responses", EXAMPLE)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_report_under_the_name_of_a_link_leaves_what_it_led_to(tmp_path: Path) -> None:
    precious, link = tmp_path / "kostbaar.txt", tmp_path / "rapport.json"
    precious.write_text("kostbaar", "utf-8")
    link.symlink_to(precious)
    run("report", link, "--responses", EXAMPLE)
    assert precious.read_text("utf-8") == "kostbaar"
    assert not link.is_symlink()


@pytest.mark.parametrize("option", ["--snapshot", "--responses", "--earlier"])
@pytest.mark.parametrize("way", ["itself", "symbolic link", "hard link", "roundabout"])
def test_a_report_never_replaces_what_it_is_made_of(tmp_path: Path, option: str, way: str) -> None:
    source = tmp_path / "bron.json"
    if option == "--snapshot":
        run("report", source, "--responses", EXAMPLE)
    else:
        source.write_bytes(EXAMPLE.read_bytes())
    before, target = source.read_bytes(), tmp_path / "doel.json"
    match way:
        case "symbolic link":
            target.symlink_to(source)
        case "hard link":
            target.hardlink_to(source)
        case "roundabout":
            target = tmp_path / ".." / tmp_path.name / "bron.json"
        case _:
            target = source
    said = run("report", target, option, source, code=2).stderr
    assert "Kies een andere naam." in said
    assert source.read_bytes() == before


def test_a_report_never_replaces_a_database_that_is_there_or_will_be(tmp_path: Path) -> None:
    database = tmp_path / "toets.json"
    arguments = ("report", database, "--database", database)
    assert "Kies een andere naam." in run(*arguments, code=2).stderr
    assert not database.exists()
    run("demo", "--database", database)
    assert "Kies een andere naam." in run(*arguments, code=2).stderr
    assert "staat er al" in run("demo", "--database", database).stdout


def test_an_endless_snapshot_is_one_clear_line(tmp_path: Path) -> None:
    endless = tmp_path / "groot.json"
    with endless.open("wb") as opened:
        opened.truncate(64 * 2**20 + 1)  # a file of holes: it takes no room
    assert refused("report", tmp_path / "x.pdf", "--snapshot", endless) == (
        f"{endless}: $: dit bestand is groter dan 64 MiB.\n"
    )


def test_a_tampered_snapshot_is_refused_with_its_file_and_place(tmp_path: Path) -> None:
    moment = tmp_path / "moment.json"
    run("report", moment, "--responses", EXAMPLE)
    tampered = json.loads(moment.read_text("utf-8"))
    del tampered["responses"][-1]
    moment.write_text(json.dumps(tampered), "utf-8")
    assert refused("report", tmp_path / "x.pdf", "--snapshot", moment) == (
        f"{moment}: $.scores: de scores volgen niet uit de antwoorden.\n"
    )
    assert not (tmp_path / "x.pdf").exists()


# --- files that cannot be


@pytest.mark.parametrize("command", ["report", "backup"])
def test_a_folder_that_is_not_there_is_one_clear_line(
    command: str, tmp_path: Path, database: Path
) -> None:
    run("demo", "--database", database)
    target = tmp_path / "weg" / "x.html"
    said = refused(command, target, "--database", database)
    assert said.startswith(f"{target}")
    assert said.endswith(": bestaat niet.\n")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["demo"], ["link"], ["backup", "kopie.db"], ["report", "x.pdf"]],
    ids=lambda a: a[0],
)
def test_a_database_under_a_file_is_one_clear_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bestand").touch()
    said = refused(*arguments, "--database", tmp_path / "bestand" / "toets.db")
    assert len(said.splitlines()) == 1
    assert str(tmp_path / "bestand") in said


def test_a_database_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    said = run("demo", "--database", tmp_path, code=2).stderr
    assert str(tmp_path) in said


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte mevrouw, geachte heer, " * 50, "utf-8")
    assert "geen SQLite-databank" in refused("demo", "--database", path)


# --- backup


def test_a_backup_is_a_database_of_its_own_for_its_owner_alone(
    tmp_path: Path, database: Path
) -> None:
    run("demo", "--database", database)
    copy = tmp_path / "kopie.db"
    assert run("backup", copy, "--database", database).stdout == f"Gemaakt: {copy}\n"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "staat er al" in run("demo", "--database", copy).stdout


def test_a_backup_never_overwrites(tmp_path: Path, database: Path) -> None:
    copy = tmp_path / "kopie.db"
    copy.write_text("van gisteren")
    assert refused("backup", copy, "--database", database) == f"{copy}: bestaat al.\n"
    assert copy.read_text() == "van gisteren"


# --- the server


def test_a_port_that_is_taken_is_told_before_any_link_is_printed(database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused("serve", "--database", database, "--port", port)
    assert f"127.0.0.1:{port}" in said
    assert "--port" in said


def test_a_key_that_is_none_stops_the_server_with_a_sentence(database: Path) -> None:
    database.with_name("toets.db.key").touch()
    said = refused("serve", "--database", database)
    assert said.startswith(f"{database}.key is geen sleutel van dit programma")


def test_a_flood_is_refused_before_it_is_received(database: Path) -> None:
    command = [str(Path(sys.executable).with_name("clienttoets")), "serve", "--port", "0"]
    server = subprocess.Popen(
        [*command, "--database", str(database)],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert server.stdout is not None
        port = next(
            int(found[1])
            for line in server.stdout
            if (found := re.search(r"127\.0\.0\.1:(\d+)", line))
        )
        assert _status_of_a_post(port, 3 * LARGEST_REQUEST, b"") == b"413"
        # A little too much comes through, so that our own page can say so: no session, so 403.
        little = LARGEST_REQUEST + 1
        assert _status_of_a_post(port, little, b"x" * little) == b"403"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _status_of_a_post(port: int, size: int, body: bytes) -> bytes:
    """What the server answers to a body that is announced with this size, once it got this."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {size}\r\n\r\n"
        connection.sendall(head.encode() + body)
        return connection.recv(100).split()[1]


def test_a_broken_questionnaire_stops_the_server_with_its_line(
    tmp_path: Path, database: Path
) -> None:
    own = tmp_path / "lijsten"
    own.mkdir()
    (own / "stuk.yaml").write_text("id: X\nversie: 1\n", "utf-8")
    said = refused("serve", "--database", database, "--questionnaires", own)
    assert f"{own / 'stuk.yaml'}:2:1: " in said


def test_link_prints_an_address_with_a_token_that_differs_each_time(database: Path) -> None:
    prepare(database)
    links = [
        re.findall(r"http://toets\.example/\S+", said)
        for _ in range(2)
        for said in [
            run("link", "--database", database, "--address", "http://toets.example").stdout
        ]
    ]
    assert [len(found) for found in links] == [1, 1]
    assert links[0] != links[1]


def test_link_refuses_a_database_that_is_not_there(tmp_path: Path) -> None:
    said = refused("link", "--database", tmp_path / "tikfout.db")
    assert "tikfout.db bestaat niet" in said
    assert list(tmp_path.iterdir()) == []
