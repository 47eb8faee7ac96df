"""What a report says, and what it keeps to itself: blocks made of a snapshot and a layout.

`told` makes a report of responses; `everything_said` is all its text, figures included, so that a
test of what is hidden looks everywhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.follow_up import AdvicePoint, Decision, FollowUp, PointReply
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire
from cliënttoets.report import blocks, chart
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page
from cliënttoets.report.layout import PLAIN, Layout, LayoutSection, Part
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf import pdf
from cliënttoets.report.publication import publication_text, publish
from cliënttoets.report.snapshot import EarlierRound, Snapshot, freeze
from cliënttoets.response.model import Response
from cliënttoets.scoring.explain import derivation_steps, standing_lines
from cliënttoets.scoring.findings import findings

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response

PRACTICE = Perspective.PRAKTIJK
DAY = date(2026, 11, 22)
LAYOUT = layout_at_hand("clientorganisatie", [content_folder("reports")])

ASKING = questionnaire(
    [critical("K", 1, label="Geen schade"), rating("A"), rating("B"), rating("C")],
    [{"kind": "text", "id": "V", "text": "Wat wringt?", "tone": "wringt"}],
)
"""K blocks at 0 or 1; a lone client who gives 3 everywhere comes to 75, 'sterk'."""

WITH_PATTERN = replace(
    ASKING,
    patterns=questionnaire(
        [rating("A"), rating("B")],
        patterns=[{"id": "P", "when": "A >= 3 and B >= 3", "sentence": "Alles gaat samen."}],
    ).patterns,
)


def frozen(
    *responses: Response,
    asking: Sequence[Questionnaire] = (ASKING,),
    moment: Moment = Moment.M4,
    drafts: int = 0,
    **proposal: Any,
) -> Snapshot:
    assessment = Assessment(
        proposal=Proposal(**{"title": "Een plan", **proposal}),
        moment=moment,
        text_version="2",
        text_date=date(2026, 9, 14),
    )
    return freeze(assessment, tuple(asking), responses, drafts=drafts, made_on=DAY, program="0.1.0")


def earlier(*responses: Response, asking: Sequence[Questionnaire] = (ASKING,)) -> EarlierRound:
    assessment = Assessment(proposal=Proposal(title="Een plan"), moment=Moment.M1, text_version="1")
    return EarlierRound(
        assessment=assessment, questionnaires=tuple(asking), responses=tuple(responses)
    )


def told(*responses: Response, layout: Layout = LAYOUT, **more: Any) -> blocks.Report:
    return build_report(frozen(*responses, **more), layout, DUTCH)


def texts(value: object) -> Iterator[str]:
    """Every text in a tree of blocks, with the numbers of its charts."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, int | float):
        yield repr(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and value is not DUTCH:
        for field in fields(value):
            if field.name != "share":  # how wide a column is says nothing to a reader
                yield from texts(getattr(value, field.name))


def everything_said(report: blocks.Report) -> str:
    """All texts, without the fingerprint of the snapshot, which differs with every answer."""
    return re.sub(r"momentopname: [0-9a-f]{64}", "momentopname: …", "\n".join(texts(report)))


def every(report: blocks.Report, kind: type[Any]) -> list[Any]:
    """The blocks of one kind, those within other blocks too."""

    def within(some: Sequence[object]) -> Iterator[object]:
        for block in some:
            if isinstance(block, blocks.Callout | blocks.Together):
                yield from within(block.blocks)
            yield block

    return [block for block in within(report.blocks) if isinstance(block, kind)]


def rows_under(report: blocks.Report, caption: str) -> list[list[str]]:
    """The rows of the one table whose caption, or whose figure, begins so."""
    tables = [*every(report, blocks.Table), *(each.table for each in every(report, blocks.Figure))]
    (table,) = [table for table in tables if table.caption.startswith(caption)]
    return [[blocks.plain(cell) for cell in row] for row in table.rows]


def lists_under(report: blocks.Report, heading: str) -> list[str]:
    """The items of the lists between a heading and the next one that is not within its section."""
    found: list[str] = []
    is_under = False
    for block in every(report, object):
        match block:
            case blocks.Heading(depth=4):
                pass  # heads what is said within a question
            case blocks.Heading() | blocks.Question() | blocks.Annex():
                is_under = block.title == heading
            case blocks.BulletList() | blocks.NumberedList() if is_under:
                found += [blocks.plain(item) for item in block.items]
            case _:
                pass
    return found


def families(number: int, **said: object) -> list[Response]:
    """So many families, who all say the same."""
    return panel(ASKING, FAMILIES, **{name: [one] * number for name, one in said.items()})


SIX = panel(
    ASKING,
    FAMILIES,
    K=[3, 3, 3, 3, 4, 4],
    A=[3, 3, 3, 3, 4, 4],
    B=[3, 3, 3, 3, 4, 4],
    C=[3, 3, 3, 3, 4, 4],
)
"""Six families who come to 75, 'sterk', without being of one mind."""

STRONG = response(ASKING, {"K": 3, "A": 3, "B": 3, "C": 3}, CLIENTS, "De Brug")
OWN = response(ASKING, {"K": 4, "A": 3, "B": 1, "C": 3}, OFFICIALS, "Het agentschap")

# --- the message


def test_the_signal_stands_with_its_moment_and_the_version_of_the_text() -> None:
    report = told(STRONG)
    (signal,) = every(report, blocks.Signal)
    assert report.subtitle == "Adviesronde (M4), versie 2, tekst van 14 september 2026"
    assert signal.verdict == "Sterk op dit moment"
    assert signal.moment == "Adviesronde (M4)"
    assert signal.level is chart.Level.BAND_4


def test_what_blocks_is_told_with_its_words_and_who_saw_it() -> None:
    # K: 0, 1, 4 has the middle value 1, which blocks; De Brug gave 4 and did not see it
    report = told(
        response(ASKING, {"K": 0, "A": 4, "B": 4, "C": 4}, CLIENTS, "De Kade"),
        response(ASKING, {"K": 1, "A": 4, "B": 4, "C": 4}, CLIENTS, "De Sluis"),
        response(ASKING, {"K": 4, "A": 4, "B": 4, "C": 4}, CLIENTS, "De Brug"),
    )
    (signal,) = every(report, blocks.Signal)
    assert (signal.verdict, signal.level) == (
        "Struikelblok: eerst oplossen",
        chart.Level.CRITICAL,
    )
    assert lists_under(report, "Struikelblokken: eerst oplossen") == [
        "K Geen schade. Aanzet (1). Gezien door: De Kade en De Sluis."
    ]


def test_the_three_lowest_questions_are_what_can_be_better_first() -> None:
    # lowest to highest: C 1, A 2, K 3; B is 4 and has no next step
    report = told(response(ASKING, {"K": 3, "A": 2, "B": 4, "C": 1}))
    assert lists_under(report, "Wat eerst beter kan") == [
        "C Vraag C? Eén trede hoger: “Gedeeltelijk.”",
        "A Vraag A? Eén trede hoger: “Grotendeels.”",
        "K Geen schade. Eén trede hoger: “Volledig.”",
    ]


def test_what_is_told_as_blocking_is_not_told_again_as_what_can_be_better() -> None:
    report = told(response(ASKING, {"K": 1, "A": 4, "B": 2, "C": 4}))
    assert lists_under(report, "Wat eerst beter kan") == [
        "B Vraag B? Eén trede hoger: “Grotendeels.”"
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param([2, 2, 3], "", id="one step apart"),
        pytest.param([2, 2, 4], "De cliëntenorganisaties zijn het oneens: 2 tot 4. ", id="two"),
    ],
)
def test_who_is_two_steps_apart_disagrees_before_what_can_be_better_is_told(
    given: list[object], said: str
) -> None:
    report = told(*panel(ASKING, K=[4] * 3, A=given, B=[4] * 3, C=[4] * 3))
    assert lists_under(report, "Wat eerst beter kan") == [
        f"A Vraag A? {said}Eén trede hoger: “Grotendeels.”"
    ]


