"""``footprint run``: an assessment without a window, through the same workflow, from an answers file to documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from footprint.assessment.action import Action
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list, attestation, page_to_take_along
from footprint.assessment.ending import begin_short_check, ended
from footprint.assessment.finding import Conclusion
from footprint.assessment.outcome import result
from footprint.cli.answers_file import AnswersFile, read_answers
from footprint.workflow.conduct import Conduct
from footprint.workflow.files import write_all
from footprint.workflow.ports import Clock, Services
from footprint.workflow.practice import PracticeVault
from footprint.workflow.sign_off import open_questions, sign_off
from footprint.workflow.start import start


@dataclass(frozen=True, slots=True)
class _FixedClock:
    day: date

    def now(self) -> datetime:
        return datetime.combine(self.day, time(12)).astimezone()

    def today(self) -> date:
        return self.day


def run(
    services: Services, answers: Path, out: Path, day: date | None
) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Take the assessment of an answers file and write its three files; also tells which answers were set aside.

    Of a short check it writes ``result.json``, and a page to take along where its ending has one.

    Raises:
        FileRefused: the answers file or its questionnaire has mistakes; nothing is written.
        Unsaved: the folder cannot be written; nothing is left there in part.
    """
    clock: Clock = _FixedClock(day) if day else services.clock
    file = read_answers(answers)
    if file.policy.is_short_check:
        return _run_short_check(services, file, out, clock)
    assessment = _take(file, clock)
    documents = services.documents()
    day = clock.today()
    # Without a seal: nothing is kept here that could ever be compared with it.
    contents = {
        "attestation.pdf": documents.attestation(attestation(assessment, day)),
        "action-list.pdf": documents.action_list(action_list(assessment, day)),
        "result.json": _as_json(result_data(assessment, day)),
    }
    write_all({out / name: content for name, content in contents.items()})
    return {name: out / name for name in contents}, assessment.set_aside


def _run_short_check(
    services: Services, file: AnswersFile, out: Path, clock: Clock
) -> tuple[dict[str, Path], tuple[str, ...]]:
    assessment = begin_short_check(file.policy, clock.now())
    for question_id in file.policy.questions:
        if question_id in file.answers:
            assessment = assessment.with_answer(question_id, file.answers[question_id])
    if assessment.unanswered:
        raise file.refuse_open(assessment.unanswered)
    day = clock.today()
    contents = {"result.json": _as_json(short_check_data(assessment, day))}
    if ended(assessment, day).ending.page:
        page = page_to_take_along(assessment, day)
        contents = {"page-to-take-along.pdf": services.documents().action_list(page), **contents}
    write_all({out / name: content for name, content in contents.items()})
    return {name: out / name for name in contents}, assessment.set_aside


def _as_json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _take(file: AnswersFile, clock: Clock) -> Assessment:
    vault = PracticeVault()
    conduct = Conduct(vault, clock, start(vault, file.policy, file.occasion, clock))
    conduct.introduce(file.person, file.manager)
    for question_id in file.policy.questions:
        if question_id in file.answers:
            conduct.answer(question_id, file.answers[question_id])
    if left := open_questions(conduct.assessment):
        raise file.refuse_open(left)
    return sign_off(vault, clock, conduct.assessment)


def result_data(assessment: Assessment, day: date) -> dict[str, Any]:
    """The result for programs: the person's own, private conclusions included and marked as such."""
    found = result(assessment, day)
    return {
        "questionnaire": assessment.policy.id,
        "edition": assessment.policy.edition.number,
        "fingerprint": assessment.policy.edition.fingerprint,
        "occasion": str(assessment.occasion),
        "date": day.isoformat(),
        "outcome": str(found.outcome),
        "findings": [
            {
                **_said(one),
                "severity": str(one.direction),
                "weighed": list(one.weighed),
                "goes_away_if": one.rule.goes_away_if,
            }
            for one in found.findings
        ],
        "notes": [_said(one) for one in found.notes],
        "support": [{**_said(one), "help_wanted": one.rule.help_wanted} for one in found.support],
        "allowed": [_said(one) for one in found.allowed],
        "actions": [_action(action) for action in found.actions],
        "contacts": {contact.id: contact.name for contact in assessment.policy.contacts},
        "asked": [question.id for question in assessment.asked],
        "left_open": [question.id for question in assessment.unanswered],
        "set_aside": list(assessment.set_aside),
    }


def short_check_data(assessment: Assessment, day: date) -> dict[str, Any]:
    """Where a short check ended, for programs."""
    found = ended(assessment, day)
    return {
        "questionnaire": assessment.policy.id,
        "edition": assessment.policy.edition.number,
        "fingerprint": assessment.policy.edition.fingerprint,
        "date": day.isoformat(),
        "ending": found.ending.id,
        "title": found.ending.title,
        "text": found.ending.text,
        "reasons": [{**_said(one), "kind": str(one.direction)} for one in found.reasons],
        "others": [{**_said(one), "kind": str(one.direction)} for one in found.others],
        "actions": [_action(action) for action in found.actions],
        "contacts": {contact.id: contact.name for contact in assessment.policy.contacts},
        "asked": [question.id for question in assessment.asked],
        "set_aside": list(assessment.set_aside),
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "text": action.text,
        "steps": list(action.steps),
        "due": action.due.isoformat(),
        "contacts": [contact.id for contact in action.contacts],
        "clauses": [clause.id for clause in action.clauses],
        "because": [conclusion.id for conclusion in action.conclusions],
        "ask": action.ask,
        "owner": action.owner,
        "private": action.private,
    }


def _said(one: Conclusion) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.rule.title,
        "why": one.rule.why,
        "clauses": [clause.id for clause in one.clauses],
        "because": list(one.because),
        "private": one.private,
    }
