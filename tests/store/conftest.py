"""Vaults of the real kind, with a passphrase that is cheap to check."""

from __future__ import annotations

import copy
import hashlib
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import allotment
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Policy
from footprint.store.keys import WEAKEST
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults

PASSPHRASE = "seven tall sunflowers"


@pytest.fixture
def vaults(tmp_path: Path) -> SqlVaults:
    return SqlVaults(tmp_path / "vaults", WEAKEST)


@pytest.fixture
def vault(vaults: SqlVaults) -> Iterator[SqlVault]:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    yield vault
    vault.close()


@pytest.fixture
def vault_id(vaults: SqlVaults, vault: SqlVault) -> str:
    """The id of ``vault``, which is the only one."""
    return vaults.names()[0].id


@pytest.fixture
def vault_folder(tmp_path: Path, vault_id: str) -> Path:
    return tmp_path / "vaults" / vault_id


@pytest.fixture
def next_edition() -> Policy:
    """The same questionnaire one edition later: another question in the place of one."""
    data = copy.deepcopy(allotment().data)
    data["edition"] += 1
    question = data["sections"][0]["questions"][0]
    question["text"] = "Whose plot is it?"
    return policy_from(data)


@pytest.fixture
def contents() -> Callable[[Path], dict[str, str]]:
    """The hash of every file below a folder, by name."""

    def contents(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return contents


@pytest.fixture
def randomly(request: pytest.FixtureRequest) -> random.Random:
    """Random numbers that follow the seed of the run, so that a failure can be had again."""
    return random.Random(request.config.getoption("randomly_seed", 0))
