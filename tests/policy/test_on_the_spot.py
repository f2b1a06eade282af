"""Guides, fixes, situations and the example: read, translated and kept, and every mistake with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import SAMPLES, allotment
from footprint.policy import catalogue
from footprint.policy.compiled import FORMAT, FORMAT_BEFORE, canonical, policy_from
from footprint.policy.on_the_spot import Example, Fix, Guide, Reaction, Situation
from footprint.policy.reader import read_policy
from footprint.workflow.example_proof import example_problems
from policy.planting import complaints, edit, whole_sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return whole_sample(tmp_path)


def test_what_is_written_is_what_is_read(folder: Path) -> None:
    assert complaints(folder) == []
    policy = read_policy(folder)
    assert policy.questions["watering"].guide == Guide("Talk about the barrel.")
    assert policy.section_by_id["neighbours"].guide == Guide(
        "How do you all get on?", avoid="Do not ask who it was."
    )
    # The kinds come in the order of their question's options.
    assert policy.action_by_id["take-a-can"].fix == Fix(
        ("Put the hose away.",),
        "watering",
        (("can", ("Fill the can.", "Carry it.")), ("none", ("Leave it so.",))),
    )
    assert policy.situations == (
        Situation(
            "dry-week",
            "last_fire",
            "It has not rained for a week, and the barrel is empty.",
            (
                Reaction("hose", "I take the hose", "A can leaves more for those further down."),
                Reaction("wait", "I wait", "That is kind to the others."),
            ),
            ("WATER-1",),
        ),
    )
    answers = {"tenant": "tenant", "watering": ["can"], "treated_badly": "no"}
    assert policy.example == Example("Ana Made-Up", "Gardener", "Site B", answers)


def test_it_is_part_of_the_edition_and_comes_back_from_its_kept_form(folder: Path) -> None:
    policy = read_policy(folder)
    again = policy_from(json.loads(canonical(policy.data)))
    assert again == policy
    assert again.data["format"] == FORMAT
    for file, old, new in (
        ("situations.yaml", "I wait", "I wait a day"),
        ("example.yaml", "Gardener", "Digger"),
        ("actions.yaml", "Carry it", "Carry it slowly"),
        ("sections/neighbours.yaml", "avoid: Do not", "avoid: Never"),
    ):
        before = read_policy(folder).edition.fingerprint
        edit(folder, file, old, new)
        assert read_policy(folder).edition.fingerprint != before, file


def test_the_fast_form_has_it_all(folder: Path) -> None:
    written = catalogue.load(str(folder))
    assert catalogue.load(str(folder)) == written == read_policy(folder)
    assert written.example is not None


def test_a_questionnaire_without_any_of_it_is_spelt_as_before_and_opens_without() -> None:
    policy = allotment()
    assert policy.data["format"] == FORMAT_BEFORE
    # What vaults have kept since before: an edition that changed by itself would be another one in every vault.
    assert policy.edition.fingerprint == "55a09cb5cc854012e36fc2441118a177f83ad17868acc6eb29112c61db096b0f"
    assert (policy.situations, policy.example) == ((), None)
    assert all(section.guide is None for section in policy.sections)
    assert all(action.fix is None for action in policy.actions)


def test_a_guide_that_only_says_what_to_talk_about_is_the_same_either_way(folder: Path) -> None:
    before = read_policy(folder).edition
    edit(folder, "sections/water.yaml", "guide: Talk about", "guide:\n      talk: Talk about")
    assert read_policy(folder).edition == before


def test_every_new_text_passes_through_the_translation(folder: Path) -> None:
    seen: dict[str, str] = {}

    def translate(context: str, text: str) -> str:
        assert seen.setdefault(context, text) == text, f"{context} names two texts"
        return f"«{text}»"

    policy = policy_from(read_policy(folder).data, translate)
    assert {
        "question.watering.guide",
        "section.neighbours.guide.talk",
        "section.neighbours.guide.avoid",
        "action.take-a-can.fix.step.0",
        "action.take-a-can.fix.kind.can.1",
        "situation.dry-week.text",
        "situation.dry-week.reaction.hose.text",
        "situation.dry-week.reaction.hose.reply",
        "example.job",
        "example.team",
    } <= set(seen)
    assert policy.situations[0].reactions[1].reply == "«That is kind to the others.»"
    assert policy.example is not None
    # A person's name is the same in every language.
    assert policy.example.name == "Ana Made-Up"


WATER, NEAR, FIXES, SCENES, SAM = (
    "sections/water.yaml",
    "sections/neighbours.yaml",
    "actions.yaml",
    "situations.yaml",
    "example.yaml",
)
PLANTED = [
    (WATER, "guide: Talk", "guide:\n      tlk: Talk", "10:7: the name 'tlk' is not known here"),
    (WATER, "guide: Talk", "guide:\n      say: Talk", "10:7: 'talk' is missing"),
    (WATER, "guide: Talk", f"guide: {'talk ' * 300}", "9:12: this text is longer than 1200 characters"),
    (NEAR, "talk: How", "say: How", "4:8: 'talk' is missing"),
    (NEAR, "    private: yes\n", "", "4:8: only a section of private questions has a guide, and 'treated_badly' is not private; give it the guide"),
    (FIXES, "steps: [Put the hose away.]", "steps: []", "6:12: at least one is needed here"),
    (FIXES, "    steps: [Put the hose away.]\n", "", "6:5: 'steps' is missing"),
    (FIXES, "question: watering", "question: watring", "7:15: there is no question 'watring' (did you mean 'watering'?)"),
    (FIXES, "question: watering", "question: treated_badly", "7:15: 'treated_badly' is of kind one; kinds are options of a question of kind many"),
    (FIXES, "    question: watering\n", "", "8:7: kinds are options of a question: name it as 'question'"),
    (FIXES, "      can: [Fill", "      cans: [Fill", "10:7: 'watering' has no option 'cans' (did you mean 'can'?)"),
    (FIXES, "    kinds:\n      none: [Leave it so.]\n      can: [Fill the can., Carry it.]\n", "", "7:15: 'question' says whose options the kinds are: give 'kinds'"),
    (FIXES, "  due: 14\n", "  due: 14\n  ask: yes\n", "7:5: 'take-a-can' is something to ask: there is nothing to put right on the spot"),
    (FIXES, "  due: 14\n", "  due: 14\n  owner: manager\n", "7:5: 'take-a-can' is for the manager to do: the employee cannot put it right on the spot"),
    (FIXES, "  due: 14\n", "  due: 14\n  owner: boss\n", "4:10: this can be 'employee' or 'manager'"),
    ("rules.yaml", "when: {watering: hose, hose_days: {at_least: 1}}", "when: {hose_days: {answered: yes}}", "6:5: the fix of 'take-a-can' can never make 'hose' go away"),
    ("rules.yaml", "when: {watering: hose, hose_days: {at_least: 1}}", "when: {tenant: tenant}", "6:5: the fix of 'take-a-can' can never make 'hose' go away"),
    ("rules.yaml", "when: {watering: hose, hose_days: {at_least: 1}}", "when: {watering: hose, occasion: sitting}", "6:5: the fix of 'take-a-can' can never make 'hose' go away"),
    ("rules.yaml", "when: {watering: hose, hose_days: {at_least: 1}}", "when: {tenant: tenant}", "7:15: 'watering' is asked only after 'hose' has called for 'take-a-can'"),
    (SCENES, "before: last_fire", "before: last_fir", "2:11: there is no question 'last_fir' (did you mean 'last_fire'?)"),
    (SCENES, "before: last_fire", "before: tenant", "2:11: 'tenant' is on the profile page; a situation needs a question with its own page"),
    (SCENES, "[WATER-1]", "[WATER-9]", "4:13: there is no clause 'WATER-9' (did you mean 'WATER-2'?)"),
    (SCENES, "clauses: [WATER-1]", "clauses: []", "4:12: at least one is needed here"),
    (SCENES, "    wait: {text: I wait, reply: That is kind to the others.}\n", "", "6:5: at least two are needed here"),
    (SCENES, ", reply: That is kind to the others.", "", "9:11: 'reply' is missing"),
    (SCENES, "reply: That", "replay: That", "9:26: the name 'replay' is not known here"),
    (SCENES, "- id: dry-week", "- {id: dry-week, before: watering, text: A, clauses: [WATER-1], reactions: {a: {text: A, reply: B}, b: {text: A, reply: B}}}\n- id: dry-week", "2:7: the id 'dry-week' is already used"),
    (SCENES, "- id: dry-week", "- {id: b, before: last_fire, text: A, clauses: [WATER-1], reactions: {a: {text: A, reply: B}, b: {text: A, reply: B}}}\n- id: dry-week", "3:11: there is a situation before 'last_fire' already"),
    (WATER, "{tenant: tenant}", "{tenant: tenant, occasion: refresher}", "situations.yaml:2:11: 'last_fire' is never asked of somebody new, so nobody meets 'dry-week'"),
    (SAM, "questionnaire: allotment-rules", "questionnaire: other-rules", "1:16: this is an example of 'allotment-rules' and must name that"),
    (SAM, "job: Gardener, ", "", "2:9: 'job' is missing"),
    (SAM, "person:", "manager: Bo\nperson:", "2:1: the name 'manager' is not known here"),
]  # fmt: skip


@pytest.mark.parametrize(
    "file, old, new, said", PLANTED, ids=[f"{n} {said[:60]}" for n, (*_, said) in enumerate(PLANTED)]
)
def test_a_planted_mistake_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    edit(folder, file, old, new)
    found = complaints(folder)
    place = said if said.startswith("situations") else f":{said}"
    assert any(one == said or one.endswith(place) for one in found), "\n".join(found)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("tenant: tenant", "tenent: tenant", "4:3: there is no question 'tenent' (did you mean 'tenant'?)"),
        ("[can]", "[cans]", "5:13: 'cans' does not answer 'watering'; did you mean 'can'?"),
        ("[can]", "[hose]", "3:1: 'hose_days' is asked and has no answer"),
        ("  treated_badly: no\n", "", "3:1: 'treated_badly' is asked and has no answer"),
        ("[can]", "[can]\n  hose_days: 3", "6:3: 'hose_days' is not asked of somebody with these answers"),
    ],
)
def test_an_example_that_is_no_whole_check_is_found_out(folder: Path, old: str, new: str, said: str) -> None:
    assert list(example_problems(read_policy(folder), folder)) == []
    edit(folder, "example.yaml", old, new)
    found = [f"{one.line}:{one.column}: {one.text}" for one in example_problems(read_policy(folder), folder)]
    assert said in found


@pytest.mark.parametrize("name", ["situations", "example", "links"])
def test_a_short_check_has_none_of_it(folder: Path, name: str) -> None:
    short = folder.parent / "short"
    short.mkdir()
    (short / f"{name}.yaml").write_text("[]", "utf-8")
    (short / "policy.yaml").write_text("{kind: short_check, belongs_to: allotment}", "utf-8")
    assert any(one.startswith(f"{name}.yaml:1:1: a short check has no {name}") for one in complaints(short))


def test_a_fix_that_needs_the_right_one_of_two_questions_can_help(folder: Path) -> None:
    # Only the days can be put right here: whoever waters by hose is told so by another rule of the same action.
    rule = (
        "- {id: no-can, raises: note, when: {watering: hose, hose_days: {at_most: 3}}, clauses: [WATER-1],\n"
    )
    edit(
        folder,
        "rules.yaml",
        "- id: hose\n",
        rule + "   title: A, why: B, actions: [take-a-can]}\n- id: hose\n",
    )
    edit(folder, "rules.yaml", "{watering: hose, hose_days: {at_least: 1}}", "{hose_days: {at_least: 9}}")
    assert complaints(folder) == []
    edit(folder, "rules.yaml", "{at_most: 3}", "{at_most: 8}")
    edit(folder, "sections/water.yaml", "ask_if: {watering: hose}", "ask_if: {tenant: tenant}")
    edit(folder, "rules.yaml", "{watering: hose, hose_days", "{hose_days")
    assert "actions.yaml:6:5: the fix of 'take-a-can' can never make 'no-can' go away" in complaints(folder)


def test_a_fix_after_which_something_else_is_to_do_helps_nobody(folder: Path) -> None:
    instead = (
        "- {id: other, raises: note, when: {hose_days: {at_most: 0}}, clauses: [WATER-1], title: A, why: B,\n"
    )
    edit(folder, "rules.yaml", "- id: hose\n", instead + "   actions: [tell-committee]}\n- id: hose\n")
    assert complaints(folder) == ["actions.yaml:6:5: the fix of 'take-a-can' can never make 'hose' go away"]
    # What leads on to the same thing as before is no worse.
    edit(folder, "rules.yaml", "  actions: [take-a-can]\n", "  actions: [take-a-can, tell-committee]\n")
    assert complaints(folder) == []


def test_it_is_the_last_question_that_is_asked_again(folder: Path) -> None:
    # Where the last one only tells a moment, another answer to the first comes too late to be looked at.
    edit(folder, "rules.yaml", "hose_days: {at_least: 1}}", "hose_days: {answered: yes}}")
    assert complaints(folder) == ["actions.yaml:6:5: the fix of 'take-a-can' can never make 'hose' go away"]


def test_the_older_samples_are_still_without_a_mistake() -> None:
    for name in ("allotment", "allotment_2", "allotment_3"):
        assert complaints(SAMPLES / name) == []
