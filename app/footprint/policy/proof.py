"""Proofreading a questionnaire: what can never be asked or raised, what no clause is at work by, what blames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from footprint.policy.condition import All, Compare, Condition, Value, questions_of, supporters
from footprint.policy.on_the_spot_proof import on_the_spot_problems
from footprint.policy.policy import ClauseUse, Direction, Kind, Occasion, Policy, Rule
from footprint.policy.reader import Source
from footprint.policy.search import OCCASION, Search, Undecided
from footprint.policy.sitting_proof import sitting_problems
from footprint.policy.yaml_text import Problem

NOT_SURE = "not_sure"


def proofread(source: Source) -> tuple[Problem, ...]:
    """Everything that is wrong with a questionnaire that can be read; empty if nothing is."""
    proof = _Proof(source)
    return tuple(
        dict.fromkeys(
            [
                *proof.unreachable(),
                *proof.unfinished(),
                *proof.unused(),
                *proof.blaming(),
                *proof.accusing(),
                *proof.clauses_not_at_work(),
                *proof.never_all_clear(),
                *proof.endings_missed(),
                *sitting_problems(source),
                *on_the_spot_problems(source, proof.search),
            ]
        )
    )


class _Proof:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._policy: Policy = source.policy
        self.search = Search(source.policy)
        self._asked = {q.id for q in self._policy.questions.values() if self._reachable(q.ask_if)}
        self._raised = {rule.id for rule in self._policy.rules if self._reachable(rule.when)}
        self._drawn = {link.id for link in self._policy.links if self._reachable(link.when)}

    def _reachable(self, condition: Condition | None) -> bool:
        try:
            return condition is None or self.search.witness(condition) is not None
        except Undecided:
            return True

    def unreachable(self) -> Iterator[Problem]:
        """Questions that can never be asked, rules that can never be raised, links that can never be drawn."""
        for question_id in self._policy.questions:
            if question_id not in self._asked:
                yield self._source.problem("question", question_id, f"'{question_id}' can never be asked")
        for rule in self._policy.rules:
            if rule.id not in self._raised:
                yield self._source.problem("rule", rule.id, f"'{rule.id}' can never be raised")
        for link in self._policy.links:
            if link.id not in self._drawn:
                yield self._source.problem("link", link.id, f"'{link.id}' can never be drawn")

    def unfinished(self) -> Iterator[Problem]:
        """Findings and support with nothing to do, findings that cannot go away, actions with nobody to turn to."""
        for rule in self._policy.rules:
            if (rule.raises.is_finding or rule.raises is Direction.SUPPORT) and not rule.actions:
                yield self._source.problem("rule", rule.id, f"'{rule.id}' has no action: it needs actions")
            if rule.raises.is_finding and not rule.goes_away_if:
                yield self._source.problem(
                    "rule", rule.id, f"'{rule.id}' does not say when it goes away: it needs goes_away_if"
                )
            if rule.help_wanted and rule.raises is not Direction.SUPPORT:
                yield self._source.problem("rule", rule.id, f"'{rule.id}' wants help but is not support")
        for action in self._policy.actions:
            if not action.contacts:
                yield self._source.problem(
                    "action", action.id, f"'{action.id}' names nobody to turn to: it needs contacts"
                )

    def unused(self) -> Iterator[Problem]:
        """Actions that no rule calls for, and contacts that nothing names."""
        called = {action_id for rule in self._policy.rules for action_id in rule.actions}
        for action in self._policy.actions:
            if action.id not in called:
                yield self._source.problem("action", action.id, f"no rule calls for '{action.id}'")
        policy = self._policy
        named = self._cited(
            [
                *(action.contacts for action in policy.actions),
                *(question.contacts for question in policy.questions.values()),
                *(signpost.contacts for signpost in policy.signposts),
            ]
        ) | {other for contact in self._policy.contacts for _, other in contact.instead}
        for contact in self._policy.contacts:
            if contact.id not in named:
                yield self._source.problem("contact", contact.id, f"nothing names '{contact.id}'")

    def blaming(self) -> Iterator[Problem]:
        """Findings that a "not sure" alone can raise: not being sure leads to help, never to a finding."""
        for rule in self._policy.rules:
            if rule.raises.is_finding:
                for question_id in questions_of(rule.when):
                    if self._blames_not_sure(rule, question_id):
                        yield self._source.problem(
                            "rule",
                            rule.id,
                            f"'{rule.id}' is a finding that '{question_id}: {NOT_SURE}' can raise",
                        )

    def _blames_not_sure(self, rule: Rule, question_id: str) -> bool:
        question = self._policy.questions.get(question_id)
        if question is None or NOT_SURE not in [option.id for option in question.options]:
            return False
        answer: Value = (NOT_SURE,) if question.kind is Kind.MANY else NOT_SURE
        try:
            witness = self.search.witness(rule.when, {question_id: answer})
        except Undecided:
            return False
        return witness is not None and question_id in supporters(rule.when, witness)

    def accusing(self) -> Iterator[Problem]:
        """Links that always come with a finding: what is said to be fine has to be."""
        against = self._not_clear()
        for link in self._policy.links:
            if link.id in self._drawn:
                with suppress(Undecided):
                    if self.search.witness(link.when, beside=against) is None:
                        yield self._source.problem(
                            "link", link.id, f"'{link.id}' is drawn as fine, and always comes with a finding"
                        )

    def _not_clear(self) -> list[Condition]:
        return [rule.when for rule in self._policy.rules if rule.raises.is_finding or rule.help_wanted]

    def clauses_not_at_work(self) -> Iterator[Problem]:
        """Clauses that are not at work by their use; a short check has only those that it names anyway."""
        if self._policy.is_short_check:
            return
        asked_about = self._cited(self._policy.questions[q].clauses for q in self._asked)
        judged = self._cited(self._policy.rule_by_id[r].clauses for r in self._raised)
        tagged = self._cited(self._policy.rule_by_id[r].risks for r in self._raised)
        weighed = {weight.clause for rule in self._policy.rules for weight in rule.weights}
        shown = self._shown() | asked_about | judged
        for clause in self._policy.clauses:
            missing = {
                ClauseUse.QUESTION: (
                    clause.id not in asked_about and "no question that can be asked is about it"
                )
                or (clause.id not in judged and "no rule that can be raised lists it"),
                ClauseUse.DERIVED: clause.id not in asked_about and "no question lists it",
                ClauseUse.HELP: clause.id not in shown and "it is shown nowhere",
                ClauseUse.TAG: clause.id not in tagged and "no rule carries this risk",
                ClauseUse.SEVERITY: clause.id not in weighed and "no finding weighs it",
            }[clause.use]
            if (
                not missing
                and clause.use is ClauseUse.DERIVED
                and not self._asked_together(clause.id, clause.covered_by)
            ):
                together = f"no question lists it together with {clause.covered_by}"
                missing = together if clause.covered_by else "it does not say what it is covered_by"
            if missing:
                yield self._source.problem(
                    "clause", clause.id, f"clause {clause.id} is not at work: {missing}"
                )

    def endings_missed(self) -> Iterator[Problem]:
        """Endings of a short check that no answers lead to, and the last where some rule always leads elsewhere."""
        leading = [rule for rule in self._policy.rules if rule.leads_to]
        *led_to, last = [ending.id for ending in self._policy.endings] or [""]
        reached = {rule.leads_to for rule in leading if rule.id in self._raised}
        for ending_id in led_to:
            if ending_id not in reached:
                yield self._source.problem("ending", ending_id, f"nothing can lead to '{ending_id}'")
        if last and last not in reached:
            with suppress(Undecided):
                if self.search.without([rule.when for rule in leading]) is None:
                    yield self._source.problem("ending", last, f"nothing can lead to '{last}'")

    def _cited(self, lists: Iterable[tuple[str, ...]]) -> set[str]:
        return {clause_id for clauses in lists for clause_id in clauses}

    def _asked_together(self, clause_id: str, covered_by: str | None) -> bool:
        return any(
            clause_id in question.clauses and covered_by in question.clauses
            for question in self._policy.questions.values()
        )

    def _shown(self) -> set[str]:
        """Clauses that a page or a document shows without asking about them."""
        policy, attestation = self._policy, self._policy.attestation
        return self._cited(
            [
                *(question.help for question in policy.questions.values()),
                *(section.help for section in policy.sections),
                *(promise.clauses for promise in policy.promises),
                *(signpost.clauses for signpost in policy.signposts),
                *(one.clauses for one in (*attestation.statements, *attestation.commitments)),
                attestation.help,
            ]
        )

    def never_all_clear(self) -> Iterator[Problem]:
        """Roles and occasions for which no answers at all lead to all clear."""
        against = self._not_clear()
        for occasion in Occasion:
            for question_id, answer in self._roles():
                fixed: dict[str, Value] = {OCCASION: str(occasion), question_id: answer}
                try:
                    if self.search.without(against, fixed) is None and self._can_be(question_id, fixed):
                        yield self._source.problem(
                            "question",
                            question_id,
                            f"no answers lead to all clear when '{question_id}' is {answer!r} at {occasion}",
                        )
                except Undecided:
                    continue

    def _can_be(self, question_id: str, fixed: dict[str, Value]) -> bool:
        occasion = Compare(OCCASION, "is", fixed[OCCASION])
        ask_if = self._policy.questions[question_id].ask_if
        return ask_if is None or self.search.witness(All((occasion, ask_if)), fixed) is not None

    def _roles(self) -> Iterator[tuple[str, Value]]:
        for section in self._policy.sections:
            if section.on_profile:
                for question in section.questions:
                    for option in question.options:
                        yield question.id, (option.id,) if question.kind is Kind.MANY else option.id
