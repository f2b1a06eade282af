"""A clock to set, plain documents, and a vault with something of everything in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from builders import A_MOMENT, allotment
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import ActionList, Attestation
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from footprint.workflow.conduct import Conduct
from footprint.workflow.hand_over import hand_over
from footprint.workflow.ports import Services, Vault, Vaults
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start

PASSPHRASE = "seven tall sunflowers"
LEAP_DAY = date(2028, 2, 29)
ANSWERS: dict[str, Any] = {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}


class SetClock:
    """Stands still until it is set."""

    def __init__(self, moment: datetime = A_MOMENT) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def go(self, **time: float) -> None:
        self.moment += timedelta(**time)


class PlainDocuments(PdfDocuments):
    def attestation(self, attestation: Attestation) -> bytes:
        return f"attestation of {attestation.person.name}, sealed {attestation.seal}".encode()

    def action_list(self, action_list: ActionList) -> bytes:
        return f"{len(action_list.result.actions)} actions on {action_list.day}".encode()


def no_vaults() -> Vaults:
    raise AssertionError("a vault that is open needs no others")


def services(clock: SetClock) -> Services:
    return Services(vaults=no_vaults, documents=PlainDocuments, policy=allotment, clock=clock)


def draft(vault: Vault, clock: SetClock, **answers: Any) -> Assessment:
    """An assessment that is not signed off."""
    conduct = Conduct(vault, clock, start(vault, allotment(), Occasion.ONBOARDING, clock))
    for question_id, raw in answers.items():
        conduct.answer(question_id, raw)
    return conduct.assessment


def finished(vault: Vault, clock: SetClock, **answers: Any) -> Assessment:
    """An assessment that is signed off now."""
    conduct = Conduct(vault, clock, draft(vault, clock, **{**ANSWERS, **answers}))
    conduct.introduce(Person("Siân Ŵyn", "Gardener", "Site B"))
    return sign_off(vault, clock, conduct.assessment)


def sat_down(vault: Vault, clock: SetClock) -> Assessment:
    """A sitting that was signed off, with something brought out, agreed and followed up since."""
    conduct = Conduct(vault, clock, start(vault, allotment(), Occasion.SITTING, clock))
    conduct.introduce(Person("Siân Ŵyn", "Gardener", "Site B"), "Kim Manager")
    for question_id, raw in {**ANSWERS, "watering": ["can", "hose"], "hose_days": 4}.items():
        conduct.answer(question_id, raw)
    conduct.answer("treated_badly", "committee")
    conduct.bring_out(["can-is-fine"])
    conduct.agree(
        [
            AgreedAction("own-1", Owner.MANAGER, LEAP_DAY, '=Ask about a "tap", 水'),
            AgreedAction("take-a-can", Owner.EMPLOYEE, LEAP_DAY),
        ]
    )
    signed_off = sign_off(vault, clock, conduct.assessment)
    clock.go(days=1)
    for step in (
        FollowUp("own-1", Course.PUT_OFF, clock.now(), LEAP_DAY + timedelta(days=1), "+after the holidays"),
        FollowUp("take-a-can", Course.DONE, clock.now(), words="Größe 10 litres,\nblue"),
        FollowUp("own-1", Course.HANDED_ON, clock.now() - timedelta(days=30), words="The water group"),
        FollowUp("get-help", Course.NOT_NEEDED, clock.now()),
        FollowUp("take-a-can", Course.OPEN, clock.now()),
    ):
        vault.follow_up(signed_off.id, step)
    return vault.load(signed_off.id)


class Written(NamedTuple):
    """The files that both documents lie in."""

    attestation: Path
    action_list: Path


def handed_over(vault: Vault, clock: SetClock, folder: Path, **answers: Any) -> Written:
    """The documents of a new assessment."""
    made = hand_over(services(clock), vault, finished(vault, clock, **answers), folder)
    assert made.action_list is not None
    return Written(made.attestation, made.action_list)


def changed_often(vault: Vault, clock: SetClock) -> Assessment:
    """A draft with a history: an answer given twice, one taken back, every kind of answer."""
    one = draft(vault, clock, tenant="helper")
    for question_id, raw in (
        ("tenant", "tenant"),
        ("watering", ["hose", "can"]),
        ("hose_days", 12),
        ("last_fire", "2026-05-01"),
        ("note_to_self", "=HYPERLINK(\"x\") Größe, 水, \U0001f33b, 'quotes' and\na second line"),
        ("hose_days", None),
    ):
        value = None if raw is None else accept(allotment().questions[question_id], raw)
        clock.go(seconds=7)
        vault.save_answer(one.id, question_id, value, clock.now())
    return vault.load(one.id)
