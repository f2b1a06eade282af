"""Saved copies: the same vault again, from one file; and every file that is none."""

from __future__ import annotations

import errno
import os
import random
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builders import A_MOMENT, a_document, an_assessment
from footprint.errors import Refused, Unsaved
from footprint.store import copy_refusals as refusals
from footprint.store.key_file import SECOND_COPY, read_keys, write_keys
from footprint.store.keys import WEAKEST
from footprint.store.refusals import LONGEST_NAME, PassphraseTooShort, WrongPassphrase, WrongRecoveryCode
from footprint.store.tables import REVISION
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import CopyName, DocumentKind, Way
from store.keep import FOLLOW_UPS, fill
from store.keyrings import FakeKeyring

PASSPHRASE = "seven tall sunflowers"
Contents = Callable[[Path], dict[str, str]]


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def vaults(tmp_path: Path, fake: FakeKeyring) -> SqlVaults:
    return SqlVaults(tmp_path / "vaults", WEAKEST, fake.asked_by_us())


@pytest.fixture
def elsewhere(tmp_path: Path) -> SqlVaults:
    """Another computer."""
    return SqlVaults(tmp_path / "elsewhere", WEAKEST, FakeKeyring().asked_by_us())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "Größe.footprint-copy"


def saved(vaults: SqlVaults, file: Path, passphrase: str | None = PASSPHRASE) -> tuple[SqlVault, str]:
    """A vault with something of everything in it, still open, and its recovery code; its copy is in the file."""
    vault, code = vaults.create("Ana", passphrase)
    fill(vault)
    vault.save_copy(file, A_MOMENT)
    return vault, code


