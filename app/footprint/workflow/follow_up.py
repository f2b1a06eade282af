"""After a check: what is to be done, what became of it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp, latest, proper_words
from footprint.assessment.following import Followed, calls_for, followed
from footprint.assessment.renewal import clause_changes
from footprint.errors import Overtaken, Refused, Unsaved
from footprint.language import text as _
from footprint.policy.months import months_after
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.going import Going, going
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.ports import Clock, Vault

_A_MONTH, _A_YEAR = 1, 12  # months


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, for the home page.

    ``actions`` are the open ones, the first due first. ``refresher`` is the day of the next refresher, ``None`` before
    any check is finished; it is due from that day on and overdue a month later. ``changes`` is the number of clauses
    that say something else than at the last finished check. ``clock_is_earlier`` holds if that check was finished on a
    later day than today. ``trouble`` says in words what cannot be read; empty if all can. ``going`` is what
    deleting answers takes with it, told beforehand.
    """

    actions: tuple[Followed, ...] = ()
    refresher: date | None = None
    refresher_is_due: bool = False
    refresher_is_overdue: bool = False
    changes: int = 0
    clock_is_earlier: bool = False
    trouble: str = ""
    going: Going | None = None


def actions(vault: Vault, policy: Policy) -> tuple[Followed, ...]:
    """Every action of the finished checks of a policy, open or closed; a check that cannot be read is left out.

    Raises:
        Refused: the vault cannot be read at all.
    """
    return actions_and_trouble(vault, policy)[0]


def actions_and_trouble(vault: Vault, policy: Policy) -> tuple[tuple[Followed, ...], str]:
    """The same, and in words which check cannot be read and is missing; empty if none is.

    Raises:
        Refused: the vault cannot be read at all.
    """
    finished, trouble = _loaded(vault, _summaries(vault, policy.id))
    return followed(finished), trouble


def finished_checks(vault: Vault, policy: Policy) -> tuple[Assessment, ...]:
    """The finished checks of a policy that can be read, the last finished first, as ``following.followed`` takes them.

    Raises:
        Refused: the vault cannot be read at all.
    """
    return _loaded(vault, _summaries(vault, policy.id))[0]


def a_year_after(day: date) -> date:
    """The day of the next refresher after a check that was finished on a day."""
    return months_after(day, _A_YEAR)


def due(vault: Vault, policy: Policy, clock: Clock) -> Due:
    """What is due, as far as it can be read.

    Raises:
        Refused: the vault cannot be read at all.
    """
    summaries = _summaries(vault, policy.id)
    if not summaries:
        return Due()
    finished, trouble = _loaded(vault, summaries)
    newest, last_day, today = summaries[0], summaries[0].signed_off, clock.today()
    day = a_year_after(last_day) if last_day else None
    last = next((one for one in finished if one.id == newest.id), None)
    is_open = tuple(one for one in followed(finished) if one.is_open)
    return Due(
        actions=is_open,
        refresher=day,
        refresher_is_due=day is not None and day <= today,
        refresher_is_overdue=day is not None and months_after(day, _A_MONTH) <= today,
        changes=len(clause_changes(last.policy, policy)) if last else 0,
        clock_is_earlier=last_day is not None and last_day > today,
        trouble=trouble,
        going=going(vault, clock, summaries, is_open),
    )


