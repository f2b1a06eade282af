"""The keyrings that we know, each asked for by its class; loaded only when a keyring is used.

The package ``keyring`` would choose among everything that is installed, and be told otherwise by its environment: on a
computer without a desktop it may silently take one that writes secrets in clear. So it is never asked to choose.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from keyring.backend import KeyringBackend
from keyring.util import platform_

from footprint.store.keyring_refusals import KeyringLocked, KeyringMissing, KeyringUntrusted

if TYPE_CHECKING:
    from secretstorage import Collection


class TrustedKeyring(Protocol):
    """What we need of a keyring. Every method may raise whatever its library does, and may never return."""

    name: str

    def see_that_it_is_open(self) -> None:
        """Refuse one that the person has to unlock, without asking them to."""

    def unlock(self) -> None:
        """Have the person unlock one that is locked; refuse one that is not set up, or stays locked."""

    def has(self, service: str, entry: str) -> bool:
        """Whether there is an entry, without asking the person for anything if that can be."""

    def get(self, service: str, entry: str) -> str | None:
        """What an entry holds."""

    def put(self, service: str, entry: str, text: str) -> None:
        """Make an entry, or replace it."""

    def remove(self, service: str, entry: str) -> None:
        """Delete an entry that is there."""


class PackagedKeyring:
    """One that the package ``keyring`` brings, freed of what its environment has told it."""

    def __init__(self, kind: type[KeyringBackend], name: str, **properties: object) -> None:
        self.name = name
        self._keyring = kind()
        # KEYRING_PROPERTY_... could name another collection or another spelling of the entries.
        for variable in os.environ:
            _before, found, told = variable.partition("KEYRING_PROPERTY_")
            if found:
                vars(self._keyring).pop(told.lower(), None)
        for told, value in properties.items():
            setattr(self._keyring, told, value)

    def see_that_it_is_open(self) -> None:
        """Whoever is signed in has it open, as far as can be told without asking."""

    def unlock(self) -> None:
        """It asks by itself when it is used."""

    def has(self, service: str, entry: str) -> bool:
        return bool(self.get(service, entry))

    def get(self, service: str, entry: str) -> str | None:
        return self._keyring.get_password(service, entry)

    def put(self, service: str, entry: str, text: str) -> None:
        self._keyring.set_password(service, entry, text)

    def remove(self, service: str, entry: str) -> None:
        self._keyring.delete_password(service, entry)


class SecretService(PackagedKeyring):
    """What Linux desktops share (specifications.freedesktop.org/secret-service): GNOME's, KDE's or KeePassXC's own."""

    def see_that_it_is_open(self) -> None:
        with self._collection() as collection:
            if collection.is_locked():
                raise KeyringLocked

    def unlock(self) -> None:
        with self._collection() as collection:
            if collection.is_locked() and (collection.unlock() or collection.is_locked()):
                raise KeyringLocked

    def has(self, service: str, entry: str) -> bool:
        import secretstorage  # noqa: PLC0415 (Linux alone has it)

        with closing(secretstorage.dbus_init()) as bus:
            wanted = {"service": service, "username": entry}
            return any(True for _item in secretstorage.search_items(bus, wanted))

    @contextmanager
    def _collection(self) -> Iterator[Collection]:
        """Where entries go by default; the package would offer to make one if there is none."""
        import secretstorage  # noqa: PLC0415 (as above)
        from secretstorage.collection import SERVICE_IFACE, SESSION_COLLECTION  # noqa: PLC0415 (as above)
        from secretstorage.defines import SS_PATH  # noqa: PLC0415 (as above)
        from secretstorage.util import DBusAddressWrapper  # noqa: PLC0415 (as above)

        with closing(secretstorage.dbus_init()) as bus:
            service = DBusAddressWrapper(SS_PATH, SERVICE_IFACE, bus)
            (path,) = service.call("ReadAlias", "s", "default")
            if path == "/":
                raise KeyringMissing
            if path == SESSION_COLLECTION:
                raise KeyringUntrusted  # it is forgotten when the person signs out
            yield secretstorage.Collection(bus, path)


def trusted_keyring() -> TrustedKeyring:
    """The keyring of this system.

    Raises:
        KeyringUntrusted: there is only one that we do not know.
        KeyringMissing: there is none.
    """
    found = _of_this_system()
    if found:
        return found
    raise KeyringUntrusted if _another_is_set_up() else KeyringMissing


def _of_this_system() -> TrustedKeyring | None:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415 (each system has its own)

        # The package's own default would carry the entry to every computer of the person's Windows domain.
        return (
            PackagedKeyring(WinVaultKeyring, "Windows Credential Manager", persist="local machine")
            if WinVaultKeyring.viable
            else None
        )
    if sys.platform == "darwin":
        from keyring.backends import macOS  # noqa: PLC0415 (as above)

        return PackagedKeyring(macOS.Keyring, "Keychain") if macOS.Keyring.viable else None
    from keyring.backends import SecretService as Shared  # noqa: PLC0415 (as above)
    from keyring.backends import kwallet  # noqa: PLC0415 (as above)

    if Shared.Keyring.viable:
        return SecretService(Shared.Keyring, "Secret Service")
    return PackagedKeyring(kwallet.DBusKeyring, "KWallet") if kwallet.DBusKeyring.viable else None


def _another_is_set_up() -> bool:
    """Whether the package would have taken one all the same: because it was told to, or because one is installed."""
    if os.environ.get("PYTHON_KEYRING_BACKEND") or find_spec("keyrings"):
        return True
    with suppress(OSError):
        return (Path(platform_.config_root()) / "keyringrc.cfg").is_file()
    return False
