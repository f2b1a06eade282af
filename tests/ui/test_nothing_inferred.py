"""Whatever is answered behind the curtain, all that both see is the same: words, accessible tree, and every pixel."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import chorley
from footprint.assessment.assessment import Assessment
from footprint.assessment.outcome import result
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Occasion, Policy, Question
from footprint.ui.background import Worker
from footprint.ui.home_page import HomePage
from footprint.ui.screenshot import answered
from footprint.ui.settings import Settings
from footprint.ui.tokens import SMALLEST
from footprint.ui.wizard import steps
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.wizard import Wizard
from footprint.workflow.ports import Services
from footprint.workflow.practice import PracticeVault
from ui.driver import Driver, Noon
from ui.overhearing import overheard
from ui.sitting_sample import (
    AGREED,
    ATTESTATION,
    BADLY,
    CHECK,
    DUTY,
    GATE,
    MANAGER,
    NOTE,
    OWN,
    PATHS,
    TOGETHER,
    WATER,
    sitting_policy,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that can be had of a page: to read, to hear, to look at, and by which way Tab leads."""

    title: str
    heard: tuple[str, ...]
    held: tuple[str, ...]
    tabbed: tuple[str, ...]
    pixels: bytes


@pytest.fixture
def still(dressed: QApplication) -> Iterator[QApplication]:
    """Nothing blinks."""
    before = dressed.cursorFlashTime()
    dressed.setCursorFlashTime(0)
    yield dressed
    dressed.setCursorFlashTime(before)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def tree(interface: QAccessibleInterface) -> Iterator[str]:
    """Role, name, description, value and place of everything, hidden things as well."""
    state, place = interface.state(), interface.rect()
    said = [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
    flags = (state.invisible, state.disabled, state.checked, state.focused)
    yield repr((str(interface.role()), said, interface.text(QAccessible.Text.Value), flags, place.getRect()))
    for n in range(interface.childCount()):
        child = interface.child(n)
        if child.isValid():
            yield from tree(child)


def seen(widget: QWidget, title: str, *, with_pixels: bool = True) -> Seen:
    """Everything about what is shown."""
    for _n in range(3):
        QApplication.processEvents()
    # Outside an event loop of its own nothing that was let go of would ever be gone.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = [
        repr((type(one).__name__, one.objectName(), str(one.property("text")), one.accessibleName()))
        for one in widget.findChildren(QWidget)
    ]
    picture = widget.grab().toImage() if with_pixels else None
    return Seen(
        title,
        tuple(tree(QAccessible.queryAccessibleInterface(widget))),
        tuple(held),
        tuple(tabbed(widget)) if with_pixels else (),
        bytes(picture.constBits()) if picture else b"",
    )


def tabbed(widget: QWidget) -> Iterator[str]:
    """By which way Tab leads, once round."""
    first = QApplication.focusWidget()
    while True:
        QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here is first:
            break
        # The title takes the focus and is not in Tab's way.
        first = here if first is None or not first.focusPolicy() & Qt.FocusPolicy.TabFocus else first
        yield here.objectName()


def shared_steps(assessment: Assessment) -> list[Step]:
    found = [Step(Place.INTRO)]
    while found[-1].place is not Place.AGREED:
        found.append(steps.after(assessment, found[-1]))
    return found


class Walk:
    """Walks the shared pages of sittings in a window of the same size."""

    def __init__(self, policy: Policy, worker: Worker, settings: Settings, bot: QtBot) -> None:
        self._policy, self._worker, self._settings, self._bot = policy, worker, settings, bot

    def pages(
        self, assessment: Assessment, *, with_pixels: bool = True, only: Collection[Step] | None = None
    ) -> dict[Step, Seen]:
        """What is seen on all shared pages, or on some of them."""
        vault = PracticeVault()
        vault.begin(assessment)
        services = Services(lambda: None, lambda: None, lambda: self._policy, Noon())  # type: ignore[arg-type, return-value]  # not asked for before the documents
        wizard = Wizard(services, vault, assessment, self._worker, self._settings)
        titles: list[str] = []
        wizard.titled.connect(titles.append)
        wizard.resize(1366, 728)
        with self._bot.waitExposed(wizard):
            wizard.show()
        found = {}
        for step in shared_steps(assessment):
            if only is not None and step not in only:
                continue
            wizard.go(step)
            found[step] = seen(wizard, titles[-1], with_pixels=with_pixels)
        wizard.hide()
        wizard.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return found


