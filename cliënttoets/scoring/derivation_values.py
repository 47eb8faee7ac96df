"""The first step of a derivation: from all answers to a question to the value that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..assessment.words import NOT_ANSWERED
from ..language import Language
from ..response.model import Code
from .item import ItemScore, Standing
from .words import CODES_COUNTED

MOST_WRITTEN_OUT = 12
"""Up to this many marks stand one by one; more are counted."""


def value_lines(items: Mapping[str, ItemScore], language: Language) -> list[str]:
    """For each question that was asked: all its answers, and the value that they come to."""
    return [
        _value_line(item, language)
        for item in items.values()
        if item.standing is not Standing.NOT_ASKED
    ]


def _value_line(item: ItemScore, language: Language) -> str:
    without = _without_number(item, language)
    if item.middle is None:
        said = language.text(
            "{question}: geen cijfer ({answers}).",
            question=item.question,
            answers=", ".join(without),
        )
    elif without:
        said = language.text(
            "{question}: {marks} (en {answers}).",
            question=item.question,
            marks=_marks(item),
            answers=", ".join(without),
        )
    else:
        said = f"{item.question}: {_marks(item)}."
    return " ".join([said, *_what_it_comes_to(item, language)])


def _marks(item: ItemScore) -> str:
    """The values from low to high: "1, 2, 2", or "12× 0, 3× 4" where they are many."""
    if item.valued > MOST_WRITTEN_OUT:
        return ", ".join(f"{count}× {value}" for value, count in enumerate(item.counts) if count)
    return ", ".join(str(value) for value, count in enumerate(item.counts) for _ in range(count))


def _without_number(item: ItemScore, language: Language) -> list[str]:
    told = [
        f"{count}× {language.text(CODES_COUNTED[code])}"
        for code, count in item.codes.items()
        if count
    ]
    if item.unanswered:
        told.append(f"{item.unanswered}× {language.text(NOT_ANSWERED).lower()}")
    return told


def _what_it_comes_to(item: ItemScore, language: Language) -> Iterator[str]:
    if item.middle is None:
        yield _without_value(item, language)
        return
    yield _middle_words(item.valued, *item.middle, language)
    if item.capped:
        yield language.texts(
            "Eén cijfer is hoger gegeven: een zwakkere deelvraag begrenst het.",
            "{number} cijfers zijn hoger gegeven: een zwakkere deelvraag begrenst ze.",
            item.capped,
        )


def _middle_words(valued: int, lower: int, upper: int, language: Language) -> str:
    if valued == 1:
        return language.text("Dat ene cijfer is de waarde.")
    if valued % 2:
        return language.text("Het middelste cijfer is {value}.", value=lower)
    if lower == upper:
        return language.text("De twee middelste cijfers zijn allebei {value}.", value=lower)
    return language.text(
        "De middelste cijfers zijn {lower} en {upper}: het laagste telt.", lower=lower, upper=upper
    )


def _without_value(item: ItemScore, language: Language) -> str:
    """What a question without a number is worth; who answered says whether it applies."""
    if item.standing is Standing.NOT_APPLICABLE:
        return language.text("De vraag valt weg.")
    if item.standing is Standing.TOO_EARLY:
        return language.text("De vraag valt nu weg, en komt later terug.")
    if _is_unconfirmed(item):
        return language.text(
            "De cliëntzijde bevestigt dat niet: de vraag blijft meetellen, zonder waarde."
        )
    return language.text("De vraag blijft meetellen, zonder waarde.")


def _is_unconfirmed(item: ItemScore) -> bool:
    """Whether all who answered found that it does not apply, and it applies nevertheless."""
    outside = item.codes[Code.NVT] + item.codes[Code.TE_VROEG]
    return item.codes[Code.NVT] > 0 and outside == sum(item.codes.values())
