"""Where a word may be broken with a hyphen, by the patterns of LibreOffice.

The hyphen is U+00AD, a soft one: it looks like any other, and whoever takes the word from the file
or has it read out gets the word without it (ISO 32000-1, 14.8.2.2.3).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

HYPHEN = "\u00ad"

_LEAST = 3
"""As many letters stay on the line, and as many go to the next."""

# A long word with signs around it; nothing with a digit, a slash or an @ in it.
_WORD = re.compile(r"([^\w]*)([^\W\d_]{8,})([^\w]*)")
# A vowel loses its dots where a line starts with it ("financi-eel"): there the word stays whole.
_DOTTED = frozenset("äëïöüÄËÏÖÜ")


@lru_cache(maxsize=10_000)
def places(word: str, language: str) -> tuple[int, ...]:
    """Where the word may go on on the next line, from its start; `language` is a BCP 47 tag."""
    found = _WORD.fullmatch(word)
    patterns = _patterns(language) if found else None
    if not found or not patterns:
        return ()
    start, letters = found.end(1), found[2]
    return tuple(
        start + at
        for at in patterns.positions(letters)
        # What would be spelt otherwise has data with it.
        if at.data is None and letters[at] not in _DOTTED
    )


@cache
def _patterns(language: str) -> Pyphen | None:
    """The patterns of a language; None where there are none."""
    # Read when a first word needs it: most of a second's tenth.
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=_LEAST, right=_LEAST) if name else None
