"""From a sitting to the plain values that its pages show; what is behind the curtain is left out here, once for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import conclusions
from footprint.assessment.outcome import result, shared_result
from footprint.assessment.route import SectionProgress
from footprint.language import text as _
from footprint.policy.policy import Clause, Policy, Question, Section
from footprint.ui.wizard import sitting_steps, views
from footprint.ui.wizard.check_answers_page import Group, Line
from footprint.ui.wizard.question_page import Help, Place
from footprint.ui.wizard.result_page import Shown
from footprint.ui.wizard.step import Place as At
from footprint.ui.wizard.step import Step


def own_part() -> str:
    """What the part behind the curtain is called; the window bears no other title while it is shown."""
    return _("Your own part")


def place_of(assessment: Assessment, question: Question) -> Place:
    """Where a question stands: without a number, which would tell how many private ones there are."""
    section = assessment.policy.section_by_id[question.section]
    if question.private:
        return Place(f"{own_part()} · {section.title}", 0, 0)
    first = _is_first(assessment, question)
    return Place(section.title, 0, 0, section.introduction if first else "")


def help_for(assessment: Assessment, question: Question) -> Help:
    """What stands beside a question; the guide only where there is a conversation."""
    if question.private:
        return views.help_with(assessment, question, is_first=False)
    beside = views.help_with(assessment.shared, question, is_first=_is_first(assessment, question))
    return replace(beside, guide=question.guide)


def clauses_of(policy: Policy, section: Section) -> tuple[Clause, ...]:
    """What the policy says about a section that is talked about; those of its questions unless it has its own."""
    asked = (clause for question in section.questions for clause in question.clauses)
    return tuple(policy.clause_by_id[clause] for clause in dict.fromkeys(section.help or asked))


def profile_questions(policy: Policy) -> tuple[Question, ...]:
    """All questions that can stand on the profile page, which both see."""
    return tuple(question for question in views.profile_questions(policy) if not question.private)


def groups(assessment: Assessment) -> tuple[Group, ...]:
    """What both have seen answered, or left open."""
    shared = assessment.shared
    return views.groups(shared, [question for question in shared.asked if not question.private])


def set_aside(assessment: Assessment) -> tuple[Line, ...]:
    """Answers that both have seen to questions that are no longer asked."""
    return views.set_aside(assessment.shared)


def shared_shown(assessment: Assessment, today: date) -> Shown:
    """The result as both see it."""
    known = {one.id for one in conclusions(assessment.shared)}
    found = shared_result(assessment, today)
    seen = (*found.findings, *found.notes, *found.allowed)
    brought = frozenset(one.id for one in seen if one.id not in known)
    return replace(views.shown(assessment.shared, found, today), brought_out=brought)


def own_shown(assessment: Assessment, today: date) -> Shown:
    """The result as the employee sees it behind the curtain; what both have answered is not changed there."""
    shown = views.shown(assessment, result(assessment, today), today)
    questions = assessment.policy.questions
    reasons = {
        rule_id: tuple(replace(one, can_change=questions[one.question_id].private) for one in because)
        for rule_id, because in shown.reasons.items()
    }
    found = (*shown.result.findings, *shown.result.notes)  # help that is offered stays theirs
    known = {one.id for one in conclusions(assessment.shared)}
    can_be = frozenset(one.id for one in found if one.id not in known)
    return replace(
        shown,
        reasons=reasons,
        brought_out=assessment.brought_out & can_be,
        can_be_brought_out=can_be,
        is_partial=any(question.private for question in assessment.unanswered),
    )


def progress(assessment: Assessment, step: Step) -> tuple[SectionProgress, ...]:
    """How each section stands that both can come to; one that is talked about is done once one is past it."""
    asked = [one for one in assessment.shared.asked if not one.private]
    shown = sitting_steps.pages(assessment)
    # Behind the curtain, and after it, everything is passed.
    here = shown.index(step) if step in shown else -1 if _is_early(step) else len(shown)
    found = []
    for section in assessment.policy.sections:
        talk = Step(At.TALK, section=section.id)
        mine = [one for one in asked if one.section == section.id]
        if sitting_steps.is_talked_about(section):
            found.append(SectionProgress(section, int(talk in shown), int(talk in shown[: max(here, 0)])))
        elif mine or any(not one.private for one in section.questions):
            done = sum(one.id in assessment.answers or not one.required for one in mine)
            found.append(SectionProgress(section, len(mine), done))
    return tuple(found)


def reachable(assessment: Assessment) -> set[str]:
    """The sections one can go to: all that both can come to, since whatever is left open may stay so."""
    shown = sitting_steps.pages(assessment)
    questions = assessment.policy.questions
    profile = {section.id for section in assessment.policy.sections if section.on_profile}
    return profile | {one.section or questions[one.question].section for one in shown}


def _is_early(step: Step) -> bool:
    return step.place in (At.INTRO, At.PROFILE)


def _is_first(assessment: Assessment, question: Question) -> bool:
    """Whether a question that both see is the first such question of its section."""
    shown = (one.question for one in sitting_steps.pages(assessment))
    in_section = (
        one for one in shown if one and assessment.policy.questions[one].section == question.section
    )
    return next(in_section, question.id) == question.id
