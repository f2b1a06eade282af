"""How much is fine, to do and to ask, in words."""

from __future__ import annotations

import pytest

from footprint.assessment.counts import counts


@pytest.mark.parametrize(
    "numbers, said",
    [
        ((13, 2, 1), "13 fine, 2 to do, 1 to ask"),
        ((13, 0, 0), "13 fine"),
        ((0, 2, 0), "2 to do"),
        ((0, 0, 0), "0 fine"),
        ((1, 0, 1), "1 fine, 1 to ask"),
    ],
)
def test_that_counts_name_what_there_is(numbers: tuple[int, int, int], said: str) -> None:
    assert counts(*numbers) == said
