"""What children, young people and parents said, for themselves: three signs, and no figure.

Sentences that somebody typed go before all else. Without them the questions tell it, in the words
in which families read them, each with its answer: the two that did best and the two that did worst
with who was asked first-hand, and always what blocks, whoever of the client side saw it. Only what
may be told is read here, so that a small group stays hidden. As long as nobody of the client side
answered, nobody said anything here, whatever was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...assessment.follow_up import Story
from ...language import marked
from ...questionnaire.model import Perspective, Rating, Voice
from ...scoring.withheld import Alike
from ..blocks import Block, Paragraph, Quote, Sign, Signed, Text, words
from ..plain_dutch import number_of_words
from ..sides import Side
from .material import Instrument, Material, closed, content, label, rating, run_on
from .plain_numbers import begun, in_words

GOOD_FROM = 3
"""From this value on a question went well: "ja, meestal" on the scale that families read."""

MOST_BLOCKING = 2
LONGEST_QUESTION = 25  # words
LONGEST_STORY = 30  # words

_TITLES = {
    Sign.GOOD: marked("Dit is goed"),
    Sign.BETTER: marked("Dit kan beter"),
    Sign.FIRST: marked("Dit moet eerst opgelost worden"),
}

_Key = tuple[str, str]
"""A question of a report: the id of its questionnaire, and its own."""


@dataclass(frozen=True)
class _Seen:
    """A question as families read it, what it is worth, and whether opinions differ."""

    key: _Key
    text: str
    value: int
    is_divided: bool


def said_blocks(told: Material, pairs: int, *, with_story: bool) -> tuple[Block, ...]:
    """Who was heard, what they said under at most three signs, and somebody's own words.

    `pairs` is how many good and how many worse questions there are at most.
    """
    if not told.has_client_side:
        return (_nobody(told),)
    plain = told.follow_up.plain
    blocking = _blocking(told)
    voice, sides = _speaking(told)
    seen = [each for side in sides for each in _seen(*side) if each.key not in blocking]
    good, better = _best(seen)[:pairs], _worst(seen)[:pairs]
    said = {
        Sign.GOOD: _written(told, plain.good) or [_answered(told, each) for each in good],
        Sign.BETTER: _written(told, plain.better) or [_answered(told, each) for each in better],
        Sign.FIRST: _first(told, blocking, voice),
    }
    is_typed = bool(plain.good or plain.better)
    shown = ([] if plain.good else good) + ([] if plain.better else better)
    return (
        *_heard(told, voice, is_typed=is_typed, is_said=any(said.values())),
        *(_signed(told, sign, texts) for sign, texts in said.items() if texts),
        *_divided(told, shown),
        *(_story(told) if with_story else ()),
    )


def _written(told: Material, texts: Iterable[str]) -> list[Text]:
    return [words(content(told, text)) for text in texts]


def _signed(told: Material, sign: Sign, texts: Iterable[Text]) -> Signed:
    return Signed(sign, told.language.text(_TITLES[sign]), tuple(texts))


# Who was heard


def _nobody(told: Material) -> Paragraph:
    """That nobody answered; whether they were asked, and will be, is not known here."""
    none = told.language.text("Kinderen, jongeren en ouders gaven nog geen antwoord.")
    why = told.language.text("Daarom staat hier niet wat zij van het plan vinden.")
    return Paragraph(words(f"{none} {why}"))


def _heard(
    told: Material, voice: Perspective | None, *, is_typed: bool, is_said: bool
) -> Iterator[Block]:
    """Who answered, the one who speaks here last; then what they say, if anything."""
    say = told.language.text
    heard = {
        Perspective.GEZIN_JONGERE: _families(told),
        Perspective.CLIENTORGANISATIE: _organisations(told),
    }
    sentences = [text for who, text in heard.items() if who is not voice]
    sentences += [text for who, text in heard.items() if who is voice]
    if is_typed:
        sentences.append(say("Dit vinden zij:"))
    elif is_said:
        sentences.append(say("Zo antwoordden zij op onze vragen:"))
    elif voice is not None:
        sentences.append(_without_signs(told, voice))
    yield Paragraph(words(" ".join(filter(None, sentences))))


def _without_signs(told: Material, voice: Perspective) -> str:
    """What there is to say where no question is good or can be better, as far as it is told."""
    sides = [side for each in told.instruments if (side := each.of(voice))]
    if any(Alike.NOT_LOW in side.alike.values() for side in sides):
        return told.language.text("Bij sommige vragen zei niemand nee.")
    return told.language.text("Er is nog geen duidelijk antwoord.")


def _families(told: Material) -> str:
    """How many persons answered, in words; no more than that they are too few where they are."""
    say = told.language.text
    sides = [side for each in told.instruments if (side := each.of(Perspective.GEZIN_JONGERE))]
    if not sides:
        return say("Kinderen, jongeren en ouders zelf zijn nog niet gehoord.")
    counts = [side.respondents for side in sides if side.respondents is not None]
    if not counts:
        return say("Er antwoordden te weinig mensen. Daarom zeggen we niet wat zij vonden.")
    count = in_words(max(counts), told.language)
    if len(sides) > 1:  # nobody knows who answered more than one questionnaire
        text = say("Minstens {count} kinderen, jongeren of ouders gaven hun mening.", count=count)
    else:
        text = say("{count} kinderen, jongeren of ouders gaven hun mening.", count=count)
    if any(side.items or side.alike for side in sides):
        return begun(text)
    hidden = say("Hun antwoorden tonen we niet. Zo herkent niemand hen.")
    return f"{begun(text)} {hidden}"


def _organisations(told: Material) -> str:
    """How many organisations answered; they answer by name, so each is counted once."""
    names = {
        response.respondent
        for instrument in told.instruments
        for response in instrument.named
        if response.perspective is Perspective.CLIENTORGANISATIE
    }
    if not names:
        return ""
    return begun(
        told.language.texts(
            "{count} organisatie van gezinnen en jongeren keek naar het plan.",
            "{count} organisaties van gezinnen en jongeren keken naar het plan.",
            len(names),
            count=in_words(len(names), told.language),
        )
    )


# What the questions tell


def _speaking(told: Material) -> tuple[Perspective | None, list[tuple[Instrument, Side]]]:
    """Families where anything of their answers may be told, and otherwise organisations."""
    for perspective in (Perspective.GEZIN_JONGERE, Perspective.CLIENTORGANISATIE):
        sides = [
            (instrument, side)
            for instrument in told.instruments
            if (side := instrument.of(perspective)) is not None and (side.items or side.alike)
        ]
        if sides:
            return perspective, sides
    return None, []


def _seen(instrument: Instrument, side: Side) -> Iterator[_Seen]:
    """Every question that has a value to be told, in the questionnaire's order."""
    questionnaire = instrument.questionnaire
    for question in questionnaire.ratings():
        key = (questionnaire.id, question.id)
        item = side.items.get(question.id)
        if item is not None and item.value is not None:
            is_divided = sum(count > 0 for count in item.counts) > 1
            yield _Seen(key, family_words(question), item.value, is_divided)
        elif side.alike.get(question.id) is Alike.LOW:
            # All gave one of the two lowest values, and no report tells which.
            yield _Seen(key, family_words(question), 1, is_divided=False)


