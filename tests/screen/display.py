"""A screen that nobody looks at: a display, a window manager, and the buses that assistive technology listens on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")

PATIENCE = 20.0
SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "dbus-send")
_LAUNCHERS = tuple(
    Path(folder) / "at-spi-bus-launcher"
    for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2", "/usr/lib")
)
# Nothing but what a test itself starts: a service that the bus called up would be in the way, and outlive both.
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_KNOWS_AT_SPI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def missing() -> list[str]:
    """What this computer lacks for a screen; empty if nothing."""
    found = [tool for tool in TOOLS if not shutil.which(tool)]
    if not any(launcher.exists() for launcher in _LAUNCHERS):
        found.append("at-spi2-core")
    known = [SYSTEM_PYTHON, "-c", _KNOWS_AT_SPI]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(known, capture_output=True, check=False).returncode:
        found.append("gir1.2-atspi-2.0")
    return found


def until(look: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """Look again and again until something true is seen, and give it back."""
    deadline = time.monotonic() + patience
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience:g} seconds in vain for {what}")
        time.sleep(0.01)
    return seen


class Screen:
    """Starts everything on entering and ends all of it on leaving; ``environment`` is for programs on it."""

    def __init__(self, folder: Path, size: str = "1366x768") -> None:
        self._folder, self._size = folder, size
        self._ends = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        with ExitStack() as ends:
            # If something does not start, what has started ends all the same.
            self._ends = ends
            self._start()
            self._ends = ends.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.close()

    def start(
        self, command: Sequence[str], name: str, environment: Mapping[str, str] | None = None, *pipes: int
    ) -> subprocess.Popen[bytes]:
        """Start a program of the screen, which ends with it."""
        with (self._folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env=environment or self.environment,
                cwd=self._folder,
                pass_fds=pipes,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._ends.callback(ended, process)
        return process

    def display(self, *options: str) -> str:
        """Start a display; its name."""
        command = ["Xvfb", "-screen", "0", f"{self._size}x24", "-nolisten", "tcp", "-noreset", *options]
        return f":{self._said(command, 'display', '-displayfd')}"

    def tell(self, *command: str) -> str:
        """What a command says on this screen; empty where it fails."""
        asked = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return asked.stdout.strip() if asked.returncode == 0 else ""

    def _start(self) -> None:
        home = self._folder / "home"
        runtime = self._folder / "runtime"
        for folder in (home, runtime):
            folder.mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")},
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self.environment["DISPLAY"] = self.display()
        configuration = self._folder / "bus.conf"
        configuration.write_text(BUS)
        bus = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile"]
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._said(bus, "bus", "--print-address")
        launcher = next(path for path in _LAUNCHERS if path.exists())
        self.start([str(launcher), "--launch-immediately", "--a11y=1"], "accessibility")
        asked = ("--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
        until(lambda: self.tell("dbus-send", *asked), "the accessibility bus")
        self.start(["openbox", "--sm-disable"], "windows")
        until(lambda: self.tell("xdotool", "get_desktop"), "the window manager")

    def _said(self, command: Sequence[str], name: str, option: str) -> str:
        """Start a program and wait for the line that it writes to a pipe of its own once it is ready."""
        reading, writing = os.pipe()
        try:
            number = f"{option}={writing}" if option.startswith("--") else f"{option} {writing}"
            self.start([*command, *number.split()], name, None, writing)
        finally:
            os.close(writing)
        with os.fdopen(reading) as pipe:
            line = pipe.readline().strip()
        assert line, f"{name} did not start: {(self._folder / f'{name}.log').read_text('utf-8')}"
        return line


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started as the first of its session, and whatever it has started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except ProcessLookupError:
            break
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            continue
    process.wait(5)
