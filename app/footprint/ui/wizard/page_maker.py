"""Makes the page of a step from an assessment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.following import Followed
from footprint.assessment.renewal import Renewal
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.wizard import views
from footprint.ui.wizard.between_pages import example_page, fix_page, look_again_page, situation_page
from footprint.ui.wizard.limits import Limits
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.question_page import QuestionPage
from footprint.ui.wizard.refresher_words import (
    last_time,
    last_time_is_gone,
    renewal_shown,
    since_last_time,
    standing_in_words,
)
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.time_left import Estimate
from footprint.workflow.ports import Clock


class PageMaker:
    """``remembered`` is who it was the last time; in a practice run nothing claims to be kept.

    ``renewal`` is what a refresher set out from, if it is still there. ``followed`` is how it stands by now with those
    of its open actions that something was said of.
    """

    def __init__(
        self,
        clock: Clock,
        estimate: Estimate,
        remembered: Person | None,
        renewal: Renewal | None = None,
        open_actions: tuple[Followed, ...] = (),
        *,
        is_practice: bool = False,
    ) -> None:
        self._renewal = renewal
        self._open_actions = open_actions
        self.followed: Mapping[str, Followed] = {}
        self.limits: Callable[[], Limits] = Limits
        self._clock = clock
        self._estimate = estimate
        self._remembered = remembered
        self._is_practice = is_practice

    def page(self, assessment: Assessment, step: Step) -> WizardPage:
        """The page of a step before the signing off, and what stands in its place in a practice run."""
        match step.place:
            case Place.QUESTION:
                return self._question(assessment, step)
            case Place.SITUATION:
                return situation_page(assessment, step)
            case Place.FIX:
                return fix_page(assessment, step)
            case Place.EXAMPLE | Place.EXAMPLE_PAPERS:
                return example_page(assessment, step, self._clock)
            case Place.OPEN_ACTIONS:
                return self._open()
            case Place.PROFILE:
                return self._profile(assessment)
            case Place.CHECK:
                return self._check(assessment)
            case Place.RESULT:
                return self._result(assessment)
            case Place.ATTESTATION:
                from footprint.ui.wizard.practice_end_page import PracticeEndPage  # noqa: PLC0415 (as below)

                return PracticeEndPage()
            case _:
                return self._intro(assessment)

    def _question(self, assessment: Assessment, step: Step) -> WizardPage:
        question = assessment.policy.questions[step.question]
        place = views.place_of(assessment, question, self._estimate.of(assessment).pages)
        beside = views.help_for(assessment, question)
        if step.again:
            return look_again_page(assessment, question, place, beside)
        if self._renewal is not None:
            found = self._renewal.freshness(question, assessment.answers)
            if found.can_be_confirmed:
                from footprint.ui.wizard.still_true_page import StillTruePage  # noqa: PLC0415 (as below)

                return StillTruePage(question, last_time(self._renewal, question, found), place, beside)
        return QuestionPage(question, assessment.answers.get(question.id), place, beside)

    # Imported by need: the first question is to be there at once, and these pages come once each.

    def _intro(self, assessment: Assessment) -> WizardPage:
        ahead = self._estimate.of(assessment)
        if self._renewal is not None and not assessment.signed_off:
            from footprint.ui.wizard.renewal_page import RenewalPage  # noqa: PLC0415

            return RenewalPage(renewal_shown(self._renewal, assessment, ahead))
        from footprint.ui.wizard.intro_page import IntroPage  # noqa: PLC0415

        page = IntroPage(assessment.policy, assessment.occasion, ahead, is_practice=self._is_practice)
        if assessment.based_on:
            page.show_banner(last_time_is_gone())
        return page

    def _open(self) -> WizardPage:
        from footprint.ui.wizard.open_actions_page import OpenActionsPage  # noqa: PLC0415

        said = {action_id: one.course for action_id, one in self.followed.items()}
        return OpenActionsPage(self._open_actions, self._clock.today(), said)

    def _profile(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.profile_page import ProfilePage  # noqa: PLC0415

        return ProfilePage(
            assessment.person or self._remembered,
            None,
            views.profile_questions(assessment.policy),
            self._with_last_time(assessment),
            partial(views.asked_after, assessment),
            is_practice=self._is_practice,
            is_from_last_time=self._renewal is not None,
        )

    def _check(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.check_answers_page import CheckAnswersPage  # noqa: PLC0415

        return CheckAnswersPage(
            views.groups(assessment, assessment.asked, self._standing(assessment)),
            views.set_aside(assessment),
        )

    def _result(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.result_page import ResultPage  # noqa: PLC0415

        today = self._day(assessment)
        return ResultPage(
            views.shown_result(assessment, today),
            since_last_time(self._renewal, assessment, today) if self._renewal else None,
            is_final=assessment.signed_off is not None,
        )

    def _day(self, assessment: Assessment) -> date:
        return assessment.signed_off or self._clock.today()

    def _with_last_time(self, assessment: Assessment) -> Mapping[str, Value]:
        """On the profile page what was said last time is chosen already; going on says it again."""
        if self._renewal is None:
            return assessment.answers
        last = {question_id: one.value for question_id, one in self._renewal.before.answers.items()}
        return last | dict(assessment.answers)

    def _standing(self, assessment: Assessment) -> Callable[[Question], str] | None:
        return None if self._renewal is None else partial(standing_in_words, self._renewal, assessment)
