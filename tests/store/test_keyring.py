"""Vaults that the operating system's keyring opens, and every way in which a keyring can let them down."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from builders import an_assessment
from footprint.errors import Refused, Unsaved
from footprint.store import key_file, trusted_keyrings
from footprint.store import keyring_refusals as refusals
from footprint.store.key_file import NAME, SECOND_COPY, read_keys
from footprint.store.keys import WEAKEST
from footprint.store.os_keyring import OsKeyring, Patience
from footprint.store.refusals import OpenedAnotherWay, PassphraseTooShort, WrongPassphrase
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import Way
from screen.display import until
from store.keyrings import AT_ONCE, FakeKeyring, GnomeKeyring, gnome_keyring, is_there, lock, raising

PASSPHRASE = "seven tall sunflowers"
Contents = Callable[[Path], dict[str, str]]
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone has a Secret Service")


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def vaults(tmp_path: Path, fake: FakeKeyring) -> SqlVaults:
    """With the keyring of few lines."""
    return SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GnomeKeyring]:
    folder = tmp_path / "keyring"
    folder.mkdir()
    with gnome_keyring(folder, monkeypatch) as keyring:
        yield keyring


def made(vaults: SqlVaults, passphrase: str | None) -> tuple[str, str]:
    """The id and the recovery code of a vault with an answer in it, closed."""
    vault, code = vaults.create("Ana", passphrase)
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    return vault.id, code


def opens(vaults: SqlVaults, vault_id: str, passphrase: str | None) -> bool:
    try:
        vault = vaults.open(vault_id, passphrase)
    except (OpenedAnotherWay, WrongPassphrase):
        return False
    assert vault.load("a1").answers == {"tenant": "tenant"}
    vault.close()
    return True


def only_slots(folder: Path) -> set[str]:
    """The kinds of slot in both key files, which are the same."""
    files = [json.loads((folder / name).read_text()) for name in (NAME, SECOND_COPY)]
    assert files[0] == files[1]
    return {slot["type"] for slot in files[0]["slots"]}


def test_a_vault_made_with_the_keyring_opens_without_a_passphrase(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path
) -> None:
    vault_id, _code = made(vaults, None)
    assert [(name.id, name.way) for name in vaults.names()] == [(vault_id, Way.KEYRING)]
    assert opens(vaults, vault_id, None)
    assert not opens(vaults, vault_id, PASSPHRASE)
    assert only_slots(tmp_path / "vaults" / vault_id) == {"keyring", "recovery"}


def test_an_entry_in_the_keyring_tells_nothing_but_the_vaults_id(
    vaults: SqlVaults, fake: FakeKeyring
) -> None:
    vault_id, _code = made(vaults, None)
    assert list(fake.entries) == [(f"Footprint vault {vault_id}", vault_id)]


def test_what_the_keyring_keeps_is_not_the_vaults_own_key(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path
) -> None:
    vault_id, code = made(vaults, None)
    data_key = read_keys(tmp_path / "vaults" / vault_id).unlocked_by_recovery_code(code)
    assert fake.asked_by_us().get(vault_id) != data_key


def test_two_vaults_have_two_entries_and_each_opens_its_own(vaults: SqlVaults, fake: FakeKeyring) -> None:
    first, _code = made(vaults, None)
    second, _code = made(vaults, None)
    assert len(set(fake.entries.values())) == 2
    ours = fake.asked_by_us()
    ours.put(first, ours.get(second))
    with pytest.raises(refusals.KeyringEntryWrong):
        vaults.open(first)
    assert opens(vaults, second, None)


@pytest.mark.parametrize("way", [PASSPHRASE, None])
@pytest.mark.parametrize("new", ["another passphrase", None])
def test_a_change_of_way_touches_no_byte_of_the_database_and_keeps_the_recovery_code(
    way: str | None, new: str | None, vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path
) -> None:
    vault_id, code = made(vaults, way)
    database = tmp_path / "vaults" / vault_id / "vault.footprint"
    before = database.read_bytes()
    vaults.change_way(vault_id, way, new)
    assert database.read_bytes() == before
    assert only_slots(database.parent) == {"passphrase" if new else "keyring", "recovery"}
    assert len(fake.entries) == (new is None)
    assert opens(vaults, vault_id, new)
    assert way == new or not opens(vaults, vault_id, way)
    vaults.recover(vault_id, code, PASSPHRASE).close()
    assert opens(vaults, vault_id, PASSPHRASE)
    assert fake.entries == {}


def test_the_way_can_be_changed_and_the_code_renewed_while_the_vault_is_open(vaults: SqlVaults) -> None:
    vault, code = vaults.create("Ana", None)
    vaults.change_way(vault.id, None, PASSPHRASE)
    new_code = vaults.renew_recovery_code(vault.id, PASSPHRASE)
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    with pytest.raises(Refused):
        vaults.recover(vault.id, code, "another passphrase")
    vaults.recover(vault.id, new_code, None).close()
    assert opens(vaults, vault.id, None)


@pytest.mark.parametrize("way", [PASSPHRASE, None])
def test_nothing_is_changed_for_somebody_who_cannot_open_the_vault(
    way: str | None, vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path, contents: Contents
) -> None:
    vault_id, _code = made(vaults, way)
    before, kept = contents(tmp_path), dict(fake.entries)
    for wrong in (None if way else PASSPHRASE, "not the passphrase"):
        with pytest.raises((OpenedAnotherWay, WrongPassphrase)):
            vaults.change_way(vault_id, wrong, "another passphrase")
        with pytest.raises((OpenedAnotherWay, WrongPassphrase)):
            vaults.renew_recovery_code(vault_id, wrong)
    with pytest.raises(PassphraseTooShort):
        vaults.change_way(vault_id, way, "7 chars")
    assert (contents(tmp_path), fake.entries) == (before, kept)


def test_a_lost_entry_is_told_from_a_wrong_one_and_the_recovery_code_helps_with_both(
    vaults: SqlVaults, fake: FakeKeyring
) -> None:
    vault_id, code = made(vaults, None)
    (entry,) = fake.entries
    for spoilt in ("", "not base 64!", "c2hvcnQ=", "A" * 43 + "="):
        fake.entries[entry] = spoilt
        with pytest.raises(refusals.KeyringEntryWrong if spoilt else refusals.KeyringEntryMissing):
            vaults.open(vault_id)
        vaults.recover(vault_id, code, None).close()
        assert opens(vaults, vault_id, None)
    fake.entries.clear()
    with pytest.raises(refusals.KeyringEntryMissing):
        vaults.open(vault_id)


class KeyringLocked(Exception):
    """Called as the package calls it."""


class PromptDismissedException(Exception):
    """Called as the Secret Service's library calls it."""


