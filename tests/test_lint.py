"""The linter warns of what can be read but is wrong: each warning once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cliënttoets.questionnaire.file import questionnaire_with_places
from cliënttoets.questionnaire.lint import warnings_in

CLEAN = """\
id: proef
version: 1
title: Een proef
introduction: Deze vragenlijst is een proef.
minutes: 5
perspectives: [clientorganisatie, praktijk]
moments: [M3]
dimensions:
  - {id: ruimte, title: Ruimte}
bands:
  - {at_least: 0, word: nog niet, signal: Nog niet}
  - {at_least: 50, word: op weg, signal: Op weg}
anchors: [Niet, Aanzet, Gedeeltelijk, Grotendeels, Volledig]
sections:
  - id: eerst
    title: Eerst dit
    questions:
      - kind: rating
        id: V1
        text: Zijn gezinnen betrokken?
        dimension: ruimte
        critical_up_to: 0
        critical_reason: Zonder gezinnen is er geen toets.
      - kind: rating
        id: V2
        text: Is er steun?
        asked_of: [praktijk]
      - kind: choice
        id: rol
        text: Wat is uw rol?
        options:
          - {id: ouder, text: Ouder}
          - {id: jongere, text: Jongere}
      - kind: choices
        id: domeinen
        text: Welke domeinen?
        options: [{id: school, text: School}, {id: wonen, text: Wonen}]
      - {kind: number, id: aantal, text: "Hoe vaak?", least: 0, greatest: 10}
      - {kind: number, id: duur, text: "Hoe lang?", decimals: 1}
      - {kind: date, id: dag, text: "Wanneer?", earliest: 2026-01-01, latest: 2026-12-31}
  - id: dan
    title: Dan dat
    questions:
      - kind: text
        id: helpt
        text: Wat helpt?
        tone: helpt
        asked_when: V1 <= 4
      - {kind: text, id: wringt, text: "Wat wringt?", tone: wringt}
  - id: slot
    title: Tot slot
    questions:
      - {kind: text, id: laatste, text: "Nog iets?"}
"""


def _warnings(text: str, folder: Path) -> list[str]:
    """The warnings about a text, each as `line:column: sentence`."""
    path = folder / "proef.yaml"
    path.write_text(text)
    read = questionnaire_with_places(path)
    found = read.placed(warnings_in(read.value))
    return [remark.line(path).removeprefix(f"{path}:") for remark in found]


def test_a_clean_questionnaire_has_no_warnings(tmp_path: Path) -> None:
    assert _warnings(CLEAN, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "        critical_reason: Zonder gezinnen is er geen toets.\n",
            "",
            "22:25: vraag 'V1': kritisch tot en met 0, zonder reden. Zeg in",
            id="a critical question without a reason",
        ),
        pytest.param(
            "        critical_up_to: 0\n",
            "",
            "22:26: vraag 'V1': een reden om kritisch te zijn, zonder drempel. Zet",
            id="a reason without a threshold",
        ),
        pytest.param(
            "        dimension: ruimte\n",
            "",
            "9:5: geen enkele vraag hoort bij dimensie 'ruimte'.",
            id="a dimension without questions",
        ),
        pytest.param(
            "tone: helpt",
            "lines: 2",
            "14:1: er is geen open vraag naar wat helpt. Voeg een vraag toe",
            id="nobody asks what helps",
        ),
        pytest.param(
            ", tone: wringt",
            "",
            "14:1: er is geen open vraag naar wat wringt.",
            id="nobody asks what chafes",
        ),
        pytest.param(
            '"Nog iets?"',
            "wat  HELPT?",
            "53:41: vraag 'laatste': dezelfde tekst als 'helpt'. Stel elke vraag één keer.",
            id="a question that repeats another",
        ),
        pytest.param(
            "{id: jongere, text: Jongere}",
            "{id: jongere, text: ouder}",
            "33:13: vraag 'rol', antwoord 'jongere': deze tekst staat al bij een ander antwoord.",
            id="two answers that say the same",
        ),
        pytest.param(
            "Grotendeels, Volledig]",
            "Gedeeltelijk., Volledig]",
            "13:39: deze tekst staat al bij een ander antwoord.",
            id="two anchors that say the same",
        ),
        pytest.param(
            '"Nog iets?"',
            "TODO vraag bedenken",
            "53:41: vraag 'laatste': in de tekst staat nog 'TODO'. Werk de tekst af.",
            id="a text that is not finished",
        ),
        pytest.param(
            "        asked_of: [praktijk]",
            "        weight: 0\n        weight_reason: Om te proberen.",
            "27:17: vraag 'V2': met gewicht 0 telt deze vraag nergens mee.",
            id="a weight of nought",
        ),
        pytest.param(
            "        asked_of: [praktijk]",
            "        weight_reason: Omdat het kan.",
            "27:24: vraag 'V2': een reden voor een gewicht dat gewoon 1 is.",
            id="a reason for no weight",
        ),
        pytest.param(
            "        dimension: ruimte",
            "        dimension: ruimte\n        asked_of: [praktijk]",
            "6:16: 'clientorganisatie' krijgt geen enkele scorevraag. Kijk 'asked_of' na",
            id="a perspective that scores nothing",
        ),
    ],
)
def test_what_is_readable_but_wrong_is_pointed_at(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    assert CLEAN.count(old) == 1
    (warning,) = _warnings(CLEAN.replace(old, new), tmp_path)
    assert warning.startswith(expected)


NEVER = (
    "48:21: vraag 'helpt': geen enkel antwoord maakt deze voorwaarde waar. "
    "De vraag wordt nooit gesteld: pas de voorwaarde aan of schrap de vraag."
)


@pytest.mark.parametrize(
    "condition",
    [
        "V1 > 4",
        "V1 < 2 and V1 > 3",
        "V1 == 1 and not answered(V1)",
        "rol == 'ouder' and rol == 'jongere'",
        "not (V1 >= 0)",
        "aantal > 10",
        "aantal > 3 and aantal < 4",
        "aantal == 2.5",
        "dag > '2026-12-31'",
        "dag > '2026-05-01' and dag < '2026-05-02'",
        "not (rol in ('ouder', 'jongere'))",
        "V1 < V2 and V2 < V1",
        "answered(aantal) and not answered(aantal)",
    ],
)
def test_a_condition_that_no_answers_meet_is_a_warning(condition: str, tmp_path: Path) -> None:
    found = _warnings(CLEAN.replace("asked_when: V1 <= 4", f"asked_when: {condition}"), tmp_path)
    assert found == [NEVER]


@pytest.mark.parametrize(
    "condition",
    [
        "V1 == 4 or V1 > 4",
        "not answered(V1)",
        "V1 != 2 and V1 != 3",
        "aantal == 10",
        "aantal > 3 and aantal < 5",
        "duur > 3 and duur < 3.2",
        "duur > 1000000",
        "aantal < duur",
        "dag >= '2026-12-31'",
        "answered(dag) and not (dag > '2026-01-02')",
        "'school' in domeinen and not ('wonen' in domeinen)",
        "V2 == 1",
    ],
)
def test_a_condition_that_some_answers_meet_is_none(condition: str, tmp_path: Path) -> None:
    quoted = condition.replace("'", "''")
    text = CLEAN.replace("asked_when: V1 <= 4", f"asked_when: '{quoted}'")
    assert _warnings(text, tmp_path) == []


def test_a_question_for_one_side_about_an_answer_of_another_is_never_asked(tmp_path: Path) -> None:
    text = CLEAN.replace(
        "asked_when: V1 <= 4", "asked_when: V2 <= 4\n        asked_of: [clientorganisatie]"
    )
    assert _warnings(text, tmp_path) == [NEVER]


def test_what_depends_on_a_question_that_is_never_asked_is_never_asked_either(
    tmp_path: Path,
) -> None:
    text = CLEAN.replace("asked_when: V1 <= 4", "asked_when: V1 > 4").replace(
        '"Nog iets?"', '"Nog iets?", asked_when: answered(helpt)'
    )
    first, second = _warnings(text, tmp_path)
    assert first == NEVER
    assert second.startswith("53:66: vraag 'laatste': geen enkel antwoord maakt")


def test_of_conditions_with_too_many_answers_to_try_nothing_is_claimed(tmp_path: Path) -> None:
    # 13 options have 8192 subsets, more than are tried.
    options = ", ".join(f"{{id: o{n}, text: Optie {n}}}" for n in range(13))
    text = CLEAN.replace(
        "[{id: school, text: School}, {id: wonen, text: Wonen}]", f"[{options}]"
    ).replace("V1 <= 4", "\"'o1' in domeinen and not ('o1' in domeinen)\"")
    assert _warnings(text, tmp_path) == []


# One perspective, with one question: the index is 0, 25, 50, 75 or 100.
ONE = CLEAN.replace("perspectives: [clientorganisatie, praktijk]", "perspectives: [praktijk]")
ONE = ONE.replace(
    """\
      - kind: rating
        id: V2
        text: Is er steun?
        asked_of: [praktijk]
