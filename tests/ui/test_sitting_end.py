"""How a sitting ends, what home shows then, and what moving one shows: the same whatever was answered for oneself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from builders import SAMPLES, allotment
from fakes import MemoryVault, MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.ui import theme
from footprint.ui.keeping.due_page import DuePage
from footprint.ui.main_window import MainWindow
from footprint.ui.move_page import MovePage
from footprint.ui.parts.buttons import Button
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.settings import Settings
from footprint.ui.tokens import LIGHT
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Services
from footprint.workflow.practice import PracticeVault
from footprint.workflow.renew import rehearse_move
from footprint.workflow.start import start
from ui.driver import PASSPHRASE, Documents, Driver, Noon, Seconds
from ui.finished import CLEAR, TO_DO, come_home, finish, vault_of
from ui.keeper import look
from ui.sitting_sample import (
    AGREED,
    ATTESTATION,
    BADLY,
    CHECK,
    DUTY,
    GATE,
    KEY,
    MANAGER,
    NOTE,
    OWN,
    PATHS,
    TOGETHER,
    WATER,
    sitting_policy,
)
from ui.test_nothing_inferred import Seen, seen

Begun = tuple[Driver, MemoryVault]

SAVED, OVER, HOME = "The sitting is saved", "The sitting is over", "Hello, Sam"
CONTROL = Qt.KeyboardModifier.ControlModifier
# Of what came of private answers, and of the buttons that lead to it.
PRIVATE = ("Water by can.", "Your actions", "Attest again", "Compare two checks")


@pytest.fixture
def asked() -> list[Policy]:
    """The edition of today; a test may put another in."""
    return [sitting_policy()]


@pytest.fixture
def services(services: Services, asked: list[Policy]) -> Services:
    return replace(services, policy=lambda: asked[0])


@pytest.fixture(autouse=True)
def still(dressed: QApplication) -> Iterator[None]:
    """Nothing blinks, and the next test finds the usual size."""
    before = dressed.cursorFlashTime()
    dressed.setCursorFlashTime(0)
    yield
    dressed.setCursorFlashTime(before)
    theme.enlarge(on=False)
    theme.apply(dressed, LIGHT, 1)


def to_check(driver: Driver, *, is_private: bool, water: str = "can") -> None:
    """From home to the page that comes after one's own part, with or without answers there."""
    driver.start("sitting", manager=MANAGER)
    driver.click("tenant/answer.helper")
    for title in (PATHS, WATER):
        driver.go_on(title)
    driver.click(f"answer.{water}")
    for title in (NOTE, DUTY):
        driver.go_on(title)
    driver.click("answer.yes")
    driver.go_on(OWN)
    if is_private:
        driver.click("show")
        for title, chosen in ((GATE, "yes"), (KEY, "all"), (BADLY, "want_help")):
            driver.until(lambda title=title: driver.wizard.page.title == title)  # type: ignore[misc]  # bound at once
            driver.click(f"answer.{chosen}")
            driver.click("continue")
        driver.until(lambda: driver.wizard.page.title not in (GATE, KEY, BADLY))
    driver.go_on(CHECK)


def to_documents(driver: Driver) -> None:
    for title in (TOGETHER, AGREED, ATTESTATION):
        driver.go_on(title)
    driver.click("answer.by_hand")
    driver.go_on("Your documents are ready")


def last(vault: MemoryVault) -> Assessment:
    return vault.load(vault.assessments()[0].id)


def held(driver: Driver) -> str:
    """Every word that any widget in the window holds, shown or not."""
    return "\n".join(
        f"{one.property('text')} {one.accessibleName()} {one.accessibleDescription()} {one.objectName()}"
        for one in driver.window.findChildren(QWidget)
    )


def ended(driver: Driver, *, is_over: bool) -> dict[str, Seen]:
    """What is seen at the end of a sitting and on home, the ids of checks taken out: they are drawn by lot."""
    driver.click("continue" if is_over else "save_and_leave")
    driver.arrive(OVER if is_over else SAVED)
    found = {"end": seen(driver.window, driver.title)}
    driver.end_sitting(OVER if is_over else SAVED)
    look = seen(driver.window, driver.title)
    found["home"] = replace(look, held=_plain(look.held), tabbed=_plain(look.tabbed))
    return found


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(re.sub("[0-9a-f]{16}", "ID", name) for name in names)


@pytest.fixture
def begin(qtbot: QtBot, asked: list[Policy], settings: Settings) -> Iterator[Callable[[], Begun]]:
    """Makes windows at home, each with a vault of its own."""
    made = []

    def another() -> Begun:
        vaults = MemoryVaults()
        window = MainWindow(
            Services(lambda: vaults, Documents, lambda: asked[0], Noon()), settings, Seconds()
        )
        driver = Driver(qtbot, window)
        made.append(driver)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.fill()
        driver.make_vault()
        return driver, vault_of(vaults)

    yield another
    for driver in made:
        driver.close()


