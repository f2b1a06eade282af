"""What the page "What is kept about me" shows: what lies in the vault, and what is known about the vault itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from footprint.workflow.keeping import Overview
from footprint.workflow.kept import Keyring, Way


@dataclass(frozen=True, slots=True)
class VaultItself:
    """Where a vault lies and how it opens."""

    folder: Path
    way: Way
    keyring: Keyring


@dataclass(frozen=True, slots=True)
class View:
    """``vault`` is ``None`` in a practice run, which lies nowhere."""

    overview: Overview
    today: date
    vault: VaultItself | None
