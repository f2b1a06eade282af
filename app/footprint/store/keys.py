"""Key slots: a vault's random data key, wrapped once for each way of unlocking it.

The data key never changes when a passphrase does, so that not one byte of the database is written for it. Each slot
is wrapped by AES-256-GCM (NIST SP 800-38D); vault id, kind of slot, salt and key derivation are authenticated with
it, so that a slot from another vault or one with weakened parameters opens nothing.
"""

from __future__ import annotations

import base64
import json
import os
import unicodedata
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from footprint.store.characters import has_half_characters
from footprint.store.keyring_refusals import KeyringEntryWrong
from footprint.store.recovery_code import new_recovery_code, recovery_secret
from footprint.store.refusals import (
    KeysDamaged,
    OpenedAnotherWay,
    PassphraseTooShort,
    PassphraseUnusable,
    WrongPassphrase,
    WrongRecoveryCode,
)
from footprint.workflow.kept import Way
from footprint.workflow.passphrase import is_too_short

KEY_BYTES = 32
LONGEST_PASSPHRASE = 1024
_RECOVERY = "recovery"
_RANDOM = {"name": "hkdf-sha256"}
Slot = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs (Argon2id): memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    iterations: int
    lanes: int


# The second recommended choice of RFC 9106, section 4: about 0.2 s on an office computer.
STRONG = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
# Below the OWASP minimum a changed key file would make guessing cheap; above, opening it would choke the computer.
WEAKEST = Cost(memory_kib=19 * 1024, iterations=1, lanes=1)
_HEAVIEST = Cost(memory_kib=1024 * 1024, iterations=20, lanes=16)


@dataclass(frozen=True, slots=True)
class Keys:
    """What stands in ``keys.json``: whose vault it is, and the data key in its slots.

    One slot is the recovery code's, another the passphrase's or the keyring's; a saved copy may have the first alone.
    ``vault_id`` is the one that the slots were made for. ``in_keyring`` says that the keyring may have an entry for
    this vault: it is true before there is one and until there is none, so that no entry is ever forgotten.
    """

    vault_id: str
    owner: str
    slots: tuple[Slot, ...]
    in_keyring: bool = False

    @classmethod
    def new(cls, vault_id: str, owner: str) -> tuple[Self, bytes, str]:
        """The keys of a new vault that only its recovery code opens yet, its data key, and that code."""
        data_key = os.urandom(KEY_BYTES)
        keys, code = cls(vault_id, owner, ()).with_new_recovery_code(data_key)
        return keys, data_key, code

    @property
    def way(self) -> Way | None:
        """How the vault is opened every day; ``None`` if there is the recovery code alone.

        Raises:
            KeysDamaged: both ways stand there, which no Footprint writes.
        """
        ways = [way for way in Way if any(slot.get("type") == way for slot in self.slots)]
        if len(ways) > 1:
            raise KeysDamaged
        return ways[0] if ways else None

    def unlocked_by_passphrase(self, passphrase: str) -> bytes:
        """The data key.

        Raises:
            WrongPassphrase: it opens nothing.
            OpenedAnotherWay: there is no passphrase.
            KeysDamaged: the slot cannot be read.
        """
        self.see_that_it_is(Way.PASSPHRASE)
        try:
            return self._unlocked(Way.PASSPHRASE, _spelt(passphrase))
        except InvalidTag:
            raise WrongPassphrase from None

    def unlocked_by_keyring(self, secret: bytes) -> bytes:
        """The data key, by the secret that the operating system keeps.

        Raises:
            KeyringEntryWrong: it opens nothing.
            OpenedAnotherWay: there is no slot for it.
            KeysDamaged: the slot cannot be read.
        """
        self.see_that_it_is(Way.KEYRING)
        try:
            return self._unlocked(Way.KEYRING, secret)
        except InvalidTag:
            raise KeyringEntryWrong from None

    def unlocked_by_recovery_code(self, code: str) -> bytes:
        """The data key.

        Raises:
            RecoveryCodeMistyped: the code does not fit its own check character.
            WrongRecoveryCode: it opens nothing.
            KeysDamaged: the slot cannot be read.
        """
        secret = recovery_secret(code)
        try:
            return self._unlocked(_RECOVERY, secret)
        except InvalidTag:
            raise WrongRecoveryCode from None

    def see_that_it_is(self, way: Way) -> None:
        """Refuse another way than the vault is opened by."""
        if self.way not in (way, None):
            raise OpenedAnotherWay

    def with_passphrase(self, passphrase: str, data_key: bytes, cost: Cost) -> Self:
        """The same keys with another passphrase, in the place of the passphrase or keyring before."""
        kdf = {"name": "argon2id", **asdict(cost)}
        return self._with(Way.PASSPHRASE, kdf, passphrase_secret(passphrase), data_key, instead_of=tuple(Way))

    def with_keyring(self, secret: bytes, data_key: bytes) -> Self:
        """The same keys opened by a secret of ``KEY_BYTES`` random bytes, in the place of what opened them before."""
        return self._with(Way.KEYRING, _RANDOM, secret, data_key, instead_of=tuple(Way))

    def with_new_recovery_code(self, data_key: bytes) -> tuple[Self, str]:
        """The same keys with another recovery code, and that code."""
        code = new_recovery_code()
        return self._with(_RECOVERY, _RANDOM, recovery_secret(code), data_key, instead_of=(_RECOVERY,)), code

    def without_keyring(self) -> Self:
        """What may leave this computer, whose keyring no other computer has."""
        slots = tuple(slot for slot in self.slots if slot.get("type") != Way.KEYRING)
        return replace(self, slots=slots, in_keyring=False)

    def _with(
        self, kind: str, kdf: dict[str, Any], secret: bytes, data_key: bytes, *, instead_of: tuple[str, ...]
    ) -> Self:
        slot = _wrapped(self.vault_id, kind, kdf, secret, data_key)
        others = (other for other in self.slots if other.get("type") not in instead_of)
        return replace(self, slots=(slot, *others))

    def _unlocked(self, kind: str, secret: bytes) -> bytes:
        try:
            (slot,) = (slot for slot in self.slots if slot["type"] == kind)
            nonce, wrapped = _bytes(slot["nonce"]), _bytes(slot["wrapped"])
            wrapping_key = _wrapping_key(slot, secret)
            aead = AESGCM(wrapping_key)
            data_key = aead.decrypt(nonce, wrapped, _authenticated(self.vault_id, slot))
        except (KeyError, TypeError, ValueError, OverflowError):
            raise KeysDamaged from None
        if len(data_key) != KEY_BYTES:
            raise KeysDamaged
        return data_key


