"""Whether each update of a signed file holds one signature and nothing else, and whether the file can be read at all.

pyHanko asks whether an update could be a signature's; it lets other titles, hidden streams and pictures in a field
pass. Here every object of an update must be one that ``signing`` writes, and say what that writes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from footprint.workflow.signatures import LARGEST

if TYPE_CHECKING:
    # As in verifying: only there once something is verified.
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_MOST_OBJECTS = 20_000
_MOST_UPDATES = 3
_LONGEST_FACE = 4_000  # bytes of the code that draws the words in a signed field
_START = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
# All that is drawn in a signed field: words, in one font, on a plain ground.
# Each piece is taken once and never given back: else a long row of digits could be split in endless ways.
_FACE = re.compile(
    rb"(?>\s|\((?>[^()\\]|\\.)*+\)|/\w+|-?\d*\.?\d+|\b(?:q|Q|gs|cm|BT|ET|Tf|TL|Td|Tj)\b|T\*)*+"
)
_SIGNED_FIELD = {"/AP", "/V"}
_SIGNATURE = {
    "/Type", "/Filter", "/SubFilter", "/ByteRange", "/Contents", "/M", "/Reference", "/Name",
}  # fmt: skip


def is_readable(pdf: bytes) -> bool:
    """Whether its tables of objects are plain and of a size that ours can have.

    A compressed table of a few kilobytes can name a hundred million objects; none is read from here on.
    """
    starts = [int(found) for found in _START.findall(pdf)]
    if not 1 <= len(starts) <= _MOST_UPDATES or len(pdf) > LARGEST:
        return False
    return all(_is_plain_table(pdf, start, starts) for start in starts)


def is_only_signed(reader: PdfFileReader, signatures: list[EmbeddedPdfSignature]) -> bool:
    """Whether every update after the first state is one signature's, in their order."""
    if reader.xrefs.total_revisions != 1 + len(signatures):
        return False
    return all(_is_one_signature(reader, revision, one) for revision, one in enumerate(signatures, start=1))


def is_canonical(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether the room of the signature holds it in its one spelling and zeros: nothing else fits in unseen."""
    from asn1crypto import cms  # type: ignore[import-untyped]  # it has no stubs  # noqa: PLC0415 (only when verifying)

    span = [int(edge) for edge in signature.sig_object["/ByteRange"]]
    hole = pdf[span[1] : span[2]]
    if span[0] != 0 or hole[:1] != b"<" or hole[-1:] != b">":
        return False
    spelling = hole[1:-1]
    content = bytes.fromhex(spelling.decode("ascii"))
    if spelling != content.hex().upper().encode() and spelling != content.hex().encode():
        return False
    message = cms.ContentInfo.load(content)
    length = len(message.dump())
    return bool(message.dump(force=True) == content[:length]) and not any(content[length:])


def _is_plain_table(pdf: bytes, start: int, starts: list[int]) -> bool:
    if pdf[start : start + 4] != b"xref":
        return False
    at = pdf.find(b"trailer", start)
    end = pdf.find(b"startxref", at)
    if at < 0 or end < 0:
        return False
    trailer = pdf[at:end]
    sizes = [int(size) for size in re.findall(rb"/Size\s+(\d{1,10})", trailer)]
    before = [int(place) for place in re.findall(rb"/Prev\s+(\d{1,10})", trailer)]
    # A name with a number sign in it may be any name.
    plain = b"#" not in trailer and b"XRefStm" not in trailer
    return plain and len(sizes) == 1 and sizes[0] <= _MOST_OBJECTS and all(one in starts for one in before)


def _is_one_signature(reader: PdfFileReader, revision: int, signature: EmbeddedPdfSignature) -> bool:
    now, before = reader.get_historical_resolver(revision), reader.get_historical_resolver(revision - 1)
    changed = {reference.idnum: now.get_object(reference) for reference in _changed(reader, revision)}
    root, form = reader.root_ref.idnum, _number(now.root, "/AcroForm")
    field = next((number for number, one in changed.items() if _is_field(one, signature)), None)
    if field is None:
        return False
    face, value = _number(changed[field]["/AP"], "/N"), _number(changed[field], "/V")
    if not set(changed) <= {field, face, value, root, form} or not {field, face, value} <= set(changed):
        return False
    old = before.get_object(_reference(reader, field))
    checks = [
        _same(changed[field], old, besides=_SIGNED_FIELD),
        set(changed[field]["/AP"]) == {"/N"},
        _is_face(changed[face]),
        set(changed[value]) <= _SIGNATURE,
        root not in changed or _is_root(changed[root], before.root, value, revision),
        form not in changed or _is_form(changed[form], before.root["/AcroForm"]),
    ]
    return all(checks)


def _changed(reader: PdfFileReader, revision: int) -> Any:
    return reader.xrefs.explicit_refs_in_revision(revision)


def _reference(reader: PdfFileReader, number: int) -> Any:
    from pyhanko.pdf_utils.generic import Reference  # noqa: PLC0415 (as above)

    return Reference(number, 0, reader)


def _number(holder: Any, key: str) -> int:
    """The number of the object that a key leads to; -1 if it is no reference."""
    return int(getattr(holder.raw_get(key), "idnum", -1)) if key in holder else -1


def _is_field(thing: Any, signature: EmbeddedPdfSignature) -> bool:
    return isinstance(thing, dict) and "/T" in thing and str(thing["/T"]) == signature.field_name


def _is_root(now: Any, before: Any, value: int, revision: int) -> bool:
    if revision > 1:
        return _same(now, before, besides=set())
    # Not by get, here and below: it gives references as they are.
    permissions = now["/Perms"] if "/Perms" in now else {}  # noqa: SIM401 (as just said)
    certifies = set(permissions) == {"/DocMDP"} and _number(permissions, "/DocMDP") == value
    extensions = set(now["/Extensions"]) if "/Extensions" in now else set()
    return certifies and extensions <= {"/ESIC"} and _same(now, before, besides={"/Perms", "/Extensions"})


def _is_form(now: Any, before: Any) -> bool:
    return _same(now, before, besides={"/SigFlags"}) and now["/SigFlags"] == 3


def _is_face(face: Any) -> bool:
    """The face of a field: a few words in a font of the page, and no picture."""
    resources = face["/Resources"] if "/Resources" in face else {}  # noqa: SIM401 (as above)
    code: bytes = face.data
    return (
        str(face["/Subtype"]) == "/Form"
        and set(resources) <= {"/Font", "/ExtGState"}
        and len(code) <= _LONGEST_FACE
        and _FACE.fullmatch(code) is not None
    )


def _same(one: Any, other: Any, *, besides: set[str]) -> bool:
    """Whether two dictionaries say the same, references by their numbers, apart from some keys."""

    def said(thing: Any) -> dict[str, str]:
        return {str(key): repr(thing.raw_get(key)) for key in thing if str(key) not in besides}

    return said(one) == said(other)
