"""Draws a gallery of the real pages without a screen: ``python -m footprint.ui.screenshot FOLDER``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

# Before Qt starts: the same pictures on every machine, whatever its screen.
os.environ.update(QT_QPA_PLATFORM="offscreen", QT_FONT_DPI="96", QT_SCALE_FACTOR="1", QT_QPA_PLATFORMTHEME="")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.renewal import Renewal
from footprint.policy.catalogue import load
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Occasion, Policy, Question
from footprint.ui import accessible, theme
from footprint.ui.background import Worker
from footprint.ui.following.pictures import pages as following_pages
from footprint.ui.home_page import HomePage
from footprint.ui.keeping.pictures import pages as keeping_pages
from footprint.ui.practice import PracticeFrame
from footprint.ui.preview.pictures import pages as preview_pages
from footprint.ui.preview.viewer import Viewer
from footprint.ui.screenshot_between import pages as between_pages
from footprint.ui.screenshot_documents import pages as documents_pages
from footprint.ui.screenshot_home import pages as home_pages
from footprint.ui.screenshot_refresher import pages as refresher_pages
from footprint.ui.screenshot_sitting import pages as sitting_pages
from footprint.ui.screenshot_way_in import framed, way_in
from footprint.ui.settings import Settings
from footprint.ui.short_check.pictures import pages as short_check_pages
from footprint.ui.tokens import SMALLEST, THEMES
from footprint.ui.wizard import steps
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.wizard import Wizard
from footprint.workflow.ports import Services
from footprint.workflow.practice import PracticeVault


class Look(NamedTuple):
    """How one picture is taken: theme, text size, and the window's size in pixels."""

    theme: str
    text_size: float
    width: int
    height: int


LOOKS = (
    Look("light", 1, 1280, 800),
    Look("dark", 1, 1280, 800),
    Look("hc-dark", 1, 1280, 800),
    Look("light", 2, 1280, 800),
    Look("light", 1, 480, 640),
    Look("light", 1, 480, 360),
    Look("hc-light", 2, 900, 700),
)


class _Noon:
    """A clock that stands still, so that pictures can be compared."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 20)


def _unused() -> object:
    raise NotImplementedError


def answered(policy: Policy, occasion: Occasion, *, until: int | None = None) -> Assessment:
    """An assessment in which every question has an answer, or only the first few."""
    assessment = Assessment("picture", policy, occasion, _Noon().now())
    assessment = assessment.with_person(Person("Sam Okafor", "Planning officer", "Planning"), "Ines Duarte")
    while (todo := assessment.unanswered) and len(assessment.answers) != until:
        assessment = assessment.with_answer(todo[0].id, _an_answer(todo[0], len(assessment.answers)))
    return assessment


def gallery(policy: Policy, worker: Worker, settings: Settings) -> Iterator[tuple[str, QWidget]]:
    """Every picture's name and what it shows, one after the other."""
    noon = _Noon()
    services = Services(_unused, _unused, lambda: policy, noon)  # type: ignore[arg-type]  # no picture needs these
    vault = PracticeVault("Sam")
    vault.begin(answered(policy, Occasion.ONBOARDING, until=12))
    yield from way_in()
    yield "home", framed(HomePage("Sam", vault.assessments()))

    def wizard(
        assessment: Assessment,
        step: Step | None = None,
        renewal: Renewal | None = None,
        *,
        is_practice: bool = False,
    ) -> Wizard:
        made = Wizard(services, vault, assessment, worker, settings, None, renewal, is_practice=is_practice)
        made.go(step or steps.resumed(assessment))
        return made

    done = answered(policy, Occasion.ONBOARDING)
    partly = answered(policy, Occasion.ONBOARDING, until=12)
    sitting = answered(policy, Occasion.SITTING)
    for plain_pages in (home_pages, keeping_pages):
        for name, plain in plain_pages(partly, done, noon):
            yield name, framed(plain)
    for name, plain in following_pages(done, noon):
        yield name, framed(plain)
    yield "intro", wizard(Assessment("new", policy, Occasion.ONBOARDING, noon.now()))
    yield "profile", wizard(done, Step(Place.PROFILE))
    yield from between_pages(Assessment("new", policy, Occasion.ONBOARDING, noon.now()), wizard)
    waiting = Step(Place.QUESTION, partly.unanswered[0].id)
    yield "question", wizard(partly, waiting)
    error = wizard(partly, waiting)
    error.page.go_on()
    yield "error", error
    yield from sitting_pages(sitting, noon.today(), wizard, settings)
    yield "check", wizard(done, Step(Place.CHECK))
    yield "result", wizard(done, Step(Place.RESULT))
    yield from refresher_pages(done, noon.now(), wizard)
    for name, step in (("practice-intro", Step(Place.INTRO)), ("practice-end", Step(Place.ATTESTATION))):
        practising = PracticeFrame()
        practising.put(wizard(done, step, is_practice=True))
        yield name, practising
    yield from documents_pages(done, sitting, noon, wizard)
    for name, short in short_check_pages(noon):
        yield name, framed(short)
    yield from preview_pages()


def main(argv: list[str]) -> int:
    """Write the pictures into a folder; a second argument takes only those whose name contains it."""
    if not argv or argv[0].startswith("-"):
        print(__doc__)  # noqa: T201 (a tool for whoever works on the window)
        return 2
    folder, only = Path(argv[0]), argv[1] if len(argv) > 1 else ""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["screenshot"])
    app.setStyle("Fusion")
    theme.load_fonts()
    accessible.install()
    worker = Worker()
    policy = load()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(Path(home) / "settings.ini")
        for look in LOOKS:
            theme.apply(app, THEMES[look.theme], look.text_size)
            for name, widget in gallery(policy, worker, settings):
                file = f"{name}-{look.theme}-{round(look.text_size * 100)}-{look.width}x{look.height}.png"
                if only in file:
                    _save(app, widget, look, folder / file)
                # Whatever Python alone let go of would be dressed again half gone, with the next theme.
                widget.deleteLater()
                app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    worker.stop()
    return 0


def _save(app: QApplication, widget: QWidget, look: Look, file: Path) -> None:
    widget.setAutoFillBackground(True)
    # As the window has it: else a sidebar that is about to go holds a narrow picture wide.
    widget.setMinimumSize(*SMALLEST)
    widget.resize(look.width, look.height)
    widget.show()
    app.processEvents()
    app.processEvents()
    for viewer in widget.findChildren(Viewer):
        while not viewer.is_settled:
            app.processEvents()
    widget.grab().save(str(file))
    widget.hide()


def _an_answer(question: Question, number: int) -> Value:
    """A plausible answer: mostly the first, now and then the last, which often is "not sure"."""
    option = question.options[-1 if number % 6 == 5 else 0].id if question.options else ""
    match question.kind:
        case Kind.ONE:
            return option
        case Kind.MANY:
            return (option,)
        case Kind.DATE:
            return _Noon().today()
        case Kind.NUMBER:
            return question.minimum or 1
        case Kind.TEXT:
            return "…"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
