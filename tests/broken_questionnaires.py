"""Broken questionnaires: one small edit each on a sound one, and what its author is told.

The comment `# <-` in an edit marks the line that the message must point at; `line` says it where a
comment cannot stand.
"""

from __future__ import annotations

from dataclasses import dataclass

SOUND = """\
id: proef
version: 1
title: Een proef
introduction: Deze vragenlijst is een proef.
minutes: 5
perspectives: [clientorganisatie, gezin_jongere]
moments: [M3, M5]
dimensions:
  - {id: ruimte, title: Ruimte}
  - {id: stem, title: Stem}
bands:
  - {at_least: 0, word: nog niet, signal: Nog niet}
  - {at_least: 50, word: op weg, signal: Op weg}
anchors: [Niet, Aanzet, Gedeeltelijk, Grotendeels, Volledig]
sections:
  - id: eerst
    title: Eerst dit
    questions:
      - kind: rating
        id: V1
        text: Zijn gezinnen betrokken?
        dimension: ruimte
        critical_up_to: 0
        critical_reason: Zonder gezinnen is er geen toets.
        ceiling: {of: [V1a], deels: 3, nee: 2}
        parts:
          - {kind: yes_partly_no, id: V1a, text: "Vroeg?"}
          - {kind: text, id: V1b, text: "Hoe dan?"}
      - kind: choice
        id: rol
        text: Wat is uw rol?
        options:
          - {id: ouder, text: Ouder}
          - {id: jongere, text: Jongere}
      - kind: choices
        id: domeinen
        text: Welke domeinen?
        options: [{id: school, text: School}, {id: wonen, text: Wonen}]
      - kind: number
        id: aantal
        text: Hoe vaak?
        least: 0
        greatest: 100
      - kind: date
        id: overleg
        text: Wanneer?
        earliest: 2020-01-01
        latest: 2030-12-31
      - kind: text
        id: verhaal
        text: Wat wilt u kwijt?
  - id: dan
    title: Dan dat
    questions:
      - kind: rating
        id: V2
        text: Had hun stem gevolg?
        anchors: [Nooit, Zelden, Soms, Vaak, Altijd]
        dimension: stem
        asked_when: V1 <= 2
      - kind: table
        id: wijzigingen
        text: Wat veranderde?
        columns:
          - {kind: text, id: was, text: Was}
          - {kind: text, id: wordt, text: Wordt}
  - id: slot
    title: Tot slot
    questions:
      - {kind: text, id: slotwoord, text: "Nog iets?"}
"""


@dataclass(frozen=True)
class Broken:
    """One edit of the sound text, and the message that it must lead to."""

    name: str
    old: str
    new: str
    says: str
    line: int | None = None

    @property
    def text(self) -> str:
        assert SOUND.count(self.old) == 1, f"{self.name}: not exactly one place for the edit"
        return SOUND.replace(self.old, self.new)

    @property
    def expected_line(self) -> int:
        if self.line is not None:
            return self.line
        (number,) = [n for n, line in enumerate(self.text.split("\n"), 1) if "# <-" in line]
        return number


def _asked_when(condition: str) -> tuple[str, str]:
    return "asked_when: V1 <= 2", f"asked_when: {condition}  # <-"


_LAST_LINE = '      - {kind: text, id: slotwoord, text: "Nog iets?"}\n'


def _pattern(when: str) -> tuple[str, str]:
    pattern = f"patterns:\n  - id: P1\n    when: {when}  # <-\n    sentence: Het valt op.\n"
    return _LAST_LINE, _LAST_LINE + pattern


