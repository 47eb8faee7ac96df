"""One reader's words, dates and numbers, as a value.

Source texts are Dutch and are their own keys: a language without a catalogue speaks Dutch.
`marked` and `message` say Dutch now and leave the choice of language to whoever shows it;
`Language.text` and `Language.say` make that choice. Babel is imported only where a date or a
number is worded, because most commands never need it.

This module does not know what the texts are about, nor where a reader's preference came from.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

SOURCE_LOCALE = "nl_BE"
CATALOGUE_NAME = "clienttoets.po"


def marked(text: str) -> str:
    """The text itself; the call marks it for extraction into the translation catalogue."""
    return text


@dataclass(frozen=True)
class Message:
    """A Dutch sentence with holes, and what fills them; worded by `Language.say`, or as Dutch."""

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return self.text.format(**self.values)


def message(text: str, /, **values: object) -> Message:
    """A sentence to be said later, perhaps in another language; `{name}` marks a hole."""
    return Message(text, MappingProxyType(values))


@dataclass(frozen=True)
class Language:
    """What one reader reads: a locale and, unless it is the source's, a catalogue.

    `locale` is a Babel identifier such as "nl_BE". Falls back to Dutch for a text that the
    catalogue does not hold.
    """

    locale: str = SOURCE_LOCALE
    catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations, compare=False, repr=False
    )

    @property
    def tag(self) -> str:
        """The BCP 47 tag for `lang` attributes: "nl-BE"."""
        return self.locale.replace("_", "-")

    @cached_property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The writing direction, for `dir` attributes."""
        return "rtl" if _babel_locale(self.locale).text_direction == "rtl" else "ltr"

    def text(self, source: str, /, **values: object) -> str:
        """The source text in this language, its `{holes}` filled."""
        return self.catalogue.gettext(source).format(**values) if source else ""

    def texts(self, one: str, many: str, number: int, /, **values: object) -> str:
        """`one` or `many`, as the number asks; `{number}` is filled in this language's digits."""
        chosen = self.catalogue.ngettext(one, many, number)
        return chosen.format(number=self.number(number), **values)

    def say(self, said: Message) -> str:
        """The message in this language."""
        return self.text(said.text, **said.values)

    def translation(self, source: str) -> str | None:
        """A Dutch text that may be ours or anybody's, in this language; None where it stays Dutch.

        Nothing is filled in: a brace in it is a brace.
        """
        said = self.catalogue.gettext(source) if source else source
        return said if self.is_dutch or said != source else None

    @property
    def is_dutch(self) -> bool:
        """Whether this is the language of the sources, and so of all questionnaires."""
        return self.locale.partition("_")[0] == SOURCE_LOCALE.partition("_")[0]

    def number(self, value: float) -> str:
        """A number in the reader's notation, thousands apart by a no-break space in Dutch."""
        from babel.numbers import format_decimal

        worded = format_decimal(value, locale=self.locale)
        if not self.is_dutch:
            return worded
        # The Belgian norm groups by a space; CLDR gives a point. Four digits stay together: what
        # is written counts, because 9999,9999 is written as 10 000.
        digits = sum(sign.isdigit() for sign in worded.partition(",")[0])
        return worded.replace(".", "\u00a0" if digits > 4 else "")

    def percentage(self, share: float) -> str:
        """A share in [0, 1] as a whole percentage: "83 %" in Dutch. Never with decimals."""
        from babel.numbers import format_percent

        if self.is_dutch:
            return f"{whole(100 * share)}\u00a0%"
        return format_percent(whole(100 * share) / 100, locale=self.locale)

    def date(self, day: dt.date) -> str:
        """A date in running text: "14 april 2011"."""
        from babel.dates import format_date

        return format_date(day, format="long", locale=self.locale)

    def short_date(self, day: dt.date) -> str:
        """A date in a table: "14.04.2011", the Belgian norm, in Dutch."""
        from babel.dates import format_date

        pattern = "dd.MM.yyyy" if self.is_dutch else "short"
        return format_date(day, format=pattern, locale=self.locale)

    def moment(self, instant: dt.datetime) -> str:
        """A date with its hour: "14 april 2011, 8.30 uur" in Dutch."""
        if self.is_dutch:
            return f"{self.date(instant.date())}, {instant.hour}.{instant.minute:02} uur"
        from babel.dates import format_datetime

        return format_datetime(instant, format="medium", locale=self.locale)

    def name_of(self, locale: str) -> str:
        """What this language calls the language of a locale: "Engels" for "en_GB", in Dutch."""
        return str(_babel_locale(locale).get_language_name(self.locale))

    def listed(self, words: list[str]) -> str:
        """Words as an enumeration: "a, b en c"; an empty list gives an empty text."""
        from babel.lists import format_list

        return format_list(words, locale=self.locale)


def whole(value: float) -> int:
    """The nearest whole number, a half upwards; for figures from 0 up that people read."""
    # A share such as 23/40 gives 57.49999999999999 for 57.5: the last digits of a float are noise.
    return int(round(value, 9) + 0.5)


DUTCH = Language()


class BrokenTranslation(ValueError):
    """A catalogue that cannot be read; its text names the file and what is wrong there."""


class UnknownLanguage(LookupError):
    """There is no translation into the language that was asked; the text says which there are."""


def languages_at_hand(translations: Path) -> dict[str, str]:
    """The locale of each language at hand, by what a reader asks for: {"nl": "nl_BE", ...}.

    Dutch comes first. Of two locales of one language, the second is asked for by its whole tag.
    """
    found: dict[str, str] = {}
    others = sorted(path.parent.name for path in translations.glob(f"*/{CATALOGUE_NAME}"))
    for locale in (SOURCE_LOCALE, *others):
        short = locale.partition("_")[0]
        found[Language(locale).tag if short in found else short] = locale
    return found


def language_asked(name: str, translations: Path) -> Language:
    """The language that a reader asks for by a name of `languages_at_hand`.

    Raises UnknownLanguage, and BrokenTranslation where its catalogue cannot be read.
    """
    at_hand = languages_at_hand(translations)
    if name not in at_hand:
        raise UnknownLanguage(
            DUTCH.text(
                "Er is geen vertaling voor '{name}'. Kies uit: {words}.",
                name=name,
                words=", ".join(at_hand),
            )
        )
    return language_at_hand(at_hand[name], translations)


def language_at_hand(locale: str, translations: Path) -> Language:
    """The language for a locale, with its catalogue from `translations/<locale>/` where it has one.

    Raises LookupError where the folder has no catalogue for a locale other than the source's, and
    BrokenTranslation where it has one that cannot be read.
    """
    if locale == SOURCE_LOCALE:
        return DUTCH
    if locale not in languages_at_hand(translations).values():  # it may come from anybody's file
        raise LookupError(locale)
    return Language(locale, _catalogue(translations / locale / CATALOGUE_NAME, locale))


@cache
def _catalogue(path: Path, locale: str) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as source:
            # Babel writes the rule for plural forms only for a catalogue whose locale it knows.
            catalogue = read_po(source, locale=locale, abort_invalid=True)
    except PoFileError as error:
        raise BrokenTranslation(f"{path}: {error}") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _babel_locale(identifier: str):  # type: ignore[no-untyped-def]  # Babel's type would import it
    from babel import Locale

    return Locale.parse(identifier)
