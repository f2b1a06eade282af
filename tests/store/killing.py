"""Children that save one thing after the other until they are killed, and what they had said by then."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import footprint
from builders import chorley
from footprint.assessment.history import is_unbroken
from footprint.bootstrap import SystemClock
from footprint.errors import Refused
from footprint.policy.policy import Occasion
from footprint.store.vaults import SqlVaults
from footprint.workflow.plain import plain
from footprint.workflow.start import start

PASSPHRASE = "seven tall sunflowers"
CHILD = Path(__file__).with_name("saving_child.py")
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows every signal ends a process at once

EVERY_KIND = ("answer", "bring_out", "agree", "follow_up")

Saved = tuple[str, Any]  # its kind, and what was saved as JSON has it


@dataclass
class Child:
    """A running child; ``saved`` is what it was told is saved, ``trying`` what it was saving when it died."""

    process: subprocess.Popen[str]
    pid: int = 0
    is_over: bool = False
    saved: list[Saved] = field(default_factory=list)
    trying: Saved | None = None

    def hear(self) -> str:
        """The next word of the child."""
        assert self.process.stdout is not None
        word, *rest = json.loads(self.process.stdout.readline())
        match word:
            case "born":
                (self.pid,) = rest
            case "tries":
                self.trying = (rest[0], rest[1])
            case "saved":
                assert self.trying is not None
                self.saved.append(self.trying)
                self.trying = None
            case "over":
                self.is_over = True
            case "failed":
                raise AssertionError(rest)
        return str(word)

    def wait_until(self, word: str, times: int = 1) -> None:
        """Hear the child out until it has said this."""
        while times:
            times -= self.hear() == word

    def stop(self) -> None:
        """Let it stand still, in the middle of whatever it does."""
        os.kill(self.pid, signal.SIGSTOP)

    def kill(self) -> None:
        """End it without any chance to clean up, and hear what it had still said."""
        if not self.is_over:
            os.kill(self.pid, KILL)
            self.wait_until("over")


class Nursery:
    """A process with everything imported, whose forks are ready in no time; an SQLAlchemy engine never crosses one."""

    def __init__(self) -> None:
        # The very Footprint that is under test, wherever it lies.
        paths = [str(CHILD.parents[1]), str(Path(footprint.__file__).parents[1])]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
        self._process = subprocess.Popen(
            [sys.executable, str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env=environment,
        )

    @contextmanager
    def child(self, task: str, **arguments: Any) -> Iterator[Child]:
        """A child that is ready for its task; killed at the latest at the end."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"task": task, **arguments}) + "\n")
        child = Child(self._process)
        child.wait_until("born")
        try:
            child.wait_until("ready")
            yield child
        finally:
            child.kill()

    def close(self) -> None:
        """Let it go; there is no child any more."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@dataclass
class Tried:
    """A vault that is killed again and again, and what its children were told is saved."""

    nursery: Nursery
    vaults: SqlVaults
    folder: Path
    vault_id: str
    chance: random.Random
    assessment_id: str = ""
    history: list[Saved] = field(default_factory=list)
    unacknowledged: Saved | None = None
    saved: int = 0
    kills: int = 0
    in_the_middle: int = 0
    with_a_log: int = 0

    def begin_anew(self, *, is_signed_off: bool = False) -> None:
        """Another sitting in the place of the last, so that proving its history stays quick."""
        vault = self.vaults.open(self.vault_id, PASSPHRASE)
        if self.assessment_id:
            vault.erase_answers([self.assessment_id], SystemClock().now())
        begun = start(vault, chorley(), Occasion.SITTING, SystemClock())
        if is_signed_off:
            vault.sign_off(begun.id, SystemClock().today(), SystemClock().now())
        self.assessment_id, self.history = begun.id, []
        vault.close()

    @contextmanager
    def saving(self, *pragmas: str, kinds: Sequence[str] = EVERY_KIND) -> Iterator[Child]:
        """A child that has saved a while and saves still, at a random moment; killed at the end."""
        with self.nursery.child(
            "saves",
            folder=str(self.folder),
            vault_id=self.vault_id,
            assessment_id=self.assessment_id,
            seed=self.chance.random(),
            pragmas=pragmas,
            kinds=kinds,
        ) as child:
            child.wait_until("saved", self.chance.randrange(1, 20))
            # Some moment of the next saves rather than the end of the last.
            time.sleep(self.chance.uniform(0, 0.004))
            yield child
        log = self.folder / self.vault_id / "vault.footprint-wal"
        self.kills += 1
        self.with_a_log += log.exists() and log.stat().st_size > 0
        self.in_the_middle += child.trying is not None
        self.saved += len(child.saved)
        self.history += child.saved
        self.unacknowledged = child.trying

    def problem(self, elsewhere: SqlVaults | None = None) -> str:
        """What is not as it must be, here or in a copy; opening proves every page, taking everything out every history."""
        try:
            vault = (elsewhere or self.vaults).open(self.vault_id, PASSPHRASE)
        except Refused as refused:
            return type(refused).__name__
        try:
            kept = {one.id: one for one in vault.contents().assessments}[self.assessment_id]
        except (Refused, KeyError) as error:
            return type(error).__name__
        finally:
            vault.close()
        found = {
            "answer": [[change.question_id, change.value] for change in kept.history],
            "bring_out": list(kept.brought_out),
            "agree": plain(kept.agreed),
            "follow_up": plain(kept.follow_ups),
        }
        # One more may have been kept than the child lived to say.
        more = [*self.history, self.unacknowledged] if self.unacknowledged else self.history
        saved = next((saved for saved in (self.history, more) if left_by(saved) == found), None)
        if saved is None:
            return f"{len(self.history)} acknowledged, and something else kept: {found}"
        if elsewhere is None:
            self.history = saved
        answers = {given.question_id: given.value for given in kept.answers}
        if answers != dict(found["answer"]):
            return "an answer is not the last of its history"
        return "" if is_unbroken(kept.id, kept.history, kept.seal, answers) else "a broken history"


def left_by(saved: Sequence[Saved]) -> dict[str, Any]:
    """What a vault must hold after these saves: of answers and steps every one, of the rest the last."""
    last = dict(saved)
    return {
        "answer": [told for kind, told in saved if kind == "answer"],
        "bring_out": last.get("bring_out", []),
        "agree": last.get("agree", []),
        "follow_up": [told for kind, told in saved if kind == "follow_up"],
    }
