"""The curtain: in a sitting it stands before all that is only for the employee; nothing of that exists until shown."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.sitting_views import own_part


class OwnPartPage(WizardPage):
    """The same for everybody, whatever was answered. ``shown`` comes when the employee has turned the screen.

    Enter goes on without looking: pressed once too often, it must not draw the curtain.
    """

    shown = Signal()

    def __init__(self) -> None:
        super().__init__(own_part())
        self.forward_text = _("Go on without it")
        lead = _("This part is for the employee alone. It is here in every sitting, whatever was answered.")
        how = _("Turn the screen, then choose Show.")
        why = (
            _(
                "Your manager does not see it. Nothing of it is on the documents, unless you bring it out yourself."
            ),
            _(
                "Take as long or as short as you like: it is different for everybody. You can also go on without it."
            ),
            _("Hide, or the Esc key, brings you back here at once. What you chose is kept."),
        )
        self.put_lead(lead)
        self.describe(lead, how, *why)
        card = Card("soft", says=own_part(), padding=24)
        card.column.put(Heading(how, icon="eye-off"))
        for words in why:
            card.column.put(Label(words), above=8)
        show = named(Button(_("Show"), "show", PRIMARY, icon="eye"), "show")
        show.clicked.connect(self.shown)
        card.column.put_row(show, above=20)
        self.column.put(card, above=20)
        self.column.addStretch(1)
