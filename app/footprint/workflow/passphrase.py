"""What a passphrase has to be, whoever asks for one."""

from __future__ import annotations

import unicodedata

SHORTEST_PASSPHRASE = 8  # characters


def is_too_short(passphrase: str) -> bool:
    """Whether anybody with a copy of the file could try all passphrases of that length."""
    # NFC: an accent is one character on one keyboard and two on another (Unicode Standard Annex 15).
    return len(unicodedata.normalize("NFC", passphrase)) < SHORTEST_PASSPHRASE
