"""What is due, on home: the nearest actions, the next refresher, and what changed in the policy."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from footprint.assessment.following import Followed
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.when_due import when_and_who
from footprint.workflow.follow_up import Due
from footprint.workflow.going import Going

NEAREST = 3


class DueCard(Card):
    """``actions_asked`` leads to every action, ``attest_asked`` to attesting again.

    ``refresher_asked`` starts the refresher, which is offered here once it is due, unless ``is_begun``.
    """

    actions_asked = Signal()
    attest_asked = Signal()
    refresher_asked = Signal()

    def __init__(self, due: Due, today: date, *, is_begun: bool = False) -> None:
        super().__init__(says=_("What is due"))
        for followed in due.actions[:NEAREST]:
            self._put_action(followed, today)
        more = len(due.actions) - NEAREST
        if more > 0:
            words = plural("and {number} more", "and {number} more", more).format(number=more)
            self.column.put(Label(words, "muted", icon=INDENT), above=12)
        for name, icon, tint, words in _news(due):
            self._divide()
            self.column.put(named(Label(words, icon=icon, tint=tint), f"due.{name}"))
        if not self.column.count():
            self.column.put(named(Label(calm(due), icon="circle-check", tint="ok"), "nothing_due"))
        actions = Button(_("Your actions"), "actions", icon="list-checks")
        actions.clicked.connect(self.actions_asked)
        attest = Button(_("Attest again"), "attest_again", QUIET, icon="file-text")
        attest.clicked.connect(self.attest_asked)
        ways = [actions, attest]
        if due.refresher_is_due and not is_begun:
            refresher = Button(_("Start your refresher"), "start_refresher", PRIMARY, icon="rotate-cw")
            refresher.clicked.connect(self.refresher_asked)
            ways.insert(0, refresher)
        self.column.put_row(*ways, above=16)

    def _put_action(self, followed: Followed, today: date) -> None:
        if self.column.count():
            self.column.addSpacing(12)
        is_late = followed.is_overdue(today)
        icon = "clock" if is_late else "circle-question-mark" if followed.ask else "calendar-check"
        heading = Heading(followed.text, "strong", icon=icon, tint="warn" if is_late else "accent")
        self.column.put(named(heading, f"due.{followed.id}"))
        self.column.put(Label(when_and_who(followed, today), "muted", icon=INDENT), above=2)

    def _divide(self) -> None:
        if self.column.count():
            self.column.put(Rule(), above=14)
            self.column.addSpacing(14)


def calm(due: Due) -> str:
    """What is said where nothing is due."""
    if due.refresher is None:
        return _("Nothing is due.")
    return _("Nothing is due. Your next refresher is on {day}.").format(day=day_in_words(due.refresher))


def _gone_with(going: Going) -> str:
    """What goes with answers that are deleted on a day, and what can be done about it."""
    day = day_in_words(going.day)
    said = []
    if going.actions:
        number = len(going.actions)
        said.append(
            plural(
                "On {day} answers are deleted, and with them {number} action that is still open: {actions}",
                "On {day} answers are deleted, and with them {number} actions that are still open: {actions}",
                number,
            ).format(day=day, number=number, actions=" ".join(one.text for one in going.actions))
        )
    if going.has_agreement:
        said.append(
            _(
                "On {day} the list of what you and your manager agreed is deleted, signed or not. Save it "
                "somewhere else if you want to keep it."
            ).format(day=day)
        )
    return "\n".join(said)


def _news(due: Due) -> list[tuple[str, str, str, str]]:
    """Name, icon, its colour and words of what is due beside actions."""
    news = []
    if due.clock_is_earlier:
        words = _(
            "By this computer's clock your last check was later than today. Please look at its date: days that "
            "are said here may be wrong."
        )
        news.append(("clock", "triangle-alert", "warn", words))
    if due.trouble:
        news.append(("trouble", "circle-alert", "danger", due.trouble))
    if due.going:
        news.append(("going", "trash-2", "warn", _gone_with(due.going)))
    if due.changes:
        words = plural(
            "The policy changed in {number} place since your last check.",
            "The policy changed in {number} places since your last check.",
            due.changes,
        ).format(number=due.changes)
        news.append(("changes", "book-open", "accent", words))
    if due.refresher_is_due and due.refresher is not None:
        words = _("Your yearly refresher is due now.")
        if due.refresher_is_overdue:
            words = _("Your yearly refresher was due on {day}.").format(day=day_in_words(due.refresher))
        news.append(("refresher", "rotate-cw", "accent", words))
    elif (due.actions or due.changes) and due.refresher is not None:
        words = _("Your next refresher is on {day}, not before.")
        if due.changes:
            words = _("Your next refresher is on {day}. You can do it now, to go through what changed.")
        words = words.format(day=day_in_words(due.refresher))
        news.append(("refresher", "rotate-cw", "muted", words))
    return news
