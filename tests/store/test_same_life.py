"""Whatever is done in whatever order, a vault on the disk holds what one in memory holds, and refuses the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import A_DAY, A_MOMENT, allotment
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import LONGEST_WORDS, AgreedAction, Course, FollowUp, Owner
from footprint.errors import Refused
from footprint.policy.policy import Occasion
from footprint.store.vault import SqlVault
from footprint.workflow.kept import KeptAssessment
from footprint.workflow.ports import Vault
from footprint.workflow.practice import PracticeVault

STEPS = 400
IDS = ("a1", "a2", "a3", "a4")
RULES = [rule.id for rule in allotment().rules]
ACTIONS = [*allotment().action_by_id, "own-1", "own-2"]
Do = Callable[[Vault], object]


@dataclass
class Chance:
    """What somebody might do next, the same in every vault it is done in."""

    random: random.Random

    def step(self) -> tuple[str, Do]:
        kind = self.random.choice([*(name for name in KINDS for _n in range(KINDS[name][0]))])
        return kind, KINDS[kind][1](self)

    def one(self) -> str:
        return self.random.choice(IDS)

    def moment(self) -> Any:
        return A_MOMENT + timedelta(days=self.random.randrange(-500, 500))

    def day(self) -> date:
        return A_DAY + timedelta(days=self.random.randrange(-500, 900))

    def words(self) -> str:
        return self.random.choice(["", "Größe", "x" * LONGEST_WORDS, "x" * (LONGEST_WORDS + 1)])


def begin(chance: Chance) -> Do:
    begun = Assessment(chance.one(), allotment(), chance.random.choice(list(Occasion)), chance.moment())

    def do(vault: Vault) -> None:
        # Ids are made by chance, so no vault has to expect one twice.
        if begun.id not in {one.id for one in vault.assessments()}:
            vault.begin(begun)

    return do


def answer(chance: Chance) -> Do:
    one, moment, days = chance.one(), chance.moment(), chance.random.choice([None, 1, 5, 30])
    value = None if days is None else accept(allotment().questions["hose_days"], days)
    return lambda vault: vault.save_answer(one, "hose_days", value, moment)


def introduce(chance: Chance) -> Do:
    one, moment = chance.one(), chance.moment()
    return lambda vault: vault.save_person(one, Person("Siân"), "Kim", moment)


def bring_out(chance: Chance) -> Do:
    one, moment = chance.one(), chance.moment()
    rules = chance.random.choices(RULES, k=chance.random.randrange(4))
    return lambda vault: vault.bring_out(one, rules, moment)


def agree(chance: Chance) -> Do:
    one, moment = chance.one(), chance.moment()
    agreed = [
        AgreedAction(action_id, chance.random.choice(list(Owner)), chance.day(), chance.words())
        for action_id in chance.random.sample(ACTIONS, chance.random.randrange(3))
    ]
    return lambda vault: vault.agree(one, agreed, moment)


def follow_up(chance: Chance) -> Do:
    one = chance.one()
    course, due = chance.random.choice(list(Course)), chance.random.choice([None, chance.day()])
    step = FollowUp(chance.random.choice(ACTIONS), course, chance.moment(), due, chance.words())
    return lambda vault: vault.follow_up(one, step)


def sign_off(chance: Chance) -> Do:
    one, day, moment = chance.one(), chance.day(), chance.moment()
    return lambda vault: vault.sign_off(one, day, moment)


def discard(chance: Chance) -> Do:
    one = chance.one()
    return lambda vault: vault.discard(one)


def erase(chance: Chance) -> Do:
    ids = chance.random.choices(IDS, k=chance.random.randrange(3))
    return lambda vault: vault.erase_answers(ids, A_MOMENT)


KINDS: dict[str, tuple[int, Callable[[Chance], Do]]] = {
    "begin": (4, begin),
    "answer": (4, answer),
    "introduce": (1, introduce),
    "bring out": (4, bring_out),
    "agree": (4, agree),
    "follow up": (6, follow_up),
    "sign off": (1, sign_off),
    "discard": (1, discard),
    "erase": (1, erase),
}


def outcome(do: Do, vault: Vault) -> str:
    try:
        do(vault)
    except Refused:
        return "refused"
    return "done"


def without_chance(kept: KeptAssessment) -> KeptAssessment:
    """Without the salts, of which no two vaults have the same."""
    return replace(kept, seal="", history=tuple(replace(change, salt="", seal="") for change in kept.history))


def state(vault: Vault) -> Any:
    kept = tuple(without_chance(one) for one in vault.contents().assessments)
    return kept, vault.assessments(), [vault.load(one.id) for one in kept]


@pytest.mark.timeout(300)  # many saves, on a machine that may be busy
def test_every_life_leaves_the_same_on_the_disk_as_in_memory(
    vault: SqlVault, randomly: random.Random
) -> None:
    chance, memory = Chance(randomly), PracticeVault("Ana")
    seen: set[tuple[str, str]] = set()
    for _n in range(STEPS):
        kind, do = chance.step()
        on_disk, in_memory = outcome(do, vault), outcome(do, memory)
        assert (kind, on_disk) == (kind, in_memory)
        assert state(vault) == state(memory)
        seen.add((kind, on_disk))
    assert {kind for kind, how in seen if how == "done"} == KINDS.keys()
    assert {kind for kind, how in seen if how == "refused"} >= {"answer", "bring out", "agree", "follow up"}


def test_a_life_in_which_one_vault_forgets_something_would_be_noticed(
    vault: SqlVault, randomly: random.Random
) -> None:
    chance, memory = Chance(randomly), PracticeVault("Ana")
    for one in (vault, memory):
        one.begin(Assessment("a1", allotment(), Occasion.SITTING, A_MOMENT))
    assert state(vault) == state(memory)
    step = FollowUp(chance.random.choice(ACTIONS), Course.DONE, A_MOMENT)
    vault.follow_up("a1", step)
    assert state(vault) != state(memory)
