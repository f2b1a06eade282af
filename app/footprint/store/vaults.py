"""The vaults on this computer: listed from their keys alone, made, opened, recovered, restored and erased."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.errors import Refused
from footprint.store import erasing
from footprint.store.copy_refusals import CopyDamaged, CopyNeedsRecoveryCode, NewerCopy
from footprint.store.disk import unsaved_by_system
from footprint.store.folders import (
    DATABASE,
    ERASING,
    Taken,
    is_id,
    named,
    new_id,
    place_of,
    unfinished_name,
    vaults_in,
)
from footprint.store.key_file import read_keys, sync_folder, write_keys
from footprint.store.keys import STRONG, Cost, Keys
from footprint.store.os_keyring import OsKeyring
from footprint.store.owner_names import name_beside, proper_name
from footprint.store.refusals import (
    KeysDamaged,
    NewerVault,
    Unreadable,
    VaultMissing,
    VaultNotUpgraded,
)
from footprint.store.ways import Ways
from footprint.workflow.kept import Check, CopyName, Keyring, VaultName, Way

if TYPE_CHECKING:
    from footprint.store.vault import SqlVault


class SqlVaults:
    """A ``footprint.workflow.ports.Vaults``: one folder a vault, in one folder that may not be there yet.

    ``cost`` is what guessing a passphrase costs; a vault keeps the one it was made with until its passphrase changes.
    ``keyring`` is the operating system's unless another is given.
    """

    def __init__(self, folder: Path, cost: Cost = STRONG, keyring: OsKeyring | None = None) -> None:
        self._folder = folder
        self._keyring = keyring or OsKeyring()
        self._ways = Ways(self._keyring, cost)

    def names(self) -> tuple[VaultName, ...]:
        """Every vault, by name; one whose keys cannot be read is listed by its id, and says why when opened."""
        erasing.sweep(self._folder)
        try:
            names = [_name(folder) for folder in vaults_in(self._folder)]
        except OSError:
            raise Unreadable from None
        return tuple(sorted(names, key=lambda name: (name.owner.casefold(), name.id)))

    def keyring(self) -> Keyring:
        """Whether the operating system's keyring can be trusted with a key now; the person is asked for nothing."""
        found = self._keyring.standing()
        if found.usable:
            erasing.sweep(self._folder, self._keyring)
        return found

    def create(self, owner: str, passphrase: str | None) -> tuple[SqlVault, str]:
        """Make a vault and open it; the second value is its recovery code.

        Raises:
            OwnerNameMissing, OwnerNameUnusable, PassphraseTooShort, PassphraseUnusable: nothing was made.
            Refused: the keyring cannot be used; nothing is left.
            Unsaved: the place cannot be written; nothing is left there.
        """
        # SQLAlchemy takes longer to import than the first page to show, and listing the vaults needs none of it.
        from footprint.store.database import Database  # noqa: PLC0415 (as said above)

        owner = proper_name(owner)
        self._ways.refuse_weak(passphrase)
        vault_id = new_id()
        keys, data_key, code = Keys.new(vault_id, owner)

        def fill(unfinished: Path) -> None:
            self._ways.set(unfinished, keys, data_key, passphrase)
            Database.create(unfinished / DATABASE, data_key).close()

        return self._made(vault_id, owner, data_key, fill), code

    def open(self, vault_id: str, passphrase: str | None = None) -> SqlVault:
        """Open with the passphrase, or with the keyring.

        Raises:
            WrongPassphrase: it is another one.
            Refused: the vault cannot be opened; the class and the text say why, and nothing was changed.
        """
        folder = place_of(self._folder, vault_id)
        keys = read_keys(folder)
        vault = self._opened(vault_id, keys.owner, self._ways.unlocked(folder, keys, passphrase))
        self._ways.tidied(folder, keys)
        return vault

    def recover(self, vault_id: str, recovery_code: str, new_passphrase: str | None) -> SqlVault:
        """Open with the recovery code and set a new passphrase, or the keyring; the recovery code stays.

        Raises:
            RecoveryCodeMistyped: there is a slip in it.
            WrongRecoveryCode: it belongs to another vault.
            PassphraseTooShort, PassphraseUnusable: the old way stays.
            Refused: the vault cannot be opened, or the keyring not be used; the old way stays.
            Unsaved: the new way could not be kept; the old one stays.
        """
        self._ways.refuse_weak(new_passphrase)
        folder = place_of(self._folder, vault_id)
        keys = read_keys(folder)
        data_key = keys.unlocked_by_recovery_code(recovery_code)
        vault = self._opened(vault_id, keys.owner, data_key)
        try:
            self._ways.set(folder, keys, data_key, new_passphrase)
        except BaseException:
            vault.close()
            raise
        return vault

    def change_way(self, vault_id: str, passphrase: str | None, new_passphrase: str | None) -> None:
        """Have the vault opened by a new passphrase, or by the keyring, once the present way is proved.

        Raises:
            Refused, Unsaved: the present way stays; the class and the text say why.
        """
        self._ways.refuse_weak(new_passphrase)
        folder = place_of(self._folder, vault_id)
        keys = read_keys(folder)
        self._ways.set(folder, keys, self._ways.unlocked(folder, keys, passphrase), new_passphrase)

    def renew_recovery_code(self, vault_id: str, passphrase: str | None) -> str:
        """A new recovery code, once the present way is proved; the old code opens nothing any more.

        Raises:
            Refused, Unsaved: the old code stays; the class and the text say why.
        """
        folder = place_of(self._folder, vault_id)
        keys = read_keys(folder)
        keys, code = keys.with_new_recovery_code(self._ways.unlocked(folder, keys, passphrase))
        write_keys(folder, keys)
        return code

    def name_of_copy(self, file: Path) -> CopyName:
        """What a saved copy says of itself.

        Raises:
            CopyMissing, NotACopy, CopyDamaged, NewerCopy
        """
        from footprint.store import copies  # noqa: PLC0415 (seldom needed)

        return copies.name_of_copy(file)

    def restore(
        self, file: Path, passphrase: str, recovery_code: str = "", new_passphrase: str = ""
    ) -> SqlVault:
        """Put a saved copy among the vaults and open it; beside the vault it was saved from, if that is here.

        Raises:
            CopyMissing, NotACopy, CopyDamaged, NewerCopy, CopyNeedsRecoveryCode: nothing is left.
            WrongPassphrase, WrongRecoveryCode, PassphraseTooShort, PassphraseUnusable: nothing is left.
            Unsaved: the place cannot be written; nothing is left there.
        """
        from footprint.store import copies  # noqa: PLC0415 (seldom needed)

        name, keys = copies.name_of_copy(file), copies.keys_of_copy(file)
        if recovery_code:
            self._ways.refuse_weak(new_passphrase)
        # Its entry, if a made-up copy speaks of one, would be that of a vault that is here.
        keys = keys.without_keyring()
        keys, data_key = self._unlocked_copy(keys, passphrase, recovery_code, new_passphrase)
        is_here = (self._folder / name.vault_id).exists()

        def put(vault_id: str, owner: str) -> SqlVault:
            def fill(unfinished: Path) -> None:
                write_keys(unfinished, replace(keys, owner=owner))
                copies.unpack(file, unfinished / DATABASE)
                _prove(unfinished, data_key)

            return self._made(vault_id, owner, data_key, fill)

        if is_id(name.vault_id) and not is_here and not (self._folder / f"{ERASING}{name.vault_id}").exists():
            with suppress(Taken):
                return put(name.vault_id, name.owner)
            is_here = True
        return put(new_id(), name_beside(name) if is_here else name.owner)

    def erase(self, vault_id: str) -> None:
        """Destroy a vault that is not open: its keys, its entry in the keyring, its files.

        Raises:
            VaultMissing, StillOpen, NotErased: nothing was done.
            FilesLeft, KeyringEntryLeft: it can no longer be opened; what is left goes at the next start.
        """
        erasing.erase(self._folder, vault_id, self._keyring)

    def remains(self, vault_id: str) -> tuple[str, ...]:
        """What is still here of a vault that was erased, one line each."""
        return erasing.remains(self._folder, vault_id, self._keyring)

    def examine(self) -> tuple[Check, ...]:
        """How the place of the vaults stands."""
        from footprint.store.surroundings import surroundings  # noqa: PLC0415 (seldom needed)

        return surroundings(self._folder, self._keyring)

    def _unlocked_copy(
        self, keys: Keys, passphrase: str, recovery_code: str, new_passphrase: str
    ) -> tuple[Keys, bytes]:
        """The keys that a restored vault will have, and its data key."""
        try:
            if recovery_code:
                data_key = keys.unlocked_by_recovery_code(recovery_code)
                return keys.with_passphrase(new_passphrase, data_key, self._ways.cost), data_key
            if keys.way is None:
                raise CopyNeedsRecoveryCode
            return keys, keys.unlocked_by_passphrase(passphrase)
        except KeysDamaged:
            raise CopyDamaged from None

    def _made(self, vault_id: str, owner: str, data_key: bytes, fill: Callable[[Path], None]) -> SqlVault:
        """A vault that gets its name when all of it is on the disk, so that there is never half of one."""
        erasing.sweep(self._folder, self._keyring)
        # Another Footprint may be making the same vault, so only what this one has made is ever taken away again.
        ours: Path | None = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = self._folder / unfinished_name(vault_id)
            unfinished.mkdir(mode=0o700)
            ours = unfinished
            fill(unfinished)
            sync_folder(unfinished)
            ours = named(unfinished, self._folder / vault_id)
            for folder in (self._folder, self._folder.parent):
                sync_folder(folder)
            return self._opened(vault_id, owner, data_key)
        except BaseException as error:
            if ours:
                erasing.abandon(ours, self._keyring)
            if isinstance(error, OSError):
                raise unsaved_by_system(error) from error
            raise

    def _opened(self, vault_id: str, owner: str, data_key: bytes) -> SqlVault:
        from footprint.store.database import Database  # noqa: PLC0415 (as in create)
        from footprint.store.vault import SqlVault  # noqa: PLC0415 (as in create)

        folder = place_of(self._folder, vault_id)
        return SqlVault(folder, owner, Database.open(folder / DATABASE, data_key))


def _name(folder: Path) -> VaultName:
    try:
        keys = read_keys(folder)
        return VaultName(folder.name, keys.owner, keys.way or Way.PASSPHRASE)
    except (KeysDamaged, NewerVault, Unreadable, VaultMissing):
        return VaultName(folder.name, folder.name)


def _prove(unfinished: Path, data_key: bytes) -> None:
    """Bring a restored vault up to date and read all of it once, before it gets its name."""
    from footprint.store.database import Database  # noqa: PLC0415 (as in create)
    from footprint.store.vault import SqlVault  # noqa: PLC0415 (as in create)

    try:
        vault = SqlVault(unfinished, "", Database.open(unfinished / DATABASE, data_key))
        try:
            vault.contents()
        finally:
            vault.close()
    except NewerVault:
        raise NewerCopy from None
    except VaultNotUpgraded:
        raise
    except Refused as error:
        raise CopyDamaged from error
