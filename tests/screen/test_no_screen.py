"""Without a screen Footprint says so, once, and leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import footprint
from screen.display import Screen

NO_SCREEN = 3


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"DISPLAY": ":4095"},
        {"DISPLAY": ":4095", "QT_QPA_PLATFORM": "xcb"},
        {"DISPLAY": "localhost:4095"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-95"},
    ],
    ids=["none", "dead", "dead and asked for", "dead and far away", "no display's name", "dead Wayland"],
)
def test_that_without_a_screen_there_is_one_clear_message(
    where: dict[str, str], own_home: Path, tmp_path: Path
) -> None:
    assert_one_clear_message(where, own_home, tmp_path)


def test_that_a_screen_that_lets_nobody_in_is_no_screen(
    screen: Screen, own_home: Path, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    subprocess.run(["xauth", "-f", str(keys), "add", ":0", ".", "0" * 32], capture_output=True, check=True)
    display = screen.display("-auth", str(keys))
    assert_one_clear_message({"DISPLAY": display, "XAUTHORITY": str(tmp_path / "none")}, own_home, tmp_path)


def assert_one_clear_message(where: dict[str, str], own_home: Path, tmp_path: Path) -> None:
    left = subprocess.run(
        [sys.executable, "-m", "footprint"],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "FOOTPRINT_HOME": str(own_home),
            "PYTHONPATH": str(Path(footprint.__file__).parents[1]),
            **where,
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert left.returncode == NO_SCREEN
    assert left.stdout == ""
    assert len(left.stderr.splitlines()) == 1
    assert "needs a screen" in left.stderr
    assert not list(tmp_path.glob("core*"))
