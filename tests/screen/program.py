"""Footprint as a person starts it, on a screen."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import footprint


class Program:
    """One running ``python -m footprint``; what it says on the terminal is kept."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._log = folder / "said.log"
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "footprint"],
                # The very Footprint that is under test, wherever it lies.
                env={"PYTHONPATH": str(Path(footprint.__file__).parents[1]), **environment},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def said(self) -> str:
        """Everything on the terminal so far."""
        return self._log.read_text("utf-8", errors="replace")

    def kill(self) -> None:
        """As if the power had gone."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(5)

    def left(self) -> int:
        """Wait until it has ended by itself; its exit status."""
        return self.process.wait(20)
