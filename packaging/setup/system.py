"""What Footprint needs from a Linux system outside Python: looks for it, says what is missing, installs it.

    python3 packaging/setup/system.py [venv] [window] [tests]

Nothing is installed that is already there, and nothing at all on Windows and macOS, where the wheels carry
all they need. Exit status: 0 when set-up can go on (even if no window can be opened yet), 1 when it cannot.
"""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

# Each shared library that Qt's own files ask for and that its wheel does not carry (objdump -p, NEEDED), with
# the package that brings it. dnf and zypper find a package by the library's name and need no column here.
WINDOW_LIBRARIES = {
    # the second name is pacman's
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libstdc++.so.6": ("libstdc++6", "gcc-libs"),
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libzstd.so.1": ("libzstd1", "zstd"),
}

# A screen nobody looks at, a window manager, a keyboard, the bus that screen readers listen on, and a keyring.
TEST_PACKAGES = (
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "at-spi2-core",
    "dbus",
    "dbus-x11",
    "gir1.2-atspi-2.0",
    "gnome-keyring",
    "python3-pyatspi",
)
TEST_TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-run-session", "gnome-keyring-daemon")

INSTALL_COMMANDS = {
    "apt-get": [
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends"],
    ],
    "dnf": [["dnf", "install", "--assumeyes"]],
    "zypper": [["zypper", "--non-interactive", "install"]],
    "pacman": [["pacman", "--sync", "--needed", "--noconfirm"]],
}


@dataclass(frozen=True)
class Want:
    """Packages that are missing, and in plain words what for and what happens without them."""

    packages: Sequence[str]
    purpose: str
    without: str
    needed_to_go_on: bool = False


def main(groups: Sequence[str]) -> int:
    """See to every group of needs at once; 0 when set-up can go on."""
    if not sys.platform.startswith("linux"):
        return 0
    manager = next((name for name in INSTALL_COMMANDS if shutil.which(name)), None)
    look = {"venv": _venv, "window": _window, "tests": _tests}
    wants = [want for group in groups if (want := look[group](manager))]
    if not wants or _install(wants, manager):
        return 0
    return 1 if any(want.needed_to_go_on for want in wants) else 0


def _venv(manager: str | None) -> Want | None:
    """Debian and its relatives take ensurepip out of Python, into a package of its own."""
    if manager != "apt-get" or importlib.util.find_spec("ensurepip"):
        return None
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Want(
        [f"python{version}-venv"],
        f"so that Python {version} can make the virtual environment .venv",
        "Without it nothing can be set up.",
        needed_to_go_on=True,
    )


def _window(manager: str | None) -> Want | None:
    """The libraries that Qt takes from the system to open a window and to draw in it."""
    missing = [library for library in WINDOW_LIBRARIES if not _loads(library)]
    if not missing:
        return None
    match manager:
        case "apt-get":
            packages = [WINDOW_LIBRARIES[library][0] for library in missing]
        case "pacman":
            packages = [WINDOW_LIBRARIES[library][1] for library in missing]
        case _:
            marker = "()(64bit)" if sys.maxsize > 2**32 else ""
            packages = [library + marker for library in missing]
    return Want(
        list(dict.fromkeys(packages)),
        "to open Footprint's window and to draw in it (Qt uses the system's own copies)",
        "Without them no window opens; the commands that need none still work.",
    )


def _tests(manager: str | None) -> Want | None:
    """What the tests need that use the real window or keyring; known by name on Debian and its relatives only."""
    if manager != "apt-get":
        tools = [tool for tool in TEST_TOOLS if not shutil.which(tool)]
        if tools:
            _say(
                f"Not found here: {', '.join(tools)}. The tests that use the real window or keyring need them."
            )
        return None
    missing = [package for package in TEST_PACKAGES if not _is_installed(package)]
    if not missing:
        return None
    return Want(
        missing,
        "to test the real window on a screen of its own, by keyboard and as a screen reader hears it, and the keyring",
        "Without them the tests that use the real window or keyring cannot run.",
    )


def _loads(library: str) -> bool:
    """Whether the system's loader finds a library, which is what Qt will ask of it."""
    try:
        import ctypes  # noqa: PLC0415 (some small Pythons come without it)
    except ImportError:
        return library in _loader_cache()
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _loader_cache() -> str:
    ldconfig = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if ldconfig is None:
        return ""
    return subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout


def _is_installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${Status}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout.endswith("ok installed")


def _install(wants: Sequence[Want], manager: str | None) -> bool:
    """Install what is wanted, having said so; where that cannot be done, say what the person can do."""
    commands = _commands(wants, manager)
    administrator = _as_administrator()
    if commands and administrator is not None:
        _say(f"Installing system packages with {manager}:")
        for want in wants:
            _say(f"- {want.purpose}:\n    {' '.join(want.packages)}")
        if administrator:
            _say("This changes the system, so sudo may ask for your password.")
        if all(_run([*administrator, *command]) for command in commands):
            return True
    _say("This computer lacks what Footprint needs:")
    for want in wants:
        _say(f"- {want.purpose}:\n    {' '.join(want.packages)}\n  {want.without}")
    if commands:
        _say("It could not be installed from here. An administrator can, with:")
        _say("  " + " && ".join(shlex.join(command) for command in commands))
    else:
        _say("Install it the way this system installs its packages, then run the same command again.")
    return False


def _commands(wants: Sequence[Want], manager: str | None) -> list[list[str]]:
    """The commands that install all that is wanted; none where nobody knows how."""
    if manager is None:
        return []
    *before, install = INSTALL_COMMANDS[manager]
    return [*before, [*install, *(package for want in wants for package in want.packages)]]


def _as_administrator() -> list[str] | None:
    """What to put before a command so that it may change the system; None when nothing would help."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    # With nobody there to type a password sudo would only wait or fail: ask it not to ask.
    return ["sudo"] if sys.stdin is not None and sys.stdin.isatty() else ["sudo", "-n"]


def _run(command: Sequence[str]) -> bool:
    """Whether a command succeeds; on a terminal it is watched, in a log only a failure's words are kept."""
    watched = sys.stdout.isatty()
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(command, env=environment, capture_output=not watched, text=True, check=False)
    if result.returncode != 0 and not watched:
        _say(result.stderr.strip())
    return result.returncode == 0


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
