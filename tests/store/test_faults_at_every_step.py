"""Whatever is being done when a disk fails: it is told plainly, nothing kept before is lost, and work goes on after."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from builders import A_DAY, allotment
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import FootprintError, Unsaved
from footprint.policy.policy import Occasion
from footprint.store.keys import WEAKEST
from footprint.store.refusals import DiskFull, NotWritten, ReadOnly, Vanished
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from footprint.workflow.copying import save_copy
from footprint.workflow.exporting import export
from footprint.workflow.hand_over import hand_over
from footprint.workflow.kept import Preferences
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start
from store.small_disk import IS_ROOT, filled, small_disk
from workflow.made import ANSWERS, SetClock, draft, finished, services

Cause = AbstractContextManager[object]
AGREED = (AgreedAction("own-1", Owner.MANAGER, A_DAY, "Ask for a tap"),)
PASSPHRASE = "seven tall sunflowers"
NOBODY = 65534


@dataclass
class Desk:
    """An open vault with something to do in it, and a folder elsewhere for what is taken out."""

    vaults: SqlVaults
    vault: SqlVault
    clock: SetClock
    elsewhere: Path
    opened: Assessment
    complete: Assessment
    signed: Assessment
    handed: Assessment

    @property
    def folder(self) -> Path:
        return self.vault._database._file.parent

    def conduct(self, assessment: Assessment) -> Conduct:
        return Conduct(self.vault, self.clock, assessment)


MadeAt = Callable[[Path, Path], Desk]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 4) as folder:
        yield folder


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A closed vault, to be copied: making one takes longer than all that is done with it."""
    place, clock = tmp_path_factory.mktemp("template"), SetClock()
    vaults = SqlVaults(place / "vaults", WEAKEST)
    vault, _code = vaults.create("Ana", PASSPHRASE)
    handed = finished(vault, clock)
    hand_over(services(clock), vault, handed, place / "handed over")
    clock.go(hours=1)
    complete = Conduct(vault, clock, draft(vault, clock, **ANSWERS)).introduce(Person("Siân"))
    opened = draft(vault, clock, tenant="tenant", note_to_self="kept")
    signed = finished(vault, clock, tenant="tenant")
    clock.go(hours=1)
    vault.close()
    return Desk(vaults, vault, clock, place, opened, complete, signed, handed)


@pytest.fixture
def made_at(template: Desk) -> MadeAt:
    """The same vault, open, at any place; another folder for what is taken out."""

    def made_at(place: Path, elsewhere: Path) -> Desk:
        shutil.copytree(template.elsewhere / "vaults", place)
        elsewhere.mkdir(parents=True)
        vaults = SqlVaults(place, WEAKEST)
        vault = vaults.open(template.vault.id, PASSPHRASE)
        return replace(template, vaults=vaults, vault=vault, elsewhere=elsewhere)

    return made_at


STEPS: dict[str, Callable[[Desk], object]] = {
    "begin": lambda desk: start(desk.vault, allotment(), Occasion.REFRESHER, desk.clock),
    "introduce": lambda desk: desk.conduct(desk.opened).introduce(Person("Somebody")),
    "answer": lambda desk: desk.conduct(desk.opened).answer("note_to_self", "changed"),
    "take an answer back": lambda desk: desk.conduct(desk.opened).answer("tenant", None),
    "bring out": lambda desk: desk.conduct(desk.opened).bring_out(["hose"]),
    "agree": lambda desk: desk.conduct(desk.opened).agree(AGREED),
    "fix on the spot": lambda desk: desk.conduct(desk.opened).fixed("take-a-can"),
    "follow up": lambda desk: desk.vault.follow_up(
        desk.signed.id, FollowUp("take-a-can", Course.PUT_OFF, desk.clock.now(), A_DAY, "No can yet")
    ),
    "sign off": lambda desk: sign_off(desk.vault, desk.clock, desk.complete),
    "hand over": lambda desk: hand_over(services(desk.clock), desk.vault, desk.signed, desk.elsewhere),
    "save a copy": lambda desk: save_copy(desk.vault, desk.elsewhere / "copy", desk.clock),
    "export": lambda desk: export(desk.vault, desk.elsewhere, desk.clock),
    "discard": lambda desk: desk.vault.discard(desk.opened.id),
    "erase answers": lambda desk: desk.vault.erase_answers([desk.handed.id], desk.clock.now()),
    "choose": lambda desk: desk.vault.prefer(Preferences(months_kept=3)),
    "note the day": lambda desk: desk.vault.note_use(desk.clock.now()),
}


