"""An export comes back as it was, to the last character; one that was changed does not come in at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from builders import allotment
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.policy.yaml_text import FileRefused
from footprint.workflow.erasing import erase_everything, plan_to_erase
from footprint.workflow.export_folder import FORMAT, own_digest
from footprint.workflow.exporting import digest, export
from footprint.workflow.files import digest_of
from footprint.workflow.importing import bring_in, read_export
from footprint.workflow.kept import Contents, Event, Happening, Preferences
from footprint.workflow.outside import stays_outside
from footprint.workflow.plain import plain
from footprint.workflow.ports import Vault, Vaults
from footprint.workflow.practice import PracticeVault
from footprint.workflow.writing import begin
from workflow.made import PASSPHRASE, SetClock, changed_often, draft, handed_over, sat_down

CHANGED = "something in this file was changed after Footprint wrote it"


@pytest.fixture
def exported(vault: Vault, clock: SetClock, folder: Path) -> Path:
    return an_export(vault, clock, folder)


@pytest.fixture
def practised(clock: SetClock, folder: Path) -> Path:
    """An export that no vault on a disk had to be made for."""
    return an_export(PracticeVault("Ana"), clock, folder)


def an_export(vault: Vault, clock: SetClock, folder: Path) -> Path:
    handed_over(vault, clock, folder / "documents")
    clock.go(days=3, microseconds=1)
    changed_often(vault, clock)
    draft(vault, clock, note_to_self="N" * 10_000)
    sat_down(vault, clock)
    vault.prefer(Preferences(6, 25))
    vault.note_use(clock.now())
    return export(vault, folder, clock)


def rewritten(export: Path, change: Callable[[Any], None], *, digest_again: bool = True) -> None:
    """Edit the file by hand; with ``digest_again`` as somebody would who knows how it is guarded."""
    file = export / "export.json"
    data = json.loads(file.read_text("utf-8"))
    change(data)
    if digest_again:
        data["contents"]["events"][-1]["digest"] = own_digest(data)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def test_it_comes_back_in_the_very_same_state(
    vaults: Vaults, vault: Vault, exported: Path, clock: SetClock
) -> None:
    before = vault.contents()
    documents = {one.id: vault.document(one.id) for one in before.documents}
    vault.close()
    brought, code = bring_in(vaults, exported, "another passphrase", owner="Ana")
    assert code
    assert digest(brought.contents()) == digest(before)
    assert brought.contents() == before
    assert {one.id: brought.document(one.id) for one in before.documents} == documents
    for one in before.assessments:
        assert brought.seal(one.id) == one.seal
        assert brought.load(one.id).policy == allotment()
    brought.close()
    again = vaults.open(brought.id, "another passphrase")
    assert digest(again.contents()) == digest(before)
    changed_often(again, clock)  # and goes on
    again.close()


def test_an_export_of_an_import_is_the_same_but_for_the_export(
    vaults: Vaults, vault: Vault, exported: Path, folder: Path, clock: SetClock
) -> None:
    brought, _code = bring_in(vaults, exported, PASSPHRASE, owner="Ana")
    second, _documents = read_export(export(brought, folder, clock))
    assert second.events[:-2] == vault.contents().events
    assert [one.kind for one in second.events[-2:]] == [Happening.WRITING, Happening.EXPORTED]
    brought.close()


def test_an_export_can_be_moved_and_its_tables_changed(vaults: Vaults, exported: Path, folder: Path) -> None:
    moved = exported.rename(folder / "elsewhere / with spaces".replace("/", "-"))
    (moved / "answers.csv").write_text("sorted by somebody")
    (moved / "READ ME.txt").unlink()
    brought, _code = bring_in(vaults, moved, PASSPHRASE)
    assert len(brought.assessments()) == 4
    brought.close()


def test_bringing_it_in_twice_makes_two_vaults_that_can_be_told_apart(
    vaults: Vaults, exported: Path, clock: SetClock
) -> None:
    for _again in range(3):
        bring_in(vaults, exported, PASSPHRASE)[0].close()
    names = [name.owner for name in vaults.names()]
    day = clock.now().astimezone().date()
    assert names == ["Ana", f"Ana ({day})", f"Ana ({day}, 2)", f"Ana ({day}, 3)"]


@pytest.mark.parametrize("kind", [Happening.DOCUMENT_WRITTEN, Happening.COPY_SAVED])
def test_events_that_somebody_put_into_an_export_delete_and_overwrite_nothing(
    vaults: Vaults, vault: Vault, folder: Path, clock: SetClock, kind: Happening
) -> None:
    thesis = folder / "thesis.odt"
    thesis.write_text("a thesis")
    # As if this had been done in the vault that was exported, with all that it keeps of it.
    begin(vault, kind, thesis, clock.now())
    vault.record(Event(kind, clock.now(), str(thesis), digest_of(thesis)))
    brought, _code = bring_in(vaults, export(vault, folder, clock), PASSPHRASE)
    assert thesis in {one.place for one in stays_outside(brought)}
    receipt = erase_everything(vaults, brought, delete_files=True)
    assert (receipt.gone, thesis.read_text()) == ((), "a thesis")
    assert thesis in {one.place for one in plan_to_erase(vault)}  # the one that says it wrote it would


def test_it_can_bear_another_name(vaults: Vaults, vault: Vault, exported: Path) -> None:
    brought, _code = bring_in(vaults, exported, PASSPHRASE, owner=" Siân / \U0001f33b ")
    assert brought.owner == "Siân / \U0001f33b"
    assert brought.contents().assessments == vault.contents().assessments
    brought.close()


@pytest.mark.parametrize("vaults", ["disk"], indirect=True)  # those in memory take any name
@pytest.mark.parametrize("passphrase, owner", [("short", ""), (PASSPHRASE, "x\ny")])
def test_a_passphrase_or_name_that_cannot_be_makes_no_vault(
    vaults: Vaults, exported: Path, passphrase: str, owner: str
) -> None:
    before = vaults.names()
    with pytest.raises(Refused):
        bring_in(vaults, exported, passphrase, owner)
    assert vaults.names() == before


class Failing:
    """Vaults whose next vault fails at one call; every other call goes to the real ones."""

    def __init__(self, vaults: Vaults, call: str, error: Exception) -> None:
        self._vaults, self._call, self._error = vaults, call, error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vaults, name)

    def create(self, owner: str, passphrase: str | None) -> tuple[Any, str]:
        vault, code = self._vaults.create(owner, passphrase)
        call, error = self._call, self._error

        class FailingVault:
            def __getattr__(self, name: str) -> Any:
                return fail if name == call else getattr(vault, name)

        def fail(*_: object) -> None:
            vault.note_use(SetClock().now())
            raise error

        return FailingVault(), code


@pytest.mark.parametrize("call", ["fill", "contents"])
@pytest.mark.parametrize("error", [Unsaved("The disk is full"), KeyboardInterrupt(), ValueError()])
def test_a_failure_on_the_way_leaves_no_half_vault(
    vaults: Vaults, exported: Path, tmp_path: Path, call: str, error: Exception
) -> None:
    before, files = vaults.names(), set(tmp_path.rglob("*"))
    with pytest.raises(type(error)):
        bring_in(Failing(vaults, call, error), exported, PASSPHRASE)
    assert vaults.names() == before
    assert set(tmp_path.rglob("*")) == files


def test_a_vault_that_came_out_otherwise_is_not_kept(vaults: Vaults, exported: Path) -> None:
    class Forgetful(Failing):
        def create(self, owner: str, passphrase: str | None) -> tuple[Any, str]:
            vault, code = self._vaults.create(owner, passphrase)
            really = vault.fill

            def fill(contents: Contents, documents: Mapping[str, bytes]) -> None:
                really(contents, documents)
                vault.prefer(Preferences(1, 1))

            vault.fill = fill  # type: ignore[method-assign]
            return vault, code

    before = vaults.names()
    with pytest.raises(Refused, match="could not be brought in as it is"):
        bring_in(Forgetful(vaults, "", ValueError()), exported, PASSPHRASE)
    assert vaults.names() == before


def test_a_folder_that_is_none_or_holds_no_export_is_refused(folder: Path) -> None:
    for place in (folder, folder / "nowhere"):
        with pytest.raises(FileRefused, match=r"export\.json:1:1: there is no such file; choose the folder"):
            read_export(place)
    (folder / "file").write_text("x")
    with pytest.raises(FileRefused, match="there is no such file"):
        read_export(folder / "file")


def refusal_of(practised: Path, text: str | bytes) -> str:
    content = text.encode() if isinstance(text, str) else text
    (practised / "export.json").write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read_export(practised)
    return str(refused.value).replace(str(practised / "export.json"), "export.json")


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "export.json:1:1: this is not JSON from here on; the file was cut off or changed"),
        ('{\n "format": 1,\n "x" 2}', "export.json:3:6: this is not JSON from here on; the file was cut off or changed"),
        ("[]", "export.json:1:1: this is not an export that Footprint wrote"),
        ("12", "export.json:1:1: this is not an export that Footprint wrote"),
        ('{"format": NaN}', "export.json:1:1: this holds something that Footprint never writes; the file was changed"),
        ('{"format": "\\ud800"}', "export.json:1:1: this holds something that Footprint never writes; the file was changed"),
        ("[" * 100_000, "export.json:1:1: this holds something that Footprint never writes; the file was changed"),
        (b"\xff\xfe", "export.json:1:1: this is not UTF-8 text, so Footprint did not write it"),
        ('{"format": 5, "whatever": {}}', "export.json:1:12: this export was written by a newer Footprint; install that version to bring it in"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_told_with_its_place(practised: Path, text: str | bytes, said: str) -> None:
    assert refusal_of(practised, text) == said


def test_a_file_that_was_cut_off_anywhere_is_refused(practised: Path) -> None:
    whole = (practised / "export.json").read_bytes()
    for length in range(0, len(whole) - 2, len(whole) // 40):
        assert "export.json:" in refusal_of(practised, whole[:length])


def test_a_name_that_is_missing_or_too_much_is_told_with_line_and_column(practised: Path) -> None:
    def change(data: Any) -> None:
        del data["contents"]["owner"]
        data["contents"]["preferences"]["points"] = 3
        data["contents"]["assessments"][1]["occasion"] = "birthday"
        data["contents"]["assessments"][1]["touched"] = "yesterday"
        data["contents"]["assessments"][2]["answers"] = None

    rewritten(practised, change)
    lines = (practised / "export.json").read_text("utf-8").splitlines()
    with pytest.raises(FileRefused) as refused:
        read_export(practised)
    told = {problem.text: lines[problem.line - 1][problem.column - 1 :] for problem in refused.value.problems}
    assert told.pop("'owner' is missing") == "{"
    assert told.pop("'points' is not known here") == "3"
    assert told.pop("this can be 'onboarding', 'refresher' or 'sitting'") == '"birthday",'
    assert told.pop("a moment such as 2026-11-22T09:30:00+00:00 is expected here") == '"yesterday"'
    assert told.pop("a list is expected here") == "null,"
    assert told == {}


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value, of lists the first and last."""
    yield path
    if isinstance(data, dict):
        for key in data:
            yield from paths(data[key], (*path, key))
    elif isinstance(data, list):
        for index in sorted({0, len(data) - 1} if data else ()):
            yield from paths(data[index], (*path, index))


