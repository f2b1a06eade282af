"""Where shipped files are (one door) and where the user's own files go."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "Footprint"


def shipped(name: str) -> Path:
    """A shipped folder: inside the package when installed or frozen, beside ``app/`` in a checkout."""
    packaged = Path(__file__).parent / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name


def vaults_folder() -> Path:
    """Where the vaults lie, one folder a person; ``FOOTPRINT_HOME`` moves everything."""
    return _home("data") / "vaults"


def settings_file() -> Path:
    """Appearance and language; nothing about a person."""
    return _home("config") / "settings.ini"


def compiled_folder() -> Path:
    """Questionnaires in their fast form; can be deleted at any time."""
    return _home("cache") / "questionnaires"


def documents_folder() -> Path:
    """Where PDFs are offered to go: the person's documents, in a folder of their own."""
    import platformdirs  # noqa: PLC0415 (only when PDFs are made: 6 ms that the start does not have)

    own = os.environ.get("FOOTPRINT_HOME")
    return (Path(own) / "documents" if own else platformdirs.user_documents_path()) / NAME


def _home(kind: str) -> Path:
    own = os.environ.get("FOOTPRINT_HOME")
    if own:
        return Path(own) / kind
    import platformdirs  # noqa: PLC0415 (as above)

    dirs = platformdirs.PlatformDirs(NAME, appauthor=False, roaming=False)
    return {
        "data": dirs.user_data_path,
        "config": dirs.user_config_path,
        "cache": dirs.user_cache_path,
    }[kind]
