"""Reading a questionnaire: what is right becomes a policy, and every mistake names its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builders import SAMPLES, allotment
from footprint.policy.compiled import canonical, fingerprint, policy_from
from footprint.policy.reader import read_policy
from footprint.policy.yaml_text import FileRefused, parse_yaml, read_yaml
from policy.planting import complaints, edit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "allotment", tmp_path / "allotment")
    return tmp_path / "allotment"


def test_the_sample_questionnaire_has_no_mistake(folder: Path) -> None:
    assert complaints(folder) == []


def test_a_policy_can_be_built_again_from_its_stored_form() -> None:
    policy = allotment()
    again = policy_from(json.loads(canonical(policy.data)))
    assert again == policy
    assert again.edition.fingerprint == fingerprint(policy.data)


def test_the_fingerprint_changes_with_the_content_and_not_with_the_layout(folder: Path) -> None:
    before = read_policy(folder).edition.fingerprint
    edit(folder, "rules.yaml", "- id: hose\n", "# a remark\n- id: hose\n")
    assert read_policy(folder).edition.fingerprint == before
    edit(folder, "rules.yaml", "A hose takes", "A hose still takes")
    assert read_policy(folder).edition.fingerprint != before


def test_a_link_is_part_of_the_edition(folder: Path) -> None:
    before = read_policy(folder)
    edit(folder, "links.yaml", "You have a plot", "You have a plot here")
    assert read_policy(folder).edition.fingerprint != before.edition.fingerprint
    (folder / "links.yaml").unlink()
    without = read_policy(folder)
    assert without.edition.fingerprint != before.edition.fingerprint
    assert without.links == ()


def test_a_questionnaire_written_before_there_were_links_opens_without_any() -> None:
    data = {**allotment().data, "format": 1}
    del data["links"]
    old = policy_from(json.loads(canonical(data)))
    assert old.links == ()
    assert old.edition.fingerprint == fingerprint(data)
    assert old.rules == allotment().rules


def test_every_human_text_passes_through_the_translation() -> None:
    seen: dict[str, str] = {}

    def translate(context: str, text: str) -> str:
        assert seen.setdefault(context, text) == text, f"{context} names two texts"
        return f"«{text}»"

    policy = policy_from(allotment().data, translate)
    assert policy.questions["watering"].options[0].hint == "«Any size»"
    assert policy.rules[0].weights[0].says.startswith("«")
    assert policy.questions["hose_days"].hint == ""
    assert policy.links[0].text == "«You have a plot»"
    assert {
        "link.plot.text",
        "question.watering.option.can",
        "rule.hose.why",
        "action.tell-committee.step.1",
    } <= set(seen)


PLANTED = [
    ("sections/water.yaml", "watering: hose}", "watring: hose}", "20:14: there is no question 'watring' (did you mean 'watering'?)"),
    ("sections/water.yaml", "watering: hose}", "watering: hoze}", "20:24: 'watering' has no option 'hoze' (did you mean 'hose'?)"),
    ("sections/water.yaml", "{watering: hose}", "{treated_badly: no}", "20:14: 'treated_badly' is asked later; a condition can look at earlier questions only"),
    ("sections/water.yaml", "{after: 2026-04-01}", "{aftr: 2026-04-01}", "32:26: 'aftr' does not fit 'last_fire' (did you mean 'after'?); it can be: is, before, after, answered"),
    ("sections/water.yaml", "{after: 2026-04-01}", "{after: in spring}", "32:33: a date such as 2026-03-27 is expected here"),
    ("sections/water.yaml", "kind: many", "kind: several", "5:11: this can be 'one', 'many', 'date', 'number' or 'text'"),
    ("sections/water.yaml", "    hint: Pick", "    hnt: Pick", "7:5: the name 'hnt' is not known here"),
    ("sections/water.yaml", "id: hose_days", "id: watering", "16:9: the id 'watering' is already used"),
    ("sections/water.yaml", "exclusive: [none]", "exclusive: [nothing]", "15:16: 'nothing' is no option of this question"),
    ("sections/water.yaml", "    hint: Pick", "    text: Pick", "7:5: 'text' is given twice"),
    ("sections/water.yaml", "clauses: [WATER-1, WATER-2]", "clauses: [WATER-1, WATER-3]", "9:24: there is no clause 'WATER-3' (did you mean 'WATER-2'?)"),
    ("rules.yaml", "actions: [take-a-can]", "actions: [take-can]", "9:13: there is no action 'take-can' (did you mean 'take-a-can'?)"),
    ("rules.yaml", "  title: You water by hose\n", "", "1:3: 'title' is missing"),
    ("rules.yaml", "raises: minor", "raises: bad", "2:11: this can be 'allowed', 'note', 'support', 'minor' or 'serious'"),
    ("actions.yaml", "contacts: [mediator]", "contacts: [mediater]", "4:72: there is no contact 'mediater' (did you mean 'mediator'?)"),
    ("policy.yaml", "sections: [about, water, neighbours]", "sections: [about, water]", "15:11: sections/neighbours.yaml is not listed here"),
    # what only proofreading can see
    ("sections/water.yaml", "{last_fire: {after: 2026-04-01}}", "[{tenant: helper}, {last_fire: {after: 2026-04-01}}]", "29:5: 'asked_about_fire' can never be asked"),
    ("rules.yaml", "when: {watering: hose, hose_days", "when: {watering: none, hose_days", "1:3: 'hose' can never be raised"),
    ("rules.yaml", "  goes_away_if: You water by can.\n", "", "1:3: 'hose' does not say when it goes away: it needs goes_away_if"),
    ("rules.yaml", "  actions: [take-a-can]\n", "", "1:3: 'hose' has no action: it needs actions"),
    ("rules.yaml", "when: {asked_about_fire: no}", "when: {asked_about_fire: [no, not_sure]}", "18:3: 'fire-without-asking' is a finding that 'asked_about_fire: not_sure' can raise"),
    ("actions.yaml", "contacts: [mediator]", "contacts: []", "4:3: 'get-help' names nobody to turn to: it needs contacts"),
    ("rules.yaml", "  risks: [RISK-1]\n", "", "6:3: clause RISK-1 is not at work: no rule carries this risk"),
    ("sections/water.yaml", "clauses: [WATER-1, WATER-2]", "clauses: [WATER-1]", "2:3: clause WATER-2 is not at work: no question lists it"),
    ("links.yaml", "tenant: tenant", "tennant: tenant", "3:10: there is no question 'tennant' (did you mean 'tenant'?)"),
    ("links.yaml", "tenant: tenant", "tenant: owner", "3:18: 'tenant' has no option 'owner'; it has: tenant, helper"),
    ("links.yaml", "when: {tenant: tenant}", "when:", "3:8: a condition is expected here, such as {question: answer}"),
    ("links.yaml", "  text: You have a plot\n", "", "1:3: 'text' is missing"),
    ("links.yaml", "text: You have a plot", "text: ''", "2:9: a text is expected here"),
    ("links.yaml", "text: You have a plot", f"text: {'plot ' * 30}", "2:9: this text is longer than 120 characters"),
    ("links.yaml", "id: can", "id: plot", "4:7: the id 'plot' is already used"),
    ("links.yaml", "when: {tenant: tenant}", "when: [{tenant: tenant}, {tenant: helper}]", "1:3: 'plot' can never be drawn"),
    ("links.yaml", "{any_of: [can]}", "{any_of: [hose]}, hose_days: {at_least: 1}", "4:3: 'can' is drawn as fine, and always comes with a finding"),
    ("rules.yaml", "when: {asked_about_fire: no}", "when:", "20:8: a condition is expected here, such as {question: answer}"),
    ("rules.yaml", "watering: hose, hose_days: {at_least: 1}", "tenant: [helper]", "5:5: no answers lead to all clear when 'tenant' is 'helper' at sitting"),
]  # fmt: skip


@pytest.mark.parametrize("file, old, new, said", PLANTED, ids=[said[:60] for *_, said in PLANTED])
def test_a_planted_mistake_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    edit(folder, file, old, new)
    assert any(one.split(":", 1)[1] == said for one in complaints(folder)), "\n".join(complaints(folder))


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    edit(folder, "rules.yaml", "raises: minor", "raises: bad")
    edit(folder, "sections/water.yaml", "kind: many", "kind: several")
    assert len(complaints(folder)) == 2


BROKEN = {
    "a: [1, 2": "1:4: a comma or ']' is missing",
    "help: Note: ask": "1:11: a colon followed by a space ends a value here; put the text in quotes, or on its own "
    "line after '>-'; or this line is indented too far",
    "a: *x": "1:4: references (*) are not used here; write the value out",
    "a: &x 1": "1:4: a text that starts with ! or & goes in quotes",
    "a: !often me": "1:4: a text that starts with ! or & goes in quotes",
    "a: %5": "1:4: a text that starts with % @ or ` goes in quotes; and lines are indented with spaces, not with tabs",
    "a: 1\n\tb: 2": "2:1: lines are indented with spaces, not with tabs",
    "a: 1\n---\nb: 2": "2:1: a second document starts here; only one is allowed",
    "a: \x07": "1:1: there is a character here that a text file may not have",
    "[" * 100: "1:41: this is nested too deeply",
    'a: "never closed': "1:4: a quote that was opened here is never closed",
}


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:12].strip())
def test_broken_yaml_gets_one_plain_message(text: str) -> None:
    with pytest.raises(FileRefused) as refused:
        parse_yaml(text, "x.yaml")
    assert str(refused.value) == f"x.yaml:{BROKEN[text]}"


def test_a_file_that_is_too_large_or_not_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_text("a: " + "x" * 5000)
    (tmp_path / "latin.yaml").write_bytes("a: 1\nb: é".encode("latin-1"))
    for name, said in (
        ("large.yaml", "1:1: the file is larger than 4 KB; that cannot be right"),
        ("latin.yaml", "2:4: this is not UTF-8 text; save the file as UTF-8"),
        ("gone.yaml", "1:1: there is no such file"),
    ):
        with pytest.raises(FileRefused, match=said.replace("(", r"\(")):
            read_yaml(tmp_path / name, largest=4096)


def test_words_that_yaml_would_retype_stay_what_was_typed() -> None:
    assert parse_yaml("a: no\nb: 1.10\nc: 2026-01-05\nd: ~\ne: 'null'", "x").data == {
        "a": "no",
        "b": "1.10",
        "c": "2026-01-05",
        "d": None,
        "e": "null",
    }
