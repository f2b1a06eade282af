"""The files of a questionnaire, each read and typed; what references what is settled elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from footprint.policy import written
from footprint.policy.lasting import A_TIME
from footprint.policy.yaml_text import FileRefused, PathKey, Problem, YamlText, read_yaml

_LISTS: dict[str, type[BaseModel]] = {
    "clauses": written.WrittenClause,
    "rules": written.WrittenRule,
    "links": written.WrittenLink,
    "actions": written.WrittenAction,
    "contacts": written.WrittenContact,
    "situations": written.WrittenSituation,
}
# A questionnaire need not have these; without the file there are none.
_OPTIONAL = ("links", "situations")
_WORDS = {
    "string_too_short": "a text is expected here",
    "string_type": "a text is expected here",
    "list_type": "a list is expected here",
    "bool_parsing": "yes or no is expected here",
    "bool_type": "yes or no is expected here",
    "int_parsing": "a whole number is expected here",
    "value_error": "a date such as 2026-03-27 is expected here",
    "model_type": "names with values are expected here",
    "dict_type": "names with values are expected here",
    "greater_than_equal": "this number is too small",
    "less_than_equal": "this number is too large",
}


_PATTERNS = {
    written.AN_ID: "an id: small letters, digits, - and _, starting with a letter (a text with a comma inside {...} "
    "goes in quotes)",
    written.A_CLAUSE_ID: "the id of a clause, such as TIME-5",
    written.A_LANGUAGE: "a language in two letters, such as en",
    A_TIME: "12 months (any number from 1 to 60), always or each time",
    written.A_FINGERPRINT: "a SHA-256 fingerprint: 64 characters, 0-9 and a-f",
}


@dataclass(frozen=True, slots=True)
class WrittenQuestionnaire:
    """All files of a questionnaire; ``lists`` holds clauses, rules, links, actions, contacts and situations by name.

    ``short_check`` is the head as a short check has it; such a questionnaire has ``endings`` among its lists.
    """

    head_text: YamlText
    head: written.WrittenPolicy
    sections: list[tuple[YamlText, written.WrittenSection]]
    lists: dict[str, tuple[YamlText, Sequence[Any]]]
    short_check: Any = None


def read_questionnaire(files: Files) -> WrittenQuestionnaire:
    """Everything that a whole questionnaire is made of.

    Raises:
        FileRefused: with everything that is wrong in any of its files.
    """
    head_text, head = files.typed("policy.yaml", written.WrittenPolicy)
    lists = {name: _list(files, name, model) for name, model in _LISTS.items()}
    sections = files.sections(head_text, head.sections) if head else []
    if files.problems or head_text is None or head is None:
        raise FileRefused(files.problems)
    return WrittenQuestionnaire(head_text, head, sections, lists)


def _list(files: Files, name: str, model: type[BaseModel]) -> tuple[Any, Any]:
    path = files.folder / f"{name}.yaml"
    if name in _OPTIONAL and not path.exists():
        return YamlText(str(path)), []
    return files.typed(path.name, list[model])  # type: ignore[valid-type]  # a type made at run time, for pydantic alone


class Files:
    """The files of one folder, each read once; ``problems`` gathers what is wrong in them.

    Raises:
        FileRefused: there is no such folder.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise FileRefused([Problem(str(folder), 1, 1, "there is no such folder")])
        self.folder = folder
        self.problems: list[Problem] = []
        self._texts: dict[str, YamlText | None] = {}

    def beside(self, name: str) -> Files | None:
        """The files of another questionnaire beside this one; ``None`` if there is none."""
        folder = self.folder.resolve().parent / name
        return Files(folder) if (folder / "policy.yaml").is_file() else None

    def text(self, name: str) -> YamlText | None:
        """A file as YAML; ``None`` if it cannot be had, after complaining once."""
        if name not in self._texts:
            self._texts[name] = None
            try:
                self._texts[name] = read_yaml(self.folder / name)
            except FileRefused as refused:
                self.problems.extend(refused.problems)
        return self._texts[name]

    def typed(self, name: str, model: Any) -> tuple[Any, Any]:
        """The text and the typed content of a file; ``None`` for what could not be had, after complaining."""
        text = self.text(name)
        if text is None:
            return None, None
        try:
            return text, TypeAdapter(model).validate_python(text.data)
        except ValidationError as error:
            self.problems.extend(in_words(text, one) for one in error.errors())
            return text, None

    def sections(
        self, head_text: YamlText, section_ids: Sequence[str]
    ) -> list[tuple[YamlText, written.WrittenSection]]:
        """The files of sections/ that are listed; complains of those that are not."""
        sections = [self._section(section_id) for section_id in section_ids]
        for path in sorted((self.folder / "sections").glob("*.yaml")):
            if path.stem not in section_ids:
                words = f"sections/{path.name} is not listed here"
                self.problems.append(head_text.problem(("sections",), words))
        return sections

    def _section(self, section_id: str) -> tuple[YamlText, written.WrittenSection]:
        text, section = self.typed(f"sections/{section_id}.yaml", written.WrittenSection)
        if section and section.id != section_id:
            words = f"this file is named '{section_id}' and must have that id"
            self.problems.append(text.problem(("id",), words))
        return text, section


def in_words(text: YamlText, error: Any) -> Problem:
    """A complaint of pydantic's (one of ``ValidationError.errors()``) in the author's words."""
    path, kind = _path_in(text, error["loc"]), error["type"]
    if kind == "missing":
        return text.problem(path[:-1], f"'{error['loc'][-1]}' is missing")
    if kind == "extra_forbidden":
        return text.problem(path, f"the name '{path[-1]}' is not known here", at_key=True)
    if text.data is None:
        return text.problem(path, "the file is empty")
    if kind == "literal_error":
        return text.problem(path, f"this can be {error['ctx']['expected']}")
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(error["ctx"]["pattern"], "something else")
        return text.problem(path, f"'{error['input']}' is not right here; expected is {wanted}")
    if kind == "too_short":
        least = "one is" if error["ctx"]["min_length"] == 1 else "two are"
        return text.problem(path, f"at least {least} needed here")
    if kind == "string_too_long":
        return text.problem(path, f"this text is longer than {error['ctx']['max_length']} characters")
    return text.problem(path, _WORDS.get(kind, error["msg"]))


def _path_in(text: YamlText, location: Sequence[str | int]) -> PathKey:
    """Pydantic's location as a path of the file, where options are a mapping and some lists a single value."""
    path: PathKey = ()
    for step in location:
        children = [key for key in text.keys if key[:-1] == path]
        if (*path, step) in text.values or isinstance(step, str):
            path = (*path, step)
        elif step < len(children):
            path = children[step]
    return path
