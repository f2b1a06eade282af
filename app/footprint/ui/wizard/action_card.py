"""What to do or to ask: what, by when, how, and who can help."""

from __future__ import annotations

from datetime import date

from footprint.assessment.action import Action
from footprint.assessment.when_it_suits import when_it_suits
from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import INDENT, Heading, Label, Step
from footprint.ui.parts.layout import Card, Rule


class ActionsCard(Card):
    """Actions in one list, the most pressing first."""

    def __init__(self, title: str, actions: tuple[Action, ...], today: date, icon: str) -> None:
        super().__init__(says=title)
        for n, action in enumerate(actions):
            if n:
                self.column.put(Rule(), above=16)
                self.column.addSpacing(16)
            self.column.put(named(Heading(action.text, "strong", icon=icon), f"action.{action.id}"))
            self.column.put(Label(_when_and_who(action, today), "muted", icon=INDENT), above=4)
            for number, step in enumerate(action.steps, start=1):
                self.column.put(Step(number, step), above=6)
            if action.contacts:
                names = "; ".join(
                    f"{contact.name} ({contact.where})" if contact.where else contact.name
                    for contact in action.contacts
                )
                words = _("Who can help: {names}").format(names=names)
                self.column.put(Label(words, "small", icon=INDENT), above=6)


def _when_and_who(action: Action, today: date) -> str:
    due = _("Today") if action.due <= today else _("By {day}").format(day=day_in_words(action.due))
    if action.is_support:
        due = when_it_suits(action.due, today, day_in_words(action.due))
    return _("{due} · your manager does this").format(due=due) if action.owner == "manager" else due
