"""A section that is talked about in a sitting: nothing to answer, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.language import text as _
from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import Clause, Section
from footprint.ui.parts.labels import Label
from footprint.ui.wizard.guide_card import GuideCard
from footprint.ui.wizard.help_panel import HelpPanel
from footprint.ui.wizard.page import WizardPage


class TalkPage(WizardPage):
    """``guide`` is the section's, ``clauses`` what the policy says about it."""

    keeps_nothing = True

    def __init__(self, section: Section, guide: Guide, clauses: Sequence[Clause]) -> None:
        super().__init__(section.title, crumb=_("To talk about together"))
        self.forward_text = _("Continue")
        nothing = _("There is nothing to answer here, and nothing you say is written down.")
        card = GuideCard(guide)
        if section.introduction:
            self.put_lead(section.introduction)
        self.column.put(card, above=20)
        self.column.put(Label(nothing, "muted", icon="info", tint="muted"), above=16)
        self.describe(section.introduction, card.heard, nothing)
        self.column.addStretch(1)
        if clauses:
            self.panel = HelpPanel("", clauses, says=_("What the policy says"))
