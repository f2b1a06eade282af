"""The commands as programs of their own, on vaults on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import chorley
from footprint.assessment.assessment import Person
from footprint.locations import vaults_folder
from footprint.policy.policy import Kind, Occasion
from footprint.store.keys import WEAKEST
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from footprint.workflow.exporting import digest
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start
from workflow.made import PASSPHRASE, SetClock, changed_often, handed_over

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def vaults(own_home: Path) -> SqlVaults:
    return SqlVaults(vaults_folder(), WEAKEST)


@pytest.fixture
def vault(vaults: SqlVaults, tmp_path: Path) -> Iterator[SqlVault]:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    handed_over(vault, SetClock(), tmp_path / "documents")
    changed_often(vault, SetClock())
    yield vault
    vault.close()


@pytest.fixture
def run(own_home: Path, tmp_path: Path) -> Run:
    def run(*arguments: object, stdin: str = PASSPHRASE + "\n") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "footprint", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "FOOTPRINT_HOME": str(own_home), "PYTHONUTF8": "1"},
            check=False,
        )

    return run


def files_with(text: str, *folders: Path) -> list[Path]:
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and (text.encode() in path.read_bytes() or text in path.name)
    ]


def test_an_export_brought_in_again_is_the_same_to_the_last_bit(
    vaults: SqlVaults, vault: SqlVault, run: Run, tmp_path: Path
) -> None:
    vault.close()
    done = run("export", "Ana", "--out", tmp_path / "out", "--passphrase-stdin")
    assert (done.returncode, "not locked" in done.stderr) == (0, True)
    vault = vaults.open(vault.id, PASSPHRASE)
    before = vault.contents()
    vault.close()
    place = Path(done.stdout.strip())
    done = run("import", place, "--owner", "Ana", "--passphrase-stdin", stdin="another passphrase\n")
    assert done.returncode == 0, done.stderr
    (brought,) = (name for name in vaults.names() if name.id != vault.id)
    again = vaults.open(brought.id, "another passphrase")
    assert digest(again.contents()) == digest(before)
    assert {one.id: again.document(one.id) for one in again.documents()}.keys() == {
        one.id for one in before.documents
    }
    again.close()
    code = done.stdout.splitlines()[1].removeprefix("Recovery code: ")
    vaults.recover(brought.id, code, "a third passphrase").close()


def test_an_erased_vault_leaves_no_file_anywhere(
    vaults: SqlVaults, vault: SqlVault, run: Run, own_home: Path, tmp_path: Path
) -> None:
    other, _code = vaults.create("Bo", PASSPHRASE)
    other.close()
    vault.close()
    assert run("export", vault.id, "--out", tmp_path / "out", "--passphrase-stdin").returncode == 0
    assert run("copy", vault.id, tmp_path / "Ana.copy", "--passphrase-stdin").returncode == 0
    assert files_with(vault.id, own_home, tmp_path)
    assert run("verify-erased", vault.id).returncode == 1
    receipt = tmp_path / "receipt.json"
    done = run("erase", "Ana", "--everything", "--yes", "--receipt", receipt, "--passphrase-stdin")
    assert done.returncode == 0, done.stderr
    assert files_with(vault.id, own_home, tmp_path) == [receipt]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [receipt]
    assert [name.owner for name in vaults.names()] == ["Bo"]
    for erased in (vault.id, receipt):
        assert run("verify-erased", erased).returncode == 0
    (vaults_folder() / vault.id).mkdir()
    assert run("verify-erased", receipt).returncode == 1


def test_erased_answers_are_gone_and_attestations_stay(
    vaults: SqlVaults, vault: SqlVault, run: Run, tmp_path: Path
) -> None:
    vault.close()
    assert run("verify-erased", "Ana", "--answers", "--passphrase-stdin").returncode == 1
    assert run("erase", "Ana", "--answers", "--yes", "--passphrase-stdin").returncode == 0
    done = run("verify-erased", "Ana", "--answers", "--passphrase-stdin")
    assert (done.returncode, done.stdout) == (0, "Nothing is left.\n")
    again = vaults.open(vault.id, PASSPHRASE)
    assert (again.assessments(), len(again.documents())) == ((), 1)
    again.close()
    assert [path.name for path in (tmp_path / "documents").iterdir()] == [
        "Social media attestation 2026-11-22.pdf"
    ]


def test_a_copy_put_back_has_everything(vaults: SqlVaults, vault: SqlVault, run: Run, tmp_path: Path) -> None:
    assessments = vault.contents().assessments
    vault.close()
    file = tmp_path / "Ana.copy"
    assert run("copy", "Ana", file, "--passphrase-stdin").returncode == 0
    assert run("erase", "Ana", "--everything", "--yes", "--keep-files", "--passphrase-stdin").returncode == 0
    done = run("restore", file, "--passphrase-stdin")
    assert done.returncode == 0, done.stderr
    (name,) = vaults.names()
    again = vaults.open(name.id, PASSPHRASE)
    assert again.contents().assessments == assessments
    again.close()


def test_the_doctor_ends_with_zero_for_a_sound_vault_and_with_one_for_a_damaged(
    vault: SqlVault, run: Run
) -> None:
    vault.close()
    done = run("doctor", "Ana", "--json", "--passphrase-stdin")
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)
    assert told["healthy"] is True
    assert told["vault"]["id"] == vault.id
    assert len(told["vault"]["checks"]) > 3
    file = vaults_folder() / vault.id / "vault.footprint"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    done = run("doctor", "Ana", "--passphrase-stdin")
    assert (done.returncode, "BAD" in done.stdout) == (1, True)
    assert run("doctor").returncode == 0


def test_no_passphrase_and_no_answer_is_told(vault: SqlVault, run: Run, tmp_path: Path) -> None:
    vault.close()
    told = ""
    for arguments in (
        ["vaults", "--json"],
        ["doctor", "Ana", "--json", "--passphrase-stdin"],
        ["export", "Ana", "--out", tmp_path, "--passphrase-stdin"],
        ["copy", "Ana", tmp_path / "copy", "--passphrase-stdin"],
        ["erase", "Ana", "--answers", "--yes", "--passphrase-stdin"],
    ):
        done = run(*arguments)
        assert done.returncode == 0, done.stderr
        told += done.stdout + done.stderr
    assert PASSPHRASE not in told
    assert not any(answer in told for answer in ("HYPERLINK", "By hose", "A tenant", "hose_days"))


def test_a_wrong_passphrase_changes_nothing_and_ends_with_two(
    vault: SqlVault, run: Run, tmp_path: Path
) -> None:
    vault.close()
    for arguments in (
        ["export", "Ana", "--out", tmp_path / "out"],
        ["erase", "Ana", "--everything", "--yes"],
    ):
        done = run(*arguments, "--passphrase-stdin", stdin="something else\n")
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_became_of_an_action_is_kept_on_the_disk(
    vaults: SqlVaults, vault: SqlVault, run: Run, tmp_path: Path
) -> None:
    conduct = Conduct(vault, SetClock(), start(vault, chorley(), Occasion.ONBOARDING, SetClock()))
    conduct.introduce(Person("Ana"))
    while conduct.assessment.unanswered:
        question = conduct.assessment.unanswered[0]
        last = question.options[-1].id
        conduct.answer(question.id, last if question.kind is Kind.ONE else [last])
    sign_off(vault, SetClock(), conduct.assessment)
    vault.close()
    listed = json.loads(run("actions", "Ana", "--json", "--passphrase-stdin").stdout)["actions"]
    first, *others = (one["id"] for one in listed)
    assert others
    done = run("action", "Ana", first, "done", "--note", "Größe, 水", "--passphrase-stdin")
    assert (done.returncode, "Größe, 水" in done.stdout) == (0, True), done.stderr
    again = json.loads(run("actions", "Ana", "--json", "--passphrase-stdin").stdout)["actions"]
    assert [(one["id"], one["course"]) for one in again] == [
        *((one, "open") for one in others),
        (first, "done"),
    ]
    table, calendar = tmp_path / "t.csv", tmp_path / "c.ics"
    done = run("actions", "Ana", "--table", table, "--calendar", calendar, "--passphrase-stdin")
    assert (done.returncode, done.stdout.splitlines()) == (0, [str(table), str(calendar)]), done.stderr
    # What somebody wrote for themselves goes into no file that others may open.
    assert ",done," in table.read_text(encoding="utf-8-sig").lower().replace('"', "")
    assert "Größe, 水" not in table.read_text(encoding="utf-8-sig")
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert run("compare", "Ana", "--passphrase-stdin").returncode == 2
    assert not files_with("Größe, 水", vaults_folder())
