"""Saves what was chosen behind the curtain without a word; what cannot be saved is held and tried again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial, reduce

from PySide6.QtCore import QObject, Signal

from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.assessment import Assessment
from footprint.ui.background import Worker
from footprint.ui.wizard.given import Given, save
from footprint.workflow.conduct import Conduct


class Unheard(QObject):
    """``succeeded`` and ``failed`` say how a try went, to whoever may tell of it where one is by then.

    Nobody waits for it: what both see is the same and takes no longer whether there is anything to be saved or not.
    """

    succeeded = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject, conduct: Conduct, worker: Worker) -> None:
        super().__init__(parent)
        self._conduct, self._worker = conduct, worker
        self._held: tuple[Given, ...] = ()

    def hold(self, *given: Given | None) -> None:
        """Have this saved with the next try."""
        self._held += tuple(one for one in given if one is not None)

    def try_again(self) -> None:
        """Save what is held, if there is any."""
        self.settle(self.succeeded.emit, self.failed.emit)

    def settle(self, then: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Save what is held, then go on; at once if nothing is."""
        held = self.held
        if not held:
            then()
            return

        def saved(_assessment: Assessment) -> None:
            self.release(held)
            then()

        self._worker.do(partial(save, self._conduct, _joined(held)), saved, failed)

    @property
    def held(self) -> tuple[Given, ...]:
        """What is not saved yet, the oldest first; a check that is signed off takes none of it any more."""
        if self._conduct.assessment.signed_off is not None:
            self._held = ()
        return self._held

    def with_held(self, given: Given) -> Given:
        """What is to be saved now, with what is not saved yet: an older choice must not come after a newer one."""
        return _joined((*self.held, given))

    def release(self, held: tuple[Given, ...]) -> None:
        """This much is saved."""
        self._held = tuple(one for one in self._held if not any(one is other for other in held))

    def seen(self, assessment: Assessment) -> Assessment:
        """The assessment as the employee left it, what is not saved yet included."""
        for given in self.held:
            for question_id, raw in given.answers.items():
                with suppress(AnswerRefused):
                    value = accept(assessment.policy.questions[question_id], raw)
                    assessment = assessment.with_answer(question_id, value)
            if given.brought_out is not None:
                assessment = assessment.brought_out_as(given.brought_out)
        return assessment


def _joined(held: tuple[Given, ...]) -> Given:
    return reduce(_over, held)


def _over(older: Given, newer: Given) -> Given:
    """What a newer one says counts."""
    brought_out = older.brought_out if newer.brought_out is None else newer.brought_out
    return replace(newer, answers={**older.answers, **newer.answers}, brought_out=brought_out)
