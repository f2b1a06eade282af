"""Travelling journeys: whether each comes out as its author says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.ending import ended
from footprint.assessment.outcome import Result, result
from footprint.policy.policy import Occasion, Policy, Question
from footprint.policy.yaml_text import FileRefused, Problem, nearest
from footprint.workflow.journey_files import BASES, Journey, accepted, base_problems, read_journeys
from footprint.workflow.refresher_journeys import A_DAY, Refreshed, refreshed, refresher_mismatches
from footprint.workflow.sitting_journeys import sitting_mismatches

_MUST = ("findings", "support", "notes", "allowed", "actions")
_MUST_NOT = {
    "not_notes": "notes",
    "not_allowed": "allowed",
    "not_actions": "actions",
    "contacts_not": "contacts",
}
_ONE = {
    "findings": "finding",
    "support": "support",
    "notes": "note",
    "allowed": "allowed",
    "actions": "action",
}
_MANY_OPEN = 3


def journey_problems(policy: Policy, folder: Path) -> tuple[Problem, ...]:
    """Every way in which a journey of the folder does not come out as it says."""
    try:
        journeys = read_journeys(folder)
    except FileRefused as refused:
        return refused.problems
    # A mistake in a base is told once, where it stands, before any of the journeys that start from it.
    if problems := tuple(base_problems(policy, folder / BASES)):
        return problems
    traveller = _Traveller(policy)
    return (
        *_occasions_without(policy, journeys, folder),
        *_open_everywhere(traveller, journeys),
        *(one for journey in journeys for one in traveller.mismatches(journey)),
    )


def mismatches(policy: Policy, journey: Journey) -> Iterator[Problem]:
    """What is not as the journey says."""
    return _Traveller(policy).mismatches(journey)


def travelled(policy: Policy, journey: Journey) -> Assessment:
    """The assessment that a journey's answers make.

    Raises:
        FileRefused: an answer does not fit its question, or the journey's refresher cannot be taken.
    """
    return _Traveller(policy).travelled(journey)


class _Traveller:
    """Travels the journeys of one questionnaire, each once; what they have in common is made ready once."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._begun: dict[str, Assessment] = {}
        self._refreshed: dict[tuple[str, int], Refreshed] = {}
        self._made: dict[tuple[str, int], Assessment] = {}

    def travelled(self, journey: Journey) -> Assessment:
        """As the function of that name."""
        place = journey.document.file, journey.number
        if place not in self._made:
            if journey.last is None:
                self._made[place] = self._answered(journey)
            else:
                self._refreshed[place] = refreshed(self._policy, journey)
                self._made[place] = self._refreshed[place].assessment
        return self._made[place]

    def mismatches(self, journey: Journey) -> Iterator[Problem]:
        """As the function of that name."""
        try:
            assessment = self.travelled(journey)
        except FileRefused as refused:
            yield from refused.problems
            return
        yield from _unknown_ids(self._policy, journey)
        if journey.last is not None:
            yield from refresher_mismatches(journey, self._refreshed[journey.document.file, journey.number])
        if assessment.occasion is Occasion.SITTING:
            yield from sitting_mismatches(journey, assessment, A_DAY)
        for question in assessment.unanswered:
            yield journey.problem(f"'{question.id}' is asked and has no answer")
        yield from _other_result(journey, assessment)

    def _answered(self, journey: Journey) -> Assessment:
        answers = accepted(self._policy, journey, journey.answers, "answers")
        occasion = journey.written.occasion
        if occasion not in self._begun:
            started = datetime.combine(A_DAY, datetime.min.time(), tzinfo=UTC)
            begun = Assessment("journey", self._policy, Occasion(occasion), started)
            self._begun[occasion] = begun.with_person(Person("Somebody"))
        assessment = self._begun[occasion]
        for question_id, value in answers.items():
            assessment = assessment.with_answer(question_id, value)
        return assessment


