"""What changed in the policy: old and new wording side by side, under each other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.assessment.renewal import ClauseChange
from footprint.language import text as _
from footprint.policy.policy import Clause
from footprint.ui.names import named
from footprint.ui.parts.halves import Halves
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule


def changes_card(changes: Sequence[ClauseChange]) -> Card:
    """Each clause with its place, as it was and as it is."""
    card = Card(says=_("What changed in the policy"))
    named(card, "clause_changes")
    for n, change in enumerate(changes):
        clause = change.new or change.old
        assert clause is not None
        if n:
            card.column.put(Rule(), above=16)
        card.column.put(Heading(clause.label, "strong", icon="book-open"), above=16 if n else 0)
        card.column.put(Label(clause.place, "small"), above=2)
        card.column.addSpacing(10)
        card.column.addWidget(_side_by_side(change))
    return card


def heard(changes: Sequence[ClauseChange]) -> list[str]:
    """The same for a screen reader, which reads on by itself only as far as the focus reaches."""
    said = []
    for change in changes:
        if change.old:
            said.append(_("Before: {wording}").format(wording=change.old.text))
        if change.new:
            said.append(_("Now: {wording}").format(wording=change.new.text))
    return said


def _side_by_side(change: ClauseChange) -> Halves:
    old, new = change.old, change.new
    # What is left open is only worth its room if that is other than before.
    says_silence = (old.silence if old else "") != (new.silence if new else "")

    def half(clause: Clause | None, without: str) -> list[Label]:
        if clause is None:
            return [Label(without, "muted")]
        texts = [Label(clause.text)]
        if clause.silence and says_silence:
            says = _("Your policy does not say: {silence}").format(silence=clause.silence)
            texts.append(Label(says, "muted"))
        return texts

    return Halves(
        (_("Before"), half(old, _("The policy did not say this."))),
        (_("Now"), half(new, _("The policy does not say this any more."))),
    )
