"""What holds for every page of the house, as sentences about the page that breaks it.

`page_of` reads HTML as a browser would fill it in: elements, ids, forms with the values that they
would send. `faults_in` gives a sentence for each rule that a page breaks; no faults, an empty list.
Nothing here knows Flask or a browser: pages, reports and fragments from anywhere can be held to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements that have no end tag.
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                  "param", "source", "track", "wbr"})  # fmt: skip
HANDLER = re.compile(r"on[a-z]+")
# Buttons and hidden fields carry their own words, or none.
UNLABELLED = frozenset({"hidden", "submit", "reset", "button", "image"})
# What Python, Jinja and gettext leave behind where a value or a text was forgotten.
LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|\{[a-z_][\w.]*\}|\bNone\b|\bUndefined\b|<[\w.]+ object at 0x|%\(\w+\)s"
    r"|\b[A-Z][A-Za-z]+\([a-z_]+="
)
UNTRANSLATED = re.compile(r"TODO|FIXME|XXX|⟦|⟧")


@dataclass(frozen=True, eq=False)
class Element:
    """One element; `text` is all that it holds, white space made single."""

    tag: str
    attributes: dict[str, str]
    ancestors: tuple[Element, ...]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def __getitem__(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def __str__(self) -> str:
        shown = ("id", "name", "type", "class", "action", "href")
        return " ".join([f"<{self.tag}", *(f'{k}="{self[k]}"' for k in shown if self[k])]) + ">"


@dataclass(frozen=True, eq=False)
class Form:
    """A form with its fields and its submit buttons, wherever on the page they stand."""

    element: Element
    fields: tuple[Element, ...]
    buttons: tuple[Element, ...]

    @property
    def is_post(self) -> bool:
        return self.element["method"].lower() == "post"

    @property
    def names(self) -> frozenset[str]:
        return frozenset(each["name"] for each in self.fields if each["name"])

    def offered(self, name: str) -> frozenset[str] | None:
        """The values that a choice lets one pick; None for a field that is typed in."""
        of_name = [each for each in self.fields if each["name"] == name]
        if any(each.tag == "select" for each in of_name):
            return frozenset(of_name[0]["\0options"].split("\0"))
        picked = [each for each in of_name if each["type"] in ("radio", "checkbox")]
        return frozenset(each.attributes.get("value", "on") for each in picked) or None

    def values(self) -> dict[str, list[str]]:
        """What a browser sends when nobody touches a field, the button left out."""
        sent: dict[str, list[str]] = {}
        for each in self.fields:
            for value in _sent(each):
                sent.setdefault(each["name"], []).append(value)
        return sent

    def button(self, words: str) -> Element:
        """The submit button that says these words, or is called by them; LookupError if none."""
        for each in self.buttons:
            if words in (each.text, each["value"], each["aria-label"]):
                return each
        raise LookupError(f"no button {words!r}; there are {[each.text for each in self.buttons]}")


@dataclass(frozen=True)
class Page:
    """A parsed page: its elements in document order, and the words that nobody typed."""

    elements: tuple[Element, ...]
    own_words: tuple[str, ...]

    def all(self, *tags: str) -> list[Element]:
        return [each for each in self.elements if each.tag in tags]

    @property
    def title(self) -> str:
        return next((each.text for each in self.all("title")), "")

    @property
    def heading(self) -> str:
        return next((each.text for each in self.all("h1")), "")

    @property
    def text(self) -> str:
        """All that a reader sees, without scripts and styles."""
        return next((each.text for each in self.all("body")), "")

    @property
    def links(self) -> dict[str, str]:
        """Where each link goes, by its words; the first one wins where words repeat."""
        found: dict[str, str] = {}
        for each in self.all("a"):
            found.setdefault(each.text, each["href"])
        return found

    @property
    def forms(self) -> list[Form]:
        return [self._form(each) for each in self.all("form")]

    def form_with(self, button: str) -> Form:
        """The form that has this button; LookupError names the buttons that there are."""
        for each in self.forms:
            if any(button in (b.text, b["value"], b["aria-label"]) for b in each.buttons):
                return each
        there = [button.text for form in self.forms for button in form.buttons]
        raise LookupError(f"no button {button!r} on {self.title!r}; there are {there}")

    def _form(self, form: Element) -> Form:
        mine = [
            each
            for each in self.all("input", "select", "textarea", "button")
            if (each["form"] == form["id"] if each["form"] else form in each.ancestors)
        ]
        buttons = tuple(each for each in mine if _is_submit(each))
        return Form(form, tuple(each for each in mine if each not in buttons), buttons)


def _is_submit(each: Element) -> bool:
    kind = each["type"] or ("submit" if each.tag == "button" else "text")
    return each.tag in ("button", "input") and kind == "submit"


def _sent(each: Element) -> list[str]:
    if "disabled" in each.attributes or not each["name"] or each.tag == "button":
        return []
    if each.tag == "textarea":
        return ["".join(each.words).removeprefix("\n")]
    if each.tag == "select":
        return [each["\0chosen"]]
    if each["type"] in ("radio", "checkbox"):
        return [each.attributes.get("value", "on")] if "checked" in each.attributes else []
    return [each["value"]]


def _is_typed(each: Element) -> bool:
    """Whether people typed what it holds; a template says so with `data-typed`."""
    return each.tag in ("textarea", "title", "script") or "data-typed" in each.attributes


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.unclosed: list[str] = []
        self.own_words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.elements.append(element)
        if tag == "option":
            self._note_option(element)
        if tag not in VOID:
            self.open.append(element)

    def _note_option(self, option: Element) -> None:
        select = next((each for each in reversed(self.open) if each.tag == "select"), None)
        if select is None:
            return
        known = [select["\0options"]] if "\0options" in select.attributes else []
        select.attributes["\0options"] = "\0".join([*known, option["value"]])
        if "selected" in option.attributes or not known:
            select.attributes["\0chosen"] = option["value"]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in (each.tag for each in self.open):
            self.unclosed.append(f"</{tag}> closes nothing")
            return
        while (last := self.open.pop()).tag != tag:
            self.unclosed.append(f"{last} is not closed")

    def handle_data(self, data: str) -> None:
        if not any(_is_typed(each) for each in self.open):
            self.own_words.append(data)
        for each in self.open:
            each.words.append(data)


def page_of(html: str) -> Page:
    """The page in this HTML; AssertionError where an element is not closed or closes nothing."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.unclosed, reader.unclosed
    assert not reader.open, [str(each) for each in reader.open]
    return Page(tuple(reader.elements), tuple(reader.own_words))