def put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    if value is ...:
        del data[path[-1]]
    else:
        data[path[-1]] = value


def values_beside(value: Any) -> list[Any]:
    """What somebody might make of a value: nothing, another of its kind, one of another kind."""
    if isinstance(value, str):
        return [..., None, value + " ", value.upper() if value != value.upper() else "0" * 64, ["x"]]
    if isinstance(value, int):
        return [..., None, value + 1, str(value), float(value)]
    if isinstance(value, list):
        return [..., None, {}, [*value, value[0] if value else "x"], value[:-1] or "x"]
    return [..., None, [], {}] if value else [..., "x"]


def test_every_field_that_was_edited_by_hand_is_noticed(practised: Path) -> None:
    original = (practised / "export.json").read_text("utf-8")
    data = json.loads(original)
    tried = 0
    for path in paths(data):
        if not path:
            continue
        value = data
        for step in path:
            value = value[step]
        for other in values_beside(value):
            changed = json.loads(original)
            put(changed, path, other)
            (practised / "export.json").write_text(json.dumps(changed, ensure_ascii=False), "utf-8")
            with pytest.raises(FileRefused):
                read_export(practised)
            tried += 1
    assert tried > 500
    (practised / "export.json").write_text(original, "utf-8")
    read_export(practised)


def sitting(data: Any) -> Any:
    return data["contents"]["assessments"][3]


