"""Journeys through a sitting: what two people may see of it, beside what comes of all the employee's answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import conclusions
from footprint.assessment.outcome import shared_result
from footprint.policy.policy import Direction
from footprint.policy.yaml_text import Problem
from footprint.workflow.journey_files import Journey


def sitting_mismatches(journey: Journey, assessment: Assessment, day: date) -> Iterator[Problem]:
    """What two would see that the journey does not say, or would not see although it says so."""
    written = journey.written
    yield from _kept_behind(journey, assessment)
    seen = shared_result(assessment.brought_out_as(written.brought_out), day)
    if written.shared_outcome is not None and written.shared_outcome != str(seen.outcome):
        words = f"the outcome that both see is {seen.outcome}, not {written.shared_outcome}"
        yield journey.problem(words, "shared_outcome")
    shown = {
        "shared_findings": {one.id for one in seen.findings},
        "shared_actions": {one.id for one in seen.actions},
    }
    for part, ids in shown.items():
        said = getattr(written, part)
        if said is None:
            continue
        for extra in sorted(ids.difference(said)):
            yield journey.problem(f"both see '{extra}', which is not listed", part)
        for missing in sorted(set(said) - ids):
            yield journey.problem(f"the two do not see '{missing}'", part)
    for missing in sorted(set(written.shared_notes) - {one.id for one in seen.notes}):
        yield journey.problem(f"the two do not see '{missing}'", "shared_notes")


def _kept_behind(journey: Journey, assessment: Assessment) -> Iterator[Problem]:
    """What is said to be brought out and cannot be."""
    raised = {one.id: one for one in conclusions(assessment)}
    for rule_id in journey.written.brought_out:
        one = raised.get(rule_id)
        if one is None:
            words = f"nothing to bring out: '{rule_id}' is not raised by these answers"
            yield journey.problem(words, "brought_out")
        elif one.direction is Direction.SUPPORT:
            yield journey.problem(f"'{rule_id}' offers help, which stays behind the curtain", "brought_out")
        elif not one.private:
            yield journey.problem(f"both see '{rule_id}' anyway", "brought_out")
