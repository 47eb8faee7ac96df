"""The text of a condition, read into a tree.

The grammar, loosest binding first:

    condition  = both ("or" both)*
    both       = negation ("and" negation)*
    negation   = "not" negation | "(" condition ")" | statement
    statement  = "answered" "(" id ")"
               | operand ("==" | "!=" | "<" | "<=" | ">" | ">=") operand
               | text "in" id
               | id "in" "(" literal ("," literal)* ")"
    operand    = id | literal
    literal    = number | text in 'single' or "double" quotes; a date is a text: '2026-04-14'

A pattern looks at values from 0 to 4, which perspectives gave. It knows no `answered` and adds:

    operand    = name | name "-" name | literal
    name       = (id | "each") ["@" perspective]

This module does not know which ids there are, nor what their answers look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, cast, get_args

from ..document.faults import Unreadable
from ..language import Message, message
from .condition_tree import (
    And,
    Answered,
    Comparison,
    Constant,
    Contains,
    Difference,
    Expression,
    Name,
    Not,
    OneOf,
    Operand,
    Operator,
    Or,
)

LONGEST = 500  # characters in one condition
DEEPEST = 16  # brackets and nots inside one another
WORDS = frozenset({"and", "or", "not", "in", "answered"})
EACH = "each"  # in a pattern: every rating in turn

_SIGNS: tuple[str, ...] = get_args(Operator)


def expression(source: str, *, in_pattern: bool = False) -> Expression:
    """What the text says. Raises Unreadable with the place of the first mistake."""
    if len(source) > LONGEST:
        raise Unreadable(
            message("deze voorwaarde telt {size} tekens", size=len(source)),
            message("Hoogstens {most} zijn toegelaten; splits ze op.", most=LONGEST),
        )
    return _Parser(source, in_pattern).condition()


def _token(name: str, sign: str) -> re.Pattern[str]:
    return re.compile(
        rf"""\s*(?:
          (?P<number>-?[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_.-]))
        | (?P<text>'[^']*'|"[^"]*")
        | (?P<name>{name})
        | (?P<sign>[=!<>]=|{sign})
        | (?P<end>\Z)
        )""",
        re.VERBOSE,
    )


_ID = r"[A-Za-z][A-Za-z0-9_.-]*"
_TOKEN = _token(_ID, r"[<>(),]")
_TOKEN_OF_PATTERN = _token(rf"{_ID}(?:@[A-Za-z0-9_.-]*)?", r"[<>(),-]")

_REMEDIES = {
    "=": message("Schrijf == om te vergelijken."),
    "&": message("Schrijf 'and'."),
    "|": message("Schrijf 'or'."),
    "!": message("Schrijf 'not', of != voor 'is niet'."),
    "'": message("Sluit de tekst met hetzelfde aanhalingsteken."),
    '"': message("Sluit de tekst met hetzelfde aanhalingsteken."),
    **dict.fromkeys("‘’“”", message("Gebruik rechte aanhalingstekens: 'tekst'.")),
    **dict.fromkeys("+-*/%", message("Rekenen kan niet in een voorwaarde.")),
    **dict.fromkeys("0123456789", message("Een id begint met een letter; een getal staat los.")),
    **dict.fromkeys("[{", message("Gebruik ronde haakjes.")),
    "@": message("Alleen een patroon noemt een perspectief."),
}

_REMEDIES_OF_PATTERN = {
    **_REMEDIES,
    **dict.fromkeys("+*/%", message("Een patroon rekent alleen met een verschil: A - B.")),
    "@": message("Schrijf het aan de id vast: KT1@overheid_zelf."),
}

_DUTCH_WORDS = {"en": "and", "of": "or", "niet": "not", "beantwoord": "answered"}


@dataclass(frozen=True)
class _Token:
    kind: str  # number, text, name, sign, end
    text: str
    offset: int


def _tokens(source: str, in_pattern: bool) -> Iterator[_Token]:
    """The source's words and signs, and then its end. Raises Unreadable at what is neither."""
    token = _TOKEN_OF_PATTERN if in_pattern else _TOKEN
    remedies = _REMEDIES_OF_PATTERN if in_pattern else _REMEDIES
    position = 0
    while True:
        found = token.match(source, position)
        if found is None:
            offset = position + len(source[position:]) - len(source[position:].lstrip())
            sign = source[offset]
            problem = message("'{sign}' hoort niet in een voorwaarde", sign=sign)
            raise Unreadable(problem, remedies.get(sign), offset)
        kind = cast(str, found.lastgroup)
        yield _Token(kind, found[kind], found.start(kind))
        if kind == "end":
            return
        position = found.end()


