"""What goes wrong with the saved copy of a vault; each text is for the owner of the vault."""

from __future__ import annotations

from footprint.errors import Refused, Unsaved
from footprint.language import text as _


class NotACopy(Refused):
    """A file that was not written as a copy of a vault."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is not a copy of a vault. Choose one whose name ends in .footprint-copy")
        )


class CopyMissing(Refused):
    """There is no such file, or it cannot be read."""

    def __init__(self) -> None:
        super().__init__(_("This file cannot be read. Check that it is still there and that you may open it"))


class CopyDamaged(Refused):
    """A copy that is cut short or not as it was written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This copy is damaged, so nothing was taken from it. If you saved it in another place too, try the "
                "file there, or try an earlier copy"
            )
        )


class NewerCopy(Refused):
    """A later Footprint has written the copy."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This copy was saved by a newer Footprint. Install that version to open it; nothing was changed"
            )
        )


class CopyNeedsRecoveryCode(Refused):
    """The copy was saved from a vault that the keyring opens, so it has no passphrase."""

    def __init__(self) -> None:
        super().__init__(
            _("This copy has no passphrase. Open it with the recovery code, and choose a passphrase for it")
        )


class CopyAmongVaults(Refused):
    """A place for a copy inside the folder of the vaults."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A copy cannot be saved in the folder where Footprint keeps the vaults themselves: it would be lost "
                "together with them. Choose another place, best on another disk"
            )
        )


class NoRoomForCopy(Unsaved):
    """The place chosen for a copy is full."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The copy was not saved: there is no room for it. Your vault is as it was; choose another place"
            )
        )


class CopyNotSaved(Unsaved):
    """The place chosen for a copy takes nothing."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The copy was not saved: nothing can be written in this place. Your vault is as it was; choose "
                "another place"
            )
        )