def test_a_copy_restores_the_same_vault_on_another_computer(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    vault, code = saved(vaults, file)
    assert elsewhere.name_of_copy(file) == CopyName(vault.id, "Ana", A_MOMENT, has_passphrase=True)
    restored = elsewhere.restore(file, PASSPHRASE)
    assert (restored.id, restored.owner) == (vault.id, "Ana")
    assert restored.contents() == vault.contents()
    for document in vault.documents():
        assert restored.document(document.id) == vault.document(document.id)
    restored.close()
    elsewhere.open(vault.id, PASSPHRASE).close()
    elsewhere.recover(vault.id, code, "another passphrase").close()


def test_a_copy_is_one_file_and_holds_what_was_saved_before_it_and_nothing_after(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    vault, _code = saved(vaults, file)
    before = vault.contents()
    vault.save_answer("a3", "tenant", "tenant", A_MOMENT)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert elsewhere.restore(file, PASSPHRASE).contents() == before != vault.contents()


def test_a_later_copy_takes_the_place_of_an_earlier_one(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    vault, _code = saved(vaults, file)
    vault.save_answer("a3", "tenant", "tenant", A_MOMENT)
    later = A_MOMENT + timedelta(days=1)
    vault.save_copy(file, later)
    assert elsewhere.name_of_copy(file).saved == later
    assert elsewhere.restore(file, PASSPHRASE).contents() == vault.contents()


def test_a_copy_is_opened_with_the_recovery_code_and_a_new_passphrase_too(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    vault, code = saved(vaults, file)
    elsewhere.restore(file, "", code.lower(), "another passphrase").close()
    with pytest.raises(WrongPassphrase):
        elsewhere.open(vault.id, PASSPHRASE)
    assert elsewhere.open(vault.id, "another passphrase").contents() == vault.contents()


def test_a_copy_of_a_vault_that_the_keyring_opens_needs_the_recovery_code(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path, fake: FakeKeyring
) -> None:
    vault, code = saved(vaults, file, None)
    assert not elsewhere.name_of_copy(file).has_passphrase
    with pytest.raises(refusals.CopyNeedsRecoveryCode):
        elsewhere.restore(file, PASSPHRASE)
    with zipfile.ZipFile(file) as copy:
        assert b"keyring" not in copy.read("keys.json")
    restored = elsewhere.restore(file, "", code, PASSPHRASE)
    assert restored.contents() == vault.contents()
    assert [name.way for name in elsewhere.names()] == [Way.PASSPHRASE]


def test_a_copy_goes_beside_the_vault_that_is_here_which_stays_as_it_is(
    vaults: SqlVaults, file: Path, tmp_path: Path, contents: Contents
) -> None:
    vault, code = saved(vaults, file)
    vault.save_answer("a3", "tenant", "tenant", A_MOMENT)
    vault.close()
    before = contents(tmp_path / "vaults" / vault.id)
    twin = vaults.restore(file, PASSPHRASE)
    assert contents(tmp_path / "vaults" / vault.id) == before
    assert twin.id != vault.id
    assert twin.owner == "Ana, as of 2026-11-22"
    assert [name.owner for name in vaults.names()] == ["Ana", "Ana, as of 2026-11-22"]
    twin.save_answer("a3", "tenant", "helper", A_MOMENT)
    twin.close()
    vaults.open(vault.id, PASSPHRASE).close()
    vaults.recover(twin.id, code, "another passphrase").close()
    vaults.open(twin.id, "another passphrase").close()
    vaults.open(vault.id, PASSPHRASE).close()


def test_a_twin_has_an_entry_of_its_own_in_the_keyring_and_a_copy_of_its_own(
    vaults: SqlVaults, file: Path, fake: FakeKeyring
) -> None:
    vault, code = saved(vaults, file, None)
    vault.close()
    twin = vaults.restore(file, "", code, PASSPHRASE)
    twin.save_copy(file, A_MOMENT)
    vaults.change_way(twin.id, PASSPHRASE, None)
    twin.close()
    assert {entry for _service, entry in fake.entries} == {vault.id, twin.id}
    vaults.erase(twin.id)
    assert {entry for _service, entry in fake.entries} == {vault.id}
    vaults.open(vault.id).close()
    # Its copy comes back under its own id, though its keys were made for the other.
    again = vaults.restore(file, PASSPHRASE)
    assert again.id == twin.id
    again.close()
    vaults.open(vault.id).close()


def test_the_longest_name_still_says_from_when_a_copy_is(vaults: SqlVaults, file: Path) -> None:
    vault, _code = vaults.create("A" * LONGEST_NAME, PASSPHRASE)
    vault.save_copy(file, A_MOMENT)
    twin = vaults.restore(file, PASSPHRASE)
    assert len(twin.owner) == LONGEST_NAME
    assert twin.owner.endswith("A, as of 2026-11-22")


def test_a_copy_tells_no_answer_and_no_secret_to_somebody_without_the_passphrase(
    vaults: SqlVaults, file: Path
) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment(note_to_self="a very private sentence"))
    vault.keep_document(a_document(DocumentKind.ATTESTATION), DocumentKind.ATTESTATION.encode())
    vault.save_copy(file, A_MOMENT)
    content = file.read_bytes()
    for secret in ("a very private sentence", "Okafor", "allotment", PASSPHRASE, code, code.replace("-", "")):
        assert secret.encode() not in content
    assert b"Ana" in content  # control: what may be read is found like this
    assert os.name != "posix" or file.stat().st_mode & 0o077 == 0


def test_any_other_program_can_take_a_copy_apart(vaults: SqlVaults, file: Path) -> None:
    vault, _code = saved(vaults, file)
    with zipfile.ZipFile(file) as copy:
        assert copy.testzip() is None
        assert copy.namelist() == ["footprint-copy.json", "keys.json", "vault.footprint"]
        assert {info.date_time for info in copy.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert vault.id.encode() in file.read_bytes()


def test_a_wrong_secret_leaves_nothing_behind(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path, tmp_path: Path
) -> None:
    vault, code = saved(vaults, file)
    _other, other_code = vaults.create("Bo", PASSPHRASE)
    attempts: list[tuple[type[Refused], tuple[str, ...]]] = [
        (WrongPassphrase, ("not the passphrase",)),
        (WrongRecoveryCode, ("", other_code, PASSPHRASE)),
        (PassphraseTooShort, ("", code, "7 chars")),
    ]
    for refusal, given in attempts:
        with pytest.raises(refusal):
            elsewhere.restore(file, *given)
    assert not (tmp_path / "elsewhere").exists()
    assert vault.contents().owner == "Ana"


def zipped(*entries: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> Callable[[Path], object]:
    def make(file: Path) -> None:
        with zipfile.ZipFile(file, "w", compression) as made:
            for name, content in entries:
                made.writestr(name, content)

    return make


def with_header(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """The copy with another header, and sums that fit it."""

    def make(file: Path) -> None:
        with zipfile.ZipFile(file) as copy:
            entries = [(info.filename, copy.read(info)) for info in copy.infolist()]
        entries[0] = (entries[0][0], change(entries[0][1]))
        zipped(*entries)(file)

    return make


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


BOMB = ("footprint-copy.json", b" " * 50_000_000)
NOT_COPIES: dict[str, tuple[Callable[[Path], object], type[Refused]]] = {
    "gone": (Path.unlink, refusals.CopyMissing),
    "a folder": (a_folder, refusals.CopyMissing),
    "empty": (lambda file: file.write_bytes(b""), refusals.NotACopy),
    "a text": (lambda file: file.write_text("a diary " * 5000), refusals.NotACopy),
    "a document": (lambda file: file.write_bytes(b"%PDF-1.7\n" * 5000), refusals.NotACopy),
    "another zip": (zipped(("word/document.xml", b"<xml/>" * 500)), refusals.NotACopy),
    "an empty zip": (zipped(), refusals.NotACopy),
    "a zip bomb": (zipped(BOMB, compression=zipfile.ZIP_DEFLATED), refusals.CopyDamaged),
    "a header without end": (zipped(BOMB), refusals.CopyDamaged),
    "nested to the bottom": (zipped(("footprint-copy.json", b"[" * 16_000)), refusals.CopyDamaged),
    "no header but a list": (with_header(lambda _header: b"[]"), refusals.CopyDamaged),
    "without a time zone": (with_header(lambda header: header.replace(b"+00:00", b"")), refusals.CopyDamaged),
    "an id that leads away": (
        with_header(lambda header: header.replace(b'"vault": "', b'"vault": "../')),
        refusals.CopyDamaged,
    ),
    "an owner of two lines": (
        with_header(lambda header: header.replace(b"Ana", b"A\\na")),
        refusals.CopyDamaged,
    ),
    "an owner without end": (
        with_header(lambda header: header.replace(b"Ana", b"A" * 500)),
        refusals.CopyDamaged,
    ),
    "of a newer Footprint": (
        with_header(lambda header: header.replace(b'"format": 1', b'"format": 2')),
        refusals.NewerCopy,
    ),
}


@pytest.mark.parametrize("what", NOT_COPIES)
def test_what_is_not_a_copy_is_refused_by_name_and_left_as_it_is(
    what: str, vaults: SqlVaults, elsewhere: SqlVaults, file: Path, contents: Contents
) -> None:
    vault, _code = saved(vaults, file)
    vault.close()
    make, refusal = NOT_COPIES[what]
    make(file)
    before = contents(file.parent)
    with pytest.raises(refusal):
        elsewhere.name_of_copy(file)
    with pytest.raises(refusal):
        elsewhere.restore(file, PASSPHRASE)
    assert contents(file.parent) == before
    assert not elsewhere._folder.exists()


def test_a_header_that_is_doctored_whole_changes_a_name_and_nothing_else(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    """Control for the table above: a zip that is put together anew is taken if it is well made."""
    saved(vaults, file)
    with_header(lambda header: header.replace(b"Ana", b"Eve"))(file)
    assert elsewhere.name_of_copy(file).owner == "Eve"


def entries_of(file: Path) -> dict[str, tuple[int, int]]:
    """Where in the file each entry's content begins and ends."""
    with zipfile.ZipFile(file) as copy, file.open("rb") as content:
        found = {}
        for info in copy.infolist():
            content.seek(info.header_offset)
            *_rest, name, extra = struct.unpack("<4s5H3L2H", content.read(30))
            begin = info.header_offset + 30 + name + extra
            found[info.filename] = begin, begin + info.file_size
        return found


def test_a_copy_that_is_cut_anywhere_is_refused_and_nothing_is_put_anywhere(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path, tmp_path: Path, randomly: random.Random
) -> None:
    vault, _code = saved(vaults, file)
    vault.close()
    whole = file.read_bytes()
    ends = [place for begin_end in entries_of(file).values() for place in begin_end]
    for length in (
        1,
        30,
        *ends,
        len(whole) - 22,
        len(whole) - 1,
        *(randomly.randrange(len(whole)) for _n in range(10)),
    ):
        file.write_bytes(whole[:length])
        with pytest.raises((refusals.NotACopy, refusals.CopyDamaged)):
            elsewhere.restore(file, PASSPHRASE)
        assert elsewhere.names() == ()
        assert list((tmp_path / "elsewhere").glob(".*")) == []


def test_a_flipped_bit_is_refused_or_does_no_harm(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path, randomly: random.Random
) -> None:
    vault, _code = saved(vaults, file)
    sound, whole = vault.contents(), file.read_bytes()
    places = entries_of(file)
    within = {place for begin, end in places.values() for place in (begin, (begin + end) // 2, end - 1)}
    around = [
        place
        for place in range(len(whole))
        if not any(begin <= place < end for begin, end in places.values())
    ]
    refused = 0
    for place in (
        *within,
        *randomly.sample(around, 40),
        *(randomly.randrange(len(whole)) for _n in range(15)),
    ):
        bit = 1 << randomly.randrange(8)
        file.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        try:
            restored = elsewhere.restore(file, PASSPHRASE)
        except Refused:
            refused += 1
            assert elsewhere.names() == ()
            continue
        assert place not in within
        assert restored.contents() == sound
        restored.close()
        elsewhere.erase(restored.id)
    assert refused >= len(within)


def test_content_that_does_not_belong_to_its_keys_is_refused(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path, tmp_path: Path
) -> None:
    """A database from elsewhere with sums that fit: the zip is sound, the vault is not."""
    saved(vaults, file)
    other, _code = vaults.create("Bo", PASSPHRASE)
    other.save_copy(tmp_path / "stick" / "other", A_MOMENT)
    with zipfile.ZipFile(file) as copy, zipfile.ZipFile(tmp_path / "stick" / "other") as stranger:
        entries = [(name, copy.read(name)) for name in copy.namelist()[:2]]
        entries.append(("vault.footprint", stranger.read("vault.footprint")))
    zipped(*entries)(file)
    with pytest.raises(refusals.CopyDamaged):
        elsewhere.restore(file, PASSPHRASE)
    assert elsewhere.names() == ()


def test_a_history_that_was_changed_with_the_key_is_refused(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment(tenant="tenant"))
    with vault._database.writing() as connection:
        connection.exec_driver_sql("UPDATE assessment SET seal = ?", ("0" * 64,))
    vault.save_copy(file, A_MOMENT)
    with pytest.raises(refusals.CopyDamaged):
        elsewhere.restore(file, PASSPHRASE)
    assert elsewhere.names() == ()


def test_a_copy_of_a_newer_vault_is_refused_as_such(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path
) -> None:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    with vault._database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault.save_copy(file, A_MOMENT)
    with pytest.raises(refusals.NewerCopy):
        elsewhere.restore(file, PASSPHRASE)
    assert elsewhere.names() == ()


@pytest.mark.parametrize("revision", ["0001", "0004", REVISION])
def test_a_copy_from_an_older_footprint_is_brought_up_to_date(
    revision: str, elsewhere: SqlVaults, file: Path, tmp_path: Path
) -> None:
    kept = Path(__file__).parent / "kept" / revision
    (folder,) = (path for path in kept.iterdir() if path.is_dir())
    header = f'{{"format": 1, "vault": "{folder.name}", "owner": "Ana", "saved": "{A_MOMENT.isoformat()}", "passphrase": true}}'
    zipped(
        ("footprint-copy.json", header.encode()),
        ("keys.json", (folder / "keys.json").read_bytes()),
        ("vault.footprint", (folder / "vault.footprint").read_bytes()),
    )(file)
    code = (kept / "recovery-code.txt").read_text().strip()
    restored = elsewhere.restore(file, "", code, PASSPHRASE)
    signed_off, *_others = restored.contents().assessments
    assert len(signed_off.follow_ups) == (len(FOLLOW_UPS) if revision == REVISION else 0)
    restored.follow_up(signed_off.id, FOLLOW_UPS[0])
    assert not list((tmp_path / "elsewhere" / restored.id).glob("*.before-*"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("step", ["copyfileobj", "fsync", "replace"])
def test_a_copy_that_cannot_be_written_leaves_nothing_but_what_was_there(
    step: str, number: int, vaults: SqlVaults, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _code = saved(vaults, file)
    before, sound = file.read_bytes(), vault.contents()
    vault.save_answer("a3", "tenant", "tenant", A_MOMENT)

    def fail(*_given: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr({"copyfileobj": shutil, "fsync": os, "replace": Path}[step], step, fail)
        refusal = refusals.NoRoomForCopy if number == errno.ENOSPC else refusals.CopyNotSaved
        with pytest.raises(refusal, match="Your vault is as it was"):
            vault.save_copy(file, A_MOMENT)
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == {file.name: before}
    assert not list((vaults._folder / vault.id).glob("*.copying"))
    assert vault.contents() != sound
    vault.save_copy(file, A_MOMENT)


def test_a_place_that_is_gone_takes_no_copy(vaults: SqlVaults, tmp_path: Path) -> None:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    with pytest.raises(refusals.CopyNotSaved):
        vault.save_copy(tmp_path / "unplugged" / "copy", A_MOMENT)
    vault.begin(an_assessment())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a full disk takes root")
def test_a_full_disk_takes_no_copy_and_keeps_no_half_of_one(vaults: SqlVaults, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        vault, _code = vaults.create("Ana", PASSPHRASE)
        with pytest.raises(refusals.NoRoomForCopy):
            vault.save_copy(disk / "copy", A_MOMENT)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_restore_without_room_leaves_nothing(
    vaults: SqlVaults, elsewhere: SqlVaults, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(vaults, file)
    with monkeypatch.context() as patch:

        def full(_handle: int) -> None:
            raise OSError(errno.ENOSPC, "no")

        patch.setattr(os, "fsync", full)
        with pytest.raises(Unsaved):
            elsewhere.restore(file, PASSPHRASE)
    elsewhere.names()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_copy_needs_its_keys(vaults: SqlVaults, file: Path, tmp_path: Path) -> None:
    """What the vault's key file lacks, its copy would lack too."""
    vault, _code = saved(vaults, file)
    folder = tmp_path / "vaults" / vault.id
    keys = read_keys(folder)
    before = file.read_bytes()
    for path in folder.glob("keys*.json"):
        path.write_text("torn")
    with pytest.raises(Refused):
        vault.save_copy(file, A_MOMENT)
    assert file.read_bytes() == before
    write_keys(folder, keys)
    (folder / SECOND_COPY).write_text("torn")
    vault.save_copy(file, A_MOMENT)


def test_a_restore_that_is_killed_leaves_no_vault(
    vaults: SqlVaults, file: Path, tmp_path: Path, randomly: random.Random
) -> None:
    saved(vaults, file)
    killed = tmp_path / "killed"
    started = subprocess.Popen(
        [sys.executable, "-c", RESTORING, str(killed), str(file), PASSPHRASE],
        stdout=subprocess.PIPE,
    )
    assert started.stdout is not None
    with started.stdout as said:
        assert said.readline() == b"unpacked\n"
    started.kill()
    started.wait()
    vaults = SqlVaults(killed, WEAKEST, FakeKeyring().asked_by_us())
    assert vaults.names() == ()
    (left,) = killed.iterdir()
    os.utime(left, (0, 0))
    assert vaults.names() == ()
    assert list(killed.iterdir()) == []


RESTORING = """
import sys, time
from pathlib import Path
from footprint.store import copies
from footprint.store.vaults import SqlVaults
real = copies.unpack
def unpack(file, target):
    real(file, target)
    print("unpacked", flush=True)
    time.sleep(600)
copies.unpack = unpack
SqlVaults(Path(sys.argv[1])).restore(Path(sys.argv[2]), sys.argv[3])
"""


def test_the_moment_of_a_copy_is_kept_whatever_its_time_zone(vaults: SqlVaults, file: Path) -> None:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    moment = datetime(2026, 3, 29, 1, 30, tzinfo=UTC).astimezone()
    vault.save_copy(file, moment)
    assert vaults.name_of_copy(file).saved == moment


def test_a_leftover_of_a_killed_copy_is_in_nobodys_way(vaults: SqlVaults, file: Path, tmp_path: Path) -> None:
    vault, _code = saved(vaults, file)
    (tmp_path / "vaults" / vault.id / "vault.footprint.copying").write_bytes(b"half")
    half, recent, foreign = (
        file.with_name(f".footprint-{name}.tmp") for name in ("abcdefgh", "recently", "strange1")
    )
    for left in (half, recent):
        left.write_bytes(file.read_bytes()[:5000])
    foreign.write_bytes(b"somebody else's")
    for left in (half, foreign):
        os.utime(left, (0, 0))
    with suppress(FileNotFoundError):
        file.unlink()
    vault.save_copy(file, A_MOMENT)
    assert set(file.parent.iterdir()) == {file, recent, foreign}
    assert not (tmp_path / "vaults" / vault.id / "vault.footprint.copying").exists()


@pytest.mark.parametrize(
    "ending, is_link", [("", True), (".part", True), (".part", False), (".tmp", True), (".tmp", False)]
)
def test_what_lies_beside_a_copy_or_behind_a_link_in_its_place_stays_as_it_is(
    ending: str, is_link: bool, vaults: SqlVaults, file: Path, tmp_path: Path
) -> None:
    if is_link and os.name != "posix":
        pytest.skip("Windows lets few people make links")
    precious = beside = file.with_name(f"{file.name}{ending}")
    if is_link:
        precious = tmp_path / "precious"
        beside.symlink_to(precious)
    precious.write_text("a thesis")
    saved(vaults, file)
    assert precious.read_text() == "a thesis"
    assert beside.is_symlink() == (is_link and bool(ending))
    assert vaults.name_of_copy(file).owner == "Ana"
    assert sorted(file.parent.iterdir()) == sorted({file, beside})


def test_a_copy_that_is_cut_off_leaves_nothing_beside_it(
    vaults: SqlVaults, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more(_path: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "no")

    made, _code = vaults.create("Ana", PASSPHRASE)
    monkeypatch.setattr(Path, "replace", no_more)
    with pytest.raises(refusals.CopyNotSaved):
        made.save_copy(file, A_MOMENT)
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(
    "where",
    ["the vault's own file", "its keys", "a new file in it", "beside it", "a new folder", "by a link"],
)
def test_a_copy_is_never_put_where_the_vaults_lie(
    where: str, vaults: SqlVaults, tmp_path: Path, contents: Contents
) -> None:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment(hose_days=4))
    folder = tmp_path / "vaults" / vault.id
    (tmp_path / "vaults" / "new").mkdir()
    if where == "by a link":
        if os.name != "posix":
            pytest.skip("Windows lets few people make links")
        (tmp_path / "link").symlink_to(folder)
    before = contents(tmp_path / "vaults")
    file = {
        "the vault's own file": folder / "vault.footprint",
        "its keys": folder / "keys.json",
        "a new file in it": folder / "a copy",
        "beside it": tmp_path / "vaults" / "a copy",
        "a new folder": tmp_path / "vaults" / "new" / "a copy",
        "by a link": tmp_path / "link" / "vault.footprint",
    }[where]
    with pytest.raises(refusals.CopyAmongVaults):
        vault.save_copy(file, A_MOMENT)
    vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    vault.save_copy(tmp_path / "a copy", A_MOMENT)  # control: elsewhere it is taken
    vault.close()
    assert contents(tmp_path / "vaults").keys() == {name for name in before if not name.endswith("-wal")}
    assert vaults.open(vault.id, PASSPHRASE).load("a1").answers == {"hose_days": 5}