def values(question: Question) -> list[Value]:
    """The answers that a question can have, one by one, and all together where that can be."""
    options = [option.id for option in question.options]
    match question.kind:
        case Kind.ONE:
            return [*options]
        case Kind.MANY:
            free = tuple(option for option in options if option not in question.exclusive)
            return [*((option,) for option in options), free]
        case Kind.NUMBER:
            return [question.minimum or 0, (question.minimum or 0) + 1]
        case Kind.DATE:
            return [Noon().today()]
        case Kind.TEXT:
            return ["One thing", "Another thing altogether, of several words"]


def answered_each_way(base: Assessment, most: int = 100) -> Iterator[tuple[str, Assessment]]:
    """The same sitting with every private question answered in all ways or the last of them, and what hangs on it."""
    for question in base.policy.questions.values():
        if question.private:
            for value in values(question)[-most:]:
                assessment = base.with_answer(question.id, value)
                while todo := [one for one in assessment.unanswered if one.private]:
                    assessment = assessment.with_answer(todo[0].id, values(todo[0])[-1])
                yield f"{question.id}: {value}", assessment


def without_private(assessment: Assessment) -> Assessment:
    return replace(assessment.shared)


def differing(one: dict[Step, Seen], other: dict[Step, Seen]) -> list[str]:
    """Where two walks can be told apart, and by what."""
    found = []
    for step, part in product(one, ("title", "heard", "held", "tabbed", "pixels")):
        if step in other and getattr(one[step], part) != getattr(other[step], part):
            found.append(f"{step.place} {step.question or step.section}: {part}")
    return found


def test_that_every_private_answer_of_a_small_questionnaire_leaves_every_shared_pixel_as_it_was(
    qtbot: QtBot, still: QApplication, worker: Worker, settings: Settings
) -> None:
    policy = sitting_policy()
    walk = Walk(policy, worker, settings, qtbot)
    plain = without_private(answered(policy, Occasion.SITTING))
    before = walk.pages(plain)
    told = 0
    for what, assessment in answered_each_way(plain):
        now = walk.pages(assessment)
        assert list(now) == list(before), what
        assert not differing(before, now), what
        told += result(assessment, Noon().today()) != result(plain, Noon().today())
    # There was something to be hidden.
    assert told >= 5
    # The control: an answer that both see is seen.
    hose = plain.with_answer("watering", ("hose",)).with_answer("hose_days", 3)
    parts = {line.split(": ")[1] for line in differing(before, walk.pages(hose)) if ": " in line}
    assert {"heard", "held", "tabbed", "pixels"} <= parts


def test_that_what_is_brought_out_is_seen_and_nothing_else_of_it(
    qtbot: QtBot, still: QApplication, worker: Worker, settings: Settings
) -> None:
    policy = sitting_policy()
    walk = Walk(policy, worker, settings, qtbot)
    open_gate = without_private(answered(policy, Occasion.SITTING)).with_answer("gate", "yes")
    before, brought = walk.pages(open_gate), open_gate.brought_out_as(["gate-open"])
    after = walk.pages(brought)
    assert {line.split(":")[0].strip() for line in differing(before, after)} == {"result", "agreed"}
    # Whoever brings out help that they were offered brings out nothing.
    helped = open_gate.with_answer("treated_badly", "want_help")
    assert not differing(before, walk.pages(helped.brought_out_as(["help-wanted", "badly-treated"])))
    # Other answers, the same finding: nobody can tell.
    assert not differing(
        after, walk.pages(brought.with_answer("key", "all").with_answer("treated_badly", "no"))
    )


