"""The finished tree of structure elements as objects of the file; `pdf_tags` says what it holds.

A report has thousands of elements: their bytes are written here and not by ReportLab.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

from .pdf_file import Written, dictionary, reference
from .pdf_metadata import Standard
from .pdf_tags import Annotated, Element, Marked, Structure

SINCE_2 = "http://iso.org/pdf2/ssn"
UNTIL_2 = "http://iso.org/pdf/ssn"
"""The namespaces of types, which PDF 2.0 brought; it has dropped some types of before."""

DROPPED = ("TOC", "TOCI", "Reference", "BlockQuote")


def write_structure(
    document: Any,
    structure: Structure,
    standard: Standard,
    pages: Sequence[str],
    links: Mapping[int, str],
) -> dict[str, str]:
    """Puts the tree into the catalogue of a PDFDocument, of which ReportLab's types know little.

    `pages` has a reference to each page, `links` one to each link's annotation by its key. Gives a
    reference to the element of each anchor.
    """
    tree, objects = Written(), {element: Written() for element in _elements(structure.root)}
    root = reference(document, tree)
    names = {element: reference(document, found) for element, found in objects.items()}
    anchors = {anchor: names[element] for anchor, element in structure.anchors.items()}
    spaces = _name_spaces(document) if standard is Standard.UA_2 else ()
    places = _Places(names, pages, links)
    above = {structure.root: root}
    for element, found in objects.items():
        above |= {kid: names[element] for kid in element.kids if isinstance(kid, Element)}
        entries = {"Type": "/StructElem", "S": f"/{element.tag.kind}", "P": above[element]}
        entries |= _described(document, element, standard) | places.kids(element)
        if spaces:
            entries |= _since_2(element, spaces, anchors)
        found.content = dictionary(entries)
    tree.content = dictionary(
        {
            "Type": "/StructTreeRoot",
            "K": _array([names[structure.root]]),
            "ParentTree": reference(document, Written(places.parent_tree(structure))),
            "ParentTreeNextKey": str(len(structure.parents)),
            **({"Namespaces": _array(spaces)} if spaces else {}),
        }
    )
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    return anchors


def _array(parts: Iterable[str]) -> str:
    return f"[{' '.join(parts)}]"


def _text(document: Any, text: str) -> str:
    written: bytes = PDFString(text).format(document)
    return written.decode("latin-1")


def _elements(element: Element) -> Iterator[Element]:
    """The element and all within it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _elements(kid)


# What an element is, apart from where it stands


def _described(document: Any, element: Element, standard: Standard) -> dict[str, str]:
    tag = element.tag
    entries = {}
    if tag.alt:
        entries["Alt"] = _text(document, tag.alt)
    if tag.language:
        entries["Lang"] = _text(document, tag.language)
    if attributes := tuple(_attributes(element, standard)):
        entries["A"] = _array(attributes)
    return entries


def _attributes(element: Element, standard: Standard) -> Iterator[str]:
    tag = element.tag
    if tag.scope:
        yield f"<< /O /Table /Scope /{tag.scope} >>"
    if tag.numbering:
        # Until PDF 2.0 None stood for labels of any kind.
        is_term = tag.numbering == "Description" and standard is Standard.UA_1
        numbering = "None" if is_term else tag.numbering
        yield f"<< /O /List /ListNumbering /{numbering} >>"
    # ISO 32000-1, 14.8.5.4.3: for what stands on one page as a whole.
    if len(element.places) == 1:
        (place,) = element.places.values()
        box = _array(f"{edge:.2f}" for edge in place)
        yield f"<< /O /Layout /Placement /Block /BBox {box} >>"


def _name_spaces(document: Any) -> tuple[str, str]:
    """References to both namespaces."""
    since, until = (
        Written(dictionary({"Type": "/Namespace", "NS": _text(document, name)}))
        for name in (SINCE_2, UNTIL_2)
    )
    return reference(document, since), reference(document, until)


def _since_2(
    element: Element, spaces: tuple[str, ...], anchors: Mapping[str, str]
) -> dict[str, str]:
    """In which version's sense the type is meant; of a link, which element it leads to."""
    entries = {"NS": spaces[element.tag.kind in DROPPED]}
    if element.leads_to:
        # ISO 14289-2, 8.2.5.8.
        entries["Ref"] = _array([anchors[element.leads_to]])
    return entries


# Where it stands


@dataclass(frozen=True)
class _Places:
    """References to everything that the tree points at."""

    elements: Mapping[Element, str]
    pages: Sequence[str]
    links: Mapping[int, str]

    def kids(self, element: Element) -> dict[str, str]:
        """What is in the element: other elements, strokes on pages, links. Nothing where empty.

        Strokes on the first of its pages are bare numbers.
        """
        if not element.kids:
            return {}
        first = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, first) for kid in element.kids]
        entries = {"K": kids[0] if len(kids) == 1 else _array(kids)}
        return entries if first is None else {"Pg": self.pages[first], **entries}

    def _kid(self, kid: Element | Marked | Annotated, first: int | None) -> str:
        match kid:
            case Element():
                return self.elements[kid]
            case Marked() if kid.page == first:
                return str(kid.number)
            case Marked():
                return f"<< /Type /MCR /Pg {self.pages[kid.page]} /MCID {kid.number} >>"
            case Annotated():
                page, link = self.pages[kid.page], self.links[kid.key]
                return f"<< /Type /OBJR /Pg {page} /Obj {link} >>"
            case _:
                assert_never(kid)

    def parent_tree(self, structure: Structure) -> bytes:
        """Which element each number of a page, and each link, belongs to."""
        owners = (
            _array(map(self.elements.__getitem__, owner))
            if isinstance(owner, list)
            else self.elements[owner]
            for owner in structure.parents
        )
        return dictionary({"Nums": _array(f"{key} {owner}" for key, owner in enumerate(owners))})
