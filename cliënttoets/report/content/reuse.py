"""Which other duties of whoever makes rules in Flanders this test serves: nobody works twice."""

from __future__ import annotations

from ...language import marked
from ..blocks import Block, BulletList, Paragraph, strong, words
from .material import Material

_ELSEWHERE = (
    (
        marked("Kind- en jongereneffectrapport (JoKER)."),
        marked(
            "Verplicht bij elk ontwerp van decreet dat mensen onder de 25 jaar rechtstreeks raakt. "
            "Bruikbaar: wie gehoord is, de risico’s en wat jongeren antwoordden."
        ),
    ),
    (
        marked("Armoedetoets."),
        marked(
            "Een proces met minstens het Netwerk tegen Armoede en het Vlaams Armoedesteunpunt. "
            "Bruikbaar: de antwoorden over bereik en drempels."
        ),
    ),
    (
        marked("Adviesronde."),
        marked(
            "In de nota aan de Vlaamse Regering en in de memorie komt een antwoord op het advies. "
            "Bruikbaar: de antwoordtabel en het tekstblok."
        ),
    ),
)


def reuse_blocks(told: Material) -> tuple[Block, ...]:
    """Where else it can be used, and that it takes nothing's place; the same in every report."""
    say = told.language.text
    caution = say(
        "De cliënttoets neemt van geen van de drie de plaats in. Regels veranderen: kijk na wat nu "
        "geldt."
    )
    items = tuple(words(strong(f"{say(name)} "), say(text)) for name, text in _ELSEWHERE)
    return (BulletList(items), Paragraph(words(caution)))
