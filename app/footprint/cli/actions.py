"""``footprint actions`` and ``footprint action``: what came of the checks in a vault, and what became of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from footprint.assessment.follow_up import Course
from footprint.assessment.following import Followed
from footprint.errors import Refused
from footprint.language import plural
from footprint.language import text as _
from footprint.workflow.action_table import course_in_words, day_for_table, owner_in_words, save_table
from footprint.workflow.follow_up import Due, actions, actions_and_trouble, due, follow_up
from footprint.workflow.outside import stays_outside
from footprint.workflow.ports import Services, Vault
from footprint.workflow.reminders import save_calendar

FORMAT = 1


def list_actions(services: Services, vault: Vault, *, as_json: bool) -> tuple[str, str]:
    """The listing, and which check cannot be read; the second is empty if all can.

    Raises:
        Refused: the vault cannot be read.
    """
    policy, today = services.policy(), services.clock.today()
    found, trouble = actions_and_trouble(vault, policy)
    coming = due(vault, policy, services.clock)
    if as_json:
        return _as_json(found, coming), trouble
    lines = [line for one in found for line in _lines(one, today)]
    return "\n".join([*(lines or [_("Nothing is to be done")]), *_coming(coming)]), trouble


def writing_files(
    services: Services, vault: Vault, table: Path | None, calendar: Path | None
) -> Iterator[tuple[Path, str]]:
    """Write one file or both; each with which check cannot be read.

    Raises:
        Refused: something lies there that Footprint did not write, or that was changed since.
        Unsaved: it could not be written.
    """
    wanted = [(file, save) for file, save in ((table, save_table), (calendar, save_calendar)) if file]
    if len({file.absolute() for file, _save in wanted}) < len(wanted):
        raise Refused(_("The table and the calendar need a file each"))
    for file, _save in wanted:
        _refuse_others(vault, file)
    for file, save in wanted:
        yield file, save(services, vault, file)


def take_step(  # noqa: PLR0913, PLR0917 (what somebody says of an action, word for word)
    services: Services, vault: Vault, action_id: str, step: str, note: str, until: date | None
) -> str:
    """Keep a step of an action, and say how it stands.

    Raises:
        Refused: there is no such action, or the step lacks something; nothing was kept.
        Unsaved: it could not be kept.
    """
    course = Course(step.replace("-", "_"))
    if until is not None and course is not Course.PUT_OFF:
        raise Refused(_("--until goes with put-off only"))
    known = {one.id: one for one in actions(vault, services.policy())}
    if action_id not in known:
        raise Refused(
            _("There is no action '{id}'; there are: {ids}").format(id=action_id, ids=", ".join(known))
            if known
            else _("There is no action '{id}': nothing came of the checks in this vault").format(id=action_id)
        )
    now = follow_up(vault, services.clock, known[action_id], course, words=note, due=until)
    return "\n".join(_lines(now, services.clock.today()))


def _lines(one: Followed, today: date) -> list[str]:
    parts = [course_in_words(one.course), owner_in_words(one.owner)]
    if one.is_overdue(today):
        parts.append(_("was due {day}").format(day=one.due.isoformat()))
    elif one.is_open and one.is_support:
        parts.append(day_for_table(one, today))
    elif one.is_open:
        parts.append(_("due {day}").format(day=one.due.isoformat()))
    else:
        parts.append(_("since {day}").format(day=one.stands_since.isoformat()))
    lines = [f"{one.id}  {one.text}", f"    {' · '.join(parts)}"]
    return [*lines, f"    {one.words}"] if one.words else lines


def _coming(coming: Due) -> list[str]:
    lines = []
    if coming.refresher is not None:
        said = _("Next refresher: {day}, due now") if coming.refresher_is_due else _("Next refresher: {day}")
        lines.append(said.format(day=coming.refresher.isoformat()))
    if coming.changes:
        lines.append(
            plural(
                "The policy changed in {number} place since your last check.",
                "The policy changed in {number} places since your last check.",
                coming.changes,
            ).format(number=coming.changes)
        )
    if coming.clock_is_earlier:
        lines.append(_("This computer's date is earlier than your last check; look whether it is right."))
    return ["", *lines] if lines else []


def _as_json(found: Sequence[Followed], coming: Due) -> str:
    data = {
        "format": FORMAT,
        "actions": [
            {
                "id": one.id,
                "text": one.text,
                "owner": str(one.owner),
                "course": str(one.course),
                "due": one.due.isoformat(),
                "since": one.since.isoformat(),
                "words": one.words,
                "history": [
                    {
                        "course": str(step.course),
                        "at": step.at.isoformat(),
                        "due": step.due.isoformat() if step.due else None,
                        "words": step.words,
                    }
                    for step in one.history
                ],
            }
            for one in found
        ],
        "refresher": coming.refresher.isoformat() if coming.refresher else None,
        "changes": coming.changes,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _refuse_others(vault: Vault, file: Path) -> None:
    place = file.absolute()
    if os.path.lexists(place) and not any(
        one.place == place and one.is_deletable for one in stays_outside(vault)
    ):
        raise Refused(
            _(
                "{file} is there already and is not as Footprint wrote it from this vault, so it was left as it is"
            ).format(file=file)
        )
