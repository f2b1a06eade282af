"""What is kept about me: everything is said, in order, and nothing that is not true."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

from fakes import MemoryVaults
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import Refused
from footprint.policy.policy import Occasion, Policy
from footprint.ui.keeping.keeping import Keeping
from footprint.workflow.action_table import save_table
from footprint.workflow.kept import Contents, DocumentKind, Event, Happening
from footprint.workflow.ports import Services
from footprint.workflow.reminders import save_calendar
from ui.driver import Documents, Driver
from ui.keeper import NOON, Calendar, Fragile, choose, look, made, put_check, put_documents, unlock


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents) -> Services:
    return Services(lambda: vaults, lambda: documents, lambda: policy, Calendar())


@pytest.fixture
def vault(vaults: MemoryVaults, tmp_path: Path) -> Fragile:
    vault = made(vaults)
    put_check(vault, "first", date(2026, 5, 2))
    put_check(vault, "draft", None, Occasion.SITTING)
    put_documents(vault, "first", date(2026, 5, 2), tmp_path)
    return vault


@pytest.fixture
def kept(vault: Fragile, driver: Driver) -> Driver:
    return look(unlock(driver))


def test_every_check_is_there_with_the_day_its_answers_go(kept: Driver) -> None:
    said = kept.texts()
    for part in (
        "3 answers · signed off on 2 May 2026",
        "Deleted on 2 November 2027, in 347 days",
        "not finished, begun on 20 November 2026",
        "Deleted on 20 May 2028, in 547 days",
        "Answers are kept for 18 months after you sign off",
    ):
        assert part in said


def test_what_is_kept_beside_answers_is_told_with_its_number_and_nothing_that_is_not_there(
    vault: Fragile, driver: Driver
) -> None:
    vault.is_open = True
    vault.bring_out("draft", ["a-rule"], NOON)
    vault.agree(
        "draft", [AgreedAction(f"own-{n}", Owner.MANAGER, NOON.date(), "SENTINEL") for n in (1, 2)], NOON
    )
    for _n in range(3):
        vault.follow_up("first", FollowUp("own-1", Course.DONE, NOON, words="SENTINEL"))
    vault.close()
    alone = look(unlock(driver))
    assert "1 thing you let" not in alone.texts()
    alone.click("numbers.draft")
    said = alone.texts()
    assert "1 thing you let your manager see · 2 actions you agreed" in said
    assert "3 steps on your actions" in said
    assert not any("SENTINEL" in text or "0 " in text[:2] for text in said)


def test_headings_lead_through_the_page_in_order(kept: Driver) -> None:
    said = [
        one.text(QAccessible.Text.Name)
        for one in kept.tree()
        if one.role() is QAccessible.Role.Heading and one.object().property("role") in ("title", "h2")
    ]
    assert said == [
        "What is kept about me",
        "Your checks",
        "Your documents in the vault",
        "Files outside the vault",
        "Your vault",
        "What else is remembered",
        "What is not kept",
        "Take it with you",
        "Erase",
    ]


def test_each_group_is_named_by_its_heading(kept: Driver) -> None:
    groups = {
        one.text(QAccessible.Text.Name) for one in kept.tree() if one.role() is QAccessible.Role.Grouping
    }
    assert {"Your checks", "Files outside the vault", "Your vault", "What is not kept"} <= groups


def test_files_outside_are_listed_with_how_they_stand(vault: Fragile, driver: Driver, tmp_path: Path) -> None:
    places = put_documents(vault, "second", date(2026, 6, 3), tmp_path)
    places[DocumentKind.ATTESTATION].unlink()
    places[DocumentKind.ACTION_LIST].write_bytes(b"changed")
    look(unlock(driver))
    driver.click("more_outside")
    driver.until(lambda: "No longer there" in driver.texts())
    said = driver.texts()
    assert said.count("Still there") == 2
    assert said.count("There, and changed since or not readable") == 1
    assert said.count("No longer there") == 1
    assert str(places[DocumentKind.ATTESTATION]) in said


def test_a_table_and_days_for_a_calendar_are_among_the_files_outside(
    vault: Fragile, services: Services, driver: Driver, tmp_path: Path
) -> None:
    vault.is_open = True
    save_table(services, vault, tmp_path / "t.csv")
    save_calendar(services, vault, tmp_path / "c.ics")
    vault.close()
    look(unlock(driver))
    said = driver.texts()
    for words in (
        "Table of actions",
        str(tmp_path / "t.csv"),
        "Days for a calendar",
        str(tmp_path / "c.ics"),
    ):
        assert words in said
    driver.click("events")
    assert "A table of actions was saved outside the vault" in driver.texts()
    assert "Days for a calendar were saved outside the vault" in driver.texts()


def test_what_happened_is_folded_away_until_it_is_asked_for(kept: Driver) -> None:
    assert "The vault was made" not in kept.texts()
    kept.click("events")
    assert "The vault was made" in kept.texts()
    assert "A document was saved outside the vault" in kept.texts()
    assert (
        kept.find("events").accessibleName() or kept.find("events").property("text") == "Hide what happened"
    )
    kept.click("events")
    assert "The vault was made" not in kept.texts()


def test_many_checks_are_folded_but_none_is_left_out(vault: Fragile, driver: Driver) -> None:
    for n in range(4):
        put_check(vault, f"more{n}", date(2026, 1, 10 + n), Occasion.REFRESHER)
    look(unlock(driver))
    assert "signed off on 2 May 2026" not in driver.texts()
    driver.click("more_checks")
    for day in ("2 May 2026", "10 January 2026", "13 January 2026"):
        assert f"signed off on {day}" in driver.texts()


def test_an_empty_vault_says_so_and_offers_no_answers_to_erase(vaults: MemoryVaults, driver: Driver) -> None:
    driver.until(lambda: driver.has("with_passphrase"))
    driver.make_vault()
    look(driver)
    assert "There are no answers in the vault." in driver.texts()
    assert not driver.has("erase_answers")
    assert driver.has("erase_everything")


@pytest.mark.parametrize("said", ["Sam", "helper", "can"])
def test_nothing_of_the_person_is_in_the_windows_title(kept: Driver, said: str) -> None:
    assert said not in kept.window.windowTitle()


def test_a_managers_name_is_not_shown(vault: Fragile, driver: Driver) -> None:
    vault.is_open = True
    assessment = vault.load("draft")
    assert assessment.person is not None
    vault.save_person("draft", assessment.person, "Ines Duarte", NOON)
    vault.close()
    look(unlock(driver))
    assert "your manager's name" in driver.texts()
    assert "Ines" not in driver.texts()


def test_what_is_shown_can_be_reached_and_left_by_keyboard(kept: Driver) -> None:
    assert isinstance(kept.window.focusWidget(), QLabel)
    kept.tab_to("months")
    kept.press(Qt.Key.Key_Return)
    kept.arrive("How long your answers are kept")
    kept.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    kept.arrive("What is kept about me")
    kept.tab_to("back")
    kept.press(Qt.Key.Key_Return)
    kept.arrive("Hello, Sam")


def test_a_document_is_saved_again_just_as_it_was_made(kept: Driver, vault: Fragile, tmp_path: Path) -> None:
    attestation = next(one for one in vault.documents() if one.kind is DocumentKind.ATTESTATION)
    kept.click(f"save.{attestation.id}")
    kept.arrive("Attestation of 2 May 2026")
    kept.click("choose")
    (tmp_path / "again").mkdir()
    choose(kept, tmp_path / "again")
    kept.until(lambda: kept.has("done"))
    (saved,) = (tmp_path / "again").iterdir()
    assert saved.read_bytes() == vault.document(attestation.id)
    assert str(saved) in kept.find("done").accessibleName()
    kept.click("back")
    kept.arrive("What is kept about me")
    assert str(saved) in kept.texts()


def test_a_document_that_cannot_be_saved_says_why_and_can_be_tried_again(
    kept: Driver, vault: Fragile, tmp_path: Path
) -> None:
    attestation = next(one for one in vault.documents() if one.kind is DocumentKind.ATTESTATION)
    kept.click(f"save.{attestation.id}")
    kept.arrive("Attestation of 2 May 2026")
    (tmp_path / "file").write_text("in the way")
    kept.click("choose")
    choose(kept, tmp_path / "file")
    kept.until(lambda: kept.has("error"))
    assert "could not be written" in kept.find("error").accessibleName()
    kept.click("choose")
    choose(kept, tmp_path)
    kept.until(lambda: kept.has("done"))


def test_a_file_that_no_program_opens_is_told_by_its_place(
    kept: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    kept.click("show.0")
    kept.until(lambda: kept.has("error"))
    assert str(tmp_path) in kept.find("error").accessibleName()
    assert kept.has("copy_path")


def test_a_vault_that_cannot_be_read_says_so_with_another_try_and_a_way_back(
    vault: Fragile, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(driver)
    contents = vault.contents

    def broken() -> Contents:
        raise Refused("A history is not as it was written.")

    monkeypatch.setattr(vault, "contents", broken)
    driver.click("kept")
    driver.until(lambda: driver.has("error"))
    assert "A history is not as it was written." in driver.find("error").accessibleName()
    driver.click("back")
    driver.arrive("Hello, Sam")
    driver.click("kept")
    driver.until(lambda: driver.has("retry"))
    monkeypatch.setattr(vault, "contents", contents)
    driver.click("retry")
    driver.until(lambda: driver.has("months"))


def test_a_bug_is_reported_and_the_page_stays_usable(
    vault: Fragile, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(driver)

    def broken() -> Contents:
        raise RuntimeError("a bug")

    monkeypatch.setattr(vault, "contents", broken)
    driver.click("kept")
    driver.until(lambda: driver.has("report"))
    driver.click("close_error")
    assert "Something went wrong" in driver.find("error").accessibleName()
    assert driver.has("retry")


def test_what_comes_back_after_the_vault_was_locked_shows_nothing(
    services: Services, vault: Fragile, driver: Driver
) -> None:
    unlock(driver)
    window = driver.window
    assert window._worker is not None
    keeping = Keeping(services, vault, window._worker, window._settings)
    shown: list[QWidget] = []
    keeping.shown.connect(shown.append)
    keeping.begin()
    keeping.wipe()
    worker = window._worker
    driver.until(lambda: not worker.is_busy)
    assert not shown
    keeping.begin()
    driver.until(lambda: shown)
    # No window holds it, so nobody else would let it go.
    driver.bot.addWidget(shown[0])


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change the time zone of a program")
def test_moments_are_told_by_the_computers_own_clock(
    vault: Fragile, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    try:
        vault.is_open = True
        vault.record(Event(Happening.CLOCK_CONFIRMED, NOON))
        vault.close()
        look(unlock(driver))
        driver.click("events")
        assert "20 November 2026 at 13:00" in driver.texts()
    finally:
        monkeypatch.undo()
        time.tzset()
