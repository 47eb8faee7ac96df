"""Whether the signal of a client-side perspective survives another reading of the same answers.

Not the second decimal is tried, but the verdict: the heading that a reader sees. Each reading
changes one choice of the method and leaves the rest as it is. What counts as one reading:

- all weights up to half lower or higher: one (`weights` tells how far they reach);
- every question that applies, left out: one each, also for one whose answers are missing;
- a 3 or 4 without evidence read as 2: one, only for those who are asked for evidence. The rule is
  made for the self-assessment, which carries no signal; here a perspective's own answers are held
  to it. Families are asked to explain and never to prove, so for them it is no reading;
- the upper median in place of the lower, for thresholds too: one;
- every missing value read as 0, and as 4, on critical questions too: two;
- the weakest link, every dimension as low as its lowest value: one. A missing answer may be the
  lowest. A question without a dimension stands by itself.

So their number is that of the questions that apply plus 5 for families and 6 for others: the same
whatever the answers say. A reading that finds nothing to read differently is counted and says so.

Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), chapter on uncertainty
and sensitivity analysis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from ..language import Language, marked
from ..questionnaire.model import HIGHEST_RATING, Perspective, Questionnaire
from ..response.model import Response
from .evidence import claims, read_strictly
from .item import ItemScore, Standing, Tally, item_score
from .scores import PerspectiveScore
from .signal import signal
from .verdict import Stake, Verdict, quoted_words, stakes_of, total_of, verdict_of, whole_weights
from .weights import WeightReach, weight_reach

Items = Mapping[str, ItemScore]


class Scenario(StrEnum):
    """Which choice of the method a reading changes."""

    WEIGHTS = "weights"
    WITHOUT_ITEM = "without_item"
    STRICT_EVIDENCE = "strict_evidence"
    UPPER_MEDIAN = "upper_median"
    MISSING_WORST = "missing_worst"
    MISSING_BEST = "missing_best"
    WEAKEST_LINK = "weakest_link"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one other reading makes of the signal.

    `question` is the one that is left out, and None in every other scenario. `index` is the index
    as read, in [0, 100]; None where there is none, and for weights, which make a range of it.
    `verdicts` are one, except for weights: there the verdict as it stands and what they can make of
    it. `is_idle` says that there was nothing to read differently: the same then proves nothing.
    """

    scenario: Scenario
    question: str | None = None
    index: Fraction | None
    verdicts: tuple[Verdict, ...]
    is_same: bool
    is_idle: bool


@dataclass(frozen=True, kw_only=True)
class Robustness:
    """The verdict as it stands, and all readings of it in the order of `Scenario`."""

    verdict: Verdict
    readings: tuple[Reading, ...]
    weights: WeightReach

    @property
    def total(self) -> int:
        """How many readings there are."""
        return len(self.readings)

    @property
    def same(self) -> int:
        """How many of them give the same verdict."""
        return sum(reading.is_same for reading in self.readings)

    @property
    def idle(self) -> int:
        """How many of them found nothing to read differently."""
        return sum(reading.is_idle for reading in self.readings)


@dataclass(frozen=True)
class _Trial:
    """The items and the stakes as one scenario reads them."""

    scenario: Scenario
    items: Items
    stakes: Mapping[str, Stake]
    without: str | None = None


def robustness(
    questionnaire: Questionnaire, score: PerspectiveScore, responses: Sequence[Response]
) -> Robustness:
    """How the signal of `score` stands other readings of `responses`, of which it is the score.

    Responses of other perspectives may be among them. Raises ValueError for a perspective without
    a signal.
    """
    if score.signal is None:
        raise ValueError(f"{score.perspective} has no signal")
    verdict = verdict_of(score.signal)
    reach = weight_reach(questionnaire, score)
    stakes = stakes_of(score.items, whole_weights(questionnaire))
    readings = (
        _reading(
            questionnaire,
            trial,
            verdict,
            is_idle=trial.items == score.items and trial.stakes == stakes,
        )
        for trial in _trials(questionnaire, score, stakes, responses)
    )
    return Robustness(verdict=verdict, readings=(_weighed(reach), *readings), weights=reach)


def _weighed(reach: WeightReach) -> Reading:
    return Reading(
        scenario=Scenario.WEIGHTS,
        index=None,
        verdicts=reach.verdicts,
        is_same=reach.is_same,
        is_idle=not reach.matter,
    )


def _reading(
    questionnaire: Questionnaire, trial: _Trial, verdict: Verdict, *, is_idle: bool
) -> Reading:
    total = total_of(questionnaire, trial.stakes.values())
    found = verdict_of(signal(questionnaire, trial.items, total))
    return Reading(
        scenario=trial.scenario,
        question=trial.without,
        index=total.index,
        verdicts=(found,),
        is_same=found == verdict,
        is_idle=is_idle,
    )


