"""Where a practice run ends: what would come now, and that it does not."""

from __future__ import annotations

from footprint.language import text as _
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.wizard.page import WizardPage


class PracticeEndPage(WizardPage):
    def __init__(self) -> None:
        super().__init__(_("Here you would sign off"))
        self.forward_text = _("End the practice run")
        lead = _("In a practice run nothing is signed off and no documents are written.")
        self.put_lead(lead)
        card = Card("soft", says=_("In a real check"), padding=24)
        card.column.put(Heading(_("In a real check"), icon="file-text"))
        lines = (
            _("You read your attestation word for word before you sign off."),
            _("Then you get two documents: the attestation to hand over, and the action list for you alone."),
            _("Nothing goes anywhere unless you hand it over."),
        )
        for n, line in enumerate(lines):
            card.column.put(Label(line, icon="check", tint="ok"), above=12 if n == 0 else 8)
        self.column.put(card, above=20)
        gone = _("When you end the practice run, everything you answered is forgotten.")
        self.column.put(Label(gone, "muted"), above=20)
        self.describe(lead, *lines, gone)
        self.column.addStretch(1)
