"""What became of what was promised: every promise of one round is asked after in the next.

A promise that nobody says anything about stays visible as just that: silence does not keep it. One
answer a promise is held here; perspectives that see it differently are never merged, each has its
own. Where promises come from is not known here, nor whether they were worth making.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from ..document.shape import Length
from ..language import Language, marked
from ..questionnaire.model import Id, Prose


class Fulfilment(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    NOT_KEPT = "not_kept"
    NOT_DUE = "not_due"


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What somebody promised in an earlier round; `due` is None where no date was named."""

    id: Id
    text: Prose
    made_by: Annotated[str, Length(0, 300)] = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class FollowedPromise:
    """A promise with what a later round says of it; None where nobody says anything."""

    promise: Promise
    fulfilment: Fulfilment | None = None
    explanation: Annotated[str, Length(0, 5000)] = ""


def followed(
    promises: Iterable[Promise], said: Mapping[str, Fulfilment]
) -> tuple[FollowedPromise, ...]:
    """Every promise, in its order, with what is said of it by its id.

    Raises ValueError for two promises of one id, LookupError for what is said of no promise.
    """
    by_id: dict[str, Promise] = {}
    for promise in promises:
        if promise.id in by_id:
            raise ValueError(f"two promises have the id {promise.id}")
        by_id[promise.id] = promise
    unknown = sorted(said.keys() - by_id.keys())
    if unknown:
        raise LookupError(f"nobody promised {', '.join(unknown)}")
    return tuple(
        FollowedPromise(promise=promise, fulfilment=said.get(id_)) for id_, promise in by_id.items()
    )


@dataclass(frozen=True, kw_only=True)
class PromisesCounted:
    """How many promises came to what: `by_fulfilment` has all four, `unheard` is silence."""

    by_fulfilment: Mapping[Fulfilment, int]
    unheard: int

    @property
    def promised(self) -> int:
        """How many promises there are in all."""
        return sum(self.by_fulfilment.values()) + self.unheard


def promises_counted(promises: Iterable[FollowedPromise]) -> PromisesCounted:
    """How many of these promises came to what."""
    found = [one.fulfilment for one in promises]
    return PromisesCounted(
        by_fulfilment=MappingProxyType({each: found.count(each) for each in Fulfilment}),
        unheard=found.count(None),
    )


FULFILMENTS = {
    Fulfilment.KEPT: marked("nagekomen"),
    Fulfilment.PARTLY_KEPT: marked("deels nagekomen"),
    Fulfilment.NOT_KEPT: marked("niet nagekomen"),
    Fulfilment.NOT_DUE: marked("nog niet aan de beurt"),
}

UNHEARD = marked("zonder antwoord")


def fulfilment_words(found: FollowedPromise, language: Language) -> str:
    """What became of one promise, for a cell of a table."""
    return language.text(UNHEARD if found.fulfilment is None else FULFILMENTS[found.fulfilment])


def promises_words(found: PromisesCounted, language: Language) -> str:
    """What became of all promises, as a sentence; it leaves out what did not occur."""
    counts = [(FULFILMENTS[each], number) for each, number in found.by_fulfilment.items()]
    told = [
        language.text("{number} {word}", number=number, word=language.text(word))
        for word, number in (*counts, (UNHEARD, found.unheard))
        if number
    ]
    if not told:
        return language.text("In de vorige toets werd niets beloofd.")
    return language.texts(
        "Van {number} belofte uit de vorige toets: {told}.",
        "Van {number} beloftes uit de vorige toets: {told}.",
        found.promised,
        told=language.listed(told),
    )
