"""Home, drawn for the gallery: with things due, with nothing due, and with deleting paused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from footprint.assessment.assessment import Assessment
from footprint.assessment.following import followed
from footprint.ui.following.pictures import varied
from footprint.ui.home_page import HomePage
from footprint.ui.parts.page import Page
from footprint.workflow.follow_up import Due
from footprint.workflow.kept import DocumentKind, KeptDocument
from footprint.workflow.ports import Clock
from footprint.workflow.practice import PracticeVault
from footprint.workflow.retention import ClockState, Retention


def pages(begun: Assessment, done: Assessment, clock: Clock) -> Iterator[tuple[str, Page]]:
    """Each page with its name; ``begun`` and ``done`` are two checks, the second one complete."""
    today = clock.today()
    finished = done.signed_off_on(today - timedelta(days=20))
    vault = PracticeVault("Sam")
    a_year_before = today - timedelta(days=380)
    for one in (replace(finished, id="earlier", signed_off=a_year_before), replace(finished, id="later")):
        vault.begin(one)
    is_open = tuple(one for one in varied(followed([finished]), clock) if one.is_open)
    later = today + timedelta(days=345)
    yield (
        "home-due",
        HomePage(
            "Sam",
            vault.assessments(),
            today=today,
            due=Due(is_open, refresher=later, changes=2),
            refresher="The policy changed in 2 places; 3 of your answers are affected; about 3 minutes.",
        ),
    )
    calm = "Due on 31 October 2027, not before. Do it sooner if something has changed for you."
    yield (
        "home-calm",
        HomePage("Sam", vault.assessments(1), today=today, due=Due(refresher=later), refresher=calm),
    )
    vault.begin(replace(begun, id="begun"))
    summaries = vault.assessments()
    paused = Retention(summaries[1:2], ClockState.JUMPED_AHEAD, clock.now() - timedelta(days=560), None)
    yield (
        "home-paused",
        HomePage(
            "Sam", summaries, retention=paused, today=today, attestations=[_older(done, clock)], has_more=True
        ),
    )


def _older(done: Assessment, clock: Clock) -> KeptDocument:
    """An attestation whose answers are gone."""
    kind, day = DocumentKind.ATTESTATION, date(2025, 4, 28)
    return KeptDocument("old", kind, "gone", done.policy.title, done.occasion, 1, day, clock.now(), "old.pdf")
