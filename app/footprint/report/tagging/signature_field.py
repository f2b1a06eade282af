"""Empty signature fields that belong to the structure, to be signed later by any program."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from footprint.report.tagging.objects import Stream
from footprint.report.tagging.structure import Element

_PRINTED = 4  # annotation flag: part of the printed page (ISO 32000-1, table 165)

Box = tuple[float, float, float, float]


def signature_field(canvas: Any, form: Element, name: str, tip: str, box: Box) -> None:
    """An empty field on the current page, in page coordinates; ``tip`` is what a screen reader says.

    A field that is added when signing belongs to no structure element and brings a font that is not embedded, which
    breaks PDF/UA-1 (7.18.4) and PDF/A-3 (6.2.11.4.1); so it is made here.
    """
    document = canvas._doc  # noqa: SLF001 (reportlab has no other door to its document)
    left, bottom, right, top = box
    nothing = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "Resources": PDFDictionary({}),
        "BBox": PDFArray([0, 0, right - left, top - bottom]),
    }
    page = document.thisPageRef()
    field = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Widget"),
        "FT": PDFName("Sig"),
        "T": PDFString(name),
        "TU": PDFString(tip),
        "F": _PRINTED,
        "Rect": PDFArray([left, bottom, right, top]),
        "P": page,
        "StructParent": canvas.tree.key_of(form),
        "AP": PDFDictionary({"N": document.Reference(Stream(PDFDictionary(nothing), b" "))}),
    }
    canvas._addAnnotation(PDFDictionary(field))  # noqa: SLF001 (as above)
    reference = canvas._annotationrefs[-1]  # noqa: SLF001 (as above)
    form.hold(page, reference)
    catalog = document.Catalog
    if getattr(catalog, "AcroForm", None) is None:
        catalog.AcroForm = PDFDictionary({"Fields": PDFArray([]), "SigFlags": 0})
    catalog.AcroForm["Fields"].sequence.append(reference)
