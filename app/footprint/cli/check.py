"""``footprint check``: reads and proofreads questionnaires, and names every mistake with its place."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.catalogue import folder_of
from footprint.policy.policy import Policy
from footprint.policy.proof import proofread
from footprint.policy.reader import read_source
from footprint.policy.yaml_text import FileRefused
from footprint.workflow.journeys import journey_problems


def check(questionnaires: Sequence[str]) -> tuple[str, bool]:
    """What there is to say, and whether every questionnaire is without a mistake.

    Raises:
        Refused: there is no such questionnaire.
    """
    said: list[str] = []
    clean = True
    for questionnaire in questionnaires:
        folder = folder_of(questionnaire)
        try:
            source = read_source(folder)
        except FileRefused as refused:
            said += map(str, refused.problems)
            clean = False
            continue
        problems = (*proofread(source), *journey_problems(source.policy, folder / "journeys"))
        said += map(str, problems)
        if problems:
            clean = False
            mistakes = plural("{number} mistake", "{number} mistakes", len(problems)).format(
                number=len(problems)
            )
            said.append(f"{questionnaire}: {mistakes}")
        else:
            said.append(f"{questionnaire}: {_count(source.policy)}")
    return "\n".join(said), clean


def _count(policy: Policy) -> str:
    return _(
        "edition {edition}, {clauses} clauses at work, {questions} questions, {rules} rules, "
        "{actions} actions; no mistakes"
    ).format(
        edition=policy.edition.number,
        clauses=len(policy.clauses),
        questions=len(policy.questions),
        rules=len(policy.rules),
        actions=len(policy.actions),
    )
