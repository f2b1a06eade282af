"""Every test gets a home of its own; windows are drawn off screen unless a test starts a display itself."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Vaults, settings and documents of a test go to a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FOOTPRINT_HOME", str(home))
    return home


@pytest.fixture
def randomly(request: pytest.FixtureRequest) -> random.Random:
    """Random numbers that follow the seed of the run, so that a failure can be had again."""
    return random.Random(request.config.getoption("randomly_seed", 0))
