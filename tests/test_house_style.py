"""An organisation's own house style: read strictly, readable for all, the same in each medium."""

from __future__ import annotations

import io
import json
import os
import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from cliënttoets.cli import main
from cliënttoets.content_folders import EXAMPLE
from cliënttoets.document.faults import Unreadable
from cliënttoets.document.file import BrokenFile
from cliënttoets.document.reading import read as read_value
from cliënttoets.document.schema import schema
from cliënttoets.document.writing import canonical
from cliënttoets.document.yaml_text import source
from cliënttoets.installation import Installation
from cliënttoets.language import DUTCH
from cliënttoets.report.blocks import Heading, Lead, Paragraph, Report, link, words
from cliënttoets.report.content.publisher import publisher_blocks
from cliënttoets.report.contrast import contrast, darkened, least_contrast, luminance
from cliënttoets.report.figures import figure
from cliënttoets.report.house_style import (
    GROUNDS,
    MOST_PIXELS,
    OWN_STYLE,
    Colour,
    HouseStyle,
    MediaType,
    colour_faults,
    ratio,
)
from cliënttoets.report.house_style_file import StyleFile, is_house_style, read_house_style
from cliënttoets.report.html import page
from cliënttoets.report.logo import logo, raster
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_metadata import Standard
from cliënttoets.web.app import create_app
from cliënttoets.wsgi import application

from .house_app import example_settings, opened
from .house_client import HouseClient
from .sample_report import CHARTS, report
from .tagged_pdf import read
from .test_web_results import answered, results
from .vera.validation import absent, verdicts
from .web_steps import proposal_begun, submitted, tiny_questionnaires

ACCENT = "#8c145a"
SAID = "Een cirkel en een balk"
STYLE = f"""\
name: De Fictieve Stem
logo: beelden/logo.png
logo_text: {SAID}
accent: '{ACCENT}'
colophon:
  - "Verantwoordelijke uitgever: An Voorbeeld"
  - Voorbeeldstraat 1, 1000 Brussel
"""


