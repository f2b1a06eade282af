"""``footprint verify-erased``: whether anything is left of what was erased."""

from __future__ import annotations

import re
from pathlib import Path

from footprint.cli.opening import Secrets, find, opened
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.erasing import answers_outside
from footprint.workflow.kept import DocumentKind, Health
from footprint.workflow.ports import Vaults
from footprint.workflow.receipts import read_receipt, what_is_left

# So that a slip of the fingers, or a name in place of an id, is never answered with "nothing is left".
_ID = re.compile(r"[0-9a-f]{16}")


def left_of_vault(vaults: Vaults, erased: str) -> tuple[str, ...]:
    """What is left of a vault, named by its id or by the file of its receipt; one line each.

    Raises:
        Refused: it is neither.
    """
    if any(erased in (name.id, name.owner) for name in vaults.names()):
        return (_("the vault itself, which was not erased"), *vaults.remains(find(vaults, erased).id))
    if Path(erased).is_file():
        return what_is_left(vaults, read_receipt(Path(erased)))
    if not _ID.fullmatch(erased):
        raise Refused(
            _(
                "'{name}' is neither the id of a vault, such as 0123456789abcdef, nor the file of a receipt; "
                "'footprint erase' told the id"
            ).format(name=erased)
        )
    return vaults.remains(erased)


def left_of_answers(vaults: Vaults, wanted: str, secrets: Secrets) -> tuple[str, ...]:
    """What is left of the answers in a vault that stays, and where answers still lie outside it; one line each.

    Raises:
        Refused: there is no such vault, or it cannot be opened or read.
    """
    name = find(vaults, wanted)
    with opened(vaults, name, secrets.to_open(name)) as vault:
        contents = vault.contents()
        lines = [
            _(
                "an assessment begun on {day}, with {answers} answers and {changes} entries in its history"
            ).format(
                day=one.started.astimezone().date().isoformat(),
                answers=len(one.answers),
                changes=len(one.history),
            )
            for one in contents.assessments
        ]
        lines += [
            (_("an agreement of {day}") if one.is_agreement else _("an action list of {day}")).format(
                day=one.day.isoformat()
            )
            for one in contents.documents
            if one.kind is DocumentKind.ACTION_LIST
        ]
        lines += [one.says for one in vault.examine() if one.health is Health.BAD]
        outside = _("outside the vault: {place}")
        lines += [outside.format(place=one.place) for one in answers_outside(vault)]
        return tuple(lines)
