"""Reads a PDF back: its words as a screen reader meets them, its structure, its boxes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw  # type: ignore[import-untyped]


@dataclass
class Node:
    """A structure element with its own text and its kids, in reading order."""

    tag: str
    alternative: str
    attributes: dict[str, Any]
    parts: list[str | Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below it, in order."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def walk(self) -> Iterator[Node]:
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def all(self, tag: str) -> list[Node]:
        return [node for node in self.walk() if node.tag == tag]


def squeezed(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def structure(pdf: bytes) -> Node:
    """The structure tree."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return _node(file.Root.StructTreeRoot.K[0], None, _marked_content(file))


def spoken(pdf: bytes) -> str:
    """All words in reading order, elements parted by a space."""
    return squeezed(" ".join(_spoken(structure(pdf))))


def seen(pdf: bytes) -> str:
    """All words as they stand on the pages, running headers and footers too."""
    return " ".join(seen_on(pdf))


def seen_on(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [squeezed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def boxes(pdf: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Page number, text and box (left, bottom, right, top) of each text object that shows something."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        words = page.get_textpage()
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = thing.get_bounds()
            if right > left and top > bottom:
                yield number, words.get_text_bounded(left, bottom, right, top), (left, bottom, right, top)


def in_order(text: str, *phrases: str) -> str:
    """The first phrase that does not follow the one before it in the text, or nothing."""
    position = 0
    for phrase in phrases:
        found = text.find(squeezed(phrase), position)
        if found < 0:
            return phrase
        position = found + len(squeezed(phrase))
    return ""


def _spoken(node: Node) -> Iterator[str]:
    for part in node.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _spoken(part)


def _node(element: Any, page: Any, marked: dict[tuple[Any, int], str]) -> Node:
    page = element.get("/Pg", page)
    attributes = element.get("/A", {})
    node = Node(str(element.S)[1:], str(element.get("/Alt", "")), {str(k): attributes[k] for k in attributes})
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR:
            continue
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            node.parts.append(_node(kid, page, marked))
        elif isinstance(kid, pikepdf.Dictionary):
            node.parts.append(marked.get((kid.Pg.objgen, int(kid.MCID)), ""))
        else:
            node.parts.append(marked.get((page.objgen, int(kid)), ""))
    return node


def _marked_content(file: pikepdf.Pdf) -> dict[tuple[Any, int], str]:
    """The text of each piece of marked content by page and number."""
    found: dict[tuple[Any, int], str] = {}
    for page in file.pages:
        fonts = {
            name: _unicode_map(font) for name, font in page.Resources.Font.items() if "/ToUnicode" in font
        }
        stack: list[int | None] = []
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    properties: Any = operands[1] if len(operands) > 1 else None
                    stack.append(
                        int(properties.MCID) if properties is not None and "/MCID" in properties else None
                    )
                case "EMC":
                    stack.pop()
                case "Tf":
                    font = fonts.get(str(operands[0]), {})
                case "Tj":
                    number = next((number for number in reversed(stack) if number is not None), None)
                    if number is not None:
                        key = (page.objgen, number)
                        shown = "".join(font.get(byte, "\ufffe") for byte in bytes(operands[0]))
                        found[key] = found.get(key, "") + shown
        assert not stack, "marked content is not closed"
    return found


def _unicode_map(font: Any) -> dict[int, str]:
    text = font.ToUnicode.read_bytes().decode()
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        pattern = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]"
        for start, _end, values in re.findall(pattern, block, re.DOTALL):
            for offset, value in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", values)):
                found[int(start, 16) + offset] = bytes.fromhex(value).decode("utf-16-be")
    return found
