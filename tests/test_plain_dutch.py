"""The Dutch is plain: families can read it, nobody meets officialese, je and u are never mixed.

This is a lint, and no proof that a text is B1: only readers can give that. What is verbatim
somebody else's is left out. `test_content` holds the wordings of the questionnaires one by one.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from cliënttoets.web.wordings import MAY_HAND_IN, THANKS

from .messages import PACKAGE, Source, content_sources, program_sources

QUESTIONNAIRES = ("BE", "KT", "PA", "PS", "RP", "TK")
FAMILY_VOICES = ("je", "u")

# Flesch-Douma, from 0 to about 100: from 80 easy, from 60 plain, under 50 for trained readers. The
# anchors, which name policy by its name, keep professionals' texts from reaching 60.
LOWEST_SCORE_FOR_FAMILIES = 80
LOWEST_SCORE = 50
FEWEST_WORDS = 100  # under these a score says nothing
LONGEST_SENTENCE = 25  # words; for families `test_content` is stricter

OFFICIALESE = re.compile(
    r"\b(?:gelieve|teneinde|betreffende|desbetreffende?|reeds|conform|middels|omtrent|inzake"
    r"|alsmede|alsook|derhalve|ingevolge|krachtens|dewelke|hetwelk|desgevallend|indien|tevens"
    r"|thans|nopens|aangaande|alvorens|inzonderheid|onderhavige?|voormelde?|bovenvermelde?"
    r"|zulks|dient te|dienen te|ten behoeve van|in het kader van|met betrekking tot"
    r"|in functie van|naar aanleiding van|overeenkomstig|ten gevolge van|te allen tijde"
    # "Geen enkel" is plain; "enkel" for "alleen" is not.
    r"|(?<!geen )enkel)\b",
    re.IGNORECASE,
)
# The word is cliëntenorganisatie; without its -en- it is only ever a code.
MISNAMED = re.compile(r"\bcli[eë]ntorganisatie", re.IGNORECASE)
# Not "(je)" and "(u)", which name the two ways of addressing families.
SAYS_JE = re.compile(r"(?<!\()\b(?:je|jij|jou|jouw|jullie|jezelf)\b", re.IGNORECASE)
SAYS_U = re.compile(r"(?<!\()\b(?:u|uw|uzelf)\b", re.IGNORECASE)

# Pages on which families answer, in whichever voice they chose: they address no one.
SHOWN_WITH_QUESTIONS = (
    "cliënttoets/web/templates/questions.html",
    "cliënttoets/web/templates/section.html",
    "cliënttoets/web/templates/check.html",
    "cliënttoets/web/templates/pieces.html",
    "cliënttoets/web/questions.py",
    "cliënttoets/response/typed.py",
    "cliënttoets/response/values.py",
)

# Longest first. An accent falls off, a diaeresis stays: it begins a syllable, as in "ideeën".
VOWELS = re.compile(r"aai|eeu|ieu|oei|ooi|aa|ai|au|ee|ei|eu|ie|ij|oe|oi|oo|ou|ui|uu|[aeiouyäëïöü]")
ACCENTS = str.maketrans("", "", "\u0300\u0301\u0302")


# --- Measures ----------------------------------------------------------------------------------


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, by its vowels; at least one."""
    bare = unicodedata.normalize("NFD", word.lower()).translate(ACCENTS)
    return max(1, len(VOWELS.findall(unicodedata.normalize("NFC", bare))))


def words_in(text: str) -> list[str]:
    """The words of a text; a number in digits is one."""
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)


def sentences_in(text: str) -> list[str]:
    """The sentences of a text; one without a full stop, such as a heading, is one too."""
    return [one for one in re.split(r"(?<=[.?!:])\s+", text.strip()) if words_in(one)]


def flesch_douma(texts: Iterable[str]) -> float:
    """How easy texts read, from about 100 (easy) down; Douma (1960), Flesch's formula for Dutch."""
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    words = [word for sentence in sentences for word in words_in(sentence)]
    a_hundred_words = 100 * sum(map(syllables, words)) / len(words)
    return 206.84 - 0.77 * a_hundred_words - 0.93 * len(words) / len(sentences)


# --- Texts -------------------------------------------------------------------------------------


@cache
def asked() -> tuple[Source, ...]:
    """What questionnaires and report layouts say, without what they quote to the letter."""
    return tuple(source for source in content_sources() if ".verbatim." not in source.context)


@cache
def said() -> tuple[str, ...]:
    """What the program says, its commands included."""
    texts = [text for source in program_sources() for text in (source.text, source.many) if text]
    return (*texts, *_texts_of_commands())


def _texts_of_commands() -> Iterator[str]:
    files = [PACKAGE / "cli.py", *sorted((PACKAGE / "commands").glob("*.py"))]
    trees = [ast.parse(path.read_text("utf-8")) for path in files]
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            yield ast.get_docstring(node) or ""
        if isinstance(node, ast.keyword) and node.arg == "help":
            yield str(ast.literal_eval(node.value))


def voiced(source: Source) -> str:
    """The voice of families in which a text is said; empty for all other readers."""
    return next((voice for voice in FAMILY_VOICES if voice in source.context.split(".")), "")


