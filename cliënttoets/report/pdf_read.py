"""The data that a PDF carries; the file may be of any origin, and broken."""

from __future__ import annotations

import logging
from io import BytesIO
from itertools import islice

from pypdf import PdfReader, apply_configuration

from .pdf_archive import ATTACHMENT

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says, we say in Dutch

LARGEST = 100 * 1024 * 1024
"""The size in bytes of the largest file that is read."""

LARGEST_DATA = 32 * 1024 * 1024
"""The size in bytes of the largest data that are unpacked: a small file can hold a flood."""


class NoData(ValueError):
    """The file is no PDF, is too large, or does not carry the data of one report."""


def attached(raw: bytes) -> bytes:
    """The data of the report in a PDF. Raises NoData."""
    if len(raw) > LARGEST:
        raise NoData("too large")
    try:
        with apply_configuration(
            zlib_maximum_output_length=LARGEST_DATA,
            lzw_maximum_output_length=LARGEST_DATA,
            run_length_maximum_output_length=LARGEST_DATA,
            stream_decoding_work_maximum_length=2 * LARGEST_DATA,
        ):
            found = list(islice(PdfReader(BytesIO(raw)).attachment_list, 2))
            # Only what is alone and has our name is unpacked at all.
            content = found[0].content if [each.name for each in found] == [ATTACHMENT] else b""
    except Exception as error:  # pypdf trusts a file: a broken one breaks it in any way
        raise NoData("no readable PDF") from error
    if not content:
        raise NoData("no data, or more than these")
    return content
