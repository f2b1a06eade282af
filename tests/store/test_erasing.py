"""Erasing a vault: nothing is left of it, whatever cuts it off; and a vault that is in use is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from builders import A_MOMENT
from footprint.errors import Refused
from footprint.locations import settings_file
from footprint.store import erasing
from footprint.store.erasing_refusals import FilesLeft, KeyringEntryLeft, Linked, NotErased, StillOpen
from footprint.store.key_file import KEY_FILES, UNFINISHED_KEY_FILES
from footprint.store.keyring_refusals import KeyringLocked
from footprint.store.keys import WEAKEST
from footprint.store.os_keyring import OsKeyring
from footprint.store.refusals import VaultMissing
from footprint.store.vaults import SqlVaults
from store.keep import fill
from store.keyrings import FakeKeyring, gnome_keyring, raising

PASSPHRASE = "seven tall sunflowers"
Contents = Callable[[Path], dict[str, str]]


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def vaults(tmp_path: Path, fake: FakeKeyring) -> SqlVaults:
    return SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())


def made(vaults: SqlVaults, passphrase: str | None = PASSPHRASE, owner: str = "Ana") -> str:
    """The id of a closed vault with something of everything in it."""
    vault, _code = vaults.create(owner, passphrase)
    fill(vault)
    vault.close()
    return vault.id


def everywhere(folder: Path, vault_id: str) -> list[Path]:
    """Every name and every content in a tree that carries the id, however deep."""
    return [
        path
        for path in folder.rglob("*")
        if vault_id in path.name or (path.is_file() and vault_id.encode() in path.read_bytes())
    ]


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None])
def test_nothing_is_left_of_an_erased_vault_and_everything_of_the_others(
    passphrase: str | None, vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path, contents: Contents
) -> None:
    others = [made(vaults, other, owner="Bo") for other in (PASSPHRASE, None)]
    before, kept = contents(tmp_path), dict(fake.entries)
    vault_id = made(vaults, passphrase)
    folder = tmp_path / "vaults" / vault_id
    for leftover in (
        "vault.footprint.before-0001",
        "vault.footprint-shm",
        "vault.footprint.copying",
        "keys.json.new",
    ):
        (folder / leftover).write_bytes(b"left by a crash")
    assert vaults.remains(vault_id)
    assert everywhere(tmp_path, vault_id)  # control: what is there is found like this
    vaults.erase(vault_id)
    assert everywhere(tmp_path, vault_id) == []
    assert vaults.remains(vault_id) == ()
    assert (contents(tmp_path), fake.entries) == (before, kept)
    assert sorted(name.id for name in vaults.names()) == sorted(others)
    with pytest.raises(VaultMissing):
        vaults.erase(vault_id)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone has a Secret Service")
def test_nothing_is_left_in_the_real_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keyring").mkdir()
    with gnome_keyring(tmp_path / "keyring", monkeypatch) as real:
        vaults = SqlVaults(tmp_path / "vaults", WEAKEST)
        vault_id, other = made(vaults, None), made(vaults, None)
        assert OsKeyring().has(vault_id)
        vaults.erase(vault_id)
        assert not OsKeyring().has(vault_id)
        assert vaults.remains(vault_id) == ()
        assert not any(vault_id.encode() in file.read_bytes() for file in real.files())
        vaults.open(other).close()


@pytest.mark.parametrize("vault_id", ["nowhere", "", ".", "..", "../vaults", "/", "a\0b", ".erasing-0011"])
def test_what_was_never_here_is_not_erased_and_has_no_remains(
    vault_id: str, vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    made(vaults)
    before = contents(tmp_path)
    assert vaults.remains(vault_id) == ()
    with pytest.raises(VaultMissing):
        vaults.erase(vault_id)
    assert contents(tmp_path) == before


def test_a_vault_that_is_open_here_is_not_erased(
    vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault = vaults.open(made(vaults), PASSPHRASE)
    vault.save_answer("a3", "tenant", "tenant", A_MOMENT)
    before = contents(tmp_path)
    with pytest.raises(StillOpen):
        vaults.erase(vault.id)
    with pytest.raises(StillOpen):
        SqlVaults(tmp_path / "vaults", WEAKEST).erase(vault.id)
    assert contents(tmp_path) == before
    vault.save_answer("a3", "tenant", "helper", A_MOMENT)
    vault.close()
    assert vaults.open(vault.id, PASSPHRASE).load("a3").answers == {"tenant": "helper"}


OPENING = """
import sys, time
from pathlib import Path
from footprint.store.vaults import SqlVaults
from datetime import datetime, UTC
vault = SqlVaults(Path(sys.argv[1])).open(sys.argv[2], sys.argv[3])
vault.save_answer("a3", "tenant", "helper", datetime.now(UTC))
print("open", flush=True)
time.sleep(600)
"""


def test_the_look_at_the_lock_does_not_let_go_of_it(vaults: SqlVaults, tmp_path: Path) -> None:
    vault = vaults.open(made(vaults), PASSPHRASE)
    command = [sys.executable, "-c", OPENING, str(tmp_path / "vaults"), vault.id, PASSPHRASE]

    def opens_elsewhere() -> bool:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as other:
            assert other.stdout is not None
            said = other.stdout.readline()
            other.kill()
        return said == b"open\n"

    with pytest.raises(StillOpen):
        vaults.erase(vault.id)
    assert not opens_elsewhere()
    # Control: to read the file in any other way is enough to let go of it, on POSIX.
    (tmp_path / "vaults" / vault.id / "vault.footprint").read_bytes()
    assert opens_elsewhere() == (os.name == "posix")


def test_a_vault_that_is_open_elsewhere_is_not_erased_and_one_that_was_killed_is(
    vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault_id = made(vaults)
    command = [sys.executable, "-c", OPENING, str(tmp_path / "vaults"), vault_id, PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        before = contents(tmp_path)
        with pytest.raises(StillOpen):
            vaults.erase(vault_id)
        assert contents(tmp_path) == before
        other.kill()
    database = tmp_path / "vaults" / vault_id / "vault.footprint"
    assert database.with_name("vault.footprint-wal").stat().st_size
    # The look at the lock leaves what a crash has left as it is.
    before = contents(tmp_path)
    assert not erasing.is_open(database)
    assert contents(tmp_path) == before
    vault = vaults.open(vault_id, PASSPHRASE)
    assert vault.load("a3").answers == {"tenant": "helper"}
    vault.close()
    vaults.erase(vault_id)
    assert vaults.remains(vault_id) == ()


def test_one_that_was_opened_between_the_look_and_the_erasing_is_put_back(
    vaults: SqlVaults, tmp_path: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_id = made(vaults)
    vault = vaults.open(vault_id, PASSPHRASE)
    before = contents(tmp_path)
    looks = iter([False])
    real = erasing.is_open
    monkeypatch.setattr(erasing, "is_open", lambda database: next(looks, real(database)))
    with pytest.raises(StillOpen):
        vaults.erase(vault_id)
    assert contents(tmp_path) == before
    vault.save_answer("a3", "tenant", "helper", A_MOMENT)


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize(
    "finisher, passphrase",
    [
        ("the next start", PASSPHRASE),
        ("the next start", None),
        ("erasing again", None),
        ("the next vault", None),
        ("a look at the keyring", None),
    ],
)
def test_an_erasing_that_is_cut_off_at_any_step_is_finished_by(
    finisher: str, passphrase: str | None, tmp_path: Path, fake: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())
    for step in range(40):
        vault_id = made(vaults, passphrase)
        going, place = tmp_path / "vaults" / f".erasing-{vault_id}", tmp_path / "vaults" / vault_id
        with monkeypatch.context() as patch:
            is_through = cut_after(step, patch)
            with suppress(Cut):
                vaults.erase(vault_id)
            went_through = is_through()
        if place.exists():  # cut off before it had begun: a vault like any other
            vaults.open(vault_id, passphrase).close()
            vaults.erase(vault_id)
        elif going.exists():
            assert vaults.remains(vault_id)
            with pytest.raises(VaultMissing):
                vaults.open(vault_id, passphrase)
            finish(finisher, vaults, vault_id)
        if finisher == "the next start" and passphrase is None:
            # A start asks no keyring anything; what it leaves is the mark, and the entry that opens nothing.
            assert not going.exists() or [path.name for path in going.iterdir()] == ["in-keyring"]
            vaults.keyring()
        assert vaults.remains(vault_id) == ()
        assert fake.entries == {}
        if went_through:
            return
    raise AssertionError("erasing has more steps than were cut off")


def finish(finisher: str, vaults: SqlVaults, vault_id: str) -> None:
    match finisher:
        case "the next start":
            vaults.names()
        case "erasing again":
            with suppress(VaultMissing):
                vaults.erase(vault_id)
        case "the next vault":
            vault, _code = vaults.create("Bo", PASSPHRASE)
            vault.close()
            vaults.erase(vault.id)
        case "a look at the keyring":
            vaults.keyring()


def cut_after(step: int, patch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Let so many steps on the disk and in the keyring happen, and none after; whether all of them did is told."""
    left = [step]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def do(*given: Any, **named: Any) -> Any:
            if not left[0]:
                raise Cut
            left[0] -= 1
            return real(*given, **named)

        return do

    for owner, name in (
        *((Path, name) for name in ("rename", "touch", "unlink", "rmdir")),
        (os, "fsync"),
        (OsKeyring, "remove"),
    ):
        patch.setattr(owner, name, counted(getattr(owner, name)))
    return lambda: left[0] > 0


