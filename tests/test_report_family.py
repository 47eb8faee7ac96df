"""The page for a family: one side of paper, at most 250 words, no figure, no letter under 12 point.

Each promise is read back from the files themselves, by pypdfium2 and out of the HTML.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.follow_up import (
    NOTHING_YET,
    AdvicePoint,
    Decision,
    FollowUp,
    HardWord,
    PlainWords,
    PointReply,
    Story,
)
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.document.file import BrokenFile
from cliënttoets.language import DUTCH, Language, language_at_hand
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment, Questionnaire
from cliënttoets.report.blocks import (
    LARGE_PRINT,
    BulletList,
    Callout,
    Heading,
    Kind,
    Paragraph,
    Quote,
    Report,
    Sign,
    Signed,
    TooLong,
    plain,
)
from cliënttoets.report.content.plain_numbers import begun, in_words
from cliënttoets.report.content.plain_page import MOST_WORDS, plain_remarks, words_on
from cliënttoets.report.content.report import build_report
from cliënttoets.report.house_style import HouseStyle
from cliënttoets.report.html import page
from cliënttoets.report.layout import Layout, LayoutSection, Part
from cliënttoets.report.layout_file import layout_at_hand, read_layout
from cliënttoets.report.pdf import pdf
from cliënttoets.report.plain_dutch import number_of_words, remarks, sentences
from cliënttoets.report.snapshot import freeze
from cliënttoets.response.model import Response

from .sample_report import report as sample
from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response

LAYOUT = layout_at_hand("gezin", [content_folder("reports")])
DAY = date(2026, 11, 22)


def _asked(id_: str, je: str, **more: Any) -> dict[str, Any]:
    return rating(id_, text={"default": f"Wordt {id_} gewaarborgd?", "je": je}, **more)


ASKING = questionnaire(
    [
        critical("K", 1, text={"default": "Is K veilig?", "je": "Ben je veilig bij dit plan?"}),
        _asked("A", "Mag je meepraten?"),
        _asked("B", "Krijg je snel hulp?"),
        _asked("C", "Begrijp je alles?"),
        _asked("D", "Is er iemand voor jou?"),
    ]
)

# The lower medians, of six values the third in order: K 3, A 4, B 1, C 2, D 3.
SIX = panel(
    ASKING,
    FAMILIES,
    K=[3, 3, 3, 3, 4, 4],
    A=[3, 3, 4, 4, 4, 4],
    B=[0, 0, 1, 1, 1, 1],
    C=[1, 2, 2, 2, 2, 3],
    D=[3, 3, 3, 3, 4, 4],
)
K_BLOCKS = "Ben je veilig bij dit plan? Niet genoeg."
BLOCKING = response(ASKING, {"K": 0, "A": 3, "B": 2, "C": 3, "D": 4}, CLIENTS, "Ouders samen")
CONTENT = response(ASKING, {"K": 4, "A": 3, "B": 2, "C": 3, "D": 4}, CLIENTS, "Jongeren samen")
OWN = response(ASKING, {"K": 4, "A": 4, "B": 4, "C": 4, "D": 4}, OFFICIALS, "Agentschap")

TYPED = PlainWords(
    about=("Er komt een nieuw plan.", "Het gaat over hulp."),
    changes=("Je krijgt één vaste persoon.", "Je mag altijd iets vragen."),
    good=("Je beslist mee.",),
    better=("Je moet te lang wachten.", "Je moet alles op de computer vragen."),
    first=("Het plan zegt niet wie je helpt.", "Dat maakt gezinnen bang"),
    followed=("Je mag nu ook bellen.",),
    not_followed=("Je blijft wachten. De reden: er zijn te weinig mensen.",),
    undecided=("Wie het vervoer betaalt.",),
    respond=("Je kunt nog reageren tot 12 januari 2027.",),
    hard_words=(HardWord(word="wachtlijst", meaning="Een rij van mensen die wachten"),),
)
STORY = Story(
    text="Ik moest alles drie keer vertellen.",
    teller="Meisje van veertien",
    consent="Mag in dit rapport.",
    may_be_published=True,
)


def told(
    *responses: Response,
    follow_up: FollowUp = NOTHING_YET,
    moment: Moment = Moment.M4,
    layout: Layout = LAYOUT,
    style: HouseStyle | None = None,
    language: Language = DUTCH,
    **proposal: Any,
) -> Report:
    assessment = Assessment(
        proposal=Proposal(**{"title": "Een plan", **proposal}), moment=moment, text_version="2"
    )
    snapshot = freeze(
        assessment, (ASKING,), responses, made_on=DAY, program="0.1.0", follow_up=follow_up
    )
    return build_report(snapshot, layout, language, style or HouseStyle())


def asked(questions: Questionnaire, *responses: Response) -> Report:
    """The page of a test with a questionnaire of its own."""
    assessment = Assessment(proposal=Proposal(title="Een plan"), moment=Moment.M4)
    snapshot = freeze(assessment, (questions,), responses, made_on=DAY, program="0.1.0")
    return build_report(snapshot, LAYOUT, DUTCH)


def typed(**words: Any) -> FollowUp:
    return FollowUp(plain=PlainWords(**words))


def signs(report: Report) -> dict[Sign, list[str]]:
    """The sentences under each sign."""
    return {
        block.sign: [plain(item) for item in block.items]
        for block in report.blocks
        if isinstance(block, Signed)
    }


def under(report: Report, part: Part) -> list[str]:
    """The texts of a part, signs and quotes left out; empty where the part is."""
    found: list[str] = []
    is_under = False
    for block in report.blocks:
        match block:
            case Heading():
                is_under = block.anchor == part
            case Paragraph() if is_under:
                found.append(plain(block.text))
            case BulletList() if is_under:
                found += [plain(item) for item in block.items]
            case _:
                pass
    return found


def pages_in(file: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(file)
    return [sheet.get_textpage().get_text_bounded() for sheet in document]


def letters(file: bytes) -> Iterator[tuple[float, str]]:
    """The size of each letter in points, with the letter."""
    for sheet in pypdfium2.PdfDocument(file):
        text = sheet.get_textpage()
        for at in range(text.count_chars()):
            letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, at))
            if not letter.isspace():
                yield pypdfium2.raw.FPDFText_GetFontSize(text.raw, at), letter


def read_in_browser(markup: str) -> str:
    """What a reader sees of an HTML page."""
    body = markup[markup.index("<body") :]
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", body, flags=re.DOTALL)))


def _words_of(text: str) -> list[str]:
    """The words of a text, without bullets and the like."""
    return [word for word in text.split() if any(sign.isalnum() for sign in word)]


def everything(report: Report) -> str:
    return read_in_browser(page(report))


# The promises, for every variant

LONG_TITLE = ("Een decreet over hulp voor gezinnen met kinderen en jongeren " * 6)[:300].strip()
POINTS = (
    AdvicePoint(text="a", reply=PointReply(decision=Decision.FOLLOWED)),
    AdvicePoint(text="b", reply=PointReply(decision=Decision.FOLLOWED)),
    AdvicePoint(text="c", reply=PointReply(decision=Decision.PARTLY)),
    AdvicePoint(text="d", reply=PointReply(decision=Decision.NOT_FOLLOWED)),
    AdvicePoint(text="e"),
)
ABOUT = "Er komt één vaste persoon. Die helpt je verder. Je kiest mee wie dat is. En nog meer."

VARIANTS = {
    "nothing typed": told(*SIX, BLOCKING, OWN),
    "everything typed": told(*SIX, BLOCKING, follow_up=FollowUp(plain=TYPED, stories=(STORY,))),
    "replies and a story": told(*SIX, follow_up=FollowUp(points=POINTS, stories=(STORY,))),
    "no client side": told(OWN, about=ABOUT, responsible_body="Het agentschap"),
    "no answers at all": told(),
    "too few": told(*SIX[:4], OWN),
    "organisations alone": told(BLOCKING, CONTENT),
    "a title of 300 characters": told(*SIX, BLOCKING, title=LONG_TITLE, about=ABOUT),
    "an example": told(*SIX, BLOCKING, example=True, about=ABOUT),
    "after the decision": told(*SIX, moment=Moment.M11),
    "a house style": told(*SIX, BLOCKING, style=HouseStyle(name="Netwerk van gezinnen")),
}
every_variant = pytest.mark.parametrize(
    "made", [pytest.param(made, id=name) for name, made in VARIANTS.items()]
)


@every_variant
def test_the_page_is_one_page(made: Report) -> None:
    assert len(pages_in(pdf(made))) == 1


@every_variant
def test_the_page_has_at_most_250_words_everything_included(made: Report) -> None:
    (text,) = pages_in(pdf(made))
    assert words_on(made) == number_of_words(text) == number_of_words(everything(made))
    assert words_on(made) <= 250


@every_variant
def test_no_letter_on_the_page_is_smaller_than_12_points(made: Report) -> None:
    found = list(letters(pdf(made)))
    assert len(found) > 200
    assert min(found)[0] >= LARGE_PRINT == 12


@every_variant
def test_the_program_writes_no_figure_but_in_the_date_and_the_version(made: Report) -> None:
    text = everything(replace(made, title="Titel")).replace("22 november 2026", "")
    text = text.replace("versie 2", "").replace("12 januari 2027", "")
    assert re.findall(r"\d", text) == []


@every_variant
def test_the_page_is_read_the_same_on_paper_and_on_a_screen(made: Report) -> None:
    (paper,) = pages_in(pdf(made))
    assert sorted(_words_of(paper)) == sorted(_words_of(everything(made)))


@every_variant
def test_what_the_program_writes_itself_is_plain(made: Report) -> None:
    texts = sentences(
        ". ".join(under(made, part)[at] for part in Part for at in range(len(under(made, part))))
    )
    texts += [item for items in signs(made).values() for item in items]
    said = [made.kind, made.subtitle, *made.statements, *texts]
    assert list(map(str, remarks(said))) == []
    assert not re.search(r"\b(?:u|uw)\b", " ".join(said), re.IGNORECASE)


@every_variant
def test_the_page_says_on_itself_that_it_is_no_approval_and_of_when_it_is(made: Report) -> None:
    (text,) = pages_in(pdf(made))
    flat = " ".join(text.split())
    assert "Dit blad zegt niet dat gezinnen het plan goedkeuren." in flat
    assert "Blad van 22 november 2026, versie 2" in flat


def test_an_example_is_marked_on_the_page() -> None:
    (text,) = pages_in(pdf(VARIANTS["an example"]))
    assert "VOORBEELD" in text
    assert "Dit voorbeeld is verzonnen." in text
    assert "verzonnen" not in everything(VARIANTS["nothing typed"])


def test_the_shipped_example_has_its_page() -> None:
    read = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    snapshot = freeze(
        read.assessment, read.questionnaires, read.responses, made_on=DAY, program="0.1.0"
    )
    made = build_report(snapshot, LAYOUT, DUTCH)
    assert words_on(made) <= MOST_WORDS
    assert len(pages_in(pdf(made))) == 1
    assert list(signs(made)) == [Sign.GOOD, Sign.BETTER, Sign.FIRST]


_WORDS = ["je", "mag", "altijd", "een", "begeleider", "vragen", "als", "het", "klikt", "thuis"]


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(3, 15))).capitalize() + "."


def _full(chance: random.Random, style: HouseStyle) -> Report:
    """A page with as much on it as fits in 250 words: sentences go until it does."""
    most = {"about": 3, "changes": 5, "good": 2, "better": 2, "followed": 3, "not_followed": 3}
    most |= {"undecided": 3, "respond": 4}
    parts: dict[str, list[Any]] = {
        name: [_sentence(chance) for _ in range(chance.randint(0, number))]
        for name, number in most.items()
    }
    parts["hard_words"] = [
        HardWord(word=chance.choice(_WORDS), meaning=_sentence(chance))
        for _ in range(chance.randint(0, 5))
    ]
    while True:
        kept = typed(**{name: tuple(said) for name, said in parts.items()})
        try:
            return told(*SIX, BLOCKING, follow_up=kept, style=style, example=True)
        except TooLong:
            chance.choice([said for said in parts.values() if said]).pop()


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(["", "Netwerk van gezinnen"]))
def test_whatever_fits_in_250_words_fits_on_the_page(chance: random.Random, name: str) -> None:
    made = _full(chance, HouseStyle(name=name))
    assert words_on(made) <= 250
    assert len(pages_in(pdf(made))) == 1


# What was said


def test_the_two_best_and_the_two_worst_questions_are_told_with_their_answers() -> None:
    # Good are A with 4 and then, of those with 3, K, which is asked first; B with 1, C with 2.
    assert signs(told(*SIX)) == {
        Sign.GOOD: ["Mag je meepraten? Meestal wel.", "Ben je veilig bij dit plan? Meestal wel."],
        Sign.BETTER: ["Krijg je snel hulp? Niet genoeg.", "Begrijp je alles? Niet genoeg."],
    }


OPEN = questionnaire(
    [critical("K", 1, label="Blok K"), _asked("A", "Hoe goed kun je ons bereiken?")]
)


@pytest.mark.parametrize(
    ("value", "sign"),
    [pytest.param(4, Sign.GOOD, id="good"), pytest.param(2, Sign.BETTER, id="can be better")],
)
def test_a_question_to_which_yes_is_no_answer_gets_none(value: int, sign: Sign) -> None:
    given_ = response(OPEN, {"K": "weet_niet", "A": value}, CLIENTS, "Ouders samen")
    assert signs(asked(OPEN, given_)) == {sign: ["Hoe goed kun je ons bereiken?"]}


def test_each_sign_is_said_in_words_beside_its_drawing() -> None:
    made = VARIANTS["nothing typed"]
    (text,) = pages_in(pdf(made))
    markup = page(made)
    for words in ("Dit is goed", "Dit kan beter", "Dit moet eerst opgelost worden"):
        assert words in text
        assert f"<strong>{words}</strong>" in markup
    assert markup.count('<svg class="signed-sign" aria-hidden="true"') == 3


def test_what_blocks_is_told_whoever_saw_it_and_is_never_called_good() -> None:
    found = signs(told(*SIX, BLOCKING))
    assert found[Sign.FIRST] == [f"{K_BLOCKS} Dat zeggen de organisaties."]
    # Families gave K a 3; D, with 3 too, comes in its place.
    assert found[Sign.GOOD] == [
        "Mag je meepraten? Meestal wel.",
        "Is er iemand voor jou? Meestal wel.",
    ]


def test_what_blocks_for_those_who_speak_needs_no_name() -> None:
    low = panel(ASKING, FAMILIES, K=[0, 0, 1, 1, 1, 2], A=[3, 3, 4, 4, 4, 4])
    assert signs(told(*low))[Sign.FIRST] == [K_BLOCKS]
    assert signs(told(BLOCKING))[Sign.FIRST] == [K_BLOCKS]


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        pytest.param(
            [*SIX, BLOCKING],
            ["Je bent niet veilig.", "Dat moet anders. Dat zeggen de organisaties."],
            id="seen by organisations, while families speak",
        ),
        pytest.param(
            [BLOCKING],
            ["Je bent niet veilig.", "Dat moet anders."],
            id="seen by those who speak",
        ),
    ],
)
def test_what_somebody_typed_of_what_blocks_takes_the_place_of_the_question(
    responses: Sequence[Response], expected: list[str]
) -> None:
    first = typed(first=("Je bent niet veilig.", "Dat moet anders"))
    assert signs(told(*responses, follow_up=first))[Sign.FIRST] == expected


def test_that_something_blocks_is_for_the_answers_to_say_and_not_for_who_types() -> None:
    made = told(*SIX, CONTENT, follow_up=typed(first=("Je bent niet veilig.",)))
    assert Sign.FIRST not in signs(made)
    assert "Je bent niet veilig." not in everything(made)


def test_of_many_stumbling_blocks_two_are_told_and_that_there_are_more() -> None:
    many = questionnaire([critical(name, 1, label=f"Blok {name}") for name in "KLM"])
    given_ = response(many, {"K": 0, "L": 1, "M": 0}, CLIENTS, "Ouders samen")
    assert signs(asked(many, given_))[Sign.FIRST] == [
        "Dit is nog niet in orde: Blok K.",
        "Dit is nog niet in orde: Blok L.",
        "Er zijn nog punten die eerst opgelost moeten worden.",
    ]


def test_those_who_were_heard_are_counted_in_words() -> None:
    assert under(told(*SIX, BLOCKING, CONTENT), Part.PLAIN_SAID) == [
        "Twee organisaties van gezinnen en jongeren keken naar het plan. Zes kinderen, jongeren of "
        "ouders gaven hun mening. Zo antwoordden zij op onze vragen:",
        "Niet iedereen dacht hetzelfde.",
    ]


@pytest.mark.parametrize(
    "responses",
    [pytest.param([OWN], id="a self-assessment"), pytest.param([], id="no answers at all")],
)
@pytest.mark.parametrize(
    "follow_up",
    [
        pytest.param(NOTHING_YET, id="nothing typed"),
        pytest.param(FollowUp(plain=TYPED, stories=(STORY,)), id="signs and a story typed"),
    ],
)
def test_where_nobody_of_the_client_side_answered_nobody_is_said_to_have_spoken(
    responses: Sequence[Response], follow_up: FollowUp
) -> None:
    made = told(*responses, follow_up=follow_up)
    assert signs(made) == {}
    assert not any(isinstance(block, Quote) for block in made.blocks)
    assert under(made, Part.PLAIN_SAID) == [
        "Kinderen, jongeren en ouders gaven nog geen antwoord. Daarom staat hier niet wat zij van "
        "het plan vinden."
    ]


def test_of_a_small_group_the_page_says_only_that_it_is_too_small() -> None:
    made = told(*SIX[:4])
    assert signs(made) == {}
    assert under(made, Part.PLAIN_SAID) == [
        "Er antwoordden te weinig mensen. Daarom zeggen we niet wat zij vonden."
    ]
    hidden = [question.text.default for question in ASKING.ratings()]
    hidden += [question.text.je or "" for question in ASKING.ratings()]
    assert [text for text in hidden if text in everything(made)] == []
    assert "vier" not in everything(made).lower()


def test_organisations_speak_where_families_are_too_few_or_were_not_asked() -> None:
    alone, beside = told(CONTENT), told(CONTENT, *SIX[:4])
    # D with 4 and K with 4, in the order of the questionnaire; only B, with 2, is under 3.
    expected = {
        Sign.GOOD: [
            "Ben je veilig bij dit plan? Meestal wel.",
            "Is er iemand voor jou? Meestal wel.",
        ],
        Sign.BETTER: ["Krijg je snel hulp? Niet genoeg."],
    }
    assert signs(alone) == signs(beside) == expected
    assert under(alone, Part.PLAIN_SAID) == [
        "Kinderen, jongeren en ouders zelf zijn nog niet gehoord. Eén organisatie van gezinnen en "
        "jongeren keek naar het plan. Zo antwoordden zij op onze vragen:"
    ]
    assert under(beside, Part.PLAIN_SAID)[0].startswith("Er antwoordden te weinig mensen.")


def test_answers_that_are_all_alike_are_told_only_as_what_can_be_better() -> None:
    # All gave A a 4: told is no more than that nobody is low, and that is not that it is good.
    alike = panel(ASKING, FAMILIES, A=[4] * 10, B=[1] * 10, C=[2, 2, 3, 2, 2, 3, 2, 2, 2, 2])
    made = told(*alike)
    assert signs(made) == {
        Sign.BETTER: ["Krijg je snel hulp? Niet genoeg.", "Begrijp je alles? Niet genoeg."]
    }
    assert "Mag je meepraten?" not in everything(made)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(4, "Bij sommige vragen zei niemand nee.", id="all high"),
        pytest.param("weet_niet", "Er is nog geen duidelijk antwoord.", id="nobody knows"),
    ],
)
def test_without_a_good_or_a_worse_question_the_page_says_what_it_may(
    value: object, expected: str
) -> None:
    alike = panel(ASKING, FAMILIES, **{name: [value] * 10 for name in "KABCD"})
    made = told(*alike)
    assert signs(made) == {}
    assert under(made, Part.PLAIN_SAID) == [
        f"Tien kinderen, jongeren of ouders gaven hun mening. {expected}"
    ]


def test_what_somebody_typed_takes_the_place_of_the_questions() -> None:
    made = told(*SIX, BLOCKING, follow_up=typed(good=("Je beslist mee.",)))
    assert signs(made) == {
        Sign.GOOD: ["Je beslist mee."],
        Sign.BETTER: ["Krijg je snel hulp? Niet genoeg.", "Begrijp je alles? Niet genoeg."],
        Sign.FIRST: [f"{K_BLOCKS} Dat zeggen de organisaties."],
    }
    assert "Dit vinden zij:" in under(made, Part.PLAIN_SAID)[0]


@pytest.mark.parametrize(
    ("changed", "is_told"),
    [
        pytest.param({}, True, id="a short one"),
        pytest.param({"may_be_published": False}, False, id="one without consent"),
        pytest.param({"language": "fr"}, False, id="one in another language"),
        pytest.param({"text": "woord " * 30}, True, id="one of 30 words"),
        pytest.param({"text": "woord " * 31}, False, id="one of 31 words"),
    ],
)
def test_a_story_is_told_that_may_be_and_can_be_read(
    changed: dict[str, Any], is_told: bool
) -> None:
    story = replace(STORY, **changed)
    made = told(*SIX, follow_up=FollowUp(stories=(story,)))
    quotes = [block for block in made.blocks if isinstance(block, Quote)]
    assert [plain(quote.text) for quote in quotes] == [story.text] * is_told


def test_how_a_teller_agreed_takes_no_words_of_the_page() -> None:
    made = told(*SIX, follow_up=FollowUp(stories=(STORY,)))
    assert STORY.teller in everything(made)
    assert STORY.consent not in everything(made)


# The other parts


def test_everything_that_was_typed_is_told_as_it_was_typed() -> None:
    made = VARIANTS["everything typed"]
    assert under(made, Part.PLAIN_ABOUT) == ["Er komt een nieuw plan. Het gaat over hulp."]
    assert under(made, Part.PLAIN_CHANGES) == list(TYPED.changes)
    assert signs(made)[Sign.GOOD] == list(TYPED.good)
    assert signs(made)[Sign.BETTER] == list(TYPED.better)
    assert signs(made)[Sign.FIRST] == [
        "Het plan zegt niet wie je helpt.",
        "Dat maakt gezinnen bang. Dat zeggen de organisaties.",
    ]
    assert under(made, Part.PLAIN_REPLIES) == [
        "Dit wel: Je mag nu ook bellen.",
        "Dit niet: Je blijft wachten. De reden: er zijn te weinig mensen.",
        "Nog niet beslist: Wie het vervoer betaalt.",
    ]
    assert under(made, Part.PLAIN_RESPOND) == ["Je kunt nog reageren tot 12 januari 2027."]
    assert under(made, Part.PLAIN_WORDS) == ["wachtlijst: Een rij van mensen die wachten."]


def test_a_part_without_anything_to_tell_is_left_out() -> None:
    made = told(*SIX)
    assert [block.anchor for block in made.blocks if isinstance(block, Heading)] == [
        Part.PLAIN_ABOUT,
        Part.PLAIN_SAID,
        Part.PLAIN_REPLIES,
        Part.PLAIN_RESPOND,
    ]


@pytest.mark.parametrize(
    ("about", "body", "expected"),
    [
        pytest.param("", "", "We hebben nog geen uitleg over dit plan.", id="nothing"),
        pytest.param("", "De minister", "Het plan komt van De minister.", id="only who"),
        pytest.param("Eén zin", "", "Eén zin.", id="a sentence without a full stop"),
        pytest.param(
            "Een. Twee. Drie. Vier.",
            "",
            "Een. Twee. Drie. In het plan zelf staat meer.",
            id="more than three sentences",
        ),
        pytest.param(
            "Kort. Woord " + "woord " * 44 + "slot.",
            "",
            "Kort. In het plan zelf staat meer.",
            id="a sentence that is too long is not cut up",
        ),
        pytest.param(
            "Zie art. 4 en bv. de wet.", "", "Zie art. 4 en bv. de wet.", id="abbreviations"
        ),
        pytest.param("Kop\nTekst", "", "Kop. Tekst.", id="a line break ends a sentence"),
    ],
)
def test_the_proposals_explanation_is_told_in_whole_sentences(
    about: str, body: str, expected: str
) -> None:
    made = told(*SIX, about=about, responsible_body=body)
    assert under(made, Part.PLAIN_ABOUT) == [expected]


def test_after_the_decision_the_page_begins_with_that() -> None:
    (about,) = under(VARIANTS["after the decision"], Part.PLAIN_ABOUT)
    assert about.startswith("Over dit plan is al beslist.")


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        pytest.param((), "We weten nog niet wat de overheid hiermee doet.", id="no points"),
        pytest.param(
            (Decision.OPEN, Decision.OPEN),
            "De overheid kreeg twee adviezen. We weten nog niet wat ze ermee doet.",
            id="no replies",
        ),
        pytest.param(
            (Decision.FOLLOWED, Decision.NOT_FOLLOWED, Decision.PARTLY, Decision.NOT_FOLLOWED),
            "De overheid kreeg vier adviezen. Eén daarvan volgt ze. Eén daarvan volgt ze voor een "
            "deel. Twee daarvan volgt ze niet.",
            id="a reply to each",
        ),
        pytest.param(
            (Decision.FOLLOWED, Decision.OPEN),
            "De overheid kreeg twee adviezen. Eén daarvan volgt ze. Op één advies is er nog geen "
            "antwoord.",
            id="one reply",
        ),
    ],
)
def test_what_the_government_does_is_counted_in_words(
    decisions: Sequence[Decision], expected: str
) -> None:
    points = tuple(AdvicePoint(text="x", reply=PointReply(decision=each)) for each in decisions)
    made = told(*SIX, follow_up=FollowUp(points=points))
    assert under(made, Part.PLAIN_REPLIES) == [expected]


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        pytest.param(
            NOTHING_YET,
            ["Wil je iets zeggen? Vraag hoe dat kan aan wie je dit blad gaf."],
            id="nobody typed a way",
        ),
        pytest.param(
            FollowUp(contact="tel. 02 000 00 00"),
            ["Heb je een vraag of een idee? Hier kun je terecht:", "tel. 02 000 00 00"],
            id="a contact",
        ),
        pytest.param(
            FollowUp(contact="tel. 02 000 00 00", plain=PlainWords(respond=("Bel voor mei",))),
            ["Bel voor mei.", "tel. 02 000 00 00"],
            id="both",
        ),
    ],
)
def test_there_is_always_a_way_to_say_something(follow_up: FollowUp, expected: list[str]) -> None:
    assert under(told(*SIX, follow_up=follow_up), Part.PLAIN_RESPOND) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *[(0, "geen"), (1, "één"), (2, "twee"), (12, "twaalf"), (13, "meer dan twaalf")],
        *[(20, "meer dan twaalf"), (21, "meer dan twintig"), (100, "meer dan vijftig")],
        *[(101, "meer dan honderd"), (5000, "meer dan duizend")],
    ],
)
def test_a_number_is_worded(number: int, expected: str) -> None:
    assert in_words(number, DUTCH) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [("één keer", "Eén keer"), ("zes keer", "Zes keer"), ("", ""), ("éénmaal", "Eénmaal")],
)
def test_a_sentence_begins_with_a_capital(said: str, expected: str) -> None:
    assert begun(said) == expected


# What gives way, and what is refused


def _pressed(number: int) -> Report:
    """A page on which so many words are typed, beside a story, an explanation and a block."""
    follow_up = FollowUp(plain=PlainWords(changes=("woord " * number,)), stories=(STORY,))
    return told(*SIX, BLOCKING, about=ABOUT, follow_up=follow_up)


def _kept(made: Report) -> tuple[int, bool, int]:
    """Sentences of the explanation, whether the story is told, and the worse questions."""
    (about,) = under(made, Part.PLAIN_ABOUT)
    has_story = any(isinstance(block, Quote) for block in made.blocks)
    said = sum(sentence in about for sentence in sentences(ABOUT))
    return said, has_story, len(signs(made)[Sign.BETTER])


def test_what_the_program_made_gives_way_step_by_step_and_never_what_blocks() -> None:
    seen = []
    for number in range(1, 250):
        try:
            made = _pressed(number)
        except TooLong:
            break
        assert words_on(made) <= 250
        assert "woord " * (number - 1) in everything(made)
        assert signs(made)[Sign.FIRST] == [f"{K_BLOCKS} Dat zeggen de organisaties."]
        if _kept(made) not in seen:
            seen.append(_kept(made))
    assert seen == [(3, True, 2), (1, True, 2), (1, False, 2), (1, False, 1), (0, False, 1)]


@pytest.mark.parametrize(
    ("over", "said"), [(1, "telt 1 woord te veel"), (17, "telt 17 woorden te veel")]
)
def test_what_is_typed_beyond_250_words_is_refused_with_how_many(over: int, said: str) -> None:
    # Nothing of this page gives way: without answers it has no pairs, story or explanation.
    words = 250 - words_on(told(follow_up=typed(changes=("woord",)))) + 1 + over
    with pytest.raises(TooLong, match=said):
        told(follow_up=typed(changes=("woord " * words,)))
    assert words_on(told(follow_up=typed(changes=("woord " * (words - over),)))) == 250


def test_what_does_not_fit_on_paper_is_refused_and_can_still_be_read_on_a_screen() -> None:
    made = told(*SIX, follow_up=FollowUp(contact="·\n" * 400))
    assert "Wat kun jij nog doen?" in page(made)
    with pytest.raises(TooLong, match=r"Dit rapport is \d+ regels te lang voor het papier"):
        pdf(made)


# Large print


def test_large_print_holds_for_every_block() -> None:
    made = sample(example=True)
    assert min(letters(pdf(made)))[0] < 9
    assert min(letters(pdf(replace(made, large_print=True))))[0] >= 12


def test_large_print_is_larger_on_a_screen_too() -> None:
    assert '<html lang="nl-BE" dir="ltr" class="large-print">' in page(told(*SIX))
    plain_print = told(*SIX, layout=replace(LAYOUT, large_print=False))
    assert '<html lang="nl-BE" dir="ltr">' in page(plain_print)


def test_a_layout_chooses_large_print(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    text = "id: groot\nversion: 1\ntitle: Groot\nlarge_print: true\nsections: [{part: facts}]\n"
    path.write_text(text, "utf-8")
    layout = read_layout(path)
    assert layout.large_print
    assert told(*SIX, layout=layout).large_print
    assert not told(*SIX, layout=replace(layout, large_print=False)).large_print


@pytest.mark.parametrize(
    ("sections", "problem"),
    [
        pytest.param(
            "  - part: plain_about\n  - part: signal\n",
            "6:11: onderdeel 'signal' past niet op de pagina voor gezinnen",
            id="another part",
        ),
        pytest.param(
            "  - part: plain_about\n    annex: true\n",
            "6:12: de pagina voor gezinnen heeft geen bijlage",
            id="an annex",
        ),
    ],
)
def test_a_page_for_families_has_no_other_parts_and_no_annex(
    tmp_path: Path, sections: str, problem: str
) -> None:
    path = tmp_path / "mengeling.yaml"
    path.write_text(f"id: mengeling\nversion: 1\ntitle: Kort\nsections:\n{sections}", "utf-8")
    with pytest.raises(BrokenFile, match=problem):
        read_layout(path)


def test_a_layout_of_ones_own_orders_and_names_the_parts() -> None:
    layout = Layout(
        id="kort",
        version=1,
        title="Voor jou",
        sections=(
            LayoutSection(part=Part.PLAIN_RESPOND, title="Zeg iets", introduction="Dat mag."),
            LayoutSection(part=Part.PLAIN_ABOUT),
        ),
    )
    made = told(*SIX, layout=layout)
    titles = [block.title for block in made.blocks if isinstance(block, Heading)]
    assert (made.kind, titles) == ("Voor jou", ["Zeg iets", "Waarover gaat het?"])
    assert under(made, Part.PLAIN_RESPOND)[0] == "Dat mag."


# In another language


ENTRIES = {
    "Sommige zinnen staan in het Nederlands.": "Some is in Dutch.",
    "Dit voorbeeld is verzonnen.": "This is made up.",
    "Woorden voor een signaal, van laag naar hoog:": "From low to high:",
    "nog niet": "not yet",
    "eerste stappen": "first steps",
    "op weg": "on the way",
    "sterk": "strong",
}


def _english(folder: Path, *without: str) -> Language:
    """A language with a catalogue of a few entries."""
    entries = [
        f'msgid "{one}"\nmsgstr "{said}"\n' for one, said in ENTRIES.items() if one not in without
    ]
    path = folder / "en_GB" / "clienttoets.po"
    path.parent.mkdir()
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    path.write_text("\n".join([head, *entries]), "utf-8")
    return language_at_hand("en_GB", folder)


def test_a_page_in_another_language_says_that_not_all_of_it_is(tmp_path: Path) -> None:
    english = _english(tmp_path)
    assert told(*SIX, language=english).subtitle == "Some is in Dutch."
    assert told(*SIX, language=english, example=True).subtitle == (
        "This is made up. Some is in Dutch."
    )
    assert told(*SIX).subtitle == ""


@pytest.mark.parametrize(
    ("without", "is_told"),
    [
        pytest.param([], True, id="every word of the scale translated"),
        pytest.param(["op weg"], False, id="one word not translated"),
    ],
)
def test_a_report_in_another_language_says_what_the_words_for_signals_mean(
    without: list[str], is_told: bool, tmp_path: Path
) -> None:
    whole = layout_at_hand("clientorganisatie", [content_folder("reports")])
    made = told(*SIX, BLOCKING, layout=whole, language=_english(tmp_path, *without))
    note = next(
        block for block in made.blocks if isinstance(block, Callout) and block.kind is Kind.NOTE
    )
    (paragraph,) = [block for block in note.blocks if isinstance(block, Paragraph)]
    gloss = (
        " From low to high: nog niet (not yet), eerste stappen (first steps), op weg (on the way), "
        "sterk (strong)."
    )
    assert plain(paragraph.text).endswith(gloss) == is_told
    assert plain(paragraph.text).endswith("Nederlands.") == (not is_told)
    assert ("nog niet" in {run.text for run in paragraph.text if run.language}) == is_told


# What may be too hard


@pytest.mark.parametrize(
    ("text", "explained", "expected"),
    [
        pytest.param("Je mag bellen.", [], [], id="plain"),
        pytest.param("woord " * 15, [], [], id="15 words"),
        pytest.param("woord " * 16, [], ["Deze zin telt 16 woorden"], id="16 words"),
        pytest.param("woord. Woord " * 16, [], [], id="many short sentences"),
        pytest.param("Het traject start.", [], ["‘traject’ is een woord van"], id="a system word"),
        pytest.param("Trajecten starten.", [], ["‘Trajecten’ is een woord van"], id="its plural"),
        pytest.param("Het traject start.", ["traject"], [], id="explained"),
        pytest.param("Trajecten starten.", ["Traject"], [], id="its plural explained"),
        pytest.param("De regisseur.", [], [], id="a word that only looks like one"),
        pytest.param(
            "Proactieve implementatie binnen het kader.",
            [],
            ["‘Proactieve’", "‘implementatie’", "‘kader’"],
            id="three of them",
        ),
        pytest.param("Een module. Nog een module.", [], ["‘module’"], id="each word once"),
        pytest.param("Bel het VAPH.", [], ["‘VAPH’ is een afkorting"], id="capitals"),
        pytest.param("Bel het VAPH.", ["VAPH"], [], id="capitals explained"),
        pytest.param("Bel m.b.t. dit.", [], ["‘m.b.t.’ is een afkorting"], id="with full stops"),
        pytest.param("Neem bv. de bus.", [], ["‘bv.’ is een afkorting"], id="a common one"),
        pytest.param("Een VOORBEELD.", [], [], id="a whole word in capitals"),
        pytest.param("Artikel 4 van 2026.", [], [], id="figures are no abbreviations"),
    ],
)
def test_what_may_be_too_hard_is_remarked(
    text: str, explained: list[str], expected: list[str]
) -> None:
    found = list(map(str, remarks([text], explained)))
    assert len(found) == len(expected)
    assert all(said in whole for said, whole in zip(expected, found, strict=True))


@pytest.mark.parametrize("field", [part.name for part in fields(PlainWords)][:-1])
def test_every_typed_sentence_is_looked_at(field: str) -> None:
    proposal = Proposal(title="Een plan", about="Een lang traject.")
    hard = PlainWords(**{"about": ("Een plan.",), field: ("Een module.",)})
    assert [str(each).split()[0] for each in plain_remarks(proposal, hard)] == ["‘module’"]


def test_the_proposals_own_explanation_is_looked_at_where_it_is_told() -> None:
    proposal = Proposal(title="Een plan", about="Een lang traject.")
    assert len(plain_remarks(proposal, PlainWords())) == 1
    assert plain_remarks(proposal, PlainWords(about=("Een plan.",))) == ()
    assert plain_remarks(Proposal(title="Een traject"), PlainWords())


def test_the_typed_example_of_these_tests_is_plain() -> None:
    assert plain_remarks(Proposal(title="Een plan"), TYPED) == ()
