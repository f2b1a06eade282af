"""Assistive technology in small: tells as JSON, line by line, what is found in a program, and acts on it.

Runs on the system's Python, which alone knows AT-SPI, and knows nothing of Footprint.

    python3 listening.py

Reads one JSON object a line from standard input and answers each with one.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-untyped,import-not-found,unused-ignore]  # is in the system's Python alone

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: E402

STATES = (
    "SHOWING",
    "VISIBLE",
    "ENABLED",
    "FOCUSABLE",
    "FOCUSED",
    "CHECKABLE",
    "CHECKED",
    "EDITABLE",
    "MULTI_LINE",
    "READ_ONLY",
)
FOCUS = "object:state-changed:focused"
EVENTS = (
    FOCUS,
    "object:announcement",
    "object:property-change:accessible-value",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:text-changed:insert",
)


class Listener:
    """One program at a time, by the id of its process."""

    def __init__(self) -> None:
        Atspi.init()
        # Milliseconds to wait for an answer: by default so few that a busy computer would have things done twice.
        Atspi.set_timeout(20_000, 20_000)
        self._heard: list[dict[str, Any]] = []
        self._focused = ""
        self._nodes: list[Any] = []
        self._listener = Atspi.EventListener.new(self._on_event)
        for event in EVENTS:
            self._listener.register(event)

    def titles(self, pid: int) -> list[str]:
        """The names of a program's windows, the main one first."""
        return [
            root.get_child_at_index(n).get_name()
            for root in _programs(pid)
            for n in range(root.get_child_count())
        ]

    def tree(self, pid: int, *, hidden: bool) -> list[dict[str, Any]]:
        """Everything in the program, in reading order; on request hidden things included."""
        self._nodes = []
        return [
            self._told(node, depth, states)
            for root in _programs(pid)
            for node, depth, states in _walked(root, 0, shown=not hidden)
        ]

    def find(self, pid: int, name: str) -> list[dict[str, Any]]:
        """The first thing shown of an id, or whose id begins so where the name ends in a dot; empty if none is."""
        self._nodes = []
        for root in _programs(pid):
            for node, depth, states in _walked(root, 0, shown=True):
                found = node.get_accessible_id() or ""
                if found == name or (name.endswith(".") and found.startswith(name)):
                    return [self._told(node, depth, states)]
        return []

    def focused(self, pid: int) -> str:
        """The id of what has the focus."""
        wanted = (Atspi.StateType.FOCUSED, Atspi.StateType.FOCUSABLE)
        for root in _programs(pid):
            for node, _depth, states in _walked(root, 0, shown=True):
                if all(states.contains(state) for state in wanted):
                    self._focused = str(node.get_accessible_id())
                    return self._focused
        return ""

    def moved(self, away_from: str, seconds: float) -> str:
        """The id of what has got the focus since; empty if it does not move in that time."""
        context, deadline = GLib.MainContext.default(), time.monotonic() + seconds
        wake = GLib.timeout_add(50, lambda: True)
        while self._focused in ("", away_from) and time.monotonic() < deadline:
            context.iteration(True)
        GLib.source_remove(wake)
        return "" if self._focused == away_from else self._focused

    def act(self, node: int) -> str:
        """Do what a thing does when it is pressed; the name of the action that was taken."""
        for wanted in ("Press", "Toggle", "SetFocus"):
            for number in range(self._nodes[node].get_n_actions()):
                if self._nodes[node].get_action_name(number) == wanted:
                    self._nodes[node].do_action(number)
                    return wanted
        return ""

    def is_checked(self, node: int) -> bool:
        """Whether a choice is chosen by now."""
        return bool(self._nodes[node].get_state_set().contains(Atspi.StateType.CHECKED))

    def write(self, node: int, text: str) -> bool:
        """Put a text in the place of what is in an input."""
        return bool(self._nodes[node].set_text_contents(text))

    def reach_beyond(self, pid: int) -> int:
        """Ask everything for a child it has not, as who counted before the page changed would; how many were asked."""
        asked = 0
        for root in _programs(pid):
            for node, _depth, _states in _walked(root, 0, shown=False):
                node.get_child_at_index(node.get_child_count() + 2)
                asked += 1
        return asked

    def heard(self) -> list[dict[str, Any]]:
        """What was announced, typed, or has changed its value or name since this was last asked."""
        while GLib.MainContext.default().iteration(False):
            pass
        heard, self._heard = self._heard, []
        return heard

    def _told(self, node: Any, depth: int, states: Any) -> dict[str, Any]:
        self._nodes.append(node)
        role = node.get_role_name()
        # Every question is a trip to the program and back: what only holds other things is asked for nothing more.
        tells = role not in ("filler", "scroll bar")
        return {
            "number": len(self._nodes) - 1,
            "depth": depth,
            # Later versions of AT-SPI call it by its shorter name.
            "role": role.replace("push button", "button"),
            "name": (tells and node.get_name()) or "",
            "description": (tells and node.get_description()) or "",
            "id": (tells and node.get_accessible_id()) or "",
            "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
            "text": Atspi.Text.get_text(node, 0, -1) if role == "text" or _has_text(node, role) else "",
        }

    def _on_event(self, event: Any) -> None:
        try:
            if event.type == FOCUS:
                if event.detail1:
                    self._focused = str(event.source.get_accessible_id())
                return
            about, role = event.source.get_name(), event.source.get_role_name()
        except (AttributeError, GLib.Error):
            about, role = "", ""
        said = event.any_data if isinstance(event.any_data, str) else ""
        self._heard.append({"kind": event.type, "said": said, "about": about, "role": role})


def _programs(pid: int) -> Iterator[Any]:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(number)
        if program is not None and program.get_process_id() == pid:
            # What was true a page ago is of no use.
            program.set_cache_mask(Atspi.Cache.NONE)
            yield program


def _has_text(node: Any, role: str) -> bool:
    """A hidden input gives its text to nobody, not even as bullets."""
    return role == "password text" and "Text" in node.get_interfaces()


def _walked(node: Any, depth: int, *, shown: bool) -> Iterator[tuple[Any, int, Any]]:
    states = node.get_state_set()
    if shown and not states.contains(Atspi.StateType.SHOWING):
        return
    yield node, depth, states
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from _walked(child, depth + 1, shown=shown)


def main() -> None:
    """Answer until nobody asks any more."""
    listener = Listener()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"answer": getattr(listener, asked.pop("do"))(**asked)}
        except GLib.Error as error:
            # A page that turns takes its things with it: whoever asked looks again.
            answer = {"gone": error.message}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
