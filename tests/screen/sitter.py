"""An employee in a sitting, by whatever hand is given: what both see, and a look behind the curtain."""

from __future__ import annotations

from collections.abc import Callable

from footprint.policy.policy import Question
from footprint.ui.wizard import sitting_steps, steps
from footprint.ui.wizard.steps import Place, Step
from screen.display import until
from screen.visitor import ATTESTATION, CHECK, DOCUMENTS, HOME, TOGETHER, Hand, Visit, Visitor

OWN, AGREED, OVER = "Your own part", "What you agree", "The sitting is over"


class Sitting(Visit):
    """A visit with somebody beside; ``at_curtain`` is called with every private question while all are hidden."""

    def __init__(self, hand: Hand, who: Visitor, at_curtain: Callable[..., None] | None = None) -> None:
        super().__init__(hand, who)
        self._hidden = at_curtain
        self._here = Step(Place.PROFILE)

    def answer_page(self, *, may_be_refused: bool = False) -> Question:  # noqa: ARG002 (nothing is, here)
        """Answer the question that is shown and go on; without an answer it is taken later."""
        question = self.at_question()
        value = self._who.answers.get(question.id)
        if value is None:
            self._hand.press("later")
        else:
            answer = self._who.value(question)
            if question.options:
                for option in answer if isinstance(answer, tuple) else (answer,):
                    self._hand.choose(f"answer.{option}")
            else:
                self._hand.answer(question, answer)
            self._keep(question)
            self._hand.go_on()
        self._arrived(self._hand.leave(self.title))
        return question

    def at_question(self) -> Question:
        """The question whose page is shown: one that both see."""
        shown = [self._who.policy.questions[one.question] for one in self._pages() if one.question]
        return next(one for one in shown if one.text == self.title)

    def answer_all(self) -> None:
        """From a question that both see to the answers, with a look behind the curtain."""
        while self.title != OWN:
            self.answer_page()
        self.look_behind_curtain()
        self._hand.go_on()
        self._arrived(self._hand.leave(OWN))
        assert self.title == CHECK

    def look_behind_curtain(self) -> None:
        """The first private question is answered and hidden again; the window bears one title all the time."""
        private = [one for one in self._who.policy.questions.values() if one.private]
        self._tell_hidden(private)
        first = sitting_steps.own_pages(self.assessment)[0].question
        question = self._who.policy.questions[first]
        value = self._who.value(question)
        self._hand.press("show")
        self._hand.choose(f"answer.{value}")
        self._keep(question)
        self._hand.press("hide_again")
        until(lambda: self._hand.sees("show"), "the curtain")
        self._hand.arrive(OWN)
        self._tell_hidden(private)

    def finish(self) -> None:
        """From the answers to home, with what is agreed and the documents made."""
        for title in (TOGETHER, AGREED, ATTESTATION):
            self._hand.go_on()
            self._hand.arrive(title)
        self._hand.choose("answer.not_yet")
        self._hand.go_on()
        self._hand.arrive(DOCUMENTS)
        self._hand.go_on()
        self._hand.arrive(OVER)
        self._hand.press("alone")
        self._hand.arrive(HOME)

    def _pages(self) -> tuple[Step, ...]:
        return sitting_steps.pages(self.assessment)

    def _tell_hidden(self, private: list[Question]) -> None:
        if self._hidden is not None:
            self._hidden(*private)

    def _arrived(self, title: str) -> None:
        # What is talked about has nothing to answer.
        following = steps.after(self.assessment, self._here)
        while following.place is Place.TALK:
            assert title == self._who.policy.section_by_id[following.section].title
            self._hand.go_on()
            title, self._here = self._hand.leave(title), following
            following = steps.after(self.assessment, self._here)
        self._here = following
        super()._arrived(title)
