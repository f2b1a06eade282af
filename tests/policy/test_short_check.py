"""A short check in the format: what it takes from the questionnaire it belongs to, and every mistake with its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builders import QUESTIONNAIRES, SAMPLES
from footprint.policy import catalogue
from footprint.policy.compiled import canonical, policy_from
from footprint.policy.policy import Policy
from footprint.policy.proof import proofread
from footprint.policy.reader import read_policy, read_source
from footprint.policy.told import Sign
from footprint.policy.yaml_text import FileRefused

HEAD = """\
format: 1
kind: short_check
id: before-you-dig
belongs_to: allotment
edition: 1
published: 2026-11-22
title: Before you dig
summary: Two questions.
introduction: [Answer one question.]
sections: [dig]
"""
SECTION = """\
id: dig
title: Before you dig
questions:
  - id: where
    text: Where do you dig?
    clauses: [WATER-1]
    options: {own: On my plot, other: Somewhere else, not_sure: I am not sure}
"""
RULES = """\
- {id: elsewhere, raises: note, when: {where: other}, clauses: [WATER-1], title: Ask, why: It is theirs.,
   actions: [ask], leads_to: ask}
"""
ACTIONS = "- {id: ask, text: Ask., due: 0, contacts: [committee], ask: yes}\n"
ENDINGS = """\
- {id: ask, title: Ask first, text: Ask them., sign: ask}
- {id: dig, title: Dig, text: Off you go., sign: fine}
"""
FILES = {
    "policy.yaml": HEAD,
    "sections/dig.yaml": SECTION,
    "rules.yaml": RULES,
    "actions.yaml": ACTIONS,
    "endings.yaml": ENDINGS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A short check beside the questionnaire it belongs to."""
    shutil.copytree(SAMPLES / "allotment", tmp_path / "allotment")
    made = tmp_path / "before-you-dig"
    (made / "sections").mkdir(parents=True)
    for name, text in FILES.items():
        (made / name).write_text(text, "utf-8")
    return made


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def complaints(folder: Path) -> list[str]:
    try:
        problems = proofread(read_source(folder))
    except FileRefused as refused:
        problems = refused.problems
    return [f"{Path(one.file).name}:{one.line}: {one.text}" for one in problems]


@pytest.fixture
def policy(folder: Path) -> Policy:
    return read_policy(folder)


def test_a_short_check_without_a_mistake_has_none(folder: Path) -> None:
    assert complaints(folder) == []


def test_it_has_the_policy_the_signposts_and_the_disclaimer_of_the_questionnaire_it_belongs_to(
    policy: Policy, folder: Path
) -> None:
    owner = read_policy(folder.parent / "allotment")
    assert policy.is_short_check
    assert not owner.is_short_check
    assert policy.belongs_to == "allotment"
    for part in ("organisation", "policy_title", "policy_fingerprint", "signposts", "disclaimer"):
        assert getattr(policy, part) == getattr(owner, part)


def test_it_has_its_clauses_and_contacts_as_far_as_it_names_them(policy: Policy, folder: Path) -> None:
    owner = read_policy(folder.parent / "allotment")
    named = {"WATER-1"} | {clause for signpost in owner.signposts for clause in signpost.clauses}
    assert set(policy.clause_by_id) == named
    assert len(owner.clauses) > len(named)
    assert policy.clause_by_id["WATER-1"] == owner.clause_by_id["WATER-1"]
    assert "committee" in policy.contact_by_id
    # Who stands in for whom hangs on questions that are not asked here.
    assert not any(contact.instead for contact in policy.contacts)


def test_its_endings_are_in_the_order_they_are_written_in(policy: Policy) -> None:
    assert [(one.id, one.sign) for one in policy.endings] == [("ask", Sign.ASK), ("dig", Sign.FINE)]


def test_it_can_be_built_again_from_its_stored_form(policy: Policy) -> None:
    assert policy_from(json.loads(canonical(policy.data))) == policy


def test_an_edition_of_any_other_questionnaire_is_spelt_as_if_there_were_no_short_checks(
    folder: Path,
) -> None:
    data = read_policy(folder.parent / "allotment").data
    assert not {"endings", "belongs_to", "summary"} & set(data)
    assert not any("leads_to" in rule for rule in data["rules"])


