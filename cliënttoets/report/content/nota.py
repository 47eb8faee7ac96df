"""The text for the nota aan de Vlaamse Regering or the memorie van toelichting, ready to copy.

Plain sentences that stand on their own, because they leave the report: names come before ids, and
no word needs the rest of the report. They say every signal of the client side by itself, what is
not known, and of each point what became of it; they judge nothing. What somebody still has to write
stands between square brackets. Without clients they say that this was no test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...assessment.follow_up import AdvicePoint, Decision
from ...language import marked
from ...questionnaire.model import Perspective
from ...scoring.disclosure import is_named
from ...scoring.index import IndexScore
from ..blocks import Block, BulletList, Callout, Kind, Paragraph, Run, Text, words
from ..sides import Side
from .material import (
    Instrument,
    Material,
    closed,
    content,
    coverage_words,
    joined,
    moment_line,
    perspective_word,
    quoted,
)
from .points import counted, in_short, lacks_reason, name_and_id, numbered, without_a_point
from .signal import Verdict, client_verdicts, named_reasons, verdict_words
from .stumbling_blocks import stumbling_blocks, stumbling_words

_PEOPLE = {
    Perspective.CLIENTORGANISATIE: marked("Cliëntenorganisaties die antwoordden: {who}."),
    Perspective.GEZIN_JONGERE: marked("Gezinnen en jongeren die antwoordden: {who}."),
    Perspective.OVERHEID_ZELF: marked("Voor de overheid antwoordde: {who}."),
    Perspective.PRAKTIJK: marked("Mensen uit de praktijk die antwoordden: {who}."),
    Perspective.ONDERZOEK: marked("Onderzoekers die antwoordden: {who}."),
}

_TOO_FEW = {
    Perspective.GEZIN_JONGERE: marked(
        "Er antwoordden gezinnen of jongeren, maar te weinig om te tonen."
    ),
    Perspective.PRAKTIJK: marked(
        "Er antwoordden mensen uit de praktijk, maar te weinig om te tonen."
    ),
    Perspective.ONDERZOEK: marked("Er antwoordden onderzoekers, maar te weinig om te tonen."),
}

_DECIDED = {
    Decision.FOLLOWED: marked("Punt {number} wordt gevolgd: {point}"),
    Decision.PARTLY: marked("Punt {number} wordt deels gevolgd: {point}"),
    Decision.NOT_FOLLOWED: marked("Punt {number} wordt niet gevolgd: {point}"),
    Decision.OPEN: marked("Punt {number}: {point} [antwoord in te vullen]"),
}

LONGEST_POINT = 300  # characters: a longer one is told by its beginning, the table has all of it


def nota_blocks(told: Material) -> tuple[Block, ...]:
    """The text in a frame of its own; nothing where nobody answered at all."""
    if not told.instruments:
        return ()
    inner = (
        Paragraph(_sentences([*_tested(told), *_heard(told), words(_not_heard(told))])),
        *_signals(told),
        *_stumbling(told),
        *_points(told),
        Paragraph(words(_unsaid(told))),
    )
    return (Callout(Kind.NOTE, "", inner),)


def _sentences(said: Iterable[Text]) -> Text:
    """One after the other, with a space between them."""
    found: list[Run] = []
    for each in filter(None, said):
        found += [*words(" " if found else ""), *each]
    return joined(*found)


def _tested(told: Material) -> Iterator[Text]:
    """What was done with the proposal, by whom where that was only the government, and when."""
    title = content(told, told.assessment.proposal.title)
    if told.has_client_side:
        yield told.text("Het voorstel ‘{title}’ is voorgelegd aan een cliënttoets.", title=title)
    else:
        yield from _not_tested(told, title)
    yield told.text(
        "Moment: {moment}. Rapport van {day}.",
        moment=moment_line(told.assessment, told.language),
        day=told.language.date(told.made_on),
    )


def _not_tested(told: Material, title: Run) -> Iterator[Text]:
    if Perspective.OVERHEID_ZELF in told.perspectives:
        yield told.text(
            "De overheid heeft het voorstel ‘{title}’ zelf beoordeeld met de vragen van de "
            "cliënttoets. Cliënten zijn nog niet gehoord. Dit is dus geen cliënttoets.",
            title=title,
        )
    else:
        yield told.text(
            "Over het voorstel ‘{title}’ zijn vragen van de cliënttoets beantwoord. Cliënten zijn "
            "nog niet gehoord. Dit is dus geen cliënttoets.",
            title=title,
        )


def _heard(told: Material) -> Iterator[Text]:
    for perspective in Perspective:
        if perspective in told.perspectives:
            named = is_named(perspective)
            who = _names(told, perspective) if named else _numbers(told, perspective)
            if who:
                yield told.text(_PEOPLE[perspective], who=content(told, who))
            else:
                yield words(told.language.text(_TOO_FEW[perspective]))


def _names(told: Material, perspective: Perspective) -> str:
    responses = (each for instrument in told.instruments for each in instrument.named)
    return told.language.listed(
        list(dict.fromkeys(r.respondent for r in responses if r.perspective is perspective))
    )


def _numbers(told: Material, perspective: Perspective) -> str:
    """How many persons answered each questionnaire; empty where that may not be told."""
    found = [
        told.language.text(
            "{number} op ‘{questionnaire}’",
            number=told.language.number(side.respondents),
            questionnaire=instrument.questionnaire.title.default,
        )
        for instrument in told.instruments
        if (side := instrument.of(perspective)) and side.respondents is not None
    ]
    return told.language.listed(found)


def _not_heard(told: Material) -> str:
    silent = [
        perspective_word(perspective, told.language).lower()
        for perspective in Perspective
        if perspective not in told.perspectives
        and any(perspective in each.perspectives for each in told.questionnaires)
    ]
    if not silent:
        return told.language.text("Iedereen die gevraagd kan worden, heeft geantwoord.")
    return told.language.text(
        "Niet gehoord: {perspectives}.", perspectives=told.language.listed(silent)
    )


def _signals(told: Material) -> Iterator[Block]:
    """Each client side's signal on each questionnaire apart: there is no signal over all."""
    verdicts = client_verdicts(told)
    if not verdicts:
        text = told.language.text(
            "Geen enkele cliëntenorganisatie en geen enkel gezin heeft al geantwoord. Daarom is er "
            "geen signaal."
        )
        yield Paragraph(words(text))
        return
    text = told.language.text("Het signaal van elke kant, per vragenlijst:")
    yield Paragraph(words(text))
    yield BulletList(tuple(_signal(told, *verdict) for verdict in verdicts))
    yield from _steps(told, verdicts)


