"""A whole window over vaults in memory, and a hand to drive it with."""

from __future__ import annotations

import gc
import os

# The same sizes on every machine, whatever its screen and desktop.
os.environ.update(QT_FONT_DPI="96", QT_SCALE_FACTOR="1", QT_QPA_PLATFORMTHEME="")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import allotment
from fakes import MemoryVault, MemoryVaults
from footprint import locations
from footprint.policy.policy import Policy
from footprint.ui import accessible, theme
from footprint.ui.main_window import MainWindow
from footprint.ui.settings import Settings
from footprint.ui.tokens import LIGHT
from footprint.workflow.ports import Services
from ui.driver import Documents, Driver, Noon, Seconds
from ui.finished import vault_of


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """As in the program: widgets end in the window's thread alone, and none outlives its test."""
    gc.disable()
    yield
    gc.collect()
    # What is left lives as long as the tests do; not looking at it again saves a minute.
    gc.freeze()
    gc.enable()


@pytest.fixture
def policy() -> Policy:
    """What is asked; a test module may put another in its place."""
    return allotment()


@pytest.fixture
def vaults() -> MemoryVaults:
    return MemoryVaults()


@pytest.fixture
def documents() -> Documents:
    return Documents()


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents) -> Services:
    return Services(vaults=lambda: vaults, documents=lambda: documents, policy=lambda: policy, clock=Noon())


@pytest.fixture
def settings(own_home: Path) -> Settings:
    return Settings(locations.settings_file())


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme at the usual text size."""
    qapp.setStyle("Fusion")
    # Else the end of one test's window asks the next test's to close as well.
    qapp.setQuitOnLastWindowClosed(False)
    theme.load_fonts()
    accessible.install()
    theme.apply(qapp, LIGHT, 1)
    return qapp


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def driver(
    qtbot: QtBot, dressed: QApplication, services: Services, settings: Settings, seconds: Seconds
) -> Iterator[Driver]:
    """A window at its first page."""
    settings.theme = "light"
    window = MainWindow(services, settings, seconds)
    made = Driver(qtbot, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.fill()
    yield made
    made.close()


@pytest.fixture
def home(driver: Driver) -> Driver:
    """A window at home, with a new vault."""
    driver.make_vault()
    return driver


@pytest.fixture
def vault(home: Driver, vaults: MemoryVaults) -> MemoryVault:
    """The vault of the window that is at home."""
    assert home.title
    return vault_of(vaults)
