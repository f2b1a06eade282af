"""Whether a document is as it was signed: who signed it, when, for which edition, or what is wrong with it."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.report.data import ACTION_LIST, ATTESTATION
from footprint.report.revisions import is_canonical, is_only_signed, is_readable
from footprint.workflow.signatures import LARGEST, Signature, Signer, Verification, shown_plainly

if TYPE_CHECKING:
    # As in signing: only there once something is verified.
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


_FIELD = b"/FT /Sig"  # a place to sign, as it is spelt in a paper that nobody has signed yet


def verify(pdf: bytes) -> Verification:
    """Look at a document; never raises for anything that is in it."""
    if len(pdf) > LARGEST:
        return _refused(_("This file is far larger than any document that Footprint makes"))
    if not pdf.startswith(b"%PDF-"):
        return _refused(_("This is not a PDF file"))
    if b"/ByteRange" not in pdf:
        nobody = _("Nobody has signed this file with a program, so nobody can tell whether it was changed")
        return Verification((), min(pdf.count(_FIELD), len(Signer)), (nobody,), {})
    if not is_readable(pdf):
        return _refused(_("This file is damaged, or no paper that Footprint made"))
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 (0.6 s, and few files need it)

    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        if len(reader.root["/AcroForm"]["/Fields"]) > len(Signer):
            return _refused(_not_ours())
        return _verified(pdf, reader, list(reader.embedded_signatures))
    except Exception:  # noqa: BLE001 (a damaged file fails in every way; whichever it is, it is not genuine)
        return _refused(_("This file is damaged, or was changed in a way that cannot be read"))


def _refused(problem: str) -> Verification:
    return Verification((), 0, (problem,), {})


def _verified(pdf: bytes, reader: PdfFileReader, found: list[EmbeddedPdfSignature]) -> Verification:
    problems = _about_the_whole(reader, found)
    signatures = []
    for number, one in enumerate(found, 1):
        problem = _problem(one, is_last=number == len(found))
        if not problem and not is_canonical(pdf, one):
            problem = _("A signature was rewritten after it was made")
        if problem:
            problems.append(problem)
        else:
            signatures.append(_signature(one))
    if problems:
        # What was not proved whole is not passed on.
        return Verification((), len(_fields(reader)), tuple(dict.fromkeys(problems)), {})
    data = _data(reader)
    found_out = Verification(tuple(signatures), len(_fields(reader)), (), data)
    is_paper = data.get("document") == "attestation" or found_out.is_agreement
    if not is_paper or not _is_told(data) or found_out.expected not in _room(found_out):
        return _refused(_not_ours())
    return found_out


def _room(found: Verification) -> tuple[int, ...]:
    """How many a paper of that kind has room for: an attestation made after a sitting may be the employee's alone."""
    if found.data.get("occasion") != Occasion.SITTING:
        return (1,)
    return (2,) if found.is_agreement or "checked" not in found.data else (1, 2)


def _not_ours() -> str:
    return _("This file is signed, but it is no attestation and no agreement that Footprint made")


def _about_the_whole(reader: PdfFileReader, found: list[EmbeddedPdfSignature]) -> list[str]:
    from pyhanko.sign.fields import MDPPerm  # noqa: PLC0415 (as above)

    # In the order in which they were signed: the employee certifies first, the manager signs after.
    fields = [one.field_name for one in found]
    if fields not in ([Signer.EMPLOYEE], [Signer.EMPLOYEE, Signer.MANAGER]):
        return [_("The signatures in this file are not those of a paper that Footprint makes")]
    if not is_only_signed(reader, found):
        return [_("Something was added to this file beside signatures")]
    certified = [one.docmdp_level for one in found] == [MDPPerm.FILL_FORMS, None][: len(found)]
    return [] if certified else [_("The first signature does not fix what may still be added")]


def _problem(signature: EmbeddedPdfSignature, *, is_last: bool) -> str:
    """What is wrong with one signature; empty if nothing is."""
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 (as above)
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    signature.compute_integrity_info()  # type: ignore[no-untyped-call]  # pyHanko's own
    certificate = signature.signer_cert
    # Whether the certificate's own word is to be trusted is another question, which people answer: see ``self_made``.
    context = ValidationContext(
        trust_roots=[certificate], allow_fetching=False, moment=signature.self_reported_timestamp
    )
    status = validate_pdf_signature(signature, context)
    who = {Signer.EMPLOYEE: _("employee"), Signer.MANAGER: _("manager")}
    field = who.get(signature.field_name, signature.field_name)
    if not (status.intact and status.valid):
        return _("It was changed after the {who} had signed").format(who=field)
    if is_last and status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return _("Something was added after the last signature")
    if not is_last and status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return _("The signature of the {who} leaves out part of the file").format(who=field)
    if not status.docmdp_ok or not status.bottom_line:
        return _("It was changed after the {who} had signed").format(who=field)
    return ""


def _signature(signature: EmbeddedPdfSignature) -> Signature:
    certificate = signature.signer_cert
    names = certificate.subject.native
    return Signature(
        signer=Signer(signature.field_name),
        by=shown_plainly(str(names.get("common_name", ""))),
        at=signature.self_reported_timestamp,
        key=certificate.sha256.hex(),
        self_made=_is_self_made(certificate),
        issuer=shown_plainly(str(certificate.issuer.native.get("common_name", ""))),
    )


def _is_self_made(certificate: Any) -> bool:
    """Whether the certificate is signed with its own key, whatever it says of its issuer."""
    from cryptography import x509  # noqa: PLC0415 (as above)
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 (as above)
    from cryptography.hazmat.primitives.asymmetric import padding, rsa  # noqa: PLC0415 (as above)

    own = x509.load_der_x509_certificate(certificate.dump())
    key, way = own.public_key(), own.signature_hash_algorithm
    if not isinstance(key, rsa.RSAPublicKey) or way is None:
        return False
    try:
        key.verify(own.signature, own.tbs_certificate_bytes, padding.PKCS1v15(), way)
    except InvalidSignature:
        return False
    return True


def _is_told(data: dict[str, Any]) -> bool:
    """Whether all is there that is told of a paper."""
    edition, policy = data.get("edition"), data.get("policy")
    return (
        isinstance(data.get("organisation"), str)
        and isinstance(edition, dict)
        and isinstance(edition.get("number"), int)
        and isinstance(edition.get("fingerprint"), str)
        and isinstance(policy, dict)
        and isinstance(policy.get("title"), str)
    )


def _fields(reader: PdfFileReader) -> list[Any]:
    # Not by get, which gives references as they are.
    form: Any = reader.root["/AcroForm"] if "/AcroForm" in reader.root else {}  # noqa: SIM401 (as just said)
    fields = [one.get_object() for one in form["/Fields"]] if form else []
    return [one for one in fields if one["/FT"] == "/Sig"]


def _data(reader: PdfFileReader) -> dict[str, Any]:
    with suppress(KeyError, ValueError, TypeError):
        tree: Any = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        names = [one.get_object() for one in tree]
        (name, held) = names
        if name not in (ATTESTATION, ACTION_LIST):
            return {}
        data = json.loads(held["/EF"]["/F"].data)
        if isinstance(data, dict):
            return data
    return {}
