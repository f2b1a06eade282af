"""Stand-ins for what lies outside; tests/store holds the vaults to the very suite the real ones pass."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import ActionList, Attestation
from footprint.errors import InUse, Refused, WrongSecret
from footprint.workflow.kept import (
    AssessmentSummary,
    Check,
    Contents,
    CopyName,
    Health,
    Keyring,
    VaultName,
    Way,
)
from footprint.workflow.practice import PracticeVault
from footprint.workflow.signatures import Signature, Signer, Verification


class MemoryVault(PracticeVault):
    """A practice vault that can be opened again, and whose copies are what they are taken for."""

    is_open = True
    copied_secret: tuple[str | None, str] = ("", "")  # what opens it if it is a saved copy

    def __init__(
        self,
        owner: str,
        vault_id: str = "v0",
        copies: dict[Path, tuple[MemoryVault, datetime]] | None = None,
        secrets: dict[str, tuple[str | None, str]] | None = None,
    ) -> None:
        super().__init__(owner, vault_id)
        self._copies = {} if copies is None else copies
        self._secrets = {} if secrets is None else secrets

    def begin(self, assessment: Assessment) -> None:
        self._refuse_when_closed()
        super().begin(assessment)

    def assessments(self, most: int | None = None) -> tuple[AssessmentSummary, ...]:
        self._refuse_when_closed()
        return super().assessments(most)

    def load(self, assessment_id: str) -> Assessment:
        self._refuse_when_closed()
        return super().load(assessment_id)

    def contents(self) -> Contents:
        self._refuse_when_closed()
        return super().contents()

    def save_copy(self, file: Path, at: datetime) -> None:
        self._refuse_when_closed()
        contents, copied = self.contents(), MemoryVault(self.owner, self.id)
        copied.copied_secret = self._secrets.get(self.id, ("", ""))
        copied.fill(contents, {one.id: self.document(one.id) for one in contents.documents})
        self._copies[file] = copied, at
        file.write_bytes(b"a copy")

    def examine(self) -> tuple[Check, ...]:
        return (Check("integrity", Health.GOOD, "whole", "ok"),)

    def close(self) -> None:
        self.is_open = False

    def _refuse_when_closed(self) -> None:
        if not self.is_open:
            raise Refused("closed")


class MemoryVaults:
    """Vaults by id, each with its secrets in clear: a test has nothing to hide."""

    def __init__(self, keyring: Keyring | None = None) -> None:
        self._vaults: dict[str, MemoryVault] = {}
        self._secrets: dict[str, tuple[str | None, str]] = {}
        self._copies: dict[Path, tuple[MemoryVault, datetime]] = {}
        self._keyring = keyring or Keyring(usable=True, name="Test keyring")
        self._number = 0

    def names(self) -> tuple[VaultName, ...]:
        names = [
            VaultName(
                vault_id,
                vault.owner,
                Way.PASSPHRASE if self._secrets[vault_id][0] is not None else Way.KEYRING,
            )
            for vault_id, vault in self._vaults.items()
        ]
        return tuple(sorted(names, key=lambda name: (name.owner.casefold(), name.id)))

    def keyring(self) -> Keyring:
        return self._keyring

    def create(self, owner: str, passphrase: str | None) -> tuple[MemoryVault, str]:
        if not owner.strip():
            raise Refused("a name is needed")
        self._refuse_weak(passphrase)
        self._number += 1
        vault_id, code = f"v{self._number}", f"CODE-{self._number}"
        self._vaults[vault_id] = MemoryVault(owner.strip(), vault_id, self._copies, self._secrets)
        self._secrets[vault_id] = (passphrase, code)
        return self._vaults[vault_id], code

    def open(self, vault_id: str, passphrase: str | None = None) -> MemoryVault:
        self._prove(vault_id, passphrase)
        vault = self._vaults[vault_id]
        if vault.is_open:
            raise InUse("open already")
        vault.is_open = True
        return vault

    def recover(self, vault_id: str, recovery_code: str, new_passphrase: str | None) -> MemoryVault:
        if self._secrets.get(vault_id, ("", ""))[1] != recovery_code.upper():
            raise WrongSecret("wrong recovery code")
        self._refuse_weak(new_passphrase)
        if self._vaults[vault_id].is_open:
            raise InUse("open already")
        self._secrets[vault_id] = (new_passphrase, self._secrets[vault_id][1])
        return self.open(vault_id, new_passphrase)

    def change_way(self, vault_id: str, passphrase: str | None, new_passphrase: str | None) -> None:
        self._prove(vault_id, passphrase)
        self._refuse_weak(new_passphrase)
        self._secrets[vault_id] = (new_passphrase, self._secrets[vault_id][1])

    def renew_recovery_code(self, vault_id: str, passphrase: str | None) -> str:
        self._prove(vault_id, passphrase)
        self._number += 1
        self._secrets[vault_id] = (passphrase, f"CODE-{self._number}")
        return f"CODE-{self._number}"

    def name_of_copy(self, file: Path) -> CopyName:
        if file not in self._copies:
            raise Refused("no copy")
        copied, saved = self._copies[file]
        return CopyName(copied.id, copied.owner, saved, copied.copied_secret[0] is not None)

    def restore(
        self, file: Path, passphrase: str, recovery_code: str = "", new_passphrase: str = ""
    ) -> MemoryVault:
        name = self.name_of_copy(file)
        copied, _saved = self._copies[file]
        kept, code = copied.copied_secret
        if recovery_code:
            self._refuse_weak(new_passphrase)
        if (recovery_code.upper() != code) if recovery_code else (passphrase != kept):
            raise WrongSecret("wrong passphrase or recovery code")
        is_new = name.vault_id not in self._vaults
        restored, _code = self.create(
            name.owner if is_new else f"{name.owner} (copy)", new_passphrase or passphrase
        )
        self._secrets[restored.id] = (new_passphrase or passphrase, code)
        contents = PracticeVault.contents(copied)
        restored.fill(contents, {one.id: copied.document(one.id) for one in contents.documents})
        return restored

    def erase(self, vault_id: str) -> None:
        if vault_id not in self._vaults:
            raise Refused("no such vault")
        if self._vaults[vault_id].is_open:
            raise InUse("still open")
        del self._vaults[vault_id]

    def remains(self, vault_id: str) -> tuple[str, ...]:
        return ("the vault itself",) if vault_id in self._vaults else ()

    def examine(self) -> tuple[Check, ...]:
        return (Check("room", Health.GOOD, "enough room", "1000000"),)

    def _prove(self, vault_id: str, passphrase: str | None) -> None:
        if vault_id not in self._vaults or self._secrets[vault_id][0] != passphrase:
            raise WrongSecret("wrong passphrase")

    def _refuse_weak(self, passphrase: str | None) -> None:
        if passphrase is None and not self._keyring.usable:
            raise Refused("no keyring")
        if passphrase is not None and len(passphrase) < 8:
            raise Refused("eight characters are needed")


class PlainDocuments:
    """Documents that say what they were made from, and signatures that anybody could write."""

    def attestation(self, attestation: Attestation) -> bytes:
        return repr(attestation).encode()

    def action_list(self, action_list: ActionList) -> bytes:
        return repr([action.id for action in action_list.result.actions]).encode()

    def unprintable(self, words: str) -> str:
        return "".join(dict.fromkeys(one for one in words if one > "\uffff"))

    def calendar(self, days: Iterable[date], next_refresher: date | None, made: datetime) -> bytes:
        return repr((sorted(days), next_refresher, made)).encode()

    def new_key(self, name: str, moment: datetime) -> bytes:  # noqa: ARG002 (the port's signature)
        return f"key of {name}".encode()

    def sign(self, pdf: bytes, by: Signer, key: bytes, password: str, moment: datetime) -> bytes:  # noqa: ARG002 (as above)
        if password not in ("", "council"):
            raise Refused("the password is another one")
        return pdf + f"\nsigned by {by}: {key.decode()}".encode()

    def verify(self, pdf: bytes) -> Verification:
        signed = [line.split(": ") for line in pdf.decode().splitlines() if line.startswith("signed by ")]
        signatures = [
            Signature(
                Signer(who.removeprefix("signed by ")), key.removeprefix("key of "), None, key, self_made=True
            )
            for who, key in signed
        ]
        # No telling from such a paper how many can sign it.
        return Verification(tuple(signatures), 0, () if signed else ("nobody has signed it",), {})
