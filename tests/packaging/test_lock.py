"""What a newcomer's set-up rests on: the locks, the commands, and that no file ties them to one machine."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
# Put together here, so that this file does not name what it looks for.
REGISTRY_HOSTS = tuple(
    ".".join(parts).encode()
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("conda", "anaconda", "org"),
    )
)
PLACE_ON_ONE_MACHINE = re.compile(
    rb"(?<![\w.~-])/(?:home|Users|root|work|workspace|builds)/\w|[A-Z]:\\Users\\\w"
)


def kept_files() -> list[Path]:
    """Every file that git keeps."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if listing.returncode != 0:
        pytest.skip("only a git checkout knows which files are kept")
    paths = (PROJECT / name for name in listing.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def locked(name: str) -> dict[str, Version]:
    """The version of every package in a lock."""
    return {
        canonicalize_name(line.split("==")[0]): Version(line.split("==")[1].split()[0]) for line in pins(name)
    }


def pins(name: str) -> Iterator[str]:
    """Each requirement of a lock with its hashes, on one line."""
    text = (PROJECT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def asked_for(*, development: bool) -> list[Requirement]:
    """What pyproject.toml asks for, to run or to develop."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"], *groups["build"]]
    if development:
        wanted += [entry for entry in groups["dev"] if isinstance(entry, str)]
    return [Requirement(text) for text in wanted]


def makefile_commands() -> list[str]:
    """The commands that `make help` lists."""
    if not shutil.which("make"):
        pytest.skip("this system has no make")
    listing = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True)
    return re.findall(r"^  make (\w+)  ", listing.stdout, re.MULTILINE)


def test_that_no_kept_file_names_the_host_of_a_package_registry() -> None:
    named = [
        f"{path.relative_to(PROJECT)} names {host.decode()}"
        for path in kept_files()
        for host in REGISTRY_HOSTS
        if host in path.read_bytes().lower()
    ]
    assert named == []


def test_that_no_kept_file_names_a_place_on_one_machine() -> None:
    named = [
        f"{path.relative_to(PROJECT)} names {found.group().decode(errors='replace')}"
        for path in kept_files()
        for found in PLACE_ON_ONE_MACHINE.finditer(path.read_bytes())
    ]
    assert named == []


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_requirement_of_a_lock_is_one_version_with_a_hash(lock: str) -> None:
    loose = [line for line in pins(lock) if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_says_nothing_about_where_packages_come_from(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert (
        re.findall(r"^\s*-(?:i|f|-\w*index\w*|-find-links|-trusted-host)\b.*|\S*://\S*", text, re.MULTILINE)
        == []
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_holds_all_that_pyproject_asks_for(lock: str) -> None:
    versions = locked(lock)
    unmet = [
        str(wanted)
        for wanted in asked_for(development=lock == "requirements-dev.txt")
        if (version := versions.get(canonicalize_name(wanted.name))) is None
        or version not in wanted.specifier
    ]
    assert unmet == []


def test_that_developing_and_running_use_the_same_versions() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()


def test_that_the_tests_run_on_the_locked_versions() -> None:
    if Path(sys.prefix) != PROJECT / ".venv":
        pytest.skip("not running in .venv")
    from importlib.metadata import distributions  # noqa: PLC0415 (only here, and slow to walk)

    locked_versions = locked("requirements-dev.txt")
    others = {
        name: found.version
        for found in distributions()
        if (name := canonicalize_name(found.metadata["Name"])) in locked_versions
        and Version(found.version) != locked_versions[name]
    }
    assert others == {}


def test_that_make_help_lists_every_command_and_only_commands_that_exist() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    declared = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert declared is not None
    assert sorted(makefile_commands()) == sorted(declared[1].split())


def test_that_make_knows_how_to_do_every_command_it_lists() -> None:
    refused = [
        command
        for command in makefile_commands()
        if subprocess.run(
            ["make", "--dry-run", command], cwd=PROJECT, capture_output=True, check=False
        ).returncode
    ]
    assert refused == []
