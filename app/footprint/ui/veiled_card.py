"""In place of what is due, while somebody may sit beside: the same whether or not anything is due."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Card


class VeiledCard(Card):
    """``shown`` comes when the person is alone and wants to see it."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__(says=_("What is due"))
        self.column.put(Label(_("What is due is shown when you are alone."), icon="eye-off", tint="accent"))
        show = Button(_("Show what is due"), "show_due", icon="eye")
        show.clicked.connect(self.shown)
        self.column.put_row(show, above=10)
