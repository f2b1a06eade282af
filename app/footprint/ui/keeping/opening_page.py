"""How the vault opens, and the ways to change that."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui import ways
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.parts.buttons import CardButton
from footprint.ui.parts.labels import Label
from footprint.workflow.kept import Keyring, Way


class OpeningPage(KeepingPage):
    """One signal for each thing that can be changed."""

    passphrase_asked = Signal()
    keyring_asked = Signal()
    code_asked = Signal()

    def __init__(self, way: Way, keyring: Keyring) -> None:
        super().__init__(_("How your vault opens"))
        by_passphrase = way is Way.PASSPHRASE
        if by_passphrase:
            self.put_lead(
                _("It opens with your passphrase. If you forget that, your recovery code opens it.")
            )
        else:
            words = _(
                "This computer keeps its key for you, in {keyring}. If that is ever lost, your recovery code opens it."
            )
            self.put_lead(words.format(keyring=keyring.name or _("its keyring")))
        self.column.addSpacing(20)
        if by_passphrase:
            self._put(
                _("Change my passphrase"),
                _(
                    "You need the one you use now. If you have forgotten it, lock the vault and use your recovery code."
                ),
                "change_passphrase",
                "key-round",
            ).clicked.connect(self.passphrase_asked)
        else:
            self._put(
                ways.passphrase_title(),
                ways.passphrase_text(),
                "to_passphrase",
                "key-round",
            ).clicked.connect(self.passphrase_asked)
        if by_passphrase and keyring.usable:
            self._put(
                ways.keyring_title(),
                ways.keyring_text(),
                "to_keyring",
                "monitor",
            ).clicked.connect(self.keyring_asked)
        self._put(
            _("Make a new recovery code"),
            _("If the old one is lost, or somebody else may have seen it."),
            "new_code",
            "rotate-cw",
        ).clicked.connect(self.code_asked)
        if by_passphrase and not keyring.usable:
            says = ways.keyring_missing(keyring)
            self.column.put(Label(says, "muted", icon="info", tint="muted"), above=16)
        self.put_buttons()

    def _put(self, title: str, text: str, name: str, icon: str) -> CardButton:
        button = CardButton(title, text, name, icon=icon)
        self.hold(button)
        self.column.put_control(button, above=2, stretched=True)
        return button
