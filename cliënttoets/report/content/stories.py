"""What helps beside what chafes, and what would have to change, in the respondents' own words."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import marked
from ...questionnaire.model import Questionnaire, Text, Tone
from ..blocks import Block, BulletList, Callout, Heading, Kind, Paragraph, emphasis, words
from .material import Material, quoted

_TONES = {
    Tone.HELPT: marked("Wat helpt"),
    Tone.WRINGT: marked("Wat wringt"),
    Tone.VERANDERT: marked("Wat moet veranderen"),
    None: marked("Wat nog gezegd is"),
}


def story_blocks(told: Material) -> tuple[Block, ...]:
    """The answers to open questions, by tone; a report without any says so."""
    if not told.instruments:
        return ()
    blocks = [block for tone in _TONES for block in _tone_blocks(told, tone)]
    return (*(blocks or [_note(_without_stories(told))]), *_withheld(told))


def _note(text: str) -> Callout:
    return Callout(Kind.NOTE, "", (Paragraph(words(text)),))


def _without_stories(told: Material) -> str:
    return told.language.text(
        "Dit rapport bevat geen verhalen. Cijfers alleen tonen niet hoe een voorstel "
        "binnenkomt in het leven van een gezin."
    )


def _open_questions(questionnaire: Questionnaire, tone: Tone | None) -> Iterator[Text]:
    for question in questionnaire.questions():
        if isinstance(question, Text) and question.tone is tone:
            yield question


def _tone_blocks(told: Material, tone: Tone | None) -> Iterator[Block]:
    items = tuple(
        words(
            f"{quoted(str(response.to(question).value).strip())} ",
            emphasis(f"– {response.respondent}, {instrument.questionnaire.title.default}"),
        )
        for instrument in told.instruments
        for question in _open_questions(instrument.questionnaire, tone)
        for response in instrument.named
        if response.to(question).is_given
    )
    if items:
        anchor = f"verhalen-{tone.value if tone else 'overig'}"
        yield Heading(2, told.language.text(_TONES[tone]), anchor)
        yield BulletList(items)


def _withheld(told: Material) -> Iterator[Block]:
    """Said wherever persons answered: whether they wrote anything is theirs to tell as well."""
    if told.has_persons:
        text = told.language.text(
            "Wat gezinnen, jongeren en medewerkers in eigen woorden schreven, staat niet in dit "
            "rapport. Daarvoor is eerst hun toestemming nodig."
        )
        yield _note(text)
