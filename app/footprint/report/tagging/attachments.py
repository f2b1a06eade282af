"""Files inside a document, as PDF/A-3 allows them: with a kind, a relation to the document, and a description."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from footprint.report.tagging.objects import Stream


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file; ``relation`` says what it is to the document: Source, Data, Alternative (ISO 19005-3, 6.8)."""

    name: str
    media_type: str
    content: bytes
    description: str
    relation: str = "Data"


def attach(document: Any, attachments: Sequence[Attachment], moment: datetime) -> None:
    """Put the files into a reportlab document; ``moment`` is in UTC."""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    references = {one.name: _file(document, one, moment) for one in attachments}
    catalog.AF = PDFArray(list(references.values()))
    by_name = [part for name in sorted(references) for part in (PDFString(name), references[name])]
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(by_name)})})


def _file(document: Any, attachment: Attachment, moment: datetime) -> Any:
    content = attachment.content
    parameters = {
        "Size": len(content),
        "ModDate": PDFString(moment.strftime("D:%Y%m%d%H%M%S+00'00'")),
        # What the format asks for (ISO 32000-1, table 46); it guards against slips, not against anybody.
        "CheckSum": f"<{hashlib.md5(content, usedforsecurity=False).hexdigest()}>",
    }
    stored = {
        "Type": PDFName("EmbeddedFile"),
        # Not a PDFName: reportlab would write the slash as the start of a second name.
        "Subtype": "/" + attachment.media_type.replace("/", "#2F"),
        "Params": PDFDictionary(parameters),
    }
    stream = document.Reference(Stream(PDFDictionary(stored), content))
    # The file's identifier is made from all that is drawn; what is attached belongs to it.
    document.updateSignature(content)
    specification = {
        "Type": PDFName("Filespec"),
        "F": PDFString(attachment.name),
        "UF": PDFString(attachment.name),
        "Desc": PDFString(attachment.description),
        "AFRelationship": PDFName(attachment.relation),
        "EF": PDFDictionary({"F": stream, "UF": stream}),
    }
    return document.Reference(PDFDictionary(specification))