def test_questions_as_low_as_the_last_improvement_are_named_too() -> None:
    asking = questionnaire([rating(name) for name in "ABCDEF"])
    report = told(
        response(asking, {"A": 2, "B": 1, "C": 2, "D": 2, "E": 3, "F": 2}), asking=(asking,)
    )
    # B 1, then A and C 2; D and F are 2 as well, E is higher
    assert [one[0] for one in lists_under(report, "Wat eerst beter kan")] == ["B", "A", "C"]
    assert "En ook D Vraag D? en F Vraag F?: even laag als C." in everything_said(report)


def test_an_anchor_that_leans_on_a_lower_one_is_told_with_that_one() -> None:
    anchors = ["Niets", "Weinig", "Er is een plan", "Zoals 2, en met geld.", "Zoals 3, en met tijd"]
    asking = questionnaire([rating("A")], anchors=anchors)
    report = told(response(asking, {"A": 3}), asking=(asking,))
    assert lists_under(report, "Wat eerst beter kan") == [
        "A Vraag A? Eén trede hoger: “Er is een plan. Bovendien: met geld. Bovendien: met tijd.”"
    ]
    assert rows_under(report, "Alle antwoorden op A")[0][-1] == (
        "Er is een plan. Bovendien: met geld."
    )


def test_a_verdict_that_is_no_band_says_why_in_the_table_and_in_the_figure() -> None:
    report = told(response(ASKING, {"A": 4, "B": 4, "C": 4}), *SIX)
    assert [row[2] for row in rows_under(report, "Signaal per")] == [
        "Nog geen oordeel mogelijk.\nGeen schade (K) heeft geen waarde.",
        "Sterk op dit moment",
    ]
    (profile,) = [
        each for each in every(report, blocks.Figure) if isinstance(each.chart, chart.Profile)
    ]
    # of what is known A, B and C are 4 of 4; the middle values of the families are all 3 of 4
    assert profile.title == "Index: cliëntenorganisatie 100 (sterk), gezin of jongere 75 (sterk)"
    assert profile.note == (
        "Cliëntenorganisatie: nog geen oordeel mogelijk. Geen schade (K) heeft geen waarde."
    )


def test_bounds_are_a_dash_where_nothing_is_missing() -> None:
    report = told(STRONG, *panel(ASKING, FAMILIES, K=[3] * 6, A=[3] * 6, B=[3] * 6, C=[None] * 6))
    assert "grenzen: –" not in everything_said(report)
    assert rows_under(report, "Signaal per")[0][3:] == ["75", "–", "100\xa0%"]


def test_straight_quotation_marks_of_a_questionnaire_are_shown_as_curly_ones() -> None:
    anchors = ["Niets", "Weinig", "Noemt 'arme' gezinnen en risico's", "Veel", "Alles"]
    asking = questionnaire([rating("A")], anchors=anchors)
    report = told(response(asking, {"A": 2}), asking=(asking,))
    assert rows_under(report, "Alle antwoorden op A")[0][-1] == (
        "Noemt ‘arme’ gezinnen en risico’s"
    )


def test_quotation_marks_within_a_quote_are_single_ones() -> None:
    said = {"A": {"value": 2, "explanation": 'Zij zei “ja” en "nee".'}}
    assert lists_under(told(response(ASKING, said)), "Vraag A?") == [
        "a, waarde 2. “Zij zei ‘ja’ en ‘nee’.” "
    ]


def test_nothing_can_be_better_where_everything_is_at_its_highest() -> None:
    report = told(response(ASKING, {"K": 4, "A": 4, "B": 4, "C": 4}))
    assert "Wat eerst beter kan" not in everything_said(report)


def test_a_questionnaire_that_blocks_is_never_left_to_the_table() -> None:
    other = questionnaire([critical("X", 0)], id="ANDER", title="Een andere")
    report = told(STRONG, response(other, {"X": 0}), asking=(ASKING, other))
    assert [signal.verdict for signal in every(report, blocks.Signal)] == [
        "Sterk op dit moment",
        "Struikelblok: eerst oplossen",
    ]


def test_what_holds_for_every_questionnaire_is_said_once_in_the_annex() -> None:
    other = questionnaire([rating("X")], id="ANDER", title="Een andere")
    report = told(STRONG, response(other, {"X": 3}), asking=(ASKING, other))
    said = everything_said(report)
    assert said.count("Alle vragen wegen even zwaar.") == 1
    assert said.count("Stroken van de index:") == 1
    heavy = replace(
        other, sections=questionnaire([rating("X", weight=2, weight_reason="Zo")]).sections
    )
    said = everything_said(told(STRONG, response(heavy, {"X": 3}), asking=(ASKING, heavy)))
    assert said.count("Alle vragen wegen even zwaar.") == 1
    assert said.count("Stroken van de index:") == 1


def test_the_contents_stand_between_the_message_and_the_rest() -> None:
    shown = [
        block.title
        for block in told(STRONG).blocks
        if isinstance(block, blocks.Contents)
        or (isinstance(block, blocks.Heading) and block.depth == 1)
    ]
    assert shown[:4] == [
        "Wat is de boodschap?",
        "Inhoud",
        "Waarover gaat dit rapport, en wie is gehoord?",
        "Wie ziet wat?",
    ]


def test_the_first_page_says_that_it_is_no_quality_label() -> None:
    assert told(STRONG).statements == (
        "Dit rapport is geen kwaliteitslabel en geen goedkeuring door cliënten. Het zegt iets over "
        "één tekst, op één moment.",
    )