REFUSED_THOUGH_SEALED: dict[str, tuple[Callable[[Any], None], str]] = {
    "an answer": (
        lambda data: data["contents"]["assessments"][0]["answers"][0].update(value="tenant"),
        "the answers of this assessment are not as they were given",
    ),
    "when an answer was given": (
        lambda data: data["contents"]["assessments"][0]["answers"][0].update(given="2020-01-01T00:00:00+00:00"),
        "the answers of this assessment are not as they were given",
    ),
    "an answer twice": (
        lambda data: data["contents"]["assessments"][0]["answers"].append(data["contents"]["assessments"][0]["answers"][0]),
        "the answers of this assessment are not as they were given",
    ),
    "a link of the history left out": (
        lambda data: data["contents"]["assessments"][1]["history"].pop(2),
        "the answers of this assessment are not as they were given",
    ),
    "the end of the history": (
        lambda data: data["contents"]["assessments"][1]["history"].pop(),
        "the answers of this assessment are not as they were given",
    ),
    "the seal": (
        lambda data: data["contents"]["assessments"][1].update(seal="0" * 64),
        "the answers of this assessment are not as they were given",
    ),
    "an answer that is none": (
        lambda data: data["contents"]["assessments"][0]["answers"][0].update(value="landlord"),
        "this does not answer the question",
    ),
    "an answer of another kind": (
        lambda data: data["contents"]["assessments"][1]["history"][0].update(value=["tenant"]),
        "this does not answer the question",
    ),
    "a number as text": (
        lambda data: next(
            change for change in data["contents"]["assessments"][1]["history"] if change["question_id"] == "hose_days"
        ).update(value="12"),
        "this does not answer the question",
    ),
    "a question that is none": (
        lambda data: data["contents"]["assessments"][0]["answers"][0].update(question_id="landlord"),
        "the questionnaire has no such question",
    ),
    "something brought out twice": (
        lambda data: sitting(data)["brought_out"].append("can-is-fine"),
        "this is here twice",
    ),
    "what was brought out in another order": (
        lambda data: sitting(data)["brought_out"].append("a-rule"),
        "this is not in the order in which Footprint writes it",
    ),
    "an action agreed on twice": (
        lambda data: sitting(data)["agreed"].append(sitting(data)["agreed"][0]),
        "this is here twice",
    ),
    "an agreed action in too many words": (
        lambda data: sitting(data)["agreed"][0].update(text="x" * 301),
        "this is longer than 300 characters",
    ),
    "an agreed action of nobody's": (
        lambda data: sitting(data)["agreed"][0].update(owner="council"),
        "this can be 'employee' or 'manager'",
    ),
    "an agreed action without a day": (
        lambda data: sitting(data)["agreed"][0].update(due=None),
        "a date such as 2026-03-27 is expected here",
    ),
    "a day that no calendar has": (
        lambda data: sitting(data)["agreed"][0].update(due="2027-02-29"),
        "a date such as 2026-03-27 is expected here",
    ),
    "a step in too many words": (
        lambda data: sitting(data)["follow_ups"][0].update(words="x" * 301),
        "this is longer than 300 characters",
    ),
    "a step that leads nowhere": (
        lambda data: sitting(data)["follow_ups"][0].update(course="lost"),
        "this can be 'open', 'done', 'put_off', 'handed_on' or 'not_needed'",
    ),
    "a step at a moment without a time zone": (
        lambda data: sitting(data)["follow_ups"][0].update(at="2026-11-22T09:30:00"),
        "this is not written as Footprint writes it",
    ),
    "an edition that is not there": (
        lambda data: data["contents"]["assessments"][0].update(edition="0" * 64),
        "the questionnaire of this assessment is not here",
    ),
    "a text of the questionnaire": (
        lambda data: data["contents"]["editions"][0].update(
            content=data["contents"]["editions"][0]["content"].replace("tenant", "owner")
        ),
        "this questionnaire is not the one of its fingerprint",
    ),
    "the number of the edition": (
        lambda data: data["contents"]["editions"][0].update(number=99),
        "this is not what stands in the questionnaire itself",
    ),
    "a questionnaire of a later format": (
        lambda data: data["contents"]["editions"][0].update(format=99),
        "this questionnaire was written by a newer Footprint",
    ),
    "months that are less than none": (
        lambda data: data["contents"]["preferences"].update(months_kept=-1),
        "this can be 0 to 1200",
    ),
    "minutes without end": (
        lambda data: data["contents"]["preferences"].update(minutes_until_locked=10**12),
        "this can be 0 to 1440",
    ),
    "an assessment twice": (
        lambda data: data["contents"]["assessments"].append(data["contents"]["assessments"][0]),
        "this is here twice",
    ),
    "an action list of nothing": (
        lambda data: data["contents"]["assessments"].pop(0),
        "an action list stays only as long as its assessment, and that is not here",
    ),
    "a moment without a time zone": (
        lambda data: data["contents"].update(last_used="2026-11-22T09:30:00"),
        "this is not written as Footprint writes it",
    ),
    "a moment written otherwise": (
        lambda data: data["contents"].update(last_used="2026-11-22T10:30:00+01:00"),
        "this is not written as Footprint writes it",
    ),
    "a document that no file is named for": (
        lambda data: data["files"].clear(),
        "the file of this document is not named under 'files'",
    ),
    "a document from anywhere": (
        lambda data: data["files"].update(
            {f"documents/../../{name}": data["files"].pop(name) for name in list(data["files"]) if "/" in name}
        ),
        "the file of this document is not named under 'files'",
    ),
    "the export itself": (lambda data: data["contents"]["events"].append(data["contents"]["events"][0]), CHANGED),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED_THOUGH_SEALED)
