"""The first page of a sitting: how it goes, and who will see what."""

from __future__ import annotations

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion, Policy
from footprint.ui.parts.labels import Heading, Label, Step
from footprint.ui.parts.layout import Card
from footprint.ui.wizard.intro_page import promises_card, who_sees_card
from footprint.ui.wizard.intro_words import as_you_go, who_sees_practice, who_sees_what
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.time_together import minutes_together


class SittingIntroPage(WizardPage):
    """It names no number of questions, and the time of what both see: more would tell of the part for one alone."""

    def __init__(self, policy: Policy, *, is_practice: bool) -> None:
        super().__init__(policy.title)
        self.forward_text = _("Start")
        lead = _("For two at one screen: an employee, who holds the keyboard, and their manager.")
        self.put_lead(lead)
        minutes = minutes_together(policy)
        time = plural(
            "Take about {number} minute for reading together, and as long as you like for talking",
            "Take about {number} minutes for reading together, and as long as you like for talking",
            minutes,
        ).format(number=minutes)
        self.column.put(Label(time, "strong", icon="clock"), above=16)
        steps = _how_it_goes()
        self.column.put(_steps_card(steps), above=20)
        rows = who_sees_practice() if is_practice else who_sees_what(Occasion.SITTING)
        self.column.put(who_sees_card(rows), above=24)
        if not is_practice:
            self.column.put(Label(as_you_go()), above=20)
        seen = (f"{row.what}: {row.who}" for row in rows)
        self.describe(lead, time, _("How it goes"), *steps, _("Who will see what"), *seen)
        self.column.put(Label(policy.disclaimer, "small"), above=20)
        self.column.addStretch(1)
        self.panel = promises_card(policy)


def _how_it_goes() -> tuple[str, ...]:
    return (
        _("You go through the policy together. Whatever you would rather leave can wait."),
        _("Then comes a part for the employee alone. The screen is turned for it."),
        _("You agree what happens next, who does it, and by when."),
        _("You both sign."),
    )


def _steps_card(steps: tuple[str, ...]) -> Card:
    title = _("How it goes")
    card = Card("soft", says=title)
    card.column.put(Heading(title, icon="users"))
    for n, words in enumerate(steps, start=1):
        card.column.put(Step(n, words), above=8)
    return card
