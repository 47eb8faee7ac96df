"""Which way the characters of a text go: the bidirectional algorithm of Unicode (UAX #9).

For one paragraph without embeddings, overrides and isolates: `blocks.readable` has taken those out.
What is left is one run of characters, so the rules for stacks of runs have nothing to do. Levels
are even from left to right and odd from right to left. Pure functions; nothing here knows a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
"""Where to look for what goes from right to left; a text without it is at level 0."""

_LETTERS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What a number counts as among letters (N1)."""

_OPENING = "([{«‹⁅⁽₍〈❨❪❬❮❰❲❴⟦⟨⟪⟬⟮"
_CLOSING = ")]}»›⁆⁾₎〉❩❫❭❯❱❳❵⟧⟩⟫⟭⟯"
_PAIRS = {
    closing: opening
    for opening, closing in zip(_OPENING, _CLOSING, strict=True)
    if unicodedata.category(opening) == "Ps"
}
"""Closing brackets and what opens them; quotation marks are no brackets (N0)."""

MOST_OPEN = 63
"""As many brackets are remembered as open; with more the rule gives up (BD16)."""


def levels(text: str, base: int) -> list[int]:
    """The level of each character of a paragraph whose own is `base`, 0 or 1."""
    edge = "LR"[base]
    typed = [unicodedata.bidirectional(character) or "L" for character in text]
    shown = [at for at, kind in enumerate(typed) if kind != "BN"]
    kinds = _weak([typed[at] for at in shown], edge)
    _pair(kinds, [text[at] for at in shown], [typed[at] for at in shown], edge)
    _fill(kinds, edge)
    found = dict(zip(shown, (_level(kind, base) for kind in kinds), strict=True))
    return list(_with_unseen(len(text), found, base))


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if base % 2 == 0:
        return base + {"L": 0, "R": 1, "AN": 2, "EN": 2}[kind]
    return base + {"L": 1, "R": 0, "AN": 1, "EN": 1}[kind]


def _with_unseen(length: int, found: dict[int, int], base: int) -> Iterator[int]:
    """A joiner and its like go along with what stands before them."""
    last = base
    for at in range(length):
        last = found.get(at, last)
        yield last


def _weak(kinds: Sequence[str], edge: str) -> list[str]:
    """W1 to W7: marks, numbers and the signs in them."""
    made: list[str] = []
    letter = before = edge
    for kind in kinds:
        if kind == "NSM":
            kind = before
        if kind in ("L", "R", "AL"):
            letter = kind
        elif kind == "EN" and letter == "AL":
            kind = "AN"
        made.append(kind)
        before = kind
    made = ["R" if kind == "AL" else kind for kind in made]
    _join_numbers(made)
    letter = edge
    for at, kind in enumerate(made):
        if kind in ("L", "R"):
            letter = kind
        elif kind in ("ES", "ET", "CS"):
            made[at] = "ON"
        elif kind == "EN" and letter == "L":
            made[at] = "L"
    return made


def _join_numbers(kinds: list[str]) -> None:
    """W4 and W5: a sign between two digits, and signs such as % beside a number, are its part."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (
            (kind in ("ES", "CS") and before == "EN") or (kind == "CS" and before == "AN")
        ):
            kinds[at] = before
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + len(list(group))
        if kind == "ET" and "EN" in (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _pair(kinds: list[str], characters: Sequence[str], typed: Sequence[str], edge: str) -> None:
    """N0: brackets go with what they enclose."""
    for opening, closing in _brackets(kinds, characters):
        inside = {_LETTERS.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if edge in inside:
            kind = edge
        elif inside:
            earlier = (_LETTERS.get(kind) for kind in reversed(kinds[:opening]))
            before = next((kind for kind in earlier if kind), edge)
            kind = before if before in inside else edge
        else:
            continue
        for at in (opening, closing):
            kinds[at] = kind
            for following in range(at + 1, len(kinds)):
                if typed[following] != "NSM":
                    break
                kinds[following] = kind


def _brackets(kinds: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: the places of brackets that belong together, by their opening one."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        if character in _PAIRS.values():
            if len(opened) == MOST_OPEN:
                return []
            opened.append((character, at))
        elif character in _PAIRS:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == _PAIRS[character]:
                    found.append((opened[depth][1], at))
                    del opened[depth:]
                    break
    return sorted(found)


def _fill(kinds: list[str], edge: str) -> None:
    """N1 and N2: what has no direction goes with its neighbours where they agree."""
    start = 0
    before = edge
    for is_letter, group in groupby(list(kinds), _LETTERS.__contains__):
        end = start + len(list(group))
        if is_letter:
            before = _LETTERS[kinds[end - 1]]
        else:
            after = _LETTERS[kinds[end]] if end < len(kinds) else edge
            kinds[start:end] = [before if before == after else edge] * (end - start)
        start = end


def seen(levels: Sequence[int]) -> list[int]:
    """The places of a line's parts from left to right, by their levels (L2)."""
    order = list(range(len(levels)))
    for least in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        for is_turned, group in groupby(order, lambda at, least=least: levels[at] >= least):  # type: ignore[misc]
            part = list(group)
            turned += reversed(part) if is_turned else part
        order = turned
    return order
