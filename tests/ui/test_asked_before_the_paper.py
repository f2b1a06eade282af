"""What has to be said before one can go on stands in sight, and not below what is long."""

from __future__ import annotations

import pytest

from ui.driver import Driver


def wholly_in_sight(driver: Driver, name: str) -> None:
    """Wait until nothing of it is cut off."""
    found = driver.find(name)
    driver.until(lambda: found.visibleRegion().boundingRect() == found.rect())


@pytest.mark.parametrize("width, height, text_size", [(1366, 768, 1.0), (1366, 768, 2.0), (900, 700, 1.0)])
def test_that_before_signing_off_it_is_in_sight_what_has_to_be_said(
    home: Driver, width: int, height: int, text_size: float
) -> None:
    home.to_check()
    home.go_on("Nothing to put right")
    home.window._on_text_size_chosen(text_size)
    home.window.resize(width, height)
    home.go_on("What your attestation will say")
    for name in ("answer.read", "answer.not_yet", "answer.by_hand"):
        wholly_in_sight(home, name)
        # Nothing is chosen in advance about what somebody has read.
        assert not home.find(name).property("checked")
