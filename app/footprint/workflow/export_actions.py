"""What an export says for people about actions, and about what a manager was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.assessment.outcome import result
from footprint.language import text as _
from footprint.workflow.action_table import course_in_words, owner_in_words
from footprint.workflow.export_tables import moment_in_table, occasion_in_words, policies_of, table
from footprint.workflow.kept import Contents
from footprint.workflow.taken_out import assessment_of


def actions_csv(contents: Contents, day: date) -> bytes:
    """Every action that was called for or agreed, each followed by what became of it, step by step.

    Those of a draft are due as if it were signed off on this ``day``.
    """
    head = [
        _("Assessment"),
        _("Occasion"),
        _("Action"),
        _("Who does it"),
        _("What happened"),
        _("When"),
        _("Due"),
        _("In your own words"),
    ]
    return table(
        head,
        (
            [*_of(assessment), *row]
            for assessment in _assessments(contents)
            for row in _rows(assessment, assessment.signed_off or day)
        ),
    )


def brought_out_csv(contents: Contents) -> bytes:
    """What the employee let their manager see in a sitting of what their private answers came to."""
    head = [_("Assessment"), _("Occasion"), _("What you let your manager see")]
    return table(
        head,
        ([*_of(assessment), title] for assessment in _assessments(contents) for title in _titles(assessment)),
    )


def _assessments(contents: Contents) -> Iterator[Assessment]:
    policies = policies_of(contents)
    return (assessment_of(kept, policies[kept.edition]) for kept in contents.assessments)


def _of(assessment: Assessment) -> list[str]:
    return [moment_in_table(assessment.started), occasion_in_words(assessment.occasion)]


def _rows(assessment: Assessment, day: date) -> Iterator[list[str]]:
    agreed = {one.id for one in assessment.agreed}
    called = {action.id: action for action in result(assessment, day).actions}
    said = _("Agreed in the sitting"), _("Called for")
    since = assessment.signed_off.isoformat() if assessment.signed_off else _("(not signed off yet)")
    for action in called.values():
        first = [said[0 if action.id in agreed else 1], since, action.due.isoformat(), ""]
        who = owner_in_words(action.owner)
        yield [action.text, who, *first]
        yield from ([action.text, who, *_step(one)] for one in _steps(assessment, action.id))
    # Done on the spot, or of an answer that was changed since.
    for action_id in dict.fromkeys(one.action_id for one in assessment.follow_ups):
        if action_id not in called:
            written = assessment.policy.action_by_id.get(action_id)
            text = written.text if written else action_id
            yield from ([text, "", *_step(one)] for one in _steps(assessment, action_id))


def _steps(assessment: Assessment, action_id: str) -> Iterable[FollowUp]:
    return (one for one in assessment.follow_ups if one.action_id == action_id)


def _step(one: FollowUp) -> list[str]:
    said = _("Open again") if one.course is Course.OPEN else course_in_words(one.course)
    return [said, moment_in_table(one.at), one.due.isoformat() if one.due else "", one.words]


def _titles(assessment: Assessment) -> Iterator[str]:
    titles = {rule.id: rule.title for rule in assessment.policy.rules}
    return (titles.get(rule_id, rule_id) for rule_id in sorted(assessment.brought_out))
