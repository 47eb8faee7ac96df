"""Measures of agreement a second time, from the articles, as slowly as they read.

It shares no code with the package. Answers are lists of values; units of alpha are lists with one
place an assessor, None where the assessor gave nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from fractions import Fraction


def a_of_pattern(pattern: list[int]) -> Fraction:
    """Van der Eijk (2001): A of a pattern of ones and zeros, by looking at every triple."""
    k, s = len(pattern), sum(pattern)
    if s == 1:
        return Fraction(1)
    tu = tdu = 0
    for i in range(k):
        for j in range(i + 1, k):
            for m in range(j + 1, k):
                triple = [pattern[i], pattern[j], pattern[m]]
                if triple in ([1, 1, 0], [0, 1, 1]):
                    tu += 1
                if triple == [1, 0, 1]:
                    tdu += 1
    if tu + tdu == 0:
        return Fraction(0)
    u = Fraction((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
    return u * (1 - Fraction(s - 1) / (k - 1))


def layers(counts: list[int]) -> list[tuple[list[int], int]]:
    """Patterns and how often each is subtracted, until nothing is left of the counts."""
    left, found = list(counts), []
    while any(left):
        least = min(count for count in left if count)
        pattern = [int(count > 0) for count in left]
        found.append((pattern, least))
        left = [count - least if count else 0 for count in left]
    return found


def a(counts: list[int]) -> Fraction:
    """Van der Eijk's A: the layers, each weighted by the share of the answers that it holds."""
    n = sum(counts)
    found = Fraction(0)
    for pattern, taken in layers(counts):
        found += Fraction(taken * sum(pattern), n) * a_of_pattern(pattern)
    return found


def cns(answers: list[int], lowest: int, highest: int) -> float:
    """Tastle and Wierman (2007), answer by answer."""
    mean = sum(answers) / len(answers)
    found = 1.0
    for x in set(answers):
        p = answers.count(x) / len(answers)
        found += p * math.log(1 - abs(x - mean) / (highest - lowest), 2)
    return found


def alpha(units: list[list[int | None]], level: str) -> Fraction | None:
    """Krippendorff (2011), from coincidences; level is nominal, ordinal, interval or ratio."""
    o: dict[tuple[int, int], Fraction] = defaultdict(Fraction)
    for unit in units:
        values = [value for value in unit if value is not None]
        for one, c in enumerate(values):
            for other, k in enumerate(values):
                if one != other:
                    o[c, k] += Fraction(1, len(values) - 1)
    scale = sorted({c for c, _ in o})
    margin = {c: sum(o[c, k] for k in scale) for c in scale}
    n = sum(margin.values())

    def squared(c: int, k: int) -> Fraction:
        match level:
            case "nominal":
                return Fraction(c != k)
            case "interval":
                return Fraction((c - k) ** 2)
            case "ratio":
                return Fraction(c - k, c + k) ** 2
            case _:
                low, high = min(c, k), max(c, k)
                between = sum(margin[g] for g in scale if low <= g <= high)
                return (between - (margin[c] + margin[k]) / 2) ** 2

    if not n:
        return None
    d_o = sum(o[c, k] * squared(c, k) for c in scale for k in scale) / n
    d_e = sum(margin[c] * margin[k] * squared(c, k) for c in scale for k in scale) / (n * (n - 1))
    return 1 - d_o / d_e if d_e else None
