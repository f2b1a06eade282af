"""A vault with finished checks in it, and what home leads to from there, for tests of the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fakes import MemoryVault, MemoryVaults
from footprint.assessment.assessment import Assessment, Person
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start
from ui.driver import Driver, Noon
from workflow.made import SetClock

# Nothing to do; and three things: two at once, one within a fortnight.
CLEAR: Mapping[str, Any] = {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}
TO_DO: Mapping[str, Any] = {
    "tenant": "tenant",
    "watering": ["hose"],
    "hose_days": 3,
    "last_fire": "2026-05-01",
    "asked_about_fire": "no",
    "treated_badly": "committee",
}
CAN, COMMITTEE, HELP = "take-a-can", "tell-committee", "get-help"


def finish(
    vault: Vault,
    policy: Policy,
    answers: Mapping[str, Any],
    days_ago: int,
    occasion: Occasion = Occasion.ONBOARDING,
) -> Assessment:
    """A check that was begun and signed off so many days ago, or will have been."""
    clock: Clock = SetClock(Noon().now() - timedelta(days=days_ago))
    conduct = Conduct(vault, clock, start(vault, policy, occasion, clock))
    conduct.introduce(Person("Siân Ŵyn"), "Ines Duarte" if occasion is Occasion.SITTING else "")
    for question_id, raw in answers.items():
        conduct.answer(question_id, raw)
    return sign_off(vault, clock, conduct.assessment)


def vault_of(vaults: MemoryVaults) -> MemoryVault:
    """The only vault there is."""
    return next(iter(vaults._vaults.values()))


def come_home(home: Driver) -> None:
    """See home as it is now."""
    home.click("kept")
    home.arrive("What is kept about me")
    home.click("back")
    home.arrive("Hello, Sam")
