"""What a vault's owner calls it."""

from __future__ import annotations

import unicodedata

from footprint.language import text as _
from footprint.store.refusals import LONGEST_NAME, OwnerNameMissing, OwnerNameUnusable
from footprint.workflow.kept import CopyName


def proper_name(owner: str) -> str:
    """The name as it is kept.

    Raises:
        OwnerNameMissing, OwnerNameUnusable
    """
    name = unicodedata.normalize("NFC", owner.strip())
    if not name:
        raise OwnerNameMissing
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise OwnerNameUnusable
    return name


def name_beside(copy: CopyName) -> str:
    """The owner's name for a copy whose vault is here: it says from when it is."""
    words = _("{owner}, as of {day}")
    day = f"{copy.saved:%Y-%m-%d}"
    room = LONGEST_NAME - len(words.format(owner="", day=day))
    return words.format(owner=copy.owner[:room], day=day)


def showable(owner: str) -> str:
    """The name as it may be shown, on one line and harmless to any terminal, whoever has written it into a file."""
    return "".join(character if character.isprintable() else "\ufffd" for character in owner[:LONGEST_NAME])
