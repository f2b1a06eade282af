"""A passphrase entered twice, with its own checks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.ui.parts.field import Field
from footprint.ui.parts.layout import Column
from footprint.workflow.passphrase import SHORTEST_PASSPHRASE, is_too_short


class NewPassphrase(QWidget):
    """``name`` is what its inputs are found by, where a page asks for another passphrase as well."""

    submitted = Signal()

    def __init__(self, title: str, *, name: str = "passphrase") -> None:
        super().__init__()
        column = Column(self)
        hint = _(
            "At least eight characters. A few words that only you would put together; longer is safer than stranger."
        )
        self._first = Field(name, title, hint, secret=True)
        self._second = Field(f"{name}.again", _("The same passphrase again"), secret=True)
        self._first.submitted.connect(self._second.take_focus)
        self._second.submitted.connect(self.submitted)
        column.addWidget(self._first)
        column.addSpacing(16)
        column.addWidget(self._second)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self._first.text

    def complaint(self) -> str:
        """What keeps it from being used, said beside the input as well; empty if nothing does."""
        first, wrong, differs = self._first.text, "", ""
        if not first:
            wrong = _("Enter a passphrase")
        elif is_too_short(first):
            wrong = _("Use at least {least} characters for your passphrase").format(least=SHORTEST_PASSPHRASE)
        if first and first != self._second.text:
            differs = _("The two passphrases are not the same")
        self._first.show_error(wrong)
        self._second.show_error(differs)
        return "\n".join(problem for problem in (wrong, differs) if problem)

    def show_error(self, message: str) -> None:
        """Say what was wrong with the passphrase."""
        self._first.show_error(message)

    def wipe(self) -> None:
        """Forget both."""
        self._first.wipe()
        self._second.wipe()
