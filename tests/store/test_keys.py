"""The ways to a vault's key, and the file they lie in."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import os
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from footprint.errors import Unsaved
from footprint.store.key_file import NAME, SECOND_COPY, read_keys, write_keys
from footprint.store.keyring_refusals import KeyringEntryWrong
from footprint.store.keys import STRONG, WEAKEST, Keys
from footprint.store.recovery_code import ALPHABET, new_recovery_code, recovery_secret
from footprint.store.refusals import (
    KeysDamaged,
    NewerVault,
    OpenedAnotherWay,
    RecoveryCodeMistyped,
    VaultMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import Way

PASSPHRASE = "seven tall sunflowers"


@pytest.fixture
def made() -> tuple[Keys, bytes, str]:
    return new_keys(PASSPHRASE)


def new_keys(passphrase: str) -> tuple[Keys, bytes, str]:
    keys, data_key, code = Keys.new("v1", "Ana")
    return keys.with_passphrase(passphrase, data_key, WEAKEST), data_key, code


def changed(keys: Keys, kind: str, **changes: Any) -> Keys:
    slots = tuple(slot | changes if slot["type"] == kind else slot for slot in keys.slots)
    return replace(keys, slots=slots)


def test_a_recovery_code_reads_back_however_it_is_typed() -> None:
    code = new_recovery_code()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_secret(typed) == recovery_secret(code) == code.replace("-", "").encode()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5, 5]


def test_no_recovery_code_is_made_twice() -> None:
    assert len({new_recovery_code() for _n in range(200)}) == 200


def test_one_wrong_character_in_a_recovery_code_is_always_noticed() -> None:
    code = new_recovery_code().replace("-", "")
    for place, wrong in itertools.product(range(len(code)), ALPHABET):
        if wrong != code[place]:
            with pytest.raises(RecoveryCodeMistyped):
                recovery_secret(code[:place] + wrong + code[place + 1 :])


def test_two_swapped_characters_in_a_recovery_code_are_always_noticed() -> None:
    code = new_recovery_code().replace("-", "")
    for first, second in itertools.combinations(range(len(code)), 2):
        if code[first] != code[second]:
            swapped = list(code)
            swapped[first], swapped[second] = code[second], code[first]
            with pytest.raises(RecoveryCodeMistyped):
                recovery_secret("".join(swapped))


def test_both_ways_lead_to_the_same_key(made: tuple[Keys, bytes, str]) -> None:
    keys, data_key, code = made
    assert keys.unlocked_by_passphrase(PASSPHRASE) == keys.unlocked_by_recovery_code(code) == data_key


def test_an_accent_may_be_typed_in_one_key_or_two() -> None:
    keys, data_key, _code = new_keys(unicodedata.normalize("NFC", "crème brûlée"))
    assert keys.unlocked_by_passphrase(unicodedata.normalize("NFD", "crème brûlée")) == data_key


def test_a_new_passphrase_ends_the_old_one_and_keeps_the_recovery_code(made: tuple[Keys, bytes, str]) -> None:
    keys, data_key, code = made
    keys = keys.with_passphrase("another passphrase", data_key, WEAKEST)
    with pytest.raises(WrongPassphrase):
        keys.unlocked_by_passphrase(PASSPHRASE)
    assert (
        keys.unlocked_by_passphrase("another passphrase") == keys.unlocked_by_recovery_code(code) == data_key
    )


def test_the_keyring_opens_the_vault_with_its_secret_alone(made: tuple[Keys, bytes, str]) -> None:
    keys, data_key, code = made
    secret = os.urandom(32)
    keys = keys.with_keyring(secret, data_key)
    assert keys.way is Way.KEYRING
    assert keys.unlocked_by_keyring(secret) == keys.unlocked_by_recovery_code(code) == data_key
    for wrong in (os.urandom(32), data_key, b"", secret[:-1]):
        with pytest.raises(KeyringEntryWrong):
            keys.unlocked_by_keyring(wrong)
    with pytest.raises(OpenedAnotherWay):
        keys.unlocked_by_passphrase(PASSPHRASE)
    with pytest.raises(KeyringEntryWrong):
        replace(keys, vault_id="v2").unlocked_by_keyring(secret)


def test_a_vault_has_the_recovery_code_and_one_other_way(made: tuple[Keys, bytes, str]) -> None:
    keys, data_key, _code = made
    for _n in range(2):
        keys = keys.with_keyring(bytes(32), data_key)
        assert sorted(slot["type"] for slot in keys.slots) == ["keyring", "recovery"]
        keys = keys.with_passphrase(PASSPHRASE, data_key, WEAKEST)
        keys, _code = keys.with_new_recovery_code(data_key)
        assert sorted(slot["type"] for slot in keys.slots) == ["passphrase", "recovery"]
    both = replace(keys, slots=(*keys.slots, keys.with_keyring(bytes(32), data_key).slots[0]))
    with pytest.raises(KeysDamaged):
        both.unlocked_by_passphrase(PASSPHRASE)


@pytest.mark.parametrize("changes", [{"type": "recovery"}, {"kdf": {"name": "none"}}, {"salt": "AAAA"}])
def test_a_slot_of_the_keyring_is_authenticated_whole(
    changes: dict[str, Any], made: tuple[Keys, bytes, str]
) -> None:
    keys, data_key, _code = made
    keys = keys.with_keyring(bytes(32), data_key)
    with pytest.raises((KeyringEntryWrong, KeysDamaged)):
        changed(keys, "keyring", **changes).unlocked_by_keyring(bytes(32))


def test_a_new_recovery_code_ends_the_old_one_and_keeps_the_passphrase(made: tuple[Keys, bytes, str]) -> None:
    keys, data_key, code = made
    keys, new_code = keys.with_new_recovery_code(data_key)
    with pytest.raises(WrongRecoveryCode):
        keys.unlocked_by_recovery_code(code)
    assert keys.unlocked_by_recovery_code(new_code) == keys.unlocked_by_passphrase(PASSPHRASE) == data_key


def test_slots_moved_to_another_vault_open_nothing(made: tuple[Keys, bytes, str]) -> None:
    keys, _data_key, code = made
    moved = replace(keys, vault_id="v2")
    with pytest.raises(WrongPassphrase):
        moved.unlocked_by_passphrase(PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        moved.unlocked_by_recovery_code(code)


@pytest.mark.parametrize(
    "kdf",
    [
        {"name": "argon2id", "memory_kib": 8, "iterations": 1, "lanes": 1},
        {"name": "argon2id", "memory_kib": 2**30, "iterations": 1, "lanes": 1},
        {"name": "argon2id", "memory_kib": 19456, "iterations": 0, "lanes": 1},
        {"name": "argon2id", "memory_kib": 19456, "iterations": 1, "lanes": 1, "pepper": 1},
        {"name": "argon2id"},
        {},
        None,
    ],
)
def test_changed_costs_of_guessing_are_refused_before_they_are_paid(
    kdf: dict[str, Any] | None, made: tuple[Keys, bytes, str]
) -> None:
    with pytest.raises(KeysDamaged):
        changed(made[0], "passphrase", kdf=kdf).unlocked_by_passphrase(PASSPHRASE)


def test_costs_within_bounds_are_authenticated_too(made: tuple[Keys, bytes, str]) -> None:
    kdf = {"name": "scrypt", "memory_kib": WEAKEST.memory_kib, "iterations": 1, "lanes": 1}
    with pytest.raises(WrongPassphrase):
        changed(made[0], "passphrase", kdf=kdf).unlocked_by_passphrase(PASSPHRASE)


def test_a_vault_is_made_with_the_cost_that_rfc_9106_recommends(tmp_path: Path) -> None:
    vaults = SqlVaults(tmp_path)
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    keys = json.loads((tmp_path / vaults.names()[0].id / NAME).read_text())
    (slot,) = (slot for slot in keys["slots"] if slot["type"] == "passphrase")
    assert slot["kdf"] == {"name": "argon2id", "memory_kib": 65536, "iterations": 3, "lanes": 4}
    assert (STRONG.memory_kib, STRONG.iterations, STRONG.lanes) == (65536, 3, 4)


def test_the_key_file_holds_the_owners_name_and_no_secret(
    made: tuple[Keys, bytes, str], tmp_path: Path
) -> None:
    keys, data_key, code = made
    write_keys(tmp_path, keys)
    text = (tmp_path / NAME).read_text()
    assert "Ana" in text
    for secret in (PASSPHRASE, code, code.replace("-", ""), data_key.hex()):
        assert secret not in text
    assert read_keys(tmp_path) == keys
    assert sorted(path.name for path in tmp_path.iterdir()) == [SECOND_COPY, NAME]
    assert os.name != "posix" or (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"format": 1}', "\x00" * 300, "torn", "flipped", "gone"]
)
def test_one_damaged_copy_is_survived_and_mended_two_are_refused(
    damage: str, vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path
) -> None:
    vault.close()
    whole = (vault_folder / NAME).read_bytes()
    bad = {"torn": whole[:200], "flipped": whole.replace(b"Ana", b"Ann")}.get(damage, damage.encode())
    for name in (NAME, SECOND_COPY):
        (vault_folder / name).unlink() if damage == "gone" else (vault_folder / name).write_bytes(bad)
        assert [found.owner for found in vaults.names()] == ["Ana"]
        vaults.open(vault_id, PASSPHRASE).close()
        assert [(vault_folder / copy).read_bytes() for copy in (NAME, SECOND_COPY)] == [whole, whole]
    for name in (NAME, SECOND_COPY):
        (vault_folder / name).unlink() if damage == "gone" else (vault_folder / name).write_bytes(bad)
    with pytest.raises(VaultMissing if damage == "gone" else KeysDamaged):
        vaults.open(vault_id, PASSPHRASE)
    assert [found.owner for found in vaults.names()] == [vault_id]


def test_a_passphrase_changed_by_half_leaves_no_old_one_behind(
    vaults: SqlVaults, tmp_path: Path, contents: Any
) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    vault_id = vaults.names()[0].id
    folder = tmp_path / "vaults" / vault_id
    old = (folder / SECOND_COPY).read_bytes()
    vaults.recover(vault_id, code, "another passphrase").close()
    (folder / SECOND_COPY).write_bytes(old)
    vaults.open(vault_id, "another passphrase").close()
    assert (folder / SECOND_COPY).read_bytes() == (folder / NAME).read_bytes() != old


def test_keys_of_a_newer_footprint_are_refused(made: tuple[Keys, bytes, str], tmp_path: Path) -> None:
    write_keys(tmp_path, made[0])
    document = json.loads((tmp_path / NAME).read_text())
    del document["sha256"]
    document["format"] = 2
    from footprint.store.key_file import _checksum  # noqa: PLC0415 (only here)

    (tmp_path / NAME).write_text(json.dumps(document | {"sha256": _checksum(document)}))
    with pytest.raises(NewerVault):
        read_keys(tmp_path)


def test_keys_that_cannot_be_written_leave_the_old_ones(
    made: tuple[Keys, bytes, str], tmp_path: Path
) -> None:
    keys, data_key, _code = made
    write_keys(tmp_path, keys)
    # A folder in the place of the new file: refused to root as well.
    (tmp_path / f"{NAME}.new").mkdir()
    with pytest.raises(Unsaved):
        write_keys(tmp_path, keys.with_passphrase("another passphrase", data_key, WEAKEST))
    assert read_keys(tmp_path) == keys


def test_a_vault_opens_even_if_the_damaged_copy_of_its_keys_cannot_be_mended(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path
) -> None:
    vault.close()
    (vault_folder / SECOND_COPY).write_text("torn")
    (vault_folder / f"{NAME}.new").mkdir()
    vaults.open(vault_id, PASSPHRASE).close()
    assert (vault_folder / SECOND_COPY).read_text() == "torn"


def test_a_new_passphrase_that_cannot_be_kept_leaves_the_old_one(vaults: SqlVaults, tmp_path: Path) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    vault_id = vaults.names()[0].id
    (tmp_path / "vaults" / vault_id / f"{NAME}.new").mkdir()
    with pytest.raises(Unsaved):
        vaults.recover(vault_id, code, "another passphrase")
    vaults.open(vault_id, PASSPHRASE).close()


def test_what_a_killed_change_of_keys_left_goes_at_the_next_opening(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, contents: Any
) -> None:
    vault.close()
    before = contents(vault_folder)
    for name in (NAME, SECOND_COPY):
        (vault_folder / f"{name}.new").write_bytes((vault_folder / name).read_bytes())
    vaults.open(vault_id, PASSPHRASE).close()
    assert contents(vault_folder) == before


def test_what_a_killed_creation_left_is_swept_up_a_day_later(vaults: SqlVaults, tmp_path: Path) -> None:
    left, recent = tmp_path / "vaults" / ".new-old", tmp_path / "vaults" / ".new-recent"
    for folder in (left, recent):
        folder.mkdir(parents=True)
        (folder / NAME).write_text("{}")
    os.utime(left, (0, 0))
    vaults.create("Ana", PASSPHRASE)[0].close()
    assert (left.exists(), recent.exists()) == (False, True)
    assert [found.owner for found in vaults.names()] == ["Ana"]


def test_only_vaults_are_listed(vaults: SqlVaults, vault: SqlVault, tmp_path: Path) -> None:
    (tmp_path / "vaults" / "holiday pictures").mkdir()
    (tmp_path / "vaults" / "a file").write_text("")
    assert [found.owner for found in vaults.names()] == ["Ana"]


@pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps the person's own folders to the person by itself"
)
def test_nobody_else_on_the_computer_may_look_into_a_vaults_folder(
    vault: SqlVault, vault_folder: Path
) -> None:
    assert vault_folder.stat().st_mode & 0o077 == 0


def doctored(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Put changed keys into both copies, with sums that fit."""
    document = json.loads((folder / NAME).read_text())
    del document["sha256"]
    change(document)
    document["sha256"] = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    for name in (NAME, SECOND_COPY):
        (folder / name).write_text(json.dumps(document))


