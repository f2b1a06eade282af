"""Triggers that keep what was kept from being rewritten, for each kind of database the tables may lie in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import DDL, MetaData, event

_SIGNED_OFF = "(SELECT signed_off FROM assessment WHERE id = {row}.assessment_id) IS NOT NULL"
_IS_THERE = "EXISTS (SELECT 1 FROM assessment WHERE id = {row}.assessment_id)"
_ADDED_TO = "it is only ever added to"


@dataclass(frozen=True, slots=True)
class _Guard:
    """What must not happen to a row of a table, unless ``condition`` (empty: always) does not hold."""

    table: str
    moment: str
    condition: str
    reason: str

    @property
    def name(self) -> str:
        return f"{self.table}_{self.moment.lower()}"

    @property
    def _when(self) -> str:
        return self.condition.format(row="NEW" if self.moment == "INSERT" else "OLD")

    def in_sqlite(self) -> str:
        when = f" WHEN {self._when}" if self.condition else ""
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.moment} ON {self.table}{when} "
            f"BEGIN SELECT RAISE(ABORT, '{self.reason}'); END"
        )

    def in_postgresql(self) -> tuple[str, str]:
        """The same, of two parts: there a trigger can only call a function, and a condition cannot ask a table."""
        function = (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {self._when or 'TRUE'} THEN "
            f"RAISE EXCEPTION '{self.reason}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {'OLD' if self.moment == 'DELETE' else 'NEW'}; END $$"
        )
        trigger = (
            f"CREATE TRIGGER {self.name} BEFORE {self.moment} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        )
        return function, trigger


# Deleting a whole assessment takes its rows along: its own row is gone by then, which is what the conditions look at.
_GUARDS = (
    _Guard("answer", "INSERT", _SIGNED_OFF, "signed off"),
    _Guard("answer", "UPDATE", _SIGNED_OFF, "signed off"),
    _Guard("answer", "DELETE", _SIGNED_OFF, "signed off"),
    _Guard("answer_history", "INSERT", _SIGNED_OFF, "signed off"),
    _Guard("answer_history", "UPDATE", "", _ADDED_TO),
    _Guard("answer_history", "DELETE", _IS_THERE, _ADDED_TO),
    _Guard("brought_out", "INSERT", _SIGNED_OFF, "signed off"),
    _Guard("brought_out", "UPDATE", _SIGNED_OFF, "signed off"),
    _Guard("brought_out", "DELETE", _SIGNED_OFF, "signed off"),
    _Guard("agreed_action", "INSERT", _SIGNED_OFF, "signed off"),
    _Guard("agreed_action", "UPDATE", _SIGNED_OFF, "signed off"),
    _Guard("agreed_action", "DELETE", _SIGNED_OFF, "signed off"),
    # Goes on after signing off: only then is anything done.
    _Guard("follow_up", "UPDATE", "", _ADDED_TO),
    _Guard("follow_up", "DELETE", _IS_THERE, _ADDED_TO),
    _Guard("assessment", "UPDATE", "OLD.signed_off IS NOT NULL", "signed off"),
    _Guard("edition", "UPDATE", "", "an edition never changes"),
    _Guard("document", "UPDATE", "", "a document never changes"),
    # An attestation stays as long as the vault, an action list as long as the answers it was made from.
    _Guard("document", "DELETE", f"{{row}}.kind = 'attestation' OR {_IS_THERE}", "a document stays"),
    _Guard("event", "UPDATE", "", _ADDED_TO),
    _Guard("event", "DELETE", "", _ADDED_TO),
)

# Set up again by whatever brings a file up to date (see schema.py).
TRIGGERS = {guard.name: guard.in_sqlite() for guard in _GUARDS}


def put_up_with(metadata: MetaData) -> None:
    """Have the guards put up whenever the tables are made from the code."""
    for guard in _GUARDS:
        _after_create(metadata, guard.in_sqlite(), "sqlite")
        for statement in guard.in_postgresql():
            _after_create(metadata, statement, "postgresql")


def _after_create(metadata: MetaData, statement: str, dialect: str) -> None:
    # DDL replaces what a percent sign stands before.
    ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy's
    event.listen(metadata, "after_create", ddl.execute_if(dialect=dialect))
