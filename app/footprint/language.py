"""All text people read, in their language: gettext, English as the source; no Qt, so every part shares it."""

from __future__ import annotations

import gettext
import os
import struct
from collections.abc import Callable
from pathlib import Path

from footprint.locations import shipped


class _Spoken:
    """What is spoken now, in every thread alike: one person uses one Footprint."""

    language = "en"
    translations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Use a language (such as ``cy``) from now on; one that is not shipped leaves the text in English."""
    _Spoken.language = language
    _Spoken.translations = _found("footprint", shipped("resources") / "translations")


def preferred() -> str:
    """The language the system asks for, as its two letters; English where it asks for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2].lower()
        if language.isalpha():
            return language
    return "en"


def text(message: str) -> str:
    """The message in the person's language."""
    return _Spoken.translations.gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """The right plural form in the person's language; fill in ``{number}`` with ``str.format``."""
    return _Spoken.translations.ngettext(one, many, number)


def in_context(context: str, message: str) -> str:
    """A message that means different things in different places."""
    return _Spoken.translations.pgettext(context, message)


def translator(domain: str, folder: Path) -> Callable[[str, str], str]:
    """A function of context and text for the translations of a folder, in the language spoken now."""
    return _found(domain, folder).pgettext


def _found(domain: str, folder: Path) -> gettext.NullTranslations:
    try:
        return gettext.translation(domain, str(folder), [_Spoken.language], fallback=True)
    except (OSError, ValueError, struct.error):
        return gettext.NullTranslations()  # a damaged translation leaves the text in English