def _best(seen: Sequence[_Seen]) -> list[_Seen]:
    good = [each for each in seen if each.value >= GOOD_FROM]
    return sorted(good, key=lambda each: -each.value)


def _worst(seen: Sequence[_Seen]) -> list[_Seen]:
    better = [each for each in seen if each.value < GOOD_FROM]
    return sorted(better, key=lambda each: each.value)


def family_words(question: Rating) -> str:
    """The question as a young person reads it; its short name where it has no such words."""
    own = question.text.of(Voice.JE)
    if own is None and number_of_words(label(question)) <= LONGEST_QUESTION:
        return closed(label(question))
    return closed(" ".join((own or question.text.default).split()))


def _answered(told: Material, seen: _Seen) -> Text:
    """The question with the answer that its value is; alone where yes or no is no answer to it."""
    question, say = content(told, seen.text), told.language.text
    if not _is_yes_or_no(seen.text):
        return words(question)
    return run_on(question, say("Meestal wel.") if seen.value >= GOOD_FROM else say("Niet genoeg."))


_OPEN = re.compile(r"(?:hoe|hoeveel|waar|waarom|wanneer|wat|welke?|wie)\b", re.IGNORECASE)


def _is_yes_or_no(question: str) -> bool:
    """Whether "ja" or "nee" answers it, as far as its words show."""
    return "?" in question and not _OPEN.match(question)


