"""``footprint questions``: everything a questionnaire can ask, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from footprint.language import text as _
from footprint.policy.catalogue import load
from footprint.policy.condition import to_data
from footprint.policy.condition_words import in_words
from footprint.policy.lasting import words_for
from footprint.policy.policy import Occasion, Policy, Question


def questions(questionnaire: str, *, as_json: bool) -> str:
    """The listing.

    Raises:
        Refused: there is no such questionnaire, or it has mistakes.
    """
    policy = load(questionnaire)
    if as_json:
        return json.dumps(questions_data(policy), ensure_ascii=False, indent=2)
    return "\n".join(_lines(policy))


def questions_data(policy: Policy) -> dict[str, Any]:
    """The listing for programs."""
    return {
        "questionnaire": policy.id,
        "title": policy.title,
        "edition": policy.edition.number,
        "fingerprint": policy.edition.fingerprint,
        # A short check has no occasion, and every other questionnaire no endings.
        "occasions": [] if policy.is_short_check else [str(occasion) for occasion in Occasion],
        "endings": [{"id": one.id, "title": one.title, "text": one.text} for one in policy.endings],
        "questions": [_data(policy, question) for question in policy.questions.values()],
    }


def _data(policy: Policy, question: Question) -> dict[str, Any]:
    section = policy.section_by_id[question.section]
    return {
        "id": question.id,
        "section": section.id,
        "section_title": section.title,
        "on_profile": section.on_profile,
        "kind": str(question.kind),
        "takes": _takes(question),
        "text": question.text,
        "hint": question.hint,
        "why": question.why,
        "options": [
            {"id": option.id, "text": option.text, "hint": option.hint} for option in question.options
        ],
        "exclusive": list(question.exclusive),
        "minimum": question.minimum,
        "maximum": question.maximum,
        "required": question.required,
        "private": question.private,
        "good_for": words_for(question.good_for),
        "asked_if": in_words(question.ask_if, policy) if question.ask_if else "",
        "condition": to_data(question.ask_if) if question.ask_if else None,
        "clauses": [
            {"id": clause.id, "text": clause.text, "place": clause.place, "silence": clause.silence}
            for clause in (policy.clause_by_id[clause_id] for clause_id in question.clauses)
        ],
    }


def _takes(question: Question) -> str:
    return {
        "one": _("one option id"),
        "many": _("a list of option ids"),
        "date": _("a date such as 2026-03-27"),
        "number": _("a whole number"),
        "text": _("text"),
    }[question.kind]


def _lines(policy: Policy) -> list[str]:
    lines = [f"{policy.title} ({policy.id}), {_('edition')} {policy.edition.number}"]
    for section in policy.sections:
        lines += ["", section.title, "=" * len(section.title)]
        for question in section.questions:
            lines += ["", f"{question.id}: {question.text}"]
            lines += [f"    {question.hint}"] if question.hint else []
            lines += [f"    ({_takes(question)})"]
            for option in question.options:
                alone = _(" (alone)") if option.id in question.exclusive else ""
                lines.append(f"    - {option.id}: {option.text}{alone}")
            if question.ask_if:
                lines.append(
                    "    " + _("asked if {condition}").format(condition=in_words(question.ask_if, policy))
                )
            lines.append("    " + _("clauses: {ids}").format(ids=", ".join(question.clauses) or "-"))
    if policy.endings:
        lines += ["", _("How it can end"), "=" * len(_("How it can end")), ""]
        lines += [f"    - {ending.id}: {ending.title}" for ending in policy.endings]
    return lines
