"""Bad surroundings are said plainly, nothing acknowledged is lost, and work goes on once they are mended."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import footprint
from screen.conftest import Start
from screen.display import Screen, until
from screen.keyboard import Keyboard
from screen.program import Program
from screen.visitor import (
    ATTESTATION,
    CHECK,
    CODE,
    DOCUMENTS,
    HOME,
    WELCOME,
    Visit,
    ask_for_vault,
    make_vault,
    visitor,
)

CHECKOUT = Path(footprint.__file__).parents[2]
FULL = "the disk is full"


@pytest.fixture
def small_disk(own_home: Path) -> Iterator[Path]:
    """The test's home on a file system of its own, which is soon full."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(own_home)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a file system for this test could not be mounted, which takes an administrator")
    yield own_home
    subprocess.run(["umount", "--lazy", str(own_home)], check=True)


def fill(folder: Path) -> Path:
    """Take all the room there is; deleting the file gives it back."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


def test_that_a_full_disk_stops_nothing_for_good(
    screen: Screen, small_disk: Path, start: Start, documents: Callable[[], list[str]]
) -> None:
    reader = start()
    reader.arrive(WELCOME)
    filler = fill(small_disk)
    ask_for_vault(reader)
    assert FULL in reader.find("error").name
    filler.unlink()
    reader.press("create")
    reader.arrive(CODE)
    reader.choose("written_down")
    reader.press("continue")
    reader.arrive(HOME)

    filler = fill(small_disk)
    reader.press("start.onboarding")
    assert FULL in reader.find("error").name
    filler.unlink()
    reader.press("retry")
    until(lambda: not reader.sees("error"), "the message to go")
    keyboard = Keyboard(screen, reader)
    visit = Visit(keyboard, visitor())
    visit.begin()
    visit.introduce()

    # An answer that finds no room stays on its page, and is taken once there is some.
    filler = fill(small_disk)
    while visit.title != CHECK and not visit.is_refused:
        visit.answer_page(may_be_refused=True)
    if visit.is_refused:
        assert FULL in reader.find("error").name
        filler.unlink()
        visit.retry()
        visit.answer_all()
        filler = fill(small_disk)
    keyboard.go_on()
    keyboard.arrive(visit.result)
    keyboard.go_on()
    keyboard.arrive(ATTESTATION)
    keyboard.choose("answer.not_yet")
    keyboard.go_on()
    assert "could not be" in reader.find("error").name or FULL in reader.find("error").name
    assert documents() == []
    filler.unlink()
    reader.press("retry")
    reader.arrive(DOCUMENTS)
    assert len(documents()) == 2


def test_that_a_folder_that_takes_nothing_is_said_plainly(start: Start, own_home: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(own_home)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a file system for this test could not be mounted, which takes an administrator")
    try:
        reader = start()
        ask_for_vault(reader)
        assert "cannot be written to" in reader.find("error").name
        subprocess.run(["mount", "-o", "remount,rw", str(own_home)], check=True)
        reader.press("create")
        reader.arrive(CODE)
    finally:
        subprocess.run(["umount", "--lazy", str(own_home)], check=True)


def test_that_a_folder_that_cannot_be_is_said_plainly(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reader = start(FOOTPRINT_HOME=str(tmp_path / "file" / "home"))
    until(lambda: [node for node in reader.shown() if node.role in {"alert", "dialog"}], "a message")
    assert reader.sees("error")
    assert not reader.sees("report")


@pytest.fixture
def incomplete(tmp_path: Path) -> Path:
    """The Footprint under test, from which files may be taken away."""
    folder = tmp_path / "incomplete"
    folder.mkdir()
    for name in ("app", "questionnaires"):
        (folder / name).symlink_to(CHECKOUT / name)
    shutil.copytree(CHECKOUT / "resources", folder / "resources")
    return folder


def test_that_a_missing_font_costs_the_documents_only_until_it_is_there(
    screen: Screen, start: Start, incomplete: Path, documents: Callable[[], list[str]]
) -> None:
    fonts = list((incomplete / "resources" / "fonts").glob("*.ttf"))
    for font in fonts:
        font.rename(incomplete / font.name)
    reader = start(PYTHONPATH=str(incomplete / "app"))
    keyboard = Keyboard(screen, reader)
    make_vault(keyboard)
    visit = Visit(keyboard, visitor())
    visit.begin()
    visit.introduce()
    visit.answer_all()
    keyboard.go_on()
    keyboard.arrive(visit.result)
    keyboard.go_on()
    keyboard.arrive(ATTESTATION)
    keyboard.choose("answer.not_yet")
    keyboard.go_on()
    assert "font file" in reader.find("error").name
    assert documents() == []
    for font in fonts:
        (incomplete / font.name).rename(font)
    reader.press("retry")
    reader.arrive(DOCUMENTS)
    assert len(documents()) == 2


def test_that_missing_resources_are_said_once(
    screen: Screen, environment: dict[str, str], incomplete: Path, tmp_path: Path
) -> None:
    shutil.rmtree(incomplete / "resources")
    program = Program({**environment, "PYTHONPATH": str(incomplete / "app")}, tmp_path)
    try:
        until(lambda: program.process.poll() is not None or program.said.count("\n") > 3, "a message")
        assert "Traceback" not in program.said
        assert "Install Footprint again" in program.said
    finally:
        program.kill()
