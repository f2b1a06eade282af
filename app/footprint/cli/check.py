"""``footprint check``: reads and proofreads questionnaires, and names every mistake with its place."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.errors import Refused
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.catalogue import folder_of
from footprint.policy.ledger import ledger_problems
from footprint.policy.policy import Policy
from footprint.policy.proof import proofread
from footprint.policy.reader import read_source
from footprint.policy.yaml_text import FileRefused, Problem
from footprint.workflow.example_proof import example_problems
from footprint.workflow.journey_files import JOURNEYS, read_journeys
from footprint.workflow.journeys import journey_problems


def check(questionnaires: Sequence[str]) -> tuple[str, bool]:
    """What there is to say, and whether every questionnaire is without a mistake."""
    said: list[str] = []
    clean = True
    for questionnaire in questionnaires:
        try:
            problems, good = _checked(questionnaire)
        except FileRefused as refused:
            problems, good = refused.problems, ""
        except Refused as refused:
            said.append(str(refused))
            clean = False
            continue
        said += map(str, problems)
        if problems:
            clean = False
            good = plural("{number} mistake", "{number} mistakes", len(problems)).format(number=len(problems))
        said.append(f"{questionnaire}: {good}")
    return "\n".join(said), clean


def _checked(questionnaire: str) -> tuple[tuple[Problem, ...], str]:
    folder = folder_of(questionnaire)
    source = read_source(folder)
    problems = (
        *proofread(source),
        *ledger_problems(source),
        *example_problems(source.policy, folder),
        *journey_problems(source.policy, folder / JOURNEYS),
    )
    return problems, "" if problems else _count(source.policy, len(read_journeys(folder / JOURNEYS)))


def _count(policy: Policy, journeys: int) -> str:
    return _(
        "edition {edition}, {clauses} clauses at work, {questions} questions, {rules} rules, "
        "{actions} actions, {journeys} journeys travelled; no mistakes"
    ).format(
        edition=policy.edition.number,
        clauses=len(policy.clauses),
        questions=len(policy.questions),
        rules=len(policy.rules),
        actions=len(policy.actions),
        journeys=journeys,
    )
