"""Signing a paper: the employee certifies it, in a sitting the manager signs after; nothing before changes.

Signatures are PAdES B-B (ETSI EN 319 142-1) in incremental updates. Keys are RSA: for elliptic curves the file would
be marked as PDF 2.0, which PDF/A-3 and PDF/UA-1 do not know.
"""

from __future__ import annotations

import io
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from footprint.assessment.paper_words import in_words
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.signatures import Signer

if TYPE_CHECKING:
    # pyHanko takes longer to import than a document to make; it is there only once something is signed.
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.stamp import StaticStampStyle

_YEARS_VALID = 10
_RSA_BITS = 3072  # enough until past 2030 (NIST SP 800-57 part 1, table 2)
_FONT_SIZE, _LEADING = 8, 10


class KeyRefused(Refused):
    """A key file that cannot be used for signing."""


def new_key(name: str, moment: datetime) -> bytes:
    """A key made for one person, with a certificate it has signed itself; PKCS#12 without a password of its own."""
    from cryptography import x509  # noqa: PLC0415 (only when a key is made)
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    key = rsa.generate_private_key(65537, _RSA_BITS)
    # A certificate's common name holds at most 64 characters (RFC 5280, appendix A.1).
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, " ".join(name.split())[:64] or "Footprint")])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(days=366 * _YEARS_VALID))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        b"footprint", key, certificate, None, serialization.NoEncryption()
    )


def sign(pdf: bytes, by: Signer, key: bytes, password: str, moment: datetime) -> bytes:
    """The document with one more signature; its first one also fixes what may still be added.

    Raises:
        KeyRefused: the key file is none, is damaged, or has another password.
        Refused: there is no place for this signature, it is there already, or it is not its turn.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 (0.6 s)
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.sign import signers  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415
    from pyhanko.sign.general import SigningError  # noqa: PLC0415

    signer = _signer(key, password)
    certifies = by is Signer.EMPLOYEE
    about = signers.PdfSignatureMetadata(
        field_name=by.value,
        certify=certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave title, author and dates as they were signed first: an update holds a signature and nothing else."""

    try:
        writer = Writer(io.BytesIO(pdf))
        _refuse_what_cannot_be_signed(writer, by)
        made = signers.PdfSigner(about, signer, stamp_style=_stamp(writer, by, moment)).sign_pdf(
            writer, existing_fields_only=True
        )
    except (SigningError, PdfError) as error:
        raise Refused(_("This document cannot be signed: it was changed, or it is not complete")) from error
    signed: bytes = made.getvalue()
    return signed


def _signer(key: bytes, password: str) -> SimpleSigner:
    from pyhanko.sign import signers  # noqa: PLC0415 (as above)

    useless = KeyRefused(
        _("This file holds no key that can sign, or its password is another one. Nothing was signed")
    )
    try:
        signer: SimpleSigner = signers.SimpleSigner.load_pkcs12_data(
            key, other_certs=[], passphrase=password.encode() or None
        )
    except ValueError:
        # Not from its cause, which may quote the file.
        raise useless from None
    if signer.signing_cert is None:
        raise useless
    if signer.signing_cert.public_key.algorithm != "rsa":
        raise KeyRefused(
            _(
                "This key is of a kind that archival documents do not take; ask for an RSA key. Nothing was signed"
            )
        )
    return signer


def _refuse_what_cannot_be_signed(writer: IncrementalPdfFileWriter, by: Signer) -> None:
    signed = {one.field_name for one in writer.prev.embedded_signatures}
    if by in signed:
        raise Refused(_("This document bears that signature already"))
    fields = {str(one["/T"]) for one in _fields(writer)}
    if by not in fields:
        raise Refused(_("This document has no place for that signature"))
    if by is not Signer.EMPLOYEE and Signer.EMPLOYEE not in signed:
        raise Refused(_("The employee signs first"))


def _fields(writer: IncrementalPdfFileWriter) -> list[Any]:
    # Not by get, which gives references as they are.
    form: Any = writer.root["/AcroForm"] if "/AcroForm" in writer.root else {}  # noqa: SIM401 (as just said)
    return [one.get_object() for one in form["/Fields"]] if form else []


def _stamp(writer: IncrementalPdfFileWriter, by: Signer, moment: datetime) -> StaticStampStyle:
    """What is seen in the signed field, in the font that the page has already: any other would have to be embedded."""
    from pyhanko.pdf_utils.content import PdfResources, RawContent  # noqa: PLC0415 (as above)
    from pyhanko.pdf_utils.generic import DictionaryObject, NameObject  # noqa: PLC0415
    from pyhanko.pdf_utils.layout import (  # noqa: PLC0415
        AxisAlignment,
        BoxConstraints,
        InnerScaling,
        Margins,
        SimpleBoxLayoutRule,
    )
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415

    widget = next(one for one in _fields(writer) if str(one["/T"]) == by)
    left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
    fonts: Any = widget["/P"]["/Resources"]["/Font"]
    # reportlab's first subset of a font has the ASCII characters at their own codes.
    name = next(
        key for key in fonts if str(fonts[key]["/BaseFont"]).endswith("-Regular") and key.endswith("+0")
    )
    resources = PdfResources()  # type: ignore[no-untyped-call]  # pyHanko's own
    font = {NameObject("/F"): fonts.raw_get(name)}
    resources.font = DictionaryObject(font)  # type: ignore[no-untyped-call]  # as above
    when = _("{day}, {time}").format(day=in_words(moment.date()), time=moment.strftime("%H:%M %Z").strip())
    lines = [_("Signed digitally"), when]
    shown = " T* ".join(f"({_in_ascii(line)}) Tj" for line in lines)
    start = (top - bottom) - _LEADING
    code = f"BT /F {_FONT_SIZE} Tf {_LEADING} TL 2 {start:.2f} Td {shown} ET"
    box = BoxConstraints(right - left, top - bottom)
    return StaticStampStyle(
        background=RawContent(code.encode(), resources=resources, box=box),
        background_opacity=1,
        border_width=0,
        background_layout=SimpleBoxLayoutRule(
            AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins(0, 0, 0, 0), InnerScaling.NO_SCALING
        ),
    )


def _in_ascii(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return plain.translate({ord("\\"): r"\\", ord("("): r"\(", ord(")"): r"\)"})
