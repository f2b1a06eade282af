"""Erasing: the answers, or everything; first what lies outside, then the vault itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.files import scraps_in
from footprint.workflow.kept import CopyName, Event, Happening
from footprint.workflow.outside import Outside, is_there, removed, stays_outside
from footprint.workflow.ports import Clock, Vault, Vaults
from footprint.workflow.writing import begun


@dataclass(frozen=True, slots=True)
class Left:
    """A file or folder that was not deleted, and why not, in words."""

    place: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a vault: what is gone with it, and what of it was left elsewhere."""

    vault_id: str
    gone: tuple[Path, ...]
    left: tuple[Left, ...]


def plan_to_erase(vault: Vault) -> tuple[Outside, ...]:
    """The files outside that ``erase_everything`` would delete too: those that are there as they were written."""
    return tuple(one for one in stays_outside(vault) if one.is_deletable)


def action_lists_outside(vault: Vault) -> tuple[Outside, ...]:
    """The files that ``erase_answers`` deletes if asked to: action lists, also as tables, as they were written."""
    return tuple(one for one in plan_to_erase(vault) if one.is_action_list)


def answers_outside(vault: Vault) -> tuple[Outside, ...]:
    """What is there outside and holds answers, openly or locked: action lists, tables, exports and copies."""
    return tuple(one for one in stays_outside(vault) if one.still_there and one.holds_answers)


def erase_answers(vault: Vault, clock: Clock, *, delete_files: bool = False) -> int:
    """Delete every assessment, drafts too, and how many that were; attestations, events and preferences stay.

    With ``delete_files`` the action lists that Footprint wrote elsewhere go too, if nobody has changed them. Exports
    and copies of the vault stay where they are: ``answers_outside`` names them.

    Raises:
        Unsaved: nothing was deleted, or it could not be kept that it was; doing it again goes on.
    """
    files = action_lists_outside(vault) if delete_files else ()
    assessments, now = vault.assessments(), clock.now()
    if assessments:
        vault.erase_answers([one.id for one in assessments], now)
        vault.record(Event(Happening.ANSWERS_ERASED, now))
    for one in files:
        removed(one)
    return len(assessments)


def erase_everything(vaults: Vaults, vault: Vault, *, delete_files: bool) -> Receipt:
    """Close the vault and destroy it; with ``delete_files`` also what Footprint wrote elsewhere from it.

    A file is deleted only if it is what this vault wrote, to the last character. The files go first: afterwards
    nobody knows where they are.

    Raises:
        Unsaved: the vault could not be deleted; it is closed, and erasing it again goes on.
        Refused: it cannot be read, so what lies outside is not known; nothing was deleted.
    """
    gone: list[Path] = []
    left: list[Left] = []
    for one in stays_outside(vault):
        if not one.still_there:
            continue
        reason = _erased(vaults, vault.id, one) if delete_files else _("you chose to keep it")
        if reason:
            left.append(Left(one.place, reason))
        else:
            gone.append(one.place)
    for scrap in _scraps_of_copies(vaults, vault):
        reason = _copy_deleted(scrap) if delete_files else _("you chose to keep it")
        if reason:
            left.append(Left(scrap, reason))
        else:
            gone.append(scrap)
    vault.close()
    vaults.erase(vault.id)
    return Receipt(vault.id, tuple(gone), tuple(left))


def _erased(vaults: Vaults, vault_id: str, one: Outside) -> str:
    reason = removed(one)
    # A copy whose digest nobody could keep any more is known by what it says of itself.
    if not reason or one.kind is not Happening.COPY_SAVED or one.digest or not one.is_ours:
        return reason
    copied = _copy_at(vaults, one.place)
    is_it = copied is not None and (copied.vault_id, copied.saved) == (vault_id, one.at)
    return _copy_deleted(one.place) if is_it else reason


def _scraps_of_copies(vaults: Vaults, vault: Vault) -> tuple[Path, ...]:
    """What a killed saving of a copy of this vault left beside the place that it was meant for."""
    folders = {
        Path(event.place).parent
        for event in vault.events()
        if begun(vault.id, event) is Happening.COPY_SAVED and is_there(Path(event.place).parent)
    }
    scraps = (scrap for folder in sorted(folders) for scrap in scraps_in(folder))
    return tuple(
        scrap for scrap in scraps if (copied := _copy_at(vaults, scrap)) and copied.vault_id == vault.id
    )


def _copy_at(vaults: Vaults, file: Path) -> CopyName | None:
    """What a copy says of itself; nothing if there is none, or only a link to one."""
    try:
        return None if file.is_symlink() else vaults.name_of_copy(file)
    except (OSError, Refused):
        return None


def _copy_deleted(file: Path) -> str:
    try:
        file.unlink()
    except OSError as error:
        return _("it could not be deleted ({cause})").format(cause=error.strerror)
    return ""
