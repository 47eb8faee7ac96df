"""A browser without a screen that holds every page it fetches to the house rules.

page = client.get("/proposals/new")                      # 200, and a sound page, or it fails
client.submit(page, "Bewaar", {"title": "Een voorstel"}) # sends what a browser would; 303
client.submit(page, "Bewaar", {"title": ""}, status=422)
page_of(page.text).heading                               # see house_rules for what it can tell
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from .house_rules import Form, faults_in, faults_in_headers, page_of

Values = Mapping[str, str | Sequence[str] | None]


class HouseClient(FlaskClient):
    """A test client; a page that breaks a rule, or an unexpected status, is an AssertionError.

    Expected are 200 after a GET and 303 after a POST; any other by `status=...`. With
    `follow_redirects=True` each step on the way is a 303 and `status` is what the last page has.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        expected = kwargs.pop("status", None)
        if kwargs.pop("follow_redirects", False):
            return self._followed(super().open(*args, **kwargs), expected or HTTPStatus.OK)
        response = super().open(*args, **kwargs)
        _assert_status(response, expected or _usual(response.request.method))
        assert_house_rules(response)
        return response

    def _followed(self, response: TestResponse, status: int) -> TestResponse:
        while response.location is not None:
            assert_house_rules(response)
            response = super().open(response.location)
        _assert_status(response, status)
        assert_house_rules(response)
        return response

    def submit(
        self, page: TestResponse, button: str, values: Values | None = None, **kwargs: Any
    ) -> TestResponse:
        """Sends the form that has this button: what the page shows, changed by `values`.

        None leaves a field out, as an unticked box is. LookupError where the page has no such
        button; AssertionError for a field, or an option of a choice, that the form does not have.
        """
        form = page_of(page.text).form_with(button)
        pressed = form.button(button)
        sent = {**form.values(), **_fitting(form, values or {})}
        if pressed["name"]:
            sent[pressed["name"]] = [pressed["value"]]
        target = pressed["formaction"] or form.element["action"] or page.request.path
        send = self.post if form.is_post else self.get
        return send(target, **{"data" if form.is_post else "query_string": sent}, **kwargs)


def _fitting(form: Form, values: Values) -> dict[str, list[str]]:
    fitting: dict[str, list[str]] = {}
    for name, value in values.items():
        assert name in form.names, f"the form has no field {name!r}; it has {sorted(form.names)}"
        fitting[name] = [] if value is None else [value] if isinstance(value, str) else list(value)
        offered = form.offered(name)
        assert offered is None or offered >= set(fitting[name]), (name, value, sorted(offered))
    return fitting


def _usual(method: str) -> int:
    return HTTPStatus.SEE_OTHER if method == "POST" else HTTPStatus.OK


def _assert_status(response: TestResponse, expected: int) -> None:
    if response.status_code == expected:
        return
    # The words of the page tell why; it may be a page that does not even nest.
    said = " ".join(re.sub(r"<[^>]*>", " ", response.text).split())
    where = f"{response.request.method} {response.request.path}"
    raise AssertionError(f"{where} gave {response.status}, not {expected}: {said}")


def assert_house_rules(response: TestResponse) -> None:
    """Holds an HTML response to the rules; a download or a redirect only to its headers' rules."""
    where = f"{response.request.method} {response.request.path}"
    if response.mimetype != "text/html" or response.status_code == HTTPStatus.SEE_OTHER:
        return
    headers = dict(response.headers)
    faults = faults_in_headers(headers)
    if not headers.get("Content-Disposition", "").startswith("attachment"):
        faults += faults_in(page_of(response.text))
    assert not faults, "\n".join([f"{where} breaks house rules:", *faults])
