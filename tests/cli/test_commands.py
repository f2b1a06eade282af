"""The commands: an assessment from a file, listings, and refusals that write nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builders import SAMPLES
from fakes import PlainDocuments
from footprint import __version__
from footprint.bootstrap import SystemClock
from footprint.cli.commands import main
from footprint.policy import catalogue
from footprint.workflow.ports import Services, Vaults


def no_vaults() -> Vaults:
    raise AssertionError("a command without a window opens no vault")


SERVICES = Services(vaults=no_vaults, documents=PlainDocuments, policy=catalogue.load, clock=SystemClock())


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "allotment", tmp_path / "allotment")
    return tmp_path / "allotment" / "answers.yaml"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def taken(answers: Path, *more: str) -> dict[str, Any]:
    out = answers.parent / "out"
    assert main(["run", str(answers), "--out", str(out), "--date", "2026-02-28", *more], SERVICES) == 0
    result: dict[str, Any] = json.loads((out / "result.json").read_text("utf-8"))
    return result


def test_a_run_writes_three_files_and_tells_where(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken(answers)
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == ["attestation.pdf", "action-list.pdf", "result.json"]
    assert sorted(path.name for path in (answers.parent / "out").iterdir()) == sorted(names)


def test_the_result_tells_programs_everything(answers: Path) -> None:
    result = taken(answers)
    assert result["outcome"] == "seek_advice"
    (finding,) = result["findings"]
    assert finding["id"] == "hose"
    assert finding["severity"] == "serious"
    assert finding["clauses"] == ["WATER-1"]
    assert finding["because"] == ["watering", "hose_days"]
    assert finding["goes_away_if"] == "You water by can."
    assert [note["id"] for note in result["notes"]] == ["fire-not-sure"]
    assert [(one["id"], one["private"]) for one in result["support"]] == [("badly-treated", True)]
    assert [(action["id"], action["due"], action["contacts"]) for action in result["actions"]] == [
        ("get-help", "2026-02-28", ["mediator"]),
        ("ask-about-fire", "2026-03-07", ["mediator"]),
        ("take-a-can", "2026-03-14", ["mediator"]),
    ]
    assert result["asked"] == [
        "tenant", "watering", "hose_days", "last_fire", "asked_about_fire", "treated_badly", "note_to_self",
    ]  # fmt: skip
    assert result["set_aside"] == []


def test_an_answer_to_a_question_that_is_not_asked_is_set_aside(answers: Path) -> None:
    edit(answers, "[hose, can]", "[can]")
    assert taken(answers)["set_aside"] == ["hose_days"]


def test_in_a_sitting_what_is_left_open_is_told_and_holds_nothing_up(answers: Path) -> None:
    edit(answers, "  hose_days: 12\n", "")
    edit(answers, "occasion: onboarding", "occasion: sitting")
    assert taken(answers)["left_open"] == ["hose_days"]
    edit(answers, "  tenant: tenant\n", "")
    assert main(["run", str(answers), "--out", str(answers.parent / "made")], SERVICES) == 2


def test_running_again_replaces_the_three_files(answers: Path) -> None:
    assert taken(answers) == taken(answers)


REFUSED = [
    ("  hose_days: 12\n", "", "4:1: 'hose_days' is asked and has no answer: On how many days a month do you use the hose? It takes: number"),
    ("  hose_days", "  hose_dayz", "7:3: there is no question 'hose_dayz' (did you mean 'hose_days'?)"),
    ("[hose, can]", "[hoze, can]", "6:13: 'hoze' does not answer 'watering'; did you mean 'hose'?"),
    ("occasion: onboarding", "occasion: onbording", "2:11: 'onbording' is no occasion; it can be: onboarding, refresher, sitting (did you mean 'onboarding'?)"),
    ("questionnaire: .", "questionnaire: chorley-social-medai", "1:16: There is no questionnaire 'chorley-social-medai'."),
    ("name: Siân Ŵyn", "nam: Siân Ŵyn", "3:10: 'nam' is not known here (did you mean 'name'?)"),
    ("name: Siân Ŵyn, ", "", "3:1: 'name' is missing: it stands on the attestation"),
    ("occasion: onboarding\n", "", "1:1: 'occasion' is missing"),
    ("  tenant: tenant", "  tenant:", "5:3: 'tenant' has no answer here"),
    ("[hose, can]", "[hose, can", "6:13: a comma or ']' is missing"),
    ("person: {", "persona: 1\nperson: {", "3:1: 'persona' is not known here (did you mean 'person'?)"),
]  # fmt: skip


@pytest.mark.parametrize("old, new, said", REFUSED, ids=[said for *_, said in REFUSED])
def test_a_mistake_names_its_place_and_nothing_is_written(
    answers: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    edit(answers, old, new)
    out = answers.parent / "out"
    assert main(["run", str(answers), "--out", str(out)], SERVICES) == 2
    assert f"answers.yaml:{said}" in capsys.readouterr().err
    assert not out.exists()


def test_a_mistake_in_the_questionnaire_names_its_place(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(answers.parent / "rules.yaml", "raises: minor", "raises: bad")
    assert main(["run", str(answers), "--out", str(answers.parent / "out")], SERVICES) == 2
    assert "rules.yaml:2:11: this can be" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said_plainly(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(answers), "--out", str(answers / "out")], SERVICES) == 1
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("size", [2 * 1024 * 1024])
def test_a_huge_file_is_refused(answers: Path, capsys: pytest.CaptureFixture[str], size: int) -> None:
    answers.write_bytes(b"#" * size)
    assert main(["run", str(answers), "--out", str(answers.parent / "out")], SERVICES) == 2
    assert "larger than 1024 KB" in capsys.readouterr().err


def test_the_listing_has_all_that_an_answers_file_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", str(SAMPLES / "allotment"), "--json"], SERVICES) == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)["questions"]}
    assert listed["hose_days"]["asked_if"] == "watering includes 'By hose' (hose)"
    assert listed["watering"]["exclusive"] == ["none"]
    assert listed["watering"]["options"][0] == {"id": "can", "text": "By can", "hint": "Any size"}
    assert listed["treated_badly"]["private"] is True
    assert listed["last_fire"]["clauses"][0]["silence"] == "What counts as winter."


def test_the_listing_for_people_names_every_question_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", str(SAMPLES / "allotment")], SERVICES) == 0
    said = capsys.readouterr().out
    assert "watering: How do you water?" in said
    assert "    - none: I do not water (alone)" in said


def test_check_says_what_is_there_or_what_is_wrong(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(answers.parent)], SERVICES) == 0
    assert "7 clauses at work" in capsys.readouterr().out
    edit(answers.parent / "actions.yaml", "contacts: [mediator]", "contacts: []")
    assert main(["check", str(answers.parent)], SERVICES) == 2
    assert "actions.yaml:4:3: 'get-help' names nobody to turn to" in capsys.readouterr().err


def test_version_and_help_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (["--version"], __version__),
        (["--help"], "run"),
        (["run", "--help"], "questionnaire:"),
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments, SERVICES)
        assert left.value.code == 0
        assert said in capsys.readouterr().out


def test_a_changed_questionnaire_is_never_answered_from_its_old_fast_form(answers: Path) -> None:
    before = catalogue.load(str(answers.parent))
    assert catalogue.load(str(answers.parent)) == before
    edit(answers.parent / "rules.yaml", "You water by hose", "You used a hose")
    assert catalogue.load(str(answers.parent)).rules[0].title == "You used a hose"


def test_a_damaged_fast_form_is_made_again(answers: Path, own_home: Path) -> None:
    before = catalogue.load(str(answers.parent))
    (kept,) = (own_home / "cache" / "questionnaires").iterdir()
    kept.write_text('{"format": 1}')
    assert catalogue.load(str(answers.parent)) == before


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--date", "31.12.2026"], "'31.12.2026' is not a date such as 2026-03-27"),
        (["--date", "20261231"], "is not a date"),
        (["--date", "9999-12-31"], "is not a date"),
        (["--out", ""], "'' is not a folder"),
    ],
)
def test_an_argument_that_cannot_be_is_refused(
    answers: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["run", str(answers), "--out", str(answers.parent / "out"), *arguments], SERVICES)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_can_be_no_questionnaire_is_refused(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["check", name], SERVICES) == 2
    assert "There is no questionnaire" in capsys.readouterr().err


def test_a_file_named_for_its_folder_is_told_so(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(answers.parent / "policy.yaml")], SERVICES) == 2
    assert "is a file; name the folder" in capsys.readouterr().err


def test_what_is_set_aside_is_said(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(answers, "[hose, can]", "[can]")
    taken(answers)
    assert "Set aside, because these questions are not asked: hose_days" in capsys.readouterr().err


def test_every_questionnaire_is_checked_though_one_is_not_there(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "nowhere", str(answers.parent)], SERVICES) == 2
    said = capsys.readouterr().err
    assert "There is no questionnaire 'nowhere'" in said
    assert "7 clauses at work" in said
