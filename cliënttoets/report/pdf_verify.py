"""Whether a report is what its own data give: same data, same scores, same bytes.

Three questions, each answered by yes, no, or that it cannot be known:

- Data. Does the file carry the data of a report, whole and in the form that this program writes?
- Scores. Does every score in those data follow from the answers in them?
- File. Does this program make the very same file of those data?

That all three agree says that nothing was changed since the file was made, neither in its data nor
on its pages. It does not say who made it: whoever changes the answers and makes a new report has a
file that agrees with itself. Only a signature says who.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from ..document.faults import Fault, Faulty
from ..document.json_text import json_data
from ..language import Message, message
from .pdf_edition import Edition, edition_in, edition_pdf, edition_text, tools
from .pdf_read import NoData, attached
from .pdf_signature import NoSigningTools, Signature, signatures
from .publication import publication_text, scores_follow

_LONGEST_VERSION = 40  # characters; what is longer was never a version
_LONGEST_PLACE = 120  # characters


class Verdict(StrEnum):
    """How a question is answered."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Subject(StrEnum):
    """What a question is about."""

    DATA = "data"
    SCORES = "scores"
    FILE = "file"


@dataclass(frozen=True)
class Check:
    """The answer to one question; `because` gives the reason in a sentence."""

    subject: Subject
    verdict: Verdict
    because: Message