def test_who_wrote_the_report_and_who_paid_for_it_stands_on_the_first_page_and_in_the_facts() -> (
    None
):
    both = FollowUp(written_by="Bureau Zon", commissioned_by="Het agentschap")
    report = build_report(replace(frozen(STRONG), follow_up=both), LAYOUT, DUTCH)
    assert report.statements[1:] == ("Opgesteld door Bureau Zon, in opdracht van Het agentschap.",)
    (facts,) = every(report, blocks.Facts)
    said = {term: blocks.plain(text) for term, text in facts.facts}
    assert (said["Opgesteld door"], said["In opdracht van"]) == ("Bureau Zon", "Het agentschap")


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"written_by": "Bureau Zon"}, "Opgesteld door Bureau Zon."),
        ({"commissioned_by": "Het fonds"}, "Opgesteld in opdracht van Het fonds."),
    ],
    ids=["only who wrote it", "only who paid"],
)
def test_one_who_is_not_known_is_left_out(known: dict[str, str], sentence: str) -> None:
    snapshot = replace(frozen(STRONG), follow_up=FollowUp(**known))
    assert build_report(snapshot, LAYOUT, DUTCH).statements[1:] == (sentence,)


def test_the_message_says_how_many_points_are_answered_and_leads_to_them() -> None:
    asked = FollowUp(points=(AdvicePoint(text="Schrap dit."), AdvicePoint(text="Zeg waarom.")))
    snapshot = replace(frozen(STRONG), follow_up=asked)

    def line(layout: Layout) -> blocks.Text:
        (found,) = [
            each.text
            for each in every(build_report(snapshot, layout, DUTCH), blocks.Paragraph)
            if "De punten staan onder" in blocks.plain(each.text)
        ]
        return found

    assert blocks.plain(line(LAYOUT)) == (
        "Van 2 adviespunten: 2 nog geen antwoord. De punten staan onder ‘Wat moet veranderen?’. "
        "Wat de overheid antwoordt, staat onder ‘Wat doet de overheid ermee?’."
    )
    assert [run.target for run in line(LAYOUT) if run.target] == ["#advice", "#replies"]
    short = replace(
        LAYOUT, sections=(LayoutSection(part=Part.SIGNAL), LayoutSection(part=Part.ADVICE))
    )
    assert blocks.plain(line(short)).endswith("De punten staan onder ‘Wat moet veranderen?’.")


def test_the_message_stands_before_the_facts_and_the_facts_before_the_method() -> None:
    titles = [entry.title for entry in blocks.headings(told(STRONG, OWN).blocks)]
    chapters = [
        "Wat is de boodschap?",
        "Waarover gaat dit rapport, en wie is gehoord?",
        "Wie ziet wat?",
        "Hoe staat het per vraag?",
        "Bijlage. Hoe is dit berekend?",
    ]
    assert [titles.index(title) for title in chapters] == sorted(map(titles.index, chapters))


# --- who was heard


def test_who_was_heard_and_who_was_not_stands_in_numbers_by_questionnaire() -> None:
    other = questionnaire(
        [rating("X")], id="ANDER", perspectives=["clientorganisatie", "gezin_jongere"]
    )
    report = told(
        STRONG,
        response(other, {"X": 2}, CLIENTS, "De Brug"),
        response(other, {"X": 2}, CLIENTS, "De Kade"),
        *SIX,
        *panel(other, FAMILIES, X=[1, 2]),
        OWN,
        asking=(ASKING, other),
    )
    assert rows_under(report, "Aantal invullingen") == [
        ["Cliëntenorganisatie", "De Brug en De Kade", "1", "2"],
        ["Gezin of jongere", "niet bij naam", "6", "te weinig"],
        ["Overheid (zelfbeoordeling)", "Het agentschap", "1", "niet gevraagd"],
        ["Praktijk", "niemand", "0", "niet gevraagd"],
        ["Onderzoek", "niemand", "0", "niet gevraagd"],
    ]
    assert "Niet gehoord: praktijk en onderzoek." in everything_said(report)


def test_drafts_are_said_and_not_counted() -> None:
    (facts,) = every(told(STRONG, drafts=2), blocks.Facts)
    said = {term: blocks.plain(text) for term, text in facts.facts}
    assert said["Niet meegeteld"] == "2 invullingen die nog niet zijn ingediend"


def test_a_fact_that_nobody_filled_in_is_left_out() -> None:
    (facts,) = every(told(STRONG, about=""), blocks.Facts)
    assert "Waarover het gaat" not in dict(facts.facts)


# --- question by question


def test_a_question_shows_all_answers_its_value_and_the_chosen_words() -> None:
    # 0, 3, 4, 4: the middle values are 3 and 4, of which the lowest counts
    report = told(*panel(ASKING, K=[0, 3, 4, 4], A=["weet_niet", None, 2, 2]))
    assert rows_under(report, "Alle antwoorden op K") == [
        [
            "Cliëntenorganisatie",
            *("1", "0", "0", "1", "2"),
            "3–4",
            "Grotendeels. (Van 3 en 4 telt de laagste.)",
        ]
    ]
    assert rows_under(report, "Alle antwoorden op A") == [
        [
            "Cliëntenorganisatie",
            *("0", "0", "2", "0", "0"),
            "1× weet niet, 1× niet beantwoord",
            "2",
            "Gedeeltelijk",
        ]
    ]


def test_a_figure_of_a_question_says_in_words_who_comes_to_what() -> None:
    # the clients' K is 0, 3, 4, 4: between 3 and 4; A is 3 with both
    report = told(*panel(ASKING, K=[0, 3, 4, 4], A=[3] * 4), OWN)
    figures = [
        each for each in every(report, blocks.Figure) if isinstance(each.chart, chart.Distribution)
    ]
    assert [each.title for each in figures[:2]] == [
        "Cliëntenorganisatie: tussen ‘grotendeels’ en ‘volledig’ (3–4). "
        "Overheid (zelfbeoordeling): volledig (4).",
        "Cliëntenorganisatie en overheid (zelfbeoordeling): grotendeels (3).",
    ]
    assert figures[0].description.startswith(
        "Cliëntenorganisatie: 1 keer niet (0), 1 keer grotendeels (3), 2 keer volledig (4)."
    )


def test_the_words_of_a_legend_leave_the_digits_to_the_chart() -> None:
    (figure, *_) = [
        each
        for each in every(told(STRONG), blocks.Figure)
        if isinstance(each.chart, chart.Distribution)
    ]
    assert figure.chart.values == ("Niet", "Aanzet", "Gedeeltelijk", "Grotendeels", "Volledig")


def test_an_explanation_stands_with_who_gave_it_what_they_gave_and_their_evidence() -> None:
    said = {
        "A": {
            "value": 2,
            "explanation": "Er is nog te veel papier.",
            "evidence": 1,
            "reference": "nota, p. 3",
        }
    }
    report = told(response(ASKING, said, CLIENTS, "De Brug"))
    assert lists_under(report, "Vraag A?") == [
        "De Brug, waarde 2. “Er is nog te veel papier.” [Verwijzing: nota, p. 3]"
    ]


