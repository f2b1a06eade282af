"""What can be put right at once: why, and how on the platforms that somebody uses; then one looks again, or later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footprint.language import text as _
from footprint.policy.policy import Clause
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.labels import INDENT, Heading, Label, Step
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.help_panel import HelpPanel
from footprint.ui.wizard.page import WizardPage


@dataclass(frozen=True, slots=True)
class FixShown:
    """One thing to put right: what, why, and its steps under the kind of platform they are for, or under nothing."""

    action_id: str
    text: str
    why: str
    steps: Sequence[tuple[str, Sequence[str]]]


class FixPage(WizardPage):
    """``again`` is for after looking again, when something is left; ``done`` names what is put right by then.

    Its two buttons stand in the footer, and neither leads on by itself: a second press of Enter must not say that
    something was done.
    """

    def __init__(
        self,
        question_id: str,
        section: str,
        fixes: Sequence[FixShown],
        clauses: Sequence[Clause],
        *,
        again: bool = False,
        done: Sequence[str] = (),
    ) -> None:
        super().__init__(_("You can put this right now"), crumb=section)
        self.question_id = question_id
        lead = _(
            "Nothing is held against you. What you put right now counts as done, and not as something found."
        )
        self.put_lead(lead)
        news = [_("Put right on the spot: {what}").format(what=text) for text in done]
        for words in news:
            self.column.put(Label(words, "strong", icon="circle-check", tint="ok"), above=16)
        if again:
            self.column.put_control(_still_there(), above=16, stretched=True)
            news.append(_still_words())
        for fix in fixes:
            self.column.put(_card(fix), above=20)
        self.column.put(Label(_("Later: it stays on your list of things to do."), "muted"), above=20)
        look = Button(_("Done: ask me again"), "look_again", PRIMARY)
        look.clicked.connect(lambda: self.look_asked.emit(question_id))
        later = Button(_("Later"), "later", icon="clock")
        later.clicked.connect(lambda: self.completed.emit(Given()))
        self.ways = (later, look)
        self.column.addStretch(1)
        if clauses:
            self.panel = HelpPanel("", clauses)
        # A screen reader reads on by itself only as far as the focus reaches, and no step takes it.
        self.describe(*news, lead, *(words for fix in fixes for words in _heard(fix)))

    def go_on(self) -> None:
        """Nothing: only its two buttons lead on."""


def _still_words() -> str:
    return _(
        "What stands below still looks as it did. That is all right: some changes take a day to show, and some need "
        "somebody else. Try again, or leave it for later."
    )


def _still_there() -> Banner:
    return Banner("soft", _("Not gone yet"), _still_words(), name="not_gone_yet")


def _card(fix: FixShown) -> Card:
    card = Card(says=fix.text)
    card.column.put(named(Heading(fix.text, "h2", icon="sprout", tint="ok"), f"fix.{fix.action_id}"))
    if fix.why:
        card.column.put(Label(fix.why, icon=INDENT), above=8)
    for platform, steps in fix.steps:
        card.column.put(Rule(), above=16)
        if platform:
            card.column.put(Heading(platform, "strong", icon=INDENT), above=16)
        for number, step in enumerate(steps, start=1):
            above = 16 if number == 1 and not platform else 8
            card.column.put(Step(number, step), above=above)
    return card


def _heard(fix: FixShown) -> list[str]:
    return [fix.text, fix.why, *(words for platform, steps in fix.steps for words in (platform, *steps))]
