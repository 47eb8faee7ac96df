"""The finished tree of structure elements as objects of the file; `pdf_tags` says what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

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
    pages: Sequence[Any],
    links: Mapping[int, Any],
) -> dict[str, Any]:
    """Puts the tree into the catalogue of a PDFDocument, of which ReportLab's types know little.

    `pages` has a reference to each page, `links` one to each link's annotation by its key. Gives a
    reference to the element of each anchor.
    """
    tree = PDFDictionary({"Type": "/StructTreeRoot"})
    root = document.Reference(tree)
    elements = tuple(_elements(structure.root))
    dictionaries = {element: PDFDictionary() for element in elements}
    references = {
        element: document.Reference(dictionary) for element, dictionary in dictionaries.items()
    }
    places = _Places(references, pages, links)
    dictionaries[structure.root]["P"] = root
    for element, dictionary in dictionaries.items():
        dictionary.dict |= _described(element, standard) | places.kids(element)
        for kid in element.kids:
            if isinstance(kid, Element):
                dictionaries[kid]["P"] = references[element]
    tree.dict |= {
        "K": PDFArray([references[structure.root]]),
        "ParentTree": document.Reference(places.parent_tree(structure)),
        "ParentTreeNextKey": len(structure.parents),
    }
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    anchors = {anchor: references[element] for anchor, element in structure.anchors.items()}
    if standard is Standard.UA_2:
        _name_spaces(document, tree, dictionaries)
        _refer(anchors, dictionaries)
    return anchors


def _name_spaces(
    document: Any, tree: PDFDictionary, dictionaries: Mapping[Element, PDFDictionary]
) -> None:
    """Says of each element in which version's sense its type is meant."""
    spaces = [
        document.Reference(PDFDictionary({"Type": "/Namespace", "NS": PDFString(name)}))
        for name in (SINCE_2, UNTIL_2)
    ]
    tree["Namespaces"] = PDFArray(spaces)
    for element, dictionary in dictionaries.items():
        dictionary["NS"] = spaces[element.tag.kind in DROPPED]


def _refer(anchors: Mapping[str, Any], dictionaries: Mapping[Element, PDFDictionary]) -> None:
    """Makes a link's element name the element it leads to (ISO 14289-2, 8.2.5.8)."""
    for element, dictionary in dictionaries.items():
        if element.leads_to:
            dictionary["Ref"] = PDFArray([anchors[element.leads_to]])


def _elements(element: Element) -> Iterator[Element]:
    """The element and all within it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _elements(kid)


def _described(element: Element, standard: Standard) -> dict[str, Any]:
    """What the element is, apart from where it stands."""
    tag = element.tag
    entries: dict[str, Any] = {"Type": "/StructElem", "S": f"/{tag.kind}"}
    if tag.alt:
        entries["Alt"] = PDFString(tag.alt)
    if tag.language:
        entries["Lang"] = PDFString(tag.language)
    if attributes := tuple(_attributes(element, standard)):
        entries["A"] = PDFArray(attributes)
    return entries


def _attributes(element: Element, standard: Standard) -> Iterator[PDFDictionary]:
    tag = element.tag
    if tag.scope:
        yield PDFDictionary({"O": "/Table", "Scope": f"/{tag.scope}"})
    if tag.numbering:
        # Until PDF 2.0 None stood for labels of any kind.
        is_term = tag.numbering == "Description" and standard is Standard.UA_1
        numbering = "None" if is_term else tag.numbering
        yield PDFDictionary({"O": "/List", "ListNumbering": f"/{numbering}"})
    # ISO 32000-1, 14.8.5.4.3: for what stands on one page as a whole.
    if len(element.places) == 1:
        (place,) = element.places.values()
        box = PDFArray([round(edge, 2) for edge in place])
        yield PDFDictionary({"O": "/Layout", "Placement": "/Block", "BBox": box})


@dataclass(frozen=True)
class _Places:
    """References to everything that the tree points at."""

    elements: Mapping[Element, Any]
    pages: Sequence[Any]
    links: Mapping[int, Any]

    def kids(self, element: Element) -> dict[str, Any]:
        """What is in the element: other elements, strokes on pages, links. Nothing where empty.

        Strokes on the first of its pages are bare numbers; that saves a seventh of a tree's bytes.
        """
        if not element.kids:
            return {}
        marked = [kid.page for kid in element.kids if isinstance(kid, Marked)]
        entries: dict[str, Any] = {"Pg": self.pages[marked[0]]} if marked else {}
        page = marked[0] if marked else None
        kids = [self._kid(kid, page) for kid in element.kids]
        return entries | {"K": kids[0] if len(kids) == 1 else PDFArray(kids)}

    def _kid(self, kid: Element | Marked | Annotated, first: int | None) -> Any:
        match kid:
            case Element():
                return self.elements[kid]
            case Marked() if kid.page == first:
                return kid.number
            case Marked():
                page = self.pages[kid.page]
                return PDFDictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})
            case Annotated():
                page, link = self.pages[kid.page], self.links[kid.key]
                return PDFDictionary({"Type": "/OBJR", "Pg": page, "Obj": link})
            case _:
                assert_never(kid)

    def parent_tree(self, structure: Structure) -> PDFDictionary:
        """Which element each number of a page, and each link, belongs to."""
        numbers: list[Any] = []
        for key, owner in enumerate(structure.parents):
            if isinstance(owner, list):
                numbers += [key, PDFArray([self.elements[element] for element in owner])]
            else:
                numbers += [key, self.elements[owner]]
        return PDFDictionary({"Nums": PDFArray(numbers)})
