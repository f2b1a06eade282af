"""A short check's files: its own questions and endings, and what it takes from the questionnaire it belongs to."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from footprint.policy import written
from footprint.policy.written import (
    Day,
    Id,
    Ids,
    ShortText,
    Text,
    Texts,
    Written,
    WrittenContact,
)
from footprint.policy.written_files import Files, WrittenQuestionnaire
from footprint.policy.yaml_text import FileRefused, YamlText

SHORT_CHECK = "short_check"
_TAKEN = ("clauses", "contacts")


class WrittenShortCheck(Written):
    """policy.yaml of a short check; the policy, signposts and disclaimer are those of ``belongs_to``."""

    format: Literal["1"]
    kind: Literal["short_check"]
    id: Id
    belongs_to: Id
    edition: Annotated[int, Field(ge=1)]
    published: Day
    title: ShortText
    summary: ShortText
    language: Annotated[str, Field(pattern=written.A_LANGUAGE)] = "en"
    introduction: Annotated[Texts, Field(min_length=1)]
    sections: Annotated[Ids, Field(min_length=1)]


class WrittenEnding(Written):
    """One way in which a short check can end; ``sign`` is the kind of advice that it gives."""

    id: Id
    title: ShortText
    text: Text
    sign: Literal["fine", "change", "ask", "stop", "help"]
    page: bool = False


def is_short_check(files: Files) -> bool:
    """Whether the head says so; a head that cannot be read is complained of by whoever reads it all."""
    text = files.text("policy.yaml")
    return text is not None and isinstance(text.data, dict) and text.data.get("kind") == SHORT_CHECK


def read_short_check(files: Files) -> WrittenQuestionnaire:
    """Everything that a short check is made of, taken over or its own.

    Raises:
        FileRefused: with everything that is wrong in any of its files.
    """
    head_text, head = files.typed("policy.yaml", WrittenShortCheck)
    lists = {
        "rules": files.typed("rules.yaml", list[written.WrittenRule]),
        "links": (YamlText(str(files.folder / "links.yaml")), []),
        "situations": (YamlText(str(files.folder / "situations.yaml")), []),
        "actions": files.typed("actions.yaml", list[written.WrittenAction]),
        "endings": files.typed("endings.yaml", Annotated[list[WrittenEnding], Field(min_length=2)]),
    }
    _must_not_be_there(files)
    if head is None:
        raise FileRefused(files.problems)
    sections = files.sections(head_text, head.sections)
    owner = files.beside(head.belongs_to)
    if owner is None or is_short_check(owner):
        words = f"there is no questionnaire '{head.belongs_to}' beside this folder"
        raise FileRefused([*files.problems, head_text.problem(("belongs_to",), words)])
    owner_head = owner.typed("policy.yaml", written.WrittenPolicy)[1]
    lists["clauses"] = owner.typed("clauses.yaml", list[written.WrittenClause])
    lists["contacts"] = owner.typed("contacts.yaml", list[WrittenContact])
    if files.problems or owner.problems:
        raise FileRefused([*files.problems, *owner.problems])
    if profiles := [text for text, section in sections if section.on_profile]:
        words = "a short check has no profile page"
        raise FileRefused([text.problem(("on_profile",), words) for text in profiles])
    contacts_text, contacts = lists["contacts"]
    # Who stands in for whom hangs on the owner's questions, which are not asked here.
    lists["contacts"] = contacts_text, [one.model_copy(update={"instead": []}) for one in contacts]
    return WrittenQuestionnaire(head_text, _whole_head(head, owner_head), sections, lists, head)


def taken(data: dict[str, Any], mentioned: dict[str, set[str]]) -> dict[str, Any]:
    """The data with only those of the owner's clauses and contacts that something of the short check names."""
    for name in _TAKEN:
        data[name] = [one for one in data[name] if one["id"] in mentioned[name]]
    return data


def _must_not_be_there(files: Files) -> None:
    words = {name: f"{name} of its own: it takes them from the one it belongs to" for name in _TAKEN}
    words |= {"links": "links", "situations": "situations", "example": "example"}
    for name, what in words.items():
        if (files.folder / f"{name}.yaml").exists():
            text = YamlText(str(files.folder / f"{name}.yaml"))
            files.problems.append(text.problem((), f"a short check has no {what}"))


def _whole_head(head: WrittenShortCheck, owner: written.WrittenPolicy) -> written.WrittenPolicy:
    own = head.model_dump(include={"id", "edition", "published", "title", "language"})
    nothing = written.WrittenAttestation.model_construct(
        statements=[], commitments=[], companions=[], help=[]
    )
    return owner.model_copy(
        update={
            **own,
            "introduction": head.introduction,
            "sections": head.sections,
            "promises": [],
            "attestation": nothing,
        }
    )
