"""Text that has no spelling in bytes, or that would not come back as it is."""

from __future__ import annotations

from footprint.store.refusals import CannotBeKept


def has_half_characters(text: str) -> bool:
    """Whether it holds a lone surrogate (Unicode 15, section 3.8), as broken programs put on the clipboard.

    Looked for like this because the codec's own error would carry the text along.
    """
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)


def keepable(text: str) -> str:
    """The text, if it will come back as it is.

    Raises:
        CannotBeKept: it holds a NUL, which other databases and documents refuse, or half a character.
    """
    if "\x00" in text or has_half_characters(text):
        raise CannotBeKept
    return text
