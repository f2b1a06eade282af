"""The vaults on this computer: listed from their keys alone, made, opened and recovered."""

from __future__ import annotations

import secrets
import shutil
import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.errors import FootprintError
from footprint.store.disk import unsaved_by_system
from footprint.store.key_file import KEY_FILES, mend_keys, read_keys, sync_folder, write_keys
from footprint.store.keys import STRONG, Cost, Keys, passphrase_secret
from footprint.store.refusals import (
    LONGEST_NAME,
    KeysDamaged,
    NewerVault,
    OwnerNameMissing,
    OwnerNameUnusable,
    Unreadable,
    VaultMissing,
)
from footprint.workflow.kept import VaultName

if TYPE_CHECKING:
    from footprint.store.vault import SqlVault

_DATABASE = "vault.footprint"
_UNFINISHED = ".new-"
_A_DAY = 24 * 60 * 60  # seconds


class SqlVaults:
    """A ``footprint.workflow.ports.Vaults``: one folder a vault, in one folder that may not be there yet.

    ``cost`` is what guessing a passphrase costs; a vault keeps the one it was made with until its passphrase changes.
    """

    def __init__(self, folder: Path, cost: Cost = STRONG) -> None:
        self._folder = folder
        self._cost = cost

    def names(self) -> tuple[VaultName, ...]:
        """Every vault, by name; one whose keys cannot be read is listed by its id, and says why when opened."""
        try:
            folders = [
                path for path in self._folder.iterdir() if not path.name.startswith(".") and _is_vault(path)
            ]
        except FileNotFoundError:
            return ()
        except OSError:
            raise Unreadable from None
        names = [VaultName(folder.name, _owner(folder)) for folder in folders]
        return tuple(sorted(names, key=lambda name: (name.owner.casefold(), name.id)))

    def create(self, owner: str, passphrase: str) -> tuple[SqlVault, str]:
        """Make a vault and open it; the second value is its recovery code.

        The folder gets its name when all of it is on the disk, so that there is never half a vault.

        Raises:
            OwnerNameMissing, OwnerNameUnusable, PassphraseTooShort, PassphraseUnusable: nothing was made.
            Unsaved: the place cannot be written; nothing is left there.
        """
        # SQLAlchemy takes longer to import than the first page to show, and listing the vaults needs none of it.
        from footprint.store.database import Database  # noqa: PLC0415 (as said above)

        owner = _proper_name(owner)
        vault_id = secrets.token_hex(8)
        keys, data_key, code = Keys.new(vault_id, owner, passphrase, self._cost)
        unfinished, finished = self._folder / f"{_UNFINISHED}{vault_id}", self._folder / vault_id
        self._sweep()
        try:
            unfinished.mkdir(mode=0o700, parents=True)
            write_keys(unfinished, keys)
            Database.create(unfinished / _DATABASE, data_key).close()
            sync_folder(unfinished)
            unfinished.rename(finished)
            for folder in (self._folder, self._folder.parent):
                sync_folder(folder)
            return self._opened(vault_id, owner, data_key), code
        except BaseException as error:
            for folder in (unfinished, finished):
                shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise unsaved_by_system(error) from error
            raise

    def open(self, vault_id: str, passphrase: str) -> SqlVault:
        """Open with the passphrase.

        Raises:
            WrongPassphrase: it is another one.
            Refused: the vault cannot be opened; the class and the text say why, and nothing was changed.
        """
        folder = self._place(vault_id)
        keys = read_keys(folder)
        vault = self._opened(vault_id, keys.owner, keys.unlocked_by_passphrase(passphrase))
        with suppress(FootprintError):  # tried again at the next opening
            mend_keys(folder, keys)
        return vault

    def recover(self, vault_id: str, recovery_code: str, new_passphrase: str) -> SqlVault:
        """Open with the recovery code and set a new passphrase; the recovery code stays.

        Raises:
            RecoveryCodeMistyped: there is a slip in it.
            WrongRecoveryCode: it belongs to another vault.
            PassphraseTooShort, PassphraseUnusable: the old passphrase stays.
            Refused: the vault cannot be opened; the old passphrase stays.
            Unsaved: the new passphrase could not be kept; the old one stays.
        """
        passphrase_secret(new_passphrase)
        folder = self._place(vault_id)
        keys = read_keys(folder)
        data_key = keys.unlocked_by_recovery_code(recovery_code)
        keys = keys.with_passphrase(new_passphrase, data_key, self._cost)
        vault = self._opened(vault_id, keys.owner, data_key)
        try:
            write_keys(folder, keys)
        except BaseException:
            vault.close()
            raise
        return vault

    def _opened(self, vault_id: str, owner: str, data_key: bytes) -> SqlVault:
        from footprint.store.database import Database  # noqa: PLC0415 (as in create)
        from footprint.store.vault import SqlVault  # noqa: PLC0415 (as in create)

        folder = self._place(vault_id)
        return SqlVault(folder, owner, Database.open(folder / _DATABASE, data_key))

    def _sweep(self) -> None:
        """Remove what a creation that was killed has left; another one may be under way, but not since yesterday."""
        for left in self._folder.glob(f"{_UNFINISHED}*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _A_DAY:
                    shutil.rmtree(left)

    def _place(self, vault_id: str) -> Path:
        folder = self._folder / vault_id
        # An id is a name of a folder here, never a way to another place.
        if Path(vault_id).name != vault_id or vault_id.startswith(".") or not folder.is_dir():
            raise VaultMissing
        return folder


def _is_vault(folder: Path) -> bool:
    return any((folder / name).is_file() for name in (_DATABASE, *KEY_FILES))


def _owner(folder: Path) -> str:
    try:
        return read_keys(folder).owner
    except (KeysDamaged, NewerVault, Unreadable, VaultMissing):
        return folder.name


def _proper_name(owner: str) -> str:
    name = unicodedata.normalize("NFC", owner.strip())
    if not name:
        raise OwnerNameMissing
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise OwnerNameUnusable
    return name