def picture(mode: str = "RGBA", size: tuple[int, int] = (120, 40)) -> Image.Image:
    """A red disc and a blue bar, on nothing where the mode knows that."""
    drawn = Image.new("RGBA", size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(drawn)
    brush.ellipse((0, 0, 39, 39), fill=(200, 0, 0, 255))
    brush.rectangle((60, 10, 119, 29), fill=(0, 0, 200, 255))
    return drawn.convert(mode)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def written(folder: Path, text: str = STYLE, logo: bytes | None = None) -> Path:
    """The style file in a folder, with its logo in a folder under it."""
    (folder / "beelden").mkdir(parents=True)
    (folder / "beelden" / "logo.png").write_bytes(encoded(picture()) if logo is None else logo)
    path = folder / "huisstijl.yaml"
    path.write_text(text, "utf-8")
    return path


LOGO = logo(encoded(picture()), SAID)
OWN = HouseStyle(
    name="De Fictieve Stem",
    logo=LOGO,
    accent=Colour(ACCENT),
    link=Colour(ACCENT),
    colophon=("Verantwoordelijke uitgever: An Voorbeeld", "Voorbeeldstraat 1, 1000 Brussel"),
)


def styled(style: HouseStyle = OWN, *, example: bool = False) -> Report:
    """A report with the things that a style colours, a chart that it does not, and a colophon."""
    blocks = (
        Heading(1, "Boodschap", "boodschap"),
        Lead(words("Gezinnen worden gehoord.")),
        Paragraph(words("Lees ", link("de boodschap", "#boodschap"), ".")),
        figure(CHARTS["profile"], "Per vraag", DUTCH),
        *publisher_blocks(style, DUTCH),
    )
    return replace(report(*blocks, example=example), style=style)


# Contrast


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # (1 + 0.05) / (0 + 0.05)
        pytest.param("#000000", "#ffffff", 21.0, id="black on white"),
        pytest.param("#2c7a83", "#2c7a83", 1.0, id="a colour on itself"),
        # 0x76 / 255 = 0.46275; ((0.46275 + 0.055) / 1.055)^2.4 = 0.18116; 1.05 / 0.23116
        pytest.param("#767676", "#ffffff", 4.542, id="the lightest grey that reads on white"),
        # 0x77 / 255 = 0.46667; ((0.46667 + 0.055) / 1.055)^2.4 = 0.18447; 1.05 / 0.23447
        pytest.param("#777777", "#ffffff", 4.478, id="the next grey, which does not"),
        # 0.2126; 1.05 / 0.2626
        pytest.param("#ff0000", "#ffffff", 3.998, id="red on white"),
        # 0.0722; 1.05 / 0.1222
        pytest.param("#ffffff", "#0000ff", 8.592, id="white on blue"),
        # 0.7152 and 0.0722; 0.7652 / 0.1222
        pytest.param("#00ff00", "#0000ff", 6.262, id="green on blue"),
        # 10 / 255 = 0.03922, under the bend: / 12.92 = 0.003035; 1.05 / 0.053035
        pytest.param("#0a0a0a", "#ffffff", 19.798, id="nearly black on white"),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_red_is_darkened_until_it_reads_on_white_and_no_further() -> None:
    # Of its light at most 0.18333 / 0.2126 = 0.86234 may stay: 0.93686 of 255, which is 238.9.
    # Of the hundredths of 255, 94 is 239 and too much; 93 is 237.
    assert darkened("#ff0000", ("#ffffff",)) == "#ed0000"


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_has_a_darker_one_that_reads(number: int) -> None:
    colour = f"#{number:06x}"
    found = darkened(colour, GROUNDS)
    assert least_contrast(found, GROUNDS) >= 4.5
    assert luminance(found) <= luminance(colour)
    assert (found == colour) == (least_contrast(colour, GROUNDS) >= 4.5)


@pytest.mark.parametrize(
    ("measured", "said"), [(4.5, "4,5 : 1"), (4.499, "4,4 : 1"), (21.0, "21,0 : 1")]
)
def test_a_contrast_is_never_said_to_be_better_than_it_is(measured: float, said: str) -> None:
    assert ratio(measured) == said


def test_the_programs_own_colours_can_be_read() -> None:
    assert list(colour_faults(OWN_STYLE)) == []


# The file


def test_a_style_is_read_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the logo lies beside the file, not where somebody stands
    path = written(tmp_path / "elders")
    assert read_house_style(path) == OWN


def test_a_name_is_enough(tmp_path: Path) -> None:
    path = written(tmp_path / "a", "name: De Fictieve Stem\n")
    assert read_house_style(path) == HouseStyle(name="De Fictieve Stem")


def test_a_style_comes_back_as_it_was_kept() -> None:
    assert read_value(json.loads(canonical(OWN)), HouseStyle) == OWN
    assert canonical(OWN_STYLE) == "{}"


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        pytest.param("name: De Fictieve Stem\n", "", "1:1", "'name' ontbreekt", id="no name"),
        pytest.param("accent: '#8c145a'", "accent: #8c145a", "4:8", "aanhaling", id="a comment"),
        pytest.param("#8c145a", "#8c145", "4:10", "'#8c145' is geen kleur", id="five digits"),
        pytest.param("#8c145a", "red", "4:10", "zoals '#0d4f5c'", id="a colour in words"),
        pytest.param("accent", "acent", "4:1", "Bedoelde u 'accent'?", id="a key misspelt"),
        pytest.param(f"logo_text: {SAID}\n", "", "2:7", "'logo_text'", id="a logo without words"),
        pytest.param(
            "logo: beelden/logo.png\n", "", "2:12", "geen logo", id="words without a logo"
        ),
        pytest.param("logo.png", "geen.png", "2:7", "bestaat niet", id="a logo that is not there"),
        pytest.param("beelden/logo.png", "beelden", "2:7", "bestaat niet", id="a folder as logo"),
        # 1.05 / 0.2626
        pytest.param("#8c145a", "#ff0000", "4:9", "met wit is 3,9 : 1, en er is 4,5 : 1", id="red"),
        pytest.param("#8c145a", "#ff0000", "4:9", "zoals '#e00000'", id="a darker red"),
        # White reads on it by 4.54; on the darkest ground, #fbf3e4, 0.9527 / 0.23116 does not.
        pytest.param("#8c145a", "#767676", "4:9", "lichte vlakken", id="too light on a panel"),
    ],
)
def test_a_mistake_in_a_style_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    path = written(tmp_path / "stijl", STYLE.replace(old, new))
    with pytest.raises(BrokenFile) as caught:
        read_house_style(path)
    assert f"{path}:{place}: " in str(caught.value)
    assert said in str(caught.value)


