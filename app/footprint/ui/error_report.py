"""A report of a bug for whoever can mend it: versions and where it happened, and nothing a person has entered."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion

import footprint
from footprint.bugs import whereabouts


def report(error: BaseException) -> str:
    """Only what is on this list gets in: versions, the system, and the whereabouts of the error."""
    return "\n".join(
        [
            f"Footprint {footprint.__version__}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            "",
            *whereabouts(error),
        ]
    )
