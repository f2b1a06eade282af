"""Saves in processes that can be killed, each forked from this one, where all is imported already.

One line of JSON on stdin starts one child. On stdout stand, as lines of JSON, what the child says and, once it is dead,
"over". Where there is no fork every child is started from scratch.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from footprint.assessment.answer import accept, to_kept
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.bootstrap import SystemClock
from footprint.policy.policy import Kind, Question
from footprint.store import connection
from footprint.store.key_file import read_keys
from footprint.store.keys import WEAKEST
from footprint.store.vault import SqlVault  # noqa: F401 (opening imports it, so every child would do it anew)
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from footprint.workflow.plain import plain
from footprint.workflow.ports import Vault

PASSPHRASE = "seven tall sunflowers"


def say(*what: Any) -> None:
    # One write, so that what was said is whole in the pipe, whatever happens next.
    os.write(1, f"{json.dumps(what)}\n".encode())


Save = tuple[Any, Callable[[], object]]


def saves(
    *, folder: str, vault_id: str, assessment_id: str, seed: int, pragmas: list[str], kinds: list[str]
) -> None:
    """Save one thing after the other, through the workflow a window uses, until the end."""
    connection._PRAGMAS = (*connection._PRAGMAS, *pragmas)
    vault = SqlVaults(Path(folder), WEAKEST).open(vault_id, PASSPHRASE)
    conduct = Conduct(vault, SystemClock(), vault.load(assessment_id))
    chance = random.Random(seed)
    say("ready")
    while True:
        kind = chance.choice(kinds)
        told, save = SAVES[kind](conduct, vault, chance)
        say("tries", kind, told)
        save()
        say("saved")


def an_answer(conduct: Conduct, _vault: Vault, chance: random.Random) -> Save:
    question = chance.choice(list(conduct.assessment.policy.questions.values()))
    value = accept(question, some_answer(question, chance))
    if conduct.assessment.answers.get(question.id) == value:  # which is not saved again
        return an_answer(conduct, _vault, chance)
    return [question.id, to_kept(value)], lambda: conduct.answer(question.id, to_kept(value))


def something_brought_out(conduct: Conduct, _vault: Vault, chance: random.Random) -> Save:
    rules = [rule.id for rule in conduct.assessment.policy.rules]
    chosen = chance.sample(rules, chance.randrange(6))
    return sorted(chosen), lambda: conduct.bring_out(chosen)


def something_agreed(conduct: Conduct, _vault: Vault, chance: random.Random) -> Save:
    written = [action.id for action in conduct.assessment.policy.actions]
    ids = [
        *chance.sample(written, chance.randrange(6)),
        *(f"own-{number}" for number in range(chance.randrange(3))),
    ]
    agreed = [
        AgreedAction(
            one, chance.choice(list(Owner)), some_day(chance), some_words(chance) if one[:3] == "own" else ""
        )
        for one in ids
    ]
    return plain(agreed), lambda: conduct.agree(agreed)


def a_step(conduct: Conduct, vault: Vault, chance: random.Random) -> Save:
    action = chance.choice(conduct.assessment.policy.actions).id
    due = chance.choice([None, some_day(chance)])
    moment = datetime.now(UTC) - timedelta(days=chance.randrange(100))  # whatever a clock says
    step = FollowUp(action, chance.choice(list(Course)), moment, due, some_words(chance))
    return plain(step), lambda: vault.follow_up(conduct.assessment.id, step)


SAVES: dict[str, Callable[[Conduct, Vault, random.Random], Save]] = {
    "answer": an_answer,
    "bring_out": something_brought_out,
    "agree": something_agreed,
    "follow_up": a_step,
}


def some_day(chance: random.Random) -> date:
    return date(2028, 2, 29) + timedelta(days=chance.randrange(-400, 400))


def some_words(chance: random.Random) -> str:
    # Blanks around words are not kept.
    return f"{chance.random()} Größe{' word' * chance.randrange(50)}"


def some_answer(question: Question, chance: random.Random) -> Any:
    ids = [option.id for option in question.options]
    match question.kind:
        case Kind.ONE:
            return chance.choice(ids)
        case Kind.MANY:
            together = [one for one in ids if one not in question.exclusive]
            return chance.sample(together, chance.randrange(1, len(together) + 1))
        case Kind.NUMBER:
            return chance.randint(question.minimum or 0, question.maximum or 1000)
        case Kind.DATE:
            return f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        case Kind.TEXT:
            return f"{chance.random()} " + "answer " * chance.randrange(40)


def changes_much_at_once(folder: str, vault_id: str, journal_mode: str) -> None:
    """One transaction larger than the cache, and never committed."""
    place = Path(folder) / vault_id
    key = read_keys(place).unlocked_by_passphrase(PASSPHRASE)
    raw = connection._keyed(place / "vault.footprint", key, "mode=rw")
    if journal_mode != "wal":
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    raw.execute(f"PRAGMA journal_mode = {journal_mode}").fetchall()
    raw.execute("PRAGMA cache_size = 5").fetchall()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("CREATE TABLE much (text TEXT)")
    raw.executemany("INSERT INTO much VALUES (?)", [("uncommitted " * 200,) for _row in range(300)])
    say("ready")
    time.sleep(600)


TASKS = {task.__name__: task for task in (saves, changes_much_at_once)}


def run(task: str) -> None:
    wanted = json.loads(task)
    say("born", os.getpid())
    try:
        TASKS[wanted.pop("task")](**wanted)
    except BaseException as error:
        say("failed", repr(error))
        raise


if __name__ == "__main__":
    if sys.argv[1:]:
        run(sys.argv[1])
    for line in sys.stdin:
        if hasattr(os, "fork"):
            if child := os.fork():
                os.waitpid(child, 0)
            else:
                try:
                    run(line)
                finally:
                    os._exit(1)
        else:
            subprocess.run([sys.executable, __file__, line], check=False)
        say("over")