@pytest.mark.parametrize(
    ("explanation", "quote"),
    [pytest.param("Ja.", "“Ja.” ", id="explained"), pytest.param("", "", id="unexplained")],
)
def test_an_answer_that_counts_lower_says_so_explained_or_not(explanation: str, quote: str) -> None:
    asking = questionnaire(
        [
            rating(
                "A",
                label="Steun",
                ceiling={"of": ["A1"], "deels": 3, "nee": 2},
                parts=[{"kind": "yes_partly_no", "id": "A1", "text": "Op tijd?"}],
            )
        ]
    )
    said = {"A": {"value": 4, "explanation": explanation}, "A1": "nee"}
    report = told(response(asking, said), asking=(asking,))
    assert lists_under(report, "Steun") == [f"a, gaf 4, telt als 2. {quote}"]
    assert rows_under(report, "Alle antwoorden op A")[0][-1] == (
        "Hoogstens: Gedeeltelijk. "
        "(1 antwoord telt lager mee dan gegeven: een deelvraag is zwakker.)"
    )
    assert rows_under(report, "Deelvragen bij A") == [["Op tijd?", "1× nee"]]


def test_the_words_are_the_most_that_counts_only_where_an_answer_was_lowered_to_them() -> None:
    asking = questionnaire(
        [
            rating(
                "A",
                ceiling={"of": ["A1"], "deels": 3, "nee": 2},
                parts=[{"kind": "yes_partly_no", "id": "A1", "text": "Op tijd?"}],
            )
        ]
    )
    organisations = panel(asking, A=[4, 1, 1], A1=["nee", "nee", "nee"])  # count as 2, 1, 1
    persons = panel(asking, FAMILIES, A=[4] * 6 + [1] * 5, A1=["nee"] * 6 + ["ja"] * 5)
    said = [
        row[-1]
        for row in rows_under(
            told(*organisations, *persons, asking=(asking,)), "Alle antwoorden op A"
        )
    ]
    assert said == [
        "Aanzet. (1 antwoord telt lager mee dan gegeven: een deelvraag is zwakker.)",
        # six were lowered and five gave another value: one at least was lowered to 2
        "Hoogstens: Gedeeltelijk. "
        "(6 antwoorden tellen lager mee dan gegeven: een deelvraag is zwakker.)",
    ]


def test_a_dimension_of_one_question_is_not_drawn_again() -> None:
    asking = questionnaire(
        [
            rating("A", dimension="twee"),
            rating("B", dimension="twee"),
            rating("C", dimension="een"),
        ],
        dimensions=[{"id": "twee", "title": "Met twee"}, {"id": "een", "title": "Alleen"}],
    )
    report = told(response(asking, {"A": 1, "B": 2, "C": 4}), asking=(asking,))
    # whole: 7 of 12 points = 58; 'twee': 3 of 8 = 37.5, a half upwards
    assert [row[:3] for row in rows_under(report, "Index per perspectief")] == [
        ["Geheel", "Cliëntenorganisatie", "58"],
        ["Met twee", "Cliëntenorganisatie", "38"],
    ]


def test_only_questions_on_which_clients_and_government_differ_are_set_side_by_side() -> None:
    report = told(STRONG, OWN)
    # K 3-4, B 3-1, the widest first; A and C are 3 with both
    assert rows_under(report, "Waarde per vraag") == [
        ["B Vraag B?", "3", "1", "strenger voor zichzelf", "0 van 1 aangetoond"],
        ["K Geen schade", "3", "4", "ongeveer gelijk", "0 van 1 aangetoond"],
    ]
    said = everything_said(report)
    assert "Dezelfde waarde bij beide: A en C." in said
    assert re.search(r"1 vraag liggen .* minstens twee stappen uit elkaar", said)


def test_a_reason_for_not_applicable_stands_with_who_gave_it() -> None:
    said = {"A": {"code": "nvt", "reason": "Dit gaat over iets anders."}}
    report = told(response(ASKING, said, CLIENTS, "De Brug"))
    assert lists_under(report, "Waarom een vraag niet van toepassing is") == [
        "A Vraag A? (De Brug): Dit gaat over iets anders."
    ]


def test_coverage_counts_every_answer_without_a_number_apart() -> None:
    report = told(response(ASKING, {"K": 3, "A": "nvt", "B": "weet_niet"}))
    # K has a value; of the applicable K, B and C that is 1 of 3
    assert rows_under(report, "Dekking en antwoorden") == [
        ["Q", "Cliëntenorganisatie", "1", "33\xa0%", "1", "0", "1", "0", "1"]
    ]


def test_evidence_is_counted_for_answers_with_a_number() -> None:
    said = {"K": {"value": 3, "evidence": 2}, "A": {"value": 3, "evidence": 0}, "B": 1}
    assert rows_under(told(response(ASKING, said)), "Bewijsgraad") == [
        ["Cliëntenorganisatie", "1", "0", "1", "0", "1"]
    ]


def test_no_number_of_the_method_is_told_with_decimals_and_nobody_passes_or_fails() -> None:
    # (1 + 2 + 2) of 12 points = 41.67, between 5 and 9 of 16 = 31.25 and 56.25
    report = told(response(ASKING, {"K": 2, "A": 1, "B": 2}), OWN)
    said = everything_said(report)
    assert not re.search(r"\d,\d|\d\.\d(?!\.\d)", said.replace("0.1.0", ""))
    assert not re.search(r"geslaagd|gezakt|keurmerk", said, re.IGNORECASE)


def test_the_annex_names_the_fingerprint_of_the_very_data_that_is_published() -> None:
    snapshot = frozen(STRONG)
    expected = hashlib.sha256(publication_text(publish(snapshot)).encode()).hexdigest()
    assert expected in "\n".join(texts(build_report(snapshot, LAYOUT, DUTCH)))


# --- what is said about the signal


def test_why_somebody_saw_a_harm_stands_at_the_question_and_not_in_the_message() -> None:
    said = {"A": 4, "B": 4, "C": 4}
    report = told(
        response(ASKING, {"K": {"value": 0, "explanation": "Het schaadt."}, **said}),
        response(ASKING, {"K": {"value": 1, "explanation": "Ook."}, **said}),
    )
    (item,) = lists_under(report, "Struikelblokken: eerst oplossen")
    assert "Het schaadt." not in item
    assert "a, waarde 0. “Het schaadt.” " in lists_under(report, "Geen schade")
    assert "Deze vraag kan een struikelblok zijn. Omdat het telt." in everything_said(report)


def test_a_minority_voice_stands_with_its_name_and_its_reason() -> None:
    # A: 0, 3, 3 has the middle value 3, three steps above; the lowest on K is the middle value
    low = {"value": 0, "explanation": "Niemand vroeg het ons."}
    report = told(
        response(ASKING, {"K": 3, "A": low, "B": 3, "C": 3}, CLIENTS, "De Kade"),
        response(ASKING, {"K": 3, "A": 3, "B": 3, "C": 4}, CLIENTS, "De Brug"),
        response(ASKING, {"K": 4, "A": 3, "B": 3, "C": 4}, CLIENTS, "De Sluis"),
    )
    assert lists_under(report, "Een vragenlijst") == [
        "K Geen schade: Niemand gaf minder dan 3.",
        "A Vraag A?: van 0 (De Kade) tot 3 (De Brug en De Sluis).\nDe Kade: “Niemand vroeg het "
        "ons.”",
    ]
    # A: layers (1, 0, 0, 1, 0) of 2/3 and one value of 1/3: 2/3 x A(1,0,0,1,0) + 1/3, under 3/4
    assert "K, B en C: eensgezind. A: verspreid." in everything_said(report)


