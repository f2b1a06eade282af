"""Where a paper is signed: for each signer a line to sign on by hand, a field for a program above it, and a date."""

from __future__ import annotations

from reportlab.platypus import Flowable

from footprint.language import text as _
from footprint.report import look, styles
from footprint.report.layout import Columns, Line, SignatureLine, Solid
from footprint.report.tagging.text import Text
from footprint.workflow.signatures import Signer

_LONGEST_NAME = 60  # characters that fit under a line, and into a sentence


def signature_lines(employee: str, manager: str | None) -> Flowable:
    """Room for the employee, and for the manager unless that is ``None``; either name may be empty or very long."""
    people = [(Signer.EMPLOYEE, _("Employee"), employee)]
    if manager is not None:
        people.append((Signer.MANAGER, _("Manager"), manager))
    columns: list[list[Flowable]] = []
    for field, who, name in people:
        signer = _signer(who, name)
        place = SignatureLine(
            str(field), _("Signature: {signer}").format(signer=signer), above=29, ink=look.MUTED
        )
        columns += [
            [place, Text(signer, styles.CAPTION)],
            [Line(above=29, ink=look.MUTED), Text(_("Date"), styles.CAPTION)],
        ]
    shares = [0.64, 0.36] * len(people)
    return Solid([Columns(columns, gap=16, shares=shares)], before=2)


def short_name(name: str, otherwise: str) -> str:
    """The name where it fits into a line; it stands in full at the top of the paper whatever its length."""
    name = " ".join(name.split())
    return name if 0 < len(name) <= _LONGEST_NAME else otherwise


def _signer(who: str, name: str) -> str:
    name = short_name(name, "")
    return f"{who}: {name}" if name else who