TROUBLES: dict[str, tuple[Exception, type[Refused]]] = {
    "locked": (KeyringLocked(), refusals.KeyringLocked),
    "asked, and nobody unlocked it": (PromptDismissedException(), refusals.KeyringLocked),
    "none": (refusals.KeyringMissing(), refusals.KeyringMissing),
    "one in clear": (refusals.KeyringUntrusted(), refusals.KeyringUntrusted),
    "failing": (OSError("the entry is: sesame"), refusals.KeyringFailed),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_trouble_has_its_own_words_and_nothing_is_made_changed_or_lost(
    trouble: str, vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path, contents: Contents
) -> None:
    error, refusal = TROUBLES[trouble]
    by_keyring, code = made(vaults, None)
    by_passphrase, other_code = made(vaults, PASSPHRASE)
    before, kept = contents(tmp_path), dict(fake.entries)
    fake.trouble = raising(error)
    found = vaults.keyring()
    assert not found.usable
    assert len(found.says) > 20
    attempts: list[Callable[[], object]] = [
        lambda: vaults.create("Bo", None),
        lambda: vaults.open(by_keyring),
        lambda: vaults.recover(by_passphrase, other_code, None),
        lambda: vaults.change_way(by_passphrase, PASSPHRASE, None),
        lambda: vaults.change_way(by_keyring, None, PASSPHRASE),
    ]
    for attempt in attempts:
        with pytest.raises(refusal) as raised:
            attempt()
        assert "sesame" not in str(raised.value)
        assert raised.value.__cause__ is None
    assert {name.id for name in vaults.names()} == {by_keyring, by_passphrase}
    fake.trouble = raising(Exception(), "never")
    assert fake.entries == kept
    # What the failed changes noted in the key file is taken back at the next opening.
    assert opens(vaults, by_passphrase, PASSPHRASE)
    assert opens(vaults, by_keyring, None)
    assert not read_keys(tmp_path / "vaults" / by_passphrase).in_keyring
    files = contents(tmp_path)
    assert files.keys() == before.keys()
    fake.trouble = raising(error)
    vaults.recover(by_keyring, code, "another passphrase").close()
    assert opens(vaults, by_keyring, "another passphrase")
    fake.trouble = raising(Exception(), "never")
    assert opens(vaults, by_keyring, "another passphrase")
    assert fake.entries == {}


def test_every_trouble_says_something_else(fake: FakeKeyring) -> None:
    said = set()
    for error, _refusal in TROUBLES.values():
        fake.trouble = raising(error)
        said.add(fake.asked_by_us().standing().says)
    assert len(said) == len({refusal for _error, refusal in TROUBLES.values()})


def test_a_keyring_that_never_answers_is_not_waited_for_and_what_it_does_too_late_is_undone(
    fake: FakeKeyring, tmp_path: Path
) -> None:
    answers = threading.Event()
    fake.trouble = lambda asked: asked == "put" and answers.wait(60)
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST, OsKeyring(lambda: fake, Patience(0.2, 0.2)))
    with pytest.raises(refusals.KeyringSilent):
        vaults.create("Ana", None)
    assert vaults.names() == ()
    removed = threading.Event()

    def note(asked: str) -> None:
        if asked == "remove":
            removed.set()

    fake.trouble = note
    answers.set()
    until(lambda: removed.is_set() and not fake.entries, "what came too late to be undone")


