"""``footprint copy`` and ``footprint restore``: a vault in one file, as encrypted as the vault."""

from __future__ import annotations

import os
from pathlib import Path

from footprint.cli.opening import Secrets, find, opened
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.copying import save_copy
from footprint.workflow.kept import VaultName
from footprint.workflow.ports import Clock, Vaults


def copy(vaults: Vaults, wanted: str, file: Path, secrets: Secrets, clock: Clock) -> None:
    """Save a copy to a file; only an older copy of the same vault is replaced.

    Raises:
        Refused: something else lies there, or the vault cannot be opened.
        Unsaved: it could not be written.
    """
    name = find(vaults, wanted)
    if os.path.lexists(file) and not _is_copy_of(vaults, name, file):
        raise Refused(
            _("{file} is there already and is no copy of this vault, so it was left as it is").format(
                file=file
            )
        )
    with opened(vaults, name, secrets.to_open(name)) as vault:
        save_copy(vault, file, clock)


def restore(vaults: Vaults, file: Path, secrets: Secrets, *, by_code: bool) -> VaultName:
    """Put a saved copy among the vaults; the name is what it is called there.

    A copy that no passphrase opens is opened with the recovery code, whatever ``by_code`` says.

    Raises:
        Refused: the file is no copy, or does not open; nothing was put anywhere.
        Unsaved: it could not be written.
    """
    copied = vaults.name_of_copy(file)
    if by_code or not copied.has_passphrase:
        code = secrets.recovery_code(copied.owner)
        vault = vaults.restore(file, "", recovery_code=code, new_passphrase=secrets.new_passphrase())
    else:
        vault = vaults.restore(file, secrets.passphrase(copied.owner))
    vault.close()
    return find(vaults, vault.id)


def _is_copy_of(vaults: Vaults, name: VaultName, file: Path) -> bool:
    try:
        return vaults.name_of_copy(file).vault_id == name.id
    except Refused:
        return False
