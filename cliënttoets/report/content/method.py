"""How it was computed, so that a reader can do it again with pen and paper."""

from __future__ import annotations

from collections.abc import Iterator

from ...document.writing import fingerprint
from ...language import whole
from ...questionnaire.model import Questionnaire, Rating
from ...scoring.derivation import weight_words_of
from ..blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Column,
    Heading,
    Kind,
    NumberedList,
    Paragraph,
    Table,
    Text,
    words,
)
from .derivation import derivation_blocks
from .material import Instrument, Material, content, full_name


def method_blocks(told: Material) -> tuple[Block, ...]:
    """The rules, and for each questionnaire its bands, thresholds, weights, source and steps."""
    shared = _shared(told)
    blocks: list[Block] = [*_caveats(told), *_rules(told)]
    blocks.extend(Paragraph(words(sentence)) for sentence in shared)
    for instrument in told.instruments:
        blocks.extend(_questionnaire_blocks(told, instrument, shared))
    blocks.extend(_colophon(told))
    return tuple(blocks)


def _caveats(told: Material) -> Iterator[Block]:
    """What the questionnaires say of themselves; the same words are said once."""
    caveats = dict.fromkeys(
        instrument.questionnaire.caveat.default
        for instrument in told.instruments
        if instrument.questionnaire.caveat
    )
    for caveat in caveats:
        title = told.language.text("De vragenlijst zelf is nog niet getest")
        yield Callout(Kind.WARNING, title, (Paragraph(words(content(told, caveat))),))


def _rules(told: Material) -> Iterator[Block]:
    say = told.language.text
    yield Heading(2, say("Van antwoord tot signaal"), "rekenregels")
    yield NumberedList(
        (
            words(
                say(
                    "Waarde van een vraag: de middelste waarde van wie een cijfer gaf. Bij een "
                    "even aantal telt de laagste van de twee middelste; beide worden getoond."
                )
            ),
            words(
                say(
                    "Bij sommige vragen begrenzen de deelvragen het cijfer. Is een deelvraag "
                    "‘deels’ of ‘nee’, of lager beoordeeld, dan telt het antwoord hoogstens voor "
                    "de waarde die de vragenlijst daarvoor zegt."
                )
            ),
            words(
                say(
                    "Een vraag is niet van toepassing als iedereen die antwoordde dat met een "
                    "reden zegt. ‘Te vroeg’ werkt net zo. Heeft een vraag om een andere reden "
                    "geen cijfer, dan blijft ze in de noemer en daalt de dekking."
                )
            ),
            words(
                say(
                    "Dekking: het gewicht van de vragen met een waarde, gedeeld door het gewicht"
                    " van alle vragen die van toepassing zijn."
                )
            ),
            words(
                say(
                    "Index: 100 × de som van gewicht × waarde, gedeeld door 4 × de som van de "
                    "gewichten, over de vragen met een waarde. Afgerond op een geheel getal."
                )
            ),
            words(
                say(
                    "Ondergrens en bovengrens: dezelfde index als elke ontbrekende waarde 0 zou "
                    "zijn, en als ze 4 zou zijn."
                )
            ),
            words(
                say(
                    "Signaal: eerst de struikelblokken. Zijn er geen, dan telt de strook van de "
                    "index. Kunnen ontbrekende antwoorden een andere strook geven, dan staat er "
                    "‘tussen’ twee stroken. Er is geen oordeel mogelijk als de dekking te laag "
                    "is. Ook niet als een vraag die een struikelblok kan zijn, geen waarde heeft."
                )
            ),
            words(
                say(
                    "Alleen de cliëntzijde geeft een signaal. Perspectieven worden nooit "
                    "gemiddeld. Van personen wordt een vraag pas getoond als minstens vijf ze "
                    "beantwoordden, en als uit geen som of verschil een kleinere groep te halen "
                    "is. Voor een index of een strook moet dat bij elke vraag ervan zo zijn."
                )
            ),
        )
    )


