"""Starting: what is not imported, and whether there is a screen at all."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from footprint.ui.screen import has_screen

HEAVY = [
    "sqlalchemy",
    "alembic",
    "reportlab",
    "pydantic",
    "yaml",
    "pyhanko",
    "keyring",
    "asyncio",
    "icalendar",
    "pypdfium2",
    "PySide6.QtNetwork",
]

RUN = """
import sys
sys.path.insert(0, {tests!r})
from footprint.ui.application import run
from footprint.bootstrap import services

def at_first_page():
    from PySide6.QtWidgets import QApplication, QWidget
    window = QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
    if window.findChild(QWidget, "with_passphrase") is None:
        QTimer.singleShot(1, at_first_page)
        return
    print(" ".join(name for name in {heavy!r} if name in sys.modules))
    print(window.windowTitle())
    window.close()

from PySide6.QtCore import QTimer
import footprint.ui.main_window as module
fill = module.MainWindow.fill
def filled(window):
    fill(window)
    at_first_page()
module.MainWindow.fill = filled
sys.exit(run(services(), ["footprint"]))
"""


def test_nothing_heavy_is_imported_at_the_first_usable_page(own_home: Path) -> None:
    code = textwrap.dedent(RUN).format(tests=str(Path(__file__).parents[1]), heavy=HEAVY)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FOOTPRINT_HOME": str(own_home)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    heavy, title = done.stdout.splitlines()
    assert heavy == ""
    assert title.startswith("Welcome to Footprint")


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


def test_without_a_display_there_is_no_screen(nowhere: pytest.MonkeyPatch) -> None:
    assert not has_screen()


@pytest.mark.parametrize("display", [":4711", "nonsense", "localhost:99", "unix:4711.0", "/nowhere/socket:0"])
def test_a_display_that_does_not_answer_is_no_screen(nowhere: pytest.MonkeyPatch, display: str) -> None:
    nowhere.setenv("DISPLAY", display)
    assert not has_screen()


def test_drawing_off_screen_needs_none(nowhere: pytest.MonkeyPatch) -> None:
    nowhere.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_screen()


def test_a_wayland_socket_that_answers_is_a_screen(nowhere: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    nowhere.setenv("WAYLAND_DISPLAY", "w")
    assert not has_screen()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "w"))
        listening.listen()
        assert has_screen()


def test_elsewhere_there_always_is_one(nowhere: pytest.MonkeyPatch) -> None:
    nowhere.setattr(sys, "platform", "win32")
    assert has_screen()
