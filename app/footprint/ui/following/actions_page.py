"""Every action that came of the checks: what is open, what is closed, and what can be done with the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from footprint.assessment.following import Followed
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.following.action_card import FollowedCard, Unsaved
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Column


class ActionsPage(KeepingPage):
    """``given`` carries a step that is to be kept.

    ``list_asked``, ``table_asked`` and ``calendar_asked`` want the list outside, ``attest_asked`` a new attestation.
    The first two say whether with what the person wrote about the actions: never unless it was ticked just now.
    ``unsaved`` is what was entered and not kept, for as long as whoever shows the page remembers it.
    """

    given = Signal(object)
    list_asked = Signal(bool)
    table_asked = Signal(bool)
    calendar_asked = Signal()
    attest_asked = Signal()

    def __init__(self, actions: Sequence[Followed], today: date, unsaved: Unsaved | None = None) -> None:
        super().__init__(_("Your actions"))
        self._unsaved: Unsaved = {} if unsaved is None else unsaved
        self._cards: list[FollowedCard] = []
        self._today = today
        self._is_keeping = False
        is_open = [one for one in actions if one.is_open]
        closed = [one for one in actions if not one.is_open]
        self.put_lead(_lead(len(is_open), len(closed)))
        for n, followed in enumerate(is_open):
            self._put(self.column, followed, above=20 if n == 0 else 12)
        if closed:
            self.column.put(Heading(_("Closed")), above=32)
            self.column.addSpacing(4)
            self.column.addWidget(self._closed(closed))
        self._put_outside(has_list=bool(actions))

    @property
    def is_busy(self) -> bool:
        """Whether something is being done or kept."""
        return self._is_keeping or super().is_busy

    def show_busy(self, words: str) -> None:
        """Without words nothing is shown: a step is kept in a blink, and the focus stays where it is."""
        if words:
            super().show_busy(words)
        else:
            self._is_keeping = True

    def show_ready(self) -> None:
        """It is done, or it could not be."""
        self._is_keeping = False
        super().show_ready()

    def _put(self, column: Column, followed: Followed, above: int) -> None:
        card = FollowedCard(followed, self._today, self._unsaved)
        card.given.connect(self.given)
        card.asking.connect(self._on_asking)
        self._cards.append(card)
        column.put(card, above=above)

    def _closed(self, closed: Sequence[Followed]) -> Fold:
        content = QWidget()
        column = Column(content)
        for followed in closed:
            self._put(column, followed, above=10)
        number = len(closed)
        show = plural("Show {number} closed action", "Show {number} closed actions", number)
        hide = plural("Hide {number} closed action", "Hide {number} closed actions", number)
        return Fold(show.format(number=number), hide.format(number=number), content, "closed_actions")

    def _put_outside(self, *, has_list: bool) -> None:
        if has_list:
            self.column.put(Heading(_("Take it along")), above=32)
            words = _(
                "What you save outside the vault is not locked there. The days for the calendar say nothing of what is "
                "due."
            )
            self.column.put(Label(words, "muted"), above=4)
            own = CheckCard(
                _("Also my own words"), _("What you wrote about an action yourself, and why you put it off.")
            )
            self._own_words = named(own, "own_words")
            self.column.put_control(own, above=12, stretched=True)
            paper = Button(_("Make the action list again…"), "list_again", icon="list-checks")
            table = Button(_("Save as a table…"), "table", QUIET, icon="clipboard-list")
            days = Button(_("Save the days for my calendar…"), "calendar", QUIET, icon="calendar-check")
            paper.clicked.connect(lambda: self._ask_for(self.list_asked))
            table.clicked.connect(lambda: self._ask_for(self.table_asked))
            days.clicked.connect(self.calendar_asked)
            self.hold(own, paper, table, days)
            self.column.put_row(paper, table, days, above=12)
        attest = Button(_("Attest again"), "attest_again", icon="file-text")
        attest.clicked.connect(self.attest_asked)
        self.put_buttons(attest)

    def _ask_for(self, asked: SignalInstance) -> None:
        """Ask with or without the own words; for the next one it has to be ticked anew."""
        wanted = self._own_words.isChecked()
        self._own_words.setChecked(False)
        asked.emit(wanted)

    def keep_entered(self) -> None:
        """Put what stands in an open form to what is not kept yet."""
        for card in self._cards:
            card.put_away()

    def _on_asking(self) -> None:
        """One form at a time: what is open elsewhere is closed, and waits with what was entered in it."""
        for card in self._cards:
            card.put_away()


def _lead(is_open: int, closed: int) -> str:
    if is_open:
        count = plural("{number} is open.", "{number} are open.", is_open).format(number=is_open)
        return _("What came of your checks. {count} Only you see this.").format(count=count)
    if closed:
        return _("Nothing is open. Everything that came of your checks is closed.")
    return _("Nothing came of your checks that is to be done or asked.")
