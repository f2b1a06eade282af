"""Building a policy from plain data: every part of it, its texts translated on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from footprint.policy import condition
from footprint.policy.changes import EditionChanges
from footprint.policy.lasting import months_in
from footprint.policy.on_the_spot import Example, Fix, Guide, Reaction, Situation
from footprint.policy.policy import (
    A_YEAR,
    ActionText,
    Clause,
    ClauseUse,
    Contact,
    Direction,
    Edition,
    Kind,
    Link,
    Option,
    Policy,
    Question,
    Rule,
    Section,
    Weight,
)
from footprint.policy.told import AttestationText, Ending, Promise, Sign, Signpost

Translate = Callable[[str, str], str]
_STEPS = {"up": 1, "down": -1, "none": 0}


def _condition(data: Any) -> condition.Condition | None:
    return None if data is None else condition.from_data(data)


def _months(question: dict[str, Any]) -> int | None:
    if "good_for" in question:
        return months_in(question["good_for"])
    return 0 if question["every_year"] else A_YEAR


class Builder:
    """Turns plain data into the immutable policy, passing every human text through the translation.

    What came to the format later may be missing in the data: vaults keep editions from before.
    """

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def _text(self, context: str, text: str | None) -> str:
        return self._translate(context, text) if text else ""

    def _texts(self, context: str, texts: list[str]) -> tuple[str, ...]:
        return tuple(self._text(f"{context}.{n}", text) for n, text in enumerate(texts))

    def policy(self, data: dict[str, Any], edition: Edition) -> Policy:
        """The policy of an edition."""
        text = self._text
        return Policy(
            id=data["id"],
            title=text("title", data["title"]),
            organisation=data["policy"]["organisation"],
            policy_title=text("policy.title", data["policy"]["title"]),
            policy_fingerprint=data["policy"]["fingerprint"],
            language=data["language"],
            edition=edition,
            introduction=self._texts("introduction", data["introduction"]),
            promises=self._promises("promise", data["promises"]),
            sections=tuple(map(self._section, data["sections"])),
            clauses=tuple(map(self._clause, data["clauses"])),
            rules=tuple(map(self._rule, data["rules"])),
            links=tuple(map(self._link, data.get("links", ()))),
            actions=tuple(map(self._action, data["actions"])),
            contacts=tuple(map(self._contact, data["contacts"])),
            signposts=tuple(map(self._signpost, data["signposts"])),
            attestation=AttestationText(
                statements=self._promises("statement", data["attestation"]["statements"]),
                commitments=self._promises("commitment", data["attestation"]["commitments"]),
                companions=self._texts("companion", data["attestation"]["companions"]),
                help=tuple(data["attestation"]["help"]),
            ),
            disclaimer=text("disclaimer", data["disclaimer"]),
            data=data,
            changes=tuple(map(self._changes, data.get("changes", ()))),
            situations=tuple(map(self._situation, data.get("situations", ()))),
            example=self._example(data["example"]) if "example" in data else None,
            belongs_to=data.get("belongs_to", ""),
            summary=text("summary", data.get("summary")),
            endings=tuple(map(self._ending, data.get("endings", ()))),
        )

    def _changes(self, data: dict[str, Any]) -> EditionChanges:
        reasons = {
            name: {
                question: self._text(f"change.{data['edition']}.{name}.{question}", why)
                for question, why in data[name].items()
            }
            for name in ("drop", "ask_again")
        }
        return EditionChanges(
            data["edition"], rename=data["rename"], options=data["options"], split=data["split"], **reasons
        )

    def _promises(self, context: str, promises: list[dict[str, Any]]) -> tuple[Promise, ...]:
        return tuple(
            Promise(self._text(f"{context}.{n}", promise["text"]), tuple(promise["clauses"]))
            for n, promise in enumerate(promises)
        )

    def _section(self, data: dict[str, Any]) -> Section:
        context = f"section.{data['id']}"
        shared = _condition(data["ask_if"])
        return Section(
            id=data["id"],
            title=self._text(f"{context}.title", data["title"]),
            introduction=self._text(f"{context}.introduction", data["introduction"]),
            questions=tuple(self._question(data["id"], shared, question) for question in data["questions"]),
            help=tuple(data["help"]),
            on_profile=data["on_profile"],
            guide=self._guide(context, data.get("guide")),
        )

    def _guide(self, context: str, data: dict[str, str] | str | None) -> Guide | None:
        if not data:
            return None
        if isinstance(data, str):
            return Guide(self._text(f"{context}.guide", data))
        return Guide(**{part: self._text(f"{context}.guide.{part}", text) for part, text in data.items()})

    def _question(self, section: str, shared: condition.Condition | None, data: dict[str, Any]) -> Question:
        context = f"question.{data['id']}"
        own = _condition(data["ask_if"])
        return Question(
            id=data["id"],
            section=section,
            kind=Kind(data["kind"]),
            text=self._text(f"{context}.text", data["text"]),
            clauses=tuple(data["clauses"]),
            hint=self._text(f"{context}.hint", data["hint"]),
            why=self._text(f"{context}.why", data["why"]),
            help=tuple(data["help"]),
            options=tuple(
                Option(
                    option["id"],
                    self._text(f"{context}.option.{option['id']}", option["text"]),
                    self._text(f"{context}.option.{option['id']}.hint", option["hint"]),
                )
                for option in data["options"]
            ),
            exclusive=tuple(data["exclusive"]),
            ask_if=condition.All((shared, own)) if shared and own else shared or own,
            required=data["required"],
            private=data["private"],
            good_for=_months(data),
            guide=self._guide(context, data["guide"]),
            contacts=tuple(data["contacts"]),
            minimum=data["minimum"],
            maximum=data["maximum"],
        )

    def _clause(self, data: dict[str, Any]) -> Clause:
        context = f"clause.{data['id']}"
        return Clause(
            id=data["id"],
            label=self._text(f"{context}.label", data["label"]),
            section=self._text(f"{context}.section", data["section"]),
            position=self._text(f"{context}.position", data["position"]),
            text=self._text(f"{context}.text", data["text"]),
            use=ClauseUse(data["use"]),
            covered_by=data["covered_by"],
            force=self._text(f"{context}.force", data["force"]),
            silence=self._text(f"{context}.silence", data["silence"]),
        )

    def _rule(self, data: dict[str, Any]) -> Rule:
        context = f"rule.{data['id']}"
        return Rule(
            id=data["id"],
            raises=Direction(data["raises"]),
            when=condition.from_data(data["when"]),
            clauses=tuple(data["clauses"]),
            title=self._text(f"{context}.title", data["title"]),
            why=self._text(f"{context}.why", data["why"]),
            goes_away_if=self._text(f"{context}.goes_away_if", data["goes_away_if"]),
            risks=tuple(data["risks"]),
            actions=tuple(data["actions"]),
            weights=tuple(
                Weight(
                    weight["clause"],
                    condition.from_data(weight["when"]),
                    self._text(f"{context}.weight.{n}", weight["says"]),
                    _STEPS[weight["step"]],
                )
                for n, weight in enumerate(data["weights"])
            ),
            help_wanted=data["help_wanted"],
            leads_to=data.get("leads_to", ""),
        )

    def _ending(self, data: dict[str, Any]) -> Ending:
        context = f"ending.{data['id']}"
        return Ending(
            id=data["id"],
            title=self._text(f"{context}.title", data["title"]),
            text=self._text(f"{context}.text", data["text"]),
            sign=Sign(data["sign"]),
            page=data["page"],
        )

    def _link(self, data: dict[str, Any]) -> Link:
        text = self._text(f"link.{data['id']}.text", data["text"])
        return Link(data["id"], text, condition.from_data(data["when"]))

    def _action(self, data: dict[str, Any]) -> ActionText:
        context = f"action.{data['id']}"
        return ActionText(
            id=data["id"],
            text=self._text(f"{context}.text", data["text"]),
            due=data["due"],
            contacts=tuple(data["contacts"]),
            steps=self._texts(f"{context}.step", data["steps"]),
            ask=data["ask"],
            owner=data["owner"],
            fix=self._fix(f"{context}.fix", data["fix"]) if "fix" in data else None,
        )

    def _fix(self, context: str, data: dict[str, Any]) -> Fix:
        return Fix(
            steps=self._texts(f"{context}.step", data["steps"]),
            question=data["question"],
            kinds=tuple(
                (kind["id"], self._texts(f"{context}.kind.{kind['id']}", kind["steps"]))
                for kind in data["kinds"]
            ),
        )

    def _situation(self, data: dict[str, Any]) -> Situation:
        context = f"situation.{data['id']}"
        return Situation(
            id=data["id"],
            before=data["before"],
            text=self._text(f"{context}.text", data["text"]),
            reactions=tuple(
                Reaction(
                    reaction["id"],
                    self._text(f"{context}.reaction.{reaction['id']}.text", reaction["text"]),
                    self._text(f"{context}.reaction.{reaction['id']}.reply", reaction["reply"]),
                )
                for reaction in data["reactions"]
            ),
            clauses=tuple(data["clauses"]),
        )

    def _example(self, data: dict[str, Any]) -> Example:
        return Example(
            name=data["name"],
            job=self._text("example.job", data["job"]),
            team=self._text("example.team", data["team"]),
            answers=data["answers"],
        )

    def _contact(self, data: dict[str, Any]) -> Contact:
        context = f"contact.{data['id']}"
        return Contact(
            id=data["id"],
            name=self._text(f"{context}.name", data["name"]),
            about=self._text(f"{context}.about", data["about"]),
            named_in_policy=data["named_in_policy"],
            where=self._text(f"{context}.where", data["where"]),
            instead=tuple(
                (condition.from_data(other["when"]), other["contact"]) for other in data["instead"]
            ),
        )

    def _signpost(self, data: dict[str, Any]) -> Signpost:
        context = f"signpost.{data['id']}"
        return Signpost(
            id=data["id"],
            title=self._text(f"{context}.title", data["title"]),
            text=self._text(f"{context}.text", data["text"]),
            contacts=tuple(data["contacts"]),
            clauses=tuple(data["clauses"]),
        )
