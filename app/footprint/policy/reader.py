"""A questionnaire's folder to a policy; every mistake is told with file, line and column, all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footprint.policy.change_files import Past, read_past
from footprint.policy.compiled import FORMAT, FORMAT_BEFORE, policy_from
from footprint.policy.condition import questions_of, to_data
from footprint.policy.example_file import read_example
from footprint.policy.policy import Policy
from footprint.policy.references import Place, named_by, places, repeated_ids, wrong_references
from footprint.policy.short_check_files import is_short_check, read_short_check, taken
from footprint.policy.written import WrittenGuide, WrittenQuestion
from footprint.policy.written_condition import OCCASION, ConditionReader
from footprint.policy.written_files import Files, WrittenQuestionnaire, read_questionnaire
from footprint.policy.yaml_text import FileRefused, PathKey, Problem, YamlText


@dataclass(frozen=True, slots=True)
class Source:
    """A questionnaire with the place of everything in it, for proofreading."""

    policy: Policy
    places: dict[tuple[str, str], Place]
    past: Past

    def problem(self, kind: str, thing_id: str, text: str, *part: str) -> Problem:
        """A complaint about a thing of a kind (``question``, ``rule``, ...) or a part of it, at its place."""
        document, path = self.places[kind, thing_id]
        return document.problem((*path, *part), text)


def read_policy(folder: Path) -> Policy:
    """The policy of a folder.

    Raises:
        FileRefused: with everything that is wrong.
    """
    return read_source(folder).policy


def read_source(folder: Path) -> Source:
    """The policy of a folder together with the places of its parts.

    Raises:
        FileRefused: with everything that is wrong.
    """
    files = Files(folder)
    written = read_short_check(files) if is_short_check(files) else read_questionnaire(files)
    if ambiguous := list(repeated_ids(written)):
        raise FileRefused(ambiguous)
    problems = list(wrong_references(written))
    data = _Data(written, problems).whole()
    if not written.short_check:
        example = read_example(files, written.head.id)
        data |= {"example": example} if example else {}
    if problems := [*problems, *files.problems]:
        raise FileRefused(problems)
    # What has nothing new is spelt as before, so that its fingerprint stays and an older Footprint opens it.
    data["format"] = FORMAT if _is_new(data) else FORMAT_BEFORE
    past = read_past(folder, written.head.edition)
    if past.changes:
        data["changes"] = past.data
    known = {("policy", written.head.id): (written.head_text, ("edition",))} | places(written)
    return Source(policy_from(data), known, past)


def _is_new(data: dict[str, Any]) -> bool:
    """Whether it has what the format before could not say."""
    guides = [one.get("guide") for section in data["sections"] for one in section["questions"]]
    return (
        "example" in data
        or "situations" in data
        or any("guide" in section for section in data["sections"])
        or any(isinstance(guide, dict) for guide in guides)
        or any("fix" in action for action in data["actions"])
    )


class _Data:
    """Builds the compiled form, its conditions typed by the questions they look at."""

    def __init__(self, written: WrittenQuestionnaire, problems: list[Problem]) -> None:
        self._written = written
        self._problems = problems
        self._every = {q.id: q for _, section in written.sections for q in section.questions}

    def whole(self) -> dict[str, Any]:
        data = self._written.head.model_dump()
        data["sections"] = self._sections()
        for name, (_, things) in self._written.lists.items():
            data[name] = [thing.model_dump() for thing in things]
        self._rules(data["rules"])
        self._links(data["links"])
        self._contacts(data["contacts"])
        self._fixes(data["actions"])
        if not data["situations"]:
            del data["situations"]
        own = self._written.short_check
        if own is None:
            return data
        data |= {"belongs_to": own.belongs_to, "summary": own.summary}
        return taken(data, named_by(self._written))

    def _sections(self) -> list[dict[str, Any]]:
        known: dict[str, WrittenQuestion] = {}
        sections = []
        for text, section in self._written.sections:
            dumped = section.model_dump()
            dumped["ask_if"] = self._ask_if(section.ask_if, known, text, ("ask_if",))
            for n, question in enumerate(section.questions):
                place = ("questions", n, "ask_if")
                dumped["questions"][n]["ask_if"] = self._ask_if(question.ask_if, known, text, place)
                dumped["questions"][n]["guide"] = _guide(question.guide)
                known[question.id] = question
            if section.guide is None:
                del dumped["guide"]
            else:
                dumped["guide"] = _guide(section.guide)
            sections.append(dumped)
        return sections

    def _rules(self, rules: list[dict[str, Any]]) -> None:
        text = self._written.lists["rules"][0]
        for n, rule in enumerate(rules):
            rule["when"] = self._condition(rule["when"], self._every, text, (n, "when"))
            # Only a short check has endings; what has none is spelt as before there were any.
            if rule["leads_to"] is None:
                del rule["leads_to"]
            for m, weight in enumerate(rule["weights"]):
                path = (n, "weights", m, "when")
                weight["when"] = self._condition(weight["when"], self._every, text, path)

    def _fixes(self, actions: list[dict[str, Any]]) -> None:
        for action in actions:
            fix = action.pop("fix")
            if fix is None:
                continue
            kinds, question = fix["kinds"], self._every.get(fix["question"])
            order = [option.id for option in question.options] if question else []
            action["fix"] = {
                "steps": fix["steps"],
                "question": fix["question"] or "",
                "kinds": [{"id": kind, "steps": kinds[kind]} for kind in order if kind in kinds],
            }

    def _links(self, links: list[dict[str, Any]]) -> None:
        text = self._written.lists["links"][0]
        for n, link in enumerate(links):
            link["when"] = self._condition(link["when"], self._every, text, (n, "when"))

    def _contacts(self, contacts: list[dict[str, Any]]) -> None:
        text = self._written.lists["contacts"][0]
        for n, contact in enumerate(contacts):
            for m, other in enumerate(contact["instead"]):
                path = (n, "instead", m, "when")
                other["when"] = self._condition(other["when"], self._every, text, path)

    def _ask_if(
        self, condition: Any, known: dict[str, WrittenQuestion], text: YamlText, path: PathKey
    ) -> list[Any] | None:
        return None if condition is None else self._condition(condition, known, text, path)

    def _condition(
        self, condition: Any, known: dict[str, WrittenQuestion], text: YamlText, path: PathKey
    ) -> list[Any]:
        reader = ConditionReader(
            known,
            self._every,
            lambda place, words, at_key: self._problems.append(text.problem(place, words, at_key=at_key)),
        )
        read = reader.read(condition, path)
        if read is not None and self._written.short_check and OCCASION in questions_of(read):
            self._problems.append(text.problem(path, "a short check has no occasion"))
        # What could not be read stands for itself: the problems stop it from being used.
        return ["any"] if read is None else to_data(read)


def _guide(guide: WrittenGuide | None) -> dict[str, str] | str | None:
    """One that only says what to talk about is a plain text, as it was before it could say more."""
    if guide is None:
        return None
    if guide.say is None and guide.avoid is None:
        return guide.talk
    return guide.model_dump(exclude_none=True)
