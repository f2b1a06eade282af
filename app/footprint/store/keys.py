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
from footprint.store.recovery_code import new_recovery_code, recovery_secret
from footprint.store.refusals import (
    SHORTEST_PASSPHRASE,
    KeysDamaged,
    PassphraseTooShort,
    PassphraseUnusable,
    WrongPassphrase,
    WrongRecoveryCode,
)

KEY_BYTES = 32
LONGEST_PASSPHRASE = 1024
_PASSPHRASE, _RECOVERY = "passphrase", "recovery"
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
    """What stands in ``keys.json``: whose vault it is, and the data key in its slots."""

    vault_id: str
    owner: str
    slots: tuple[Slot, ...]

    @classmethod
    def new(cls, vault_id: str, owner: str, passphrase: str, cost: Cost) -> tuple[Self, bytes, str]:
        """The keys of a new vault, its data key, and its recovery code.

        Raises:
            PassphraseTooShort: it has fewer than ``SHORTEST_PASSPHRASE`` characters.
        """
        secret, code = passphrase_secret(passphrase), new_recovery_code()
        data_key = os.urandom(KEY_BYTES)
        slots = (
            _wrapped(vault_id, _PASSPHRASE, {"name": "argon2id", **asdict(cost)}, secret, data_key),
            _wrapped(vault_id, _RECOVERY, {"name": "hkdf-sha256"}, recovery_secret(code), data_key),
        )
        return cls(vault_id, owner, slots), data_key, code

    def unlocked_by_passphrase(self, passphrase: str) -> bytes:
        """The data key.

        Raises:
            WrongPassphrase: it opens nothing.
            KeysDamaged: the slot cannot be read.
        """
        try:
            return self._unlocked(_PASSPHRASE, _spelt(passphrase))
        except InvalidTag:
            raise WrongPassphrase from None

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

    def with_passphrase(self, passphrase: str, data_key: bytes, cost: Cost) -> Self:
        """The same keys with another passphrase; every other slot stays."""
        kdf = {"name": "argon2id", **asdict(cost)}
        slot = _wrapped(self.vault_id, _PASSPHRASE, kdf, passphrase_secret(passphrase), data_key)
        return replace(
            self, slots=(slot, *(other for other in self.slots if other.get("type") != _PASSPHRASE))
        )

    def _unlocked(self, kind: str, secret: bytes) -> bytes:
        try:
            (slot,) = (slot for slot in self.slots if slot["type"] == kind)
            nonce, wrapped = _bytes(slot["nonce"]), _bytes(slot["wrapped"])
            wrapping_key = _wrapping_key(slot, secret)
            aead = AESGCM(wrapping_key)
            data_key = aead.decrypt(nonce, wrapped, _authenticated(self.vault_id, slot))
        except (KeyError, TypeError, ValueError):
            raise KeysDamaged from None
        if len(data_key) != KEY_BYTES:
            raise KeysDamaged
        return data_key


def passphrase_secret(passphrase: str) -> bytes:
    """A new passphrase in bytes.

    Raises:
        PassphraseTooShort: it has fewer than ``SHORTEST_PASSPHRASE`` characters.
        PassphraseUnusable: it cannot be spelt in UTF-8, or is longer than ``LONGEST_PASSPHRASE``.
    """
    secret = _spelt(passphrase)
    if len(secret.decode()) < SHORTEST_PASSPHRASE:
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
    slot: Slot = {"type": kind, "kdf": kdf, "salt": _text(os.urandom(16)), "nonce": _text(nonce)}
    sealed = AESGCM(_wrapping_key(slot, secret)).encrypt(nonce, data_key, _authenticated(vault_id, slot))
    return slot | {"wrapped": _text(sealed)}


def _authenticated(vault_id: str, slot: Slot) -> bytes:
    return json.dumps([vault_id, slot["type"], slot["kdf"], slot["salt"]], sort_keys=True).encode()


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    salt, kdf = _bytes(slot["salt"]), dict(slot["kdf"])
    if slot["type"] != _PASSPHRASE:
        # The code has 120 random bits, so guessing needs no slowing down.
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
