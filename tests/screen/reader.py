"""A screen reader's view of Footprint, and its hand: finds by role, name and id, presses, chooses and writes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from footprint.policy.condition import Value
from footprint.policy.policy import Question
from screen.display import PATIENCE, SYSTEM_PYTHON, until
from screen.program import Program

LISTENING = Path(__file__).with_name("listening.py")
SUFFIX = " – Footprint"  # noqa: RUF001 (the window's own dash)


class Gone(Exception):
    """The page has turned meanwhile."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the tree."""

    number: int
    depth: int
    role: str
    name: str
    description: str
    id: str
    states: frozenset[str]
    text: str

    @property
    def is_shown(self) -> bool:
        return "SHOWING" in self.states

    @property
    def says(self) -> str:
        """All that is told about it."""
        return f"{self.name}\n{self.description}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was told without being looked at."""

    kind: str
    said: str
    about: str
    role: str


class Reader:
    """Reads one program."""

    def __init__(self, environment: Mapping[str, str], program: Program) -> None:
        self.program = program
        self._environment = dict(environment)
        self._client = subprocess.Popen(
            # The names that old and new versions of AT-SPI share are deprecated in the new ones.
            [SYSTEM_PYTHON, "-W", "ignore::DeprecationWarning", str(LISTENING)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def close(self) -> None:
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.close()
        self._client.wait(5)
        self._client.stdout.close()

    def tree(self) -> list[Node]:
        """Everything, hidden things included."""
        return until(lambda: self._look("tree", hidden=True), "anything at all")

    def shown(self) -> list[Node]:
        """What is on the screen, or would be after scrolling."""
        return until(lambda: self._look("tree", hidden=False), "anything at all")

    @property
    def title(self) -> str:
        """The page's title as the window bears it."""
        try:
            titles: list[str] = self._ask("titles", pid=self.program.pid)
        except Gone:
            return ""
        return titles[0].removesuffix(SUFFIX) if titles else ""

    def arrive(self, *titles: str) -> list[Node]:
        """Wait until a page of one of these titles is there, and give what is on it."""
        try:
            until(lambda: self.title in titles, "a page")
        except AssertionError as late:
            raise AssertionError(f"at {self.title!r}, not at {titles}") from late
        return self.shown()

    def leave(self, title: str) -> str:
        """Wait until a page of another title is shown; gives that."""
        return until(lambda: here if (here := self.title) != title else "", f"a page after {title!r}")

    def look(self, name: str) -> Node | None:
        """The thing of a name if it is shown now; a name that ends in a dot stands for the first that begins so."""
        return next(iter(self._look("find", name=name)), None)

    def sees(self, name: str) -> bool:
        """Whether the thing of a name is shown now."""
        return self.look(name) is not None

    def find(self, name: str) -> Node:
        """The thing of a name that is shown, waited for."""
        return until(lambda: self.look(name), name)

    def press(self, name: str) -> Node:
        """Press the thing of a name."""

        def pressed() -> Node | None:
            node = self.find(name)
            assert "ENABLED" in node.states, name
            try:
                assert self._ask("act", node=node.number), f"{name} has no action"
            except Gone:
                return None
            return node

        return until(pressed, f"{name} to be pressed")

    def choose(self, name: str) -> None:
        """Choose an answer, and see that it is chosen."""
        node = self.press(name)
        until(lambda: self._ask("is_checked", node=node.number), f"{name} to be chosen")

    def write(self, name: str, text: str) -> None:
        """Put a text into an input, and see that it is there."""
        node = self.find(name)
        if node.role == "password text":
            self._type(node, text)
            return
        self._ask("write", node=node.number, text=text)
        until(lambda: self.find(name).text == text, f"{text!r} in {name}")

    def _type(self, node: Node, text: str) -> None:
        """Put the focus into a hidden input and type; that the focus moves on afterwards is all there is to see."""
        window = ("search", "--onlyvisible", "--all", "--pid", str(self.program.pid), "--name", "Footprint")
        self._keys(*window, "windowactivate", "--sync")
        self._ask("act", node=node.number)
        until(lambda: self.focused() == node.id, f"the focus in {node.id}")
        self._keys("key", "--clearmodifiers", "ctrl+a", "BackSpace")
        self._keys("type", "--clearmodifiers", "--delay", "2", text)
        self._keys("key", "Tab")
        self.moved(node.id)

    def _keys(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._environment, check=True, timeout=PATIENCE)

    def answer(self, question: Question, value: Value) -> None:
        """Answer the question that is shown."""
        if question.options:
            for option in value if isinstance(value, tuple) else (value,):
                self.choose(f"answer.{option}")
        elif isinstance(value, date):
            for part in ("day", "month", "year"):
                self.write(f"answer.{part}", str(getattr(value, part)))
        else:
            self.write("answer", str(value))

    def go_on(self) -> None:
        """Continue."""
        self.press("continue")

    def focused(self) -> str:
        """The name of what has the focus; empty while the focus moves."""
        try:
            return str(self._ask("focused", pid=self.program.pid))
        except Gone:
            return ""

    def is_chosen(self, name: str) -> bool:
        """Whether an answer is chosen."""
        return "CHECKED" in self.find(name).states

    def group_of(self, name: str) -> list[str]:
        """The names of the radio buttons that a radio button stands among, itself included; else only its own."""
        node = self.find(name)
        if node.role != "radio button":
            return [name]
        before = name.rpartition(".")[0]
        return [one.id for one in self.shown() if one.role == node.role and one.id.startswith(f"{before}.")]

    def moved(self, away_from: str) -> str:
        """Wait until something else has the focus; gives its name."""
        there = str(self._ask("moved", away_from=away_from, seconds=PATIENCE))
        assert there, f"the focus stays at {away_from}"
        return there

    def reach_beyond(self) -> int:
        """Ask everything for a child it has not; gives how many were asked."""
        return int(self._ask("reach_beyond", pid=self.program.pid))

    def heard(self) -> list[Heard]:
        """What was announced, typed, or has changed its value or name since this was last asked."""
        return [Heard(**one) for one in self._ask("heard")]

    def _look(self, do: str, **about: object) -> list[Node]:
        """Nothing while a page turns."""
        try:
            told = self._ask(do, pid=self.program.pid, **about)
        except Gone:
            return []
        return [Node(**{**one, "states": frozenset(one["states"])}) for one in told]

    def _ask(self, do: str, **about: object) -> Any:
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.write(json.dumps({"do": do, **about}) + "\n")
        self._client.stdin.flush()
        answer = json.loads(self._client.stdout.readline())
        if "gone" in answer:
            raise Gone(answer["gone"])
        return answer["answer"]
