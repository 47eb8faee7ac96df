"""The HTML reports, which travel alone: every reader, both variants, both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cliënttoets.content_folders import content_folder
from cliënttoets.language import language_at_hand
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page as html_page
from cliënttoets.report.layout_file import layout_at_hand

from ..report_samples import LOCALES, READERS, VARIANTS, example
from .inspection import html_faults, inspect


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    """The reports of the example by name."""
    return {
        f"{reader}-{variant}-{locale}": html_page(
            build_report(
                example(variant),
                layout_at_hand(reader, [content_folder("reports")]),
                language_at_hand(locale, content_folder("translations")),
            )
        )
        for reader in READERS
        for variant in VARIANTS
        for locale in LOCALES
    }


def test_every_html_report_is_html(reports: dict[str, str], tmp_path: Path, project: Path) -> None:
    faults = html_faults(reports, tmp_path, project)
    assert not faults, "\n".join(faults)


def test_every_html_report_is_open_to_everybody(
    reports: dict[str, str], tmp_path: Path, browser: Browser
) -> None:
    faults: list[str] = []
    asked: list[str] = []
    # A language changes words, not how a page is made: one short report in English will do.
    looked_at = {
        name: html
        for name, html in reports.items()
        if name.endswith("nl_BE") or name.startswith("gezin")
    }
    with browser.new_context(java_script_enabled=True) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        for name, html in looked_at.items():
            path = tmp_path / f"{name}.html"
            path.write_text(html, "utf-8")
            page.goto(path.as_uri())
            faults += inspect(page)
    assert not faults, "\n".join(faults)
    # A report is one file: nothing is fetched from anywhere.
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    assert len([url for url in asked if url.startswith("file")]) == len(looked_at)
