"""What the store refuses, and what it could not save; each text is for the owner of the vault."""

from __future__ import annotations

from footprint.errors import InUse, Overtaken, Refused, Unsaved, WrongSecret
from footprint.language import text as _
from footprint.workflow.passphrase import SHORTEST_PASSPHRASE

LONGEST_NAME = 200


class OwnerNameMissing(Refused):
    """A vault without a name to find it by."""

    def __init__(self) -> None:
        super().__init__(_("Enter a name, so that you can find your vault again"))


class OwnerNameUnusable(Refused):
    """A name that is too long or that cannot be shown on one line."""

    def __init__(self) -> None:
        super().__init__(
            _("Choose a name of one line and at most {most} characters").format(most=LONGEST_NAME)
        )


class PassphraseTooShort(Refused):
    """Anybody with a copy of the file could try all short passphrases."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Use a passphrase of at least {least} characters; a few words that only you would put together "
                "are easy to remember and hard to guess"
            ).format(least=SHORTEST_PASSPHRASE)
        )


class PassphraseUnusable(Refused):
    """A passphrase that has no spelling in bytes, or an absurdly long one."""

    def __init__(self) -> None:
        super().__init__(_("This passphrase holds a character that cannot be used, or is too long"))


class WrongPassphrase(WrongSecret):
    """The passphrase opens no slot of this vault."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This passphrase does not open the vault. Check capitals and keyboard layout; if you have forgotten "
                "it, use your recovery code"
            )
        )


class RecoveryCodeMistyped(WrongSecret):
    """The check character does not fit: a slip of the fingers, not another code."""

    def __init__(self) -> None:
        super().__init__(
            _("There is a slip in this recovery code: compare it with your copy, character by character")
        )


class WrongRecoveryCode(WrongSecret):
    """A well-formed recovery code, of another vault."""

    def __init__(self) -> None:
        super().__init__(_("This is a recovery code, but not the one of this vault"))


class VaultMissing(Refused):
    """There is no vault of that id, or part of it is gone."""

    def __init__(self) -> None:
        super().__init__(_("This vault is no longer on this computer, or a part of it is missing"))


class KeysDamaged(Refused):
    """Both copies of the key slots are unreadable or were tampered with."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The key file of this vault is damaged, and so is its second copy, so it cannot be opened. Nothing was "
                "changed; if there is a backup of the vault's folder, put its keys.json back"
            )
        )


class VaultDamaged(Refused):
    """The file is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The vault's file is damaged and was left as it is. If there is a backup of the vault's folder, "
                "put it back"
            )
        )


class NotAVault(Refused):
    """A file of another program where the vault should be."""

    def __init__(self) -> None:
        super().__init__(_("The file in the vault's place was not made by Footprint and was left as it is"))


class NewerVault(Refused):
    """A later Footprint has written the vault."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This vault was last used with a newer Footprint. Install that version to open it; nothing was changed"
            )
        )


class VaultInUse(InUse):
    """One vault is open once."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault is already open in another Footprint window; go on there, or close it first")
        )


class FolderNotWritable(Refused):
    """Every answer is saved at once, so a vault is not opened where none can be."""

    def __init__(self) -> None:
        super().__init__(_("The vault's folder cannot be written to, so the vault cannot be opened there"))


class VaultNotUpgraded(Refused):
    """Bringing an older vault to this version would have lost something, so it was undone."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This vault is from an older Footprint and could not be brought up to date. It was left as it was; "
                "open it with the older version"
            )
        )


class VaultClosed(Refused):
    """The vault was closed, and its key forgotten."""

    def __init__(self) -> None:
        super().__init__(_("The vault is closed; open it again to go on"))


class NoSuchAssessment(Refused):
    """There is no assessment of that id in this vault."""

    def __init__(self) -> None:
        super().__init__(_("This assessment is no longer in the vault"))


class SignedOff(Refused):
    """A finished assessment stays as it was signed."""

    def __init__(self) -> None:
        super().__init__(
            _("This assessment is signed off and can no longer be changed or deleted; start a new one")
        )


class CannotBeKept(Refused):
    """Text that would not come back as it was given."""

    def __init__(self) -> None:
        super().__init__(_("This text holds a character that cannot be kept"))


class Unreadable(Refused):
    """The disk does not give the vault's file back."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The vault cannot be read at the moment. Check that its folder can be reached and try again; "
                "what was saved before stays saved"
            )
        )


class OpenedAnotherWay(Refused):
    """A passphrase for a vault that the keyring opens, or none for one that has a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This vault is not opened this way any more. Go back to the list of vaults and choose it again; "
                "its recovery code opens it too"
            )
        )


class DiskFull(Unsaved):
    """No room for what was to be written."""

    def __init__(self) -> None:
        super().__init__(
            _("Not saved: the disk is full. Everything saved before is kept; free some space and try again")
        )


class ReadOnly(Unsaved):
    """The place lets nothing be written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Not saved: the vault's folder cannot be written to. Everything saved before is kept; allow writing "
                "there and try again"
            )
        )


class Vanished(Unsaved):
    """The file is no longer where it was opened: moved, deleted or unplugged."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Not saved: the vault's folder is no longer where it was. Put it back, or reconnect the drive, and "
                "try again"
            )
        )


class FolderReplaced(Overtaken):
    """Another folder lies where the vault was opened, such as a copy of it that somebody has put back."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Not saved: the vault's folder was replaced by another one while it was open. It is opened anew now. "
                "Look at your last answers again before you go on; some of them may be missing"
            )
        )


class NotWritten(Unsaved):
    """Any other way in which writing fails."""

    def __init__(self) -> None:
        super().__init__(
            _("Not saved: the disk did not take it. Everything saved before is kept; try again in a moment")
        )
