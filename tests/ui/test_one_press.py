"""What must happen once happens once, however often and however long its button or Enter is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from builders import A_DAY, A_MOMENT, allotment, an_assessment
from fakes import MemoryVaults
from footprint.errors import Refused
from footprint.ui.wizard import signature_step, signing
from ui.driver import CALM, PASSPHRASE, Documents, Driver
from ui.finished import CLEAR, come_home, finish, vault_of

ENTER, READY, SIGN_OFF = Qt.Key.Key_Return, "Your documents are ready", "What your attestation will say"


@pytest.fixture
def gate() -> Iterator[Event]:
    """Whatever waits at it goes on once it is set; at the latest when the test is over."""
    gate = Event()
    yield gate
    gate.set()


def waiting(gate: Event, job: Callable[..., object]) -> Callable[..., object]:
    """The same job, which takes until the gate is open."""

    def later(*given: object) -> object:
        gate.wait()
        return job(*given)

    return later


def hold_enter_down(on: QWidget) -> None:
    """As the system tells of a key that stays down."""
    for is_repeated in (False, True, True, True):
        pressed = QKeyEvent(QEvent.Type.KeyPress, ENTER, CALM, "\r", is_repeated)
        QApplication.sendEvent(on, pressed)


@pytest.fixture
def at_signing(home: Driver, vaults: MemoryVaults) -> Driver:
    """Where a finished check's attestation is signed."""
    vault = vaults._vaults[vaults.names()[0].id]
    vault.begin(an_assessment(tenant="helper", watering=["can"], treated_badly="no"))
    vault.sign_off("a1", A_DAY, A_MOMENT)
    home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    home.until(lambda: home.has("open"))
    home.write("passphrase", PASSPHRASE)
    home.click("open")
    home.arrive("Hello, Sam")
    home.click("open.a1")
    home.until(lambda: home.has("continue"))
    home.go_on("Your documents are not made yet")
    home.click("make_again")
    home.arrive(READY)
    home.click("sign")
    home.arrive("Sign your attestation")
    home.click("answer.own_key")
    return home


@pytest.mark.parametrize(
    "job, says",
    [((signature_step, "_signed"), "Signing…"), ((signing, "_look"), "Signed")],
    ids=["while it is signed", "while the documents are found"],
)
def test_that_signing_says_so_and_takes_no_second_press(
    at_signing: Driver, gate: Event, monkeypatch: pytest.MonkeyPatch, job: tuple[object, str], says: str
) -> None:
    monkeypatch.setattr(*job, waiting(gate, getattr(*job)))
    at_signing.click("continue")
    button = at_signing.find("continue")
    at_signing.until(lambda: button.property("text") == says)
    assert not button.isEnabled()
    for _press in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        at_signing.press(ENTER)
    at_signing.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert at_signing.title == "Sign your attestation"
    gate.set()
    at_signing.arrive(READY)
    assert "There is a problem" not in at_signing.texts()
    assert "Employee: Sam Okafor" in at_signing.texts()


def test_that_after_a_refusal_one_can_press_again(
    at_signing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = signature_step._signed

    def refused(*_given: object) -> object:
        raise Refused("The password does not open this key file.")

    monkeypatch.setattr(signature_step, "_signed", refused)
    at_signing.click("continue")
    at_signing.until(lambda: at_signing.has("error"))
    assert at_signing.find("continue").property("text") == "Sign"
    monkeypatch.setattr(signature_step, "_signed", right)
    at_signing.go_on(READY)


def test_that_enter_held_down_runs_through_no_page_and_signs_nothing_off(home: Driver) -> None:
    home.to_check()
    hold_enter_down(home.wizard.page.heading)
    home.arrive("Nothing to put right")
    hold_enter_down(home.find("continue"))
    home.arrive(SIGN_OFF)
    # Nothing is said yet of having read the policy, so Enter alone cannot sign off.
    for _press in range(3):
        home.press(ENTER)
    assert home.wizard.assessment.signed_off is None
    home.press(Qt.Key.Key_1)
    home.press(ENTER)
    home.arrive(READY)


def test_that_enter_held_down_makes_one_attestation(
    home: Driver, vaults: MemoryVaults, documents: Documents
) -> None:
    finish(vault_of(vaults), allotment(), CLEAR, 60)
    come_home(home)
    hold_enter_down(home.find("attest_again"))
    home.arrive("Attest again")
    assert not documents.attestations
    hold_enter_down(home.find("make"))
    home.until(lambda: home.has("done"))
    assert len(documents.attestations) == 1
