"""What the employee signs: that they checked, and what they will do; the same whatever they answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from footprint.assessment.action import Action
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.ending import ended
from footprint.assessment.evaluation import OCCASION
from footprint.assessment.follow_up import Course, FollowUp, latest
from footprint.assessment.outcome import Result, result, shared_result
from footprint.policy.condition import holds
from footprint.policy.policy import Edition, Occasion, Policy
from footprint.policy.told import Ending, Signpost


class Line(StrEnum):
    """What stands on an attestation only if its owner wants it there."""

    JOB = "job"
    TEAM = "team"
    OPEN_ACTIONS = "open_actions"


USUAL_LINES = frozenset({Line.JOB, Line.TEAM})


@dataclass(frozen=True, slots=True)
class Attestation:
    """Made from who, when, why and which edition alone: no answer can reach it, save a number its owner puts there.

    ``has_read`` is what the person says of themselves on the attestation page: ``None`` leaves two boxes to tick.
    ``open_actions`` is that number, of what is still to do and to ask; in a sitting of what both have seen.
    ``seal`` is that of the history of the answers (see ``assessment.history``): random to whoever has not the history.
    ``checked`` is the day of the check where that is another than ``day``. ``for_both`` says that the manager signs it
    as well as the employee.
    """

    person: Person
    occasion: Occasion
    day: date
    organisation: str
    policy_title: str
    policy_fingerprint: str
    edition: Edition
    covers: tuple[str, ...]
    statements: tuple[str, ...]
    commitments: tuple[str, ...]
    companions: tuple[str, ...]
    disclaimer: str
    manager: str = ""
    has_read: bool | None = None
    seal: str = ""
    open_actions: int | None = None
    checked: date | None = None
    for_both: bool = False


@dataclass(frozen=True, slots=True)
class ActionList:
    """The employee's own document: what to do, why, by when, and who can help.

    ``ending`` is there for a short check, which has no occasion and nobody's name. ``manager`` is there in a sitting,
    where both sign it. ``follow_ups`` is the last step of each action that is called for, with those of the owner's own
    words that belong on a paper; ``fixed`` what was put right on the spot and is called for no more, with its text.
    """

    person: Person
    occasion: Occasion | None
    day: date
    organisation: str
    policy_title: str
    edition: Edition
    result: Result
    signposts: tuple[Signpost, ...]
    policy: Policy
    ending: Ending | None = None
    manager: str = ""
    follow_ups: Mapping[str, FollowUp] = field(default_factory=dict)
    fixed: tuple[tuple[str, FollowUp], ...] = ()

    @property
    def in_company(self) -> bool:
        """Whether it is what two agreed on."""
        return self.occasion is Occasion.SITTING

    def course(self, action: Action) -> Course:
        """How it stands with an action. What two agreed on stays as they agreed on it, whatever came of it since."""
        step = self.step(action)
        return step.course if step else Course.OPEN

    def step(self, action: Action) -> FollowUp | None:
        """The last step of an action, if there was any since the check."""
        return None if self.in_company else self.follow_ups.get(action.id)

    @property
    def open(self) -> tuple[Action, ...]:
        """What is still to do or to ask, the most pressing first, by the days that hold now; help before all else.

        What two agreed on stays in its own order.
        """
        left = tuple(action for action in self.result.actions if self.course(action).is_open)
        return left if self.in_company else tuple(sorted(left, key=self._pressing))

    @property
    def closed(self) -> tuple[Action, ...]:
        """What is done or no longer needed."""
        return tuple(action for action in self.result.actions if not self.course(action).is_open)

    def due(self, action: Action) -> date:
        """The day that holds now for an action."""
        step = self.step(action)
        return step.due if step and step.course is Course.PUT_OFF and step.due else action.due

    def _pressing(self, action: Action) -> tuple[bool, date]:
        return not action.is_support, self.due(action)


def attestation(  # noqa: PLR0913 (what stands on it is its owner's choice)
    assessment: Assessment,
    day: date,
    *,
    has_read: bool | None = None,
    seal: str = "",
    lines: Collection[Line] = USUAL_LINES,
    is_settled: bool = False,
) -> Attestation:
    """The attestation of an assessment on a day; without ``Line.OPEN_ACTIONS`` it reads no answer.

    ``is_settled`` says that both have signed what they agreed in a sitting: what is attested to on a later day is the
    employee's own word then.
    """
    policy, person = assessment.policy, assessment.person or Person("")
    counted = Line.OPEN_ACTIONS in lines
    checked = assessment.signed_off if assessment.signed_off != day else None
    in_company = assessment.occasion is Occasion.SITTING
    return Attestation(
        person=Person(
            person.name,
            person.job if Line.JOB in lines else "",
            person.team if Line.TEAM in lines else "",
        ),
        occasion=assessment.occasion,
        day=day,
        organisation=policy.organisation,
        policy_title=policy.policy_title,
        policy_fingerprint=policy.policy_fingerprint,
        edition=policy.edition,
        covers=_topics(policy, assessment.occasion),
        statements=tuple(promise.text for promise in policy.attestation.statements),
        commitments=tuple(promise.text for promise in policy.attestation.commitments),
        companions=policy.attestation.companions,
        disclaimer=policy.disclaimer,
        manager=assessment.manager,
        has_read=has_read,
        seal=seal,
        open_actions=_still_open(action_list(assessment, day)) if counted else None,
        checked=checked,
        for_both=in_company and not (is_settled and checked is not None),
    )


def _still_open(listed: ActionList) -> int:
    """How many of the actions have still to be done, after a sitting too: no step of what is not listed counts."""
    steps = (listed.follow_ups.get(action.id) for action in listed.result.actions)
    return sum(step is None or step.course.is_open for step in steps)


def _topics(policy: Policy, occasion: Occasion) -> tuple[str, ...]:
    """What the check is about on an occasion, whatever is answered: the topics that can be asked about at all."""
    known = {OCCASION: str(occasion)}
    return tuple(
        section.title
        for section in policy.sections
        if not section.on_profile
        and any(one.ask_if is None or holds(one.ask_if, known) is not False for one in section.questions)
    )


def action_list(assessment: Assessment, day: date, *, with_words: bool = False) -> ActionList:
    """The action list of an assessment on a day; in a sitting nothing of it is from behind the curtain.

    Save what the employee has brought out from there. What its owner wrote about an action stands there only
    ``with_words``.
    """
    policy = assessment.policy
    in_company = assessment.occasion is Occasion.SITTING
    found = shared_result(assessment, day) if in_company else result(assessment, day)
    return ActionList(
        person=assessment.person or Person(""),
        occasion=assessment.occasion,
        day=day,
        organisation=policy.organisation,
        policy_title=policy.policy_title,
        edition=policy.edition,
        result=found,
        signposts=policy.signposts,
        policy=policy,
        manager=assessment.manager if in_company else "",
        follow_ups=_followed(assessment, found, with_words=with_words),
        # Nothing is put right on the spot in a sitting; what is done of what the employee alone knows of stays off it.
        fixed=() if in_company else fixed(assessment, found),
    )


def _followed(assessment: Assessment, found: Result, *, with_words: bool) -> dict[str, FollowUp]:
    """The last step of each action that is called for; of all others not even that there is one."""
    steps = latest(assessment.follow_ups)
    in_company = assessment.occasion is Occasion.SITTING
    return {
        action.id: steps[action.id]
        if with_words and _has_words_for_paper(steps[action.id], in_company=in_company)
        else replace(steps[action.id], words="")
        for action in found.actions
        if action.id in steps
    }


def _has_words_for_paper(step: FollowUp, *, in_company: bool) -> bool:
    """Whether a step's words are a reason, or say who has it now: a note for oneself stays where it was written."""
    reasons = (Course.PUT_OFF, Course.HANDED_ON, Course.NOT_NEEDED)
    return step.course in reasons and not in_company


def fixed(assessment: Assessment, found: Result) -> tuple[tuple[str, FollowUp], ...]:
    """What was put right on the spot and is called for no more, with its text."""
    called, texts = {action.id for action in found.actions}, assessment.policy.action_by_id
    return tuple(
        (texts[one.action_id].text, replace(one, words=""))
        for one in latest(assessment.follow_ups).values()
        if one.course is Course.DONE and one.action_id not in called and one.action_id in texts
    )


def page_to_take_along(assessment: Assessment, day: date) -> ActionList:
    """What a short check came to, on a page without a name.

    What is only to be thought over stays off it: others may come to see a page.
    """
    policy, found = assessment.policy, ended(assessment, day)
    whole = result(assessment, day)
    notes = tuple(one for one in whole.notes if one in found.reasons or one.rule.actions)
    return ActionList(
        person=Person(""),
        occasion=None,
        day=day,
        organisation=policy.organisation,
        policy_title=policy.policy_title,
        edition=policy.edition,
        # It counts nothing: where a short check ends is said in words.
        result=replace(whole, actions=found.actions, notes=notes, topics=()),
        signposts=policy.signposts,
        policy=policy,
        ending=found.ending,
    )
