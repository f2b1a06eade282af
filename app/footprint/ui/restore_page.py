"""Restoring a saved copy: which file, then what opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.new_passphrase import NewPassphrase
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column
from footprint.ui.parts.page import Page
from footprint.workflow.kept import CopyName

_PASSPHRASE, _CODE = "passphrase", "code"


class ChooseCopyPage(Page):
    """``file_chosen`` carries the file's path."""

    file_chosen = Signal(object)
    went_back = Signal()

    def __init__(self) -> None:
        super().__init__(_("Restore a saved copy"))
        lead = _("A copy that you saved from Footprint becomes a vault on this computer again.")
        stays = _(
            "A vault that is here already stays as it is. The copy is put beside it, with its date in the name."
        )
        self.put_lead(lead)
        self.column.put(Label(stays, icon="info", tint="accent"), above=16)
        self.describe(lead, stays)
        choose = Button(_("Choose the file"), "choose_file", PRIMARY, icon="folder-open")
        choose.clicked.connect(self._on_choose_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(choose, back, above=24)
        self.column.addStretch(1)

    def show_refusal(self, message: str) -> None:
        """The file is no copy, or cannot be read."""
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """No secret is typed here."""

    def _on_choose_clicked(self) -> None:
        self.clear_banner()
        dialog = QFileDialog(self, _("Choose a saved copy"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class RestorePage(Page):
    """``restore_asked`` carries the passphrase, the recovery code and the new passphrase; what is not used is empty."""

    restore_asked = Signal(str, str, str)
    went_back = Signal()

    def __init__(self, copy: CopyName) -> None:
        super().__init__(_("Open the copy"))
        self._choice: OneChoice | None = None
        card = Card("soft", says=_("The copy"), padding=16)
        card.column.put(
            Label(_("The vault “{name}”").format(name=copy.owner), "strong", icon="save", tint="accent")
        )
        when = _("Saved on {day} at {time}").format(
            day=day_in_words(copy.saved.date()), time=f"{copy.saved:%H:%M}"
        )
        card.column.put(Label(when), above=4)
        self.column.put(card, above=16)
        self.describe(_("The vault “{name}”").format(name=copy.owner), when)
        if copy.has_passphrase:
            question = _question()
            self.column.put(Heading(question.text), above=28)
            self._choice = OneChoice(question, _PASSPHRASE, "opens/")
            self._choice.changed.connect(self._unfold)
            self.column.addSpacing(6)
            self.column.addWidget(self._choice)
        hint = _("The one that the vault had when the copy was saved")
        self._passphrase = Field("passphrase", _("Passphrase"), hint, secret=True)
        self._code = Field("recovery_code", _("Recovery code"), hint, width=480)
        self._new = NewPassphrase(_("A new passphrase"), name="new_passphrase")
        for part in (self._passphrase, self._code, self._new):
            part.submitted.connect(self._on_restore_clicked)
        self._with_code = QWidget()
        column = Column(self._with_code)
        column.addWidget(self._code)
        column.addSpacing(16)
        column.addWidget(self._new)
        self.column.addSpacing(24)
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self._with_code)
        self._restore = Button(_("Restore it"), "restore", PRIMARY)
        self._restore.clicked.connect(self._on_restore_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._restore, back, above=24)
        self.column.addStretch(1)
        self._unfold()

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._choice.choose(number) if self._choice else False

    def show_refusal(self, message: str) -> None:
        """It was not restored; what was typed stays."""
        self._show_busy(busy=False)
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """Forget everything that was typed."""
        for part in (self._passphrase, self._code, self._new):
            part.wipe()

    def _by_code(self) -> bool:
        return self._choice is None or self._choice.value == _CODE

    def _unfold(self) -> None:
        by_code = self._by_code()
        self._passphrase.setVisible(not by_code)
        self._with_code.setVisible(by_code)

    def _show_busy(self, *, busy: bool) -> None:
        self._restore.setEnabled(not busy)
        self._restore.setText(_("Restoring…") if busy else _("Restore it"))
        self._restore.updateGeometry()

    def _on_restore_clicked(self) -> None:
        if not self._restore.isEnabled():
            return
        self.clear_banner()
        by_code = self._by_code()
        if by_code:
            missing = "" if self._code.text.strip() else _("Enter the recovery code")
            self._code.show_error(missing)
            problems = [problem for problem in (missing, self._new.complaint()) if problem]
        else:
            missing = "" if self._passphrase.text else _("Enter the passphrase")
            self._passphrase.show_error(missing)
            problems = [missing] if missing else []
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self._show_busy(busy=True)
        if by_code:
            self.restore_asked.emit("", self._code.text, self._new.text)
        else:
            self.restore_asked.emit(self._passphrase.text, "", "")


def _question() -> Question:
    options = (
        Option(_PASSPHRASE, _("Its passphrase")),
        Option(_CODE, _("Its recovery code"), _("Then you set a new passphrase for it.")),
    )
    return Question("opens", "", Kind.ONE, _("What opens the copy?"), (), options=options)
