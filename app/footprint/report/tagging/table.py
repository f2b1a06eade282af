"""Tables that tell their heading rows and columns, and whose rows may be taller than a page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.platypus import Table

from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.structure import Element


class TaggedTable(Table):
    """A table; its cells hold flowables without a tag of their own, or with one inside the cell."""

    continues_a_row = False
    _cellvalues: list[Any]

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 (reportlab's names)
        parts: list[Any] = super().split(availWidth, availHeight)
        if len(parts) == 2:
            repeated = parts[1].repeatRows if isinstance(parts[1].repeatRows, int) else 0
            rows = len(parts[0]._cellvalues) + len(parts[1]._cellvalues) - repeated  # noqa: SLF001
            parts[0].continues_a_row = self.continues_a_row
            parts[1].continues_a_row = rows > len(self._cellvalues)
        return parts


def table(
    rows: Sequence[list[Any]],
    *,
    summary: str,
    heading_rows: int = 1,
    heading_columns: int = 0,
    **settings: Any,
) -> TaggedTable:
    """A table over as many pages as it takes; heading rows are repeated, for the eye only.

    ``settings`` go to reportlab's Table. ``summary`` is told to a screen reader and not shown.
    """
    settings.setdefault("repeatRows", heading_rows)
    settings.setdefault("splitInRow", 1)  # without it a row taller than a page is an error
    tags: Any = _Tags(heading_rows, heading_columns, summary)
    return TaggedTable(rows, renderCB=tags, **settings)


class _Tags:
    """What reportlab calls while it draws; one object serves all parts of a table."""

    def __init__(self, heading_rows: int, heading_columns: int, summary: str) -> None:
        self.heading_rows, self.heading_columns, self.summary = heading_rows, heading_columns, summary
        self.parts = 0
        self.sections: tuple[Element, Element] | None = None
        self.row: Element | None = None
        self.cells: dict[int, Element] = {}
        self.repeated: AbstractContextManager[None] | None = None
        self.again = False

    def __call__(self, drawn: TaggedTable, event: str, *where: Any) -> None:
        act = getattr(self, f"_{event}", None)
        if act:
            act(drawn.canv, drawn, *where)

    def _startTable(self, canvas: TaggedCanvas, _drawn: TaggedTable, *_: Any) -> None:  # noqa: N802
        self.parts += 1
        if self.sections is None:
            summary = PDFString(self.summary).format(pdfdoc.DummyDoc())
            whole = canvas.current.add("Table", A=b"<</O/Table/Summary %s>>" % summary)
            body = "TBody"
            self.sections = (
                (whole.add("THead"), whole.add(body)) if self.heading_rows else (whole.add(body),) * 2
            )

    def _startRow(self, canvas: TaggedCanvas, drawn: TaggedTable, row: int) -> None:  # noqa: N802
        assert self.sections
        in_head = row < self.heading_rows
        if in_head and self.parts > 1:
            self.repeated = canvas.artifact("Pagination")
            self.repeated.__enter__()
            return
        self.again = drawn.continues_a_row and row == self.heading_rows
        if not self.again:
            self.row, self.cells = self.sections[0 if in_head else 1].add("TR"), {}

    def _startCell(self, canvas: TaggedCanvas, _drawn: TaggedTable, row: int, column: int, *_: Any) -> None:  # noqa: N802
        if self.repeated:
            return
        if not self.again:
            assert self.row
            scope = "Column" if row < self.heading_rows else "Row" if column < self.heading_columns else ""
            attributes = {"A": b"<</O/Table/Scope/%s>>" % scope.encode()} if scope else {}
            self.cells[column] = self.row.add("TH" if scope else "TD", **attributes)
        canvas.open(self.cells[column])

    def _endCell(self, canvas: TaggedCanvas, *_: Any) -> None:  # noqa: N802
        if not self.repeated:
            canvas.close()

    def _endRow(self, *_: Any) -> None:  # noqa: N802
        if self.repeated:
            self.repeated.__exit__(None, None, None)
            self.repeated = None
