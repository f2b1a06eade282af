"""Signing papers that are kept: with a key made for the person, an organisation's key, or by hand on paper."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from footprint.errors import Refused, Unsaved
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.workflow.files import write_all
from footprint.workflow.kept import Event, Happening, KeptDocument
from footprint.workflow.outside import stays_outside
from footprint.workflow.papers import Papers, papers
from footprint.workflow.ports import Services, Vault
from footprint.workflow.signatures import Signature, Signer
from footprint.workflow.writing import begin


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key that an organisation hands out (PKCS#12), with its password."""

    content: bytes
    password: str


@dataclass(frozen=True, slots=True)
class Signed:
    """How far the papers of an assessment are signed.

    ``expected`` are all who are to sign, ``on_paper`` who said that they signed the printed copies. ``unwritten`` are
    the files that should have got the signature just made and did not: they are as they were, and what was signed is in
    the vault.
    """

    papers: Papers
    expected: tuple[Signer, ...]
    on_paper: bool
    unwritten: tuple[Path, ...] = ()

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Those that a program made."""
        return self.papers.signatures

    @property
    def document(self) -> KeptDocument:
        """The attestation."""
        return self.papers.attestation

    @property
    def has_agreement(self) -> bool:
        """Whether what was agreed is signed along with the attestation, and not settled before it."""
        return len(self.papers.to_sign) > 1

    @property
    def next(self) -> Signer | None:
        """Who signs now; nobody if all have, or if it was signed on paper."""
        signed = {one.signer for one in self.signatures}
        left = [one for one in self.expected if one not in signed]
        return None if self.on_paper or not left else left[0]


def signed(services: Services, vault: Vault, assessment_id: str) -> Signed:
    """How far they are signed, as the papers that were made last tell themselves.

    Raises:
        Refused: there is no attestation of this assessment.
    """
    found = _papers(services, vault, assessment_id)
    in_company = found.attestation.occasion is Occasion.SITTING
    # After a sitting an attestation that is made again may be the employee's alone: it has room for no other then.
    expected = tuple(Signer) if in_company and found.room != 1 else (Signer.EMPLOYEE,)
    return Signed(found, expected, found.attestation.id in found.by_hand)


def sign(
    services: Services, vault: Vault, assessment_id: str, name: str, key_file: KeyFile | None = None
) -> Signed:
    """The next signature, of ``name``, on every paper that is to bear it and does not yet: all of them or none.

    Every file that is still as Footprint wrote it is written again. Without a key file the employee signs with the key
    that their vault keeps, made now if there is none; a manager with one that is made for this turn alone and
    forgotten, since the vault is not theirs.

    Raises:
        Refused: nobody is left to sign, or the key cannot be used; nothing changed.
        Unsaved: it could not be kept; all papers are as they were, in the vault and outside.
    """
    documents, now = services.documents(), services.clock.now()
    so_far = signed(services, vault, assessment_id)
    if so_far.next is None:
        raise Refused(_("This attestation is signed already"))
    if key_file is not None:
        key, password = key_file.content, key_file.password
    else:
        key, password = _own_key(services, vault, so_far.next, name), ""
    made: dict[str, tuple[KeptDocument, bytes]] = {}
    for one in so_far.papers.to_sign:
        if so_far.papers.has_signed(so_far.next, one):
            continue
        content = documents.sign(vault.document(one.id), so_far.next, key, password, now)
        made[one.id] = replace(one, id=hashlib.sha256(content).hexdigest(), made=now), content
    vault.keep_documents(list(made.values()))
    unwritten = [place for old, new in made.items() for place in _write_again(vault, old, *new)]
    return replace(signed(services, vault, assessment_id), unwritten=tuple(unwritten))


def signed_on_paper(services: Services, vault: Vault, assessment_id: str) -> None:
    """Keep that the printed copies were signed; the files themselves stay as they are.

    Raises:
        Refused: there is no attestation of this assessment.
    """
    # The attestation comes last: what is kept of it is what counts.
    for one in reversed(_papers(services, vault, assessment_id).to_sign):
        vault.record(Event(Happening.SIGNED_ON_PAPER, services.clock.now(), digest=one.id))


def _papers(services: Services, vault: Vault, assessment_id: str) -> Papers:
    found = papers(services.documents(), vault, assessment_id)
    if found is None:
        raise Refused(_("There is no attestation to sign yet"))
    return found


def _own_key(services: Services, vault: Vault, signer: Signer, name: str) -> bytes:
    if signer is Signer.MANAGER:
        return services.documents().new_key(name, services.clock.now())
    key = vault.signing_key()
    if key is None:
        key = services.documents().new_key(name, services.clock.now())
        vault.keep_signing_key(key)
    return key


def _write_again(vault: Vault, old: str, new: KeptDocument, content: bytes) -> tuple[Path, ...]:
    """Write it to where it was written unsigned; the files that could not be are returned, for it is signed by now."""
    unwritten: list[Path] = []
    for one in stays_outside(vault):
        if one.kind is Happening.DOCUMENT_WRITTEN and one.digest == old and one.is_deletable:
            try:
                begin(vault, Happening.DOCUMENT_WRITTEN, one.place, new.made)
                write_all({one.place: content})
                vault.record(Event(Happening.DOCUMENT_WRITTEN, new.made, str(one.place), new.id))
            except Unsaved:
                unwritten.append(one.place)
    return tuple(unwritten)
