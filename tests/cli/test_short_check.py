"""Short checks by command: taken from a file to their ending, and listed with their endings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.test_commands import SERVICES
from footprint.cli.commands import main

ANSWERS = """\
questionnaire: before-you-post
answers: {about: local, local_kind: harsh, clock: no}
"""
PAGE = """\
questionnaire: something-posted
answers: {danger: no, which: about_me, want_help: yes}
"""


def run(tmp_path: Path, answers: str) -> int:
    (tmp_path / "answers.yaml").write_text(answers, "utf-8")
    out = str(tmp_path / "out")
    return main(["run", str(tmp_path / "answers.yaml"), "--out", out, "--date", "2026-02-28"], SERVICES)


def result(tmp_path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))
    return data


def test_a_run_of_a_short_check_tells_its_ending_with_the_reasons_and_whom_to_ask(tmp_path: Path) -> None:
    assert run(tmp_path, ANSWERS) == 0
    found = result(tmp_path)
    assert (found["ending"], found["title"]) == ("ask_first", "Ask first")
    assert [one["id"] for one in found["reasons"]] == ["harsh-on-council"]
    assert found["reasons"][0]["clauses"] == ["NEG-1", "VIEW-2", "RIGHT-2"]
    assert found["actions"][0]["contacts"] == ["policy_comms", "hr"]
    assert "occasion" not in found
    assert "person" not in found


def test_it_writes_no_attestation_and_a_page_only_where_there_is_one(tmp_path: Path) -> None:
    assert run(tmp_path, ANSWERS) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["result.json"]
    assert run(tmp_path, PAGE) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "page-to-take-along.pdf",
        "result.json",
    ]
    assert result(tmp_path)["ending"] == "not_alone"


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("answers:", "person: {name: Sam}\nanswers:", "answers.yaml:2:1: 'person' is not known here"),
        ("answers:", "occasion: onboarding\nanswers:", "answers.yaml:2:1: 'occasion' is not known here"),
        (", clock: no", "", "'clock' is asked and has no answer"),
        ("harsh", "harsch", "did you mean 'harsh'?"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, ANSWERS.replace(old, new)) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_its_questions_are_listed_with_how_it_can_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", "before-you-post"], SERVICES) == 0
    listed = capsys.readouterr().out
    assert "What is it about, most of all?" in listed
    assert "- better_not: Better not" in listed
    assert main(["questions", "before-you-post", "--json"], SERVICES) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["occasions"] == []
    assert [one["id"] for one in data["endings"]] == ["better_not", "ask_first", "change_it", "go_ahead"]


def test_the_organisations_own_questionnaire_has_occasions_and_no_endings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["questions", "chorley-social-media", "--json"], SERVICES) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["occasions"] == ["onboarding", "refresher", "sitting"]
    assert data["endings"] == []
