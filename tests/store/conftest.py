"""Vaults of the real kind, with a passphrase that is cheap to check."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import allotment
from fakes import MemoryVaults
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Policy
from footprint.store.keys import WEAKEST
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.ports import Vaults
from postgresql import ServerVaults

PASSPHRASE = "seven tall sunflowers"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db-url",
        help="an empty PostgreSQL database, as postgresql+psycopg://..., that the store's statements run on as well",
    )


@pytest.fixture
def server_vaults(request: pytest.FixtureRequest) -> Iterator[ServerVaults]:
    """Vaults on the PostgreSQL server that --db-url names."""
    url = request.config.getoption("--db-url", None)
    if not url:
        pytest.skip("no --db-url names a PostgreSQL server")
    vaults = ServerVaults(url)
    yield vaults
    vaults.remove()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "any_vaults" in metafunc.fixturenames:
        # Without a server test_portability.py says so once, rather than every test for itself.
        on_a_server = ["postgresql"] if metafunc.config.getoption("--db-url", None) else []
        metafunc.parametrize("any_vaults", ["memory", "disk", *on_a_server], indirect=True)


@pytest.fixture
def any_vaults(request: pytest.FixtureRequest, tmp_path: Path) -> Vaults | ServerVaults:
    """Vaults of every kind that keeps the contract of a vault."""
    match request.param:
        case "memory":
            return MemoryVaults()
        case "disk":
            return SqlVaults(tmp_path / "vaults", WEAKEST)
    server: ServerVaults = request.getfixturevalue("server_vaults")
    return server


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
