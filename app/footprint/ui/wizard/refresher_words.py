"""A refresher in words: from what is waiting to the plain values that its pages show."""

from __future__ import annotations

from datetime import date

from footprint.assessment.answer import in_words
from footprint.assessment.assessment import Assessment
from footprint.assessment.comparison import compared
from footprint.assessment.freshness import Cause, Freshness, State
from footprint.assessment.outcome import result
from footprint.assessment.renewal import Renewal
from footprint.language import text as _
from footprint.policy.policy import Question
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.dates import day_in_words, day_of
from footprint.ui.wizard.in_short import what_waits_where
from footprint.ui.wizard.renewal_page import Carried, RenewalShown
from footprint.ui.wizard.since_card import SinceLastTime
from footprint.ui.wizard.still_true_page import LastTime
from footprint.ui.wizard.time_left import Ahead


def last_time(renewal: Renewal, question: Question, found: Freshness) -> LastTime:
    """What stands on the page of a question that was answered last time."""
    assert found.last is not None
    return LastTime(
        value=found.last.value,
        answer=in_words(question, found.last.value),
        day=day_in_words(found.last.given),
        why=[_why(renewal, question, cause) for cause in found.causes],
        changes=[change for change in renewal.clauses if change.id in found.clauses],
    )


def renewal_shown(renewal: Renewal, assessment: Assessment, ahead: Ahead) -> RenewalShown:
    """What stands before the first question of a refresher."""
    waiting = [
        (question, renewal.freshness(question, assessment.answers).state)
        for question in renewal.asked(assessment.answers)
        if question.id not in assessment.answers
    ]
    profile = {question.id for question, _state in waiting if _is_on_profile(renewal, question)}
    # The page about oneself asks all of it in one go: what it will ask need not be said twice.
    comes = assessment.person is None or any(
        q.id in profile and q.required and state is not State.CARRIED for q, state in waiting
    )
    there = profile if comes else set[str]()
    carried = [q for q, state in waiting if state is State.CARRIED and q.id not in there]
    stale = [q for q, state in waiting if state is State.STALE and q.id not in there]
    about_you = [q for q, state in waiting if state is not State.NEW and q.id in there]
    last = renewal.before.answers
    questions = renewal.last.policy.questions
    clock = _("By this computer's clock your last check was later than today. Everything is asked again.")
    return RenewalShown(
        title=_("Your yearly refresher"),
        in_short=what_waits_where(renewal, len(carried), len(about_you), len(stale), ahead.minutes),
        changes=renewal.clauses,
        set_aside=[
            (questions[one.question_id].text, in_words(questions[one.question_id], one.value), one.why)
            for one in renewal.set_aside
        ],
        carried=[
            Carried(q.text, in_words(q, last[q.id].value), day_in_words(last[q.id].given)) for q in carried
        ],
        values={q.id: last[q.id].value for q in carried},
        clock=clock if renewal.is_from_the_future else "",
    )


def standing_in_words(renewal: Renewal, assessment: Assessment, question: Question) -> str:
    """How an answer stands against last time's."""
    found = renewal.freshness(question, assessment.answers)
    if found.last is None:
        return _("new this time") if question.id in assessment.answers else ""
    then = day_in_words(found.last.given)
    given = assessment.given.get(question.id)
    now = day_in_words(day_of(given)) if given else ""
    return {
        State.KEPT: _("kept from {then}").format(then=then),
        State.CARRIED: _("carried over from {then}, does not count yet").format(then=then),
        State.STALE: _stale_in_words(found, then),
        State.CONFIRMED: _("still true, said on {now}").format(now=now),
        State.SUPERSEDED: _("changed on {now}, in place of your answer of {then}").format(now=now, then=then),
        State.NEW: _("new this time"),
    }[found.state]


def _stale_in_words(found: Freshness, then: str) -> str:
    if Cause.CLAUSE in found.causes:
        return _("the policy has changed since {then}, so that your answer does not count").format(then=then)
    if Cause.QUESTION in found.causes:
        return _("the question has changed since {then}, so that your answer does not count").format(
            then=then
        )
    if Cause.TO_DO in found.causes:
        return _("there was something to do about your answer of {then}, so it does not count").format(
            then=then
        )
    return _("out of date: your answer of {then} does not count").format(then=then)


def since_last_time(renewal: Renewal, assessment: Assessment, today: date) -> SinceLastTime:
    """How the result compares with last time's."""
    day = renewal.last.signed_off or renewal.last.started.date()
    return SinceLastTime(day, compared(result(renewal.last, day), result(assessment, today)))


def last_time_is_gone() -> Banner:
    """Said of a refresher that has nothing to set out from any more."""
    words = _(
        "So this goes like a first check: every question is asked. What you answered here so far counts."
    )
    return Banner("soft", _("Last time's answers have been deleted"), words, name="last_time_is_gone")


def _is_on_profile(renewal: Renewal, question: Question) -> bool:
    return renewal.policy.section_by_id[question.section].on_profile


def _why(renewal: Renewal, question: Question, cause: Cause) -> str:
    if cause is Cause.QUESTION:
        why = renewal.before.questions[question.id]
        return _("Asked again: {why}").format(why=why)
    return {
        Cause.TIME: _("It is a while since you said this, so it is asked again."),
        Cause.EACH_TIME: _("This is asked afresh every time."),
        Cause.CLAUSE: _("The policy says something else here now."),
        Cause.TO_DO: _("Last time this led to something to do or to ask. Say how it is now."),
        Cause.CLOCK: _("By this computer's clock you said this later than today, so it is asked again."),
    }[cause]
