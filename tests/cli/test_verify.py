"""``footprint verify``: what a script and a person are told of signed documents."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders import allotment, an_assessment, chorley
from footprint.assessment.attestation import action_list, attestation
from footprint.bootstrap import SystemClock
from footprint.cli.commands import main
from footprint.policy.policy import Occasion, Policy
from footprint.report.documents import PdfDocuments
from footprint.workflow.ports import Services, Vaults
from footprint.workflow.signatures import Signer

NOW = datetime.now(UTC)


def no_vaults() -> Vaults:
    raise AssertionError("verifying opens no vault")


def services(policy: Policy) -> Services:
    return Services(vaults=no_vaults, documents=PdfDocuments, policy=lambda: policy, clock=SystemClock())


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Attestations by how far they were signed."""
    documents, folder = PdfDocuments(), tmp_path_factory.mktemp("signed")
    key = documents.new_key("Sam Okafor", NOW)
    alone = documents.attestation(attestation(an_assessment(), NOW.date()))
    sitting = documents.attestation(attestation(an_assessment(occasion=Occasion.SITTING), NOW.date()))
    once = documents.sign(sitting, Signer.EMPLOYEE, key, "", NOW)
    contents = {
        "nobody": alone,
        "alone": documents.sign(alone, Signer.EMPLOYEE, key, "", NOW),
        "once": once,
        "twice": documents.sign(once, Signer.MANAGER, documents.new_key("Kim", NOW), "", NOW),
    }
    agreed = documents.action_list(action_list(an_assessment(occasion=Occasion.SITTING), NOW.date()))
    contents["swapped"] = documents.sign(once, Signer.MANAGER, key, "", NOW)
    later = attestation(an_assessment().signed_off_on(date(2020, 5, 2)), NOW.date())
    contents["later"] = documents.sign(documents.attestation(later), Signer.EMPLOYEE, key, "", NOW)
    contents["agreed"] = documents.sign(agreed, Signer.EMPLOYEE, key, "", NOW)
    contents["changed"] = contents["twice"].replace(b"/Type", b"/Typo", 1)
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return {name: folder / f"{name}.pdf" for name in contents}


@pytest.mark.parametrize(
    "name, code, words",
    [
        ("alone", 0, ["Genuine and unaltered, 1 of 1", "Employee: Sam Okafor", "the current edition"]),
        ("twice", 0, ["2 of 2", "Manager: Kim"]),
        ("alone", 0, ["The attestation of Sam Okafor, made on ", "Occasion: Self-check by a new starter"]),
        ("later", 0, ["Check of 2 May 2020"]),
        ("swapped", 0, ["2 of 2", "Look at this: Both signatures were made with the same key"]),
        ("once", 1, ["Genuine and unaltered, 1 of 2 signatures: an attestation"]),
        ("agreed", 1, ["Genuine and unaltered, 1 of 2 signatures: what was agreed in a sitting"]),
        ("changed", 1, ["NOT GENUINE"]),
        ("nobody", 1, ["NOT GENUINE, or nobody can tell", "Nobody has signed"]),
    ],
)
def test_that_each_file_is_told_with_who_signed_it_and_for_what(
    signed: dict[str, Path], capsys: pytest.CaptureFixture[str], name: str, code: int, words: list[str]
) -> None:
    assert main(["verify", str(signed[name])], services(allotment())) == code
    said = capsys.readouterr().out
    assert [word for word in words if word not in said] == []
    assert "Whose hand it was" in said


def test_that_scripts_get_all_of_it(signed: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(signed["alone"]), str(signed["once"]), str(signed["agreed"])]
    assert main(["verify", "--json", *files], services(allotment())) == 1
    first, second, third = json.loads(capsys.readouterr().out)
    assert (first["file"], first["genuine"], first["complete"], first["current_edition"]) == (
        files[0],
        True,
        True,
        True,
    )
    assert (first["attestation"]["document"], first["agreement"]) == ("attestation", {})
    assert (third["attestation"], third["agreement"]["occasion"]) == ({}, "sitting")
    assert (second["complete"], second["expected_signatures"], len(second["signatures"])) == (False, 2, 1)
    assert first["attestation"]["name"] == "Sam Okafor"
    assert first["signatures"][0]["self_made"] is True
    assert first["warnings"] == []
    main(["verify", "--json", str(signed["swapped"])], services(allotment()))
    (swapped,) = json.loads(capsys.readouterr().out)
    assert swapped["complete"]
    assert any("same key" in warning for warning in swapped["warnings"])


def test_that_no_file_is_warned_about_without_a_reason(
    signed: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["verify", str(signed["alone"]), str(signed["twice"])], services(allotment()))
    assert "Look at this" not in capsys.readouterr().out


def test_that_another_policy_is_not_taken_for_an_older_edition(
    signed: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(signed["alone"])], services(chorley())) == 0
    assert "does not know" in capsys.readouterr().out


def test_that_a_file_that_cannot_be_read_is_said_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(tmp_path / "nowhere.pdf")], services(allotment())) == 2
    assert "nowhere.pdf cannot be read" in capsys.readouterr().err
