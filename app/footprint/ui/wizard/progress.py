"""What the sidebar and the strip say of an assessment: where one is, and how much is left."""

from __future__ import annotations

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.assessment.route import SectionProgress
from footprint.language import text as _
from footprint.ui.wizard import sitting_steps, sitting_views, views
from footprint.ui.wizard.frame import Frame
from footprint.ui.wizard.reached import Reached
from footprint.ui.wizard.sidebar import remaining_text
from footprint.ui.wizard.steps import Place, Step, in_company
from footprint.ui.wizard.time_left import Estimate


def last_steps(assessment: Assessment) -> dict[Place, str]:
    """The steps after the questions, by place."""
    if in_company(assessment):
        return {
            Place.OWN: sitting_views.own_part(),
            Place.CHECK: _("Check your answers"),
            Place.RESULT: _("What comes of it"),
            Place.AGREED: _("What you agree"),
            Place.ATTESTATION: _("Sign off"),
            Place.DOCUMENTS: _("Your documents"),
        }
    return {
        Place.CHECK: _("Check your answers"),
        Place.RESULT: _("Your result"),
        Place.ATTESTATION: _("Sign off"),
        Place.DOCUMENTS: _("Your documents"),
    }


def sections(assessment: Assessment, step: Step) -> tuple[SectionProgress, ...]:
    """How every section stands that one can come to."""
    if in_company(assessment):
        return sitting_views.progress(assessment, step)
    return route.progress(assessment)


def show_progress(
    frame: Frame, assessment: Assessment, step: Step, estimate: Estimate, been: Reached
) -> None:
    """Bring sidebar and strip up to date with the step that is shown."""
    progress, here = sections(assessment, step), _here(assessment, step)
    if in_company(assessment):
        # Figures would tell how many private questions an answer has led to.
        coming: frozenset[str] = frozenset()
        furthest = been.furthest(assessment)
        left, share = "", sitting_steps.share(assessment, furthest)
        reached = sitting_views.reachable(assessment) | sitting_steps.passed(assessment, furthest)
    elif step.place in (Place.EXAMPLE, Place.EXAMPLE_PAPERS):
        # How far one is oneself has nothing to do with somebody made up.
        coming, left, share, reached = frozenset(), "", 0, set()
    else:
        ahead = estimate.of(assessment, step)
        answered = sum(question.id in assessment.answers for question in route.pages(assessment))
        left = remaining_text(answered, ahead.pages, ahead.minutes)
        share = answered / max(1, ahead.pages, answered)
        coming, reached = ahead.sections, views.reachable(assessment)
    if assessment.signed_off or step.place is Place.INTRO:
        reached = set()
    frame.sidebar.show_progress(progress, here, coming, reached, share, left, counts=bool(left))
    section = assessment.policy.section_by_id.get(here)
    places = {str(place): words for place, words in last_steps(assessment).items()}
    frame.strip.show_progress(section.title if section else places.get(here, ""), share, left)


def _here(assessment: Assessment, step: Step) -> str:
    """The section or the place by which the sidebar knows a step."""
    if in_company(assessment) and sitting_steps.is_own(assessment, step):
        return str(Place.OWN)
    if step.place is Place.PROFILE:
        return next((section.id for section in assessment.policy.sections if section.on_profile), "")
    if step.section:
        return step.section
    # The documents are signed where they are.
    place = Place.DOCUMENTS if step.place is Place.SIGNATURE else step.place
    return assessment.policy.questions[step.question].section if step.question else str(place)
