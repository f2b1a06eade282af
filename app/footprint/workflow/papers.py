"""Which papers of a check count now: the attestation and, beside it, the action list that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from footprint.policy.policy import Occasion
from footprint.workflow.kept import DocumentKind, Happening, KeptDocument
from footprint.workflow.paper_told import doubts
from footprint.workflow.ports import Documents, Vault
from footprint.workflow.signatures import Signature, Signer, Verification


@dataclass(frozen=True, slots=True)
class Papers:
    """The attestation that was made last, the action list that goes with it, and who signed each with a program.

    ``signatures`` are those of the attestation, ``agreed`` those of the action list: only what was agreed in a sitting
    bears any. ``action_list`` is ``None`` where it went with the answers. ``by_hand`` are the ids of papers whose
    printed copies were signed; ``room`` is how many can sign the attestation, 0 if it does not tell. ``doubts`` is
    what should be asked about the signatures, in sentences.
    """

    attestation: KeptDocument
    action_list: KeptDocument | None
    signatures: tuple[Signature, ...]
    agreed: tuple[Signature, ...] = ()
    by_hand: frozenset[str] = frozenset()
    room: int = 0
    doubts: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[KeptDocument, ...]:
        """Those that are there, the attestation first."""
        return (self.attestation,) if self.action_list is None else (self.attestation, self.action_list)

    @property
    def signed_agreement(self) -> KeptDocument | None:
        """What was agreed, if anybody has signed it: from then on it is never made anew."""
        one = self.action_list
        return one if one is not None and (self.agreed or one.id in self.by_hand) else None

    @property
    def is_agreed(self) -> bool:
        """Whether both have signed what was agreed, with keys or by hand."""
        one = self.signed_agreement
        return one is not None and (one.id in self.by_hand or _signers(self.agreed) == list(Signer))

    @property
    def to_sign(self) -> tuple[KeptDocument, ...]:
        """Those that are signed by the same people in one go.

        The list of a check that one takes alone never is, and what both have signed is not signed once more because an
        attestation was made again.
        """
        one = self.action_list
        if one is None or self.attestation.occasion is not Occasion.SITTING:
            return (self.attestation,)
        goes_along = _signers(self.signatures) == _signers(self.agreed) and (
            (one.id in self.by_hand) == (self.attestation.id in self.by_hand)
        )
        return self.every if goes_along or not self.is_agreed else (self.attestation,)

    def has_signed(self, signer: Signer, document: KeptDocument) -> bool:
        """Whether somebody has signed one of the two with a program."""
        return signer in _signers(self.signatures if document == self.attestation else self.agreed)


def papers(documents: Documents, vault: Vault, assessment_id: str) -> Papers | None:
    """The papers of an assessment; ``None`` as long as there is no attestation of it.

    Of what was agreed in a sitting the one counts that most have signed, of those the newest.
    """
    own = [one for one in reversed(vault.documents()) if one.assessment_id == assessment_id]
    attestation = next((one for one in own if one.kind is DocumentKind.ATTESTATION), None)
    if attestation is None:
        return None
    said = documents.verify(vault.document(attestation.id))
    by_hand = frozenset(one.digest for one in vault.events() if one.kind is Happening.SIGNED_ON_PAPER)
    lists = [one for one in own if one.kind is DocumentKind.ACTION_LIST]
    found = Papers(
        attestation,
        lists[0] if lists else None,
        said.signatures,
        by_hand=by_hand,
        room=said.expected,
        doubts=doubts(said),
    )
    if attestation.occasion is not Occasion.SITTING or not lists:
        return found
    agreed = [(one, documents.verify(vault.document(one.id))) for one in lists]
    counts, of_list = max(agreed, key=lambda one: _weight(one[0], one[1], by_hand))
    both = tuple(dict.fromkeys((*found.doubts, *doubts(of_list))))
    return replace(found, action_list=counts, agreed=of_list.signatures, doubts=both)


def _weight(document: KeptDocument, said: Verification, by_hand: frozenset[str]) -> int:
    """How many have signed it; on paper both sign at once."""
    return len(Signer) if document.id in by_hand else len(said.signatures)


def _signers(signatures: tuple[Signature, ...]) -> list[Signer]:
    return [one.signer for one in signatures]
