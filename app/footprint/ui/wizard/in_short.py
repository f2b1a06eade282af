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
    affected, stale, new = len(renewal.affected), len(renewal.out_of_date), len(renewal.new)
    parts = _changed(renewal)
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
    return _joined(renewal, parts, minutes)


def what_waits_where(renewal: Renewal, here: int, about_you: int, one_by_one: int, minutes: int) -> str:
    """The same where it begins, by how it is asked: such as 10 answers here in one go; 19 one by one; 1 new."""
    parts, new = _changed(renewal), len(renewal.new)
    for number, words in (
        (here, plural("{n} answer here in one go", "{n} answers here in one go", here)),
        (about_you, plural("{n} on the page about you", "{n} on the page about you", about_you)),
        (one_by_one, plural("{n} one by one", "{n} one by one", one_by_one)),
        (new, plural("{n} question is new", "{n} questions are new", new)),
    ):
        if number and renewal.is_due:
            parts.append(words.format(n=number))
    return _joined(renewal, parts, minutes)


def _changed(renewal: Renewal) -> list[str]:
    changed = len(renewal.clauses)
    words = plural("the policy changed in {n} place", "the policy changed in {n} places", changed)
    return [words.format(n=changed)] if changed else []


def _joined(renewal: Renewal, parts: list[str], minutes: int) -> str:
    if not renewal.is_due:
        parts = [
            *parts,
            _("nothing has to be asked again; you can say that all is still true, and attest again"),
        ]
    parts = [*parts, plural("about {n} minute", "about {n} minutes", minutes).format(n=minutes)]
    words = "; ".join(parts)
    return _("{what_waits}.").format(what_waits=words[0].upper() + words[1:])
