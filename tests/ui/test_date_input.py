"""Three numbers that make no day: what is wrong with them is said, and not only that something is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from footprint.policy.policy import Kind, Question
from footprint.ui.inputs.date_input import DateInput

IN_NUMBERS = "Enter the day, the month and the year in numbers, for example 27 3 2026"


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    "typed, complaint",
    [
        (("31", "2", "2026"), "There is no 31 February 2026"),
        (("29", "2", "2025"), "There is no 29 February 2025"),
        (("0", "4", "2026"), "There is no 0 April 2026"),
        (("1", "13", "2026"), "There is no month 13: enter a month from 1 to 12"),
        (("1", "4", "26"), "Enter the year with four digits, for example 2026"),
        (("1", "4", "0000"), "Enter the year with four digits, for example 2026"),
        (("1", "April", "2026"), IN_NUMBERS),
        (("1", "", "2026"), IN_NUMBERS),
        (("٣١", "2", "2026"), IN_NUMBERS),
        (("29", "2", "2024"), ""),
        (("1", "4", "2026"), ""),
    ],
)
def test_that_the_complaint_says_what_is_wrong(typed: tuple[str, str, str], complaint: str) -> None:
    made = DateInput(Question("when", "", Kind.DATE, "When?", ()), None)
    for name, words in zip(("day", "month", "year"), typed, strict=True):
        edit = made.findChild(QLineEdit, f"answer.{name}")
        assert isinstance(edit, QLineEdit)
        edit.setText(words)
    assert made.complaint() == complaint
    made.deleteLater()