@pytest.mark.parametrize(
    "file, old, new, said",
    [
        (
            "policy.yaml",
            "belongs_to: allotment",
            "belongs_to: alotment",
            "policy.yaml:4: there is no questionnaire 'alotment' beside this folder",
        ),
        (
            "policy.yaml",
            "belongs_to: allotment",
            "belongs_to: before-you-dig",
            "policy.yaml:4: there is no questionnaire 'before-you-dig' beside this folder",
        ),
        ("policy.yaml", "summary: Two questions.\n", "", "policy.yaml:1: 'summary' is missing"),
        (
            "policy.yaml",
            "format: 1",
            "format: 1\nattestation: {}",
            "policy.yaml:2: the name 'attestation' is not known here",
        ),
        ("sections/dig.yaml", "WATER-1", "WATER-99", "dig.yaml:6: there is no clause 'WATER-99'"),
        (
            "sections/dig.yaml",
            "title: Before you dig",
            "title: Before you dig\non_profile: yes",
            "dig.yaml:3: a short check has no profile page",
        ),
        (
            "sections/dig.yaml",
            "    clauses:",
            "    ask_if: {occasion: refresher}\n    clauses:",
            "dig.yaml:6: a short check has no occasion",
        ),
        (
            "rules.yaml",
            "leads_to: ask",
            "leads_to: asq",
            "rules.yaml:2: there is no ending 'asq' (did you mean 'ask'?)",
        ),
        ("rules.yaml", ", leads_to: ask", "", "endings.yaml:1: nothing can lead to 'ask'"),
        ("actions.yaml", "committee", "comittee", "actions.yaml:1: there is no contact 'comittee'"),
        ("endings.yaml", "sign: ask", "sign: red", "endings.yaml:1: this can be"),
        ("endings.yaml", "id: dig", "id: ask", "endings.yaml:2: the id 'ask' is already used"),
    ],
)
def test_a_mistake_is_told_with_its_place(folder: Path, file: str, old: str, new: str, said: str) -> None:
    edit(folder, file, old, new)
    assert any(one.startswith(said) for one in complaints(folder)), complaints(folder)


def test_a_last_ending_that_every_answer_leads_away_from_is_told(folder: Path) -> None:
    edit(folder, "rules.yaml", "where: other", "where: [own, other, not_sure]")
    assert complaints(folder) == ["endings.yaml:2: nothing can lead to 'dig'"]


@pytest.mark.parametrize("name", ["clauses", "contacts", "links"])
def test_what_it_takes_over_it_may_not_have_as_well(folder: Path, name: str) -> None:
    (folder / f"{name}.yaml").write_text("[]\n", "utf-8")
    assert any(one.startswith(f"{name}.yaml:1: a short check has no {name}") for one in complaints(folder))


def test_an_ending_means_nothing_to_any_other_questionnaire(folder: Path) -> None:
    owner = folder.parent / "allotment"
    edit(owner, "rules.yaml", "- id: hose\n", "- id: hose\n  leads_to: ask\n")
    assert any("there is no ending 'ask'" in one for one in complaints(owner))


def test_its_fast_form_is_made_anew_when_what_it_takes_over_has_changed(folder: Path) -> None:
    before = catalogue.load(str(folder))
    assert catalogue.load(str(folder)) == before
    owner = folder.parent / "allotment" / "contacts.yaml"
    owner.write_text(owner.read_text("utf-8").replace("name: ", "name: New ", 1), "utf-8")
    assert catalogue.load(str(folder)).contacts != before.contacts


def test_what_it_takes_over_speaks_the_language_of_its_own_translations(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = {"allotment": "Welsh of the allotment", "before-you-dig": "Welsh of its own"}

    def translator(domain: str, _folder: Path) -> object:
        kind = "question." if domain == "before-you-dig" else "contact."
        return lambda context, text: spoken[domain] if context.startswith(kind) else text

    monkeypatch.setattr(catalogue, "translator", translator)
    policy = catalogue.load(str(folder))
    assert policy.questions["where"].text == "Welsh of its own"
    assert policy.contact_by_id["committee"].name == "Welsh of the allotment"


def test_the_shipped_short_checks_are_those_beside_the_organisations_questionnaire() -> None:
    found = catalogue.short_checks()
    assert [one.id for one in found] == sorted(
        path.parent.name for path in QUESTIONNAIRES.glob("*/endings.yaml")
    )
    assert {one.belongs_to for one in found} == {catalogue.FIRST}
    assert not catalogue.load().is_short_check
