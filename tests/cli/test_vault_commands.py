"""The commands that work on vaults: what they say, what they ask, and how they end."""

from __future__ import annotations

import getpass
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from builders import allotment
from fakes import MemoryVaults
from footprint.cli.commands import main
from footprint.errors import Refused, Unsaved
from footprint.workflow.copying import save_copy
from footprint.workflow.exporting import digest, export
from footprint.workflow.kept import Check, Health, Keyring
from footprint.workflow.ports import Services
from workflow.made import PASSPHRASE, PlainDocuments, SetClock, handed_over

Run = Callable[..., int]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def vaults(clock: SetClock, tmp_path: Path) -> MemoryVaults:
    """Those of Ana, with a passphrase, and of Bo, opened by this computer."""
    vaults = MemoryVaults()
    for owner, passphrase in (("Ana", PASSPHRASE), ("Bo", None)):
        vault, _code = vaults.create(owner, passphrase)
        handed_over(vault, clock, tmp_path / "documents" / owner)
        vault.close()
    return vaults


@pytest.fixture
def run(vaults: MemoryVaults, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: object, stdin: str | bytes = "") -> int:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        services = Services(lambda: vaults, PlainDocuments, allotment, clock)
        return main([str(argument) for argument in arguments], services)

    return run


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(vaults: MemoryVaults, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command at a terminal, where secrets are typed one after the other, and then a line."""

    def run(*arguments: object, secrets: Iterable[str] = (), line: str = "") -> int:
        typed = iter(secrets)

        def asked(_prompt: str) -> str:
            try:
                return next(typed)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(getpass, "getpass", asked)
        monkeypatch.setattr("sys.stdin", Terminal(line))
        services = Services(lambda: vaults, PlainDocuments, allotment, clock)
        return main([str(argument) for argument in arguments], services)

    return run


def assessments(vaults: MemoryVaults, vault_id: str) -> int:
    return len(vaults._vaults[vault_id]._kept)


def closed(vaults: MemoryVaults) -> bool:
    return not any(vault.is_open for vault in vaults._vaults.values())


def test_vaults_are_listed_for_people_and_for_programs(run: Run, capsys: Said) -> None:
    assert run("vaults") == 0
    assert capsys.readouterr().out.splitlines() == [
        "v1  Ana, opened with a passphrase",
        "v2  Bo, opened by this computer",
    ]
    assert run("vaults", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "format": 1,
        "vaults": [
            {"id": "v1", "owner": "Ana", "way": "passphrase"},
            {"id": "v2", "owner": "Bo", "way": "keyring"},
        ],
    }


def test_no_vaults_are_said_to_be_none(capsys: Said) -> None:
    assert main(["vaults"], Services(MemoryVaults, PlainDocuments, allotment, SetClock())) == 0
    assert capsys.readouterr().out == "There is no vault on this computer\n"


@pytest.mark.parametrize("wanted", ["v1", "Ana", "ana", " ANA "])
def test_a_vault_is_named_by_id_or_owner(run: Run, tmp_path: Path, wanted: str) -> None:
    assert run("export", wanted, "--out", tmp_path, "--passphrase-stdin", stdin=PASSPHRASE + "\n") == 0


def test_a_name_that_several_have_is_not_enough(run: Run, vaults: MemoryVaults, capsys: Said) -> None:
    vaults.create("Ana", PASSPHRASE)[0].close()
    assert run("export", "Ana", "--out", "x") == 2
    assert "There are several vaults of 'Ana'; say which by its id: v1, v3" in capsys.readouterr().err
    assert run("doctor", "Cai") == 2
    assert "There is no vault 'Cai' on this computer" in capsys.readouterr().err


def test_an_id_is_stronger_than_a_name(run: Run, vaults: MemoryVaults, capsys: Said) -> None:
    vaults.create("v1", PASSPHRASE)[0].close()
    assert run("doctor", "v1", "--json", "--passphrase-stdin", stdin=PASSPHRASE) == 0
    assert json.loads(capsys.readouterr().out)["vault"]["owner"] == "Ana"


@pytest.mark.parametrize(
    "stdin, code, said",
    [
        (PASSPHRASE, 0, ""),
        (PASSPHRASE + "\r\nmore\n", 0, ""),
        (b"\xef\xbb\xbf" + PASSPHRASE.encode(), 0, ""),
        ("", 2, "Standard input holds no more lines"),
        (b"\xff\xfe\n", 2, "Standard input is not UTF-8 text"),
        ("another\n", 2, "wrong passphrase"),
        ("\n", 2, "wrong passphrase"),
    ],
)
def test_a_passphrase_is_the_first_line_of_standard_input(
    run: Run, tmp_path: Path, capsys: Said, *, vaults: MemoryVaults, stdin: str | bytes, code: int, said: str
) -> None:
    assert run("export", "Ana", "--out", tmp_path, "--passphrase-stdin", stdin=stdin) == code
    assert said in capsys.readouterr().err
    assert closed(vaults)


def test_without_a_terminal_nobody_is_asked(run: Run, tmp_path: Path, capsys: Said) -> None:
    for arguments in (["export", "Ana", "--out", tmp_path], ["copy", "Ana", "x"], ["doctor", "Ana"]):
        assert run(*arguments, stdin=PASSPHRASE) == 2
        assert "Nobody can be asked here; give --passphrase-stdin" in capsys.readouterr().err


def test_at_a_terminal_it_is_asked_for(typing: Run, tmp_path: Path, capsys: Said) -> None:
    assert typing("export", "Ana", "--out", tmp_path, secrets=[PASSPHRASE]) == 0
    assert typing("export", "Ana", "--out", tmp_path) == 2
    assert "Nothing was typed, so nothing was done" in capsys.readouterr().err


def test_a_vault_that_this_computer_opens_asks_nothing(run: Run, tmp_path: Path) -> None:
    assert run("export", "Bo", "--out", tmp_path) == 0


def test_to_stop_at_the_question_ends_without_noise(typing: Run, capsys: Said) -> None:
    class Stopped:
        def __iter__(self) -> Iterator[str]:
            return self

        def __next__(self) -> str:
            raise KeyboardInterrupt

    assert typing("doctor", "Ana", secrets=Stopped()) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("option", ["--passphrase", "--password"])
def test_no_secret_is_ever_an_argument(run: Run, option: str, capsys: Said) -> None:
    for command in (
        ["doctor", "Ana"],
        ["export", "Ana", "--out", "x"],
        ["copy", "Ana", "x"],
        ["restore", "x"],
    ):
        with pytest.raises(SystemExit) as left:
            run(*command, option, PASSPHRASE)
        assert left.value.code == 2
    assert capsys.readouterr().out == ""


def test_an_export_tells_where_it_is_and_that_it_is_open(
    run: Run, tmp_path: Path, clock: SetClock, capsys: Said
) -> None:
    assert run("export", "Bo", "--out", tmp_path / "out") == 0
    said = capsys.readouterr()
    assert said.out == f"{tmp_path / 'out' / 'Footprint export 2026-11-22'}\n"
    assert "anyone who can open them can read them" in said.err


def test_an_export_comes_back_with_the_command_beside_it(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    assert run("export", "Ana", "--out", tmp_path / "out", "--passphrase-stdin", stdin=PASSPHRASE) == 0
    folder = capsys.readouterr().out.strip()
    vaults.erase("v1")
    assert run("import", folder, "--passphrase-stdin", stdin="another passphrase\n") == 0
    said = capsys.readouterr()
    assert said.out == "Brought in as the vault of Ana, v3\nRecovery code: CODE-3\n"
    assert "it is shown this once" in said.err
    assert closed(vaults)
    brought = vaults.open("v3", "another passphrase")
    assert digest(brought.contents())
    assert len(brought.assessments()) == 1


def test_an_import_takes_a_name_and_the_keyring(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    run("export", "Bo", "--out", tmp_path)
    folder = tmp_path / "Footprint export 2026-11-22"
    assert run("import", folder, "--owner", "Cai / Ŵyn", "--keyring") == 0
    assert "the vault of Cai / Ŵyn, v3" in capsys.readouterr().out
    assert vaults.open("v3", None).owner == "Cai / Ŵyn"


def test_an_import_that_cannot_be_asks_for_no_passphrase(
    typing: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    assert typing("import", tmp_path) == 2
    assert "export.json:1:1: there is no such file; choose the folder" in capsys.readouterr().err
    assert len(vaults.names()) == 2


def test_a_new_passphrase_is_typed_twice_alike(
    typing: Run, run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    run("export", "Bo", "--out", tmp_path)
    folder = tmp_path / "Footprint export 2026-11-22"
    assert typing("import", folder, secrets=["one passphrase", "another one"]) == 2
    assert "The two passphrases differ" in capsys.readouterr().err
    assert len(vaults.names()) == 2
    assert typing("import", folder, secrets=["one passphrase", "one passphrase"]) == 0
    vaults.open("v3", "one passphrase")


def test_a_copy_is_saved_and_put_back(run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "Ana.copy"
    assert run("copy", "Ana", file, "--passphrase-stdin", stdin=PASSPHRASE) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert run("copy", "Ana", file, "--passphrase-stdin", stdin=PASSPHRASE) == 0  # only its own older one
    vaults.erase("v1")
    assert run("restore", file, "--passphrase-stdin", stdin=PASSPHRASE) == 0
    assert "Put back as the vault of Ana, v3" in capsys.readouterr().out
    assert closed(vaults)
    assert len(vaults.open("v3", PASSPHRASE).assessments()) == 1


def test_a_copy_replaces_nothing_but_a_copy_of_the_same_vault(run: Run, tmp_path: Path, capsys: Said) -> None:
    mine = tmp_path / "thesis.odt"
    mine.write_text("years of work")
    assert run("copy", "Bo", mine) == 2
    assert "is there already and is no copy of this vault" in capsys.readouterr().err
    assert mine.read_text() == "years of work"
    assert run("copy", "Bo", tmp_path / "Bo.copy") == 0
    assert run("copy", "Ana", tmp_path / "Bo.copy", "--passphrase-stdin", stdin=PASSPHRASE) == 2


def test_a_copy_opens_with_the_recovery_code_too(run: Run, vaults: MemoryVaults, tmp_path: Path) -> None:
    file = tmp_path / "Ana.copy"
    run("copy", "Ana", file, "--passphrase-stdin", stdin=PASSPHRASE)
    given = "CODE-1\nquite another one\n"
    assert run("restore", file, "--recovery-code", "--passphrase-stdin", stdin=given) == 0
    vaults.open("v3", "quite another one")


def test_a_copy_without_a_passphrase_asks_for_the_code_by_itself(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    file = tmp_path / "Bo.copy"
    run("copy", "Bo", file)
    assert run("restore", file, "--passphrase-stdin", stdin="CODE-2\nquite another one\n") == 0
    vaults.open("v3", "quite another one")
    assert run("restore", tmp_path / "nothing", "--passphrase-stdin", stdin="x") == 2
    assert "no copy" in capsys.readouterr().err


def test_answers_are_erased_once_the_name_is_typed(
    typing: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    assert typing("erase", "Ana", "--answers", secrets=[PASSPHRASE], line="Anna\n") == 2
    assert "That is not the name of the vault, so nothing was erased" in capsys.readouterr().err
    assert typing("erase", "Ana", "--answers", secrets=[PASSPHRASE], line="") == 2
    assert assessments(vaults, "v1") == 1
    capsys.readouterr()
    assert typing("erase", "Ana", "--answers", secrets=[PASSPHRASE], line="ana\n") == 0
    said = capsys.readouterr()
    assert "1 assessment was erased." in said.out
    assert "These files go too:" in said.err
    assert [one.name for one in (tmp_path / "documents" / "Ana").iterdir()] == [
        "Social media attestation 2026-11-22.pdf"
    ]
    assert assessments(vaults, "v1") == 0
    assert closed(vaults)


def test_where_answers_still_lie_is_told(
    run: Run, tmp_path: Path, vaults: MemoryVaults, capsys: Said
) -> None:
    run("export", "Bo", "--out", tmp_path)
    capsys.readouterr()
    assert run("erase", "Bo", "--answers", "--yes", "--keep-files") == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 assessment was erased.",
        "Still holding answers, outside the vault:",
        f"  {tmp_path / 'documents' / 'Bo' / 'Social media action list 2026-11-22.pdf'}",
        f"  {tmp_path / 'Footprint export 2026-11-22'}",
    ]


def test_everything_is_erased_with_a_receipt_that_can_be_looked_into(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    receipt = tmp_path / "receipt.json"
    assert run("erase", "Bo", "--everything", "--yes", "--receipt", receipt) == 0
    said = capsys.readouterr().out
    assert "The vault v2 was erased." in said
    assert said.count("Deleted: ") == 2
    assert list((tmp_path / "documents" / "Bo").iterdir()) == []
    assert [name.owner for name in vaults.names()] == ["Ana"]
    assert run("verify-erased", receipt) == 0
    assert capsys.readouterr().out == "Nothing is left.\n"
    (tmp_path / "documents" / "Bo" / "Social media attestation 2026-11-22.pdf").write_text("from the bin")
    assert run("verify-erased", receipt) == 1
    assert "from the bin" not in (said := capsys.readouterr().out)
    assert "Still here:\n  " in said


def test_files_can_be_kept_when_everything_goes(run: Run, tmp_path: Path, capsys: Said) -> None:
    receipt = tmp_path / "receipt.json"
    assert run("erase", "Bo", "--everything", "--yes", "--keep-files", "--receipt", receipt) == 0
    assert capsys.readouterr().out.count("(you chose to keep it)") == 2
    assert len(list((tmp_path / "documents" / "Bo").iterdir())) == 2
    assert run("verify-erased", receipt) == 1


def test_a_vault_that_nothing_opens_any_more_can_still_go(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    assert run("erase", "Ana", "--everything", "--without-opening", "--yes") == 0
    assert "are not known and stay" in capsys.readouterr().out
    assert [name.owner for name in vaults.names()] == ["Bo"]
    assert len(list((tmp_path / "documents" / "Ana").iterdir())) == 2


def test_nothing_is_erased_where_nobody_can_be_asked(
    run: Run, typing: Run, vaults: MemoryVaults, capsys: Said
) -> None:
    for what in (["--answers"], ["--everything"], ["--everything", "--without-opening"]):
        assert run("erase", "Ana", *what, "--passphrase-stdin", stdin=PASSPHRASE) == 2
        assert "give --yes if you are sure" in capsys.readouterr().err
    assert typing("erase", "Ana", "--everything", "--without-opening", line="no\n") == 2
    assert typing("erase", "Bo", "--everything", line="no\n") == 2
    assert len(vaults.names()) == 2


def test_a_receipt_that_cannot_be_written_stops_everything(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "file").write_text("mine")
    assert run("erase", "Bo", "--everything", "--yes", "--receipt", tmp_path / "file") == 2
    assert "is there already" in capsys.readouterr().err
    for more in ([], ["--without-opening"]):
        nowhere = tmp_path / "file" / "receipt"
        assert run("erase", "Bo", "--everything", "--yes", "--receipt", nowhere, *more) == 1
    assert len(vaults.names()) == 2
    assert (tmp_path / "file").read_text() == "mine"
    assert len(list((tmp_path / "documents" / "Bo").iterdir())) == 2


def test_options_that_make_no_sense_together_are_refused(run: Run, capsys: Said) -> None:
    for option in (["--receipt", "x"], ["--without-opening"]):
        assert run("erase", "Bo", "--answers", "--yes", *option) == 2
        assert "go with --everything only" in capsys.readouterr().err
    for arguments in ([], ["--answers", "--everything"]):
        with pytest.raises(SystemExit) as left:
            run("erase", "Bo", *arguments)
        assert left.value.code == 2


def test_what_is_left_of_a_vault_ends_with_one(
    run: Run, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr(vaults, "remains", lambda _id: ("an entry in the keyring",))
    assert run("verify-erased", "0123456789abcdef") == 1
    assert capsys.readouterr().out == "Still here:\n  an entry in the keyring\n"
    assert run("erase", "Bo", "--everything", "--yes") == 1
    assert "Still here: an entry in the keyring" in capsys.readouterr().out


def test_an_id_of_which_nothing_is_left_ends_with_zero(run: Run, capsys: Said) -> None:
    assert run("verify-erased", "0123456789abcdef") == 0
    assert capsys.readouterr().out == "Nothing is left.\n"


@pytest.mark.parametrize("slip", ["Cai", "0123456789abcde", "receipt.json", ""])
def test_a_slip_is_never_answered_with_nothing_is_left(run: Run, slip: str, capsys: Said) -> None:
    assert run("verify-erased", slip) == 2
    assert "is neither the id of a vault" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["v2", "Bo"])
def test_a_vault_that_is_still_here_was_not_erased(run: Run, name: str, capsys: Said) -> None:
    assert run("verify-erased", name) == 1
    assert "the vault itself, which was not erased" in capsys.readouterr().out


def test_that_no_answer_is_left_is_looked_up_in_the_vault_itself(
    run: Run, vaults: MemoryVaults, capsys: Said
) -> None:
    assert run("verify-erased", "Bo", "--answers") == 1
    said = capsys.readouterr().out
    assert "an assessment begun on 2026-11-22, with 3 answers and 3 entries in its history" in said
    assert "an action list of 2026-11-22" in said
    assert "Social media action list 2026-11-22.pdf" in said
    run("erase", "Bo", "--answers", "--yes")
    capsys.readouterr()
    assert run("verify-erased", "Bo", "--answers") == 0
    assert capsys.readouterr().out == "Nothing is left.\n"


def test_the_doctor_says_how_it_stands(run: Run, capsys: Said) -> None:
    assert run("doctor") == 0
    said = capsys.readouterr().out
    assert "This computer:\n  good: enough room [1000000] (room)" in said
    assert said.endswith("Nothing is bad.\n")
    assert run("doctor", "Bo") == 0
    assert "The vault of Bo:\n  good: whole [ok] (integrity)" in capsys.readouterr().out


def test_the_doctor_tells_programs_the_same(run: Run, capsys: Said) -> None:
    assert run("doctor", "Bo", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["format", "footprint", "healthy", "computer", "vault"]
    assert (told["format"], told["healthy"]) == (1, True)
    assert told["computer"] == [{"id": "room", "health": "good", "says": "enough room", "value": "1000000"}]
    assert told["vault"] == {
        "id": "v2",
        "owner": "Bo",
        "checks": [{"id": "integrity", "health": "good", "says": "whole", "value": "ok"}],
    }
    assert run("doctor", "--json") == 0
    assert json.loads(capsys.readouterr().out)["vault"] is None


@pytest.mark.parametrize("health, code", [(Health.GOOD, 0), (Health.LOOK, 0), (Health.BAD, 1)])
def test_the_doctors_exit_code_is_the_health(
    run: Run,
    vaults: MemoryVaults,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Said,
    *,
    health: Health,
    code: int,
) -> None:
    monkeypatch.setattr(vaults, "examine", lambda: (Check("room", health, "hardly any room"),))
    assert run("doctor") == code
    assert "hardly any room" in capsys.readouterr().out
    assert run("doctor", "--json") == code
    assert json.loads(capsys.readouterr().out)["healthy"] is (code == 0)


def test_what_cannot_even_be_looked_at_is_bad(
    run: Run, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    assert run("doctor", "Ana", "--passphrase-stdin", stdin="wrong\n") == 1
    assert "BAD: wrong passphrase" in capsys.readouterr().out

    def fail() -> tuple[Check, ...]:
        raise Refused("The place cannot be read")

    monkeypatch.setattr(vaults, "examine", fail)
    assert run("doctor") == 1
    assert "BAD: The place cannot be read (place)\n\n1 thing is bad." in capsys.readouterr().out


def test_a_console_that_cannot_show_a_name_shows_the_rest(
    run: Run, vaults: MemoryVaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", "Bo", "--out", tmp_path)
    narrow = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(narrow, "ascii", write_through=True))
    place = tmp_path / "Footprint export 2026-11-22"
    assert run("import", place, "--owner", "Siân \U0001f33b", "--keyring") == 0
    assert b"Si\\xe2n \\U0001f33b" in narrow.getvalue()
    assert b"Recovery code: CODE-3" in narrow.getvalue()


def test_a_disk_that_fails_is_said_plainly(
    run: Run, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    def fail(_vault_id: str) -> None:
        raise Unsaved("The disk does not let it go")

    monkeypatch.setattr(vaults, "erase", fail)
    assert run("erase", "Bo", "--everything", "--yes") == 1
    assert capsys.readouterr().err == "The disk does not let it go\n"


def test_without_a_keyring_nothing_is_left_to_it(tmp_path: Path, capsys: Said) -> None:
    clock = SetClock()
    vaults = MemoryVaults(Keyring(usable=False, says="there is none"))
    vault, _code = vaults.create("Ana", PASSPHRASE)
    place = export(vault, tmp_path, clock)
    save_copy(vault, tmp_path / "copy", clock)
    services = Services(lambda: vaults, PlainDocuments, allotment, clock)
    assert main(["import", str(place), "--keyring"], services) == 2
    assert "no keyring" in capsys.readouterr().err
    assert len(vaults.names()) == 1


@pytest.mark.parametrize(
    "command", ["vaults", "doctor", "export", "import", "copy", "restore", "erase", "verify-erased"]
)
def test_every_command_has_help_that_helps(run: Run, command: str, capsys: Said) -> None:
    with pytest.raises(SystemExit) as left:
        run(command, "--help")
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert f"footprint {command}" in said
    assert len(said.splitlines()) > 4
