"""Short checks in the window: every ending reached by mouse and by keyboard, and nothing of them anywhere."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog

from builders import A_DAY, QUESTIONNAIRES
from fakes import MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import ActionList
from footprint.assessment.ending import ended
from footprint.errors import Unsaved
from footprint.policy import catalogue
from footprint.policy.policy import Kind, Policy
from footprint.ui.parts.labels import Label
from footprint.ui.short_check.ending_page import EndingPage
from footprint.ui.short_check.short_checks import ShortChecks
from footprint.workflow.journey_files import Journey, read_journeys
from footprint.workflow.journeys import travelled
from footprint.workflow.ports import Services
from ui.driver import Documents, Driver, Noon

CHECKS = {check.id: check for check in catalogue.short_checks()}


class Pages(Documents):
    """Keeps what the pages to take along were made from."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[ActionList] = []
        self.is_full = False

    def action_list(self, action_list: ActionList) -> bytes:
        if self.is_full:
            raise Unsaved("The disk is full.")
        self.pages.append(action_list)
        return b"a page"


@pytest.fixture
def documents() -> Pages:
    return Pages()


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Pages) -> Services:
    return Services(
        vaults=lambda: vaults,
        documents=lambda: documents,
        policy=lambda: policy,
        clock=Noon(),
        short_checks=lambda: tuple(CHECKS.values()),
    )


def each_ending() -> list[object]:
    """One journey for each ending of each short check: the first that is written."""
    chosen: dict[tuple[str, str | None], Journey] = {}
    for check in CHECKS:
        for journey in read_journeys(QUESTIONNAIRES / check / "journeys"):
            chosen.setdefault((check, journey.written.ending), journey)
    return [pytest.param(check, journey, id=f"{check}: {end}") for (check, end), journey in chosen.items()]


def into(driver: Driver, check: str) -> None:
    """From where one is to the first question of a short check."""
    driver.until(lambda: driver.has("short_checks"))
    driver.click("short_checks")
    driver.arrive("Short checks")
    driver.click(f"short.{check}")
    driver.arrive(next(iter(CHECKS[check].questions.values())).text)


def walk(driver: Driver, assessment: Assessment, *, by_keyboard: bool) -> None:
    """Give a journey's answers, page by page, to the ending."""
    for question in assessment.asked:
        driver.arrive(question.text)
        given = assessment.answers.get(question.id, ())
        assert "Nothing is kept" in driver.texts()
        for option in given if isinstance(given, tuple) else (str(given),):
            if by_keyboard and question.kind is Kind.ONE:
                ids = [one.id for one in question.options]
                driver.press(Qt.Key(Qt.Key.Key_1.value + ids.index(option)))
            elif by_keyboard:
                driver.tab_to(f"answer.{option}")
                driver.press(Qt.Key.Key_Space)
            else:
                driver.click(f"answer.{option}")
        if by_keyboard:
            driver.press(Qt.Key.Key_Return)
        else:
            driver.click("continue")


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("check, journey", each_ending())
def test_every_ending_is_reached_and_says_why_and_whom_to_ask(
    driver: Driver, check: str, journey: Journey, by_keyboard: bool
) -> None:
    assessment = travelled(CHECKS[check], journey)
    found = ended(assessment, A_DAY)
    into(driver, check)
    walk(driver, assessment, by_keyboard=by_keyboard)
    driver.arrive(found.ending.title)
    said = driver.texts()
    assert found.ending.text in said
    for conclusion in (*found.reasons, *found.others):
        assert conclusion.rule.title in said
        assert conclusion.clauses[0].place in said
    for action in found.actions:
        assert action.text in said
        assert all(contact.name in said for contact in action.contacts)
        assert all(step in said for step in action.steps)
    assert all(signpost.title in said for signpost in CHECKS[check].signposts)
    assert driver.has("save_page") is found.ending.page
    if by_keyboard:
        driver.tab_to("finish")
        driver.press(Qt.Key.Key_Return)
    else:
        driver.click("finish")
    driver.arrive("Welcome to Footprint")


def wholly_in_sight(driver: Driver, name: str) -> None:
    """Wait until nothing of it is cut off."""
    found = driver.find(name)
    driver.until(lambda: found.visibleRegion().boundingRect() == found.rect())


@pytest.mark.parametrize(
    "width, height, text_size", [(1366, 768, 1.0), (480, 360, 1.0), (1366, 768, 2.0), (900, 700, 2.0)]
)
def test_that_the_way_on_is_in_sight_on_every_page(
    driver: Driver, width: int, height: int, text_size: float
) -> None:
    driver.window._on_text_size_chosen(text_size)
    driver.window.resize(width, height)
    for check in CHECKS:
        into(driver, check)
        wholly_in_sight(driver, "continue")
        driver.click("leave_check")
        driver.arrive("Welcome to Footprint")
        assert not driver.has("continue")


