"""From a new proposal to a downloaded PDF: desk, phone, without JavaScript, by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, Response

from .conftest import Site, visitor
from .inspection import html_faults, inspect
from .journey import TITLE, begin_a_proposal, begin_a_response, travel


@pytest.mark.parametrize(
    ("width", "has_scripts"),
    [
        pytest.param(1280, True, id="on a desk"),
        pytest.param(360, True, id="on a phone"),
        pytest.param(360, False, id="without JavaScript"),
    ],
)
def test_the_way_from_a_proposal_to_its_report_is_open(
    width: int, has_scripts: bool, browser: Browser, site: Site, tmp_path: Path
) -> None:
    pdf = tmp_path / "report.pdf"
    size: Any = {"width": width, "height": 800}
    with visitor(browser, viewport=size, java_script_enabled=has_scripts) as page:
        travel(page, site.link(), pdf)
    first = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert TITLE in " ".join(first.split())


def test_every_page_on_the_way_is_sound_at_every_width(
    browser: Browser, site: Site, tmp_path: Path, project: Path
) -> None:
    """axe-core, html-validate and sideways scrolling, at 1280, 360 and 320 pixels."""
    pages: dict[str, str] = {}
    faults: list[str] = []

    with visitor(browser) as page:
        arrivals: list[Response] = []
        page.on("response", lambda got: arrivals.append(got) if _is_page(got) else None)

        def look(name: str) -> None:
            # As the server sent it: a browser repairs what it reads.
            pages[name] = arrivals[-1].text()
            faults.extend(f"{name}: {fault}" for fault in inspect(page))

        travel(page, site.link(), tmp_path / "report.pdf", look)
    folder = tmp_path / "pages"
    folder.mkdir()
    faults += html_faults(pages, folder, project)
    assert not faults, "\n".join(faults)


def _is_page(got: Response) -> bool:
    return got.request.is_navigation_request() and got.status not in (302, 303)


def test_a_question_can_be_answered_by_keyboard_alone(browser: Browser, site: Site) -> None:
    with visitor(browser) as page:
        page.goto(site.link())
        begin_a_proposal(page)
        begin_a_response(page)
        page.wait_for_load_state("load")  # with its style: without, no focus is seen
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
        _tab_to(page, '[name="KT1:value"]')
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.locator('[name="KT1:value"][value="2"]').is_checked()
        _tab_to(page, 'button.primary[name="go"][value="next"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**/sections/partnerschap")
        page.go_back()
        page.reload()
        assert page.locator('[name="KT1:value"][value="2"]').is_checked()


def _tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the focus is there; every stop on the way must be seen."""
    for _press in range(80):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_FOCUS_SEEN), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"80 times Tab does not lead to {selector}")


IS_FOCUS_SEEN = """() => {
  const each = document.activeElement, around = each.closest('label') || each;
  return [each, around].some(it => {
    const look = getComputedStyle(it);
    return (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2)
      || look.boxShadow !== 'none';
  });
}"""


def test_what_is_wrong_has_the_focus_without_a_script(browser: Browser, site: Site) -> None:
    with visitor(browser, java_script_enabled=False) as page:
        page.goto(site.link())
        page.get_by_role("link", name="Nieuw voorstel").click()
        page.get_by_role("button", name="Bewaar en kies vragenlijsten").click()
        assert page.title().startswith("Fout:")
        assert page.locator(".summary").evaluate("each => each === document.activeElement")
        page.locator(".summary a").first.click()
        assert page.get_by_label("Titel van het voorstel").evaluate(
            "each => each === document.activeElement"
        )
