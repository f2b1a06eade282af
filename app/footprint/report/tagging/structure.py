"""The structure tree: what each piece of content is, in the order in which it is read."""

from __future__ import annotations

from typing import Any, Protocol

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFString


class Element(pdfdoc.PDFObject):
    """One structure element; its kids are elements, or pieces of marked content as (page, number on that page).

    Attributes are written as they are when given as bytes, else as a PDF text string.
    """

    __RefOnly__ = 1

    def __init__(self, tag: str, parent: Element | Root, **attributes: str | bytes) -> None:
        self.tag, self.parent, self.attributes = tag, parent, attributes
        self.kids: list[Element | tuple[Any, int]] = []
        self._held: tuple[Any, Any] | None = None

    def add(self, tag: str, **attributes: str | bytes) -> Element:
        """A new last kid."""
        kid = Element(tag, self, **attributes)
        self.kids.append(kid)
        return kid

    def hold(self, page: Any, thing: Any) -> None:
        """Its only kid is an object on a page, such as a form field."""
        self._held = page, thing

    def format(self, document: Any) -> bytes:
        page = next((kid[0] for kid in self.kids if isinstance(kid, tuple)), None)
        out = [b"<</S/%s/P %s" % (self.tag.encode(), _reference(document, self.parent))]
        if page is not None:
            out.append(b"/Pg " + page.format(document))
        for key, value in self.attributes.items():
            out.append(
                b"/%s " % key.encode() + (value if isinstance(value, bytes) else _text(document, value))
            )
        if self._held:
            on, thing = (one.format(document) for one in self._held)
            # No array around it: programs that compare a signed file with what was signed stumble over one.
            out.append(b"/Pg %s/K<</Type/OBJR/Pg %s/Obj %s>>>>" % (on, on, thing))
        else:
            out.append(b"/K[%s]>>" % b" ".join(self._kid(document, kid, page) for kid in self.kids))
        return b"".join(out)

    @staticmethod
    def _kid(document: Any, kid: Element | tuple[Any, int], page: Any) -> bytes:
        if isinstance(kid, Element):
            return _reference(document, kid)
        own_page, number = kid
        if own_page.name == page.name:
            return b"%d" % number
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (own_page.format(document), number)


class Root(pdfdoc.PDFObject):
    """The tree's root with its way back from content to elements: by a key for each page and each object."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self._parents: list[list[Element] | Element] = []
        self.document = Element("Document", self)

    def key_of(self, parents: list[Element] | Element) -> int:
        """A new key: for a page the elements of its marked content in order, for an object its element."""
        self._parents.append(parents)
        return len(self._parents) - 1

    def format(self, document: Any) -> bytes:
        parents = b" ".join(
            b"%d %s" % (key, self._parent(document, one)) for key, one in enumerate(self._parents)
        )
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            _reference(document, self.document),
            parents,
            len(self._parents),
        )

    @staticmethod
    def _parent(document: Any, parents: list[Element] | Element) -> bytes:
        if isinstance(parents, Element):
            return _reference(document, parents)
        return b"[%s]" % b" ".join(_reference(document, element) for element in parents)


class Drawn(Protocol):
    """What a place needs of a canvas: the element that is being drawn."""

    @property
    def current(self) -> Element: ...


class Place:
    """Where content belongs in the structure; its element is made when it is first drawn.

    A flowable and all parts it is split into share one place, so that a paragraph over two pages stays one
    paragraph. Without ``inside`` the element goes where the canvas stands at that moment.
    """

    def __init__(self, tag: str, inside: Place | None = None, **attributes: str | bytes) -> None:
        self.tag, self.inside, self.attributes = tag, inside, attributes
        self._element: Element | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing has been drawn there yet."""
        return self._element is None

    def element(self, canvas: Drawn) -> Element:
        """Its element, made now if need be."""
        if self._element is None:
            parent = self.inside.element(canvas) if self.inside else canvas.current
            self._element = parent.add(self.tag, **self.attributes)
        return self._element


def _reference(document: Any, thing: pdfdoc.PDFObject) -> bytes:
    written: bytes = document.Reference(thing).format(document)
    return written


def _text(document: Any, words: str) -> bytes:
    written: bytes = PDFString(words).format(document)
    return written
