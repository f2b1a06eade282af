"""Text that has no spelling in bytes."""

from __future__ import annotations


def has_half_characters(text: str) -> bool:
    """Whether it holds a lone surrogate (Unicode 15, section 3.8), as broken programs put on the clipboard.

    Looked for like this because the codec's own error would carry the text along.
    """
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
