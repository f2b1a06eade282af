"""The words of a PDF as plain text, in the person's text size and theme, to read with a cursor and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.accessible import announce
from footprint.ui.preview.said import Kind, Said

_SIZES = {1: ("title", 24), 2: ("h2", 20)}


class TextView(QTextEdit):
    """Pages are added one by one. H goes to the next heading, Shift and H to the one before."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._pages: list[tuple[Said, ...]] = []
        self.setProperty("surface", "card")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Tab is to lead out of it.
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("{document} as text").format(document=title))
        self.setAccessibleDescription(
            _("Arrow keys read on. H goes to the next heading, Shift and H to the one before.")
        )

    @property
    def pages(self) -> int:
        """How many pages are there as yet."""
        return len(self._pages)

    def add(self, pieces: Sequence[Said]) -> None:
        """The next page; the cursor stays where it is."""
        position = self.textCursor().position()
        self._pages.append(tuple(pieces))
        self._write(self._pages[-1])
        self._go_to(position)

    def wipe(self) -> None:
        """Forget the words."""
        self._pages = []
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_H and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self._go_to_heading(back=event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and getattr(self, "_pages", None):
            self._write_anew()

    def _write_anew(self) -> None:
        """In the size and colours that hold now, the cursor where it was."""
        position = self.textCursor().position()
        self.clear()
        for pieces in self._pages:
            self._write(pieces)
        self._go_to(position)

    def _go_to(self, position: int) -> None:
        cursor = self.textCursor()
        if cursor.position() != position:
            cursor.setPosition(min(position, self.document().characterCount() - 1))
            self.setTextCursor(cursor)

    def _write(self, pieces: Sequence[Said]) -> None:
        self.document().setDocumentMargin(theme.scaled(16))
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for said in pieces:
            if self.document().isEmpty():
                cursor.setBlockFormat(_block(said))
            else:
                cursor.insertBlock(_block(said))
            cursor.insertText(_words(said), _letters(said))
        cursor.endEditBlock()

    def _go_to_heading(self, *, back: bool) -> None:
        block = self.textCursor().block()
        block = block.previous() if back else block.next()
        while block.isValid() and not _is_heading(block):
            block = block.previous() if back else block.next()
        if not block.isValid():
            announce(self, _("No heading before this one") if back else _("No heading after this one"))
            return
        # Marked, because some screen readers say what is marked and not where a program puts the cursor.
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - theme.scaled(16))
        announce(self, _("Heading: {words}").format(words=block.text()))


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() > 0


def _words(said: Said) -> str:
    return _("Picture: {words}").format(words=said.text) if said.kind is Kind.PICTURE else said.text


def _block(said: Said) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setHeadingLevel(said.level)
    form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    is_apart = said.kind in (Kind.ITEM, Kind.ROW)
    form.setTopMargin(theme.scaled(_SIZES.get(said.level, ("body", 16))[1] if said.level else 4))
    form.setBottomMargin(theme.scaled(4))
    form.setLeftMargin(theme.scaled(16) if is_apart else 0)
    return form


def _letters(said: Said) -> QTextCharFormat:
    form = QTextCharFormat()
    role = _SIZES.get(said.level, ("body", 0))[0]
    form.setFont(QFont(theme.font(role, strong=said.level > 0)))
    form.setForeground(theme.colour("muted" if said.kind is Kind.PICTURE else "text"))
    return form