def _occasions_without(policy: Policy, journeys: tuple[Journey, ...], folder: Path) -> Iterator[Problem]:
    """Occasions that no journey is for, once there are journeys."""
    if policy.is_short_check or not journeys:
        return
    there = {
        "onboarding": any(one.written.occasion == "onboarding" for one in journeys),
        "refresher, one with 'last'": any(one.last is not None for one in journeys),
        "sitting, one with 'shared_findings'": any(
            one.written.shared_findings is not None for one in journeys
        ),
    }
    for occasion, is_there in there.items():
        if not is_there:
            yield Problem(str(folder), 1, 1, f"no journey here is for the occasion {occasion}")


def _open_everywhere(traveller: _Traveller, journeys: tuple[Journey, ...]) -> Iterator[Problem]:
    """Questions that many journeys leave open: told once, as they are best answered in the bases."""
    lacking: dict[str, list[Journey]] = {}
    for journey in journeys:
        for question in _unanswered(traveller, journey):
            lacking.setdefault(question.id, []).append(journey)
    for question_id, those in lacking.items():
        if len(those) >= _MANY_OPEN:
            bases = ", ".join(sorted({one.written.base for one in those if one.written.base})) or BASES
            words = (
                f"'{question_id}' is asked and has no answer in {len(those)} journeys; give it in: {bases}"
            )
            yield Problem(those[0].document.file, *those[0].document.values[those[0].number,], words)


def _unanswered(traveller: _Traveller, journey: Journey) -> tuple[Question, ...]:
    try:
        return traveller.travelled(journey).unanswered
    except FileRefused:
        return ()


def _other_result(journey: Journey, assessment: Assessment) -> Iterator[Problem]:
    written, found = journey.written, result(assessment, A_DAY)
    yield from _other_end(journey, assessment, found)
    raised = _raised(found)
    for part in ("findings", "support"):
        for extra in sorted(raised[part] - set(getattr(written, part))):
            yield journey.problem(f"also raises the {_ONE[part]} '{extra}', which is not listed", part)
    for part in _MUST:
        for missing in sorted(set(getattr(written, part)) - raised[part]):
            yield journey.problem(f"does not raise the {_ONE[part]} '{missing}'", part)
    for part, against in _MUST_NOT.items():
        for unwanted in sorted(set(getattr(written, part)) & raised[against]):
            yield journey.problem(f"has '{unwanted}' among its {against}, which it must not", part)


def _other_end(journey: Journey, assessment: Assessment, found: Result) -> Iterator[Problem]:
    """Where a short check does not end, or what any other assessment does not come to, as the journey says."""
    is_short = assessment.policy.is_short_check
    name, other = ("ending", "outcome") if is_short else ("outcome", "ending")
    right = ended(assessment, A_DAY).ending.id if is_short else str(found.outcome)
    said = getattr(journey.written, name)
    if said is None:
        yield journey.problem(f"'{name}' is missing")
    elif said != right:
        yield journey.problem(f"the {name} is {right}, not {said}", name)
    if getattr(journey.written, other) is not None:
        yield journey.problem(f"this questionnaire has no {other}", other)


def _unknown_ids(policy: Policy, journey: Journey) -> Iterator[Problem]:
    """Ids that nothing has: a journey that forbids one would otherwise be right for ever."""
    rules, actions = policy.rule_by_id.keys(), policy.action_by_id.keys()
    known = {
        **dict.fromkeys(("findings", "support", "notes", "allowed", "not_notes", "not_allowed"), rules),
        **dict.fromkeys(("actions", "not_actions"), actions),
        "contacts_not": policy.contact_by_id.keys(),
        "shows": policy.clause_by_id.keys(),
    }
    for part, ids in known.items():
        for thing_id in getattr(journey.written, part):
            if thing_id not in ids:
                yield journey.problem(f"there is no '{thing_id}'{nearest(thing_id, ids)}", part)


def _raised(found: Result) -> dict[str, set[str]]:
    return {
        "findings": {one.id for one in found.findings},
        "support": {one.id for one in found.support},
        "notes": {one.id for one in found.notes},
        "allowed": {one.id for one in found.allowed},
        "actions": {one.id for one in found.actions},
        "contacts": {contact.id for action in found.actions for contact in action.contacts},
    }
