"""The pages of what comes after a check, drawn for the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QAbstractButton

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import attestation
from footprint.assessment.comparison import side_by_side
from footprint.assessment.follow_up import Course, FollowUp, Owner
from footprint.assessment.following import Followed, followed
from footprint.policy.policy import Kind
from footprint.ui.following.actions_page import ActionsPage
from footprint.ui.following.again_page import AgainPage
from footprint.ui.following.compare_page import Compared, ComparePage
from footprint.ui.following.step_form import StepGiven
from footprint.ui.following.steps import came
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.page import Page
from footprint.workflow.ports import Clock


def pages(done: Assessment, clock: Clock) -> Iterator[tuple[str, Page]]:
    """Each page with its name; ``done`` is a complete check."""
    today = clock.today()
    finished = done.signed_off_on(today - timedelta(days=20))
    actions = varied(followed([finished]), clock)
    is_open = tuple(one for one in actions if one.is_open)
    yield "actions", ActionsPage(actions, today)
    asking = ActionsPage(actions, today)
    for name in (f"put_off.{is_open[0].id}", "until/answer.another_day", "step.keep"):
        asking.findChild(QAbstractButton, name).click()  # type: ignore[union-attr]  # it is there
    yield "actions-put-off", asking
    kept = ActionsPage(actions, today)
    given = StepGiven(is_open[0], Course.DONE)
    undo = Button("Undo", "undo", icon="undo-2")
    kept.show_banner(Banner("ok", came(given), given.followed.text, undo, name="done"))
    yield "actions-done", kept
    yield "actions-none", ActionsPage((), today)
    again = AgainPage(lambda lines: attestation(finished, today, seal="5bd23e59" * 8, lines=lines), today, 2)
    yield "attest-again", again
    yield "compare", _comparison(finished)


def _comparison(finished: Assessment) -> ComparePage:
    """With a check that was a year earlier, in which every third answer was the question's second."""
    earlier = replace(finished, signed_off=finished.started.date() - timedelta(days=380))
    asked = [one for one in finished.asked if one.kind is Kind.ONE and len(one.options) > 1]
    for question in asked[::3]:
        earlier = earlier.with_answer(question.id, question.options[1].id)
    checks = {
        "later": "Your yearly refresher, 31 October 2026",
        "earlier": "Your first check, 5 November 2025",
        "first": "Your first check, 1 November 2024",
    }
    return ComparePage(Compared("earlier", "later", checks, side_by_side(earlier, finished)))


def varied(actions: tuple[Followed, ...], clock: Clock) -> tuple[Followed, ...]:
    """One of each kind: overdue, the manager's, put off, handed on, done."""
    today, now = clock.today(), clock.now()
    late, his, off, handed, done, *others = actions

    def step(one: Followed, course: Course, words: str, due: date | None = None) -> Followed:
        return one.after(FollowUp(one.id, course, _noon(now), due, words))

    return (
        replace(late, due=today - timedelta(days=3)),
        replace(his, due=today + timedelta(days=1), owner=Owner.MANAGER),
        step(off, Course.PUT_OFF, "The web team is moving house.", today + timedelta(days=30)),
        step(handed, Course.HANDED_ON, "the web team"),
        *others,
        step(done, Course.DONE, "Took two minutes."),
    )


def _noon(now: datetime) -> datetime:
    return now - timedelta(days=2)
