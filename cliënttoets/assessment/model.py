"""Who puts which proposal to the test, and when, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ..document.shape import Length
from ..questionnaire.model import Moment


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is put to the test. Only the title is obligatory; an empty text means: not said.

    `example` marks fictional data, which is then marked on every page of web and report.
    """

    title: Annotated[str, Length(1, 300)]
    about: Annotated[str, Length(0, 5000)] = ""
    responsible_body: Annotated[str, Length(0, 300)] = ""
    policy_domain: Annotated[str, Length(0, 300)] = ""
    example: bool = False


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One test of a proposal, at one moment, on one version of its text."""

    proposal: Proposal
    moment: Moment
    text_version: Annotated[str, Length(0, 100)] = ""
    text_date: date | None = None
