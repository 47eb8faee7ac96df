"""The report for a ministry, and what advice and replies say in any report.

`said(report, part)` is what one chapter says: its paragraphs, items and rows in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import takewhile

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.follow_up import (
    NOTHING_YET,
    AdvicePoint,
    Decision,
    Effort,
    FollowUp,
    PointReply,
    Story,
)
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.language import DUTCH, Language, language_at_hand
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment, Perspective
from cliënttoets.report import blocks
from cliënttoets.report.content.decision import STILL_POSSIBLE
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page
from cliënttoets.report.layout import PLAIN, Layout, LayoutSection, Part
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf import pdf
from cliënttoets.report.snapshot import Snapshot, freeze
from cliënttoets.response.model import Response

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response
from .test_report_content import DAY, every, everything_said, frozen

MINISTRY = layout_at_hand("overheid", [content_folder("reports")])
FULL = layout_at_hand("clientorganisatie", [content_folder("reports")])
EVERY_PART = replace(
    MINISTRY, sections=tuple(LayoutSection(part=part) for part in Part if part not in PLAIN)
)

ASKING = questionnaire(
    [
        critical("K", 1, label="Geen schade", evidence="Een lijst met waarborgen."),
        rating("A", label="Tijd"),
        rating("B", label="Bereik"),
    ]
)
"""K blocks at 0 or 1. Anchors: niet, aanzet, gedeeltelijk, grotendeels, volledig."""

BRUG = response(ASKING, {"K": 1, "A": 2, "B": 3}, CLIENTS, "De Brug")
DAM = response(ASKING, {"K": 3, "A": 2, "B": 3}, CLIENTS, "De Dam")
OWN = response(
    ASKING,
    {
        "K": {"value": 4, "evidence": 1},
        "A": {"value": 4, "evidence": 2},
        "B": {"value": 3, "evidence": 0},
    },
    OFFICIALS,
    "Het agentschap",
)
SIX = panel(ASKING, FAMILIES, K=[2, 2, 2, 3, 3, 3], A=[1] * 5 + [2], B=[3] * 5 + [4])
"""Six families, whose lower medians are K 2, A 1 and B 3."""

POINTS = FollowUp(
    points=(
        AdvicePoint(
            text="Leg vast wie meeleest",
            questions=("K", "X9"),
            place="artikel 9",
            wanted="Het gezin beslist mee.",
            effort=Effort.SMALL,
            decides="Het kabinet",
            reply=PointReply(
                decision=Decision.FOLLOWED,
                reason="Dit past erbij.",
                place="artikel 9, derde lid",
                day=date(2026, 11, 10),
            ),
        ),
        AdvicePoint(text="Geef meer tijd.", reply=PointReply(decision=Decision.PARTLY)),
        AdvicePoint(
            text="Schrap artikel 11.",
            reply=PointReply(decision=Decision.NOT_FOLLOWED, reason="Dat kan niet"),
        ),
        AdvicePoint(text="Voorzie tolken."),
    ),
    next_test="Bij het uitvoeringsbesluit.",
    contact="team@voorbeeld.be",
)


def told(
    *responses: Response,
    follow_up: FollowUp = NOTHING_YET,
    layout: Layout = MINISTRY,
    moment: Moment = Moment.M2,
) -> blocks.Report:
    snapshot = replace(frozen(*responses, asking=(ASKING,), moment=moment), follow_up=follow_up)
    return build_report(snapshot, layout, DUTCH)


def one_part(part: Part, *responses: Response, follow_up: FollowUp = NOTHING_YET) -> list[str]:
    """What the part says when it stands alone in a layout, with the options of the shipped one."""
    (section,) = [one for one in (*MINISTRY.sections, *FULL.sections) if one.part is part][:1]
    layout = replace(MINISTRY, sections=(replace(section, questions=()),))
    return said(told(*responses, follow_up=follow_up, layout=layout), part)


def chapters(report: blocks.Report) -> dict[str, list[blocks.Block]]:
    """The blocks of each chapter by its anchor; what stands before the first is left out."""
    found: dict[str, list[blocks.Block]] = {}
    anchor = ""
    for block in report.blocks:
        match block:
            case blocks.Heading(depth=1) | blocks.Annex():
                anchor = block.anchor
                found[anchor] = []
            case _ if anchor:
                found[anchor].append(block)
            case _:
                pass
    return found


def said(report: blocks.Report, part: Part) -> list[str]:
    return list(_lines(chapters(report)[part]))


def _lines(some: Sequence[blocks.Block]) -> Iterator[str]:
    for block in some:
        match block:
            case blocks.Heading():
                yield f"# {block.title}"
            case blocks.Paragraph():
                yield blocks.plain(block.text)
            case blocks.BulletList() | blocks.NumberedList():
                yield from map(blocks.plain, block.items)
            case blocks.Table():
                yield from (" | ".join(map(blocks.plain, row)) for row in block.rows)
            case blocks.ReplyTable():
                yield from _lines((block.table,))
            case blocks.Signal():
                yield f"{block.verdict} / {blocks.plain(block.detail)}"
            case blocks.Facts():
                yield from (f"{term}: {blocks.plain(text)}" for term, text in block.facts)
            case blocks.Callout():
                yield from _lines(block.blocks)
            case _:
                raise TypeError(block)


# --- the decision sheet


def test_the_decision_sheet_says_what_blocks_what_can_still_change_and_what_to_do() -> None:
    # K: lower median of 1 and 3 is 1. Own K 4 is three steps above 1, own A 4 two above 2.
    assert said(told(BRUG, DAM, OWN), Part.DECISION) == [
        "Struikelblok: eerst oplossen / Cliëntenorganisatie over ‘Een vragenlijst’.\n"
        "Geen schade (K) kreeg 1, op een schaal van 0 tot 4.",
        "# Wat nu te doen?",
        "Los eerst het struikelblok op: Geen schade (K).",
        "Voeg een document of link toe bij wat u zichzelf hoog gaf: Geen schade (K); Bereik (B).",
        "Bespreek met cliënten waarom u zichzelf veel hoger inschat bij: Geen schade (K); Tijd "
        "(A).",
        "# Struikelblokken: eerst oplossen",
        "K Geen schade. Aanzet. Gezien door: De Brug.",
        "# Wat kan nog op dit moment?",
        "Opmaak van het voorontwerp (M2). De inhoud kan nog veranderen, vóór de eerste "
        "principiële goedkeuring. Een volgende toets heeft het meeste zin bij: Adviesronde (M4).",
    ]


def tasks_told(*responses: Response, follow_up: FollowUp = NOTHING_YET) -> list[str]:
    """What is to be done, up to the next heading of the sheet."""
    lines = said(told(*responses, follow_up=follow_up), Part.DECISION)
    start = lines.index("# Wat nu te doen?") + 1
    return list(takewhile(lambda line: not line.startswith("# "), lines[start:]))


def test_a_stumbling_block_is_a_task_with_the_points_about_it_and_open_points_are_too() -> None:
    assert tasks_told(BRUG, follow_up=POINTS) == [
        "Los eerst het struikelblok op: Geen schade (K). Adviespunt 1 gaat daarover.",
        "Antwoord nog op adviespunt 4: “Voorzie tolken.”",
    ]


def test_more_than_three_open_points_are_named_by_their_numbers() -> None:
    open_ = FollowUp(points=tuple(AdvicePoint(text=f"Punt {n}.") for n in range(1, 5)))
    assert tasks_told(DAM, follow_up=open_) == ["Antwoord nog op 4 adviespunten: 1, 2, 3 en 4."]


def test_a_critical_question_that_clients_could_not_answer_is_a_task() -> None:
    unknown = response(ASKING, {"K": "weet_niet", "A": 2, "B": 3}, CLIENTS, "De Brug")
    assert tasks_told(unknown) == [
        "Zorg dat cliënten hierop kunnen antwoorden: Geen schade (K). Zonder dat antwoord is over "
        "‘Een vragenlijst’ geen oordeel mogelijk."
    ]


def test_a_task_names_three_questions_and_how_many_more() -> None:
    five = questionnaire([rating(f"V{n}", label=f"Vraag {n}") for n in range(1, 6)])
    high = {f"V{n}": {"value": 4, "evidence": 0} for n in range(1, 6)}
    report = build_report(
        frozen(response(five, high, OFFICIALS, "Het agentschap"), asking=(five,)), MINISTRY, DUTCH
    )
    (line,) = [line for line in said(report, Part.DECISION) if line.startswith("Voeg een")]
    assert line.endswith("Vraag 1 (V1); Vraag 2 (V2); Vraag 3 (V3); en nog 2 vragen.")


def test_a_side_that_was_not_asked_is_not_said_to_be_silent() -> None:
    only = replace(ASKING, perspectives=(FAMILIES, OFFICIALS))
    layout = replace(MINISTRY, sections=(LayoutSection(part=Part.RISKS),))
    other = questionnaire([critical("Z", 1, label="Anders")], id="Z")
    report = build_report(
        frozen(*SIX, response(other, {"Z": 2}, CLIENTS, "De Brug"), asking=(only, other)),
        layout,
        DUTCH,
    )
    row = next(line for line in said(report, Part.RISKS) if line.startswith("K Geen schade"))
    assert row.split(" | ")[1] == "niet gevraagd"


def test_a_question_that_blocks_for_two_sides_stands_there_once_with_both() -> None:
    six = panel(ASKING, FAMILIES, K=[0] * 5 + [1], A=[2] * 6, B=[3] * 6)
    lines = said(told(BRUG, *six), Part.DECISION)
    assert [line for line in lines if line.startswith("K Geen schade")] == [
        "K Geen schade. Aanzet. Gezien door: De Brug. Niet. Gezien door: gezin of jongere."
    ]


def test_ten_persons_of_one_mind_block_without_a_number() -> None:
    ten = panel(ASKING, FAMILIES, K=[0] * 10, A=[2] * 9 + [3], B=[3] * 9 + [4])
    assert "K Geen schade. Gezin of jongere: allen laag (minstens 5 antwoorden)." in said(
        told(*ten), Part.DECISION
    )


def test_where_nothing_waits_the_sheet_asks_nothing() -> None:
    lines = said(told(DAM), Part.DECISION)
    assert "# Wat nu te doen?" not in lines
    assert "# Struikelblokken: eerst oplossen" not in lines


def test_every_moment_says_what_can_still_change() -> None:
    assert set(STILL_POSSIBLE) == set(Moment)


@pytest.mark.parametrize(
    ("moment", "again"),
    [
        (Moment.M0, "Conceptnota, groenboek of witboek (M1)"),
        (Moment.M1, "Opmaak van het voorontwerp (M2)"),
        (Moment.M3, "Adviesronde (M4)"),
        (Moment.M4, "Uitvoeringsbesluit, omzendbrief of oproep (M10)"),
        (Moment.M10, "Evaluatie en bijsturing (M12)"),
        (Moment.M12, None),
    ],
)
def test_the_sheet_names_the_next_moment_at_which_a_test_does_most(
    moment: Moment, again: str | None
) -> None:
    (line,) = [line for line in said(told(DAM, moment=moment), Part.DECISION) if "(M" in line[:70]]
    assert STILL_POSSIBLE[moment] in line
    found = re.search("het meeste zin bij: (.*)[.]", line)
    assert (found and found[1]) == again


# --- advice, adjustments and replies


def test_a_point_stands_with_its_place_the_wanted_wording_and_where_it_comes_from() -> None:
    assert one_part(Part.ADVICE, BRUG, follow_up=POINTS) == [
        "Leg vast wie meeleest.\nPlaats in de tekst: artikel 9.\n"
        "Gewenste wijziging: Het gezin beslist mee.\nVolgt uit: K Geen schade en X9.",
        "Geef meer tijd.",
        "Schrap artikel 11.",
        "Voorzie tolken.",
    ]


def test_a_point_is_a_row_to_fill_in_further() -> None:
    lines = said(told(BRUG, follow_up=POINTS), Part.ADJUSTMENTS)
    assert lines[:2] == [
        "1 | Leg vast wie meeleest.\nGewenste wijziging: Het gezin beslist mee. | artikel 9 | "
        "klein | Het kabinet",
        "2 | Geef meer tijd. | in te vullen | in te vullen | in te vullen",
    ]
    assert len(lines) == 4


def test_what_blocks_while_no_point_names_it_is_said() -> None:
    silent = replace(POINTS, points=POINTS.points[1:])
    lines = said(told(BRUG, follow_up=silent), Part.ADJUSTMENTS)
    assert lines[-1] == "Bij struikelblok K hoort nog geen adviespunt."


def test_points_that_a_layout_leaves_out_are_named() -> None:
    section = LayoutSection(part=Part.ADJUSTMENTS, most=2)
    layout = replace(MINISTRY, sections=(section,))
    lines = said(told(BRUG, follow_up=POINTS, layout=layout), Part.ADJUSTMENTS)
    assert lines[2:] == ["Adviespunten 3 en 4 staan niet in deze tabel."]


def test_without_points_the_rows_follow_from_what_blocks_and_then_from_the_lowest() -> None:
    introduction, *rows = said(told(BRUG), Part.ADJUSTMENTS)
    assert introduction.startswith("Er zijn nog geen adviespunten.")
    to_fill_in = " | in te vullen | in te vullen | in te vullen"
    # K blocks at 1, so from 2 on no longer; then A with 2 and B with 3
    assert rows == [
        f"K | Struikelblok: Geen schade. Geen struikelblok meer vanaf: “Gedeeltelijk.”{to_fill_in}",
        f"A | Tijd. Nu: Gedeeltelijk. Eén trede hoger staat: “Grotendeels.”{to_fill_in}",
        f"B | Bereik. Nu: Grotendeels. Eén trede hoger staat: “Volledig.”{to_fill_in}",
    ]


WISHING = questionnaire(
    [critical("K", 1, label="Geen schade"), rating("A", label="Tijd")],
    [{"kind": "text", "id": "V", "text": "Wat moet anders?", "tone": "verandert"}],
)


def test_without_points_what_client_organisations_want_is_a_row_in_their_own_words() -> None:
    asked = [
        response(WISHING, {"K": 3, "A": 2, "V": "Schrap artikel 11."}, CLIENTS, "De Brug"),
        response(WISHING, {"K": 3, "A": 2, "V": "Vraag het ons."}, CLIENTS, "De Dam"),
        response(WISHING, {"K": 3, "A": 2, "V": "Niets."}, OFFICIALS, "Het agentschap"),
        *[
            response(WISHING, {"K": 2 + n % 3, "A": 2, "V": "Geheim."}, FAMILIES, f"ouder {n}")
            for n in range(6)
        ],
    ]
    layout = replace(MINISTRY, sections=(LayoutSection(part=Part.ADJUSTMENTS, most=1),))
    report = build_report(frozen(*asked, asking=(WISHING,)), layout, DUTCH)
    assert said(report, Part.ADJUSTMENTS)[1:] == [
        "Q | “Schrap artikel 11.” – De Brug | in te vullen | in te vullen | in te vullen",
        "Nog 1 antwoord over wat moet veranderen staat in het volledige rapport.",
    ]


def test_the_replies_are_counted_and_a_reason_that_is_missing_is_said() -> None:
    assert one_part(Part.REPLIES, BRUG, follow_up=POINTS) == [
        "Van 4 adviespunten: 1 gevolgd; 1 deels gevolgd; 1 niet gevolgd; 1 nog geen antwoord.",
        "Bij punt 2 ontbreekt de reden waarom het niet of deels gevolgd wordt.",
        "1 | Leg vast wie meeleest | gevolgd | Dit past erbij. | artikel 9, derde lid | 10.11.2026",
        "2 | Geef meer tijd. | deels gevolgd | in te vullen | in te vullen | in te vullen",
        "3 | Schrap artikel 11. | niet gevolgd | Dat kan niet | niet van toepassing | in te vullen",
        "4 | Voorzie tolken. | nog geen antwoord | in te vullen | in te vullen | in te vullen",
    ]


def test_without_points_what_blocks_waits_for_an_answer() -> None:
    assert one_part(Part.REPLIES, BRUG)[1:] == [
        "K | Struikelblok: Geen schade | nog geen antwoord | in te vullen | in te vullen | "
        "in te vullen"
    ]


def test_what_was_agreed_stands_at_the_end() -> None:
    assert one_part(Part.NEXT, BRUG, follow_up=POINTS) == [
        "Volgende toets: Bij het uitvoeringsbesluit.",
        "Contact: team@voorbeeld.be",
    ]


# --- risks, blind spots, evidence


def risks(*responses: Response, questions: tuple[str, ...] = ()) -> list[str]:
    section = LayoutSection(part=Part.RISKS, questions=questions)
    layout = replace(MINISTRY, sections=(section,))
    return said(told(*responses, layout=layout), Part.RISKS)


def test_a_risk_stands_in_the_words_of_each_client_side() -> None:
    assert risks(BRUG, DAM, OWN, *SIX) == [
        "K Geen schade | 1–3 Aanzet. (Van 1 en 3 telt de laagste.) | "
        "2–3 Gedeeltelijk. (Van 2 en 3 telt de laagste.)",
    ]


def test_a_layout_chooses_the_questions_and_their_order_and_unknown_ones_fall_away() -> None:
    assert risks(BRUG, questions=("B", "KT4", "K")) == [
        "B Bereik | 3 Grotendeels",
        "K Geen schade | 1 Aanzet",
    ]


def test_a_report_in_which_no_chosen_question_is_known_has_no_such_chapter() -> None:
    layout = replace(MINISTRY, sections=(LayoutSection(part=Part.RISKS, questions=("KT4", "RP9")),))
    assert chapters(told(BRUG, layout=layout)) == {}


def test_what_too_few_persons_said_of_a_risk_says_only_that() -> None:
    assert risks(BRUG, *SIX[:4]) == ["K Geen schade | 1 Aanzet | te weinig antwoorden om te tonen"]


def test_ten_persons_of_one_mind_are_told_in_words_at_a_risk() -> None:
    ten = panel(ASKING, FAMILIES, K=[0] * 10, A=[2] * 9 + [3], B=[3] * 9 + [4])
    assert risks(*ten) == ["K Geen schade | allen laag (minstens 5 antwoorden)"]


def test_a_risk_without_a_value_says_why() -> None:
    unsure = response(ASKING, {"K": "weet_niet", "A": 2, "B": 3}, CLIENTS, "De Brug")
    assert risks(unsure) == ["K Geen schade | geen antwoord met een cijfer"]


def test_a_side_that_did_not_answer_or_was_not_asked_says_so() -> None:
    other = questionnaire(
        [critical("L", 1, label="Geen druk", asked_of=["gezin_jongere"]), rating("M")], id="R"
    )
    answers = panel(other, FAMILIES, L=[2] * 5 + [3], M=[2] * 5 + [3])
    snapshot = frozen(BRUG, *answers, response(other, {"M": 2}, CLIENTS), asking=(ASKING, other))
    layout = replace(MINISTRY, sections=(LayoutSection(part=Part.RISKS),))
    assert said(build_report(snapshot, layout, DUTCH), Part.RISKS) == [
        "K Geen schade | 1 Aanzet | niet geantwoord",
        "L Geen druk | niet gevraagd | 2 Gedeeltelijk",
    ]


def test_a_blind_spot_is_two_steps_or_more_and_the_widest_stands_first() -> None:
    lines = said(told(BRUG, OWN, *SIX), Part.BLIND_SPOTS)
    # own K 4, A 4, B 3; organisations K 1, A 2, B 3; families K 2, A 1, B 3.
    # steps: K 3 and 2, A 2 and 3, B none; of three steps the critical K first
    assert lines[:4] == [
        "K Geen schade | Cliëntenorganisatie | 1 | 4 | Verwijzing (titel en datum)",
        "A Tijd | Gezin of jongere | 1 | 4 | Document bijgevoegd of link",
        "K Geen schade | Gezin of jongere | 2 | 4 | Verwijzing (titel en datum)",
        "A Tijd | Cliëntenorganisatie | 2 | 4 | Document bijgevoegd of link",
    ]


def test_blind_spots_that_a_layout_leaves_out_are_named() -> None:
    section = LayoutSection(part=Part.BLIND_SPOTS, most=1)
    lines = said(told(BRUG, OWN, layout=replace(MINISTRY, sections=(section,))), Part.BLIND_SPOTS)
    assert lines[0].startswith("K ")
    assert lines[1].startswith("Ook bij A. ")


def test_no_blind_spot_is_said_and_no_comparison_is_left_out() -> None:
    alike = response(ASKING, {"K": 3, "A": 2, "B": 3}, OFFICIALS, "Het agentschap")
    (line,) = said(told(DAM, alike), Part.BLIND_SPOTS)
    assert line.startswith("Bij geen enkele vraag geeft u zichzelf minstens twee stappen")
    assert Part.BLIND_SPOTS not in chapters(told(DAM))


def test_a_claim_stands_with_what_would_prove_it() -> None:
    assert said(told(BRUG, OWN), Part.MISSING_EVIDENCE)[:2] == [
        "K Geen schade | 4 | Verwijzing (titel en datum) | Een lijst met waarborgen.",
        "B Bereik | 3 | Geen bewijs | –",
    ]


def test_claims_that_a_layout_leaves_out_are_named() -> None:
    section = LayoutSection(part=Part.MISSING_EVIDENCE, most=1)
    layout = replace(MINISTRY, sections=(section,))
    lines = said(told(BRUG, OWN, layout=layout), Part.MISSING_EVIDENCE)
    assert lines[1].startswith("Ook bij B. ")


# --- the text for the nota


def test_the_nota_says_every_signal_of_the_client_side_by_itself() -> None:
    lines = said(told(BRUG, DAM, OWN, *SIX), Part.NOTA)
    assert lines[0].endswith(
        "Cliëntenorganisaties die antwoordden: De Brug en De Dam. Gezinnen en jongeren die "
        "antwoordden: 6 op ‘Een vragenlijst’. Voor de overheid antwoordde: Het agentschap. "
        "Niet gehoord: praktijk en onderzoek."
    )
    # families: K 2, A 1, B 3, so 100 x 6 / 12 = 50
    assert lines[2:5] == [
        "Cliëntenorganisatie over ‘Een vragenlijst’: Struikelblok: eerst oplossen. Geen schade "
        "(K) kreeg 1, op een schaal van 0 tot 4.",
        "Gezin of jongere over ‘Een vragenlijst’: Op weg.",
        "De stappen van een signaal, van laag naar hoog: nog niet, eerste stappen, op weg, sterk.",
    ]


def test_the_nota_never_averages() -> None:
    low = response(ASKING, {"K": 2, "A": 0, "B": 1}, CLIENTS, "De Brug")
    high = panel(ASKING, FAMILIES, K=[4] * 5 + [3], A=[4] * 5 + [3], B=[4] * 5 + [3])
    lines = said(told(low, *high), Part.NOTA)
    # 100 x 3 / 12 = 25 and 100 x 12 / 12 = 100; together they would be 'op weg'
    assert [line.rpartition(": ")[2] for line in lines[2:4]] == [
        "Eerste stappen.",
        "Sterk op dit moment.",
    ]
    assert not any("Op weg" in line for line in lines)


def test_the_nota_says_what_became_of_every_point_and_why() -> None:
    lines = said(told(BRUG, follow_up=POINTS), Part.NOTA)
    assert lines[-6:-1] == [
        "Van 4 adviespunten: 1 gevolgd; 1 deels gevolgd; 1 niet gevolgd; 1 nog geen antwoord.",
        "Punt 1 wordt gevolgd: “Leg vast wie meeleest.” Reden: Dit past erbij. Vindplaats: "
        "artikel 9, derde lid.",
        "Punt 2 wordt deels gevolgd: “Geef meer tijd.” [reden in te vullen]",
        "Punt 3 wordt niet gevolgd: “Schrap artikel 11.” Reden: Dat kan niet.",
        "Punt 4: “Voorzie tolken.” [antwoord in te vullen]",
    ]


def test_the_nota_is_honest_where_nothing_is_known_yet() -> None:
    lines = said(told(BRUG), Part.NOTA)
    assert lines[-2] == (
        "Adviespunten zijn er nog niet. Wat er met de struikelblokken gebeurt, is nog niet bekend."
    )


def test_a_long_point_is_told_by_its_beginning_in_the_nota_and_whole_in_the_table() -> None:
    long = FollowUp(points=(AdvicePoint(text="woord " * 100 + "slot"),))
    report = told(BRUG, follow_up=long)
    (line,) = [line for line in said(report, Part.NOTA) if line.startswith("Punt 1")]
    # 300 characters hold 49 words whole and cut the 50th after its last letter: 50 x 6 = 300
    assert line == f"Punt 1: “{'woord ' * 49}woord ….” [antwoord in te vullen]"
    assert "slot" in said(report, Part.REPLIES)[-1]


# --- stories


def test_a_story_stands_with_what_its_teller_agreed_to_and_in_its_own_language() -> None:
    stories = (
        Story(
            text="J’ai dû tout répéter.",
            teller="Een moeder",
            consent="Zij las het na.",
            may_be_published=True,
            language="fr",
        ),
        Story(text="Wij wachtten lang.", may_be_published=True),
    )
    report = told(BRUG, layout=FULL, follow_up=FollowUp(stories=stories))
    assert every(report, blocks.Quote)[-2:] == [
        blocks.Quote(
            text=blocks.words("J’ai dû tout répéter."),
            attribution="Een moeder",
            consent="Zij las het na.",
            language="fr",
        ),
        blocks.Quote(
            text=blocks.words("Wij wachtten lang."),
            attribution="",
            consent="Gedeeld met toestemming.",
        ),
    ]
    assert "Dit rapport bevat geen verhalen" not in everything_said(report)


def test_a_story_without_consent_is_never_told() -> None:
    hidden = FollowUp(stories=(Story(text="Niet voor buiten", teller="Iemand", consent="neen"),))
    for layout in (FULL, MINISTRY, EVERY_PART):
        report = told(BRUG, layout=layout, follow_up=hidden)
        assert report == told(BRUG, layout=layout)
        assert "Niet voor buiten" not in everything_said(report)


# --- a self-assessment


def test_without_clients_it_is_a_self_assessment_that_starts_with_what_is_not_known() -> None:
    report = told(OWN)
    assert report.kind == "Zelfbeoordeling"
    assert every(report, blocks.Signal) == []
    lines = said(report, Part.DECISION)
    assert lines[1] == "# Wat weten we nog niet zonder cliënten?"
    assert lines[3] == "K Geen schade"
    # of the questions about harm that the layout names, this questionnaire has none
    assert list(chapters(report)) == [
        Part.DECISION,
        Part.NEXT,
        Part.MISSING_EVIDENCE,
        Part.NOTA,
        Part.REUSE,
        Part.FACTS,
        Part.COVERAGE,
        Part.METHOD,
    ]


def test_a_self_assessment_says_of_risks_whose_word_it_is() -> None:
    layout = replace(MINISTRY, sections=(LayoutSection(part=Part.RISKS),))
    warning, row = said(told(OWN, layout=layout), Part.RISKS)
    assert warning.startswith("Cliënten zijn over deze vragen nog niet gehoord.")
    assert row == "K Geen schade | 4 Volledig"


def test_a_self_assessment_says_how_to_ask_clients() -> None:
    heading, *steps = said(told(OWN), Part.NEXT)
    assert heading == "# Zo legt u het voorstel voor aan cliënten"
    assert "cliëntenorganisaties" in steps[0]


def test_the_nota_of_a_self_assessment_says_that_there_is_no_signal() -> None:
    lines = said(told(OWN), Part.NOTA)
    assert "Dit is dus geen cliënttoets." in lines[0]
    assert "Daarom is er geen signaal." in lines[1]


# --- what holds for every report


def _empty_chapters(report: blocks.Report) -> list[str]:
    return [
        anchor
        for anchor, body in chapters(report).items()
        if not any(not isinstance(block, blocks.Heading) for block in body)
    ]


_VALUE = st.sampled_from([0, 1, 2, 3, 4, None, "nvt", "te_vroeg", "weet_niet"])
_SAID = st.fixed_dictionaries({"K": _VALUE, "A": _VALUE, "B": _VALUE})
_RESPONSES = st.lists(
    st.builds(
        lambda one, who, name: response(ASKING, one, who, name),
        _SAID,
        st.sampled_from(Perspective),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(_RESPONSES, st.sampled_from([NOTHING_YET, POINTS]), st.sampled_from(Moment))
def test_no_chapter_is_empty_whatever_was_answered(
    responses: list[Response], follow_up: FollowUp, moment: Moment
) -> None:
    for layout in (MINISTRY, EVERY_PART):
        report = told(*responses, follow_up=follow_up, layout=layout, moment=moment)
        assert _empty_chapters(report) == []


@settings(max_examples=40)
@given(st.lists(_SAID, min_size=1, max_size=4), st.sampled_from([NOTHING_YET, POINTS]))
def test_the_report_is_the_same_whatever_fewer_than_five_persons_said(
    answers: list[dict[str, object]], follow_up: FollowUp
) -> None:
    few = [response(ASKING, one, FAMILIES, f"ouder {n}") for n, one in enumerate(answers)]
    silent = response(ASKING, {}, FAMILIES, "ouder")
    report = told(BRUG, OWN, *few, follow_up=follow_up)
    assert everything_said(report) == everything_said(told(BRUG, OWN, silent, follow_up=follow_up))


ODD = "<b>vet</b> {gat} {0} %s &amp; [x](http://x)"


def test_what_was_typed_after_a_test_is_never_taken_for_a_template_or_for_markup() -> None:
    reply = PointReply(decision=Decision.PARTLY, reason=ODD, place=ODD)
    follow_up = FollowUp(
        points=(AdvicePoint(text=ODD, place=ODD, wanted=ODD, decides=ODD, reply=reply),),
        stories=(Story(text=ODD, teller=ODD, consent=ODD, may_be_published=True),),
        next_test=ODD,
        contact=ODD,
    )
    report = told(BRUG, OWN, follow_up=follow_up, layout=EVERY_PART)
    html = page(report)
    assert "<b>vet</b>" not in html
    assert html.count("&lt;b&gt;vet&lt;/b&gt; {gat} {0} %s &amp;amp; [x](http://x)") >= 12
    assert pdf(report).startswith(b"%PDF-")


@pytest.mark.parametrize("responses", [[BRUG, OWN, *SIX], [OWN], []], ids=["both", "own", "none"])
def test_all_parts_together_make_a_sound_report(responses: list[Response]) -> None:
    report = told(*responses, follow_up=POINTS, layout=EVERY_PART)
    assert "</html>" in page(report)
    assert pdf(report).startswith(b"%PDF-")


def test_annexes_are_numbered_where_there_are_more_than_one() -> None:
    labels = [annex.label for annex in every(told(BRUG), blocks.Annex)]
    assert labels == [f"Bijlage {number}" for number in (1, 2, 3, 4, 5)]
    assert [annex.label for annex in every(told(BRUG, layout=FULL), blocks.Annex)] == ["Bijlage"]


# --- the example


@cache
def example() -> Snapshot:
    answered = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    return freeze(
        answered.assessment,
        answered.questionnaires,
        answered.responses,
        made_on=DAY,
        program="0.1.0",
        follow_up=answered.follow_up,
    )


def pages_before_the_annex(report: blocks.Report) -> int:
    document = pypdfium2.PdfDocument(pdf(report))
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return next(
        number for number, text in enumerate(texts) if re.search("(Bijlage|Annex) 1\\.", text)
    )


ENGLISH = language_at_hand("en_GB", content_folder("translations"))


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["Dutch", "English"])
def test_the_example_is_two_to_four_pages_and_its_annexes(language: Language) -> None:
    report = build_report(example(), MINISTRY, language)
    assert 2 <= pages_before_the_annex(report) <= 4
    first = pypdfium2.PdfDocument(pdf(report))[0].get_textpage().get_text_range()
    assert language.text("Wat nu te doen?") in first
    assert set(chapters(report)) >= {
        section.part for section in MINISTRY.sections if section.part is not Part.NEXT
    }


def test_the_self_assessment_of_the_example_is_two_to_four_pages_too() -> None:
    snapshot = example()
    own = tuple(one for one in snapshot.responses if one.perspective is OFFICIALS)
    alone = freeze(snapshot.assessment, snapshot.questionnaires, own, made_on=DAY, program="0.1.0")
    assert 2 <= pages_before_the_annex(build_report(alone, MINISTRY, DUTCH)) <= 4


def test_the_example_shows_the_questions_about_harm() -> None:
    rows = said(build_report(example(), MINISTRY, DUTCH), Part.RISKS)
    assert list(dict.fromkeys(row.partition(" ")[0] for row in rows)) == [
        "KT4",
        "KT5",
        "BE7",
        "RP9",
    ]
