"""What helps beside what chafes, and what would have to change, in the respondents' own words."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import marked
from ...questionnaire.model import Questionnaire, Text, Tone
from ...response.model import Response
from ..blocks import Block, BulletList, Callout, Face, Heading, Kind, Paragraph, Quote, words
from .material import Instrument, Material, content, quoted

_TONES = {
    Tone.HELPT: marked("Wat helpt"),
    Tone.WRINGT: marked("Wat wringt"),
    Tone.VERANDERT: marked("Wat er anders moet, in eigen woorden"),
    None: marked("Wat nog gezegd is"),
}


def story_blocks(told: Material) -> tuple[Block, ...]:
    """The answers to open questions, by tone, and the stories; a report without any says so."""
    stories = tuple(_stories(told))
    if not told.instruments:
        return stories
    blocks = [block for tone in _TONES for block in _tone_blocks(told, tone)]
    return (
        *(blocks or ([] if stories else [_note(_without_stories(told))])),
        *stories,
        *_withheld(told, has_stories=bool(stories)),
    )


def _stories(told: Material) -> Iterator[Block]:
    """What was told apart from the questions, each with what its teller agreed to.

    Only a story that may be published is here at all.
    """
    allowed = [story for story in told.follow_up.stories if story.may_be_published]
    if allowed:
        yield Heading(2, told.language.text("Verhalen"), "verhalen")
        for story in allowed:
            yield Quote(
                text=words(story.text.strip()),
                attribution=story.teller,
                consent=story.consent or told.language.text("Gedeeld met toestemming."),
                language=story.language or told.written_in,
            )


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


def open_answers(told: Material, tone: Tone | None) -> Iterator[tuple[Instrument, Response, str]]:
    """What bodies with a mandate answered to the open questions of a tone, in their own words."""
    for instrument in told.instruments:
        for question in _open_questions(instrument.questionnaire, tone):
            for response in instrument.named:
                if response.to(question).is_given:
                    yield instrument, response, str(response.to(question).value).strip()


def _tone_blocks(told: Material, tone: Tone | None) -> Iterator[Block]:
    items = tuple(
        words(
            content(told, f"{quoted(said)} "),
            content(
                told,
                f"– {response.respondent}, {instrument.questionnaire.title.default}",
                Face.EMPHASIS,
            ),
        )
        for instrument, response, said in open_answers(told, tone)
    )
    if items:
        anchor = f"verhalen-{tone.value if tone else 'overig'}"
        yield Heading(2, told.language.text(_TONES[tone]), anchor)
        yield BulletList(items)


def _withheld(told: Material, *, has_stories: bool) -> Iterator[Block]:
    """Said wherever persons answered: whether they wrote anything is theirs to tell as well."""
    if not told.has_persons:
        return
    if has_stories:
        text = told.language.text(
            "Wat gezinnen, jongeren en medewerkers verder nog schreven, staat niet in dit rapport. "
            "Daarvoor is eerst hun toestemming nodig."
        )
    else:
        text = told.language.text(
            "Wat gezinnen, jongeren en medewerkers in eigen woorden schreven, staat niet in dit "
            "rapport. Daarvoor is eerst hun toestemming nodig."
        )
    yield _note(text)
