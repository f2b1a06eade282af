"""Nobody without the key reads anything: not in a file, not in a log, not in an error."""

from __future__ import annotations

import logging
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, allotment, an_assessment
from footprint.assessment.answer import AnswerRefused
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner, WordsTooLong
from footprint.errors import Refused
from footprint.locations import vaults_folder
from footprint.policy import catalogue
from footprint.policy.policy import Occasion
from footprint.store.database import Database
from footprint.store.keys import WEAKEST
from footprint.store.log_check import LogDamaged
from footprint.store.refusals import CannotBeKept, VaultDamaged, WrongPassphrase
from footprint.store.schema import CURRENT, Schema
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from footprint.workflow.copying import save_copy
from footprint.workflow.exporting import export
from footprint.workflow.importing import bring_in
from footprint.workflow.start import start
from pages import pages_holding
from workflow.made import SetClock, draft, handed_over

PASSPHRASE = "seven tall sunflowers"
SENTINEL = "SENTINEL-a-thing-that-was-written"
WORDS, AGREED, BROUGHT_OUT = (f"SENTINEL-{what}" for what in ("words", "agreed", "brought-out"))
SECRETS = {
    "answer": SENTINEL,
    "name": "SENTINEL-name",
    "job": "SENTINEL-job",
    "team": "SENTINEL-team",
    "manager": "SENTINEL-manager",
    "agreed action": AGREED,
    "words about an action": WORDS,
    "passphrase": "sentinel of a passphrase",
    "new passphrase": "sentinel of another passphrase",
    "wrong passphrase": "sentinel of a wrong passphrase",
}
THE_STORES = "sqlalchemy.engine.Engine.vault"
# Not anybody's, but nothing in the file may tell what it is.
OURS = (
    "answer_history",
    "CREATE TABLE",
    "SQLite format 3",
    "Allotment",
    "treated_badly",
    "follow_up",
    "take-a-can",
    "can-is-fine",
    "put_off",
)


def files_holding(secret: str | bytes, folder: Path) -> list[str]:
    """The files below a folder that hold something in clear, in their content or in their names."""
    found = []
    for path in folder.rglob("*"):
        content = str(path.relative_to(folder)).encode() + (path.read_bytes() if path.is_file() else b"")
        kinds = [secret] if isinstance(secret, bytes) else [secret.encode(), secret.encode("utf-16-le")]
        found += [path.name for kind in kinds if kind in content]
    return found


