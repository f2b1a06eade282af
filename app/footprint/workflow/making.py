"""Making a vault."""

from __future__ import annotations

from contextlib import suppress

from footprint.errors import FootprintError
from footprint.workflow.kept import Event, Happening
from footprint.workflow.ports import Clock, Vault, Vaults


def make(vaults: Vaults, clock: Clock, owner: str, passphrase: str | None) -> tuple[Vault, str]:
    """A new vault that says when it was made, and its recovery code; without a passphrase the keyring opens it.

    Raises:
        Refused: the name, the passphrase or the keyring cannot be used; nothing was made.
        Unsaved: it could not be written; nothing is left of it.
    """
    vault, code = vaults.create(owner, passphrase)
    try:
        vault.record(Event(Happening.MADE, clock.now()))
    except BaseException:
        vault.close()
        with suppress(FootprintError):
            vaults.erase(vault.id)
        raise
    return vault, code
