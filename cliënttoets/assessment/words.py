"""The Dutch names of what is a closed set in the code: moments, perspectives, codes, ...

Every text is a source text: show it through `Language.text`.
"""

from __future__ import annotations

from ..language import Language, marked
from ..questionnaire.model import Moment, Perspective, Voice
from ..response.model import Code
from .follow_up import Decision, Effort

PERSPECTIVES = {
    Perspective.CLIENTORGANISATIE: marked("Cliëntenorganisatie"),
    Perspective.GEZIN_JONGERE: marked("Gezin of jongere"),
    Perspective.OVERHEID_ZELF: marked("Overheid (zelfbeoordeling)"),
    Perspective.PRAKTIJK: marked("Praktijk"),
    Perspective.ONDERZOEK: marked("Onderzoek"),
}

VOICES = {
    Voice.JE: marked("Kind of jongere (je)"),
    Voice.U: marked("Ouder (u)"),
}

MOMENTS = {
    Moment.M0: marked("Signaal, probleem of beleidsnota"),
    Moment.M1: marked("Conceptnota, groenboek of witboek"),
    Moment.M2: marked("Opmaak van het voorontwerp"),
    Moment.M3: marked("Eerste principiële goedkeuring"),
    Moment.M4: marked("Adviesronde"),
    Moment.M5: marked("Tweede principiële goedkeuring"),
    Moment.M6: marked("Advies van de Raad van State"),
    Moment.M7: marked("Definitieve goedkeuring door de Vlaamse Regering"),
    Moment.M8: marked("Behandeling in het Vlaams Parlement"),
    Moment.M9: marked("Bekrachtiging en bekendmaking"),
    Moment.M10: marked("Uitvoeringsbesluit, omzendbrief of oproep"),
    Moment.M11: marked("Invoering"),
    Moment.M12: marked("Evaluatie en bijsturing"),
}

AFTER_THE_DECISION = (Moment.M9, Moment.M11, Moment.M12)
"""Moments at which the text itself is decided: what is tested then is called a test afterwards."""

CODES = {
    Code.NVT: marked("Niet van toepassing"),
    Code.TE_VROEG: marked("Te vroeg om te beoordelen"),
    Code.WEET_NIET: marked("Ik kan dit niet beoordelen"),
    Code.WIL_NIET: marked("Wil ik niet zeggen"),
}

FAMILY_CODES = {
    Code.NVT: marked("Dit past niet bij mijn situatie"),
    Code.TE_VROEG: marked("Het is nog te vroeg om dat te zeggen"),
    Code.WEET_NIET: marked("Weet ik niet"),
    Code.WIL_NIET: marked("Wil ik niet zeggen"),
}

NOT_ANSWERED = marked("Niet beantwoord")

YES_PARTLY_NO = {"ja": marked("Ja"), "deels": marked("Deels"), "nee": marked("Nee")}

EVIDENCE = {
    0: marked("Geen bewijs"),
    1: marked("Verwijzing (titel en datum)"),
    2: marked("Document bijgevoegd of link"),
    3: marked("Bevestigd door de cliëntzijde"),
}

RATING_WORDS = (
    marked("Niet"),
    marked("Aanzet"),
    marked("Gedeeltelijk"),
    marked("Grotendeels"),
    marked("Volledig"),
)
"""The general meaning of 0 to 4, for the axis of a figure; a question's own anchors come first."""


DECISIONS = {
    Decision.FOLLOWED: marked("gevolgd"),
    Decision.PARTLY: marked("deels gevolgd"),
    Decision.NOT_FOLLOWED: marked("niet gevolgd"),
    Decision.OPEN: marked("nog geen antwoord"),
}

EFFORTS = {
    Effort.SMALL: marked("klein"),
    Effort.MIDDLE: marked("middel"),
    Effort.LARGE: marked("groot"),
}


def code_word(code: Code, perspective: Perspective) -> str:
    """The source text of a code, as this perspective reads it."""
    words = FAMILY_CODES if perspective is Perspective.GEZIN_JONGERE else CODES
    return words[code]


def moment_word(moment: Moment, language: Language) -> str:
    """The moment by name and code: "Adviesronde (M4)"."""
    return f"{language.text(MOMENTS[moment])} ({moment})"
