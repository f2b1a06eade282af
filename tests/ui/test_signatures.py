"""Signing in the window: what stands on the paper is chosen, then one after the other signs it, or by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from builders import A_DAY, A_MOMENT, an_assessment
from fakes import MemoryVaults
from footprint.assessment.attestation import USUAL_LINES, Line
from footprint.errors import Unsaved
from footprint.policy.policy import Occasion
from footprint.ui.settings import Settings
from footprint.ui.wizard.sign_page import SignPage
from footprint.workflow.kept import Happening
from ui.driver import PASSPHRASE, Documents, Driver

Made = Callable[[Occasion], Driver]


@pytest.fixture
def made(home: Driver, vaults: MemoryVaults) -> Made:
    """A finished check whose documents have just been made."""

    def made(occasion: Occasion) -> Driver:
        vault = vaults._vaults[vaults.names()[0].id]
        done = an_assessment(occasion=occasion, tenant="helper", watering=["can"], treated_badly="no")
        vault.begin(done.with_person(done.person, "Kim" if occasion is Occasion.SITTING else ""))  # type: ignore[arg-type]  # it has one
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
        home.arrive("Your documents are ready")
        return home

    return made


def test_that_one_signs_with_a_key_of_ones_own(made: Made, settings: Settings) -> None:
    driver = made(Occasion.ONBOARDING)
    assert "Not signed yet" in driver.texts()
    driver.click("sign")
    driver.arrive("Sign your attestation")
    # Under the name on the attestation, and no other.
    assert not driver.has("signer.name")
    driver.click("answer.own_key")
    driver.go_on("Your documents are ready")
    assert "Employee: Sam Okafor" in driver.texts()
    assert not driver.has("sign")
    (file,) = settings.documents_folder.glob("*attestation*")
    assert file.read_bytes().endswith(b"signed by Employee: key of Sam Okafor")


def test_that_in_a_sitting_both_sign_both_papers_one_after_the_other(made: Made, settings: Settings) -> None:
    driver = made(Occasion.SITTING)
    assert "You both sign the attestation and what you agreed" in driver.texts()
    for name, who, title in (
        ("Sam Okafor", "Sign both papers…", "Sign both papers"),
        ("Kim", "The manager signs both…", "Now the manager signs"),
    ):
        assert driver.find("sign").property("text") == who
        driver.click("sign")
        driver.arrive(title)
        # What is signed stands there for each of them, and there is one choice of a key.
        assert "Two papers, signed in one go" in driver.texts()
        assert "What you agreed: who does what" in driver.texts()
        assert driver.find("continue").property("text") == "Sign both"
        assert driver.has("signer.name") == (name == "Kim")
        if name == "Kim":
            assert driver.find("signer.name").property("text") == name
        assert driver.has("answer.on_paper") == (name != "Kim")
        driver.click("answer.own_key")
        driver.go_on("Your documents are ready")
    assert "Manager: Kim" in driver.texts()
    assert not driver.has("sign")
    files = sorted(settings.documents_folder.iterdir())
    assert len(files) == 2
    for file in files:
        written = file.read_bytes().decode()
        assert written.endswith("signed by Employee: key of Sam Okafor\nsigned by Manager: key of Kim"), file


def test_that_one_key_in_both_seats_is_said_beside_the_signatures(made: Made) -> None:
    driver = made(Occasion.SITTING)
    driver.click("sign")
    driver.arrive("Sign both papers")
    driver.click("answer.own_key")
    driver.go_on("Your documents are ready")
    assert "same key" not in driver.texts()
    driver.click("sign")
    driver.arrive("Now the manager signs")
    # In these papers a key is told by its name alone.
    driver.write("signer.name", "Sam Okafor")
    driver.click("answer.own_key")
    driver.go_on("Your documents are ready")
    assert "Both signatures were made with the same key" in driver.texts()


def test_that_in_a_sitting_the_printed_papers_are_signed_by_both(made: Made) -> None:
    driver = made(Occasion.SITTING)
    driver.click("sign")
    driver.arrive("Sign both papers")
    driver.click("answer.on_paper")
    driver.go_on("Your documents are ready")
    assert "you both signed the printed copies" in driver.texts()
    assert not driver.has("sign")


def test_that_all_of_it_can_be_done_by_keyboard(made: Made) -> None:
    driver = made(Occasion.ONBOARDING)
    driver.tab_to("sign")
    driver.press(Qt.Key.Key_Space)
    driver.arrive("Sign your attestation")
    driver.tab_to("answer.own_key")
    driver.press(Qt.Key.Key_3)
    assert not driver.has("signer.name")
    driver.press(Qt.Key.Key_1)
    driver.press(Qt.Key.Key_Return)
    driver.arrive("Your documents are ready")
    assert "Employee: Sam Okafor" in driver.texts()


def test_that_who_signed_on_paper_is_asked_no_more(made: Made, vaults: MemoryVaults) -> None:
    driver = made(Occasion.ONBOARDING)
    driver.click("sign")
    driver.arrive("Sign your attestation")
    driver.click("answer.on_paper")
    driver.go_on("Your documents are ready")
    assert "signed the printed copy" in driver.texts()
    assert not driver.has("sign")
    assert vaults._vaults[vaults.names()[0].id].events()[-1].kind is Happening.SIGNED_ON_PAPER


def test_that_what_is_missing_is_said_all_at_once(made: Made) -> None:
    driver = made(Occasion.SITTING)
    driver.click("sign")
    driver.arrive("Sign both papers")
    driver.click("answer.own_key")
    driver.go_on("Your documents are ready")
    driver.click("sign")
    driver.arrive("Now the manager signs")
    driver.write("signer.name", " ")
    driver.click("continue")
    said = driver.find("error").accessibleName()
    assert "Choose how to sign" in said
    assert "Enter the manager's name" in said
    driver.click("answer.key_file")
    driver.write("signer.name", "Kim")
    driver.click("continue")
    assert "Choose the key file first" in driver.find("error").accessibleName()


def signing_with_a_file(driver: Driver, file: Path, password: str) -> SignPage:
    driver.click("sign")
    driver.arrive("Sign your attestation")
    driver.click("answer.key_file")
    page = driver.wizard.page
    assert isinstance(page, SignPage)
    page.take_file(str(file))
    driver.write("key_password", password)
    return page


def test_that_an_organisations_key_file_signs_and_its_password_is_forgotten(
    made: Made, tmp_path: Path
) -> None:
    key = tmp_path / "sam.p12"
    key.write_bytes(b"key of the council")
    driver = made(Occasion.ONBOARDING)
    page = signing_with_a_file(driver, key, "council")
    typed: list[str] = []
    page._password.edit.textChanged.connect(typed.append)
    driver.go_on("Your documents are ready")
    assert "Employee: the council" in driver.texts()
    assert typed[-1] == ""


def test_that_a_wrong_password_or_a_file_that_is_gone_signs_nothing_and_can_be_mended(
    made: Made, tmp_path: Path
) -> None:
    key = tmp_path / "sam.p12"
    key.write_bytes(b"key of the council")
    driver = made(Occasion.ONBOARDING)
    page = signing_with_a_file(driver, key, "secret")
    driver.click("continue")
    driver.until(lambda: driver.has("error"))
    assert "password is another one" in driver.find("error").accessibleName()
    page.take_file(str(tmp_path / "nowhere.p12"))
    driver.click("continue")
    driver.until(lambda: driver.has("error") and "cannot be read" in driver.find("error").accessibleName())
    page.take_file(str(key))
    driver.write("key_password", "council")
    driver.go_on("Your documents are ready")
    assert "Employee: the council" in driver.texts()


def test_that_a_full_disk_is_said_and_signing_again_works(
    made: Made, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = made(Occasion.ONBOARDING)
    vault = vaults._vaults[vaults.names()[0].id]

    def full(*_kept: object) -> None:
        raise Unsaved("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(vault, "keep_documents", full)
        driver.click("sign")
        driver.arrive("Sign your attestation")
        driver.click("answer.own_key")
        driver.click("continue")
        driver.until(lambda: driver.has("error"))
        assert "The disk is full." in driver.find("error").accessibleName()
    driver.click("retry")
    driver.arrive("Your documents are ready")
    assert "Employee: Sam Okafor" in driver.texts()


def test_that_a_file_that_did_not_take_the_signature_is_named_and_saving_again_brings_the_signed_one(
    made: Made, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = made(Occasion.ONBOARDING)
    (file,) = settings.documents_folder.glob("*attestation*")
    before = file.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full_disk)
        driver.click("sign")
        driver.arrive("Sign your attestation")
        driver.click("answer.own_key")
        driver.go_on("Your documents are in your vault")
        driver.until(lambda: driver.has("unwritten"))
    assert file.name in driver.find("unwritten").accessibleName()
    assert "Employee: Sam Okafor" in driver.texts()
    assert file.read_bytes() == before
    driver.click("save.attestation")
    driver.arrive("Your documents are ready")
    assert not driver.has("unwritten")
    signed = [one for one in settings.documents_folder.glob("*attestation*") if one != file]
    assert [one.read_bytes().endswith(b"signed by Employee: key of Sam Okafor") for one in signed] == [True]


def test_that_back_leaves_the_attestation_unsigned(made: Made) -> None:
    driver = made(Occasion.ONBOARDING)
    driver.click("sign")
    driver.arrive("Sign your attestation")
    driver.click("back")
    driver.arrive("Your documents are ready")
    assert "Not signed yet" in driver.texts()


def test_that_lines_can_be_left_out_and_are_shown_as_they_will_be(made: Made, documents: Documents) -> None:
    driver = made(Occasion.ONBOARDING)
    driver.click("make_new")
    driver.arrive("What your attestation will say")
    assert "Team: Planning" in driver.texts()
    assert "Still open" in driver.find("line.open_actions").property("text")
    driver.click("line.team")
    driver.click("line.open_actions")
    driver.until(lambda: "Team: Planning" not in driver.texts())
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    made_last = documents.attestations[-1]
    assert (made_last.person.job, made_last.person.team) == ("Planner", "")
    assert made_last.open_actions is not None
    assert {Line.JOB, Line.TEAM} == USUAL_LINES
    assert documents.attestations[0].open_actions is None


def test_that_the_days_are_saved_for_a_calendar_also_after_a_full_disk(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = made(Occasion.ONBOARDING)
    file = tmp_path / "reminders.ics"
    assert driver.has("calendar")
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full_disk)
        driver.wizard._signing._extras.save_calendar(str(file))
        driver.until(lambda: driver.has("error"))
        assert not file.exists()
    driver.click("retry")
    driver.until(lambda: driver.has("saved"))
    assert "2027" in file.read_text()


def full_disk(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_that_the_manager_gets_a_copy_of_what_was_agreed_only_if_the_employee_says_so(
    made: Made, vaults: MemoryVaults, tmp_path: Path
) -> None:
    driver = made(Occasion.SITTING)
    assert "unless you give your manager a copy" in driver.texts()
    assert driver.has("manager_copy")
    # The days of what only the employee knows of are in the calendar too: it is made when they are alone.
    assert not driver.has("calendar")
    driver.wizard._signing._extras.save_manager_copy(str(tmp_path))
    driver.until(lambda: driver.has("saved"))
    (copy,) = tmp_path.glob("*agreement*.pdf")
    vault = vaults._vaults[vaults.names()[0].id]
    assert copy.read_bytes() == vault.document(vault.events()[-1].digest)
    assert vault.events()[-1].place == str(copy)


def test_that_alone_there_is_no_manager_to_give_a_copy_to(made: Made) -> None:
    assert not made(Occasion.ONBOARDING).has("manager_copy")
