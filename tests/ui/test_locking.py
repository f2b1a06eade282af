"""Locking: after a while without use, by a key and by the button; then nothing of the person is left in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from fakes import MemoryVaults
from footprint.errors import Unsaved
from footprint.policy.condition import Value
from footprint.ui.error_dialog import ErrorDialog
from footprint.ui.idle import Idle
from footprint.workflow.kept import Preferences
from ui.driver import PASSPHRASE, Driver, Seconds

MINUTE = 60
CONTROL = Qt.KeyboardModifier.ControlModifier
QUESTION = "How do you water?"


@pytest.fixture
def asked(home: Driver) -> Driver:
    """At a question, with an answer chosen that is not continued with."""
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(QUESTION)
    home.click("answer.can")
    return home


@pytest.fixture
def wait(driver: Driver, seconds: Seconds) -> Callable[[float], None]:
    """Lets minutes pass without use."""

    def waited(minutes: float) -> None:
        seconds.passed += minutes * MINUTE
        idle(driver).look()

    return waited


def idle(driver: Driver) -> Idle:
    assert driver.window._session is not None
    assert driver.window._session.idle is not None
    return driver.window._session.idle


def by_time(driver: Driver, wait: Callable[[float], None]) -> None:
    wait(10)


def by_key(driver: Driver, wait: Callable[[float], None]) -> None:
    driver.press(Qt.Key.Key_L, CONTROL)


def unlock(driver: Driver, name: str = "Sam") -> None:
    driver.arrive(f"Welcome back, {name}")
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")


def everything(driver: Driver) -> str:
    """All that any widget of the process still holds, shown or not."""
    texts = [driver.window.windowTitle(), driver.texts()]
    for widget in QApplication.allWidgets():
        texts += [str(widget.property(name) or "") for name in ("text", "plainText", "title")]
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.objectName()]
    return "\n".join(texts)


@pytest.mark.parametrize("lock", [by_time, by_key], ids=["by time", "by key"])
def test_a_lock_saves_first_and_leads_back_to_the_same_question(
    asked: Driver, vaults: MemoryVaults, wait: Callable[[float], None], lock: Callable[..., None]
) -> None:
    lock(asked, wait)
    asked.arrive("Welcome back, Sam")
    assert not vaults._vaults["v1"].is_open
    unlock(asked)
    asked.arrive(QUESTION)
    assert asked.find("answer.can").property("checked") is True
    asked.go_on("Has a neighbour treated you badly?")


@pytest.mark.parametrize("lock", [by_time, by_key], ids=["by time", "by key"])
def test_a_locked_window_holds_nothing_of_the_person_but_the_vaults_name(
    asked: Driver, wait: Callable[[float], None], lock: Callable[..., None]
) -> None:
    # The control: before, all of it is there.
    before = everything(asked)
    assert QUESTION in before
    assert "answer.can" in before
    lock(asked, wait)
    asked.arrive("Welcome back, Sam")
    asked.until(lambda: QUESTION not in everything(asked))
    after = everything(asked)
    for of_theirs in (QUESTION, "answer.", "Siân", "Allotment", "tenant", "section."):
        assert of_theirs not in after
    assert "Welcome back, Sam" in after


def test_the_page_says_why_it_is_locked(asked: Driver, wait: Callable[[float], None]) -> None:
    wait(10)
    asked.arrive("Welcome back, Sam")
    assert "not used for 10 minutes" in asked.find("notice").accessibleName()
    # Heard as well: it is in the description of what the focus starts on.
    assert asked.focused == "passphrase"
    assert "Everything is saved" in asked.find("passphrase").accessibleDescription()


def test_the_button_locks_and_leads_back_home(home: Driver) -> None:
    home.click("lock")
    home.arrive("Welcome back, Sam")
    assert "go on where you were" in home.find("notice").accessibleName()
    unlock(home)
    home.arrive("Hello, Sam")


def test_another_vault_opens_at_its_own_home(asked: Driver, vaults: MemoryVaults) -> None:
    vaults.create("Ana", PASSPHRASE)[0].close()
    asked.press(Qt.Key.Key_L, CONTROL)
    asked.arrive("Whose vault do you open?")
    assert asked.find("vault/answer.v1").property("checked") is True
    asked.click("vault/answer.v2")
    asked.write("passphrase", PASSPHRASE)
    asked.click("open")
    asked.arrive("Hello, Ana")


def test_nobody_is_locked_out_before_the_time(asked: Driver, wait: Callable[[float], None]) -> None:
    wait(9.9)
    assert asked.title == QUESTION


@pytest.mark.parametrize("minutes", [2, 30])
def test_the_owner_says_after_how_long(
    home: Driver, vaults: MemoryVaults, wait: Callable[[float], None], minutes: int
) -> None:
    vaults._vaults["v1"].prefer(Preferences(minutes_until_locked=minutes))
    home.click("lock")
    unlock(home)
    home.arrive("Hello, Sam")
    wait(minutes - 0.1)
    assert home.title == "Hello, Sam"
    wait(0.2)
    home.arrive("Welcome back, Sam")
    assert f"{minutes} minutes" in home.find("notice").accessibleName()


def test_never_is_never(home: Driver, vaults: MemoryVaults, wait: Callable[[float], None]) -> None:
    vaults._vaults["v1"].prefer(Preferences(minutes_until_locked=0))
    home.click("lock")
    unlock(home)
    home.arrive("Hello, Sam")
    wait(100_000)
    assert home.title == "Hello, Sam"
    assert not idle(home)._is_noticed


def test_an_answer_that_cannot_be_saved_keeps_the_vault_open_until_it_can(
    asked: Driver,
    vaults: MemoryVaults,
    wait: Callable[[float], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = vaults._vaults["v1"]
    saves = vault.save_answer

    def full(_id: str, _question: str, _value: Value | None, _at: datetime) -> None:
        raise Unsaved("Not saved: the disk is full.")

    monkeypatch.setattr(vault, "save_answer", full)
    wait(10)
    asked.until(lambda: asked.has("error"))
    assert "the disk is full" in asked.find("error").accessibleName()
    assert asked.find("leave_anyway").property("text") == "Lock without this answer"
    assert asked.find("answer.can").property("checked") is True
    assert vault.is_open
    # Nobody does anything: a minute later it is tried again.
    monkeypatch.setattr(vault, "save_answer", saves)
    wait(1)
    asked.arrive("Welcome back, Sam")
    unlock(asked)
    asked.arrive(QUESTION)
    assert asked.find("answer.can").property("checked") is True


def test_the_answer_can_be_left_behind_on_purpose(
    asked: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Unsaved("Not saved: the disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(vaults._vaults["v1"], "save_answer", full)
        asked.press(Qt.Key.Key_L, CONTROL)
        asked.until(lambda: asked.has("leave_anyway"))
        asked.click("leave_anyway")
        asked.arrive("Welcome back, Sam")
    unlock(asked)
    asked.arrive(QUESTION)
    assert asked.find("answer.can").property("checked") is False


def test_a_lock_while_an_answer_is_being_saved_waits_for_it(asked: Driver, vaults: MemoryVaults) -> None:
    asked.click("continue")
    # Before the worker can have answered.
    asked.press(Qt.Key.Key_L, CONTROL)
    asked.arrive("Welcome back, Sam")
    unlock(asked)
    asked.until(lambda: asked.title in (QUESTION, "Has a neighbour treated you badly?"))
    vault = vaults._vaults["v1"]
    assert ("can",) in vault.load(vault.assessments()[0].id).answers.values()


def test_a_lock_while_documents_are_being_made_breaks_nothing(asked: Driver) -> None:
    asked.go_on("Has a neighbour treated you badly?")
    asked.click("answer.no")
    asked.go_on("Is there anything you want to remember?")
    asked.go_on("Check your answers")
    asked.go_on("Nothing to put right")
    asked.go_on("What your attestation will say")
    asked.click("answer.by_hand")
    asked.click("continue")
    asked.press(Qt.Key.Key_L, CONTROL)
    asked.arrive("Welcome back, Sam")
    unlock(asked)
    asked.until(lambda: not asked.has("open"))
    assert not asked.window.findChildren(ErrorDialog)


def test_a_lock_takes_open_dialogs_of_the_vault_along(asked: Driver, wait: Callable[[float], None]) -> None:
    dialog = QFileDialog(asked.wizard, "Choose a folder for your documents")
    dialog.open()
    wait(10)
    asked.arrive("Welcome back, Sam")
    asked.until(lambda: not isValid(dialog))


def test_what_is_private_in_a_sitting_is_behind_its_curtain_again(home: Driver) -> None:
    home.start("sitting", "Ines Duarte")
    home.click("tenant/answer.helper")
    home.go_on(QUESTION)
    home.click("answer.can")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Your own part")
    home.click("show")
    home.until(lambda: home.has("answer.committee"))
    home.press(Qt.Key.Key_L, CONTROL)
    unlock(home)
    home.arrive("Your own part")
    assert not home.has("answer.committee")


def test_what_is_private_in_a_sitting_is_hidden_even_if_it_cannot_be_saved(
    home: Driver, vaults: MemoryVaults, wait: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Unsaved("Not saved: the disk is full.")

    home.start("sitting", "Ines Duarte")
    home.click("tenant/answer.helper")
    home.go_on(QUESTION)
    home.click("answer.can")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Your own part")
    home.click("show")
    home.until(lambda: home.has("answer.committee"))
    home.click("answer.committee")
    with monkeypatch.context() as patched:
        patched.setattr(vaults._vaults["v1"], "save_answer", full)
        wait(10)
        assert not home.has("answer.committee")
        home.until(lambda: home.has("error"))
        wait(1)
        home.until(lambda: not home.wizard._worker.is_busy)
        assert home.has("error")
        assert not home.has("answer.committee")
        assert home.title == "Your own part"
    wait(1)
    home.arrive("Welcome back, Sam")
    vault = vaults._vaults["v1"]
    unlock(home)
    home.arrive("Your own part")
    assert "committee" in vault.load(vault.assessments()[0].id).answers.values()


def test_the_recovery_code_is_not_taken_away_before_it_is_written_down(
    driver: Driver, seconds: Seconds
) -> None:
    driver.choose_passphrase()
    driver.write("vault.name", "Sam")
    driver.write("passphrase", PASSPHRASE)
    driver.write("passphrase.again", PASSPHRASE)
    driver.click("create")
    driver.arrive("Write down your recovery code")
    seconds.passed += 100 * MINUTE
    driver.press(Qt.Key.Key_L, CONTROL)
    assert "CODE-1" in driver.find("recovery_code.shown").property("text").replace("  ", "-")
    driver.click("written_down")
    driver.click("continue")
    driver.arrive("Hello, Sam")


def test_closing_the_window_while_it_is_locked_is_nothing_special(home: Driver) -> None:
    home.press(Qt.Key.Key_L, CONTROL)
    home.arrive("Welcome back, Sam")
    home.close()


def send(driver: Driver, event: QEvent) -> None:
    """As the system does: to the window, which hands it on."""
    handle = driver.window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, event)


def key(driver: Driver) -> None:
    send(driver, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier))


def mouse(driver: Driver) -> None:
    at = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    send(driver, QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier))


def touch(driver: Driver) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(driver.window.windowHandle(), device).press(0, driver.window.rect().center()).commit()


def focus(driver: Driver) -> None:
    driver.find("appearance").setFocus()


@pytest.mark.parametrize("use", [key, mouse, touch, focus])
def test_any_use_puts_it_off(
    home: Driver, wait: Callable[[float], None], use: Callable[[Driver], None]
) -> None:
    wait(9)
    use(home)
    wait(9)
    assert home.title == "Hello, Sam"
    wait(1)
    home.arrive("Welcome back, Sam")


def test_what_assistive_technology_does_is_use(asked: Driver, wait: Callable[[float], None]) -> None:
    told = QAccessible.queryAccessibleInterface(asked.find("answer.can"))
    wait(9)
    told.actionInterface().doAction("Toggle")
    wait(9)
    assert asked.title == QUESTION
    wait(1)
    asked.arrive("Welcome back, Sam")


def test_use_after_the_computer_has_slept_comes_too_late(home: Driver, seconds: Seconds) -> None:
    seconds.passed += 60 * MINUTE
    mouse(home)
    home.arrive("Welcome back, Sam")


def test_use_in_a_window_beside_counts(home: Driver, wait: Callable[[float], None]) -> None:
    home.press(Qt.Key.Key_F1)
    beside = next(one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not home.window)
    home.bot.waitUntil(lambda: QApplication.activeWindow() is beside)
    wait(9)
    handle = beside.windowHandle()
    assert handle is not None
    QApplication.sendEvent(
        handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    )
    wait(9)
    assert home.title == "Hello, Sam"
    beside.close()


def test_all_of_it_works_from_a_window_beside(home: Driver) -> None:
    home.press(Qt.Key.Key_F1)
    beside: QWidget = next(
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not home.window
    )
    home.bot.waitUntil(lambda: QApplication.activeWindow() is beside)
    QTest.keyClick(beside, Qt.Key.Key_L, CONTROL)
    home.arrive("Welcome back, Sam")
    beside.close()
