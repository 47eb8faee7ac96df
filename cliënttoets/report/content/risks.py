"""Which harm to prevent: the questions about it, with what each client side said."""

from __future__ import annotations

from collections.abc import Sequence

from ...language import marked
from ...questionnaire.model import Perspective, Rating
from ...scoring.withheld import ALIKE_WORDS, HIDDEN
from ..blocks import Block, Column, Paragraph, Table, Text, strong, words
from ..layout import LayoutSection
from .material import Instrument, Material, content, full_name, perspective_word, value_words
from .profile import in_words

_ONLY_OWN = marked(
    "Cliënten zijn over deze vragen nog niet gehoord. Hier staat alleen wat u zelf antwoordde."
)

Found = tuple[Instrument, Rating]


def risk_blocks(told: Material, section: LayoutSection) -> tuple[Block, ...]:
    """A row for each question, a column for each client side; without clients, the government's.

    The questions are those of the section, in its order; where it names none, those that can block.
    Nothing where no questionnaire that was answered has any of them.
    """
    found, sides = _questions(told, section), _sides(told)
    if not found or not sides:
        return ()
    warning = () if told.has_client_side else (Paragraph(words(told.language.text(_ONLY_OWN))),)
    return (*warning, _table(told, found, sides))


def _questions(told: Material, section: LayoutSection) -> list[Found]:
    found = [
        (instrument, question)
        for instrument in told.instruments
        for question in instrument.questionnaire.ratings()
    ]
    if not section.questions:
        return [each for each in found if each[1].critical_up_to is not None]
    return [each for name in section.questions for each in found if each[1].id == name]


def _sides(told: Material) -> list[Perspective]:
    """The client sides that answered anything; the government where none of them did."""
    heard = [each for each in Perspective if each in told.perspectives]
    clients = [each for each in heard if each.is_client_side]
    return clients or [each for each in heard if each is Perspective.OVERHEID_ZELF]


def _table(told: Material, found: Sequence[Found], sides: Sequence[Perspective]) -> Table:
    say = told.language.text
    return Table(
        say("Wat elke kant antwoordde: de waarde, en wat die betekent"),
        (
            Column(say("Vraag"), 3),
            *(Column(perspective_word(side, told.language), 3.6) for side in sides),
        ),
        tuple(
            (
                words(content(told, full_name(question))),
                *(_said(told, instrument, question, side) for side in sides),
            )
            for instrument, question in found
        ),
    )


def _said(
    told: Material, instrument: Instrument, question: Rating, perspective: Perspective
) -> Text:
    """The value and its words, or why there is none. What is hidden says only that."""
    side, say = instrument.of(perspective), told.language.text
    if not _is_asked(instrument, question, perspective):
        return words(say("niet gevraagd"))
    if side is None:
        return words(say("niet geantwoord"))
    if question.id in side.items:
        item = side.items[question.id]
        said = in_words(told, instrument, question, side, item)
        return said if item.middle is None else (strong(f"{value_words(item)} "), *said)
    if question.id in side.alike:
        return words(say(ALIKE_WORDS[side.alike[question.id]]))
    return words(say(HIDDEN if question.id in side.hidden else marked("niet gevraagd")))


def _is_asked(instrument: Instrument, question: Rating, perspective: Perspective) -> bool:
    """Whether the questionnaire puts the question to this perspective at all."""
    return perspective in instrument.questionnaire.perspectives and question.is_for(perspective)
