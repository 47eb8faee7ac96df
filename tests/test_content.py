"""The six shipped questionnaires: what must be verbatim, complete and fit to read.

What their authors may not change by accident is kept here as a frozen copy; a change on purpose is
a new version of the questionnaire and a changed line here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cliënttoets.document.writing import write
from cliënttoets.questionnaire.file import read_questionnaire
from cliënttoets.questionnaire.lint import warnings_in
from cliënttoets.questionnaire.model import (
    PartRating,
    Perspective,
    Questionnaire,
    Rating,
    Table,
    Text,
    Tone,
    Voice,
    Wording,
    YesPartlyNo,
    voices_of,
)
from cliënttoets.questionnaire.rules import faults_in

FOLDER = Path(__file__).parent.parent / "questionnaires"
SHIPPED = {path.stem: read_questionnaire(path) for path in sorted(FOLDER.glob("*.yaml"))}
FAMILY_VOICES = (Voice.JE, Voice.U)

RATINGS = {
    "KT": ("KT1", "KT2", "KT3", "KT4", "KT5", "KT6", "KT7"),
    "PA": ("PA1", "PA2", "PA3", "PA4", "PA5", "PA6", "PA7", "PA8", "PA9"),
    "PS": ("PS1", "PS2", "PS3", "PS4", "PS5", "PS6", "PS7", "PS8"),
    "BE": ("BE1", "BE2", "BE3", "BE4", "BE5", "BE6", "BE7", "BE8"),
    "TK": ("TK1", "TK2", "TK3", "TK4", "TK5", "TK6", "TK7", "TK8"),
    "RP": ("RP1", "RP2", "RP3", "RP4", "RP5", "RP6", "RP7", "RP8", "RP9"),
}

SEVEN_QUESTIONS = {
    "KT1": "Zijn kinderen, jongeren, ouders of vertegenwoordigers van het cliëntenperspectief "
    "vroeg en structureel betrokken?",
    "KT2": "Hebben zij invloed op keuzes, prioriteiten en accenten?",
    "KT3": "Versterkt de beleidswijziging het partnerschap — “met ons” in plaats van “over ons”?",
    "KT4": "Voorkomt het beleid dat instrumenten leiden tot controle, labeling of wantrouwen?",
    "KT5": "Blijft ondersteuning proportioneel wanneer meer verantwoordelijkheid bij gezinnen "
    "wordt gelegd?",
    "KT6": "Bereikt het beleid ook gezinnen die minder vertrouwen hebben, minder mondig zijn of "
    "moeilijker toegang vinden?",
    "KT7": "Is helder vastgelegd hoe cliëntinput wordt verwerkt en teruggekoppeld, ook wanneer die "
    "input niet gevolgd wordt?",
}

CRITICAL = {
    "KT1": 0,
    "KT4": 1,
    "KT5": 0,
    "KT7": 1,
    "PA2": 0,
    "PA4": 0,
    "PA7": 0,
    "PS2": 0,
    "PS5": 1,
    "PS7": 0,
    "BE7": 1,
    "TK4": 1,
    "RP9": 1,
}

NOT_ASKED_OF_FAMILIES = {"PA3", "PA8", "BE1", "BE8", "TK7"}

ALWAYS_APPLICABLE = {
    *("KT2", "KT6", "KT7"),
    *("PA1", "PA2", "PA3", "PA5", "PA6", "PA7", "PA9"),
    *("PS1", "PS4", "PS5"),
    *("BE1", "BE3", "BE4", "BE5"),
    *("TK1", "TK2", "TK3", "TK5", "TK6", "TK8"),
    *("RP2", "RP6"),
}

WEAKEST_PART_COUNTS = {
    "KT1": ("KT1a", "KT1b"),
    "KT4": ("waarborg",),
    "KT6": ("KT6a", "KT6b", "KT6c"),
    "KT7": ("KT7a", "KT7b", "KT7c"),
}

DEEPER = {
    "KT1": ("PA",),
    "KT2": ("PA",),
    "KT3": ("PS",),
    "KT4": ("PS",),
    "KT5": ("PS", "BE"),
    "KT6": ("BE",),
    "KT7": ("TK",),
}

FAMILY_SCALE = ("Nee, helemaal niet", "Bijna niet", "Een beetje", "Ja, meestal", "Ja, helemaal")

NOTE_OF_THE_MAKERS = re.compile(r"\[(?:V|M|S|E|ART|SLD)\b|\b[A-H]\.\d|\bA-\d\d\b")
NEVER = re.compile(
    r"cliëntorganisatie|jeugdzorg|keurmerk|kwaliteitslabel|geslaagd|gezakt|\bitems?\b|"
    r"middels|teneinde|\bdient te\b|\bdienen te\b",
    re.IGNORECASE,
)
SYSTEM_WORDS = re.compile(
    r"\b(?:regie|module|actor|traject|indicatiestelling|implementatie|kader|proactie)",
    re.IGNORECASE,
)
SAYS_JE = re.compile(r"\b(?:je|jij|jou|jouw|jullie|jezelf)\b", re.IGNORECASE)
SAYS_U = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
LONGEST_FAMILY_SENTENCE = 15  # words

every_questionnaire = pytest.mark.parametrize("questionnaire", SHIPPED.values(), ids=list(SHIPPED))


def ratings() -> Iterator[tuple[Questionnaire, Rating]]:
    for questionnaire in SHIPPED.values():
        for rating in questionnaire.ratings():
            yield questionnaire, rating


def rating_named(rating_id: str) -> Rating:
    return next(rating for _, rating in ratings() if rating.id == rating_id)


def texts_in(data: object) -> Iterator[str]:
    """Every text of plain data; keys are not texts."""
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from texts_in(value)
        case list():
            for value in data:
                yield from texts_in(value)


def texts_keyed(data: object, key: str) -> Iterator[str]:
    """Every text of plain data under a key of this name, however deep."""
    match data:
        case dict():
            for name, value in data.items():
                yield from texts_in(value) if name == key else texts_keyed(value, key)
        case list():
            for value in data:
                yield from texts_keyed(value, key)


def wordings_of_families(questionnaire: Questionnaire) -> Iterator[tuple[str, Wording]]:
    """All that families read of the whole and of its questions, with the name of its place."""
    yield "title", questionnaire.title
    yield "introduction", questionnaire.introduction
    if questionnaire.caveat is not None:
        yield "caveat", questionnaire.caveat
    for section in questionnaire.sections:
        if section.introduction is not None:
            yield f"introduction of {section.id}", section.introduction
        for question in section.questions:
            if question.is_for(Perspective.GEZIN_JONGERE):
                yield question.id, question.text
                if question.help is not None:
                    yield f"help of {question.id}", question.help


def test_the_six_questionnaires_hold_the_forty_nine_ratings() -> None:
    found = {name: tuple(r.id for r in q.ratings()) for name, q in SHIPPED.items()}
    assert found == RATINGS
    assert sum(len(ids) for ids in found.values()) == 49  # 7 + 9 + 8 + 8 + 8 + 9


@every_questionnaire
def test_a_questionnaire_is_named_after_its_file(questionnaire: Questionnaire) -> None:
    assert SHIPPED[questionnaire.id] is questionnaire
    assert questionnaire.language == "nl"


@every_questionnaire
def test_a_questionnaire_has_no_faults_and_no_warnings(questionnaire: Questionnaire) -> None:
    assert list(faults_in(questionnaire)) == []
    assert list(warnings_in(questionnaire)) == []


def test_the_seven_questions_are_verbatim_and_attributed_to_cliëntenforum() -> None:
    verbatim = {r.id: r.verbatim for _, r in ratings() if r.verbatim is not None}
    assert {rating: quoted.text for rating, quoted in verbatim.items()} == SEVEN_QUESTIONS
    assert all(quoted.source.startswith("Cliëntenforum, ") for quoted in verbatim.values())
    attribution = SHIPPED["KT"].attribution
    assert attribution is not None
    assert "letterlijk" in attribution
    assert "Cliëntenforum" in attribution


def test_what_is_scored_is_never_the_verbatim_question() -> None:
    for _, rating in ratings():
        if rating.verbatim is not None:
            assert rating.verbatim.text not in write(rating.text).values(), rating.id


def test_thirteen_questions_are_critical_each_with_its_threshold_and_a_reason() -> None:
    found = {r.id: r.critical_up_to for _, r in ratings() if r.critical_up_to is not None}
    assert found == CRITICAL
    reasons = {r.id for _, r in ratings() if r.critical_reason is not None}
    assert reasons == set(CRITICAL)


def test_the_weakest_part_sets_the_ceiling_where_a_question_joins_several() -> None:
    ceilings = {r.id: r.ceiling for _, r in ratings() if r.ceiling is not None}
    assert {rating: ceiling.of for rating, ceiling in ceilings.items()} == WEAKEST_PART_COUNTS
    assert {(ceiling.deels, ceiling.nee) for ceiling in ceilings.values()} == {(3, 2)}


def test_a_low_answer_to_each_of_the_seven_leads_to_a_deeper_questionnaire() -> None:
    found = {r.id: r.deeper for _, r in ratings() if r.deeper}
    assert found == DEEPER
    assert {name for deeper in found.values() for name in deeper} <= set(SHIPPED)


def test_not_applicable_is_refused_where_the_question_always_applies() -> None:
    assert {r.id for _, r in ratings() if not r.nvt.allowed} == ALWAYS_APPLICABLE


def test_not_applicable_says_when_wherever_it_is_allowed() -> None:
    assert [r.id for _, r in ratings() if r.nvt.allowed and not r.nvt.note] == []


def test_only_the_question_about_what_is_laid_down_beforehand_is_never_too_early() -> None:
    assert [r.id for _, r in ratings() if not r.te_vroeg.allowed] == ["KT7"]


def test_every_question_asks_for_evidence_and_names_its_sources() -> None:
    assert [r.id for _, r in ratings() if r.evidence is None or not r.sources] == []


def test_all_questions_weigh_the_same() -> None:
    assert {r.weight for _, r in ratings()} == {1}


@every_questionnaire
def test_every_question_belongs_to_a_dimension_and_every_dimension_has_one(
    questionnaire: Questionnaire,
) -> None:
    used = {rating.dimension for rating in questionnaire.ratings()}
    assert used == {dimension.id for dimension in questionnaire.dimensions}


@every_questionnaire
def test_every_reader_finds_five_anchors_with_every_rating(questionnaire: Questionnaire) -> None:
    for rating in questionnaire.ratings():
        for perspective in questionnaire.perspectives:
            for voice in voices_of(perspective):
                assert len(questionnaire.scale(rating, voice)) == 5, (rating.id, voice)


def test_families_answer_on_one_plain_scale_except_about_their_own_experience() -> None:
    for questionnaire, rating in ratings():
        if rating.is_for(Perspective.GEZIN_JONGERE):
            for voice in FAMILY_VOICES:
                common = questionnaire.scale(rating, voice) == FAMILY_SCALE
                assert common is (questionnaire.id != "RP"), rating.id


def test_organisations_answer_about_relational_practice_on_one_scale() -> None:
    practice = SHIPPED["RP"]
    for voice in (Voice.PRAKTIJK, Voice.OVERHEID_ZELF):
        assert len({practice.scale(rating, voice) for rating in practice.ratings()}) == 1


def test_only_questions_that_families_cannot_answer_are_kept_from_them() -> None:
    kept = {r.id for _, r in ratings() if not r.is_for(Perspective.GEZIN_JONGERE)}
    assert kept == NOT_ASKED_OF_FAMILIES


def test_families_are_not_asked_for_parts() -> None:
    asked = [
        part.id
        for _, rating in ratings()
        for part in rating.parts
        if part.is_for(Perspective.GEZIN_JONGERE)
    ]
    assert asked == []


def test_the_seven_questions_admit_the_four_perspectives_that_they_were_made_for() -> None:
    assert set(SHIPPED["KT"].perspectives) == {
        Perspective.CLIENTORGANISATIE,
        Perspective.GEZIN_JONGERE,
        Perspective.OVERHEID_ZELF,
        Perspective.PRAKTIJK,
    }


@every_questionnaire
def test_whatever_families_read_is_written_for_je_and_for_u(questionnaire: Questionnaire) -> None:
    for place, wording in wordings_of_families(questionnaire):
        assert wording.je, place
        assert wording.u, place


@every_questionnaire
def test_je_and_u_are_never_mixed(questionnaire: Questionnaire) -> None:
    data = write(questionnaire)
    assert [text for text in texts_keyed(data, "je") if SAYS_U.search(text)] == []
    others = [key.value for key in Voice if key is not Voice.JE] + ["default", "attribution"]
    for key in others:
        assert [text for text in texts_keyed(data, key) if SAYS_JE.search(text)] == [], key


@every_questionnaire
def test_a_text_that_says_je_has_another_text_for_u(questionnaire: Questionnaire) -> None:
    for place, wording in wordings_of_families(questionnaire):
        if SAYS_JE.search(wording.to(Voice.JE)):
            assert SAYS_U.search(wording.to(Voice.U)), place


@every_questionnaire
def test_families_read_short_sentences_without_system_words(questionnaire: Questionnaire) -> None:
    data = write(questionnaire)
    for voice in FAMILY_VOICES:
        for text in texts_keyed(data, voice.value):
            assert not SYSTEM_WORDS.search(text), text
            for sentence in re.split(r"(?<=[.?!:])\s", text):
                assert len(sentence.split()) <= LONGEST_FAMILY_SENTENCE, sentence


@every_questionnaire
def test_no_note_of_the_makers_reaches_a_reader(questionnaire: Questionnaire) -> None:
    texts = list(texts_in(write(questionnaire)))
    assert [text for text in texts if NOTE_OF_THE_MAKERS.search(text)] == []
    assert [text for text in texts if "  " in text or text != text.strip()] == []


@every_questionnaire
def test_the_words_are_those_of_the_house(questionnaire: Questionnaire) -> None:
    assert [text for text in texts_in(write(questionnaire)) if NEVER.search(text)] == []


def test_every_questionnaire_says_in_the_same_words_that_it_is_an_untested_draft() -> None:
    caveats = {questionnaire.caveat for questionnaire in SHIPPED.values()}
    assert len(caveats) == 1
    caveat = caveats.pop()
    assert caveat is not None
    assert caveat.default.startswith("Deze vragenlijst is zelf nog een ontwerp.")
    for words in ("scorevragen", "ankers", "drempels", "nog niet getest met invullers"):
        assert words in caveat.default
    # A voorstel is what is put to the test: the questionnaire must not go by the same word.
    assert "voorstel" not in caveat.default
    for voice in FAMILY_VOICES:
        assert caveat.to(voice) == (
            "Deze vragen zijn nieuw. Ze zijn nog niet uitgeprobeerd met kinderen, jongeren en"
            " ouders."
        )


def test_families_know_a_questionnaire_by_a_question_of_their_own() -> None:
    titles = {name: (one.title.je, one.title.u) for name, one in SHIPPED.items()}
    assert titles == {
        "KT": ("Wat vind je van dit plan?", "Wat vindt u van dit plan?"),
        "PA": ("Hoe ging het meepraten?", "Hoe ging het meepraten?"),
        "PS": ("Beslissen gezinnen mee?", "Beslissen gezinnen mee?"),
        "BE": ("Werkt het plan voor alle gezinnen?", "Werkt het plan voor alle gezinnen?"),
        "TK": ("Kreeg je een antwoord?", "Kreeg u een antwoord?"),
        "RP": ("Je begeleider", "Uw begeleider"),
    }


def test_families_read_when_a_question_does_not_apply_only_about_their_own_experience() -> None:
    read = {rating.id for _, rating in ratings() if rating.nvt.note_to(Voice.JE)}
    assert read == set(RATINGS["RP"])
    for _, rating in ratings():
        assert bool(rating.nvt.note_to(Voice.JE)) is bool(rating.nvt.note_to(Voice.U)), rating.id
        if rating.nvt.note is not None:
            assert rating.nvt.note_to(Voice.PRAKTIJK) == rating.nvt.note.default


@every_questionnaire
def test_the_bands_are_cut_where_the_anchors_change_their_meaning(
    questionnaire: Questionnaire,
) -> None:
    # A mean of 1, 2 or 3 on a scale to 4 is an index of 25, 50 or 75.
    assert [(band.at_least, band.word, band.signal) for band in questionnaire.bands] == [
        (0, "nog niet", "Nog niet"),
        (25, "eerste stappen", "Eerste stappen"),
        (50, "op weg", "Op weg"),
        (75, "sterk", "Sterk op dit moment"),
    ]
    assert questionnaire.coverage_threshold == 0.7


@every_questionnaire
def test_the_last_section_asks_everyone_what_helps_and_what_chafes(
    questionnaire: Questionnaire,
) -> None:
    *_, last = questionnaire.sections
    tones = [
        question.tone
        for question in last.questions
        if isinstance(question, Text) and question.asked_of is None
    ]
    pair = [Tone.HELPT, Tone.WRINGT]
    assert tones == [*pair, Tone.VERANDERT] if questionnaire.id == "KT" else tones == pair


def test_only_practice_is_asked_what_it_needs() -> None:
    needs = next(question for question in SHIPPED["RP"].questions() if question.id == "RP_nodig")
    assert needs.asked_of == (Perspective.PRAKTIJK,)


def test_each_change_is_told_as_what_it_was_what_it_becomes_and_where() -> None:
    parts = rating_named("KT2").parts
    assert [part.id for part in parts] == ["KT2a", "KT2b", "KT2c"]
    for part in parts:
        assert isinstance(part, Table)
        assert [column.id for column in part.columns] == ["was", "wordt", "vindplaats"]


def test_each_instrument_is_asked_about_control_label_distrust_and_safeguard() -> None:
    (instruments,) = rating_named("KT4").parts
    assert isinstance(instruments, Table)
    judged = [column.id for column in instruments.columns if isinstance(column, YesPartlyNo)]
    assert judged == ["controle", "label", "wantrouwen", "waarborg"]


def test_the_promised_level_is_rated_on_the_same_scale_as_the_level_that_was_reached() -> None:
    reached = rating_named("PA7")
    (promised,) = reached.parts
    assert isinstance(promised, PartRating)
    scale = SHIPPED["PA"].scale
    for voice in (Voice.CLIENTORGANISATIE, Voice.OVERHEID_ZELF):
        assert scale(promised, voice) == scale(reached, voice)
