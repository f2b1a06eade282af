"""A new vault says when it was made; where that cannot be kept there is none."""

from __future__ import annotations

import pytest

from fakes import MemoryVaults
from footprint.errors import Unsaved
from footprint.workflow.kept import Event, Happening
from footprint.workflow.making import make
from footprint.workflow.practice import PracticeVault
from workflow.made import PASSPHRASE, SetClock


def test_that_a_vault_knows_when_it_was_made() -> None:
    clock = SetClock()
    vault, code = make(MemoryVaults(), clock, "Ana", PASSPHRASE)
    assert vault.events() == (Event(Happening.MADE, clock.now()),)
    assert code


def test_that_nothing_is_left_of_a_vault_that_could_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_vault: PracticeVault, _event: Event) -> None:
        raise Unsaved("full")

    monkeypatch.setattr(PracticeVault, "record", full)
    vaults = MemoryVaults()
    with pytest.raises(Unsaved):
        make(vaults, SetClock(), "Ana", PASSPHRASE)
    assert vaults.names() == ()
