"""What a sitting comes to: for both, and behind the curtain for the employee, who can show more of it."""

from __future__ import annotations

from functools import partial

from footprint.assessment.finding import Conclusion
from footprint.assessment.outcome import Result
from footprint.language import text as _
from footprint.ui.accessible import announce
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import INDENT, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.result_page import ResultPage, Shown
from footprint.ui.wizard.sitting_views import own_part


class SharedResultPage(ResultPage):
    """What both see; it claims nothing about what is behind the curtain."""

    def __init__(self, shown: Shown, *, is_final: bool) -> None:
        super().__init__(shown, is_final=is_final)
        if not is_final:
            self.forward_text = _("Agree what happens next")

    def _titled(self, result: Result) -> str:  # noqa: ARG002 (how it came out is not for a title that both see)
        return _("What you went through together")

    def _put_first(self) -> None:
        card = Card("soft", says=own_part(), padding=16)
        words = _(
            "This is what you two share. Of the employee's own part there is only what they brought out."
        )
        card.column.put(Label(words, icon="eye-off", tint="accent"))
        back = Button(_("Go to your own part"), "own_part", QUIET)
        back.clicked.connect(self.own_asked)
        card.column.put_row(back, above=4, indented=True)
        self.column.put(card, above=20)

    def _put_under(self, column: Column, conclusion: Conclusion) -> None:
        if conclusion.id in self._shown.brought_out:
            words = _("The employee brought this in. The answers behind it stay with them.")
            column.put(Label(words, "muted", icon="user", tint="muted"), above=12)


class OwnResultPage(ResultPage):
    """All of it, for the employee alone; each finding and note of theirs can be brought out and taken back."""

    def __init__(self, shown: Shown, *, is_final: bool) -> None:
        super().__init__(shown, is_final=is_final, crumb=own_part())
        self._brought_out = shown.brought_out
        self.forward_text = _("Turn the screen back")

    def _put_first(self) -> None:
        card = Card("soft", says=_("Only you see this"), padding=16)
        card.column.put(Label(_("Only you see this"), "strong", icon="eye-off", tint="accent"))
        words = _(
            "Your manager sees nothing of it, except what you choose to show. Support for you stays yours."
        )
        card.column.put(Label(words, icon=INDENT), above=4)
        if self._shown.is_partial:
            left = _("You left some questions for later. What they would have shown is not in here.")
            card.column.put(Label(left, icon=INDENT), above=6)
        self.column.put(card, above=20)

    def _put_under(self, column: Column, conclusion: Conclusion) -> None:
        if conclusion.id not in self._shown.can_be_brought_out or self._is_final:
            return
        column.put(Rule(), above=16)
        said = Label("", icon="eye-off", tint="accent")
        column.put(said, above=16)
        button = Button("", f"bring_out.{conclusion.id}")
        button.clicked.connect(partial(self._on_clicked, conclusion, said, button))
        column.put_row(button, above=8, indented=True)
        self._show(conclusion, said, button, is_out=conclusion.id in self._shown.brought_out)

    def _on_clicked(self, conclusion: Conclusion, said: Label, button: Button) -> None:
        is_out = conclusion.id not in self._brought_out
        wanted = self._brought_out | {conclusion.id} if is_out else self._brought_out - {conclusion.id}

        def saved() -> None:
            self._brought_out = wanted
            self._show(conclusion, said, button, is_out=is_out)
            announce(self, said.text())

        self.save_asked.emit(Given(brought_out=wanted), saved)

    def _show(self, conclusion: Conclusion, said: Label, button: Button, *, is_out: bool) -> None:
        title = conclusion.rule.title
        if is_out:
            said.setText(_("Your manager will see this, but not your answers."))
            said.set_icon("eye", "accent")
            button.setText(_("Take it back"))
            button.setAccessibleName(_("Take it back: {what}").format(what=title))
        else:
            said.setText(_("Only you see this."))
            said.set_icon("eye-off", "accent")
            button.setText(_("Let my manager see this"))
            button.setAccessibleName(_("Let my manager see this: {what}").format(what=title))
        button.setAccessibleDescription(said.text())
        button.updateGeometry()
