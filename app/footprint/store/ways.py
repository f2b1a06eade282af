"""The ways into a vault: its data key by passphrase or keyring, and the change from one to the other.

A change rewrites the key file alone, and can be cut off at any moment: what stands in the file then still opens the
vault, and an entry in the keyring is always noted there first, so that none is left behind for good.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from footprint.errors import FootprintError, Refused
from footprint.store.folders import id_of
from footprint.store.key_file import mend_keys, write_keys
from footprint.store.keyring_refusals import KeyringEntryMissing, KeyringEntryWrong
from footprint.store.keys import KEY_BYTES, Cost, Keys, passphrase_secret
from footprint.store.os_keyring import OsKeyring
from footprint.workflow.kept import Way


@dataclass(frozen=True, slots=True)
class Ways:
    """Opens the keys of any vault, and changes how. ``None`` for a passphrase stands for the keyring.

    A vault's entry in the keyring goes by the name of its folder, which no two vaults here share.
    """

    keyring: OsKeyring
    cost: Cost

    def unlocked(self, folder: Path, keys: Keys, passphrase: str | None) -> bytes:
        """The data key.

        Raises:
            WrongPassphrase, OpenedAnotherWay, KeysDamaged: as ``Keys`` has it.
            KeyringEntryMissing, KeyringEntryWrong and every other refusal of ``OsKeyring``.
        """
        if passphrase is not None:
            return keys.unlocked_by_passphrase(passphrase)
        keys.see_that_it_is(Way.KEYRING)
        return keys.unlocked_by_keyring(self.keyring.get(id_of(folder)))

    def refuse_weak(self, new_passphrase: str | None) -> None:
        """Refuse a passphrase that would not protect, before anything is done for it."""
        if new_passphrase is not None:
            passphrase_secret(new_passphrase)

    def set(self, folder: Path, keys: Keys, data_key: bytes, new_passphrase: str | None) -> Keys:
        """Write keys that are opened anew from now on, and give them back.

        Raises:
            Unsaved, PassphraseTooShort, PassphraseUnusable, every refusal of ``OsKeyring``: the old way stays.
        """
        if new_passphrase is None:
            return self._set_keyring(folder, keys, data_key)
        keys = keys.with_passphrase(new_passphrase, data_key, self.cost)
        write_keys(folder, keys)
        return self.tidied(folder, keys)

    def tidied(self, folder: Path, keys: Keys) -> Keys:
        """The keys after finishing what an earlier change may have left; what cannot be done now is left again."""
        with suppress(FootprintError):
            mend_keys(folder, keys)
            if keys.in_keyring and keys.way is not Way.KEYRING:
                self.keyring.remove(id_of(folder))
                keys = replace(keys, in_keyring=False)
                write_keys(folder, keys)
        return keys

    def _set_keyring(self, folder: Path, keys: Keys, data_key: bytes) -> Keys:
        entry = id_of(folder)
        secret, is_new = self._secret(entry)
        noted = replace(keys, in_keyring=True)
        if noted != keys:
            write_keys(folder, noted)
        if is_new:
            try:
                self.keyring.put(entry, secret)
            except Refused:
                self.tidied(folder, noted)
                raise
        new = noted.with_keyring(secret, data_key)
        write_keys(folder, new)
        return new

    def _secret(self, entry: str) -> tuple[bytes, bool]:
        """The secret for the keyring, and whether it is new.

        One that is there stays: the keys as they are may need it until new ones are written.
        """
        try:
            return self.keyring.get(entry), False
        except (KeyringEntryMissing, KeyringEntryWrong):
            return os.urandom(KEY_BYTES), True
