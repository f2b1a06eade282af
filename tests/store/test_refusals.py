"""What the store refuses, each under its own name, leaving every file as it was."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, an_assessment
from footprint.assessment.assessment import Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import Refused
from footprint.store import (
    contents_refusals,
    copy_refusals,
    erasing_refusals,
    key_file,
    keyring_refusals,
    refusals,
)
from footprint.store.database import Database
from footprint.store.key_file import KEY_FILES, read_keys, write_keys
from footprint.store.keys import WEAKEST, Keys
from footprint.store.recovery_code import ALPHABET
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults

PASSPHRASE = "seven tall sunflowers"
Contents = Callable[[Path], dict[str, str]]


def a_plain_database(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.executescript("CREATE TABLE answer (value); INSERT INTO answer VALUES (hex(zeroblob(9000)))")
    connection.close()


def cut_to(size: int) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(file.read_bytes()[:size])


def swap_two_pages(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:4096] + data[8192:12288] + data[4096:8192] + data[12288:])


def the_file(spoil: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: spoil(folder / "vault.footprint")


def the_keys(change: Callable[[Keys], Keys]) -> Callable[[Path], object]:
    return lambda folder: write_keys(folder, change(read_keys(folder)))


def both_key_files(spoil: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: [spoil(folder / name) for name in KEY_FILES]


def slots_of_another_vault(keys: Keys) -> Keys:
    stranger, data_key, _code = Keys.new("0123456789abcdef", "Bo")
    return replace(keys, slots=stranger.with_passphrase(PASSPHRASE, data_key, WEAKEST).slots)


def cheaper_to_guess(keys: Keys) -> Keys:
    slots = tuple(
        slot | {"kdf": slot["kdf"] | {"memory_kib": 8}} if slot["type"] == "passphrase" else slot
        for slot in keys.slots
    )
    return replace(keys, slots=slots)


def of_a_newer_footprint(file: Path) -> None:
    document = json.loads(file.read_text())
    del document["sha256"]
    document["format"] = 99
    file.write_text(json.dumps(document | {"sha256": key_file._checksum(document)}))


SPOILT: dict[str, tuple[Callable[[Path], object], type[Refused]]] = {
    "no file": (the_file(Path.unlink), refusals.VaultMissing),
    "zero bytes": (the_file(cut_to(0)), refusals.VaultDamaged),
    "a few bytes": (the_file(cut_to(100)), refusals.VaultDamaged),
    "one byte short of a page": (the_file(cut_to(4095)), refusals.VaultDamaged),
    "half of it": (the_file(cut_to(5 * 4096)), refusals.VaultDamaged),
    "cut inside a page": (the_file(cut_to(5 * 4096 + 7)), refusals.VaultDamaged),
    "two pages swapped": (the_file(swap_two_pages), refusals.VaultDamaged),
    "a text file": (the_file(lambda file: file.write_text("hello " * 2000)), refusals.VaultDamaged),
    "a plain SQLite database": (the_file(a_plain_database), refusals.NotAVault),
    "no key file": (both_key_files(Path.unlink), refusals.VaultMissing),
    "empty key files": (both_key_files(cut_to(0)), refusals.KeysDamaged),
    "torn key files": (both_key_files(cut_to(300)), refusals.KeysDamaged),
    "key files nested to the bottom": (
        both_key_files(lambda file: file.write_text("[" * 100_000)),
        refusals.KeysDamaged,
    ),
    "key files of a newer Footprint": (both_key_files(of_a_newer_footprint), refusals.NewerVault),
    "a short key": (
        the_keys(lambda keys: keys.with_passphrase(PASSPHRASE, bytes(16), WEAKEST)),
        refusals.KeysDamaged,
    ),
    "a wrong key": (
        the_keys(lambda keys: keys.with_passphrase(PASSPHRASE, bytes(32), WEAKEST)),
        refusals.VaultDamaged,
    ),
    "the slots of another vault": (the_keys(slots_of_another_vault), refusals.WrongPassphrase),
    "a slot moved to another vault": (
        the_keys(lambda keys: replace(keys, vault_id="0123456789abcdef")),
        refusals.WrongPassphrase,
    ),
    "a slot that is cheaper to guess": (the_keys(cheaper_to_guess), refusals.KeysDamaged),
    "a slot twice": (the_keys(lambda keys: replace(keys, slots=keys.slots * 2)), refusals.KeysDamaged),
    "no slot": (the_keys(lambda keys: replace(keys, slots=())), refusals.KeysDamaged),
    "a slot of both ways": (
        the_keys(
            lambda keys: replace(
                keys, slots=(*keys.slots, *keys.with_keyring(bytes(32), bytes(32)).slots[:1])
            )
        ),
        refusals.KeysDamaged,
    ),
    "the keyring's slot instead": (
        the_keys(lambda keys: keys.with_keyring(bytes(32), bytes(32))),
        refusals.OpenedAnotherWay,
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_vault_that_is_not_as_it_was_is_refused_by_name_and_untouched(
    how: str, vaults: SqlVaults, vault: SqlVault, vault_folder: Path, contents: Contents
) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    spoil, refusal = SPOILT[how]
    spoil(vault_folder)
    before = contents(vault_folder.parent)
    with pytest.raises(refusal) as refused:
        vaults.open(vault_folder.name, PASSPHRASE)
    assert type(refused.value) is refusal
    assert [name.id for name in vaults.names()] == [vault_folder.name]
    assert contents(vault_folder.parent) == before


def test_the_file_of_another_vault_is_refused_untouched(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, contents: Contents
) -> None:
    vault.close()
    vaults.create("Bob", PASSPHRASE)[0].close()
    (other,) = (name.id for name in vaults.names() if name.owner == "Bob")
    shutil.copy(vault_folder.parent / other / "vault.footprint", vault_folder / "vault.footprint")
    before = contents(vault_folder)
    with pytest.raises(refusals.VaultDamaged):
        vaults.open(vault_id, PASSPHRASE)
    assert contents(vault_folder) == before


def test_a_file_of_another_program_with_our_very_key_is_refused_untouched(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, contents: Contents
) -> None:
    vault._database._raw.execute("PRAGMA application_id = 7")
    vault.close()
    before = contents(vault_folder)
    with pytest.raises(refusals.NotAVault):
        vaults.open(vault_id, PASSPHRASE)
    assert contents(vault_folder) == before


def test_every_flipped_bit_is_noticed(
    vault: SqlVault, vault_folder: Path, contents: Contents, randomly: random.Random
) -> None:
    # The pages of what was deleted stay in the file, blank; they count as well.
    vault.begin(an_assessment(note_to_self="word " * 2000))
    vault.discard("a1")
    vault.begin(an_assessment(tenant="tenant", hose_days=4))
    key, file = bytes(vault._database._key), vault_folder / "vault.footprint"
    vault.close()
    sound = file.read_bytes()
    for _n in range(60):
        place = randomly.randrange(len(sound))
        file.write_bytes(
            sound[:place] + bytes([sound[place] ^ 1 << randomly.randrange(8)]) + sound[place + 1 :]
        )
        before = contents(vault_folder)
        with pytest.raises(refusals.VaultDamaged):
            Database.open(file, key)
        assert contents(vault_folder) == before
    file.write_bytes(sound)
    Database.open(file, key).close()


def test_a_vault_from_a_newer_footprint_is_refused_untouched(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, contents: Contents
) -> None:
    with vault._database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault.close()
    before = contents(vault_folder)
    with pytest.raises(refusals.NewerVault):
        vaults.open(vault_id, PASSPHRASE)
    assert contents(vault_folder) == before


def test_a_newer_vault_that_was_never_closed_is_refused_untouched(
    vault: SqlVault, vault_id: str, vault_folder: Path, tmp_path: Path, contents: Contents
) -> None:
    vault.begin(an_assessment())
    with vault._database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault._database.settle()
    vault.save_answer("a1", "tenant", "tenant", A_MOMENT)
    left = tmp_path / "left"
    shutil.copytree(vault_folder, left / vault_id)
    before = contents(left)
    assert (left / vault_id / "vault.footprint-wal").stat().st_size > 0
    with pytest.raises(refusals.NewerVault):
        SqlVaults(left, WEAKEST).open(vault_id, PASSPHRASE)
    assert contents(left) == before


def test_the_wrong_passphrase_is_refused_untouched(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, contents: Contents
) -> None:
    vault.close()
    before = contents(vault_folder)
    for wrong in ("", "x", PASSPHRASE.upper(), "\ud800 half a character"):
        with pytest.raises((refusals.WrongPassphrase, refusals.PassphraseUnusable)):
            vaults.open(vault_id, wrong)
    assert contents(vault_folder) == before


def test_a_slip_in_the_recovery_code_is_told_from_a_wrong_code(
    vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    other, other_code = vaults.create("Bob", PASSPHRASE)
    other.close()
    vault_id = vaults.names()[0].id
    before = contents(tmp_path)
    slip = code[:3] + ALPHABET[(ALPHABET.index(code[3]) + 1) % len(ALPHABET)] + code[4:]
    for mistyped in (slip, code[:-1], "", code + "0", "U" + code[1:]):
        with pytest.raises(refusals.RecoveryCodeMistyped):
            vaults.recover(vault_id, mistyped, "a new passphrase")
    with pytest.raises(refusals.WrongRecoveryCode):
        vaults.recover(vault_id, other_code, "a new passphrase")
    with pytest.raises(refusals.PassphraseTooShort):
        vaults.recover(vault_id, code, "7 chars")
    assert contents(tmp_path) == before


def test_a_second_opener_is_refused_and_the_first_goes_on(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, contents: Contents
) -> None:
    vault.begin(an_assessment())
    before = contents(vault_folder)
    with pytest.raises(refusals.VaultInUse):
        vaults.open(vault_id, PASSPHRASE)
    assert contents(vault_folder) == before
    vault.save_answer("a1", "tenant", "tenant", A_MOMENT)
    vault.close()
    assert vaults.open(vault_id, PASSPHRASE).load("a1").answers == {"tenant": "tenant"}


@pytest.mark.parametrize(
    "owner, refusal",
    [
        ("", refusals.OwnerNameMissing),
        (" \t", refusals.OwnerNameMissing),
        ("A" * 201, refusals.OwnerNameUnusable),
        ("two\nlines", refusals.OwnerNameUnusable),
        ("N\x00L", refusals.OwnerNameUnusable),
        ("\ud800", refusals.OwnerNameUnusable),
    ],
)
def test_a_name_nobody_can_read_is_refused_and_nothing_is_made(
    owner: str, refusal: type[Refused], vaults: SqlVaults, tmp_path: Path
) -> None:
    with pytest.raises(refusal):
        vaults.create(owner, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "passphrase, refusal",
    [
        ("7 chars", refusals.PassphraseTooShort),
        # Seven characters, whatever number of code points the keyboard made of them.
        ("e\u0301" * 7, refusals.PassphraseTooShort),
        ("x" * 1025, refusals.PassphraseUnusable),
        ("\udc00" * 9, refusals.PassphraseUnusable),
    ],
)
def test_a_passphrase_that_would_not_protect_is_refused_and_nothing_is_made(
    passphrase: str, refusal: type[Refused], vaults: SqlVaults, tmp_path: Path
) -> None:
    with pytest.raises(refusal):
        vaults.create("Ana", passphrase)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("vault_id", ["", ".", "..", "../vaults", "a/b", "/etc", ".new-0011"])
def test_an_id_is_never_a_way_to_another_folder(vault_id: str, vaults: SqlVaults, vault: SqlVault) -> None:
    with pytest.raises(refusals.VaultMissing):
        vaults.open(vault_id, PASSPHRASE)


@pytest.mark.parametrize("text", ["NUL \x00 inside", "half a character \ud83c"])
def test_text_that_would_not_come_back_is_refused_and_nothing_is_kept(text: str, vault: SqlVault) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    before = vault.load("a1")
    with pytest.raises(refusals.CannotBeKept):
        vault.save_answer("a1", "note_to_self", text, A_MOMENT)
    with pytest.raises(refusals.CannotBeKept):
        vault.save_answer("a1", "watering", ("hose", text), A_MOMENT)
    with pytest.raises(refusals.CannotBeKept):
        vault.begin(an_assessment().with_person(Person("Bo", text)))
    with pytest.raises(refusals.CannotBeKept):
        vault.bring_out("a1", ["hose", text], A_MOMENT)
    for agreed in (
        AgreedAction("own-1", Owner.MANAGER, A_DAY, text),
        AgreedAction(text, Owner.MANAGER, A_DAY),
    ):
        with pytest.raises(refusals.CannotBeKept):
            vault.agree("a1", [agreed], A_MOMENT)
    for step in (
        FollowUp("own-1", Course.DONE, A_MOMENT, words=text),
        FollowUp(text, Course.DONE, A_MOMENT),
    ):
        with pytest.raises(refusals.CannotBeKept):
            vault.follow_up("a1", step)
    assert vault.load("a1") == before


def test_every_refusal_says_what_to_do_in_words() -> None:
    modules = (refusals, contents_refusals, copy_refusals, erasing_refusals, keyring_refusals)
    everything = [
        cls
        for module in modules
        for cls in vars(module).values()
        if isinstance(cls, type) and cls.__module__ == module.__name__
    ]
    texts = [str(cls()) for cls in everything]
    assert len(set(texts)) == len(everything) > 40
    assert all(len(text) > 30 and not text.endswith(".") and "{" not in text for text in texts)


def test_whatever_a_keyring_fails_at_the_way_on_is_said() -> None:
    ways_on = ("recovery code", "passphrase")
    for cls in vars(keyring_refusals).values():
        if isinstance(cls, type) and cls.__module__ == keyring_refusals.__name__:
            entry_alone = "Entry" in cls.__name__  # there is an entry only for a vault that is here
            assert all(way in str(cls()) for way in ways_on[: 1 if entry_alone else 2]), cls