def test_a_keyring_that_forgets_what_it_was_given_is_refused(vaults: SqlVaults, fake: FakeKeyring) -> None:
    fake.trouble = lambda asked: asked == "get" and [fake.entries.popitem() for _entry in tuple(fake.entries)]
    with pytest.raises(refusals.KeyringFailed):
        vaults.create("Ana", None)
    assert vaults.names() == ()


STEPS = 30


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize(
    "way, new", [(PASSPHRASE, None), (None, PASSPHRASE), (PASSPHRASE, "another passphrase")]
)
def test_a_change_that_is_cut_off_at_any_step_leaves_a_vault_that_opens_and_no_entry_for_good(
    way: str | None, new: str | None, tmp_path: Path, fake: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())
    outcomes = set()
    for step in range(STEPS):
        vault_id, code = made(vaults, way)
        folder = tmp_path / "vaults" / vault_id
        with monkeypatch.context() as patch:
            left = cut_after(step, patch)
            with suppress(Cut):
                vaults.change_way(vault_id, way, new)
            went_through = left()
        opened_by = [secret for secret in (way, new) if opens(vaults, vault_id, secret)]
        assert len(opened_by) == 1, (step, opened_by)
        outcomes.add(opened_by[0] == new)
        # Once it was opened it is in order again: one way, and an entry only for a vault that needs it.
        assert only_slots(folder) == {"keyring" if opened_by[0] is None else "passphrase", "recovery"}
        assert sorted(path.name for path in folder.iterdir()) == [SECOND_COPY, NAME, "vault.footprint"]
        assert len(fake.entries) == (opened_by[0] is None), step
        assert read_keys(folder).in_keyring == (opened_by[0] is None)
        vaults.recover(vault_id, code, PASSPHRASE).close()
        assert fake.entries == {}
        if went_through:
            break
    else:
        raise AssertionError("the change has more steps than were cut off")
    assert outcomes == {False, True}


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

    for owner, name in ((Path, "replace"), (Path, "unlink"), (OsKeyring, "put"), (OsKeyring, "remove")):
        patch.setattr(owner, name, counted(getattr(owner, name)))
    patch.setattr(key_file, "_write", counted(key_file._write))
    return lambda: left[0] > 0


