"""The finished example: its result and its two papers, as one's own would look, and never to be taken for one's own."""

from __future__ import annotations

from datetime import date

from footprint.assessment.attestation import ActionList, Attestation
from footprint.assessment.outcome import Result
from footprint.language import text as _
from footprint.ui.accessible import sentences
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.wizard.action_card import ActionsCard
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.paper_card import paper_card
from footprint.ui.wizard.result_page import ResultPage, Shown, in_short


class ExampleResultPage(ResultPage):
    """``name`` is that of somebody made up."""

    is_example = keeps_nothing = True

    def __init__(self, shown: Shown, name: str) -> None:
        super().__init__(shown, is_final=True)
        self.forward_text = _("See the two papers")
        _say_whose(self, name, in_short(shown.result))

    def _titled(self, result: Result) -> str:
        return _("An example: {result}").format(result=super()._titled(result))


class ExamplePapersPage(WizardPage):
    """Both papers word for word."""

    is_example = keeps_nothing = True

    def __init__(self, attestation: Attestation, action_list: ActionList, today: date) -> None:
        super().__init__(_("An example: the two papers"))
        self.forward_text = _("Back to the start")
        name = attestation.person.name
        lead = _("The attestation may be handed over. The action list is for {name} alone.").format(name=name)
        self.put_lead(lead)
        _say_whose(self, name, lead)
        self.column.put(Heading(_("The attestation"), icon="file-text"), above=28)
        self.column.put(paper_card(attestation), above=10)
        self.column.put(Heading(_("The action list"), icon="list-checks"), above=32)
        what = _("It says what there is to do and to ask, why, by when, and who can help.")
        self.column.put(Label(what, "muted"), above=4)
        found = action_list.result
        for title, actions, icon in (
            (_("What to do"), found.to_do, "calendar-check"),
            (_("What to ask"), found.to_ask, "circle-question-mark"),
        ):
            if actions:
                self.column.put(Heading(title, "strong"), above=16)
                self.column.put(ActionsCard(title, actions, today, icon), above=8)
        self.column.addStretch(1)


def _say_whose(page: WizardPage, name: str, lead: str) -> None:
    whose = _("An example: nobody real")
    words = _("{name} is made up. Nothing here is about you, and none of it is kept.").format(name=name)
    # No message of the page's own, which would be an error to the frame, and go as soon as there is another.
    page.column.insertWidget(0, Banner("soft", whose, words, name="example"))
    page.column.insertSpacing(1, 20)
    page.describe(sentences(whose, words, lead))
