"""Reports in English: all that is ours is English, and what is Dutch says that it is.

What was asked and written stays as it was. So the reports are read block by block: what a block
marks as Dutch is left out, and so are the names and words of questionnaires and respondents that
fill a sentence of ours. No Dutch word may be left after that.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner
from pikepdf import Pdf

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.follow_up import (
    AdvicePoint,
    Decision,
    Effort,
    FollowUp,
    PointReply,
    Story,
)
from cliënttoets.cli import main
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.document.writing import write
from cliënttoets.language import DUTCH, Language, language_asked, languages_at_hand
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment, Perspective
from cliënttoets.report import blocks
from cliënttoets.report.content.report import build_report
from cliënttoets.report.html import page
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_metadata import Standard
from cliënttoets.report.snapshot import EarlierRound, Snapshot, freeze

from .messages import CATALOGUE_NAME, TRANSLATIONS
from .vera.validation import absent, verdicts

ENGLISH = language_asked("en", TRANSLATIONS)
LAYOUTS = sorted(path.stem for path in content_folder("reports").glob("*.yaml"))
DAY = dt.date(2026, 4, 14)

DUTCH_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        de het een niet voor zijn wordt worden naar maar ook bij deze dit dat geen uit nog dan heeft
        hebben kan kunnen vraag vragen antwoord antwoorden waarde geeft hun wat wie welke zonder
        deelvraag tussen eerst daarna alleen elke elk onder boven vanaf staat tekst voorstel
        overheid gezin gezinnen jongeren bewijs signaal dekking rapport toets bladzijde
        """,
    )
)
"""Words of nearly every Dutch sentence, none of which is English too."""

FOLLOW_UP = FollowUp(
    points=(
        AdvicePoint(
            text="Schrap artikel 11.",
            questions=("KT4",),
            place="artikel 11",
            wanted="Niemand verliest hulp.",
            effort=Effort.SMALL,
            decides="de minister",
            reply=PointReply(
                decision=Decision.FOLLOWED, reason="Akkoord.", place="art. 11", day=DAY
            ),
        ),
        AdvicePoint(text="Zeg wie meeleest.", reply=PointReply(decision=Decision.PARTLY)),
        AdvicePoint(text="Geef meer tijd.", reply=PointReply(decision=Decision.NOT_FOLLOWED)),
        AdvicePoint(text="Vraag het de jongere zelf."),
    ),
    stories=(
        Story(text="Nu belt zij met mij.", teller="een vader", may_be_published=True),
        Story(text="Enfin quelqu’un.", teller="een moeder", may_be_published=True, language="fr"),
    ),
    next_test="Bij de adviesronde.",
    contact="info@voorbeeld.example",
)


# --- Snapshots ---------------------------------------------------------------------------------


@cache
def example() -> Snapshot:
    """The shipped example."""
    catalogue = read_catalogue([content_folder("questionnaires")])
    answered = read_responses(EXAMPLE, catalogue)
    return freeze(
        answered.assessment,
        answered.questionnaires,
        answered.responses,
        made_on=DAY,
        program="0.1.0",
        follow_up=answered.follow_up,
    )


def before() -> Snapshot:
    """The example beside an earlier round, in which one organisation saw it differently."""
    now = example()
    first = now.responses[0]
    lower = replace(first.answers["KT3"], value=0)
    then = replace(first, answers={**first.answers, "KT3": lower})
    assessment = replace(now.assessment, moment=Moment.M1)
    earlier = EarlierRound(
        assessment=assessment,
        questionnaires=now.questionnaires,
        responses=(then, *now.responses[1:4], *now.responses[5:]),
    )
    return replace(now, earlier=earlier)


def only(*perspectives: Perspective) -> Snapshot:
    """The example as it is while only these perspectives have answered."""
    return freeze(
        example().assessment,
        example().questionnaires,
        tuple(one for one in example().responses if one.perspective in perspectives),
        drafts=2,
        made_on=DAY,
        program="0.1.0",
    )


def decided() -> Snapshot:
    """The example after the decision, with all that a test can lead to."""
    now = example()
    assessment = replace(now.assessment, moment=Moment.M12)
    return freeze(
        assessment,
        now.questionnaires,
        now.responses,
        drafts=1,
        made_on=DAY,
        program="0.1.0",
        follow_up=FOLLOW_UP,
    )


SNAPSHOTS = {
    "the example": example,
    "beside an earlier round": before,
    "the government alone": lambda: only(Perspective.OVERHEID_ZELF),
    "one family": lambda: only(Perspective.GEZIN_JONGERE),
    "organisations and practice": lambda: only(Perspective.CLIENTORGANISATIE, Perspective.PRAKTIJK),
    "nobody": only,
    "after the decision": decided,
}


