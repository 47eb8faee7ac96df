"""The example: invented throughout, marked as such, and with something for every part of a report.

The numbers below were worked out by hand from the file; a change to the file that loses one of the
things that it is there to show fails here with a sentence that says which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import cliënttoets.example
from cliënttoets.assessment.file import AnsweredAssessment, read_responses
from cliënttoets.assessment.follow_up import Decision, FollowUp, PlainWords
from cliënttoets.content_folders import content_folder
from cliënttoets.language import DUTCH, Language, language_asked
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment, Perspective, Voice
from cliënttoets.report.blocks import Quote, TooLong, plain
from cliënttoets.report.content.plain_page import MOST_WORDS, plain_remarks, words_on
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page
from cliënttoets.report.layout_file import layouts_at_hand
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_edition import edition_of, edition_text
from cliënttoets.report.plain_dutch import number_of_words, sentences
from cliënttoets.report.publication import publication_text, publish
from cliënttoets.report.snapshot import Snapshot, freeze, snapshot_text
from cliënttoets.response.model import NO_ANSWER, Answer, Code, Response, missing
from cliënttoets.scoring.item import ItemScore, Standing
from cliënttoets.scoring.scores import PerspectiveScore, scores
from cliënttoets.scoring.signal import CriticalItem, CriticalMissing, Signal, SignalKind

FILE = Path(cliënttoets.example.__file__).parent / "voorbeeld.json"

ORGANISATION = Perspective.CLIENTORGANISATIE
FAMILY = Perspective.GEZIN_JONGERE
GOVERNMENT = Perspective.OVERHEID_ZELF
PRACTICE = Perspective.PRAKTIJK


class Place(NamedTuple):
    """One answer, and where it stands."""

    response: Response
    question: str
    answer: Answer

    @property
    def perspective(self) -> Perspective:
        return self.response.perspective

    @property
    def texts(self) -> tuple[str, ...]:
        """What the respondent wrote here, tables cell by cell."""
        answer = self.answer
        rows = answer.value if isinstance(answer.value, tuple) else ()
        cells = [cell for row in rows for cell in row.values()]
        said = (answer.value, *cells, answer.reason, answer.explanation, answer.reference)
        return tuple(text for text in said if isinstance(text, str) and text)

    def __str__(self) -> str:
        return f"{self.response.respondent}, {self.question}"


@pytest.fixture(scope="module")
def example() -> AnsweredAssessment:
    """The example as the program reads it; reading it at all means that it has no fault."""
    return read_responses(FILE, read_catalogue([content_folder("questionnaires")]))


@pytest.fixture(scope="module")
def places(example: AnsweredAssessment) -> list[Place]:
    """Every answer of every respondent."""
    return [
        Place(response, question, answer)
        for response in example.responses
        for question, answer in response.answers.items()
    ]


def scored(
    example: AnsweredAssessment, questionnaire: str, perspective: Perspective
) -> PerspectiveScore:
    """What one perspective says to one questionnaire."""
    asked = next(each for each in example.questionnaires if each.id == questionnaire)
    return scores(asked, example.responses).perspectives[perspective]


def signal_of(
    example: AnsweredAssessment, questionnaire: str, perspective: Perspective = ORGANISATION
) -> Signal:
    """The signal of a client-side perspective."""
    found = scored(example, questionnaire, perspective).signal
    assert found is not None
    return found


def item_of(
    example: AnsweredAssessment, question: str, perspective: Perspective = ORGANISATION
) -> ItemScore:
    """The score of one question; its id begins with that of its questionnaire."""
    return scored(example, question[:2], perspective).items[question]


# --- marked as an example, and invented ---


def test_the_proposal_is_marked_as_an_example_in_data_and_in_words(
    example: AnsweredAssessment,
) -> None:
    proposal = example.assessment.proposal

    assert proposal.example is True
    assert proposal.title.startswith("Voorbeeld: ")
    assert proposal.about.startswith("VOORBEELD. ")
    assert "verzonnen" in proposal.about
    assert proposal.responsible_body.startswith("Fictief ")
    assert example.assessment.moment is Moment.M2


def test_every_respondent_has_a_name_that_says_it_is_invented(example: AnsweredAssessment) -> None:
    patterns = {
        ORGANISATION: r"Voorbeeldvereniging .+",
        FAMILY: r"(Jongere|Ouder) \d",
        GOVERNMENT: r"Fictief Agentschap .+",
        PRACTICE: r"Voorbeelddienst .+",
    }
    for response in example.responses:
        assert re.fullmatch(patterns[response.perspective], response.respondent)


REAL_NAMES = (
    *("Cliëntenforum", "Ouderspunt", "Cachet", "Pleegzorg Vlaanderen", "Gezin en Handicap"),
    *("De Ouders", "Ouders voor Inclusie", "Raad WVG", "SERV", "Jeugdraad", "Vlor", "NOOZO"),
    *("Kinderrechtencommissariaat", "Kinderrechtencoalitie", "Kenniscentrum", "KeKi"),
    *("Netwerk tegen Armoede", "Armoedesteunpunt", "Opgroeien", "VAPH", "Kind en Gezin", "Unia"),
    *("Mensenrechteninstituut", "Patiëntenplatform", "Levl", "Ombudsdienst", "Toezichtcommissie"),
    *("Raad van State", "Inspectie van Financiën", "Vlaamse Regering", "Vlaams Parlement"),
    *("Departement", "Odisee", "CAW", "CLB", "JAC", "OCMW", "1G1P", "OverKop", "TEJO", "Awel"),
    *("Tele-Onthaal", "Huis van het Kind", "Sociaal Huis", "Vlaanderen", "Vlaams", "Vlaamse"),
)


@pytest.mark.parametrize("name", REAL_NAMES)
def test_no_real_body_or_service_is_named(name: str) -> None:
    assert not re.search(rf"\b{re.escape(name)}\b", FILE.read_text("utf-8"))


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(
            r"(?i)\bdecreet|\bminister\b|\bkabinet", id="a decree, a minister or a cabinet"
        ),
        pytest.param(r"\+?\d(?:[ ./-]?\d){7,}", id="digits like those of a telephone"),
        pytest.param(r"\b(?:1712|102|106|112)\b", id="the number of a help line"),
        # Nobody can be reached under .example: RFC 2606 keeps that domain free for examples.
        pytest.param(
            r"@(?![\w-]+\.example\b)|https?:|www\.", id="an address on the internet of somebody"
        ),
    ],
)
def test_nothing_in_the_file_leads_to_somebody_real(pattern: str) -> None:
    # The dates of the text, of each answer and of each reply are those that belong here.
    dates = r'"(?:text_date|submitted|day)": "2026-[^"]*"'
    text = re.sub(dates, "", FILE.read_text("utf-8"))
    assert re.search(pattern, text) is None


# --- who answers what ---


def test_every_party_answers_its_questionnaires(example: AnsweredAssessment) -> None:
    answered = Counter((each.questionnaire, each.perspective) for each in example.responses)

    assert answered == {
        ("KT", ORGANISATION): 4,
        ("KT", GOVERNMENT): 1,
        ("KT", PRACTICE): 1,
        ("KT", FAMILY): 6,
        ("PA", ORGANISATION): 2,
        ("PA", GOVERNMENT): 1,
        ("BE", ORGANISATION): 2,
        ("RP", FAMILY): 6,
        ("RP", PRACTICE): 1,
    }
    names = {(each.respondent, each.questionnaire) for each in example.responses}
    assert len(names) == len(example.responses)


def test_three_young_people_answer_as_je_and_three_parents_as_u(
    example: AnsweredAssessment,
) -> None:
    families = {
        (each.respondent, each.voice) for each in example.responses if each.perspective is FAMILY
    }

    assert families == {
        ("Jongere 1", Voice.JE),
        ("Jongere 2", Voice.JE),
        ("Jongere 3", Voice.JE),
        ("Ouder 1", Voice.U),
        ("Ouder 2", Voice.U),
        ("Ouder 3", Voice.U),
    }


def test_no_answer_is_to_a_question_that_is_not_asked(example: AnsweredAssessment) -> None:
    assert not [each.respondent for each in example.responses if each.set_aside]


# --- what there is to show: a sentence, and the answers of which it is true ---


def _given(place: Place, perspective: Perspective, code: Code) -> bool:
    return place.perspective is perspective and place.answer.code is code


def _claimed(place: Place) -> bool:
    """A high score that a government gives itself without showing why."""
    answer = place.answer
    high = isinstance(answer.value, int) and answer.value >= 3
    return place.perspective is GOVERNMENT and high and answer.evidence in (0, 1)


def _emoji(place: Place) -> bool:
    return re.search("[\U0001f300-\U0001faff]", place.answer.explanation) is not None


def _turkish_beside_dutch(place: Place) -> bool:
    said = place.answer.explanation
    return "Güven zamanla gelir." in said and "vertrouwen komt met de tijd" in said


def _answers(question: str, *values: object) -> Callable[[Place], bool]:
    return lambda place: place.question == question and place.answer.value in values


def _evidence(level: int) -> Callable[[Place], bool]:
    return lambda place: place.answer.evidence == level


FEATURES: dict[str, Callable[[Place], bool]] = {
    "an organisation finds that a question does not apply": lambda place: _given(
        place, ORGANISATION, Code.NVT
    ),
    "a family finds that a question does not fit": lambda place: _given(place, FAMILY, Code.NVT),
    "an organisation finds it too early": lambda place: _given(place, ORGANISATION, Code.TE_VROEG),
    "a family finds it too early": lambda place: _given(place, FAMILY, Code.TE_VROEG),
    "an organisation cannot judge": lambda place: _given(place, ORGANISATION, Code.WEET_NIET),
    "a family does not know": lambda place: _given(place, FAMILY, Code.WEET_NIET),
    "a family does not want to say": lambda place: _given(place, FAMILY, Code.WIL_NIET),
    "a part is answered with yes": _answers("KT1a", "ja"),
    "a part is answered with partly": _answers("KT1b", "deels"),
    "a part is answered with no": _answers("KT6a", "nee"),
    "a part cannot be judged": lambda place: (
        place.question == "KT1b" and place.answer.code is Code.WEET_NIET
    ),
    "a table says what was and what it becomes": lambda place: place.question == "KT2a",
    "a table lists instruments": lambda place: place.question == "KT4i",
    "a table lists what families must do": lambda place: place.question == "KT5v",
    "families would decide more than today": _answers("KT3a", "sterker"),
    "families would decide as much as today": _answers("KT3a", "gelijk"),
    "a level of participation was promised": _answers("PA7p", 4),
    "there is no evidence": _evidence(0),
    "a title is the evidence": _evidence(1),
    "a document is the evidence": _evidence(2),
    "the client side confirms the evidence": _evidence(3),
    "a government claims what it does not show": _claimed,
    "an explanation holds an emoji": _emoji,
    "an explanation is in Turkish, with its Dutch beside it": _turkish_beside_dutch,
}


@pytest.mark.parametrize("is_shown", FEATURES.values(), ids=FEATURES.keys())
def test_the_example_shows_that(places: list[Place], is_shown: Callable[[Place], bool]) -> None:
    assert [place for place in places if is_shown(place)]


def test_one_explanation_is_long_and_hard_to_set(places: list[Place]) -> None:
    longest = max((place.answer.explanation for place in places), key=len)

    assert 1400 <= len(longest) <= 1700
    assert longest.count("\n\n") >= 4
    assert set("“”&<") <= set(longest)


STORIES = {
    "KT_helpt": 10,
    "KT_wringt": 9,
    "KT_verandert": 6,
    "PA_helpt": 2,
    "PA_wringt": 3,
    "BE_helpt": 2,
    "BE_wringt": 2,
    "RP_helpt": 6,
    "RP_wringt": 5,
    "RP_nodig": 1,
}


def test_several_respondents_tell_a_story(places: list[Place]) -> None:
    told = Counter(place.question for place in places if "_" in place.question)
    assert told == STORIES


# --- what the scores make of it ---


def test_the_organisations_disagree_on_their_influence(example: AnsweredAssessment) -> None:
    assert item_of(example, "KT2").counts == (1, 1, 0, 1, 1)  # 0, 1, 3 and 4


def test_the_organisations_agree_that_they_were_there_early(example: AnsweredAssessment) -> None:
    assert item_of(example, "KT1").counts == (0, 0, 0, 4, 0)


def test_one_critical_question_blocks_and_no_other_does(example: AnsweredAssessment) -> None:
    blocking = {
        (questionnaire, perspective): signal_of(example, questionnaire, perspective).critical_items
        for questionnaire, perspective in [
            *(("KT", ORGANISATION), ("KT", FAMILY), ("PA", ORGANISATION)),
            *(("BE", ORGANISATION), ("RP", FAMILY)),
        ]
    }

    # KT4: 0, 1, 1 and 3; the lower median is 1, and up to 1 blocks.
    assert blocking.pop(("KT", ORGANISATION)) == (CriticalItem("KT4", value=1, threshold=1),)
    assert not any(blocking.values())


def test_the_lone_voices_on_the_critical_question_explain_themselves(places: list[Place]) -> None:
    lone = {
        place.answer.value: place.answer.explanation
        for place in places
        if place.question == "KT4" and place.perspective is ORGANISATION and place.answer.value != 1
    }

    assert lone.keys() == {0, 3}
    assert "lager dan de anderen" in lone[0]
    assert "dat anderen dit strenger zien" in lone[3]


def test_every_kind_of_signal_occurs(example: AnsweredAssessment) -> None:
    def told(questionnaire: str, perspective: Perspective) -> tuple[SignalKind, tuple[str, ...]]:
        found = signal_of(example, questionnaire, perspective)
        return found.kind, tuple(band.word for band in found.bands or ())

    assert told("KT", ORGANISATION) == (SignalKind.BLOCKED, ())
    # 2+1+3+2+2+2+2 = 14 of 28: index 50, where 'op weg' begins.
    assert told("KT", FAMILY) == (SignalKind.BAND, ("op weg", "op weg"))
    # 2+3+2+3+1+2+2+2 = 17 of 32, and PA8 missing: from 17/36 (47) to 21/36 (58).
    assert told("PA", ORGANISATION) == (SignalKind.BAND, ("eerste stappen", "op weg"))
    assert told("BE", ORGANISATION) == (SignalKind.UNDECIDED, ())
    # 3+3+3+1+3+3+3+3+3 = 25 of 36: index 69.
    assert told("RP", FAMILY) == (SignalKind.BAND, ("op weg", "op weg"))


def test_a_critical_question_that_nobody_can_judge_leaves_the_signal_open(
    example: AnsweredAssessment,
) -> None:
    assert signal_of(example, "BE").reasons == (CriticalMissing("BE7"),)
    assert item_of(example, "BE7").codes[Code.WEET_NIET] == 1
    assert item_of(example, "BE7").unanswered == 1


def test_a_question_for_which_all_find_it_too_early_is_out_of_the_index(
    example: AnsweredAssessment,
) -> None:
    assert item_of(example, "BE4").standing is Standing.TOO_EARLY


def test_a_part_that_is_answered_with_no_holds_a_score_down(
    example: AnsweredAssessment, places: list[Place]
) -> None:
    held = {
        place.response.respondent
        for place in places
        if place.question == "KT7" and place.answer.value == 3
        if place.response.answers.get("KT7c", NO_ANSWER).value == "nee"
    }

    assert len(held) == 1
    assert item_of(example, "KT7").capped == 1
    assert item_of(example, "KT7").counts == (0, 0, 2, 1, 0)  # given: 2, 3 and 3


def test_two_middle_values_differ_somewhere(example: AnsweredAssessment) -> None:
    assert item_of(example, "KT5").middle == (1, 2)  # besides an nvt and a te_vroeg


def test_the_self_assessment_is_higher_on_two_questions_and_lower_on_one(
    example: AnsweredAssessment,
) -> None:
    own = scored(example, "KT", GOVERNMENT).items
    gaps = {
        name: score.value - (item_of(example, name).value or 0)
        for name, score in own.items()
        if score.value is not None
    }

    # own 3 3 1 3 2 2 3, organisations 3 1 3 1 1 1 2
    assert gaps == {"KT1": 0, "KT2": 2, "KT3": -2, "KT4": 2, "KT5": 1, "KT6": 1, "KT7": 1}


def test_some_questions_are_left_unanswered_by_each_side(example: AnsweredAssessment) -> None:
    asked = {each.key: each for each in example.questionnaires}
    unanswered = {
        (response.perspective, question.id)
        for response in example.responses
        for question in missing(asked[response.key], response)
    }

    assert {(ORGANISATION, "KT7"), (FAMILY, "KT2"), (FAMILY, "KT7")} <= unanswered


# --- what it led to ---


@pytest.fixture(scope="module")
def led_to(example: AnsweredAssessment) -> FollowUp:
    return example.follow_up


def test_a_point_comes_from_questions_that_the_client_side_answered(
    led_to: FollowUp, places: list[Place]
) -> None:
    answered = {place.question for place in places if place.perspective in (ORGANISATION, FAMILY)}

    assert 4 <= len(led_to.points) <= 6
    for point in led_to.points:
        assert point.questions, point.text
        assert set(point.questions) <= answered, point.text


def test_what_blocks_is_among_the_points(example: AnsweredAssessment, led_to: FollowUp) -> None:
    blocking = {item.question for item in signal_of(example, "KT").critical_items or ()}
    assert blocking
    assert blocking <= {question for point in led_to.points for question in point.questions}


def test_a_point_names_an_article_that_somebody_wrote_about(
    led_to: FollowUp, places: list[Place]
) -> None:
    written = " ".join(text for place in places for text in place.texts)
    for point in led_to.points:
        (article,) = re.findall(r"artikel (\d+)", point.place)
        assert re.search(rf"[Aa]rtikel(?:en)? (?:\d+, )*(?:\d+ en )?{article}\b", written), (
            point.text
        )


def test_the_replies_are_of_every_kind(led_to: FollowUp) -> None:
    decisions = [point.reply.decision for point in led_to.points]
    assert decisions == [
        *(Decision.FOLLOWED, Decision.PARTLY, Decision.OPEN),
        *(Decision.NOT_FOLLOWED, Decision.FOLLOWED),
    ]


def test_a_reply_has_a_reason_and_a_day_and_an_open_point_has_neither(led_to: FollowUp) -> None:
    for point in led_to.points:
        is_open = point.reply.decision is Decision.OPEN
        assert (not point.reply.reason, point.reply.day is None) == (is_open, is_open), point.text


def test_a_reply_comes_after_the_answers(example: AnsweredAssessment, led_to: FollowUp) -> None:
    last = max(each.submitted for each in example.responses if each.submitted)
    days = [point.reply.day for point in led_to.points if point.reply.day]
    assert days
    assert min(days) > last.date()


def test_the_government_filled_in_some_of_its_own_columns(led_to: FollowUp) -> None:
    assert {bool(point.effort) for point in led_to.points} == {True, False}
    assert {bool(point.decides) for point in led_to.points} == {True, False}


def test_every_story_is_marked_as_invented_and_says_what_its_teller_agreed_to(
    led_to: FollowUp,
) -> None:
    assert [story.may_be_published for story in led_to.stories] == [True, True, False]
    for story in led_to.stories:
        assert story.teller.endswith("(verzonnen)")
        assert story.consent


def frozen(example: AnsweredAssessment) -> Snapshot:
    return freeze(
        example.assessment,
        example.questionnaires,
        example.responses,
        made_on=date(2026, 11, 22),
        program="0.1.0",
        follow_up=example.follow_up,
    )


LAYOUTS = layouts_at_hand([content_folder("reports")]).usable


@pytest.fixture(scope="module")
def told_outside(example: AnsweredAssessment) -> dict[str, str]:
    """Everything that is made of the example to be read by others, by what it is."""
    snapshot = frozen(example)
    reports = {
        name: page(build_report(snapshot, layout, DUTCH)) for name, layout in LAYOUTS.items()
    }
    carried = {
        f"data in {name}": edition_text(edition_of(snapshot, layout, DUTCH))
        for name, layout in LAYOUTS.items()
    }
    return {**reports, **carried, "publication": publication_text(publish(snapshot))}


def test_a_story_without_consent_stays_inside(
    example: AnsweredAssessment, told_outside: dict[str, str]
) -> None:
    (inside,) = [story for story in example.follow_up.stories if not story.may_be_published]
    assert inside.text in snapshot_text(frozen(example))
    for what, told in told_outside.items():
        for words in (*sentences(inside.text), inside.teller, inside.consent):
            assert words not in told, what


def test_the_stories_with_consent_are_told(led_to: FollowUp, told_outside: dict[str, str]) -> None:
    for story in led_to.stories:
        if story.may_be_published:
            assert story.text in told_outside["publication"]
            assert story.text in told_outside["clientorganisatie"]
            assert story.consent in told_outside["clientorganisatie"]


ENGLISH = language_asked("en", content_folder("translations"))


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["Dutch", "English"])
def test_the_page_for_families_is_one_page(example: AnsweredAssessment, language: Language) -> None:
    report = build_report(frozen(example), LAYOUTS["gezin"], language)
    assert words_on(report) <= MOST_WORDS
    try:
        pdf(report)
    except TooLong as error:
        pytest.fail(str(error))


def test_what_families_read_is_plain(example: AnsweredAssessment, led_to: FollowUp) -> None:
    assert plain_remarks(example.assessment.proposal, led_to.plain) == ()
    for part in fields(PlainWords):
        for said in getattr(led_to.plain, part.name):
            text = said if isinstance(said, str) else said.meaning
            assert number_of_words(text) <= 15, text
            assert not re.search(r"\bu(w)?\b", text), text


def test_every_part_of_the_page_for_families_was_typed(led_to: FollowUp) -> None:
    assert [part.name for part in fields(PlainWords) if not getattr(led_to.plain, part.name)] == []
    assert led_to.next_test
    assert led_to.contact


def test_who_wrote_and_who_paid_have_names_that_say_they_are_invented(led_to: FollowUp) -> None:
    assert led_to.written_by.startswith("Voorbeeldbureau ")
    assert led_to.commissioned_by.startswith("Fictief ")


def test_what_families_are_told_of_as_staying_was_told_to_them_before(led_to: FollowUp) -> None:
    for said, before in [
        (led_to.plain.not_followed, "gemiste afspraken"),
        (led_to.plain.undecided, "gezinsplan"),
    ]:
        assert before in " ".join(said)
        assert before in " ".join(led_to.plain.changes)


def test_the_page_for_families_has_room_for_a_story(example: AnsweredAssessment) -> None:
    report = build_report(frozen(example), LAYOUTS["gezin"], DUTCH)
    (quote,) = [block for block in report.blocks if isinstance(block, Quote)]
    assert plain(quote.text) == example.follow_up.stories[0].text


# --- how it is written ---


def test_professionals_explain_every_score(places: list[Place]) -> None:
    silent = [
        str(place)
        for place in places
        if place.perspective is not FAMILY and isinstance(place.answer.value, int)
        if not place.answer.explanation and place.question != "PA7p"
    ]
    assert silent == []


def test_evidence_of_a_level_comes_with_a_reference(places: list[Place]) -> None:
    bare = [str(place) for place in places if place.answer.evidence and not place.answer.reference]
    assert bare == []


def _family_sentences(places: list[Place]) -> Iterator[str]:
    for place in places:
        if place.perspective is FAMILY:
            for text in place.texts:
                yield from re.split(r"(?<=[.!?:])\s+", text)


def test_families_speak_in_short_sentences_of_their_own(places: list[Place]) -> None:
    long = [said for said in _family_sentences(places) if len(said.split()) > 18]
    system = r"(?i)\b(regie|module|actor|traject\w*|indicatie\w*|implementatie|kader|proactief)\b"
    official = [said for said in _family_sentences(places) if re.search(system, said)]

    assert (long, official) == ([], [])


def test_the_wrong_words_of_the_field_do_not_occur(places: list[Place]) -> None:
    wrong = (
        r"(?i)\bcliëntorganisatie|\bjeugdzorg|\bgelieve\b|\bteneinde\b|\bbetreffende\b|\breeds\b"
    )
    found = [text for place in places for text in place.texts if re.search(wrong, text)]
    assert found == []
