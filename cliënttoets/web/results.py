"""What the responses of an assessment say: on a page, and as files to take along.

The page shows the blocks of the report itself, so that the two never tell different things. Drafts
are named and not counted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable

from flask import Blueprint, Response, render_template, url_for
from werkzeug.wrappers import Response as Reply

from ..assessment.file import responses_data
from ..report.blocks import Report
from ..report.layout_file import layout_at_hand
from ..report.snapshot import Snapshot
from ..store import assessments as kept_assessments
from ..store import responses as kept_responses
from ..store.responses import KeptResponse, State
from ..store.snapshots import snapshot_of
from .visit import database, language, local, now, see_other, settings

results = Blueprint("results", __name__)

LAYOUT = "clientorganisatie"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


@results.get("/assessments/<assessment_id>/results")
def show(assessment_id: str) -> str:
    """The report as it would be today, with what it leaves out."""
    from ..report.html import fragment

    kept = kept_assessments.found(database(), assessment_id)
    drafts = [one for one in kept_responses.of(database(), assessment_id) if _is_draft(one)]
    frozen = _snapshot(assessment_id)
    report = _report(frozen) if frozen.responses else None
    return render_template(
        "results.html",
        kept=kept,
        kind=report.kind if report else "",
        statements=report.statements if report else (),
        blocks=fragment(report.blocks, language()) if report else "",
        drafts=[one.response.respondent for one in drafts],
        example=kept.assessment.proposal.example,
    )


@results.get("/assessments/<assessment_id>/report.pdf")
def as_pdf(assessment_id: str) -> Reply:
    """The report as a PDF."""
    from ..report.pdf import pdf

    def content(frozen: Snapshot) -> bytes:
        return pdf(_report(frozen))

    return _download(assessment_id, content, "pdf", "application/pdf")


@results.get("/assessments/<assessment_id>/report.html")
def as_html(assessment_id: str) -> Reply:
    """The report as one HTML file; to take along, since its style is in it."""
    from ..report.html import page

    def content(frozen: Snapshot) -> bytes:
        return page(_report(frozen)).encode()

    return _download(assessment_id, content, "html", "text/html; charset=utf-8")


@results.get("/assessments/<assessment_id>/responses.json")
def as_json(assessment_id: str) -> Reply:
    """What was handed in, as the file that `clienttoets score` reads."""

    def content(frozen: Snapshot) -> bytes:
        data = responses_data(frozen.assessment, frozen.responses)
        return json.dumps(data, ensure_ascii=False, indent=2).encode()

    return _download(assessment_id, content, "json", "application/json")


def _is_draft(kept: KeptResponse) -> bool:
    return kept.state is State.DRAFT


def _snapshot(assessment_id: str) -> Snapshot:
    return snapshot_of(
        database(),
        assessment_id,
        made_on=local(now()).date(),
        program=settings().program,
    )


def _report(frozen: Snapshot) -> Report:
    from ..report.content.report import build_report

    layout = layout_at_hand(LAYOUT, settings().report_folders)
    return build_report(frozen, layout, language())


def _download(
    assessment_id: str, content: Callable[[Snapshot], bytes], suffix: str, kind: str
) -> Reply:
    """A file to take along; while nothing was handed in, the page that says so."""
    frozen = _snapshot(assessment_id)
    if not frozen.responses:
        return see_other(url_for(".show", assessment_id=assessment_id))
    name = f"clienttoets-{slug(frozen.assessment.proposal.title)}-{frozen.made_on}.{suffix}"
    return Response(
        content(frozen),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def slug(title: str) -> str:
    """The title as part of a file name: small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_NAME.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "voorstel"