YAML_ITSELF = [
    Broken(
        "a key that stands twice",
        "minutes: 5",
        "minutes: 5\nminutes: 6  # <-",
        "de sleutel 'minutes' staat hier voor de tweede keer. Ze staat al op regel 5",
    ),
    Broken(
        "a key that stands twice in a question",
        "        least: 0\n",
        "        least: 0\n        least: 1  # <-\n",
        "de sleutel 'least' staat hier voor de tweede keer. Ze staat al op regel 42",
    ),
    Broken(
        "an anchor of YAML",
        "title: Een proef",
        "title: &naam Een proef  # <-",
        "ankers (&naam) zijn niet toegelaten. Laat &naam weg.",
    ),
    Broken(
        "an alias of YAML",
        "title: Een proef",
        "title: *naam  # <-",
        "verwijzingen (*naam) zijn niet toegelaten. Schrijf de inhoud hier voluit.",
    ),
    Broken(
        "a tag of YAML",
        "version: 1",
        "version: !!int 1  # <-",
        "YAML-tags (tag:yaml.org,2002:int) zijn niet toegelaten. Laat de tag weg.",
    ),
    Broken(
        "a key that is not text",
        "minutes: 5",
        "minutes: 5\n1: 2  # <-",
        "de sleutel 1 is geen tekst. Zet ze tussen aanhalingstekens.",
    ),
    Broken(
        "a key that is a list",
        "minutes: 5",
        "minutes: 5\n? [a, b]  # <-\n: 1",
        "een sleutel moet tekst zijn, geen lijst of blok",
    ),
    Broken(
        "a number that is none",
        "minutes: 5",
        "minutes: 5\ncoverage_threshold: .nan  # <-",
        "NaN en oneindig zijn geen bruikbare getallen",
    ),
    Broken(
        "a number without end",
        "        greatest: 100",
        "        greatest: .inf  # <-",
        "NaN en oneindig zijn geen bruikbare getallen",
    ),
    Broken(
        "lists in lists in lists",
        "moments: [M3, M5]",
        "moments: " + "[" * 20 + "M3" + "]" * 20 + "  # <-",
        "dit zit dieper dan 16 niveaus. Kijk de inspringing en de haakjes na.",
    ),
    Broken(
        "a second document",
        "  - id: slot\n",
        "---  # <-\n  - id: slot\n",
        "hier begint een tweede document. Maak er een eigen bestand van.",
    ),
    Broken(
        "a colon in a text without quotes",
        "title: Een proef",
        "title: Een proef: de eerste  # <-",
        "een dubbele punt hoort hier niet. Zet de tekst tussen aanhalingstekens",
    ),
    Broken(
        "a quotation mark that is never closed",
        "title: Een proef",
        'title: "Een proef  # <-',
        "dit aanhalingsteken wordt niet gesloten",
    ),
    Broken(
        "a tab before a key",
        "    title: Dan dat",
        "\ttitle: Dan dat  # <-",
        "hier staat een tab. Spring in met spaties.",
    ),
    Broken(
        "a bracket that is never closed",
        "moments: [M3, M5]\ndimensions:",
        "moments: [M3, M5\ndimensions:  # <-",
        "een haakje wordt niet gesloten, of een komma ontbreekt",
    ),
    Broken(
        "a key that stands too far to the left",
        "    title: Dan dat",
        "   title: Dan dat  # <-",
        "de inspringing klopt hier niet. Wat bij elkaar hoort, begint in dezelfde kolom.",
    ),
    Broken(
        "a text that begins with a sign of YAML",
        "title: Een proef",
        "title: @proef  # <-",
        "een tekst kan niet met dit teken beginnen. Zet de tekst tussen aanhalingstekens.",
    ),
    Broken(
        "a key without a colon",
        "title: Een proef\n",
        "title Een proef\n",
        "een dubbele punt",
        line=4,
    ),
    Broken(
        "a character that nobody sees",
        "title: Een proef",
        "title: Een\x07 proef  # <-",
        "hier staat een onzichtbaar teken dat YAML niet toelaat",
    ),
]

