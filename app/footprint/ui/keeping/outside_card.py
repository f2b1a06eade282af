"""What Footprint wrote outside the vault, and whether it is still there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.dates import moment_in_words
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.parts.place import Place
from footprint.workflow.kept import DocumentKind, Happening
from footprint.workflow.outside import Outside

_SHOWN = 3


class OutsideCard(Card):
    """``open_asked`` and ``folder_asked`` carry a path; what is no longer there stands folded at the end."""

    open_asked = Signal(object)
    folder_asked = Signal(object)

    def __init__(self, outside: Sequence[Outside]) -> None:
        super().__init__(says=_("Files outside the vault"))
        newest = list(reversed(outside))
        there = [one for one in newest if one.still_there]
        others = there[_SHOWN:] + [one for one in newest if not one.still_there]
        for one in there[:_SHOWN]:
            self._put(self.column, one, outside.index(one))
        if not there:
            words = _("None of the files that Footprint wrote for you is where it was put.")
            self.column.put(Label(words))
        if others:
            rest = QWidget()
            column = Column(rest)
            for one in others:
                self._put(column, one, outside.index(one))
            self.column.addSpacing(8)
            self.column.addWidget(Fold(_more(others), _("Show fewer"), rest, "more_outside"))

    def _put(self, column: Column, one: Outside, number: int) -> None:
        if column.count():
            column.put(Rule(), above=6 if one.still_there else 14)
            column.addSpacing(14)
        title, icon = outside_title(one)
        column.put(Heading(title, "strong", icon=icon))
        column.put(Place(one.place, f"place.{number}", "small", icon=INDENT), above=2)
        state, sign, tint = _state(one)
        when = moment_in_words(one.at)
        words = _("{state} · written on {moment}").format(state=state, moment=when)
        column.put(Label(words, "small", icon=sign, tint=tint), above=4)
        if not one.still_there:
            return
        buttons = []
        if one.document is not None:
            opens = Button(
                _("Open"), f"open.{number}", QUIET, icon="external-link", says=_says(_("Open: {what}"), one)
            )
            opens.clicked.connect(partial(self.open_asked.emit, one.place))
            buttons.append(opens)
        shows = Button(
            _("Show in folder"),
            f"show.{number}",
            QUIET,
            icon="folder-open",
            says=_says(_("Show in folder: {what}"), one),
        )
        shows.clicked.connect(partial(self.folder_asked.emit, one.place))
        column.put_row(*buttons, shows, above=2, indented=True)


def outside_title(one: Outside) -> tuple[str, str]:
    """What it is, and its icon."""
    if one.kind is Happening.COPY_SAVED:
        return _("Copy of the vault, locked"), "lock"
    if one.kind is Happening.EXPORTED:
        return _("Export of everything, not locked"), "folder-open"
    if one.kind is Happening.CALENDAR_WRITTEN:
        return _("Days for a calendar"), "calendar-check"
    if one.kind is Happening.TABLE_WRITTEN:
        return _("Table of actions"), "list-checks"
    if one.document is DocumentKind.ATTESTATION:
        return _("Attestation"), "file-text"
    return (_("Agreement") if one.is_agreement else _("Action list")), "list-checks"


def _says(words: str, one: Outside) -> str:
    title, _icon = outside_title(one)
    return words.format(what=f"{title}, {one.place.name}")


def _state(one: Outside) -> tuple[str, str, str]:
    """How it stands, with an icon and its colour."""
    if not one.still_there:
        return _("No longer there"), "x", "muted"
    if one.is_unchanged:
        return _("Still there"), "circle-check", "ok"
    return _("There, and changed since or not readable"), "info", "warn"


def _more(others: Sequence[Outside]) -> str:
    gone = sum(not one.still_there for one in others)
    if gone == len(others):
        return plural(
            "Show {number} that is no longer there", "Show {number} that are no longer there", gone
        ).format(number=gone)
    return plural("Show {number} more", "Show {number} more", len(others)).format(number=len(others))
