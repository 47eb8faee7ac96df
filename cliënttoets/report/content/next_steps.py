"""How it goes on: the next test, and whom to turn to."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import marked
from ..blocks import Block, Facts, Heading, NumberedList, words
from .material import Material, content


def next_blocks(told: Material) -> tuple[Block, ...]:
    """What was agreed; and, where no client has answered, how to ask them. Nothing otherwise."""
    say, follow_up = told.language.text, told.follow_up
    agreed = (
        (say("Volgende toets"), follow_up.next_test.strip()),
        (say("Contact"), follow_up.contact.strip()),
    )
    known = tuple((term, words(content(told, said))) for term, said in agreed if said)
    return (*((Facts(known),) if known else ()), *_asking_clients(told))


_STEPS = (
    marked("Kies een of meer cliëntenorganisaties, bijvoorbeeld via het Cliëntenforum."),
    marked(
        "Geef hun de tekst, dezelfde vragenlijsten en genoeg tijd om hun leden te horen. Zeg tot "
        "wanneer zij kunnen antwoorden."
    ),
    marked("Vraag ook gezinnen en jongeren zelf. Vanaf vijf antwoorden kan een rapport ze tonen."),
    marked("Toon uw eigen antwoorden nog niet: dan zegt elk wat het zelf ziet."),
    marked(
        "Maak daarna dit rapport opnieuw. Dan geeft het een signaal, en toont het waar u het "
        "anders ziet."
    ),
)
"""How a self-assessment goes to those whom it is about."""


def _asking_clients(told: Material) -> Iterator[Block]:
    if not told.has_client_side:
        title = told.language.text("Zo legt u het voorstel voor aan cliënten")
        yield Heading(2, title, "aan-clienten-vragen")
        yield NumberedList(tuple(words(told.language.text(step)) for step in _STEPS))