SHAPE = [
    Broken(
        "an unknown key",
        "title: Een proef",
        "title: Een proef\nauteur: Iemand  # <-",
        "'auteur' is hier geen bekende sleutel",
    ),
    Broken(
        "a key with a slip of the pen",
        "        greatest: 100",
        "        gratest: 100  # <-",
        "vraag 'aantal': 'gratest' is hier geen bekende sleutel. Bedoelde u 'greatest'?",
    ),
    Broken(
        "a missing title",
        "title: Een proef\n",
        "",
        "de sleutel 'title' ontbreekt",
        line=1,
    ),
    Broken(
        "a question without a text",
        "        id: verhaal\n        text: Wat wilt u kwijt?\n",
        "        id: verhaal\n",
        "vraag 'verhaal': de sleutel 'text' ontbreekt",
        line=49,
    ),
    Broken(
        "a question without a kind",
        '{kind: text, id: slotwoord, text: "Nog iets?"}',
        '{id: slotwoord, text: "Nog iets?"}  # <-',
        "vraag 'slotwoord': de sleutel 'kind' ontbreekt. Kies uit: rating, yes_partly_no",
    ),
    Broken(
        "an unknown kind",
        "{kind: text, id: slotwoord,",
        "{kind: tekst, id: slotwoord,  # <-\n        ",
        "vraag 'slotwoord': de tekst 'tekst' is geen bekende soort. Bedoelde u 'text'?",
    ),
    Broken(
        "a part of a kind that cannot be one",
        '{kind: text, id: V1b, text: "Hoe dan?"}',
        '{kind: slider, id: V1b, text: "Hoe dan?"}  # <-',
        "deelvraag 'V1b': de tekst 'slider' is geen bekende soort",
    ),
    Broken(
        "a rating as a column",
        "{kind: text, id: wordt, text: Wordt}",
        "{kind: rating, id: wordt, text: Wordt}  # <-",
        "vraag 'wijzigingen', kolom 'wordt': de tekst 'rating' is geen bekende soort",
    ),
    Broken(
        "a bare no where text is meant",
        "{id: ouder, text: Ouder}",
        "{id: no, text: Ouder}  # <-",
        "hier hoort tekst, maar er staat ja/nee (waar/onwaar). Zet de tekst tussen",
    ),
    Broken(
        "a number where text is meant",
        "title: Een proef",
        "title: 2026  # <-",
        "hier hoort tekst, maar er staat het getal 2026. Zet de tekst tussen aanhalingstekens.",
    ),
    Broken(
        "a text where a number is meant",
        "version: 1",
        'version: "1"  # <-',
        "hier hoort een geheel getal, maar er staat de tekst '1'",
    ),
    Broken(
        "a broken number where a whole one is meant",
        "minutes: 5",
        "minutes: 5.5  # <-",
        "hier hoort een geheel getal, maar er staat het getal 5.5",
    ),
    Broken(
        "a Dutch yes where true is meant",
        "        critical_up_to: 0\n",
        "        critical_up_to: 0\n        nvt: {allowed: ja}  # <-\n",
        "vraag 'V1': hier hoort true of false, maar er staat de tekst 'ja'. Schrijf true of false.",
    ),
    Broken(
        "a title without text",
        "title: Een proef",
        'title: " "  # <-',
        "dit mag niet leeg zijn",
    ),
    Broken(
        "four anchors",
        "[Niet, Aanzet, Gedeeltelijk, Grotendeels, Volledig]",
        "[Niet, Aanzet, Gedeeltelijk, Volledig]  # <-",
        "er staan hier 4 elementen. Het moeten er precies 5 zijn.",
    ),
    Broken(
        "a single answer to choose from",
        "        options: [{id: school, text: School}, {id: wonen, text: Wonen}]",
        "        options: [{id: school, text: School}]  # <-",
        "vraag 'domeinen': er staan hier 1 elementen. Toegelaten: 2 tot 30.",
    ),
    Broken(
        "a section without questions",
        '    questions:\n      - {kind: text, id: slotwoord, text: "Nog iets?"}',
        "    questions: []  # <-",
        "onderdeel 'slot': dit mag niet leeg zijn",
    ),
    Broken(
        "a question where a list of them is meant",
        '    questions:\n      - {kind: text, id: slotwoord, text: "Nog iets?"}',
        '    questions: {kind: text, id: slotwoord, text: "Nog iets?"}  # <-',
        "onderdeel 'slot': hier hoort een lijst, maar er staat een blok met sleutels",
    ),
    Broken(
        "a text where a question is meant",
        '{kind: text, id: slotwoord, text: "Nog iets?"}',
        "Nog iets?  # <-",
        "hier hoort een blok met sleutels, maar er staat de tekst 'Nog iets?'",
    ),
    Broken(
        "an unknown moment",
        "moments: [M3, M5]",
        "moments: [M3, M15]  # <-",
        "de tekst 'M15' is hier niet bekend. Bedoelde u 'M5'?",
    ),
    Broken(
        "a perspective with a slip of the pen",
        "perspectives: [clientorganisatie, gezin_jongere]",
        "perspectives: [cliëntorganisatie, gezin_jongere]  # <-",
        "'cliëntorganisatie' is hier niet bekend. Bedoelde u 'clientorganisatie'?",
    ),
    Broken(
        "a date in Belgian notation",
        "        earliest: 2020-01-01",
        "        earliest: 01/01/2020  # <-",
        "vraag 'overleg': hier hoort een datum, maar er staat de tekst '01/01/2020'. Schrijf jaar",
    ),
    Broken(
        "a day that does not exist",
        "        earliest: 2020-01-01",
        "        earliest: 2021-02-29  # <-",
        "vraag 'overleg': hier hoort een datum, maar er staat de tekst '2021-02-29'",
    ),
    Broken(
        "an index over a hundred",
        "at_least: 50",
        "at_least: 101  # <-\n    ",
        "101 is te groot. Het grootste dat mag, is 100.",
    ),
    Broken(
        "a threshold that is a percentage",
        "minutes: 5",
        "minutes: 5\ncoverage_threshold: 70  # <-",
        "70 is te groot. Het grootste dat mag, is 1.",
    ),
    Broken(
        "a negative weight",
        "        dimension: ruimte",
        "        dimension: ruimte\n        weight: -1  # <-",
        "vraag 'V1': -1 is te klein. Het kleinste dat mag, is 0.",
    ),
    Broken(
        "an id that is too long",
        "id: slotwoord,",
        "id: " + "lang" * 11 + ",  # <-\n        ",
        "deze tekst telt 44 tekens. Toegelaten: 1 tot 40.",
    ),
    Broken(
        "a list where a file of keys is meant",
        SOUND,
        "- id: proef  # <-\n",
        "hier hoort een blok met sleutels, maar er staat een lijst",
    ),
    Broken(
        "an empty file",
        SOUND,
        "# Nog niets.\n",
        "hier hoort een blok met sleutels, maar er staat niets",
        line=1,
    ),
    Broken(
        "a pattern without a sentence",
        _LAST_LINE,
        f"{_LAST_LINE}patterns:\n  - {{id: P1, when: V1 >= 3}}  # <-\n",
        "patroon 'P1': de sleutel 'sentence' ontbreekt",
    ),
]

