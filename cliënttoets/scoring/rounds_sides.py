"""One perspective in one round, as it is held beside its answers in another round."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..questionnaire.model import Perspective, Questionnaire, Rating
from ..response.model import Response
from . import meaning
from .index import exact
from .item import ItemScore, Standing
from .marks import marks
from .scores import scores


@dataclass(frozen=True, kw_only=True)
class Side:
    """One perspective's answers to one questionnaire in one round.

    `bodies` holds the names of who answered and `valued`, by question id, of who gave a value.
    """

    questionnaire: Questionnaire
    perspective: Perspective
    ratings: Mapping[str, Rating]
    items: Mapping[str, ItemScore]
    bodies: frozenset[str]
    valued: Mapping[str, frozenset[str]]

    def standing(self, name: str) -> Standing:
        """What the question is worth here; not asked where it does not exist."""
        return self.items[name].standing if name in self.items else Standing.NOT_ASKED

    def value(self, name: str) -> int | None:
        """The value that counts; None where there is none."""
        return self.items[name].value if name in self.items else None

    def wording(self, name: str) -> meaning.Wording:
        """What the perspective reads with the question."""
        return meaning.wording(self.questionnaire, self.ratings[name], self.perspective)

    def ceiling(self, name: str) -> object:
        """What can keep the question's value down."""
        return meaning.ceiling(self.questionnaire, self.ratings[name], self.perspective)

    def weight_in(self, dimension: str, name: str) -> Fraction:
        """What the question weighs in the dimension; 0 outside it, or where it does not apply."""
        if self.standing(name).is_applicable and self.ratings[name].dimension == dimension:
            return exact(self.ratings[name].weight)
        return Fraction(0)


Sides = Mapping[tuple[str, Perspective], Side]
"""The perspectives that answered, by questionnaire id and perspective, in that order."""


def sides(questionnaires: Iterable[Questionnaire], responses: Sequence[Response]) -> Sides:
    """The sides of a round."""
    return {
        (questionnaire.id, perspective): side(questionnaire, perspective, score.items, responses)
        for questionnaire in questionnaires
        for perspective, score in scores(questionnaire, responses).perspectives.items()
    }


def side(
    questionnaire: Questionnaire,
    perspective: Perspective,
    items: Mapping[str, ItemScore],
    responses: Sequence[Response],
) -> Side:
    """One side of a round; `responses` may be all of that round, `items` holds every rating."""
    return Side(
        questionnaire=questionnaire,
        perspective=perspective,
        ratings={question.id: question for question in questionnaire.ratings()},
        items=items,
        bodies=frozenset(
            _body(response)
            for response in responses
            if (response.key, response.perspective) == (questionnaire.key, perspective)
        ),
        valued={
            name: frozenset(_body(responses[mark.response]) for mark in given)
            for name, given in marks(questionnaire, responses, perspective).items()
        },
    )


def _body(response: Response) -> str:
    """The name of who answered, however it was typed this time."""
    return " ".join(unicodedata.normalize("NFC", response.respondent).casefold().split())
