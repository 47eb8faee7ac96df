"""The codebook: a row for each value that a variable can have, with all that is known of it.

First the columns that are the same for every test, then each question and part. Where voices read
another text, each has its own rows: what a 3 means depends on who was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ..assessment.words import EVIDENCE, PERSPECTIVES, VOICES, YES_PARTLY_NO, code_word
from ..language import Language, marked
from ..questionnaire.model import (
    Asked,
    Choice,
    Choices,
    Column,
    Date,
    Number,
    PartRating,
    Perspective,
    Rating,
    Text,
    Voice,
    YesPartlyNo,
    voices_of,
)
from ..questionnaire.model import Table as AskedTable
from ..report.snapshot import Snapshot
from ..response.answers import codes_for
from ..scoring.words import CODES_COUNTED
from .cells import NOT_SAID, Extra, Item, State, items, plain_text, variables
from .table import Cell, Row, Table

NAME = marked("codeboek")
COLUMNS = (
    *("variabele", "vragenlijst", "versie", "onderdeel", "deel_van", "kolom", "soort", "tekst"),
    *("waarde", "betekenis", "aanspreking", "gevraagd_aan", "voorwaarde", "dimensie"),
    *("gewicht", "reden_gewicht", "struikelblok_tot", "plafond", "bron"),
)

Meaning = tuple[Cell, str]
"""A value as it stands in a table, and what it means."""

KINDS: dict[str, str] = {
    "rating": marked("score van 0 tot 4"),
    "yes_partly_no": marked("ja, deels of nee"),
    "choice": marked("één keuze"),
    "choices": marked("meer keuzes"),
    "text": marked("tekst"),
    "number": marked("getal"),
    "date": marked("datum"),
    "table": marked("tabel"),
}

FIXED: tuple[tuple[str, str], ...] = (
    ("invulling", marked("Het nummer van de invulling, hetzelfde in elke tabel.")),
    (
        "invuller",
        marked("Wie antwoordde, zoals die zich noemde. Twee invullers kunnen gelijk heten."),
    ),
    ("vragenlijst", marked("De id van de vragenlijst.")),
    ("versie", marked("De versie van de vragenlijst.")),
    ("ingediend", marked("Wanneer de invulling werd ingediend, in Belgische tijd.")),
    ("onderdeel", marked("De id van het onderdeel van de vragenlijst.")),
    ("vraag", marked("De id van de vraag.")),
    ("deelvraag", marked("De id van de deelvraag; leeg bij de vraag zelf.")),
    ("rij", marked("Het nummer van de rij in een tabel die de invuller aanvulde.")),
    ("kolom", marked("De id van de kolom in zo’n tabel.")),
    ("waarde", marked("Het antwoord. Zonder antwoord staat hier in woorden waarom, nooit een 0.")),
    (Extra.EXPLANATION, marked("Wat de invuller bij het antwoord schreef.")),
    (Extra.REASON, marked("Waarom de vraag niet van toepassing is.")),
    (Extra.REFERENCE, marked("Waar het bewijs te vinden is.")),
)

STATES: dict[State, str] = {
    State.VALUE: marked("Er is een antwoord met een waarde."),
    State.NOT_ANSWERED: marked("De vraag is gesteld, en er is geen antwoord."),
    State.NOT_ASKED: marked("De vraag is aan deze invuller niet gesteld."),
    State.SET_ASIDE: marked(
        "Er was een antwoord, maar door een ander antwoord viel de vraag weg. Het telt niet mee en "
        "staat hier niet."
    ),
}


def codebook(snapshot: Snapshot, language: Language) -> Table:
    """The codebook of the questionnaires in a snapshot."""
    names = variables(snapshot.questionnaires)
    rows = [
        _row(variabele=name, waarde=value, betekenis=meaning)
        for name, value, meaning in _fixed(language)
    ]
    for questionnaire in snapshot.questionnaires:
        for item in items(questionnaire):
            rows.extend(_item_rows(names[item.key], item, language))
    return Table(name=language.text(NAME), columns=COLUMNS, rows=tuple(rows))


def _row(**cells: Cell) -> Row:
    """A row with these cells under COLUMNS, the others empty."""
    return tuple(cells.get(name, "") for name in COLUMNS)


# --- Columns that are the same for every test --------------------------------------------------


def _fixed(language: Language) -> Iterator[tuple[str, Cell, str]]:
    """Name, value and meaning of what stands in the tables whatever is asked."""
    for name, meaning in FIXED:
        yield name, "", language.text(meaning)
    for perspective, words in PERSPECTIVES.items():
        yield "perspectief", perspective.value, language.text(words)
    for voice in Voice:
        yield "aanspreking", voice.value, language.text(_voice_words(voice))
    for state, meaning in STATES.items():
        yield Extra.CODE, language.text(state), language.text(meaning)
    for code, word in CODES_COUNTED.items():
        said = language.text(
            "Een antwoord zonder waarde. In de JSON-bestanden heet het {code}.", code=code.value
        )
        yield Extra.CODE, language.text(word), said
    for level, words in EVIDENCE.items():
        yield Extra.EVIDENCE, level, language.text(words)
    unsaid = language.text("Er is niet gezegd of er bewijs is.")
    yield Extra.EVIDENCE, language.text(NOT_SAID), unsaid
    unasked = language.text("Bij deze vraag wordt geen bewijs gevraagd, of ze is niet gesteld.")
    yield Extra.EVIDENCE, language.text(State.NOT_ASKED), unasked


def _voice_words(voice: Voice) -> str:
    return VOICES.get(voice) or PERSPECTIVES[Perspective(voice.value)]


# --- What is asked -----------------------------------------------------------------------------


def _item_rows(name: str, item: Item, language: Language) -> Iterator[Row]:
    about = {**_place(name, item), **_weighing(item, language)}
    columns = item.asked.columns if isinstance(item.asked, AskedTable) else ()
    for asked in (item.asked, *columns):
        is_column = asked is not item.asked
        for reading in _readings(item, asked, language):
            for value, meaning in reading.meanings:
                yield _row(
                    **about,
                    kolom=asked.id if is_column else "",
                    soort=_kind(asked, language),
                    tekst=reading.text,
                    waarde=value,
                    betekenis=meaning,
                    aanspreking=", ".join(reading.voices),
                )


def _place(name: str, item: Item) -> dict[str, Cell]:
    condition = item.asked.asked_when or item.question.asked_when
    return {
        "variabele": name,
        "vragenlijst": item.questionnaire.id,
        "versie": item.questionnaire.version,
        "onderdeel": item.section.id,
        "deel_van": "" if item.asked is item.question else item.question.id,
        "gevraagd_aan": ", ".join(item.perspectives),
        "voorwaarde": "" if condition is None else str(condition),
    }


def _weighing(item: Item, language: Language) -> dict[str, Cell]:
    """What only a rating has: how it weighs, what blocks and where it comes from."""
    asked = item.asked
    if not isinstance(asked, Rating):
        return {}
    titles = {dimension.id: dimension.title for dimension in item.questionnaire.dimensions}
    return {
        "dimensie": titles.get(asked.dimension or "", ""),
        "gewicht": asked.weight,
        "reden_gewicht": asked.weight_reason or "",
        "struikelblok_tot": "" if asked.critical_up_to is None else asked.critical_up_to,
        "plafond": _ceiling(asked, language),
        "bron": "\n".join(_sources(asked)),
    }


def _ceiling(asked: Rating, language: Language) -> str:
    if asked.ceiling is None:
        return ""
    return language.text(
        "Een deel ({parts}) met nee: hoogstens {nee}. Met deels: hoogstens {deels}. Een deel met "
        "een score: hoogstens die score.",
        parts=", ".join(asked.ceiling.of),
        nee=asked.ceiling.nee,
        deels=asked.ceiling.deels,
    )


def _sources(asked: Rating) -> Iterator[str]:
    if asked.verbatim is not None:
        yield f"{asked.verbatim.source}: “{asked.verbatim.text}”"
    yield from asked.sources


def _kind(asked: Asked | Column, language: Language) -> str:
    return language.text(KINDS[asked.kind])


# --- What each voice reads ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Reading:
    """What some voices read alike: a text, and what each value of its answer means."""

    voices: tuple[Voice, ...]
    text: str
    meanings: tuple[Meaning, ...]


def _readings(item: Item, asked: Asked | Column, language: Language) -> Iterator[_Reading]:
    alike: dict[tuple[str, tuple[Meaning, ...]], list[Voice]] = {}
    for perspective in item.perspectives:
        for voice in voices_of(perspective):
            # A column has no codes, and neither has the table that it is in.
            codes = _codes(item.asked, perspective, language)
            meanings = (*_values(item, asked, voice, language), *codes)
            alike.setdefault((asked.text.to(voice), meanings), []).append(voice)
    for (text, known), voices in alike.items():
        yield _Reading(tuple(voices), text, known)


def _codes(asked: Asked, perspective: Perspective, language: Language) -> Iterator[Meaning]:
    for code in codes_for(asked, perspective):
        yield language.text(CODES_COUNTED[code]), language.text(code_word(code, perspective))


def _values(
    item: Item, asked: Asked | Column, voice: Voice, language: Language
) -> Iterator[Meaning]:
    """The values that can be counted, with their meaning; one row in words where they cannot."""
    match asked:
        case Rating() | PartRating():
            yield from enumerate(item.questionnaire.scale(asked, voice))
        case YesPartlyNo():
            yield from ((id_, language.text(words)) for id_, words in YES_PARTLY_NO.items())
        case Choice() | Choices():
            yield from ((option.id, option.text.to(voice)) for option in asked.options)
        case Text():
            yield "", language.text("Elke tekst van hoogstens {most} tekens.", most=asked.longest)
        case Number():
            yield "", _numbers(asked, language)
        case Date():
            limits = _limits(asked.earliest, asked.latest, language)
            yield "", language.text("Elke datum{limits}.", limits=limits)
        case AskedTable():
            yield "", language.text("Hoogstens {most} rijen.", most=asked.most_rows)
        case _:
            assert_never(asked)


def _numbers(asked: Number, language: Language) -> str:
    limits = _limits(asked.least, asked.greatest, language)
    unit = language.text(", in {unit}", unit=asked.unit) if asked.unit else ""
    digits = language.texts(
        "{number} cijfer na de komma", "{number} cijfers na de komma", asked.decimals
    )
    return language.text(
        "Elk getal{limits}{unit}; {digits}.", limits=limits, unit=unit, digits=digits
    )


def _limits(least: Cell | None, greatest: Cell | None, language: Language) -> str:
    """The limits behind a word, each where there is one; empty where there is none."""
    parts = []
    if least is not None:
        parts.append(language.text(" vanaf {least}", least=plain_text(least)))
    if greatest is not None:
        parts.append(language.text(" tot en met {most}", most=plain_text(greatest)))
    return "".join(parts)
