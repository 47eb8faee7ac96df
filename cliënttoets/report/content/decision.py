"""The decision sheet: the signal, what blocks, what to do now, and what can still change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...assessment.words import MOMENTS
from ...language import marked
from ...questionnaire.model import Moment
from ...scoring.signal import SignalKind
from ..blocks import Block, BulletList, Face, Heading, Paragraph, Run, strong, words
from .material import Material, closed, content, full_name, moment_words, perspective_word
from .signal import Verdict, client_verdicts, headline
from .stumbling_blocks import stumbling_blocks, stumbling_words
from .tasks import tasks
from .without_clients import not_known

STILL_POSSIBLE = {
    Moment.M0: marked("Alles kan nog veranderen, ook hoe het probleem omschreven is."),
    Moment.M1: marked("De richting en de opties kunnen nog veranderen."),
    Moment.M2: marked("De inhoud kan nog veranderen, vóór de eerste principiële goedkeuring."),
    Moment.M3: marked(
        "Dit moment is zelf een beslissing. In de adviesronde die volgt, kan de inhoud nog "
        "veranderen."
    ),
    Moment.M4: marked(
        "De inhoud kan nog veranderen. Wat u met het advies doet, verantwoordt u in de nota aan de "
        "Vlaamse Regering en in de memorie van toelichting."
    ),
    Moment.M5: marked(
        "Dit moment is zelf een beslissing. Daarna kan de tekst nog juridisch bijgestuurd worden."
    ),
    Moment.M6: marked("De tekst kan nog juridisch bijgestuurd worden."),
    Moment.M7: marked(
        "Dit moment is zelf een beslissing. Over een decreet beslist het parlement daarna nog: dat "
        "kan de tekst wijzigen met amendementen."
    ),
    Moment.M8: marked("De tekst kan nog veranderen door amendementen."),
    Moment.M9: marked(
        "De tekst ligt vast. Hoe hij uitgevoerd en ingevoerd wordt, kan nog veranderen."
    ),
    Moment.M10: marked(
        "De uitwerking kan nog veranderen. Voor gezinnen is die vaak het belangrijkst."
    ),
    Moment.M11: marked("De praktijk kan nog veranderen: hoe het voorstel ingevoerd wordt."),
    Moment.M12: marked("Wat volgt, kan nog veranderen: de bijsturing van tekst en uitvoering."),
}
"""What a test can still change, by the path that a Flemish decision takes."""

TEST_AGAIN = (Moment.M1, Moment.M2, Moment.M4, Moment.M10, Moment.M12)
"""The moments at which a test does most; others may be skipped."""


def decision_blocks(told: Material) -> tuple[Block, ...]:
    """The sheet; without clients it starts with what is not known, and gives no signal."""
    verdicts = client_verdicts(told)
    first = (
        (*headline(told, verdicts), *_undecided(told, verdicts))
        if verdicts
        else tuple(not_known(told, "beslis-niet"))
    )
    why = _stumbling(told) if verdicts else ()
    return (*first, *_to_do(told), *why, *_still_possible(told))


def _undecided(told: Material, verdicts: Sequence[Verdict]) -> Iterator[Block]:
    """What has no verdict yet, besides the first questionnaire: the headline says that itself."""
    first = verdicts[0][0]
    parts: list[str | Run] = []
    for instrument, side in verdicts:
        is_open = side.signal is not None and side.signal.kind is SignalKind.UNDECIDED
        if is_open and instrument is not first:
            title = content(told, f"‘{instrument.questionnaire.title.default}’")
            who = perspective_word(side.perspective, told.language).lower()
            parts += ["; " if parts else " ", title, f" ({who})"]
    if parts:
        text = told.language.text("Nog geen oordeel mogelijk over:")
        yield Paragraph(words(strong(text), *parts, "."))


def _stumbling(told: Material) -> Iterator[Block]:
    found = stumbling_blocks(told)
    if found:
        items = tuple(
            words(
                content(told, f"{closed(full_name(each.question))} ", Face.STRONG),
                *stumbling_words(told, each),
            )
            for each in found
        )
        yield Heading(2, told.language.text("Struikelblokken: eerst oplossen"), "beslis-eerst")
        yield BulletList(items)


def _still_possible(told: Material) -> Iterator[Block]:
    moment = told.assessment.moment
    said = [told.language.text(STILL_POSSIBLE[moment])]
    later = [each for each in TEST_AGAIN if list(Moment).index(each) > list(Moment).index(moment)]
    if later:
        again = told.language.text(MOMENTS[later[0]])
        said.append(
            told.language.text(
                "Een volgende toets heeft het meeste zin bij: {moment} ({code}).",
                moment=again,
                code=later[0],
            )
        )
    yield Heading(2, told.language.text("Wat kan nog op dit moment?"), "beslis-nog")
    now = strong(f"{moment_words(told.assessment, told.language)}. ")
    yield Paragraph(words(now, " ".join(said)))


def _to_do(told: Material) -> Iterator[Block]:
    items = tuple(tasks(told))
    if items:
        yield Heading(2, told.language.text("Wat nu te doen?"), "beslis-doen")
        yield BulletList(items)
