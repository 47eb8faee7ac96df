"""Which questions of a group of persons may be told, and which of its voices beside them.

A question passes when the group that answered it is large enough, its answers are not all the same,
nothing that its condition looks at is hidden, and no sum or difference with other tables gives a
smaller group away. How many respondents there are is a table too, without answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from ..questionnaire.conditions import names_in
from ..questionnaire.model import (
    Asked,
    Choice,
    Choices,
    Date,
    Number,
    PartRating,
    Perspective,
    Question,
    Questionnaire,
    Rating,
    Table,
    Text,
    Voice,
    YesPartlyNo,
    voices_of,
)
from ..response.model import Answer, Response, asked, asked_parts, with_parts
from .ceiling import counted_value
from .small_groups import (
    EVERYONE,
    FEWEST_IN_CROSSING,
    FEWEST_PERSONS,
    Marks,
    Person,
    Release,
    exposes,
    hidden_groups,
)
from .withheld import Alike, alike

RESPONDENTS = ""
"""Where the table of how many there are stands, beside question ids."""

Tables = Mapping[str, Mapping[Person, Marks]]
"""By question, part or RESPONDENTS: what each person who answered is counted under."""

History = Mapping[str, Sequence[Release]]
"""By question, part or RESPONDENTS: everything that was told of it in earlier rounds."""


def answer_tables(questionnaire: Questionnaire, responses: Mapping[Person, Response]) -> Tables:
    """The tables of the responses of one perspective. Who gave no answer is in no table."""
    tables: dict[str, dict[Person, Marks]] = {RESPONDENTS: {}}
    for person, response in responses.items():
        tables[RESPONDENTS][person] = frozenset({person})
        for question in asked(questionnaire, response):
            for one in with_parts(question, response.perspective):
                answer = response.to(one)
                if answer.is_given:
                    marks = frozenset(_marks(one, response, answer, person))
                    tables.setdefault(one.id, {})[person] = marks
    return tables


def persons(responses: Iterable[Response]) -> dict[Person, Response]:
    """The responses of one round by person: the name, and which of those with that name."""
    seen: Counter[str] = Counter()
    found: dict[Person, Response] = {}
    for response in responses:
        seen[response.respondent] += 1
        found[response.respondent, seen[response.respondent]] = response
    return found


def _marks(one: Asked, response: Response, answer: Answer, person: Person) -> Iterable[Hashable]:
    """The cells that an answer is counted in; words of one's own are like nobody else's."""
    if answer.value is None:
        return [answer.code]
    match one:
        case Rating():
            given = answer.value
            return [counted_value(one, response, given) if isinstance(given, int) else given]
        case Choices():
            chosen = answer.value
            return chosen if isinstance(chosen, tuple) and chosen else [()]
        case PartRating() | YesPartlyNo() | Choice():
            return [answer.value]
        case Text() | Number() | Date() | Table():
            return [person]
        case _:
            assert_never(one)


def told_questions(
    questionnaire: Questionnaire, perspective: Perspective, tables: Tables, history: History
) -> dict[str, Release]:
    """The questions and parts that may be told, RESPONDENTS first; nothing where that may not."""
    told: dict[str, Release] = {}
    _tell(told, RESPONDENTS, tables, history)
    if not told:
        return {}
    askable = _askable(questionnaire, perspective)
    for question in _of(questionnaire, perspective):
        if _depends_on(question) & askable <= told.keys():
            _tell(told, question.id, tables, history)
        if question.id in told:
            for part in asked_parts(question, perspective):
                _tell(told, part.id, tables, history)
    return told


def _tell(told: dict[str, Release], name: str, tables: Tables, history: History) -> None:
    """Adds a table where it gives no small group away."""
    past = history.get(name, ())
    release = Release(EVERYONE, tables.get(name, {}))
    if not exposes([release], past, _fewest(past)):
        told[name] = release


def worded_questions(
    questionnaire: Questionnaire,
    perspective: Perspective,
    tables: Tables,
    told: Mapping[str, Release],
    history: History,
) -> dict[str, Alike]:
    """The ratings of which words may tell what all said.

    Only where nothing was told of the question before: beside earlier counts a word is a count.
    """
    found: dict[str, Alike] = {}
    askable = _askable(questionnaire, perspective)
    for question in _of(questionnaire, perspective) if RESPONDENTS in told else ():
        is_open = question.id not in told and not history.get(question.id)
        if isinstance(question, Rating) and is_open:
            word = alike(tables.get(question.id, {}).values())
            if word is not None and _depends_on(question) & askable <= told.keys():
                found[question.id] = word
    return found


def _of(questionnaire: Questionnaire, perspective: Perspective) -> Iterator[Question]:
    return (each for each in questionnaire.questions() if each.is_for(perspective))


def _askable(questionnaire: Questionnaire, perspective: Perspective) -> frozenset[str]:
    """The ids of all that this perspective can be asked."""
    return frozenset(
        one.id
        for question in _of(questionnaire, perspective)
        for one in with_parts(question, perspective)
    )


def _depends_on(question: Question) -> frozenset[str]:
    """The ids that the question's condition looks at; none without a condition."""
    condition = question.asked_when
    return frozenset() if condition is None else frozenset(n.id for n in names_in(condition))


def _fewest(past: Iterable[Release]) -> int:
    """How many a group has to be, after tables of parts of the group or without."""
    is_crossed = any(release.group != EVERYONE for release in past)
    return FEWEST_IN_CROSSING if is_crossed else FEWEST_PERSONS


def told_voices(
    responses: Mapping[Person, Response],
    perspective: Perspective,
    told: Mapping[str, Release],
    history: History,
) -> dict[str, tuple[Release, ...]]:
    """The tables by voice that may be told beside those of everyone, by question.

    Nothing where a perspective has one voice, or where the voices may not be counted out loud.
    """
    voices = voices_of(perspective)
    if len(voices) < 2 or RESPONDENTS not in told:
        return {}
    by_voice = {
        name: found
        for name, whole in told.items()
        if (found := _split(whole, voices, responses, history.get(name, ())))
    }
    return by_voice if RESPONDENTS in by_voice else {}


def _split(
    whole: Release,
    voices: Sequence[Voice],
    responses: Mapping[Person, Response],
    past: Sequence[Release],
) -> tuple[Release, ...]:
    """The voices of a table that may be told beside it."""
    parts = {
        str(voice): Release(
            str(voice),
            {who: marks for who, marks in whole.answers.items() if responses[who].voice is voice},
        )
        for voice in voices
    }
    hidden = hidden_groups({n: len(p.answers) for n, p in parts.items()}, FEWEST_IN_CROSSING)
    shown = tuple(part for name, part in parts.items() if name not in hidden)
    # Told together, so that the whole is cut up by the voices too.
    return () if not shown or exposes([whole, *shown], past, FEWEST_IN_CROSSING) else shown
