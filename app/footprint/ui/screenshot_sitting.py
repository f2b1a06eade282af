"""The pages of a sitting, drawn for the gallery: what both see, what stands behind the curtain, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import AgreedAction, Owner
from footprint.policy.policy import Occasion, Policy, Question
from footprint.ui import theme
from footprint.ui.home_page import HomePage
from footprint.ui.move_page import MovePage
from footprint.ui.screenshot_way_in import framed
from footprint.ui.settings import Settings
from footprint.ui.sitting_end_page import SittingEndPage
from footprint.ui.wizard import sitting_steps, sitting_views
from footprint.ui.wizard.agreed_page import AgreedPage
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.wizard import Wizard
from footprint.workflow.practice import PracticeVault
from footprint.workflow.renew import rehearse_move

Show = Callable[[Assessment, Step], Wizard]


def pages(done: Assessment, today: date, show: Show, settings: Settings) -> Iterator[tuple[str, QWidget]]:
    """Every picture's name and page; ``done`` is a sitting in which every question has an answer."""
    theme.enlarge(on=True)
    # What is asked of somebody with something to put right, as far as the first answers tell.
    done = _with_last_options(done)
    for name, step in _shared(done).items():
        yield name, show(done, step)
    curtain = show(done, Step(Place.OWN))
    yield "sitting-own-part", curtain
    for name, step in (
        ("sitting-own-question", sitting_steps.own_pages(done)[0]),
        ("sitting-own-result", Step(Place.OWN_RESULT)),
    ):
        behind = show(done, Step(Place.OWN))
        behind.draw_curtain()
        behind.go(step)
        yield name, behind
    left = done.with_answer(_first_question(done), None)
    yield "sitting-check", show(left, Step(Place.CHECK))
    shown = sitting_views.own_shown(done, today)
    out = done.brought_out_as([*sorted(shown.can_be_brought_out)][:1])
    yield "sitting-result", show(out, Step(Place.RESULT))
    own = AgreedAction("own-1", Owner.MANAGER, today, "Read the guidance on elections together.")
    agreeing = show(replace(out, agreed=(own,)), Step(Place.AGREED))
    yield "sitting-agreed", agreeing
    wrong = show(replace(out, agreed=(replace(own, text=""),)), Step(Place.AGREED))
    assert isinstance(wrong.page, AgreedPage)
    wrong.page.add_own()
    wrong.page.go_on()
    yield "sitting-agreed-error", wrong
    theme.enlarge(on=False)
    yield from _ends(done, today, settings)


def _ends(done: Assessment, today: date, settings: Settings) -> Iterator[tuple[str, QWidget]]:
    for name, is_over in (("sitting-over", True), ("sitting-saved", False)):
        yield name, framed(SittingEndPage(settings, is_over=is_over))
    vault = PracticeVault("Sam")
    vault.begin(replace(done, id="earlier", occasion=Occasion.ONBOARDING, signed_off=today))
    vault.begin(done)
    yield "sitting-home", framed(HomePage("Sam", vault.assessments(), today=today, is_veiled=True))
    own = next(step.question for step in sitting_steps.own_pages(done) if step.question)
    newer = _without(done.policy, (_first_question(done), own))
    for name, is_shown in (("sitting-move", False), ("sitting-move-own", True)):
        page = MovePage(rehearse_move(vault, done.id, newer))
        if is_shown:
            page.findChildren(QPushButton, "show_own")[0].click()
        yield name, framed(page)


def _without(policy: Policy, gone: Collection[str]) -> Policy:
    """The next edition, in which some questions are asked no more."""
    sections = tuple(
        replace(one, questions=tuple(q for q in one.questions if q.id not in gone)) for one in policy.sections
    )
    edition = replace(policy.edition, number=policy.edition.number + 1)
    return replace(policy, edition=edition, sections=sections)


def _shared(done: Assessment) -> dict[str, Step]:
    shown = sitting_steps.pages(done)
    talks = [step for step in shown if step.place is Place.TALK]
    questions = [step for step in shown if step.question]
    guided = [step for step in questions if done.policy.questions[step.question].guide]
    found = {"sitting-intro": Step(Place.INTRO), "sitting-profile": Step(Place.PROFILE)}
    if talks:
        found["sitting-talk"] = talks[0]
    return found | {"sitting-question": (guided or questions)[0]}


def _first_question(done: Assessment) -> str:
    return next(step.question for step in sitting_steps.pages(done) if step.question)


def _with_last_options(done: Assessment) -> Assessment:
    """The same with the last answer but one to whatever is private: mostly something to think about."""
    for question in done.policy.questions.values():
        if question.private and question.id in done.answers and len(question.options) > 2:
            done = done.with_answer(question.id, _last_but_one(question))
    return done


def _last_but_one(question: Question) -> str | tuple[str, ...]:
    option = question.options[-2].id
    return (option,) if question.exclusive or str(question.kind) == "many" else option
