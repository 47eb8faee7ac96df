"""A test and its responses as a JSON file: what `clienttoets score` reads and the browser gives.

Reading is strict. All faults of the file's shape are told at once, and once there are none, all
faults of its answers, each with its path. An answer to a question that its perspective is never
asked is a fault; one to a question that a condition hides is set aside, as in the browser.

Every response counts as one respondent; `respondent` is a label and need not be unique, because
two families may both want to be called 'ouder'.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any

from ..document.faults import Fault, Faults, Faulty, Path, told
from ..document.json_text import file_bytes, json_data
from ..document.reading import read
from ..document.schema import schema
from ..document.shape import Length, Range
from ..document.writing import write
from ..language import message
from ..questionnaire.catalogue import Catalogue, UnknownQuestionnaire
from ..questionnaire.model import Id, Moment, Perspective, Questionnaire, Voice, voices_of
from ..response.answers import checked
from ..response.model import Answer, Response
from .follow_up import NOTHING_YET, FollowUp
from .model import Assessment, Proposal

LARGEST = 20 * 1024 * 1024  # bytes
MOST_RESPONSES = 10_000


@dataclass(frozen=True, kw_only=True)
class ResponseEntry:
    """What one respondent said to one questionnaire."""

    respondent: Annotated[str, Length(1, 200), "Whose answers these are; a label, not a key."]
    perspective: Annotated[Perspective, "The side from which the respondent answers."]
    voice: Annotated[Voice | None, "For families: je or u. u where it is left out."] = None
    questionnaire: Id
    version: Annotated[int | None, Range(1, 9999), "The newest at hand where it is left out."] = (
        None
    )
    submitted: Annotated[
        datetime | None, "The instant at which it was handed in, with its time zone."
    ] = None
    answers: Annotated[Mapping[str, Answer], "By the id of the question or part."]


@dataclass(frozen=True, kw_only=True)
class ResponsesDocument:
    """One test of a proposal, and everything that was answered."""

    proposal: Proposal
    moment: Annotated[Moment, "The step of the decision at which the proposal is tested."]
    text_version: Annotated[str, Length(0, 100), "The version of its text."] = ""
    text_date: Annotated[date | None, "The date of that version."] = None
    responses: Annotated[tuple[ResponseEntry, ...], Length(0, MOST_RESPONSES)]
    follow_up: Annotated[
        FollowUp, "What the test led to: advice, replies, stories, next steps."
    ] = NOTHING_YET


@dataclass(frozen=True, kw_only=True)
class AnsweredAssessment:
    """A test, its responses in the order of the file, and the questionnaires that they answer."""

    assessment: Assessment
    questionnaires: tuple[Questionnaire, ...]
    responses: tuple[Response, ...]
    follow_up: FollowUp = NOTHING_YET


class BrokenResponses(ValueError):
    """A file of responses that cannot be used; its text is a line a fault, with file and path."""

    def __init__(self, path: pathlib.Path, faults: Iterable[Fault]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__("\n".join(told(fault, path) for fault in self.faults))


def responses_schema() -> dict[str, Any]:
    """The JSON Schema of a file of responses."""
    return schema(ResponsesDocument, "A cliënttoets and its responses")


def read_responses(path: pathlib.Path, catalogue: Catalogue) -> AnsweredAssessment:
    """The test and the responses in a file, which may answer any questionnaire at hand.

    Raises BrokenResponses with everything that is wrong, OSError where the file cannot be opened.
    """
    try:
        return answered_assessment(json_data(file_bytes(path, largest=LARGEST)), catalogue)
    except Faulty as error:
        raise BrokenResponses(path, error.faults) from None


def answered_assessment(data: object, catalogue: Catalogue) -> AnsweredAssessment:
    """The test and the responses that plain data says. Raises Faulty with every fault."""
    document = read(data, ResponsesDocument)
    reading = _Reading(catalogue)
    for index, entry in enumerate(document.responses):
        reading.add(entry, ("responses", index))
    reading.faults.refuse()
    return AnsweredAssessment(
        assessment=Assessment(
            proposal=document.proposal,
            moment=document.moment,
            text_version=document.text_version,
            text_date=document.text_date,
        ),
        questionnaires=tuple(reading.chosen.values()),
        responses=tuple(reading.responses),
        follow_up=document.follow_up,
    )


@dataclass
class _Reading:
    """A file while it is read: the questionnaires that it uses so far, and what was found."""

    at_hand: Catalogue
    chosen: dict[str, Questionnaire] = field(default_factory=dict)
    responses: list[Response] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)

    def add(self, entry: ResponseEntry, path: Path) -> None:
        """Adds an entry as a response, or its faults."""
        try:
            questionnaire = self._questionnaire(entry, path)
            self.responses.append(checked(questionnaire, _response(entry, questionnaire), path))
        except Faulty as error:
            self.faults.extend(error.faults)

    def _questionnaire(self, entry: ResponseEntry, path: Path) -> Questionnaire:
        """The questionnaire that the entry answers. Raises Faulty where there is none."""
        id_, version = entry.questionnaire, entry.version
        try:
            found = self.at_hand.newest(id_) if version is None else self.at_hand.get(id_, version)
        except UnknownQuestionnaire as error:
            key = "version" if self.at_hand.versions(id_) else "questionnaire"
            raise Faulty([Fault((*path, key), error.problem, error.remedy)]) from None
        chosen = self.chosen.setdefault(id_, found)
        if chosen.version != found.version:
            problem = message(
                "dit is versie {version}, eerder in dit bestand versie {earlier}",
                version=found.version,
                earlier=chosen.version,
            )
            remedy = message("Maak een bestand per versie: versies worden niet samen gelezen.")
            raise Faulty([Fault((*path, "version"), problem, remedy)])
        return chosen


def _response(entry: ResponseEntry, questionnaire: Questionnaire) -> Response:
    """The entry as a response, still to be checked. Families are addressed as u unless it says."""
    voice = voices_of(entry.perspective)[-1] if entry.voice is None else entry.voice
    return Response(
        respondent=entry.respondent,
        perspective=entry.perspective,
        voice=voice,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        answers=entry.answers,
        submitted=entry.submitted,
    )


def responses_data(
    assessment: Assessment, responses: Iterable[Response], follow_up: FollowUp = NOTHING_YET
) -> dict[str, Any]:
    """A test and its responses as plain data that `answered_assessment` gives back.

    Answers that were set aside are left out: their questions are no longer asked.
    """
    entries = tuple(
        ResponseEntry(
            respondent=response.respondent,
            perspective=response.perspective,
            voice=response.voice,
            questionnaire=response.questionnaire,
            version=response.version,
            answers=response.answers,
            submitted=response.submitted,
        )
        for response in responses
    )
    written: dict[str, Any] = write(
        ResponsesDocument(
            proposal=assessment.proposal,
            moment=assessment.moment,
            text_version=assessment.text_version,
            text_date=assessment.text_date,
            responses=entries,
            follow_up=follow_up,
        )
    )
    return written