def test_keys_that_cannot_be_written_leave_the_way_and_the_keyring_as_they_were(
    vaults: SqlVaults, fake: FakeKeyring, tmp_path: Path
) -> None:
    vault_id, _code = made(vaults, None)
    kept, blocked = dict(fake.entries), tmp_path / "vaults" / vault_id / f"{SECOND_COPY}.new"
    blocked.mkdir()
    with pytest.raises(Unsaved):
        vaults.change_way(vault_id, None, PASSPHRASE)
    with pytest.raises(Unsaved):
        vaults.renew_recovery_code(vault_id, None)
    assert fake.entries == kept
    assert opens(vaults, vault_id, None)


@on_linux
def test_the_real_keyring_keeps_a_vaults_key_and_loses_it_again(real: GnomeKeyring, tmp_path: Path) -> None:
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST)
    assert (vaults.keyring().usable, vaults.keyring().name) == (True, "Secret Service")
    vault_id, _code = made(vaults, None)
    assert opens(vaults, vault_id, None)
    assert OsKeyring().has(vault_id)
    assert not any(b"Ana" in file.read_bytes() for file in real.files())
    vaults.change_way(vault_id, None, PASSPHRASE)
    assert not OsKeyring().has(vault_id)
    assert opens(vaults, vault_id, PASSPHRASE)


@on_linux
def test_a_locked_real_keyring_is_refused_at_once_where_nobody_can_unlock_it(
    real: GnomeKeyring, tmp_path: Path
) -> None:
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST)
    vault_id, code = made(vaults, None)
    lock()
    assert "locked" in vaults.keyring().says
    with pytest.raises(refusals.KeyringLocked):
        vaults.open(vault_id)
    with pytest.raises(refusals.KeyringLocked):
        vaults.create("Bo", None)
    assert OsKeyring().has(vault_id)
    vaults.recover(vault_id, code, PASSPHRASE).close()
    assert opens(vaults, vault_id, PASSPHRASE)
    assert OsKeyring().has(vault_id)


@on_linux
def test_a_real_keyring_that_forgets_when_its_owner_signs_out_is_not_used(real: GnomeKeyring) -> None:
    import secretstorage  # noqa: PLC0415 (Linux alone has it)
    from secretstorage.collection import SERVICE_IFACE, SESSION_COLLECTION  # noqa: PLC0415 (as above)
    from secretstorage.defines import SS_PATH  # noqa: PLC0415 (as above)
    from secretstorage.util import DBusAddressWrapper  # noqa: PLC0415 (as above)

    OsKeyring(patience=AT_ONCE).put("0123456789abcdef", bytes(32))
    with closing(secretstorage.dbus_init()) as bus:
        service = DBusAddressWrapper(SS_PATH, SERVICE_IFACE, bus)
        service.call("SetAlias", "so", "default", SESSION_COLLECTION)
    with pytest.raises(refusals.KeyringUntrusted):
        OsKeyring(patience=AT_ONCE).put("0123456789abcdef", bytes(32))


@on_linux
def test_a_real_keyring_that_was_never_set_up_is_not_set_up_for_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gnome_keyring(tmp_path, monkeypatch, set_up=False) as keyring:
        with pytest.raises(refusals.KeyringMissing):
            OsKeyring(patience=AT_ONCE).put("0123456789abcdef", bytes(32))
        assert is_there()
        assert keyring.files() == []


