"""A person with answers, who takes a check from an empty computer to the documents, by whatever hand is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from builders import A_MOMENT, QUESTIONNAIRES, chorley
from footprint.assessment import route
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.outcome import Outcome, result
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion, Policy, Question
from footprint.workflow.journey_files import Journey, read_journeys

OWNER, PASSPHRASE = "Sam", "four plain garden words"
PERSON = Person("Sam Okafor", "Planner", "Planning")
MANAGER = "Ines Duarte"
WELCOME, MAKE = "Welcome to Footprint", "Make your vault"
CODE, HOME = "Write down your recovery code", f"Hello, {OWNER}"
PROFILE, CHECK = "About you", "Check your answers"
SITUATION, FIX = "What would you do?", "You can put this right now"
ATTESTATION, DOCUMENTS = "What your attestation will say", "Your documents are ready"
TOGETHER = "What you went through together"
FINDINGS, ADVICE = "Some things to do", "A good time to get advice"
SUPPORT, NOTES, NOTHING = "There is support for you", "Something to do", "Nothing to put right"


class Hand(Protocol):
    """Does things in the window; everything has its name."""

    def arrive(self, *titles: str) -> object:
        """Wait until a page of one of these titles is shown."""

    def leave(self, title: str) -> str:
        """Wait until a page of another title is shown; gives that."""

    def sees(self, name: str) -> bool: ...

    def write(self, name: str, text: str) -> object: ...

    def choose(self, name: str) -> object: ...

    def press(self, name: str) -> object: ...

    def answer(self, question: Question, value: Value) -> object:
        """Answer the question that is shown."""

    def go_on(self) -> object:
        """Continue."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who they are and what they answer; one-off answers by question id, as an answers file has them."""

    occasion: Occasion
    answers: dict[str, Any]

    @property
    def policy(self) -> Policy:
        return chorley()

    @property
    def is_curtained(self) -> bool:
        return self.occasion is Occasion.SITTING

    @property
    def papers(self) -> list[str]:
        """What the two files are called, without their day."""
        of_two = "Social media agreement" if self.is_curtained else "Social media action list"
        return [of_two, "Social media attestation"]

    def value(self, question: Question) -> Value:
        """The answer to a question."""
        return accept(question, self.answers[question.id])


def journey(*, findings: bool, base: str = "office-worker") -> Journey:
    """The first worked set of answers of an office worker alone, with findings or without."""
    return next(
        journey
        for journey in read_journeys(QUESTIONNAIRES / "chorley-social-media" / "journeys")
        if journey.written.base == base
        and Occasion(journey.written.occasion) is Occasion.ONBOARDING
        and bool(journey.written.findings) is findings
    )


def visitor(occasion: str = "onboarding", *, findings: bool = False) -> Visitor:
    """An office worker, with nothing to report or with something."""
    return Visitor(Occasion(occasion), dict(journey(findings=findings).answers))


def make_vault(hand: Hand, owner: str = OWNER) -> None:
    """From the first page of an empty computer to the home page."""
    ask_for_vault(hand, owner)
    hand.arrive(CODE)
    hand.choose("written_down")
    hand.press("continue")
    hand.arrive(f"Hello, {owner}")


def choose_passphrase(hand: Hand, first: str = WELCOME) -> None:
    """From the first page to where a vault with a passphrase is made."""
    hand.arrive(first)
    hand.press("with_passphrase")
    hand.arrive(MAKE)


def ask_for_vault(hand: Hand, owner: str = OWNER, first: str = WELCOME) -> None:
    """From the first page until a vault is being made."""
    choose_passphrase(hand, first)
    hand.write("vault.name", owner)
    hand.write("passphrase", PASSPHRASE)
    hand.write("passphrase.again", PASSPHRASE)
    hand.press("create")


def unlock(hand: Hand, owner: str = OWNER) -> None:
    """From the start of the program to the home page."""
    hand.arrive(f"Welcome back, {owner}")
    hand.write("passphrase", PASSPHRASE)
    hand.press("open")
    hand.arrive(f"Hello, {owner}")


