"""Heat maps, changes between rounds, and what holds for every chart whatever its data are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Moment, Questionnaire
from cliënttoets.report import palette
from cliënttoets.report.blocks import Figure, plain
from cliënttoets.report.chart import (
    Answered,
    Band,
    Cell,
    Chart,
    Distribution,
    HeatMap,
    HeatRow,
    Interval,
    Pair,
    Party,
    Profile,
    Shift,
    Shifts,
    SideBySide,
    Span,
    Spread,
    State,
)
from cliënttoets.report.charting import divided, drawn
from cliënttoets.report.charting_cells import cell_shapes
from cliënttoets.report.charting_room import Room
from cliënttoets.report.content.heat_map import MOST_ROWS
from cliënttoets.report.content.report import build_report
from cliënttoets.report.drawing import Circle, Line, Polygon, Rect, Shape, Words, wrapped
from cliënttoets.report.figures import description, table
from cliënttoets.report.html import NARROW
from cliënttoets.report.layout import Layout, LayoutSection, Part
from cliënttoets.report.snapshot import EarlierRound, freeze
from cliënttoets.response.model import Response

from .drawings import ROOMS, extent, texts
from .sample_report import CHARTS, CODES, HEAT_MAP, SHIFTS, VALUES
from .scored import CLIENTS, FAMILIES, OFFICIALS, panel, questionnaire, rating, response

WIDE = Room(1000, 10)
TWO = (
    Party("Cliëntenorganisatie", "Cliënten\N{SOFT HYPHEN}organisatie"),
    Party("Praktijk", "Praktijk"),
)


def _heat(*cells: Cell, parties: tuple[Party, ...] = TWO, **more: Any) -> HeatMap:
    """A heat map of one row."""
    rows = (HeatRow("KT1 Betrokken", cells),)
    return replace(HEAT_MAP, **{"parties": parties, "rows": rows, **more})


def _drawn(chart: Chart, room: Room = WIDE) -> tuple[Shape, ...]:
    return drawn(chart, room).shapes


def _kind(shapes: Sequence[Shape], kind: type[Any]) -> list[Any]:
    return [shape for shape in shapes if isinstance(shape, kind)]


# --- heat maps


def test_a_cell_stands_under_its_party() -> None:
    shapes = _drawn(_heat(4, 2))
    # Labels take a third of 1000 and two columns 333.33 each: the middles are at 500 and 833.33.
    heads = [s.at[0] for s in _kind(shapes, Words) if s.text in ("Cliëntenorganisatie", "Praktijk")]
    digits = [s.at[0] for s in _kind(shapes, Words) if s.text in "42" and s.at[0] > 400]
    assert heads == pytest.approx([500, 833.333], abs=0.01)
    assert digits == pytest.approx([500, 833.333], abs=0.01)


def test_a_cell_fills_its_column_but_for_a_strip() -> None:
    cells = [rect for rect in _kind(_drawn(_heat(4, 2)), Rect) if rect.height == 18]
    # 333.33 wide, less 0.75 at either end
    assert [rect.width for rect in cells] == pytest.approx([331.833] * 2, abs=0.01)
    assert [rect.x for rect in cells] == pytest.approx([334.083, 667.417], abs=0.01)
    assert [rect.fill for rect in cells] == [palette.VALUES[4], palette.VALUES[2]]


@pytest.mark.parametrize("value", range(5))
def test_a_value_is_dark_as_it_is_high_and_says_its_digit(value: int) -> None:
    fill, *_, digit = cell_shapes(value, 5, WIDE, (0, 0), (50, 18))
    assert isinstance(fill, Rect)
    assert isinstance(digit, Words)
    assert (fill.fill, digit.text) == (palette.VALUES[value], str(value))


def test_a_range_has_the_fills_of_its_values_side_by_side() -> None:
    *parts, _, label = cell_shapes(Span(2, 4), 5, WIDE, (0, 0), (90, 18))
    # three values share 90: 30 each, less a strip of 0.75 at either end
    assert [(part.x, part.width) for part in _kind(parts, Rect)] == [
        (0.75, 28.5),
        (30.75, 28.5),
        (60.75, 28.5),
    ]
    assert isinstance(label, Words)
    assert label.text == "2–4"


def test_no_two_cells_look_alike_without_colour() -> None:
    cells: list[Cell] = [*range(5), Span(0, 1), Span(2, 4), *State]
    looks = {_without_colour(cell_shapes(cell, 5, WIDE, (0, 0), (50, 18))) for cell in cells}
    assert len(looks) == len(cells) == 12


def _without_colour(shapes: Sequence[Shape]) -> tuple[object, ...]:
    return tuple(
        shape.text if isinstance(shape, Words) else (type(shape), getattr(shape, "hatch", None))
        for shape in shapes
    )


def test_the_legend_has_every_value_and_only_the_marks_that_are_drawn() -> None:
    said = texts(_drawn(_heat(3, State.HIDDEN)))
    assert set(VALUES) <= set(said)
    assert "te weinig antwoorden om te tonen" in said
    assert "niet gevraagd" not in said


def test_a_head_is_broken_where_its_soft_hyphen_is() -> None:
    five = tuple(TWO[at % 2] for at in range(5))
    said = texts(_drawn(_heat(*range(5), parties=five), Room(704, 14)))
    assert said.count("Cliënten-") == said.count("organisatie") == 3
    assert not any("\N{SOFT HYPHEN}" in text for text in said)


def test_heads_without_room_become_letters_with_a_key() -> None:
    five = tuple(TWO[at % 2] for at in range(5))
    said = texts(_drawn(_heat(*range(5), parties=five), ROOMS["telephone"]))
    assert {"A", "B", "C", "D", "E"} <= set(said)
    assert "A = Cliëntenorganisatie" in " ".join(said)
    assert "organisatie" not in said


def test_a_group_is_named_once_and_again_on_the_next_page() -> None:
    rows = tuple(HeatRow(f"KT{at}", (1, 2), "Bereik") for at in range(8))
    chart = _heat(rows=rows)
    assert texts(_drawn(chart)).count("Bereik") == 1
    parts = divided(chart, WIDE, drawn(chart, WIDE).height * 0.75)
    assert parts is not None
    assert [texts(_drawn(part)).count("Bereik") for part in parts] == [1, 1]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((HeatRow("KT1", (1,)),), "does not have a cell for each party"),
        ((HeatRow("KT1", (1, 5)),), "has no words"),
        ((HeatRow("KT1", (1, Span(1, 3))),), "has no words"),
    ],
    ids=["too few cells", "no such value", "no such range"],
)
def test_a_heat_map_of_cells_that_nobody_can_read_is_refused(
    rows: tuple[HeatRow, ...], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        _heat(rows=rows)


def test_a_heat_map_is_told_cell_by_cell() -> None:
    assert description(_heat(0, State.NOT_ASKED), DUTCH) == (
        "KT1 Betrokken: Cliëntenorganisatie Niet (0), Praktijk niet gevraagd."
    )
    made = table(_heat(Span(0, 1), 3), DUTCH)
    assert [column.heading for column in made.columns] == [
        "Vraag",
        "Cliëntenorganisatie",
        "Praktijk",
    ]
    assert [plain(cell) for cell in made.rows[0]] == [
        "KT1 Betrokken",
        "allen laag (minstens 5 antwoorden)",
        "3",
    ]


# --- changes


def _shift(before: int, after: int, said: str = "zoveel") -> Shifts:
    return replace(SHIFTS, shifts=(Shift(label="KT1", before=before, after=after, said=said),))


def _arrow(chart: Shifts) -> tuple[Circle, list[Line], list[Polygon]]:
    """The ring, the lines and the head of the one row: without the legend and the scale."""
    shapes = _drawn(chart)
    ring = _kind(shapes, Circle)[-1]
    lines = [line for line in _kind(shapes, Line) if line.colour != palette.RULE]
    return ring, lines, _kind(shapes, Polygon)[2:]


def test_an_arrow_goes_from_the_earlier_to_the_later_value() -> None:
    ring, (line,), (head,) = _arrow(_shift(1, 3))
    # The axis runs from 300 to 800: 125 a step; 1 is at 425 and 3 at 675.
    assert ring.centre[0] == pytest.approx(425)
    assert head.points[0][0] == pytest.approx(675)
    # The head is 0.95 of 10 long, and the line ends half-way in it.
    assert (line.start[0], line.end[0]) == (pytest.approx(425), pytest.approx(670.25))
    assert all(x < 675 for x, _ in head.points[1:])


def test_an_arrow_back_points_the_other_way_in_another_colour() -> None:
    ring, _, (head,) = _arrow(_shift(3, 1))
    assert (ring.centre[0], head.points[0][0]) == (pytest.approx(675), pytest.approx(425))
    assert all(x > 425 for x, _ in head.points[1:])
    assert (head.fill, _arrow(_shift(1, 3))[2][0].fill) == (palette.OWN, palette.CLIENTS)


def test_what_stayed_has_a_bar_in_its_ring_and_no_head() -> None:
    ring, (bar,), heads = _arrow(_shift(2, 2))
    # 2 is at 550; the ring's radius is 4.2.
    assert ring.centre[0] == pytest.approx(550)
    assert (bar.start[0], bar.end[0]) == (pytest.approx(545.8), pytest.approx(554.2))
    assert heads == []


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS.keys())
def test_which_way_it_went_is_also_said(room: Room) -> None:
    assert "1 stap achteruit" in " ".join(texts(_drawn(SHIFTS, room)))
    assert "door andere beoordelaars" in " ".join(texts(_drawn(SHIFTS, room)))


def test_changes_are_told_with_both_values_and_what_to_know() -> None:
    assert description(replace(SHIFTS, shifts=SHIFTS.shifts[1:2]), DUTCH) == (
        "KT2 Zichtbare invloed op wat er staat: vorige toets Grotendeels (3), "
        "deze toets Gedeeltelijk (2), 1 stap achteruit; door andere beoordelaars."
    )
    made = table(SHIFTS, DUTCH)
    assert [plain(cell) for cell in made.rows[0]] == [
        "KT1 Vroeg betrokken",
        "Aanzet (1)",
        "Grotendeels (3)",
        "2 stappen vooruit",
        "–",
    ]


def test_a_table_of_changes_without_remarks_has_no_column_for_them() -> None:
    assert [column.heading for column in table(_shift(1, 3), DUTCH).columns] == [
        "Vraag",
        "Vorige toets",
        "Deze toets",
        "Verandering",
    ]


# --- every chart, whatever its data are

words = st.text("abcdefghij ëé-", min_size=1, max_size=60).map(lambda text: text.strip() or "a")
short = st.text("abcdefghijë", min_size=1, max_size=16)
values = st.integers(0, 4)
counts = st.lists(st.integers(0, 40), min_size=5, max_size=5).map(tuple)


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    names = draw(st.lists(short, min_size=1, max_size=5, unique=True))
    cells = st.one_of(values, st.sampled_from([Span(0, 1), Span(2, 4), *State]))
    row = st.lists(cells, min_size=len(names), max_size=len(names)).map(tuple)
    rows = st.builds(HeatRow, words, row, st.sampled_from(["", "groep"]))
    return HeatMap(
        parties=tuple(Party(name, name) for name in names),
        values=VALUES,
        words=HEAT_MAP.words,
        rows=tuple(draw(st.lists(rows, min_size=1, max_size=6))),
    )


moved = st.builds(
    Shift, label=words, before=values, after=values, said=short, remark=st.just("") | short
)
changes = st.lists(moved, min_size=1, max_size=6).map(
    lambda found: Shifts(("toen", "nu"), VALUES, tuple(found))
)
spreads = st.builds(
    Spread,
    perspective=words,
    counts=counts,
    without=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    summary=words,
)
distributions = st.lists(
    st.builds(Answered, words, st.lists(spreads, min_size=1, max_size=3).map(tuple)),
    min_size=1,
    max_size=3,
).map(lambda found: Distribution(VALUES, CODES, tuple(found)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lower, index, upper = sorted(draw(st.tuples(*[st.integers(0, 100)] * 3)))
    is_known = draw(st.booleans())
    return Interval(
        label=draw(words),
        series=draw(st.sampled_from(["", "cliënten", "praktijk"])),
        index=index if is_known else None,
        lower=lower,
        upper=upper,
        remark=draw(words),
    )


BANDS = (Band(0, "nog niet"), Band(25, "eerste stappen"), Band(50, "op weg"), Band(75, "sterk"))
profiles = st.lists(intervals(), min_size=1, max_size=5).map(
    lambda rows: Profile(BANDS, tuple(rows))
)
readings = st.none() | values.map(float) | st.sampled_from([0.5, 2.5])
pairs = st.builds(Pair, label=words, first=readings, second=readings, remark=st.just("") | words)
sides = st.lists(pairs, min_size=1, max_size=5).map(
    lambda found: SideBySide(("cliënten", "overheid"), VALUES, tuple(found))
)
every_chart = st.one_of(heat_maps(), changes, distributions, profiles, sides)
rooms = st.sampled_from(list(ROOMS.values()))


@settings(max_examples=150, deadline=None)
@given(chart=every_chart, room=rooms)
def test_no_mark_falls_outside_the_drawing(chart: Chart, room: Room) -> None:
    drawing = drawn(chart, room)
    left, top, right, bottom = extent(drawing)
    assert (left >= -0.5, top >= -0.5) == (True, True)
    assert (right <= room.width + 0.5, bottom <= drawing.height + 0.5) == (True, True)


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_telephone_no_letter_is_smaller_than_eleven_pixels(width: int) -> None:
    sizes = {
        shape.size
        for chart in CHARTS.values()
        for shape in drawn(chart, NARROW).shapes
        if isinstance(shape, Words)
    }
    # The margins of the page are 16 pixels each, and the drawing is as wide as what is left.
    assert min(sizes) * (width - 32) / NARROW.width >= 11


@settings(max_examples=150, deadline=None)
@given(chart=every_chart)
def test_the_words_of_a_chart_have_every_value_of_its_table(chart: Chart) -> None:
    said = description(chart, DUTCH)
    cells = [plain(cell) for row in table(chart, DUTCH).rows for cell in row]
    numbers = set(chain.from_iterable(re.findall(r"\d+(?:,\d)?", cell) for cell in cells))
    # Of answers that nobody gave the words keep silent.
    told = {*re.findall(r"\d+(?:,\d)?", said), *({"0"} if isinstance(chart, Distribution) else ())}
    assert numbers <= told
    assert all(plain(row[0]) in said for row in table(chart, DUTCH).rows)


@settings(max_examples=100, deadline=None)
@given(chart=every_chart, room=rooms, share=st.floats(0.3, 0.9))
def test_the_parts_of_a_divided_chart_are_all_of_it(chart: Chart, room: Room, share: float) -> None:
    height = drawn(chart, room).height * share
    parts = divided(chart, room, height)
    if parts is None:
        return
    assert drawn(parts[0], room).height <= height
    rows = [table(part, DUTCH).rows for part in parts]
    if isinstance(chart, Distribution | Shifts):  # whose columns depend on what is in them
        assert sum(map(len, rows)) == len(table(chart, DUTCH).rows)
    else:
        assert (*rows[0], *rows[1]) == table(chart, DUTCH).rows


MARKS = {
    State.HIDDEN: (Circle, 1),
    State.NOT_APPLICABLE: (Line, 2),
    State.NOT_ASKED: (Line, 1),
    State.TOO_EARLY: (Polygon, 1),
}
"""The shapes that only the cells of a heat map have, and how many each state has of them."""


@settings(max_examples=100, deadline=None)
@given(chart=heat_maps(), room=rooms)
def test_every_cell_of_a_heat_map_is_drawn_as_its_number_or_its_mark(
    chart: HeatMap, room: Room
) -> None:
    shapes = _drawn(chart, room)
    cells = Counter(cell for row in chart.rows for cell in row.cells)
    in_legend = Counter({*range(5), *cells})
    shown = cells + in_legend
    said = Counter(texts(shapes))
    for value in range(5):
        assert said[str(value)] == shown[value]
    assert [said["0–1"], said["2–4"]] == [shown[Span(0, 1)], shown[Span(2, 4)]]
    assert said["?"] == shown[State.WITHOUT_VALUE]
    expected: Counter[type] = Counter()
    for state, (kind, number) in MARKS.items():
        expected[kind] += number * shown[state]
    assert {kind: len(_kind(shapes, kind)) for kind in (Circle, Line, Polygon)} == {
        kind: expected[kind] for kind in (Circle, Line, Polygon)
    }


@settings(max_examples=100, deadline=None)
@given(chart=changes, room=rooms)
def test_every_change_is_drawn_at_both_its_values(chart: Shifts, room: Room) -> None:
    shapes = _drawn(chart, room)
    at = sorted({line.start[0] for line in _kind(shapes, Line) if line.colour == palette.RULE})
    rings = [ring.centre[0] for ring in _kind(shapes, Circle)[1:]]
    heads = [head.points[0][0] for head in _kind(shapes, Polygon)[2:]]
    gone = [shift for shift in chart.shifts if shift.before != shift.after]
    assert rings == pytest.approx([at[shift.before] for shift in chart.shifts])
    assert heads == pytest.approx([at[shift.after] for shift in gone])


@settings(max_examples=60, deadline=None)
@given(chart=distributions)
def test_every_count_is_a_segment_and_its_number_where_that_has_room(chart: Distribution) -> None:
    segments = [rect for rect in _kind(_drawn(chart), Rect) if rect.height == 16]
    given_ = [count for s in chart.spreads for count in (*s.counts, *s.without) if count]
    empty = [spread for spread in chart.spreads if not (any(spread.counts) or any(spread.without))]
    assert len(segments) == len(given_) + len(empty)
    numbers = Counter(text for text in texts(_drawn(chart)) if text.isdigit())
    assert numbers <= Counter(map(str, given_))


@settings(max_examples=60, deadline=None)
@given(chart=profiles)
def test_every_index_is_a_number_between_the_ends_of_its_line(chart: Profile) -> None:
    shapes = _drawn(chart)
    known = [row for row in chart.rows if row.index is not None]
    # The labels and words of these charts have no digits, and only an index is strong.
    assert [s.text for s in _kind(shapes, Words) if s.strong] == [str(row.index) for row in known]
    lines = [line for line in _kind(shapes, Line) if line.width == pytest.approx(1.8)]
    # The axis runs from 340 to 988: 6.48 a point.
    assert [(line.start[0], line.end[0]) for line in lines] == [
        (pytest.approx(340 + 6.48 * row.lower), pytest.approx(340 + 6.48 * row.upper))
        for row in known
    ]


@given(st.lists(short, min_size=1, max_size=4), st.floats(30, 200))
def test_a_word_is_broken_at_soft_hyphens_before_it_is_broken_elsewhere(
    syllables: list[str], width: float
) -> None:
    lines = wrapped("\N{SOFT HYPHEN}".join(syllables), 10, width, most=1000)
    assert "".join(lines).replace("-", "") == "".join(syllables)
    if max(map(len, syllables)) * 6.4 + 4.2 <= width:
        assert all(line.endswith("-") for line in lines[:-1])


# --- in a report


def _figures(
    *responses: Response,
    asking: Questionnaire,
    part: Part = Part.PERSPECTIVES,
    earlier: Sequence[Response] | None = None,
) -> list[Figure]:
    """The figures of a report of one part that hold a heat map or changes."""
    assessment = Assessment(proposal=Proposal(title="Een plan"), moment=Moment.M4)
    snapshot = freeze(assessment, (asking,), responses, made_on=date(2026, 11, 22), program="0.1.0")
    if earlier is not None:
        before = EarlierRound(
            assessment=assessment, questionnaires=(asking,), responses=tuple(earlier)
        )
        snapshot = replace(snapshot, earlier=before)
    layout = Layout(id="een", version=1, title="Een", sections=(LayoutSection(part=part),))
    report = build_report(snapshot, layout, DUTCH)
    return [
        block
        for block in report.blocks
        if isinstance(block, Figure) and isinstance(block.chart, HeatMap | Shifts)
    ]


FOUR = questionnaire([rating(name) for name in "ABCD"])


def test_the_title_of_a_heat_map_counts_where_perspectives_lie_far_apart() -> None:
    clients = response(FOUR, {"A": 3, "B": 3, "C": 4, "D": "weet_niet"})
    officials = response(FOUR, {"A": 4, "B": 1, "C": 4, "D": 0}, OFFICIALS, "dienst")
    (figure,) = _figures(clients, officials, asking=FOUR)
    # apart by 1, 2 and 0; D has one value
    assert figure.title == (
        "Bij 1 van de 3 vergelijkbare vragen liggen perspectieven minstens twee stappen uiteen"
    )
    assert [plain(cell) for cell in figure.table.rows[3]] == [
        "D Vraag D?",
        "geen antwoord met een cijfer",
        "0",
    ]


@pytest.mark.parametrize(
    ("clients", "officials", "title"),
    [
        ({"A": 3, "B": 2}, {"A": 3, "B": 1}, "Bij geen van de 2 vergelijkbare vragen liggen"),
        ({"A": 3}, {"A": 1}, "Bij de ene vergelijkbare vraag liggen perspectieven minstens twee"),
        ({"A": 3}, {"A": 2}, "Bij de ene vergelijkbare vraag liggen perspectieven geen twee"),
        ({"A": 3}, {"B": 2}, "Nog geen enkele vraag kreeg een waarde van twee perspectieven"),
    ],
    ids=["none apart", "one apart", "one and alike", "nothing in common"],
)
def test_the_title_of_a_heat_map_says_what_there_is(
    clients: dict[str, object], officials: dict[str, object], title: str
) -> None:
    (figure,) = _figures(
        response(FOUR, clients), response(FOUR, officials, OFFICIALS, "dienst"), asking=FOUR
    )
    assert figure.title.startswith(title)


def test_of_two_middle_values_a_cell_has_the_lower() -> None:
    two = panel(FOUR, CLIENTS, A=[1, 4], B=[2, 2])
    (figure,) = _figures(*two, response(FOUR, {"A": 4}, OFFICIALS, "dienst"), asking=FOUR)
    assert isinstance(figure.chart, HeatMap)
    assert [row.cells[0] for row in figure.chart.rows] == [1, 2, *[State.WITHOUT_VALUE] * 2]


def test_each_way_to_give_no_value_has_its_mark() -> None:
    asking = questionnaire(
        [rating("A"), rating("B"), rating("C"), rating("D", asked_of=[CLIENTS])],
    )
    clients = response(asking, {"A": "nvt", "B": "te_vroeg", "C": "weet_niet", "D": 1})
    officials = response(asking, {"A": 1, "B": 2, "C": 3}, OFFICIALS, "dienst")
    (figure,) = _figures(clients, officials, asking=asking)
    assert isinstance(figure.chart, HeatMap)
    assert [row.cells for row in figure.chart.rows] == [
        (State.NOT_APPLICABLE, 1),
        (State.TOO_EARLY, 2),
        (State.WITHOUT_VALUE, 3),
        (1, State.NOT_ASKED),
    ]


def test_of_persons_a_cell_tells_what_may_be_told_and_no_more() -> None:
    families = panel(
        FOUR,
        FAMILIES,
        A=[3] * 9 + [4],  # told: 3
        B=[1] * 10,  # all alike: told in a word
        C=[2, *[None] * 9],  # one answer: hidden
        D=["weet_niet"] * 10,  # all alike, and none has a number
    )
    (figure,) = _figures(*families, response(FOUR, {"A": 3}), asking=FOUR)
    assert isinstance(figure.chart, HeatMap)
    assert [row.cells[1] for row in figure.chart.rows] == [
        3,
        Span(0, 1),
        State.HIDDEN,
        State.WITHOUT_VALUE,
    ]


def test_a_perspective_of_too_few_has_no_column_but_is_named() -> None:
    few = panel(FOUR, FAMILIES, A=[0, 0], B=[0, 0])
    others = (response(FOUR, {"A": 3}), response(FOUR, {"A": 1}, OFFICIALS, "dienst"))
    (figure,) = _figures(*few, *others, asking=FOUR)
    assert isinstance(figure.chart, HeatMap)
    assert [party.name for party in figure.chart.parties] == [
        "Cliëntenorganisatie",
        "Overheid (zelfbeoordeling)",
    ]
    assert figure.note.endswith("Gezin of jongere: te weinig antwoorden om te tonen.")


def test_one_perspective_alone_has_no_heat_map() -> None:
    few = panel(FOUR, FAMILIES, A=[0, 0], B=[0, 0])
    assert _figures(response(FOUR, {"A": 3}), *few, asking=FOUR) == []


def test_sixty_questions_are_told_in_parts_of_whole_dimensions() -> None:
    dimensions = [{"id": f"d{n}", "title": f"Dimensie {n}"} for n in range(7)]
    asking = questionnaire(
        [rating(f"V{n}", dimension=f"d{n // 9}") for n in range(60)], dimensions=dimensions
    )
    answers = {f"V{n}": n % 5 for n in range(60)}
    found = _figures(
        response(asking, answers), response(asking, answers, OFFICIALS, "dienst"), asking=asking
    )
    charts = [figure.chart for figure in found if isinstance(figure.chart, HeatMap)]
    # Six dimensions of nine questions and one of six: two at a time are 18, and 6 are left.
    assert [len(each.rows) for each in charts] == [18, 18, 18, 6]
    assert max(len(each.rows) for each in charts) <= MOST_ROWS
    assert [row.label for each in charts for row in each.rows] == [
        f"V{n} Vraag V{n}?" for n in range(60)
    ]
    assert found[1].title == (
        "Deel 2 van 4: bij geen van de 18 vergelijkbare vragen liggen perspectieven twee stappen "
        "uiteen"
    )


def test_a_dimension_that_no_figure_holds_is_cut() -> None:
    asking = questionnaire([rating(f"V{n}") for n in range(45)])
    answers = {"V0": 1}
    found = _figures(
        response(asking, answers), response(asking, answers, OFFICIALS, "dienst"), asking=asking
    )
    assert [len(each.table.rows) for each in found] == [20, 20, 5]


def test_changes_are_counted_by_their_way_and_never_summed() -> None:
    before = response(FOUR, {"A": 1, "B": 3, "C": 2, "D": 0})
    now = response(FOUR, {"A": 3, "B": 2, "C": 2, "D": 1})
    (figure,) = _figures(now, asking=FOUR, part=Part.ROUNDS, earlier=[before])
    assert figure.title == "2 vragen vooruit, 1 vraag achteruit en 1 vraag gelijk"
    assert [plain(row[3]) for row in figure.table.rows] == [
        "2 stappen vooruit",
        "1 stap achteruit",
        "gelijk",
        "1 stap vooruit",
    ]


def test_what_cannot_be_compared_is_not_drawn() -> None:
    before = response(FOUR, {"A": 1, "B": 3})
    now = response(FOUR, {"A": 3, "C": 2})
    (figure,) = _figures(now, asking=FOUR, part=Part.ROUNDS, earlier=[before])
    assert [plain(row[0]) for row in figure.table.rows] == ["A Vraag A?"]


def test_a_round_of_which_nothing_can_be_compared_has_no_figure() -> None:
    before, now = response(FOUR, {"A": 1}), response(FOUR, {"B": 3})
    assert _figures(now, asking=FOUR, part=Part.ROUNDS, earlier=[before]) == []
