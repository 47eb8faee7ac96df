"""Flask and Jinja with nothing around them: the page that a question page is compared with.

CLIENTTOETS_BENCH=page.html gunicorn --chdir bench "bare:application()"
"""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, render_template
from jinja2 import DictLoader
from markupsafe import Markup

TEMPLATE = "{% for line in lines %}{{ line }}{% endfor %}"


def application() -> Flask:
    """An app that loops over the lines of a page that it knows: the same bytes, no work."""
    app = Flask(__name__)
    app.jinja_env.loader = DictLoader({"page.html": TEMPLATE})
    page = Path(os.environ["CLIENTTOETS_BENCH"]).read_text("utf-8")
    lines = [Markup(line) for line in page.splitlines(keepends=True)]  # noqa: S704 - our own page

    @app.get("/")
    def show() -> str:
        return render_template("page.html", lines=lines)

    return app
