"""What a family reads around what was said: the plan, what changes, what is done, how it goes on.

What somebody typed is told as typed. Where nothing was typed, short sentences are made of what is
known, and where nothing is known the page says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ...assessment import words as names
from ...assessment.follow_up import Decision
from ..blocks import Block, BulletList, Face, Paragraph, Run, strong, words
from ..plain_dutch import number_of_words, sentences
from .material import Material, closed, content, run_on
from .plain_numbers import begun, in_words

LONGEST_ABOUT = 45
"""How many words of the proposal's own explanation a family reads at most."""


def about_blocks(told: Material, most: int) -> tuple[Block, ...]:
    """What the plan is; of the proposal's own explanation at most so many whole sentences."""
    typed = told.follow_up.plain.about
    about = _typed(told, typed) if typed else _generated_about(told, most)
    said = [*_decided(told), *about]
    if not said:
        said = [told.language.text("We hebben nog geen uitleg over dit plan.")]
    return (Paragraph(run_on(*said)),)


def _typed(told: Material, said: Iterable[str]) -> Iterator[Run]:
    return (content(told, closed(each)) for each in said)


def _decided(told: Material) -> Iterator[str]:
    if told.assessment.moment in names.AFTER_THE_DECISION:
        yield told.language.text("Over dit plan is al beslist.")


def _generated_about(told: Material, most: int) -> Iterator[str | Run]:
    """Who the plan is of, and how its explanation begins; that there is more where there is."""
    proposal = told.assessment.proposal
    if proposal.responsible_body:
        body = content(told, closed(proposal.responsible_body))
        yield from told.text("Het plan komt van {body}", body=body)
    every = sentences(proposal.about)
    left = LONGEST_ABOUT
    kept = []
    for sentence in every[:most]:
        left -= number_of_words(sentence)
        if left < 0:
            break
        kept.append(content(told, closed(sentence)))
    yield from kept
    if len(kept) < len(every):
        yield told.language.text("In het plan zelf staat meer.")


def change_blocks(told: Material) -> tuple[Block, ...]:
    """What may be different for the reader; nothing where nobody typed it."""
    changes = told.follow_up.plain.changes
    if not changes:
        return ()
    if len(changes) == 1:
        return (Paragraph(words(content(told, changes[0]))),)
    return (BulletList(tuple(words(content(told, each)) for each in changes)),)


def reply_blocks(told: Material) -> tuple[Block, ...]:
    """What the government does: typed, or what its replies come to, or that nobody knows."""
    plain, say = told.follow_up.plain, told.language.text
    typed = (
        (say("Dit wel"), plain.followed),
        (say("Dit niet"), plain.not_followed),
        (say("Nog niet beslist"), plain.undecided),
    )
    told_so = tuple(
        Paragraph(words(strong(f"{term}: "), *run_on(*_typed(told, said))))
        for term, said in typed
        if said
    )
    if told_so:
        return told_so
    return (Paragraph(words(" ".join(_generated_replies(told)))),)


def _generated_replies(told: Material) -> Iterator[str]:
    points, say = told.follow_up.points, told.language.text
    if not points:
        yield say("We weten nog niet wat de overheid hiermee doet.")
        return
    yield told.language.texts(
        "De overheid kreeg {count} advies.",
        "De overheid kreeg {count} adviezen.",
        len(points),
        count=in_words(len(points), told.language),
    )
    counts = Counter(point.reply.decision for point in points)
    if counts[Decision.OPEN] == len(points):
        yield say("We weten nog niet wat ze ermee doet.")
        return
    number = {decision: in_words(count, told.language) for decision, count in counts.items()}
    if Decision.FOLLOWED in counts:
        yield begun(say("{count} daarvan volgt ze.", count=number[Decision.FOLLOWED]))
    if Decision.PARTLY in counts:
        yield begun(say("{count} daarvan volgt ze voor een deel.", count=number[Decision.PARTLY]))
    if Decision.NOT_FOLLOWED in counts:
        yield begun(say("{count} daarvan volgt ze niet.", count=number[Decision.NOT_FOLLOWED]))
    if Decision.OPEN in counts:
        yield told.language.texts(
            "Op {count} advies is er nog geen antwoord.",
            "Op {count} adviezen is er nog geen antwoord.",
            counts[Decision.OPEN],
            count=number[Decision.OPEN],
        )


def respond_blocks(told: Material) -> tuple[Block, ...]:
    """How one can still say something; the way there is always one: whoever gave the page."""
    typed, contact = told.follow_up.plain.respond, told.follow_up.contact.strip()
    found: list[Block] = []
    if typed:
        found.append(Paragraph(run_on(*_typed(told, typed))))
    elif contact:
        text = told.language.text("Heb je een vraag of een idee? Hier kun je terecht:")
        found.append(Paragraph(words(text)))
    if contact:
        found.append(Paragraph(words(content(told, contact))))
    if not found:
        text = told.language.text("Wil je iets zeggen? Vraag hoe dat kan aan wie je dit blad gaf.")
        found.append(Paragraph(words(text)))
    return tuple(found)


def hard_word_blocks(told: Material) -> tuple[Block, ...]:
    """The words that had to be used, each with what it means; nothing where there are none."""
    explained = tuple(
        words(content(told, f"{each.word}: ", Face.STRONG), content(told, closed(each.meaning)))
        for each in told.follow_up.plain.hard_words
    )
    return (BulletList(explained),) if explained else ()
