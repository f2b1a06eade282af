"""How long evaluating takes: against one pass over the same answers in plain Python, in the same round."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest

from footprint.assessment.evaluation import Engine
from footprint.policy.policy import Occasion
from generated import answers, questionnaire

pytestmark = pytest.mark.benchmark
ROUNDS = 400


def median_microseconds(*actions: Callable[[], object]) -> list[float]:
    """The median time of each action, taken in turn so that a busy machine disturbs all alike."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for n, action in enumerate(actions):
            began = time.perf_counter_ns()
            action()
            times[n].append((time.perf_counter_ns() - began) / 1000)
    return [statistics.median(one) for one in times]


@pytest.mark.parametrize("size, rules, most_full, most_one", [(60, 80, 25, 4), (2000, 2700, 25, 1.5)])
def test_evaluating_costs_little_more_than_reading_the_answers(
    size: int, rules: int, most_full: float, most_one: float
) -> None:
    policy = questionnaire(size, rules)
    engine, given = Engine(policy), answers(policy)
    evaluation = engine.evaluate(Occasion.ONBOARDING, given)
    names = list(policy.questions)
    changing = iter(range(10**9))

    def one_changed() -> object:
        name = names[next(changing) % size]
        changed = {**given, name: given[name]}
        changed.pop(name)
        return engine.after_change(evaluation, changed, name)

    def plain_pass() -> object:
        return [len(str(given[name])) for name in names]

    full, one, plain = median_microseconds(
        lambda: engine.evaluate(Occasion.ONBOARDING, given), one_changed, plain_pass
    )
    print(
        f"\n{size} questions, {rules} rules: full {full:.0f} us ({full / plain:.1f} x a plain pass), "
        f"one changed answer {one:.1f} us ({one / plain:.2f} x)"
    )
    assert full <= most_full * plain
    assert one <= most_one * plain
