"""What the responses of an assessment say: on a page, and as files to take along.

The page shows the blocks of the report itself, so that the two never tell different things. Drafts
are named and not counted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, abort, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..assessment.file import responses_data
from ..document.file import BrokenFile
from ..language import Language, UnknownLanguage, language_asked, languages_at_hand, marked
from ..report.blocks import Report, TooLong
from ..report.layout import Layout
from ..report.layout_file import LayoutsAtHand, UnknownLayout, layout_at_hand, layouts_at_hand
from ..report.snapshot import Snapshot
from ..store import assessments as kept_assessments
from ..store import responses as kept_responses
from ..store.responses import KeptResponse, State
from ..store.snapshots import snapshot_of
from .errors import Explanation, Page, error_page
from .visit import database, language, local, now, see_other, settings

results = Blueprint("results", __name__)

LAYOUT = "clientorganisatie"
_FOR_WHOM = {
    LAYOUT: marked("Voor cliëntenorganisaties: het volledige rapport"),
    "overheid": marked("Voor wie beslist en antwoordt"),
    "gezin": marked("Voor gezinnen: één blad in gewone taal"),
}
"""Whom the shipped layouts are for, in the order in which they are offered."""

_TOO_LONG = Explanation(
    marked("Dit rapport is te lang"),
    (
        marked(
            "Het moet op één blad passen, en dat lukt niet met alles wat daarvoor geschreven is."
        ),
    ),
)
_BROKEN_LAYOUT = Explanation(
    marked("Dit rapport is niet te maken"),
    (
        marked("In het bestand met de indeling van dit rapport staat een fout."),
        marked("Wie de server beheert, vindt die fout met het commando ‘clienttoets check’."),
    ),
)
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@results.get("/assessments/<assessment_id>/results")
def show(assessment_id: str) -> str:
    """The report as it would be today, with what it leaves out."""
    from ..report.html import fragment

    kept = kept_assessments.found(database(), assessment_id)
    drafts = [one for one in kept_responses.of(database(), assessment_id) if _is_draft(one)]
    frozen = _snapshot(assessment_id)
    shown = _layout(LAYOUT)
    report = _report(frozen, shown, language()) if frozen.responses else None
    at_hand = layouts_at_hand(settings().report_folders)
    return render_template(
        "results.html",
        kept=kept,
        kind=report.kind if report else "",
        statements=report.statements if report else (),
        blocks=fragment(report.blocks, language()) if report else "",
        drafts=[one.response.respondent for one in drafts],
        example=kept.assessment.proposal.example,
        offered=_offered(at_hand),
        broken=list(at_hand.broken),
        others=_other_languages(),
        holds_secrets=any(not story.may_be_published for story in frozen.follow_up.stories),
    )


@results.get("/assessments/<assessment_id>/report.pdf")
def as_pdf(assessment_id: str) -> Reply:
    """The report as a PDF; in the layout and the language that the address asks for."""
    from ..report.pdf_edition import edition_of, edition_pdf

    layout, reader = _asked_layout(), _asked_language()

    def content(frozen: Snapshot) -> bytes:
        return edition_pdf(edition_of(frozen, layout, reader, settings().style))

    return _download(assessment_id, content, _suffix(reader, "pdf"), "application/pdf", layout.id)


@results.get("/assessments/<assessment_id>/report.html")
def as_html(assessment_id: str) -> Reply:
    """The report as one HTML file; to take along, since its style is in it."""
    from ..report.html import page

    layout, reader = _asked_layout(), _asked_language()

    def content(frozen: Snapshot) -> bytes:
        return page(_report(frozen, layout, reader)).encode()

    kind = "text/html; charset=utf-8"
    return _download(assessment_id, content, _suffix(reader, "html"), kind, layout.id)


@results.errorhandler(TooLong)
def _too_long(error: TooLong) -> Page:
    """Says that a report breaks its promise of one page, and how far, in the visitor's words."""
    how_far = (str(error),) if _asked_language() == language() else ()
    said = Explanation(_TOO_LONG.title, (*_TOO_LONG.sentences, *how_far))
    return error_page(HTTPStatus.CONFLICT, said)


@results.errorhandler(BrokenFile)
def _broken_layout(_error: BrokenFile) -> Page:
    return error_page(HTTPStatus.INTERNAL_SERVER_ERROR, _BROKEN_LAYOUT)