def test_letters_that_cannot_be_read_on_the_band_are_refused(tmp_path: Path) -> None:
    # The light of #8c145a: 0.2126 * 0.2623 + 0.7152 * 0.0070 + 0.0722 * 0.1022 = 0.0682;
    # white on it 1.05 / 0.1182 = 8.88, and #888888 0.2962 / 0.1182 = 2.51.
    path = written(tmp_path / "stijl", STYLE + "on_accent: '#888888'\n")
    with pytest.raises(
        BrokenFile, match=r"'#888888' is niet te lezen op '#8c145a'.*2,5 : 1.*wit haalt 8,8"
    ):
        read_house_style(path)


def _too_large() -> bytes:
    noise = Image.frombytes("RGB", (300, 300), os.urandom(300 * 300 * 3))
    return encoded(noise)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG", id="an SVG"),
        pytest.param(lambda: b"", "geen PNG", id="nothing"),
        pytest.param(lambda: encoded(picture(), "WEBP"), "geen PNG", id="another kind of picture"),
        pytest.param(lambda: encoded(picture())[:-40], "beschadigd", id="half a picture"),
        pytest.param(_too_large, "groter dan 200 kB", id="too many bytes"),
        pytest.param(
            lambda: encoded(Image.new("L", (MOST_PIXELS + 1, 8))), "pixels", id="too wide"
        ),
        pytest.param(
            lambda: encoded(Image.new("1", (20_000, 20_000))), "pixels", id="a picture like a bomb"
        ),
        pytest.param(
            lambda: encoded(picture("CMYK"), "JPEG"), "drukwerk", id="colours for a press"
        ),
        pytest.param(lambda: encoded(Image.new("I;16", (9, 9))), "8 bits", id="sixteen bits"),
        pytest.param(
            lambda: encoded(picture(), save_all=True, append_images=[picture("LA")]),
            "beweegt",
            id="one that moves",
        ),
        pytest.param(
            lambda: encoded(picture("RGB"), "JPEG", exif=_turned()),
            "gedraaid",
            id="one on its side",
        ),
        pytest.param(
            lambda: encoded(Image.new("RGBA", (9, 9), (255, 255, 255, 200))),
            "niets te zien",
            id="white on nothing",
        ),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused_with_a_remedy(
    tmp_path: Path, data: Callable[[], bytes], said: str
) -> None:
    path = written(tmp_path / "stijl", logo=data())
    with pytest.raises(BrokenFile) as caught:
        read_house_style(path)
    (remark,) = caught.value.remarks
    assert str(caught.value).startswith(f"{path}:2:7: ")
    assert said in str(caught.value)
    assert remark.remedy


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


