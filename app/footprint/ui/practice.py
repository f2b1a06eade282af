"""A practice run: a check in a vault that is nowhere but in memory, under a strip that says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from footprint.assessment.assessment import Person
from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.background import Worker
from footprint.ui.parts.labels import Label
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.practice_page import PracticePage
from footprint.ui.settings import Settings
from footprint.workflow.ports import Services
from footprint.workflow.practice import PracticeVault
from footprint.workflow.start import start

if TYPE_CHECKING:
    from footprint.assessment.assessment import Assessment


class Practice(QObject):
    """``left`` comes when it is over; what was answered is forgotten by then."""

    titled = Signal(str)
    failed = Signal(object)
    help_asked = Signal()
    left = Signal()

    def __init__(self, services: Services, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self._services = replace(services, policy=services.practice_policy or services.policy)
        self._worker, self._settings = worker, settings
        self._vault = PracticeVault()
        self._page: PracticePage | None = None
        self.frame = PracticeFrame()

    def begin(self) -> None:
        """Ask which check to try."""
        self._page = PracticePage()
        self._page.started.connect(self._on_started)
        self._page.ended.connect(self.left)
        frame = PlainFrame()
        frame.appearance_asked.connect(self.help_asked)
        frame.show_page(self._page)
        self.frame.put(frame)
        self._say_title(self._page.title)
        self._page.take_focus()

    def end(self) -> None:
        """Forget everything."""
        self.blockSignals(True)
        self._vault.close()
        self._page = None

    def _on_started(self, occasion: str) -> None:
        page = self._page
        assert page is not None
        page.blockSignals(True)

        def started() -> Assessment:
            return start(self._vault, self._services.policy(), Occasion(occasion), self._services.clock)

        def not_started(error: Exception) -> None:
            known = isinstance(error, FootprintError)
            if not known:
                self.failed.emit(error)
            page.show_refusal(str(error) if known else _("Something went wrong. Try again."))

        self._worker.do(started, self._show_wizard, not_started)

    def _show_wizard(self, assessment: Assessment) -> None:
        from footprint.ui.wizard.wizard import Wizard  # noqa: PLC0415 (once a check is begun)

        wizard = Wizard(
            self._services,
            self._vault,
            assessment,
            self._worker,
            self._settings,
            # Nobody should have to give their name to try something out.
            Person(_("Alex Example")),
            is_practice=True,
        )
        wizard.titled.connect(self._say_title)
        wizard.failed.connect(self.failed)
        wizard.help_asked.connect(self.help_asked)
        wizard.left.connect(self.left)
        self._page = None
        self.frame.put(wizard)
        wizard.start()

    def _say_title(self, title: str) -> None:
        self.titled.emit(_("{title} (practice run)").format(title=title))


class PracticeFrame(QWidget):
    """A strip that stays, and below it whatever is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        strip = QFrame()
        strip.setProperty("surface", "practice")
        line = QHBoxLayout(strip)
        line.setContentsMargins(24, 6, 24, 6)
        line.addWidget(Label(_("Practice run: nothing is kept"), "strong", icon="sprout", tint="warn"))
        self._column.addWidget(strip)
        self._content: QWidget | None = None

    def put(self, content: QWidget) -> None:
        """Replace what is shown; the old is gone for good."""
        if self._content is not None:
            self._content.hide()
            self._content.setParent(None)
            self._content.deleteLater()
        self._content = content
        self._column.addWidget(content, 1)
        content.show()
