"""A disk so small that it can be filled."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

IS_ROOT = sys.platform != "win32" and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path, mebibytes: int = 1) -> Iterator[Path]:
    """A file system of its own, in a folder that is made for it; the test is skipped where that cannot be."""
    if not sys.platform.startswith("linux") or not IS_ROOT:
        pytest.skip("only root on Linux can mount a small disk")
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(disk: Path, but: int = 0) -> Iterator[Path]:
    """No room on it any more but so many bytes, until the end or until the file that takes it is deleted."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - but)))
    yield ballast
    ballast.unlink(missing_ok=True)
