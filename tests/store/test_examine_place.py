"""What a look at the vaults' place tells, without opening any vault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from builders import an_assessment
from footprint.store import surroundings
from footprint.store.key_file import KEY_FILES
from footprint.store.keyring_refusals import KeyringLocked
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import Check, Health
from store.keyrings import FakeKeyring, raising

PASSPHRASE = "seven tall sunflowers"
Contents = Callable[[Path], dict[str, str]]


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def vaults(tmp_path: Path, fake: FakeKeyring) -> SqlVaults:
    return SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())


@pytest.fixture
def folder(vaults: SqlVaults, tmp_path: Path) -> Path:
    """Of a closed vault."""
    vault, _code = vaults.create("Ana Very Private", PASSPHRASE)
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    return tmp_path / "vaults" / vault.id


def found(vaults: SqlVaults) -> dict[str, Check]:
    """Every check by its id; one of the vault's by what comes after the vault's id."""
    return {
        check.id.rpartition(".")[2] if check.id.startswith("vault.") else check.id: check
        for check in vaults.examine()
    }


def test_a_place_in_order_is_good_in_every_way_and_touched_in_none(
    vaults: SqlVaults, folder: Path, tmp_path: Path, contents: Contents
) -> None:
    before = contents(tmp_path)
    checks = vaults.examine()
    assert {check.health for check in checks} == {Health.GOOD}
    assert len({check.id for check in checks}) == len(checks) > 15
    assert all(len(check.says) > 10 for check in checks)
    assert contents(tmp_path) == before


def test_a_place_where_nothing_was_ever_kept_is_good_too(vaults: SqlVaults, tmp_path: Path) -> None:
    assert {check.health for check in vaults.examine()} == {Health.GOOD}
    assert list(tmp_path.iterdir()) == []


def test_a_look_around_tells_of_the_owners_nothing_but_the_ids_of_their_vaults(
    vaults: SqlVaults, folder: Path
) -> None:
    told = " ".join(f"{check.id} {check.says} {check.value}" for check in vaults.examine())
    assert folder.name in told
    assert "Private" not in told


def test_it_tells_the_versions_of_all_that_guards_the_answers(vaults: SqlVaults) -> None:
    checks = found(vaults)
    for name in ("footprint", "python", "sqlcipher", "sqlite", "openssl", "keyring"):
        assert any(character.isdigit() for character in checks[f"version.{name}"].value), name
    assert checks["version.python"].value == ".".join(map(str, sys.version_info[:3]))


def test_it_tells_where_everything_lies(vaults: SqlVaults, own_home: Path, tmp_path: Path) -> None:
    checks = found(vaults)
    assert checks["place.vaults"].value == str(tmp_path / "vaults")
    for name in ("settings", "cache", "documents"):
        assert checks[f"place.{name}"].value.startswith(str(own_home))


@pytest.mark.parametrize(
    "free, health",
    [
        (surroundings.LITTLE_ROOM, Health.GOOD),
        (surroundings.LITTLE_ROOM - 1, Health.LOOK),
        (surroundings.NO_ROOM, Health.LOOK),
        (surroundings.NO_ROOM - 1, Health.BAD),
    ],
)
def test_little_room_is_said_before_there_is_none(
    free: int, health: Health, vaults: SqlVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=free))
    assert (found(vaults)["room"].health, found(vaults)["room"].value) == (health, str(free))


@pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps the person's own folders to the person by itself"
)
@pytest.mark.parametrize("mode, health", [(0o700, Health.GOOD), (0o755, Health.LOOK), (0o710, Health.LOOK)])
def test_folders_that_others_can_look_into_are_said(
    mode: int, health: Health, vaults: SqlVaults, folder: Path
) -> None:
    for place in (folder, folder.parent):
        place.chmod(mode)
        permissions = [check for check in vaults.examine() if check.id == "permissions"]
        assert {check.health for check in permissions} == {health}
        place.chmod(0o700)
        assert health is Health.GOOD or [check.value for check in permissions] == [str(place)]


DAMAGE: dict[str, tuple[Callable[[Path], object], str, Health]] = {
    "one key file torn": (lambda folder: (folder / KEY_FILES[0]).write_text("torn"), "keys", Health.LOOK),
    "one key file gone": (lambda folder: (folder / KEY_FILES[1]).unlink(), "keys", Health.LOOK),
    "both key files torn": (
        lambda folder: [(folder / name).write_text("torn") for name in KEY_FILES],
        "keys",
        Health.BAD,
    ),
    "no way to be read": (
        lambda folder: [(folder / name).write_text("torn") for name in KEY_FILES],
        "way",
        Health.BAD,
    ),
    "no database": (lambda folder: (folder / "vault.footprint").unlink(), "file", Health.BAD),
    "an empty database": (lambda folder: (folder / "vault.footprint").write_bytes(b""), "file", Health.BAD),
    "a long log": (
        lambda folder: (folder / "vault.footprint-wal").write_bytes(bytes(1_000_001)),
        "log",
        Health.LOOK,
    ),
    "a copy from before a migration": (
        lambda folder: (folder / "vault.footprint.before-0001").write_bytes(b"x"),
        "leftovers",
        Health.LOOK,
    ),
    "half a saved copy": (
        lambda folder: (folder / "vault.footprint.copying").write_bytes(b"x"),
        "leftovers",
        Health.LOOK,
    ),
    "a making that was cut off": (
        lambda folder: folder.with_name(".new-0123456789abcdef").mkdir(),
        "unfinished",
        Health.LOOK,
    ),
    "an erasing that was cut off": (
        lambda folder: folder.with_name(".erasing-0123456789abcdef").mkdir(),
        "unfinished",
        Health.LOOK,
    ),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_not_in_order_is_found_and_left_as_it_is(
    what: str, vaults: SqlVaults, folder: Path, tmp_path: Path, contents: Contents
) -> None:
    damage, check, health = DAMAGE[what]
    damage(folder)
    before = contents(tmp_path)
    assert found(vaults)[check].health is health
    assert contents(tmp_path) == before


def test_a_locked_keyring_matters_only_to_a_vault_that_it_opens(vaults: SqlVaults, fake: FakeKeyring) -> None:
    vault, _code = vaults.create("Bo", PASSPHRASE)
    fake.trouble = raising(KeyringLocked())
    assert found(vaults)["keyring"].health is Health.GOOD
    fake.trouble = raising(KeyringLocked(), "nothing")
    vaults.change_way(vault.id, PASSPHRASE, None)
    assert (found(vaults)["keyring"].health, found(vaults)["keyring"].value) == (
        Health.GOOD,
        FakeKeyring.name,
    )
    fake.trouble = raising(KeyringLocked())
    assert found(vaults)["keyring"].health is Health.LOOK
    assert "locked" in found(vaults)["keyring"].says


def test_a_vault_that_is_open_is_looked_at_and_stays_open_and_locked(vaults: SqlVaults, folder: Path) -> None:
    vault = vaults.open(folder.name, PASSPHRASE)
    assert found(vaults)["file"].health is Health.GOOD
    opening = "import sys; from pathlib import Path; from footprint.store.vaults import SqlVaults; "
    opening += "SqlVaults(Path(sys.argv[1])).open(sys.argv[2], sys.argv[3])"
    other = subprocess.run(
        [sys.executable, "-c", opening, str(folder.parent), folder.name, PASSPHRASE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "VaultInUse" in other.stderr
    vault.close()


def test_no_vault_is_listed_with_the_heavy_parts() -> None:
    listing = (
        "import sys, tempfile; from pathlib import Path; from footprint.store.vaults import SqlVaults; "
        "SqlVaults(Path(tempfile.gettempdir()) / 'nowhere').names(); "
        "print([name for name in ('keyring', 'secretstorage', 'sqlalchemy', 'platformdirs', 'zipfile', 'sqlcipher3') "
        "if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
