"""What somebody hears who has a PDF read out: its structure tree with the words of each element.

Read by pikepdf, which did not make the file. The words are decoded from the strokes on the pages by
the Unicode maps of their fonts, so this sees what no validator does: that two paragraphs are
swapped, words glued together, an element lost. `Unsound` is raised where tree and pages disagree.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from unicodedata import normalize

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf


class Unsound(Exception):
    """The tree and the pages do not tell the same."""


@dataclass(frozen=True)
class Heard:
    """An element as it is heard: its words (of a Figure: its description), or what is in it.

    Links and words in another language are part of its words; `foreign` has the latter apart, each
    with its language. Pages count from 1; the first is not compared.
    """

    kind: str
    text: str = ""
    kids: tuple["Heard", ...] = ()
    language: str = ""
    scope: str = ""
    foreign: tuple[tuple[str, str], ...] = ()
    page: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Reading:
    """All that is heard, all links with where they lead, and each page's texts that are not heard.

    A link leads to an address, or to a page ("3").
    """

    document: Heard
    links: tuple[tuple[str, str], ...]
    decoration: tuple[tuple[str, ...], ...]

    def elements(self, *kinds: str) -> list[Heard]:
        """The elements of these kinds, in reading order."""
        return [found for found in everything(self.document) if found.kind in kinds]


def everything(heard: Heard) -> Iterator[Heard]:
    """The element and all within it, in reading order."""
    yield heard
    for kid in heard.kids:
        yield from everything(kid)


def squeezed(text: str) -> str:
    """The text with one space for each stretch of white, and words that were broken whole again.

    Lam-alef is one glyph and is read as the one character that Unicode has for it; here it is two.
    """
    whole = re.sub("[\ufef5-\ufefc]", lambda found: normalize("NFKC", found[0]), text)
    return " ".join(whole.replace("\u00ad", "").split())


def read(made: bytes) -> Reading:
    """What is heard of a file. Raises Unsound where its tree and its pages disagree."""
    with Pdf.open(io.BytesIO(made)) as pdf:
        reader = _Reader(pdf)
        (root,) = pdf.Root.StructTreeRoot.K
        document = reader.heard(root)
        reader.check_that_all_was_heard()
        decoration = tuple(tuple(strokes.decoration) for strokes in reader.pages)
        return Reading(document, tuple(reader.links), decoration)


@dataclass
class _Strokes:
    """The words of a page by their number, and those of its decoration."""

    words: dict[int, str] = field(default_factory=dict)
    decoration: list[str] = field(default_factory=list)


def _strokes(page: Page) -> _Strokes:
    found = _Strokes()
    fonts = {name: _unicode_map(font) for name, font in page.obj.Resources.Font.items()}
    font: dict[int, str] = {}
    owners: list[int | None] = []  # None is decoration
    instead: str | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font = fonts[str(operands[0])]
            case "BDC" if owners and operands[0] == Name.Span and instead is None:
                instead = str(operands[1].ActualText)
                _add(found, owners[-1], instead)
            case "EMC" if instead is not None:
                instead = None
            case "BDC" | "BMC":
                if owners:
                    raise Unsound("marked content within marked content")
                is_artifact = operands[0] == Name.Artifact
                if not is_artifact and str(operator) == "BMC":
                    raise Unsound("marked content that no element can hold")
                owners.append(None if is_artifact else int(operands[1].MCID))
                if is_artifact:
                    found.decoration.append("")
                elif owners[-1] in found.words:
                    raise Unsound(f"number {owners[-1]} is used twice on a page")
                else:
                    found.words[int(operands[1].MCID)] = ""
            case "EMC":
                owners.pop()
            case "Tj":
                words = "".join(font[code] for code in bytes(operands[0]))
                if not owners:
                    raise Unsound(f"unmarked text: {words!r}")
                if instead is None:
                    _add(found, owners[-1], words)
            case "TJ" | "'" | '"':
                raise Unsound(f"the operator {operator} is not read here")
    found.decoration = [squeezed(text) for text in found.decoration if text.strip()]
    return found


def _add(strokes: _Strokes, owner: int | None, words: str) -> None:
    if owner is None:
        strokes.decoration[-1] += words
    else:
        strokes.words[owner] += words


def _unicode_map(font: Object) -> dict[int, str]:
    written = font.ToUnicode.read_bytes().decode("ascii")
    entries = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>", written)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in entries}


class _Reader:
    def __init__(self, pdf: Pdf) -> None:
        self.pages = [_strokes(page) for page in pdf.pages]
        self.links: list[tuple[str, str]] = []
        self._objects = [page.obj for page in pdf.pages]
        self._numbers = {page.objgen: number for number, page in enumerate(self._objects)}
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        pairs = zip(*[iter(numbers)] * 2, strict=True)
        self._parents = {int(key): owner for key, owner in pairs}
        self._heard: set[tuple[int, int]] = set()
        self._linked: set[tuple[int, int]] = set()

    def heard(self, element: Object) -> Heard:
        """The element with its words and kids."""
        words = ""
        kids: list[Heard] = []
        foreign: list[tuple[str, str]] = []
        pages: list[int] = []
        for kid in self._kids(element):
            if not isinstance(kid, Dictionary):
                page = self._numbers[element.Pg.objgen]
                words, pages = words + self._words(element, page, int(kid)), [*pages, page]
            elif kid.get("/Type") == Name.MCR:
                page = self._numbers[kid.Pg.objgen]
                words, pages = words + self._words(element, page, int(kid.MCID)), [*pages, page]
            elif kid.get("/Type") == Name.OBJR:
                self._link(element, kid.Obj)
            elif Name.Link == kid.S:
                inner = self._link_text(kid)
                words, pages = words + inner.text, [*pages, inner.page - 1]
                foreign += [(inner.language, squeezed(inner.text))] if inner.language else []
            elif Name.Span == kid.S:
                inner = self.heard(kid)
                words, pages = words + inner.text, [*pages, inner.page - 1]
                foreign.append((inner.language, squeezed(inner.text)))
            else:
                kids.append(self.heard(kid))
        attributes = [dict(entry) for entry in element.get("/A", [])]
        scope = "".join(str(entry["/Scope"])[1:] for entry in attributes if "/Scope" in entry)
        is_part = element.S in (Name.Link, Name.Span)
        return Heard(
            str(element.S)[1:],
            str(element.Alt) if "/Alt" in element else words if is_part else squeezed(words),
            tuple(kids),
            str(element.get("/Lang", "")),
            scope,
            tuple(foreign),
            min(pages, default=min((kid.page for kid in kids), default=0) - 1) + 1,
        )

    def _kids(self, element: Object) -> list[Object]:
        kids = element.get("/K", Array())
        found = list(kids) if isinstance(kids, Array) else [kids]
        for kid in found:
            if isinstance(kid, Dictionary) and "/S" in kid and kid.P.objgen != element.objgen:
                raise Unsound("an element stands in another than it says")
        return found

    def _words(self, element: Object, page: int, number: int) -> str:
        owner = self._parents[int(self._objects[page].StructParents)][number]
        if owner.objgen != element.objgen:
            raise Unsound("the parent tree gives a text to another element")
        if (page, number) in self._heard:
            raise Unsound("a text is heard twice")
        self._heard.add((page, number))
        return self.pages[page].words[number]

    def _link_text(self, element: Object) -> Heard:
        before = len(self.links)
        inner = self.heard(element)
        targets = {target for _, target in self.links[before:]}
        if len(targets) != 1:
            raise Unsound(f"a Link leads to {len(targets)} places")
        self.links[before:] = [(squeezed(inner.text), *targets)]
        return replace(inner, kids=())

    def _link(self, element: Object, annotation: Object) -> None:
        if self._parents[int(annotation.StructParent)].objgen != element.objgen:
            raise Unsound("the parent tree gives a link to another element")
        action = annotation.get("/A", Dictionary())
        if "/URI" in action:
            target = str(action.URI)
        else:
            place = action.D if "/D" in action else annotation.Dest
            target = str(self._numbers[place[0].objgen] + 1)
        self._linked.add(annotation.objgen)
        self.links.append(("", target))

    def check_that_all_was_heard(self) -> None:
        """Raises Unsound for a text or a link on a page that no element holds."""
        for page, strokes in enumerate(self.pages):
            for number, words in strokes.words.items():
                if (page, number) not in self._heard:
                    raise Unsound(f"never heard: {words!r}")
            for annotation in self._objects[page].get("/Annots", []):
                if annotation.Subtype == Name.Widget:
                    if any(place >= 0 for place in map(float, annotation.Rect)):
                        raise Unsound("a field that can be seen stands in no element")
                elif annotation.objgen not in self._linked:
                    raise Unsound("a link stands in no element")
