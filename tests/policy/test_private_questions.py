"""What two people see together never depends on what one of them answers alone: proofreading refuses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy.planting import complaints, edit, whole_sample

SECRET = """\
id: secret
title: Only you
questions:
  - {id: secret, text: Something?, clauses: [NEIGH-1], private: yes, options: {yes: "Yes", no: "No"}}
"""
OPEN = """\
id: open
title: Both of you
questions:
  - {id: later, text: Then?, clauses: [NEIGH-1], options: {yes: "Yes", no: "No"}}
  - {id: last, text: And then?, clauses: [NEIGH-1], ask_if: {later: yes}, options: {yes: "Yes", no: "No"}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample with a private section and after it one that both see."""
    made = whole_sample(tmp_path)
    (made / "sections" / "secret.yaml").write_text(SECRET, "utf-8")
    (made / "sections" / "open.yaml").write_text(OPEN, "utf-8")
    edit(made, "policy.yaml", "water, neighbours", "water, neighbours, secret, open")
    return made


def test_shared_questions_may_depend_on_shared_ones_and_private_on_any(folder: Path) -> None:
    edit(folder, "sections/secret.yaml", 'private: yes, options: {yes: "Yes", no: "No"}}',
         'private: yes, options: {yes: "Yes", no: "No"}}\n'
         '  - {id: more, text: More?, clauses: [NEIGH-1], private: yes, ask_if: {secret: yes, watering: can},'
         ' options: {yes: "Yes", no: "No"}}')  # fmt: skip
    assert complaints(folder) == []


def test_a_shared_question_does_not_depend_on_a_private_one(folder: Path) -> None:
    edit(folder, "sections/open.yaml", "Then?,", "Then?, ask_if: {any: [{watering: can}, {secret: yes}]},")
    assert complaints(folder) == [
        "sections/open.yaml:4:38: 'later' is not private, and is asked by the answer to the private 'secret'"
    ]


def test_nor_does_it_through_others(folder: Path) -> None:
    edit(folder, "sections/open.yaml", "Then?,", "Then?, private: yes, ask_if: {secret: yes},")
    assert complaints(folder) == [
        "sections/open.yaml:5:61: 'last' is not private, and is asked by the answer to the private 'later'"
    ]


@pytest.mark.parametrize("guide", ["", "guide: Talk about it.\n"])
def test_no_section_depends_on_a_private_question(folder: Path, guide: str) -> None:
    said = (
        "whether the section 'secret' is asked depends on the private question 'treated_badly'; "
        "give the condition to its private questions"
    )
    edit(folder, "sections/secret.yaml", "questions:", f"{guide}ask_if: {{treated_badly: no}}\nquestions:")
    line = 4 if guide else 3
    assert complaints(folder) == [f"sections/secret.yaml:{line}:9: {said}"]
    edit(folder, "sections/secret.yaml", "treated_badly: no", "tenant: tenant")
    assert complaints(folder) == []


def test_no_private_question_has_a_guide_that_nobody_would_see(folder: Path) -> None:
    edit(folder, "sections/secret.yaml", "private: yes,", "private: yes, guide: Talk about it.,")
    assert complaints(folder) == [
        "sections/secret.yaml:4:77: 'secret' is private, so two people never look at its guide; give one to its section"
    ]


def test_no_private_question_is_on_the_profile_page(folder: Path) -> None:
    edit(folder, "sections/about.yaml", "    options:", "    private: yes\n    options:")
    assert any(
        one == "sections/about.yaml:7:14: 'tenant' is private, and two people see the profile page"
        for one in complaints(folder)
    )