@results.get("/assessments/<assessment_id>/responses.json")
def as_json(assessment_id: str) -> Reply:
    """What was handed in and what it led to, as the file that `clienttoets score` reads."""

    def content(frozen: Snapshot) -> bytes:
        data = responses_data(frozen.assessment, frozen.responses, frozen.follow_up)
        return json.dumps(data, ensure_ascii=False, indent=2).encode()

    return _download(assessment_id, content, "json", "application/json")


@results.get("/assessments/<assessment_id>/responses.xlsx")
def as_xlsx(assessment_id: str) -> Reply:
    """What was handed in, as a workbook with a codebook."""
    from ..export.xlsx import xlsx

    def content(frozen: Snapshot) -> bytes:
        return xlsx(frozen, language())

    return _download(assessment_id, content, "xlsx", _XLSX)


@results.get("/assessments/<assessment_id>/responses.csv")
def as_csv(assessment_id: str) -> Reply:
    """What was handed in, as a table with a row for each answer."""
    from ..export.csv_text import csv_text
    from ..export.long import long_table

    def content(frozen: Snapshot) -> bytes:
        return csv_text(long_table(frozen, language()), language())

    return _download(assessment_id, content, "csv", "text/csv; charset=utf-8")


@dataclass(frozen=True)
class Offered:
    """A report to take along: the name of its layout, its title, and whom it is for if known."""

    name: str
    title: str
    for_whom: str


def _offered(at_hand: LayoutsAtHand) -> list[Offered]:
    """A report for each layout: the shipped readers first, and then an organisation's own."""
    own = [name for name in at_hand.usable if name not in _FOR_WHOM]
    names = [name for name in (*_FOR_WHOM, *own) if name in at_hand.usable]
    return [
        Offered(name, at_hand.usable[name].title, language().text(_FOR_WHOM.get(name, "")))
        for name in names
    ]


def _asked_layout() -> Layout:
    """The layout that the address asks for; a 404 for one that does not exist."""
    return _layout(request.args.get("layout", LAYOUT))


def _layout(name: str) -> Layout:
    try:
        return layout_at_hand(name, settings().report_folders)
    except UnknownLayout:
        abort(HTTPStatus.NOT_FOUND)


def _asked_language() -> Language:
    """The language that the address asks for, else the visitor's; a 404 for one not at hand."""
    name = request.args.get("language")
    if name is None:
        return language()
    try:
        return language_asked(name, settings().translations)
    except UnknownLanguage:
        abort(HTTPStatus.NOT_FOUND)


def _suffix(reader: Language, kind: str) -> str:
    """How a file name ends: "pdf", or "en-GB.pdf" for who reads another language than the pages."""
    return kind if reader == language() else f"{reader.tag}.{kind}"


def _other_languages() -> list[tuple[str, Language]]:
    """What a report can be told in beside the visitor's language, by the name to ask for it."""
    at_hand = languages_at_hand(settings().translations)
    others = ((name, Language(locale)) for name, locale in at_hand.items())
    return [(name, other) for name, other in others if other != language()]


def _is_draft(kept: KeptResponse) -> bool:
    return kept.state is State.DRAFT


def _snapshot(assessment_id: str) -> Snapshot:
    return snapshot_of(
        database(),
        assessment_id,
        made_on=local(now()).date(),
        program=settings().program,
    )


def _report(frozen: Snapshot, layout: Layout, reader: Language) -> Report:
    from ..report.content.report import build_report

    return build_report(frozen, layout, reader, settings().style)


def _download(
    assessment_id: str,
    content: Callable[[Snapshot], bytes],
    suffix: str,
    kind: str,
    layout: str = "",
) -> Reply:
    """A file to take along; while nothing was handed in, the page that says so.

    A report has the id of its layout in its name.
    """
    frozen = _snapshot(assessment_id)
    if not frozen.responses:
        return see_other(url_for(".show", assessment_id=assessment_id))
    of_layout = f"{slug(layout)}-" if layout else ""
    title = slug(frozen.assessment.proposal.title)
    name = f"clienttoets-{title}-{of_layout}{frozen.made_on}.{suffix}"
    return Response(
        content(frozen),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def slug(title: str) -> str:
    """The title as part of a file name: small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_NAME.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "voorstel"
