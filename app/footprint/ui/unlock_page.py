"""Opening a vault: whose it is, and the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading
from footprint.ui.parts.page import Page

if TYPE_CHECKING:
    from footprint.ui.inputs.one_choice import OneChoice
    from footprint.workflow.kept import VaultName


class UnlockPage(Page):
    """``open_asked`` carries the vault's id and the passphrase; ``lost`` and ``new_asked`` lead elsewhere."""

    open_asked = Signal(str, str)
    lost = Signal(str)
    new_asked = Signal()

    def __init__(self, vaults: Sequence[VaultName]) -> None:
        one = vaults[0] if len(vaults) == 1 else None
        super().__init__(
            _("Welcome back, {name}").format(name=one.owner) if one else _("Whose vault do you open?")
        )
        self._one = one
        self._choice: OneChoice | None = None
        self.put_lead(_("Your answers are locked on this computer. Your passphrase opens them."))
        if one is None:
            self._choice = _whose(vaults)
            self.column.addSpacing(16)
            self.column.addWidget(self._choice)
        self._passphrase = Field("passphrase", _("Passphrase"), secret=True)
        self._passphrase.submitted.connect(self._on_open_clicked)
        self.column.addSpacing(24)
        self.column.addWidget(self._passphrase)
        self._open = Button(_("Open"), "open", PRIMARY)
        self._open.clicked.connect(self._on_open_clicked)
        self.column.put_row(self._open, above=20)
        self.column.put(Heading(_("Something else"), "strong"), above=32)
        lost = Button(_("I have lost my passphrase"), "lost", QUIET, icon="key-round")
        lost.clicked.connect(self._on_lost_clicked)
        new = Button(_("Make a new vault"), "new_vault", QUIET, icon="lock")
        new.clicked.connect(self.new_asked)
        self.column.put_control(lost, above=8)
        self.column.put_control(new)
        self.column.addStretch(1)

    def take_focus(self) -> None:
        if self._choice is not None:
            self._choice.take_focus()
        else:
            self._passphrase.take_focus()

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._choice.choose(number) if self._choice else False

    def show_busy(self, *, busy: bool) -> None:
        """Opening takes a moment: turning a passphrase into a key is slow on purpose."""
        self._open.setEnabled(not busy)
        self._open.setText(_("Opening…") if busy else _("Open"))
        self._open.updateGeometry()

    def show_refusal(self, message: str) -> None:
        """It did not open; what was typed stays, so that a slip can be put right."""
        self.show_busy(busy=False)
        self.show_banner(error_banner(message))
        self._passphrase.show_error(message)

    def wipe(self) -> None:
        """Forget the passphrase."""
        self._passphrase.wipe()

    def _chosen(self) -> str:
        if self._one is not None:
            return self._one.id
        return (self._choice.value if self._choice else None) or ""

    def _on_open_clicked(self) -> None:
        if not self._open.isEnabled():
            return
        self.clear_banner()
        missing = "" if self._passphrase.text else _("Enter your passphrase")
        self._passphrase.show_error(missing)
        if not self._chosen():
            missing = _("Choose whose vault you open")
        if missing:
            self.show_banner(error_banner(missing))
            return
        self.show_busy(busy=True)
        self.open_asked.emit(self._chosen(), self._passphrase.text)

    def _on_lost_clicked(self) -> None:
        if self._chosen():
            self.lost.emit(self._chosen())
        else:
            self.show_banner(error_banner(_("Choose whose vault it is first")))


def _whose(vaults: Sequence[VaultName]) -> OneChoice:
    # Most computers have one vault, and their first page is there sooner without these.
    from footprint.policy.policy import Kind, Option, Question  # noqa: PLC0415
    from footprint.ui.inputs.one_choice import OneChoice  # noqa: PLC0415

    options = tuple(Option(vault.id, vault.owner) for vault in vaults)
    return OneChoice(
        Question("vault", "", Kind.ONE, _("Vaults on this computer"), (), options=options), None, "vault/"
    )
