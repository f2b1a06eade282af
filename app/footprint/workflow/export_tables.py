"""What an export holds for people: answers and their history as tables, and a text that says what is what."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from footprint.assessment.answer import accept, in_words
from footprint.assessment.history import Change
from footprint.language import text as _
from footprint.policy.catalogue import translations
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.kept import Contents, KeptAnswer, KeptAssessment

# Programs for tables run text that starts like this, even after spaces and in wide characters
# (https://owasp.org/www-community/attacks/CSV_Injection); a number is what it says.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n|%]")
_NUMBER = re.compile(r"-?\d+")

_Given = KeptAnswer | Change


def answers_csv(contents: Contents) -> bytes:
    """Every answer that counts, in words; UTF-8 with a mark that programs for tables know it by."""
    return _answers(contents, lambda assessment: assessment.answers)


def history_csv(contents: Contents) -> bytes:
    """Every answer that was ever given or taken back, in the order of the giving."""
    return _answers(contents, lambda assessment: assessment.history)


def read_me(contents: Contents, day: date) -> bytes:
    """What is what, in plain words; lines end as the simplest programs want it."""
    lines = [
        _("Everything that Footprint keeps about {owner}").format(owner=contents.owner),
        _("Exported on {day}").format(day=day.isoformat()),
        "",
        _("answers.csv: the answers of every assessment, for a program for tables."),
        _("history.csv: every answer that was ever given, changed or taken back, with its time."),
        _(
            "actions.csv: what there is to do, who does it and by when, and each step since, with your own words."
        ),
        _("brought-out.csv: what you let your manager see in a sitting of what you answered for yourself."),
        _("documents: the attestations and action lists as they were made."),
        _(
            "export.json: all of it for programs. With this file and the folder 'documents' Footprint can put "
            "everything back: choose to bring in an export, or type 'footprint import' and the name of this folder."
        ),
        "",
        _(
            "These files are not locked. Anyone who can open them can read them. Keep them where only you can "
            "reach them, and delete them when you no longer need them."
        ),
    ]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def cell(text: str) -> str:
    """The text as no program for tables takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def table(head: list[str], rows: Iterable[list[str]]) -> bytes:
    """UTF-8 with a mark that programs for tables know it by; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([cell(one) for one in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def policies_of(contents: Contents) -> Mapping[str, Policy]:
    """Every questionnaire by fingerprint, in the language that is spoken here."""
    return {one.fingerprint: _policy(one.content) for one in contents.editions}


def occasion_in_words(occasion: Occasion) -> str:
    """Why an assessment was taken."""
    return {
        Occasion.ONBOARDING: _("First check"),
        Occasion.REFRESHER: _("Yearly refresher"),
        Occasion.SITTING: _("Sitting"),
    }[occasion]


def moment_in_table(moment: datetime) -> str:
    """As programs for tables read it, by the calendar of this place."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _answers(contents: Contents, given: Callable[[KeptAssessment], Sequence[_Given]]) -> bytes:
    policies = policies_of(contents)
    head = [_("Assessment"), _("Occasion"), _("Section"), _("Question"), _("Answer"), _("Given")]
    return table(
        head,
        (
            row
            for assessment in contents.assessments
            for row in _rows(assessment, policies[assessment.edition], given(assessment))
        ),
    )


def _rows(assessment: KeptAssessment, policy: Policy, given: Iterable[_Given]) -> Iterable[list[str]]:
    started, occasion = moment_in_table(assessment.started), occasion_in_words(assessment.occasion)
    for one in given:
        question = policy.questions[one.question_id]
        answer = _("(taken back)") if one.value is None else in_words(question, accept(question, one.value))
        section = policy.section_by_id[question.section].title
        yield [started, occasion, section, question.text, answer, moment_in_table(one.given)]


def _policy(content: str) -> Policy:
    data = json.loads(content)
    return policy_from(data, translations(data["id"]))
