"""What a document is made from, held against what can be read out of it: its words, their order, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from footprint.report.layout import Columns, Stack
from footprint.report.tagging.table import TaggedTable
from footprint.report.tagging.text import Text
from report.reading import Node, squeezed, structure


def complaints(pdf: bytes, story: Iterable[Any]) -> list[str]:
    """What differs from the story, or cannot be what was meant; empty for a document as it should be."""
    story = list(story)
    tree = structure(pdf)
    return [
        *_about_words(tree, story),
        *_about_tables(tree, story),
        *_about_headings(tree),
        *_about_pictures(tree),
    ]


def words_of(story: Iterable[Any]) -> str:
    """The words of a story in the order in which they are to be read, save those inside pictures."""
    return squeezed(" ".join(_words(story)))


def _words(flowables: Iterable[Any]) -> Iterator[str]:
    for one in flowables:
        if isinstance(one, Text):
            yield getattr(one, "bulletText", None) or ""
            yield one.getPlainText()
        elif isinstance(one, Stack):
            yield from _words(one.children)
        elif isinstance(one, Columns):
            yield from _words(one.stacks)
        elif isinstance(one, TaggedTable):
            yield from _words(cell for row in one._cellvalues for cell in row)


def _tables(flowables: Iterable[Any]) -> Iterator[TaggedTable]:
    for one in flowables:
        if isinstance(one, TaggedTable):
            yield one
        elif isinstance(one, Stack):
            yield from _tables(one.children)
        elif isinstance(one, Columns):
            yield from _tables(one.stacks)


def _outside_pictures(node: Node) -> Iterator[str]:
    if node.tag != "Figure":
        for part in node.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from _outside_pictures(part)
    yield " " if node.tag != "Figure" else ""


def _about_words(tree: Node, story: list[Any]) -> Iterator[str]:
    meant, told = words_of(story).split(), " ".join(_outside_pictures(tree)).split()
    if meant != told:
        at = next(
            (n for n, pair in enumerate(zip(meant, told, strict=False)) if pair[0] != pair[1]), len(told)
        )
        yield f"meant {meant[at : at + 3]}, told {told[at : at + 3]}"


def _about_tables(tree: Node, story: list[Any]) -> Iterator[str]:
    meant, told = list(_tables(story)), tree.all("Table")
    if len(meant) != len(told):
        yield f"{len(meant)} tables meant, {len(told)} told"
        return
    for table, node in zip(meant, told, strict=True):
        rows = table._cellvalues
        tags: Any = table._renderCB  # type: ignore[attr-defined]  # reportlab sets it
        heads = tags.heading_rows * len(rows[0]) + (len(rows) - tags.heading_rows) * tags.heading_columns
        scoped = [one for one in node.all("TH") if "/Scope" in one.attributes]
        if len(node.all("TR")) != len(rows):
            yield f"{len(rows)} rows meant, {len(node.all('TR'))} told"
        if len(scoped) != heads:
            yield f"{heads} heading cells meant, {len(scoped)} told"


def _about_headings(tree: Node) -> Iterator[str]:
    if len(tree.all("H1")) != 1:
        yield "not one first heading"


def _about_pictures(tree: Node) -> Iterator[str]:
    for picture in tree.all("Figure"):
        if not picture.alternative.strip():
            yield "a picture with blank words"
