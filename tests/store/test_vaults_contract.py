"""What every place of vaults does, the one in memory and the one on the disk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import A_MOMENT, an_assessment
from fakes import MemoryVaults
from footprint.errors import Refused
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.workflow.ports import Vault, Vaults

PASSPHRASE = "seven tall sunflowers"
LATER = A_MOMENT + timedelta(minutes=5)


@pytest.fixture(params=["memory", "disk"])
def vaults(request: pytest.FixtureRequest, tmp_path: Path) -> Vaults:
    return MemoryVaults() if request.param == "memory" else SqlVaults(tmp_path / "vaults", WEAKEST)


@pytest.fixture
def vault(vaults: Vaults) -> Vault:
    return vaults.create("Ana", PASSPHRASE)[0]


def test_there_are_no_vaults_before_the_first(vaults: Vaults) -> None:
    assert vaults.names() == ()


def test_vaults_are_listed_by_name(vaults: Vaults) -> None:
    for owner in ("zoe", "Bob", "amir"):
        vaults.create(owner, PASSPHRASE)[0].close()
    assert [name.owner for name in vaults.names()] == ["amir", "Bob", "zoe"]


@pytest.mark.parametrize(
    "owner, passphrase", [("", PASSPHRASE), ("  ", PASSPHRASE), ("Ana", ""), ("Ana", "7 chars")]
)
def test_a_vault_without_a_name_or_a_real_passphrase_is_refused(
    vaults: Vaults, owner: str, passphrase: str
) -> None:
    with pytest.raises(Refused):
        vaults.create(owner, passphrase)
    assert vaults.names() == ()


def test_only_the_right_passphrase_opens_a_vault(vaults: Vaults, vault: Vault) -> None:
    vault.close()
    (name,) = vaults.names()
    with pytest.raises(Refused):
        vaults.open(name.id, PASSPHRASE + " ")
    assert vaults.open(name.id, PASSPHRASE).owner == "Ana"


def test_a_vault_is_open_once_at_a_time(vaults: Vaults, vault: Vault) -> None:
    vault.begin(an_assessment())
    (name,) = vaults.names()
    with pytest.raises(Refused):
        vaults.open(name.id, PASSPHRASE)
    vault.save_answer("a1", "tenant", "tenant", LATER)
    assert vault.load("a1").answers == {"tenant": "tenant"}


def test_the_recovery_code_sets_a_new_passphrase_and_stays_valid(vaults: Vaults) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    (name,) = vaults.names()
    with pytest.raises(Refused):
        vaults.recover(name.id, code, "short")
    vault = vaults.recover(name.id, code.lower(), "a new passphrase")
    assert vault.load("a1").answers == {"tenant": "tenant"}
    vault.close()
    with pytest.raises(Refused):
        vaults.open(name.id, PASSPHRASE)
    vaults.open(name.id, "a new passphrase").close()
    vaults.recover(name.id, code, PASSPHRASE).close()
    vaults.open(name.id, PASSPHRASE).close()


def test_the_recovery_code_of_another_vault_is_refused(vaults: Vaults) -> None:
    first, _code = vaults.create("Ana", PASSPHRASE)
    second, other_code = vaults.create("Bob", PASSPHRASE)
    first.close()
    second.close()
    ana = vaults.names()[0]
    with pytest.raises(Refused):
        vaults.recover(ana.id, other_code, "a new passphrase")
    vaults.open(ana.id, PASSPHRASE).close()


def test_a_vault_that_is_not_there_is_refused(vaults: Vaults) -> None:
    with pytest.raises(Refused):
        vaults.open("nowhere", PASSPHRASE)
    with pytest.raises(Refused):
        vaults.recover("nowhere", "CODE", "a new passphrase")
