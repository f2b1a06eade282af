"""``footprint erase``: the answers of a vault, or all of it, after its name was typed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from footprint.cli.opening import Secrets, confirm, find, opened, refuse_without_terminal
from footprint.errors import Refused
from footprint.language import plural
from footprint.language import text as _
from footprint.workflow.erasing import (
    Receipt,
    action_lists_outside,
    answers_outside,
    erase_answers,
    erase_everything,
    plan_to_erase,
)
from footprint.workflow.kept import VaultName
from footprint.workflow.outside import Outside
from footprint.workflow.ports import Clock, Vaults
from footprint.workflow.receipts import what_is_left, write_receipt


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be erased, and how: ``is_sure`` asks nothing, ``receipt`` is the file to keep it in."""

    vault: str
    keeps_files: bool = False
    is_sure: bool = False
    receipt: Path | None = None


def erase_only_answers(vaults: Vaults, wish: Wish, secrets: Secrets, clock: Clock) -> str:
    """Erase every assessment and say what stays.

    Raises:
        Refused: there is no such vault, it cannot be opened, or its name was not typed; nothing was erased.
        Unsaved: it could not be erased.
    """
    name = _found(vaults, wish)
    with opened(vaults, name, secrets.to_open(name)) as vault:
        files = () if wish.keeps_files else action_lists_outside(vault)
        if not wish.is_sure:
            question = _("All answers are erased for good, drafts too. Attestations stay.")
            confirm(name.owner, _with_files(question, files))
        number = erase_answers(vault, clock, delete_files=bool(files))
        said = plural("{number} assessment was erased.", "{number} assessments were erased.", number).format(
            number=number
        )
        outside = [f"  {one.place}" for one in answers_outside(vault)]
        return "\n".join(
            [said, *([_("Still holding answers, outside the vault:"), *outside] if outside else [])]
        )


def erase_all(vaults: Vaults, wish: Wish, secrets: Secrets | None) -> tuple[str, bool]:
    """Erase the vault and what belongs to it; says what was done, and whether nothing of it is left in its place.

    Without ``secrets`` it is not opened first, and then what lies outside is not known and stays.

    Raises:
        Refused: there is no such vault, it cannot be opened, or its name was not typed; nothing was erased.
        Unsaved: it could not be erased.
    """
    name = _found(vaults, wish)
    question = _("The vault is erased for good, its keys first. Nobody can bring it back.")
    if secrets is None:
        if not wish.is_sure:
            confirm(name.owner, question)
        _keep(Receipt(name.id, (), ()), wish)
        vaults.erase(name.id)
        receipt = Receipt(name.id, (), ())
    else:
        with opened(vaults, name, secrets.to_open(name)) as vault:
            files = () if wish.keeps_files else plan_to_erase(vault)
            if not wish.is_sure:
                confirm(name.owner, _with_files(question, files))
            _keep(Receipt(name.id, (), ()), wish)
            receipt = erase_everything(vaults, vault, delete_files=not wish.keeps_files)
    _keep(receipt, wish)
    remains = what_is_left(vaults, Receipt(name.id, receipt.gone, ()))
    return "\n".join(_told(receipt, remains, is_known=secrets is not None)), not remains


def _found(vaults: Vaults, wish: Wish) -> VaultName:
    if not wish.is_sure:
        refuse_without_terminal(_("give --yes if you are sure"))
    if wish.receipt and os.path.lexists(wish.receipt):
        raise Refused(
            _("{file} is there already; name another file for the receipt").format(file=wish.receipt)
        )
    return find(vaults, wish.vault)


def _keep(receipt: Receipt, wish: Wish) -> None:
    """Also before anything is erased, so that a receipt that cannot be written stops everything."""
    if wish.receipt:
        write_receipt(receipt, wish.receipt)


def _with_files(question: str, files: Iterable[Outside]) -> str:
    places = [f"  {one.place}" for one in files]
    return "\n".join([question, *([_("These files go too:"), *places] if places else [])])


def _told(receipt: Receipt, remains: Iterable[str], *, is_known: bool) -> list[str]:
    lines = [_("The vault {id} was erased.").format(id=receipt.vault_id)]
    lines += [_("Deleted: {place}").format(place=place) for place in receipt.gone]
    lines += [
        _("Left: {place} ({reason})").format(place=one.place, reason=one.reason) for one in receipt.left
    ]
    if not is_known:
        lines.append(
            _(
                "It was not opened, so the files that Footprint wrote elsewhere from it are not known and stay."
            )
        )
    lines += [_("Still here: {what}").format(what=what) for what in remains]
    return lines
