"""Opening a vault: whose it is, and the passphrase unless this computer keeps the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal

from footprint.language import text as _
from footprint.ui.other_ways import OtherWays
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Label
from footprint.ui.parts.page import Page

if TYPE_CHECKING:
    from footprint.ui.inputs.one_choice import OneChoice
    from footprint.workflow.kept import VaultName


class Notice(NamedTuple):
    """Why this page is shown: that the vault locked, or what has become of one."""

    title: str
    text: str


class UnlockPage(Page):
    """``open_asked`` carries the vault's id and the passphrase, ``None`` for one whose key this computer keeps.

    ``lost`` carries the id of a vault that cannot be opened the usual way.
    """

    open_asked = Signal(str, object)
    lost = Signal(str)
    new_asked = Signal()
    short_check_asked = Signal()
    practice_asked = Signal()
    restore_asked = Signal()
    import_asked = Signal()
    check_asked = Signal()

    def __init__(self, vaults: Sequence[VaultName], notice: Notice | None = None, last: str = "") -> None:
        one = vaults[0] if len(vaults) == 1 else None
        super().__init__(
            _("Welcome back, {name}").format(name=one.owner) if one else _("Whose vault do you open?")
        )
        self._vaults = {vault.id: vault for vault in vaults}
        self._one = one
        self._choice: OneChoice | None = None
        self._lead = Label("", "lead")
        self.column.put(self._lead, above=6)
        if one is None:
            self._choice = _whose(vaults, last if last in self._vaults else None)
            self._choice.changed.connect(self._on_vault_chosen)
            self.column.addSpacing(16)
            self.column.addWidget(self._choice)
        self._passphrase = Field("passphrase", _("Passphrase"), secret=True)
        self._passphrase.submitted.connect(self._on_open_clicked)
        self.column.addSpacing(24)
        self.column.addWidget(self._passphrase)
        self._open = Button(_("Open"), "open", PRIMARY)
        self._open.clicked.connect(self._on_open_clicked)
        self.column.put_row(self._open, above=20)
        self._lost = Button("", "lost", QUIET, icon="key-round")
        self._lost.clicked.connect(self._on_lost_clicked)
        new = Button(_("Make a new vault"), "new_vault", QUIET, icon="lock")
        new.clicked.connect(self.new_asked)
        others = OtherWays(self._lost, new)
        others.lead_to(
            self.short_check_asked,
            self.practice_asked,
            self.restore_asked,
            self.import_asked,
            self.check_asked,
        )
        self.column.addSpacing(32)
        self.column.addWidget(others)
        self.column.addStretch(1)
        self._said = f"{notice.title}. {notice.text}" if notice else ""
        if notice is not None:
            self.show_banner(Banner("soft", notice.title, notice.text, name="notice"))
        self._show_way()

    def take_focus(self) -> None:
        if self._choice is not None and not self._chosen():
            self._choice.take_focus()
        elif self._has_passphrase():
            self._passphrase.take_focus()
        else:
            self._open.setFocus(Qt.FocusReason.TabFocusReason)

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
        if self._has_passphrase():
            self.show_banner(error_banner(message))
            self._passphrase.show_error(message)
            return
        # There is nothing to put right here: the ways on are another try, and the code.
        again = Button(_("Try again"), "retry")
        again.clicked.connect(self._on_open_clicked)
        code = Button(_("Use the recovery code"), "use_code", icon="key-round")
        code.clicked.connect(self._on_lost_clicked)
        self.show_banner(error_banner(message, again, code))

    def show_elsewhere(self) -> None:
        """It is open in another window, which was asked to come to the front."""
        self.show_busy(busy=False)
        words = _(
            "It has been brought to the front; where the system does not allow that, it flashes in the task bar. Go on "
            "there, or lock it there to open it here."
        )
        self.show_banner(
            Banner("soft", _("This vault is already open in another window"), words, name="error")
        )

    def wipe(self) -> None:
        """Forget the passphrase."""
        self._passphrase.wipe()

    def _chosen(self) -> str:
        if self._one is not None:
            return self._one.id
        return (self._choice.value if self._choice else None) or ""

    def _has_passphrase(self) -> bool:
        """Whether the vault that is chosen has one; before any is, most have."""
        # A text in itself, so that nothing need be imported for it.
        return self._chosen() not in self._vaults or self._vaults[self._chosen()].way == "passphrase"

    def _on_vault_chosen(self) -> None:
        self.clear_banner()
        self._passphrase.show_error("")
        if not self._has_passphrase():
            # What nobody sees any more must not be used.
            self._passphrase.wipe()
        self._show_way()

    def _show_way(self) -> None:
        has_passphrase = self._has_passphrase()
        self._passphrase.setVisible(has_passphrase)
        lead = _("Your answers are locked on this computer. Your passphrase opens them.")
        if not has_passphrase:
            lead = _("Your answers are locked on this computer, and it keeps the key for you.")
        self._lead.setText(lead)
        self.describe(self._said, lead)
        self._lost.setText(
            _("I have lost my passphrase") if has_passphrase else _("Open it with the recovery code")
        )
        self._lost.updateGeometry()
        # Where the focus starts is what is heard first.
        self._passphrase.describe(self._said)
        self._open.setAccessibleDescription("" if has_passphrase else self._said)

    def _on_open_clicked(self) -> None:
        if not self._open.isEnabled():
            return
        self.clear_banner()
        missing = "" if self._passphrase.text or not self._has_passphrase() else _("Enter your passphrase")
        self._passphrase.show_error(missing)
        if not self._chosen():
            missing = _("Choose whose vault you open")
        if missing:
            self.show_banner(error_banner(missing))
            return
        self.show_busy(busy=True)
        self.open_asked.emit(self._chosen(), self._passphrase.text if self._has_passphrase() else None)

    def _on_lost_clicked(self) -> None:
        if self._chosen():
            self.lost.emit(self._chosen())
        else:
            self.show_banner(error_banner(_("Choose whose vault it is first")))


def _whose(vaults: Sequence[VaultName], last: str | None) -> OneChoice:
    # Most computers have one vault, and their first page is there sooner without these.
    from footprint.policy.policy import Kind, Option, Question  # noqa: PLC0415
    from footprint.ui.inputs.one_choice import OneChoice  # noqa: PLC0415

    options = tuple(Option(vault.id, vault.owner) for vault in vaults)
    return OneChoice(
        Question("vault", "", Kind.ONE, _("Vaults on this computer"), (), options=options), last, "vault/"
    )
