"""A crash leaves no dump of memory, in which answers and keys would lie in clear."""

from __future__ import annotations

import mmap
import os
import subprocess
import sys
from pathlib import Path

import pytest

import footprint

if sys.platform == "win32":
    pytest.skip("Windows keeps dumps elsewhere, and the tests may not look there", allow_module_level=True)

import resource

PATTERN = Path("/proc/sys/kernel/core_pattern")
ANSWER = b"SENTINEL-a-thing-that-was-written"
CRASHING = """
import os, resource, signal, sys
from pathlib import Path
from builders import A_MOMENT, an_assessment
from footprint import cores
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults

hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
if sys.argv[1] == "leaves none":
    cores.leave_none()
vault, _code = SqlVaults(Path("vaults"), WEAKEST).create("Ana", "seven tall sunflowers")
vault.begin(an_assessment())
vault.save_answer("a1", "note_to_self", "-".join(sys.argv[3:]), A_MOMENT)
kept = vault.load("a1")
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


def crash(folder: Path, how: str, signal: str) -> list[Path]:
    """The dumps that a process with an open vault leaves when it crashes."""
    folder.mkdir()
    paths = [str(Path(__file__).parents[1]), str(Path(footprint.__file__).parents[1])]
    ran = subprocess.run(
        [sys.executable, "-c", CRASHING, how, signal, *ANSWER.decode().split("-")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        check=False,
        capture_output=True,
    )
    assert ran.returncode < 0, ran.stderr
    return [path for path in folder.iterdir() if path.is_file()]


@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGABRT"])
def test_a_crash_leaves_no_dump(tmp_path: Path, signal: str) -> None:
    assert crash(tmp_path / "crashed", "leaves none", signal) == []


def test_without_that_a_crash_leaves_a_dump_with_the_answers(tmp_path: Path) -> None:
    if not PATTERN.exists() or PATTERN.read_text().startswith(("|", "/")):
        pytest.skip("this system keeps dumps elsewhere")
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("this system keeps no dumps at all")
    (dump,) = crash(tmp_path / "crashed", "leaves one", "SIGSEGV")
    with dump.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
        assert memory.find(ANSWER) >= 0
    dump.unlink()


def test_footprint_sees_to_it_before_anything_else(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from footprint.__main__ import main; "
        "from footprint import bootstrap; "
        "bootstrap.services = lambda: sys.exit(str(resource.getrlimit(resource.RLIMIT_CORE)[0])); main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    # On Linux the limit of 1 byte keeps programs that take dumps through a pipe from doing so as well.
    assert ran.stderr.strip() == ("1" if sys.platform == "linux" else "0")