def test_what_cannot_be_is_refused_even_if_its_digest_was_made_anew(practised: Path, what: str) -> None:
    change, said = REFUSED_THOUGH_SEALED[what]
    rewritten(practised, change)
    with pytest.raises(FileRefused) as refused:
        read_export(practised)
    assert said in str(refused.value)


def test_the_complaints_quote_no_answer(practised: Path) -> None:
    for change, _said in REFUSED_THOUGH_SEALED.values():
        original = (practised / "export.json").read_bytes()
        rewritten(practised, change)
        with pytest.raises(FileRefused) as refused:
            read_export(practised)
        words = str(refused.value).replace(str(practised), "")
        assert not any(told in words for told in ("helper", "landlord", "HYPERLINK", "NNN"))
        (practised / "export.json").write_bytes(original)


def test_only_a_whole_document_comes_in(practised: Path) -> None:
    file = next(one for one in (practised / "documents").iterdir() if "action" in one.name)
    content = file.read_bytes()
    file.write_bytes(content + b" ")
    with pytest.raises(FileRefused, match=r"action list 2026-11-22\.pdf:1:1: this document was changed"):
        read_export(practised)
    file.unlink()
    with pytest.raises(FileRefused, match=r"action list 2026-11-22\.pdf:1:1: this document is missing"):
        read_export(practised)
    file.write_bytes(content)
    read_export(practised)


