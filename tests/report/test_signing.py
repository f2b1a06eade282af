"""Signatures that hold for every byte, one after the other, and that other programs find valid too."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from footprint.assessment.attestation import attestation
from footprint.errors import Refused
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from footprint.report.revisions import _FACE
from footprint.report.signing import KeyRefused, new_key, sign
from footprint.report.verifying import verify
from footprint.workflow.signatures import Signer, Verification
from report.conftest import PROFILES, Validate
from report.made import an_action_list, an_attestation
from report.sample import DAY, JANE, assessment

MOMENT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
FLIPS = 300


@cache
def key_of(name: str) -> bytes:
    return new_key(name, datetime.now(UTC))


@cache
def unsigned() -> bytes:
    return an_attestation(assessment(occasion=Occasion.SITTING, manager="Kim Manager"), has_read=True)


@cache
def once() -> bytes:
    return sign(unsigned(), Signer.EMPLOYEE, key_of(JANE.name), "", MOMENT)


@cache
def twice() -> bytes:
    return sign(once(), Signer.MANAGER, key_of("Kim Manager"), "", MOMENT)


def test_that_each_signature_leaves_all_before_it_as_it_was() -> None:
    assert once().startswith(unsigned())
    assert twice().startswith(once())


def test_that_a_signed_document_is_found_genuine_with_who_signed_and_when() -> None:
    found = verify(twice())
    assert found.is_genuine
    assert found.is_complete
    assert [(one.signer, one.by, one.self_made) for one in found.signatures] == [
        (Signer.EMPLOYEE, JANE.name, True),
        (Signer.MANAGER, "Kim Manager", True),
    ]
    assert all(one.at and abs(datetime.now(UTC) - one.at) < timedelta(hours=1) for one in found.signatures)
    assert len({one.key for one in found.signatures}) == 2
    assert found.data["edition"]["number"] == 1


def test_that_the_first_of_two_signatures_is_genuine_and_not_complete() -> None:
    found = verify(once())
    assert (found.is_genuine, found.is_complete, len(found.signatures), found.expected) == (True, False, 1, 2)


def test_that_one_signature_is_all_where_nobody_sits_beside() -> None:
    found = verify(sign(an_attestation(assessment()), Signer.EMPLOYEE, key_of(JANE.name), "", MOMENT))
    assert (found.is_complete, found.expected) == (True, 1)


def test_that_only_an_attestation_of_a_later_day_is_the_employees_alone_after_a_sitting() -> None:
    taken = assessment(occasion=Occasion.SITTING, manager="Kim Manager").signed_off_on(DAY)

    def alone(day: date, checked: date | None) -> Verification:
        made = replace(attestation(taken, day, is_settled=True), for_both=False, checked=checked)
        return verify(sign(PdfDocuments().attestation(made), Signer.EMPLOYEE, key_of(JANE.name), "", MOMENT))

    later = alone(DAY + timedelta(days=400), DAY)
    assert (later.is_complete, later.expected, later.data["checked"]) == (True, 1, DAY.isoformat())
    # One of the day itself lacks the manager, whoever made it so.
    assert not alone(DAY, None).is_genuine


def test_that_a_paper_nobody_has_signed_tells_how_many_can() -> None:
    assert [verify(pdf).expected for pdf in (unsigned(), an_attestation(assessment()), b"%PDF-")] == [2, 1, 0]


@pytest.mark.parametrize("profile", PROFILES)
def test_that_both_standards_hold_after_each_signature(validate: Validate, profile: str) -> None:
    assert [validate(pdf, profile) for pdf in (unsigned(), once(), twice())] == [{}, {}, {}]


@pytest.mark.parametrize("pdf", [once, twice])
def test_that_no_changed_byte_under_a_signature_passes(pdf: Any, randomly: random.Random) -> None:
    signed = pdf()
    with pikepdf.open(io.BytesIO(signed)) as file:
        ranges = [[int(n) for n in field.V.ByteRange] for field in file.Root.AcroForm.Fields if "/V" in field]
    covered = [
        n
        for start, length, after, rest in ranges
        for n in (*range(start, length), *range(after, after + rest))
    ]
    passed = []
    for _n in range(FLIPS):
        at, bit = randomly.choice(covered), 1 << randomly.randrange(8)
        changed = bytearray(signed)
        changed[at] ^= bit
        if verify(bytes(changed)).is_genuine:
            passed.append((at, bit))
    assert not passed
    assert verify(signed).is_genuine


def edited(pdf: bytes, change: Any) -> bytes:
    """The document after an incremental update, as an editor makes it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]  # pyHanko's own
    return out.getvalue()


