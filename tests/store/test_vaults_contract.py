"""What every place of vaults does, the one in memory and the one on the disk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, a_document, an_assessment
from fakes import MemoryVaults
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import InUse, Refused, WrongSecret
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import CopyName, DocumentKind, Event, Happening, VaultName, Way
from footprint.workflow.ports import Vault, Vaults
from store.keyrings import FakeKeyring

PASSPHRASE = "seven tall sunflowers"
LATER = A_MOMENT + timedelta(minutes=5)


@pytest.fixture(params=["memory", "disk"])
def vaults(request: pytest.FixtureRequest, tmp_path: Path) -> Vaults:
    if request.param == "memory":
        return MemoryVaults()
    return SqlVaults(tmp_path / "vaults", WEAKEST, FakeKeyring().asked_by_us())


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
    with pytest.raises(WrongSecret):
        vaults.open(name.id, PASSPHRASE + " ")
    assert vaults.open(name.id, PASSPHRASE).owner == "Ana"


def test_a_vault_is_open_once_at_a_time(vaults: Vaults, vault: Vault) -> None:
    vault.begin(an_assessment())
    (name,) = vaults.names()
    with pytest.raises(InUse):
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


def test_a_vault_may_be_kept_for_its_owner_by_the_keyring(vaults: Vaults) -> None:
    assert vaults.keyring().usable
    vault, code = vaults.create("Ana", None)
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    assert vaults.names() == (VaultName(vault.id, "Ana", Way.KEYRING),)
    with pytest.raises(Refused):
        vaults.open(vault.id, PASSPHRASE)
    vault = vaults.open(vault.id)
    assert vault.load("a1").answers == {"tenant": "tenant"}
    vault.close()
    vaults.recover(vault.id, code, None).close()
    vaults.open(vault.id).close()


def test_the_way_in_is_changed_back_and_forth_even_while_it_is_open(vaults: Vaults, vault: Vault) -> None:
    vaults.change_way(vault.id, PASSPHRASE, None)
    vault.begin(an_assessment())
    assert [name.way for name in vaults.names()] == [Way.KEYRING]
    vault.close()
    with pytest.raises(Refused):
        vaults.open(vault.id, PASSPHRASE)
    vaults.open(vault.id).close()
    vaults.change_way(vault.id, None, "a new passphrase")
    assert [name.way for name in vaults.names()] == [Way.PASSPHRASE]
    with pytest.raises(Refused):
        vaults.open(vault.id)
    assert vaults.open(vault.id, "a new passphrase").load("a1") == an_assessment()


@pytest.mark.parametrize("present, new", [("another passphrase", "a new passphrase"), (PASSPHRASE, "short")])
def test_the_way_in_stays_when_the_present_or_the_new_passphrase_is_refused(
    vaults: Vaults, vault: Vault, present: str, new: str
) -> None:
    vault.close()
    with pytest.raises(Refused):
        vaults.change_way(vault.id, present, new)
    vaults.open(vault.id, PASSPHRASE).close()


def test_a_new_recovery_code_takes_the_place_of_the_old_one(vaults: Vaults) -> None:
    vault, old = vaults.create("Ana", PASSPHRASE)
    with pytest.raises(Refused):
        vaults.renew_recovery_code(vault.id, "another passphrase")
    new = vaults.renew_recovery_code(vault.id, PASSPHRASE)
    vault.close()
    with pytest.raises(Refused):
        vaults.recover(vault.id, old, "a new passphrase")
    vaults.recover(vault.id, new, "a new passphrase").close()


def filled(vault: Vault) -> Vault:
    """A vault with something of everything that a copy has to hold."""
    vault.begin(an_assessment(tenant="helper", hose_days=4))
    vault.save_answer("a1", "tenant", "tenant", LATER)
    vault.bring_out("a1", ["hose"], LATER)
    vault.agree("a1", [AgreedAction("own-1", Owner.MANAGER, A_DAY, "Ask for a tap")], LATER)
    vault.follow_up("a1", FollowUp("own-1", Course.PUT_OFF, LATER, A_DAY, "No tap yet"))
    for kind in DocumentKind:
        vault.keep_document(a_document(kind), kind.value.encode())
    vault.record(Event(Happening.MADE, A_MOMENT))
    vault.note_use(LATER)
    return vault


def test_a_saved_copy_says_whose_it_is(vaults: Vaults, vault: Vault, tmp_path: Path) -> None:
    vault.save_copy(tmp_path / "a copy", LATER)
    assert vaults.name_of_copy(tmp_path / "a copy") == CopyName(vault.id, "Ana", LATER, has_passphrase=True)


@pytest.mark.parametrize("with_code", [False, True], ids=["passphrase", "recovery code"])
def test_a_vault_is_restored_from_a_copy_after_it_was_erased(
    vaults: Vaults, tmp_path: Path, with_code: bool
) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    before = filled(vault).contents()
    vault.save_copy(tmp_path / "a copy", LATER)
    vault.save_answer("a1", "tenant", None, LATER)
    vault.close()
    vaults.erase(vault.id)
    wanted = "a new passphrase" if with_code else PASSPHRASE
    restored = vaults.restore(
        tmp_path / "a copy",
        "" if with_code else PASSPHRASE,
        recovery_code=code if with_code else "",
        new_passphrase=wanted if with_code else "",
    )
    assert restored.contents() == before
    assert {made.id: restored.document(made.id) for made in before.documents} == {
        a_document(kind).id: kind.value.encode() for kind in DocumentKind
    }
    restored.close()
    vaults.open(restored.id, wanted).close()
    vaults.recover(restored.id, code, PASSPHRASE).close()


def test_a_copy_of_a_vault_that_is_here_is_put_beside_it(
    vaults: Vaults, vault: Vault, tmp_path: Path
) -> None:
    filled(vault).save_copy(tmp_path / "a copy", LATER)
    vault.save_answer("a1", "tenant", None, LATER)
    restored = vaults.restore(tmp_path / "a copy", PASSPHRASE)
    assert restored.id != vault.id
    assert restored.owner.startswith("Ana")
    assert restored.owner != "Ana"
    assert restored.load("a1").answers == {"tenant": "tenant", "hose_days": 4}
    assert vault.load("a1").answers == {"hose_days": 4}
    assert {name.id for name in vaults.names()} == {vault.id, restored.id}


def test_an_older_copy_is_replaced(vaults: Vaults, vault: Vault, tmp_path: Path) -> None:
    vault.save_copy(tmp_path / "a copy", A_MOMENT)
    filled(vault).save_copy(tmp_path / "a copy", LATER)
    assert vaults.name_of_copy(tmp_path / "a copy").saved == LATER
    assert vaults.restore(tmp_path / "a copy", PASSPHRASE).load("a1").answers["tenant"] == "tenant"


def test_a_copy_opens_with_the_passphrase_it_was_saved_with(
    vaults: Vaults, vault: Vault, tmp_path: Path
) -> None:
    vault.save_copy(tmp_path / "a copy", A_MOMENT)
    vaults.change_way(vault.id, PASSPHRASE, "a new passphrase")
    vault.close()
    vaults.erase(vault.id)
    with pytest.raises(WrongSecret):
        vaults.restore(tmp_path / "a copy", "a new passphrase")
    assert vaults.names() == ()
    vaults.restore(tmp_path / "a copy", PASSPHRASE).close()


def test_a_file_that_is_no_copy_is_refused(vaults: Vaults, tmp_path: Path) -> None:
    (tmp_path / "a letter").write_text("Dear vault")
    for file in (tmp_path / "a letter", tmp_path / "nowhere"):
        with pytest.raises(Refused):
            vaults.name_of_copy(file)
        with pytest.raises(Refused):
            vaults.restore(file, PASSPHRASE)
    assert vaults.names() == ()


def test_an_erased_vault_is_gone_and_the_others_stay(vaults: Vaults, vault: Vault) -> None:
    other, _code = vaults.create("Bo", PASSPHRASE)
    other.begin(an_assessment())
    with pytest.raises(Refused):
        vaults.erase(vault.id)
    vault.close()
    assert vaults.remains(vault.id) != ()
    vaults.erase(vault.id)
    assert vaults.remains(vault.id) == ()
    assert [name.owner for name in vaults.names()] == ["Bo"]
    with pytest.raises(Refused):
        vaults.open(vault.id, PASSPHRASE)
    with pytest.raises(Refused):
        vaults.erase(vault.id)
    assert other.load("a1") == an_assessment()


def test_the_place_of_the_vaults_says_how_it_stands_and_nothing_of_anybody(vaults: Vaults) -> None:
    vaults.create("SENTINEL", PASSPHRASE)[0].close()
    checks = vaults.examine()
    assert checks
    assert all(check.id and check.says for check in checks)
    assert "SENTINEL" not in repr(checks)
