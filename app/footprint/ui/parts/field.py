"""A text input with its label, hint and error; secrets can be shown and are wiped after use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.accessible import sentences
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column
from footprint.ui.parts.ringed import Ringed


class Field(QWidget):
    """One line of text. ``width`` is in pixels at text size 1; ``secret`` hides what is typed until "Show"."""

    submitted = Signal()

    def __init__(
        self, name: str, title: str, hint: str = "", *, text: str = "", secret: bool = False, width: int = 420
    ) -> None:
        super().__init__()
        self._width, self._hint, self._plain_title = width, hint, title
        self._said = ""
        column = Column(self)
        self._title = Label(title, "strong")
        column.put(self._title)
        if hint:
            column.put(Label(hint, "small"), above=2)
        self._error = Label("", "error", icon="circle-alert", tint="danger")
        self._error.hide()
        column.put(self._error, above=4)
        # What is typed hidden and what is typed for all to see are two inputs, one of them shown: assistive technology
        # may hear all of the one and nothing of the other.
        self.edit: QLineEdit = SecretEdit() if secret else QLineEdit(text)
        self._edits = [self.edit, QLineEdit()] if secret else [self.edit]
        self._rings = [Ringed(edit) for edit in self._edits]
        for edit in self._edits:
            named(edit, name)
            edit.setAccessibleName(title)
            edit.setAccessibleDescription(hint)
            edit.returnPressed.connect(self.submitted)
        self._fit()
        self._show: Button | None = None
        if secret:
            self._show = Button(_("Show"), f"{name}.show", QUIET, icon="eye")
            self._show.setAccessibleName(_("Show what is typed: {field}").format(field=title))
            self._show.clicked.connect(self._on_show_clicked)
        line = QHBoxLayout()
        line.setSpacing(4)
        for ring in self._rings:
            line.addWidget(ring, 1000)
        if self._show is not None:
            line.addWidget(self._show)
        line.addStretch(1)
        column.addLayout(line)
        self._show_edit(self.edit)

    @property
    def text(self) -> str:
        """What is typed, as it stands."""
        return self.edit.text()

    def wipe(self) -> None:
        """Forget what was typed, undo history included."""
        for edit in self._edits:
            _wipe(edit)

    def describe(self, said: str) -> None:
        """What is heard with the input beside its hint; a screen reader says it when the focus comes here."""
        self._said = said
        for edit in self._edits:
            edit.setAccessibleDescription(sentences(said, self._hint))

    def show_error(self, message: str) -> None:
        """Say beside the input what is wrong with it; empty takes it back."""
        self._error.setText(message)
        self._error.setVisible(bool(message))
        said = _("Error: {message}").format(message=message) if message else ""
        for edit in self._edits:
            edit.setAccessibleDescription(sentences(said, self._said, self._hint))
            edit.setProperty("invalid", bool(message))
            edit.style().unpolish(edit)
            edit.style().polish(edit)

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_rings"):
            self._fit()

    def _fit(self) -> None:
        for ring in self._rings:
            ring.setMaximumWidth(theme.scaled(self._width))
            ring.setMinimumWidth(min(theme.scaled(self._width), 260))

    def _show_edit(self, edit: QLineEdit) -> None:
        self.edit = edit
        self._title.setBuddy(edit)
        for one, ring in zip(self._edits, self._rings, strict=True):
            ring.setVisible(one is edit)

    def _on_show_clicked(self) -> None:
        assert self._show is not None
        hidden, shown = self._edits
        before, after = (hidden, shown) if self.edit is hidden else (shown, hidden)
        after.setText(before.text())
        _wipe(before)
        self._show_edit(after)
        self._show.setText(_("Hide") if after is shown else _("Show"))
        says = _("Hide what is typed: {field}") if after is shown else _("Show what is typed: {field}")
        self._show.setAccessibleName(says.format(field=self._plain_title))


class SecretEdit(QLineEdit):
    """A hidden input.

    Of Qt's own a screen reader is told every letter as it is typed; of this one, see ``accessible``, it is told none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)


def _wipe(edit: QLineEdit) -> None:
    edit.setText("0" * len(edit.text()))
    edit.clear()
    edit.setModified(False)
