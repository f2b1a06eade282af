"""Beside a question: why it is asked, what the policy says and does not say, and who to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt

from footprint.language import text as _
from footprint.policy.policy import Clause, Contact
from footprint.ui.names import named
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule


class HelpPanel(Card):
    """``asked_about`` are the question's own clauses, ``also`` those that only explain.

    ``says`` names a panel that is not about a question.
    """

    def __init__(
        self,
        why: str,
        asked_about: Sequence[Clause],
        also: Sequence[Clause] = (),
        contacts: Sequence[Contact] = (),
        *,
        says: str = "",
    ) -> None:
        super().__init__(says=says or _("Help with this question"))
        named(self, "help")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if asked_about:
            self.column.put(Heading(_("What the policy says"), icon="book-open"))
            put_clauses(self.column, asked_about)
        if also:
            self.column.put(Heading(_("Good to know as well"), "strong"), above=20 if asked_about else 0)
            put_clauses(self.column, also)
        if why:
            self._divide()
            self.column.put(Heading(_("Why we ask"), icon="info"))
            self.column.put(Label(why), above=8)
        if contacts:
            self._divide()
            self.column.put(Heading(_("Who to ask"), icon="message-circle-question-mark"))
            put_contacts(self.column, contacts)

    def _divide(self) -> None:
        if self.column.count():
            self.column.put(Rule(), above=16)
            self.column.addSpacing(16)


def put_clauses(column: Column, clauses: Iterable[Clause], *, indented: bool = False) -> None:
    """Each clause in plain words with its place, and what it leaves open."""
    room = INDENT if indented else ""
    for n, clause in enumerate(clauses):
        column.put(Label(clause.text, icon=room), above=8 if n == 0 else 14)
        column.put(Label(clause.place, "small", icon=room), above=2)
        if clause.silence:
            says = _("Your policy does not say: {silence}").format(silence=clause.silence)
            column.put(Label(says, "muted", icon="circle-question-mark", tint="muted"), above=6)


def put_contacts(column: Column, contacts: Iterable[Contact]) -> None:
    """Each contact with what they help with, and where to find them if that is known."""
    for n, contact in enumerate(contacts):
        column.put(Label(contact.name, "strong"), above=8 if n == 0 else 12)
        column.put(Label(_("About: {subjects}").format(subjects=contact.about), "small"), above=2)
        if contact.where:
            column.put(Label(contact.where, "small"), above=2)