def test_a_file_that_may_not_be_read_is_said_so(practised: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "export.json":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(FileRefused, match=r"the file cannot be read \(Permission denied\)"):
        read_export(practised)


def test_a_file_saved_by_an_editor_with_a_mark_and_other_spaces_still_comes_in(practised: Path) -> None:
    data = json.loads((practised / "export.json").read_text("utf-8"))
    (practised / "export.json").write_text(json.dumps(data), "utf-8-sig")
    read_export(practised)


def test_reading_gives_what_was_exported(clock: SetClock, folder: Path) -> None:
    vault = PracticeVault("Ana")
    place = an_export(vault, clock, folder)
    contents, documents = read_export(place)
    assert contents == vault.contents()
    assert isinstance(contents, Contents)
    assert plain(contents) == json.loads((place / "export.json").read_text("utf-8"))["contents"]
    assert dict(documents) == {one.id: vault.document(one.id) for one in vault.documents()}
    shutil.rmtree(place)


NEW_SINCE: dict[int, dict[str, Any]] = {
    2: {"based_on": ""},
    4: {"brought_out": [], "agreed": [], "follow_ups": []},
}


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_that_an_export_of_an_earlier_format_comes_in_without_what_it_knew_nothing_of(
    number: int, practised: Path
) -> None:
    def as_before(data: Any) -> None:
        data["format"] = number
        data["contents"]["assessments"].pop()
        for one in data["contents"]["assessments"]:
            for since, new in NEW_SINCE.items():
                for name, empty in new.items() if since > number else ():
                    assert one.pop(name) == empty

    rewritten(practised, as_before)
    contents, _documents = read_export(practised)
    assert len(contents.assessments) == 3
    for one in contents.assessments:
        assert (one.based_on, one.brought_out, one.agreed, one.follow_ups) == ("", (), (), ())
    # With another number it is no export: what is missing is not made up.
    if number < max(NEW_SINCE):
        rewritten(practised, lambda data: data.update(format=FORMAT))
        with pytest.raises(FileRefused, match="not written as Footprint writes it"):
            read_export(practised)


def test_that_what_an_earlier_format_knew_nothing_of_may_stand_in_none(practised: Path) -> None:
    rewritten(practised, lambda data: data.update(format=3), digest_again=False)
    with pytest.raises(FileRefused, match=CHANGED):
        read_export(practised)


def test_that_an_export_which_an_earlier_footprint_wrote_comes_in(vaults: Vaults) -> None:
    kept = Path(__file__).with_name("kept") / "export-3"
    assert json.loads((kept / "export.json").read_text("utf-8"))["format"] == 3
    brought, _code = bring_in(vaults, kept, PASSPHRASE)
    assert [one.occasion for one in brought.assessments()] == [Occasion.SITTING, Occasion.ONBOARDING]
    assert len(brought.documents()) == 2
    for one in brought.assessments():
        loaded = brought.load(one.id)
        assert len(loaded.answers) == one.answered > 2
        assert (loaded.brought_out, loaded.agreed, loaded.follow_ups) == (frozenset(), (), ())
    brought.close()
