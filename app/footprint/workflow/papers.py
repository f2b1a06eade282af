"""Which papers of a check count now: the attestation and, beside it, the action list that goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.policy.policy import Occasion
from footprint.workflow.kept import DocumentKind, KeptDocument
from footprint.workflow.ports import Documents, Vault
from footprint.workflow.signatures import Signature


@dataclass(frozen=True, slots=True)
class Papers:
    """The attestation that was made last, the action list that goes with it, and who signed with a program.

    In a sitting both bear the same signatures. ``action_list`` is ``None`` where it went with the answers.
    """

    attestation: KeptDocument
    action_list: KeptDocument | None
    signatures: tuple[Signature, ...]

    @property
    def every(self) -> tuple[KeptDocument, ...]:
        """Those that are there, the attestation first."""
        return (self.attestation,) if self.action_list is None else (self.attestation, self.action_list)

    @property
    def to_sign(self) -> tuple[KeptDocument, ...]:
        """Those that are signed, in one go: the list of a check that one takes alone never is."""
        return self.every if self.attestation.occasion is Occasion.SITTING else (self.attestation,)


def papers(documents: Documents, vault: Vault, assessment_id: str) -> Papers | None:
    """The papers of an assessment; ``None`` as long as there is no attestation of it."""
    own = [one for one in reversed(vault.documents()) if one.assessment_id == assessment_id]
    attestation = next((one for one in own if one.kind is DocumentKind.ATTESTATION), None)
    if attestation is None:
        return None
    signatures = documents.verify(vault.document(attestation.id)).signatures
    lists = [one for one in own if one.kind is DocumentKind.ACTION_LIST]
    if attestation.occasion is Occasion.SITTING:
        # An attestation that was made anew is unsigned; the list that was not changed by it may be signed already.
        signers = [one.signer for one in signatures]
        lists = [one for one in lists if _signers(documents, vault, one) == signers]
    return Papers(attestation, lists[0] if lists else None, signatures)


def _signers(documents: Documents, vault: Vault, document: KeptDocument) -> list[str]:
    return [one.signer for one in documents.verify(vault.document(document.id)).signatures]
