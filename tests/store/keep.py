"""Keeps a vault as the present revision writes it, once that revision is released: keep.py

The vaults of older revisions were made by this file as it was then.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from builders import A_DAY, A_MOMENT, a_document, allotment
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion
from footprint.store.keys import WEAKEST
from footprint.store.tables import REVISION
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import DocumentKind, Event, Happening, Preferences
from footprint.workflow.ports import Vault

# In parts: written as one it would look like a place on the computer of who wrote this.
WRITTEN_TO = PurePosixPath("/", "home", "ana", "Größe.pdf").as_posix()
ANSWERS: tuple[tuple[str, Value | None], ...] = (
    ("tenant", "helper"),
    ("tenant", "tenant"),
    ("watering", ("can", "hose")),
    ("hose_days", 12),
    ("last_fire", date(2026, 5, 1)),
    ("note_to_self", "Größe, 水, \U0001f33b"),
    ("hose_days", None),
    ("hose_days", 3),
)
BROUGHT_OUT = ("can-is-fine", "hose")
AGREED = (
    AgreedAction("own-1", Owner.MANAGER, date(2028, 2, 29), "Größe, 水, \U0001f33b"),
    AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY),
)
# A clock that was set back in between.
FOLLOW_UPS = (
    FollowUp("take-a-can", Course.PUT_OFF, A_MOMENT, date(2028, 2, 29), "Größe, 水, \U0001f33b"),
    FollowUp("take-a-can", Course.HANDED_ON, A_MOMENT - timedelta(days=400), words="The water group"),
    FollowUp("take-a-can", Course.OPEN, A_MOMENT),
    FollowUp("take-a-can", Course.DONE, A_MOMENT + timedelta(days=1)),
    FollowUp("ask-about-fire", Course.NOT_NEEDED, A_MOMENT + timedelta(days=1)),
)


def fill(vault: Vault) -> None:
    vault.begin(Assessment("a1", allotment(), Occasion.ONBOARDING, A_MOMENT))
    vault.save_person("a1", Person("Siân Okafor", "Planner", "Planning"), "", A_MOMENT)
    moment = A_MOMENT
    for question_id, value in ANSWERS:
        moment += timedelta(minutes=1)
        vault.save_answer("a1", question_id, value, moment)
    vault.sign_off("a1", A_DAY, moment)
    vault.begin(Assessment("a2", allotment(), Occasion.SITTING, moment))
    vault.save_person("a2", Person("Siân Okafor"), "Kim Manager", moment)
    vault.save_answer("a2", "tenant", "tenant", moment + timedelta(days=1))
    vault.bring_out("a2", BROUGHT_OUT, moment + timedelta(days=1))
    vault.agree("a2", AGREED, moment + timedelta(days=1))
    for step in FOLLOW_UPS:
        vault.follow_up("a1", step)
    vault.begin(Assessment("a3", allotment(), Occasion.REFRESHER, moment + timedelta(days=2), based_on="a1"))
    for kind in DocumentKind:
        vault.keep_document(a_document(kind), kind.value.encode())
    moment += timedelta(minutes=1)
    vault.record(Event(Happening.MADE, A_MOMENT))
    vault.record(
        Event(Happening.DOCUMENT_WRITTEN, moment, WRITTEN_TO, a_document(DocumentKind.ATTESTATION).id)
    )
    vault.prefer(Preferences(6, 3))
    vault.note_use(moment)
    vault.keep_signing_key(b"a key")


def keep(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        vault, code = SqlVaults(Path(place), WEAKEST).create("Ana", "seven tall sunflowers")
        fill(vault)
        vault.close()
        shutil.copytree(Path(place) / vault.id, folder / vault.id)
    (folder / "recovery-code.txt").write_text(f"{code}\n")


if __name__ == "__main__":
    keep(Path(__file__).with_name("kept") / REVISION)
