"""What the page "What is kept about me" shows: what lies in the vault, and what is known about the vault itself."""

from __future__ import annotations

from dataclasses import dataclass
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
    """Everything about the present moment that the page shows."""

    overview: Overview
    vault: VaultItself
