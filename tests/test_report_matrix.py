"""Every report that is offered, in every way it is offered, before the validators.

Readers x variants x sizes x languages x standards: each file is made once, and veraPDF starts once
for all of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from pikepdf import Pdf

from cliënttoets.assessment.follow_up import AdvicePoint, FollowUp, Story
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import content_folder
from cliënttoets.language import language_at_hand
from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire
from cliënttoets.report.blocks import TooLong
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf_edition import edition_of, edition_pdf
from cliënttoets.report.pdf_metadata import Standard
from cliënttoets.report.pdf_verify import verify
from cliënttoets.report.snapshot import Snapshot, freeze
from cliënttoets.response.model import Response

from .report_samples import LOCALES, READERS, VARIANTS
from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, questionnaire, rating, response
from .vera import validation

SIZES = (7, 60)
PROFILES = {Standard.UA_1: ["ua1", "3a"], Standard.UA_2: ["ua2", "4f"]}

PROGRAM = "0.1.0"
DAY = date(2026, 11, 22)


@cache
def asking(size: int) -> Questionnaire:
    """A questionnaire of so many ratings in sections of ten, the fourth of which blocks."""
    questions = [
        critical(f"V{n}", 1, label=f"Label {n}") if n == 4 else rating(f"V{n}", label=f"Label {n}")
        for n in range(1, size + 1)
    ]
    open_ = [{"kind": "text", "id": "T1", "text": "Wat wringt?", "tone": "wringt"}]
    return questionnaire(*(questions[at : at + 10] for at in range(0, size, 10)), open_)


def said(size: int, first: int) -> dict[str, object]:
    """An answer to each question, from 0 to 4 and round again."""
    answers: dict[str, object] = {
        f"V{n}": {"value": (first + n) % 5, "explanation": f"Omdat {n}."}
        for n in range(1, size + 1)
    }
    return {**answers, "T1": {"value": "Het wringt."}}


def panel(size: int, who: Perspective, number: int) -> list[Response]:
    return [response(asking(size), said(size, at), who, f"{who} {at + 1}") for at in range(number)]


FOLLOW_UP = FollowUp(
    points=(AdvicePoint(text="Schrap artikel 4.", questions=("V4",), place="artikel 4"),),
    stories=(
        Story(
            text="Het was zwaar.", teller="een moeder", consent="mondeling", may_be_published=True
        ),
        Story(text="Il a fallu attendre.", may_be_published=True, language="fr"),
    ),
    next_test="Bij de tweede lezing.",
    contact="toets@voorbeeld.be",
)


def frozen(
    responses: Sequence[Response], questionnaires: Sequence[Questionnaire], **more: object
) -> Snapshot:
    proposal: dict[str, object] = {"title": "Een plan", "about": "Er komt een plan.", **more}
    return freeze(
        Assessment(proposal=Proposal(**proposal, example=True), moment=Moment.M2),  # type: ignore[arg-type]
        tuple(questionnaires),
        tuple(responses),
        made_on=DAY,
        program=PROGRAM,
        follow_up=FOLLOW_UP,
    )


@cache
def snapshot(variant: str, size: int) -> Snapshot:
    clients = [*panel(size, CLIENTS, 2), *panel(size, FAMILIES, 12)] if variant == "toets" else []
    return frozen([*clients, *panel(size, OFFICIALS, 1)], [asking(size)])


@dataclass(frozen=True)
class Made:
    """One report as it is offered."""

    reader: str
    variant: str
    size: int
    locale: str
    standard: Standard

    @property
    def name(self) -> str:
        return f"{self.reader}-{self.variant}-{self.size}-{self.locale}-{self.standard}"

    @property
    def file(self) -> bytes:
        layout = layout_at_hand(self.reader, [content_folder("reports")])
        language = language_at_hand(self.locale, content_folder("translations"))
        edition = edition_of(
            snapshot(self.variant, self.size), layout, language, standard=self.standard
        )
        return edition_pdf(edition)


EVERY = [Made(*each) for each in product(READERS, VARIANTS, SIZES, LOCALES, Standard)]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Made, Path]:
    folder = tmp_path_factory.mktemp("reports")
    made = {each: folder / f"{each.name}.pdf" for each in EVERY}
    for each, path in made.items():
        path.write_bytes(each.file)
    return made


@pytest.mark.skipif(bool(validation.absent()), reason=validation.absent())
def test_every_report_conforms_to_its_standards(files: Mapping[Made, Path]) -> None:
    asked = {path: PROFILES[made.standard] for made, path in files.items()}
    verdicts = validation.verdicts(asked)
    assert len(verdicts) == 2 * len(EVERY)
    assert all(verdict.checks for verdict in verdicts)
    failed = {(each.file.stem, each.profile): each.failures for each in verdicts if each.failed}
    assert failed == {}


def test_every_report_is_a_sound_file_that_agrees_with_itself(files: Mapping[Made, Path]) -> None:
    for made, path in files.items():
        raw = path.read_bytes()
        with Pdf.open(io.BytesIO(raw)) as opened:
            assert opened.check_pdf_syntax() == [], made
        assert verify(raw, PROGRAM).agrees, made


def test_every_report_is_in_its_language(files: Mapping[Made, Path]) -> None:
    for made, path in files.items():
        with Pdf.open(path) as opened:
            assert str(opened.Root.Lang) == made.locale.replace("_", "-"), made


# How long and how odd answers may be


def odd(text: str) -> list[Response]:
    """Two organisations that both say this everywhere where one can write."""
    words = {
        **{f"V{n}": {"value": 2, "explanation": text} for n in (1, 4)},
        "T1": {"value": text[:5000]},
    }
    return [response(asking(7), words, CLIENTS, name) for name in (text[:200].strip(), "b")]


def extremes() -> Iterator[tuple[str, Snapshot]]:
    yield "nothing at all", frozen([], [])
    yield "no responses", frozen([], [asking(7)])
    yield "one respondent", frozen(panel(7, CLIENTS, 1), [asking(7)])
    yield "one respondent of 60", frozen(panel(60, CLIENTS, 1), [asking(60)])
    yield (
        "200 respondents",
        frozen([*panel(7, CLIENTS, 100), *panel(7, FAMILIES, 100)], [asking(7)]),
    )
    yield (
        "200 respondents of 60",
        frozen([*panel(60, CLIENTS, 4), *panel(60, FAMILIES, 196)], [asking(60)]),
    )
    yield "20,000 characters", frozen(odd("Het duurt lang. " * 1250), [asking(7)])
    yield "a word of 300", frozen(odd("w" * 300), [asking(7)])
    yield "from right to left", frozen(odd("العائلة تنتظر טופס 12"), [asking(7)])
    yield "emoji", frozen(odd("Goed 👍🏽 👨‍👩‍👧 ❤️"), [asking(7)])
    yield (
        "a title of 300",
        frozen(panel(7, CLIENTS, 2), [asking(7)], title="Titel " * 49 + "eindes"),
    )
    yield (
        "nothing but markup",
        frozen(odd("</p><script>{{ x }}</script> {y} %s & <b>"), [asking(7)]),
    )


EXTREMES = dict(extremes())

TOO_LONG: set[tuple[str, str]] = set()
"""What has no page for families, but a sentence that says why."""


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", EXTREMES)
def test_a_report_is_sound_whatever_was_said_or_one_clear_sentence(reader: str, case: str) -> None:
    made = EXTREMES[case]
    layout = layout_at_hand(reader, [content_folder("reports")])
    language = language_at_hand("nl_BE", content_folder("translations"))
    if (reader, case) in TOO_LONG:
        with pytest.raises(TooLong, match=r"\.$"):
            build_report(made, layout, language)
        return
    html = page(build_report(made, layout, language))
    assert "Dit is een voorbeeld" in html or "voorbeeld is verzonnen" in html
    raw = edition_pdf(edition_of(made, layout, language))
    with Pdf.open(io.BytesIO(raw)) as opened:
        assert opened.check_pdf_syntax() == []
        assert reader != "gezin" or len(opened.pages) == 1
    assert verify(raw, PROGRAM).agrees