class Visit:
    """One check being taken; ``assessment`` is what has been answered so far, as it should be kept.

    ``stops_at`` is the title of a page between questions that is not passed by.
    """

    def __init__(self, hand: Hand, who: Visitor) -> None:
        self._hand, self._who = hand, who
        self.assessment = Assessment("a1", who.policy, who.occasion, A_MOMENT)
        self.title = ""
        self.is_refused = False
        self.seen: list[str] = []
        self.stops_at = ""

    def begin(self) -> None:
        """From home to the profile page."""
        self._hand.press(f"start.{self._who.occasion}")
        self.start()

    def start(self) -> None:
        """From the first page to the profile page."""
        self._hand.arrive(self._who.policy.title)
        self._hand.go_on()
        self._hand.arrive(PROFILE)
        self.title = PROFILE

    def introduce(self) -> None:
        """From the profile page to the first question."""
        if self.assessment.person is None:
            self._hand.write("profile.name", PERSON.name)
            self._hand.write("profile.job", PERSON.job)
            self._hand.write("profile.team", PERSON.team)
            if self._who.is_curtained:
                self._hand.write("profile.manager", MANAGER)
            self.assessment = self.assessment.with_person(PERSON, MANAGER if self._who.is_curtained else "")
        self.answer_profile()
        self._hand.go_on()
        self._arrived(self._hand.leave(PROFILE))

    def answer_profile(self) -> None:
        """Answer what the profile page asks; each answer may make it ask for more."""
        for question in self._who.policy.questions.values():
            if (
                question.id in self.assessment.answers
                or not self._who.policy.section_by_id[question.section].on_profile
            ):
                continue
            value = self._who.value(question)
            options = value if isinstance(value, tuple) else (value,)
            names = [f"{question.id}/answer.{option}" for option in options]
            if self._hand.sees(names[0]):
                for name in names:
                    self._hand.choose(name)
                self._keep(question)

    def answer_page(self, *, may_be_refused: bool = False) -> Question:
        """Answer the question that is shown and go on; gives the question.

        If the answer may be refused and is, ``is_refused`` says so, and ``retry`` goes on.
        """
        question = self.at_question()
        self._hand.answer(question, self._who.value(question))
        self._keep(question)
        self._hand.go_on()
        there = self._hand.leave(self.title)
        if may_be_refused and there == f"Error: {self.title}":
            self.is_refused = True
            return question
        self._arrived(there)
        self._check_following(question)
        return question

    def retry(self) -> None:
        """Have the answer that was refused taken once more."""
        question = self.at_question()
        self._hand.press("retry")
        self._arrived(self._hand.leave(f"Error: {self.title}"))
        self._check_following(question)
        self.is_refused = False

    def _check_following(self, question: Question) -> None:
        if self.title == self.stops_at:
            return
        following = route.next_question(self.assessment, question.id)
        assert self.title == (CHECK if following is None else following.text)

    def at_question(self) -> Question:
        """The question whose page is shown."""
        return next(one for one in route.pages(self.assessment) if one.text == self.title)

    def answer_all(self) -> None:
        """From a question to the answers, with nothing missing."""
        while self.title != CHECK:
            self.answer_page()
        assert not self.assessment.unanswered

    def finish(self) -> None:
        """From the answers to home, with the documents made."""
        self._hand.go_on()
        self._hand.arrive(self.result)
        self._hand.go_on()
        self._hand.arrive(ATTESTATION)
        self._hand.choose("answer.not_yet")
        self._hand.go_on()
        self._hand.arrive(DOCUMENTS)
        self._hand.go_on()
        self._hand.arrive(HOME)

    @property
    def result(self) -> str:
        """The title of the page with the result."""
        found = result(self.assessment, A_MOMENT.date())
        match found.outcome:
            case Outcome.SEEK_ADVICE:
                return ADVICE
            case Outcome.THINGS_TO_DO:
                return FINDINGS
        return SUPPORT if found.support else NOTES if found.to_do else NOTHING

    def resume(self, hand: Hand) -> str:
        """With another hand, from home to where the check has to go on; gives the title of that page."""
        self._hand = hand
        hand.press("go_on.")
        self._arrived(hand.leave(HOME))
        assessment, sections = self.assessment, self._who.policy.section_by_id
        question = route.first_unanswered(assessment)
        if assessment.person is None:
            expected = self._who.policy.title
        elif any(sections[one.section].on_profile for one in assessment.unanswered):
            expected = PROFILE
        else:
            expected = question.text if question else CHECK
        assert self.title == expected
        return self.title

    def _arrived(self, title: str) -> None:
        # What stands between questions is passed by: nothing is chosen, and nothing put right at once.
        while title in (SITUATION, FIX) and title != self.stops_at:
            if title == FIX:
                self._hand.press("later")
            else:
                self._hand.go_on()
            title = self._hand.leave(title)
        self.title = title
        self.seen.append(title)

    def _keep(self, question: Question) -> None:
        self.assessment = self.assessment.with_answer(question.id, self._who.value(question))
