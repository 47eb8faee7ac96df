"""Where the content that ships with the software lies: questionnaires, translations, reports."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent

EXAMPLE = _PACKAGE / "example" / "voorbeeld.json"
"""A file of responses to the shipped questionnaires, in which everything is invented."""


def content_folder(name: str) -> Path:
    """The folder of shipped content: inside the package once installed, beside it in a checkout.

    Raises FileNotFoundError where neither holds it.
    """
    for folder in (_PACKAGE / "content" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)
