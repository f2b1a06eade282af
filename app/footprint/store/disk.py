"""What a failing disk or folder means for the owner of a vault, by the system's own error number."""

from __future__ import annotations

import errno

from footprint.errors import Unsaved
from footprint.store.refusals import DiskFull, NotWritten, ReadOnly, Vanished


def unsaved_by_system(error: OSError) -> Unsaved:
    """Why something was not written."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull()
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return ReadOnly()
        case errno.ENOENT | errno.ENOTDIR | errno.ENODEV | errno.ENXIO:
            return Vanished()
    return NotWritten()