def test_that_every_private_question_of_the_first_policy_can_be_answered_unseen(
    qtbot: QtBot, still: QApplication, worker: Worker, settings: Settings
) -> None:
    policy = chorley()
    walk = Walk(policy, worker, settings, qtbot)
    plain = without_private(answered(policy, Occasion.SITTING))
    order = shared_steps(plain)
    looked_at: set[str] = set()
    seen_on: set[Step] = set()
    before: dict[tuple[frozenset[Step], bool], dict[Step, Seen]] = {}
    for n, (what, assessment) in enumerate(answered_each_way(plain, most=2)):
        assert shared_steps(assessment) == order, what
        # The last pages are made from all answers together, the others from few: of these some at a time; and
        # pictures of every tenth way, since drawing takes longest.
        # Compared is what was walked alike: how far the sections are scrolled hangs on where one comes from.
        only, with_pixels = frozenset([*order[-4:], *order[n % 8 :: 8]]), n % 10 == 0
        if (only, with_pixels) not in before:
            before[only, with_pixels] = walk.pages(plain, with_pixels=with_pixels, only=only)
        now = walk.pages(assessment, with_pixels=with_pixels, only=only)
        assert not differing(before[only, with_pixels], now), what
        looked_at.add(what.split(":")[0])
        seen_on |= only
    assert seen_on == set(order)
    assert looked_at == {question.id for question in policy.questions.values() if question.private}


@pytest.fixture
def policy() -> Policy:
    return sitting_policy()


BEHIND: dict[str, list[str]] = {
    "gone on without": [],
    "shown": ["show", "hide_again"],
    "chosen and hidden": ["show", "answer.yes", "hide_again"],
    "said": ["show", "answer.all", "continue", "answer.want_help", "continue", "continue"],
}


def to_own_part(driver: Driver) -> None:
    driver.start("sitting", manager=MANAGER)
    driver.click("tenant/answer.helper")
    for title in (PATHS, WATER):
        driver.go_on(title)
    driver.click("answer.can")
    for title in (NOTE, DUTY):
        driver.go_on(title)
    driver.click("answer.yes")
    driver.go_on(OWN)


def is_calm(driver: Driver) -> bool:
    return not driver.wizard._saving.is_busy and not driver.wizard._worker.is_busy


def looks_after(driver: Driver, done: list[str]) -> dict[str, Seen]:
    """What is seen from the curtain on after something was done behind it; comes back to the curtain."""
    found = {}
    for name in done:
        driver.until(lambda name=name: driver.has(name) and is_calm(driver))  # type: ignore[misc]  # bound at once
        driver.click(name)
    if done[-1:] != ["continue"]:
        driver.until(lambda: driver.wizard.page.title == OWN and is_calm(driver))
        driver.click("continue")
    for title in (CHECK, TOGETHER, AGREED, ATTESTATION):
        driver.arrive(title)
        found[title] = seen(driver.window, driver.title, with_pixels=title != ATTESTATION)
        if title != ATTESTATION:
            driver.click("continue")
    for title in (AGREED, TOGETHER, CHECK, OWN):
        driver.click("back")
        driver.arrive(title)
    found[OWN] = seen(driver.window, driver.title)
    return found


@pytest.mark.parametrize("size", [(1180, 760), SMALLEST, (1500, 520)], ids=["usual", "smallest", "low"])
def test_that_a_walk_by_hand_shows_the_same_whatever_is_done_behind_the_curtain(
    home: Driver, still: QApplication, size: tuple[int, int]
) -> None:
    home.window.resize(*size)
    to_own_part(home)
    # Walked once before: how far the sections are scrolled hangs on where one comes from, hidden or not.
    looks_after(home, BEHIND["gone on without"])
    first = looks_after(home, BEHIND["gone on without"])
    for way, done in BEHIND.items():
        now = looks_after(home, done)
        for title, look in now.items():
            assert look == first[title], (way, title)
        # What is longer behind the curtain has not made it any larger.
        assert home.window.size().toTuple() == size
    assert home.wizard.assessment.answers["treated_badly"] == "want_help"


def test_that_the_window_is_called_the_same_all_the_way_behind_the_curtain(home: Driver) -> None:
    titles: list[str] = []
    to_own_part(home)
    home.window.windowTitleChanged.connect(titles.append)
    home.click("show")
    home.until(lambda: home.wizard.page.title == GATE)
    home.click("continue")
    home.until(lambda: home.wizard.page.has_error)
    home.click("answer.no")
    home.click("continue")
    home.until(lambda: home.wizard.page.title == BADLY)
    home.press(Qt.Key.Key_Escape)
    home.until(lambda: home.wizard.page.title == OWN)
    # Not even that something was amiss.
    assert {title.split(" – ")[0] for title in titles} <= {OWN}  # noqa: RUF001 (the window's own dash)
    assert not [
        one
        for one in home.window.findChildren(QPushButton)
        if one.objectName() == "hide_again" and one.isVisible()
    ]


