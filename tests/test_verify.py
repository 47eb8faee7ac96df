"""A report proves itself: same data, same scores, same bytes, and a signature behind them."""

from __future__ import annotations

import asyncio
import copy
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pikepdf import AttachedFileSpec, Pdf
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import content_folder
from cliënttoets.questionnaire.model import Moment
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf_addition import MOST_SIGNATURES
from cliënttoets.report.pdf_archive import ATTACHMENT
from cliënttoets.report.pdf_edition import Edition, edition_in, edition_pdf, edition_text, tools
from cliënttoets.report.pdf_metadata import Standard
from cliënttoets.report.pdf_read import LARGEST, LARGEST_DATA, NoData, attached
from cliënttoets.report.pdf_signature import BrokenCertificate, NotSigned
from cliënttoets.report.pdf_signature import signed as signed_at
from cliënttoets.report.pdf_verify import Subject, Verdict, Verification, verify
from cliënttoets.report.publication import publish
from cliënttoets.report.snapshot import freeze

from .scored import CLIENTS, FAMILIES, critical, panel, questionnaire, rating
from .signing import PASSPHRASE, Key, key
from .vera import validation

PROGRAM = "0.1.0"
LAYOUT = layout_at_hand("clientorganisatie", [content_folder("reports")])
ASKING = questionnaire([critical("K", 1), rating("A"), rating("B")])
EDITION = Edition(
    publication=publish(
        freeze(
            Assessment(proposal=Proposal(title="Een plan", example=True), moment=Moment.M2),
            (ASKING,),
            (
                *panel(ASKING, CLIENTS, K=[3], A=[2], B=[4]),
                *panel(ASKING, FAMILIES, K=[0, 1, 2, 3, 4], A=[1, 2, 3, 4, 0], B=[2, 2, 3, 4, 1]),
            ),
            made_on=date(2026, 11, 22),
            program=PROGRAM,
        )
    ),
    layout=LAYOUT,
    tools=tools(),
)
REPORT = edition_pdf(EDITION)


def told(found: Verification) -> tuple[str, str, str]:
    """The verdicts on data, scores and file."""
    assert [check.subject for check in found.checks] == list(Subject)
    data, scores, file = (check.verdict.value for check in found.checks)
    return data, scores, file


def because(found: Verification, subject: Subject) -> str:
    return next(str(check.because) for check in found.checks if check.subject is subject)


def test_a_report_agrees_with_itself() -> None:
    found = verify(REPORT, PROGRAM)
    assert told(found) == ("yes", "yes", "yes")
    assert found.agrees
    assert not found.signatures


@pytest.mark.parametrize("standard", Standard)
def test_a_report_agrees_with_itself_in_either_standard(standard: Standard) -> None:
    assert verify(edition_pdf(replace(EDITION, standard=standard)), PROGRAM).agrees


def test_the_data_come_back_out_of_the_file_as_they_went_in() -> None:
    assert attached(REPORT) == edition_text(EDITION).encode()
    assert edition_in(json.loads(attached(REPORT))) == EDITION