def test_marks_three_steps_apart_are_told_from_both_ends_with_both_reasons() -> None:
    # B: 0, 1, 3, 4 has the middle value 1: no mark lies two steps under it
    low, high = ({"value": at, "explanation": why} for at, why in ((0, "Niets."), (4, "Alles.")))
    report = told(*panel(ASKING, K=[4] * 4, A=[2, 2, 3, 4], B=[low, 1, 3, high], C=[4] * 4))
    assert lists_under(report, "Een vragenlijst") == [
        "K Geen schade: Niemand gaf minder dan 4.",
        "B Vraag B?: van 0 (clientorganisatie1) tot 4 (clientorganisatie4)."
        "\nclientorganisatie1: “Niets.”\nclientorganisatie4: “Alles.”",
    ]


def test_a_minority_of_persons_is_counted_without_who_or_why() -> None:
    low = {"value": 0, "explanation": "verhaal-van-thuis"}
    six = panel(
        ASKING,
        FAMILIES,
        K=[2, 2, 3, 3, 4, 4],
        A=[low, 3, 3, 3, 3, 4],
        B=[3] * 5 + [4],
        C=[3] * 5 + [4],
    )
    assert lists_under(told(*six), "Een vragenlijst") == [
        "K Geen schade: Het laagste antwoord is 2.",
        "A Vraag A?: van 0 tot 4. 1 antwoord ligt minstens 2 stappen onder de middelste waarde 3.",
    ]


def test_how_robust_a_signal_is_stands_in_the_words_of_explain() -> None:
    (row,) = rows_under(told(STRONG), "Blijft elk signaal")
    assert row[:3] == ["Q", "Cliëntenorganisatie", "Sterk op dit moment"]
    found = findings(ASKING, [STRONG]).perspectives[CLIENTS]
    assert found.robustness is not None
    assert row[3] == " ".join(standing_lines(ASKING, found.robustness, found.flips, DUTCH))
    assert "Eén antwoord anders" in row[3]


def test_of_persons_no_single_answer_is_told_and_nothing_where_a_question_is_hidden() -> None:
    (row,) = rows_under(told(*SIX), "Blijft elk signaal")
    assert "andere manieren berekend" in row[3]
    assert "antwoord anders" not in row[3]
    hidden = panel(ASKING, FAMILIES, **{n: [3] * 5 + [4] for n in "KAB"}, C=[3, *[None] * 5])
    said = everything_said(told(*hidden))
    assert "manieren berekend" not in said
    assert "Van waarden naar index" not in said


def test_the_annex_derives_a_signal_in_the_words_of_explain() -> None:
    said = everything_said(told(STRONG))
    found = findings(ASKING, [STRONG]).perspectives[CLIENTS]
    steps = derivation_steps(ASKING, found.score, DUTCH)
    assert len(steps) == 3
    for step in steps:
        assert " ".join(step.lines) in said


def test_a_pattern_stands_with_its_values_and_one_that_is_hidden_cannot_be_assessed() -> None:
    report = told(STRONG, asking=(WITH_PATTERN,))
    assert "Alles gaat samen. (A = 3 en B = 3 bij de cliëntenorganisaties)" in everything_said(
        report
    )
    hidden = panel(
        ASKING, FAMILIES, K=[3] * 5 + [4], A=[3] * 5 + [4], B=[3, *[None] * 5], C=[4] * 6
    )
    (line,) = lists_under(told(*hidden, asking=(WITH_PATTERN,)), "Een vragenlijst")[-1:]
    assert line == (
        "Niet te beoordelen, zonder waarde voor B bij de gezinnen en jongeren: “Alles gaat samen.”"
    )


def test_a_part_in_a_pattern_is_called_by_what_it_asks() -> None:
    asking = questionnaire(
        [rating("A", parts=[{"kind": "rating", "id": "Ap", "text": "Wat was beloofd?"}])],
        patterns=[{"id": "P", "when": "Ap - A >= 2", "sentence": "Te veel beloofd."}],
    )
    report = told(response(asking, {"A": 2, "Ap": 4}), asking=(asking,))
    assert lists_under(report, "Een vragenlijst")[-1] == (
        "Te veel beloofd. (‘Wat was beloofd?’ (bij A) = 4 en A = 2 bij de cliëntenorganisaties)"
    )
    assert rows_under(report, "Deelvragen bij A") == [["Wat was beloofd?", "1× Volledig (4)"]]


TWO_SIDED = replace(
    ASKING,
    patterns=questionnaire(
        [rating("A"), rating("B")],
        patterns=[
            {"id": "P", "when": "A >= 3 and B >= 3", "sentence": "Alles gaat samen."},
            {"id": "V", "when": "each@overheid_zelf - each >= 2", "sentence": "Blinde vlek."},
        ],
    ).patterns,
)


def test_who_did_not_answer_at_all_is_said_once_for_all_patterns_that_wait() -> None:
    report = told(STRONG, asking=(TWO_SIDED,))
    assert lists_under(report, "Een vragenlijst")[-2:] == [
        "Alles gaat samen. (A = 3 en B = 3 bij de cliëntenorganisaties)",
        "Nog niet ingevuld door de overheid: 1 patroon is daarom niet te beoordelen.",
    ]


def test_without_clients_one_sentence_says_that_no_pattern_can_be_assessed() -> None:
    other = replace(
        TWO_SIDED, id="ANDER", title=questionnaire([rating("A")], title="Nog een").title
    )
    report = told(OWN, replace(OWN, questionnaire="ANDER"), asking=(TWO_SIDED, other))
    said = everything_said(report)
    assert said.count("Geen enkel patroon is al te beoordelen.") == 1
    assert "Alles gaat samen." not in said


def test_who_answered_first_stands_beside_the_gaps() -> None:
    first, then = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 9, 2, tzinfo=UTC)
    report = told(replace(STRONG, submitted=then), replace(OWN, submitted=first))
    assert "Eerst diende de overheid haar antwoorden in, daarna de cliëntzijde." in (
        everything_said(report)
    )


def test_the_strict_reading_names_each_claim_and_what_is_left_of_the_index() -> None:
    # 4, 3, 1, 3 is 11 of 16 = 68.75; without evidence 2, 2, 1, 2 is 7 of 16 = 43.75
    said = everything_said(told(STRONG, OWN))
    assert "K: Het agentschap geeft zichzelf 4. Dat is beweerd, niet aangetoond." in said
    assert "dan is de index 44 in plaats van 69." in said


def test_a_critical_question_that_may_block_behind_what_is_hidden_is_called_possible() -> None:
    six = panel(
        ASKING, FAMILIES, K=[0, *[None] * 5], **{name: [3] * 5 + [4] for name in ("A", "B", "C")}
    )
    (signal,) = every(told(*six), blocks.Signal)
    assert blocks.plain(signal.detail).endswith(
        "K: struikelblok mogelijk, te weinig antwoorden om te tonen."
    )


