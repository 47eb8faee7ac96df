"""Who gave which value: the answers with a number one by one, for what counts cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..questionnaire.model import Perspective, Questionnaire, Rating
from ..response.model import Answer, Response
from .ceiling import counted_value


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One respondent's value, from 0 to 4, for one question.

    `value` is the value as it counts, under a ceiling; `given` the one that was chosen. `response`
    is the place, from 0, among the responses that were looked at: whoever may know the respondent
    finds them there.
    """

    question: str
    response: int
    value: int
    given: int
    answer: Answer


def marks(
    questionnaire: Questionnaire, responses: Sequence[Response], perspective: Perspective
) -> Mapping[str, tuple[Mark, ...]]:
    """The marks of one perspective by question id: every rating, in the questionnaire's order.

    Within a question they stand in the order of the responses; a question that nobody gave a value
    has none. Responses to another version or questionnaire are left out.
    """
    own = [
        (place, response)
        for place, response in enumerate(responses)
        if response.key == questionnaire.key and response.perspective is perspective
    ]
    return MappingProxyType(
        {question.id: tuple(_marks_for(question, own)) for question in questionnaire.ratings()}
    )


def _marks_for(question: Rating, own: Sequence[tuple[int, Response]]) -> Iterator[Mark]:
    for place, response in own:
        answer = response.to(question)
        if isinstance(answer.value, int):
            yield Mark(
                question=question.id,
                response=place,
                value=counted_value(question, response, answer.value),
                given=answer.value,
                answer=answer,
            )
