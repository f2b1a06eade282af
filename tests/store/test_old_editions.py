"""An assessment on an earlier questionnaire is kept, opened and taken along as it was, whatever there is today."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from builders import A_DAY, A_MOMENT, allotment, an_assessment
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.assessment.link import links
from footprint.policy.compiled import canonical, policy_from
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.contents_proof import complaints
from footprint.workflow.export_actions import actions_csv, brought_out_csv
from footprint.workflow.follow_up import actions
from footprint.workflow.ports import Vault, Vaults

PASSPHRASE = "seven tall sunflowers"


def old() -> Policy:
    """The sample questionnaire as the first format had it."""
    data = {name: part for name, part in allotment().data.items() if name != "links"} | {"format": 1}
    return policy_from(json.loads(canonical(data)))


def test_an_edition_of_the_first_format_goes_from_vault_to_vault(any_vaults: Vaults) -> None:
    vault = any_vaults.create("Ana", PASSPHRASE)[0]
    vault.begin(Assessment("old", old(), Occasion.ONBOARDING, A_MOMENT))
    vault.begin(Assessment("new", allotment(), Occasion.ONBOARDING, A_MOMENT))
    for begun in ("old", "new"):
        vault.save_answer(begun, "tenant", "tenant", A_MOMENT)
    assert len({kept.fingerprint for kept in vault.contents().editions}) == 2
    assert {kept.format for kept in vault.contents().editions} == {1, allotment().data["format"]}
    other = any_vaults.create("Bo", PASSPHRASE)[0]
    other.fill(vault.contents(), {})
    assert replace(other.contents(), owner="Ana") == vault.contents()
    assert other.load("old").policy.edition == old().edition
    assert links(other.load("old")) == ()
    assert [link.id for link in links(other.load("new"))] == ["plot"]


def without_cans() -> Policy:
    """The next edition, in which nobody is to water by can any more: no such action, rule or answer."""
    data = json.loads(canonical(allotment().data))
    data["edition"] += 1
    data["actions"] = [one for one in data["actions"] if one["id"] != "take-a-can"]
    data["rules"] = [one for one in data["rules"] if one["id"] not in ("hose", "can-is-fine")]
    data["links"] = [one for one in data["links"] if one["id"] != "can"]
    for section in data["sections"]:
        section["questions"] = [
            one for one in section["questions"] if one["id"] not in ("watering", "hose_days")
        ]
    return policy_from(data)


def last_year(vault: Vault) -> Assessment:
    """A sitting on the edition before, agreed, brought out, signed off and followed up."""
    begun = an_assessment(occasion=Occasion.SITTING, tenant="tenant", watering=["hose", "can"], hose_days=4)
    vault.begin(begun)
    vault.bring_out("a1", ["can-is-fine"], A_MOMENT)
    vault.agree("a1", [AgreedAction("take-a-can", Owner.EMPLOYEE, date(2028, 2, 29))], A_MOMENT)
    vault.sign_off("a1", A_DAY, A_MOMENT)
    vault.follow_up("a1", STEP)
    return vault.load("a1")


STEP = FollowUp("take-a-can", Course.PUT_OFF, A_MOMENT, date(2028, 2, 29), "No can yet")


def test_the_next_edition_lacks_what_was_followed_up() -> None:
    today = without_cans()
    assert "take-a-can" in allotment().action_by_id
    assert "take-a-can" not in today.action_by_id
    assert "watering" not in today.questions


def test_actions_that_today_s_edition_no_longer_has_are_told_in_the_words_they_had(
    any_vaults: Vaults,
) -> None:
    vault = any_vaults.create("Ana", PASSPHRASE)[0]
    kept = last_year(vault)
    vault.begin(Assessment("a2", without_cans(), Occasion.REFRESHER, A_MOMENT, based_on="a1"))
    vault.save_answer("a2", "tenant", "tenant", A_MOMENT)
    vault = reopened(any_vaults, vault)
    assert vault.load("a1") == kept
    (one,) = actions(vault, without_cans())
    assert (one.text, one.course, one.due) == ("Water by can.", Course.PUT_OFF, date(2028, 2, 29))
    # And it goes on: done after all, in a check of an edition that has passed.
    vault.follow_up("a1", FollowUp("take-a-can", Course.DONE, A_MOMENT))
    assert [one.course for one in actions(vault, without_cans())] == [Course.DONE]
    assert vault.load("a1").brought_out == frozenset({"can-is-fine"})


def test_they_go_from_vault_to_vault_and_stand_in_the_tables(any_vaults: Vaults) -> None:
    vault = any_vaults.create("Ana", PASSPHRASE)[0]
    last_year(vault)
    vault.begin(Assessment("a2", without_cans(), Occasion.REFRESHER, A_MOMENT, based_on="a1"))
    contents = vault.contents()
    other = any_vaults.create("Bo", PASSPHRASE)[0]
    other.fill(contents, {})
    assert replace(other.contents(), owner="Ana") == contents
    assert list(complaints(contents)) == []
    told = actions_csv(contents, A_DAY).decode("utf-8-sig")
    assert '"Water by can.","You","Agreed in the sitting","2026-11-22","2028-02-29",""' in told
    assert '"Put off"' in told
    assert "Watering by can is fine" in brought_out_csv(contents).decode("utf-8-sig")


def test_a_follow_up_of_an_action_that_no_edition_ever_had_is_kept_too(any_vaults: Vaults) -> None:
    vault = any_vaults.create("Ana", PASSPHRASE)[0]
    last_year(vault)
    strange = FollowUp("of-another-time", Course.DONE, A_MOMENT)
    vault.follow_up("a1", strange)
    vault = reopened(any_vaults, vault)
    assert vault.load("a1").follow_ups == (STEP, strange)
    assert [one.id for one in actions(vault, allotment())] == ["take-a-can"]
    assert list(complaints(vault.contents())) == []


def test_steps_with_a_clock_set_back_for_years_keep_their_order_everywhere(any_vaults: Vaults) -> None:
    vault = any_vaults.create("Ana", PASSPHRASE)[0]
    last_year(vault)
    back = tuple(
        FollowUp("take-a-can", course, A_MOMENT - timedelta(days=days))
        for course, days in ((Course.DONE, 4000), (Course.OPEN, 9000), (Course.DONE, 8000))
    )
    for step in back:
        vault.follow_up("a1", step)
    other = any_vaults.create("Bo", PASSPHRASE)[0]
    other.fill(vault.contents(), {})
    for one in (vault, other):
        assert one.load("a1").follow_ups == (STEP, *back)
        assert [found.course for found in actions(one, allotment())] == [Course.DONE]


def reopened(vaults: Vaults, vault: Vault) -> Vault:
    vault.close()
    return vaults.open(vault.id, PASSPHRASE)
