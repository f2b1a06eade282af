"""A message where there is one, a title, and what stands under them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from footprint.ui.accessible import sentences
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.labels import Label, Title
from footprint.ui.parts.layout import Column, emptied


class Page(QWidget):
    """``title`` also becomes the window's, so that a screen reader says it at once.

    ``foot`` is what stands still below the page, where its frame has room for that.
    """

    def __init__(self, title: str, *, crumb: str = "") -> None:
        super().__init__()
        self.title = title
        self._banner: Banner | None = None
        self.foot: QWidget | None = None
        self.column = Column(self)
        self._notice = Column()
        self.column.addLayout(self._notice)
        if crumb:
            self.column.put(Label(crumb, "small-strong"))
            self.column.addSpacing(4)
        self.heading = Title(title)
        self.column.put(self.heading)

    @property
    def has_error(self) -> bool:
        """Whether a message stands above the title."""
        return self._banner is not None

    def take_focus(self) -> None:
        """Where the focus starts: the title, so that the page is read from its top."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_lead(self, text: str, above: int = 6) -> None:
        """What stands under the title, and is heard with it."""
        self.column.put(Label(text, "lead"), above=above)
        self.describe(text)

    def describe(self, *texts: str) -> None:
        """What is heard with the title: a screen reader reads on by itself only as far as the focus reaches."""
        self.heading.setAccessibleDescription(sentences(*texts))

    def controls(self) -> list[QWidget]:
        """What Tab passes, in order: from the title over a message and its buttons to the rest."""
        message = [self._banner, *tabbed(self._banner)] if self._banner is not None else []
        return [self.heading, *message, *(one for one in tabbed(self) if one not in message)]

    def show_banner(self, banner: Banner) -> None:
        """Put a message above the title and the focus on it."""
        self.clear_banner()
        self._banner = banner
        self._notice.put_control(banner, stretched=True)
        self._notice.addSpacing(20)
        banner.show()
        # Else it would come last of all, and Tab lead from it to anywhere but the answers.
        for one, other in pairwise([self.heading, banner, *tabbed(banner)]):
            QWidget.setTabOrder(one, other)
        banner.take_focus()

    def clear_banner(self) -> None:
        """Take the message away."""
        if self._banner is not None:
            emptied(self._notice)
            self._banner = None


def tabbed(widget: QWidget) -> list[QWidget]:
    """What Tab passes in a widget, in order."""
    return [one for one in widget.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
