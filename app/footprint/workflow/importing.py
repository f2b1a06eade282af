"""Bringing in an export: a new vault in the very state of the one that was exported."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from footprint.errors import FootprintError, Refused
from footprint.language import text as _
from footprint.workflow.exporting import digest
from footprint.workflow.kept import Contents
from footprint.workflow.ports import Vault, Vaults


def read_export(folder: Path) -> tuple[Contents, Mapping[str, bytes]]:
    """Everything in an export, proved whole and unchanged: the contents, and each document by its id.

    Raises:
        FileRefused: with what is wrong, each with file, line and column; it is a ``Refused``.
    """
    from footprint.workflow.export_reader import read  # noqa: PLC0415 (pydantic and YAML only when something is read)

    return read(folder)


def bring_in(vaults: Vaults, folder: Path, passphrase: str | None, owner: str = "") -> tuple[Vault, str]:
    """Make a new vault from an export and open it; the second value is its recovery code, shown this once.

    ``owner`` is the name it gets, else the one in the export, with the day of the export if a vault of that name is
    here already. A passphrase of ``None`` stands for the operating system's keyring.

    Raises:
        Refused: the export, the name or the passphrase cannot be used; nothing was made.
        Unsaved: the vault could not be written; nothing is left of it.
    """
    contents, documents = read_export(folder)
    vault, code = vaults.create(owner.strip() or _free_name(vaults, contents), passphrase)
    try:
        vault.fill(contents, documents)
        _prove_same(vault.contents(), contents)
    except BaseException:
        vault.close()
        with suppress(FootprintError):
            vaults.erase(vault.id)
        raise
    return vault, code


def _prove_same(found: Contents, wanted: Contents) -> None:
    if digest(replace(found, owner=wanted.owner)) != digest(wanted):
        raise Refused(_("The export could not be brought in as it is, so nothing of it was. It is unchanged"))


def _free_name(vaults: Vaults, contents: Contents) -> str:
    taken = {name.owner.casefold() for name in vaults.names()}
    name, number = contents.owner, 1
    day = contents.events[-1].at.astimezone().date().isoformat()
    while name.casefold() in taken:
        again = f", {number}" if number > 1 else ""
        name, number = f"{contents.owner} ({day}{again})", number + 1
    return name
