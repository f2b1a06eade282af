"""Starting an assessment, going on with one, and letting one go."""

from __future__ import annotations

import secrets

from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.ports import Clock, Vault


def start(vault: Vault, policy: Policy, occasion: Occasion, clock: Clock) -> Assessment:
    """A new assessment, kept from its first moment on."""
    assessment = Assessment(id=secrets.token_hex(8), policy=policy, occasion=occasion, started=clock.now())
    vault.begin(assessment)
    return assessment