""",
    "",
)
TOP = "  - {at_least: 50, word: op weg, signal: Op weg}\n"


def _band(at_least: float) -> str:
    return f"  - {{at_least: {at_least}, word: sterk, signal: Sterk}}\n"


@pytest.mark.parametrize("at_least", [75, 75.0, 80, 100])
def test_a_band_that_an_index_falls_in_is_reached(at_least: float, tmp_path: Path) -> None:
    assert _warnings(ONE.replace(TOP, TOP + _band(at_least)), tmp_path) == []


def test_a_band_between_two_indices_is_never_reached(tmp_path: Path) -> None:
    # 26 up to 50: no answer gives an index of 26 to 49.
    (warning,) = _warnings(ONE.replace(TOP, _band(26) + TOP), tmp_path)
    assert warning == (
        "12:5: geen volledig ingevulde lijst komt uit op 'sterk'. "
        "Verruim de strook, of voeg ze samen."
    )


def test_weights_move_what_can_be_reached(tmp_path: Path) -> None:
    # Weights 1 and 3: sums 0..4 + 3 * (0..4) of 16, so an index of 100 * 1/16 = 6.25 exists.
    narrow = CLEAN.replace(TOP, _band(6) + "  - {at_least: 7, word: op weg, signal: Op weg}\n")
    weighted = narrow.replace(
        "asked_of: [praktijk]", "weight: 3\n        weight_reason: Om te proberen."
    )
    assert _warnings(weighted, tmp_path) == []
    # Without weights two questions give steps of 100/8 = 12.5, and one question steps of 25.
    (warning,) = _warnings(narrow, tmp_path)
    assert warning.startswith("12:5: geen volledig ingevulde lijst komt uit op 'sterk'")


def test_weights_that_are_very_fine_reach_every_band(tmp_path: Path) -> None:
    # 1 and 0.00001 give steps of 1/400004 of the index: taken as reached, not computed.
    text = CLEAN.replace(TOP, TOP + _band(99.99999)).replace(
        "asked_of: [praktijk]", "weight: 0.00001\n        weight_reason: Om te proberen."
    )
    assert _warnings(text, tmp_path) == []
