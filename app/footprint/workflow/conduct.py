"""Conducting an assessment: each answer is accepted, then saved, and only then counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, latest, proper_words
from footprint.assessment.following import Followed
from footprint.assessment.outcome import agreed_by_both
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.follow_up import follow_up
from footprint.workflow.ports import Clock, Vault


class Conduct:
    """One assessment being taken; safe to call from a worker thread, one call at a time.

    ``assessment`` only ever holds what has been saved; so does ``followed``, the actions of older checks that something
    was said of here, by id, as they stand now. One that the vault does not know yet (``is_begun`` is false) is kept
    with the first thing that is said in it, or when it is gone on with: until then there is nothing to come back to and
    nothing to discard.
    """

    def __init__(self, vault: Vault, clock: Clock, assessment: Assessment, *, is_begun: bool = True) -> None:
        self._vault = vault
        self._clock = clock
        self.assessment = assessment
        self.is_begun = is_begun
        self.followed: dict[str, Followed] = {}

    def begin(self) -> None:
        """Keep it from here on, if the vault does not know it yet.

        Raises:
            Unsaved: it could not be kept.
        """
        if not self.is_begun:
            self._vault.begin(self.assessment)
            self.is_begun = True

    def introduce(self, person: Person, manager: str = "") -> Assessment:
        """Say who takes the assessment and, in a sitting, which manager is there."""
        self._refuse_when_signed_off()
        person = Person(person.name.strip(), person.job.strip(), person.team.strip())
        if not person.name:
            raise Refused(_("Enter your name as it should stand on your documents"))
        self.begin()
        self._vault.save_person(self.assessment.id, person, manager.strip(), self._clock.now())
        self.assessment = self.assessment.with_person(person, manager.strip())
        return self.assessment

    def answer(self, question_id: str, raw: Any) -> Assessment:
        """Give, change or (with ``None``) take back one answer.

        Raises:
            AnswerRefused: it does not answer the question; nothing changed.
            Unsaved: it could not be saved; the assessment is as it was.
        """
        self._refuse_when_signed_off()
        question = self.assessment.policy.questions[question_id]
        value = None if raw is None else accept(question, raw)
        if self.assessment.answers.get(question_id) != value:
            now = self._clock.now()
            self.begin()
            self._vault.save_answer(self.assessment.id, question_id, value, now)
            self.assessment = self.assessment.with_answer(question_id, value, now)
        return self.assessment

    def bring_out(self, rule_ids: Collection[str]) -> Assessment:
        """Bring out from behind the curtain just these conclusions.

        What was agreed on the actions of one that is taken back goes back with it.

        Raises:
            Unsaved: it could not be saved; the same conclusions are out as before.
        """
        self._refuse_when_signed_off()
        self.begin()
        now, today = self._clock.now(), self._clock.today()
        after = self.assessment.brought_out_as(rule_ids)
        gone = set(agreed_by_both(self.assessment, today)) - set(agreed_by_both(after, today))
        if gone:
            # First: what is out without being agreed is asked again, what is agreed and not out would lie there unseen.
            stays = tuple(one for one in self.assessment.agreed if one not in gone)
            self._vault.agree(self.assessment.id, stays, now)
            self.assessment = self.assessment.agreed_as(stays)
        self._vault.bring_out(self.assessment.id, rule_ids, now)
        self.assessment = self.assessment.brought_out_as(rule_ids)
        return self.assessment

    def agree(self, agreed: Sequence[AgreedAction]) -> Assessment:
        """Agree in a sitting on just these actions.

        Raises:
            WordsTooLong, Refused: what two put in their own words cannot be kept; nothing changed.
            Unsaved: it could not be saved; the assessment is as it was.
        """
        self._refuse_when_signed_off()
        agreed = tuple(replace(one, text=proper_words(one.text)) for one in agreed)
        self.begin()
        self._vault.agree(self.assessment.id, agreed, self._clock.now())
        self.assessment = self.assessment.agreed_as(agreed)
        return self.assessment

    def fixed(self, action_id: str) -> Assessment:
        """Keep that an action was done on the spot.

        Raises:
            Unsaved: it could not be saved; the assessment is as it was.
        """
        return self._followed_up(action_id, Course.DONE)

    def reopened(self, action_id: str) -> Assessment:
        """Keep that an action that was done on the spot is called for anew.

        Raises:
            Unsaved: it could not be saved; the assessment is as it was.
        """
        return self._followed_up(action_id, Course.OPEN)

    def follow_up(
        self, followed: Followed, course: Course, words: str = "", due: date | None = None
    ) -> Followed:
        """Keep a step of an action that older checks call for, as ``workflow.follow_up.follow_up`` does."""
        known = self.followed.get(followed.id, followed)
        now = follow_up(self._vault, self._clock, known, course, words=words, due=due)
        self.followed[followed.id] = now
        return now

    def _followed_up(self, action_id: str, course: Course) -> Assessment:
        self._refuse_when_signed_off()
        step = FollowUp(action_id, course, self._clock.now())
        last = latest(self.assessment.follow_ups).get(action_id)
        if last is not None and replace(last, at=step.at) == step:
            # Tried again after something else could not be saved.
            return self.assessment
        self.begin()
        self._vault.follow_up(self.assessment.id, step)
        self.assessment = self.assessment.followed_up(step)
        return self.assessment

    def _refuse_when_signed_off(self) -> None:
        if self.assessment.signed_off:
            raise Refused(_("This assessment is signed off and can no longer be changed; start a new one"))
