"""Errors whose text is for the user; anything else that is raised is a bug."""

from __future__ import annotations


class FootprintError(Exception):
    """Something the user can understand and act on; ``str(error)`` is shown as it is."""


class Refused(FootprintError):
    """Input that cannot be used: what was given stays untouched and nothing is written."""


class WrongSecret(Refused):
    """A passphrase or recovery code that opens nothing: a page says so where it was typed."""


class InUse(Refused):
    """A vault that is open already, in another window; who asks can go on there."""


class Unsaved(FootprintError):
    """Something could not be written: the message says what was kept and what to do."""


class Overtaken(Unsaved):
    """What is kept is not what was read any more: whoever shows it reads it anew before anything else is saved."""