def test_ten_persons_of_one_mind_are_told_in_a_word_and_not_in_a_number() -> None:
    ten = panel(ASKING, FAMILIES, K=[1] * 10, **{name: [3] * 9 + [4] for name in ("A", "B", "C")})
    report = told(*ten)
    assert "Gezin of jongere: allen laag (minstens 5 antwoorden)." in everything_said(report)
    (signal,) = every(report, blocks.Signal)
    assert signal.verdict == "Struikelblok: eerst oplossen"


# --- an earlier round


def test_what_changed_since_an_earlier_round_stands_question_by_question() -> None:
    now = response(ASKING, {"K": 3, "A": 2, "B": 3, "C": "weet_niet"}, CLIENTS, "De Brug")
    snapshot = replace(frozen(now, STRONG, OWN), earlier=earlier(STRONG))
    report = build_report(snapshot, LAYOUT, DUTCH)
    # the middle values now are K 3, A 2, B 3, C 3
    assert rows_under(report, "Vorige en deze toets: Cliëntenorganisatie over ‘Een vragen") == [
        ["K Geen schade", "Grotendeels (3)", "Grotendeels (3)", "gelijk"],
        ["A Vraag A?", "Grotendeels (3)", "Gedeeltelijk (2)", "1 stap achteruit"],
        ["B Vraag B?", "Grotendeels (3)", "Grotendeels (3)", "gelijk"],
        ["C Vraag C?", "Grotendeels (3)", "Grotendeels (3)", "gelijk"],
    ]
    (figure,) = [one for one in every(report, blocks.Figure) if isinstance(one.chart, chart.Shifts)]
    assert figure.title == "1 vraag achteruit en 3 vragen gelijk"
    assert figure.note == "In beide toetsen antwoordden dezelfde beoordelaars."
    assert lists_under(report, "Maar in één toets beantwoord") == [
        "Een vragenlijst, Overheid (zelfbeoordeling): beantwoord in deze toets en niet in de "
        "vorige."
    ]


def test_what_the_earlier_test_asked_stands_with_what_was_answered() -> None:
    reply = PointReply(decision=Decision.NOT_FOLLOWED, reason="Te duur.", place="nota, p. 4")
    asked = FollowUp(
        points=(AdvicePoint(text="Schrap dit.", reply=reply), AdvicePoint(text="Zeg waarom."))
    )
    before = replace(earlier(STRONG), follow_up=asked)
    report = build_report(replace(frozen(STRONG), earlier=before), LAYOUT, DUTCH)
    assert rows_under(report, "Wat vroeg de vorige toets") == [
        ["Schrap dit.", "niet gevolgd", "Te duur.", "nota, p. 4"],
        ["Zeg waarom.", "nog geen antwoord", "geen", "geen"],
    ]
    without = build_report(replace(frozen(STRONG), earlier=earlier(STRONG)), LAYOUT, DUTCH)
    assert "Wat vroeg de vorige toets" not in everything_said(without)


def test_a_dimension_of_one_question_is_not_told_again_as_a_change() -> None:
    asking = questionnaire(
        [
            rating("A", dimension="twee"),
            rating("B", dimension="twee"),
            rating("C", dimension="een"),
        ],
        dimensions=[{"id": "twee", "title": "Met twee"}, {"id": "een", "title": "Alleen"}],
    )
    one = response(asking, {"A": 1, "B": 2, "C": 4})
    snapshot = replace(frozen(one, asking=(asking,)), earlier=earlier(one, asking=(asking,)))
    said = everything_said(build_report(snapshot, LAYOUT, DUTCH))
    # 3 of 8 points = 37.5, a half upwards
    assert "Met twee: index 38, nu 38 (gelijk)" in said
    assert "Alleen: index" not in said


def test_one_newcomer_among_persons_hides_what_the_newcomer_would_tell() -> None:
    snapshot = replace(
        frozen(*SIX, response(ASKING, dict.fromkeys("KABC", 0), FAMILIES, "nieuw")),
        earlier=earlier(*SIX),
    )
    report = build_report(snapshot, LAYOUT, DUTCH)
    assert [each.verdict for each in every(report, blocks.Signal)] == [
        "Te weinig antwoorden om te tonen"
    ]
    assert lists_under(report, "Gezin of jongere over ‘Een vragenlijst’") == []


def test_what_only_families_confirm_is_confirmed_nowhere_in_a_report() -> None:
    # the government finds that K does not apply; all families say so too, which is not told
    agency = response(ASKING, {"K": "nvt", "A": 3, "B": 3, "C": 3}, OFFICIALS, "Het agentschap")
    rest = {name: [3] * 5 + [4] for name in ("A", "B", "C")}

    def said(word: str) -> str:
        now = (agency, STRONG, *panel(ASKING, FAMILIES, K=[word] * 6, **rest))
        snapshot = replace(frozen(*now), earlier=earlier(*now))
        return everything_said(build_report(snapshot, LAYOUT, DUTCH))

    assert said("nvt") == said("weet_niet")
    assert "K is niet vergelijkbaar. In de vorige toets: geen antwoord met een cijfer" in said(
        "nvt"
    )


def test_the_same_persons_twice_are_told_twice() -> None:
    snapshot = replace(frozen(*SIX), earlier=earlier(*SIX))
    assert rows_under(build_report(snapshot, LAYOUT, DUTCH), "Vorige en deze toets")[0] == [
        "K Geen schade",
        "Grotendeels (3)",
        "Grotendeels (3)",
        "gelijk",
    ]


# --- what persons said

anything = st.sampled_from([None, 0, 1, 2, 3, 4, "nvt", "te_vroeg", "weet_niet", "wil_niet"])
explained = st.one_of(
    anything,
    st.builds(
        lambda value, words: {"value": value, "explanation": words},
        st.integers(0, 4),
        st.sampled_from(["Bij ons thuis was dat anders.", "Mijn kind werd gezien."]),
    ),
)
WITH_PARTS = questionnaire(
    [
        critical("K", 1, dimension="d", parts=[{"kind": "yes_partly_no", "id": "K1", "text": "?"}]),
        rating("A", dimension="d"),
        rating("B", dimension="e"),
    ],
    [rating("C", dimension="e", asked_when="K <= 1")],
    [{"kind": "text", "id": "V", "text": "Wat wringt?", "tone": "wringt"}],
    dimensions=[{"id": "d", "title": "Dicht"}, {"id": "e", "title": "Ver"}],
)
PARTS_ORGANISATION = response(WITH_PARTS, {"K": 3, "A": 2, "B": 3, "K1": "ja"}, CLIENTS, "De Brug")
PARTS_OFFICIAL = response(WITH_PARTS, {"K": 4, "A": 2, "B": 3, "K1": "ja"}, OFFICIALS, "Dienst")
one_family = st.fixed_dictionaries(
    {"K": explained, "A": explained, "B": anything, "C": anything},
    optional={"K1": st.sampled_from(["ja", "nee"]), "V": st.just("Wij werden niet gehoord.")},
)


