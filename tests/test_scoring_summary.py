"""Scores in a terminal: the signal first, with the moment in the same line."""

from __future__ import annotations

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Moment, Perspective
from cliënttoets.response.model import Response
from cliënttoets.scoring.summary import summary

from .scored import OFFICIALS, critical, panel, questionnaire, rating, response

ASSESSMENT = Assessment(proposal=Proposal(title="Een vaste coach"), moment=Moment.M4)
ASKING = questionnaire(
    [rating("Q1", dimension="begin"), rating("Q2", dimension="begin")],
    [critical("Q3", 1)],
    dimensions=[{"id": "begin", "title": "Het begin"}],
)


def told(*responses: Response) -> list[str]:
    """The lines about these responses."""
    return summary(ASSESSMENT, [ASKING], responses, DUTCH).splitlines()


def test_a_summary_tells_everything_in_order() -> None:
    # Q1 counts as 2, Q2 is missing, Q3 counts as 1: 3 of 8 points, at worst 3 and at best 7 of 12.
    lines = told(*panel(ASKING, Q1=[2, 4], Q2=["weet_niet", None], Q3=[1, "nvt"]))
    assert lines == [
        "Een vaste coach",
        "Adviesronde (M4)",
        "",
        "Q: Een vragenlijst",
        "",
        "Cliëntenorganisatie, 2 invullers",
        "  Struikelblok: eerst oplossen – Adviesronde (M4)",
        "    Q3 heeft waarde 1. Tot en met 1 is dat een struikelblok.",
        "    Voor de rest zijn er te weinig antwoorden.",
        "    De dekking is 67\u00a0%. Voor een oordeel is 70\u00a0% nodig.",
        "  index 38, van 25 tot 58, dekking 67\u00a0%, tussen “eerste stappen” en “op weg”",
        "    Het begin: index 50, van 25 tot 75, dekking 50\u00a0%, "
        "tussen “eerste stappen” en “sterk”",
        "  Laagste waarde 1: Q3",
        "    Q1: 2–4 (1× 2, 1× 4)",
        "    Q2: geen antwoord met een cijfer, 1× weet niet, 1× niet beantwoord",
        "    Q3: 1 (1× 1), 1× niet van toepassing",
        "  Q3, niet van toepassing volgens clientorganisatie2: Dat speelt hier niet.",
    ]


def test_a_self_assessment_alone_says_that_it_gives_no_signal() -> None:
    lines = told(response(ASKING, {"Q1": 4, "Q2": 4, "Q3": 4}, OFFICIALS))
    at = lines.index("Overheid (zelfbeoordeling), 1 invuller")
    assert lines[at + 1 : at + 3] == [
        "  Een zelfbeoordeling alleen geeft geen signaal.",
        "  index 100, dekking 100\u00a0%, sterk",
    ]


def test_practice_is_no_self_assessment_and_gives_no_signal_either() -> None:
    lines = told(response(ASKING, {"Q1": 4, "Q2": 4, "Q3": 4}, Perspective.PRAKTIJK))
    at = lines.index("Praktijk, 1 invuller")
    assert lines[at + 1] == "  Alleen de cliëntzijde geeft een signaal."


def test_an_index_that_cannot_be_determined_says_so() -> None:
    lines = told(response(ASKING, {}))
    assert "  niet te bepalen" in lines
    assert not any("Laagste" in line for line in lines)


def test_a_reason_of_several_lines_stays_on_one() -> None:
    said = {"code": "nvt", "reason": "Eerst dit.\n\nDan dat."}
    lines = told(response(ASKING, {"Q1": said}))
    assert "  Q1, niet van toepassing volgens a: Eerst dit. Dan dat." in lines
