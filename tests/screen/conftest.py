"""A screen of its own for these tests, Footprint on it, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from screen.display import Screen, missing
from screen.keyboard import Keyboard
from screen.program import Program
from screen.reader import Reader

Start = Callable[..., Reader]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a screen."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.screen)


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """One for all tests; what is on it is each test's own."""
    lacking = missing()
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}; make test installs what is needed where it may")
    with Screen(tmp_path_factory.mktemp("screen")) as made:
        yield made


@pytest.fixture
def environment(screen: Screen, own_home: Path) -> dict[str, str]:
    """For Footprint on the screen, with its files in the test's own folder."""
    return {**screen.environment, "FOOTPRINT_HOME": str(own_home)}


@pytest.fixture
def start(environment: Mapping[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts Footprint, and gives a reader of it that also holds the program; all of them end with the test."""
    with ExitStack() as ends:
        started: list[Program] = []

        def begin(**other: str) -> Reader:
            folder = tmp_path / f"start{len(started)}"
            folder.mkdir()
            program = Program({**environment, **other}, folder)
            ends.callback(program.kill)
            reader = Reader({**environment, **other}, program)
            ends.callback(reader.close)
            started.append(program)
            return reader

        yield begin
    for program in started:
        assert "Traceback" not in program.said, program.said


@pytest.fixture
def reader(start: Start) -> Reader:
    """Footprint, started, and a screen reader."""
    return start()


@pytest.fixture
def keyboard(screen: Screen, reader: Reader) -> Keyboard:
    """Footprint, started, and a keyboard."""
    return Keyboard(screen, reader)


@pytest.fixture
def documents(own_home: Path) -> Callable[[], list[str]]:
    """The names of the documents that are there."""

    def names() -> list[str]:
        folder = own_home / "documents" / "Footprint"
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        assert all(path.read_bytes().startswith(b"%PDF-") for path in found), found
        return [path.name.rpartition(" ")[0] for path in found]

    return names