@dataclass
class Life:
    """Everything that can happen to a vault, with a look at all files after each step."""

    home: Path
    outside: Path
    secrets: dict[str, str | bytes] = field(default_factory=lambda: dict[str, str | bytes](SECRETS))
    leaks: list[tuple[str, str, list[str]]] = field(default_factory=list)
    looks: int = 0

    def look(self, when: str) -> None:
        # The documents and the export are the person's own to read; whatever lies beside them is not.
        private = self.outside / "documents", *self.outside.glob("Footprint export*")
        for what, secret in self.secrets.items():
            for folder in (self.home, self.outside):
                allowed = {path.name for place in private for path in place.rglob("*")}
                leaked = [name for name in files_holding(secret, folder) if name not in allowed]
                if leaked:
                    self.leaks.append((when, what, leaked))
        self.looks += 1

    def live(self) -> None:
        self.outside.mkdir()
        clock, vaults = SetClock(), SqlVaults(vaults_folder(), WEAKEST)
        catalogue.load()
        vault, code = vaults.create("Ana", SECRETS["passphrase"])
        key, folder = bytes(vault._database._key), vaults_folder() / vault.id
        self.secrets |= {
            "code": code,
            "bare code": code.replace("-", ""),
            "key": key,
            "key in hex": key.hex(),
        }
        self._answer(vault, clock)
        self.look("while the log is full")
        self._take_out(vault, clock)
        self.look("after taking out")
        hot = {path: path.read_bytes() for path in folder.glob("vault.footprint*")}
        assert any(len(content) > 0 for path, content in hot.items() if path.name.endswith("-wal"))
        vault.close()
        self.look("when closed")
        self._damage(vaults, vault.id, hot)
        self.look("after damage")
        self._upgrade(folder / "vault.footprint", key)
        self.look("before an upgrade")
        self._change_keys(vaults, vault.id, code)
        self.look("after changing keys")
        self._bring_in(vaults)
        self.look("after bringing in")

    def _answer(self, vault: SqlVault, clock: SetClock) -> None:
        draft(vault, clock, note_to_self=f"earlier {SENTINEL}")
        conduct = Conduct(vault, clock, start(vault, allotment(), Occasion.SITTING, clock))
        conduct.introduce(Person(SECRETS["name"], SECRETS["job"], SECRETS["team"]), SECRETS["manager"])
        conduct.answer("note_to_self", SENTINEL)
        conduct.answer("note_to_self", f"{SENTINEL} once more")
        with pytest.raises(AnswerRefused):
            conduct.answer("tenant", SENTINEL)
        conduct.bring_out(["can-is-fine"])
        agreed = AgreedAction("own-1", Owner.MANAGER, A_DAY, SECRETS["agreed action"])
        conduct.agree([agreed])
        with pytest.raises(WordsTooLong):
            conduct.agree([replace(agreed, text=agreed.text * 100)])
        self._follow_up(vault, clock, conduct.assessment)

    def _follow_up(self, vault: SqlVault, clock: SetClock, assessment: Assessment) -> None:
        step = FollowUp("own-1", Course.PUT_OFF, clock.now(), A_DAY, SECRETS["words about an action"])
        vault.follow_up(assessment.id, step)
        with pytest.raises(WordsTooLong):
            vault.follow_up(assessment.id, replace(step, words=step.words * 100))

    def _take_out(self, vault: SqlVault, clock: SetClock) -> None:
        handed_over(vault, clock, self.outside / "documents", note_to_self=SENTINEL)
        save_copy(vault, self.outside / "my vault.footprint-copy", clock)
        export(vault, self.outside, clock)
        conduct = Conduct(vault, clock, vault.load(vault.assessments()[-1].id))
        conduct.answer("note_to_self", f"{SENTINEL} at last")
        self._follow_up(vault, clock, conduct.assessment)

    def _damage(self, vaults: SqlVaults, vault_id: str, hot: dict[Path, bytes]) -> None:
        for path, content in hot.items():
            path.write_bytes(content[:-4000] + bytes(4000) if path.name.endswith("-wal") else content)
        with suppress(LogDamaged):
            vaults.open(vault_id, SECRETS["passphrase"]).close()
        (log,) = (path for path in hot if path.name.endswith("-wal"))
        log.with_name("vault.footprint.log-damaged-1").write_bytes(hot[log])

    def _upgrade(self, file: Path, key: bytes) -> None:
        """Leaves the copy that is made before, as an upgrade that was killed does."""
        later = self.outside.with_name("later")
        shutil.copytree(CURRENT.migrations, later, ignore=shutil.ignore_patterns("__pycache__"))
        revision = f"revision = '9001'\ndown_revision = {CURRENT.revision!r}\n\ndef upgrade(): raise KeyboardInterrupt"
        (later / "versions" / "9001_later.py").write_text(revision)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Database, "_remove_beside", lambda *_arguments: None)
            with pytest.raises(KeyboardInterrupt):
                Database.open(file, key, Schema("9001", later, CURRENT.triggers))
        assert file.with_name("vault.footprint.before-9001").exists()

    def _change_keys(self, vaults: SqlVaults, vault_id: str, code: str) -> None:
        vaults.change_way(vault_id, SECRETS["passphrase"], SECRETS["new passphrase"])
        with pytest.raises(WrongPassphrase):
            vaults.open(vault_id, SECRETS["wrong passphrase"])
        self.secrets["new code"] = vaults.renew_recovery_code(vault_id, SECRETS["new passphrase"])
        with pytest.raises(Refused):
            vaults.recover(vault_id, code, SECRETS["passphrase"])

    def _bring_in(self, vaults: SqlVaults) -> None:
        (exported,) = self.outside.glob("Footprint export*")
        bring_in(vaults, exported, SECRETS["passphrase"], "Bo")[0].close()
        vaults.restore(self.outside / "my vault.footprint-copy", SECRETS["passphrase"]).close()