def test_that_in_a_low_window_the_way_on_follows_the_answers(driver: Driver) -> None:
    driver.window._on_text_size_chosen(2.0)
    driver.window.resize(900, 460)
    into(driver, "before-you-post")
    driver.tab_to("continue")
    driver.window.resize(900, 700)
    button = driver.find("continue")
    driver.until(lambda: button.visibleRegion().boundingRect() == button.rect())
    # Where one was is where one is.
    assert driver.focused == "continue"


def test_the_way_there_is_in_reach_of_the_keyboard(driver: Driver) -> None:
    driver.until(lambda: driver.has("short_checks"))
    driver.tab_to("short_checks")
    driver.press(Qt.Key.Key_Return)
    driver.arrive("Short checks")
    driver.tab_to("short.before-you-post")
    driver.press(Qt.Key.Key_Return)
    driver.arrive("What is it about, most of all?")


def at_first_question(driver: Driver) -> Driver:
    into(driver, "before-you-post")
    return driver


def test_a_page_without_an_answer_says_what_is_missing_and_stays(driver: Driver) -> None:
    at_first_question(driver).click("continue")
    assert "Choose the answer that fits best" in driver.find("error").accessibleName()
    driver.click("answer.own_life")
    assert not driver.has("error")
    driver.click("continue")
    driver.arrive("Are you clocked in right now?")


def test_one_can_go_back_to_an_answer_and_change_it(driver: Driver) -> None:
    at_first_question(driver).click("answer.own_life")
    driver.click("continue")
    driver.arrive("Are you clocked in right now?")
    driver.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    driver.arrive("What is it about, most of all?")
    assert driver.find("answer.own_life").property("checked")
    driver.click("answer.local")
    driver.click("continue")
    driver.arrive("How do you put it?")
    driver.click("back")
    driver.arrive("What is it about, most of all?")
    driver.click("back")
    driver.arrive("Short checks")
    driver.click("back")
    driver.arrive("Welcome to Footprint")


def first_line(driver: Driver) -> str:
    """What stands first on the page, above its title."""
    labels = driver.find("page").findChildren(Label)
    return min(
        (one for one in labels if one.isVisible()), key=lambda one: one.mapTo(driver.window, one.pos()).y()
    ).text()


def test_the_first_line_of_every_page_says_that_nothing_is_kept(driver: Driver) -> None:
    driver.until(lambda: driver.has("short_checks"))
    driver.click("short_checks")
    driver.arrive("Short checks")
    assert first_line(driver) == "Nothing is kept"
    driver.click("short.before-you-post")
    for title, answer in (
        ("What is it about, most of all?", "own_life"),
        ("Are you clocked in right now?", "no"),
        ("Go ahead", ""),
    ):
        driver.arrive(title)
        assert first_line(driver) == "Nothing is kept · Before you post"
        if answer:
            driver.click(f"answer.{answer}")
            driver.click("continue")


def test_the_policys_words_are_there_for_who_wants_them(driver: Driver) -> None:
    at_first_question(driver)
    question = CHECKS["before-you-post"].questions["about"]
    assert question.why not in driver.texts()
    driver.click("show_help")
    said = driver.texts()
    assert question.why in said
    for clause in question.clauses:
        assert CHECKS["before-you-post"].clause_by_id[clause].text in said


def test_the_answers_are_heard_with_their_question_and_that_nothing_is_kept(driver: Driver) -> None:
    at_first_question(driver)
    groups = [
        one.text(QAccessible.Text.Name)
        for one in driver.tree()
        if one.role() is QAccessible.Role.Grouping and "most of all" in one.text(QAccessible.Text.Name)
    ]
    assert len(groups) == 1
    assert groups[0].startswith("Nothing is kept")


def remembered() -> list[ShortChecks]:
    """Short checks that still hold an answer, anywhere in memory."""
    return [
        one
        for one in gc.get_objects()
        if type(one) is ShortChecks and one._assessment is not None and one._assessment.answers
    ]


@pytest.mark.parametrize("way_out", ["leave_check", "a key", "closing"])
def test_when_it_is_left_in_the_middle_nothing_is_left_in_memory(driver: Driver, way_out: str) -> None:
    at_first_question(driver).click("answer.trouble")
    driver.click("continue")
    driver.arrive("What comes closest?")
    assert len(remembered()) == 1
    if way_out == "closing":
        driver.close()
    elif way_out == "a key":
        driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        driver.arrive("Welcome to Footprint")
    else:
        driver.click(way_out)
        driver.arrive("Welcome to Footprint")
    assert not remembered()


