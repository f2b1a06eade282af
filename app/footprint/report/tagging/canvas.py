"""A canvas that tags all it draws, so that PDF/UA and PDF/A hold by construction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from footprint.report.tagging.attachments import Attachment, attach
from footprint.report.tagging.metadata import Metadata, xmp
from footprint.report.tagging.objects import Document, PlainStream, Stream
from footprint.report.tagging.signature_field import Box, signature_field
from footprint.report.tagging.srgb import srgb_profile
from footprint.report.tagging.structure import Element, Root

# Operators that put something on the page other than text (ISO 32000-1, tables 60, 74, 77, 87 and 92).
_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|sh|Do|EI)(?=\s|$)")

LastWords = Callable[["TaggedCanvas", int, int], None]


class _Marked(str):
    """Page code that carries its own marked content."""

    __slots__ = ()


class TaggedCanvas(Canvas):
    """A reportlab canvas for tagged documents; the same input gives the same bytes.

    ``font`` is a registered TrueType font, used where reportlab would fall back to a font that is not embedded.
    """

    _code: list[str]
    _doc: Document

    def __init__(
        self,
        filename: Any,
        about: Metadata,
        font: str,
        attachments: Sequence[Attachment] = (),
        **settings: Any,
    ) -> None:
        settings.update(
            invariant=1, pageCompression=1, lang=about.language, pdfVersion=(1, 7), initialFontName=font
        )
        self._body_font = font
        super().__init__(filename, **settings)
        self._doc = Document(
            compression=1, invariant=1, filename=filename, pdfVersion=(1, 7), lang=about.language
        )
        self.tree = Root()
        self._stack = [self.tree.document]
        self._page_elements: list[Element] = []
        self._inside_marked = False
        self._label: Element | None = None
        self._heading = 0
        self._bookmarks = 0
        self._last_words: LastWords | None = None
        self._describe(about)
        if attachments:
            attach(self._doc, attachments, about.created.astimezone(UTC))

    def _describe(self, about: Metadata) -> None:
        document: Any = self._doc
        created = about.created.astimezone(UTC).replace(microsecond=0)
        document._timeStamp.t = created.timestamp()  # noqa: SLF001 (reportlab has no other way to set the time)
        document._timeStamp.YMDhms = created.timetuple()[:6]  # noqa: SLF001
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setCreator(about.creator)
        self.setViewerPreference("DisplayDocTitle", "true")
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.StructTreeRoot = self.tree
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        catalog.Metadata = PlainStream(kind, xmp(about, document.info.producer))
        profile = document.Reference(Stream(PDFDictionary({"N": 3}), srgb_profile()))
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "DestOutputProfile": profile,
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
        }
        catalog.OutputIntents = PDFArray([PDFDictionary(intent)])

    @property
    def current(self) -> Element:
        """The element that text drawn now belongs to."""
        return self._stack[-1]

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """A context: text drawn inside belongs to the element."""
        self.open(element)
        try:
            yield
        finally:
            self.close()

    def open(self, element: Element) -> None:
        """Text drawn from now on belongs to the element, until ``close``."""
        self._stack.append(element)

    def close(self) -> None:
        """Go back to what was current before the last ``open``."""
        self._stack.pop()

    def label_next(self, label: Element) -> None:
        """The next text drawn belongs to the label: platypus draws a bullet just before its paragraph."""
        self._label = label

    def heading(self, level: int, words: str, top: float) -> None:
        """Note a heading that is about to be drawn with its upper edge ``top`` points above the origin.

        Raises:
            ValueError: it skips a level, which PDF/UA forbids (ISO 14289-1, 7.4.2).
        """
        if level > self._heading + 1:
            raise ValueError(f"heading level {level} after level {self._heading}: {words!r}")
        self._heading = level
        self._bookmarks += 1
        key = f"heading-{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(words, key, level - 1, closed=level > 1)

    def at_the_end(self, draw: LastWords) -> None:
        """Call ``draw(canvas, page, pages)`` for every page when the number of pages is known; artifacts only."""
        self._last_words = draw

    def figure(self, alternative: str, box: tuple[float, float, float, float]) -> Any:
        """A context: all that is drawn inside is one figure with an alternative text; ``box`` is on the page.

        Raises:
            ValueError: the alternative text is blank.
        """
        if not alternative.strip():
            raise ValueError("a figure needs an alternative text")
        edges = b" ".join(b"%.2f" % edge for edge in box)
        layout = b"<</O/Layout/Placement/Block/BBox[%s]>>" % edges
        return self._marked(self._mark(self.current.add("Figure", Alt=alternative, A=layout)))

    def artifact(self, kind: str = "", subtype: str = "") -> Any:
        """A context: what is drawn inside is no content; ``Pagination`` with ``Header`` or ``Footer`` if it is one."""
        subtype = f"/Subtype/{subtype}" if subtype else ""
        return self._marked(f"/Artifact <</Type/{kind}{subtype}>> BDC" if kind else "/Artifact BMC")

    def signature_field(self, name: str, tip: str, box: Box) -> None:
        """An empty field to sign in, as an element of its own; ``box`` is on the page.

        Raises:
            ValueError: the tip is blank.
        """
        if not tip.strip():
            raise ValueError("a field needs words for who does not see it")
        signature_field(self, self.current.add("Form"), name, tip, box)

    def _mark(self, element: Element) -> str:
        element.kids.append((self._doc.thisPageRef(), len(self._page_elements)))
        self._page_elements.append(element)
        return f"/{element.tag} <</MCID {len(self._page_elements) - 1}>> BDC"

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        code: list[str] = self._code
        code.append(_Marked(opening))
        start, outside, self._inside_marked = len(code), self._inside_marked, True
        try:
            yield
        finally:
            self._inside_marked = outside
            code[start:] = [*map(_Marked, code[start:]), _Marked("EMC")]

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803 (reportlab's names)
        if self._inside_marked:
            super().drawText(aTextObject)
            return
        target, self._label = self._label or self.current, None
        if target is self.tree.document:
            raise RuntimeError(f"text outside the structure: {aTextObject.getCode()[:80]!r}")
        # Platypus drops the space at which it breaks a line, and readers then join the two words.
        lines = [f"{op[:-3]} ( ) Tj T*" if op.endswith(") Tj T*") else op for op in aTextObject._code]  # noqa: SLF001
        self._code.append(_Marked("\n".join([self._mark(target), *lines, "ET", "EMC"])))

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        known: Any = pdfmetrics.getFont(psfontname)
        embedded = known._dynamicFont  # noqa: SLF001 (the only mark of an embedded font)
        super().setFont(psfontname if embedded else self._body_font, size, leading)

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        self._code[:] = _with_artifacts(self._code)
        self._doc.page_key = self.tree.key_of(self._page_elements)
        self._page_elements = []
        super().showPage()

    def save(self) -> None:
        if self._code:
            self.showPage()
        pages: list[Stream] = self._doc.contents
        for number, content in enumerate(pages, 1):
            if self._last_words:
                self._code = []
                self._last_words(self, number, len(pages))
                content.content += "\n".join([*_with_artifacts(self._code), ""])
            self._doc.updateSignature(content.content)
        self._code = []
        super().save()


def _with_artifacts(code: list[str]) -> list[str]:
    """Page code in which every drawing that carries no mark is marked as an artifact."""
    out: list[str] = []
    unmarked: list[str] = []

    def close() -> None:
        paints = any(_PAINTS.search(line) for line in unmarked)
        out.extend(["/Artifact BMC", *unmarked, "EMC"] if paints else unmarked)
        unmarked.clear()

    for line in code:
        if isinstance(line, _Marked):
            close()
            out.append(line)
        else:
            unmarked.append(line)
    close()
    return out
