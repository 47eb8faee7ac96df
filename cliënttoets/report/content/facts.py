"""What the report is about: the proposal, its text and the moment; and then who was heard."""

from __future__ import annotations

from ..blocks import Block, Facts, words
from .heard import heard_blocks
from .material import Material, content, moment_words


def fact_blocks(told: Material) -> tuple[Block, ...]:
    """The facts that are known, what nobody filled in left out; and who was heard."""
    language, assessment, proposal = told.language, told.assessment, told.assessment.proposal
    day = "" if assessment.text_date is None else language.date(assessment.text_date)
    facts = (
        (language.text("Voorstel"), proposal.title),
        (language.text("Verantwoordelijke"), proposal.responsible_body),
        (language.text("Beleidsdomein"), proposal.policy_domain),
        (language.text("Versie van de tekst"), assessment.text_version),
        (language.text("Datum van de tekst"), day),
        (language.text("Moment in de besluitvorming"), moment_words(assessment, language)),
        (language.text("Niet meegeteld"), _drafts(told)),
        (language.text("Opgesteld door"), told.follow_up.written_by.strip()),
        (language.text("In opdracht van"), told.follow_up.commissioned_by.strip()),
        (language.text("Waarover het gaat"), proposal.about.strip()),  # as long as its author likes
    )
    ours = (day, moment_words(assessment, language), _drafts(told))
    known = tuple(
        (term, words(said if said in ours else content(told, said))) for term, said in facts if said
    )
    return (Facts(known), *heard_blocks(told))


def _drafts(told: Material) -> str:
    number = told.publication.drafts
    if not number:
        return ""
    return told.language.texts(
        "{number} invulling die nog niet is ingediend",
        "{number} invullingen die nog niet zijn ingediend",
        number,
    )