class _Parser:
    """Recursive descent: a method a rule of the grammar, each leaving `next` after what it read."""

    def __init__(self, source: str, in_pattern: bool) -> None:
        self.in_pattern = in_pattern
        self.rest = _tokens(source, in_pattern)
        self.next = next(self.rest)
        self.depth = 0

    def condition(self) -> Expression:
        """The whole text as one condition."""
        tree = self._either()
        if self.next.kind != "end":
            self._refuse_trailing()
        return tree

    def _either(self) -> Expression:
        parts = [self._both()]
        while self._took("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self) -> Expression:
        parts = [self._negation()]
        while self._took("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self) -> Expression:
        if self.next.text not in ("not", "("):
            return self._statement()
        self.depth += 1
        if self.depth > DEEPEST:
            problem = message("deze voorwaarde is dieper dan {most} niveaus", most=DEEPEST)
            self._refuse(problem, message("Splits ze op, of laat haakjes weg."))
        if self._took("not"):
            inner: Expression = Not(self._negation())
        else:
            self._expect("(")
            inner = self._either()
            self._expect(")")
        self.depth -= 1
        return inner

    def _statement(self) -> Expression:
        if self.next.text == "answered":
            return self._answered()
        left = self._operand()
        if self._took("in"):
            return self._membership(left)
        if self.next.text not in _SIGNS:
            self._refuse_bare(left)
        sign = cast(Operator, self._take().text)
        comparison = Comparison(sign, left, self._operand())
        if self.next.text in _SIGNS:
            problem = message("twee vergelijkingen aan elkaar")
            self._refuse(problem, message("Verbind ze met 'and': 1 <= vraag and vraag <= 3."))
        return comparison

    def _answered(self) -> Expression:
        if self.in_pattern:
            remedy = message("Laat het weg: zonder waarde is een patroon niet te beoordelen.")
            self._refuse(message("'answered' kan niet in een patroon"), remedy)
        self._take()
        self._expect("(")
        name = self._name()
        self._expect(")")
        return Answered(name)

    def _membership(self, left: Operand) -> Expression:
        if isinstance(left, Constant):
            return Contains(self._name(), left)
        if isinstance(left, Difference):
            problem = message("een verschil staat niet in een lijst")
            self._refuse(problem, message("Vergelijk het met een getal: A - B >= 2."))
        self._expect("(")
        values = [self._constant()]
        while self._took(","):
            values.append(self._constant())
        self._expect(")")
        return OneOf(left, tuple(values))

    def _operand(self) -> Operand:
        if self.next.kind != "name":
            return self._constant()
        name = self._name()
        return Difference(name, self._name()) if self._took("-") else name

    def _name(self) -> Name:
        if self.next.kind != "name" or self.next.text in WORDS:
            self._refuse(message("hier hoort de id van een vraag"), self._what_stands_there())
        token = self._take()
        return Name(token.text, token.offset)

    def _constant(self) -> Constant:
        if self.next.kind not in ("number", "text"):
            remedy = self._what_stands_there()
            if self.next.kind == "name":
                remedy = message(
                    "Zet tekst tussen aanhalingstekens: '{text}'.", text=self.next.text
                )
            self._refuse(message("hier hoort een getal of een tekst"), remedy)
        token = self._take()
        if token.kind == "text":
            return Constant(token.text[1:-1], token.offset)
        number = float(token.text) if "." in token.text else int(token.text)
        return Constant(number, token.offset)

    def _take(self) -> _Token:
        token, self.next = self.next, next(self.rest, self.next)
        return token

    def _took(self, text: str) -> bool:
        """Whether the next token is this word or sign, which is then behind us."""
        found = self.next.text == text and self.next.kind in ("name", "sign")
        if found:
            self._take()
        return found

    def _expect(self, sign: str) -> None:
        if not self._took(sign):
            problem = message("hier hoort '{sign}'", sign=sign)
            self._refuse(problem, self._what_stands_there())

    def _what_stands_there(self) -> Message:
        if self.next.kind == "end":
            return message("De voorwaarde houdt hier op.")
        return message("Er staat '{text}'.", text=self.next.text)

    def _refuse(self, problem: Message, remedy: Message | None) -> NoReturn:
        raise Unreadable(problem, remedy, self.next.offset)

    def _refuse_bare(self, left: Operand) -> NoReturn:
        """Refuses an operand that is compared with nothing."""
        if self.next.text == "not":
            self._refuse(
                message("'not' staat hier midden in"), message("Zet het vooraan: not (...).")
            )
        if not isinstance(left, Name) or self.next.kind in ("name", "text", "number"):
            remedy = message("Kies uit: {words}.", words=", ".join([*_SIGNS, "in"]))
            self._refuse(message("hier hoort een vergelijking"), self._spelt() or remedy)
        remedy = message("Vergelijk het, of schrijf answered({id}).", id=left.id)
        if self.in_pattern:
            remedy = message("Vergelijk het met een getal: {id} <= 1.", id=left.id)
        raise Unreadable(
            message("'{id}' wordt met niets vergeleken", id=left.id), remedy, left.offset
        )

    def _refuse_trailing(self) -> NoReturn:
        problem = message("na '{text}' kan de voorwaarde niet verder", text=self.next.text)
        if self.next.kind == "name":
            problem = message("'{text}' verbindt niets", text=self.next.text)
        elif self.next.text == ")":
            problem = message("dit haakje heeft geen begin")
        remedy = self._spelt() or message("Verbind delen met 'and' of 'or'.")
        self._refuse(problem, remedy)

    def _spelt(self) -> Message | None:
        """The word of the language that the next one is an other spelling of."""
        lower = self.next.text.lower()
        meant = _DUTCH_WORDS.get(lower, lower)
        return message("Schrijf '{word}'.", word=meant) if meant in WORDS else None
