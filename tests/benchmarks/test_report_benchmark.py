"""What tagging and layout cost: the two documents against the same content by plain platypus."""

from __future__ import annotations

import html
import io
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from footprint.assessment.attestation import action_list, attestation
from footprint.assessment.picture.shapes import Words
from footprint.report import action_list_pdf, attestation_pdf, look
from footprint.report.documents import PdfDocuments
from footprint.report.layout import Columns, Kept, Line, Stack
from footprint.report.painter import PictureBlock
from footprint.report.tagging.table import TaggedTable
from footprint.report.tagging.text import Text
from report.sample import DAY, TOPICS, assessment

ROUNDS = 15


def plain(story: Iterable[Flowable]) -> Iterator[Flowable]:
    """The same content as plain flowables: words with their bold, lines, tables, pictures as lines of words."""
    for block in story:
        match block:
            case Text():
                yield Paragraph(_markup(block), block.style, bulletText=getattr(block, "bulletText", None))
            case Kept():
                yield KeepTogether(list(plain(block.children)))
            case Stack():
                yield from plain(block.children)
            case Columns():
                yield from plain(child for stack in block.stacks for child in stack.children)
            case Line():
                yield HRFlowable(width="100%", spaceBefore=block.above)
            case PictureBlock():
                style = look.style("picture", 9, 12)
                yield from (
                    Paragraph(one.words, style) for one in block.picture.shapes if isinstance(one, Words)
                )
            case TaggedTable():
                rows = [
                    [list(plain([cell])) if isinstance(cell, Text) else cell for cell in row]
                    for row in block._cellvalues
                ]
                yield Table(rows, colWidths=[look.WIDTH / 4] * len(rows[0]))
            case _:
                yield Spacer(1, 1)


def _markup(block: Text) -> str:
    bold = {look.SEMI_BOLD} - {block.style.fontName}
    words = ((html.escape(part.text, quote=False), part.fontName in bold) for part in block.frags)
    return "".join(f"<b>{text}</b>" if strong else text for text, strong in words)


def by_platypus(story: Iterable[Flowable]) -> bytes:
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, leftMargin=look.SIDE, rightMargin=look.SIDE, initialFontName=look.REGULAR
    )
    document.build(list(plain(story)))
    return file.getvalue()


@pytest.mark.benchmark
def test_that_the_two_documents_cost_at_most_half_more_than_plain_platypus() -> None:
    answers = {**{f"{topic}_1": "minor" for topic in TOPICS}, "photos_2": "not_sure", "help_3": "help"}
    taken = assessment(answers)
    handed_over, own = attestation(taken, DAY), action_list(taken, DAY)
    documents = PdfDocuments()
    documents.attestation(handed_over)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        documents.attestation(handed_over)
        documents.action_list(own)
        ours.append(time.process_time() - start)
        title = "Attestation"
        stories = [attestation_pdf._story(handed_over, title), action_list_pdf._story(own)]
        start = time.process_time()
        for story in stories:
            by_platypus(story)
        theirs.append(time.process_time() - start)
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(
        f"\nours {1000 * statistics.median(ours):.1f} ms, platypus {1000 * statistics.median(theirs):.1f} ms: {ratio:.2f}"
    )
    assert ratio <= 1.5


@pytest.mark.benchmark
def test_that_four_hundred_actions_take_in_proportion() -> None:
    source = action_list(assessment({"accounts_1": "minor"}), DAY)
    (only,) = source.result.to_do
    documents = PdfDocuments()
    took: dict[int, list[float]] = {20: [], 400: []}
    for _ in range(3):
        for count, times in took.items():
            actions = tuple(
                replace(only, id=f"a{number}", text=f"Thing to do {number}") for number in range(count)
            )
            start = time.process_time()
            documents.action_list(replace(source, result=replace(source.result, actions=actions)))
            times.append(time.process_time() - start)
    ratio = statistics.median(took[400]) / statistics.median(took[20])
    print(
        f"\n20 actions {1000 * statistics.median(took[20]):.0f} ms, 400 {1000 * statistics.median(took[400]):.0f} ms: {ratio:.1f}"
    )
    assert ratio <= 20
