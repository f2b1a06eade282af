"""What is asked for, and what is said before, for each change of how the vault opens."""

from __future__ import annotations

from footprint.language import text as _
from footprint.ui import ways
from footprint.ui.keeping.secrets_page import Asking
from footprint.workflow.kept import Keyring, Way


def new_passphrase(way: Way) -> Asking:
    """Another passphrase, or one instead of the keyring."""
    if way is Way.PASSPHRASE:
        return Asking(
            title=_("Change my passphrase"),
            lead=_("Nothing in the vault changes, and your recovery code stays as it is."),
            notes=(("copy", _("Copies of the vault that you saved before still open with the old one.")),),
            button=_("Change it"),
            needs_present=True,
            needs_new=True,
        )
    return Asking(
        title=ways.passphrase_title(),
        lead=ways.passphrase_text(),
        notes=(
            ("lock", _("This computer then forgets the key. Your recovery code stays as it is.")),
            ("copy", _("Copies of the vault that you saved before still open with the recovery code alone.")),
        ),
        button=_("Use this passphrase"),
        needs_present=False,
        needs_new=True,
    )


def keyring(found: Keyring) -> Asking:
    """The keyring instead of a passphrase."""
    where = _("The key then lies in {keyring}. The passphrase opens the vault no longer.")
    return Asking(
        title=ways.keyring_title(),
        lead=ways.keyring_text(),
        notes=(
            ("monitor", where.format(keyring=found.name or _("the keyring of this computer"))),
            (
                "key-round",
                _(
                    "If the computer ever loses the key, only your recovery code opens the vault. Make sure that you "
                    "still have it."
                ),
            ),
        ),
        button=_("Keep the key here"),
        needs_present=True,
        needs_new=False,
    )


def new_code(way: Way) -> Asking:
    """A recovery code in place of the old one."""
    return Asking(
        title=_("Make a new recovery code"),
        lead=_("You see the new code once, and write it down. Have pen and paper ready."),
        notes=(
            ("key-round", _("From the moment it is made, the old code opens this vault no longer.")),
            ("copy", _("Copies of the vault that you saved before still open with the old code.")),
        ),
        button=_("Make a new code"),
        needs_present=way is Way.PASSPHRASE,
        needs_new=False,
    )
