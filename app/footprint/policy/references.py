"""What refers to what in a questionnaire: ids given twice, and ids that nothing has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from footprint.policy.on_the_spot_files import wrong_fixes, wrong_situations
from footprint.policy.written import WrittenQuestion
from footprint.policy.written_condition import OCCASION
from footprint.policy.written_files import WrittenQuestionnaire
from footprint.policy.yaml_text import PathKey, Problem, YamlText, nearest

Place = tuple[YamlText, PathKey]
_KINDS = {
    "clauses": "clause",
    "rules": "rule",
    "links": "link",
    "actions": "action",
    "contacts": "contact",
    "situations": "situation",
    "endings": "ending",
}


def places(written: WrittenQuestionnaire) -> dict[tuple[str, str], Place]:
    """Where each thing stands, by kind and id."""
    return {(kind, thing_id): place for kind, thing_id, place in _things(written)}


def repeated_ids(written: WrittenQuestionnaire) -> Iterator[Problem]:
    """Every id that is given twice: until that is mended, nobody can tell which one a reference means."""
    names: dict[str, set[str]] = {}
    for kind, thing_id, (text, path) in _things(written):
        taken = names.setdefault(kind, {OCCASION} if kind == "question" else set())
        if thing_id in taken:
            yield text.problem((*path, "id"), f"the id '{thing_id}' is already used")
        taken.add(thing_id)


def wrong_references(written: WrittenQuestionnaire) -> Iterator[Problem]:
    """Every reference to nothing, and options that do not fit their question."""
    names: dict[str, set[str]] = {}
    for kind, thing_id, _ in _things(written):
        names.setdefault(kind, set()).add(thing_id)
    for kind, ids, (text, path) in _mentions(written):
        for n, thing_id in enumerate(ids):
            if thing_id not in names.get(kind, ()):
                place = (*path, n) if (*path, n) in text.values else path
                yield text.problem(
                    place, f"there is no {kind} '{thing_id}'{nearest(thing_id, names.get(kind, ()))}"
                )
    for text, section in written.sections:
        for n, question in enumerate(section.questions):
            yield from _wrong_options(question, text, ("questions", n))
    yield from wrong_fixes(written)
    yield from wrong_situations(written)


def named_by(written: WrittenQuestionnaire) -> dict[str, set[str]]:
    """The clauses and contacts that questions, rules, actions and signposts name, by the name of their list."""
    named: dict[str, set[str]] = {"clauses": set(), "contacts": set()}
    for kind, ids, (text, _) in _mentions(written):
        # What clauses and contacts say of each other puts none of them to work.
        if kind in ("clause", "contact") and text is not written.lists[f"{kind}s"][0]:
            named[f"{kind}s"].update(ids)
    return named


def _things(written: WrittenQuestionnaire) -> Iterator[tuple[str, str, Place]]:
    for text, section in written.sections:
        yield "section", section.id, (text, ())
        for n, question in enumerate(section.questions):
            yield "question", question.id, (text, ("questions", n))
    for name, (text, things) in written.lists.items():
        for n, thing in enumerate(things):
            yield _KINDS[name], thing.id, (text, (n,))
    for n, signpost in enumerate(written.head.signposts):
        yield "signpost", signpost.id, (written.head_text, ("signposts", n))


def _mentions(written: WrittenQuestionnaire) -> Iterator[tuple[str, Sequence[str], Place]]:
    """Every list of ids of another kind, with its place."""
    head, head_text = written.head, written.head_text
    for part in ("promises", "signposts"):
        yield from _of_each(
            getattr(head, part), head_text, (part,), {"clauses": "clause", "contacts": "contact"}
        )
    for part in ("statements", "commitments"):
        path = ("attestation", part)
        yield from _of_each(getattr(head.attestation, part), head_text, path, {"clauses": "clause"})
    yield "clause", head.attestation.help, (head_text, ("attestation", "help"))
    for text, section in written.sections:
        yield "clause", section.help, (text, ("help",))
        parts = {"clauses": "clause", "help": "clause", "contacts": "contact"}
        yield from _of_each(section.questions, text, ("questions",), parts)
    for name, parts in {
        "clauses": {"covered_by": "clause"},
        "rules": {"clauses": "clause", "risks": "clause", "actions": "action", "leads_to": "ending"},
        "actions": {"contacts": "contact"},
        "situations": {"before": "question", "clauses": "clause"},
    }.items():
        text, things = written.lists[name]
        yield from _of_each(things, text, (), parts)
    for name, inner, part, kind in (
        ("rules", "weights", "clause", "clause"),
        ("contacts", "instead", "contact", "contact"),
    ):
        text, things = written.lists[name]
        for n, thing in enumerate(things):
            yield from _of_each(getattr(thing, inner), text, (n, inner), {part: kind})
    text, actions = written.lists["actions"]
    for n, action in enumerate(actions):
        if action.fix and action.fix.question:
            yield "question", [action.fix.question], (text, (n, "fix", "question"))


def _of_each(
    things: Sequence[Any], text: YamlText, path: PathKey, parts: dict[str, str]
) -> Iterator[tuple[str, Sequence[str], Place]]:
    for n, thing in enumerate(things):
        for part, kind in parts.items():
            ids = getattr(thing, part, None) or []
            yield kind, [ids] if isinstance(ids, str) else ids, (text, (*path, n, part))


def _wrong_options(question: WrittenQuestion, text: YamlText, path: PathKey) -> Iterator[Problem]:
    options = [option.id for option in question.options]
    if question.kind in ("one", "many"):
        if len(options) < 2:
            yield text.problem(path, f"'{question.id}' needs at least two options")
    elif options:
        yield text.problem((*path, "options"), f"a question of kind {question.kind} has no options")
    for n, option_id in enumerate(options):
        if option_id in options[:n]:
            yield text.problem((*path, "options"), f"the option '{option_id}' is given twice")
    if question.exclusive and question.kind != "many":
        yield text.problem((*path, "exclusive"), "only a question of kind many can have this")
        return
    for option_id in question.exclusive:
        if option_id not in options:
            words = f"'{option_id}' is no option of this question{nearest(option_id, options)}"
            yield text.problem((*path, "exclusive"), words)
