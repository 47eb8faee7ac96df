"""What may be told of a snapshot, and nothing else: what a report is made of, and carries along.

A report never reads a snapshot. Bodies with a mandate are in here with their answers; persons are
in here as counts, as far as `scoring.disclosure` lets them be told; a story is in here when its
teller agreed. So nothing that is hidden can slip into a sentence, and whoever reads a publication
back can work every score out again.

What cannot be worked out again, because it took the hours of persons, is kept as it was found: who
handed in first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from ..assessment.follow_up import NOTHING_YET, FollowUp
from ..assessment.model import Assessment
from ..document.faults import Fault, Faults, Faulty, Path
from ..document.json_text import json_data
from ..document.reading import read
from ..document.shape import Length, Range
from ..document.writing import canonical, write
from ..language import message
from ..questionnaire.model import Id, Perspective, Questionnaire, parts_of
from ..response.model import Response
from ..scoring.disclosure import Disclosures, disclosures, is_named
from ..scoring.findings import handed_in
from ..scoring.gaps import Order
from ..scoring.plain_told import plain_told
from ..scoring.small_groups import FEWEST_PERSONS
from ..scoring.told_group import ToldGroup, told_group
from .beside import ToldRound
from .sides import Side, sides_of
from .snapshot import MOST_DRAFTS, EarlierRound, Snapshot, checked_responses

MOST_QUESTIONNAIRES = 100
MOST_BODIES = 2000
"""How many responses of bodies a publication that is read back may hold."""

FORMAT = 1
"""The version of this format; another one is refused rather than half understood."""


@dataclass(frozen=True, kw_only=True)
class PublishedRound:
    """One test: its questionnaires, the responses of bodies, and the groups of persons as counts.

    `follow_up` is what it led to, without stories that may not be published.

    Instants and answers that were set aside are left out of the responses.
    """

    assessment: Assessment
    questionnaires: Annotated[tuple[Questionnaire, ...], Length(0, MOST_QUESTIONNAIRES)]
    responses: Annotated[tuple[Response, ...], Length(0, MOST_BODIES)] = ()
    groups: Annotated[tuple[ToldGroup, ...], Length(0, 5 * MOST_QUESTIONNAIRES)] = ()
    follow_up: FollowUp = NOTHING_YET

    def bodies_on(self, questionnaire: Questionnaire) -> tuple[Response, ...]:
        """The responses of bodies to a questionnaire."""
        return tuple(each for each in self.responses if each.key == questionnaire.key)

    @cached_property
    def sides(self) -> Mapping[str, tuple[Side, ...]]:
        """Who answered each questionnaire, by its id, and what may be told of it."""
        return {
            each.id: sides_of(
                each,
                self.bodies_on(each),
                [group for group in self.groups if group.questionnaire == each.id],
            )
            for each in self.questionnaires
        }

    @property
    def told(self) -> ToldRound:
        """The same, to be held beside another round."""
        return {
            (questionnaire.id, side.perspective): (questionnaire, side)
            for questionnaire in self.questionnaires
            for side in self.sides[questionnaire.id]
        }


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One report's data. `scores` is the plain form of all scores in `now`, by questionnaire id.

    `orders` are by questionnaire id. `drafts` counts what was begun and not handed
    in.
    """

    format: Annotated[int, Range(FORMAT, FORMAT)] = FORMAT
    made_on: date
    program: str
    now: PublishedRound
    earlier: PublishedRound | None = None
    drafts: Annotated[int, Range(0, MOST_DRAFTS)] = 0
    orders: Mapping[Id, Mapping[Perspective, Order]] = field(default_factory=dict)
    scores: object


# Publishing


def publish(snapshot: Snapshot) -> Publication:
    """What may be told of the snapshot."""
    earlier = snapshot.earlier
    before = (
        {}
        if earlier is None
        else {q.id: disclosures(q, earlier.responses) for q in earlier.questionnaires}
    )
    told = {
        each.id: disclosures(
            each, snapshot.responses, [before[each.id]] if each.id in before else []
        )
        for each in snapshot.questionnaires
    }
    now = _round(snapshot, told)
    return Publication(
        made_on=snapshot.made_on,
        program=snapshot.program,
        now=now,
        earlier=None if earlier is None else _round(earlier, before),
        drafts=snapshot.drafts,
        orders={
            each.id: _orders(each, snapshot.responses, now.sides[each.id])
            for each in snapshot.questionnaires
        },
        scores=scores_of(now),
    )


def _round(round_: Snapshot | EarlierRound, told: Mapping[str, Disclosures]) -> PublishedRound:
    return PublishedRound(
        assessment=round_.assessment,
        questionnaires=round_.questionnaires,
        responses=tuple(
            replace(response, set_aside={}, submitted=None)
            for response in round_.responses
            if is_named(response.perspective)
        ),
        groups=tuple(
            told_group(
                each,
                disclosure,
                [
                    response
                    for response in round_.responses
                    if (response.key, response.perspective) == (each.key, perspective)
                ],
            )
            for each in round_.questionnaires
            for perspective, disclosure in told[each.id].items()
            if not is_named(perspective)
        ),
        follow_up=_as_agreed(round_.follow_up),
    )


