"""What a test leads to: what is asked of the government, what it answers, and how it goes on.

Everything here is typed by people and may be absent. A report that has none of it leaves no gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from ..document.shape import Length
from ..questionnaire.model import Id

MOST_POINTS = 100
MOST_STORIES = 200
LONGEST = 20_000  # characters

_Line = Annotated[str, Length(0, 300)]
_Said = Annotated[str, Length(1, LONGEST)]


class Decision(StrEnum):
    """What the government does with a point."""

    FOLLOWED = "followed"
    PARTLY = "partly"
    NOT_FOLLOWED = "not_followed"
    OPEN = "open"


class Effort(StrEnum):
    """How much work a change is, in the government's own estimate."""

    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"


@dataclass(frozen=True, kw_only=True)
class PointReply:
    """The government's answer to one point. `place` is where the new text is to be found."""

    decision: Decision = Decision.OPEN
    reason: Annotated[str, Length(0, LONGEST)] = ""
    place: _Line = ""
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class AdvicePoint:
    """One thing that has to change; points are numbered from 1 in their order.

    `questions` are the ids of the questions that it comes from. `place` is where the text says it
    now, `wanted` what it should say. `effort` and `decides` are the government's to fill in.
    """

    text: _Said
    questions: Annotated[tuple[Id, ...], Length(0, 50)] = ()
    place: _Line = ""
    wanted: Annotated[str, Length(0, LONGEST)] = ""
    effort: Effort | None = None
    decides: _Line = ""
    reply: PointReply = PointReply()


@dataclass(frozen=True, kw_only=True)
class Story:
    """What somebody told. Only a story that `may_be_published` leaves the house.

    `teller` is who tells it as they want to be called, `consent` how and for what they agreed.
    `language` is the BCP 47 tag of the words where they are not Dutch.
    """

    text: _Said
    teller: _Line = ""
    consent: _Line = ""
    may_be_published: bool = False
    language: Annotated[str, Length(0, 35)] = ""


@dataclass(frozen=True, kw_only=True)
class HardWord:
    """A word that has to be used, and what it means in easy ones."""

    word: Annotated[str, Length(1, 100)]
    meaning: Annotated[str, Length(1, 300)]


@dataclass(frozen=True, kw_only=True)
class PlainWords:
    """The proposal told to a family by whoever knows it, a sentence an element.

    `about` says what the plan is, `changes` what may be different for the reader, `good` and
    `better` what children, young people and parents said of it. `first` says what blocks, and is
    told only where the answers say that something does. The next three say what the government
    does with that; a sentence in `not_followed` gives the reason too. `respond` is where and until
    when one can still say something.
    """

    about: Annotated[tuple[_Said, ...], Length(0, 3)] = ()
    changes: Annotated[tuple[_Said, ...], Length(0, 5)] = ()
    good: Annotated[tuple[_Said, ...], Length(0, 2)] = ()
    better: Annotated[tuple[_Said, ...], Length(0, 2)] = ()
    first: Annotated[tuple[_Said, ...], Length(0, 2)] = ()
    followed: Annotated[tuple[_Said, ...], Length(0, 3)] = ()
    not_followed: Annotated[tuple[_Said, ...], Length(0, 3)] = ()
    undecided: Annotated[tuple[_Said, ...], Length(0, 3)] = ()
    respond: Annotated[tuple[_Said, ...], Length(0, 4)] = ()
    hard_words: Annotated[tuple[HardWord, ...], Length(0, 5)] = ()


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """What a test leads to. `next_test` says when and how the proposal is tested again.

    `written_by` and `commissioned_by` say who wrote the report and who paid for it.
    """

    points: Annotated[tuple[AdvicePoint, ...], Length(0, MOST_POINTS)] = ()
    stories: Annotated[tuple[Story, ...], Length(0, MOST_STORIES)] = ()
    plain: PlainWords = PlainWords()
    next_test: Annotated[str, Length(0, 1000)] = ""
    contact: Annotated[str, Length(0, 1000)] = ""
    written_by: _Line = ""
    commissioned_by: _Line = ""


NOTHING_YET = FollowUp()
