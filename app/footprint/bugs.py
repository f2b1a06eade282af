"""What is told of a bug: its kind and where it happened, never its text, which may quote an answer."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading


def whereabouts(error: BaseException) -> list[str]:
    """An error and those behind it: kind, file, line and function of each, and nothing else.

    Python likes to quote values in an error's text. Files are named without the folders above the package, which may
    carry a person's name.
    """
    import traceback  # noqa: PLC0415 (only once something is broken)

    lines, told = list[str](), set[int]()
    seen: BaseException | None = error
    while seen is not None and id(seen) not in told:
        told.add(id(seen))
        lines.append(
            f"{type(seen).__module__}.{type(seen).__qualname__} (its text is left out: it may hold an answer)"
        )
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {_file(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return lines


def keep_quiet() -> None:
    """Let whatever breaks in this process say no more than that to the terminal, which systems keep as a log.

    ``python -X dev`` shows all, for whoever mends Footprint.
    """
    if sys.flags.dev_mode:
        return
    import threading  # noqa: PLC0415 (when the program starts)

    def in_a_thread(broken: threading.ExceptHookArgs) -> None:
        if broken.exc_value is not None:
            _tell(broken.exc_value)

    def unraisable(broken: sys.UnraisableHookArgs) -> None:
        if broken.exc_value is not None:
            _tell(broken.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = _in_the_main_thread, in_a_thread, unraisable


def _in_the_main_thread(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)  # somebody at the terminal has ended the program
    else:
        _tell(error)


def _tell(error: BaseException) -> None:
    # Without a terminal, as in a window started from a menu on Windows, there is no stream at all.
    if sys.stderr is not None:
        sys.stderr.write("\n".join(["Footprint broke:", *whereabouts(error), ""]))


def _file(name: str) -> str:
    path = Path(name)
    for root in sorted(map(Path, filter(None, sys.path)), key=lambda one: -len(one.parts)):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