def new_page_content(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)


def new_attachment(writer: IncrementalPdfFileWriter) -> None:
    held = writer.root["/AF"][0]["/EF"]["/F"]
    held._data, held._encoded_data = b"{}", None
    writer.update_container(held)


def new_title(writer: IncrementalPdfFileWriter) -> None:
    writer.root[NameObject("/Lang")] = writer.root["/Lang"]
    writer.update_root()  # type: ignore[no-untyped-call]  # as above


ATTACKS: dict[str, Callable[[], bytes]] = {
    "an edited page": lambda: edited(twice(), new_page_content),
    "another attachment": lambda: edited(twice(), new_attachment),
    "an update that changes nothing": lambda: edited(twice(), new_title),
    "bytes after the end": lambda: twice() + b"\n% more",
    "a line after the end": lambda: twice() + b"\n",
    "a cut end": lambda: twice()[:-200],
    "a cut in the middle of the second signature": lambda: twice()[: len(once()) + 2000],
    "an edit between the signatures": lambda: sign_after(edited(once(), new_page_content)),
    "a document signed by the manager alone": lambda: signed_anywhere(unsigned(), Signer.MANAGER),
    "another signature than an attestation has": lambda: signed_anywhere(unsigned(), "Somebody"),
    "an action list that was signed": lambda: signed_anywhere(an_action_list(assessment()), Signer.EMPLOYEE),
    "another title": lambda: between(other_title),
    "a hidden stream": lambda: between(hidden_stream),
    "another form": lambda: between(other_form),
    "something hidden beside": lambda: between(hidden_beside),
    "a picture in the manager's field": lambda: between(picture_in_the_field),
    "digits that could be split in endless ways": lambda: between(digits_without_end_in_the_field),
    "a first signature that fixes nothing": lambda: signed_anywhere(unsigned(), Signer.EMPLOYEE),
    "words in the padding of a signature": lambda: with_words_in_the_padding(twice()),
    "a signature in another spelling": lambda: in_small_letters_after_signing(twice()),
    "a table of objects that is compressed": lambda: twice().replace(b"\nxref", b"\nxre ", 1),
    "nobody's signature": unsigned,
    "an empty file": lambda: b"",
    "a text": lambda: b"hello",
    "only a head": lambda: b"%PDF-1.7\n",
    "noise": lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(5000),
}


def between(change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """What comes of it when the manager's program slips something in while it signs."""
    writer = IncrementalPdfFileWriter(io.BytesIO(once()))
    change(writer)
    signer = signers.SimpleSigner.load_pkcs12_data(key_of("Mallory"), other_certs=[])
    about = signers.PdfSignatureMetadata(field_name=Signer.MANAGER)
    out: bytes = signers.sign_pdf(writer, about, signer).getvalue()
    return out


def other_title(writer: IncrementalPdfFileWriter) -> None:
    writer.trailer["/Info"][NameObject("/Title")] = TextStringObject("Dismissed")
    writer.mark_update(writer.trailer.raw_get("/Info"))


def hidden_stream(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(StreamObject(stream_data=b"hidden"))


def other_form(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    form[NameObject("/DR")] = DictionaryObject({})  # type: ignore[no-untyped-call]  # as above
    writer.update_container(form)


def hidden_beside(writer: IncrementalPdfFileWriter) -> None:
    held = writer.add_object(StreamObject(stream_data=b"hidden"))
    writer.root[NameObject("/DSS")] = DictionaryObject({NameObject("/Certs"): ArrayObject([held])})  # type: ignore[no-untyped-call]  # as above
    writer.update_root()  # type: ignore[no-untyped-call]  # as above


def picture_in_the_field(writer: IncrementalPdfFileWriter) -> None:
    put_in_the_field(writer, b"1 0 0 rg 0 0 300 30 re f")


def digits_without_end_in_the_field(writer: IncrementalPdfFileWriter) -> None:
    put_in_the_field(writer, b"1" * 3_000 + b"x")


def put_in_the_field(writer: IncrementalPdfFileWriter, code: bytes) -> None:
    reference = writer.root["/AcroForm"]["/Fields"].raw_get(1)
    face = StreamObject(stream_data=code)
    for key, value in (("/Type", "/XObject"), ("/Subtype", "/Form")):
        face[NameObject(key)] = NameObject(value)
    face[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 300, 30)))
    reference.get_object()[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer.add_object(face)})  # type: ignore[no-untyped-call]  # as above
    writer.mark_update(reference)


