"""What a page says is what it was made from, in the order in which it is to be read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest

from footprint.ui.preview.paper import Paper
from footprint.ui.preview.said import Kind, Said
from report.reading import Node, structure
from ui.preview.conftest import action_list, attestation, plain, signed_once


def said(pdf: bytes) -> list[Said]:
    paper = Paper(pdf)
    try:
        return [one for number in range(len(paper.sizes)) for one in paper.words(number)]
    finally:
        paper.close()


def written(node: Node) -> Iterator[str]:
    """What another program finds in the structure: words, of a picture those that stand for it, of tables none."""
    if node.tag == "Figure":
        yield node.alternative
    elif node.tag != "Table":
        for part in node.parts:
            yield from [part] if isinstance(part, str) else written(part)


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


@pytest.mark.parametrize("pdf", [attestation, action_list], ids=["attestation", "action list"])
def test_every_word_is_there_once_and_in_order(pdf: object) -> None:
    document = pdf()  # type: ignore[operator]  # one of two functions
    ours = "".join(one.text for one in said(document) if one.kind not in (Kind.ROW, Kind.SIGNATURE))
    assert letters(ours) == letters("".join(written(structure(document))))


def test_headings_have_their_level() -> None:
    pdf = action_list()
    ours = [(f"H{one.level}", letters(one.text)) for one in said(pdf) if one.kind is Kind.HEADING]
    assert ours == [
        (node.tag, letters(node.text)) for node in structure(pdf).walk() if re.fullmatch("H[1-6]", node.tag)
    ]
    assert [tag for tag, _text in ours].count("H1") == 1


def test_words_are_parted_where_lines_are_and_nowhere_else() -> None:
    texts = [one.text for one in said(attestation())]
    (topics,) = (text for text in texts if text.startswith("Topics of the policy: "))
    assert "Colleagues, clients and people you meet at work; What you know from work" in topics
    assert not re.search(r"  |\s[,.;:]", " ".join(texts))


def test_a_name_and_what_it_names_are_one_entry() -> None:
    texts = {one.text for one in said(attestation()) if one.kind is Kind.ITEM}
    assert {"Name: Siân Ŵyn-Jones", "Manager: Kim Manager", "Date: 22 November 2026"} <= texts
    assert "• I know where to find the policy and whom to ask about it." in texts


def test_cells_are_told_with_the_head_of_their_column() -> None:
    rows = [one.text for one in said(attestation()) if one.kind is Kind.ROW]
    assert rows[:2] == ["Policy; Where I find it", "Policy: Code of conduct; Where I find it: empty"]
    assert len(rows) == 5


def test_places_to_sign_stand_where_they_are_and_say_whether_they_are_signed() -> None:
    pieces = said(signed_once())
    numbers = [number for number, one in enumerate(pieces) if one.kind is Kind.SIGNATURE]
    assert [pieces[number].text for number in numbers] == [
        "Signature: Employee: Siân Ŵyn-Jones (signed)",
        "Signature: Manager: Kim Manager (not signed)",
    ]
    assert [pieces[number + 1].text for number in numbers] == [
        "Employee: Siân Ŵyn-Jones",
        "Manager: Kim Manager",
    ]


def test_boxes_run_down_the_page_with_what_they_hold() -> None:
    pieces = [one for one in said(action_list()) if one.kind is Kind.HEADING][:4]
    tops = [one.box.top for one in pieces]
    assert tops == sorted(tops)
    assert all(
        0 <= one.box.left < one.box.right <= 595 and one.box.top < one.box.bottom <= 842 for one in pieces
    )


def test_a_page_without_structure_is_read_line_by_line() -> None:
    assert [(one.kind, one.text) for one in said(plain(2))] == [
        (Kind.PARAGRAPH, text)
        for number in (1, 2)
        for text in (f"This is page {number} of the plain one.", "A second line.")
    ]


def test_a_structure_without_end_ends() -> None:
    with pikepdf.open(io.BytesIO(attestation())) as file:
        inner = file.Root.StructTreeRoot.K[0].K[0]
        for _n in range(500):
            inner = file.make_indirect(
                pikepdf.Dictionary(S=pikepdf.Name.Div, K=inner, P=file.Root.StructTreeRoot)
            )
        file.Root.StructTreeRoot.K[0].K[0] = inner
        made = io.BytesIO()
        file.save(made)
    assert said(made.getvalue())