def test_the_keys_go_first_and_are_overwritten(
    vaults: SqlVaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_id = made(vaults)
    folder = tmp_path / "vaults" / vault_id
    (folder / UNFINISHED_KEY_FILES[0]).write_bytes((folder / KEY_FILES[0]).read_bytes())
    deleted: list[tuple[str, bool]] = []
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.exists() and ".erasing" in str(path):
            deleted.append((path.name, vault_id.encode() in path.read_bytes()))
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    vaults.erase(vault_id)
    assert deleted == [
        ("keys.json", False),
        ("keys.copy.json", False),
        ("keys.json.new", False),
        ("vault.footprint", False),
    ]


def test_keys_that_cannot_be_destroyed_leave_a_vault_that_opens(
    vaults: SqlVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_id = made(vaults)
    with monkeypatch.context() as patch:

        def locked(_path: Path) -> None:
            raise PermissionError(13, "no")

        patch.setattr(erasing, "_overwrite", locked)
        with pytest.raises(NotErased):
            vaults.erase(vault_id)
    vaults.open(vault_id, PASSPHRASE).close()
    vaults.erase(vault_id)


def test_a_folder_that_cannot_be_changed_is_said_and_left(
    vaults: SqlVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_id = made(vaults, None)
    with monkeypatch.context() as patch:

        def read_only(_path: Path, _target: Path) -> None:
            raise OSError(30, "no")

        patch.setattr(Path, "rename", read_only)
        with pytest.raises(NotErased):
            vaults.erase(vault_id)
    assert not list((vaults._folder / vault_id).glob("in-keyring"))
    vaults.open(vault_id).close()


def test_files_that_stay_are_said_to_stay_and_go_at_the_next_start(
    vaults: SqlVaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_id = made(vaults)
    with monkeypatch.context() as patch:

        def busy(_going: Path) -> None:
            raise PermissionError(13, "no")

        patch.setattr(erasing, "_empty", busy)
        with pytest.raises(FilesLeft):
            vaults.erase(vault_id)
    (left,) = (tmp_path / "vaults").iterdir()
    assert [path.name for path in left.iterdir()] == ["vault.footprint"]
    assert vaults.remains(vault_id) == (str(left),)
    assert vaults.names() == ()
    assert vaults.remains(vault_id) == ()


def test_an_entry_in_a_locked_keyring_is_remembered_and_removed_later(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path
) -> None:
    vault_id = made(vaults, None)
    fake.trouble = raising(KeyringLocked(), "unlock", "open")
    with pytest.raises(KeyringEntryLeft):
        vaults.erase(vault_id)
    assert len(vaults.remains(vault_id)) == 2
    assert vaults.names() == ()
    assert not list(tmp_path.rglob("vault.footprint*")) + list(tmp_path.rglob("keys*"))
    fake.trouble = raising(KeyringLocked(), "has")
    assert "cannot be looked into" in vaults.remains(vault_id)[-1]
    fake.trouble = raising(KeyringLocked(), "nothing")
    vaults.erase(vault_id)
    assert vaults.remains(vault_id) == ()
    assert fake.entries == {}


def test_a_vault_whose_keys_are_damaged_can_be_erased_with_its_entry(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path
) -> None:
    vault_id = made(vaults, None)
    for name in KEY_FILES:
        (tmp_path / "vaults" / vault_id / name).write_text("torn")
    vaults.erase(vault_id)
    assert vaults.remains(vault_id) == ()
    assert fake.entries == {}


def test_a_creation_that_was_killed_takes_its_entry_with_it_a_day_later(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "abandon", lambda _folder, _keyring: None)

        def cut(_path: Path, _target: Path) -> None:
            raise Cut

        patch.setattr(Path, "rename", cut)
        with pytest.raises(Cut):
            vaults.create("Ana", None)
    (left,) = (tmp_path / "vaults").iterdir()
    assert left.name.startswith(".new-")
    vaults.keyring()
    assert left.exists()
    assert len(fake.entries) == 1
    os.utime(left, (0, 0))
    vaults.keyring()
    assert list((tmp_path / "vaults").iterdir()) == []
    assert fake.entries == {}


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_a_link_to_a_folder_elsewhere_is_not_followed_to_erase_a_vault(
    vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault_id = made(vaults)
    place = tmp_path / "vaults" / vault_id
    moved = place.rename(tmp_path / "other disk")
    place.symlink_to(moved)
    vaults.open(vault_id, PASSPHRASE).close()
    before = contents(moved)
    with pytest.raises(Linked):
        vaults.erase(vault_id)
    assert contents(moved) == before
    place.unlink()
    moved.rename(place)
    vaults.erase(vault_id)
    assert vaults.remains(vault_id) == ()


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
@pytest.mark.parametrize("name", [".erasing-0123456789abcdef", ".new-0123456789abcdef"])
def test_a_link_among_the_vaults_leads_no_sweep_to_anything_elsewhere(
    name: str, vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault_id = made(vaults)
    moved = (tmp_path / "vaults" / vault_id).rename(tmp_path / "other disk")
    (tmp_path / "vaults" / name).symlink_to(moved)
    os.utime(moved, (0, 0))
    before = contents(moved)
    vaults.names()
    vaults.keyring()
    with suppress(VaultMissing):
        vaults.erase("0123456789abcdef")
    assert contents(moved) == before


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_of_keys_that_are_a_link_the_link_alone_is_erased(vaults: SqlVaults, tmp_path: Path) -> None:
    vault_id = made(vaults)
    keys = tmp_path / "vaults" / vault_id / KEY_FILES[1]
    thesis = tmp_path / "thesis"
    thesis.write_text("a thesis")
    keys.unlink()
    keys.symlink_to(thesis)
    vaults.erase(vault_id)
    assert thesis.read_text() == "a thesis"
    assert vaults.remains(vault_id) == ()


def test_what_somebody_put_into_a_vaults_folder_stays_there_and_is_told(
    vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault_id = made(vaults)
    place = tmp_path / "vaults" / vault_id
    (place / "photos").mkdir()
    (place / "photos" / "wedding.jpg").write_text("a wedding")
    (place / "thesis.odt").write_text("a thesis")
    (place / "vault.footprint.damaged-1").write_bytes(b"a log set aside")
    vaults.erase(vault_id)
    assert set(contents(place)) == {"photos/wedding.jpg", "thesis.odt"}
    told = vaults.remains(vault_id)
    assert [line.split(" (")[0] for line in told] == [str(place / "photos"), str(place / "thesis.odt")]
    assert all("not made by Footprint" in line for line in told)
    assert vaults.names() == ()
    with pytest.raises(VaultMissing):
        vaults.erase(vault_id)
    assert len(contents(place)) == 2


def test_remains_are_found_wherever_footprint_might_have_left_them(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_id = "0123456789abcdef"
    assert vaults.remains(vault_id) == ()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "vaults" / f".new-{vault_id}").mkdir(parents=True)
    (tmp_path / f"footprint-{vault_id}.tmp").write_text("")
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(f"last={vault_id}")
    fake.asked_by_us().put(vault_id, bytes(32))
    assert len(vaults.remains(vault_id)) == 4


def test_an_open_database_is_told_from_every_other_file(tmp_path: Path) -> None:
    for content in (None, b"", b"text " * 2000):
        file = tmp_path / "file"
        if content is not None:
            file.write_bytes(content)
        assert not erasing.is_open(file)
    with pytest.raises(Refused):
        SqlVaults(tmp_path).erase("file")