def with_words_in_the_padding(pdf: bytes) -> bytes:
    signed = bytearray(pdf)
    at = signed.rindex(b"000000>")
    signed[at - 20 : at] = b"hidden".hex().encode() + b"0" * 8
    return bytes(signed)


def in_small_letters_after_signing(signed: bytes) -> bytes:
    start = signed.rindex(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b">", start)
    return signed[:start] + signed[start : start + 40].lower() + signed[start + 40 :] if end > start else b""


def signed_anywhere(pdf: bytes, field: str) -> bytes:
    """Signed by another program, which asks for no order."""
    signer = signers.SimpleSigner.load_pkcs12_data(key_of("Mallory"), other_certs=[])
    about = signers.PdfSignatureMetadata(field_name=field)
    out: bytes = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), about, signer).getvalue()
    return out


def sign_after(pdf: bytes) -> bytes:
    return signed_anywhere(pdf, Signer.MANAGER)


@pytest.mark.parametrize("attack", ATTACKS)
def test_that_what_was_changed_is_refused_with_a_reason(attack: str) -> None:
    found = verify(ATTACKS[attack]())
    assert not found.is_genuine
    assert not found.is_complete
    assert all(found.problems)
    assert found.data == {}


def test_that_cutting_off_the_second_signature_shows_as_one_of_two() -> None:
    assert verify(twice()[: len(once())]).is_complete is False


def test_that_nobody_signs_twice_out_of_turn_or_where_there_is_no_place() -> None:
    with pytest.raises(Refused, match="already"):
        sign(once(), Signer.EMPLOYEE, key_of("Mallory"), "", MOMENT)
    with pytest.raises(Refused, match="employee signs first"):
        sign(unsigned(), Signer.MANAGER, key_of("Kim Manager"), "", MOMENT)
    with pytest.raises(Refused, match="no place"):
        sign(an_attestation(assessment()), Signer.MANAGER, key_of("Kim Manager"), "", MOMENT)
    with pytest.raises(Refused, match="no place"):
        sign(an_action_list(assessment()), Signer.EMPLOYEE, key_of(JANE.name), "", MOMENT)
    with pytest.raises(Refused):
        sign(b"no document", Signer.EMPLOYEE, key_of(JANE.name), "", MOMENT)


