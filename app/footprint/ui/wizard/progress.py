"""What the sidebar and the strip say of an assessment: where one is, and how much is left."""

from __future__ import annotations

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.ui.wizard import views
from footprint.ui.wizard.frame import Frame
from footprint.ui.wizard.sidebar import last_steps, remaining_text
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.time_left import Estimate


def show_progress(frame: Frame, assessment: Assessment, step: Step, estimate: Estimate) -> None:
    """Bring sidebar and strip up to date with the step that is shown."""
    progress = route.progress(assessment)
    if step.place is Place.QUESTION:
        here = assessment.policy.questions[step.question].section
    elif step.place is Place.PROFILE:
        here = next((section.id for section in assessment.policy.sections if section.on_profile), "")
    else:
        # The documents are signed where they are.
        here = str(Place.DOCUMENTS if step.place is Place.SIGNATURE else step.place)
    ahead = estimate.of(assessment)
    answered = sum(question.id in assessment.answers for question in route.pages(assessment))
    left = remaining_text(answered, ahead.pages, ahead.minutes)
    share = answered / max(1, ahead.pages, answered)
    if views.is_shared(assessment):  # figures would tell how many private questions an answer has led to
        left, share = "", views.sections_passed(progress)
    can_go = set() if assessment.signed_off or step.place is Place.INTRO else views.reachable(assessment)
    frame.sidebar.show_progress(progress, here, ahead.sections, can_go, share, left, counts=bool(left))
    section = assessment.policy.section_by_id.get(here)
    places = {str(place): words for place, words in last_steps().items()}
    frame.strip.show_progress(section.title if section else places.get(here, ""), share, left)
