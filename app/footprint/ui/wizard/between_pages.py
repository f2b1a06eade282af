"""Makes the pages that stand between the questions or before them: situations, putting right, the finished example."""

from __future__ import annotations

from dataclasses import replace

from footprint.assessment.answer import in_words
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list, attestation
from footprint.language import text as _
from footprint.policy.policy import Question
from footprint.ui.wizard import views
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.question_page import Help, QuestionPage
from footprint.ui.wizard.question_page import Place as Standing
from footprint.ui.wizard.step import Place, Step
from footprint.workflow.example import finished_example
from footprint.workflow.ports import Clock


def situation_page(assessment: Assessment, step: Step) -> WizardPage:
    """The situation before a question."""
    from footprint.ui.wizard.situation_page import SituationPage  # noqa: PLC0415 (once each)

    policy = assessment.policy
    situation = next(one for one in policy.situations if one.before == step.question)
    clauses = tuple(policy.clause_by_id[clause] for clause in situation.clauses)
    return SituationPage(situation, _section_of(assessment, step), clauses)


def fix_page(assessment: Assessment, step: Step) -> WizardPage:
    """What an answer calls for and can be put right at once."""
    from footprint.ui.wizard.fix_page import FixPage  # noqa: PLC0415 (once each)
    from footprint.ui.wizard.fix_views import fix_clauses, fixes_shown, put_right_at  # noqa: PLC0415

    return FixPage(
        step.question,
        _section_of(assessment, step),
        fixes_shown(assessment, step.question),
        fix_clauses(assessment, step.question),
        again=step.again,
        done=put_right_at(assessment, step.question) if step.again else (),
    )


def look_again_page(assessment: Assessment, question: Question, place: Standing, beside: Help) -> WizardPage:
    """A question once more after something was put right, with nothing chosen."""
    kept = assessment.answers.get(question.id)
    words = _("Look again, and say how it is now.")
    if kept is not None:
        last = _("Your last answer is kept until you give another: {answer}")
        words = f"{words} {last.format(answer=in_words(question, kept))}"
    return QuestionPage(question, None, replace(place, introduction=words), beside)


def example_page(assessment: Assessment, step: Step, clock: Clock) -> WizardPage:
    """The result of the finished example, or its two papers; there is none where the questionnaire has none."""
    from footprint.ui.wizard.example_pages import ExamplePapersPage, ExampleResultPage  # noqa: PLC0415 (once each)

    example, today = finished_example(assessment.policy, clock), clock.today()
    # Whoever got here found it offered.
    assert example is not None
    assert example.person is not None
    if step.place is Place.EXAMPLE_PAPERS:
        return ExamplePapersPage(attestation(example, today), action_list(example, today), today)
    return ExampleResultPage(views.shown_result(example, today), example.person.name)


def _section_of(assessment: Assessment, step: Step) -> str:
    policy = assessment.policy
    return policy.section_by_id[policy.questions[step.question].section].title
