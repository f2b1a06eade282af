"""What became of an action so far, step by step."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from footprint.assessment.follow_up import Course, FollowUp
from footprint.assessment.following import Followed
from footprint.language import text as _
from footprint.ui.parts.dates import day_in_words, day_of, moment_in_words
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Label
from footprint.ui.parts.layout import Column


def history_fold(followed: Followed) -> Fold:
    """The steps under a button that unfolds them, the first first."""
    content = QWidget()
    column = Column(content)
    called = _("{day}: your check called for it").format(day=day_in_words(followed.since))
    for n, line in enumerate((called, *(step_in_words(one) for one in followed.history))):
        column.put(Label(line, "small", icon=INDENT), above=2 if n == 0 else 6)
    return Fold(
        _("Show its history"),
        _("Hide its history"),
        content,
        f"history.{followed.id}",
        about=followed.text,
    )


def step_in_words(step: FollowUp) -> str:
    """Such as "27 March 2026 at 14:05: done. The note."."""
    what = {
        Course.OPEN: _("open again"),
        Course.DONE: _("done"),
        Course.PUT_OFF: _("put off to {day}").format(day=day_in_words(step.due) if step.due else ""),
        Course.HANDED_ON: _("handed on"),
        Course.NOT_NEEDED: _("no longer needed"),
    }[step.course]
    line = _("{moment}: {what}").format(moment=moment_in_words(step.at), what=what)
    return _("{line}. “{words}”").format(line=line, words=step.words) if step.words else line


def standing(followed: Followed) -> str:
    """How it stands with an action, in the words of its last step; empty where nothing has become of it yet."""
    words = {
        Course.OPEN: "",
        Course.DONE: _("Done"),
        Course.PUT_OFF: _("You put it off"),
        Course.HANDED_ON: _("Handed on"),
        Course.NOT_NEEDED: _("No longer needed"),
    }[followed.course]
    if not followed.is_open:
        day = day_in_words(day_of(followed.history[-1].at))
        words = _("{how} on {day}").format(how=words, day=day)
    return _("{how}: {words}").format(how=words, words=followed.words) if words and followed.words else words
