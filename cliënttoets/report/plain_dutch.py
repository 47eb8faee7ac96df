"""How plain a Dutch text is: its sentences, its words, and what makes them hard to read.

A lint for who writes for families, and no proof that a text is B1: only readers can give that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ..language import Message, message

LONGEST_SENTENCE = 15  # words

# A capital must follow, so that no "art. 4" and no "bv. de school" ends a sentence.
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”’\"')]))\s+(?=[“‘\"'(]*[A-ZÀ-ÖØ-Þ])|\s*\n\s*")

# Words that mean something only within the system, with what is made of them.
_SYSTEM_WORDS = re.compile(
    r"\b(?:regie|module|actor|traject|indicatiestelling|implement|kader|proactie)\w*",
    re.IGNORECASE,
)

# VAPH, OCMW's, M4; and bv. or m.b.t. A longer word in capitals is somebody raising their voice.
_ABBREVIATION = re.compile(
    r"\b[A-Z](?:[A-Z0-9&]{1,5})\b|\b(?:[A-Za-z]\.){2,}|\b(?:bv|nvt|art|nr|blz|ivm|mbt|tav)\b\.?"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the white between them; a line break ends one too."""
    return [one for one in _END.split(text.strip()) if number_of_words(one)]


def number_of_words(text: str) -> int:
    """How many words a text has; a number or a date in digits is made of words too."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def remarks(texts: Iterable[str], explained: Collection[str] = ()) -> Iterator[Message]:
    """What may be too hard in the texts, in order; each word is told once.

    `explained` holds the words that the same page explains: they may be used.
    """
    known = tuple(word.casefold() for word in explained)
    told: set[str] = set()
    for text in texts:
        yield from _long_sentences(text)
        for found, said in _hard(text):
            is_known = found.casefold().startswith(known) if known else False
            if not is_known and found.casefold() not in told:
                told.add(found.casefold())
                yield said


def _long_sentences(text: str) -> Iterator[Message]:
    for sentence in sentences(text):
        number = number_of_words(sentence)
        if number > LONGEST_SENTENCE:
            yield message(
                "Deze zin telt {number} woorden; tot {most} leest vlot: “{sentence}”",
                number=number,
                most=LONGEST_SENTENCE,
                sentence=sentence,
            )


def _hard(text: str) -> Iterator[tuple[str, Message]]:
    """Each word that needs an explanation, with what to do about it."""
    for found in _SYSTEM_WORDS.findall(text):
        yield (
            found,
            message(
                "‘{word}’ is een woord van de overheid. Schrijf het anders, of leg het uit bij de "
                "moeilijke woorden.",
                word=found,
            ),
        )
    for found in _ABBREVIATION.findall(text):
        yield (
            found,
            message(
                "‘{word}’ is een afkorting. Schrijf ze voluit, of leg ze uit bij de moeilijke "
                "woorden.",
                word=found,
            ),
        )
