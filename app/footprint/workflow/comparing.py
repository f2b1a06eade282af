"""Comparing two finished checks, for oneself only: nothing of it is kept or written anywhere."""

from __future__ import annotations

from footprint.assessment.comparison import SideBySide, side_by_side
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Policy
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.ports import Vault


def comparable(vault: Vault, policy: Policy) -> tuple[AssessmentSummary, ...]:
    """The finished checks of a policy, the last finished first.

    Raises:
        Refused: the vault cannot be read.
    """
    return tuple(
        one for one in vault.assessments() if one.policy_id == policy.id and one.signed_off is not None
    )


def compare(vault: Vault, policy: Policy, *assessment_ids: str) -> SideBySide:
    """Two finished checks side by side, the one that was finished first on the left; by default the last two.

    Raises:
        Refused: there are not two, one of them is not finished or not there, or one cannot be read.
    """
    known = [one.id for one in comparable(vault, policy)]
    if not assessment_ids:
        assessment_ids = tuple(known[:2])
    if len(known) < 2:
        raise Refused(_("Two finished checks are needed to compare; there are fewer in this vault."))
    if len(set(assessment_ids)) != 2 or not set(assessment_ids) <= set(known):
        raise Refused(_("Name two different finished checks of this vault."))
    later, earlier = sorted(assessment_ids, key=known.index)
    return side_by_side(vault.load(earlier), vault.load(later))
