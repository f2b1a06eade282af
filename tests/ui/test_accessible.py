"""What a screen reader finds on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from footprint.policy.policy import Policy
from footprint.ui.accessible import sentences
from footprint.ui.wizard.profile_page import ProfilePage
from footprint.ui.wizard.question_page import Help, Place, QuestionPage
from ui.driver import Driver

ROLE, TEXT = QAccessible.Role, QAccessible.Text
QUIET = {ROLE.Graphic}
RESULTS = {"What you went through together", "A good time to get advice"}


def pages(driver: Driver) -> Iterator[str]:
    """Each page of a sitting in turn, the curtain and the documents included."""
    driver.arrive("Welcome to Footprint")
    yield driver.title
    driver.make_vault()
    yield driver.title
    driver.click("start.sitting")
    driver.arrive("Allotment check")
    yield driver.title
    driver.go_on("About you")
    yield driver.title
    driver.write("profile.name", "Siân")
    driver.write("profile.manager", "Ines")
    driver.click("tenant/answer.tenant")
    driver.go_on("How do you water?")
    yield driver.title
    driver.click("answer.hose")
    driver.go_on("On how many days a month do you use the hose?")
    yield driver.title
    driver.write("answer", "12")
    driver.go_on("When did you last light a fire?")
    yield driver.title
    for part, text in (("day", "1"), ("month", "5"), ("year", "2026")):
        driver.write(f"answer.{part}", text)
    driver.go_on("Did you ask before lighting it?")
    driver.click("answer.no")
    driver.go_on("Is there anything you want to remember?")
    yield driver.title
    driver.go_on("Your own part")
    yield driver.title
    driver.click("show")
    driver.until(lambda: driver.has("answer.want_help"))
    yield driver.wizard.page.title
    driver.click("answer.want_help")
    driver.click("continue")
    driver.until(lambda: driver.wizard.page.title == "A good time to get advice")
    yield driver.wizard.page.title
    driver.go_on("Check your answers")
    yield driver.title
    driver.go_on("What you went through together")
    yield driver.title
    driver.go_on("What you agree")
    driver.click("add_own")
    driver.type("Meet again")
    yield driver.title
    driver.go_on("What your attestation will say")
    yield driver.title
    driver.click("answer.by_hand")
    driver.go_on("Your documents are ready")
    yield driver.title
    driver.window.show_appearance()
    yield "appearance"


def test_everything_that_takes_the_focus_has_a_name(driver: Driver) -> None:
    for title in pages(driver):
        nameless = [
            (interface.role().name, interface.object().objectName())
            for interface in driver.tree()
            if interface.state().focusable and not interface.text(TEXT.Name).strip()
        ]
        assert not nameless, title


def test_each_page_has_its_title_as_its_first_heading_and_in_the_window(driver: Driver) -> None:
    for title in pages(driver):
        if title == "appearance":
            continue
        page = driver.window.findChild(QLabel, "") and [
            interface.text(TEXT.Name)
            for interface in driver.tree()
            if interface.role() is ROLE.Heading and interface.object().property("role") == "title"
        ]
        assert page == [title]


def test_names_are_used_once_on_a_page(driver: Driver) -> None:
    for title in pages(driver):
        names = [
            interface.text(TEXT.Identifier)
            for interface in driver.tree()
            if interface.state().focusable and interface.object().objectName()
        ]
        repeated = {name for name in names if names.count(name) > 1 and not name.startswith("change.")}
        assert not repeated, title


def test_what_stands_under_the_title_is_heard_with_it(driver: Driver) -> None:
    heard = {}
    for title in pages(driver):
        labels = [one for one in driver.window.findChildren(QLabel) if one.isVisible()]
        if title == "appearance":
            continue
        heading = next(one for one in labels if one.property("role") == "title")
        heard[title] = heading.accessibleDescription()
        assert all(one.text() in heard[title] for one in labels if one.property("role") == "lead"), title
    assert "Turn the screen" in heard["Your own part"]
    assert "How should your vault open?" in heard["Welcome to Footprint"]
    assert "How it goes. You go through the policy together." in heard["Allotment check"]
    assert "The attestation: Whoever you hand it to" in heard["Allotment check"]
    assert "What your manager sees beside you" in heard["Allotment check"]


def test_what_a_section_says_before_its_first_question_is_heard_with_the_answers(
    dressed: QApplication, policy: Policy
) -> None:
    question = policy.questions["watering"]
    page = QuestionPage(question, None, Place("Water", 1, 5, "Now about water."), Help())
    assert page.input.accessibleName() == "Now about water. How do you water? Pick all that fit."
    page.deleteLater()


def test_questions_that_unfold_are_announced(
    dressed: QApplication, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("footprint.ui.wizard.profile_page.announce", lambda _page, words: said.append(words))
    first, second = list(policy.questions.values())[:2]
    page = ProfilePage(
        None, None, [first, second], {}, lambda given: policy.questions if given else {first.id}
    )
    assert not said
    for option in first.options[:2]:
        (answer,) = page.findChildren(QAbstractButton, f"{first.id}/answer.{option.id}")
        answer.click()
    assert said == [f"This is asked now as well: {second.text}"]
    page.deleteLater()


def test_nothing_counts_percentages(driver: Driver) -> None:
    for title in pages(driver):
        assert (
            not [one for one in driver.tree() if one.role() in (ROLE.ProgressBar, ROLE.Graphic)]
            or title in RESULTS
        )


def test_answers_are_radio_buttons_and_check_boxes_with_their_state(home: Driver) -> None:
    home.start("onboarding")
    radio = QAccessible.queryAccessibleInterface(home.find("tenant/answer.helper"))
    assert radio.role() is ROLE.RadioButton
    assert not radio.state().checked
    home.click("tenant/answer.helper")
    assert radio.state().checked
    home.go_on("How do you water?")
    box = QAccessible.queryAccessibleInterface(home.find("answer.can"))
    assert box.role() is ROLE.CheckBox
    assert (box.text(TEXT.Name), box.text(TEXT.Description)) == ("By can", "Any size")
    group = box.parent()
    assert (group.role(), group.text(TEXT.Name)) == (
        ROLE.Grouping,
        "How do you water? Pick all that fit.",
    )


def test_sections_say_how_they_stand(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    said = {name: home.find(f"section.{name}").accessibleName() for name in ("about", "water", "neighbours")}
    assert said == {
        "about": "About you, done",
        "water": "Water and fire, 0 of 1 answered, you are here",
        "neighbours": "Neighbours, 1 of 2 answered, started",
    }


def test_the_help_is_a_named_group_with_the_policy_its_place_and_its_silence(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.tenant")
    home.go_on("How do you water?")
    home.click("answer.can")
    home.go_on("When did you last light a fire?")
    assert home.find("help").accessibleName() == "Help with this question"
    for part in ("Fires only in winter.", "Fire, para 1", "Your policy does not say: What counts as winter."):
        assert part in home.texts()


@pytest.mark.parametrize("name", ["continue", "back", "save_and_leave"])
def test_tests_and_screen_readers_find_the_same_names(home: Driver, name: str) -> None:
    home.start("onboarding")
    assert QAccessible.queryAccessibleInterface(home.find(name)).text(TEXT.Identifier) == name


def test_one_thing_at_a_time_has_the_focus(driver: Driver) -> None:
    driver.choose_passphrase()
    for name in ("vault.name", "passphrase"):
        driver.tab_to(name)
        focused = [one.object().objectName() for one in driver.tree() if one.state().focused]
        assert focused == [name]


def test_an_error_is_told_in_sentences(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.tenant")
    home.go_on("How do you water?")
    home.click("continue")
    assert home.find("answer.can").accessibleDescription() == (
        "Error: Choose at least one answer. If none fits, choose the one that says so. Any size"
    )


@pytest.mark.parametrize(
    "said, whole",
    [
        (("Error: Enter a date", "For example 27 3 2026"), "Error: Enter a date. For example 27 3 2026"),
        (("Who? ", "", "Nobody."), "Who? Nobody."),
        (("", ""), ""),
    ],
)
def test_what_is_said_together_is_told_apart(said: tuple[str, ...], whole: str) -> None:
    assert sentences(*said) == whole
