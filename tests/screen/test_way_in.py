"""The way in by keyboard alone: without a keyring, with a saved copy, and for practice."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from footprint.store.vaults import SqlVaults
from screen.conftest import Start
from screen.display import Screen, until
from screen.keyboard import Keyboard
from screen.visitor import HOME, OWNER, PASSPHRASE, WELCOME, make_vault


@pytest.fixture
def copy(own_home: Path, tmp_path: Path) -> Path:
    """A saved copy of a vault that is on another computer."""
    vaults = SqlVaults(own_home / "elsewhere" / "vaults")
    vault, _code = vaults.create(OWNER, PASSPHRASE)
    file = tmp_path / "sam.copy"
    vault.save_copy(file, datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
    vault.close()
    return file


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def test_that_where_no_keyring_is_to_be_had_a_passphrase_is(screen: Screen, start: Start) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    keyboard.arrive(WELCOME)
    told = "This computer cannot keep the key for you."
    until(lambda: any(node.name.startswith(told) for node in reader.shown()), "the reason")
    assert not reader.sees("with_keyring")
    make_vault(keyboard)


def test_that_a_saved_copy_is_restored_by_keyboard_alone(screen: Screen, start: Start, copy: Path) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    keyboard.arrive(WELCOME)
    keyboard.press("restore")
    keyboard.arrive("Restore a saved copy")
    keyboard.press("choose_file")
    # The system's own dash before the name of the program.
    keyboard.arrive("Choose a saved copy — Footprint")
    keyboard.type(str(copy))
    keyboard.keys("Return")
    keyboard.arrive("Open the copy")
    assert any("Saved on 2 November 2026" in node.name for node in reader.shown())
    keyboard.write("passphrase", PASSPHRASE)
    keyboard.keys("Return")
    keyboard.arrive(HOME)


def test_that_a_practice_run_leaves_the_whole_home_folder_as_it_was(
    screen: Screen, start: Start, own_home: Path
) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    keyboard.arrive(WELCOME)
    homes = (own_home, Path(screen.environment["HOME"]))
    before = [files(home) for home in homes]
    keyboard.press("practise")
    keyboard.arrive("Try Footprint out (practice run)")
    keyboard.press("start.onboarding")
    until(lambda: reader.sees("continue"), "the first page")
    keyboard.go_on()
    keyboard.arrive("About you (practice run)")
    keyboard.write("profile.job", "Somebody")
    assert any(node.name == "Practice run: nothing is kept" for node in reader.shown())
    keyboard.press("save_and_leave")
    keyboard.arrive(WELCOME)
    assert [files(home) for home in homes] == before
    keyboard.keys("alt+F4")
    assert reader.program.left() == 0
    assert [files(home) for home in homes] == before


def test_that_a_lost_vault_is_let_go_by_keyboard_alone(screen: Screen, start: Start, own_home: Path) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    make_vault(keyboard)
    keyboard.keys("ctrl+l")
    keyboard.arrive("Welcome back, Sam")
    keyboard.press("lost")
    keyboard.arrive("Open the vault with its recovery code")
    keyboard.press("codeless")
    keyboard.arrive("Nobody can open this vault now")
    keyboard.press("erase")
    keyboard.arrive("Erase the vault “Sam”?")
    keyboard.write("erase.name", OWNER)
    keyboard.keys("Return")
    keyboard.arrive(WELCOME)
    vaults = own_home / "data" / "vaults"
    assert [path for path in vaults.rglob("*") if path.is_file()] == []
