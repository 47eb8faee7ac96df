"""A key with its certificate, made for a test: a PKCS #12 file and the certificate in PEM."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "een lange zin"  # noqa: S105


class Key(NamedTuple):
    """Where the key and its certificate stand."""

    pkcs12: Path
    certificate: Path


def key(folder: Path, name: str) -> Key:
    """A new key of a signer with this name; its certificate vouches for itself."""
    private = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(private, hashes.SHA256())
    )
    made = Key(folder / f"{name}.p12", folder / f"{name}.pem")
    encryption = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    made.pkcs12.write_bytes(
        pkcs12.serialize_key_and_certificates(name.encode(), private, certificate, None, encryption)
    )
    made.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return made
