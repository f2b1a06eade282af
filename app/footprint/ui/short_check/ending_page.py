"""Where a short check ends: the answer in plain words, what to do in its order, why, and who can help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from footprint.assessment.action import Action
from footprint.assessment.ending import Ended
from footprint.assessment.finding import Conclusion
from footprint.language import text as _
from footprint.policy.policy import Contact, Policy
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import INDENT, Heading, Label, Step
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.page import Page
from footprint.ui.short_check.words import SIGNS, TONES, nothing_kept
from footprint.ui.wizard.conclusion_card import ConclusionCard
from footprint.ui.wizard.help_panel import put_contacts
from footprint.ui.wizard.signposts_card import SignpostsCard


class EndingPage(Page):
    """``save_asked`` wants a page to take along; the others lead back, to another short check, or away."""

    save_asked = Signal()
    went_back = Signal()
    again = Signal()
    left = Signal()

    def __init__(self, policy: Policy, ended: Ended, contacts: Sequence[Contact], today: date) -> None:
        ending = ended.ending
        super().__init__(ending.title, crumb=nothing_kept(policy.title))
        self._today = today
        icon, tint = SIGNS[ending.sign]
        self.heading.set_icon(icon, tint)
        self.put_lead(ending.text)
        # The whole answer: whoever listens hears by itself only what the focus comes to.
        self.describe(ending.text, *_why(ended), *_what_to_do(ended))
        steps = [action for action in ended.actions if action.steps]
        # Whoever has steps to take needs them before the reasons; whoever only wants to know why, the reasons.
        parts = [self._put_actions, self._put_reasons]
        for put in parts if steps else reversed(parts):
            put(ended)
        self._put_others(ended.others)
        if contacts:
            card = named(Card(says=_("Who to ask")), "contacts")
            card.column.put(Heading(_("Who to ask"), icon="message-circle-question-mark"))
            put_contacts(card.column, contacts)
            self.column.put(card, above=20)
        self._put_ways(with_page=ending.page)
        known = policy.contact_by_id
        signposts = [(one, tuple(known[contact] for contact in one.contacts)) for one in policy.signposts]
        self.column.put(SignpostsCard(signposts), above=24)
        self.column.put(Label(policy.disclaimer, "small"), above=16)
        self.column.addStretch(1)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.went_back)

    def show_saved(self, file: Path) -> None:
        """The page was written; it is the only thing of the check that is anywhere."""
        words = _(
            "{file}. It has no name on it. Whoever opens it can read it, so put it where only you look."
        ).format(file=file.name)
        self.show_banner(Banner("ok", _("The page is saved"), words, name="done"))

    def show_refusal(self, message: str) -> None:
        """The page could not be written."""
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """No secret is typed here."""

    def _put_actions(self, ended: Ended) -> None:
        if not ended.actions:
            return
        self.column.put(Heading(_("What to do")), above=24)
        card = named(Card(says=_("What to do")), "actions")
        for n, action in enumerate(ended.actions):
            if n:
                card.column.put(Rule(), above=16)
                card.column.addSpacing(16)
            self._put_action(card, action, with_day=ended.ending.page)
        self.column.put(card, above=10)

    def _put_action(self, card: Card, action: Action, *, with_day: bool) -> None:
        icon = "message-circle-question-mark" if action.ask else "list-checks"
        card.column.put(named(Heading(action.text, "strong", icon=icon), f"action.{action.id}"))
        if with_day:
            due = (
                _("Today")
                if action.due <= self._today
                else _("By {day}").format(day=day_in_words(action.due))
            )
            card.column.put(Label(due, "muted", icon=INDENT), above=4)
        for number, step in enumerate(action.steps, start=1):
            card.column.put(Step(number, step), above=6)
        card.column.put(Label(_who(action), "small", icon=INDENT), above=6)

    def _put_reasons(self, ended: Ended) -> None:
        if ended.reasons:
            self.column.put(Heading(_("Why")), above=24)
        for n, reason in enumerate(ended.reasons):
            card = ConclusionCard(reason, (), TONES[reason.direction], can_change=False)
            self.column.put(card, above=10 if n == 0 else 12)

    def _put_others(self, others: Iterable[Conclusion]) -> None:
        card = named(Card(says=_("Good to know as well")), "others")
        for one in others:
            if card.column.count():
                card.column.put(Rule(), above=14)
                card.column.addSpacing(14)
            icon, tint = TONES[one.direction]
            card.column.put(Heading(one.rule.title, "strong", icon=icon, tint=tint))
            card.column.put(Label(one.rule.why, icon=INDENT), above=4)
            places = "; ".join(clause.place for clause in one.clauses)
            card.column.put(Label(places, "small", icon=INDENT), above=4)
        if card.column.count():
            self.column.put(Heading(_("Good to know as well")), above=24)
            self.column.put(card, above=10)

    def _put_ways(self, *, with_page: bool) -> None:
        done = Button(_("Finish"), "finish", PRIMARY)
        save = Button(_("Save a page to take along…"), "save_page", icon="save")
        back = Button(_("Change an answer"), "back", QUIET, icon="arrow-left")
        again = Button(_("Another short check"), "another", QUIET, icon="clipboard-list")
        done.clicked.connect(self.left)
        save.clicked.connect(self.save_asked)
        back.clicked.connect(self.went_back)
        again.clicked.connect(self.again)
        self.column.put_row(done, *([save] if with_page else []), back, again, above=24)
        forgotten = _("When you finish, your answers are forgotten.")
        self.column.put(Label(forgotten, "small"), above=4)


def _why(ended: Ended) -> Iterator[str]:
    for reason in ended.reasons:
        yield reason.rule.title
        yield reason.rule.why


def _what_to_do(ended: Ended) -> Iterator[str]:
    for action in ended.actions:
        yield action.text
        yield from action.steps
        yield _who(action)


def _who(action: Action) -> str:
    names = "; ".join(contact.name for contact in action.contacts)
    return _("Who can help: {names}").format(names=names)