def test_from_home_it_leads_back_home_and_the_vault_knows_nothing_of_it(
    home: Driver, vaults: MemoryVaults
) -> None:
    before = vaults._vaults["v1"].contents()
    into(home, "before-you-post")
    home.click("answer.own_life")
    home.click("continue")
    home.arrive("Are you clocked in right now?")
    home.click("answer.no")
    home.click("continue")
    home.arrive("Go ahead")
    home.click("finish")
    home.arrive("Hello, Sam")
    after = vaults._vaults["v1"].contents()
    assert (after.assessments, after.events, after.documents) == (
        before.assessments,
        before.events,
        before.documents,
    )


def test_a_lock_ends_the_short_check_that_was_begun_at_home(home: Driver, vaults: MemoryVaults) -> None:
    into(home, "something-posted")
    home.click("answer.no")
    home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    home.arrive("Welcome back, Sam")
    assert not vaults._vaults["v1"].is_open
    assert "Nothing is kept ·" not in home.texts()


@pytest.fixture
def at_help(driver: Driver) -> EndingPage:
    """Somebody who is the target of something is at the end of the check."""
    into(driver, "something-posted")
    for title, answer in (
        ("Could someone be in danger because of it?", "no"),
        ("What has happened?", "about_me"),
        ("Would you like someone to help you with it?", "yes"),
    ):
        driver.arrive(title)
        driver.click(f"answer.{answer}")
        driver.click("continue")
    driver.arrive("You need not deal with this alone")
    page = driver.find("page")
    assert isinstance(page, EndingPage)
    return page


def save(driver: Driver, file: Path) -> None:
    session = driver.window._session
    assert session is not None
    assert session._short is not None
    page = driver.find("page")
    assert isinstance(page, EndingPage)
    assert session._short._assessment is not None
    session._short._save(page, session._short._assessment, file)


def test_a_page_to_take_along_is_written_only_where_and_when_it_is_asked_for(
    driver: Driver, at_help: EndingPage, documents: Pages, tmp_path: Path
) -> None:
    assert not documents.pages
    save(driver, tmp_path / "page.pdf")
    driver.until(lambda: driver.has("done"))
    assert (tmp_path / "page.pdf").read_bytes() == b"a page"
    (made,) = documents.pages
    assert made.person.name == ""
    assert made.ending is not None
    assert made.ending.id == "not_alone"
    assert [action.id for action in made.result.actions] == ["keep-proof", "get-help"]
    assert "no name on it" in driver.find("done").accessibleName()


def test_the_dialog_proposes_a_name_that_says_nothing(driver: Driver, at_help: EndingPage) -> None:
    driver.click("save_page")
    driver.until(lambda: at_help.findChildren(QFileDialog))
    (dialog,) = at_help.findChildren(QFileDialog)
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Social media, next steps 2026-11-20.pdf"]
    dialog.reject()


def test_a_page_that_cannot_be_written_says_so_and_can_be_tried_again(
    driver: Driver, at_help: EndingPage, documents: Pages, tmp_path: Path
) -> None:
    documents.is_full = True
    save(driver, tmp_path / "page.pdf")
    driver.until(lambda: driver.has("error"))
    assert "The disk is full" in driver.find("error").accessibleName()
    assert not list(tmp_path.glob("page*"))
    documents.is_full = False
    save(driver, tmp_path / "page.pdf")
    driver.until(lambda: driver.has("done"))


def test_the_nine_considerations_may_be_left_out_or_ticked(driver: Driver) -> None:
    into(driver, "something-posted")
    for title, answer in (
        ("Could someone be in danger because of it?", "no"),
        ("What has happened?", "mine"),
        ("Did you mean to raise something wrong, or how you are treated?", "no"),
        ("Has anybody said something about it?", "no"),
        ("Is there anything in it that you know or have from your job?", "no"),
        ("Can it still be seen?", "can"),
    ):
        driver.arrive(title)
        driver.click(f"answer.{answer}")
        driver.click("continue")
    driver.arrive("If you like: which of these might hold?")
    driver.click("continue")
    driver.arrive("Take it down, in this order")
    driver.click("back")
    driver.arrive("If you like: which of these might hold?")
    driver.click("answer.explains")
    driver.click("continue")
    driver.arrive("Take it down, in this order")
    assert "What explains it, or makes it weigh less?" in driver.texts()