def written_for(questionnaire: str, voice: str) -> list[str]:
    """The texts of a questionnaire for one voice of families; without a voice, for all others."""
    return [
        source.text
        for source in asked()
        if voiced(source) == voice and source.file == f"questionnaires/{questionnaire}.yaml"
    ]


every_family_text = pytest.mark.parametrize(
    ("questionnaire", "voice"),
    [(questionnaire, voice) for questionnaire in QUESTIONNAIRES for voice in FAMILY_VOICES],
)


# --- The measures measure ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("hulp", 1), ("nee", 1), ("één", 1), ("sneeuw", 1), ("4", 1), ("nieuwe", 2)],
        *[("bijna", 2), ("zoiets", 2), ("ideeën", 3), ("duidelijke", 4), ("beoordeeld", 3)],
        *[("familie", 3), ("geïnformeerd", 4), ("cliënt", 2), ("situatie", 4), ("vóór", 1)],
    ],
)
def test_syllables_are_counted_as_people_say_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_that_of_douma() -> None:
    # 8 words, 11 syllables (wat vin-den jul-lie dat mag je zeg-gen nu), 2 sentences:
    # 206.84 - 0.77 x 137.5 - 0.93 x 4 = 206.84 - 105.875 - 3.72 = 97.245
    text = "Wat vinden jullie? Dat mag je zeggen nu."
    assert [syllables(word) for word in words_in(text)] == [1, 2, 2, 1, 1, 1, 2, 1]
    assert flesch_douma([text]) == pytest.approx(97.245)


def test_officialese_scores_far_below_the_limit() -> None:
    assert flesch_douma(["Participatiemogelijkheden dienen administratief gewaarborgd."]) < 0


@pytest.mark.parametrize(
    "text",
    [
        "Gelieve dit formulier in te vullen.",
        "De tekst is reeds klaar.",
        "Enkel de titel is nodig.",
        "Dit dient te gebeuren.",
    ],
)
def test_officialese_is_found(text: str) -> None:
    assert OFFICIALESE.search(text)


@pytest.mark.parametrize("text", ["Geen enkel punt.", "Enkele zinnen.", "Dat is al klaar."])
def test_plain_words_are_no_officialese(text: str) -> None:
    assert not OFFICIALESE.search(text)


# --- The texts are plain -----------------------------------------------------------------------


@every_family_text
def test_families_read_easy_texts(questionnaire: str, voice: str) -> None:
    texts = written_for(questionnaire, voice)
    assert sum(len(words_in(text)) for text in texts) >= FEWEST_WORDS
    assert flesch_douma(texts) >= LOWEST_SCORE_FOR_FAMILIES


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_professionals_read_texts_that_need_no_training(questionnaire: str) -> None:
    texts = written_for(questionnaire, "")
    assert flesch_douma(texts) >= LOWEST_SCORE


def test_the_program_reads_as_easily_as_the_questions_for_professionals() -> None:
    assert flesch_douma(said()) >= LOWEST_SCORE


def test_nobody_reads_a_sentence_that_needs_reading_twice() -> None:
    texts = [*said(), *(source.text for source in asked())]
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    assert [s for s in sentences if len(words_in(s)) > LONGEST_SENTENCE] == []


def test_nobody_reads_officialese() -> None:
    texts = [*said(), *(source.text for source in asked())]
    assert [text for text in texts if OFFICIALESE.search(text)] == []


def test_a_cliëntenorganisatie_is_called_so() -> None:
    texts = [*said(), *(source.text for source in asked())]
    assert [text for text in texts if MISNAMED.search(text)] == []


# --- Je and u ----------------------------------------------------------------------------------


def test_a_text_for_a_child_never_says_u() -> None:
    texts = [source.text for source in asked() if voiced(source) == "je"]
    assert texts
    assert [text for text in texts if SAYS_U.search(text)] == []


def test_every_other_text_that_is_asked_never_says_je() -> None:
    texts = [source.text for source in asked() if voiced(source) != "je"]
    assert [text for text in texts if SAYS_JE.search(text)] == []


def _on_the_page_for_families() -> set[str]:
    return {
        source.text
        for source in program_sources()
        if source.file.startswith("cliënttoets/report/content/plain_")
        or source.file == "reports/gezin.yaml"
    }


def test_the_program_itself_says_je_to_children_and_families_alone() -> None:
    own = {wording.je for wording in (MAY_HAND_IN, THANKS)} | _on_the_page_for_families()
    assert own <= set(said())
    assert [text for text in said() if SAYS_JE.search(text) and text not in own] == []
    assert [text for text in own if text and SAYS_U.search(text)] == []


@pytest.mark.parametrize("file", SHOWN_WITH_QUESTIONS)
def test_what_stands_with_a_question_says_neither_je_nor_u(file: str) -> None:
    texts = [source.text for source in program_sources() if source.file == file]
    assert texts, f"{file} says nothing: has it moved?"
    assert [text for text in texts if SAYS_U.search(text) or SAYS_JE.search(text)] == []
