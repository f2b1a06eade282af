"""Stand-ins for what lies outside; tests/store holds the vaults to the very suite the real ones pass."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.errors import Refused
from footprint.workflow.ports import AssessmentSummary, VaultName
from footprint.workflow.practice import PracticeVault


class MemoryVault(PracticeVault):
    """A practice vault that can be opened again."""

    is_open = True

    def begin(self, assessment: Assessment) -> None:
        self._refuse_when_closed()
        super().begin(assessment)

    def assessments(self) -> tuple[AssessmentSummary, ...]:
        self._refuse_when_closed()
        return super().assessments()

    def load(self, assessment_id: str) -> Assessment:
        self._refuse_when_closed()
        return super().load(assessment_id)

    def close(self) -> None:
        self.is_open = False

    def _refuse_when_closed(self) -> None:
        if not self.is_open:
            raise Refused("closed")


class MemoryVaults:
    """Vaults by id, each with its secrets in clear: a test has nothing to hide."""

    def __init__(self) -> None:
        self._vaults: dict[str, MemoryVault] = {}
        self._secrets: dict[str, tuple[str, str]] = {}

    def names(self) -> tuple[VaultName, ...]:
        names = [VaultName(vault_id, vault.owner) for vault_id, vault in self._vaults.items()]
        return tuple(sorted(names, key=lambda name: (name.owner.casefold(), name.id)))

    def create(self, owner: str, passphrase: str) -> tuple[MemoryVault, str]:
        if not owner.strip() or len(passphrase) < 8:
            raise Refused("a name and eight characters are needed")
        vault_id, code = f"v{len(self._vaults) + 1}", f"CODE-{len(self._vaults) + 1}"
        self._vaults[vault_id], self._secrets[vault_id] = MemoryVault(owner.strip()), (passphrase, code)
        return self._vaults[vault_id], code

    def open(self, vault_id: str, passphrase: str) -> MemoryVault:
        if self._secrets.get(vault_id, ("", ""))[0] != passphrase:
            raise Refused("wrong passphrase")
        vault = self._vaults[vault_id]
        if vault.is_open:
            raise Refused("open already")
        vault.is_open = True
        return vault

    def recover(self, vault_id: str, recovery_code: str, new_passphrase: str) -> MemoryVault:
        if self._secrets.get(vault_id, ("", ""))[1] != recovery_code.upper() or len(new_passphrase) < 8:
            raise Refused("wrong recovery code, or too short a passphrase")
        if self._vaults[vault_id].is_open:
            raise Refused("open already")
        self._secrets[vault_id] = (new_passphrase, self._secrets[vault_id][1])
        return self.open(vault_id, new_passphrase)
