"""The report as a PDF: seconds and bytes, beside plain ReportLab paragraphs of the same words.

    .venv/bin/python bench/report.py

For 7 and 60 questions, each answered by 20 and by 200, by turns in one run: the report worked out
of the answers, the PDF of it (tagged, finished, its data attached), and the floor: every text of
the report as a Platypus paragraph in the same face, one under the other and nothing else (no
figures, no tables). Beside its bytes, what the same pages take without their tags. Last, the first
report of a fresh process, as somebody waits for it who asks for one on the command line.
"""

from __future__ import annotations

import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from measured import machine, versions
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from scoring import asking

from cliënttoets.assessment.file import responses_data
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import content_folder
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.file import read_questionnaire
from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire, voices_of
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_edition import edition_of, edition_text
from cliënttoets.report.pdf_fonts import REGULAR, register_fonts
from cliënttoets.report.pdf_style import BODY
from cliënttoets.report.snapshot import Snapshot, freeze
from cliënttoets.response.model import Answer, Code, Response

QUESTIONS, RESPONSES = (7, 60), (20, 200)
TURNS = 5
PROCESSES = 7
WITHIN = frozenset({"a", "abbr", "b", "bdi", "br", "em", "i", "span", "strong"})
UNREAD = frozenset({"head", "style", "script", "svg"})
SIDES = (*[Perspective.CLIENTORGANISATIE] * 7, *[Perspective.OVERHEID_ZELF, Perspective.PRAKTIJK])
SAYINGS = (
    "Het staat in de nota, maar niet in het artikel zelf.",
    "Wij zaten mee aan tafel toen het probleem omschreven werd.",
    "Wie moeilijk leest of alleen staat, krijgt niet meer tijd.",
    "Daarover hebben we een vraag gesteld en nog geen antwoord gekregen.",
    "Over het budget konden we niet meebeslissen, en dat was vooraf gezegd.",
)


# What is reported


def frozen(questionnaire: Questionnaire, responses: int) -> Snapshot:
    """An example that so many answered; the same answers each run."""
    proposal = Proposal(title="Voorbeeld: meten", responsible_body="Niemand", example=True)
    assessment = Assessment(proposal=proposal, moment=Moment.M2)
    chance = random.Random(7)  # noqa: S311 - data to measure with
    given = tuple(answered(questionnaire, number, chance) for number in range(responses))
    return freeze(assessment, (questionnaire,), given, made_on=date(2026, 11, 22), program="bench")


def answered(questionnaire: Questionnaire, number: int, chance: random.Random) -> Response:
    """A response to every rating, one in ten without a number and one in three explained."""
    side = SIDES[number % len(SIDES)]
    return Response(
        respondent=f"Voorbeeldvereniging {number}",
        perspective=side,
        voice=voices_of(side)[0],
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        answers={question.id: _answer(chance) for question in questionnaire.ratings()},
    )


def _answer(chance: random.Random) -> Answer:
    if chance.random() < 0.1:
        return Answer(code=Code.WEET_NIET)
    explanation = " ".join(chance.sample(SAYINGS, 2)) if chance.random() < 1 / 3 else ""
    return Answer(value=chance.choice((0, 1, 2, 3, 3, 4)), explanation=explanation)


# The floor


class Texts(HTMLParser):
    """The texts of a page of HTML, each as long as it stands by itself; drawings left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text = ""
        self._unread = 0
        self.feed(page)

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._end(tag)
        self._unread += tag in UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._end(tag)
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        self._text += "" if self._unread else data

    def _end(self, tag: str) -> None:
        if tag not in WITHIN:
            self.found += [text] if (text := " ".join(self._text.split())) else []
            self._text = ""


def paragraphs(texts: list[str]) -> bytes:
    """The texts as Platypus sets them, untagged."""
    style = ParagraphStyle("floor", fontName=REGULAR, fontSize=BODY.size, leading=BODY.leading)
    target = io.BytesIO()
    pile: list[Flowable] = [Paragraph(escape(text), style) for text in texts]
    SimpleDocTemplate(target, pageCompression=1).build(pile)
    return target.getvalue()


def untagged(made: bytes) -> bytes:
    """The file without its structure tree and without the marks on its pages that belong to it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as file:
        del file.Root.StructTreeRoot, file.Root.MarkInfo
        for page in file.pages:
            strokes = [
                stroke
                for stroke in pikepdf.parse_content_stream(page)
                if str(stroke.operator) not in ("BDC", "BMC", "EMC")
            ]
            page.Contents = file.make_stream(pikepdf.unparse_content_stream(strokes))
            for holder in (page.obj, *page.get("/Annots", [])):
                for name in ("/StructParents", "/StructParent"):
                    if name in holder:
                        del holder[name]
        file.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


# The clock


@dataclass(frozen=True)
class Measured:
    """The median CPU seconds of each way to the report, and the bytes of what it gave."""

    seconds: dict[str, float]
    sizes: dict[str, int]


def measured(snapshot: Snapshot) -> Measured:
    """The report, its PDF and the floor, by turns after one that is not counted."""
    layout = layout_at_hand("clientorganisatie", [content_folder("reports")])
    report = build_report(snapshot, layout, DUTCH)
    texts = Texts(page(report)).found
    data = edition_text(edition_of(snapshot, layout, DUTCH)).encode()
    ways: dict[str, Callable[[], object]] = {
        "content": lambda: build_report(snapshot, layout, DUTCH),
        "pdf": lambda: pdf(report, data),
        "floor": lambda: paragraphs(texts),
    }
    made, floor = pdf(report, data), paragraphs(texts)
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _turn in range(TURNS):
        for name, way in ways.items():
            start = time.process_time()
            way()
            taken[name].append(time.process_time() - start)
    seconds = {name: statistics.median(each) for name, each in taken.items()}
    with pikepdf.open(io.BytesIO(made)) as file:
        pages = len(file.pages)
    without = pdf(report)
    sizes = {
        "pages": pages,
        "pdf": len(made),
        "no data": len(without),
        "no tags": len(untagged(without)),
        "floor": len(floor),
    }
    return Measured(seconds, sizes)


def first(folder: Path, snapshot: Snapshot) -> float:
    """The median seconds from starting a process to the report that it makes."""
    answers = folder / "antwoorden.json"
    given = responses_data(snapshot.assessment, snapshot.responses)
    answers.write_text(json.dumps(given), "utf-8")
    command = [str(Path(sys.executable).with_name("clienttoets")), "report", str(folder / "e.pdf")]
    taken = []
    for _process in range(PROCESSES):
        start = time.perf_counter()
        subprocess.run([*command, "--responses", str(answers)], check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    print(machine())
    print(versions("reportlab"))
    register_fonts()
    shipped = read_questionnaire(content_folder("questionnaires") / "KT.yaml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asked = dict(zip(QUESTIONS, (shipped, asking(folder)), strict=True))
        for questions, questionnaire in asked.items():
            assert len(list(questionnaire.ratings())) == questions
            for responses in RESPONSES:
                found = measured(frozen(questionnaire, responses))
                print(f"{questions} questions, {responses} responses")
                for what, seconds in found.seconds.items():
                    print(f"  {what:8} {1000 * seconds:8.0f} ms")
                print(f"  pdf / floor {found.seconds['pdf'] / found.seconds['floor']:5.2f}")
                for what, size in found.sizes.items():
                    print(f"  {what:8} {size:8}")
        seconds = first(folder, frozen(shipped, RESPONSES[0]))
        print(f"first report of a process: {1000 * seconds:.0f} ms")


if __name__ == "__main__":
    main()
