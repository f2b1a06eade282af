"""Where the two documents are, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.parts.place import Place
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.signature_card import SignatureCard
from footprint.workflow.kept import DocumentKind
from footprint.workflow.signing import Signed


class Shown(Enum):
    """How it stands with the documents."""

    JUST_MADE = auto()
    THERE = auto()
    KEPT = auto()
    MISSING = auto()


class DocumentsPage(WizardPage):
    """``places`` are where the attestation and the action list lie; empty unless both are there."""

    open_asked = Signal(object)
    folder_asked = Signal(object)
    other_folder_asked = Signal()
    again_asked = Signal()
    new_asked = Signal()
    sign_asked = Signal(object)
    calendar_asked = Signal()
    manager_copy_asked = Signal()
    look_asked = Signal(object)
    finished = Signal()

    def __init__(
        self,
        shown: Shown,
        places: Sequence[Path],
        day: date,
        folder: Path,
        signed: Signed | None = None,
        *,
        in_company: bool = False,
    ) -> None:
        title, lead = _said(shown, day)
        super().__init__(title)
        self.forward_text = _("Finish")
        self.put_lead(lead)
        if places:
            attestation, action_list = places
            self._put(
                _("The attestation"),
                _("To hand over, when and to whom you like. It holds none of your answers."),
                attestation,
                "file-text",
                "attestation",
            )
            reminding = Button(_("Save the days for my calendar…"), "calendar", QUIET, icon="calendar-check")
            reminding.clicked.connect(self.calendar_asked)
            buttons = [reminding]
            if in_company:
                # Whether the manager gets it is for the employee to say; until then there is one copy.
                copied = Button(_("Save a copy for the manager…"), "manager_copy", QUIET, icon="users")
                copied.clicked.connect(self.manager_copy_asked)
                buttons.append(copied)
            self._put(
                _("Your action list"),
                _(
                    "What you agreed, and nothing from behind the curtain. Yours, unless you give your manager a copy."
                )
                if in_company
                else _("For you. What to do and to ask, by when, and who can help."),
                action_list,
                "list-checks",
                "action_list",
                *buttons,
            )
        if signed is not None:
            card = SignatureCard(signed)
            card.sign_asked.connect(lambda: self.sign_asked.emit(signed))
            self.column.put(card, above=20)
        self.column.put(Heading(_("Where they go")), above=32)
        self.column.put(Place(folder, "documents_folder"), above=4)
        is_missing = shown is Shown.MISSING
        again = Button(
            _("Make the documents") if is_missing else _("Save them again") if places else _("Save them"),
            "make_again",
            icon="rotate-cw" if is_missing else "save",
        )
        other = Button(_("Choose another folder"), "other_folder", QUIET, icon="folder-open")
        again.clicked.connect(self.again_asked)
        other.clicked.connect(self.other_folder_asked)
        self.column.put_row(again, other, above=12)
        if not is_missing:
            self._put_new()
        self.column.addStretch(1)

    def go_on(self) -> None:
        self.finished.emit()

    def _put(self, title: str, text: str, path: Path, icon: str, name: str, *more: Button) -> None:
        card = Card(says=title)
        card.column.put(Heading(title, icon=icon))
        card.column.put(Label(text), above=6)
        card.column.put(Place(Path(path.name), f"file.{name}", "small"), above=6)
        opened = Button(
            _("Open"), f"open.{name}", icon="external-link", says=_("Open: {what}").format(what=title)
        )
        shown = Button(
            _("Show in folder"), f"show.{name}", QUIET, says=_("Show in folder: {what}").format(what=title)
        )
        looked = Button(
            _("Look at it"),
            f"look.{name}",
            QUIET,
            icon="eye",
            says=_("Look at it here: {what}").format(what=title),
        )
        looked.clicked.connect(lambda: self.look_asked.emit(DocumentKind(name)))
        opened.clicked.connect(lambda: self.open_asked.emit(path))
        shown.clicked.connect(lambda: self.folder_asked.emit(path.parent))
        card.column.put_row(opened, looked, shown, *more, above=14)
        self.column.put(card, above=20)

    def _put_new(self) -> None:
        words = _(
            "The vault keeps both as they are, so that you can save them again at any time. If you want to say "
            "something else about having read the policy, make new ones."
        )
        self.column.put(Label(words, "muted", icon="info", tint="muted"), above=20)
        new = Button(_("Make new ones"), "make_new", QUIET, icon="rotate-cw")
        new.clicked.connect(self.new_asked)
        self.column.put_row(new, above=4, indented=True)


def _said(shown: Shown, day: date) -> tuple[str, str]:
    """The title and what stands under it."""
    return {
        Shown.JUST_MADE: (
            _("Your documents are ready"),
            _("That was it. Thank you for taking the time."),
        ),
        Shown.THERE: (
            _("Your documents are ready"),
            _("Both lie where you saved them, just as they were made on {day}.").format(
                day=day_in_words(day)
            ),
        ),
        Shown.KEPT: (
            _("Your documents are in your vault"),
            _(
                "They are kept there as they were made on {day}. Save them to a folder when you need them."
            ).format(day=day_in_words(day)),
        ),
        Shown.MISSING: (
            _("Your documents are not made yet"),
            _("You are signed off and nothing is lost. Only the files are missing."),
        ),
    }[shown]
