"""No dump of Footprint's memory when it crashes: answers, passphrase and key would lie in it in clear."""

from __future__ import annotations

import sys
from contextlib import suppress

_NO_ERROR_BOX = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX: no error report is made
_NO_HEAP = 0x0001  # WER_FAULT_REPORTING_FLAG_NOHEAP: and should one be made, then without what is in memory
# On Linux a limit of 0 says nothing to a program that is handed the dump through a pipe, as on most desktops; a limit
# of 1 does (kernel, fs/coredump.c), and is too small for a file as well.
_LIMIT = 1 if sys.platform == "linux" else 0


def leave_none() -> None:
    """See to it that a crash of this process leaves no dump; where the system does not let us, nothing changes."""
    with suppress(OSError, ValueError, AttributeError):
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 (only there)

            kernel = ctypes.windll.kernel32
            kernel.SetErrorMode(kernel.GetErrorMode() | _NO_ERROR_BOX)
            kernel.WerSetFlags(_NO_HEAP)
        else:
            import resource  # noqa: PLC0415 (not on Windows)

            resource.setrlimit(resource.RLIMIT_CORE, (_LIMIT, _LIMIT))
