"""What a document needs is loaded when one is shown, and what printing needs when something is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ui.preview.conftest import plain

CODE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from footprint.ui.preview.preview_page import PreviewPage
from footprint.ui.preview.verify_page import VerifyPage
from footprint.ui.preview.checking import Checking
from footprint.ui.preview.dropping import PdfDrop
def there():
    return [name for name in ("pypdfium2", "PySide6.QtPrintSupport", "pyhanko", "reportlab") if name in sys.modules]
app = QApplication([])
VerifyPage()
print(there())
page = PreviewPage("A document", Path(sys.argv[1]).read_bytes(), "a.pdf", Path())
page.show()
while not page.viewer.is_settled:
    app.processEvents()
print(there())
page.deleteLater()
"""


def test_nothing_heavy_is_loaded_before_it_is_needed(own_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(plain(1))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(file)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, ["[]", "['pypdfium2']"]), done.stderr
    # A document that is still open at the end would be told by pdfium on the terminal.
    assert "pdfium" not in done.stderr
