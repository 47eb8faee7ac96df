"""One assessment: which questionnaires it asks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..language import Message, message
from ..questionnaire.catalogue import UnknownQuestionnaire
from ..questionnaire.model import Questionnaire
from ..store import assessments as kept_assessments
from ..store import questionnaires as kept_questionnaires
from ..store.assessments import Answered, KeptAssessment, TwoVersions
from ..store.database import writing
from .questions import Problem
from .visit import catalogue, database, perspectives_listed, see_other

assessments = Blueprint("assessments", __name__)

TO_BEGIN_WITH = "KT"
"""The seven questions: who answers these alone has put a proposal to the test."""

_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A questionnaire that may be chosen, and what helps to decide.

    `is_one_of_several` says that another version of it is on offer too; `is_first`, that it is the
    one to begin with. `about` is what it asks, in a sentence.
    """

    questionnaire: Questionnaire
    is_one_of_several: bool
    is_chosen: bool
    is_first: bool
    suits_the_moment: bool
    answered_by: str
    about: str

    @property
    def value(self) -> str:
        """What the form sends for it; a version that was chosen is never swapped for a newer."""
        return f"{self.questionnaire.id}:{self.questionnaire.version}"


@assessments.get("/assessments/<assessment_id>/questionnaires")
def questionnaires(assessment_id: str) -> str:
    """The questionnaires on offer; those that suit the moment come first."""
    kept = kept_assessments.found(database(), assessment_id)
    ticked = {":".join(map(str, key)) for key in kept.questionnaires}
    return _page(kept, ticked or {one.value for one in _offers(kept, set()) if one.is_first})


@assessments.post("/assessments/<assessment_id>/questionnaires")
def choose(assessment_id: str) -> Reply | tuple[str, int]:
    """Makes the ticked questionnaires those of the assessment."""
    ticked = set(request.form.getlist("questionnaire"))
    with writing(database()):  # or what another window changes meanwhile would be undone
        return _chosen(kept_assessments.found(database(), assessment_id), ticked)


def _chosen(kept: KeptAssessment, ticked: set[str]) -> Reply | tuple[str, int]:
    chosen = [offer.questionnaire for offer in _offers(kept, ticked) if offer.is_chosen]
    if not chosen:
        return _refused(kept, ticked, message("kies minstens één vragenlijst"))
    try:
        kept_assessments.change(
            database(),
            kept.id,
            kept.assessment.moment,
            chosen,
            text_version=kept.assessment.text_version,
            text_date=kept.assessment.text_date,
        )
    except TwoVersions as error:
        problem = message("kies van {names} maar één versie", names=", ".join(error.names))
        return _refused(kept, ticked, problem)
    except Answered as error:
        names = ", ".join(name for name, _version in error.keys)
        problem = message(
            "er zijn al invullingen van {names}; verwijder die eerst, of laat het vinkje staan",
            names=names,
        )
        return _refused(kept, ticked, problem)
    return see_other(url_for("proposals.show", proposal_id=kept.proposal_id))


def _refused(kept: KeptAssessment, ticked: set[str], problem: Message) -> tuple[str, int]:
    return _page(kept, ticked, problem), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(kept: KeptAssessment, ticked: set[str], problem: Message | None = None) -> str:
    return render_template(
        "questionnaires.html",
        kept=kept,
        offers=_offers(kept, ticked),
        problems=[Problem("questionnaire-1", "", problem)] if problem else [],
        is_wrong=problem is not None,
        example=kept.assessment.proposal.example,
    )


def _offers(kept: KeptAssessment, ticked: set[str]) -> list[Offer]:
    """The newest of each at hand, and what was chosen before even if a newer version exists."""
    offered = {one.key: one for one in catalogue()}
    for key in kept.questionnaires:
        offered.setdefault(key, _chosen_before(key))
    versions = Counter(name for name, _version in offered)
    offers = [_offer(one, kept, ticked, versions[one.id] > 1) for one in offered.values()]
    return sorted(
        offers,
        key=lambda one: (not one.is_first, not one.suits_the_moment, one.questionnaire.key),
    )


def _chosen_before(key: tuple[str, int]) -> Questionnaire:
    try:
        return catalogue().get(*key)
    except UnknownQuestionnaire:  # its file is gone; the store still has the text
        return kept_questionnaires.kept(database(), *key)


def _offer(
    questionnaire: Questionnaire, kept: KeptAssessment, ticked: set[str], is_one_of_several: bool
) -> Offer:
    return Offer(
        questionnaire=questionnaire,
        is_one_of_several=is_one_of_several,
        is_first=questionnaire.id == TO_BEGIN_WITH,
        about=first_sentence(questionnaire.introduction.default),
        is_chosen=f"{questionnaire.id}:{questionnaire.version}" in ticked,
        suits_the_moment=kept.assessment.moment in questionnaire.moments,
        answered_by=perspectives_listed(questionnaire.perspectives),
    )


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence; all of it when it has no end."""
    found = _SENTENCE.match(text)
    return found[0] if found else text