@contextmanager
def nothing_can_be_written(desk: Desk) -> Iterator[None]:
    """Every write fails, as on a disk with a quota that is used up."""
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on the size of a file")
    import resource  # noqa: PLC0415 (not on Windows)

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def the_folder_is_gone(desk: Desk) -> Iterator[None]:
    """Unplugged, or moved by somebody."""
    if sys.platform == "win32":
        pytest.skip("Windows does not let an open file be moved")
    folder, away = desk.folder, desk.folder.parents[1] / "away"
    folder.rename(away)
    yield
    assert not folder.exists()
    away.rename(folder)


@contextmanager
def the_disk_turns_read_only(desk: Desk) -> Iterator[None]:
    """SQLite's own switch gives the very error of a disk that the system has set to read-only."""
    raw = desk.vault._database._raw
    raw.execute("PRAGMA query_only = ON")
    yield
    with suppress(sqlcipher.ProgrammingError):  # closed: the next connection has no such switch
        raw.execute("PRAGMA query_only = OFF")


@contextmanager
def permission_is_taken_away(desk: Desk) -> Iterator[None]:
    """The account may not even look into the folder any more."""
    if sys.platform == "win32":
        pytest.skip("permissions mean something else for Windows folders")
    mode = desk.folder.parent.stat().st_mode
    desk.folder.parent.chmod(0o000)
    if IS_ROOT:
        os.seteuid(NOBODY)  # permissions do not hold root
    try:
        yield
    finally:
        if IS_ROOT:
            os.seteuid(0)
        desk.folder.parent.chmod(mode)


CAUSES: dict[Callable[[Desk], Cause], type[FootprintError]] = {
    nothing_can_be_written: NotWritten,
    the_folder_is_gone: Vanished,
    the_disk_turns_read_only: ReadOnly,
    permission_is_taken_away: ReadOnly,
}
# These write elsewhere, or read first, and have words of their own.
TAKING_OUT = {"hand over", "save a copy", "export"}
READING_FIRST = {"sign off"}


def fails_and_goes_on(desk: Desk, step: str, cause: Cause, says: type[FootprintError]) -> None:
    """The step fails for a cause with a plain word, keeps everything as it was, and works when the cause is gone."""
    before = desk.vault.contents()
    with cause, pytest.raises(FootprintError if step in TAKING_OUT | READING_FIRST else says):
        STEPS[step](desk)
    assert desk.vault.contents() == before
    STEPS[step](desk)
    after = desk.vault.contents()
    assert after != before
    desk.vault.close()
    vault = desk.vaults.open(desk.vault.id, PASSPHRASE)
    assert vault.contents() == after
    vault.close()


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_loses_nothing_and_works_when_the_cause_is_gone(
    step: str, cause: Callable[[Desk], Cause], made_at: MadeAt, tmp_path: Path
) -> None:
    desk = made_at(tmp_path / "vaults", tmp_path / "elsewhere")
    fails_and_goes_on(desk, step, cause(desk), CAUSES[cause])


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_fails_no_step_for_good(step: str, disk: Path, made_at: MadeAt, tmp_path: Path) -> None:
    desk = made_at(disk / "vaults", tmp_path / "elsewhere")
    fails_and_goes_on(desk, step, filled(disk), DiskFull)


@pytest.mark.parametrize("step", sorted(TAKING_OUT))
def test_a_full_disk_elsewhere_leaves_the_vault_as_it_is_and_nothing_there(
    step: str, disk: Path, made_at: MadeAt, tmp_path: Path
) -> None:
    desk = made_at(tmp_path / "vaults", disk / "elsewhere")
    with filled(disk), pytest.raises(Unsaved):
        STEPS[step](desk)
    assert list(desk.elsewhere.iterdir()) == []
    STEPS[step](desk)
    assert list(desk.elsewhere.iterdir()) != []
    desk.vault.contents()
    desk.vault.close()


def test_no_step_fails_without_a_cause(made_at: MadeAt, tmp_path: Path) -> None:
    for name, step in STEPS.items():
        desk = made_at(tmp_path / name / "vaults", tmp_path / name / "elsewhere")
        before = desk.vault.contents()
        step(desk)
        assert desk.vault.contents() != before
        desk.vault.close()
