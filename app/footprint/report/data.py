"""The documents as data for other programs, attached to each: exactly what is printed, in one spelling."""

from __future__ import annotations

import json
from typing import Any

from footprint.assessment.action import Action
from footprint.assessment.attestation import ActionList, Attestation
from footprint.assessment.follow_up import FollowUp
from footprint.policy.policy import Edition

FORMAT = 1
ATTESTATION, ACTION_LIST = "attestation.json", "action-list.json"


def attestation_data(attestation: Attestation) -> dict[str, Any]:
    """What stands on the attestation; what was struck there is not here either."""
    person = attestation.person
    data: dict[str, Any] = {
        "format": FORMAT,
        "document": "attestation",
        "name": person.name,
        "job": person.job,
        "team": person.team,
        "manager": attestation.manager,
        "date": attestation.day.isoformat(),
        "occasion": str(attestation.occasion),
        "organisation": attestation.organisation,
        "policy": {"title": attestation.policy_title, "fingerprint": attestation.policy_fingerprint},
        "edition": _edition(attestation.edition),
        "topics": list(attestation.covers),
        "statements": list(attestation.statements),
        "commitments": list(attestation.commitments),
        "companions": list(attestation.companions),
        "disclaimer": attestation.disclaimer,
    }
    optional = {
        "has_read": attestation.has_read,
        "open_actions": attestation.open_actions,
        "seal": attestation.seal,
        "checked": attestation.checked.isoformat() if attestation.checked else "",
    }
    return {name: value for name, value in (data | optional).items() if value not in ("", [], None)}


def action_list_data(action_list: ActionList) -> dict[str, Any]:
    """The actions, so that another program can take them up; in a sitting also who agreed on them."""
    why = (
        {"occasion": str(action_list.occasion)}
        if action_list.ending is None
        else {"short_check": action_list.policy.id, "ending": action_list.ending.id}
    )
    both = {"name": action_list.person.name, "manager": action_list.manager}
    return {
        "format": FORMAT,
        "document": "action list",
        "date": action_list.day.isoformat(),
        **why,
        **(both if action_list.in_company else {}),
        "organisation": action_list.organisation,
        "policy": {"title": action_list.policy_title},
        "edition": _edition(action_list.edition),
        "actions": [_action(action_list, action) for action in action_list.result.actions],
        "done_on_the_spot": [
            {"id": step.action_id, "text": text, "at": step.at.isoformat()}
            for text, step in action_list.fixed
        ],
    }


def canonical(data: dict[str, Any]) -> bytes:
    """The one spelling: the same data gives the same bytes."""
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    # Half a character (a lone surrogate) has no spelling in bytes; on the page it is replaced as well.
    return text.encode("utf-8", "replace")


def _edition(edition: Edition) -> dict[str, Any]:
    return {"number": edition.number, "published": edition.published, "fingerprint": edition.fingerprint}


def _action(action_list: ActionList, action: Action) -> dict[str, Any]:
    step = action_list.step(action)
    return {
        "id": action.id,
        "text": action.text,
        "steps": list(action.steps),
        "due": action_list.due(action).isoformat(),
        "ask": action.ask,
        "owner": action.owner,
        "contacts": [contact.name for contact in action.contacts],
        "clauses": [clause.id for clause in action.clauses],
        "course": str(action_list.course(action)),
        **(_step(step) if step else {}),
    }


def _step(step: FollowUp) -> dict[str, Any]:
    """When it came to stand as it does, and in the owner's own words why, or with whom."""
    return {"since": step.at.isoformat(), **({"words": step.words} if step.words else {})}
