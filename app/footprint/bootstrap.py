"""Puts the parts together: the only module that knows them all."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, partial

from footprint.language import preferred, speak
from footprint.locations import vaults_folder
from footprint.policy import catalogue
from footprint.workflow.ports import Documents, Services, Vaults


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The moment, in the computer's time zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The calendar day where the computer is."""
        return self.now().date()


@cache
def _vaults() -> Vaults:
    from footprint.store.vaults import SqlVaults  # noqa: PLC0415 (SQLAlchemy only once a vault is opened)

    return SqlVaults(vaults_folder())


@cache
def _documents() -> Documents:
    from footprint.report.documents import PdfDocuments  # noqa: PLC0415 (reportlab only once PDFs are made)

    return PdfDocuments()


def services() -> Services:
    """The real parts, each made at its first use; from here on the system's language is spoken."""
    speak(preferred())
    return Services(
        vaults=_vaults,
        documents=_documents,
        policy=cache(catalogue.load),
        clock=SystemClock(),
        practice_policy=cache(partial(catalogue.load, keeps_fast_form=False)),
        short_checks=cache(catalogue.short_checks),
    )