RULES = [
    Broken(
        "an id with a space",
        "id: slotwoord,",
        'id: "slot woord",  # <-\n        ',
        "'slot woord' kan geen id zijn. Gebruik letters zonder accent, cijfers, - _ en .",
    ),
    Broken(
        "an id with an accent",
        "  - id: slot\n",
        "  - id: één  # <-\n",
        "onderdeel 'één': 'één' kan geen id zijn",
    ),
    Broken(
        "an id that is a word of conditions",
        "id: slotwoord,",
        "id: answered,  # <-\n        ",
        "'answered' is een woord van de voorwaarden. Kies een andere id.",
    ),
    Broken(
        "an id that begins with a digit",
        "id: slotwoord,",
        "id: 1a,  # <-\n        ",
        "de id '1a' begint niet met een letter",
    ),
    Broken(
        "two questions with one id",
        "id: slotwoord,",
        "id: verhaal,  # <-\n        ",
        "de id 'verhaal' is al gebruikt. Geef elke vraag en deelvraag een eigen id.",
    ),
    Broken(
        "a question with the id of a part",
        "id: slotwoord,",
        "id: V1a,  # <-\n        ",
        "de id 'V1a' is al gebruikt",
    ),
    Broken(
        "two sections with one id",
        "  - id: slot\n",
        "  - id: eerst  # <-\n",
        "onderdeel 'eerst' bestaat al. Geef elk een eigen id.",
    ),
    Broken(
        "two answers with one id",
        "{id: jongere, text: Jongere}",
        "{id: ouder, text: Jongere}  # <-",
        "vraag 'rol', antwoord 'ouder': antwoordmogelijkheid 'ouder' bestaat al",
    ),
    Broken(
        "two columns with one id",
        "{kind: text, id: wordt, text: Wordt}",
        "{kind: text, id: was, text: Wordt}  # <-",
        "vraag 'wijzigingen', kolom 'was': kolom 'was' bestaat al",
    ),
    Broken(
        "two dimensions with one id",
        "  - {id: stem, title: Stem}",
        "  - {id: stem, title: Stem}\n  - {id: stem, title: Stemmen}  # <-",
        "dimensie 'stem' bestaat al",
    ),
    Broken(
        "a dimension that was not declared",
        "        dimension: ruimte",
        "        dimension: ruimtes  # <-",
        "vraag 'V1': dimensie 'ruimtes' bestaat niet. Bedoelde u 'ruimte'?",
    ),
    Broken(
        "a language that nobody here speaks",
        "version: 1",
        "version: 1\nlanguage: klingon  # <-",
        "'klingon' is geen taal die hier bekend is. Kies uit: nl, fr, de, en.",
    ),
    Broken(
        "bands that begin above nought",
        "{at_least: 0, word: nog niet, signal: Nog niet}",
        "{at_least: 10, word: nog niet, signal: Nog niet}  # <-",
        "de eerste strook begint bij 10. Laat ze bij 0 beginnen.",
    ),
    Broken(
        "bands that do not rise",
        "{at_least: 50, word: op weg, signal: Op weg}",
        "{at_least: 0, word: op weg, signal: Op weg}  # <-",
        "deze strook begint bij 0, de vorige bij 0. Zet ze van laag naar hoog.",
    ),
    Broken(
        "a moment that is listed twice",
        "moments: [M3, M5]",
        "moments: [M3, M3]  # <-",
        "'M3' staat al in deze lijst. Schrap de herhaling.",
    ),
    Broken(
        "a question for who may not answer",
        "        id: verhaal\n",
        "        id: verhaal\n        asked_of: [praktijk]  # <-\n",
        "vraag 'verhaal': 'praktijk' mag deze vragenlijst niet invullen. Zet het bij",
    ),
    Broken(
        "a text for who may not answer",
        "        text: Wat wilt u kwijt?\n",
        "        text:\n          default: Wat wilt u kwijt?\n          onderzoek: En u?  # <-\n",
        "vraag 'verhaal': er is een tekst voor 'onderzoek', maar dit perspectief vult deze lijst",
    ),
    Broken(
        "a text in je without one in u",
        "        text: Wat wilt u kwijt?\n",
        "        text:\n          default: Wat wilt u kwijt?\n          je: En jij?  # <-\n",
        "vraag 'verhaal': er is een tekst in 'je' maar niet in 'u'. Schrijf ook de andere",
    ),
    Broken(
        "a title in u without one in je",
        "title: Een proef\n",
        "title:\n  default: Een proef\n  u: Uw proef  # <-\n",
        "er is een tekst in 'u' maar niet in 'je'",
    ),
    Broken(
        "a note for who may not answer",
        "        critical_up_to: 0\n",
        "        critical_up_to: 0\n"
        "        te_vroeg: {allowed: true, note: {default: Nu niet., praktijk: Nooit.}}  # <-\n",
        "vraag 'V1': er is een tekst voor 'praktijk', maar dit perspectief vult deze lijst niet in",
    ),
    Broken(
        "anchors in u without any in je",
        "        anchors: [Nooit, Zelden, Soms, Vaak, Altijd]\n",
        "        anchors:\n          u: [Nee, Amper, Wat, Veel, Ja]  # <-\n",
        "vraag 'V2': er is een tekst in 'u' maar niet in 'je'",
    ),
    Broken(
        "a rating without anchors for anybody",
        "anchors: [Niet, Aanzet, Gedeeltelijk, Grotendeels, Volledig]\n",
        "",
        "vraag 'V1': er zijn geen ankers voor clientorganisatie, je, u. Geef 'anchors'",
        line=18,
    ),
    Broken(
        "a weight without a reason",
        "        dimension: stem",
        "        dimension: stem\n        weight: 2  # <-",
        "vraag 'V2': het gewicht is 2, zonder reden. Zeg waarom in 'weight_reason'.",
    ),
    Broken(
        "a question that is always critical",
        "        critical_up_to: 0",
        "        critical_up_to: 4  # <-",
        "vraag 'V1': kritisch tot en met 4: dan is elk antwoord een struikelblok. Kies 0",
    ),
    Broken(
        "a questionnaire that goes deeper in itself",
        "        dimension: stem",
        "        dimension: stem\n        deeper: [proef]  # <-",
        "vraag 'V2': een vragenlijst gaat niet dieper in op zichzelf",
    ),
    Broken(
        "a ceiling of an unknown part",
        "ceiling: {of: [V1a], deels: 3, nee: 2}",
        "ceiling: {of: [V1c], deels: 3, nee: 2}  # <-",
        "vraag 'V1': 'V1c' is geen deelvraag van deze vraag. Bedoelde u 'V1a'?",
    ),
    Broken(
        "a ceiling of a part without a value",
        "ceiling: {of: [V1a], deels: 3, nee: 2}",
        "ceiling: {of: [V1b], deels: 3, nee: 2}  # <-",
        "vraag 'V1': deelvraag 'V1b' kan geen plafond zetten. Dat kan alleen met ja/deels/nee",
    ),
    Broken(
        "a ceiling that names a part twice",
        "ceiling: {of: [V1a], deels: 3, nee: 2}",
        "ceiling: {of: [V1a, V1a], deels: 3, nee: 2}  # <-",
        "vraag 'V1': 'V1a' staat al in deze lijst",
    ),
    Broken(
        "a ceiling of a column that has the id of a part",
        "        ceiling: {of: [V1a], deels: 3, nee: 2}\n        parts:\n",
        "        ceiling: {of: [V1a], deels: 3, nee: 2}  # <-\n        parts:\n"
        "          - kind: table\n            id: V1t\n            text: Stappen\n"
        "            columns: [{kind: yes_partly_no, id: V1a, text: Klaar}]\n",
        "vraag 'V1': 'V1a' bestaat in deze vraag meer dan één keer",
    ),
    Broken(
        "a ceiling that is lower for partly than for no",
        "ceiling: {of: [V1a], deels: 3, nee: 2}",
        "ceiling: {of: [V1a], deels: 1, nee: 2}  # <-",
        "vraag 'V1': 'deels' laat hoogstens 1 toe, 'nee' nog 2",
    ),
    Broken(
        "a least that is greater than the greatest",
        "        least: 0",
        "        least: 101  # <-",
        "vraag 'aantal': het kleinste getal (101) is groter dan het grootste (100)",
    ),
    Broken(
        "an earliest day after the latest",
        "        earliest: 2020-01-01",
        "        earliest: 2031-01-01  # <-",
        "vraag 'overleg': de vroegste datum (2031-01-01) valt na de laatste (2030-12-31)",
    ),
    Broken(
        "more choices than there are",
        "        id: domeinen\n",
        "        id: domeinen\n        at_most: 3  # <-\n",
        "vraag 'domeinen': hoogstens 3 uit een lijst van 2",
    ),
    Broken(
        "a part with a condition",
        '{kind: text, id: V1b, text: "Hoe dan?"}',
        '{kind: text, id: V1b, text: "Hoe dan?", asked_when: aantal > 1}  # <-',
        "deelvraag 'V1b': een deelvraag heeft geen eigen 'asked_when'. Zet het bij de hele vraag",
    ),
    Broken(
        "a column with a condition",
        "{kind: text, id: wordt, text: Wordt}",
        "{kind: text, id: wordt, text: Wordt, asked_when: V1 <= 2}  # <-",
        "kolom 'wordt': een kolom heeft geen eigen 'asked_when'",
    ),
    Broken(
        "a column for one perspective",
        "{kind: text, id: wordt, text: Wordt}",
        "{kind: text, id: wordt, text: Wordt, asked_of: [clientorganisatie]}  # <-",
        "kolom 'wordt': een kolom heeft geen eigen 'asked_of'",
    ),
]