@pytest.fixture
def life(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    # Temporary files are looked at like all others.
    (own_home / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own_home / "temporary"))
    return Life(own_home, tmp_path / "outside")


@pytest.fixture
def everything_logged(tmp_path: Path) -> Iterator[Path]:
    """A file with every line that any part logs, at the lowest level, and every warning."""
    file = tmp_path / "everything.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    # A logger that has a level of its own is deaf to the root's; the store's own choice is what is on trial.
    loggers = [logging.root, *map(logging.getLogger, logging.root.manager.loggerDict)]
    levels = {logger: logger.level for logger in loggers if logger.name != THE_STORES}
    for logger in levels:
        logger.setLevel(logging.DEBUG)
    logging.root.addHandler(handler)
    logging.captureWarnings(True)
    yield file
    logging.captureWarnings(False)
    logging.root.removeHandler(handler)
    handler.close()
    for logger, level in levels.items():
        logger.setLevel(level)


def test_nothing_that_happens_to_a_vault_leaves_anything_in_clear(
    life: Life, everything_logged: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    life.live()
    assert life.leaks == []
    assert life.looks == 7
    said = "".join(capfd.readouterr())
    for secret in (said, everything_logged.read_text("utf-8")):
        for what, text in life.secrets.items():
            assert str(text) not in secret, what
    # Something was logged indeed: SQLAlchemy does, at this level.
    assert "sqlalchemy" in logging.root.manager.loggerDict
    assert everything_logged.stat().st_size > 0


def test_without_the_stores_own_choice_the_log_would_hold_answers(
    life: Life, everything_logged: Path
) -> None:
    logger = logging.getLogger(THE_STORES)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        life.live()
    finally:
        logger.setLevel(level)
    assert SENTINEL in everything_logged.read_text("utf-8")


def test_a_look_finds_what_lies_in_clear_in_a_file_or_in_its_name(life: Life) -> None:
    life.outside.mkdir()
    (life.outside / "notes").write_text(f"before {SENTINEL} after")
    (life.outside / "for windows").write_text(SECRETS["passphrase"], "utf-16-le")
    (life.home / SECRETS["manager"]).touch()
    life.look("now")
    assert {(what, *names) for _when, what, names in life.leaks} == {
        ("answer", "notes"),
        ("passphrase", "for windows"),
        ("manager", SECRETS["manager"]),
    }


def test_a_vaults_files_do_not_even_tell_what_was_asked(vault: SqlVault, vault_folder: Path) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL))
    vault.bring_out("a1", ["can-is-fine"], A_MOMENT)
    vault.agree("a1", [AgreedAction("take-a-can", Owner.MANAGER, A_DAY)], A_MOMENT)
    vault.follow_up("a1", FollowUp("take-a-can", Course.PUT_OFF, A_MOMENT, A_DAY))
    assert (vault_folder / "vault.footprint-wal").stat().st_size > 0
    for text in OURS:
        assert files_holding(text, vault_folder) == []
    vault.close()
    files = {path.name for path in vault_folder.iterdir()}
    assert files == {"keys.copy.json", "keys.json", "vault.footprint"}
    for text in OURS:
        assert files_holding(text, vault_folder) == []


