"""The rules of the signal, in their order, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from cliënttoets.language import DUTCH
from cliënttoets.scoring.scores import scores
from cliënttoets.scoring.signal import (
    CriticalItem,
    CriticalMissing,
    CriticalTooEarly,
    LowCoverage,
    NothingToScore,
    Reason,
    RestUndecided,
    Signal,
    SignalKind,
)
from cliënttoets.scoring.words import band_words, reason_words, signal_words

from .scored import CLIENTS, critical, panel, questionnaire, rating, response

# K1 blocks at 0 or 1, K2 at 0; with the eight others the weights add up to ten.
ASKING = questionnaire(
    [critical("K1", 1), critical("K2", 0), *(rating(f"Q{number}") for number in range(1, 9))]
)
OTHERS = tuple(f"Q{number}" for number in range(1, 9))


def signal_of(others: int | None, answered: int = 8, **critical_ones: object) -> Signal:
    """The signal of one client; `answered` of the other eight questions have the value `others`."""
    said = {name: others if number < answered else None for number, name in enumerate(OTHERS)}
    asking: Mapping[str, object] = {"K1": 3, "K2": 3, **critical_ones, **said}
    found = scores(ASKING, [response(ASKING, asking)]).perspectives[CLIENTS].signal
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "critical_items"),
    [
        pytest.param({"K1": 1}, (CriticalItem("K1", 1, 1),), id="at its threshold"),
        pytest.param({"K1": 0}, (CriticalItem("K1", 0, 1),), id="under its threshold"),
        pytest.param({"K2": 0}, (CriticalItem("K2", 0, 0),), id="a threshold of 0"),
        pytest.param(
            {"K1": 0, "K2": 0},
            (CriticalItem("K1", 0, 1), CriticalItem("K2", 0, 0)),
            id="two, in the order of the questionnaire",
        ),
    ],
)
def test_a_critical_question_at_or_under_its_threshold_blocks(
    said: dict[str, object], critical_items: tuple[CriticalItem, ...]
) -> None:
    found = signal_of(4, **said)
    assert found.kind is SignalKind.BLOCKED
    assert found.critical_items == critical_items
    assert found.bands is None
    assert not found.rest_is_undecided


def test_a_critical_question_just_over_its_threshold_does_not_block() -> None:
    assert signal_of(4, K1=2, K2=1).kind is SignalKind.BAND


def test_high_scores_elsewhere_cannot_buy_off_a_critical_question() -> None:
    assert signal_of(4, K1=1, K2=4).kind is SignalKind.BLOCKED


def test_the_lower_of_two_middle_values_decides_whether_it_blocks() -> None:
    asking = questionnaire([critical("K1", 1), rating("Q1")])
    found = scores(asking, panel(asking, K1=[1, 4], Q1=[4, 4])).perspectives[CLIENTS].signal
    assert found is not None
    assert found.critical_items == (CriticalItem("K1", 1, 1),)


def test_a_known_harm_comes_before_too_few_answers() -> None:
    found = signal_of(4, answered=0, K1=1)
    assert found.kind is SignalKind.BLOCKED
    assert found.rest_is_undecided
    assert found.reasons == (
        CriticalItem("K1", 1, 1),
        RestUndecided(),
        LowCoverage(Fraction(2, 10), Fraction(7, 10)),
    )


def test_what_blocks_and_what_is_missing_are_both_said() -> None:
    found = signal_of(4, K1=0, K2="weet_niet")
    assert found.reasons == (CriticalItem("K1", 0, 1), RestUndecided(), CriticalMissing("K2"))


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        pytest.param(5, SignalKind.BAND, id="seven tenths are enough"),
        pytest.param(4, SignalKind.UNDECIDED, id="six tenths are not"),
    ],
)
def test_coverage_under_the_threshold_leaves_it_undecided(answered: int, kind: SignalKind) -> None:
    assert signal_of(4, answered=answered).kind is kind


def test_the_threshold_of_the_coverage_is_the_questionnaire_s_own() -> None:
    asking = questionnaire([rating("Q1"), rating("Q2")], coverage_threshold=0.5)
    found = scores(asking, [response(asking, {"Q1": 4})]).perspectives[CLIENTS].signal
    assert found is not None
    assert found.kind is SignalKind.BAND


@pytest.mark.parametrize("said", [None, "weet_niet"])
def test_a_critical_question_without_a_value_leaves_it_undecided(said: str | None) -> None:
    found = signal_of(4, K2=said)
    assert found.kind is SignalKind.UNDECIDED
    assert found.reasons == (CriticalMissing("K2"),)


def test_the_client_side_s_own_nvt_needs_no_confirmation() -> None:
    assert signal_of(4, K2="nvt").kind is SignalKind.BAND


def test_too_early_is_allowed_on_a_critical_question_and_said() -> None:
    found = signal_of(4, K2="te_vroeg")
    assert found.kind is SignalKind.BAND
    assert found.reasons == (CriticalTooEarly("K2"),)


def test_a_critical_question_that_this_perspective_is_not_asked_asks_for_nothing() -> None:
    asking = questionnaire([critical("K1", 1, asked_of=["overheid_zelf"]), rating("Q1")])
    found = scores(asking, [response(asking, {"Q1": 4})]).perspectives[CLIENTS].signal
    assert found is not None
    assert (found.kind, found.reasons) == (SignalKind.BAND, ())


def test_without_a_question_that_applies_there_is_no_verdict() -> None:
    asking = questionnaire([rating("Q1")], coverage_threshold=0)
    for said in ("nvt", None):
        found = scores(asking, [response(asking, {"Q1": said})]).perspectives[CLIENTS].signal
        assert found is not None
        assert (found.kind, found.reasons) == (SignalKind.UNDECIDED, (NothingToScore(),))


def test_a_critical_question_without_weight_still_blocks() -> None:
    asking = questionnaire([critical("K1", 0, weight=0, weight_reason="Telt apart."), rating("Q1")])
    found = scores(asking, [response(asking, {"K1": 0, "Q1": 4})]).perspectives[CLIENTS].signal
    assert found is not None
    assert found.kind is SignalKind.BLOCKED


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(signal_of(4, K1=0), "Struikelblok: eerst oplossen", id="blocked"),
        pytest.param(signal_of(None), "Nog geen oordeel mogelijk", id="undecided"),
        # 8 * 4 + 2 * 3 = 38 of 40 points
        pytest.param(signal_of(4), "Sterk op dit moment", id="one band"),
        # 5 * 3 + 2 * 3 = 21 points: 52.5 at worst, 82.5 at best
        pytest.param(signal_of(3, answered=5), "Tussen “op weg” en “sterk”", id="two bands"),
    ],
)
def test_a_signal_is_worded(found: Signal, words: str) -> None:
    assert signal_words(found, DUTCH) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (CriticalItem("K2", 0, 0), "K2 heeft waarde 0. Dat is een struikelblok."),
        (CriticalItem("K1", 0, 1), "K1 heeft waarde 0. Tot en met 1 is dat een struikelblok."),
        (CriticalMissing("K1"), "K1 kan een struikelblok zijn, maar heeft nog geen waarde."),
        (
            CriticalTooEarly("K1"),
            "K1 kan een struikelblok zijn, maar het is te vroeg om dat te zeggen.",
        ),
        (
            LowCoverage(Fraction(2, 3), Fraction(7, 10)),
            "De dekking is 67\u00a0%. Voor een oordeel is 70\u00a0% nodig.",
        ),
        (
            LowCoverage(Fraction(699, 1000), Fraction(7, 10)),
            "De dekking is net geen 70\u00a0%: te weinig.",
        ),
        (NothingToScore(), "Er is nog geen enkel antwoord dat meetelt."),
        (RestUndecided(), "Voor de rest zijn er te weinig antwoorden."),
    ],
    ids=lambda each: each.kind if not isinstance(each, str) else "",
)
def test_a_reason_is_worded(reason: Reason, words: str) -> None:
    assert reason_words(reason, DUTCH) == words


def test_a_band_is_worded_inside_a_sentence() -> None:
    asking = questionnaire([rating("Q1"), rating("Q2")])
    said = {"one band": {"Q1": 2, "Q2": 2}, "two bands": {"Q1": 3}, "none": {}}
    words = {
        name: band_words(scores(asking, [response(asking, one)]).perspectives[CLIENTS].total, DUTCH)
        for name, one in said.items()
    }
    assert words == {
        "one band": "op weg",
        "two bands": "tussen “eerste stappen” en “sterk”",
        "none": "niet te bepalen",
    }
