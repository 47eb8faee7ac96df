"""Numbers as words, for a text without figures."""

from __future__ import annotations

from ...language import Language, marked

_WORDS = (
    marked("geen"),
    marked("één"),
    marked("twee"),
    marked("drie"),
    marked("vier"),
    marked("vijf"),
    marked("zes"),
    marked("zeven"),
    marked("acht"),
    marked("negen"),
    marked("tien"),
    marked("elf"),
    marked("twaalf"),
)
_ROUND = (
    (1000, marked("meer dan duizend")),
    (100, marked("meer dan honderd")),
    (50, marked("meer dan vijftig")),
    (20, marked("meer dan twintig")),
    (len(_WORDS) - 1, marked("meer dan twaalf")),
)


def in_words(number: int, language: Language) -> str:
    """A whole number from 0 up in words; above twelve only what it is more than."""
    if number < len(_WORDS):
        return language.text(_WORDS[number])
    return language.text(next(words for least, words in _ROUND if number > least))


def begun(sentence: str) -> str:
    """The sentence with a capital, where its first word was filled in."""
    if sentence.startswith("één"):
        return f"Eén{sentence[3:]}"  # Dutch gives the capital no accent
    return sentence[:1].upper() + sentence[1:]
