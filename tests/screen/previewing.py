"""A window that shows one PDF, for tests of what assistive technology finds in it: ``previewing.py FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

from footprint.ui import accessible, theme
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.preview.preview_page import WIDEST, PreviewPage
from footprint.ui.tokens import LIGHT


def main(file: Path) -> int:
    """Show it until the window is closed."""
    app = QApplication(["footprint"])
    app.setStyle("Fusion")
    theme.load_fonts()
    accessible.install()
    theme.apply(app, LIGHT, 1)
    window, frame = QMainWindow(), PlainFrame(WIDEST)
    window.setWindowTitle("A document – Footprint")  # noqa: RUF001 (the window's own dash)
    window.resize(1180, 700)
    window.setCentralWidget(frame)
    page = PreviewPage("A document", file.read_bytes(), "document.pdf", file.parent)
    frame.show_page(page)
    window.show()
    page.take_focus()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
