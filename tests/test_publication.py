"""What leaves the house with a report: everything that may be told, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.follow_up import AdvicePoint, FollowUp, Story
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.document.faults import Faulty
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire
from cliënttoets.report.publication import (
    Publication,
    publication_in,
    publication_text,
    publish,
    scores_of,
)
from cliënttoets.report.snapshot import EarlierRound, Snapshot, freeze
from cliënttoets.response.model import Code, Response
from cliënttoets.scoring.disclosure import disclosures
from cliënttoets.scoring.told_group import ItemCounts

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response

PRACTICE = Perspective.PRAKTIJK

ASKING = questionnaire(
    [
        critical("K", 1),
        rating("A", parts=[{"kind": "yes_partly_no", "id": "A1", "text": "Echt?"}]),
        rating("B", parts=[{"kind": "text", "id": "B1", "text": "Wat dan?"}]),
    ]
)
"""K blocks at 0 or 1; a part of A is counted, one of B is written in words."""


def frozen(responses: Sequence[Response], **more: Any) -> Snapshot:
    return freeze(
        Assessment(proposal=Proposal(title="Een plan"), moment=Moment.M2),
        (ASKING,),
        tuple(responses),
        made_on=date(2026, 11, 22),
        program="0.1.0",
        **more,
    )


def families(k: Sequence[object], a: Sequence[object] = ()) -> list[Response]:
    return panel(ASKING, FAMILIES, K=k, A=a or [2] * len(k))


def text_of(*responses: Response, **more: Any) -> str:
    return publication_text(publish(frozen(responses, **more)))


def test_a_publication_comes_back_as_it_was_written() -> None:
    given_ = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    snapshot = freeze(
        given_.assessment,
        given_.questionnaires,
        given_.responses,
        drafts=2,
        made_on=date(2026, 11, 22),
        program="0.1.0",
        earlier=EarlierRound(
            assessment=given_.assessment,
            questionnaires=given_.questionnaires,
            responses=given_.responses[:5],
        ),
    )
    publication = publish(snapshot)
    again = publication_in(publication_text(publication).encode())
    assert again == publication
    assert publication_text(again) == publication_text(publication)


SAID = st.sampled_from([0, 1, 2, 3, 4, "nvt", "weet_niet", None])
PANELS = st.fixed_dictionaries(
    {
        CLIENTS: st.lists(st.tuples(SAID, SAID), max_size=3),
        OFFICIALS: st.lists(st.tuples(SAID, SAID), max_size=2),
        FAMILIES: st.lists(st.tuples(SAID, SAID), max_size=14),
        PRACTICE: st.lists(st.tuples(SAID, SAID), max_size=14),
    }
)


@given(PANELS)
def test_a_reader_of_the_counts_finds_the_figures_that_disclosure_tells(
    said: dict[Perspective, list[tuple[object, object]]],
) -> None:
    responses = [
        each
        for who, rows in said.items()
        for each in panel(ASKING, who, K=[k for k, _ in rows], A=[a for _, a in rows])
    ]
    publication = publish(frozen(responses))
    told = disclosures(ASKING, responses)
    sides = publication.now.sides["Q"]
    assert [side.perspective for side in sides] == list(told)
    for side in sides:
        for figure in (
            *("respondents", "items", "alike", "hidden", "total", "dimensions"),
            *("signal", "possible", "capped"),
        ):
            assert getattr(side, figure) == getattr(told[side.perspective], figure), figure
    assert publication_in(publication_text(publication).encode()) == publication


@given(*[st.lists(st.tuples(SAID, SAID), min_size=1, max_size=4)] * 2)
def test_two_groups_of_fewer_than_five_give_one_and_the_same_publication(
    one: list[tuple[object, object]], other: list[tuple[object, object]]
) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    bodies = [
        replace(response(ASKING, {"K": 3, "A": 2}, who, "a"), submitted=noon)
        for who in (CLIENTS, OFFICIALS)
    ]

    def text(rows: list[tuple[object, object]]) -> str:
        own = families([k for k, _ in rows], [a for _, a in rows])
        # Before noon, after noon, or nobody knows when: as their answers have it.
        instants = [noon.replace(hour=6), noon.replace(hour=18), None]
        at = [instants[len(str(row)) % 3] for row in rows]
        return text_of(
            *bodies, *(replace(each, submitted=when) for each, when in zip(own, at, strict=True))
        )

    assert text(one) == text(other)


def test_a_question_that_all_answered_alike_gives_one_publication_whatever_they_answered() -> None:
    # Nine who all say the same are under ten: neither the value nor a word for it is told.
    assert text_of(*families([0] * 9)) == text_of(*families([4] * 9))


def test_what_a_person_wrote_or_is_called_is_nowhere() -> None:
    at = datetime(2031, 7, 9, 11, 13, 17, tzinfo=UTC)
    told = {
        "K": {"value": 2, "explanation": "geheim-uitleg", "reference": "geheim-vindplaats"},
        "A": {"code": "nvt", "reason": "geheim-reden"},
        "B1": {"value": "geheim-woord"},
    }
    persons = [
        replace(response(ASKING, told, who, f"geheim-naam{number}"), submitted=at)
        for who in (FAMILIES, PRACTICE)
        for number in range(12)
    ]
    body = replace(response(ASKING, {"K": 3}, CLIENTS, "Naam van een vereniging"), submitted=at)
    text = text_of(body, *persons)
    assert "geheim" not in text
    assert "2031" not in text
    assert "Naam van een vereniging" in text


def test_parts_are_counted_and_never_paired() -> None:
    own = [
        response(ASKING, {"K": k, "A": 5 - k, "A1": a1}, FAMILIES, f"g{number}")
        for number, (k, a1) in enumerate([(1, "ja"), (2, "nee"), (3, "ja"), (4, "ja"), (2, "ja")])
    ]
    (group,) = publish(frozen(own)).now.groups
    assert group.parts["A1"].values == {"ja": 4, "nee": 1}
    assert group.items["K"] == ItemCounts(counts=(0, 1, 2, 1, 1))
    assert group.items["A"] == ItemCounts(counts=(0, 1, 1, 2, 1))
    assert "B1" not in group.parts
    assert text_of(*own) == text_of(*[own[at] for at in (3, 1, 4, 0, 2)])  # the order says nothing


def test_a_story_leaves_the_house_only_with_consent() -> None:
    follow_up = FollowUp(
        points=(AdvicePoint(text="Schrap de boete."),),
        stories=(
            Story(text="Ik mag verteld worden.", may_be_published=True),
            Story(text="Ik blijf binnen."),
        ),
    )
    publication = publish(frozen(families([1] * 5), follow_up=follow_up))
    assert [story.text for story in publication.now.follow_up.stories] == ["Ik mag verteld worden."]
    assert publication.now.follow_up.points == follow_up.points
    assert "binnen" not in publication_text(publication)


def test_the_scores_of_what_is_hidden_are_not_in_it() -> None:
    scores = scores_of(publish(frozen(families([0, 1, 2, 3]))).now)
    assert scores["Q"]["gezin_jongere"] == {
        "respondents": None,
        "total": None,
        "items": {},
        "dimensions": {},
        "signal": None,
    }


def edited(publication: Publication, *edit: Callable[[Any], object]) -> bytes:
    data = json.loads(publication_text(publication))
    for each in edit:
        each(data)
    return json.dumps(data).encode()


FIVE = publish(frozen([*families([0, 1, 2, 3, 4]), *panel(ASKING, CLIENTS, K=[3], A=[2])]))


@pytest.mark.parametrize(
    ("edit", "place", "problem"),
    [
        pytest.param(
            lambda data: data["scores"]["Q"]["clientorganisatie"]["total"].update(index=99.0),
            ("scores",),
            "de scores volgen niet uit de antwoorden",
            id="an edited score",
        ),
        pytest.param(
            lambda data: data["now"]["groups"][0]["items"]["K"].update(counts=[0, 0, 2, 2, 1]),
            ("scores",),
            "de scores volgen niet uit de antwoorden",
            id="a flipped count",
        ),
        pytest.param(
            lambda data: data["now"]["responses"][0]["answers"]["K"].update(value=4),
            ("scores",),
            "de scores volgen niet uit de antwoorden",
            id="a flipped answer",
        ),
        pytest.param(
            lambda data: data["now"]["responses"][0]["answers"]["K"].update(value=5),
            ("now", "responses", 0, "answers", "K", "value"),
            "",
            id="an answer that cannot be given",
        ),
        pytest.param(
            lambda data: data["now"]["responses"][0].update(
                perspective="praktijk", voice="praktijk"
            ),
            ("now", "responses", 0, "perspective"),
            "antwoorden van personen horen niet in een publicatie",
            id="the response of a person",
        ),
        pytest.param(
            lambda data: data["now"]["groups"][0]["items"].update(X={"counts": [1, 0, 0, 0, 0]}),
            ("now", "groups", 0),
            "deze vragen horen niet bij dit perspectief",
            id="a question that does not exist",
        ),
        pytest.param(
            lambda data: data["now"]["groups"][0].update(perspective="clientorganisatie"),
            ("now", "groups", 0, "perspective"),
            "dit perspectief hoort hier niet",
            id="a group of bodies",
        ),
        pytest.param(
            lambda data: data["now"]["groups"][0].update(questionnaire="Z"),
            ("now", "groups", 0, "questionnaire"),
            "deze vragenlijst zit niet in de publicatie",
            id="a questionnaire that is not there",
        ),
        pytest.param(
            lambda data: data["now"]["groups"].append(data["now"]["groups"][0]),
            ("now", "groups", 1, "perspective"),
            "dit perspectief hoort hier niet",
            id="a group that is there twice",
        ),
    ],
)
def test_a_publication_that_was_changed_is_refused(
    edit: Callable[[Any], object], place: tuple[object, ...], problem: str
) -> None:
    assert publication_in(edited(FIVE)) == FIVE
    with pytest.raises(Faulty) as caught:
        publication_in(edited(FIVE, edit))
    first = caught.value.faults[0]
    assert first.path[: len(place)] == place
    assert problem in str(first.problem)


def test_who_handed_in_first_is_kept_without_the_hours() -> None:
    def at(hour: int, each: Response) -> Response:
        return replace(each, submitted=datetime(2026, 3, 2, hour, tzinfo=UTC))

    own = at(9, response(ASKING, {"K": 3}, OFFICIALS, "Kabinet"))
    clients = at(11, response(ASKING, {"K": 2}, CLIENTS, "Vereniging"))
    assert publish(frozen([own, clients])).orders == {"Q": {CLIENTS: "own_first"}}


def test_codes_without_any_answer_are_left_out_of_the_counts() -> None:
    (group,) = publish(frozen(families([0, 1, 2, "weet_niet", "weet_niet", 3, None]))).now.groups
    assert group.items["K"] == ItemCounts(
        counts=(1, 1, 1, 1, 0), codes={Code.WEET_NIET: 2}, unanswered=1
    )


def two_questionnaires() -> tuple[Questionnaire, Questionnaire]:
    return ASKING, questionnaire([rating("Z1")], id="Z")


def test_each_questionnaire_has_its_own_sides() -> None:
    one, other = two_questionnaires()
    responses = (
        response(one, {"K": 3}, CLIENTS, "Vereniging"),
        response(other, {"Z1": 1}, CLIENTS, "Vereniging"),
    )
    snapshot = replace(
        frozen([]),
        questionnaires=(one, other),
        responses=responses,
    )
    sides = publish(snapshot).now.sides
    assert sides["Q"][0].items["K"].value == 3
    assert sides["Z"][0].items["Z1"].value == 1