def organisations_key(password: bytes, *, curve: bool = False) -> tuple[bytes, bytes]:
    """A key as an organisation hands it out, and the certificate of who issued it."""

    def name(who: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, who)])

    usage = dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
                           "crl_sign", "encipher_only", "decipher_only"), False)  # fmt: skip
    issuing_key = rsa.generate_private_key(65537, 2048)
    own_key: Any = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
    made = []
    for who, key, issuer in (("Council", issuing_key, True), ("Kim Manager", own_key, False)):
        builder = (
            x509.CertificateBuilder()
            .subject_name(name(who))
            .issuer_name(name("Council"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.now(UTC) - timedelta(days=1))
            .not_valid_after(datetime.now(UTC) + timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=issuer, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(digital_signature=not issuer, key_cert_sign=issuer, **usage), critical=True
            )
        )
        made.append(builder.sign(issuing_key, hashes.SHA256()))
    lock = serialization.BestAvailableEncryption(password)
    packed = pkcs12.serialize_key_and_certificates(b"kim", own_key, made[1], [made[0]], lock)
    return packed, made[0].public_bytes(serialization.Encoding.PEM)


def test_that_an_organisations_key_signs_as_well() -> None:
    packed, _issuer = organisations_key(b"secret")
    found = verify(sign(once(), Signer.MANAGER, packed, "secret", MOMENT))
    assert found.is_complete
    assert [one.self_made for one in found.signatures] == [True, False]


def test_that_a_key_that_cannot_be_used_is_refused_by_name() -> None:
    packed, _issuer = organisations_key(b"secret")
    for key, password in ((packed, "another"), (packed, ""), (b"no key", ""), (b"", "")):
        with pytest.raises(KeyRefused, match="no key that can sign"):
            sign(once(), Signer.MANAGER, key, password, MOMENT)
    with pytest.raises(KeyRefused, match="RSA"):
        sign(once(), Signer.MANAGER, organisations_key(b"secret", curve=True)[0], "secret", MOMENT)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_that_poppler_finds_both_signatures_valid(tmp_path: Path) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(twice())
    said = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature Validation: Signature is Valid") == 2
    assert said.count("Signature #") == 2


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_that_openssl_finds_both_signatures_valid(tmp_path: Path) -> None:
    signed = twice()
    with pikepdf.open(io.BytesIO(signed)) as file:
        fields = [(field.V.ByteRange, bytes(field.V.Contents)) for field in file.Root.AcroForm.Fields]
    for number, (span, contents) in enumerate(fields):
        start, length, after, rest = (int(n) for n in span)
        content, signature, signer = (tmp_path / f"{number}.{end}" for end in ("bin", "der", "pem"))
        content.write_bytes(signed[start : start + length] + signed[after : after + rest])
        signature.write_bytes(contents)
        command = ["openssl", "cms", "-inform", "DER", "-in", str(signature)]
        certificates = subprocess.run(
            [*command, "-cmsout", "-noout", "-print"], capture_output=True, text=True, check=True
        )
        assert "sha256" in certificates.stdout
        name = (JANE.name, "Kim Manager")[number]
        certificate = pkcs12.load_key_and_certificates(key_of(name), None)[1]
        assert certificate is not None
        signer.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        checked = [*command, "-verify", "-cades", "-binary", "-purpose", "any", "-content", str(content),
                   "-CAfile", str(signer), "-partial_chain", "-out", str(tmp_path / "out")]  # fmt: skip
        subprocess.run(checked, check=True, capture_output=True)
        content.write_bytes(content.read_bytes() + b" ")
        assert subprocess.run(checked, check=False, capture_output=True).returncode


def test_that_a_key_with_an_invented_issuer_is_told_from_one_that_was_given_out() -> None:
    def packed(name: str, key: rsa.RSAPrivateKey, signing: rsa.RSAPrivateKey) -> bytes:
        who, issuer = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, "Council"))
        made = (
            x509.CertificateBuilder()
            .subject_name(who)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.now(UTC) - timedelta(days=1))
            .not_valid_after(datetime.now(UTC) + timedelta(days=30))
            .add_extension(
                x509.KeyUsage(
                    digital_signature=True,
                    content_commitment=True,
                    **dict.fromkeys(
                        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
                         "encipher_only", "decipher_only"), False),
                ),
                critical=True,
            )
            .sign(signing, hashes.SHA256())
        )  # fmt: skip
        return pkcs12.serialize_key_and_certificates(b"key", key, made, None, serialization.NoEncryption())

    key, other = (rsa.generate_private_key(65537, 2048) for _n in range(2))
    for signing, is_own in ((key, True), (other, False)):
        found = verify(sign(unsigned(), Signer.EMPLOYEE, packed("Jane", key, signing), "", MOMENT))
        assert [(one.self_made, one.issuer) for one in found.signatures] == [(is_own, "Council")]


def test_that_a_name_cannot_pass_for_another_line() -> None:
    named = verify(
        sign(unsigned(), Signer.EMPLOYEE, new_key("Jane\x1b[2K\r\u202eManager: Mayor", MOMENT), "", MOMENT)
    )
    assert all(one.by.isprintable() for one in named.signatures)


def test_that_a_long_row_of_digits_in_a_field_is_looked_at_once() -> None:
    assert _FACE.fullmatch(b"1" * 4_000 + b"x") is None
    assert _FACE.fullmatch(b"q BT /F 8 Tf 10 TL 2 16.00 Td (Signed digitally) Tj T* (22 \\(x\\)) Tj ET Q")
