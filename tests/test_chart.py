"""Charts: what is drawn where, that colour never speaks alone, and that nothing falls outside."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.report import palette
from cliënttoets.report.blocks import plain
from cliënttoets.report.chart import (
    MOST_CODES,
    MOST_SERIES,
    Answered,
    Chart,
    Distribution,
    Interval,
    Level,
    Pair,
    Profile,
    SideBySide,
    Spread,
)
from cliënttoets.report.charting import divided, drawn
from cliënttoets.report.charting_fills import CODE_FILLS
from cliënttoets.report.charting_marks import FORMS, mark
from cliënttoets.report.charting_room import Room
from cliënttoets.report.contrast import contrast, luminance
from cliënttoets.report.drawing import (
    Circle,
    Line,
    Polygon,
    Rect,
    Shape,
    Words,
    estimated_width,
    wrapped,
)
from cliënttoets.report.figures import description, table
from cliënttoets.report.pdf_fonts import REGULAR, STRONG
from cliënttoets.report.pdf_fonts import width as width_in_fira
from cliënttoets.report.sign import COLOURS, sign

from .drawings import ROOMS, extent
from .sample_report import CHARTS, CLIENTS, CODES, DISTRIBUTION, OWN, PROFILE, SIDE_BY_SIDE, VALUES

WIDE = Room(1000, 10)


def _bar(spread: Spread) -> list[Shape]:
    """The shapes of a chart of one bar."""
    chart = Distribution(VALUES, CODES, (Answered("", (spread,)),))
    return list(drawn(chart, WIDE).shapes)


def _segments(shapes: list[Shape]) -> list[Rect]:
    """The segments of a bar, without the legend above, hatch plates and so on."""
    return [shape for shape in shapes if isinstance(shape, Rect) and shape.height == 16]


def _pointers(shapes: list[Shape]) -> list[float]:
    """Where on the x axis the marks of the median point."""
    return [shape.points[2][0] for shape in shapes if isinstance(shape, Polygon)]


def test_segments_are_as_wide_as_their_share() -> None:
    spread = replace(CLIENTS, counts=(0, 1, 0, 3, 0), without=(0, 0), medians=())
    # Of 1000, labels take 220 and summaries 260; 520 / 4 answers = 130 each. A strip of 0.75 stays
    # free at both ends of a segment.
    assert [(rect.x, rect.width) for rect in _segments(_bar(spread))] == [
        (220.75, 128.5),
        (350.75, 388.5),
    ]


def test_answers_without_a_number_stand_apart() -> None:
    spread = replace(CLIENTS, counts=(0, 1, 0, 3, 0), without=(0, 2), medians=())
    # 520 - 6 apart = 514; 514 / 6 answers = 85.67: 220 + 4 x 85.67 + 6 = 568.67, and a strip 0.75.
    code = _segments(_bar(spread))[-1]
    assert (code.x, code.width) == (pytest.approx(569.417, abs=0.01), pytest.approx(169.833, 0.01))


def test_each_count_is_written_in_its_segment() -> None:
    texts = [shape.text for shape in _bar(CLIENTS) if isinstance(shape, Words)]
    assert [text for text in texts if text.isdigit()] == ["2", "1", "4", "1", "2"]


def test_the_median_points_at_its_segment() -> None:
    spread = replace(CLIENTS, counts=(1, 0, 3, 0, 0), without=(0, 0), medians=(2,))
    # The segment of 2 runs from 220 + 130 to 740; its middle is 545.
    assert _pointers(_bar(spread)) == [545]


def test_a_median_between_two_values_points_at_both() -> None:
    # Two answers share 520: the middles are 220 + 130 and 220 + 390.
    assert _pointers(_bar(OWN)) == [350, 610]


def test_a_spread_without_answers_has_an_empty_bar() -> None:
    spread = replace(CLIENTS, counts=(0, 0, 0, 0, 0), without=(0, 0), medians=())
    shapes = _bar(spread)
    assert [rect.fill for rect in _segments(shapes)] == [palette.FAINT]
    assert _pointers(shapes) == []


def test_counts_must_match_the_legend() -> None:
    with pytest.raises(ValueError, match="do not match"):
        Distribution(VALUES, CODES, (Answered("KT1", (replace(CLIENTS, without=(1,)),)),))


def test_values_grow_darker_so_that_they_read_in_black_and_white() -> None:
    shades = [luminance(colour) for colour in palette.VALUES]
    assert all(lighter - darker > 0.03 for lighter, darker in pairwise(shades))


def test_no_two_answers_look_alike_without_colour() -> None:
    codes = ("Nvt", "Te vroeg", "Weet niet", "Leeg", "Wil niet")
    spread = replace(CLIENTS, counts=(1, 1, 1, 1, 1), without=(1, 1, 1, 1, 1), medians=())
    chart = Distribution(VALUES, codes, (Answered("", (spread,)),))
    looks = {
        (round(luminance(rect.fill), 2), rect.hatch)
        for rect in _segments(list(drawn(chart, WIDE).shapes))
    }
    assert len(looks) == 10
    assert len({hatch for _, hatch in looks if hatch}) == 4  # the lowest value's and three codes'


def _legend_words(chart: Chart) -> list[str]:
    """The words of the legend, which stand on the first line of a wide chart."""
    return [s.text for s in drawn(chart, WIDE).shapes if isinstance(s, Words) and s.at[1] < 12]


def _code_looks(chart: Distribution) -> list[tuple[str, object]]:
    """How the segments of codes look: on white or grey, as no value is."""
    rects = _segments(list(drawn(chart, WIDE).shapes))
    grounds = (palette.WHITE, palette.NO_VALUE)
    return [(rect.fill, rect.hatch) for rect in rects if rect.fill in grounds]


@pytest.mark.parametrize("code", range(MOST_CODES))
def test_a_code_looks_the_same_whichever_others_were_given(code: int) -> None:
    codes = ("Nvt", "Te vroeg", "Weet niet", "Wil niet", "Leeg")
    alone = replace(CLIENTS, without=tuple(int(at == code) for at in range(5)))
    everyone = replace(CLIENTS, without=(1, 1, 1, 1, 1))
    look = _code_looks(Distribution(VALUES, codes, (Answered("", (alone,)),)))
    looks = _code_looks(Distribution(VALUES, codes, (Answered("", (everyone,)),)))
    assert look == [looks[code]]
    assert len(set(looks)) == 5


def test_a_legend_has_every_value_and_only_the_codes_that_were_given() -> None:
    chart = Distribution(VALUES, CODES, (Answered("", (CLIENTS, OWN)),))
    values = ["Niet (0)", "Aanzet (1)", "Gedeeltelijk (2)", "Grotendeels (3)", "Volledig (4)"]
    assert _legend_words(chart) == [*values, "Weet niet"]


def test_there_is_a_look_for_as_many_codes_and_series_as_a_chart_may_have() -> None:
    assert (len(CODE_FILLS), len(FORMS)) == (MOST_CODES, MOST_SERIES)
    with pytest.raises(ValueError, match="6 codes"):
        Distribution(VALUES, tuple("abcdef"), ())
    rows = tuple(Interval(label="", series=s, index=1, lower=0, upper=2) for s in "abcdefghi")
    with pytest.raises(ValueError, match="9 series"):
        Profile(PROFILE.bands, rows)


@pytest.mark.parametrize("fill", palette.VALUES)
def test_a_number_reads_on_its_fill(fill: str) -> None:
    assert contrast(fill, palette.ink_on(fill)) >= 4.5


@pytest.mark.parametrize("level", Level)
def test_a_verdict_reads_on_its_ground(level: Level) -> None:
    assert contrast(COLOURS[level], palette.FAINT) >= 4.5


def test_black_and_white_contrast_by_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_verdict_has_a_sign_of_its_own() -> None:
    def shape_of(level: Level) -> tuple[object, ...]:
        return tuple(
            (type(shape), getattr(shape, "text", ""), getattr(shape, "fill", "") == palette.WHITE)
            for shape in sign(level, 40).shapes
        )

    assert len({shape_of(level) for level in Level}) == len(Level)


def test_an_index_lies_on_the_line_from_worst_to_best() -> None:
    row = Interval(label="Bereik", index=50, lower=25, upper=75)
    shapes = drawn(Profile(PROFILE.bands, (row,)), WIDE).shapes
    # The axis runs from 340 to 988: 648 / 100 = 6.48 a point; 340 + 50 x 6.48 = 664.
    (dot,) = [shape for shape in shapes if isinstance(shape, Circle)]
    assert dot.centre[0] == pytest.approx(664)
    (line,) = [shape for shape in shapes if isinstance(shape, Line) and shape.width > 1.7]
    assert (line.start[0], line.end[0]) == (pytest.approx(502), pytest.approx(826))
    assert [shape.text for shape in shapes if isinstance(shape, Words) and shape.strong] == ["50"]


def test_an_index_that_is_not_there_is_said_in_words() -> None:
    row = Interval(label="Bereik", index=None, lower=0, upper=100, remark="te weinig antwoorden")
    shapes = drawn(Profile(PROFILE.bands, (row,)), WIDE).shapes
    assert not [shape for shape in shapes if isinstance(shape, Circle)]
    assert "te weinig antwoorden" in [shape.text for shape in shapes if isinstance(shape, Words)]


PERSPECTIVES = ("organisaties", "gezinnen", "praktijk", "overheid", "onderzoek")


def _row(series: str, label: str = "Bereik") -> Interval:
    return Interval(label=label, series=series, index=50, lower=40, upper=60)


def _marks(chart: Profile) -> dict[str, object]:
    """The form of the mark in each row, by the label of the row."""
    marks = [s for s in drawn(chart, WIDE).shapes if isinstance(s, Circle | Polygon)]
    in_rows = marks[-len(chart.rows) :]
    return {row.label: _form(shape) for row, shape in zip(chart.rows, in_rows, strict=True)}


def _form(shape: Shape) -> tuple[object, bool]:
    """What a mark looks like, wherever it stands, and whether it is hollow."""
    assert isinstance(shape, Circle | Polygon)
    hollow = shape.fill == palette.WHITE
    if isinstance(shape, Circle):
        return ("disc", hollow)
    left, top = min(x for x, _ in shape.points), min(y for _, y in shape.points)
    return (tuple((round(x - left, 1), round(y - top, 1)) for x, y in shape.points), hollow)


def test_the_first_five_marks_differ_in_form_and_all_in_form_or_fill() -> None:
    forms = [_form(mark(series, (0, 0), 5)) for series in range(MOST_SERIES)]
    assert len({form for form, _ in forms[:5]}) == 5
    assert len(set(forms)) == MOST_SERIES


def test_a_mark_means_the_same_in_charts_of_the_same_series() -> None:
    rows = tuple(_row(who, who) for who in PERSPECTIVES)
    everyone = _marks(Profile(PROFILE.bands, rows, PERSPECTIVES))
    some = _marks(Profile(PROFILE.bands, (rows[3], rows[1]), PERSPECTIVES))
    assert some == {"overheid": everyone["overheid"], "gezinnen": everyone["gezinnen"]}


def test_series_that_were_not_foretold_have_the_marks_that_are_left() -> None:
    chart = Profile(PROFILE.bands, (_row("zorg"), _row("gezinnen")), ("gezinnen",))
    assert chart.series == ("gezinnen", "zorg")


def test_the_parts_of_a_divided_chart_keep_their_marks() -> None:
    whole = Profile(PROFILE.bands, tuple(_row(who, who) for who in PERSPECTIVES))
    parts = divided(whole, WIDE, drawn(whole, WIDE).height * 0.75)
    assert parts is not None
    first, rest = parts
    assert isinstance(first, Profile)
    assert isinstance(rest, Profile)
    assert _marks(first) | _marks(rest) == _marks(whole)


def test_a_legend_says_whose_each_mark_is_where_there_are_several() -> None:
    two = Profile(PROFILE.bands, (_row("overheid"), _row("gezinnen")), PERSPECTIVES)
    assert _legend_words(two) == ["gezinnen", "overheid"]
    one = Profile(PROFILE.bands, (_row("overheid"), _row("overheid")), PERSPECTIVES)
    assert "overheid" not in _legend_words(one)


def test_readings_that_differ_are_joined_and_equal_ones_enclose() -> None:
    apart = drawn(_one_pair(Pair(label="KT1", first=1, second=3)), WIDE).shapes
    equal = drawn(_one_pair(Pair(label="KT1", first=2, second=2)), WIDE).shapes
    assert len([s for s in apart if isinstance(s, Line) and s.colour == palette.SOFT]) == 1
    assert not [s for s in equal if isinstance(s, Line) and s.colour == palette.SOFT]
    disc = [shape for shape in equal if isinstance(shape, Circle)][-1]
    square = [shape for shape in equal if isinstance(shape, Polygon)][-1]
    assert square.points[0][0] < disc.centre[0] - disc.radius


def test_a_missing_reading_has_no_mark() -> None:
    shapes = drawn(_one_pair(Pair(label="KT1", first=None, second=3)), WIDE).shapes
    # The one disc is the legend's.
    assert len([shape for shape in shapes if isinstance(shape, Circle)]) == 1


def _one_pair(pair: Pair) -> SideBySide:
    return SideBySide(SIDE_BY_SIDE.names, VALUES, (pair,))


def test_words_without_room_over_the_axis_are_written_out_above_it() -> None:
    texts = [s.text for s in drawn(SIDE_BY_SIDE, ROOMS["telephone"]).shapes if isinstance(s, Words)]
    assert {"0", "1", "2", "3", "4"} <= set(texts)
    assert "Niet (0), Aanzet (1), Gedeeltelijk (2)," in texts


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS.keys())
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_nothing_falls_outside_the_drawing(chart: Chart, room: Room) -> None:
    drawing = drawn(chart, room)
    left, top, right, bottom = extent(drawing)
    assert (left >= -0.5, top >= -0.5) == (True, True)
    assert (right <= room.width + 0.5, bottom <= drawing.height + 0.5) == (True, True)


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS.keys())
def test_a_long_remark_stays_within_the_axis(room: Room) -> None:
    remark = "nog geen oordeel: te veel vragen kregen geen antwoord met een cijfer"
    row = Interval(label="Bereik", index=None, lower=0, upper=100, remark=remark)
    drawing = drawn(Profile(PROFILE.bands, (row,)), room)
    texts = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert remark in " ".join(texts)
    assert extent(drawing)[2] <= room.width


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS.keys())
def test_a_long_word_beside_a_bar_is_not_broken(room: Room) -> None:
    spread = replace(CLIENTS, perspective="Cliëntenorganisatie", summary="mediaan 3")
    chart = Distribution(VALUES, CODES, (Answered("", (spread,)),))
    texts = [shape.text for shape in drawn(chart, room).shapes if isinstance(shape, Words)]
    assert [text for text in texts if text.startswith("Cliëntenorganisatie")]


def test_a_long_chart_is_divided_between_its_questions() -> None:
    questions = tuple(Answered(f"KT{number}", (CLIENTS,)) for number in range(1, 8))
    chart = Distribution(VALUES, CODES, questions)
    half = drawn(chart, WIDE).height * 0.6
    parts = divided(chart, WIDE, half)
    assert parts is not None
    first, rest = parts
    assert isinstance(first, Distribution)
    assert isinstance(rest, Distribution)
    assert first.questions + rest.questions == questions
    assert drawn(first, WIDE).height <= half


@pytest.mark.parametrize("chart", [PROFILE, SIDE_BY_SIDE], ids=["profile", "side by side"])
def test_a_part_of_a_chart_has_two_rows_or_more(chart: Chart) -> None:
    assert divided(chart, WIDE, 10_000) is None


def test_a_distribution_is_told_with_every_count() -> None:
    told = description(DISTRIBUTION, DUTCH)
    assert told.startswith(
        "KT1. Vroeg betrokken, cliëntenorganisaties: Niet 2, Aanzet 1, Grotendeels 4, "
        "Volledig 1, Weet niet 2 (mediaan 3, 10 antwoorden)."
    )


def test_a_profile_is_told_with_its_worst_and_best_case() -> None:
    assert description(PROFILE, DUTCH) == (
        "Bereik, cliënten: 60, in het slechtste geval 50 en in het beste geval 67. "
        "Bereik, praktijk: 71, in het slechtste geval 71 en in het beste geval 71. "
        "Invloed: te weinig antwoorden."
    )


def test_pairs_are_told_with_their_words() -> None:
    assert description(SIDE_BY_SIDE, DUTCH) == (
        "KT1. Betrokken: cliënten Aanzet (1), zelfbeoordeling Grotendeels (3) "
        "(verschil van 2 stappen). "
        "KT2. Invloed: cliënten Gedeeltelijk (2), zelfbeoordeling Gedeeltelijk (2). "
        "KT6. Bereik: cliënten geen antwoord, zelfbeoordeling 2,5."
    )


@pytest.mark.parametrize(
    ("chart", "row"),
    [
        pytest.param(
            DISTRIBUTION,
            ["KT1. Vroeg betrokken", "cliëntenorganisaties", *"21041", "2 weet niet", "3"],
            id="distribution",
        ),
        pytest.param(PROFILE, ["Bereik", "cliënten", "60", "50", "67"], id="profile"),
        pytest.param(
            SIDE_BY_SIDE,
            ["KT1. Betrokken", "Aanzet (1)", "Grotendeels (3)", "verschil van 2 stappen"],
            id="side by side",
        ),
    ],
)
def test_a_chart_is_also_a_table(chart: Chart, row: list[str]) -> None:
    assert [plain(cell) for cell in table(chart, DUTCH).rows[0]] == row


def test_the_table_of_a_distribution_says_what_its_digits_mean() -> None:
    made = table(DISTRIBUTION, DUTCH)
    assert made.caption == (
        "Aantal antwoorden (0 = Niet, 1 = Aanzet, 2 = Gedeeltelijk, 3 = Grotendeels, 4 = Volledig)"
    )
    assert [column.heading for column in made.columns[2:7]] == ["0", "1", "2", "3", "4"]


def test_a_table_of_one_question_does_not_repeat_it() -> None:
    chart = Distribution(VALUES, CODES, (Answered("", (CLIENTS, OWN)),))
    assert table(chart, DUTCH).columns[0].heading == "Wie"


@given(st.text(st.sampled_from("ab mW-é"), max_size=80), st.floats(8, 200), st.booleans())
def test_wrapping_loses_no_character_and_overflows_with_none(
    text: str, width: float, strong: bool
) -> None:
    lines = wrapped(text, 10, width, strong=strong, most=1000)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(
        len(line) <= 1 or estimated_width(line, 10, strong=strong) <= width + 0.001
        for line in lines
    )


# Widths in text sizes, as measured in the fonts themselves.
@pytest.mark.parametrize(
    ("text", "noto", "dejavu"),
    [
        ("Cliëntenorganisatie", 9.16, 9.73),
        ("te vroeg om te beoordelen", 12.52, 13.36),
        ("Partnerschap en bescherming, Cliëntenorganisatie", 23.83, 25.32),
    ],
    ids=["word", "legend", "label"],
)
def test_a_text_is_estimated_as_wide_as_broad_fonts_make_it(
    text: str, noto: float, dejavu: float
) -> None:
    estimated = estimated_width(text, 1)
    assert estimated >= max(noto, dejavu, width_in_fira(text, REGULAR))
    assert estimated <= 1.06 * dejavu  # more would waste the room that a chart has
    assert estimated_width(text, 1, strong=True) >= width_in_fira(text, STRONG)


def test_characters_of_another_script_have_room() -> None:
    assert estimated_width("漢字", 10) >= 20
