"""What is asked of the government, numbered, and in short what it answers.

Points are what people typed. A test without any asks one thing all the same: that what blocks is
solved. So stumbling blocks stand in for points, and say that they do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...assessment.follow_up import AdvicePoint, Decision, PointReply
from ...assessment.words import DECISIONS
from ...questionnaire.model import Rating
from ..blocks import Text, words
from .material import Material, content, full_name, label
from .stumbling_blocks import StumblingBlock, stumbling_blocks

NEEDS_A_REASON = (Decision.PARTLY, Decision.NOT_FOLLOWED)
"""What is not followed in full is followed by why: that is the seventh question of the test."""


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One thing that the government answers: an advice point, or a question that blocks.

    `name` is the number of a point, or the id of a question.
    """

    name: str
    text: Text
    reply: PointReply


def demands(told: Material) -> tuple[Demand, ...]:
    """The points in their order; where there are none, the stumbling blocks."""
    if told.follow_up.points:
        return tuple(_demand_at(told, number, point) for number, point in numbered(told))
    return tuple(_demand_of(told, block) for block in stumbling_blocks(told))


def _demand_at(told: Material, number: int, point: AdvicePoint) -> Demand:
    text = words(content(told, point.text.strip()))
    return Demand(name=str(number), text=text, reply=point.reply)


def _demand_of(told: Material, block: StumblingBlock) -> Demand:
    return Demand(name=block.question.id, text=stumbling_name(told, block), reply=PointReply())


def stumbling_name(told: Material, block: StumblingBlock) -> Text:
    """What stands in for a point: "Struikelblok: geen controle"."""
    return told.text("Struikelblok: {question}", question=content(told, label(block.question)))


def numbered(told: Material) -> Iterator[tuple[int, AdvicePoint]]:
    """The points with their numbers, from 1."""
    return enumerate(told.follow_up.points, start=1)


def questions_behind(told: Material, point: AdvicePoint) -> str:
    """The questions that a point comes from, by name where they are known; empty for none."""
    known = {
        question.id: full_name(question)
        for questionnaire in told.questionnaires
        for question in questionnaire.ratings()
    }
    return told.language.listed([known.get(name, name) for name in point.questions])


def without_a_point(told: Material) -> list[str]:
    """The ids of the questions that block while no point comes from them; points there are."""
    named = {name for point in told.follow_up.points for name in point.questions}
    blocking = dict.fromkeys(block.question.id for block in stumbling_blocks(told))
    return [name for name in blocking if name not in named]


def counted(told: Material) -> str:
    """How many points are followed, in part, not, or still open, as a sentence; empty for none."""
    points = told.follow_up.points
    if not points:
        return ""
    counts = Counter(point.reply.decision for point in points)
    said = "; ".join(
        f"{counts[decision]} {told.language.text(word)}"
        for decision, word in DECISIONS.items()
        if counts[decision]
    )
    return told.language.texts(
        "Van {number} adviespunt: {counts}.",
        "Van {number} adviespunten: {counts}.",
        len(points),
        counts=said,
    )


def lacks_reason(point: AdvicePoint) -> bool:
    """Whether the government does not follow a point in full, and does not say why."""
    return point.reply.decision in NEEDS_A_REASON and not point.reply.reason.strip()


def numbers_of(told: Material, chosen: Sequence[AdvicePoint]) -> str:
    """The numbers of some of the points: "1, 3 en 4"."""
    return told.language.listed(
        [str(number) for number, point in numbered(told) if any(point is one for one in chosen)]
    )


def in_short(text: str, longest: int) -> str:
    """A text on one line, cut between words where it has more characters than `longest`."""
    whole = " ".join(text.split())
    if len(whole) <= longest:
        return whole
    return f"{whole[:longest].rpartition(' ')[0] or whole[:longest]} …"


def name_and_id(question: Rating) -> str:
    """A question as a sentence names it: "Geen controle (KT4)"."""
    return f"{label(question)} ({question.id})"


def to_fill_in(told: Material, said: str) -> Text:
    """What was said as a cell of a table to fill in, which is open where nothing was."""
    return words(content(told, said.strip())) if said.strip() else ()
