"""Reads what a page says from the structure that tagged PDFs carry; of others, line by line."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any

from footprint.language import text as _
from footprint.ui.preview.said import Box, Kind, Said

# The structure types of ISO 32000-1, 14.8.4: what only holds others, and what is part of a line.
_HOLDS = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "NonStruct",
    "L",
    "LBody",
    "TBody",
    "TFoot",
    "TOC",
    "Index",
}
_INLINE = {"Span", "Quote", "Reference", "Code", "Link", "Annot", "Lbl", "Ruby", "Warichu", "Em", "Strong"}
_HEADING = re.compile(r"H([1-6]?)")
# No document of ours is a quarter as deep; a made-up one is not to exhaust the stack.
_DEEPEST = 60
_NOWHERE = Box(0, 0, 0, 0)

Text = tuple[str, Box]


def read(raw: Any, document: Any, page: Any, height: float) -> tuple[Said, ...]:
    """What a page of so many points in height says, in reading order."""
    text_page = page.get_textpage()
    try:
        said = tuple(_Reader(raw, document, page, text_page, height).pieces())
        return said or tuple(_lines(text_page, Box(0, 0, page.get_width(), height)))
    finally:
        text_page.close()


class _Reader:
    """One page's texts by the number that ties each to its place in the structure."""

    def __init__(self, raw: Any, document: Any, page: Any, text_page: Any, height: float) -> None:
        self._raw, self._page, self._height = raw, page, height
        self._texts: dict[int, list[Text]] = {}
        for number in range(raw.FPDFPage_CountObjects(page)):
            one = raw.FPDFPage_GetObject(page, number)
            if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT:
                mark = raw.FPDFPageObj_GetMarkedContentID(one)
                words = _string(raw.FPDFTextObj_GetText, one, text_page, wide=True)
                self._texts.setdefault(mark, []).append((words, self._box(one)))
        self._places = list(self._signatures(document))
        self._header: list[str] = []

    def pieces(self) -> Iterator[Said]:
        raw = self._raw
        tree = raw.FPDF_StructTree_GetForPage(self._page)
        try:
            for number in range(raw.FPDF_StructTree_CountChildren(tree) if tree else 0):
                element = raw.FPDF_StructTree_GetChildAtIndex(tree, number)
                if element:
                    yield from self._block(element, 0)
        finally:
            if tree:
                raw.FPDF_StructTree_Close(tree)

    def _block(self, element: Any, depth: int) -> Iterator[Said]:
        if depth > _DEEPEST:
            return
        kind = self._type(element)
        heading = _HEADING.fullmatch(kind)
        if heading:
            yield from self._piece(Kind.HEADING, self._line(element), int(heading[1] or 1))
        elif kind == "LI":
            yield from self._item(element, depth)
        elif kind == "TR":
            yield from self._row(element)
        elif kind == "THead":
            self._header = []
            yield from self._children(element, depth)
            self._header = [self._line(cell)[0] for row in self._kids(element) for cell in self._kids(row)]
        elif kind == "Table":
            self._header = []
            yield from self._children(element, depth)
            self._header = []
        elif kind in ("Figure", "Formula"):
            words = _string(self._raw.FPDF_StructElement_GetAltText, element)
            own, box = self._line(element)
            yield from self._piece(Kind.PICTURE, (words.strip() or own, box))
        elif kind in _HOLDS:
            yield from self._children(element, depth)
        else:
            yield from self._piece(Kind.PARAGRAPH, self._line(element))

    def _children(self, element: Any, depth: int) -> Iterator[Said]:
        for child, mark in self._content(element):
            if child is not None:
                yield from self._block(child, depth + 1)
            elif mark >= 0:
                yield from self._piece(Kind.PARAGRAPH, _joined(self._texts.get(mark, [])))
            elif self._places:
                # Neither a child nor text: what can be filled in, which here is a place to sign.
                yield self._places.pop(0)

    def _item(self, element: Any, depth: int) -> Iterator[Said]:
        """A label and what stands beside it as one; what is a block of its own inside comes after."""
        label: list[Text] = []
        line: list[Text] = []
        blocks: list[Any] = []
        for child, mark in self._content(element):
            if child is None:
                line += self._texts.get(mark, [])
                continue
            if self._type(child) != "LBody":
                label += self._run(child, 0)
                continue
            for inner, inner_mark in self._content(child):
                if inner is None:
                    line += self._texts.get(inner_mark, [])
                elif self._type(inner) in _INLINE:
                    line += self._run(inner, 0)
                else:
                    blocks.append(inner)
        (name, name_box), (words, box) = _joined(label), _joined(line)
        # On paper a name stands apart from what it names; in a line a colon does.
        apart = ": " if name[-1:].isalpha() and words else " "
        whole = reduce(Box.joined, [one for text, one in ((name, name_box), (words, box)) if text] or [box])
        yield from self._piece(Kind.ITEM, (f"{name}{apart}{words}".strip(), whole))
        for block in blocks:
            yield from self._block(block, depth + 1)

    def _row(self, row: Any) -> Iterator[Said]:
        """The cells one after the other, each with the head of its column where there is one."""
        cells = [self._line(cell) for cell in self._kids(row)]
        words = []
        for number, (text, _box) in enumerate(cells):
            head = self._header[number] if number < len(self._header) else ""
            if head:
                words.append(_("{head}: {cell}").format(head=head, cell=text or _("empty")))
            elif text:
                words.append(text)
        boxes = [box for text, box in cells if text]
        yield from self._piece(Kind.ROW, ("; ".join(words), reduce(Box.joined, boxes) if boxes else _NOWHERE))

    def _piece(self, kind: Kind, line: Text, level: int = 0) -> Iterator[Said]:
        if line[0]:
            yield Said(kind, *line, level)

    def _line(self, element: Any) -> Text:
        instead = _string(self._raw.FPDF_StructElement_GetActualText, element).strip()
        words, box = _joined(self._run(element, 0))
        return instead or words, box

    def _run(self, element: Any, depth: int) -> list[Text]:
        """All text below an element, in order."""
        found: list[Text] = []
        for child, mark in self._content(element):
            if child is None:
                found += self._texts.get(mark, []) if mark >= 0 else []
            elif depth < _DEEPEST:
                alternative = _string(self._raw.FPDF_StructElement_GetAltText, child)
                inner = self._run(child, depth + 1)
                found += [(f" {alternative} ", _joined(inner)[1])] if alternative else inner
        return found

    def _content(self, element: Any) -> Iterator[tuple[Any, int]]:
        """Each child element, or in its place the number of a piece of content, -1 if it is neither."""
        raw = self._raw
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
            mark = -1 if child else raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
            yield child or None, mark

    def _kids(self, element: Any) -> list[Any]:
        return [child for child, _mark in self._content(element) if child is not None]

    def _type(self, element: Any) -> str:
        return _string(self._raw.FPDF_StructElement_GetType, element)

    def _box(self, one: Any) -> Box:
        edges = [ctypes.c_float() for _n in range(4)]
        self._raw.FPDFPageObj_GetBounds(one, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        return Box(left, self._height - top, right, self._height - bottom)

    def _signatures(self, document: Any) -> Iterator[Said]:
        """The places to sign on this page, and whether each is signed."""
        raw, form = self._raw, document.formenv
        if not form:
            return
        places = []
        for number in range(raw.FPDFPage_GetAnnotCount(self._page)):
            annotation = raw.FPDFPage_GetAnnot(self._page, number)
            if raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_SIGNATURE:
                words = _string(raw.FPDFAnnot_GetFormFieldAlternateName, form, annotation, wide=True)
                edges = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(annotation, edges)
                box = Box(edges.left, self._height - edges.top, edges.right, self._height - edges.bottom)
                places.append((words or _("Signature"), box))
            raw.FPDFPage_CloseAnnot(annotation)
        signed = [
            raw.FPDFSignatureObj_GetContents(raw.FPDF_GetSignatureObject(document, number), None, 0) > 0
            for number in range(max(0, raw.FPDF_GetSignatureCount(document)))
        ]
        states = {True: _("{place} (signed)"), False: _("{place} (not signed)")}
        # Nothing ties the one to the other but their order; where some stand on another page, not even that.
        told = [states[one] for one in signed] if len(signed) == len(places) else ["{place}"] * len(places)
        for state, (words, box) in zip(told, places, strict=True):
            yield Said(Kind.SIGNATURE, state.format(place=words), box)


def _joined(texts: list[Text]) -> Text:
    """Texts as one, with a space wherever there is one to be seen; and the rectangle around them."""
    words, before = "", None
    for text, box in texts:
        if before is not None and words and not words[-1].isspace() and _apart(before, box):
            words += " "
        words += text
        # A space of its own has no width to measure the next by.
        before = box if text.strip() else None
        words += "" if text.strip() else " "
    boxes = [box for text, box in texts if text.strip()]
    return " ".join(words.split()), reduce(Box.joined, boxes) if boxes else _NOWHERE


def _apart(one: Box, other: Box) -> bool:
    """Whether two texts stand on different lines, or with a gap between them on one."""
    height = max(one.bottom - one.top, other.bottom - other.top)
    on_one_line = min(one.bottom, other.bottom) > max(one.top, other.top)
    return not on_one_line or other.left - one.right > height / 5


def _lines(text_page: Any, whole: Box) -> Iterator[Said]:
    """What stands on an untagged page, as it runs."""
    for line in _clean(text_page.get_text_range(errors="replace")).splitlines():
        if line.strip():
            yield Said(Kind.PARAGRAPH, " ".join(line.split()), whole)


def _string(ask: Callable[..., int], *about: Any, wide: bool = False) -> str:
    """What pdfium answers in UTF-16, asked twice: for the length, then for the words."""
    length = ask(*about, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(*about, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if wide else buffer, length)
    return _clean(buffer.raw[: length - 2].decode("utf-16-le", "replace"))


def _clean(words: str) -> str:
    # What pdfium puts for a hyphen at a line's end, and for what has no meaning as text.
    return re.sub("[\x00-\x09\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", words)