def _shared(told: Material) -> tuple[str, ...]:
    """The sentences that hold for every questionnaire, where there are several: said once."""
    if len(told.instruments) < 2:
        return ()
    first, *others = [_sentences(told, each.questionnaire) for each in told.instruments]
    return tuple(one for one in first if all(one in other for other in others))


def _sentences(told: Material, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The bands, and that no question weighs more, where that is so."""
    if any(question.weight != 1 for question in questionnaire.ratings()):
        return (_bands(told, questionnaire),)
    return _bands(told, questionnaire), told.language.text("Alle vragen wegen even zwaar.")


def _questionnaire_blocks(
    told: Material, instrument: Instrument, shared: tuple[str, ...]
) -> Iterator[Block]:
    say, questionnaire = told.language.text, instrument.questionnaire
    title = say(
        "{title} ({id}, versie {version})",
        title=questionnaire.title.default,
        id=questionnaire.id,
        version=questionnaire.version,
    )
    yield Heading(2, title, f"methode-{instrument.number}", told.written_in)
    if questionnaire.attribution:
        yield Paragraph(words(content(told, questionnaire.attribution)))
    for sentence in _sentences(told, questionnaire):
        if sentence not in shared:
            yield Paragraph(words(sentence))
    critical = [q for q in questionnaire.ratings() if q.critical_up_to is not None]
    if critical:
        yield _critical_table(told, critical)
    weighted = [q for q in questionnaire.ratings() if q.weight != 1]
    if weighted:
        yield _weights(told, weighted)
    yield from derivation_blocks(told, instrument)


def _bands(told: Material, questionnaire: Questionnaire) -> str:
    bands = questionnaire.bands
    ends = [*(band.at_least for band in bands[1:]), 100]
    stretches = [
        told.language.text(
            "{word} (van {start} tot {end})",
            word=band.word,
            start=whole(band.at_least),
            end=whole(end),
        )
        for band, end in zip(bands, ends, strict=True)
    ]
    return told.language.text(
        "Stroken van de index: {bands}. Voor een oordeel is een dekking van {threshold} nodig.",
        bands=told.language.listed(stretches),
        threshold=told.language.percentage(questionnaire.coverage_threshold),
    )


def _critical_table(told: Material, critical: list[Rating]) -> Table:
    say = told.language.text
    return Table(
        say("Vragen die een struikelblok kunnen zijn"),
        (
            Column(say("Vraag"), 2),
            Column(say("Tot en met"), 1, Align.MIDDLE),
            Column(say("Waarom"), 4),
        ),
        tuple(
            (
                words(content(told, full_name(question))),
                words(str(question.critical_up_to)),
                words(content(told, question.critical_reason) if question.critical_reason else "–"),
            )
            for question in critical
        ),
    )


def _weights(told: Material, weighted: list[Rating]) -> BulletList:
    return BulletList(
        tuple(words(weight_words_of(question, told.language)) for question in weighted)
    )


def _colophon(told: Material) -> Iterator[Block]:
    say = told.language.text
    publication = told.publication
    yield Heading(2, say("Over dit rapport"), "colofon")
    yield Paragraph(
        words(
            say(
                "Gemaakt op {day} met clienttoets {version}. De gegevens van dit rapport zijn alle "
                "definities, en antwoorden en scores zover die getoond mogen worden. De pdf draagt "
                "ze mee, en ‘clienttoets verify’ rekent ze na. Vingerafdruk (SHA-256) van die "
                "gegevens: {hash}",
                day=told.language.date(publication.made_on),
                version=publication.program,
                hash=fingerprint(publication),
            )
        )
    )
    if told.instruments:
        yield Paragraph(words(say("Vingerafdruk (SHA-256) van elke vragenlijst:")))
        yield BulletList(tuple(_fingerprint(told, each.questionnaire) for each in told.instruments))


def _fingerprint(told: Material, questionnaire: Questionnaire) -> Text:
    return words(
        told.language.text(
            "{id}, versie {version}: {hash}",
            id=questionnaire.id,
            version=questionnaire.version,
            hash=fingerprint(questionnaire),
        )
    )
