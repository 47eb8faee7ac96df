"""The questions of this server as its pages show them, each made once for each voice.

A questionnaire that has responses never changes, so what it looks like does not either. Most of a
page is the same for everybody: only texts that somebody typed make a question unlike all others.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import current_app
from markupsafe import Markup

from ..questionnaire.model import Asked, Questionnaire
from ..response.entry import Entry, Typed
from ..response.model import Response
from .questions import EVIDENCE_LEVELS, QuestionView, question_view
from .visit import language

MOST_REMEMBERED = 5000  # questions with their choices, of some 3 kB each

_VIEWS, _REMEMBERED = "clienttoets.views", "clienttoets.remembered"

Key = tuple[str, int, str, str, str]
Choices = tuple[Typed, ...]


def view_of(questionnaire: Questionnaire, question: Asked, response: Response) -> QuestionView:
    """The question as whoever gives this response reads it."""
    views: dict[Key, QuestionView] = current_app.extensions.setdefault(_VIEWS, {})
    key = (*questionnaire.key, question.id, response.voice.value, language().locale)
    found = views.get(key)
    if found is None:
        found = views[key] = question_view(
            questionnaire, question, response.perspective, response.voice, language()
        )
    return found


def question_html(view: QuestionView, entries: Mapping[str, Entry]) -> Markup:
    """The question with all its fields; remembered where only choices were made in them."""
    chosen = _choices_alone(view, entries)
    if chosen is None:
        return _rendered(view, entries)
    remembered: dict[tuple[QuestionView, Choices], Markup] = current_app.extensions.setdefault(
        _REMEMBERED, {}
    )
    found = remembered.get((view, chosen))
    if found is None:
        if len(remembered) >= MOST_REMEMBERED:
            remembered.clear()
        found = remembered[view, chosen] = _rendered(view, entries)
    return found


def _rendered(view: QuestionView, entries: Mapping[str, Entry]) -> Markup:
    macros = current_app.jinja_env.get_template("questions.html").module
    return Markup(macros.question(view, entries, EVIDENCE_LEVELS))  # type: ignore[attr-defined]  # noqa: S704  # macros escape


def _choices_alone(view: QuestionView, entries: Mapping[str, Entry]) -> Choices | None:
    """What was chosen at the question and its parts; None when anything was typed, or is wrong."""
    chosen = []
    for each in (view, *view.parts):
        entry = entries[each.id]
        is_chosen = each.look in ("options", "checkboxes") or not entry.value
        others = any(text for name, text in entry.typed.items() if name != "value")
        if entry.errors or entry.rows or others or not is_chosen:
            return None
        chosen.append(entry.value)
    return tuple(chosen)
