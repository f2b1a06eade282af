"""Refreshing: from last time's finished check, rehearsed before anything is written, and undone by letting it go."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import LONGEST_WORDS, AgreedAction
from footprint.assessment.migration import Moved, SetAside, moved, still_private
from footprint.assessment.outcome import agreed_by_both
from footprint.assessment.renewal import Renewal
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.ports import Clock, Vault


@dataclass(frozen=True, slots=True)
class Move:
    """What would become of a draft's answers on a newer edition."""

    draft: Assessment
    policy: Policy
    moved: Moved

    @property
    def shared(self) -> tuple[SetAside, ...]:
        """What would be set aside if no private answer had been given: in a sitting two may see this, and no more."""
        return moved(self.draft.shared.answers, self.draft.policy, self.policy).set_aside


def rehearse(vault: Vault, policy: Policy, clock: Clock) -> Renewal | None:
    """What a refresher would set out from; ``None`` if there is no finished check of this policy. Writes nothing.

    Raises:
        Refused: last time's check cannot be read.
    """
    for summary in vault.assessments():
        if summary.policy_id == policy.id and summary.signed_off is not None:
            return Renewal(vault.load(summary.id), policy, clock.now())
    return None


def prepare(renewal: Renewal, clock: Clock) -> Assessment:
    """The refresher that was rehearsed, not kept anywhere yet: what never goes stale counts, the rest waits.

    ``Conduct(..., is_begun=False)`` keeps it with the first thing that is said in it, so that looking leaves nothing
    behind. Until then no vault knows its id.
    """
    last, taken = renewal.last, renewal.taken_over
    return Assessment(
        id=secrets.token_hex(8),
        policy=renewal.policy,
        occasion=Occasion.REFRESHER,
        started=clock.now(),
        person=last.person,
        answers={question_id: one.value for question_id, one in taken.items()},
        based_on=last.id,
        given={question_id: renewal.given(question_id) for question_id in taken},
    )


def renew(vault: Vault, renewal: Renewal, clock: Clock) -> Assessment:
    """Begin the refresher that was rehearsed, and keep it at once.

    Last time's check stays as it is, so that ``Vault.discard`` undoes all of it.

    Raises:
        Unsaved: it could not be begun.
    """
    begun = prepare(renewal, clock)
    vault.begin(begun)
    return begun


def renewal_of(vault: Vault, assessment: Assessment, clock: Clock) -> Renewal | None:
    """What a refresher set out from; ``None`` if it did from nothing, or if that was deleted meanwhile.

    Raises:
        Refused: it cannot be read.
    """
    if not assessment.based_on or all(one.id != assessment.based_on for one in vault.assessments()):
        return None
    return Renewal(vault.load(assessment.based_on), assessment.policy, clock.now())


def rehearse_move(vault: Vault, draft_id: str, policy: Policy) -> Move:
    """What would become of a draft on a newer edition of its policy. Writes nothing.

    Raises:
        Refused: it is finished, or there is no newer edition of its policy.
    """
    draft = vault.load(draft_id)
    if draft.signed_off:
        raise Refused(_("This check is signed off. It stays as it is, on the edition it was taken on."))
    if draft.policy.id != policy.id or draft.policy.edition.number >= policy.edition.number:
        raise Refused(_("There is no newer edition for this check."))
    found = moved(draft.answers, draft.policy, policy)
    if draft.occasion is Occasion.SITTING:
        found = still_private(found, draft.answers, draft.policy, policy)
    return Move(draft, policy, found)


def move(vault: Vault, rehearsed: Move, clock: Clock) -> Assessment:
    """Begin the draft anew on the newer edition, every answer with its own day.

    The draft stays as it is: discarding it makes the move final, discarding the new one undoes it. What was agreed and
    what became of actions goes along. What was brought out from behind the curtain goes back there: on another edition
    it may say something else.

    Raises:
        Unsaved: it could not be begun.
    """
    draft, result = rehearsed.draft, rehearsed.moved
    # What was taken back must not come out again as the words of both.
    both = agreed_by_both(draft, clock.today())
    begun = Assessment(
        id=secrets.token_hex(8),
        policy=rehearsed.policy,
        occasion=draft.occasion,
        started=clock.now(),
        person=draft.person,
        manager=draft.manager,
        answers=result.answers,
        based_on=draft.based_on,
        given={
            question_id: min(draft.given.get(origin, draft.started) for origin in origins)
            for question_id, origins in result.came_from.items()
        },
        agreed=tuple(_agreed(draft, both, rehearsed.policy)),
        follow_ups=draft.follow_ups,
    )
    vault.begin(begun)
    return begun


def _agreed(draft: Assessment, both: Collection[AgreedAction], new: Policy) -> Iterator[AgreedAction]:
    """What was agreed, in the words it had if the newer edition has none for it and ``both`` could see them."""
    written = draft.policy.action_by_id
    for one in draft.agreed:
        if one.text or one.id in new.action_by_id:
            yield one
        elif one in both and one.id in written:
            yield replace(one, text=written[one.id].text[:LONGEST_WORDS])