@settings(max_examples=60, deadline=None)
@given(said=st.lists(one_family, min_size=1, max_size=4))
def test_a_report_is_the_same_whatever_fewer_than_five_persons_said(
    said: list[dict[str, object]],
) -> None:
    others = (PARTS_ORGANISATION, PARTS_OFFICIAL)
    some = [response(WITH_PARTS, one, FAMILIES, f"ouder {n}") for n, one in enumerate(said)]
    silent = response(WITH_PARTS, {}, FAMILIES, "ouder")
    assert everything_said(told(*others, *some, asking=(WITH_PARTS,))) == everything_said(
        told(*others, silent, asking=(WITH_PARTS,))
    )


@settings(max_examples=60, deadline=None)
@given(said=st.lists(anything, min_size=0, max_size=4))
def test_a_report_is_the_same_whatever_fewer_than_five_of_many_persons_said_to_one_question(
    said: list[object],
) -> None:
    def report(hidden: Sequence[object]) -> str:
        padded = [*hidden, *[None] * (6 - len(hidden))]
        six = panel(ASKING, FAMILIES, K=padded, A=[2] * 6, B=[0, 1, 2, 3, 4, 4], C=[3] * 6)
        return everything_said(told(STRONG, OWN, *six))

    assert report(said) == report([])


def test_a_harm_that_five_persons_name_does_not_disappear_behind_what_is_hidden() -> None:
    # the middle of K is 1, which blocks; only one says anything to C
    six = panel(
        ASKING, FAMILIES, K=[1] * 5 + [0], A=[4] * 5 + [3], B=[4] * 5 + [3], C=[4, *[None] * 5]
    )
    report = told(*six)
    (signal,) = every(report, blocks.Signal)
    assert signal.verdict == "Struikelblok: eerst oplossen"
    assert blocks.plain(signal.detail).endswith(
        "Geen schade (K) kreeg 1, op een schaal van 0 tot 4."
    )
    assert lists_under(report, "Struikelblokken: eerst oplossen") == [
        "K Geen schade. Aanzet (1). Gezien door: gezin of jongere."
    ]


def test_five_persons_are_shown_and_four_are_not() -> None:
    five, four = told(*SIX[:5]), told(*SIX[:4])
    assert [each.verdict for each in every(five, blocks.Signal)] == ["Sterk op dit moment"]
    assert [each.verdict for each in every(four, blocks.Signal)] == [
        "Te weinig antwoorden om te tonen"
    ]
    assert every(four, blocks.Figure) == []


def test_an_index_over_a_hidden_question_is_hidden_with_it() -> None:
    six = panel(
        ASKING, FAMILIES, K=[3] * 5 + [4], A=[3] * 5 + [4], B=[3] * 5 + [4], C=[0, 0, *[None] * 4]
    )
    report = told(STRONG, *six)
    (row,) = [row for row in rows_under(report, "Signaal per") if row[1] == "Gezin of jongere"]
    hidden = "Niet te tonen: een vraag heeft te weinig antwoorden"
    assert row[2:] == [hidden, *["niet getoond"] * 3]
    (row,) = [row for row in rows_under(report, "Dekking") if row[1] == "Gezin of jongere"]
    # the four who said nothing to C are not counted among those who said nothing
    assert row[2:] == ["6", "niet getoond", "0", "0", "0", "0", "0"]
    assert [row[0] for row in rows_under(report, "Alle antwoorden op C")] == ["Cliëntenorganisatie"]


def test_what_persons_wrote_and_what_they_are_called_is_nowhere_in_a_report() -> None:
    said = {
        "K": {"value": 3, "explanation": "uitleg-van-thuis", "reference": "brief-van-thuis"},
        "A": {"code": "nvt", "reason": "reden-van-thuis"},
        "B": 3,
        "C": 3,
        "V": "verhaal-van-thuis",
    }
    persons = [response(ASKING, said, FAMILIES, f"naam-van-thuis {n}") for n in range(6)]
    staff = response(ASKING, said, PRACTICE, "naam-van-thuis, begeleider")
    assert "van-thuis" not in everything_said(told(STRONG, *persons, staff))
    assert "toestemming nodig" in everything_said(told(STRONG, staff))


def test_an_answer_that_a_few_persons_part_lowers_is_not_told_apart() -> None:
    asking = questionnaire(
        [
            rating(
                "A",
                ceiling={"of": ["A1"], "deels": 3, "nee": 2},
                parts=[{"kind": "yes_partly_no", "id": "A1", "text": "Op tijd?"}],
            )
        ]
    )
    six = panel(asking, FAMILIES, A=[4] * 6, A1=["nee", *[None] * 5])
    said = everything_said(told(*six, asking=(asking,)))
    assert "telt lager mee" not in said
    assert "Deelvragen" not in said


# --- without clients, and afterwards


def test_without_clients_a_report_is_a_self_assessment_without_a_signal() -> None:
    said = {
        "K": {"value": 4, "evidence": 2},
        "A": {"value": 3, "evidence": 0},
        "B": 4,
        "C": 1,
    }
    report = told(response(ASKING, said, OFFICIALS, "Het agentschap"))
    assert report.kind == "Zelfbeoordeling"
    assert every(report, blocks.Signal) == []
    assert lists_under(report, "Wat weten we nog niet zonder cliënten?") == [
        "K Geen schade",
        "A: Het agentschap geeft zichzelf 3. Dat is beweerd, niet aangetoond.",
        "B: Het agentschap geeft zichzelf 4. Dat is beweerd, niet aangetoond.",
    ]


def test_practice_alone_is_no_self_assessment_and_no_test_by_clients() -> None:
    assert told(response(ASKING, {"K": 3}, PRACTICE)).kind == "Cliënttoets zonder cliënten"


@pytest.mark.parametrize("moment", [Moment.M9, Moment.M11, Moment.M12])
def test_after_the_decision_the_report_says_that_the_text_stands(moment: Moment) -> None:
    report = told(STRONG, moment=moment)
    assert report.kind == "Cliënttoets: toets achteraf"
    assert every(report, blocks.Callout)[0].title == "Toets achteraf"


def test_before_the_decision_the_report_does_not_call_itself_a_test_afterwards() -> None:
    for moment in set(Moment) - {Moment.M9, Moment.M11, Moment.M12}:
        assert "achteraf" not in everything_said(told(STRONG, moment=moment))


def test_an_invented_example_says_so_first() -> None:
    report = told(STRONG, example=True)
    assert report.example
    assert every(report, blocks.Callout)[0].kind is blocks.Kind.EXAMPLE


# --- whatever comes in

ODD = "<b>vet</b> {gat} {0} %s %(x)d &amp; \\ ‏שלום‏ مرحبا 🧑‍🧑‍🧒 e\u0301 \u202eomgekeerd"

NOTHING = questionnaire([rating("A")])
MANY = [
    response(
        ASKING, {"K": n % 5, "A": n % 4, "B": 3, "C": n % 2}, list(Perspective)[n % 5], f"nr {n}"
    )
    for n in range(200)
]


