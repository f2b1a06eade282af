"""What else is remembered: what has happened to it, and the small things beside the answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.parts.dates import moment_in_words
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Label
from footprint.ui.parts.layout import Card, Column
from footprint.ui.parts.place import Place
from footprint.workflow.keeping import Overview
from footprint.workflow.kept import Event, Happening


class RememberedCard(Card):
    def __init__(self, overview: Overview) -> None:
        super().__init__(says=_("What else is remembered"))
        lines = [_("What you have chosen: how long answers are kept, and when the vault locks")]
        if overview.last_used is not None:
            lines.append(
                _("When it was last in use with a date that can be relied on: {moment}").format(
                    moment=moment_in_words(overview.last_used)
                )
            )
        if overview.editions:
            lines.append(
                _("The questions, as they were when you began a check: {editions}").format(
                    editions="; ".join(
                        _("{title}, edition {number}").format(title=one.title, number=one.edition.number)
                        for one in overview.editions
                    )
                )
            )
        for n, line in enumerate(lines):
            self.column.put(Label(line, icon="check", tint="muted"), above=8 if n else 0)
        beside = _(
            "Beside the vault and not locked, in common for everybody who uses this account on the computer: how the "
            "window looks, the size of its text, and the folder you chose for documents"
        )
        self.column.put(Label(beside, icon="check", tint="muted"), above=8)
        if overview.events:
            number = len(overview.events)
            show = plural("Show {number} thing that happened", "Show {number} things that happened", number)
            self.column.addSpacing(8)
            self.column.addWidget(
                Fold(show.format(number=number), _("Hide what happened"), _history(overview.events), "events")
            )


def _history(events: Sequence[Event]) -> QWidget:
    history = QWidget()
    column = Column(history)
    for n, event in enumerate(reversed(events)):
        what, icon = _in_words(event.kind)
        column.put(Label(what, icon=icon, tint="muted"), above=12)
        column.put(Label(moment_in_words(event.at), "small", icon=INDENT), above=2)
        if event.place:
            column.put(Place(Path(event.place), f"event.{n}", "small", icon=INDENT), above=2)
    return history


def _in_words(kind: Happening) -> tuple[str, str]:
    """What happened, and its icon."""
    return {
        Happening.MADE: (_("The vault was made"), "lock"),
        Happening.WRITING: (_("Footprint set out to save something outside the vault"), "folder-open"),
        Happening.DOCUMENT_WRITTEN: (_("A document was saved outside the vault"), "file-text"),
        Happening.COPY_SAVED: (_("A copy of the vault was saved"), "copy"),
        Happening.EXPORTED: (_("Everything was exported"), "folder-open"),
        Happening.CALENDAR_WRITTEN: (_("Days for a calendar were saved outside the vault"), "calendar-check"),
        Happening.TABLE_WRITTEN: (_("A table of actions was saved outside the vault"), "list-checks"),
        Happening.ANSWERS_ERASED: (_("Answers were deleted"), "trash-2"),
        Happening.SIGNED_ON_PAPER: (_("You said that you signed the printed attestation"), "pencil"),
        Happening.CLOCK_CONFIRMED: (_("You said that the computer's date is right"), "clock"),
    }[kind]
