"""The questionnaires at hand, by id and version. Knows no files: `file.read_catalogue` fills it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..document.faults import did_you_mean
from ..language import Message, message
from .model import Questionnaire


class UnknownQuestionnaire(LookupError):
    """There is no such questionnaire; the text says which there are, when that helps."""

    def __init__(self, problem: Message, remedy: Message | None) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem}. {remedy}" if remedy else f"{problem}.")


@dataclass(frozen=True)
class Catalogue:
    """Questionnaires by (id, version)."""

    by_key: Mapping[tuple[str, int], Questionnaire]

    @classmethod
    def of(cls, questionnaires: Iterable[Questionnaire]) -> Catalogue:
        """A catalogue of these; of two with the same key, the later one stays."""
        return cls(MappingProxyType({one.key: one for one in questionnaires}))

    def __iter__(self) -> Iterator[Questionnaire]:
        """The newest version of each, in order of id."""
        return (self.newest(id_) for id_ in self.ids())

    def ids(self) -> list[str]:
        """Every id once, in order."""
        return sorted({id_ for id_, _version in self.by_key})

    def versions(self, id_: str) -> list[int]:
        """The versions of one questionnaire, oldest first; empty when the id is unknown."""
        return sorted(version for known, version in self.by_key if known == id_)

    def newest(self, id_: str) -> Questionnaire:
        """The highest version. Raises UnknownQuestionnaire."""
        versions = self.versions(id_)
        if not versions:
            problem = message("vragenlijst '{id}' bestaat niet", id=id_)
            raise UnknownQuestionnaire(problem, did_you_mean(id_, self.ids()))
        return self.by_key[id_, versions[-1]]

    def get(self, id_: str, version: int) -> Questionnaire:
        """Exactly this version. Raises UnknownQuestionnaire."""
        found = self.by_key.get((id_, version))
        if found is not None:
            return found
        self.newest(id_)
        problem = message("vragenlijst '{id}' heeft geen versie {version}", id=id_, version=version)
        words = ", ".join(str(known) for known in self.versions(id_))
        raise UnknownQuestionnaire(problem, message("Kies uit: {words}.", words=words))
