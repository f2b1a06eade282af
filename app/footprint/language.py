"""All text people read, in their language: gettext, English as the source; no Qt, so every part shares it."""

from __future__ import annotations

import gettext
from contextvars import ContextVar

from footprint.locations import shipped

_translations: ContextVar[gettext.NullTranslations] = ContextVar("translations")
_english = gettext.NullTranslations()


def speak(language: str) -> None:
    """Use a language from now on; one that is not shipped leaves the text in English."""
    folder = shipped("resources") / "translations"
    _translations.set(gettext.translation("footprint", str(folder), [language], fallback=True))


def text(message: str) -> str:
    """The message in the person's language."""
    return _translations.get(_english).gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """The right plural form in the person's language; fill in ``{number}`` with ``str.format``."""
    return _translations.get(_english).ngettext(one, many, number)


def in_context(context: str, message: str) -> str:
    """A message that means different things in different places."""
    return _translations.get(_english).pgettext(context, message)
