"""Starting the window: first paint first, everything else after it."""

from __future__ import annotations

import gc
import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from footprint.ui.main_window import MainWindow
    from footprint.workflow.ports import Services


def run(services: Services, argv: list[str]) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    # Thousands of objects are made that live as long as the window: looking for garbage among them only costs time.
    gc.disable()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (what needs no window does without Qt)

    # Before the application exists: else Qt makes the system's style first and throws it away.
    QApplication.setStyle("Fusion")
    app = QApplication([argv[0] if argv else "footprint", *argv[1:]])
    app.setApplicationName("footprint")
    app.setApplicationDisplayName("Footprint")
    app.setDesktopFileName("footprint")

    from footprint import locations  # noqa: PLC0415
    from footprint.ui.main_window import MainWindow  # noqa: PLC0415
    from footprint.ui.settings import Settings  # noqa: PLC0415

    window = MainWindow(services, Settings(locations.settings_file()))
    _dress_empty(app, window)
    _report_what_breaks(window)

    def painted() -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        QTimer.singleShot(0, lambda: _fill(app, window))

    window.painted.connect(painted)
    window.show()
    return app.exec()


def _fill(app: QApplication, window: MainWindow) -> None:
    from footprint.ui import theme  # noqa: PLC0415 (after the first paint)
    from footprint.ui.garbage import Garbage  # noqa: PLC0415 (as above)

    theme.load_fonts()
    window.fill()
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(window.dress)
    gc.collect(0)
    gc.freeze()
    Garbage(window).take_over()


def _dress_empty(app: QApplication, window: MainWindow) -> None:
    """The colour of the window to come, so that nothing flashes."""
    from footprint.ui.tokens import DARK, LIGHT, THEMES  # noqa: PLC0415

    is_dark = app.palette().window().color().lightness() < 128
    tokens = THEMES.get(window.theme_name, DARK if is_dark else LIGHT)
    palette = app.palette()
    from PySide6.QtGui import QColor  # noqa: PLC0415

    palette.setColor(palette.ColorRole.Window, QColor(tokens.window))
    window.setPalette(palette)


def _report_what_breaks(window: MainWindow) -> None:
    """Let a bug be said in the window; the terminal gets it as ever."""
    usual = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        usual(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            window.report(error)

    sys.excepthook = hook
