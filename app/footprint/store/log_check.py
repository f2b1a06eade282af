"""A damaged write-ahead log, noticed before SQLite drops, without a word, whatever stands behind the damage in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint.errors import Refused
from footprint.language import plural
from footprint.language import text as _
from footprint.store.disk import unsaved_by_system
from footprint.store.faults import unread
from footprint.store.key_file import sync_folder
from footprint.store.log_file import Frame, Log, read_log, written_log
from footprint.store.page_seals import Sealed
from footprint.store.refusals import VaultDamaged, VaultInUse

# Beside a vault's file: a copy nobody has judged under the lock yet; one to be mended; those that were; a trial.
_SPARE, _DAMAGED, _KEPT, _TRIAL = ".log-spare", ".log-damaged", ".log-damaged-", ".log-trial"


class LogDamaged(Refused):
    """The disk has damaged what was saved last; told once, when what could be put right is."""

    def __init__(self, lost: int) -> None:
        told = (
            plural(
                "The disk has damaged a part of this vault. What could still be read was kept, but the last change may "
                "be missing. Open the vault again and look at your last answer; the damaged part is kept beside "
                "the vault",
                "The disk has damaged a part of this vault. What could still be read was kept, but up to {number} of "
                "the last changes may be missing. Open the vault again and look at your last answers; the damaged part "
                "is kept beside the vault",
                lost,
            ).format(number=lost)
            if lost
            else _(
                "The disk has damaged a part of this vault. Footprint has put it right and nothing is missing. Open "
                "the vault again, and save a copy of it on another disk: this one may be failing"
            )
        )
        super().__init__(told)
        self.lost = lost


@dataclass(frozen=True, slots=True)
class Beside:
    """How to make or open another file with the key and the salt of this one, and to prove that it is whole."""

    connect: Callable[[Path], Any]
    is_whole: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a log can be replayed, whether SQLite would not get as far, and the changes that are lost either way."""

    frames: tuple[Frame, ...]
    is_mended: bool
    lost: int
    lost_unmended: int

    @property
    def is_clean(self) -> bool:
        """Whether SQLite takes everything that may ever have been acknowledged."""
        return not self.is_mended and self.lost == 0


def judged(log: Log) -> Verdict:
    """How far a log can be replayed without guessing.

    A bad frame does no harm where the same page stands in a later frame, for what counts is every page's last. So the
    log is good up to the last end of a change at which no page's last frame is a bad one. What follows the last end of
    a change was never acknowledged; nor was a change whose last frame is bad, as a kill in the middle of it leaves it.
    """
    taken = max((n for n, frame in enumerate(log.frames[: log.taken], start=1) if frame.pages), default=0)
    best, bad, is_lost = 0, set[int](), False
    for number, frame in enumerate(log.frames, start=1):
        if frame.good:
            bad.discard(frame.page)
        else:
            bad.add(frame.page)
            is_lost = is_lost or not frame.placed
        if frame.good and frame.pages and not bad and not is_lost:
            best = number
    best = max(best, taken)
    ends = log.frames if not log.frames or log.frames[-1].good else log.frames[:-1]
    return Verdict(
        frames=tuple(frame for frame in log.frames[:best] if frame.good),
        is_mended=best > taken,
        lost=_changes(ends[best:]),
        lost_unmended=_changes(ends[taken:]),
    )


def set_aside_if_damaged(file: Path) -> Path | None:
    """Copy the log of a file that is still closed, if it may be damaged: closing the file again would delete it.

    Another process may be writing the log at this moment, so ``mend`` looks again, under the lock.

    Raises:
        Unsaved: there is no room for the copy; nothing was changed.
    """
    spare = _beside(file, _SPARE)
    try:
        spare.unlink(missing_ok=True)
        content = _log_of(file)
        log = read_log(content)
        if log.taken == len(log.frames):
            return None
        _write(spare, content)
    except OSError as error:
        raise unsaved_by_system(error) from error
    return spare


def mend(raw: Any, file: Path, spare: Path | None, is_sealed: Sealed, beside: Beside) -> None:
    """Put right what a damaged log can still give, now that the file is open and locked.

    The mended log is tried on a copy of the file; proved whole, the copy is taken over in one transaction. A crash in
    between changes nothing: the damaged log is kept until all is done.

    Raises:
        LogDamaged: it was damaged, and all that can be had is in the file; the next opening is as ever.
        VaultInUse: another process was writing the log.
        Unsaved: there is no room to mend it; nothing was changed.
    """
    damaged = _beside(file, _DAMAGED)
    try:
        if spare is not None:
            if spare.read_bytes() != _log_of(file):
                raise VaultInUse
            if judged(read_log(spare.read_bytes(), is_sealed)).is_clean:
                spare.unlink()
            else:
                spare.replace(damaged)
                sync_folder(file.parent)
        if not damaged.exists():
            return
        verdict = judged(read_log(damaged.read_bytes(), is_sealed))
        is_mended = verdict.is_mended and _taken_over(raw, _beside(file, _TRIAL), verdict, beside)
        lost = verdict.lost if is_mended or not verdict.is_mended else verdict.lost_unmended
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if lost:
            damaged.replace(_beside(file, f"{_KEPT}{1 + len(damaged_logs(file))}"))
        else:
            damaged.unlink()
    except OSError as error:
        raise unsaved_by_system(error) from error
    raise LogDamaged(lost)


def damaged_logs(file: Path) -> tuple[Path, ...]:
    """The damaged logs that are kept beside a vault's file, as encrypted as the file."""
    return tuple(sorted(file.parent.glob(f"{file.name}{_KEPT}*")))


def _taken_over(raw: Any, trial: Path, verdict: Verdict, beside: Beside) -> bool:
    """Whether the file, with the mended log, was whole, and is now what the vault holds."""
    log = _log_path(trial)
    try:
        for left in (trial, log):
            left.unlink(missing_ok=True)
        copy = beside.connect(trial)
        try:
            raw.backup(copy)
        finally:
            copy.close()
        _write(log, written_log(verdict.frames))
        copy = beside.connect(trial)
        try:
            if not beside.is_whole(copy):
                return False
            copy.backup(raw)
        finally:
            copy.close()
    except sqlcipher.Error as error:
        if isinstance(unread(error), VaultDamaged):
            return False
        raise
    finally:
        for left in (trial, log):
            with suppress(OSError):  # as encrypted as the vault, and removed at the next try
                left.unlink(missing_ok=True)
    return True


def _changes(frames: tuple[Frame, ...]) -> int:
    """The most changes that may have ended in these frames; one whose numbers cannot be believed may be an end."""
    return sum(1 for frame in frames if frame.pages or not frame.placed)


def _beside(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def _log_path(file: Path) -> Path:
    return _beside(file, "-wal")


def _log_of(file: Path) -> bytes:
    try:
        return _log_path(file).read_bytes()
    except FileNotFoundError:
        return b""


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