@pytest.mark.parametrize(
    "responses",
    [
        pytest.param([], id="no responses"),
        pytest.param([STRONG], id="one response"),
        pytest.param([response(ASKING, {})], id="a response without answers"),
        pytest.param([response(ASKING, {}, OFFICIALS)], id="an empty self-assessment"),
        pytest.param(panel(ASKING, K=["nvt"] * 2, A=["nvt"] * 2, B=["nvt"] * 2, C=["nvt"] * 2)),
        pytest.param(families(1, K=0), id="one family"),
        pytest.param(
            [response(ASKING, {"K": {"value": 1, "explanation": "woord " * 3333}})],
            id="an explanation of 20,000 characters",
        ),
        pytest.param(
            [response(ASKING, {"K": {"value": 1, "explanation": "w" * 20_000}})],
            id="20,000 characters without a space",
        ),
        pytest.param(MANY, id="200 respondents"),
    ],
)
def test_a_report_is_sound_whatever_was_answered(responses: list[Response]) -> None:
    report = told(*responses)
    html = page(report)
    assert html.count("<h1") == 1
    assert pdf(report).startswith(b"%PDF-")
    assert "geen kwaliteitslabel" in html


def test_without_responses_nothing_is_drawn_and_the_missing_are_named() -> None:
    report = told()
    assert report.kind == "Cliënttoets zonder cliënten"
    assert every(report, blocks.Figure) == []
    titles = [entry.title for entry in blocks.headings(report.blocks)]
    assert "Wie ziet wat?" not in titles
    assert "Hoe staat het per vraag?" not in titles
    assert "Niet gehoord: cliëntenorganisatie, gezin of jongere" in everything_said(report)


def odd_questionnaire() -> Questionnaire:
    """A questionnaire in which every text that an author writes is hostile."""
    one_line = ODD
    return questionnaire(
        [
            critical("K", 1, label=one_line, text=ODD, verbatim={"text": ODD, "source": one_line}),
            rating(
                "A",
                text=ODD,
                weight=2,
                weight_reason=one_line,
                parts=[
                    {
                        "kind": "choice",
                        "id": "A1",
                        "text": ODD,
                        "options": [{"id": "x", "text": ODD}, {"id": "y", "text": "Y"}],
                    },
                    {
                        "kind": "table",
                        "id": "A2",
                        "text": ODD,
                        "columns": [{"kind": "text", "id": "c", "text": ODD}],
                    },
                    {"kind": "text", "id": "A3", "text": ODD},
                ],
            ),
        ],
        [{"kind": "text", "id": "V", "text": ODD, "tone": "wringt"}],
        title=one_line,
        caveat=ODD,
        attribution=ODD,
        anchors=[f"{ODD} {n}" for n in range(5)],
        bands=[{"at_least": 0, "word": one_line, "signal": one_line}],
    )


def odd_report() -> blocks.Report:
    asking = odd_questionnaire()
    said = {
        "K": {"value": 1, "explanation": ODD, "evidence": 1, "reference": ODD},
        "A": {"code": "nvt", "reason": ODD},
        "A1": "x",
        "A2": [{"c": ODD}],
        "A3": ODD,
        "V": ODD,
    }
    layout = Layout(
        id="vreemd",
        version=1,
        title=ODD,
        sections=tuple(
            LayoutSection(part=part, title=ODD, introduction=ODD)
            for part in Part
            if part not in PLAIN
        ),
    )
    return told(
        response(asking, said, CLIENTS, ODD),
        response(asking, {"K": 4, "A": {"value": 1, "explanation": ODD}}, OFFICIALS, ODD),
        asking=(asking,),
        layout=layout,
        title=ODD,
        about=ODD,
        responsible_body=ODD,
        policy_domain=ODD,
    )


def test_what_people_typed_is_never_taken_for_a_template_or_for_markup() -> None:
    report = odd_report()
    assert report.kind == ODD
    verdicts = {signal.verdict for signal in every(report, blocks.Signal)}
    assert verdicts == {"Struikelblok: eerst oplossen"}
    assert lists_under(report, "Waarom een vraag niet van toepassing is") == [
        f"A {ODD} ({ODD}): {ODD}"
    ]
    html = page(report)
    assert "<b>vet</b>" not in html
    assert "&lt;b&gt;vet&lt;/b&gt; {gat} {0} %s %(x)d &amp;amp;" in html
    assert "\u202e" not in html
    assert pdf(report).startswith(b"%PDF-")


def test_every_part_can_stand_alone_in_a_layout_and_has_a_title_of_its_own() -> None:
    snapshot = replace(
        frozen(STRONG, OWN, asking=(WITH_PATTERN,)),
        earlier=earlier(STRONG),
        follow_up=FollowUp(points=(AdvicePoint(text="Schrap dit."),), contact="Het kabinet"),
    )
    parts = [part for part in Part if part not in PLAIN]
    titles = set()
    for part in parts:
        layout = replace(LAYOUT, sections=(LayoutSection(part=part),))
        report = build_report(snapshot, layout, DUTCH)
        (title,) = [entry.title for entry in blocks.headings(report.blocks) if entry.depth == 1]
        titles.add(title)
    assert len(titles) == len(parts)


def test_question_ids_that_look_like_each_other_keep_their_own_anchors() -> None:
    one = questionnaire([rating("2")], id="A-1")
    other = questionnaire([rating("1-2")], id="A")
    report = told(response(one, {"2": 3}), response(other, {"1-2": 3}), asking=(one, other))
    assert len(every(report, blocks.Question)) == 2


# --- the example


@pytest.fixture(scope="module")
def example() -> blocks.Report:
    answered = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    snapshot = freeze(
        answered.assessment,
        answered.questionnaires,
        answered.responses,
        made_on=DAY,
        program="0.1.0",
        follow_up=answered.follow_up,
    )
    return build_report(snapshot, LAYOUT, DUTCH)


def test_the_example_tells_every_part(example: blocks.Report) -> None:
    titles = {entry.title for entry in blocks.headings(example.blocks) if entry.depth == 1}
    # the example is a first round
    assert len(titles) == len(LAYOUT.sections) - 1


def test_the_first_page_of_the_example_says_what_blocks_and_what_can_be_better(
    example: blocks.Report,
) -> None:
    first = pypdfium2.PdfDocument(pdf(example))[0].get_textpage().get_text_range()
    told_ = " ".join(first.split())
    for said in (
        "Geen controle, labeling of wantrouwen (KT4) kreeg 1, op een schaal van 0 tot 4.",
        "Gezien door",
        "Wat eerst beter kan",
        "KT6 Bereik. Eén trede hoger: “Er zijn maatregelen",
    ):
        assert said in told_


def test_the_first_two_pages_of_the_example_carry_the_message(example: blocks.Report) -> None:
    document = pypdfium2.PdfDocument(pdf(example))
    start = " ".join(
        " ".join(document[number].get_textpage().get_text_range() for number in (0, 1)).split()
    )
    for said in (
        "Struikelblok: eerst oplossen",
        "Gezien door",
        "Wat eerst beter kan",
        "Van 5 adviespunten",
        "Alle signalen naast elkaar",
        "Inhoud",
        "geen kwaliteitslabel",
    ):
        assert said in start
    assert len(document) <= 50