@cache
def reported(name: str, layout: str, language: Language = ENGLISH) -> blocks.Report:
    return build_report(
        SNAPSHOTS[name](), layout_at_hand(layout, [content_folder("reports")]), language
    )


# --- What is ours in a report ------------------------------------------------------------------

MARKED: Mapping[type, tuple[str, ...]] = {
    blocks.Run: ("text",),
    blocks.Heading: ("title",),
    blocks.Question: ("title", "verbatim"),
    blocks.Column: ("heading",),
    blocks.Table: ("caption",),
    blocks.Signal: ("verdict",),
    blocks.Quote: ("text",),
}
"""What the language of a block is said of."""


def unmarked(value: object) -> Iterator[str]:
    """Every text that a reader gets, but those that are marked with a language of their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from unmarked(each)
    elif is_dataclass(value) and not isinstance(value, Language):
        foreign = MARKED.get(type(value), ()) if getattr(value, "language", "") else ()
        for field in fields(value):
            if field.name not in ("language", "title_language", "anchor", "style", *foreign):
                yield from unmarked(getattr(value, field.name))


def typed(value: object) -> Iterator[str]:
    """Every text that an author or a respondent typed."""
    if isinstance(value, str):
        yield value
        yield from value.split("\n")
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from typed(each)
    elif isinstance(value, list):
        for each in value:
            yield from typed(each)


@cache
def _content(name: str) -> re.Pattern[str]:
    """What stands in a snapshot as it was typed, longest first; as a sentence begins it too."""
    found = {text.strip(" .") for text in typed(write(SNAPSHOTS[name]()))}
    found |= {text[:1].upper() + text[1:] for text in found}
    longest = sorted((text for text in found if len(text) > 3), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def _words(text: str) -> set[str]:
    """The words of letters alone: part of a fingerprint is none."""
    return set(re.findall(r"(?<!\w)[^\W\d_]+(?!\w)", text.lower()))


def dutch_left(report: blocks.Report, name: str) -> list[str]:
    """The texts of ours that still have a Dutch word, with what was typed taken out."""
    left = (_content(name).sub("…", text) for text in unmarked(report))
    return [text for text in left if DUTCH_WORDS & _words(text)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", SNAPSHOTS)
def test_an_english_report_has_no_dutch_sentence_of_ours(name: str, layout: str) -> None:
    assert dutch_left(reported(name, layout), name) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_search_finds_what_is_dutch(layout: str) -> None:
    assert len(dutch_left(reported("the example", layout, DUTCH), "the example")) > 5


# --- What is Dutch in an English report --------------------------------------------------------


def _walked(value: object) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _walked(each)
    elif is_dataclass(value) and not isinstance(value, Language):
        yield value
        for field in fields(value):
            yield from _walked(getattr(value, field.name))


def test_what_was_asked_and_written_says_that_it_is_dutch() -> None:
    found = list(_walked(reported("the example", "clientorganisatie")))
    questions = [each for each in found if isinstance(each, blocks.Question)]
    assert len(questions) == 33
    assert {each.language for each in questions} == {"nl-BE"}
    dutch = [each.text for each in found if isinstance(each, blocks.Run) and each.language]
    said = "De belangrijkste keuze van het voorstel komt van ouders"
    assert any(said in text for text in dutch), "an explanation"
    assert any("Steun is aangekondigd, zonder middelen" in text for text in dutch), "an anchor"
    assert "Fictief Agentschap Overmorgen" in dutch, "a name on the first page"


def test_a_dutch_report_marks_nothing() -> None:
    for each in _walked(reported("the example", "clientorganisatie", DUTCH)):
        marked = "" if isinstance(each, blocks.Report) else getattr(each, "language", "")
        assert not marked, each


def test_the_title_of_a_report_is_that_of_its_reader() -> None:
    report = reported("the example", "clientorganisatie")
    titles = [each.title for each in report.blocks if isinstance(each, blocks.Heading)]
    assert "What is the message?" in titles
    assert report.language.tag == "en-GB"


def test_a_layout_with_headings_of_its_own_gets_the_usual_ones() -> None:
    layout = layout_at_hand("clientorganisatie", [content_folder("reports")])
    first = replace(layout.sections[0], title="Wat {wij} vinden")
    own = replace(layout, title="Ons advies", sections=(first, *layout.sections[1:]))
    english, dutch = (build_report(example(), own, each) for each in (ENGLISH, DUTCH))
    assert next(blocks.headings(english.blocks)).title == "What is the message?"
    assert next(blocks.headings(dutch.blocks)).title == "Wat {wij} vinden"
    assert english.kind == "Ons advies"


# --- The catalogue -----------------------------------------------------------------------------


def test_no_translation_has_a_dutch_word_left() -> None:
    # Cees van der Eijk is a name.
    with (TRANSLATIONS / "en_GB" / CATALOGUE_NAME).open("rb") as file:
        entries = [entry for entry in read_po(file, locale="en_GB") if entry.id]
    forms = [
        form
        for entry in entries
        for form in ([entry.string] if isinstance(entry.string, str) else list(entry.string))
    ]
    assert len(forms) > 900
    found = [form for form in forms if DUTCH_WORDS & _words(form)]
    assert found == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(0, "0 respondents", id="none is plural"),
        pytest.param(1, "1 respondent", id="one"),
        pytest.param(2, "2 respondents", id="two"),
        pytest.param(12_000, "12,000 respondents", id="grouped by a comma"),
    ],
)
def test_english_counts_as_english_does(number: int, said: str) -> None:
    assert ENGLISH.texts("{number} invuller", "{number} invullers", number) == said


def test_english_writes_dates_and_shares_as_in_britain() -> None:
    assert ENGLISH.date(dt.date(2011, 4, 14)) == "14 April 2011"
    assert ENGLISH.short_date(dt.date(2011, 4, 14)) == "14/04/2011"
    assert ENGLISH.percentage(0.825) == "83%"
    assert ENGLISH.number(0.5) == "0.5"
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"


# --- The command -------------------------------------------------------------------------------


def command(target: Path, *options: str) -> tuple[int, str]:
    ran = CliRunner().invoke(
        main,
        ["report", str(target), "--responses", str(EXAMPLE), "--date", "2026-04-14", *options],
        env={"CLIENTTOETS_DATABASE": str(target.with_suffix(".db"))},
    )
    return ran.exit_code, ran.output


def test_the_command_makes_the_report_in_english(tmp_path: Path) -> None:
    code, said = command(tmp_path / "report.html", "--language", "en")
    assert code == 0, said
    assert '<html lang="en-GB"' in (tmp_path / "report.html").read_text("utf-8")


def test_without_a_language_the_command_speaks_dutch(tmp_path: Path) -> None:
    for name, options in {"one": (), "other": ("--language", "nl")}.items():
        assert command(tmp_path / f"{name}.html", *options)[0] == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()


def test_a_language_that_is_not_at_hand_is_refused_with_those_that_are(tmp_path: Path) -> None:
    code, said = command(tmp_path / "report.pdf", "--language", "de")
    assert (code, said) == (1, "Er is geen vertaling voor 'de'. Kies uit: nl, en.\n")
    assert not (tmp_path / "report.pdf").exists()


def test_the_help_names_the_languages_at_hand() -> None:
    (option,) = [each for each in main.commands["report"].params if each.name == "language"]
    names = " of ".join(languages_at_hand(TRANSLATIONS))
    assert names in (getattr(option, "help", "") or "")


# --- On paper ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standard", "profiles"),
    [
        pytest.param(Standard.UA_1, ("ua1", "3a"), id="PDF/UA-1 and PDF/A-3a"),
        pytest.param(Standard.UA_2, ("ua2", "4"), id="PDF/UA-2 and PDF/A-4"),
    ],
)
def test_verapdf_finds_no_failure_in_the_english_report(
    standard: Standard, profiles: tuple[str, str], tmp_path: Path
) -> None:
    sentence = absent()
    if sentence and os.environ.get("CI") == "true":
        pytest.fail(sentence)
    if sentence:
        pytest.skip(sentence)
    path = tmp_path / "english.pdf"
    path.write_bytes(pdf(reported("the example", "clientorganisatie"), standard=standard))
    with Pdf.open(path) as document:
        assert str(document.Root.Lang) == "en-GB"
    for verdict in verdicts({path: profiles}):
        assert verdict.checks > 100_000
        assert verdict.failed == 0, verdict.failures


def test_a_page_says_the_language_of_what_is_dutch_in_it() -> None:
    html = page(reported("the example", "clientorganisatie"))
    assert re.search(r'<span[^>]* lang="nl-BE"[^>]*>[^<]*De belangrijkste keuze', html)
    assert re.search(
        r'<h\d[^>]* lang="nl-BE"[^>]*>[^<]*Participatie|lang="nl-BE"[^>]*>Participatie', html
    )
