"""What shows when questions are read together: the patterns that a questionnaire declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ...language import marked
from ...questionnaire.model import Perspective, Questionnaire, Rating
from ...scoring.patterns import PatternResult, PatternState, ground_words, missing_words
from ..blocks import Block, BulletList, Heading, Paragraph, Text, words
from .material import Instrument, Material, content, joined

_WHO = {
    Perspective.CLIENTORGANISATIE: marked("de cliëntenorganisaties"),
    Perspective.GEZIN_JONGERE: marked("de gezinnen en jongeren"),
    Perspective.OVERHEID_ZELF: marked("de overheid"),
    Perspective.PRAKTIJK: marked("de praktijk"),
    Perspective.ONDERZOEK: marked("het onderzoek"),
}


def pattern_blocks(told: Material) -> tuple[Block, ...]:
    """The patterns of each questionnaire that has any: what shows, and what cannot be assessed."""
    if not any(each.patterns for each in told.instruments):
        return ()
    if _waits_for_clients(told):
        text = told.language.text(
            "Geen enkel patroon is al te beoordelen. Daarvoor zijn antwoorden van cliënten nodig."
        )
        return (Paragraph(words(text)),)
    text = told.language.text(
        "Een patroon is een reden om door te vragen, en geen bewijs. Wat niet getoond mag worden, "
        "is hier niet te beoordelen."
    )
    body = (block for each in told.instruments for block in _instrument_blocks(told, each))
    return (Paragraph(words(text)), *body)


def _waits_for_clients(told: Material) -> bool:
    """Whether every pattern lacks a value of clients, none of whom was heard."""
    return not told.has_client_side and all(
        any(value.perspective.is_client_side for value in result.missing)
        for instrument in told.instruments
        for result in instrument.patterns
    )


def _instrument_blocks(told: Material, instrument: Instrument) -> Iterator[Block]:
    if not instrument.patterns:
        return
    title = instrument.questionnaire.title.default
    yield Heading(2, title, f"patronen-{instrument.number}", told.written_in)
    yield BulletList(tuple(_lines(told, instrument)) or (_nothing(told),))


def _nothing(told: Material) -> Text:
    return words(told.language.text("Geen enkel patroon is te zien."))


def _lines(told: Material, instrument: Instrument) -> Iterator[Text]:
    """What shows, with the values it rests on; what lacks a value; and who did not answer at all.

    A pattern over each question is told once for all questions that it says the same of.
    """
    results = instrument.patterns
    open_ = [each for each in results if each.state is PatternState.NOT_ASSESSABLE]
    unheard = [each for each in open_ if _silent(instrument, each)]
    for alike in _by_pattern([each for each in results if each.state is PatternState.FIRES]):
        yield _shown(told, instrument, alike)
    for alike in _by_pattern([each for each in open_ if each not in unheard]):
        yield told.text(
            "Niet te beoordelen, zonder waarde voor {questions}: {sentence}",
            questions=missing_words(alike, told.language, _names(told, instrument.questionnaire)),
            sentence=content(told, f"“{alike[0].sentence}”"),
        )
    if unheard:
        yield words(_unheard(told, instrument, unheard))


def _by_pattern(results: Sequence[PatternResult]) -> Iterator[list[PatternResult]]:
    """The results pattern by pattern; those of one pattern follow each other."""
    for _, alike in groupby(results, key=lambda result: result.pattern):
        yield list(alike)


def _shown(told: Material, instrument: Instrument, alike: Sequence[PatternResult]) -> Text:
    """A pattern that shows: "KT2 en KT4: Blinde vlek. (KT2 = 3 bij de overheid zelf en ...)"."""
    name = _names(told, instrument.questionnaire)
    about = told.language.listed([each.question for each in alike if each.question is not None])
    grounds = "; ".join(ground_words(each, told.language, name) for each in alike)
    return joined(f"{about}: " if about else "", content(told, alike[0].sentence), f" ({grounds})")


def _names(told: Material, questionnaire: Questionnaire) -> Callable[[str], str]:
    """What to call a question: its id; a part, whose id stands nowhere, by what it asks."""

    def name(id_: str) -> str:
        item = questionnaire.scored[id_]
        if isinstance(item, Rating):
            return id_
        return told.language.text(
            "‘{part}’ (bij {question})",
            part=item.text.default,
            question=questionnaire.whole_of(item).id,
        )

    return name


def _silent(instrument: Instrument, result: PatternResult) -> list[Perspective]:
    """Whose values a result lacks because they did not answer the questionnaire at all."""
    lacking = {value.perspective for value in result.missing}
    return [each for each in Perspective if each in lacking and instrument.of(each) is None]


def _unheard(told: Material, instrument: Instrument, results: Sequence[PatternResult]) -> str:
    """Who did not answer, and how many patterns wait for that."""
    silent = {each for result in results for each in _silent(instrument, result)}
    who = told.language.listed(
        [told.language.text(_WHO[each]) for each in Perspective if each in silent]
    )
    return told.language.texts(
        "Nog niet ingevuld door {who}: {number} patroon is daarom niet te beoordelen.",
        "Nog niet ingevuld door {who}: {number} patronen zijn daarom niet te beoordelen.",
        len({result.pattern for result in results}),
        who=who,
    )
