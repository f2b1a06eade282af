"""Making and restoring a vault while another Footprint makes the same one: each keeps what it has made."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import A_MOMENT, an_assessment
from footprint.errors import Unsaved
from footprint.store import copies
from footprint.store.key_file import sync_folder
from footprint.store.keys import WEAKEST
from footprint.store.os_keyring import OsKeyring
from footprint.store.refusals import NotWritten
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from store.keyrings import FakeKeyring

PASSPHRASE = "seven tall sunflowers"


@pytest.fixture
def copy(vaults: SqlVaults, tmp_path: Path) -> Path:
    """A copy of a vault that is not here any more."""
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment(hose_days=4))
    vault.save_copy(tmp_path / "a copy", A_MOMENT)
    vault.close()
    vaults.erase(vault.id)
    return tmp_path / "a copy"


def in_the_middle_of_unpacking(patch: pytest.MonkeyPatch, do: Callable[[], None]) -> None:
    """Have something happen once, while a restoring is at its longest step."""
    real, steps = copies.unpack, iter([do])

    def unpack(file: Path, target: Path) -> None:
        real(file, target)
        for step in steps:
            step()

    patch.setattr(copies, "unpack", unpack)


@pytest.mark.parametrize("fails", [False, True])
def test_a_restoring_leaves_alone_what_another_footprint_has_restored_meanwhile(
    fails: bool, vaults: SqlVaults, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[SqlVault] = []

    def restored_by_another() -> None:
        others.append(SqlVaults(tmp_path / "vaults", WEAKEST).restore(copy, PASSPHRASE))
        if fails:
            raise NotWritten

    in_the_middle_of_unpacking(monkeypatch, restored_by_another)
    if fails:
        with pytest.raises(Unsaved):
            vaults.restore(copy, PASSPHRASE)
    else:
        twin = vaults.restore(copy, PASSPHRASE)
        assert twin.owner == "Ana, as of 2026-11-22"
        assert twin.load("a1").answers == {"hose_days": 4}
        twin.close()
    (other,) = others
    other.save_answer("a1", "hose_days", 5, A_MOMENT)
    other.close()
    assert vaults.open(other.id, PASSPHRASE).load("a1").answers == {"hose_days": 5}
    assert len(list((tmp_path / "vaults").iterdir())) == (1 if fails else 2)


def test_a_vault_that_another_footprint_opened_as_soon_as_it_was_made_is_not_taken_from_it(
    vaults: SqlVaults, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[SqlVault] = []

    def fails_at_last(folder: Path) -> None:
        if folder == vaults._folder:
            others.append(vaults.open(vaults.names()[0].id, PASSPHRASE))
            raise OSError(5, "no")
        sync_folder(folder)

    with monkeypatch.context() as patch:
        patch.setattr("footprint.store.vaults.sync_folder", fails_at_last)
        with pytest.raises(Unsaved):
            vaults.restore(copy, PASSPHRASE)
    (other,) = others
    other.save_answer("a1", "hose_days", 5, A_MOMENT)
    other.close()


KILLED = """
import os, sys
from pathlib import Path
from footprint.store import copies
from footprint.store.vaults import SqlVaults
copies.unpack = lambda *_: os._exit(7)
SqlVaults(Path(sys.argv[1])).restore(Path(sys.argv[2]), sys.argv[3])
"""


def test_a_restoring_that_was_killed_is_done_again_at_once(
    vaults: SqlVaults, copy: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "vaults"), str(copy), PASSPHRASE]
    assert subprocess.run(command, check=False).returncode == 7
    (left,) = (tmp_path / "vaults").iterdir()
    vault = vaults.restore(copy, PASSPHRASE)
    assert vault.id == vaults.name_of_copy(copy).vault_id
    vault.close()
    os.utime(left, (0, 0))
    assert [name.id for name in vaults.names()] == [vault.id]
    assert not left.exists()


def test_what_is_left_of_a_making_never_takes_the_keyring_entry_of_the_vault_that_is_here(
    tmp_path: Path,
) -> None:
    fake = FakeKeyring()
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())
    vault, _code = vaults.create("Ana", None)
    vault.close()
    left = tmp_path / "vaults" / f".new-{vault.id}.0011aabb"
    left.mkdir()
    (left / "keys.json").write_text("torn")
    os.utime(left, (0, 0))
    vaults.keyring()
    assert not left.exists()
    assert isinstance(vaults._keyring, OsKeyring)
    assert vaults._keyring.has(vault.id)
    vaults.open(vault.id).close()
