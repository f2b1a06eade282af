"""After a check: what is to be done, what became of it, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp, proper_words
from footprint.assessment.following import Followed, followed
from footprint.assessment.renewal import clause_changes
from footprint.errors import Refused, Unsaved
from footprint.language import text as _
from footprint.policy.months import months_after
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.reminders import next_refresher

_A_MONTH = 1


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, for the home page.

    ``actions`` are the open ones, the first due first. ``refresher`` is the day of the next refresher, ``None`` before any check is
    finished; it is due from that day on and overdue a month later. ``changes`` is the number of clauses that say
    something else than at the last finished check. ``clock_is_earlier`` holds if that check has a later day than today.
    ``trouble`` says in words what cannot be read; empty if all can.
    """

    actions: tuple[Followed, ...] = ()
    refresher: date | None = None
    refresher_is_due: bool = False
    refresher_is_overdue: bool = False
    changes: int = 0
    clock_is_earlier: bool = False
    trouble: str = ""


def actions(vault: Vault, policy: Policy) -> tuple[Followed, ...]:
    """Every action of the finished checks of a policy, open or closed; a check that cannot be read is left out.

    Raises:
        Refused: the vault cannot be read at all.
    """
    return followed(_finished(vault, policy)[0])


def due(vault: Vault, policy: Policy, clock: Clock) -> Due:
    """What is due, as far as it can be read.

    Raises:
        Refused: the vault cannot be read at all.
    """
    finished, trouble = _finished(vault, policy)
    if not finished:
        return Due(trouble=trouble)
    newest, today = finished[0], clock.today()
    day = next_refresher(newest)
    return Due(
        actions=tuple(one for one in followed(finished) if one.is_open),
        refresher=day,
        refresher_is_due=day is not None and day <= today,
        refresher_is_overdue=day is not None and months_after(day, _A_MONTH) <= today,
        changes=len(clause_changes(newest.policy, policy)),
        clock_is_earlier=newest.signed_off is not None and newest.signed_off > today,
        trouble=trouble,
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

    ``due`` is the new day of what is put off, and of nothing else. What was kept before stays.

    Raises:
        Refused: what is put off needs a reason and a day after today; the words are too long. Nothing changed.
        Unsaved: it could not be kept, or not in every check; the message says which.
    """
    words = proper_words(words)
    if course is Course.PUT_OFF:
        if not words:
            raise Refused(_("Say in a few words why you put it off. Only you can read it."))
        if due is None or due <= clock.today():
            raise Refused(_("Choose a day after today until which you put it off."))
    step = FollowUp(followed.id, course, clock.now(), due if course is Course.PUT_OFF else None, words)
    # The newest first: it tells how it stands, whatever becomes of the others.
    newest, *others = followed.assessment_ids
    vault.follow_up(newest, step)
    try:
        for assessment_id in others:
            vault.follow_up(assessment_id, step)
    except (Refused, Unsaved) as error:
        raise Unsaved(
            _(
                "It was kept in your newest check, and that is what counts. It could not be kept in the other check "
                "that calls for it as well ({cause})"
            ).format(cause=error)
        ) from error
    return followed.after(step)


def undo(vault: Vault, clock: Clock, followed: Followed) -> Followed:
    """Open it again, due when it was before it was put off; the history stays.

    Raises:
        Unsaved: as ``follow_up``.
    """
    return follow_up(vault, clock, followed, Course.OPEN)


def _finished(vault: Vault, policy: Policy) -> tuple[tuple[Assessment, ...], str]:
    """The finished checks of a policy, the last finished first, and in words which cannot be read.

    Those that were taken before one that cannot be read do not count in its place: they are known to be out of date.
    """
    finished: list[Assessment] = []
    trouble: list[str] = []
    lost: set[bool] = set()
    for summary in vault.assessments():
        if summary.policy_id != policy.id or summary.signed_off is None:
            continue
        in_company = summary.occasion is Occasion.SITTING
        try:
            if in_company not in lost:
                finished.append(vault.load(summary.id))
        except Refused as error:
            lost.add(in_company)
            trouble.append(
                _("What came of your check of {day} cannot be read and is missing here ({cause})").format(
                    day=summary.signed_off.isoformat(), cause=error
                )
            )
    return tuple(finished), "\n".join(trouble)
