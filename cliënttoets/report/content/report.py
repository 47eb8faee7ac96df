"""A publication as a report: the layout's sections, each written by the module of its part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from ...assessment import words as names
from ...language import Language, marked
from ...questionnaire.model import Perspective
from ..blocks import (
    Annex,
    Block,
    Callout,
    Contents,
    Heading,
    Kind,
    Paragraph,
    Report,
    Run,
    link,
    words,
)
from ..house_style import OWN_STYLE, HouseStyle
from ..layout import Layout, LayoutSection, Part
from ..publication import Publication, publish
from ..snapshot import Snapshot
from .adjustments import adjustment_blocks
from .advice import advice_blocks
from .blind_spots import blind_spot_blocks
from .coverage import coverage_blocks
from .decision import decision_blocks
from .disagreement import disagreement_blocks
from .facts import fact_blocks
from .gloss import band_gloss
from .material import Material, content, material, moment_line, separated
from .method import method_blocks
from .missing_evidence import missing_evidence_blocks
from .next_steps import next_blocks
from .nota import nota_blocks
from .patterns import pattern_blocks
from .perspectives import perspective_blocks
from .plain_page import plain_report
from .profile import profile_blocks
from .publisher import publisher_blocks
from .replies import reply_blocks
from .reuse import reuse_blocks
from .risks import risk_blocks
from .robustness import robustness_blocks
from .rounds import round_blocks
from .self_assessment import self_assessment_blocks
from .signal import signal_blocks
from .stories import story_blocks

Writer = Callable[[Material], tuple[Block, ...]]
ChoosingWriter = Callable[[Material, LayoutSection], tuple[Block, ...]]
Chapter = tuple[LayoutSection, tuple[Block, ...]]

_WRITERS: dict[Part, Writer] = {
    Part.FACTS: fact_blocks,
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
    Part.DECISION: decision_blocks,
    Part.ADVICE: advice_blocks,
    Part.REPLIES: reply_blocks,
    Part.NOTA: nota_blocks,
    Part.REUSE: reuse_blocks,
    Part.NEXT: next_blocks,
}

_CHOOSING: dict[Part, ChoosingWriter] = {
    Part.ADJUSTMENTS: adjustment_blocks,
    Part.RISKS: risk_blocks,
    Part.BLIND_SPOTS: blind_spot_blocks,
    Part.MISSING_EVIDENCE: missing_evidence_blocks,
}
"""The parts with options of their own: what they tell depends on the section as well."""

_FRONT = frozenset({Part.SIGNAL, Part.FACTS})
"""The message and the facts: a report that begins with these has contents, after the message."""

_TITLES = {
    Part.FACTS: marked("Waarover gaat dit rapport, en wie is gehoord?"),
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
    Part.DECISION: marked("Beslisblad"),
    Part.ADVICE: marked("Wat moet veranderen?"),
    Part.ADJUSTMENTS: marked("Wat kunt u aanpassen, en waar?"),
    Part.RISKS: marked("Welke schade moet u voorkomen?"),
    Part.BLIND_SPOTS: marked("Waar ziet u het zelf anders?"),
    Part.MISSING_EVIDENCE: marked("Wat moet u nog aantonen?"),
    Part.REPLIES: marked("Wat doet de overheid ermee?"),
    Part.NOTA: marked("Tekstblok voor de nota of de memorie"),
    Part.REUSE: marked("Waarvoor kunt u dit nog gebruiken?"),
    Part.NEXT: marked("Hoe gaat het verder?"),
}


def build_report(
    snapshot: Snapshot, layout: Layout, language: Language, style: HouseStyle = OWN_STYLE
) -> Report:
    """The report of a snapshot, of which only what may be told is read."""
    return published_report(publish(snapshot), layout, language, style)


def published_report(
    publication: Publication, layout: Layout, language: Language, style: HouseStyle = OWN_STYLE
) -> Report:
    """The report of a publication, in the order of the layout, worded in the language.

    It bears the name, the logo and the colours of the style. Raises TooLong for a page for families
    that does not fit.
    """
    told = material(publication, language)
    author = language.text("Opgesteld met clienttoets {version}", version=publication.program)
    if layout.is_plain:
        return plain_report(told, layout, author, style)
    assessment = told.assessment
    proposal = assessment.proposal
    return Report(
        kind=_kind(told, layout),
        title=proposal.title,
        title_language=told.written_in,
        subtitle=moment_line(assessment, language),
        date=publication.made_on,
        running=proposal.title,
        edition=_edition(told),
        blocks=(
            *_warnings(told),
            *_sections(told, layout),
            *publisher_blocks(style, language),
        ),
        statements=(
            language.text(
                "Dit rapport is geen kwaliteitslabel en geen goedkeuring door cliënten. "
                "Het zegt iets over één tekst, op één moment."
            ),
            *_writers(told),
        ),
        author=author,
        subject=moment_line(assessment, language),
        example=proposal.example,
        large_print=layout.large_print,
        language=language,
        style=style,
    )


def _kind(told: Material, layout: Layout) -> str:
    """What this report calls itself: without clients it is a self-assessment and no more."""
    title = told.language.translation(layout.title) or layout.title
    if not told.has_client_side:
        title = told.language.text("{title} zonder cliënten", title=title)
    if not told.has_client_side and Perspective.OVERHEID_ZELF in told.perspectives:
        title = told.language.text("Zelfbeoordeling")
    if told.assessment.moment in names.AFTER_THE_DECISION:
        return told.language.text("{title}: toets achteraf", title=title)
    return title


def _writers(told: Material) -> Iterator[str]:
    """Who wrote the report and who asked for it, in a sentence; nothing where neither is known."""
    written_by = told.follow_up.written_by.strip()
    commissioned_by = told.follow_up.commissioned_by.strip()
    say = told.language.text
    if written_by and commissioned_by:
        yield say(
            "Opgesteld door {author}, in opdracht van {commissioner}.",
            author=written_by,
            commissioner=commissioned_by,
        )
    elif written_by:
        yield say("Opgesteld door {author}.", author=written_by)
    elif commissioned_by:
        yield say("Opgesteld in opdracht van {commissioner}.", commissioner=commissioned_by)


def _edition(told: Material) -> str:
    language = told.language
    return language.text("Rapport van {day}", day=language.date(told.made_on))


def _warnings(told: Material) -> tuple[Block, ...]:
    """What a reader must know before anything else."""
    language = told.language
    found: list[Block] = []
    if told.assessment.proposal.example:
        text = language.text(
            "Dit is een voorbeeld. Het voorstel, de organisaties en de antwoorden zijn verzonnen."
        )
        found.append(_callout(Kind.EXAMPLE, "", text))  # the mark stands beside the title
    if told.assessment.moment in names.AFTER_THE_DECISION:
        text = language.text(
            "Over de tekst is al beslist. Deze toets kan alleen nog de uitvoering en het vervolg "
            "veranderen."
        )
        found.append(_callout(Kind.WARNING, language.text("Toets achteraf"), text))
    if not language.is_dutch:
        text = language.text(
            "Een cliënttoets legt een beleidsvoorstel voor aan de mensen over wie het gaat. Wat "
            "gevraagd en geschreven is, staat in dit rapport zoals het was: meestal in het "
            "Nederlands."
        )
        gloss = band_gloss(told)
        note = separated(" ", [words(text), gloss] if gloss else [words(text)])
        found.append(Callout(Kind.NOTE, "", (Paragraph(note),)))
    return tuple(found)


def _callout(kind: Kind, title: str, text: str) -> Callout:
    return Callout(kind, title, (Paragraph(words(text)),))


def _sections(told: Material, layout: Layout) -> tuple[Block, ...]:
    """The sections that have data, with the contents after those that a hurried reader reads."""
    links = _links(told, layout)
    chapters = [
        (section, body) for section in layout.sections if (body := _body(told, section, links))
    ]
    annexes = [section for section, _ in chapters if _is_annex(section)]
    front, rest = _before_contents(chapters)
    blocks = [block for chapter in front for block in _chapter(told, *chapter, annexes)]
    if front and rest:
        blocks.append(Contents(told.language.text("Inhoud"), 1))
    blocks.extend(block for chapter in rest for block in _chapter(told, *chapter, annexes))
    return tuple(blocks)


def _before_contents(chapters: Sequence[Chapter]) -> tuple[Sequence[Chapter], Sequence[Chapter]]:
    """The chapters up to the message, or the facts where there is none, and those that follow."""
    front = [section.part for section, _ in takewhile(lambda one: one[0].part in _FRONT, chapters)]
    after = front.index(Part.SIGNAL) + 1 if Part.SIGNAL in front else len(front)
    return chapters[:after], chapters[after:]


def _links(told: Material, layout: Layout) -> dict[Part, Run]:
    """To each part of the layout a link that bears its title."""
    return {
        section.part: link(_title(section, told.language), f"#{section.part.value}")
        for section in layout.sections
    }


def _body(told: Material, section: LayoutSection, links: Mapping[Part, Run]) -> tuple[Block, ...]:
    """What a section says; nothing where its part has no data."""
    if section.part is Part.SIGNAL:
        return signal_blocks(told, links)
    if section.part in _CHOOSING:
        return _CHOOSING[section.part](told, section)
    return _WRITERS[section.part](told)


def _is_annex(section: LayoutSection) -> bool:
    return section.annex or section.part is Part.METHOD


def _chapter(
    told: Material,
    section: LayoutSection,
    body: tuple[Block, ...],
    annexes: Sequence[LayoutSection],
) -> Iterator[Block]:
    if section in annexes:
        yield _annex(told, section, annexes)
    else:
        yield Heading(1, _title(section, told.language), section.part.value)
    if section.introduction:
        own = told.language.translation(section.introduction)
        yield Paragraph(words(own or content(told, section.introduction)))
    yield from body


def _annex(told: Material, section: LayoutSection, annexes: Sequence[LayoutSection]) -> Annex:
    """Its start; annexes are numbered where there are more than one."""
    language = told.language
    label = language.text("Bijlage {number}", number=annexes.index(section) + 1)
    if len(annexes) == 1:
        label = language.text("Bijlage")
    return Annex(label, _title(section, language), section.part.value)


def _title(section: LayoutSection, language: Language) -> str:
    """The layout's own title; where nobody translated that one, the usual one of the part."""
    own = language.translation(section.title) if section.title else None
    return own or language.text(_TITLES[section.part])
