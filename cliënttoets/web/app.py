"""The web application, put together. Each group of screens is a module of its own."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask
from jinja2 import StrictUndefined

from ..assessment.words import MOMENTS
from ..store.migrations import prepare
from . import errors, security, visit
from .assessments import assessments
from .entrance import entrance
from .proposals import proposals
from .questions import NO_ENTRY
from .respondents import respondents
from .responses import responses
from .results import results
from .sections import sections
from .visit import Settings

_REPORT_STATIC = Path(__file__).parent.parent / "report" / "static"


def create_app(settings: Settings) -> Flask:
    """The application for these settings, its database made ready.

    Raises what `store.migrations.prepare` raises for a database that cannot be used.
    """
    prepare(settings.database)
    app = Flask(__name__)
    _speak(app)
    visit.receive(app, settings)
    security.protect(app, settings)
    errors.explain(app)
    app.register_blueprint(
        Blueprint("report", __name__, static_folder=_REPORT_STATIC, static_url_path="/report")
    )
    for screens in (entrance, proposals, assessments, respondents, responses, sections, results):
        app.register_blueprint(screens)
    return app


def _speak(app: Flask) -> None:
    """Templates that say `_("...")`, know the reader's language and fail on a misspelt name."""
    app.jinja_options = {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
    }
    app.jinja_env.globals.update(
        _=lambda text, /, **values: visit.language().text(text, **values),
        ngettext=lambda one, many, number, /, **values: visit.language().texts(
            one, many, number, **values
        ),
        language=visit.language,
        sentence=visit.sentence,
        is_owner=security.is_owner,
        local=visit.local,
        moments=MOMENTS,
        no_entry=NO_ENTRY,
        voice_words=visit.voice_words,
    )