@dataclass(frozen=True, kw_only=True)
class Verification:
    """The answers, in the order of `Subject`.

    `fingerprint` is the SHA-256 of the published data, which a full report prints in its annex;
    empty where there are no data. `signatures` are those that follow the report, oldest first.
    """

    checks: tuple[Check, Check, Check]
    fingerprint: str = ""
    signatures: tuple[Signature, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every answer is yes."""
        return all(check.verdict is Verdict.YES for check in self.checks)


def verify(raw: bytes, program: str, trusted: Sequence[Path] = ()) -> Verification:
    """The three answers for a file, whatever it is; `program` is the version that asks.

    `trusted` are files with the certificates of signers that the reader trusts. Never raises for
    what is in the file, and BrokenCertificate or OSError for those.
    """
    try:
        given = attached(raw)
        data = json_data(given)
    except (NoData, Faulty):
        return _without_data(
            Verdict.NO, message("dit is geen pdf met de leesbare gegevens van één rapport")
        )
    by = _made_by(data)
    try:
        edition = edition_in(data)
    except Faulty as error:
        return _unread(by, program, error.faults[0])
    file, signatures = _file(raw, edition, program, trusted)
    return Verification(
        checks=(_data(given, edition, program), _scores(edition), file),
        fingerprint=sha256(publication_text(edition.publication).encode()).hexdigest(),
        signatures=signatures,
    )


def report_in(raw: bytes) -> bytes:
    """The report that a file begins with, as it was made; the rest of the file are signatures.

    Raises NoData where the file is not what its data give, or scores do not follow from them.
    """
    try:
        edition = edition_in(json_data(attached(raw)))
        anew = edition_pdf(edition)
    except (Faulty, LookupError, ValueError) as error:
        raise NoData(str(error)) from error
    if not raw.startswith(anew) or not scores_follow(edition.publication):
        raise NoData("another file follows from its data, or other scores")
    return anew


def _without_data(verdict: Verdict, because: Message) -> Verification:
    unknown = message("zonder gegevens is dat niet na te gaan")
    return Verification(
        checks=(
            Check(Subject.DATA, verdict, because),
            Check(Subject.SCORES, Verdict.UNKNOWN, unknown),
            Check(Subject.FILE, Verdict.UNKNOWN, unknown),
        )
    )


def _made_by(data: object) -> str:
    """The version that says it made the data; empty where they do not say."""
    told = data.get("publication") if isinstance(data, dict) else None
    program = told.get("program") if isinstance(told, dict) else None
    return program[:_LONGEST_VERSION] if isinstance(program, str) else ""


def _unread(by: str, program: str, fault: Fault) -> Verification:
    """What this version cannot read: another version's data, or data that are not sound."""
    if by not in ("", program):
        because = message(
            "ze zijn gemaakt met clienttoets {by}, en versie {program} kan ze niet lezen",
            by=by,
            program=program,
        )
        return _without_data(Verdict.UNKNOWN, because)
    place = ".".join(str(step) for step in fault.path)[:_LONGEST_PLACE]
    because = message("ze kloppen niet bij {place}: {problem}", place=place, problem=fault.problem)
    return _without_data(Verdict.NO, because)


def _data(given: bytes, edition: Edition, program: str) -> Check:
    if edition_text(edition).encode() == given or edition.publication.program != program:
        return Check(
            Subject.DATA, Verdict.YES, message("ze zitten in het bestand en zijn leesbaar")
        )
    because = message("ze staan er niet zoals dit programma ze schrijft")
    return Check(Subject.DATA, Verdict.NO, because)


def _scores(edition: Edition) -> Check:
    if scores_follow(edition.publication):
        because = message("elke score volgt uit de antwoorden")
        return Check(Subject.SCORES, Verdict.YES, because)
    because = message("de scores volgen niet uit de antwoorden")
    return Check(Subject.SCORES, Verdict.NO, because)


def _file(
    raw: bytes, edition: Edition, program: str, trusted: Sequence[Path]
) -> tuple[Check, tuple[Signature, ...]]:
    """Whether the file is made anew byte for byte, and who signed it."""
    try:
        anew = edition_pdf(edition)
    except (LookupError, ValueError) as error:
        because = message("van deze gegevens is hier geen bestand te maken ({error})", error=error)
        return Check(Subject.FILE, Verdict.UNKNOWN, because), ()
    if raw == anew:
        because = message("het is byte voor byte opnieuw te maken uit zijn gegevens")
        return Check(Subject.FILE, Verdict.YES, because), ()
    if raw.startswith(anew):
        return _longer(raw, anew, trusted)
    differences = tuple(_other_tools(edition, program))
    if differences:
        because = message(
            "het is hier niet opnieuw te maken, want het is gemaakt met {differences}",
            differences=", ".join(differences),
        )
        return Check(Subject.FILE, Verdict.UNKNOWN, because), ()
    because = message("uit deze gegevens volgt een ander bestand: er is iets aan veranderd")
    return Check(Subject.FILE, Verdict.NO, because), ()


def _longer(
    raw: bytes, anew: bytes, trusted: Sequence[Path]
) -> tuple[Check, tuple[Signature, ...]]:
    """What is to be said of a file that goes on after the report."""
    try:
        found = signatures(raw, anew, trusted)
    except NoSigningTools:
        because = message(
            "het begint zoals het gemaakt is, en daarna is er iets aan toegevoegd; of dat alleen "
            "een handtekening is, ziet wie clienttoets[sign] installeert"
        )
        return Check(Subject.FILE, Verdict.UNKNOWN, because), ()
    if found is None:
        because = message("na het maken is er iets aan toegevoegd dat geen handtekening van ons is")
        return Check(Subject.FILE, Verdict.NO, because), ()
    if not all(each.is_intact for each in found):
        because = message("een handtekening eronder klopt niet met wat er ondertekend zou zijn")
        return Check(Subject.FILE, Verdict.NO, because), found
    because = message(
        "het is byte voor byte opnieuw te maken uit zijn gegevens, en daarna is het ondertekend"
    )
    return Check(Subject.FILE, Verdict.YES, because), found


def _other_tools(edition: Edition, program: str) -> Iterator[str]:
    """What the file was made with that is not what is here: "reportlab 4.4.1 (hier 5.0.1)"."""
    here = {"clienttoets": program, **tools()}
    for name, version in {"clienttoets": edition.publication.program, **edition.tools}.items():
        if here.get(name) != version:
            yield f"{name} {version[:_LONGEST_VERSION]} (hier {here.get(name, '–')})"
