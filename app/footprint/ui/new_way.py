"""How a vault is to open from now on: a passphrase entered twice, or the keyring where it can be trusted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui import ways
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.new_passphrase import NewPassphrase
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Column
from footprint.workflow.kept import Keyring, Way


class NewWay(QWidget):
    """The passphrase is chosen beforehand: it keeps out the most, and is the only way that is always there."""

    submitted = Signal()

    def __init__(self, keyring: Keyring) -> None:
        super().__init__()
        column = Column(self)
        self._choice: OneChoice | None = None
        if keyring.usable:
            question = _question()
            column.put(Heading(question.text))
            self._choice = OneChoice(question, str(Way.PASSPHRASE), "way/")
            self._choice.changed.connect(self._unfold)
            column.addSpacing(6)
            column.addWidget(self._choice)
            column.addSpacing(16)
        self._passphrase = NewPassphrase(_("A new passphrase"))
        self._passphrase.submitted.connect(self.submitted)
        column.addWidget(self._passphrase)
        if not keyring.usable:
            missing = Label(ways.keyring_missing(keyring), "small", icon="info", tint="muted")
            column.put(missing, above=12)

    @property
    def passphrase(self) -> str | None:
        """The new passphrase; ``None`` stands for the keyring."""
        return None if self._by_keyring else self._passphrase.text

    def complaint(self) -> str:
        """What keeps it from being used; empty if nothing does."""
        return "" if self._by_keyring else self._passphrase.complaint()

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._choice.choose(number) if self._choice else False

    def wipe(self) -> None:
        """Forget the passphrase."""
        self._passphrase.wipe()

    @property
    def _by_keyring(self) -> bool:
        return self._choice is not None and self._choice.value == Way.KEYRING

    def _unfold(self) -> None:
        self._passphrase.setVisible(not self._by_keyring)
        if self._by_keyring:
            # What nobody sees any more must not be used.
            self._passphrase.wipe()


def _question() -> Question:
    options = (
        Option(str(Way.PASSPHRASE), ways.passphrase_title(), ways.passphrase_text()),
        Option(str(Way.KEYRING), ways.keyring_title(), ways.keyring_text()),
    )
    return Question("way", "", Kind.ONE, _("How should your vault open from now on?"), (), options=options)
