"""A short check from its first question to its ending: in memory and nowhere else, until a page is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import page_to_take_along
from footprint.language import text as _
from footprint.workflow.files import write_all
from footprint.workflow.ports import Services


def page_name(day: date) -> str:
    """A file name that says nothing about what was answered, or even which check it was."""
    return f"{_('Social media, next steps')} {day.isoformat()}.pdf"


def save_page(services: Services, assessment: Assessment, file: Path) -> Path:
    """Write the page to take along; the only thing that is ever written of a short check.

    Raises:
        Unsaved: it could not be written; an older file of that name stays as it was.
    """
    page = page_to_take_along(assessment, services.clock.today())
    write_all({file: services.documents().action_list(page)})
    return file