def test_no_error_holds_an_answer_a_passphrase_or_a_key(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, tmp_path: Path
) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL))
    key = bytes(vault._database._key)
    problems: list[BaseException] = []
    for attempt in (
        lambda: vault.begin(an_assessment().with_person(Person(SENTINEL))),
        lambda: vault.save_answer("a1", "note_to_self", f"{SENTINEL}\x00", A_MOMENT),
        lambda: vault.save_answer("a1", "note_to_self", SENTINEL, A_MOMENT.replace(tzinfo=None)),
        lambda: vault.agree("a1", [AgreedAction("own", Owner.MANAGER, A_DAY, f"{SENTINEL}\x00")], A_MOMENT),
        lambda: vault.agree("a1", [AgreedAction("own", Owner.MANAGER, A_DAY, SENTINEL * 10)], A_MOMENT),
        lambda: vault.agree("a1", [AgreedAction("own", Owner.MANAGER, A_DAY, SENTINEL)] * 2, A_MOMENT),
        lambda: vault.bring_out("a1", [f"{SENTINEL}\ud800"], A_MOMENT),
        lambda: vault.follow_up("a1", FollowUp("own", Course.DONE, A_MOMENT, words=SENTINEL * 10)),
        lambda: vault.follow_up(
            "a1", FollowUp("own", Course.DONE, A_MOMENT.replace(tzinfo=None), None, SENTINEL)
        ),
        lambda: vault.follow_up("nowhere", FollowUp("own", Course.DONE, A_MOMENT, words=SENTINEL)),
        lambda: vaults.open(vault_id, "a passphrase that is wrong"),
        lambda: vaults.create("Bo", "\ud800-a-passphrase"),
        lambda: SqlVaults(tmp_path / "copy", WEAKEST).open(vault_id, PASSPHRASE),
    ):
        if not (tmp_path / "copy").exists():
            shutil.copytree(vault_folder, tmp_path / "copy" / vault_id)
            (tmp_path / "copy" / vault_id / "vault.footprint").write_bytes(b"not the file " * 1000)
        with pytest.raises(Exception) as raised:  # noqa: PT011 (whatever it is, it must keep quiet)
            attempt()
        problems.append(raised.value)
    assert any(isinstance(problem, CannotBeKept) for problem in problems)
    for problem in problems:
        # The messages of the whole chain; the source lines of this test would show what it passed in.
        told = "".join(traceback.format_exception_only(problem))
        while problem := problem.__cause__ or problem.__context__:  # type: ignore[assignment]
            told += repr(problem)
        for text in (SENTINEL, PASSPHRASE, "a passphrase that is wrong", "-a-passphrase", key.hex()):
            assert text not in told


def test_an_answer_that_no_longer_fits_its_question_is_not_quoted(vault: SqlVault) -> None:
    vault.begin(an_assessment())
    vault.save_answer("a1", "tenant", SENTINEL, A_MOMENT)
    with pytest.raises(VaultDamaged) as raised:
        vault.load("a1")
    assert raised.value.__cause__ is raised.value.__context__ is None
    assert SENTINEL not in "".join(traceback.format_exception(raised.value, chain=False))


def test_no_object_shows_what_it_holds(vault: SqlVault) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL))
    key = bytes(vault._database._key)
    for thing in (vault, vault._database, vault._database._engine, vault._database._raw):
        assert SENTINEL not in repr(thing)
        assert key.hex() not in repr(thing)


def test_a_closed_vault_has_forgotten_its_key(vault: SqlVault) -> None:
    key = vault._database._key
    vault.close()
    assert key == b""


def test_a_deleted_answer_does_not_linger_in_any_page(vault: SqlVault, vault_folder: Path) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL * 50))
    for number in range(100):
        vault.follow_up("a1", FollowUp("own", Course.OPEN, A_MOMENT, words=f"{WORDS}{number}"))
    vault.agree(
        "a1", [AgreedAction(f"own-{n}", Owner.EMPLOYEE, A_DAY, f"{AGREED}{n}") for n in range(100)], A_MOMENT
    )
    vault.bring_out("a1", [f"{BROUGHT_OUT}{number}" for number in range(100)], A_MOMENT)
    everything = (SENTINEL, WORDS, AGREED, BROUGHT_OUT)
    assert min(pages_holding(text, vault) for text in everything) > 0
    vault.discard("a1")
    assert (vault_folder / "vault.footprint-wal").stat().st_size == 0
    assert [pages_holding(text, vault) for text in everything] == [0, 0, 0, 0]