@pytest.mark.parametrize("is_over", [False, True], ids=["put aside", "signed"])
def test_that_the_end_and_home_are_the_same_whatever_is_answered_behind_the_curtain(
    begin: Callable[[], Begun], *, is_over: bool
) -> None:
    found, due = [], []
    for is_private in (False, True):
        driver, vault = begin()
        to_check(driver, is_private=is_private)
        if is_over:
            to_documents(driver)
        found.append(ended(driver, is_over=is_over))
        assert ("gate" in last(vault).answers) is is_private
        driver.click("show_due")
        driver.until(lambda driver=driver: not driver.has("show_due"))  # type: ignore[misc]  # bound at once
        due.append(driver.texts())
        driver.close()
    assert found[0] == found[1]
    # The control: once it is asked for, what is signed has something to tell.
    assert ("Shut the gate." in due[1]) is is_over
    assert "Shut the gate." not in due[0]


def test_that_what_both_know_is_seen_on_home(begin: Callable[[], Begun]) -> None:
    found = []
    for is_over in (False, True):
        driver, _vault = begin()
        to_check(driver, is_private=False)
        if is_over:
            to_documents(driver)
        found.append(ended(driver, is_over=is_over))
        driver.close()
    for place in ("end", "home"):
        one, other = found[0][place], found[1][place]
        assert one.heard != other.heard
        assert one.pixels != other.pixels


@pytest.fixture
def due(home: Driver, vaults: MemoryVaults, asked: list[Policy]) -> Driver:
    """At home, with two earlier checks of one's own and things that are due."""
    asked[0] = allotment()
    for days in (500, 400):
        finish(vault_of(vaults), asked[0], TO_DO, days)
    come_home(home)
    assert all(words in held(home) for words in PRIVATE)
    return home


def is_veiled(driver: Driver) -> bool:
    """Nothing of what is due, or what came of earlier checks, is held by any widget."""
    said = held(driver)
    told = [words for words in PRIVATE if words in said]
    assert not driver.has("show_due") or not told, told
    return driver.has("show_due")


def sit(driver: Driver) -> Driver:
    driver.start("sitting", manager=MANAGER)
    return driver


def put_aside(driver: Driver) -> Driver:
    sit(driver).click("save_and_leave")
    driver.end_sitting()
    return driver


def unlocked(driver: Driver) -> None:
    driver.arrive("Welcome back, Sam")
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")


def test_that_nothing_of_ones_own_is_held_by_home_or_the_end_page_before_it_is_asked_for(due: Driver) -> None:
    assert not is_veiled(due)
    sit(due).click("save_and_leave")
    due.arrive(SAVED)
    assert not any(words in held(due) for words in PRIVATE)
    due.end_sitting()
    assert is_veiled(due)
    assert "answers are to be looked at again" not in held(due)
    due.click("show_due")
    due.until(lambda: not due.has("show_due"))
    assert all(words in held(due) for words in PRIVATE)


def test_that_what_was_shown_stays_so_until_the_next_sitting(due: Driver, vaults: MemoryVaults) -> None:
    put_aside(due).click("show_due")
    due.until(lambda: due.has("actions"))
    come_home(due)
    assert not is_veiled(due)
    due.click(f"go_on.{vault_of(vaults).assessments()[0].id}")
    due.until(lambda: not due.has("actions") and due.has("save_and_leave"))
    due.click("save_and_leave")
    due.end_sitting()
    assert is_veiled(due)


def test_that_it_is_veiled_although_the_sitting_is_discarded(due: Driver, vaults: MemoryVaults) -> None:
    put_aside(due)
    name = vault_of(vaults).assessments()[0].id
    due.click(f"discard.{name}")
    due.click(f"discard_for_good.{name}")
    due.until(lambda: not due.has(f"go_on.{name}"))
    assert is_veiled(due)


@pytest.mark.parametrize("is_draft", [True, False])
def test_that_after_an_idle_lock_it_is_veiled_again(
    due: Driver, vaults: MemoryVaults, seconds: Seconds, *, is_draft: bool
) -> None:
    put_aside(due)
    if not is_draft:
        vault_of(vaults).discard(vault_of(vaults).assessments()[0].id)
    due.click("show_due")
    due.until(lambda: due.has("actions"))
    seconds.passed += 3600
    idle = due.window._session.idle  # type: ignore[union-attr]
    assert idle is not None
    idle.look()
    unlocked(due)
    due.arrive(HOME)
    assert is_veiled(due)