CONDITIONS = [
    Broken(
        "a condition about an unknown question",
        *_asked_when("V9 <= 2"),
        "vraag 'V2': er is geen vraag 'V9'. Kies uit: V1, V1a, V1b, rol,",
    ),
    Broken(
        "a condition about the question itself",
        *_asked_when("V2 <= 2"),
        "vraag 'V2': deze voorwaarde gaat over de vraag zelf. Een voorwaarde kijkt",
    ),
    Broken(
        "a condition about the same section",
        *_asked_when("answered(wijzigingen)"),
        "vraag 'V2': 'wijzigingen' staat in hetzelfde onderdeel",
    ),
    Broken(
        "a condition about a later section",
        *_asked_when("answered(slotwoord)"),
        "vraag 'V2': 'slotwoord' komt pas later, in onderdeel 'slot'",
    ),
    Broken(
        "an answer without quotation marks",
        *_asked_when("rol == ouder"),
        "er is geen vraag 'ouder'. Zet een antwoord tussen aanhalingstekens: 'ouder'.",
    ),
    Broken(
        "an answer that does not exist",
        *_asked_when("rol == 'ouders'"),
        "'ouders' is geen antwoord op 'rol'. Bedoelde u 'ouder'?",
    ),
    Broken(
        "an order among answers that have none",
        *_asked_when("rol < 'ouder'"),
        "de antwoorden op 'rol' hebben geen volgorde. Gebruik ==, != of in.",
    ),
    Broken(
        "a comparison with several answers",
        *_asked_when("domeinen == 'school'"),
        "op 'domeinen' zijn meer antwoorden tegelijk mogelijk. Schrijf 'school' in domeinen.",
    ),
    Broken(
        "a membership of one answer",
        *_asked_when("\"'ouder' in rol\""),
        "'rol' is één antwoord uit een lijst, geen reeks waar iets in zit. Schrijf rol == 'ouder'.",
    ),
    Broken(
        "a number beside a text",
        *_asked_when("aantal == 'drie'"),
        "'aantal' is een getal, maar 'drie' is tekst. Schrijf een getal",
    ),
    Broken(
        "a date that is none",
        *_asked_when("overleg > 'gisteren'"),
        "'overleg' is een datum, maar 'gisteren' niet. Schrijf jaar-maand-dag",
    ),
    Broken(
        "a number beside a date",
        *_asked_when("overleg == aantal"),
        "'overleg' is een datum en 'aantal' is een getal. Vergelijk alleen antwoorden van dezelfde",
    ),
    Broken(
        "a look into an open answer",
        *_asked_when("verhaal == 'goed'"),
        "'verhaal' is een open tekst of een tabel: vergelijken kan niet. Vraag alleen of ze beantw",
    ),
    Broken(
        "two constants",
        *_asked_when("1 == 1"),
        "hier worden twee vaste waarden vergeleken. Vergelijk met de id van een vraag.",
    ),
    Broken(
        "a single equals sign",
        *_asked_when("V1 = 2"),
        "'=' hoort niet in een voorwaarde. Schrijf == om te vergelijken.",
    ),
    Broken(
        "Dutch words between",
        *_asked_when("V1 <= 2 en rol == 'ouder'"),
        "'en' verbindt niets. Schrijf 'and'.",
    ),
    Broken(
        "arithmetic",
        *_asked_when("V1 + 1 <= 2"),
        "'+' hoort niet in een voorwaarde. Rekenen kan niet in een voorwaarde.",
    ),
    Broken(
        "a bracket without end",
        *_asked_when("(V1 <= 2"),
        "hier hoort ')'. De voorwaarde houdt hier op.",
    ),
    Broken(
        "a condition that is a number",
        *_asked_when("1"),
        "hier hoort tekst, maar er staat het getal 1",
    ),
    Broken(
        "a condition that is too long",
        *_asked_when(" or ".join(["V1 <= 2"] * 50)),
        "deze voorwaarde telt 546 tekens. Hoogstens 500 zijn toegelaten",
    ),
    Broken(
        "a condition that is too deep",
        *_asked_when("(" * 17 + "V1 <= 2" + ")" * 17),
        "deze voorwaarde is dieper dan 16 niveaus",
    ),
]