def _as_agreed(follow_up: FollowUp) -> FollowUp:
    """Without the stories whose tellers did not agree to have them published."""
    return replace(
        follow_up, stories=tuple(each for each in follow_up.stories if each.may_be_published)
    )


def _orders(
    questionnaire: Questionnaire, responses: Sequence[Response], sides: Sequence[Side]
) -> Mapping[Perspective, Order]:
    """For the client sides that are told at all: of fewer persons an hour would say too much."""
    own = [response for response in responses if response.key == questionnaire.key]
    return {
        side.perspective: handed_in(own, side.perspective)
        for side in sides
        if side.perspective.is_client_side and side.respondents is not None
    }


def scores_of(round_: PublishedRound) -> dict[str, Any]:
    """Every score of the round as plain data, by questionnaire id and perspective."""
    data: dict[str, Any] = write(
        {
            name: {side.perspective: plain_told(side) for side in sides}
            for name, sides in round_.sides.items()
        }
    )
    return data


# Writing and reading


def publication_text(publication: Publication) -> str:
    """The publication as JSON; one publication has one text."""
    return canonical(publication)


def publication_in(raw: bytes) -> Publication:
    """The publication that a JSON text holds.

    Raises Faulty as `checked_publication` does, and where its scores do not follow.
    """
    publication = checked_publication(read(json_data(raw), Publication))
    if not scores_follow(publication):
        raise Faulty([Fault(("scores",), message("de scores volgen niet uit de antwoorden"))])
    return publication


def checked_publication(publication: Publication, place: Path = ()) -> Publication:
    """The publication with its responses as their questionnaires read them.

    Its scores are not looked at. Raises Faulty where it holds a questionnaire that breaks a rule,
    an answer that its questionnaire does not allow, anything of a single person, or counts of a
    question that does not exist.
    """
    now = _checked(publication.now, (*place, "now"))
    earlier = publication.earlier
    if earlier is not None:
        earlier = _checked(earlier, (*place, "earlier"))
    return replace(publication, now=now, earlier=earlier)


def scores_follow(publication: Publication) -> bool:
    """Whether every score that the publication says is what its answers come to."""
    return scores_of(publication.now) == publication.scores


def _checked(round_: PublishedRound, place: Path) -> PublishedRound:
    responses = checked_responses(round_.questionnaires, round_.responses, place)
    Faults((*_faults_of_persons(responses, place), *_faults_of_groups(round_, place))).refuse()
    return replace(round_, responses=responses)


def _faults_of_persons(responses: Sequence[Response], place: Path) -> Iterator[Fault]:
    for number, response in enumerate(responses):
        if not is_named(response.perspective):
            problem = message("antwoorden van personen horen niet in een publicatie")
            yield Fault((*place, "responses", number, "perspective"), problem)


def _faults_of_groups(round_: PublishedRound, place: Path) -> Iterator[Fault]:
    known = {each.id: each for each in round_.questionnaires}
    seen: set[tuple[str, Perspective]] = set()
    for number, group in enumerate(round_.groups):
        path = (*place, "groups", number)
        questionnaire = known.get(group.questionnaire)
        if questionnaire is None:
            problem = message("deze vragenlijst zit niet in de publicatie")
            yield Fault((*path, "questionnaire"), problem)
            continue
        if is_named(group.perspective) or (group.questionnaire, group.perspective) in seen:
            yield Fault((*path, "perspective"), message("dit perspectief hoort hier niet"))
        seen.add((group.questionnaire, group.perspective))
        if not _fits(group, questionnaire):
            yield Fault(path, message("deze vragen horen niet bij dit perspectief"))
        if not _is_large_enough(group):
            yield Fault(path, message("hier staat meer dan van zo weinig personen mag"))


def _fits(group: ToldGroup, questionnaire: Questionnaire) -> bool:
    """Whether each of its questions is one that this perspective gets, and stands there once."""
    ratings = [each for each in questionnaire.ratings() if each.is_for(group.perspective)]
    parts = {part.id for each in ratings for part in parts_of(each)}
    told = [*group.items, *group.alike, *group.hidden]
    return (
        len(set(told)) == len(told)
        and set(told) <= {each.id for each in ratings}
        and group.parts.keys() <= parts
        and group.capped.keys() <= group.items.keys()
    )


def _is_large_enough(group: ToldGroup) -> bool:
    """Whether everything in it was said by as many persons as a report may tell of."""
    answered = [sum(item.counts) + sum(item.codes.values()) for item in group.items.values()]
    if group.respondents is not None:
        answered.append(group.respondents)
    return all(number >= FEWEST_PERSONS for number in answered)
