"""Whether a window can be opened, found out without Qt, which ends the process where there is no display."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NEEDS_NO_SCREEN = ("offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs")
# Without the second Qt's X11 plugin cannot be loaded since 6.5.
_X11_LIBRARIES = ("libxcb.so.1", "libxcb-cursor.so.0")


def has_screen() -> bool:
    """Whether there is a display that lets us in."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    platforms = [name.split(":")[0] for name in os.environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    if any(name in _NEEDS_NO_SCREEN for name in platforms):
        return True
    wayland = not platforms or any(name.startswith("wayland") for name in platforms)
    x11 = not platforms or "xcb" in platforms
    return (wayland and _answers_wayland()) or (x11 and _answers_x11() and _x11_lets_us_in())


def _answers_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    # An absolute name stands for itself.
    return _connects(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)))


def _answers_x11() -> bool:
    """Whether somebody listens: asked first, because connecting to a dead host would take minutes."""
    display = os.environ.get("DISPLAY", "")
    host, colon, number = display.rpartition(":")
    number = number.split(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host.startswith("/"):
        # XQuartz: the whole is the path of a socket.
        return _connects(display)
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 (where X servers listen)
        return _connects(f"\0{path}") or _connects(path)
    return _connects((host.strip("[]"), 6000 + int(number)))


def _x11_lets_us_in() -> bool:
    """Whether the X server takes us (its keys may be another person's), and Qt would find its libraries."""
    import ctypes  # noqa: PLC0415 (only where there is an X server)

    try:
        xcb, _cursor = map(ctypes.CDLL, _X11_LIBRARIES)
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    with _silence():
        connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps what a C library says of a refusal off the terminal: we say it ourselves, and once."""
    terminal, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(nowhere)


def _connects(address: str | tuple[str, int]) -> bool:
    import socket  # noqa: PLC0415 (only where there may be a display)

    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=2).close()
        else:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as one:
                one.settimeout(2)
                one.connect(address)
    except OSError:
        return False
    return True
