"""A page that asks for the present passphrase, for a new one, or for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from footprint.language import text as _
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.new_passphrase import NewPassphrase
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Label


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page asks for and says: its title, a lead, notes of an icon and a text, and its button."""

    title: str
    lead: str
    notes: Sequence[tuple[str, str]]
    button: str
    needs_present: bool
    needs_new: bool


class SecretsPage(KeepingPage):
    """``given`` carries the present and the new passphrase; the one that is not asked for is empty."""

    given = Signal(str, str)

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking.title)
        self.put_lead(asking.lead)
        for icon, note in asking.notes:
            self.column.put(Label(note, icon=icon, tint="accent"), above=16)
        self.describe(*(note for _icon, note in asking.notes))
        self._present: Field | None = None
        self._new: NewPassphrase | None = None
        if asking.needs_present:
            self._present = Field("passphrase.present", _("Your passphrase as it is now"), secret=True)
            self._present.submitted.connect(self._on_present_submitted)
            self.column.addSpacing(24)
            self.column.addWidget(self._present)
            self.hold(self._present)
        if asking.needs_new:
            self._new = NewPassphrase(_("The new passphrase"))
            self._new.submitted.connect(self._on_clicked)
            self.column.addSpacing(24 if self._present is None else 16)
            self.column.addWidget(self._new)
            self.hold(self._new)
        do = Button(asking.button, "do", PRIMARY)
        do.clicked.connect(self._on_clicked)
        self.put_buttons(do)

    def show_wrong(self, message: str) -> None:
        """The present passphrase is not the one: said at its input, and what was typed stays."""
        self.show_refusal(message)
        if self._present is not None:
            self._present.show_error(message)

    def show_unfit(self, message: str) -> None:
        """What was asked for is refused; a new passphrase says so at its input."""
        self.show_refusal(message)
        if self._new is not None:
            self._new.show_error(message)

    def wipe(self) -> None:
        for field in (self._present, self._new):
            if field is not None:
                field.wipe()

    def _on_present_submitted(self) -> None:
        if self._new is None:
            self._on_clicked()
        else:
            edits = self._new.findChildren(QLineEdit)
            next(edit for edit in edits if edit.isVisible()).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        if self.is_busy:
            return
        self.clear_banner()
        problems = []
        if self._present is not None:
            missing = "" if self._present.text else _("Enter your passphrase as it is now")
            self._present.show_error(missing)
            problems.append(missing)
        if self._new is not None:
            problems.append(self._new.complaint())
        said = "\n".join(filter(None, problems))
        if said:
            self.show_banner(error_banner(said))
            return
        self.given.emit(self._present.text if self._present else "", self._new.text if self._new else "")
