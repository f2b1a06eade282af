"""In a sitting every possible answer to every private question leaves the very same documents, names, events and logs."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from builders import chorley
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import Line, action_list, attestation
from footprint.assessment.finding import conclusions
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.assessment.outcome import shared_result
from footprint.policy.condition import Value
from footprint.policy.policy import Direction, Kind, Occasion, Question
from footprint.report.documents import PdfDocuments
from footprint.workflow.hand_over import hand_over
from footprint.workflow.kept import Event, KeptDocument
from footprint.workflow.ports import Services, Vaults
from footprint.workflow.practice import PracticeVault

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
EVERY_LINE = frozenset(Line)
# Whoever meets everything is asked everything; much of it calls for something that two can agree on.
SHARED: dict[str, object] = {
    "worker_type": "employee",
    "roles": ["manages", "clients", "social_for_job", "enforcement"],
    "clocks_in": "yes",
    "accounts": ["networks", "chats", "local"],
    "linked": ["profile", "known"],
    "job_use": "not_said",
    "comms_asked": "not_yet",
    "team_copy": "no",
    "team_told": "some",
    "team_support": "not_yet",
    "has_copy": "no",
    "was_told": "not_sure",
    "knows_help": "no",
}
_PAIRS = 3


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return DAY


def no_vaults() -> Vaults:
    raise AssertionError("a vault that is open needs no others")


SERVICES = Services(vaults=no_vaults, documents=PdfDocuments, policy=chorley, clock=Still())


@cache
def sitting() -> Assessment:
    """What both have answered and agreed; of the questions behind the curtain none is answered."""
    begun = Assessment("a1", chorley(), Occasion.SITTING, NOW)
    begun = begun.with_person(Person("Siân Ŵyn-Jones", "Planner", "Planning"), "Kim Manager")
    for question in chorley().questions.values():
        if question.id in SHARED:
            value = accept(question, SHARED[question.id])
            begun = begun.with_answer(question.id, value, NOW)
    first, *_others = shared_result(begun, DAY).actions
    return begun.agreed_as(
        (
            AgreedAction(first.id, Owner.MANAGER, date(2026, 12, 24)),
            AgreedAction("own-1", Owner.EMPLOYEE, date(2026, 12, 1), "Show Kim the new settings"),
        )
    )


def answers_to(question: Question) -> list[Value]:
    """Every single answer, and some pairs where several can be given together."""
    ids = [option.id for option in question.options]
    if question.kind is Kind.ONE:
        return list(ids)
    assert question.kind is Kind.MANY, f"{question.id}: say here which answers there are to this kind"
    together = [one for one in ids if one not in question.exclusive]
    pairs = random.Random(question.id).sample(list(combinations(together, 2)), _PAIRS)
    return [accept(question, list(chosen)) for chosen in ((*((one,) for one in ids), *pairs))]


def walked_on(taken: Assessment, chance: random.Random | None = None) -> Assessment:
    """The assessment with an answer to whatever is still asked behind the curtain: the first, or one by chance."""
    while todo := [one for one in taken.asked if one.private and one.id not in taken.answers]:
        options = answers_to(todo[0])
        taken = taken.with_answer(todo[0].id, chance.choice(options) if chance else options[0], NOW)
    return taken


@cache
def ways() -> Mapping[str, Assessment]:
    """For every private question a sitting in which it is asked, everything else behind the curtain answered."""
    chance, found = random.Random(5), dict[str, Assessment]()
    private = {one.id for one in chorley().questions.values() if one.private}
    for _n in range(2_000):
        taken = walked_on(sitting(), chance)
        for question in taken.asked:
            if question.private:
                found.setdefault(question.id, taken)
        if found.keys() == private:
            return found
    raise AssertionError(f"never asked: {sorted(private - found.keys())}")


def answered_every_way() -> Iterator[tuple[str, Assessment]]:
    """Every private question with every answer to it, and what is asked because of that answered as well."""
    for question_id, taken in ways().items():
        for value in answers_to(chorley().questions[question_id]):
            yield question_id, walked_on(taken.with_answer(question_id, value, NOW))


@dataclass(frozen=True)
class Trace:
    """All that a sitting leaves outside what only the employee sees."""

    files: dict[str, bytes]
    documents: tuple[KeptDocument, ...]
    events: tuple[Event, ...]
    log: str


def trace(taken: Assessment, folder: Path, caplog: pytest.LogCaptureFixture) -> Trace:
    """Hand the papers of a sitting over, for real, into a folder that is the same each time."""
    vault = PracticeVault("Siân", "v1")
    vault.begin(taken)
    vault.sign_off("a1", DAY, NOW)
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        hand_over(SERVICES, vault, vault.load("a1"), folder, has_read=True, lines=EVERY_LINE)
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    for path in folder.iterdir():
        path.unlink()
    return Trace(files, vault.documents(), vault.events(), caplog.text)


def test_that_every_answer_to_every_private_question_gives_the_same_papers() -> None:
    base = action_list(sitting(), DAY), attestation(sitting(), DAY, lines=EVERY_LINE)
    told = {
        question_id: taken.answers[question_id]
        for question_id, taken in answered_every_way()
        if (action_list(taken, DAY), attestation(taken, DAY, lines=EVERY_LINE)) != base
    }
    assert told == {}
    asked = {one.id for one in chorley().questions.values() if one.private}
    assert ways().keys() == asked
    assert len(asked) > 30


def test_that_the_same_answers_given_alone_are_told_apart() -> None:
    alone = [replace(taken, occasion=Occasion.ONBOARDING) for _q, taken in answered_every_way()]
    results = [repr(action_list(taken, DAY).result.actions) for taken in alone]
    assert len(set(results)) > len(ways())


def test_that_real_files_names_events_and_logs_are_the_same_to_the_last_byte(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    base = trace(sitting(), tmp_path, caplog)
    assert sorted(base.files) == [
        "Social media agreement 2026-11-22.pdf",
        "Social media attestation 2026-11-22.pdf",
    ]
    every = list(answered_every_way())
    told = [
        (question_id, taken.answers[question_id])
        for question_id, taken in every
        if trace(taken, tmp_path, caplog) != base
    ]
    assert told == []
    assert len(every) > 300


def test_that_a_shared_answer_changes_the_bytes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    base = trace(sitting(), tmp_path, caplog)
    other = sitting().with_answer("has_copy", "yes", NOW)
    assert trace(other, tmp_path, caplog).files != base.files


def test_that_what_becomes_later_of_what_only_the_employee_knows_of_changes_nothing() -> None:
    base = action_list(sitting(), DAY)
    for _question, taken in list(answered_every_way())[::10]:
        everything = taken
        for action in chorley().actions:
            if action.id not in {one.id for one in base.result.actions}:
                everything = everything.followed_up(FollowUp(action.id, Course.DONE, NOW, words="note"))
        assert action_list(everything, DAY) == base


def test_that_what_is_brought_out_is_told_and_the_answer_behind_it_is_not() -> None:
    base = action_list(sitting(), DAY)
    behind: dict[str, set[str]] = {}
    papers: dict[str, set[str]] = {}
    for question_id, taken in answered_every_way():
        for one in conclusions(taken):
            if one.private and one.direction is not Direction.SUPPORT:
                out = action_list(taken.brought_out_as([one.id]), DAY)
                papers.setdefault(one.id, set()).add(repr(out.result))
                behind.setdefault(one.id, set()).add(f"{question_id}: {taken.answers[question_id]}")
                seen = {each.id for each in (*base.result.findings, *base.result.notes, *base.result.allowed)}
                assert one.id in seen or out != base, one.id
    assert [rule for rule, told in papers.items() if len(told) > 1] == []
    # Many of them are raised by more than one answer, or beside many others: else this would say little.
    assert sum(len(ways_there) > 1 for ways_there in behind.values()) > 20


def test_that_help_is_never_brought_out() -> None:
    for _question, taken in list(answered_every_way())[::5]:
        everything = [one.id for one in conclusions(taken)]
        result = action_list(taken.brought_out_as(everything), DAY).result
        assert [one for one in result.support if one.private] == []
        offered = {one.id for one in conclusions(taken) if one.private and one.direction is Direction.SUPPORT}
        assert offered.isdisjoint(one.id for one in (*result.support, *result.findings, *result.notes))
