"""Where the two documents are, and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.place import Place
from footprint.ui.wizard.document_card import DocumentCard
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.signature_card import SignatureCard
from footprint.workflow.kept import DocumentKind
from footprint.workflow.signing import Signed


class Shown(Enum):
    """How it stands with the documents."""

    JUST_MADE = auto()
    KEPT = auto()
    MISSING = auto()


class DocumentsPage(WizardPage):
    """``places`` are the files that the documents lie in; the vault alone has what is not among them.

    ``file_asked`` and ``view_asked`` name one of them; ``again_asked`` is for those that lie in a folder, or for both.
    """

    open_asked = Signal(object)
    folder_asked = Signal(object)
    other_folder_asked = Signal()
    again_asked = Signal()
    file_asked = Signal(object)
    new_asked = Signal()
    sign_asked = Signal(object)
    calendar_asked = Signal()
    manager_copy_asked = Signal()
    view_asked = Signal(object)
    finished = Signal()

    def __init__(
        self,
        shown: Shown,
        places: Mapping[DocumentKind, Path],
        day: date,
        folder: Path,
        signed: Signed | None = None,
        *,
        in_company: bool = False,
    ) -> None:
        title, lead = _said(shown, places, day)
        super().__init__(title)
        self.forward_text = _("Finish")
        self.put_lead(lead)
        if shown is not Shown.MISSING:
            self._put(DocumentKind.ATTESTATION, places, in_company=in_company)
            extra = self._manager_copy() if in_company else self._calendar()
            self._put(DocumentKind.ACTION_LIST, places, extra, in_company=in_company)
        if signed is not None:
            card = SignatureCard(signed)
            card.sign_asked.connect(lambda: self.sign_asked.emit(signed))
            self.column.put(card, above=20)
        self.column.put(Heading(_("Where they go")), above=32)
        self.column.put(Place(folder, "documents_folder"), above=4)
        self._put_again(shown, places)
        if shown is not Shown.MISSING:
            self._put_new()
        self.column.addStretch(1)

    def go_on(self) -> None:
        self.finished.emit()

    def _put(
        self, kind: DocumentKind, places: Mapping[DocumentKind, Path], *more: Button, in_company: bool
    ) -> None:
        card = DocumentCard(kind, places.get(kind), *more, in_company=in_company)
        card.open_asked.connect(self.open_asked)
        card.folder_asked.connect(self.folder_asked)
        card.file_asked.connect(self.file_asked)
        card.view_asked.connect(self.view_asked)
        self.column.put(card, above=20)

    def _calendar(self) -> Button:
        reminding = Button(_("Save the days for my calendar…"), "calendar", QUIET, icon="calendar-check")
        reminding.clicked.connect(self.calendar_asked)
        return reminding

    def _manager_copy(self) -> Button:
        # Whether the manager gets it is for the employee to say; until then there is one copy. The calendar is for
        # when they are alone again: it has the days of what only they know of, too.
        copied = Button(_("Save a copy for the manager…"), "manager_copy", QUIET, icon="users")
        copied.clicked.connect(self.manager_copy_asked)
        return copied

    def _put_again(self, shown: Shown, places: Mapping[DocumentKind, Path]) -> None:
        if shown is Shown.MISSING:
            words, icon = _("Make the documents"), "rotate-cw"
        elif not places:
            words, icon = _("Save both as files"), "save"
        else:
            words, icon = _("Save them again") if len(places) > 1 else _("Save it again"), "save"
        again = Button(words, "make_again", icon=icon)
        other = Button(_("Choose another folder"), "other_folder", QUIET, icon="folder-open")
        again.clicked.connect(self.again_asked)
        other.clicked.connect(self.other_folder_asked)
        self.column.put_row(again, other, above=12)

    def _put_new(self) -> None:
        words = _(
            "The vault keeps both as they are, so that you can save them again at any time. If you want to say "
            "something else about having read the policy, make new ones."
        )
        self.column.put(Label(words, "muted", icon="info", tint="muted"), above=20)
        new = Button(_("Make new ones"), "make_new", QUIET, icon="rotate-cw")
        new.clicked.connect(self.new_asked)
        self.column.put_row(new, above=4, indented=True)


def _said(shown: Shown, places: Mapping[DocumentKind, Path], day: date) -> tuple[str, str]:
    """The title and what stands under it."""
    if shown is Shown.JUST_MADE:
        return _("Your documents are ready"), _("That was it. Thank you for taking the time.")
    if shown is Shown.MISSING:
        words = _("You are signed off and nothing is lost. Only the files are missing.")
        return _("Your documents are not made yet"), words
    has_attestation, has_list = (kind in places for kind in DocumentKind)
    words = {
        (True, True): _("Both lie where you saved them, just as they were made on {day}."),
        (True, False): _(
            "The attestation lies where you saved it, as it was made on {day}. The other is in your vault alone."
        ),
        (False, True): _(
            "The attestation is in your vault, as it was made on {day}. Save it as a file when you need it."
        ),
        (False, False): _(
            "They are kept there as they were made on {day}. Save them to a folder when you need them."
        ),
    }[has_attestation, has_list]
    # The attestation is the one to hand over: without it nothing is ready.
    title = _("Your documents are ready") if has_attestation else _("Your documents are in your vault")
    return title, words.format(day=day_in_words(day))