PATTERNS = [
    Broken(
        "a pattern about an unknown rating",
        *_pattern("W9 >= 3 and V2 <= 1"),
        "patroon 'P1': er is geen vraag 'W9'. Kies uit: V1, V2.",
    ),
    Broken(
        "a pattern about a misspelt rating",
        *_pattern("V11 >= 3"),
        "patroon 'P1': er is geen vraag 'V11'. Bedoelde u 'V1'?",
    ),
    Broken(
        "a difference without spaces",
        *_pattern("V2-V1 >= 2"),
        "patroon 'P1': er is geen vraag 'V2-V1'. Zet spaties rond het minteken: V2 - V1.",
    ),
    Broken(
        "a pattern about a number",
        *_pattern("aantal >= 3"),
        "patroon 'P1': 'aantal' is geen score. Een patroon kijkt alleen naar scores van 0 tot 4.",
    ),
    Broken(
        "a difference with what is no rating",
        *_pattern("V1 - V1a >= 2"),
        "patroon 'P1': 'V1a' is geen score. Een patroon kijkt alleen naar scores van 0 tot 4.",
    ),
    Broken(
        "a perspective that does not exist",
        *_pattern("V1@gezin_jongeren >= 3"),
        "patroon 'P1': er is geen perspectief 'gezin_jongeren'. Bedoelde u 'gezin_jongere'?",
    ),
    Broken(
        "a perspective that is not admitted",
        *_pattern("V1@overheid_zelf - V1 >= 2"),
        "patroon 'P1': 'overheid_zelf' mag deze vragenlijst niet invullen. Zet het bij",
    ),
    Broken(
        "a perspective of each that does not exist",
        *_pattern("each@overheid - each >= 2"),
        "er is geen perspectief 'overheid'. Kies uit: clientorganisatie, gezin_jongere.",
    ),
    Broken(
        "an at sign without a perspective",
        *_pattern("V1@ >= 3"),
        "er is geen perspectief ''. Kies uit: clientorganisatie, gezin_jongere.",
    ),
    Broken(
        "an at sign that stands apart",
        *_pattern("V1 @gezin_jongere >= 3"),
        "'@' hoort niet in een voorwaarde. Schrijf het aan de id vast: KT1@overheid_zelf.",
    ),
    Broken(
        "a pattern that asks what was answered",
        *_pattern("answered(V1)"),
        "'answered' kan niet in een patroon. Laat het weg: zonder waarde is een patroon niet te",
    ),
    Broken(
        "a pattern that adds up",
        *_pattern("V1 + V2 >= 5"),
        "'+' hoort niet in een voorwaarde. Een patroon rekent alleen met een verschil: A - B.",
    ),
    Broken(
        "a difference with a number",
        *_pattern("V1 - 2 >= 1"),
        "hier hoort de id van een vraag. Er staat '2'.",
    ),
    Broken(
        "a difference of three",
        *_pattern("V1 - V2 - V1 >= 1"),
        "hier hoort een vergelijking. Kies uit: ==, !=, <, <=, >, >=, in.",
    ),
    Broken(
        "a difference that is compared with nothing",
        *_pattern("V1 - V2"),
        "hier hoort een vergelijking. Kies uit: ==, !=, <, <=, >, >=, in.",
    ),
    Broken(
        "a difference in a list",
        *_pattern("V1 - V2 in (2, 3)"),
        "een verschil staat niet in een lijst. Vergelijk het met een getal: A - B >= 2.",
    ),
    Broken(
        "a difference that is a text",
        *_pattern("V1 - V2 == 'veel'"),
        "patroon 'P1': een verschil is een getal, maar 'veel' is tekst. Schrijf een getal",
    ),
    Broken(
        "a score that is a text",
        *_pattern("V1 == 'hoog'"),
        "patroon 'P1': 'V1' is een getal, maar 'hoog' is tekst. Schrijf een getal",
    ),
    Broken(
        "a score that is compared with nothing",
        *_pattern("V1"),
        "'V1' wordt met niets vergeleken. Vergelijk het met een getal: V1 <= 1.",
    ),
    Broken(
        "a pattern of constants",
        *_pattern("1 == 1"),
        "hier worden twee vaste waarden vergeleken",
    ),
    Broken(
        "a pattern that is too long",
        *_pattern(" or ".join(["V1 <= 2"] * 50)),
        "patroon 'P1': deze voorwaarde telt 546 tekens. Hoogstens 500 zijn toegelaten",
    ),
    Broken(
        "a pattern that is too deep",
        *_pattern("(" * 17 + "V1 <= 2" + ")" * 17),
        "patroon 'P1': deze voorwaarde is dieper dan 16 niveaus",
    ),
    Broken(
        "two patterns with one id",
        _LAST_LINE,
        f"{_LAST_LINE}patterns:\n"
        "  - {id: P1, when: V1 >= 3, sentence: Het valt op.}\n"
        "  - {id: P1, when: V2 >= 3, sentence: Dit ook.}  # <-\n",
        "patroon 'P1': patroon 'P1' bestaat al. Geef elk een eigen id.",
    ),
    Broken(
        "a question with the name that stands for each",
        "id: slotwoord",
        "id: each",
        "vraag 'each': 'each' is een woord van de voorwaarden. Kies een andere id.",
        line=70,
    ),
    Broken(
        "a condition that subtracts, which only a pattern does",
        *_asked_when("V1 - aantal >= 2"),
        "'-' hoort niet in een voorwaarde. Rekenen kan niet in een voorwaarde.",
    ),
    Broken(
        "a condition that names a perspective, which only a pattern does",
        *_asked_when("V1@gezin_jongere >= 2"),
        "'@' hoort niet in een voorwaarde. Alleen een patroon noemt een perspectief.",
    ),
    Broken(
        "a condition about each, which only a pattern knows",
        *_asked_when("each <= 2"),
        "vraag 'V2': er is geen vraag 'each'",
    ),
]

ALL = [*YAML_ITSELF, *SHAPE, *RULES, *CONDITIONS, *PATTERNS]