def with_cost(cost: float) -> Callable[[dict[str, Any]], object]:
    def change(document: dict[str, Any]) -> None:
        for slot in document["slots"]:
            slot["kdf"]["memory_kib"] = cost

    return change


@pytest.mark.parametrize(
    "change",
    [
        with_cost(math.inf),
        with_cost(math.nan),
        with_cost(10**400),
        lambda document: document.update(owner="\ud800"),
        lambda document: document.update(vault="\ud800"),
        lambda document: document.update(format=math.nan, slots=[[]]),
    ],
    ids=["endless cost", "no cost", "huge cost", "half a name", "half an id", "no format"],
)
def test_keys_that_no_footprint_has_written_are_damaged_ones_whatever_stands_in_them(
    change: Callable[[dict[str, Any]], object], vaults: SqlVaults, vault: SqlVault, vault_folder: Path
) -> None:
    vault.close()
    doctored(vault_folder, change)
    for name in vaults.names():
        name.owner.encode()
    vaults.examine()
    with pytest.raises(KeysDamaged):
        vaults.open(vault.id, PASSPHRASE)


def test_a_name_from_a_key_file_is_shown_on_one_line_and_tells_a_terminal_nothing(
    vaults: SqlVaults, vault: SqlVault, vault_folder: Path
) -> None:
    vault.close()
    doctored(
        vault_folder, lambda document: document.update(owner="Zoë\x1b[2J\nBo: erase me\u202e" + "x" * 9999)
    )
    (name,) = vaults.names()
    assert name.owner.isprintable()
    assert name.owner.startswith("Zoë\ufffd[2J\ufffdBo: erase me\ufffdx")
    assert len(name.owner) == 200
    opened = vaults.open(vault.id, PASSPHRASE)
    assert opened.owner == name.owner
    opened.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_keys_are_never_written_through_a_link(
    vaults: SqlVaults, vault: SqlVault, vault_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "thesis").write_text("a thesis")
    (vault_folder / f"{NAME}.new").symlink_to(tmp_path / "thesis")
    vaults.change_way(vault.id, PASSPHRASE, "another passphrase")
    assert (tmp_path / "thesis").read_text() == "a thesis"
    assert not (vault_folder / NAME).is_symlink()