def faults_in(page: Page) -> list[str]:
    """A sentence for each house rule that the page breaks."""
    return [fault for rule in RULES for fault in rule(page)]


def _language_is_said(page: Page) -> Iterator[str]:
    html = next(iter(page.all("html")), None)
    if html is None or not html["lang"]:
        yield "<html> has no lang"
    elif html["dir"] not in ("ltr", "rtl"):
        yield "<html> has no dir"


def _one_heading_begins_the_title(page: Page) -> Iterator[str]:
    headings = page.all("h1")
    if len(headings) != 1 or not headings[0].text:
        yield f"{len(headings)} h1 elements, or an empty one; there must be one"
        return
    # A page that was sent back says so first, for who hears the title only.
    if not page.title.removeprefix("Fout: ").startswith(headings[0].text):
        yield f"the title {page.title!r} does not begin with the h1 {headings[0].text!r}"


def _headings_skip_no_level(page: Page) -> Iterator[str]:
    # A fault summary stands above the h1, with a heading of its own.
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    first = levels.index(1) if 1 in levels else 0
    for before, after in zip(levels[first:], levels[first + 1 :], strict=False):
        if after > before + 1:
            yield f"an h{after} follows an h{before}"


def _every_field_has_a_label(page: Page) -> Iterator[str]:
    labelled = {each["for"] for each in page.all("label") if each.text}
    ids = {each["id"]: each for each in page.elements if each["id"]}
    for each in page.all("input", "select", "textarea"):
        if each["type"] in UNLABELLED:
            continue
        named = [ids[one].text for one in each["aria-labelledby"].split() if one in ids]
        wrapped = any(up.tag == "label" and up.text for up in each.ancestors)
        if not (each["id"] in labelled or wrapped or each["aria-label"] or any(named)):
            yield f"{each} has no label"