@given(st.data())
def test_a_damaged_logo_is_refused_or_shown_and_breaks_nothing(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG"]))
    whole = bytearray(encoded(picture("RGB"), kind))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    try:
        kept = logo(bytes(whole[: cut or None]), SAID)
    except Unreadable:
        return
    found = raster(kept)
    assert (found.width, found.height) == (kept.width, kept.height)


def test_a_style_is_told_from_other_files(tmp_path: Path) -> None:
    assert is_house_style(written(tmp_path / "stijl"))
    layout = tmp_path / "indeling.yaml"
    layout.write_text("id: x\nsections:\n  - part: signal\naccent: x\n", "utf-8")
    assert not is_house_style(layout)
    layout.write_text("accent: [", "utf-8")
    assert not is_house_style(layout)


def test_the_page_shows_a_style_that_is_sound(project: Path, tmp_path: Path) -> None:
    docs = (project / "docs" / "running.md").read_text("utf-8")
    (shown,) = re.findall(r"^```yaml house style\n(.*?)^```$", docs, re.MULTILINE | re.DOTALL)
    style = read_house_style(written(tmp_path / "stijl", shown))
    assert style.logo
    assert style.colophon
    data = source(shown).data
    jsonschema.validate(data, schema(StyleFile, "Huisstijl"))
    keys = set(re.findall(r"^\| `(\w+)` \|", docs.partition("### House style")[2], re.MULTILINE))
    assert set(StyleFile.__dataclass_fields__) <= keys


# On paper


def test_name_and_logo_are_heard_before_everything_else() -> None:
    kids = read(pdf(styled())).document.kids
    assert [(kid.kind, kid.text) for kid in kids[:3]] == [
        ("Figure", SAID),
        ("P", "De Fictieve Stem"),
        ("P", "Rapport van een cliënttoets"),
    ]


def test_the_colophon_is_the_last_that_is_heard() -> None:
    last = read(pdf(replace(styled(), statements=()))).elements("P")[-1]
    assert last.text == (
        "De Fictieve Stem Verantwoordelijke uitgever: An Voorbeeld Voorbeeldstraat 1, 1000 Brussel"
    )


def test_without_a_colophon_nobody_is_named() -> None:
    assert publisher_blocks(replace(OWN, colophon=()), DUTCH) == ()


def _pixel(made: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour of the first page at a place in points, counted from its upper left corner."""
    document = pypdfium2.PdfDocument(made)
    try:
        drawn = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    return drawn.getpixel((round(x), round(y)))


def test_the_band_has_the_accent_and_the_logo_stands_on_white() -> None:
    made = pdf(styled())
    assert _pixel(made, 5, 5) == (0x8C, 0x14, 0x5A)
    # The plate begins at the margin (64, 34); the picture 7 points within it is 132 by 44.
    assert _pixel(made, 64 + 3, 34 + 3) == (255, 255, 255)
    assert _pixel(made, 64 + 7 + 22, 34 + 7 + 22) == (200, 0, 0)
    assert _pixel(made, 64 + 7 + 100, 34 + 7 + 22) == (0, 0, 200)
    assert _pixel(made, 64 + 7 + 52, 34 + 7 + 22) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "filters", "space"),
    [
        pytest.param(encoded(picture()), "/FlateDecode", "/DeviceRGB", id="png"),
        pytest.param(encoded(picture("P")), "/FlateDecode", "/DeviceRGB", id="png of few colours"),
        pytest.param(encoded(picture("RGB"), "JPEG"), "/DCTDecode", "/DeviceRGB", id="jpeg"),
        pytest.param(encoded(picture("L"), "JPEG"), "/DCTDecode", "/DeviceGray", id="grey jpeg"),
    ],
)
def test_the_picture_is_in_the_file_once_and_without_transparency(
    data: bytes, filters: str, space: str
) -> None:
    style = replace(OWN, logo=logo(data, SAID))
    with pikepdf.open(io.BytesIO(pdf(styled(style)))) as file:
        images = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        (image,) = images
        assert (image.Filter, image.ColorSpace) == (filters, space)
        assert (image.Width, image.Height, image.BitsPerComponent) == (120, 40, 8)
        assert "/SMask" not in image
        if filters == "/DCTDecode":
            assert image.read_raw_bytes() == data


def _colours(made: bytes) -> list[set[tuple[str, ...]]]:
    """The fills within the figures of the report's body, and those outside of them."""
    within: set[tuple[str, ...]] = set()
    outside: set[tuple[str, ...]] = set()
    with pikepdf.open(io.BytesIO(made)) as file:
        for sheet in file.pages:
            is_figure, fill = False, ("0", "0", "0")
            for operands, operator in pikepdf.parse_content_stream(sheet):
                match str(operator):
                    case "BDC":
                        is_figure = operands[0] == "/Figure"
                    case "rg":
                        fill = tuple(f"{float(each):.2f}" for each in operands)
                    case "f" | "f*" | "B" | "b" | "Tj":
                        (within if is_figure else outside).add(fill)
    return [within, outside]


def test_colours_of_data_are_the_same_in_every_style() -> None:
    plain = replace(OWN_STYLE, name=OWN.name, logo=OWN.logo, colophon=OWN.colophon)
    own_data, own_rest = _colours(pdf(styled()))
    data, rest = _colours(pdf(styled(plain)))
    assert own_data == data
    assert len(data) > 2
    accent = tuple(f"{int(ACCENT[at : at + 2], 16) / 255:.2f}" for at in (1, 3, 5))
    assert accent in own_rest - rest


def test_a_long_name_stays_beside_the_logo_and_the_mark_of_an_example() -> None:
    long = replace(OWN, name="Vereniging van ouders, jongeren en pleeggezinnen " * 2)
    document = pypdfium2.PdfDocument(pdf(styled(long, example=True)))
    try:
        sheet = document[0].get_textpage()
        boxes = {
            sheet.get_text_bounded(*sheet.get_rect(at)): sheet.get_rect(at)
            for at in range(sheet.count_rects())
        }
    finally:
        document.close()
    mark = next(box for text, box in boxes.items() if "VOORBEELD" in text)
    names = [box for text, box in boxes.items() if "pleeggezinnen" in text or "Vereniging" in text]
    assert names
    assert all(right < mark[0] for _left, _foot, right, _top in names[:2])


# On screen


def test_the_page_carries_the_logo_within_it() -> None:
    html = page(styled())
    (address,) = re.findall(r'<img class="masthead-logo" src="([^"]+)"', html)
    kind, _, content = address.partition(";base64,")
    assert kind == "data:image/png"
    assert b64decode(content) == LOGO.data
    assert f'width="120" height="40" alt="{SAID}"' in html
    assert '<p class="masthead-name">De Fictieve Stem</p>' in html
    assert html.index("masthead-name") < html.index("<h1>")


def test_the_page_has_the_colours_of_the_style() -> None:
    html = page(styled())
    assert f"--accent: {ACCENT}; --link: {ACCENT};" in html
    assert "--on-accent: #ffffff; }" not in html
    assert 'style="' not in html


def test_what_was_typed_is_no_markup() -> None:
    typed = '"><script>alert(1)</script>'
    assert LOGO.media_type is MediaType.PNG
    html = page(styled(replace(OWN, name=typed, logo=replace(LOGO, text=typed), colophon=(typed,))))
    assert "<script" not in html


@pytest.mark.parametrize("typed", ["", "red", "#12345", "#12345g", "#123456;}", "#1234567"])
def test_a_colour_is_nothing_but_a_colour(typed: str) -> None:
    with pytest.raises(ValueError, match="no colour"):
        Colour(typed)


# The same bytes


def test_the_programs_own_style_changes_nothing() -> None:
    assert replace(report(), style=HouseStyle()) == report()
    html = page(report())
    assert "<img" not in html
    assert html.count("--accent:") == 1


def test_the_same_style_from_another_folder_gives_the_same_files(tmp_path: Path) -> None:
    one = read_house_style(written(tmp_path / "een"))
    other = read_house_style(written(tmp_path / "twee" / "diep"))
    kept = read_value(json.loads(canonical(one)), HouseStyle)
    assert pdf(styled(one)) == pdf(styled(other)) == pdf(styled(kept))
    assert page(styled(one)) == page(styled(other)) == page(styled(kept))


# The doors


def run(*arguments: object) -> str:
    ran = CliRunner().invoke(main, [str(each) for each in arguments])
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_a_report_takes_the_style_of_the_option_or_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = written(tmp_path / "stijl")
    options = ("--responses", EXAMPLE, "--database", tmp_path / "x.db", "--date", "2026-04-14")
    run("report", tmp_path / "een.html", *options, "--style", style)
    monkeypatch.setenv("CLIENTTOETS_STYLE", str(style))
    run("report", tmp_path / "twee.html", *options)
    html = (tmp_path / "een.html").read_text("utf-8")
    assert html == (tmp_path / "twee.html").read_text("utf-8")
    assert "Wie geeft dit rapport uit?" in html
    assert f"--accent: {ACCENT};" in html


def test_a_report_never_takes_the_place_of_its_style(tmp_path: Path) -> None:
    style = written(tmp_path / "stijl")
    target = tmp_path / "x.html"
    target.symlink_to(style)
    arguments = ["report", str(target), "--responses", str(EXAMPLE), "--style", str(style)]
    assert CliRunner().invoke(main, arguments).exit_code == 2
    assert style.read_text("utf-8") == STYLE


def test_a_broken_style_is_told_in_a_line_and_makes_no_report(tmp_path: Path) -> None:
    style = written(tmp_path / "stijl", STYLE.replace(ACCENT, "#ff0000"))
    target = tmp_path / "x.html"
    arguments = ["report", str(target), "--responses", str(EXAMPLE), "--style", str(style)]
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 1
    assert f"{style}:4:9: '#ff0000' is te licht" in ran.output
    assert not target.exists()


def test_check_looks_styles_over(tmp_path: Path) -> None:
    style = written(tmp_path / "stijl")
    assert run("check", style) == f"{style}: huisstijl van De Fictieve Stem, in orde\n"
    assert "huisstijl van De Fictieve Stem" in run("check", style.parent)
    style.write_text(STYLE.replace(ACCENT, "#ff0000"), "utf-8")
    ran = CliRunner().invoke(main, ["check", str(style)])
    assert ran.exit_code == 1
    assert "4,5 : 1" in ran.output


def test_the_server_gives_reports_in_its_style_and_keeps_its_own(tmp_path: Path) -> None:
    settings = example_settings(tmp_path, tiny_questionnaires())
    app = create_app(replace(settings, style=OWN))
    app.testing, app.test_client_class = True, HouseClient
    client = opened(app)
    proposal = proposal_begun(client, "perspectives")
    submitted(client, answered(client, proposal, "clientorganisatie", "3"))
    address = results(client, proposal)
    shown = client.get(address).text
    assert "data:image" not in shown
    assert "De Fictieve Stem" in shown
    taken = client.get(address.replace("results", "report.html")).text
    assert f"--accent: {ACCENT};" in taken
    assert "data:image/png" in taken


def test_a_server_does_not_start_with_a_broken_style(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = written(tmp_path / "stijl")
    monkeypatch.setenv("CLIENTTOETS_DATABASE", str(tmp_path / "toets.db"))
    monkeypatch.setenv("CLIENTTOETS_HOSTS", "toets.example")
    monkeypatch.setenv("CLIENTTOETS_STYLE", str(style))
    application()
    style.write_text(STYLE.replace(ACCENT, "#ff0000"), "utf-8")
    with pytest.raises(BrokenFile, match="te licht"):
        application()


def test_an_installation_without_a_style_has_the_programs_own(tmp_path: Path) -> None:
    assert Installation(database=tmp_path / "x.db").house_style() == OWN_STYLE


# veraPDF


def test_verapdf_finds_no_failure_with_a_logo(tmp_path: Path) -> None:
    sentence = absent()
    if sentence and os.environ.get("CI") == "true":
        pytest.fail(sentence)
    if sentence:
        pytest.skip(sentence)
    grey = replace(OWN, logo=logo(encoded(picture("L"), "JPEG"), SAID))
    asked = {}
    for name, style in (("png", OWN), ("jpeg", grey)):
        for standard, profiles in ((Standard.UA_1, ("ua1", "3a")), (Standard.UA_2, ("ua2", "4f"))):
            path = tmp_path / f"{name}-{standard.name}.pdf"
            path.write_bytes(pdf(styled(style, example=True), b"{}", standard))
            asked[path] = profiles
    found = verdicts(asked)
    assert len(found) == 8
    assert [(each.file.name, each.failures) for each in found if each.failed] == []
    assert all(each.checks > 300 for each in found)
