"""What is refused because it is not what a vault has kept or given out."""

from __future__ import annotations

from footprint.errors import Refused
from footprint.language import text as _


class HistoryBroken(Refused):
    """The answers of an assessment are not those that their sealed history leads to."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The answers of an assessment are not as Footprint saved them: some were changed or are missing, so "
                "they are not shown. They were left as they are. If you saved a copy of your vault, restore it"
            )
        )


class NoSuchDocument(Refused):
    """There is no document of that id in this vault."""

    def __init__(self) -> None:
        super().__init__(_("This document is no longer in the vault"))


class VaultNotEmpty(Refused):
    """Only an empty vault can be filled, or two people's answers could become one."""

    def __init__(self) -> None:
        super().__init__(
            _("There is already something in this vault, and it was left as it is. Use a new vault for this")
        )


class ContentsDamaged(Refused):
    """What a vault is to be filled with is not what a vault has given."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This is not as Footprint wrote it: a part was changed or is missing. Nothing of it was kept; use "
                "another copy, or export it again"
            )
        )
