"""A theme that is chosen while the program runs reaches all of its window."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from footprint.ui.tokens import THEMES

RUN = """
import sys
from PySide6.QtCore import QTimer
from footprint.bootstrap import services
from footprint.ui import application, main_window

fill = main_window.MainWindow.fill

def filled(window):
    fill(window)
    QTimer.singleShot(0, lambda: choose(window))

def choose(window):
    window._on_theme_chosen(sys.argv[1])
    QTimer.singleShot(0, lambda: look(window))

def look(window):
    shown = window.grab().toImage()
    print(shown.pixelColor(shown.width() - 60, shown.height() - 20).name())
    window.close()

main_window.MainWindow.fill = filled
sys.exit(application.run(services(), ["footprint"]))
"""


@pytest.mark.parametrize("name", THEMES)
def test_that_a_theme_that_is_chosen_later_reaches_the_ground_of_the_window(
    name: str, own_home: Path
) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FOOTPRINT_HOME": str(own_home)}
    command = [sys.executable, "-c", textwrap.dedent(RUN), name]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [THEMES[name].window.lower()]
