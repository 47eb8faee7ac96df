"""The inspection itself: it finds what was planted, so that its silence means something."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..test_house_rules import SOUND
from .inspection import html_faults, inspect

BUTTON = '<button name="stap" value="verder">Bewaar</button>'


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(BUTTON, '<button style="color: #ddd">Bewaar</button>', "contrast", id="pale"),
        pytest.param(BUTTON, "<button></button>", "button-name", id="a silent button"),
        pytest.param(' lang="nl-BE"', "", "html-has-lang", id="no language"),
        pytest.param(
            BUTTON, '<p style="width: 340px">Breed</p>', "it scrolls sideways", id="too wide"
        ),
        pytest.param(
            BUTTON,
            '<p style="width: 300px; white-space: nowrap">' + "Lange tekst " * 4 + "</p>",
            "with text spacing it scrolls",
            id="too wide once its letters stand apart",
        ),
    ],
)
def test_a_planted_fault_is_seen(before: str, after: str, said: str, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(SOUND.replace(before, after))
    faults = inspect(page)
    page.close()
    assert any(said in fault for fault in faults), faults


def test_html_that_is_none_is_seen_and_html_that_is_passes(
    tmp_path: Path, project: Path, browser: Browser
) -> None:
    sound = SOUND.replace('id="titel" name', 'id="titel" type="text" name')
    pages = {"sound": sound, "twice": sound.replace('id="t"', 'id="titel"')}
    faults = html_faults(pages, tmp_path, project)
    assert {fault.partition(":")[0] for fault in faults} == {"twice"}
    assert any("no-dup-id" in fault for fault in faults)
