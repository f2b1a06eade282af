"""A text input with its label, hint and error; secrets can be shown and are wiped after use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from footprint.language import text as _
from footprint.ui import theme
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
        column = Column(self)
        self._title = Label(title, "strong")
        column.put(self._title)
        if hint:
            column.put(Label(hint, "small"), above=2)
        self._error = Label("", "error", icon="circle-alert", tint="danger")
        self._error.hide()
        column.put(self._error, above=4)
        self.edit = named(QLineEdit(text), name)
        self.edit.setAccessibleName(title)
        self.edit.setAccessibleDescription(hint)
        self.edit.returnPressed.connect(self.submitted)
        self._title.setBuddy(self.edit)
        self._ringed = Ringed(self.edit)
        self._fit()
        self._show: Button | None = None
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
            self._show = Button(_("Show"), f"{name}.show", QUIET, icon="eye")
            self._show.setAccessibleName(_("Show what is typed: {field}").format(field=title))
            self._show.clicked.connect(self._on_show_clicked)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._ringed, 1000)
        if self._show is not None:
            line.addWidget(self._show)
        line.addStretch(1)
        column.addLayout(line)

    @property
    def text(self) -> str:
        """What is typed, as it stands."""
        return self.edit.text()

    def wipe(self) -> None:
        """Forget what was typed, undo history included."""
        self.edit.setText("0" * len(self.edit.text()))
        self.edit.clear()
        self.edit.setModified(False)

    def show_error(self, message: str) -> None:
        """Say beside the input what is wrong with it; empty takes it back."""
        self._error.setText(message)
        self._error.setVisible(bool(message))
        said = _("Error: {message}").format(message=message) if message else ""
        self.edit.setAccessibleDescription(". ".join(filter(None, (said, self._hint))))
        self.edit.setProperty("invalid", bool(message))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_ringed"):
            self._fit()

    def _fit(self) -> None:
        self._ringed.setMaximumWidth(theme.scaled(self._width))
        self._ringed.setMinimumWidth(min(theme.scaled(self._width), 260))

    def _on_show_clicked(self) -> None:
        assert self._show is not None
        hidden = self.edit.echoMode() is QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(_("Hide") if hidden else _("Show"))
        says = _("Hide what is typed: {field}") if hidden else _("Show what is typed: {field}")
        self._show.setAccessibleName(says.format(field=self._plain_title))
