"""Days as arguments of commands."""

from __future__ import annotations

import argparse
from datetime import date

from footprint.language import text as _
from footprint.policy.day import day_from


def day_argument(text: str) -> date:
    """The day, written like 2026-03-27.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return day_from(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a date such as 2026-03-27").format(text=text)
        ) from None
