"""A disk that fails: nothing acknowledged is lost, and work goes on once the cause is gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import A_MOMENT, an_assessment
from footprint.errors import Overtaken, Unsaved
from footprint.store.keys import WEAKEST
from footprint.store.refusals import (
    DiskFull,
    FolderNotWritable,
    FolderReplaced,
    ReadOnly,
    Unreadable,
    Vanished,
    VaultDamaged,
)
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from footprint.workflow.retention import confirm_clock, keep_promises
from store.small_disk import IS_ROOT, filled, small_disk
from workflow.made import SetClock, draft

PASSPHRASE = "seven tall sunflowers"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


def saved_until_it_fails(vault: SqlVault, most: int = 2000) -> tuple[int, Unsaved]:
    """How many answers were acknowledged, and what was said then."""
    for number in range(most):
        try:
            vault.save_answer("a1", "note_to_self", f"{number} " + "answer " * 40, A_MOMENT)
        except Unsaved as unsaved:
            return number, unsaved
    pytest.fail("nothing failed")


def number_kept(vault: SqlVault) -> int:
    """The number of the answer that is kept."""
    return int(str(vault.load("a1").answers["note_to_self"]).split()[0])


def test_a_full_disk_loses_nothing_and_saving_goes_on_once_there_is_room(disk: Path) -> None:
    vaults = SqlVaults(disk, WEAKEST)
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment())
    with filled(disk, but=60 * 1024):
        acknowledged, said = saved_until_it_fails(vault)
        assert acknowledged > 0
        assert isinstance(said, DiskFull)
        assert number_kept(vault) == acknowledged - 1
        vault.close()
        vault = vaults.open(vaults.names()[0].id, PASSPHRASE)
        assert number_kept(vault) == acknowledged - 1
        saved_until_it_fails(vault)
    vault.save_answer("a1", "note_to_self", "9999", A_MOMENT)
    vault.close()
    vault = vaults.open(vaults.names()[0].id, PASSPHRASE)
    assert number_kept(vault) == 9999
    vault.close()


def test_no_vault_is_half_made_on_a_full_disk(disk: Path) -> None:
    vaults = SqlVaults(disk / "vaults", WEAKEST)
    with filled(disk, but=12 * 1024), pytest.raises(Unsaved):
        vaults.create("Ana", PASSPHRASE)
    assert vaults.names() == ()
    assert list((disk / "vaults").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_write_that_fails_loses_nothing_and_saving_goes_on(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path
) -> None:
    import resource  # noqa: PLC0415 (not on Windows)

    vault.begin(an_assessment())
    vault._database.settle()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, ((vault_folder / "vault.footprint").stat().st_size + 8192, hard)
    )
    try:
        acknowledged, _said = saved_until_it_fails(vault)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert acknowledged > 0
    assert number_kept(vault) == acknowledged - 1
    vault.save_answer("a1", "note_to_self", "9999", A_MOMENT)
    vault.close()
    vault = vaults.open(vault_id, PASSPHRASE)
    assert number_kept(vault) == 9999
    vault.close()


def test_a_place_where_nothing_can_be_written_is_refused_and_left(
    disk: Path, contents: Callable[[Path], dict[str, str]]
) -> None:
    vaults = SqlVaults(disk, WEAKEST)
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    vault_id = vaults.names()[0].id
    before = contents(disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(FolderNotWritable):
        vaults.open(vault_id, PASSPHRASE)
    with pytest.raises(FolderNotWritable):
        vaults.recover(vault_id, code, "another passphrase")
    with pytest.raises(ReadOnly):
        vaults.create("Bo", PASSPHRASE)
    assert contents(disk) == before
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    vaults.open(vault_id, PASSPHRASE).close()


@pytest.mark.skipif(
    sys.platform == "win32" or IS_ROOT, reason="permissions do not hold root, nor Windows folders"
)
def test_a_folder_without_permission_to_write_is_refused(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path
) -> None:
    vault.close()
    vault_folder.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable):
            vaults.open(vault_id, PASSPHRASE)
    finally:
        vault_folder.chmod(0o700)


def test_a_file_that_turns_read_only_is_written_again_afterwards(vault: SqlVault) -> None:
    vault.begin(an_assessment(hose_days=4))
    # SQLite's own switch gives the very error of a disk that the system has set to read-only.
    vault._database._raw.execute("PRAGMA query_only = ON")
    with pytest.raises(ReadOnly):
        vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 4}
    vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 5}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
def test_a_folder_that_was_moved_is_noticed_before_an_answer_is_lost_in_it(
    vault: SqlVault, vault_folder: Path, tmp_path: Path
) -> None:
    vault.begin(an_assessment(hose_days=4))
    vault_folder.rename(tmp_path / "elsewhere")
    with pytest.raises(Vanished):
        vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    assert not vault_folder.exists()
    (tmp_path / "elsewhere").rename(vault_folder)
    assert vault.load("a1").answers == {"hose_days": 4}
    vault.save_answer("a1", "hose_days", 6, A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 6}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
def test_a_folder_that_is_moved_in_the_middle_of_saving_is_noticed(
    vault: SqlVault, vault_folder: Path, tmp_path: Path
) -> None:
    saving = vault._database.writing()
    saving.__enter__().exec_driver_sql("DELETE FROM answer")
    vault_folder.rename(tmp_path / "elsewhere")
    with pytest.raises(Vanished):
        saving.__exit__(None, None, None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
def test_a_folder_that_is_exchanged_in_the_middle_of_saving_does_not_pass_for_saved(
    vault: SqlVault, vault_folder: Path, tmp_path: Path
) -> None:
    vault.begin(an_assessment(hose_days=4))
    vault._database.settle()
    shutil.copytree(vault_folder, tmp_path / "copy")
    saving = vault._database.writing()
    saving.__enter__().exec_driver_sql("UPDATE assessment SET manager = 'Bo'")
    vault_folder.rename(tmp_path / "elsewhere")
    (tmp_path / "copy").rename(vault_folder)
    with pytest.raises(FolderReplaced):
        saving.__exit__(None, None, None)
    assert vault.load("a1").manager == an_assessment().manager
    vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 5}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
@pytest.mark.parametrize("reopened", [False, True], ids=["as it was", "opened anew after a fault"])
def test_a_folder_that_was_exchanged_for_an_older_copy_of_itself_is_told_once_before_anything_is_saved(
    reopened: bool, vault: SqlVault, vault_folder: Path, tmp_path: Path
) -> None:
    vault.begin(an_assessment(hose_days=4))
    vault._database.settle()
    shutil.copytree(vault_folder, tmp_path / "copy")
    vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    vault_folder.rename(tmp_path / "elsewhere")
    (tmp_path / "copy").rename(vault_folder)
    if reopened:
        vault._database._engine.dispose()
        assert vault.load("a1").answers == {"hose_days": 4}
    with pytest.raises(Overtaken):
        vault.save_answer("a1", "tenant", "tenant", A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 4}
    vault.save_answer("a1", "tenant", "tenant", A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 4, "tenant": "tenant"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be deleted")
def test_a_folder_that_was_deleted_and_put_back_from_a_copy_is_used_again_once_that_was_told(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, tmp_path: Path
) -> None:
    vault.begin(an_assessment(hose_days=4))
    vault._database.settle()
    shutil.copytree(vault_folder, tmp_path / "copy")
    shutil.rmtree(vault_folder)
    with pytest.raises(Vanished):
        vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    shutil.copytree(tmp_path / "copy", vault_folder)
    with pytest.raises(FolderReplaced):
        vault.save_answer("a1", "hose_days", 6, A_MOMENT)
    assert vault.load("a1").answers == {"hose_days": 4}
    vault.save_answer("a1", "hose_days", 6, A_MOMENT)
    vault.close()
    vault = vaults.open(vault_id, PASSPHRASE)
    assert vault.load("a1").answers == {"hose_days": 6}
    vault.close()


def test_damage_that_comes_while_the_vault_is_open_is_told_as_damage(
    vault: SqlVault, vault_folder: Path
) -> None:
    vault.begin(an_assessment(hose_days=4))
    vault._database.settle()
    file = vault_folder / "vault.footprint"
    with file.open("r+b") as content:
        content.write(bytes(file.stat().st_size))
    vault._database._raw.execute("PRAGMA shrink_memory")
    vault._database._engine.dispose()
    with pytest.raises(VaultDamaged):
        vault.load("a1")
    with pytest.raises(VaultDamaged):
        vault.save_answer("a1", "hose_days", 5, A_MOMENT)


def test_a_vaults_folder_that_is_a_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "vaults").write_text("in the way")
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST)
    with pytest.raises(Unsaved):
        vaults.create("Ana", PASSPHRASE)
    with pytest.raises(Unreadable):
        vaults.names()
    assert (tmp_path / "vaults").read_text() == "in the way"


def test_a_place_with_a_percent_sign_and_a_question_mark_in_its_name_is_as_good_as_any(
    tmp_path: Path,
) -> None:
    strange = "100% Ana's #1" if sys.platform == "win32" else "100% Ana's #1? &mode=ro"
    vaults = SqlVaults(tmp_path / strange, WEAKEST)
    vaults.create("Ana", PASSPHRASE)[0].close()
    vault = vaults.open(vaults.names()[0].id, PASSPHRASE)
    vault.begin(an_assessment(hose_days=4))
    vault.close()
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == [strange]


JUMPS = {"forward ten years": 3650, "back 400 days": -400, "forward an hour less a day": -1}


@pytest.mark.parametrize("days", JUMPS.values(), ids=JUMPS)
def test_a_clock_that_jumps_upsets_neither_answers_nor_their_order(
    days: int, vaults: SqlVaults, vault: SqlVault
) -> None:
    clock = SetClock()
    first = draft(vault, clock, tenant="tenant", note_to_self="before")
    second = draft(vault, clock, tenant="helper")
    keep_promises(vault, clock)
    clock.go(days=days, hours=1)
    Conduct(vault, clock, first).answer("note_to_self", "after")
    clock.go(days=-2 * days, hours=1)
    Conduct(vault, clock, second).answer("note_to_self", "last")
    before = vault.contents()
    vault.close()
    vault = vaults.open(vault.id, PASSPHRASE)
    # Everything taken out at once is proved against its history; the last touched stands first.
    assert vault.contents() == before
    summaries = vault.assessments()
    assert [one.id for one in summaries] == [second.id, first.id]
    assert vault.load(first.id).answers["note_to_self"] == "after"
    vault.close()
    # By the clock it would be another order.
    by_the_clock = sorted(summaries, key=lambda one: one.touched, reverse=True)
    assert ([one.id for one in by_the_clock] == [second.id, first.id]) is (days < 0)


def test_a_clock_that_jumps_ahead_deletes_nothing_until_the_owner_says_that_it_is_right(
    vaults: SqlVaults, vault: SqlVault
) -> None:
    clock = SetClock()
    draft(vault, clock, tenant="tenant")
    keep_promises(vault, clock)
    clock.go(days=3650)
    assert keep_promises(vault, clock).must_ask
    clock.go(days=-3650)
    vault.close()
    vault = vaults.open(vault.id, PASSPHRASE)
    assert not keep_promises(vault, clock).must_ask
    assert len(vault.assessments()) == 1
    # Once it is said to be right, what is due goes: the promise is kept, not forgotten.
    clock.go(days=3650)
    confirm_clock(vault, clock)
    assert vault.assessments() == ()
    vault.close()