def passphrase_secret(passphrase: str) -> bytes:
    """A new passphrase in bytes.

    Raises:
        PassphraseTooShort: it ``is_too_short``.
        PassphraseUnusable: it cannot be spelt in UTF-8, or is longer than ``LONGEST_PASSPHRASE``.
    """
    secret = _spelt(passphrase)
    if is_too_short(passphrase):
        raise PassphraseTooShort
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise PassphraseUnusable
    return secret


def _spelt(passphrase: str) -> bytes:
    if has_half_characters(passphrase):
        raise PassphraseUnusable
    # NFC: an accent is one character on one keyboard and two on another (Unicode Standard Annex 15).
    return unicodedata.normalize("NFC", passphrase).encode()


def _wrapped(vault_id: str, kind: str, kdf: dict[str, Any], secret: bytes, data_key: bytes) -> Slot:
    nonce = os.urandom(12)
    slot: Slot = {"type": str(kind), "kdf": kdf, "salt": _text(os.urandom(16)), "nonce": _text(nonce)}
    sealed = AESGCM(_wrapping_key(slot, secret)).encrypt(nonce, data_key, _authenticated(vault_id, slot))
    return slot | {"wrapped": _text(sealed)}


def _authenticated(vault_id: str, slot: Slot) -> bytes:
    return json.dumps([vault_id, slot["type"], slot["kdf"], slot["salt"]], sort_keys=True).encode()


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    salt, kdf = _bytes(slot["salt"]), dict(slot["kdf"])
    if slot["type"] != Way.PASSPHRASE:
        # The code has 120 random bits and the keyring's secret 256, so guessing needs no slowing down.
        return HKDF(hashes.SHA256(), KEY_BYTES, salt, str(slot["type"]).encode()).derive(secret)
    cost = Cost(**{name: int(value) for name, value in kdf.items() if name != "name"})
    for name, number in asdict(cost).items():
        if not getattr(WEAKEST, name) <= number <= getattr(_HEAVIEST, name):
            raise ValueError(name)
    argon2id = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return argon2id.derive(secret)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
