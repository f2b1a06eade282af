"""Makes the pages of a sitting: what both see from what both know, and what is behind the curtain for one alone."""

from __future__ import annotations

from functools import partial

from footprint.assessment.assessment import Assessment
from footprint.assessment.outcome import shared_result
from footprint.language import text as _
from footprint.ui.wizard import sitting_views, views
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.page_maker import PageMaker
from footprint.ui.wizard.question_page import QuestionPage
from footprint.ui.wizard.steps import Place, Step


class SittingPages(PageMaker):
    """Whether a page behind the curtain may be shown is for ``sitting.Curtain`` to say, before one is made here."""

    def page(self, assessment: Assessment, step: Step) -> WizardPage:
        match step.place:
            case Place.TALK:
                return self._talk(assessment, step)
            case Place.OWN:
                from footprint.ui.wizard.own_part_page import OwnPartPage  # noqa: PLC0415 (as in the base class)

                return OwnPartPage()
            case Place.OWN_RESULT:
                return self._own_result(assessment)
            case Place.AGREED:
                return self._agreed(assessment)
            case _:
                return super().page(assessment, step)

    def _question(self, assessment: Assessment, step: Step) -> WizardPage:
        question = assessment.policy.questions[step.question]
        return QuestionPage(
            question,
            assessment.answers.get(question.id),
            sitting_views.place_of(assessment, question),
            sitting_views.help_for(assessment, question),
            later=_("Take this later") if question.private else _("Let's take this later"),
        )

    def _talk(self, assessment: Assessment, step: Step) -> WizardPage:
        from footprint.ui.wizard.talk_page import TalkPage  # noqa: PLC0415 (as in the base class)

        section = assessment.policy.section_by_id[step.section]
        assert section.guide is not None
        return TalkPage(section, section.guide, sitting_views.clauses_of(assessment.policy, section))

    def _intro(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.sitting_intro_page import SittingIntroPage  # noqa: PLC0415 (as in the base class)

        return SittingIntroPage(assessment.policy, is_practice=self._is_practice)

    def _profile(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.profile_page import ProfilePage  # noqa: PLC0415 (as in the base class)

        shared = assessment.shared
        return ProfilePage(
            assessment.person or self._remembered,
            assessment.manager,
            sitting_views.profile_questions(assessment.policy),
            shared.answers,
            partial(views.asked_after, shared),
            is_practice=self._is_practice,
        )

    def _check(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.check_answers_page import CheckAnswersPage  # noqa: PLC0415 (as in the base class)

        groups, set_aside = sitting_views.groups(assessment), sitting_views.set_aside(assessment)
        return CheckAnswersPage(groups, set_aside, in_company=True)

    def _result(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.sitting_result_pages import SharedResultPage  # noqa: PLC0415 (as in the base class)

        shown = sitting_views.shared_shown(assessment, self._day(assessment))
        return SharedResultPage(shown, is_final=assessment.signed_off is not None)

    def _own_result(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.sitting_result_pages import OwnResultPage  # noqa: PLC0415 (as in the base class)

        shown = sitting_views.own_shown(assessment, self._day(assessment))
        return OwnResultPage(shown, is_final=assessment.signed_off is not None)

    def _agreed(self, assessment: Assessment) -> WizardPage:
        from footprint.ui.wizard.agreed_card import Two  # noqa: PLC0415 (as in the base class)
        from footprint.ui.wizard.agreed_page import AgreedPage  # noqa: PLC0415 (as in the base class)

        today, known = self._day(assessment), assessment.policy.action_by_id
        called_for = [one for one in shared_result(assessment, today).actions if one.id in known]
        own = [one for one in assessment.agreed if one.text]
        name = assessment.person.name if assessment.person else ""
        return AgreedPage(called_for, own, Two(name, assessment.manager), today, self.limits())
