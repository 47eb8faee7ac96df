"""What a test gives to read and to publish: `report`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..document.whole_file import whole_file
from ..installation import DEFAULT_REPORT, Installation
from ..language import DUTCH, Language
from . import options
from .mistakes import mistakes_told, misused, refuse_to_replace_a_source
from .options import FILE
from .sources import Source, source_options, with_earlier

if TYPE_CHECKING:
    from ..report.house_style import HouseStyle
    from ..report.layout import Layout
    from ..report.snapshot import Snapshot

_SUFFIXES = (".pdf", ".html", ".json")
_STANDARDS = ("ua1", "ua2")


@dataclass(frozen=True, kw_only=True)
class Look:
    """Everything about a report that is not in its snapshot."""

    layout: Layout
    language: Language
    style: HouseStyle
    standard: str


@click.command()
@click.argument("target", type=FILE)
@options.database
@options.questionnaires
@options.reports
@options.style
@source_options
@options.earlier
@click.option("--layout", default=DEFAULT_REPORT, show_default=True, help="De rapportindeling.")
@click.option(
    "--language", default="nl", show_default=True, help="De taal van het rapport: nl of en."
)
@click.option(
    "--standard",
    type=click.Choice(_STANDARDS),
    default="ua1",
    show_default=True,
    help="De normen van de pdf: ua1 voor PDF/UA-1 en PDF/A-3a, ua2 voor PDF/UA-2 en PDF/A-4f.",
)
def report(
    target: Path,
    database: Path,
    questionnaires: tuple[Path, ...],
    reports: tuple[Path, ...],
    style: Path | None,
    earlier: Path | None,
    layout: str,
    language: str,
    standard: str,
    **source: Any,
) -> None:
    """Maak het rapport in TARGET: .pdf, .html, of .json voor de momentopname zelf."""
    chosen = Source(**source)
    if chosen.snapshot is not None and earlier is not None:
        misused(DUTCH.text("Een momentopname heeft haar vorige toets al: laat --earlier weg."))
    if target.suffix.lower() not in _SUFFIXES:
        misused(DUTCH.text("Een rapport eindigt op .pdf, .html of .json."))
    installation = Installation(
        database=database, questionnaires=questionnaires, reports=reports, style=style
    )
    refuse_to_replace_a_source(target, (*chosen.files, earlier, style, *installation.files))
    with mistakes_told():
        frozen = chosen.read(installation)
        if earlier is not None:
            frozen = with_earlier(frozen, earlier, installation)
        look = Look(
            layout=installation.layout(layout),
            language=installation.language(language),
            style=installation.house_style(),
            standard=standard,
        )
        made = _made(frozen, look, target.suffix.lower())
        _remark(frozen, look.layout)
        with whole_file(target) as unfinished:
            unfinished.write_bytes(made)
    click.echo(DUTCH.text("Gemaakt: {target}", target=target))


def _remark(snapshot: Snapshot, layout: Layout) -> None:
    """What could be plainer on a page for families; a page with remarks is made all the same."""
    if layout.is_plain:
        from ..report.content.plain_page import plain_remarks

        for remark in plain_remarks(snapshot.assessment.proposal, snapshot.follow_up.plain):
            click.echo(DUTCH.say(remark), err=True)


def _made(snapshot: Snapshot, look: Look, suffix: str) -> bytes:
    from ..report.content.report import build_report
    from ..report.snapshot import snapshot_text

    match suffix:
        case ".html":
            from ..report.html import page

            return page(build_report(snapshot, look.layout, look.language, look.style)).encode()
        case ".pdf":
            from ..report.pdf_edition import edition_of, edition_pdf
            from ..report.pdf_metadata import Standard

            return edition_pdf(
                edition_of(
                    snapshot, look.layout, look.language, look.style, Standard(look.standard)
                )
            )
        case _:
            return snapshot_text(snapshot).encode()
