"""An assessment on a questionnaire from before there were links is kept, opened and taken along as it was."""

from __future__ import annotations

import json
from dataclasses import replace

from builders import A_MOMENT, allotment
from footprint.assessment.assessment import Assessment
from footprint.assessment.link import links
from footprint.policy.compiled import canonical, policy_from
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.ports import Vaults

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
