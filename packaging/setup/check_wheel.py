"""Build the wheel into dist/ and see that it carries all that Footprint ships, where Footprint looks for it.

Started by `make wheel` and `make check`, with the Python of .venv.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SHIPPED = {
    "app/footprint/": "footprint/",
    "resources/": "footprint/resources/",
    "questionnaires/": "footprint/questionnaires/",
}
LOOK = "from footprint.locations import shipped; print(shipped({name!r}))"


def main() -> int:
    """0 when the wheel is complete and its files are found once it is installed."""
    shutil.rmtree(PROJECT / "dist", ignore_errors=True)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", "."]
    building = subprocess.run(build, cwd=PROJECT, capture_output=True, text=True, check=False)
    if building.returncode != 0:
        print(building.stdout, building.stderr, sep="\n")
        return 1
    (wheel,) = (PROJECT / "dist").glob("*.whl")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            inside = set(archive.namelist())
            archive.extractall(folder)
        problems = [f"not in the wheel: {name}" for name in sorted(_expected() - inside)]
        problems += [f"in the wheel, but not ours to ship: {name}" for name in sorted(_strangers(inside))]
        lost = [name for name in ("resources", "questionnaires") if not _found(name, folder)]
        problems += [f"not found once installed: {name}" for name in lost]
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{wheel.relative_to(PROJECT)}: complete, {len(inside)} files")
    return 1 if problems else 0


def _expected() -> set[str]:
    """The names in the wheel of every file of the checkout that git keeps or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *SHIPPED],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    # A file deleted but not yet committed is still in git's list.
    files = [name for name in listing.stdout.split("\0") if name and (PROJECT / name).is_file()]
    return {_name_in_wheel(name) for name in files}


def _name_in_wheel(name: str) -> str:
    here = next(folder for folder in SHIPPED if name.startswith(folder))
    return SHIPPED[here] + name.removeprefix(here)


def _strangers(inside: set[str]) -> set[str]:
    metadata = {name for name in inside if name.split("/")[0].endswith(".dist-info")}
    return inside - metadata - _expected()


def _found(name: str, installed: str) -> bool:
    """Whether the code in the wheel finds its own data, and not the checkout's."""
    seen = subprocess.run(
        [sys.executable, "-c", LOOK.format(name=name)],
        cwd=installed,
        env=os.environ | {"PYTHONPATH": installed},
        capture_output=True,
        text=True,
        check=False,
    )
    path = Path(seen.stdout.strip())
    return seen.returncode == 0 and path.is_dir() and path.resolve().is_relative_to(Path(installed).resolve())


if __name__ == "__main__":
    sys.exit(main())
