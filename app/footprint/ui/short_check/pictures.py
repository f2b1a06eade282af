"""The pages of the short checks, as the gallery shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.assessment.ending import begin_short_check
from footprint.policy.catalogue import short_checks
from footprint.policy.policy import Kind, Policy
from footprint.ui.parts.page import Page
from footprint.ui.short_check.choose_page import ChoosePage
from footprint.ui.short_check.making import ending_page, question_page
from footprint.workflow.ports import Clock

# Which short check, and which of its answers by number, page by page.
_ENDS = {
    "short-go-ahead": ("before-you-post", (1, 1)),
    "short-change": ("before-you-post", (2, 3, 1)),
    "short-ask": ("before-you-post", (2, 5, 1)),
    "short-better-not": ("before-you-post", (8, 1, 3)),
    "short-take-down": ("something-posted", (1, 1, 1, 1, 1, 1, 9)),
    "short-help": ("something-posted", (1, 3, 1)),
    "short-manager": ("manager-duties", (1, 2, 2, 1, 1, 3, 1, 1)),
}


def pages(clock: Clock) -> Iterator[tuple[str, Page]]:
    """Each page's name, and the page."""
    checks = {check.id: check for check in short_checks()}
    yield "short-checks", ChoosePage(tuple(checks.values()))
    begun = begin_short_check(checks["before-you-post"], clock.now())
    yield "short-question", question_page(begun, begun.asked[0])
    missing = question_page(begun, begun.asked[0])
    missing.go_on()
    yield "short-question-error", missing
    posted = _taken(checks["something-posted"], (1, 1, 1, 1, 1, 1), clock)
    yield "short-weighed", question_page(posted, posted.asked[-1])
    for name, (check, numbers) in _ENDS.items():
        page = ending_page(_taken(checks[check], numbers, clock), clock.today())
        if name == "short-help":
            page.show_saved(Path("Social media, next steps 2026-11-20.pdf"))
        yield name, page


def _taken(check: Policy, numbers: tuple[int, ...], clock: Clock) -> Assessment:
    assessment = begin_short_check(check, clock.now())
    after = None
    for number in numbers:
        question = route.next_question(assessment, after)
        assert question is not None
        option, after = question.options[number - 1].id, question.id
        assessment = assessment.with_answer(after, option if question.kind is Kind.ONE else (option,))
    return assessment
