"""Where the vault lies, what opens it, and when it locks."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.keeping.lock_page import in_minutes
from footprint.ui.keeping.view import VaultItself
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import INDENT, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.place import Place
from footprint.workflow.kept import Way


class VaultCard(Card):
    opening_asked = Signal()
    lock_asked = Signal()

    def __init__(self, vault: VaultItself, minutes: int) -> None:
        super().__init__(says=_("Your vault"))
        self.column.put(
            Label(_("It lies on this computer, in this folder:"), icon="folder-open", tint="accent")
        )
        self.column.put(Place(vault.folder, "vault_folder", "small", icon=INDENT), above=2)
        in_clear = _(
            "Everything in it is encrypted. Without opening it, all that can be read is the name you gave it, how it "
            "opens, and when its files were written."
        )
        self.column.put(Label(in_clear, "muted", icon=INDENT), above=8)
        key = _(
            "If you have signed an attestation with a key of your own, that key lies in it too; no export holds it."
        )
        self.column.put(Label(key, "muted", icon=INDENT), above=8)
        self._divide()
        if vault.way is Way.PASSPHRASE:
            opens = _("Your passphrase opens it, or your recovery code.")
        else:
            opens = _(
                "It opens by itself while you are signed in to this computer: the key lies in {keyring}. Your recovery "
                "code opens it too."
            ).format(keyring=vault.keyring.name or _("its keyring"))
        self.column.put(Label(opens, icon="key-round", tint="accent"))
        way = Button(_("Change how it opens"), "opening", QUIET)
        way.clicked.connect(self.opening_asked)
        self.column.put_row(way, above=4, indented=True)
        self._divide(above=8)
        locks = _("It locks when it has not been used for {time}.").format(time=in_minutes(minutes))
        if not minutes:
            locks = _("It does not lock by itself: it stays open until you lock it or close the window.")
        self.column.put(Label(locks, icon="lock", tint="accent"))
        lock = Button(_("Change when it locks"), "lock_after", QUIET)
        lock.clicked.connect(self.lock_asked)
        self.column.put_row(lock, above=4, indented=True)

    def _divide(self, above: int = 16) -> None:
        self.column.put(Rule(), above=above)
        self.column.addSpacing(16)
