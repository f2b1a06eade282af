"""One conclusion with all its grounds: the answers, the clause, what is weighed, and what makes it go away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from footprint.assessment.finding import Conclusion
from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.help_panel import put_clauses


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that raised a conclusion, in words; ``can_change`` where it may be changed from here."""

    question_id: str
    question: str
    answer: str
    can_change: bool = True


class ConclusionCard(Card):
    """``tone`` is an icon and its colour; reasons can be changed unless the answers are final.

    ``ways`` are the buttons that lead to where it can be made to go away.
    """

    change_asked = Signal(str)

    def __init__(
        self,
        conclusion: Conclusion,
        reasons: tuple[Reason, ...],
        tone: tuple[str, str],
        ways: Sequence[Button] = (),
        *,
        can_change: bool,
    ) -> None:
        rule = conclusion.rule
        super().__init__(says=rule.title)
        named(self, f"conclusion.{conclusion.id}")
        icon, tint = tone
        self.column.put(Heading(rule.title, "h2", icon=icon, tint=tint))
        self.column.put(Label(rule.why, icon=INDENT), above=8)
        for words in conclusion.weighed:
            self.column.put(Label(words, "muted", icon="scale", tint="muted"), above=8)
        if rule.goes_away_if:
            self.column.put(Rule(), above=16)
            self.column.put(Heading(_("This goes away if"), "strong", icon="sprout", tint="ok"), above=16)
            self.column.put(Label(rule.goes_away_if, icon=INDENT), above=4)
        if ways:
            self.column.put_row(*ways, above=12, indented=True)
        if reasons:
            self._put_reasons(reasons, can_change=can_change)
        if conclusion.clauses:
            self.column.put(Rule(), above=16)
            self.column.put(Heading(_("What the policy says"), "strong", icon="book-open"), above=16)
            put_clauses(self.column, conclusion.clauses, indented=True)
        if conclusion.risks:
            self.column.put(Heading(_("What is at stake"), "strong", icon="info"), above=16)
            put_clauses(self.column, conclusion.risks, indented=True)

    def _put_reasons(self, reasons: tuple[Reason, ...], *, can_change: bool) -> None:
        self.column.put(Rule(), above=16)
        self.column.put(Heading(_("Because you answered"), "strong", icon="pencil"), above=16)
        for n, reason in enumerate(reasons):
            self.column.put(Label(reason.question, "muted", icon=INDENT), above=4 if n == 0 else 10)
            self.column.put(Label(reason.answer, "strong", icon=INDENT), above=2)
            if can_change and reason.can_change:
                says = _("Change: {question}").format(question=reason.question)
                change = Button(_("Change this answer"), f"change.{reason.question_id}", QUIET, says=says)
                change.clicked.connect(partial(self.change_asked.emit, reason.question_id))
                self.column.put_row(change, indented=True)
