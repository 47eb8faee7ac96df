"""When counts give a small group away: alone, by subtraction, or beside counts told earlier.

A *release* is a table of counts that was told, or is about to be. Whoever has several of them over
the same question can add and subtract them. The question is then which groups of persons come out.
Cut all persons into *pieces*, so that two persons are in the same piece when they are in the same
releases. Every sum or difference of releases counts each piece as a whole, so that every group that
can come out is made of whole pieces: when no piece is too small, no such group is. And when the
answers in no piece are all the same, neither are those of a group of pieces.

That needs persons who go by the same name in every release. Where names may differ, the smaller
group may be a part of the larger: so the difference of two tables of figures has to pass as well.

This module knows sets and counts, and nothing of questionnaires.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Person = Hashable
Marks = frozenset[Hashable]
"""What an answer says, cell by cell: one value or code, or every option that was chosen."""

EVERYONE = ""

FEWEST_PERSONS = 5
"""The smallest group of persons whose answers are shown. A convention of public survey tools."""

FEWEST_IN_CROSSING = 10
"""The same for a crossing of two characteristics, for a sensitive group, and for unanimity."""


@dataclass(frozen=True)
class Release:
    """A table of counts as it is told: who is in it, and what each of them is counted under.

    `group` says which part of the persons it is about, by name; EVERYONE for all of them. It holds
    the very answers that the counts protect: it is kept to check what is told later, never shown.
    """

    group: str
    answers: Mapping[Person, Marks]

    @cached_property
    def counts(self) -> Counter[Hashable]:
        """How often each mark was given."""
        return Counter(mark for marks in self.answers.values() for mark in marks)


def is_alike(answers: Iterable[Marks]) -> bool:
    """Whether one mark is in every answer: then the table says what each person answered."""
    every = list(answers)
    return bool(every) and bool(frozenset.intersection(*every))


def hidden_groups(sizes: Mapping[str, int], k: int) -> frozenset[str]:
    """The groups to hide when their total is told too; all of them where nothing else is safe.

    Under `k` is hidden. What is hidden together can be derived from the total, so the next larger
    group is hidden too until the hidden ones come to `k`. Nobody at all is under `k` as well: else
    a group would appear when its neighbour loses its last member. Of equal groups the first goes.
    """
    hidden: list[str] = []
    together = 0
    for group in sorted(sizes, key=sizes.__getitem__):
        if sizes[group] >= k and (not hidden or together >= k):
            break
        hidden.append(group)
        together += sizes[group]
    return frozenset(hidden)


def exposes(new: Sequence[Release], earlier: Sequence[Release], k: int) -> bool:
    """Whether telling the new tables, after the earlier ones, gives away a group that is too small.

    That is a group of fewer than `k`, or one whose answers are all the same. What the earlier ones
    give away by themselves does not count.
    """
    return _has_small_piece(new, earlier, k) or any(
        _differ_by_few(one, old, k)
        for one in new
        for old in earlier
        if EVERYONE in (one.group, old.group) or one.group == old.group
    )


def _has_small_piece(new: Sequence[Release], earlier: Sequence[Release], k: int) -> bool:
    releases = [*earlier, *new]
    known = set(_pieces(earlier).values())
    for places, piece in _pieces(releases).items():
        if piece not in known and len(piece) < k:
            return True
        unseen = [at for at in places if at >= len(earlier) or piece not in known]
        if any(is_alike(releases[at].answers[person] for person in piece) for at in unseen):
            return True
    # A table without anybody has no piece: nobody is fewer than k.
    return any(not release.answers for release in new)


def _pieces(releases: Sequence[Release]) -> dict[tuple[int, ...], frozenset[Person]]:
    """The persons by the releases that they are in, each told by its place."""
    pieces: dict[tuple[int, ...], frozenset[Person]] = {}
    for at, release in enumerate(releases):
        present = frozenset(release.answers)
        cut = {places: piece - present for places, piece in pieces.items()}
        cut.update({(*places, at): piece & present for places, piece in pieces.items()})
        cut[(at,)] = present.difference(*pieces.values())
        pieces = {places: piece for places, piece in cut.items() if piece}
    return pieces


def _differ_by_few(one: Release, other: Release, k: int) -> bool:
    """Whether the difference of two tables of figures can be a group that is too small."""
    if 0 < abs(len(one.answers) - len(other.answers)) < k:
        return True
    more, less = one.counts - other.counts, other.counts - one.counts
    # In one cell only and in one direction: all who came, or left, said the same.
    return len(more) + len(less) == 1
