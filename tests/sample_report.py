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
    ReplyTable,
    Report,
    Sign,
    Signal,
    Signed,
    Table,
    Together,
    emphasis,
    foreign,
    link,
    strong,
    words,
)
from cliënttoets.report.chart import (
    Answered,
    Band,
    Chart,
    Distribution,
    HeatMap,
    HeatRow,
    Interval,
    Level,
    Pair,
    Party,
    Profile,
    Shift,
    Shifts,
    SideBySide,
    Span,
    Spread,
    State,
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
PARTIES = (
    Party("Cliëntenorganisatie", "Cliënten\N{SOFT HYPHEN}organisatie"),
    Party("Gezin of jongere", "Gezin of jongere"),
    Party("Overheid (zelfbeoordeling)", "Overheid"),
    Party("Praktijk", "Praktijk"),
)
HEAT_MAP = HeatMap(
    parties=PARTIES,
    values=VALUES,
    words=(
        (Span(0, 1), "allen laag (minstens 5 antwoorden)"),
        (Span(2, 4), "niemand laag (minstens 5 antwoorden)"),
        (State.HIDDEN, "te weinig antwoorden om te tonen"),
        (State.NOT_ASKED, "niet gevraagd"),
        (State.WITHOUT_VALUE, "geen antwoord met een cijfer"),
        (State.NOT_APPLICABLE, "niet van toepassing"),
        (State.TOO_EARLY, "te vroeg om te beoordelen"),
    ),
    rows=(
        HeatRow("KT1 Vroeg betrokken", (1, State.HIDDEN, 3, 2), "Betrokkenheid en invloed"),
        HeatRow("KT2 Zichtbare invloed op wat er staat", (0, 1, 4, 2), "Betrokkenheid en invloed"),
        HeatRow("KT4 Geen controle", (2, Span(0, 1), State.WITHOUT_VALUE, 3), "Bescherming"),
        HeatRow(
            "KT5 Niets schaadt het vertrouwen",
            (4, Span(2, 4), State.NOT_APPLICABLE, State.TOO_EARLY),
            "Bescherming",
        ),
        HeatRow("KT7 Terugkoppeling", (0, State.NOT_ASKED, 2, State.NOT_ASKED), "Bescherming"),
    ),
)
SHIFTS = Shifts(
    ("vorige toets", "deze toets"),
    VALUES,
    (
        Shift(label="KT1 Vroeg betrokken", before=1, after=3, said="2 stappen vooruit"),
        Shift(
            label="KT2 Zichtbare invloed op wat er staat",
            before=3,
            after=2,
            said="1 stap achteruit",
            remark="door andere beoordelaars",
        ),
        Shift(label="KT4 Geen controle", before=0, after=0, said="gelijk"),
        Shift(
            label="KT5 Niets schaadt het vertrouwen", before=0, after=4, said="4 stappen vooruit"
        ),
    ),
)
CHARTS: dict[str, Chart] = {
    "distribution": DISTRIBUTION,
    "profile": PROFILE,
    "side by side": SIDE_BY_SIDE,
    "heat map": HEAT_MAP,
    "shifts": SHIFTS,
}

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
    "reply table": ReplyTable(
        caption="Wat doet de overheid met elk punt?",
        columns=(Column("Nr.", 1), Column("Punt", 4), Column("Reden", 4)),
        rows=(
            (words("1"), words("Leg waarborgen vast"), words("Staat nu in artikel 9")),
            (words("2"), words("Zeg wat ermee gebeurt"), ()),
        ),
        blank="in te vullen",
    ),
    "distribution": figure(DISTRIBUTION, "Betrokkenheid ligt verspreid", DUTCH, note="Elke balk"),
    "profile": figure(PROFILE, "Bereik is op weg", DUTCH),
    "side by side": figure(SIDE_BY_SIDE, "De overheid ziet KT1 hoger", DUTCH),
    "heat map": figure(HEAT_MAP, "Overheid en cliënten zien KT1 en KT2 anders", DUTCH),
    "shifts": figure(SHIFTS, "2 vragen vooruit, 1 vraag achteruit en 1 vraag gelijk", DUTCH),
    "quote": Quote(
        text=words("Ik moest alles drie keer vertellen."),
        attribution="Moeder van twee",
        consent="Gedeeld met toestemming",
        language="nl",
    ),
    "signed": Signed(
        Sign.BETTER,
        "Dit kan beter",
        (words("Weet je wie jou helpt?"), words("Krijg je ", strong("snel"), " een antwoord?")),
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


SCRIPTS: tuple[Block, ...] = (
    Heading(1, "طلبنا المساعدة 🙂", "arabisch", language="ar"),
    Quote(
        text=words("لا نعرف من يقرأ الملف (حتى الآن)، في عام 2025، بنسبة 35%."),
        attribution="Moeder van twee 🙂",
        language="ar",
    ),
    Quote(text=words("چه کسی می‌خواند؟ گچپژ"), attribution="Vader", language="fa"),
    Quote(text=words("ביקשנו עזרה (2025). שָׁלוֹם!"), attribution="Jongere", language="he"),
    Quote(text=words("ሓገዝ ሓቲትና ካብ እንጅምር ዓመት ኮይኑ፡"), attribution="Jongere", language="ti"),
    Paragraph(words("Zij schreef ", foreign("لا نعرف", "ar"), " en ", foreign("no", "en"), ".")),
    Paragraph(words("Emoji: 👩‍👩‍👧 ❤️ 👍🏽 🇧🇪 1️⃣. Ook नमस्ते क्षि, ภาษาไทยน้ำ, 谢谢.")),
    Table(
        "Questions",
        (Column("Vraag"), Column("Who", language="en"), *[Column("x")] * 4),
        ((words("Ondersteuningsplannen"), words("אב גד"), *[words("y")] * 4),),
        language="en",
    ),
)
"""What comes from other scripts and languages, wherever it may stand."""
