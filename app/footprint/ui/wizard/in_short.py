"""What a refresher would come to today, in short: for home, and before its first question."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.assessment.assessment import Assessment
from footprint.assessment.following import Followed
from footprint.assessment.renewal import Renewal
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.wizard.time_left import Estimate


def refresher_in_short(renewal: Renewal, open_actions: Sequence[Followed] = ()) -> str:
    """What waits and how long it takes, before anything is begun; ``open_actions`` are asked after first."""
    taken = {question_id: one.value for question_id, one in renewal.taken_over.items()}
    begun = Assessment("", renewal.policy, Occasion.REFRESHER, renewal.now, answers=taken)
    return what_waits(renewal, Estimate(renewal.policy, renewal, open_actions).of(begun).minutes)


def what_waits(renewal: Renewal, minutes: int) -> str:
    """Such as: The policy changed in 2 places; 3 of your answers are affected; about 3 minutes."""
    changed, affected = len(renewal.clauses), len(renewal.affected)
    stale, new = len(renewal.out_of_date), len(renewal.new)
    parts = []
    if changed:
        parts.append(
            plural("the policy changed in {n} place", "the policy changed in {n} places", changed).format(
                n=changed
            )
        )
    if affected:
        parts.append(
            plural("{n} of your answers is affected", "{n} of your answers are affected", affected).format(
                n=affected
            )
        )
    if stale:
        parts.append(
            plural(
                "{n} answer is to be looked at again", "{n} answers are to be looked at again", stale
            ).format(n=stale)
        )
    if new:
        parts.append(plural("{n} question is new", "{n} questions are new", new).format(n=new))
    if not renewal.is_due:
        parts.append(_("nothing has to be asked again; you can say that all is still true, and attest again"))
    parts.append(plural("about {n} minute", "about {n} minutes", minutes).format(n=minutes))
    words = "; ".join(parts)
    return _("{what_waits}.").format(what_waits=words[0].upper() + words[1:])
