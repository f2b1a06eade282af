"""Keyrings to keep a vault's key in: one of a few lines in memory, and the one that GNOME brings, on a bus of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from footprint.store.os_keyring import OsKeyring, Patience
from screen.display import BUS, ended, until

AT_ONCE = Patience(alone=2, with_a_person=2)
SECRET_SERVICE = ("dbus-daemon", "gnome-keyring-daemon")


class FakeKeyring:
    """Keeps entries in clear; ``trouble`` is what happens first, whatever it is asked."""

    name = "Keyring of few lines"

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.trouble: Callable[[str], object] = lambda _asked: None

    def see_that_it_is_open(self) -> None:
        self.trouble("open")

    def unlock(self) -> None:
        self.trouble("unlock")

    def has(self, service: str, entry: str) -> bool:
        self.trouble("has")
        return (service, entry) in self.entries

    def get(self, service: str, entry: str) -> str | None:
        self.trouble("get")
        return self.entries.get((service, entry))

    def put(self, service: str, entry: str, text: str) -> None:
        self.trouble("put")
        self.entries[service, entry] = text

    def remove(self, service: str, entry: str) -> None:
        self.trouble("remove")
        del self.entries[service, entry]

    def asked_by_us(self) -> OsKeyring:
        """The keyring as the vaults use it."""
        return OsKeyring(lambda: self, AT_ONCE)


def raising(error: Exception, *when: str) -> Callable[[str], None]:
    """Trouble that raises, at every question or at some."""

    def trouble(asked: str) -> None:
        if not when or asked in when:
            raise error

    return trouble


class GnomeKeyring:
    """A Secret Service with a bus, a home and a default collection of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("home", "runtime"):
            (folder / name).mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
        }

    @contextmanager
    def running(self, *, set_up: bool) -> Iterator[GnomeKeyring]:
        """Started and unlocked, with ``DBUS_SESSION_BUS_ADDRESS`` in ``environment``; or as on a new computer."""
        reading, writing = os.pipe()
        configuration = self._folder / "bus.conf"
        configuration.write_text(BUS)
        bus = self._start(
            "dbus-daemon",
            f"--config-file={configuration}",
            "--nofork",
            f"--print-address={writing}",
            pipes=[writing],
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                self.environment["DBUS_SESSION_BUS_ADDRESS"] = said.readline().strip()
            unlocked = ("--unlock",) if set_up else ()
            daemon = self._start("gnome-keyring-daemon", "--foreground", *unlocked, "--components=secrets")
            try:
                assert daemon.stdin is not None
                with daemon.stdin as passphrase:
                    passphrase.write(b"a passphrase of the keyring")
                yield self
            finally:
                ended(daemon)
        finally:
            ended(bus)

    def files(self) -> list[Path]:
        """Where the entries are."""
        return [path for path in self._folder.rglob("*.keyring") if path.is_file()]

    def _start(self, *command: str, pipes: list[int] | None = None) -> subprocess.Popen[bytes]:
        with (self._folder / f"{command[0]}.log").open("ab") as log:
            return subprocess.Popen(
                command,
                env=self.environment,
                pass_fds=pipes or [],
                stdin=subprocess.PIPE if pipes is None else subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


@contextmanager
def gnome_keyring(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, set_up: bool = True
) -> Iterator[GnomeKeyring]:
    """The real one, for this process too; skips where there is none."""
    lacking = [tool for tool in SECRET_SERVICE if not shutil.which(tool)]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}; make test installs what is needed where it may")
    with GnomeKeyring(folder).running(set_up=set_up) as keyring:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", keyring.environment["DBUS_SESSION_BUS_ADDRESS"])
        until(
            lambda: OsKeyring(patience=AT_ONCE).standing().usable or (not set_up and is_there()),
            "the keyring",
        )
        yield keyring


def is_there() -> bool:
    """Whether a Secret Service answers on the bus of this process."""
    import secretstorage  # noqa: PLC0415 (Linux alone has it)

    with closing(secretstorage.dbus_init()) as bus:
        return secretstorage.check_service_availability(bus)


def lock() -> None:
    """Lock the default collection, as the system does when its owner asks it to."""
    import secretstorage  # noqa: PLC0415 (Linux alone has it)

    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
