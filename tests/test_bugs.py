"""What reaches a terminal, and so perhaps a log of the system, when something breaks: no value of anybody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import footprint
from footprint.bugs import whereabouts

SENTINEL = "SENTINEL-a-thing-that-was-written"
BREAKS = {
    "in the main thread": "broken({answer!r})",
    "in another thread": "import threading; t = threading.Thread(target=broken, args=({answer!r},)); t.start(); t.join()",
    "where nothing can be raised": "unraised = Unraised(); unraised.answer = {answer!r}; del unraised",
    "as a refusal that quotes": "refused({answer!r})",
}
PROGRAM = """
import sys
from footprint import bugs
from footprint.assessment.answer import accept
from builders import allotment

def broken(answer):
    try:
        {{}}[answer]
    except KeyError as error:
        raise ValueError("no such answer: " + answer) from error

def refused(answer):
    accept(allotment().questions["tenant"], answer)

class Unraised:
    def __del__(self):
        broken(self.answer)

if {quiet}:
    bugs.keep_quiet()
{what}
"""


def said(what: str, *flags: str, quiet: bool = True) -> str:
    """What a program that breaks in this way says on the terminal."""
    # The answer is put together at run time: else the source, of which a traceback shows lines, would hold it.
    program = PROGRAM.format(quiet=quiet, what=BREAKS[what].replace("{answer!r}", "'-'.join(sys.argv[1:])"))
    paths = [str(Path(__file__).parent), str(Path(footprint.__file__).parents[1])]
    ran = subprocess.run(
        [sys.executable, *flags, "-c", program, *SENTINEL.split("-")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
    )
    return ran.stdout + ran.stderr


@pytest.mark.parametrize("what", BREAKS)
def test_a_bug_says_on_the_terminal_what_broke_and_where_and_quotes_nothing(what: str) -> None:
    text = said(what)
    assert SENTINEL not in text
    assert "Footprint broke:" in text
    assert "line" in text


@pytest.mark.parametrize("what", BREAKS)
def test_python_itself_would_have_quoted_it(what: str) -> None:
    assert SENTINEL in said(what, quiet=False)


def test_whoever_mends_footprint_can_see_all_of_it() -> None:
    assert SENTINEL in said("in the main thread", "-X", "dev", "-W", "ignore")


def test_errors_that_lead_to_each_other_in_a_circle_are_told_once() -> None:
    first, second = ValueError("first"), KeyError("second")
    first.__cause__, second.__cause__ = second, first
    assert len(whereabouts(first)) == 2


def test_a_program_without_a_terminal_breaks_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    from footprint import bugs  # noqa: PLC0415 (its hooks are put back at once)

    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr("threading.excepthook", None)
    bugs.keep_quiet()
    monkeypatch.setattr(sys, "stderr", None)
    sys.excepthook(ValueError, ValueError(SENTINEL), None)


def test_pythons_own_dump_of_where_it_crashed_names_functions_and_no_values() -> None:
    program = (
        "import sys; from footprint import cores; cores.leave_none()\n"
        "import ctypes\n"
        "def with_an_answer(answer): ctypes.string_at(0)\n"
        "with_an_answer('-'.join(sys.argv[1:]))"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program, *SENTINEL.split("-")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "in with_an_answer" in ran.stderr
    assert SENTINEL not in ran.stderr