def _trials(
    questionnaire: Questionnaire,
    score: PerspectiveScore,
    stakes: Mapping[str, Stake],
    responses: Sequence[Response],
) -> Iterator[_Trial]:
    """Every reading but that of the weights, in the order of `Scenario`."""
    weights, items = whole_weights(questionnaire), score.items
    for name in stakes:
        others = {other: stake for other, stake in stakes.items() if other != name}
        never_asked = {**items, name: item_score(name, Tally())}
        yield _Trial(Scenario.WITHOUT_ITEM, never_asked, others, name)
    if score.perspective is not Perspective.GEZIN_JONGERE:
        strict = read_strictly(items, claims(questionnaire, responses, score.perspective))
        yield _Trial(Scenario.STRICT_EVIDENCE, strict, stakes_of(strict, weights))
    for scenario, read in (
        (Scenario.UPPER_MEDIAN, _upper(items)),
        (Scenario.MISSING_WORST, _filled(items, 0)),
        (Scenario.MISSING_BEST, _filled(items, HIGHEST_RATING)),
    ):
        yield _Trial(scenario, read, stakes_of(read, weights))
    yield _Trial(Scenario.WEAKEST_LINK, items, _weakest(questionnaire, stakes))


def _upper(items: Items) -> Items:
    """The items with the upper median in place of the lower."""
    return {
        name: item if item.middle is None else replace(item, middle=(item.middle[1],) * 2)
        for name, item in items.items()
    }


def _filled(items: Items, value: int) -> Items:
    """The items with a value for all that is missing."""
    return {
        name: replace(item, middle=(value, value), standing=Standing.VALUED)
        if item.standing is Standing.MISSING
        else item
        for name, item in items.items()
    }


def _weakest(questionnaire: Questionnaire, stakes: Mapping[str, Stake]) -> dict[str, Stake]:
    """The stakes with each dimension as low as its lowest question."""
    chains: dict[str, list[str]] = defaultdict(list)
    for question in questionnaire.ratings():
        if question.id in stakes and question.dimension is not None:
            chains[question.dimension].append(question.id)
    weakened = dict(stakes)
    for names in chains.values():
        chain = [stakes[name] for name in names]
        weakened.update(zip(names, _weakened(chain), strict=True))
    return weakened


def _weakened(chain: Sequence[Stake]) -> Iterator[Stake]:
    known = min((stake.value for stake in chain if stake.value is not None), default=None)
    low, high = min(stake.low for stake in chain), min(stake.high for stake in chain)
    for stake in chain:
        yield Stake(stake.weight, None if stake.value is None else known, low, high)


SCENARIOS = {
    Scenario.WEIGHTS: marked("Gewichten tot de helft lager of hoger"),
    Scenario.WITHOUT_ITEM: marked("Zonder {question}"),
    Scenario.STRICT_EVIDENCE: marked("Een 3 of 4 zonder bewijs telt als 2"),
    Scenario.UPPER_MEDIAN: marked("Van twee middelste waarden telt de hoogste"),
    Scenario.MISSING_WORST: marked("Wat ontbreekt, is 0"),
    Scenario.MISSING_BEST: marked("Wat ontbreekt, is 4"),
    Scenario.WEAKEST_LINK: marked("Per dimensie telt de laagste waarde"),
}


def scenario_words(reading: Reading, language: Language) -> str:
    """What is read differently, as the head of a row."""
    return language.text(SCENARIOS[reading.scenario], question=reading.question)


def outcome_words(reading: Reading, language: Language) -> str:
    """What that gives, beside `scenario_words`."""
    if reading.is_idle:
        return language.text("hetzelfde signaal: er is niets anders te lezen")
    if reading.is_same:
        return language.text("hetzelfde signaal")
    found = ", ".join(quoted_words(verdict, language) for verdict in _others(reading))
    if reading.scenario is Scenario.WEIGHTS:
        return language.text("kan ook dit zijn: {signals}", signals=found)
    return found


def _others(reading: Reading) -> tuple[Verdict, ...]:
    return reading.verdicts[1:] if reading.scenario is Scenario.WEIGHTS else reading.verdicts


def robustness_words(found: Robustness, language: Language) -> tuple[str, ...]:
    """How many readings give the same signal, in sentences."""
    said = language.texts(
        "Het signaal is nog op {number} andere manier berekend. {same} keer kwam hetzelfde uit.",
        "Het signaal is nog op {number} andere manieren berekend. {same} keer kwam hetzelfde uit.",
        found.total,
        same=language.number(found.same),
    )
    if found.idle == 0:
        return (said,)
    return (
        said,
        language.texts(
            "Bij {number} daarvan kon niets anders uitkomen.",
            "Bij {number} daarvan kon niets anders uitkomen.",
            found.idle,
        ),
    )
