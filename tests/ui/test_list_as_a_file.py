"""Whether the action list is a file too is its owner's choice; what stays in the vault alone can be saved at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from builders import A_DAY, A_MOMENT, an_assessment
from fakes import MemoryVaults
from footprint import locations
from footprint.policy.policy import Occasion
from footprint.ui.settings import Settings
from footprint.workflow.kept import DocumentKind, Happening
from ui.driver import PASSPHRASE, Driver
from ui.finished import vault_of

At = Callable[[Occasion], Driver]


@pytest.fixture
def at(home: Driver, vaults: MemoryVaults) -> At:
    """At the attestation page of a check that is signed off and has no documents yet."""

    def at(occasion: Occasion) -> Driver:
        vault = vault_of(vaults)
        done = an_assessment(occasion=occasion, tenant="helper", watering=["can"], treated_badly="no")
        vault.begin(done.with_person(done.person, "Kim" if occasion is Occasion.SITTING else ""))  # type: ignore[arg-type]  # it has one
        vault.sign_off("a1", A_DAY, A_MOMENT)
        home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        home.until(lambda: home.has("open"))
        home.write("passphrase", PASSPHRASE)
        home.click("open")
        home.arrive("Hello, Sam")
        opened(home)
        home.wizard._signing.show_attestation()
        home.arrive("What your attestation will say")
        return home

    return at


def opened(driver: Driver) -> None:
    """From home to the documents of the finished check."""
    driver.click("open.a1")
    driver.until(lambda: driver.has("continue"))
    driver.click("continue")
    driver.until(lambda: driver.title.startswith("Your documents"))


def reopened(driver: Driver) -> None:
    """Home and back again."""
    driver.go_on("Hello, Sam")
    opened(driver)


def is_ticked(driver: Driver) -> bool:
    box = driver.find("saves_list")
    assert isinstance(box, QCheckBox)
    return box.isChecked()


def names(folder: Path) -> list[str]:
    return sorted(path.name.split(" 2026")[0] for path in folder.iterdir())


ATTESTATION, LIST = "Social media attestation", "Social media action list"
AGREEMENT = "Social media agreement"


def test_that_a_list_that_is_not_to_be_a_file_stays_in_the_vault_and_can_be_saved_later(
    at: At, settings: Settings, vaults: MemoryVaults
) -> None:
    driver = at(Occasion.ONBOARDING)
    assert is_ticked(driver)
    driver.click("saves_list")
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    assert names(settings.documents_folder) == [ATTESTATION]
    assert [one.kind for one in vault_of(vaults).documents()] == list(DocumentKind)
    assert driver.has("open.attestation")
    assert not driver.has("open.action_list")
    assert "In the vault alone, locked." in driver.texts()
    # Saving the one again leaves the other where it is.
    assert driver.find("make_again").property("text") == "Save it again"
    driver.click("make_again")
    driver.until(lambda: names(settings.documents_folder) == [ATTESTATION] * 2)
    driver.until(lambda: driver.has("save.action_list"))
    driver.click("save.action_list")
    driver.until(lambda: driver.has("open.action_list"))
    assert names(settings.documents_folder) == [LIST, ATTESTATION, ATTESTATION]
    assert driver.find("make_again").property("text") == "Save them again"


def test_that_the_page_is_the_same_after_coming_back(at: At, settings: Settings) -> None:
    driver = at(Occasion.ONBOARDING)
    driver.click("saves_list")
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    reopened(driver)
    assert driver.title == "Your documents are ready"
    assert "The other is in your vault alone." in driver.texts()
    assert driver.has("save.action_list")
    assert driver.has("open.attestation")
    for path in settings.documents_folder.iterdir():
        path.unlink()
    reopened(driver)
    assert driver.title == "Your documents are in your vault"
    assert driver.find("make_again").property("text") == "Save both as files"
    driver.click("save.action_list")
    driver.until(lambda: driver.has("open.action_list"))
    assert driver.title == "Your documents are in your vault"
    assert "The attestation is in your vault" in driver.texts()
    assert names(settings.documents_folder) == [LIST]


def test_that_the_choice_is_remembered_for_the_next_check(at: At, settings: Settings) -> None:
    driver = at(Occasion.ONBOARDING)
    driver.click("saves_list")
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    assert not settings.saves_action_list
    driver.click("make_new")
    driver.arrive("What your attestation will say")
    assert not is_ticked(driver)
    driver.click("saves_list")
    driver.click("answer.not_yet")
    driver.go_on("Your documents are ready")
    # As the next start of the program reads it.
    assert Settings(locations.settings_file()).saves_action_list
    assert LIST in names(settings.documents_folder)


def test_that_in_a_sitting_it_is_saved_unless_one_says_no_and_nothing_is_remembered(
    at: At, settings: Settings
) -> None:
    settings.saves_action_list = False
    driver = at(Occasion.SITTING)
    assert is_ticked(driver)
    assert "Save what we agreed as a file too" in driver.texts()
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    assert names(settings.documents_folder) == [AGREEMENT, ATTESTATION]
    assert not settings.saves_action_list


def test_that_what_is_agreed_is_signed_where_it_is_in_the_vault_alone(
    at: At, settings: Settings, vaults: MemoryVaults
) -> None:
    driver = at(Occasion.SITTING)
    driver.click("saves_list")
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    for title in ("Sign both papers", "Now the manager signs"):
        driver.click("sign")
        driver.arrive(title)
        driver.click("answer.own_key")
        driver.go_on("Your documents are ready")
    assert names(settings.documents_folder) == [ATTESTATION]
    assert driver.has("save.action_list")
    driver.click("save.action_list")
    driver.until(lambda: driver.has("open.action_list"))
    (saved,) = settings.documents_folder.glob("*agreement*")
    assert saved.read_bytes().decode().count("signed by") == 2
    written = [one for one in vault_of(vaults).events() if one.kind is Happening.DOCUMENT_WRITTEN]
    assert written[-1].place == str(saved)
    assert written[-1].digest == vault_of(vaults).documents()[-1].id


def test_that_another_folder_gets_what_lies_in_the_old_one_and_no_more(
    at: At, settings: Settings, tmp_path: Path
) -> None:
    driver = at(Occasion.ONBOARDING)
    driver.click("saves_list")
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    driver.click("save.action_list")
    driver.until(lambda: driver.has("open.action_list"))
    (saved,) = settings.documents_folder.glob("*action list*")
    saved.unlink()
    reopened(driver)
    driver.wizard._signing._on_folder_selected(str(tmp_path / "elsewhere"))
    driver.until(lambda: (tmp_path / "elsewhere").is_dir() and names(tmp_path / "elsewhere") == [ATTESTATION])
    driver.until(lambda: driver.has("save.action_list"))


def test_that_a_full_folder_writes_what_was_asked_for_once_there_is_room(at: At, settings: Settings) -> None:
    settings.documents_folder.parent.mkdir(parents=True, exist_ok=True)
    settings.documents_folder.write_text("in the way")
    driver = at(Occasion.ONBOARDING)
    driver.click("saves_list")
    driver.click("answer.read")
    driver.go_on("Error: Your documents are in your vault")
    settings.documents_folder.unlink()
    driver.click("retry")
    driver.arrive("Your documents are ready")
    assert names(settings.documents_folder) == [ATTESTATION]
