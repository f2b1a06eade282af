"""The process is killed in the middle: whatever was acknowledged is there, and the check is finished all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.store.vaults import SqlVaults
from screen.conftest import Start
from screen.display import Screen
from screen.keyboard import Keyboard
from screen.visitor import CHECK, FIX, PASSPHRASE, PERSON, SITUATION, Visit, make_vault, unlock, visitor

BOTH = ["Social media action list", "Social media attestation"]


def kept(home: Path) -> Assessment:
    """The one check in the one vault."""
    vaults = SqlVaults(home / "data" / "vaults")
    vault = vaults.open(vaults.names()[0].id, PASSPHRASE)
    assessment = vault.load(vault.assessments()[0].id)
    vault.close()
    return assessment


@pytest.mark.parametrize("pages", [1, 9])
def test_that_every_answer_is_there_after_a_kill_between_questions(
    screen: Screen, start: Start, own_home: Path, documents: Callable[[], list[str]], pages: int
) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    make_vault(keyboard)
    visit = Visit(keyboard, visitor(findings=True))
    visit.begin()
    visit.introduce()
    for _page in range(pages):
        visit.answer_page()
    # The page has turned, which says that the answer is saved.
    reader.program.kill()
    assert kept(own_home).answers == visit.assessment.answers
    assert kept(own_home).person == PERSON
    reader = start()
    unlock(reader)
    visit.resume(Keyboard(screen, reader))
    visit.answer_all()
    visit.finish()
    assert documents() == BOTH
    reader.program.kill()
    assert kept(own_home).answers == visit.assessment.answers
    assert kept(own_home).signed_off


def test_that_a_kill_on_the_profile_page_takes_only_what_was_not_continued_with(
    screen: Screen, start: Start, own_home: Path
) -> None:
    reader = start()
    make_vault(reader)
    visit = Visit(reader, visitor())
    visit.begin()
    reader.write("profile.name", "Somebody")
    reader.choose("worker_type/answer.employee")
    reader.program.kill()
    assert kept(own_home).person is None
    reader = start()
    unlock(reader)
    visit.resume(reader)
    visit.start()
    visit.introduce()
    reader.program.kill()
    assert kept(own_home).person == PERSON
    assert kept(own_home).answers == visit.assessment.answers


@pytest.mark.parametrize("title", [SITUATION, FIX])
def test_that_a_kill_on_a_page_between_questions_loses_nothing(
    screen: Screen, start: Start, own_home: Path, title: str
) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    make_vault(keyboard)
    who = visitor()
    # What somebody who has never looked can do at once.
    who.answers["privacy"] = "never_checked"
    visit = Visit(keyboard, who)
    visit.stops_at = title
    visit.begin()
    visit.introduce()
    while visit.title != title:
        visit.answer_page()
    if title == SITUATION:
        keyboard.choose(_first_reaction(visit))
    reader.program.kill()
    assert kept(own_home).answers == visit.assessment.answers
    assert kept(own_home).follow_ups == ()
    reader = start()
    unlock(reader)
    keyboard = Keyboard(screen, reader)
    visit.stops_at = ""
    visit.resume(keyboard)
    visit.answer_all()
    keyboard.go_on()
    keyboard.arrive(visit.result)
    assert reader.sees("fix.")
    reader.program.kill()
    assert kept(own_home).answers == visit.assessment.answers


def _first_reaction(visit: Visit) -> str:
    policy = visit.assessment.policy
    question = route.first_unanswered(visit.assessment)
    assert question is not None
    situation = next(one for one in policy.situations if one.before == question.id)
    return f"answer.{situation.reactions[0].id}"


def test_that_a_kill_on_the_result_page_loses_nothing(
    screen: Screen, start: Start, own_home: Path, documents: Callable[[], list[str]]
) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    make_vault(keyboard)
    visit = Visit(keyboard, visitor(findings=True))
    visit.begin()
    visit.introduce()
    visit.answer_all()
    keyboard.go_on()
    keyboard.arrive(visit.result)
    reader.program.kill()
    assert kept(own_home).answers == visit.assessment.answers
    assert kept(own_home).signed_off is None
    assert documents() == []
    reader = start()
    unlock(reader)
    assert visit.resume(Keyboard(screen, reader)) == CHECK
    answers = "\n".join(node.name for node in reader.shown())
    for question in visit.assessment.asked:
        assert question.text in answers, question.id
    visit.finish()
    assert documents() == BOTH