@pytest.mark.parametrize("is_finished", [False, True], ids=["begun", "finished"])
def test_that_home_does_not_tell_how_much_was_answered_behind_the_curtain(
    qtbot: QtBot, dressed: QApplication, *, is_finished: bool
) -> None:
    plain = without_private(answered(sitting_policy(), Occasion.SITTING))
    said = []
    for assessment in (plain, answered(sitting_policy(), Occasion.SITTING)):
        vault = PracticeVault("Sam")
        vault.begin(assessment)
        if is_finished:
            vault.sign_off(assessment.id, Noon().today(), Noon().now())
        page = HomePage("Sam", vault.assessments())
        qtbot.addWidget(page)
        said.append([str(one.property("text")) for one in page.findChildren(QWidget)])
    assert said[0] == said[1]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the library bears another name elsewhere")
@pytest.mark.parametrize("goes", ["hide_again", "section.water", "escape"])
def test_that_what_is_told_by_itself_while_hiding_is_the_same_with_a_choice_and_without(
    home: Driver, goes: str
) -> None:
    home.window.resize(2200, 1300)
    to_own_part(home)
    told: dict[str, list[str]] = {}
    # The first look loads what the others find there.
    for choice in ("", "none", "answer.yes", "answer.no"):
        home.click("show")
        home.until(lambda: home.wizard.page.title != OWN)
        while home.wizard.page.title != GATE:
            home.click("back")
        if choice.startswith("answer"):
            home.click(choice)
        home.find("answer.yes").setFocus()
        QApplication.processEvents()
        # As a screen reader does, which then hears the end of all that it found.
        home.texts()
        with overheard() as events:
            if goes == "escape":
                home.press(Qt.Key.Key_Escape)
            else:
                home.click(goes)
            # The page is gone before anything that is saved comes back: how long the test waits for that is its own.
            settle()
            home.until(lambda: is_calm(home))
            settle()
        told[choice] = events
        if goes.startswith("section"):
            for title in (NOTE, DUTY, OWN):
                home.go_on(title)
                home.until(lambda: is_calm(home))
    assert home.wizard.assessment.answers["gate"] == "no"
    assert told["none"]
    assert told["answer.yes"] == told["none"]
    assert told["answer.no"] == told["none"]


def settle() -> None:
    for _n in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


AWAY: dict[str, list[str]] = {
    "gone at once": [],
    "shown": ["show"],
    "chosen": ["show", "answer.yes"],
    "said": ["show", "answer.all", "continue", "answer.want_help", "continue"],
    "brought out and taken back": ["show", "bring_out.gate-open", "bring_out.gate-open"],
    "about to change": ["show", "change.gate"],
    "changed": ["show", "change.gate", "answer.no"],
}


def test_that_a_section_looks_and_leads_on_the_same_whatever_was_done_behind_the_curtain(
    home: Driver, still: QApplication
) -> None:
    home.window.resize(2200, 1300)
    to_own_part(home)
    first: dict[str, Seen] = {}
    for way, done in AWAY.items():
        for name in done:
            home.until(lambda name=name: home.has(name) and is_calm(home))  # type: ignore[misc]  # bound at once
            home.click(name)
        home.until(lambda: is_calm(home))
        home.click("section.water")
        # Not one turn of the event loop later, and with no word of what is being saved.
        assert home.wizard.page.title == WATER
        home.until(lambda: is_calm(home))
        looks = {WATER: seen(home.window, home.title)}
        assert not home.has("saved"), way
        home.go_on(NOTE)
        home.until(lambda: is_calm(home))
        looks[NOTE] = seen(home.window, home.title)
        first = first or looks
        for title, look in looks.items():
            assert look == first[title], (way, title, differing_parts(look, first[title]))
        home.go_on(DUTY)
        home.go_on(OWN)
    assert home.wizard.assessment.answers["treated_badly"] == "want_help"
    assert home.wizard.assessment.answers["gate"] == "no"


def differing_parts(one: Seen, other: Seen) -> list[str]:
    return [
        part
        for part in ("title", "heard", "held", "tabbed", "pixels")
        if getattr(one, part) != getattr(other, part)
    ]