def test_another_process_on_another_day_makes_the_same_bytes(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    data.write_text(edition_text(EDITION), "utf-8")
    script = (
        "import json, sys, pathlib\n"
        "from cliënttoets.report.pdf_edition import edition_in, edition_pdf\n"
        "data = json.loads(pathlib.Path(sys.argv[1]).read_text('utf-8'))\n"
        "sys.stdout.buffer.write(edition_pdf(edition_in(data)))\n"
    )
    for seed, zone in (("1", "Asia/Tokyo"), ("77", "America/Lima")):
        made = subprocess.run(
            [sys.executable, "-c", script, str(data)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            check=True,
        )
        assert made.stdout == REPORT


# What was changed afterwards


def with_data(edit: Callable[[Any], object]) -> bytes:
    """The report with other data in it, and the same pages."""
    data = json.loads(attached(REPORT))
    edit(data)
    with Pdf.open(io.BytesIO(REPORT)) as opened:
        del opened.attachments[ATTACHMENT]
        content = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        opened.attachments[ATTACHMENT] = AttachedFileSpec(opened, content.encode())
        return saved(opened)


def saved(opened: Pdf) -> bytes:
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def with_pages(edit: Callable[[Pdf], object]) -> bytes:
    with Pdf.open(io.BytesIO(REPORT)) as opened:
        edit(opened)
        return saved(opened)


def draw_over(opened: Pdf) -> None:
    opened.pages[0].contents_add(b"1 0 0 rg 0 0 200 200 re f")


def forget_data(opened: Pdf) -> None:
    del opened.attachments[ATTACHMENT]


def attach_twice(opened: Pdf) -> None:
    opened.attachments["anders.json"] = AttachedFileSpec(
        opened, attached(REPORT), filename=ATTACHMENT
    )


@pytest.mark.parametrize(
    ("file", "verdicts"),
    [
        pytest.param(
            with_data(
                lambda data: data["publication"]["now"]["responses"][0]["answers"]["A"].update(
                    value=4
                )
            ),
            ("yes", "no", "no"),
            id="an answer was flipped",
        ),
        pytest.param(
            with_data(
                lambda data: data["publication"]["now"]["groups"][0]["items"]["B"].update(
                    counts=[0, 0, 0, 0, 5]
                )
            ),
            ("yes", "no", "no"),
            id="the counts of families were changed",
        ),
        pytest.param(
            with_data(
                lambda data: data["publication"]["scores"]["Q"]["clientorganisatie"][
                    "total"
                ].update(index=100.0)
            ),
            ("yes", "no", "no"),
            id="a score was edited",
        ),
        pytest.param(
            with_data(
                lambda data: data["publication"]["now"]["responses"][0].update(respondent="Ander")
            ),
            ("yes", "yes", "no"),
            id="a name was changed",
        ),
        pytest.param(
            with_data(lambda data: data["layout"].update(title="Keurmerk")),
            ("yes", "yes", "no"),
            id="a title was changed",
        ),
        pytest.param(
            with_data(lambda data: data["publication"]["now"].update(groups=[{"x": 1}])),
            ("no", "unknown", "unknown"),
            id="the data have another form",
        ),
        pytest.param(
            with_data(
                lambda data: data["publication"]["now"]["questionnaires"][0]["sections"][0][
                    "questions"
                ].pop()
            ),
            ("no", "unknown", "unknown"),
            id="a question was taken out",
        ),
        pytest.param(with_pages(draw_over), ("yes", "yes", "no"), id="a page was drawn over"),
        pytest.param(
            with_pages(forget_data), ("no", "unknown", "unknown"), id="the data were taken out"
        ),
        pytest.param(
            with_pages(attach_twice), ("no", "unknown", "unknown"), id="there are data twice"
        ),
        pytest.param(
            with_pages(lambda _: None), ("yes", "yes", "no"), id="another program saved it again"
        ),
        pytest.param(REPORT[:-1], ("yes", "yes", "no"), id="the last byte is missing"),
        pytest.param(REPORT + b"\n", ("yes", "yes", "no"), id="a byte was added"),
        pytest.param(REPORT[: len(REPORT) // 2], ("no", "unknown", "unknown"), id="half a file"),
        pytest.param(b"%PDF-1.7\nniets", ("no", "unknown", "unknown"), id="no report"),
        pytest.param(b"", ("no", "unknown", "unknown"), id="nothing"),
    ],
)
def test_a_file_that_was_changed_does_not_agree(
    file: bytes, verdicts: tuple[str, str, str]
) -> None:
    found = verify(file, PROGRAM)
    assert told(found) == verdicts
    assert not found.agrees


def test_any_flipped_byte_is_noticed() -> None:
    # A sample: bytes all over the file, each with another bit turned.
    chance = random.Random(20261122)  # noqa: S311
    for at in chance.sample(range(len(REPORT)), 25):
        changed = bytearray(REPORT)
        changed[at] ^= 1 << chance.randrange(8)
        assert not verify(bytes(changed), PROGRAM).agrees


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in items:
        if isinstance(value, dict | list) and value:
            yield from leaves(value, (*path, step))
        else:
            yield (*path, step)


def changed_leaf(data: Any, path: tuple[Any, ...], value: object) -> Any:
    data = copy.deepcopy(data)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def test_whatever_is_changed_in_the_data_is_an_answer_and_never_an_accident() -> None:
    data = json.loads(attached(REPORT))
    chance = random.Random(4)  # noqa: S311
    odd: list[object] = [None, -1, 3, 10**9, "", "x" * 5000, [], {}, "2026-02-30", "{x}", "<b>"]
    for path in chance.sample(list(leaves(data)), 60):
        changed = changed_leaf(data, path, chance.choice(odd))
        with Pdf.open(io.BytesIO(REPORT)) as opened:
            del opened.attachments[ATTACHMENT]
            opened.attachments[ATTACHMENT] = AttachedFileSpec(
                opened, json.dumps(changed, sort_keys=True).encode()
            )
            assert not verify(saved(opened), PROGRAM).agrees


# Other versions


def test_a_report_of_another_version_says_that_it_cannot_be_made_anew() -> None:
    older = replace(EDITION, publication=replace(EDITION.publication, program="0.0.9"))
    pages = edition_pdf(older)
    with Pdf.open(io.BytesIO(pages)) as opened:
        opened.docinfo["/Keywords"] = "zoals de oude versie het schreef"
        found = verify(saved(opened), PROGRAM)
    assert told(found) == ("yes", "yes", "unknown")
    assert because(found, Subject.FILE) == (
        "het is hier niet opnieuw te maken, want het is gemaakt met clienttoets 0.0.9 (hier 0.1.0)"
    )


def test_a_report_made_with_other_tools_names_them() -> None:
    other = replace(EDITION, tools={**tools(), "reportlab": "4.0.0"})
    with Pdf.open(io.BytesIO(edition_pdf(other))) as opened:
        opened.docinfo["/Keywords"] = "anders gezet"
        found = verify(saved(opened), PROGRAM)
    assert told(found) == ("yes", "yes", "unknown")
    assert f"reportlab 4.0.0 (hier {tools()['reportlab']})" in because(found, Subject.FILE)


def test_data_of_another_version_that_cannot_be_read_are_told_as_such() -> None:
    def newer(data: Any) -> None:
        data["publication"]["program"] = "9.0.0"
        data["format"] = 9

    found = verify(with_data(newer), PROGRAM)
    assert told(found) == ("unknown", "unknown", "unknown")
    assert because(found, Subject.DATA) == (
        "ze zijn gemaakt met clienttoets 9.0.0, en versie 0.1.0 kan ze niet lezen"
    )


def test_a_language_that_is_not_offered_any_more_is_told() -> None:
    found = verify(with_data(lambda data: data.update(language="xx")), PROGRAM)
    assert told(found) == ("yes", "yes", "unknown")


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(NoData):
        attached(bytes(LARGEST + 1))


# Signatures


def apart(work: Callable[[], Any]) -> Any:
    """What comes of the work, in a thread of its own: other tests leave a loop running here."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def signed(raw: bytes, certificate: Path, passphrase: str, report: bytes = REPORT) -> bytes:
    return signed_at(raw, report, certificate, passphrase, NOW)


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return key(tmp_path_factory.mktemp("keys"), "Voorbeeldvereniging")


def test_a_signed_report_still_agrees_and_names_its_signer(signer: Key) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    assert file.startswith(REPORT)
    found = verify(file, PROGRAM)
    assert found.agrees
    (signature,) = found.signatures
    assert signature.signer == "Voorbeeldvereniging"
    assert signature.at == NOW
    assert signature.is_intact
    assert not signature.is_trusted
    assert verify(file, PROGRAM, [signer.certificate]).signatures[0].is_trusted


def test_a_report_is_signed_where_a_loop_is_running_too(signer: Key) -> None:
    async def within() -> Verification:
        return verify(signed(REPORT, signer.pkcs12, PASSPHRASE), PROGRAM)

    assert apart(lambda: asyncio.run(within())).agrees


def test_two_can_sign(signer: Key, tmp_path: Path) -> None:
    other = key(tmp_path, "Voorbeeldkabinet")
    file = signed(signed(REPORT, signer.pkcs12, PASSPHRASE), other.pkcs12, PASSPHRASE)
    found = verify(file, PROGRAM, [other.certificate])
    assert found.agrees
    assert [(each.signer, each.is_trusted) for each in found.signatures] == [
        ("Voorbeeldvereniging", False),
        ("Voorbeeldkabinet", True),
    ]


@pytest.mark.skipif(bool(validation.absent()), reason=validation.absent())
@pytest.mark.parametrize(
    ("standard", "profiles"), [(Standard.UA_1, ["ua1", "3a"]), (Standard.UA_2, ["ua2", "4f"])]
)
def test_a_signed_report_is_as_accessible_and_as_archivable(
    standard: Standard, profiles: list[str], signer: Key, tmp_path: Path
) -> None:
    report = edition_pdf(replace(EDITION, standard=standard))
    once = signed(report, signer.pkcs12, PASSPHRASE, report)
    files = [tmp_path / "once.pdf", tmp_path / "twice.pdf"]
    files[0].write_bytes(once)
    files[1].write_bytes(signed(once, signer.pkcs12, PASSPHRASE, report))
    for verdict in validation.verdicts(dict.fromkeys(files, profiles)):
        assert verdict.checks
        assert not verdict.failed, verdict.failures


def test_what_was_signed_and_then_changed_does_not_agree(signer: Key) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    for changed in (file + b"\n%meer\n", file[: len(REPORT)] + file[len(REPORT) :].lower()):
        found = verify(changed, PROGRAM)
        assert told(found) == ("yes", "yes", "no")


def _drawn_over(raw: bytes) -> bytes:
    """The report with a page changed in a revision of its own, as an editor would."""
    writer = IncrementalPdfFileWriter(io.BytesIO(raw))
    over = writer.add_object(StreamObject(stream_data=b"1 0 0 rg 0 0 200 200 re f"))
    writer.add_stream_to_page(0, over)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_page_that_was_drawn_over_before_it_was_signed_does_not_agree(signer: Key) -> None:
    made = by_pyhanko(_drawn_over(REPORT), signer)
    assert made.startswith(REPORT)
    found = verify(made, PROGRAM)
    assert told(found) == ("yes", "yes", "no")
    assert because(found, Subject.FILE) == (
        "na het maken is er iets aan toegevoegd dat geen handtekening van ons is"
    )
    with pytest.raises(NotSigned):
        signed(_drawn_over(REPORT), signer.pkcs12, PASSPHRASE)


def by_pyhanko(raw: bytes, signer: Key, box: tuple[int, int, int, int] | None = None) -> bytes:
    """A signature as another program writes it, in a field of its own, seen or unseen."""
    made = apart(
        lambda: signers.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(raw)),
            signers.PdfSignatureMetadata(field_name="Ander veld"),
            signers.SimpleSigner.load_pkcs12(str(signer.pkcs12), passphrase=PASSPHRASE.encode()),
            new_field_spec=fields.SigFieldSpec("Ander veld", box=box),
        )
    )
    content: bytes = made.getvalue()
    return content


@pytest.mark.parametrize("box", [None, (50, 50, 500, 700)], ids=["unseen", "over a page"])
def test_a_signature_that_another_program_added_is_not_taken_for_ours(
    box: tuple[int, int, int, int] | None, signer: Key
) -> None:
    # What another program adds may hold anything, and programs disagree on what they see of it.
    assert told(verify(by_pyhanko(REPORT, signer, box), PROGRAM)) == ("yes", "yes", "no")


def test_any_other_byte_behind_a_report_is_noticed(signer: Key) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    chance = random.Random(7)  # noqa: S311
    for at in chance.sample(range(len(REPORT), len(file)), 60):
        changed = bytearray(file)
        changed[at] ^= 1 << chance.randrange(8)
        assert not verify(bytes(changed), PROGRAM).agrees, at


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"/F 4", b"/F 0", id="a field that is seen"),
        pytest.param(b"/Rect [-9999", b"/Rect [   0", id="a field with a place"),
        pytest.param(b"/SigFlags 3", b"/SigFlags 1", id="another form"),
        pytest.param(b"startxref\n", b"startxref\n1\nstartxref\n", id="a second table"),
        pytest.param(b"/TU (H", b"/TU (X", id="another name"),
    ],
)
def test_a_signature_is_written_in_one_way(old: bytes, new: bytes, signer: Key) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    tail = file[len(REPORT) :]
    assert old in tail
    assert told(verify(REPORT + tail.replace(old, new, 1), PROGRAM)) == ("yes", "yes", "no")


def test_what_fills_up_the_room_of_a_signature_is_nothing(signer: Key) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    at = file.rindex(b"00>")
    assert told(verify(file[:at] + b"01" + file[at + 2 :], PROGRAM)) == ("yes", "yes", "no")


def test_a_signature_under_another_report_is_broken(signer: Key) -> None:
    other = edition_pdf(replace(EDITION, layout=replace(LAYOUT, title="Iets anders")))
    tail = signed(other, signer.pkcs12, PASSPHRASE, other)[len(other) :]
    ours = signed(REPORT, signer.pkcs12, PASSPHRASE)
    content = re.search(rb"<([0-9a-f]{30000,})>", tail)
    assert content
    file = re.sub(rb"<[0-9a-f]{30000,}>", content[0], ours)
    found = verify(file, PROGRAM)
    assert told(found) == ("yes", "yes", "no")
    assert not found.signatures[0].is_intact


def test_five_can_sign_and_a_sixth_cannot(signer: Key) -> None:
    file = REPORT
    for _ in range(MOST_SIGNATURES):
        file = signed(file, signer.pkcs12, PASSPHRASE)
    found = verify(file, PROGRAM)
    assert found.agrees
    assert len(found.signatures) == MOST_SIGNATURES == 5
    with pytest.raises(NotSigned):
        signed(file, signer.pkcs12, PASSPHRASE)


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="no pdfsig (poppler-utils)")
def test_another_program_finds_the_signatures_valid(signer: Key, tmp_path: Path) -> None:
    path = tmp_path / "tweemaal.pdf"
    path.write_bytes(signed(signed(REPORT, signer.pkcs12, PASSPHRASE), signer.pkcs12, PASSPHRASE))
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2, said
    assert said.count("ETSI.CAdES.detached") == 2


def test_a_wrong_passphrase_and_a_file_without_a_key_are_refused(signer: Key) -> None:
    for certificate, passphrase in ((signer.pkcs12, "fout"), (signer.certificate, PASSPHRASE)):
        with pytest.raises(BrokenCertificate):
            signed(REPORT, certificate, passphrase)
    with pytest.raises(FileNotFoundError):
        signed(REPORT, signer.pkcs12.with_name("weg.p12"), PASSPHRASE)
    with pytest.raises(NotSigned):
        signed(REPORT + b"meer", signer.pkcs12, PASSPHRASE)


def test_certificates_that_are_none_are_refused(signer: Key, tmp_path: Path) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    none = tmp_path / "geen.pem"
    none.write_text("geen certificaat")
    with pytest.raises(BrokenCertificate):
        verify(file, PROGRAM, [none])


def test_without_the_extra_a_signed_report_is_not_called_right_or_wrong(
    signer: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = signed(REPORT, signer.pkcs12, PASSPHRASE)
    for name in [*sys.modules]:
        if name.split(".")[0] == "pyhanko":
            monkeypatch.setitem(sys.modules, name, None)
    found = verify(file, PROGRAM)
    assert told(found) == ("yes", "yes", "unknown")
    assert "clienttoets[sign]" in because(found, Subject.FILE)
    assert verify(REPORT, PROGRAM).agrees


def test_verdicts_are_three_words() -> None:
    assert {verdict.value for verdict in Verdict} == {"yes", "no", "unknown"}


def test_a_small_file_that_holds_a_flood_is_not_unpacked() -> None:
    with Pdf.open(io.BytesIO(REPORT)) as opened:
        del opened.attachments[ATTACHMENT]
        flood = b"{}," * (LARGEST_DATA // 3 + 1)
        opened.attachments[ATTACHMENT] = AttachedFileSpec(opened, flood)
        out = io.BytesIO()
        opened.save(out, recompress_flate=True)
    assert len(out.getvalue()) < 300_000
    assert told(verify(out.getvalue(), PROGRAM)) == ("no", "unknown", "unknown")


def test_a_number_beyond_all_numbers_is_a_fault_like_another() -> None:
    def beyond(data: Any) -> None:
        data["publication"]["now"]["questionnaires"][0]["minutes"] = 10**400
        data["publication"]["now"]["questionnaires"][0]["coverage_threshold"] = 10**400

    assert told(verify(with_data(beyond), PROGRAM)) == ("no", "unknown", "unknown")


def test_data_of_fewer_persons_than_may_be_told_are_refused() -> None:
    def fewer(data: Any) -> None:
        group = data["publication"]["now"]["groups"][0]
        group["respondents"] = 2
        group["items"] = {"K": {"counts": [1, 1, 0, 0, 0]}}

    found = verify(with_data(fewer), PROGRAM)
    assert told(found) == ("no", "unknown", "unknown")
    assert "weinig personen" in because(found, Subject.DATA)
