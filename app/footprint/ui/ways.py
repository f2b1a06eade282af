"""The two ways a vault can open, in words that stand on more than one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.language import text as _

if TYPE_CHECKING:
    # The first page shows these words, and is there sooner without what they are about.
    from footprint.workflow.kept import Keyring


def passphrase_title() -> str:
    """What the way with a passphrase is called."""
    return _("With a passphrase of my own")


def passphrase_text() -> str:
    """What a passphrase protects against."""
    return _(
        "You type it each time. It keeps out everybody else, also whoever sits down at this computer while you are "
        "signed in. Choose this if you share your account."
    )


def keyring_title() -> str:
    """What the way with the keyring is called."""
    return _("Keep the key for me on this computer")


def keyring_text() -> str:
    """What the keyring protects against, and what it does not."""
    return _(
        "Footprint opens without asking while you are signed in. It keeps out other people's accounts and whoever "
        "steals the disk, but not somebody who uses your account."
    )


def keyring_missing(keyring: Keyring) -> str:
    """Why the second way is not offered here."""
    says = keyring.says or _("It has no place for keys that can be trusted.")
    return _("This computer cannot keep the key for you. {why}").format(why=says)
