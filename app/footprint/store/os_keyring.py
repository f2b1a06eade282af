"""The operating system's own store for secrets, never waited for without end."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from footprint.errors import Refused
from footprint.language import text as _
from footprint.store.keyring_refusals import (
    KeyringEntryMissing,
    KeyringEntryWrong,
    KeyringFailed,
    KeyringLocked,
    KeyringMissing,
    KeyringSilent,
    KeyringUntrusted,
)
from footprint.store.keys import KEY_BYTES
from footprint.workflow.kept import Keyring

if TYPE_CHECKING:
    from footprint.store.trusted_keyrings import TrustedKeyring

T = TypeVar("T")

# By name, since each of these classes exists only where its library does.
_MEANS: dict[str, type[Refused]] = {
    "KeyringLocked": KeyringLocked,
    "LockedException": KeyringLocked,
    "PromptDismissedException": KeyringLocked,
    "NoKeyringError": KeyringMissing,
    "SecretServiceNotAvailableException": KeyringMissing,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for an answer that takes nobody, and for one where somebody may have to unlock something."""

    alone: float = 5
    with_a_person: float = 120


class OsKeyring:
    """Keeps one secret a vault, under a name made of the vault's id alone.

    ``find`` gives the keyring, or refuses with why there is none. Every method may raise ``KeyringMissing``,
    ``KeyringUntrusted``, ``KeyringLocked``, ``KeyringSilent`` or ``KeyringFailed``.
    """

    def __init__(
        self, find: Callable[[], TrustedKeyring] | None = None, patience: Patience | None = None
    ) -> None:
        self._find = find or _found
        self._patience = patience or Patience()

    def standing(self) -> Keyring:
        """Whether a key can be put there now, found out without asking the person for anything."""

        def look() -> str:
            keyring = self._find()
            keyring.see_that_it_is_open()
            return keyring.name

        try:
            return Keyring(usable=True, name=_in_time(self._patience.alone, look))
        except Refused as refused:
            return Keyring(usable=False, says=_why_not(refused))

    def get(self, vault_id: str) -> bytes:
        """The secret of a vault; the system may ask the person to unlock the keyring.

        Raises:
            KeyringEntryMissing, KeyringEntryWrong: there is none, or it was not written by us.
        """

        def get() -> str | None:
            keyring = self._find()
            keyring.unlock()
            return keyring.get(_service(vault_id), vault_id)

        text = _in_time(self._patience.with_a_person, get)
        if not text:
            raise KeyringEntryMissing
        try:
            secret = base64.b64decode(text, validate=True)
        except ValueError:
            raise KeyringEntryWrong from None
        if len(secret) != KEY_BYTES:
            raise KeyringEntryWrong
        return secret

    def put(self, vault_id: str, secret: bytes) -> None:
        """Keep the secret of a vault, and see that it is kept; the system may ask the person."""
        text = base64.b64encode(secret).decode("ascii")

        def put() -> None:
            keyring = self._find()
            keyring.unlock()
            keyring.put(_service(vault_id), vault_id, text)
            # Some keyrings take a secret and tell nobody that they did not keep it.
            if keyring.get(_service(vault_id), vault_id) != text:
                raise KeyringFailed

        _in_time(
            self._patience.with_a_person,
            put,
            undo=lambda: self._find().remove(_service(vault_id), vault_id),
        )

    def remove(self, vault_id: str, *, may_ask: bool = False) -> None:
        """Take the secret of a vault away; one that is not there is no error.

        Unless the system ``may_ask`` the person to unlock the keyring, a locked one is refused.
        """

        def remove() -> None:
            keyring = self._find()
            if keyring.has(_service(vault_id), vault_id):
                if may_ask:
                    keyring.unlock()
                else:
                    keyring.see_that_it_is_open()
                keyring.remove(_service(vault_id), vault_id)

        _in_time(self._patience.with_a_person if may_ask else self._patience.alone, remove)

    def has(self, vault_id: str) -> bool:
        """Whether there is a secret for a vault, found out without asking the person if that can be."""
        return _in_time(self._patience.alone, lambda: self._find().has(_service(vault_id), vault_id))


class _Attempt(Generic[T]):
    """Work in a thread of its own, which may be given up."""

    def __init__(self, work: Callable[[], T], undo: Callable[[], object] | None) -> None:
        self._work, self._undo = work, undo
        self._lock = threading.Lock()
        self._is_given_up = False
        self._ended = threading.Event()
        self._error: Refused | None = None
        self._value: list[T] = []

    def result(self, seconds: float) -> T:
        # A daemon, because nothing ends a thread that waits for a window that nobody answers.
        threading.Thread(target=self._run, daemon=True, name="keyring").start()
        self._ended.wait(seconds)
        with self._lock:
            self._is_given_up = not self._ended.is_set()
        if self._is_given_up:
            raise KeyringSilent
        if self._error:
            raise self._error
        return self._value[0]

    def _run(self) -> None:
        try:
            self._value.append(self._work())
        except Refused as error:
            self._error = error
        except Exception as error:  # noqa: BLE001 (a keyring's library may raise anything, with anything in it)
            self._error = _MEANS.get(type(error).__name__, KeyringFailed)()
        with self._lock:
            self._ended.set()
            is_too_late = self._is_given_up
        if is_too_late and self._undo:
            with suppress(Exception):  # as above; nobody is left to be told
                self._undo()


def _in_time(seconds: float, work: Callable[[], T], undo: Callable[[], object] | None = None) -> T:
    """What the work gives; if it takes too long it is left alone, and undone should it ever end."""
    return _Attempt(work, undo).result(seconds)


def _found() -> TrustedKeyring:
    from footprint.store.trusted_keyrings import trusted_keyring  # noqa: PLC0415 (60 ms that most starts do not need)

    return trusted_keyring()


def _service(vault_id: str) -> str:
    # One service a vault: Windows would move the entries of one service about whenever another is added.
    return f"Footprint vault {vault_id}"


def _why_not(refused: Refused) -> str:
    """Why the keyring cannot keep a new key, for somebody who can choose a passphrase instead."""
    match refused:
        case KeyringLocked():
            return _("This computer's keyring is locked. To use it, unlock it and come back to this page")
        case KeyringUntrusted():
            return _(
                "The keyring that is set up here may keep keys where others can read them, or forget them, so "
                "Footprint does not use it"
            )
        case KeyringMissing():
            return _("No keyring was found on this computer")
        case KeyringSilent():
            return _("This computer's keyring did not answer. Look for its window behind the others")
    return _("This computer's keyring has failed. Signing out of the computer and in again may help")
