"""A short scene to think about before a question: what one could do, and at once why that is or is not a good idea."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from footprint.language import text as _
from footprint.policy.on_the_spot import Reaction, Situation
from footprint.policy.policy import Clause, Kind, Option, Question
from footprint.ui.accessible import announce, sentences
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.choice_card import RadioCard
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.wizard.help_panel import HelpPanel
from footprint.ui.wizard.page import WizardPage


class SituationPage(WizardPage):
    """Nothing that is chosen here leaves the page; ``section`` is the title of the section it belongs to."""

    keeps_nothing = True

    def __init__(self, situation: Situation, section: str, clauses: Sequence[Clause]) -> None:
        crumb = _("{section} · something to think about").format(section=section)
        super().__init__(_("What would you do?"), crumb=crumb)
        self.forward_text = _("Continue")
        self.situation = situation
        self.put_lead(situation.text)
        freely = _(
            "This is only to think about. It is kept nowhere and counts for nothing; go on when you like."
        )
        self.column.put(Label(freely, "muted", icon="sprout", tint="ok"), above=12)
        self.describe(situation.text, freely)
        self._choice = OneChoice(_as_question(situation), None)
        # The focus starts at the answers, and what comes before them is heard as the name of their group.
        self._choice.introduce(sentences(situation.text, freely))
        self._choice.changed.connect(self._on_chosen)
        self.column.addSpacing(16)
        self.column.addWidget(self._choice)
        # One card for all replies, below all answers: choosing moves none of them.
        self._reply = named(Card("soft", says=_("If you do that"), padding=16), "reply")
        self._reply.column.put(Heading(_("If you do that"), "strong", icon="info"))
        self._words = Label("")
        self._reply.column.put(self._words, above=4)
        self._reply.hide()
        self.column.put(self._reply, above=12)
        for card in self._choice.widgets:
            assert isinstance(card, RadioCard)
            card.shown_with = self._reply
        self._others = _EveryReply(situation)
        self._fold = Fold(
            *_fold_words(is_chosen=False), named(self._others, "every_reply"), "show_every_reply"
        )
        self.column.put_control(self._fold, above=12, stretched=True)
        self.column.addStretch(1)
        if clauses:
            self.panel = HelpPanel("", clauses)

    def take_focus(self) -> None:
        self._choice.take_focus()

    def choose(self, number: int) -> bool:
        return self._choice.choose(number)

    def _on_chosen(self) -> None:
        chosen = next(one for one in self.situation.reactions if one.id == self._choice.value)
        self._words.setText(chosen.reply)
        self._reply.show()
        # What stands right above is not said twice.
        self._others.leave_out(chosen)
        self._fold.name(*_fold_words(is_chosen=True))
        announce(self, chosen.reply)
        # Not every screen reader reads announcements: it is heard with the answer that is chosen as well.
        for reaction, card in zip(self.situation.reactions, self._choice.widgets, strict=True):
            card.setAccessibleDescription(reaction.reply if reaction is chosen else "")


def _as_question(situation: Situation) -> Question:
    options = tuple(Option(one.id, one.text) for one in situation.reactions)
    return Question(situation.id, "", Kind.ONE, _("What would you do?"), (), options=options)


def _fold_words(*, is_chosen: bool) -> tuple[str, str]:
    """What unfolds the other replies, and what folds them up again."""
    if is_chosen:
        return _("Read what there is to say about the others"), _(
            "Hide what there is to say about the others"
        )
    return _("Read what there is to say about each"), _("Hide what there is to say about each")


class _EveryReply(QWidget):
    """The replies to all that one could do, but for the one that is left out."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        card = Card(says=_("What there is to say about each"), padding=16)
        held = QWidget()
        lines = QVBoxLayout(held)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        self._parts: list[tuple[Reaction, Rule, QWidget]] = []
        for reaction in situation.reactions:
            rule, part = Rule(), QWidget()
            column = Column(part)
            column.addWidget(Label(reaction.text, "strong"))
            column.addSpacing(4)
            column.addWidget(Label(reaction.reply))
            lines.addWidget(rule)
            lines.addWidget(part)
            self._parts.append((reaction, rule, part))
        card.column.put(held)
        Column(self).put(card)
        self.leave_out(None)

    def leave_out(self, chosen: Reaction | None) -> None:
        """Show the others alone."""
        shown = [one for one in self._parts if one[0] is not chosen]
        for one in self._parts:
            _reaction, rule, part = one
            part.setVisible(one in shown)
            rule.setVisible(one in shown[1:])
