"""Signing an attestation that is kept: with a key made for the person, an organisation's key, or by hand on paper."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from footprint.errors import Refused, Unsaved
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.workflow.files import write_all
from footprint.workflow.kept import DocumentKind, Event, Happening, KeptDocument
from footprint.workflow.outside import stays_outside
from footprint.workflow.ports import Clock, Services, Vault
from footprint.workflow.signatures import Signature, Signer
from footprint.workflow.writing import begin


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key that an organisation hands out (PKCS#12), with its password."""

    content: bytes
    password: str


@dataclass(frozen=True, slots=True)
class Signed:
    """How far the attestation of an assessment is signed.

    ``expected`` are all who are to sign, ``signatures`` those that a program made, ``on_paper`` who said that they
    signed the printed copy. ``unwritten`` are the files that should have got the signature just made and did not: they
    are as they were, and the signed attestation is in the vault.
    """

    document: KeptDocument
    expected: tuple[Signer, ...]
    signatures: tuple[Signature, ...]
    on_paper: bool
    unwritten: tuple[Path, ...] = ()

    @property
    def next(self) -> Signer | None:
        """Who signs now; nobody if all have, or if it was signed on paper."""
        signed = {one.signer for one in self.signatures}
        left = [one for one in self.expected if one not in signed]
        return None if self.on_paper or not left else left[0]


def signed(services: Services, vault: Vault, assessment_id: str) -> Signed:
    """How far it is signed, as the attestation that was made last tells itself.

    Raises:
        Refused: there is no attestation of this assessment.
    """
    document = _attestation(vault, assessment_id)
    expected = tuple(Signer) if document.occasion is Occasion.SITTING else (Signer.EMPLOYEE,)
    said = services.documents().verify(vault.document(document.id))
    on_paper = any(
        event.kind is Happening.SIGNED_ON_PAPER and event.digest == document.id for event in vault.events()
    )
    return Signed(document, expected, said.signatures, on_paper)


def sign(
    services: Services, vault: Vault, assessment_id: str, name: str, key_file: KeyFile | None = None
) -> Signed:
    """The next signature, of ``name``, where it is kept and in every file that is still as Footprint wrote it.

    Without a key file the employee signs with the key that their vault keeps, made now if there is none; a manager
    with one that is made for this signature alone and forgotten, since the vault is not theirs.

    Raises:
        Refused: nobody is left to sign, or the key cannot be used; nothing changed.
        Unsaved: it could not be kept; the attestation is as it was, in the vault and outside.
    """
    documents, now = services.documents(), services.clock.now()
    so_far = signed(services, vault, assessment_id)
    if so_far.next is None:
        raise Refused(_("This attestation is signed already"))
    if key_file is not None:
        key, password = key_file.content, key_file.password
    else:
        key, password = _own_key(services, vault, so_far.next, name), ""
    content = documents.sign(vault.document(so_far.document.id), so_far.next, key, password, now)
    document = replace(so_far.document, id=hashlib.sha256(content).hexdigest(), made=now)
    vault.keep_document(document, content)
    unwritten = _write_again(vault, so_far.document, document, content)
    return replace(signed(services, vault, assessment_id), unwritten=unwritten)


def signed_on_paper(vault: Vault, clock: Clock, assessment_id: str) -> None:
    """Keep that its owner signed the printed copy; the file itself stays as it is.

    Raises:
        Refused: there is no attestation of this assessment.
    """
    document = _attestation(vault, assessment_id)
    vault.record(Event(Happening.SIGNED_ON_PAPER, clock.now(), digest=document.id))


def _attestation(vault: Vault, assessment_id: str) -> KeptDocument:
    for document in reversed(vault.documents()):
        if document.kind is DocumentKind.ATTESTATION and document.assessment_id == assessment_id:
            return document
    raise Refused(_("There is no attestation to sign yet"))


def _own_key(services: Services, vault: Vault, signer: Signer, name: str) -> bytes:
    if signer is Signer.MANAGER:
        return services.documents().new_key(name, services.clock.now())
    key = vault.signing_key()
    if key is None:
        key = services.documents().new_key(name, services.clock.now())
        vault.keep_signing_key(key)
    return key


def _write_again(vault: Vault, old: KeptDocument, new: KeptDocument, content: bytes) -> tuple[Path, ...]:
    """Write it to where it was written unsigned; the files that could not be are returned, for it is signed by now."""
    unwritten: list[Path] = []
    for one in stays_outside(vault):
        if one.kind is Happening.DOCUMENT_WRITTEN and one.digest == old.id and one.is_deletable:
            try:
                begin(vault, Happening.DOCUMENT_WRITTEN, one.place, new.made)
                write_all({one.place: content})
                vault.record(Event(Happening.DOCUMENT_WRITTEN, new.made, str(one.place), new.id))
            except Unsaved:
                unwritten.append(one.place)
    return tuple(unwritten)
