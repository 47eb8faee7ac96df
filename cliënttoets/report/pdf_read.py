"""The data that a PDF carries; the file may be of any origin, and broken."""

from __future__ import annotations

import logging
from io import BytesIO

from pypdf import PdfReader

from .pdf_archive import ATTACHMENT

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says, we say in Dutch

LARGEST = 100 * 1024 * 1024
"""The size in bytes of the largest file that is read."""


class NoData(ValueError):
    """The file is no PDF, is too large, or carries no data of a report."""


def attached(raw: bytes) -> bytes:
    """The data of the report in a PDF. Raises NoData."""
    if len(raw) > LARGEST:
        raise NoData("too large")
    try:
        found = [
            (each.name, each.content)
            for each in PdfReader(BytesIO(raw), strict=False).attachment_list
        ]
    except Exception as error:  # pypdf trusts a file: a broken one breaks it in any way
        raise NoData("no readable PDF") from error
    if [name for name, _ in found] != [ATTACHMENT]:
        raise NoData("no data, or more than these")
    return found[0][1]
