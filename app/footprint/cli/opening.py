"""Which vault is meant, and what opens it: typed at a terminal or read from standard input, never an argument."""

from __future__ import annotations

import getpass
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.kept import VaultName, Way
from footprint.workflow.ports import Vault, Vaults


class Secrets:
    """Where passphrases and recovery codes come from; each is asked for when it is needed.

    ``from_stdin`` reads one a line, in the order they are needed. Without it somebody must sit at a terminal, where
    nothing of them is shown.
    """

    def __init__(self, *, from_stdin: bool) -> None:
        self._from_stdin = from_stdin

    def to_open(self, name: VaultName) -> str | None:
        """What opens a vault; ``None`` if the keyring does."""
        return None if name.way is Way.KEYRING else self.passphrase(name.owner)

    def passphrase(self, owner: str) -> str:
        """The passphrase of a vault."""
        return self._secret(_("Passphrase of the vault of {owner}: ").format(owner=owner))

    def recovery_code(self, owner: str) -> str:
        """The recovery code of a vault."""
        return self._secret(_("Recovery code of the vault of {owner}: ").format(owner=owner))

    def new_passphrase(self) -> str:
        """A passphrase that is set; at a terminal it is typed twice.

        Raises:
            Refused: the two differ.
        """
        passphrase = self._secret(_("New passphrase: "))
        if not self._from_stdin and self._secret(_("The same again: ")) != passphrase:
            raise Refused(_("The two passphrases differ. Nothing was changed; try again"))
        return passphrase

    def _secret(self, prompt: str) -> str:
        if self._from_stdin:
            return _line_of_input()
        refuse_without_terminal(_("give --passphrase-stdin and write it to standard input"))
        try:
            return getpass.getpass(prompt)
        except EOFError:
            raise Refused(_("Nothing was typed, so nothing was done")) from None


def find(vaults: Vaults, wanted: str) -> VaultName:
    """The vault with this id, or the only one with this owner's name.

    Raises:
        Refused: there is none, or there are several.
    """
    names = vaults.names()
    found = [name for name in names if name.id == wanted] or [
        name for name in names if _same(name.owner, wanted)
    ]
    if not found:
        raise Refused(
            _("There is no vault '{name}' on this computer; 'footprint vaults' lists those that are").format(
                name=wanted
            )
        )
    if len(found) > 1:
        raise Refused(
            _("There are several vaults of '{name}'; say which by its id: {ids}").format(
                name=wanted, ids=", ".join(name.id for name in found)
            )
        )
    return found[0]


@contextmanager
def opened(vaults: Vaults, name: VaultName, passphrase: str | None) -> Iterator[Vault]:
    """The vault, open; closed again whatever happens.

    Raises:
        Refused: it cannot be opened.
    """
    vault = vaults.open(name.id, passphrase)
    try:
        yield vault
    finally:
        vault.close()


def confirm(owner: str, question: str) -> None:
    """Go on only if the vault's name is typed.

    Raises:
        Refused: it was not, or there is nobody to type it.
    """
    refuse_without_terminal(_("give --yes if you are sure"))
    print(question, file=sys.stderr)
    try:
        typed = input(_("Type the name of the vault, {owner}, to go on: ").format(owner=owner))
    except EOFError:
        typed = ""
    if not _same(typed, owner):
        raise Refused(_("That is not the name of the vault, so nothing was erased"))


def refuse_without_terminal(instead: str) -> None:
    """See that somebody can be asked.

    Raises:
        Refused: nobody can, and says what to do ``instead``.
    """
    if not sys.stdin.isatty():
        raise Refused(_("Nobody can be asked here; {instead}").format(instead=instead))


def _line_of_input() -> str:
    # The bytes themselves: Windows would read them in the code page of the console.
    line = sys.stdin.buffer.readline()
    if not line:
        raise Refused(_("Standard input holds no more lines; each secret that is asked for goes on one"))
    try:
        return line.rstrip(b"\r\n").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("Standard input is not UTF-8 text")) from None


def _same(one: str, other: str) -> bool:
    def plain(name: str) -> str:
        return unicodedata.normalize("NFC", name.strip()).casefold()

    return plain(one) == plain(other)
