"""From answers to what is asked and which rules hold: in full, or only what one changed answer touches."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footprint.policy.condition import Test, Value, compiled, questions_of
from footprint.policy.policy import Occasion, Policy

OCCASION = "occasion"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a set of answers comes to.

    ``effective`` holds only answers to questions that are asked (and the occasion): an answer to a question that is
    no longer asked is kept elsewhere and does not count. ``asked`` and ``raised`` are unordered ids.
    """

    effective: dict[str, Value]
    asked: frozenset[str] | set[str]
    raised: frozenset[str] | set[str]


class Engine:
    """The conditions of one policy, ready to run.

    Questions look at earlier questions only, so one pass in order settles everything and nothing can go in circles.
    """

    def __init__(self, policy: Policy) -> None:
        self._order = list(policy.questions)
        self._position = {question_id: n for n, question_id in enumerate(self._order)}
        self._ask_if: dict[str, Test | None] = {
            question.id: compiled(question.ask_if) if question.ask_if else None
            for question in policy.questions.values()
        }
        self._rules: list[tuple[str, Test]] = [(rule.id, compiled(rule.when)) for rule in policy.rules]
        self._asks_after: dict[str, list[str]] = {}
        self._rules_on: dict[str, list[int]] = {}
        for question in policy.questions.values():
            for earlier in questions_of(question.ask_if) if question.ask_if else ():
                self._asks_after.setdefault(earlier, []).append(question.id)
        for n, rule in enumerate(policy.rules):
            for looked_at in questions_of(rule.when):
                self._rules_on.setdefault(looked_at, []).append(n)

    def evaluate(self, occasion: Occasion, answers: Mapping[str, Value]) -> Evaluation:
        """Everything, from the first question on."""
        effective: dict[str, Value] = {OCCASION: str(occasion)}
        asked = set()
        for question_id in self._order:
            test = self._ask_if[question_id]
            if test is None or test(effective) is True:
                asked.add(question_id)
                value = answers.get(question_id)
                if value is not None:
                    effective[question_id] = value
        raised = {rule_id for rule_id, test in self._rules if test(effective) is True}
        return Evaluation(effective, asked, raised)

    def after_change(self, before: Evaluation, answers: Mapping[str, Value], changed: str) -> Evaluation:
        """The same as ``evaluate`` when only the answer to ``changed`` differs; looks at its dependants alone."""
        effective, asked, raised = dict(before.effective), set(before.asked), set(before.raised)
        waiting = [(self._position[changed], changed)]
        met = {changed}
        touched: set[int] = set()
        while waiting:
            _, question_id = heapq.heappop(waiting)
            test = self._ask_if[question_id]
            is_asked = test is None or test(effective) is True
            (asked.add if is_asked else asked.discard)(question_id)
            value = answers.get(question_id) if is_asked else None
            if effective.get(question_id) == value:
                continue
            if value is None:
                del effective[question_id]
            else:
                effective[question_id] = value
            touched.update(self._rules_on.get(question_id, ()))
            for later in self._asks_after.get(question_id, ()):
                if later not in met:
                    met.add(later)
                    heapq.heappush(waiting, (self._position[later], later))
        for n in touched:
            rule_id, test = self._rules[n]
            (raised.add if test(effective) is True else raised.discard)(rule_id)
        return Evaluation(effective, asked, raised)

    def in_order(self, question_ids: Iterable[str]) -> tuple[str, ...]:
        """Question ids in the order they are asked."""
        return tuple(sorted(question_ids, key=self._position.__getitem__))
