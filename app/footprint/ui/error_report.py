"""A report of a bug for whoever can mend it: versions and where it happened, and nothing a person has entered."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion

import footprint


def report(error: BaseException) -> str:
    """Only what is on this list gets in.

    An error's own text is left out, because Python likes to quote values in it, and so are the values of variables.
    Files are named without the folders above the package, which may carry a person's name.
    """
    lines = [
        f"Footprint {footprint.__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(
            f"{type(seen).__module__}.{type(seen).__qualname__} (its text is left out: it may hold an answer)"
        )
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {_file(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _file(name: str) -> str:
    path = Path(name)
    for root in sorted(map(Path, filter(None, sys.path)), key=lambda one: -len(one.parts)):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
