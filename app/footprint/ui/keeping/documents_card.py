"""The documents that the vault keeps, each just as it was made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.occasions import words
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.document_title import document_title
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.workflow.keeping import DocumentKept
from footprint.workflow.kept import DocumentKind, KeptDocument

_SHOWN = 4


class DocumentsCard(Card):
    """``save_asked`` carries the id of a document that is to be saved once more, ``look_asked`` one to look at."""

    save_asked = Signal(str)
    look_asked = Signal(object)

    def __init__(self, kept: Sequence[DocumentKept]) -> None:
        super().__init__(says=_("Your documents"))
        newest = [one.document for one in reversed(kept)]
        for document in newest[:_SHOWN]:
            self._put(self.column, document)
        if len(newest) > _SHOWN:
            rest = QWidget()
            column = Column(rest)
            for document in newest[_SHOWN:]:
                self._put(column, document)
            more = plural("Show {number} more", "Show {number} more", len(newest) - _SHOWN)
            self.column.addSpacing(8)
            self.column.addWidget(
                Fold(more.format(number=len(newest) - _SHOWN), _("Show fewer"), rest, "more_documents")
            )

    def _put(self, column: Column, document: KeptDocument) -> None:
        if column.count():
            column.put(Rule(), above=6)
            column.addSpacing(14)
        title = document_title(document)
        icon = "file-text" if document.kind is DocumentKind.ATTESTATION else "list-checks"
        column.put(Heading(title, "strong", icon=icon))
        about = _("{check} · deleted together with its answers")
        if document.kind is DocumentKind.ATTESTATION:
            about = _("{check} · holds none of your answers")
        column.put(Label(about.format(check=words(document.occasion).title), "muted", icon=INDENT), above=2)
        says = _("Save again: {what}").format(what=title)
        again = Button(_("Save again"), f"save.{document.id}", QUIET, icon="save", says=says)
        again.clicked.connect(partial(self.save_asked.emit, document.id))
        says = _("Look at it here: {what}").format(what=title)
        looked = Button(_("Look at it"), f"look.{document.id}", QUIET, icon="eye", says=says)
        looked.clicked.connect(partial(self.look_asked.emit, document))
        column.put_row(looked, again, above=2, indented=True)
