"""Taking a short check: which one, its questions one by one, and its ending; the answers are nowhere but here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from footprint.assessment import route
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment
from footprint.assessment.ending import begin_short_check
from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.policy.policy import Policy
from footprint.ui.background import Worker
from footprint.ui.parts.page import Page
from footprint.ui.short_check.choose_page import ChoosePage
from footprint.ui.short_check.ending_page import EndingPage
from footprint.ui.short_check.making import ending_page, question_page
from footprint.workflow.ports import Services
from footprint.workflow.short_check import page_name, save_page


class ShortChecks(QObject):
    """``shown`` carries a page, ``failed`` a bug; ``left`` comes when everything is forgotten."""

    shown = Signal(object)
    failed = Signal(object)
    left = Signal()

    def __init__(self, services: Services, worker: Worker) -> None:
        super().__init__()
        self._services, self._worker = services, worker
        self._checks: dict[str, Policy] = {}
        self._assessment: Assessment | None = None
        self._page: Page | None = None

    def begin(self) -> None:
        """Find the short checks, and show them."""
        self._worker.do(self._services.short_checks, self.show, self._on_not_found)

    def show(self, checks: tuple[Policy, ...]) -> None:
        """Show these to choose from."""
        self._checks = {check.id: check for check in checks}
        self._choose()

    def end(self) -> None:
        """Forget every answer."""
        self.blockSignals(True)
        self._assessment = self._page = None

    def _on_not_found(self, error: Exception) -> None:
        self._choose()
        assert isinstance(self._page, ChoosePage)
        self._page.show_refusal(self._told(error))

    def _choose(self) -> None:
        self._assessment = None
        page = ChoosePage(tuple(self._checks.values()))
        page.chosen.connect(self._on_chosen)
        page.went_back.connect(self.left)
        self._show(page)

    def _on_chosen(self, check: str) -> None:
        self._assessment = begin_short_check(self._checks[check], self._services.clock.now())
        self._go_on(None)

    def _go_on(self, after: str | None) -> None:
        question = route.next_question(self._taken, after)
        if question is None:
            self._show_ending()
        else:
            self._show_question(question.id)

    def _show_question(self, question_id: str) -> None:
        assessment = self._taken
        page = question_page(assessment, assessment.policy.questions[question_id])
        page.answered.connect(partial(self._on_answered, question_id))
        page.went_back.connect(partial(self._go_back, question_id))
        page.left.connect(self.left)
        self._show(page)

    def _on_answered(self, question_id: str, value: Any) -> None:
        question = self._taken.policy.questions[question_id]
        answer = None if value is None else accept(question, value)
        self._assessment = self._taken.with_answer(question_id, answer)
        self._go_on(question_id)

    def _go_back(self, question_id: str) -> None:
        before = route.previous_question(self._taken, question_id)
        if before is None:
            self._choose()
        else:
            self._show_question(before.id)

    def _show_ending(self) -> None:
        assessment = self._taken
        page = ending_page(assessment, self._services.clock.today())
        page.went_back.connect(lambda: self._show_question(route.pages(assessment)[-1].id))
        page.again.connect(self._choose)
        page.left.connect(self.left)
        page.save_asked.connect(partial(self._on_save_asked, page, assessment))
        self._show(page)

    def _on_save_asked(self, page: EndingPage, assessment: Assessment) -> None:
        dialog = QFileDialog(page, _("Save a page to take along"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(page_name(self._services.clock.today()))
        dialog.fileSelected.connect(lambda name: self._save(page, assessment, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, page: EndingPage, assessment: Assessment, file: Path) -> None:
        def saved(written: Path) -> None:
            if page is self._page:
                page.show_saved(written)

        def not_saved(error: Exception) -> None:
            words = self._told(error)
            if page is self._page:
                page.show_refusal(words)

        self._worker.do(partial(save_page, self._services, assessment, file), saved, not_saved)

    def _told(self, error: Exception) -> str:
        if isinstance(error, FootprintError):
            return str(error)
        self.failed.emit(error)
        return _("Something went wrong. Nothing was written; try again.")

    def _show(self, page: Page) -> None:
        self._page = page
        self.shown.emit(page)

    @property
    def _taken(self) -> Assessment:
        assert self._assessment is not None
        return self._assessment
