"""PDF objects as the archival standards want them, where reportlab's own fall short."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFName


class Stream(pdfdoc.PDFStream):
    """A compressed stream with the end-of-line before ``endstream`` that PDF/A asks for (ISO 19005-3, 6.1.7.1)."""

    def format(self, document: Any) -> bytes:
        if self.filters is None and document.compression:
            self.filters = [pdfdoc.PDFZCompress]
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


class PlainStream(Stream):
    """A stream written as it is: XMP must stay readable without a PDF library."""

    def format(self, document: Any) -> bytes:
        body: bytes = self.content.encode()
        self.dictionary["Length"] = len(body)
        head: bytes = self.dictionary.format(document)
        return head + b"\nstream\n" + body + b"\nendstream\n"


class Document(pdfdoc.PDFDocument):
    """reportlab's document with the page keys it does not know, and the page contents open until it is written.

    ``contents`` holds the stream of each page, so that what needs the number of pages can still be added.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.contents: list[Stream] = []
        self.page_key = 0

    def addPage(self, page: Any) -> None:  # noqa: N802 (reportlab's name)
        page.Contents = Stream(content=page.stream)
        self.contents.append(page.Contents)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.page_key, PDFName("S")
        page.Trans = None  # reportlab writes an empty one on every page, which PDF/A does not allow
        super().addPage(page)

    def format(self) -> bytes:
        for made in self.idToObject.values():
            if type(made) is pdfdoc.PDFStream:  # font files and Unicode maps, made by reportlab itself
                made.__class__ = Stream
        written: bytes = super().format()
        return written
