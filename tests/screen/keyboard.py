"""A keyboard, and the eyes of whoever types: the window's title, and where the focus ring is."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Question
from screen.display import Screen, until
from screen.reader import SUFFIX, Reader


class Keyboard:
    """Types into whatever window is in front."""

    def __init__(self, screen: Screen, eyes: Reader) -> None:
        self._screen, self._eyes = screen, eyes

    @property
    def title(self) -> str:
        """The page's title as the window in front bears it."""
        return self._screen.tell("xdotool", "getactivewindow", "getwindowname").removesuffix(SUFFIX)

    def arrive(self, *titles: str) -> None:
        """Wait until the window in front bears one of these titles."""
        try:
            until(lambda: self.title in titles, "a page")
        except AssertionError as late:
            raise AssertionError(f"at {self.title!r}, not at {titles}") from late

    def leave(self, title: str) -> str:
        """Wait until the window in front bears another title; gives that."""
        return until(lambda: here if (here := self.title) != title else "", f"a page after {title!r}")

    def sees(self, name: str) -> bool:
        """Whether the thing of a name is shown."""
        return self._eyes.sees(name)

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, each by its name in X."""
        self._screen.tell("xdotool", "key", "--clearmodifiers", "--delay", "2", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._screen.tell("xdotool", "type", "--clearmodifiers", "--delay", "2", text)

    def write(self, name: str, text: str) -> None:
        """Go to an input and type."""
        self.tab_to(name)
        self.type(text)

    def press(self, name: str) -> None:
        """Go to a button and press Enter."""
        self.tab_to(self._eyes.find(name).id)
        self.keys("Return")

    def choose(self, name: str) -> None:
        """Go to an answer with Tab, between radio buttons with the arrow keys, and choose it if it is not yet."""
        group = tuple(self._eyes.group_of(name))
        here = self.tab_to(*group)
        for _n in group:
            if here != name:
                here = self._move(here, "Down")
        if not self._eyes.is_chosen(name):
            self.keys("space")
        until(lambda: self._eyes.is_chosen(name), f"{name} to be chosen")

    def answer(self, question: Question, value: Value) -> None:
        """Answer the question that is shown, from where the focus stands at first; blindly, as a fast hand does."""
        if not question.options:
            parts = (value.day, value.month, value.year) if isinstance(value, date) else (value,)
            for n, part in enumerate(parts):
                if n:
                    self.keys("Tab")
                self.type(str(part))
            return
        chosen = value if isinstance(value, tuple) else (value,)
        places = [n for n, option in enumerate(question.options) if option.id in chosen]
        if len(question.text) % 2 and places[-1] < 9:
            self.keys(*(str(place + 1) for place in places))
        elif question.kind is Kind.ONE:
            self.keys(*(["Down"] * places[0] or ["space"]))
        else:
            steps = [there - here for here, there in pairwise((0, *places))]
            self.keys(*(key for step in steps for key in (*["Tab"] * step, "space")))

    def go_on(self) -> None:
        """Continue, from wherever the focus is; in a large text Enter alone would begin a new line."""
        self.keys("ctrl+Return")

    def tab_to(self, *names: str) -> str:
        """Press Tab until the focus ring is around one of these; the name of the one it is."""
        here = self._eyes.focused()
        passed = [here]
        while here not in names:
            here = self._move(here, "Tab")
            assert here not in passed, f"Tab does not reach {names}: {passed}"
            passed.append(here)
        return here

    def _move(self, here: str, key: str) -> str:
        """Move the focus by a key; gives the name of what has it then."""
        self.keys(key)
        return self._eyes.moved(here)
