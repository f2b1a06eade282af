"""Set-up's look at the system: it says what it does before it does it, and what to do where it cannot."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Linux alone needs system packages"
)


@pytest.fixture
def system() -> ModuleType:
    """The script, freshly loaded; its folder is on nobody's path."""
    spec = importlib.util.spec_from_file_location("system", PROJECT / "packaging" / "setup" / "system.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["system"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def computer(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Sequence[str]]]:
    """Pretend to be a computer with these tools and without these libraries; gives what will be run on it."""

    def pretend(
        *tools: str, lacks: Sequence[str] = (), root: bool = True, works: bool = True
    ) -> list[Sequence[str]]:
        commands: list[Sequence[str]] = []

        def run(command: Sequence[str]) -> bool:
            sys.stdout.write(f"<{' '.join(command)}>\n")
            commands.append(command)
            return works

        monkeypatch.setattr(system.shutil, "which", lambda name: name if name in tools else None)
        monkeypatch.setattr(system.os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(system, "_loads", lambda library: library not in lacks)
        monkeypatch.setattr(system, "_run", run)
        return commands

    return pretend


def test_that_nothing_is_said_or_done_where_nothing_is_missing(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    commands = computer("apt-get")
    assert system.main(["venv", "window"]) == 0
    assert commands == []
    assert capsys.readouterr().out == ""


def test_that_set_up_says_what_it_installs_and_why_before_it_does(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    computer("apt-get", lacks=["libxcb-cursor.so.0", "libEGL.so.1"])
    assert system.main(["window"]) == 0
    said, _, done = capsys.readouterr().out.partition("<")
    assert "Installing system packages with apt-get" in said
    assert "to open Footprint's window" in said
    assert "libegl1 libxcb-cursor0" in said
    assert done.endswith("libegl1 libxcb-cursor0>\n")


@pytest.mark.parametrize(
    "manager,package",
    [
        ("apt-get", "libxcb-cursor0"),
        ("dnf", "libxcb-cursor.so.0()(64bit)"),
        ("zypper", "libxcb-cursor.so.0()(64bit)"),
        ("pacman", "xcb-util-cursor"),
    ],
)
def test_that_each_system_is_asked_by_its_own_name_for_a_library(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]], manager: str, package: str
) -> None:
    commands = computer(manager, lacks=["libxcb-cursor.so.0"])
    assert system.main(["window"]) == 0
    assert commands[-1][0] == manager
    assert commands[-1][-1] == package


def test_that_a_package_with_two_missing_libraries_is_installed_once(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]]
) -> None:
    commands = computer("apt-get", lacks=["libglib-2.0.so.0", "libgthread-2.0.so.0"])
    system.main(["window"])
    assert commands[-1].count("libglib2.0-0") == 1


def test_that_all_that_is_missing_is_installed_in_one_go(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = computer("apt-get", lacks=["libEGL.so.1"])
    monkeypatch.setattr(system, "_is_installed", lambda package: package != "xvfb")
    assert system.main(["venv", "window", "tests"]) == 0
    assert [command[1] for command in commands] == ["update", "install"]
    assert commands[-1][-2:] == ["libegl1", "xvfb"]


def test_that_sudo_is_used_only_by_those_who_are_not_root(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]]
) -> None:
    as_root = computer("apt-get", "sudo", root=True, lacks=["libEGL.so.1"])
    system.main(["window"])
    as_user = computer("apt-get", "sudo", root=False, lacks=["libEGL.so.1"])
    system.main(["window"])
    assert {command[0] for command in as_root} == {"apt-get"}
    assert {command[0] for command in as_user} == {"sudo"}


@pytest.mark.parametrize("tools,works", [(["apt-get"], True), (["apt-get", "sudo"], False)])
def test_that_without_rights_set_up_shows_the_command_and_goes_on(
    system: ModuleType,
    computer: Callable[..., list[Sequence[str]]],
    capsys: pytest.CaptureFixture[str],
    tools: list[str],
    works: bool,
) -> None:
    computer(*tools, root=False, works=works, lacks=["libEGL.so.1"])
    assert system.main(["window"]) == 0
    said = capsys.readouterr().out
    assert "apt-get install --quiet --yes --no-install-recommends libegl1" in said
    assert "the commands that need none still work" in said


def test_that_an_unknown_system_is_told_what_is_missing(
    system: ModuleType, computer: Callable[..., list[Sequence[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    computer(lacks=["libEGL.so.1"])
    assert system.main(["window"]) == 0
    assert "libEGL.so.1" in capsys.readouterr().out


def test_that_set_up_stops_where_no_virtual_environment_can_be_made(
    system: ModuleType,
    computer: Callable[..., list[Sequence[str]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    computer("apt-get", root=False)
    monkeypatch.setattr(system.importlib.util, "find_spec", lambda _name: None)
    assert system.main(["venv"]) == 1
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"python{version}-venv" in capsys.readouterr().out


def test_that_after_set_up_qt_finds_every_library_that_it_asks_for() -> None:
    folder = Path(PySide6.__file__).parent
    asking = [
        *(folder / f"Qt{part}.abi3.so" for part in ("Core", "Gui", "Widgets", "Svg")),
        *(
            folder / "Qt" / "plugins" / "platforms" / f"libq{part}.so"
            for part in ("xcb", "wayland", "offscreen")
        ),
    ]
    answers = subprocess.run(["ldd", *asking], capture_output=True, text=True, check=True).stdout
    assert [line.strip() for line in answers.splitlines() if "not found" in line] == []
