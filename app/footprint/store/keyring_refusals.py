"""What goes wrong with the operating system's keyring; each text is for the owner of the vault."""

from __future__ import annotations

from footprint.errors import Refused
from footprint.language import text as _


class KeyringMissing(Refused):
    """The operating system has no store for secrets, or none that runs here."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No keyring was found on this computer. A vault that you have already opens with its recovery code; "
                "for a new one, choose a passphrase"
            )
        )


class KeyringLocked(Refused):
    """The keyring is there and shut, or the person closed the window that asked to unlock it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This computer's keyring is locked. Unlock it and try again. Without it, a vault that you have already "
                "opens with its recovery code, and a new one can have a passphrase"
            )
        )


class KeyringUntrusted(Refused):
    """The only keyring here keeps secrets in clear, forgets them, or is unknown to us."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The keyring that is set up here may keep keys where others can read them, or forget them, so "
                "Footprint does not use it. A vault that you have already opens with its recovery code; for a new "
                "one, choose a passphrase"
            )
        )


class KeyringSilent(Refused):
    """The keyring gave no answer in time: it hangs, or its window waits for somebody."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This computer's keyring did not answer. Look for its window behind the others, and try again. "
                "Without it, a vault that you have already opens with its recovery code, and a new one can have a "
                "passphrase"
            )
        )


class KeyringFailed(Refused):
    """The keyring could not do what it was asked, and gave no reason that we know."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This computer's keyring has failed. Sign out of the computer and in again, then try once more. "
                "Without it, a vault that you have already opens with its recovery code, and a new one can have a "
                "passphrase"
            )
        )


class KeyringEntryMissing(Refused):
    """The keyring is there, and has no entry for this vault."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This computer's keyring no longer has the key of this vault. Open the vault with its recovery code; "
                "nothing in it is lost"
            )
        )


class KeyringEntryWrong(Refused):
    """The keyring has an entry for this vault that does not open it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The key in this computer's keyring does not fit this vault. Open the vault with its recovery code; "
                "nothing in it is lost"
            )
        )
