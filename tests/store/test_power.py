"""The power goes: what a disk holds at that moment has every save that was acknowledged."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from footprint.store.keys import WEAKEST
from footprint.store.log_check import LogDamaged
from footprint.store.vaults import SqlVaults
from store.killing import PASSPHRASE, Nursery, Tried

CUTS = 50
MEBIBYTES = 16


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def mounted(image: Path) -> Iterator[Path]:
    """The folder of an image's file system; its loop device goes with the mount."""
    folder = image.with_suffix(".mounted")
    folder.mkdir(exist_ok=True)
    run("mount", "-o", "loop", image, folder)
    try:
        yield folder
    finally:
        # Lazily, so that nothing stays mounted because a test that failed has a file open there.
        run("umount", "--lazy", folder)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """An image of a small ext4 disk, and the folder it is mounted on."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("only root on Linux, with mkfs.ext4, can make and mount a disk of its own")
    image = tmp_path / "disk.ext4"
    with image.open("wb") as file:
        file.truncate(MEBIBYTES * 1024 * 1024)
    run("mkfs.ext4", "-q", "-F", image)
    with ExitStack() as mounts:
        try:
            folder = mounts.enter_context(mounted(image))
        except subprocess.CalledProcessError as error:
            pytest.skip(f"this machine lets nobody mount a disk: {error.stderr.decode().strip()}")
        yield image, folder


@pytest.fixture
def tried(disk: tuple[Path, Path], randomly: random.Random) -> Iterator[Tried]:
    _image, folder = disk
    vaults = SqlVaults(folder / "vaults", WEAKEST)
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    nursery = Nursery()
    tried = Tried(nursery, vaults, folder / "vaults", vault.id, randomly)
    tried.begin_anew()
    run("sync", "--file-system", folder)
    yield tried
    nursery.close()


def cut(tried: Tried, image: Path, *pragmas: str) -> str:
    """What is wrong on a disk whose power went while something was saved on it."""
    left = image.with_name("left.ext4")
    with tried.saving(*pragmas) as child:
        child.stop()
        # Without what the system still holds back in memory: that would be gone.
        run("cp", "--sparse=always", image, left)
    with mounted(left) as folder:
        vaults = SqlVaults(folder / "vaults", WEAKEST)
        problem = tried.problem(vaults)
        if problem == LogDamaged.__name__:
            # A save that was cut off can look like damage; told once, and nothing acknowledged may be missing.
            problem = tried.problem(vaults)
        return problem


@pytest.mark.timeout(600)  # many disks, on a machine that may be busy
def test_no_acknowledged_save_is_lost_when_the_power_goes(tried: Tried, disk: tuple[Path, Path]) -> None:
    for number in range(CUTS):
        if number % 20 == 0:
            tried.begin_anew()
        assert cut(tried, disk[0]) == ""
        assert tried.problem() == ""
    assert tried.in_the_middle > CUTS * 0.8
    assert tried.saved > CUTS * 5


def test_saves_that_are_not_on_the_disk_before_they_count_are_lost_when_the_power_goes(
    tried: Tried, disk: tuple[Path, Path]
) -> None:
    assert any(cut(tried, disk[0], "synchronous = OFF") for _cut in range(3))
