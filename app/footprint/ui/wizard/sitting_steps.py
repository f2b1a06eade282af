"""The order of a sitting: what both see, one part for the employee alone, and what both agree.

Everything but the pages of that part follows from ``Assessment.shared``, so that where one is, was, or comes to tells
nothing of private answers, not even whether there are any.
"""

from __future__ import annotations

from collections.abc import Container

from footprint.assessment.assessment import Assessment
from footprint.policy.condition import holds
from footprint.policy.policy import Section
from footprint.ui.wizard.step import Place, Step

# What has the same page before it whatever was answered; the answers of a finished sitting are final.
_BEFORE = {
    Place.PROFILE: Place.INTRO,
    Place.CHECK: Place.OWN,
    Place.RESULT: Place.CHECK,
    Place.AGREED: Place.RESULT,
    Place.ATTESTATION: Place.AGREED,
    Place.DOCUMENTS: Place.RESULT,
    Place.SIGNATURE: Place.DOCUMENTS,
}
_BEFORE_WHEN_FINAL = {
    Place.OWN: Place.RESULT,
    Place.OWN_RESULT: Place.OWN,
    Place.ATTESTATION: Place.RESULT,
    Place.DOCUMENTS: Place.RESULT,
    Place.SIGNATURE: Place.DOCUMENTS,
}

# What follows the sections, in order; one can go back to the first four while nothing is signed off.
LAST = (Place.OWN, Place.CHECK, Place.RESULT, Place.AGREED, Place.ATTESTATION, Place.DOCUMENTS)
_TO_GO_BACK_TO = LAST[:4]


def is_talked_about(section: Section) -> bool:
    """Whether a section is a conversation in a sitting: its questions are all private, and it has a guide."""
    return section.guide is not None and all(question.private for question in section.questions)


def pages(assessment: Assessment) -> tuple[Step, ...]:
    """What both see between the profile and the employee's own part."""
    shared = assessment.shared
    found = []
    for section in assessment.policy.sections:
        if section.on_profile:
            continue
        if is_talked_about(section):
            if _may_be_asked(shared, section):
                found.append(Step(Place.TALK, section=section.id))
            continue
        found += [
            Step(Place.QUESTION, question.id)
            for question in section.questions
            if not question.private and question.id in shared.evaluation.asked
        ]
    return tuple(found)


def own_pages(assessment: Assessment) -> tuple[Step, ...]:
    """The questions for the employee alone, behind the curtain."""
    return tuple(Step(Place.QUESTION, question.id) for question in assessment.asked if question.private)


def is_own(assessment: Assessment, step: Step) -> bool:
    """Whether a page stands behind the curtain."""
    if step.place is Place.QUESTION:
        return assessment.policy.questions[step.question].private
    return step.place is Place.OWN_RESULT


def opened(assessment: Assessment) -> Step:
    """Where one comes to behind the curtain: the first question without an answer, or what comes of the answers."""
    own = own_pages(assessment)
    if assessment.signed_off or not own:
        return Step(Place.OWN_RESULT)
    if not any(step.question in assessment.answers for step in own):
        return own[0]
    waiting = {question.id for question in assessment.unanswered}
    return next((step for step in own if step.question in waiting), Step(Place.OWN_RESULT))


def resumed(assessment: Assessment) -> Step:
    """Where to go on: never behind the curtain.

    It is the page after the last answer that both saw: what was left open before that was left on purpose.
    """
    if assessment.signed_off:
        return Step(Place.RESULT)
    if assessment.person is None:
        return Step(Place.INTRO)
    if _profile_is_open(assessment):
        return Step(Place.PROFILE)
    if assessment.agreed:
        return Step(Place.AGREED)
    shown = pages(assessment)
    answered = [n for n, step in enumerate(shown) if step.question in assessment.answers]
    following = answered[-1] + 1 if answered else 0
    return shown[following] if following < len(shown) else Step(Place.OWN)


def is_bound(assessment: Assessment) -> bool:
    """Whether there is only one place to go on at: nothing is said of who is there yet, or all is signed off."""
    return assessment.signed_off is not None or _profile_is_open(assessment)


def shared_place(assessment: Assessment, step: Step) -> Step:
    """The page that both know one to be at, and can come back to."""
    if is_own(assessment, step):
        return Step(Place.OWN)
    return Step(Place.AGREED) if _rank(assessment, step) > _rank(assessment, Step(Place.AGREED)) else step


def still_there(assessment: Assessment, step: Step) -> Step:
    """A page, or what follows it if it is not shown any more."""
    shown = pages(assessment)
    if step.place not in (Place.QUESTION, Place.TALK) or step in shown:
        return step
    known = assessment.policy.questions if step.question else assessment.policy.section_by_id
    if (step.question or step.section) not in known:
        return Step(Place.PROFILE)
    return _next(assessment, step, shown) or Step(Place.OWN)


def further(assessment: Assessment, one: Step, other: Step) -> Step:
    """Which of two shared pages comes later."""
    return other if _rank(assessment, other) > _rank(assessment, one) else one


def passed(assessment: Assessment, furthest: Step) -> frozenset[Place]:
    """The places after the sections that one has come to, and can go back to."""
    if assessment.signed_off is not None or furthest.place not in LAST:
        return frozenset()
    return frozenset(_TO_GO_BACK_TO[: LAST.index(furthest.place) + 1])


