"""The commands for what comes after a check, and their help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from footprint.assessment.follow_up import LONGEST_WORDS
from footprint.cli.days import day_argument
from footprint.cli.vault_commands import secrets_of, vault_argument
from footprint.language import text as _
from footprint.workflow.ports import Services

STEPS = ("done", "put-off", "handed-on", "not-needed", "open")


def add_to(commands: Any) -> None:
    """Add them to the subparsers of a parser."""
    _add_actions(commands)
    _add_action(commands)
    _add_compare(commands)


def _add_actions(commands: Any) -> None:
    actions = commands.add_parser(
        "actions",
        help=_("list what came of the checks in a vault, and how it stands"),
        description=_(
            "Lists every action of the finished checks that count, what is open first, and says when the next "
            "refresher is. Exit code 1 if a check cannot be read, so that something may be missing."
        ),
    )
    vault_argument(actions)
    actions.add_argument("--json", action="store_true", help=_("for programs"))
    actions.add_argument(
        "--table",
        type=Path,
        metavar="FILE",
        help=_("write them as a table (CSV) instead; the file is not locked"),
    )
    actions.add_argument(
        "--calendar",
        type=Path,
        metavar="FILE",
        help=_("write the days of what is open for a calendar (iCalendar) instead"),
    )
    actions.set_defaults(command=_actions)


def _add_action(commands: Any) -> None:
    action = commands.add_parser(
        "action",
        help=_("say what became of an action"),
        description=_("Keeps one step of an action beside those before it; 'open' undoes what was said."),
    )
    vault_argument(action)
    action.add_argument("action", metavar="ACTION", help=_("its id; 'footprint actions' lists them"))
    action.add_argument("step", choices=STEPS, metavar="STEP", help=", ".join(STEPS))
    action.add_argument(
        "--note",
        default="",
        metavar="WORDS",
        help=_("a note for yourself, of up to {most} characters; putting off needs one").format(
            most=LONGEST_WORDS
        ),
    )
    action.add_argument(
        "--until", type=day_argument, metavar="YYYY-MM-DD", help=_("until when it is put off")
    )
    action.set_defaults(command=_action)


def _add_compare(commands: Any) -> None:
    compare = commands.add_parser(
        "compare",
        help=_("show two finished checks side by side"),
        description=_(
            "Shows what was answered then and later, and what became of the findings. Without CHECK the last two. It "
            "is shown here and kept nowhere."
        ),
    )
    vault_argument(compare)
    compare.add_argument("checks", nargs="*", metavar="CHECK", help=_("the ids of two checks"))
    compare.add_argument("--list", action="store_true", help=_("list the checks that can be compared"))
    compare.add_argument("--changes", action="store_true", help=_("leave out what is the same"))
    compare.set_defaults(command=_compare)


def _actions(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.actions import list_actions, writing_files  # noqa: PLC0415 (each loads only what it needs)
    from footprint.cli.opening import find, opened  # noqa: PLC0415 (as above)

    vaults = services.vaults()
    name = find(vaults, parsed.vault)
    troubles = set()
    with opened(vaults, name, secrets_of(parsed).to_open(name)) as vault:
        if parsed.table or parsed.calendar:
            # One after the other, so that what was written is told also if the next cannot be.
            for file, trouble in writing_files(services, vault, parsed.table, parsed.calendar):
                print(file)
                troubles.add(trouble)
        else:
            said, trouble = list_actions(services, vault, as_json=parsed.json)
            print(said)
            troubles.add(trouble)
    for trouble in filter(None, troubles):
        print(trouble, file=sys.stderr)
    return 1 if any(troubles) else 0


def _action(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.actions import take_step  # noqa: PLC0415 (as above)
    from footprint.cli.opening import find, opened  # noqa: PLC0415 (as above)

    vaults = services.vaults()
    name = find(vaults, parsed.vault)
    with opened(vaults, name, secrets_of(parsed).to_open(name)) as vault:
        print(take_step(services, vault, parsed.action, parsed.step, parsed.note, parsed.until))
    return 0


def _compare(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.compare import compared, list_checks  # noqa: PLC0415 (as above)
    from footprint.cli.opening import find, opened  # noqa: PLC0415 (as above)

    vaults = services.vaults()
    name = find(vaults, parsed.vault)
    with opened(vaults, name, secrets_of(parsed).to_open(name)) as vault:
        if parsed.list:
            print(list_checks(vault, services.policy()))
        else:
            print(compared(vault, services.policy(), parsed.checks, only_changes=parsed.changes))
    return 0
