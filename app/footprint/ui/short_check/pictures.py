"""The pages of the short checks, as the gallery shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footprint.policy.catalogue import short_checks
from footprint.ui.background import Worker
from footprint.ui.parts.page import Page
from footprint.ui.short_check.ending_page import EndingPage
from footprint.ui.short_check.question_page import ShortQuestionPage
from footprint.ui.short_check.short_checks import ShortChecks
from footprint.workflow.ports import Services

# Which short check, and which of its answers by number, page by page; 0 leaves a question out.
_ENDS = {
    "short-go-ahead": ("before-you-post", (1, 1)),
    "short-change": ("before-you-post", (2, 3, 1)),
    "short-ask": ("before-you-post", (2, 5, 1)),
    "short-better-not": ("before-you-post", (8, 1, 3)),
    "short-take-down": ("something-posted", (1, 1, 1, 1, 1, 1, 9)),
    "short-help": ("something-posted", (1, 3, 1)),
    "short-manager": ("manager-duties", (1, 2, 2, 1, 1, 3, 1, 1)),
}


def pages(services: Services, worker: Worker) -> Iterator[tuple[str, Page]]:
    """Each page's name, and the page."""
    yield "short-checks", _Taken(services, worker).page
    yield "short-question", _Taken(services, worker).into("before-you-post").page
    missing = _Taken(services, worker).into("before-you-post").page
    assert isinstance(missing, ShortQuestionPage)
    missing.go_on()
    yield "short-question-error", missing
    weighed = _Taken(services, worker).into("something-posted")
    for number in (1, 1, 1, 1, 1, 1):
        weighed.answer(number)
    yield "short-weighed", weighed.page
    for name, (check, numbers) in _ENDS.items():
        taken = _Taken(services, worker).into(check)
        for number in numbers:
            taken.answer(number)
        assert isinstance(taken.page, EndingPage)
        if name == "short-help":
            taken.page.show_saved(Path("Social media, next steps 2026-11-20.pdf"))
        yield name, taken.page


class _Taken:
    """A short check taken by number."""

    def __init__(self, services: Services, worker: Worker) -> None:
        self._checks = ShortChecks(services, worker)
        self._checks.shown.connect(self._on_shown)
        self._checks.show(short_checks())

    def into(self, check: str) -> _Taken:
        """Begin one."""
        self.page.chosen.emit(check)  # type: ignore[attr-defined]  # the page to choose on
        return self

    def answer(self, number: int) -> None:
        """Give an answer by its number, and go on."""
        page = self.page
        assert isinstance(page, ShortQuestionPage)
        page.choose(number)
        page.go_on()

    def _on_shown(self, page: Page) -> None:
        self.page = page