def _every_choice_stands_in_a_named_group(page: Page) -> Iterator[str]:
    legends = {id(each.ancestors[-1]) for each in page.all("legend") if each.text}
    for each in page.all("input"):
        if each["type"] == "radio" and not any(
            id(up) in legends or up["role"] == "radiogroup" for up in each.ancestors
        ):
            yield f"{each} stands in no fieldset with a legend"


def _every_button_and_link_says_something(page: Page) -> Iterator[str]:
    for each in page.all("a", "button"):
        if not (each.text or each["aria-label"] or each["aria-labelledby"]):
            yield f"{each} has no words"


def _ids_are_unique_and_references_arrive(page: Page) -> Iterator[str]:
    counts = Counter(each["id"] for each in page.elements if each["id"])
    yield from (f"id {each!r} occurs {n} times" for each, n in counts.items() if n > 1)
    for each in page.elements:
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form"):
            for target in each[attribute].split():
                if target not in counts:
                    yield f"{each}: {attribute} names {target!r}, which is not on the page"
        if each.tag == "a" and each["href"].startswith("#") and each["href"][1:] not in counts:
            yield f"{each} leads to nothing on the page"


def _nothing_is_inline(page: Page) -> Iterator[str]:
    for each in page.elements:
        if each.tag == "style" or (each.tag == "script" and not each["src"]):
            yield f"an inline {each}"
        yield from (f"{each} has {a}" for a in each.attributes if HANDLER.fullmatch(a))
        if "style" in each.attributes:
            yield f"{each} has a style attribute"
        if each["href"].lower().startswith("javascript:"):
            yield f"{each} is a script"


def _every_post_form_has_a_token(page: Page) -> Iterator[str]:
    for form in page.forms:
        if form.is_post and not any(form.values().get("csrf_token", [])):
            yield f"{form.element} has no csrf_token"


def _nothing_comes_from_elsewhere(page: Page) -> Iterator[str]:
    for each in page.all("link", "script", "img", "iframe", "source", "form"):
        for attribute in ("href", "src", "action", "srcset"):
            if re.match(r"(https?:)?//", each[attribute]):
                yield f"{each} asks another server for {each[attribute]}"


def _nothing_was_forgotten(page: Page) -> Iterator[str]:
    for words, what in ((LEFTOVER, "a value was forgotten"), (UNTRANSLATED, "not translated")):
        for text in _said(page):
            # The first one tells enough: a value that leaks does so at length.
            if found := words.search(text):
                around = text[max(0, found.start() - 30) : found.end() + 30]
                yield f"{what}: {around!r}"


def _said(page: Page) -> list[str]:
    """The words of the house: what people typed may hold braces and `None` as it likes."""
    title = page.title
    for each in page.elements:
        if "data-typed" in each.attributes and each.text:
            title = title.replace(each.text, " ")
    return [title, " ".join("".join(page.own_words).split())]


RULES = (
    _language_is_said,
    _one_heading_begins_the_title,
    _headings_skip_no_level,
    _every_field_has_a_label,
    _every_choice_stands_in_a_named_group,
    _every_button_and_link_says_something,
    _ids_are_unique_and_references_arrive,
    _nothing_is_inline,
    _every_post_form_has_a_token,
    _nothing_comes_from_elsewhere,
    _nothing_was_forgotten,
)

POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def faults_in_headers(headers: dict[str, str], *, is_public: bool = False) -> list[str]:
    """A sentence for each header that an HTML page of the house lacks."""
    said = dict(part.strip().partition(" ")[::2] for part in _policy(headers).split(";") if part)
    faults = [
        f"Content-Security-Policy says {name} {said.get(name)!r}, not {wanted}"
        for name, wanted in POLICY.items()
        if said.get(name) != wanted
    ]
    faults += [f"Content-Security-Policy allows {bad}" for bad in ("unsafe", "*", "http:", "data:")
               if bad in _policy(headers)]  # fmt: skip
    wanted_headers = {
        "X-Content-Type-Options": {"nosniff"},
        "Referrer-Policy": {"no-referrer", "same-origin"},
    }
    if not is_public:
        wanted_headers["Cache-Control"] = {"no-store"}
    faults += [
        f"{name} is {headers.get(name)!r}, not {' or '.join(sorted(wanted))}"
        for name, wanted in wanted_headers.items()
        if headers.get(name) not in wanted
    ]
    return faults


def _policy(headers: dict[str, str]) -> str:
    return headers.get("Content-Security-Policy", "")