def _steps(told: Material, verdicts: Sequence[Verdict]) -> Iterator[Block]:
    """Which steps there are, where a signal is one of them; by questionnaire where they differ."""
    found: dict[tuple[str, ...], list[str]] = {}
    for instrument, side in verdicts:
        if side.signal is not None and side.signal.bands is not None:
            steps = tuple(band.word for band in instrument.questionnaire.bands)
            found.setdefault(steps, []).append(f"‘{instrument.questionnaire.title.default}’")
    if len(found) == 1:
        (steps,) = found
        listed = content(told, ", ".join(steps))
        yield Paragraph(
            told.text("De stappen van een signaal, van laag naar hoog: {steps}.", steps=listed)
        )
        return
    for steps, titles in found.items():
        yield Paragraph(
            told.text(
                "De stappen van een signaal over {questionnaires}, van laag naar hoog: {steps}.",
                questionnaires=content(told, ", ".join(dict.fromkeys(titles))),
                steps=content(told, ", ".join(steps)),
            )
        )


def _signal(told: Material, instrument: Instrument, side: Side) -> Text:
    said = told.text(
        "{perspective} over ‘{questionnaire}’: {signal}.",
        perspective=perspective_word(side.perspective, told.language),
        questionnaire=content(told, instrument.questionnaire.title.default),
        signal=verdict_words(told, side),
    )
    reasons = named_reasons(told, instrument, side)
    return _sentences([said, reasons, words(_missing(told, side))])


def _missing(told: Material, side: Side) -> str:
    """How much of the questions a signal stands on; empty where it is all of them, or untold."""
    total: IndexScore | None = side.total
    if total is None or total.coverage is None or total.coverage == 1:
        return ""
    return told.language.text(
        "Op {coverage} van wat meetelt, kwam een cijfer.",
        coverage=coverage_words(total, told.language),
    )


def _stumbling(told: Material) -> Iterator[Block]:
    found = stumbling_blocks(told)
    if found:
        yield Paragraph(words(told.language.text("Struikelblokken:")))
        yield BulletList(
            tuple(
                words(
                    content(told, f"{name_and_id(each.question)}. "),
                    *stumbling_words(told, each),
                )
                for each in found
            )
        )


def _points(told: Material) -> Iterator[Block]:
    """What became of every point, with its reason; that there are none where nobody wrote one."""
    if not told.follow_up.points:
        text = told.language.text("Adviespunten zijn er nog niet.")
        if stumbling_blocks(told):
            text += " " + told.language.text(
                "Wat er met de struikelblokken gebeurt, is nog niet bekend."
            )
        yield Paragraph(words(text))
        return
    yield Paragraph(words(counted(told)))
    yield BulletList(tuple(_point(told, *one) for one in numbered(told)))
    names = without_a_point(told)
    if names:
        text = told.language.text(
            "Zonder adviespunt, en daarom nog zonder antwoord: {names}.",
            names=told.language.listed(names),
        )
        yield Paragraph(words(text))


def _point(told: Material, number: int, point: AdvicePoint) -> Text:
    text = content(told, quoted(closed(in_short(point.text, LONGEST_POINT))))
    said = told.text(_DECIDED[point.reply.decision], number=number, point=text)
    return _sentences([said, *_reason(told, point)])


def _reason(told: Material, point: AdvicePoint) -> Iterator[Text]:
    reply = point.reply
    if reply.reason.strip():
        yield told.text("Reden: {reason}", reason=content(told, closed(reply.reason.strip())))
    elif lacks_reason(point):
        yield words(told.language.text("[reden in te vullen]"))
    if reply.place.strip():
        yield told.text("Vindplaats: {place}", place=content(told, closed(reply.place.strip())))


def _unsaid(told: Material) -> str:
    """What nobody may read into it."""
    if not told.has_client_side:
        return told.language.text(
            "Deze antwoorden zeggen iets over één tekst, op één moment. Ze zijn geen "
            "kwaliteitslabel en geen goedkeuring door cliënten."
        )
    return told.language.text(
        "De toets zegt iets over één tekst, op één moment. Ze is geen kwaliteitslabel en geen "
        "goedkeuring door cliënten."
    )
