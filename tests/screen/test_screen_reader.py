"""By assistive technology alone: everything is there by role and name, and nothing is there that is not for all ears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import Question
from footprint.ui.wizard import sitting_steps
from screen.conftest import Start
from screen.keyboard import Keyboard
from screen.reader import SUFFIX, Heard, Node, Reader
from screen.sitter import OWN, Sitting
from screen.visitor import (
    CHECK,
    CODE,
    HOME,
    PASSPHRASE,
    PERSON,
    PROFILE,
    WELCOME,
    Visit,
    ask_for_vault,
    choose_passphrase,
    make_vault,
    unlock,
    visitor,
)

# Titles, messages and the help take the focus so that they are read; of a label the text can be marked and copied.
READ = {"heading", "alert", "panel", "label"}
CONTROLS = {"button", "radio button", "check box", "text", "password text"} | READ
# What is left to do stands there; in company it is empty, which has a test of its own.
TOLD_APART = ".Sidebar.Label"
CHOICES = {"radio button", "check box"}
TOO_SHORT_TO_TELL = 20


def complaints(nodes: list[Node]) -> Iterator[str]:
    """What is not as assistive technology needs it on a page."""
    title = next(node.name for node in nodes if node.role == "frame").removesuffix(SUFFIX)
    if title.removeprefix("Error: ") not in [node.name for node in nodes if node.role == "heading"]:
        yield f"the title {title!r} is no heading"
    for node in nodes:
        if node.role in {"progress bar", "level bar"} and "documents" not in title:
            yield f"a {node.role} on {title!r}"
        if node.role in {"label", "heading"} and not node.name and not node.id.endswith(TOLD_APART):
            yield f"an empty {node.role} on {title!r}"
    yield from _about_controls([node for node in nodes if "FOCUSABLE" in node.states])
    yield from _about_choices(nodes)


def _about_controls(controls: list[Node]) -> Iterator[str]:
    names = Counter((node.id, node.name) for node in controls)
    for node in controls:
        if not node.name:
            yield f"{node.role} {node.id} has no name"
        if node.role not in CONTROLS:
            yield f"{node.id} can be focused and is a {node.role}"
        if names[node.id, node.name] > 1:
            yield f"there are {names[node.id, node.name]} called {node.id}"


def _about_choices(nodes: list[Node]) -> Iterator[str]:
    groups: list[Node] = []
    for node in nodes:
        groups = [one for one in groups if one.depth < node.depth]
        if node.role in CHOICES and "CHECKABLE" not in node.states:
            yield f"{node.id} cannot be checked"
        if node.role == "radio button" and not groups:
            yield f"{node.id} stands in no group with a name"
        if node.role == "panel" and node.name:
            groups.append(node)


class CarefulReader(Reader):
    """Looks at every page it comes to."""

    def __init__(self, reader: Reader) -> None:
        self.__dict__.update(reader.__dict__)
        self.found: list[str] = []

    def arrive(self, *titles: str) -> list[Node]:
        nodes = super().arrive(*titles)
        self.found += complaints(nodes)
        return nodes

    def leave(self, title: str) -> str:
        here = super().leave(title)
        self.found += complaints(self.shown())
        return here


def texts(question: Question) -> set[str]:
    """Every text that belongs to a question and is long enough to be told from others."""
    guide = question.guide or Guide("")
    found = {question.text, question.hint, question.why, guide.talk, guide.say, guide.avoid}
    for option in question.options:
        found |= {option.text, option.hint}
    return {text for text in found if len(text) > TOO_SHORT_TO_TELL}


@pytest.mark.parametrize(
    "occasion, findings",
    [("onboarding", True), ("refresher", False), ("sitting", True)],
    ids=["onboarding with a finding", "refresher", "sitting"],
)
def test_that_the_whole_way_can_be_gone_by_screen_reader_alone(
    reader: Reader, documents: Callable[[], list[str]], occasion: str, *, findings: bool
) -> None:
    who = visitor(occasion, findings=findings)
    careful = CarefulReader(reader)
    everywhere = {
        text for question in who.policy.questions.values() if not question.private for text in texts(question)
    }

    def nothing_shows(*private: Question) -> None:
        # Hidden things count as well: a screen reader may find them.
        told = "\n".join(node.says for node in reader.tree())
        leaks = [(one.id, text) for one in private for text in texts(one) - everywhere if text in told]
        assert not leaks

    make_vault(careful)
    visit = Sitting(careful, who, nothing_shows) if who.is_curtained else Visit(careful, who)
    visit.begin()
    visit.introduce()
    visit.answer_all()
    if who.is_curtained:
        nothing_shows(*(one for one in visit.assessment.asked if one.private))
    visit.finish()
    assert documents() == who.papers
    assert not careful.found, "\n".join(dict.fromkeys(careful.found))
    # Bars that scroll are heard of by nobody; one that counts out a percentage at every page is noise.
    values = [heard for heard in reader.heard() if heard.kind.endswith("accessible-value")]
    # One that was gone before it could be asked what it is, such as when large text ends, was looked at on its page.
    assert {heard.role for heard in values if heard.role} <= {"scroll bar"}


def test_that_a_missing_answer_is_told_where_it_is_heard(reader: Reader) -> None:
    make_vault(reader)
    visit = Visit(reader, visitor())
    visit.begin()
    visit.introduce()
    while visit.title != CHECK and len({node.role for node in reader.shown()} & CHOICES) != 1:
        visit.answer_page()
    reader.heard()
    reader.go_on()
    nodes = reader.arrive(f"Error: {visit.title}")
    choices = [node for node in nodes if node.role in CHOICES]
    assert choices
    assert all(node.description.startswith("Error: Choose") for node in choices)
    alert = next(node for node in nodes if node.role == "alert")
    assert "Choose" in alert.name
    assert reader.focused() == alert.id
    announced = [heard.said for heard in reader.heard() if heard.kind == "object:announcement"]
    assert any("Choose" in said for said in announced)
    reader.choose(choices[-1].id)
    assert not [node for node in reader.shown() if node.role == "alert"]
    assert not [node for node in reader.shown() if node.description.startswith("Error")]


def test_that_secrets_are_not_told(reader: Reader) -> None:
    choose_passphrase(reader)
    reader.write("passphrase", PASSPHRASE)
    assert PASSPHRASE not in "\n".join(node.says for node in reader.tree())
    reader.write("vault.name", "Sam")
    reader.write("passphrase.again", PASSPHRASE)
    reader.press("create")
    reader.arrive(CODE)
    code = reader.find("recovery_code.shown").text or reader.find("recovery_code.shown").name
    assert code
    reader.choose("written_down")
    reader.press("continue")
    reader.arrive(HOME)
    told = "\n".join(node.says for node in reader.tree())
    assert code not in told
    assert PASSPHRASE not in told


def test_that_a_passphrase_is_not_told_letter_by_letter(keyboard: Keyboard, reader: Reader) -> None:
    choose_passphrase(keyboard)
    keyboard.write("vault.name", "Sam")
    keyboard.write("passphrase", "zebra")
    keyboard.keys("Tab")
    reader.moved("passphrase")
    told = [heard.said for heard in reader.heard() if heard.kind.startswith("object:text-changed")]
    assert "".join(told) == "Sam"
    assert not reader.find("passphrase").text


def test_that_nothing_empty_is_shown_in_company(reader: Reader) -> None:
    make_vault(reader)
    Visit(reader, visitor("sitting")).begin()
    assert not [node for node in reader.shown() if node.role == "label" and not node.name]


def test_that_hiding_is_heard_the_same_with_a_choice_and_without(reader: Reader) -> None:
    who = visitor("sitting", findings=True)
    make_vault(reader)
    visit = Sitting(reader, who)
    visit.begin()
    visit.introduce()
    while visit.title != OWN:
        visit.answer_page()
    question = who.policy.questions[sitting_steps.own_pages(visit.assessment)[0].question]
    heard: list[list[Heard]] = []
    # The choice comes last: once it is kept, "Show" leads to another question.
    for option in ("", "", str(who.value(question))):
        reader.press("show")
        reader.find("hide_again")
        if option:
            reader.choose(f"answer.{option}")
        settled(reader)
        reader.press("hide_again")
        reader.find("show")
        heard.append(settled(reader))
    # The first look makes what the others find there.
    assert heard[2] == heard[1]


def settled(reader: Reader) -> list[Heard]:
    """All that is heard until nothing more is, as many looks later as saving takes several times over."""
    heard, quiet = reader.heard(), 0
    while quiet < 10:
        reader.tree()
        more = reader.heard()
        heard, quiet = heard + more, 0 if more else quiet + 1
    return heard


def test_that_tab_leads_from_a_message_to_the_answers(keyboard: Keyboard, reader: Reader) -> None:
    make_vault(keyboard)
    visit = Visit(keyboard, visitor())
    visit.begin()
    visit.introduce()
    keyboard.go_on()
    keyboard.arrive(f"Error: {visit.title}")
    assert reader.focused() == "error"
    keyboard.keys("Tab")
    assert reader.moved("error").startswith("answer.")


def test_that_nothing_of_one_person_is_told_to_another(reader: Reader) -> None:
    make_vault(reader)
    visit = Visit(reader, visitor())
    visit.begin()
    visit.introduce()
    reader.press("save_and_leave")
    reader.arrive(HOME)
    reader.press("lock")
    reader.arrive("Welcome back, Sam")
    locked = "\n".join(node.says for node in reader.tree())
    assert PERSON.name not in locked
    assert PERSON.job not in locked
    reader.press("new_vault")
    ask_for_vault(reader, "Robin", "Make a new vault")
    reader.arrive("Write down your recovery code")
    reader.choose("written_down")
    reader.press("continue")
    reader.arrive("Hello, Robin")
    reader.press("start.onboarding")
    reader.arrive(visitor().policy.title)
    reader.go_on()
    reader.arrive(PROFILE)
    assert "Sam" not in "\n".join(node.says for node in reader.tree())


def test_that_a_vault_is_opened_again_and_a_wrong_passphrase_is_told(start: Start) -> None:
    first = start()
    make_vault(first)
    first.program.kill()
    again = start()
    again.arrive("Welcome back, Sam")
    again.write("passphrase", "not the right words")
    again.press("open")
    assert "does not open the vault" in again.find("error").name
    unlock(again)


def test_that_who_asks_for_what_has_just_gone_gets_nothing_and_harms_nothing(reader: Reader) -> None:
    reader.arrive(WELCOME)
    assert reader.reach_beyond() > TOO_SHORT_TO_TELL
    make_vault(reader)
    assert reader.reach_beyond() > TOO_SHORT_TO_TELL
    assert reader.title == HOME
