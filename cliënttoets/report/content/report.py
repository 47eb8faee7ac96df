"""A snapshot as a report: the layout's sections, each written by the module of its part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from ...assessment import words as names
from ...language import Language, marked
from ...questionnaire.model import Perspective
from ..blocks import Annex, Block, Callout, Contents, Heading, Kind, Paragraph, Report, words
from ..layout import Layout, LayoutSection, Part
from ..snapshot import Snapshot
from .coverage import coverage_blocks
from .disagreement import disagreement_blocks
from .facts import fact_blocks
from .material import Material, material, moment_line
from .method import method_blocks
from .patterns import pattern_blocks
from .perspectives import perspective_blocks
from .profile import profile_blocks
from .robustness import robustness_blocks
from .rounds import round_blocks
from .self_assessment import self_assessment_blocks
from .signal import signal_blocks
from .stories import story_blocks

Writer = Callable[[Material], tuple[Block, ...]]

_WRITERS: dict[Part, Writer] = {
    Part.FACTS: fact_blocks,
    Part.SIGNAL: signal_blocks,
    Part.PERSPECTIVES: perspective_blocks,
    Part.PROFILE: profile_blocks,
    Part.STORIES: story_blocks,
    Part.DISAGREEMENT: disagreement_blocks,
    Part.PATTERNS: pattern_blocks,
    Part.SELF_ASSESSMENT: self_assessment_blocks,
    Part.ROUNDS: round_blocks,
    Part.ROBUSTNESS: robustness_blocks,
    Part.COVERAGE: coverage_blocks,
    Part.METHOD: method_blocks,
}

_FRONT = frozenset({Part.SIGNAL, Part.FACTS})
"""The message and the facts: together they stand on the first two pages, before the contents."""

_TITLES = {
    Part.FACTS: marked("Waarover gaat dit rapport?"),
    Part.SIGNAL: marked("Wat is de boodschap?"),
    Part.PERSPECTIVES: marked("Wie ziet wat?"),
    Part.PROFILE: marked("Hoe staat het per vraag?"),
    Part.STORIES: marked("Wat helpt en wat wringt?"),
    Part.DISAGREEMENT: marked("Onenigheid en minderheidsstemmen"),
    Part.PATTERNS: marked("Wat valt op als vragen samen gelezen worden?"),
    Part.SELF_ASSESSMENT: marked("Zelfbeoordeling naast cliënttoets"),
    Part.ROUNDS: marked("Wat veranderde sinds de vorige toets?"),
    Part.ROBUSTNESS: marked("Hoe stevig is het signaal?"),
    Part.COVERAGE: marked("Wat weten we niet?"),
    Part.METHOD: marked("Hoe is dit berekend?"),
}


def build_report(snapshot: Snapshot, layout: Layout, language: Language) -> Report:
    """The report of a snapshot, in the order of the layout, worded in the language."""
    told = material(snapshot, language)
    assessment = snapshot.assessment
    proposal = assessment.proposal
    return Report(
        kind=_kind(told, layout),
        title=proposal.title,
        subtitle=moment_line(assessment, language),
        date=snapshot.made_on,
        running=proposal.title,
        edition=_edition(told),
        blocks=(*_warnings(told), *_sections(told, layout)),
        statements=(
            language.text(
                "Dit rapport is geen kwaliteitslabel en geen goedkeuring door cliënten. "
                "Het zegt iets over één tekst, op één moment."
            ),
        ),
        author=language.text("Opgesteld met clienttoets {version}", version=snapshot.program),
        subject=moment_line(assessment, language),
        example=proposal.example,
        language=language,
    )


def _kind(told: Material, layout: Layout) -> str:
    """What this report calls itself: without clients it is a self-assessment and no more."""
    title = layout.title
    if not told.has_client_side:
        title = told.language.text("{title} zonder cliënten", title=title)
    if not told.has_client_side and Perspective.OVERHEID_ZELF in told.perspectives:
        title = told.language.text("Zelfbeoordeling")
    if told.snapshot.assessment.moment in names.AFTER_THE_DECISION:
        return told.language.text("{title}: toets achteraf", title=title)
    return title


def _edition(told: Material) -> str:
    language, snapshot = told.language, told.snapshot
    return language.text("Rapport van {day}", day=language.date(snapshot.made_on))


def _warnings(told: Material) -> tuple[Block, ...]:
    """What a reader must know before anything else."""
    language = told.language
    found: list[Block] = []
    if told.snapshot.assessment.proposal.example:
        text = language.text(
            "Dit is een voorbeeld. Het voorstel, de organisaties en de antwoorden zijn verzonnen."
        )
        found.append(_callout(Kind.EXAMPLE, language.text("VOORBEELD"), text))
    if told.snapshot.assessment.moment in names.AFTER_THE_DECISION:
        text = language.text(
            "Over de tekst is al beslist. Deze toets kan alleen nog de uitvoering en het vervolg "
            "veranderen."
        )
        found.append(_callout(Kind.WARNING, language.text("Toets achteraf"), text))
    return tuple(found)


def _callout(kind: Kind, title: str, text: str) -> Callout:
    return Callout(kind, title, (Paragraph(words(text)),))


def _sections(told: Material, layout: Layout) -> tuple[Block, ...]:
    """The sections that have data, with the contents after those that a hurried reader reads."""
    chapters = [
        (section, body) for section in layout.sections if (body := _WRITERS[section.part](told))
    ]
    front = list(takewhile(lambda chapter: chapter[0].part in _FRONT, chapters))
    rest = chapters[len(front) :]
    blocks = [block for chapter in front for block in _chapter(told, *chapter)]
    if front and rest:
        blocks.append(Contents(told.language.text("Inhoud"), 1))
    blocks.extend(block for chapter in rest for block in _chapter(told, *chapter))
    return tuple(blocks)


def _chapter(told: Material, section: LayoutSection, body: tuple[Block, ...]) -> Iterator[Block]:
    if section.part is Part.METHOD:
        yield _annex(section, section.part.value, told.language)
    else:
        yield Heading(1, _title(section, told.language), section.part.value)
    if section.introduction:
        yield Paragraph(words(section.introduction))
    yield from body


def _annex(section: LayoutSection, anchor: str, language: Language) -> Annex:
    """The one annex there is: a layout has each part once at most."""
    return Annex(language.text("Bijlage"), _title(section, language), anchor)


def _title(section: LayoutSection, language: Language) -> str:
    return section.title or language.text(_TITLES[section.part])
