"""One vault, one window: a second Footprint that wants the same vault asks the first one's window to the front."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from footprint import locations

_PATIENCE = 2000  # milliseconds


class Door(QObject):
    """Waits, while a vault is open, for somebody to knock; ``knocked`` comes when somebody does.

    A socket of this computer that only this account may use: nothing is read from it and nothing written to it, and
    its name tells nothing. It may only be made by who has the vault open, and must be closed before the vault is:
    then there is never more than one, and what a killed Footprint has left is replaced.
    """

    knocked = Signal()

    def __init__(self, vault_id: str) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        # Where it cannot be had, a second window is refused all the same, only that this one does not come forward.
        self._server.listen(place(vault_id))

    def close(self) -> None:
        """Nobody can knock any more."""
        self._server.close()

    def _on_knock(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.disconnectFromServer()
            self.knocked.emit()


def knock(vault_id: str, answered: Callable[[bool], None]) -> None:
    """Ask the window that has a vault open to come to the front; ``answered`` is told whether one was there."""
    socket = QLocalSocket()
    patience = QTimer(socket, singleShot=True, interval=_PATIENCE)
    open_ones.add(socket)

    def done(came: bool) -> None:  # noqa: FBT001 (what came of it)
        if socket in open_ones:
            open_ones.discard(socket)
            patience.stop()
            socket.abort()
            socket.deleteLater()
            answered(came)

    socket.connected.connect(lambda: done(True))
    socket.errorOccurred.connect(lambda _error: done(False))
    patience.timeout.connect(lambda: done(False))
    patience.start()
    socket.connectToServer(place(vault_id))


# Held until they are answered: Qt does not own what has no parent.
open_ones: set[QLocalSocket] = set()


def place(vault_id: str) -> str:
    """The socket's name or path: the same for the same vault's folder, and telling nothing about it."""
    folder = Path(os.path.realpath(locations.vaults_folder() / vault_id))
    name = f"footprint-{hashlib.sha256(str(folder).encode('utf-8', 'surrogateescape')).hexdigest()[:32]}"
    # The folder of a login's own sockets, where there is one: elsewhere others could take the name first.
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(runtime) / name) if runtime and Path(runtime).is_dir() else name
