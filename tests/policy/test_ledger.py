"""Editions account for every id that was ever published; whatever they forget is found, at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import SAMPLES
from footprint.cli.check import check
from footprint.cli.ids import write_ids
from footprint.policy.changes import EditionChanges, between
from footprint.policy.yaml_text import FileRefused


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A copy of the third edition, which is without a mistake, beside the two before it."""
    for edition in ("allotment", "allotment_2", "allotment_3"):
        shutil.copytree(SAMPLES / edition, tmp_path / edition)
    return tmp_path / "allotment_3"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("edition", ["allotment", "allotment_2", "allotment_3"])
def test_that_the_samples_are_without_a_mistake(edition: str) -> None:
    said, clean = check([str(SAMPLES / edition)])
    assert clean, said


@pytest.mark.parametrize(
    "file, old, new, complaint",
    [
        ("changes/3.yaml", "rename: {watering: how_you_water}\n", "", "'watering' was published and is gone"),
        (
            "changes/3.yaml",
            "  how_you_water: {hosepipe: pipe}",
            "  how_you_water: {can: can}",
            "the option 'hosepipe' of 'how_you_water' was published and is gone",
        ),
        (
            "sections/compost.yaml",
            "questions:\n",
            "questions:\n  - {id: note_to_self, kind: text, text: What do you want to remember?}\n",
            "'note_to_self' was in use until edition 2 and cannot be used again",
        ),
        (
            "sections/water.yaml",
            "  - id: fire_leave\n",
            "  - id: fire_leave\n    kind: many\n",
            "'fire_leave' was of kind one: what has another kind needs another id",
        ),
        (
            "sections/water.yaml",
            "pipe: By hose",
            "pipe: By hose\n      rain: From the barrel",
            "the option 'rain' of 'how_you_water' was withdrawn and cannot be used again",
        ),
        (
            "changes/3.yaml",
            "{watering: how_you_water}",
            "{watering: how_so}",
            "there is no question 'how_so'",
        ),
        ("changes/3.yaml", "hosepipe: pipe", "hosepipe: tube", "'how_you_water' has no option 'tube'"),
        ("changes/2.yaml", "{quarrel: no}", "{quarel: no}", "there is no question 'quarel'"),
        ("changes/2.yaml", "{quarrel: no}", "{quarrel: never}", "'quarrel' has no option 'never'"),
        ("changes/3.yaml", "ask_again: {hose_days:", "ask_again: {hose_day:", "no question 'hose_day'"),
        ("changes/3.yaml", "ask_again:", "ask_agian:", "the name 'ask_agian' is not known here"),
        ("changes/3.yaml", "rename:", "drop: {hose_days: Why.}\nrename:", "dropped or split"),
        ("ids.yaml", "edition: 2", "edition: 4", "edition 4 is published already"),
        ("ids.yaml", "edition: 2", "edition: 3", "changes/4.yaml"),
        ("ids.yaml", "kind: date", "kind: day", "this can be"),
    ],
)
def test_that_what_an_edition_forgets_is_found(
    third: Path, file: str, old: str, new: str, complaint: str
) -> None:
    change(third / file, old, new)
    said, clean = check([str(third)])
    assert not clean
    assert complaint in said
    assert said.splitlines()[0].count(":") >= 3  # file, line, column


def test_that_a_later_edition_without_a_ledger_is_refused(third: Path) -> None:
    (third / "ids.yaml").unlink()
    assert "ids.yaml is missing" in check([str(third)])[0]


@pytest.mark.parametrize("name", ["1.yaml", "4.yaml", "03.yaml", "third.yaml"])
def test_that_changes_bear_the_number_of_their_edition(third: Path, name: str) -> None:
    (third / "changes" / "3.yaml").rename(third / "changes" / name)
    assert "is named after its edition" in check([str(third)])[0]


def test_that_the_ledger_is_written_from_an_edition_that_is_right(third: Path) -> None:
    assert write_ids(str(third)) == third / "ids.yaml"
    written = (third / "ids.yaml").read_text("utf-8")
    assert "edition: 3" in written
    assert "watering: {kind: many, options: [can, hosepipe, none], gone: [hose, rain], retired: 3}" in written
    assert "gone: [hose, hosepipe, rain]" in written
    assert check([str(third)])[1]
    change(third / "sections" / "compost.yaml", "- id: compost", "- id: compost_heap")
    change(third / "rules.yaml", "{compost: yes}", "{compost_heap: yes}")
    with pytest.raises(FileRefused, match="'compost' was published and is gone"):
        write_ids(str(third))
    assert (third / "ids.yaml").read_text("utf-8") == written


def test_that_steps_come_in_order_and_never_lead_back() -> None:
    steps = tuple(EditionChanges(number) for number in (4, 2, 3))
    assert [step.edition for step in between(steps, 1, 3)] == [2, 3]
    assert between(steps, 3, 1) == ()