def follow_up(  # noqa: PLR0913 (a step is what, how it stands, in which words and until when)
    vault: Vault,
    clock: Clock,
    followed: Followed,
    course: Course,
    *,
    words: str = "",
    due: date | None = None,
) -> Followed:
    """Keep one more step of an action in every check that calls for it; the action as it stands then.

    One that says just what the last one said is not kept again.

    ``due`` is the new day of what is put off, and of nothing else. What was kept before stays.

    Raises:
        Refused: what is put off needs a reason and a day after today; the words are too long. Nothing changed.
        Unsaved: it could not be kept, or not in every check; the message says which.
        Overtaken: the vault is not what was read any more.
    """
    words = proper_words(words)
    if course is Course.PUT_OFF:
        if not words:
            raise Refused(_("Say why you put it off."))
        if due is None or due <= clock.today():
            raise Refused(_("Choose a day after today until which you put it off."))
    step = FollowUp(followed.id, course, clock.now(), due if course is Course.PUT_OFF else None, words)
    # The newest first: it tells how it stands, whatever becomes of the others.
    newest = followed.assessment_ids[0]
    kept, policy_id = _kept_already(vault, newest, step)
    if kept is None:
        vault.follow_up(newest, step)
    else:
        step = kept
    try:
        for assessment_id in _others(vault, followed, policy_id, step):
            vault.follow_up(assessment_id, step)
    except Overtaken:
        raise
    except (Refused, Unsaved) as error:
        raise Unsaved(
            _(
                "It was kept in your newest check, and that is what counts. It could not be kept in the other check "
                "that calls for it as well ({cause})"
            ).format(cause=error)
        ) from error
    return followed if followed.history[-1:] == (step,) else followed.after(step)


def undo(vault: Vault, clock: Clock, before: Followed) -> None:
    """Have an action stand as it did before the last step, which stays in its history; ``before`` is how it stood.

    What was put off until a day that has come meanwhile is simply open.

    Raises:
        Refused: a check that calls for it is not there any more.
        Unsaved: as ``follow_up``.
    """
    course, words, due = before.course, before.words, None
    if course is Course.PUT_OFF:
        due = before.due
        if due <= clock.today():
            course, words, due = Course.OPEN, "", None
    follow_up(vault, clock, before, course, words=words, due=due)


def _summaries(vault: Vault, policy_id: str) -> tuple[AssessmentSummary, ...]:
    """The finished checks of a policy, the last finished first."""
    return tuple(
        one for one in vault.assessments() if one.policy_id == policy_id and one.signed_off is not None
    )


def _kept_already(vault: Vault, newest: str, step: FollowUp) -> tuple[FollowUp | None, str]:
    """The last step in a check if it says just the same, and the id of the check's policy; nothing if it is unreadable.

    Whoever tries again after a full disk says again what was kept before it was full.
    """
    try:
        check = vault.load(newest)
    except Refused:
        return None, ""
    last = latest(check.follow_ups).get(step.action_id)
    return (last if last and replace(last, at=step.at) == step else None), check.policy.id


def _others(vault: Vault, followed: Followed, policy_id: str, step: FollowUp) -> Iterator[str]:
    """Every other check that a step goes to: those that count, then those out of date that call for it as well.

    They may count again one day, when a newer one is erased.
    """
    counting = followed.assessment_ids[1:]
    older = (one.id for one in _summaries(vault, policy_id) if one.id not in followed.assessment_ids)
    for assessment_id in (*counting, *older):
        try:
            check = vault.load(assessment_id)
        except Refused:
            if assessment_id in counting:
                yield assessment_id
        else:
            if step not in check.follow_ups and (
                assessment_id in counting or calls_for(check, step.action_id)
            ):
                yield assessment_id


def _loaded(vault: Vault, summaries: Iterable[AssessmentSummary]) -> tuple[tuple[Assessment, ...], str]:
    """Those that can be read, in their order, and in words which cannot be.

    None takes the place of a newer one that cannot be read: it is known to be out of date.
    """
    loaded: list[Assessment] = []
    trouble: list[str] = []
    told: dict[bool, bool] = {}
    for summary in summaries:
        in_company = summary.occasion is Occasion.SITTING
        if told.get(in_company) is False:
            continue
        try:
            loaded.append(vault.load(summary.id))
            told[in_company] = True
        except Refused as error:
            # Of one that is out of date nothing but a part of the history is missing.
            if not told.setdefault(in_company, False):
                trouble.append(_unreadable(summary, error))
    return tuple(loaded), "\n".join(trouble)


def _unreadable(summary: AssessmentSummary, error: Refused) -> str:
    return _("What came of your check of {day} cannot be read and is missing here ({cause})").format(
        day=summary.signed_off, cause=error
    )
