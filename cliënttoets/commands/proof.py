"""Whether a report is what its own data give, and who vouches for it: `verify` and `sign`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..document.whole_file import whole_file
from ..installation import program_version
from ..language import DUTCH, marked
from .mistakes import mistakes_told, refuse, refuse_to_replace_a_source
from .options import EXISTING, FILE

if TYPE_CHECKING:
    from ..report.pdf_signature import Signature
    from ..report.pdf_verify import Verification

_SUBJECTS = {
    "data": marked("Gegevens"),
    "scores": marked("Scores"),
    "file": marked("Bestand"),
}
_VERDICTS = {
    "yes": marked("ja"),
    "no": marked("NEE"),
    "unknown": marked("niet te zeggen"),
}
DISAGREES, UNDECIDED = 1, 3
"""The exit codes of `verify` where an answer is no, and where none is but one is not known."""


@click.command()
@click.argument("file", type=EXISTING)
@click.option(
    "--trust",
    "trusted",
    type=EXISTING,
    multiple=True,
    help="Het certificaat (PEM) van een ondertekenaar die u vertrouwt; mag vaker.",
)
def verify(file: Path, trusted: tuple[Path, ...]) -> None:
    """Ga na of de PDF in FILE klopt met de gegevens die erin zitten.

    Drie vragen: zitten de gegevens erin, volgt elke score eruit, en geven ze precies dit bestand?
    Exit 0: driemaal ja. 1: ergens nee. 3: ergens is het niet te zeggen.
    """
    from ..report.pdf_read import LARGEST
    from ..report.pdf_signature import BrokenCertificate
    from ..report.pdf_verify import Verdict
    from ..report.pdf_verify import verify as verified

    with mistakes_told():
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
        try:
            found = verified(raw, program_version(), trusted)
        except BrokenCertificate:
            refuse(DUTCH.text("Dat is geen certificaat in PEM. Geef met --trust een .pem-bestand."))
    _tell(found)
    verdicts = {check.verdict for check in found.checks}
    if Verdict.NO in verdicts:
        sys.exit(DISAGREES)
    if Verdict.UNKNOWN in verdicts:
        sys.exit(UNDECIDED)


def _tell(found: Verification) -> None:
    for check in found.checks:
        click.echo(
            DUTCH.text(
                "{subject}: {verdict} – {because}.",
                subject=DUTCH.text(_SUBJECTS[check.subject]),
                verdict=DUTCH.text(_VERDICTS[check.verdict]),
                because=DUTCH.say(check.because),
            )
        )
    for signature in found.signatures:
        click.echo(_signed(signature))
    if found.fingerprint:
        click.echo(DUTCH.text("Vingerafdruk van de gegevens: {hash}", hash=found.fingerprint))
    if found.agrees and not found.signatures:
        click.echo(
            DUTCH.text("Wie het rapport maakte, is zo niet bewezen: het is niet ondertekend.")
        )


def _signed(signature: Signature) -> str:
    """Who signed, when they say it was, and whether that is more than a name."""
    name = "".join(sign for sign in signature.signer if sign.isprintable())
    at = DUTCH.moment(signature.at.astimezone())
    if not signature.is_intact:
        return DUTCH.text("Handtekening van {name}: gebroken.", name=name)
    if signature.is_trusted:
        return DUTCH.text("Ondertekend door {name}, die u vertrouwt, {at}.", name=name, at=at)
    return DUTCH.text(
        "Ondertekend door wie zich {name} noemt, {at}. Of dat klopt, is niet nagegaan: geef met "
        "--trust het certificaat van wie u vertrouwt.",
        name=name,
        at=at,
    )


@click.command()
@click.argument("file", type=EXISTING)
@click.argument("target", type=FILE)
@click.option(
    "--key", required=True, type=EXISTING, help="Uw sleutel met certificaat (.p12 of .pfx)."
)
@click.option(
    "--passphrase",
    envvar="CLIENTTOETS_PASSPHRASE",
    prompt=DUTCH.text("Wachtzin van de sleutel"),
    hide_input=True,
    help="De wachtzin van de sleutel; wordt gevraagd als ze ontbreekt.",
)
def sign(file: Path, target: Path, key: Path, passphrase: str) -> None:
    """Onderteken het rapport in FILE en bewaar het als TARGET; FILE blijft zoals het is.

    Vraagt de uitbreiding clienttoets[sign].
    """
    from ..report.pdf_addition import MOST_SIGNATURES
    from ..report.pdf_read import NoData
    from ..report.pdf_signature import BrokenCertificate, NoSigningTools, NotSigned, signed
    from ..report.pdf_verify import report_in

    refuse_to_replace_a_source(target, (file, key))
    with mistakes_told():
        try:
            raw = file.read_bytes()
            made = signed(raw, report_in(raw), key, passphrase, dt.datetime.now(dt.UTC))
        except NoSigningTools:
            refuse(DUTCH.text("Ondertekenen vraagt meer: pip install 'clienttoets[sign]'."))
        except BrokenCertificate:
            refuse(
                DUTCH.text(
                    "{key} geeft geen sleutel met certificaat, of de wachtzin is een andere.",
                    key=key,
                )
            )
        except NoData:
            refuse(
                DUTCH.text(
                    "{file} is geen rapport dat klopt met zijn gegevens, en wordt niet "
                    "ondertekend. Kijk het na met 'clienttoets verify'.",
                    file=file,
                )
            )
        except NotSigned:
            refuse(
                DUTCH.text(
                    "{file} kan niet meer ondertekend worden: er staan al {most} handtekeningen "
                    "onder, of iets anders.",
                    file=file,
                    most=MOST_SIGNATURES,
                )
            )
        with whole_file(target) as unfinished:
            unfinished.write_bytes(made)
    click.echo(DUTCH.text("Gemaakt: {target}", target=target))