@on_linux
def test_no_environment_and_no_file_leads_to_another_keyring(
    real: GnomeKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plaintext_keyring(tmp_path, monkeypatch)
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
    OsKeyring(patience=AT_ONCE).put("0123456789abcdef", bytes(32))
    assert OsKeyring(patience=AT_ONCE).has("0123456789abcdef")
    assert "keyrings.alt.file" not in sys.modules
    # Control: asked to choose, the package takes what it was told to.
    chosen = subprocess.run(
        [sys.executable, "-c", "import keyring; print(type(keyring.get_keyring()).__name__)"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert chosen.stdout.strip() == "PlaintextKeyring"


def plaintext_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install one that writes in clear, and have everything that the package listens to name it."""
    package = tmp_path / "installed" / "keyrings" / "alt"
    package.mkdir(parents=True)
    (package / "file.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class PlaintextKeyring(KeyringBackend):\n"
        "    priority = 9\n"
        "    def get_password(self, service, username): raise AssertionError\n"
        "    def set_password(self, service, username, password): raise AssertionError\n"
    )
    monkeypatch.syspath_prepend(package.parents[1])
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    (tmp_path / "config" / "python_keyring").mkdir(parents=True)
    (tmp_path / "config" / "python_keyring" / "keyringrc.cfg").write_text(
        "[backend]\ndefault-keyring=keyrings.alt.file.PlaintextKeyring\n"
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@on_linux
@pytest.mark.parametrize("hint", ["nothing", "installed", "told by the environment", "told by a file"])
def test_where_there_is_only_a_keyring_in_clear_none_is_used(
    hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    plaintext_keyring(tmp_path, monkeypatch)
    if hint != "told by the environment":
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    if hint != "told by a file":
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))
    if hint != "installed":
        monkeypatch.setattr(sys, "path", [place for place in sys.path if "installed" not in place])
    expected = refusals.KeyringMissing if hint == "nothing" else refusals.KeyringUntrusted
    with pytest.raises(expected):
        trusted_keyrings.trusted_keyring()
    vaults = SqlVaults(tmp_path / "vaults", WEAKEST)
    with pytest.raises(expected):
        vaults.create("Ana", None)
    assert vaults.names() == ()
    assert "keyrings.alt.file" not in sys.modules


@on_linux
def test_a_bus_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
        found = OsKeyring(patience=Patience(0.2, 0.2)).standing()
    assert not found.usable
    assert "did not answer" in found.says
    until(lambda: "keyring" not in {thread.name for thread in threading.enumerate()}, "the thread's end")


def test_windows_keeps_the_entry_on_this_computer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = pytest.importorskip("keyring.backends.Windows")
    written: list[dict[str, Any]] = []
    credentials = SimpleNamespace(
        CRED_TYPE_GENERIC=1,
        CRED_PERSIST_LOCAL_MACHINE=2,
        CRED_PERSIST_ENTERPRISE=3,
        CredWrite=lambda credential, _flags: written.append(credential),
    )
    monkeypatch.setattr(windows, "win32cred", credentials, raising=False)
    monkeypatch.setattr(windows, "missing_deps", None)
    monkeypatch.setattr(windows.WinVaultKeyring, "_read_credential", lambda _self, _target: None)
    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "enterprise")
    monkeypatch.setattr(sys, "platform", "win32")
    keyring = trusted_keyrings.trusted_keyring()
    keyring.put("Footprint vault 1", "1", "secret")
    assert keyring.name == "Windows Credential Manager"
    assert [credential["Persist"] for credential in written] == [2]
    # Control: left to itself, the package would have it follow the person through their Windows domain.
    monkeypatch.delenv("KEYRING_PROPERTY_PERSIST")
    windows.WinVaultKeyring().set_password("service", "user", "secret")
    assert written[-1]["Persist"] == 3
