"""Both kinds of vaults, and a clock to set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import MemoryVaults
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.workflow.ports import Vault, Vaults
from workflow.made import PASSPHRASE, SetClock


@pytest.fixture(params=["memory", "disk"])
def vaults(request: pytest.FixtureRequest, tmp_path: Path) -> Vaults:
    return MemoryVaults() if request.param == "memory" else SqlVaults(tmp_path / "vaults", WEAKEST)


@pytest.fixture
def vault(vaults: Vaults) -> Iterator[Vault]:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    yield vault
    vault.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files go that are not the vaults' own."""
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder
