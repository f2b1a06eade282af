"""Beginning a check and coming back to one, with what a refresher sets out from; done on the worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.policy.policy import Occasion, Policy
from footprint.ui.wizard.steps import Place, Step
from footprint.workflow.follow_up import actions
from footprint.workflow.ports import Services, Vault
from footprint.workflow.renew import prepare, rehearse, renewal_of
from footprint.workflow.start import start

if TYPE_CHECKING:
    # Nothing of it is needed before a check is begun.
    from footprint.assessment.assessment import Assessment, Person
    from footprint.assessment.following import Followed
    from footprint.assessment.renewal import Renewal


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where somebody was: a page of an assessment, or home where ``assessment_id`` is empty.

    ``had_company`` says that a sitting was shown since the vault was opened.
    """

    vault_id: str
    assessment_id: str = ""
    step: Step | None = None
    had_company: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A check to be shown: who it was the last time, what a refresher set out from, and where to go on.

    ``open_actions`` are those of earlier checks that a refresher asks after. What is not begun is kept once it is gone
    on with.
    """

    assessment: Assessment
    person: Person | None = None
    renewal: Renewal | None = None
    at: Step | None = None
    open_actions: tuple[Followed, ...] = ()
    is_begun: bool = True


def begin(vault: Vault, services: Services, occasion: Occasion, last_id: str | None) -> Opened:
    """A new check; a refresher sets out from last time's if there is one. ``last_id`` tells who it was before.

    Raises:
        Refused, Unsaved: it could not be begun.
    """
    policy, clock = services.policy(), services.clock
    if occasion is Occasion.REFRESHER and (renewal := rehearse(vault, policy, clock)) is not None:
        is_open = open_actions(vault, policy)
        # Who looks at what has changed and goes no further leaves no draft behind.
        at = Step(Place.INTRO)
        return Opened(prepare(renewal, clock), None, renewal, at, is_open, is_begun=False)
    person = vault.load(last_id).person if last_id else None
    return Opened(start(vault, policy, occasion, clock), person)


def resume(vault: Vault, services: Services, assessment_id: str, at: Step | None = None) -> Opened:
    """A check that was begun before, finished or not.

    Raises:
        Refused: it cannot be read.
    """
    assessment = vault.load(assessment_id)
    asks = assessment.occasion is Occasion.REFRESHER and not assessment.signed_off
    is_open = open_actions(vault, assessment.policy) if asks else ()
    return Opened(assessment, None, renewal_of(vault, assessment, services.clock), at, is_open)


def open_actions(vault: Vault, policy: Policy) -> tuple[Followed, ...]:
    """What earlier checks called for and is still to be done.

    Raises:
        Refused: the vault cannot be read.
    """
    return tuple(one for one in actions(vault, policy) if one.is_open)
