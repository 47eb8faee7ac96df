"""Who vouches for a report: a PAdES signature as the last thing in the file (ETSI EN 319 142-1).

A signature is appended. The report itself stays at the head of the file byte for byte, so that it
can still be made anew from its data and held beside it. The field has no looks and no place on a
page: that is the one way in which an untagged signature fits both PDF/UA and PDF/A.

pyHanko comes with the extra `clienttoets[sign]` alone; without it every function raises
NoSigningTools.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

FIELD = "Handtekening"
MOST = 20
"""Of so many signatures at most a file is asked; one report has one or a few."""


class NoSigningTools(Exception):
    """The extra that signs and reads signatures is not installed."""


class BrokenCertificate(ValueError):
    """The file holds no key with its certificate, or the passphrase is not its own."""


class NotSigned(ValueError):
    """The report cannot be signed."""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One signature, and what is known of it.

    `signer` is the name in its certificate. `at` is the signer's own clock; None where it says
    nothing. `is_intact`: what was signed is still as it was. `is_trusted`: the certificate leads to
    one that the reader trusts.
    """

    signer: str
    at: datetime | None
    is_intact: bool
    is_trusted: bool


@dataclass(frozen=True, kw_only=True)
class Added:
    """What follows a report in its file: the signatures, oldest first.

    `is_nothing_else`: nothing else was added, and nobody can see a difference on a page.
    """

    signatures: tuple[Signature, ...]
    is_nothing_else: bool


def signed(raw: bytes, certificate: Path, passphrase: str) -> bytes:
    """The PDF with a signature of the key in a PKCS #12 file (.p12, .pfx) behind it.

    Raises BrokenCertificate, NotSigned, and OSError where the file cannot be opened.
    """
    with _tools():
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign import fields, signers
    signer = _signer(certificate, passphrase)
    # Out of bounds and printed: what PDF/UA and PDF/A each ask of a field that nobody sees.
    nowhere = fields.InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
    try:
        writer = IncrementalPdfFileWriter(BytesIO(raw))
        number = sum(1 for _ in fields.enumerate_sig_fields(writer)) + 1
        name = FIELD if number == 1 else f"{FIELD} {number}"
        made: Any = signers.sign_pdf(
            writer,
            signers.PdfSignatureMetadata(
                field_name=name,
                md_algorithm="sha256",
                subfilter=fields.SigSeedSubFilter.PADES,
            ),
            signer,
            new_field_spec=fields.SigFieldSpec(
                name, invis_sig_settings=nowhere, readable_field_name=name
            ),
        )
    except (PdfError, ValueError) as error:
        raise NotSigned(str(error)) from error
    result: bytes = made.getvalue()
    return result


def _signer(certificate: Path, passphrase: str) -> Any:
    from pyhanko.sign import signers

    with certificate.open("rb"):
        pass  # pyHanko would only log that it cannot be opened
    signer = signers.SimpleSigner.load_pkcs12(str(certificate), passphrase=passphrase.encode())
    if signer is None or signer.signing_cert is None:
        raise BrokenCertificate(str(certificate))
    return signer


def added(raw: bytes, trusted: Sequence[Path] = ()) -> Added:
    """What was added to a report; the file begins with the report as this program made it.

    `trusted` are files with the certificates (PEM or DER) that the reader trusts. Nothing is
    fetched: whether a certificate was withdrawn is not known. Raises NotSigned for a file that
    cannot be read, BrokenCertificate for certificates that cannot.
    """
    with _tools():
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko_certvalidator import ValidationContext
    roots = _certificates(trusted)
    try:
        reader = PdfFileReader(BytesIO(raw))
        found = reader.embedded_regular_signatures[:MOST]
        return Added(
            signatures=tuple(
                _signature(each, ValidationContext(trust_roots=roots, allow_fetching=False))
                for each in found
            ),
            is_nothing_else=bool(found)
            and _covers_the_file(found[-1])
            and _only_fields_were_added(reader)
            and _is_unseen(reader),
        )
    except (PdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # pyHanko trusts what a file says of itself; a broken file breaks it in all these ways.
        raise NotSigned(str(error)) from error


def _certificates(trusted: Sequence[Path]) -> list[Any]:
    from pyhanko.keys import load_certs_from_pemder

    try:
        return list(load_certs_from_pemder([str(path) for path in trusted]))
    except ValueError as error:
        raise BrokenCertificate(str(error)) from error


def _signature(embedded: Any, context: Any) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature

    status = validate_pdf_signature(embedded, signer_validation_context=context, skip_diff=True)
    subject = status.signing_cert.subject
    return Signature(
        signer=str(subject.native.get("common_name") or subject.human_friendly),
        at=status.signer_reported_dt,
        is_intact=status.intact and status.valid,
        is_trusted=status.trusted,
    )


def _covers_the_file(embedded: Any) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return embedded.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE


def _only_fields_were_added(reader: Any) -> bool:
    """Whether all that changed since the first revision is that there are signature fields."""
    from pyhanko.sign import diff_analysis as analysis
    from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON

    level = analysis.ModificationLevel.LTA_UPDATES
    policy = analysis.StandardDiffPolicy(
        global_rules=[
            analysis.CatalogModificationRule(),
            # When the file was last changed, which signing says too.
            analysis.DocInfoRule().as_qualified(level),
            analysis.MetadataUpdateRule().as_qualified(level),
            analysis.XrefStreamRule().as_qualified(level),
            analysis.ObjectStreamRule().as_qualified(level),
        ],
        form_rule=analysis.FormUpdatingRule(
            field_rules=[analysis.SigFieldCreationRule(), analysis.SigFieldModificationRule()],
            # A report has an empty form; that it holds signatures is what signing says of it.
            ignored_acroform_keys={*ACROFORM_EXEMPT_STRICT_COMPARISON, "/SigFlags"},
        ),
    )
    return isinstance(policy.review_file(reader, 0), analysis.DiffResult)


def _is_unseen(reader: Any) -> bool:
    """Whether no field covers any of a page: a visible one could be laid over what is written."""
    from pyhanko.sign.fields import enumerate_sig_fields

    boxes = [ref.get_object()["/Rect"] for _, _, ref in enumerate_sig_fields(reader)]
    return all(left == right and low == high for left, low, right, high in boxes)


@contextmanager
def _tools() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise NoSigningTools from error
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it says, we say in Dutch
