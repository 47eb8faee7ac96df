"""The example as every report of it is offered: readers, variants, languages.

`python -m tests.report_samples FOLDER` draws every page of every one of them as a picture, to be
looked at: `make pages`.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium

from cliënttoets.assessment.file import read_responses
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.language import language_at_hand
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf_edition import edition_of, edition_pdf
from cliënttoets.report.snapshot import Snapshot, freeze

READERS = ("clientorganisatie", "overheid", "gezin")
VARIANTS = ("toets", "zelfbeoordeling")
LOCALES = ("nl_BE", "en_GB")

DOTS_A_POINT = 1.25


@cache
def example(variant: str) -> Snapshot:
    """The example; for a self-assessment without what the client side said and what followed."""
    given = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    is_whole = variant == "toets"
    kept = (each for each in given.responses if is_whole or not each.perspective.is_client_side)
    snapshot = freeze(
        given.assessment,
        given.questionnaires,
        tuple(kept),
        made_on=date(2026, 11, 22),
        program="0.1.0",
        follow_up=given.follow_up,
    )
    if is_whole:
        return snapshot
    return replace(snapshot, follow_up=replace(given.follow_up, points=(), stories=()))


def main(folder: Path) -> None:
    """Draws every page into the folder, a file a page."""
    folder.mkdir(parents=True, exist_ok=True)
    for reader in READERS:
        layout = layout_at_hand(reader, [content_folder("reports")])
        for variant in VARIANTS:
            for locale in LOCALES:
                language = language_at_hand(locale, content_folder("translations"))
                raw = edition_pdf(edition_of(example(variant), layout, language))
                for number, page in enumerate(pdfium.PdfDocument(raw), 1):
                    name = f"{reader}-{variant}-{locale}-{number:02}.png"
                    page.render(scale=DOTS_A_POINT).to_pil().save(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
