"""Who vouches for a report: a PAdES signature as the last thing in the file (ETSI EN 319 142-1).

pyHanko makes what is signed into a signature, and says of one whether it holds. Where it stands in
the file, and that nothing else was added, is `pdf_addition`'s; no reader's idea of a PDF comes into
it. pyHanko comes with the extra `clienttoets[sign]` alone; without it NoSigningTools is raised.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .pdf_addition import MOST_SIGNATURES, ROOM, Addition, addition, additions, covered, places_in

_MOMENT = "%Y%m%d%H%M%S"


class NoSigningTools(Exception):
    """The extra that signs and reads signatures is not installed."""


class BrokenCertificate(ValueError):
    """The file holds no key with its certificate, or the passphrase is not its own."""


class NotSigned(ValueError):
    """The report cannot be signed: something else was added to it, or enough have signed it."""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One signature, and what is known of it.

    `signer` is the name in its certificate. `at` is what the signer's own clock said. `is_intact`:
    it is a signature of the report and of everything before it. `is_trusted`: the certificate leads
    to one that the reader trusts.
    """

    signer: str
    at: datetime
    is_intact: bool
    is_trusted: bool


def signed(raw: bytes, report: bytes, certificate: Path, passphrase: str, now: datetime) -> bytes:
    """The file with a signature of the key in a PKCS #12 file (.p12, .pfx) behind it.

    `report` is what the file begins with, as this program makes it. Raises NotSigned,
    BrokenCertificate, and OSError where the key cannot be opened.
    """
    given = additions(raw, report)
    if given is None or len(given) == MOST_SIGNATURES:
        raise NotSigned(f"{MOST_SIGNATURES} signatures at most, and nothing else")
    signer = _signer(certificate, passphrase)
    places, number = places_in(report), len(given) + 1
    moment = now.astimezone(UTC).strftime(_MOMENT)

    def file(content: bytes) -> bytes:
        return raw + addition(raw, places, number, moment, content)

    digest = hashlib.sha256(b"".join(covered(file(b"")))).digest()
    content = _content(signer, digest)
    if len(content) > ROOM:
        raise BrokenCertificate("too many certificates")
    return file(content)


def _signer(certificate: Path, passphrase: str) -> Any:
    with _tools():
        from pyhanko.sign.signers import SimpleSigner
    with certificate.open("rb"):
        pass  # pyHanko would only log that it cannot be opened
    signer = SimpleSigner.load_pkcs12(str(certificate), passphrase=passphrase.encode())
    if signer is None or signer.signing_cert is None:
        raise BrokenCertificate(str(certificate))
    return signer


def _content(signer: Any, digest: bytes) -> bytes:
    made = _awaited(signer.async_sign(digest, "sha256", use_pades=True, is_pdf_sig=True))
    content: bytes = made.dump()
    return content


def signatures(
    raw: bytes, report: bytes, trusted: Sequence[Path] = ()
) -> tuple[Signature, ...] | None:
    """The signatures that follow a report in a file, oldest first; None where anything else does.

    `trusted` are files with the certificates (PEM or DER) that the reader trusts. Nothing is
    fetched: whether a certificate was withdrawn is not known. Raises BrokenCertificate for
    certificates that cannot be read.
    """
    found = additions(raw, report)
    if found is None:
        return None
    roots = _certificates(trusted)
    with _tools():
        from pyhanko_certvalidator import ValidationContext
    return tuple(
        _signature(each, ValidationContext(trust_roots=roots, allow_fetching=False))
        for each in found
    )


def _certificates(trusted: Sequence[Path]) -> list[Any]:
    with _tools():
        from pyhanko.keys import load_certs_from_pemder
    try:
        return list(load_certs_from_pemder([str(path) for path in trusted]))
    except ValueError as error:
        raise BrokenCertificate(str(error)) from error


def _signature(given: Addition, context: Any) -> Signature:
    from asn1crypto.cms import ContentInfo
    from pyhanko.sign.validation import async_validate_detached_cms

    at = datetime(1, 1, 1, tzinfo=UTC)
    try:
        at = datetime.strptime(given.moment, _MOMENT).replace(tzinfo=UTC)
        status = _awaited(
            async_validate_detached_cms(
                given.covered,
                ContentInfo.load(given.content, strict=True)["content"],
                signer_validation_context=context,
            )
        )
        subject = status.signing_cert.subject
        name = str(subject.native.get("common_name") or subject.human_friendly)
    except Exception:  # pyHanko trusts what a signature says of itself: a broken one breaks it
        return Signature(signer="", at=at, is_intact=False, is_trusted=False)
    return Signature(
        signer=name,
        at=at,
        is_intact=status.intact and status.valid,
        is_trusted=status.trusted,
    )


def _awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What comes of it; in a thread of its own, because whoever calls may have a loop running."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@contextmanager
def _tools() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise NoSigningTools from error
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it says, we say in Dutch
