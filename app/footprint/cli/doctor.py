"""``footprint doctor``: how Footprint, its places and a vault stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from footprint import __version__
from footprint.cli.opening import Secrets, find, opened
from footprint.errors import FootprintError
from footprint.language import plural
from footprint.language import text as _
from footprint.workflow.kept import Check, Health, VaultName
from footprint.workflow.ports import Vaults

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What was found about the computer, and about a vault if one was named."""

    computer: tuple[Check, ...]
    name: VaultName | None = None
    vault: tuple[Check, ...] = ()

    @property
    def is_healthy(self) -> bool:
        """Whether nothing is bad."""
        return not any(one.health is Health.BAD for one in (*self.computer, *self.vault))


def examine(vaults: Vaults, wanted: str | None, secrets: Secrets) -> Report:
    """Look at everything, and open the vault that is wanted; what cannot even be looked at is bad.

    Raises:
        Refused: there is no such vault, or nobody can be asked for its passphrase.
    """
    computer = _checked("place", vaults.examine)
    if wanted is None:
        return Report(computer)
    name = find(vaults, wanted)
    passphrase = secrets.to_open(name)

    def opened_and_examined() -> tuple[Check, ...]:
        with opened(vaults, name, passphrase) as vault:
            return vault.examine()

    return Report(computer, name, _checked("opens", opened_and_examined))


def in_words(report: Report) -> str:
    """The report for people; the ids and values are for whoever helps them."""
    lines = [_("This computer:"), *map(_line, report.computer)]
    if report.name:
        lines += ["", _("The vault of {owner}:").format(owner=report.name.owner), *map(_line, report.vault)]
    bad = sum(one.health is Health.BAD for one in (*report.computer, *report.vault))
    verdict = plural("{number} thing is bad.", "{number} things are bad.", bad).format(number=bad)
    return "\n".join([*lines, "", verdict if bad else _("Nothing is bad.")])


def as_json(report: Report) -> str:
    """The report for programs; docs/guide/commands.md says what stands where."""
    data = {
        "format": FORMAT,
        "footprint": __version__,
        "healthy": report.is_healthy,
        "computer": [asdict(one) for one in report.computer],
        "vault": None
        if report.name is None
        else {
            "id": report.name.id,
            "owner": report.name.owner,
            "checks": [asdict(one) for one in report.vault],
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _checked(what: str, look: Callable[[], tuple[Check, ...]]) -> tuple[Check, ...]:
    try:
        return look()
    except FootprintError as error:
        return (Check(what, Health.BAD, str(error)),)


def _line(check: Check) -> str:
    health = {Health.GOOD: _("good"), Health.LOOK: _("look"), Health.BAD: _("BAD")}[check.health]
    value = f" [{check.value}]" if check.value else ""
    return f"  {health}: {check.says}{value} ({check.id})"