def test_that_a_vault_that_is_opened_with_a_sitting_put_aside_is_veiled(
    due: Driver, vaults: MemoryVaults, asked: list[Policy]
) -> None:
    # As if it had been put aside before Footprint was started: this window has shown no sitting.
    start(vault_of(vaults), asked[0], Occasion.SITTING, Noon())
    due.press(Qt.Key.Key_L, CONTROL)
    unlocked(due)
    due.arrive(HOME)
    assert is_veiled(due)


def test_that_without_a_sitting_nothing_is_veiled(due: Driver) -> None:
    due.press(Qt.Key.Key_L, CONTROL)
    unlocked(due)
    due.arrive(HOME)
    assert not is_veiled(due)
    due.start("onboarding")
    due.click("save_and_leave")
    due.arrive(HOME)
    assert not is_veiled(due)


def test_that_the_end_page_can_be_left_by_keyboard_alone_or_locked(due: Driver) -> None:
    for way in ("alone", "lock"):
        sit(due).click("save_and_leave")
        due.arrive(SAVED)
        # Enter was pressed once too often: it leads nowhere.
        due.press(Qt.Key.Key_Return)
        assert due.has("alone")
        due.tab_to(way)
        due.press(Qt.Key.Key_Space)
        due.arrive(HOME if way == "alone" else "Welcome back, Sam")
        assert not any(words in held(due) for words in PRIVATE)
    assert theme.factor() == 1


def without_private(policy: Policy) -> Assessment:
    """A sitting that is under way, with what both know."""
    vault, clock = PracticeVault("Sam"), Noon()
    conduct = Conduct(vault, clock, start(vault, policy, Occasion.SITTING, clock))
    for question_id, raw in {"tenant": "helper", "watering": ["can"], "note_to_self": "the gate"}.items():
        conduct.answer(question_id, raw)
    return conduct.assessment


def draft_and_more() -> tuple[Assessment, Assessment]:
    """The same sitting without private answers, and with one that the newer edition sets aside."""
    plain = without_private(allotment())
    return plain, plain.with_answer("treated_badly", "committee", Noon().now())


def test_that_moving_a_sitting_shows_the_same_whatever_is_answered_behind_the_curtain(
    qtbot: QtBot, dressed: QApplication
) -> None:
    newer = read_policy(SAMPLES / "allotment_3")
    found, behind = [], []
    changed = draft_and_more()[0].with_answer("note_to_self", None)
    for assessment in (*draft_and_more(), changed):
        vault = PracticeVault("Sam")
        vault.begin(assessment)
        frame = PlainFrame()
        qtbot.addWidget(frame)
        frame.resize(900, 700)
        page = MovePage(rehearse_move(vault, assessment.id, newer))
        frame.show_page(page)
        with qtbot.waitActive(frame):
            frame.show()
            frame.activateWindow()
        page.take_focus()
        found.append(seen(frame, page.title))
        show = next(one for one in frame.findChildren(Button) if one.objectName() == "show_own")
        show.click()
        behind.append([str(one.property("text")) for one in page.findChildren(QWidget)])
        show.click()
        assert not page.findChildren(QWidget, "own_set_aside")
    plain, more, other = found
    assert plain == more
    assert not re.search(r"\d", " ".join(re.findall("'text': .*", " ".join(plain.held))))
    # The controls: behind it they differ, and what both know is seen.
    assert behind[0] != behind[1]
    assert (plain.heard, plain.pixels) != (other.heard, other.pixels)


def test_that_what_is_kept_tells_no_number_of_a_sitting_before_it_is_asked_for(
    home: Driver, vaults: MemoryVaults
) -> None:
    vault = vault_of(vaults)
    conduct = Conduct(vault, Noon(), start(vault, sitting_policy(), Occasion.SITTING, Noon()))
    conduct.answer("tenant", "helper")
    said = []
    for is_private in (False, True):
        if is_private:
            for chosen in ("yes", "no"):
                conduct.answer("gate", chosen)
        look(home)
        before = home.texts()
        home.click(f"numbers.{conduct.assessment.id}")
        said.append((before, home.texts()))
        home.click("back")
        home.arrive(HOME)
    assert said[0][0] == said[1][0]
    assert "1 answer " not in said[0][0]
    assert "2 answers · 1 earlier answer that you changed" in said[1][1]


def test_that_before_deleting_a_sitting_is_named_without_a_number(
    qtbot: QtBot, dressed: QApplication
) -> None:
    vault = PracticeVault("Sam")
    for occasion in (Occasion.SITTING, Occasion.ONBOARDING):
        finish(vault, allotment(), CLEAR, 30, occasion)
    texts = []
    for summary in sorted(vault.assessments(), key=lambda one: one.occasion is not Occasion.SITTING):
        page = DuePage(3, [summary])
        qtbot.addWidget(page)
        texts.append(" ".join(str(one.property("text")) for one in page.findChildren(QWidget)))
    assert "3 answers" not in texts[0]
    assert "3 answers" in texts[1]
