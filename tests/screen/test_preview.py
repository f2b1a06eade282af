"""A document is read by assistive technology and by keyboard alone, without leaving the window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

import footprint
from footprint.ui.preview.paper import Paper
from footprint.ui.preview.said import Kind, Said
from report.made import an_action_list
from report.sample import TOPICS, assessment
from screen.display import Screen, ended, until
from screen.keyboard import Keyboard
from screen.program import Program
from screen.reader import Node, Reader


class Previewing(Program):
    """A window that shows one PDF."""

    def __init__(self, environment: Mapping[str, str], folder: Path, file: Path) -> None:
        self._log = folder / "said.log"
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("previewing.py")), str(file)],
                env={"PYTHONPATH": str(Path(footprint.__file__).parents[1]), **environment},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


@pytest.fixture
def pages() -> list[tuple[Said, ...]]:
    """What each page of the document says."""
    paper = Paper(document())
    said = [paper.words(number) for number in range(len(paper.sizes))]
    paper.close()
    return said


@pytest.fixture
def reading(environment: Mapping[str, str], tmp_path: Path) -> Iterator[Reader]:
    file = tmp_path / "document.pdf"
    file.write_bytes(document())
    with ExitStack() as ends:
        program = Previewing(environment, tmp_path, file)
        ends.callback(lambda: ended(program.process))
        reader = Reader(environment, program)
        ends.callback(reader.close)
        reader.arrive("A document")
        yield reader
    assert "Traceback" not in program.said, program.said


def document() -> bytes:
    return an_action_list(assessment({f"{topic}_1": "minor" for topic in TOPICS}))


def page_of(reader: Reader, number: int) -> list[Node]:
    """What is found on a page: all that lies deeper than the page itself, as far as the next that does not."""
    found: list[Node] = []
    depth = -1
    for node in reader.shown():
        if depth >= 0 and node.depth <= depth:
            break
        if depth >= 0:
            found.append(node)
        elif node.role == "section" and node.name.startswith(f"Page {number} of "):
            depth = node.depth
    return found


def test_a_page_is_read_in_order_with_its_headings(reading: Reader, pages: list[tuple[Said, ...]]) -> None:
    found = until(lambda: page_of(reading, 1), "the words of the first page")
    assert [node.name for node in found] == [said.text for said in pages[0]]
    headings = [(node.name, node.description) for node in found if node.role == "heading"]
    assert headings == [(said.text, f"Level {said.level}") for said in pages[0] if said.kind is Kind.HEADING]
    assert headings[0][1] == "Level 1"
    pictures = [node.name for node in found if node.role in ("image", "graphic", "icon")]
    assert pictures == [said.text for said in pages[0] if said.kind is Kind.PICTURE]
    (view,) = (node for node in reading.shown() if node.role.startswith("document"))
    assert (view.name, view.id) == ("A document", "preview")
    assert view.description.startswith(f"Page 1 of {len(pages)}.")


def test_pages_are_turned_by_keyboard_and_the_next_is_there_to_read(
    screen: Screen, reading: Reader, pages: list[tuple[Said, ...]]
) -> None:
    keyboard = Keyboard(screen, reading)
    keyboard.tab_to("preview")
    keyboard.keys("ctrl+Next")
    until(lambda: reading.find("preview").description.startswith("Page 2 of "), "the second page")
    found = until(lambda: page_of(reading, 2), "the words of the second page")
    assert [node.name for node in found] == [said.text for said in pages[1]]
    assert reading.focused() == "preview"


def test_all_of_it_can_be_read_as_text(reading: Reader, pages: list[tuple[Said, ...]]) -> None:
    reading.press("preview.text")
    last = pages[-1][-1].text
    text = until(lambda: one if last in (one := reading.find("preview.words")).text else None, "the text")
    assert {"READ_ONLY", "MULTI_LINE", "FOCUSABLE"} <= text.states
    lines = [line.removeprefix("Picture: ") for line in text.text.splitlines()]
    assert lines == [said.text for page in pages for said in page]


def test_who_asks_for_what_is_not_there_does_no_harm(screen: Screen, reading: Reader) -> None:
    keyboard = Keyboard(screen, reading)
    keyboard.tab_to("preview")
    for _n in range(5):
        keyboard.keys("Next", "plus", "Prior", "minus", "End", "Home")
        assert reading.reach_beyond() > 10
    assert reading.find("preview").name == "A document"
