"""The pages before a vault is open and around it, as the gallery shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from footprint.ui.create_page import CreatePage
from footprint.ui.erase_page import ErasePage
from footprint.ui.import_page import ImportPage
from footprint.ui.locking import locked_by_time
from footprint.ui.lost_page import LostPage
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.practice import PracticeFrame
from footprint.ui.practice_page import PracticePage
from footprint.ui.recover_page import RecoverPage
from footprint.ui.recovery_code_page import RecoveryCodePage
from footprint.ui.restore_page import ChooseCopyPage, RestorePage
from footprint.ui.trouble_page import TroublePage
from footprint.ui.unlock_page import UnlockPage
from footprint.ui.way_page import WayPage
from footprint.workflow.kept import CopyName, Keyring, VaultName, Way

_KEYRING = Keyring(usable=True, name="GNOME Keyring")
_NO_KEYRING = Keyring(usable=False, says="No keyring was found.")


def way_in() -> Iterator[tuple[str, QWidget]]:
    """Each page's name, and the page in its frame."""
    for name, page in _pages():
        yield name, framed(page)
    practising = PracticeFrame()
    practising.put(framed(PracticePage()))
    yield "practice", practising


def framed(page: Page) -> PlainFrame:
    """A page as the window shows it."""
    frame = PlainFrame()
    frame.show_page(page)
    page.take_focus()
    return frame


def _pages() -> Iterator[tuple[str, Page]]:
    welcome, no_keyring, another = (
        WayPage(can_go_back=False),
        WayPage(can_go_back=False),
        WayPage(can_go_back=True),
    )
    welcome.show_keyring(_KEYRING)
    no_keyring.show_keyring(_NO_KEYRING)
    another.show_keyring(_KEYRING)
    yield "welcome", welcome
    yield "welcome-no-keyring", no_keyring
    yield "new-vault", another
    yield "create", CreatePage()
    yield "create-keyring", CreatePage("GNOME Keyring")
    yield "recovery", RecoveryCodePage("Sam", "7K2QF-0M4RT-9WXYZ-A3BCD-E5FGH")
    sam, ana = VaultName("a", "Sam"), VaultName("b", "Ana", Way.KEYRING)
    yield "unlock", UnlockPage([sam])
    yield "unlock-locked", UnlockPage([sam], locked_by_time(10))
    yield "unlock-two", UnlockPage([ana, sam], last="b")
    refused = UnlockPage([ana])
    refused.show_refusal(
        "This computer's keyring is locked. Unlock it and try again. Without it, a vault that you have already opens "
        "with its recovery code, and a new one can have a passphrase"
    )
    yield "unlock-keyring-refused", refused
    elsewhere = UnlockPage([sam])
    elsewhere.show_elsewhere()
    yield "unlock-elsewhere", elsewhere
    yield "recover", RecoverPage("Sam", _KEYRING)
    yield "lost", LostPage("Sam")
    yield "erase", ErasePage("Sam")
    yield "choose-copy", ChooseCopyPage()
    yield "restore", RestorePage(CopyName("a", "Sam", datetime(2026, 11, 2, 9, 30, tzinfo=UTC), True))
    yield "import", ImportPage(_NO_KEYRING)
    yield (
        "trouble",
        TroublePage("The folder of the vaults cannot be read. Check that the drive is connected."),
    )
