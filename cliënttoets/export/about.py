"""What goes before the tables: what they are of, who they are for, and how to read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..assessment.words import PERSPECTIVES, moment_word
from ..language import Language, marked
from ..report.snapshot import Snapshot
from .table import Cell, Table

NAME = marked("lees mij")
TITLE = marked("Alle antwoorden van een cliënttoets")
NOT_TO_BE_PUBLISHED = marked(
    "Niet om te publiceren: elk antwoord staat hier apart, ook van kleine groepen. Wie het bestand "
    "heeft, kan personen herkennen."
)

HOW_TO_READ: tuple[tuple[str, str], ...] = (
    (marked("Blad breed"), marked("Een rij per invulling, met kolommen voor elke vraag.")),
    (marked("Blad lang"), marked("Een rij per vraag en invulling: handig voor draaitabellen.")),
    (
        marked("Blad codeboek"),
        marked("Wat elke kolom en elke waarde betekent, en wat elke invuller te lezen kreeg."),
    ),
    (
        marked("Geen antwoord"),
        marked(
            "Zonder waarde staat er een woord: ‘niet van toepassing’, ‘te vroeg’, ‘weet niet’, "
            "‘wil niet zeggen’, ‘niet beantwoord’ of ‘niet gevraagd’. Lees geen van deze als een 0."
        ),
    ),
    (
        marked("Opzijgezet"),
        marked(
            "Een antwoord op een vraag die later wegviel. Het telt niet mee. Wat er stond, is "
            "niet opgenomen."
        ),
    ),
    (
        marked("Kolommen in breed"),
        marked(
            "Een voorbeeld: KT1 is de waarde. KT1_code zegt of er een waarde is, en anders waarom "
            "niet. KT1_toelichting, KT1_reden, KT1_bewijsgraad en KT1_vindplaats horen bij die "
            "vraag."
        ),
    ),
    (
        marked("Lange teksten"),
        marked("Een tekst die niet in één cel past, gaat verder in de kolom met _vervolg ernaast."),
    ),
    (marked("Tijden"), marked("Belgische tijd.")),
    (
        marked("Niet opgenomen"),
        marked("Scores, adviespunten, verhalen en een vorige toets. De JSON-bestanden hebben die."),
    ),
)


def about(snapshot: Snapshot, language: Language) -> Table:
    """Two columns: a term, and what there is to say of it. The first row is the warning.

    What nobody filled in is left out.
    """
    facts = ((language.text(term), said) for term, said in _facts(snapshot, language))
    reading = ((language.text(term), language.text(said)) for term, said in HOW_TO_READ)
    warning = (language.text("Opgelet"), language.text(NOT_TO_BE_PUBLISHED))
    rows = (warning, *(fact for fact in facts if fact[1] != ""), *reading)
    return Table(name=language.text(NAME), columns=(language.text(TITLE), ""), rows=rows)


def _facts(snapshot: Snapshot, language: Language) -> Iterator[tuple[str, Cell]]:
    assessment, proposal = snapshot.assessment, snapshot.assessment.proposal
    yield marked("Voorstel"), proposal.title
    yield marked("Voorbeeld"), language.text("Verzonnen gegevens.") if proposal.example else ""
    yield marked("Waarover het gaat"), proposal.about.strip()
    yield marked("Verantwoordelijke"), proposal.responsible_body
    yield marked("Beleidsdomein"), proposal.policy_domain
    yield marked("Moment in de besluitvorming"), moment_word(assessment.moment, language)
    yield marked("Versie van de tekst"), assessment.text_version
    yield marked("Datum van de tekst"), assessment.text_date or ""
    yield marked("Gemaakt op"), snapshot.made_on
    yield marked("Gemaakt met"), f"clienttoets {snapshot.program}"
    yield marked("Vragenlijsten"), "\n".join(_questionnaires(snapshot, language))
    yield marked("Invullingen"), "\n".join(_respondents(snapshot, language))
    yield marked("Nog niet ingediend"), _drafts(snapshot, language)


def _questionnaires(snapshot: Snapshot, language: Language) -> Iterator[str]:
    for one in snapshot.questionnaires:
        yield language.text(
            "{id} versie {version}: {title}",
            id=one.id,
            version=one.version,
            title=one.title.default,
        )


def _respondents(snapshot: Snapshot, language: Language) -> Iterator[str]:
    counts = Counter(response.perspective for response in snapshot.responses)
    if not counts:
        yield language.text("Nog geen.")
    for perspective, words in PERSPECTIVES.items():
        if counts[perspective]:
            yield f"{language.text(words)}: {counts[perspective]}"


def _drafts(snapshot: Snapshot, language: Language) -> str:
    if not snapshot.drafts:
        return ""
    return language.texts(
        "{number} invulling. Ze staat niet in deze tabellen.",
        "{number} invullingen. Ze staan niet in deze tabellen.",
        snapshot.drafts,
    )