def share(assessment: Assessment, furthest: Step) -> float:
    """How far a sitting has come, from 0 to 1, by the pages that both see."""
    if assessment.signed_off is not None:
        return 1
    way = (Step(Place.INTRO), Step(Place.PROFILE), *pages(assessment), *(Step(place) for place in LAST))
    return way.index(furthest) / (len(way) - 1) if furthest in way else 0


def after(assessment: Assessment, step: Step, *, returning: bool = False, known: Container[str] = ()) -> Step:
    """The page that follows; ``returning`` goes back to where the change was asked for.

    ``known`` are the questions that were asked by then: what is open of them was left open on purpose.
    """
    if is_own(assessment, step):
        return _after_own(assessment, step, known, returning=returning)
    match step.place:
        case Place.INTRO:
            return Step(Place.PROFILE)
        case Place.PROFILE | Place.TALK | Place.QUESTION:
            if step.place is Place.PROFILE and _profile_is_open(assessment):
                return step
            if returning:
                return _open_beside(assessment, step, pages(assessment), known) or Step(Place.CHECK)
            return _next(assessment, step, pages(assessment)) or Step(Place.OWN)
        case Place.OWN:
            return Step(Place.RESULT if assessment.signed_off else Place.CHECK)
        case Place.CHECK:
            return Step(Place.PROFILE if _profile_is_open(assessment) else Place.RESULT)
        case Place.RESULT if not assessment.signed_off:
            return Step(Place.AGREED)
        case Place.AGREED:
            return Step(Place.ATTESTATION)
        case _:
            return Step(Place.DOCUMENTS)


def before(assessment: Assessment, step: Step) -> Step | None:
    """The page that comes before; ``None`` at the first."""
    if assessment.signed_off is not None:
        return Step(_BEFORE_WHEN_FINAL[step.place]) if step.place in _BEFORE_WHEN_FINAL else None
    if step.place in _BEFORE:
        return Step(_BEFORE[step.place])
    match step.place:
        case Place.QUESTION if is_own(assessment, step):
            return _previous(assessment, step, own_pages(assessment)) or Step(Place.OWN)
        case Place.QUESTION | Place.TALK:
            return _previous(assessment, step, pages(assessment)) or Step(Place.PROFILE)
        case Place.OWN_RESULT:
            return _last(own_pages(assessment)) or Step(Place.OWN)
        case Place.OWN:
            return _last(pages(assessment)) or Step(Place.PROFILE)
        case _:
            return None


def of_section(assessment: Assessment, section_id: str) -> Step:
    """Where one comes to by choosing a section: what is open in it, or its first page. A place is a page itself."""
    if isinstance(section_id, Place):
        return Step(section_id)
    here = [one for one in pages(assessment) if _section_of(assessment, one) == section_id]
    if not here:
        return Step(Place.PROFILE)
    return next((one for one in here if one.question and one.question not in assessment.answers), here[0])


def _after_own(assessment: Assessment, step: Step, known: Container[str], *, returning: bool) -> Step:
    if step.place is Place.OWN_RESULT:
        return Step(Place.RESULT if assessment.signed_off else Place.CHECK)
    own = own_pages(assessment)
    following = _open_beside(assessment, step, own, known) if returning else _next(assessment, step, own)
    return following or Step(Place.OWN_RESULT)


def _may_be_asked(shared: Assessment, section: Section) -> bool:
    """Whether what both know does not rule the whole section out."""
    known = shared.evaluation.effective
    return any(one.ask_if is None or holds(one.ask_if, known) is not False for one in section.questions)


def _profile_is_open(assessment: Assessment) -> bool:
    sections = assessment.policy.section_by_id
    return assessment.person is None or any(
        sections[question.section].on_profile and not question.private
        for question in assessment.shared.unanswered
    )


def _last(shown: tuple[Step, ...]) -> Step | None:
    return shown[-1] if shown else None


def _next(assessment: Assessment, step: Step, shown: tuple[Step, ...]) -> Step | None:
    here = _position(assessment, step)
    return next((one for one in shown if _position(assessment, one) > here), None)


def _previous(assessment: Assessment, step: Step, shown: tuple[Step, ...]) -> Step | None:
    here = _position(assessment, step)
    return next((one for one in reversed(shown) if _position(assessment, one) < here), None)


def _section_of(assessment: Assessment, step: Step) -> str:
    return assessment.policy.questions[step.question].section if step.question else step.section


def _rank(assessment: Assessment, step: Step) -> tuple[int, int]:
    """Where a shared page stands among all of them."""
    if step.place in LAST:
        return len(assessment.policy.sections) + LAST.index(step.place), 0
    return (-2, 0) if step.place is Place.INTRO else _position(assessment, step)


def _position(assessment: Assessment, step: Step) -> tuple[int, int]:
    """Where a page stands, also if it is not shown any more: its section's place, and its own within it."""
    policy, section = assessment.policy, _section_of(assessment, step)
    if not section:
        return -1, -1
    within = list(policy.questions).index(step.question) if step.question else -1
    return list(policy.section_by_id).index(section), within


def _open_beside(
    assessment: Assessment, step: Step, shown: tuple[Step, ...], known: Container[str]
) -> Step | None:
    """What a changed answer has led to further on in the same section, and is still open."""
    here, waiting = _position(assessment, step), {question.id for question in assessment.unanswered}
    for one in shown:
        there = _position(assessment, one)
        is_near = step.place is Place.PROFILE or there[0] == here[0]
        if one.question in waiting and one.question not in known and there > here and is_near:
            return one
    return None
