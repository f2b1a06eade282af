"""Make or update .venv: the packages of a lock, each checked against its hash, and this checkout itself.

    python3 packaging/setup/environment.py [run | dev]

"run" (the default) is what Footprint needs to run, "dev" also what its tests and checks need. The same
command works on Linux, macOS and Windows; running it again changes only what is out of date.
"""

import subprocess
import sys
import venv
from pathlib import Path

import system

PROJECT = Path(__file__).resolve().parents[2]
ENVIRONMENT = PROJECT / ".venv"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
SYSTEM_NEEDS = {"run": ["window"], "dev": ["window", "tests"]}
OLDEST, NEWEST = (3, 11), (3, 14)


def main(arguments: list[str]) -> int:
    """Set up for running or for development; 0 when it is done."""
    kind = arguments[0] if arguments else "run"
    if len(arguments) > 1 or kind not in LOCKS:
        print(__doc__)
        return 2
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        print(f"Footprint needs Python 3.11 to 3.14; this is {sys.version.split()[0]}.")
        return 1
    if system.main(["venv", *SYSTEM_NEEDS[kind]]) != 0:
        return 1
    python = _python_of_environment()
    if not _is_usable(python):
        print(f"Making .venv with Python {sys.version.split()[0]}.", flush=True)
        try:
            venv.create(ENVIRONMENT, clear=True, symlinks=sys.platform != "win32", with_pip=True)
        except (OSError, subprocess.CalledProcessError) as problem:
            print(
                f"This Python could not make .venv ({problem}). Try another one: make setup PYTHON=python3.12"
            )
            return 1
    lock = LOCKS[kind]
    print(f"Installing what {lock} names into .venv. The first time this downloads over 100 MB.", flush=True)
    # Wheels only: a source package would run, and fetch, build tools that no hash here vouches for.
    if not _pip(python, "install", "--require-hashes", "--only-binary", ":all:", "--requirement", lock):
        print("Not everything could be installed. Nothing is lost: run the same command again.")
        return 1
    if not _pip(python, "install", "--no-deps", "--no-build-isolation", "--editable", "."):
        return 1
    return 0


def _python_of_environment() -> Path:
    folder, name = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    return ENVIRONMENT / folder / name


def _is_usable(python: Path) -> bool:
    """Whether .venv's Python starts, has pip, and is one that Footprint runs on."""
    probe = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _pip(python: Path, *arguments: str) -> bool:
    # In a log, pip's list of what is already there and its progress bars say nothing.
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    command = [str(python), "-m", "pip", *arguments, "--disable-pip-version-check", "--no-input", *quiet]
    return subprocess.run(command, cwd=PROJECT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
