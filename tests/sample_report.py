"""A report with every block in it once, for the tests of the media."""

import datetime as dt

from cliënttoets.language import DUTCH
from cliënttoets.report.blocks import (
    Align,
    Annex,
    Block,
    BulletList,
    Callout,
    Column,
    Contents,
    Facts,
    Heading,
    Kind,
    Lead,
    NumberedList,
    PageBreak,
    Paragraph,
    Question,
    Quote,
    Report,
    Signal,
    Table,
    Together,
    emphasis,
    link,
    strong,
    words,
)
from cliënttoets.report.chart import (
    Answered,
    Band,
    Distribution,
    Interval,
    Level,
    Pair,
    Profile,
    SideBySide,
    Spread,
)
from cliënttoets.report.figures import figure

VALUES = ("Niet", "Aanzet", "Gedeeltelijk", "Grotendeels", "Volledig")
CODES = ("Niet van toepassing", "Weet niet")

CLIENTS = Spread(
    perspective="cliëntenorganisaties",
    counts=(2, 1, 0, 4, 1),
    without=(0, 2),
    medians=(3,),
    summary="mediaan 3, 10 antwoorden",
)
OWN = Spread(
    perspective="zelfbeoordeling",
    counts=(0, 0, 1, 1, 0),
    without=(0, 0),
    medians=(2, 3),
    summary="mediaan 2–3, 2 antwoorden",
)
DISTRIBUTION = Distribution(
    VALUES,
    CODES,
    (Answered("KT1. Vroeg betrokken", (CLIENTS, OWN)), Answered("KT2. Invloed", (OWN,))),
)
PROFILE = Profile(
    (Band(0, "nog niet"), Band(25, "eerste stappen"), Band(50, "op weg"), Band(75, "sterk")),
    (
        Interval(label="Bereik", series="cliënten", index=60, lower=50, upper=67),
        Interval(label="Bereik", series="praktijk", index=71, lower=71, upper=71),
        Interval(label="Invloed", index=None, lower=0, upper=100, remark="te weinig antwoorden"),
    ),
)
SIDE_BY_SIDE = SideBySide(
    ("cliënten", "zelfbeoordeling"),
    VALUES,
    (
        Pair(label="KT1. Betrokken", first=1, second=3, remark="verschil van 2 stappen"),
        Pair(label="KT2. Invloed", first=2, second=2),
        Pair(label="KT6. Bereik", first=None, second=2.5),
    ),
)
CHARTS = {"distribution": DISTRIBUTION, "profile": PROFILE, "side by side": SIDE_BY_SIDE}

TABLE = Table(
    "Antwoordtabel",
    (Column("Punt", 2), Column("Gevolgd", 1, Align.MIDDLE), Column("Datum", 1, Align.END)),
    (
        (words("Leg waarborgen vast"), words("deels"), words("14.04.2026")),
        (words("Zeg wat ermee gebeurt"), words("niet"), words("15.04.2026")),
    ),
)

EVERY_BLOCK: dict[str, Block] = {
    "signal": Signal(
        Level.CRITICAL,
        "Struikelblok: eerst oplossen",
        "Voorontwerp van decreet",
        words("Twee punten: ", link("KT4", "#kt4"), "."),
    ),
    "lead": Lead(words("Gezinnen herkennen de bedoeling.")),
    "facts": Facts((("Opdrachtgever", words("Agentschap Opgroeien")),)),
    "contents": Contents("Inhoud"),
    "heading": Heading(1, "Hoe staat het per vraag", "profiel"),
    "paragraph": Paragraph(words("Lees ", strong("eerst"), " het ", emphasis("woord"), ".")),
    "bullet list": BulletList((words("Een vaste persoon"), words("Tijd om te denken"))),
    "numbered list": NumberedList((words("Leg het vast"), words("Koppel terug")), start=3),
    "question": Question(
        code="KT4",
        title="Geen controle",
        verbatim="Voorkomt het beleid dat instrumenten leiden tot wantrouwen?",
        anchor="kt4",
        source="Vraag van het Cliëntenforum",
    ),
    "table": TABLE,
    "distribution": figure(DISTRIBUTION, "Betrokkenheid ligt verspreid", DUTCH, note="Elke balk"),
    "profile": figure(PROFILE, "Bereik is op weg", DUTCH),
    "side by side": figure(SIDE_BY_SIDE, "De overheid ziet KT1 hoger", DUTCH),
    "quote": Quote(
        text=words("Ik moest alles drie keer vertellen."),
        attribution="Moeder van twee",
        consent="Gedeeld met toestemming",
        language="nl",
    ),
    "callout": Callout(Kind.WARNING, "Let op", (Paragraph(words("Te weinig antwoorden.")),)),
    "together": Together((Heading(2, "Samen", "samen"), Paragraph(words("Op één bladzijde.")))),
    "page break": PageBreak(),
    "annex": Annex("Bijlage 1", "Methode", "methode"),
}


def report(*blocks: Block, example: bool = False, title: str = "Decreet jeugdhulp") -> Report:
    """A report of the blocks, or of every block."""
    return Report(
        kind="Rapport van een cliënttoets",
        title=title,
        subtitle="Getoetst met gezinnen",
        date=dt.date(2026, 4, 14),
        running="Cliënttoets decreet jeugdhulp",
        edition="14 april 2026, versie 3",
        author="Netwerk van organisaties",
        subject="Cliënttoets van een voorontwerp",
        example=example,
        statements=("Dit rapport is geen kwaliteitslabel.",),
        blocks=blocks or tuple(EVERY_BLOCK.values()),
    )
