"""What is shown before signing off is the paper, word for word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from footprint.assessment.attestation import Line, attestation
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from footprint.ui.wizard.paper_card import paper_card
from report.reading import spoken
from report.sample import DAY, assessment

# What is said on the page itself, and where people sign.
SAID_BELOW = {
    "I have read the policy itself.",
    "I have not yet read the policy itself and will read it.",
    "Employee: Siân Ŵyn-Jones",
    "Manager: Kim",
    "Where I find it",
}


@pytest.mark.parametrize("is_again", [False, True], ids=["the same day", "again"])
@pytest.mark.parametrize("lines", [(), tuple(Line)], ids=["struck", "full"])
@pytest.mark.parametrize("occasion", Occasion)
def test_that_every_word_of_the_paper_is_shown_and_no_other(
    dressed: QApplication, occasion: Occasion, lines: tuple[Line, ...], *, is_again: bool
) -> None:
    manager = "Kim" if occasion is Occasion.SITTING else ""
    taken = assessment({"accounts_1": "serious"}, occasion=occasion, manager=manager)
    taken = taken.signed_off_on(DAY - timedelta(days=500) if is_again else DAY)
    made = attestation(taken, DAY, seal="ab" * 32, lines=lines)
    card = paper_card(made)
    shown = [label.text() for label in card.findChildren(QLabel)]
    card.deleteLater()
    paper = PdfDocuments().attestation(made)

    def words(texts: list[str]) -> set[str]:
        return {word.strip(".,:;\u2022") for text in texts for word in text.split()} - {""}

    printed = words([spoken(paper)])
    assert ("Check of 10 July 2025" in spoken(paper)) == ("Check of 10 July 2025" in shown) == is_again
    assert words(shown) - printed == set()
    assert printed - words(shown) <= words(list(SAID_BELOW))
