"""The door for a server of one's own: what the environment says, and what it may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cliënttoets.wsgi import application


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTTOETS_DATABASE", str(tmp_path / "toets.db"))
    monkeypatch.setenv("CLIENTTOETS_HOSTS", "toets.example, www.toets.example")
    for name in ("HTTPS", "QUESTIONNAIRES", "REPORTS"):
        monkeypatch.delenv(f"CLIENTTOETS_{name}", raising=False)


def test_the_hosts_are_those_of_the_environment() -> None:
    client = application().test_client()
    assert client.get("/", base_url="http://www.toets.example").status_code == 403
    assert client.get("/", base_url="http://elders.example").status_code == 400


@pytest.mark.parametrize("name", ["CLIENTTOETS_DATABASE", "CLIENTTOETS_HOSTS"])
def test_what_cannot_be_guessed_must_be_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(name)
    with pytest.raises(KeyError, match=name):
        application()


@pytest.mark.parametrize(
    ("said", "is_secure"), [(None, False), ("", False), ("0", False), ("1", True)]
)
def test_https_is_said_with_1(
    said: str | None, is_secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said is not None:
        monkeypatch.setenv("CLIENTTOETS_HTTPS", said)
    assert application().config["SESSION_COOKIE_SECURE"] is is_secure


@pytest.mark.parametrize("said", ["true", "yes", "ja", "on", "2", " 1", "01"])
def test_another_word_for_https_is_refused_before_anything_is_made(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTTOETS_HTTPS", said)
    with pytest.raises(ValueError, match=rf"CLIENTTOETS_HTTPS is '{said}'. Kies 1"):
        application()
    assert list(tmp_path.iterdir()) == []
