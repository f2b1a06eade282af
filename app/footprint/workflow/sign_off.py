"""Signing off: the answers become final and the documents can be made."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.ports import Clock, Vault


def sign_off(vault: Vault, clock: Clock, assessment: Assessment) -> Assessment:
    """Finish an assessment; doing it twice changes nothing.

    Raises:
        Refused: a question is still open, or nobody has said who they are.
    """
    if assessment.signed_off:
        return assessment
    if assessment.unanswered:
        raise Refused(_("Some questions are still open: {first}").format(first=assessment.unanswered[0].text))
    if assessment.person is None:
        raise Refused(_("Enter your name as it should stand on your documents"))
    day = clock.today()
    vault.sign_off(assessment.id, day, clock.now())
    return assessment.signed_off_on(day)