# What blocks


def _blocking(told: Material) -> Mapping[_Key, list[Perspective]]:
    """The questions that block, with who of the client side saw it."""
    found: dict[_Key, list[Perspective]] = {}
    for instrument in told.instruments:
        for side in instrument.client_sides:
            known = [] if side.signal is None else side.signal.critical_items
            ids = [item.question for item in known]
            ids += [each.question for each in side.possible if each.is_certain]
            for question in dict.fromkeys(ids):
                key = (instrument.questionnaire.id, question)
                found.setdefault(key, []).append(side.perspective)
    return found


def _first(
    told: Material, blocking: Mapping[_Key, list[Perspective]], voice: Perspective | None
) -> list[Text]:
    """What blocks: typed, or the questions; of a longer list the first, and that there is more."""
    typed = told.follow_up.plain.first
    if typed and blocking:
        seen_by = [each for perspectives in blocking.values() for each in perspectives]
        who = _who(told, seen_by, voice)
        *before, last = (content(told, closed(each)) for each in typed)
        return [*(words(each) for each in before), run_on(last, who)]
    questionnaires = {each.questionnaire.id: each.questionnaire for each in told.instruments}
    texts = [
        _lacking(told, family_words(rating(questionnaires[id_], question)), seen_by, voice)
        for (id_, question), seen_by in list(blocking.items())[:MOST_BLOCKING]
    ]
    if len(blocking) > MOST_BLOCKING:
        more = told.language.text("Er zijn nog punten die eerst opgelost moeten worden.")
        texts.append(words(more))
    return texts


def _lacking(
    told: Material, question: str, seen_by: Sequence[Perspective], voice: Perspective | None
) -> Text:
    """A question that blocks with its answer: a question alone says nothing."""
    asked, say, who = content(told, question), told.language.text, _who(told, seen_by, voice)
    if _is_yes_or_no(question):
        return run_on(asked, say("Niet genoeg."), who)
    return run_on(say("Dit is nog niet in orde:"), asked, who)


def _who(told: Material, seen_by: Sequence[Perspective], voice: Perspective | None) -> str:
    """Who saw it, where it was not the one who speaks."""
    if voice in seen_by:
        return ""
    if Perspective.GEZIN_JONGERE in seen_by:
        return told.language.text("Dat zeggen gezinnen en jongeren.")
    return told.language.text("Dat zeggen de organisaties.")


def _divided(told: Material, shown: Sequence[_Seen]) -> Iterator[Block]:
    if any(each.is_divided for each in shown):
        yield Paragraph(words(told.language.text("Niet iedereen dacht hetzelfde.")))


# Somebody's own words


def _story(told: Material) -> Iterator[Block]:
    """The first story that its teller wants told and that fits here.

    What its teller does not allow is not here at all; how they agreed takes words that a page for
    families does not have, and stands in the other reports.
    """
    for story in told.follow_up.stories:
        if story.may_be_published and _is_readable(story):
            yield Quote(
                text=words(story.text),
                attribution=story.teller,
                language=told.written_in,
            )
            return


def _is_readable(story: Story) -> bool:
    """Whether it is short, and in the language of all else that was written."""
    is_dutch = story.language.partition("-")[0].lower() in ("", "nl")
    return is_dutch and number_of_words(story.text) <= LONGEST_STORY
