"""What keeps a vault from being erased, whole or in part; each text is for the owner of the vault."""

from __future__ import annotations

from footprint.errors import InUse, Unsaved
from footprint.language import text as _


class StillOpen(InUse):
    """A vault is erased only when nobody has it open."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault is still open, here or in another Footprint window. Close it there, then erase it")
        )


class NotErased(Unsaved):
    """The vault's folder does not let itself be changed."""

    def __init__(self) -> None:
        super().__init__(
            _("Nothing was erased: the vault's folder cannot be changed. Allow writing there and try again")
        )


class Linked(Unsaved):
    """In the vault's place there is a link to a folder that may be anybody's."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nothing was erased: this vault was moved, and only a link to it is here. Put the vault's folder back "
                "in the place of the link, then erase it"
            )
        )


class FilesLeft(Unsaved):
    """The keys are destroyed, and some file stays."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The vault's keys are destroyed, so nobody can open it any more. Some of its files could not be "
                "deleted yet; Footprint tries again when it next starts"
            )
        )


class KeyringEntryLeft(Unsaved):
    """The vault is gone, and its entry in the keyring stays."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The vault is erased. Its entry in this computer's keyring could not be removed yet; it opens nothing "
                "any more. Unlock the keyring and erase again, or Footprint removes it when it next uses the keyring"
            )
        )
