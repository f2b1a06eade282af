"""``footprint vaults``: which vaults are on this computer."""

from __future__ import annotations

import json

from footprint.language import text as _
from footprint.workflow.kept import Way
from footprint.workflow.ports import Vaults

FORMAT = 1


def list_vaults(vaults: Vaults, *, as_json: bool) -> str:
    """The listing: id, name, and how each is opened.

    Raises:
        Refused: the place of the vaults cannot be read.
    """
    names = vaults.names()
    if as_json:
        data = {
            "format": FORMAT,
            "vaults": [{"id": one.id, "owner": one.owner, "way": str(one.way)} for one in names],
        }
        return json.dumps(data, ensure_ascii=False, indent=2)
    ways = {Way.PASSPHRASE: _("opened with a passphrase"), Way.KEYRING: _("opened by this computer")}
    return "\n".join(f"{one.id}  {one.owner}, {ways[one.way]}" for one in names) or _(
        "There is no vault on this computer"
    )
