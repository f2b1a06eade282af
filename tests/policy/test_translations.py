"""Languages: a questionnaire and the program speak the person's language, and English where it is not translated."""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from builders import SAMPLES
from footprint import language
from footprint.policy import catalogue


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.speak("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A questionnaire with two of its texts in Welsh."""
    shutil.copytree(SAMPLES / "allotment", tmp_path / "allotment")
    texts = Catalog(locale="cy")
    texts.add("How do you water?", "Sut ydych chi'n dyfrio?", context="question.watering.text")
    texts.add("By hose", "Gyda phibell ddŵr", context="question.watering.option.hose")
    compiled = io.BytesIO()
    write_mo(compiled, texts)
    path = tmp_path / "allotment" / "translations" / "cy" / "LC_MESSAGES" / "allotment-rules.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled.getvalue())
    return tmp_path / "allotment"


def test_a_questionnaire_speaks_the_language_spoken(folder: Path) -> None:
    language.speak("cy")
    for _ in ("read", "from its fast form"):
        watering = catalogue.load(str(folder)).questions["watering"]
        assert watering.text == "Sut ydych chi'n dyfrio?"
        assert watering.option("hose").text == "Gyda phibell ddŵr"
        assert watering.option("can").text == "By can"


def test_a_translation_does_not_change_the_edition(folder: Path) -> None:
    english = catalogue.load(str(folder)).edition
    language.speak("cy")
    assert catalogue.load(str(folder)).edition == english


def test_a_language_that_is_not_there_leaves_english() -> None:
    language.speak("xx")
    assert language.text("Enter your name as it should stand on your documents").startswith("Enter")


def test_every_thread_speaks_the_same_language(folder: Path) -> None:
    language.speak("cy")
    heard = []
    worker = threading.Thread(
        target=lambda: heard.append(catalogue.load(str(folder)).questions["watering"].text)
    )
    worker.start()
    worker.join()
    assert heard == ["Sut ydych chi'n dyfrio?"]


@pytest.mark.parametrize(
    "wanted, language_", [("cy_GB.UTF-8", "cy"), ("C.UTF-8", "en"), ("", "en"), ("en_GB:cy", "en")]
)
def test_the_systems_language_is_preferred(
    monkeypatch: pytest.MonkeyPatch, wanted: str, language_: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", wanted)
    assert language.preferred() == language_


def test_a_damaged_translation_leaves_english(folder: Path) -> None:
    for damage in (b"", b"no translation at all", b"\xde\x12\x04\x95"):
        (folder / "translations" / "cy" / "LC_MESSAGES" / "allotment-rules.mo").write_bytes(damage)
        language.speak("cy")
        assert catalogue.load(str(folder)).questions["watering"].text == "How do you water?"
