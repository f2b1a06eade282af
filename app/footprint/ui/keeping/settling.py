"""Settling for how long answers are kept and after how long the vault locks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from footprint.errors import FootprintError
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.keeping.checks_card import how_long
from footprint.ui.keeping.due_page import DuePage
from footprint.ui.keeping.lock_page import LockPage, in_minutes
from footprint.ui.keeping.months_page import MONTHS, MonthsPage, Outlook
from footprint.ui.keeping.stage import Stage
from footprint.workflow.going import gone_with
from footprint.workflow.keeping import Overview
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.retention import Retention, deletion_day_of, keep_promises


class Settling:
    """``back`` leads out; it takes what was just settled and what follows from it, both empty if nothing was."""

    def __init__(self, stage: Stage, back: Callable[[str, str], None]) -> None:
        self._stage, self._back = stage, back

    def ask_months(self, overview: Overview) -> None:
        """Show what each time would come to."""
        clock = self._stage.services.clock
        now, today = clock.now(), clock.today()

        def outlook(months: int) -> Outlook:
            preferences = replace(overview.preferences, months_kept=months)
            kept = [one.summary for one in overview.assessments]
            days = [(one, deletion_day_of(one, preferences, now)) for one in kept]
            return Outlook(
                due=tuple(one for one, day in days if day and day <= today),
                next_day=min((day for _one, day in days if day and day > today), default=None),
            )

        outlooks = {months: outlook(months) for months in MONTHS}
        page = MonthsPage(overview.preferences.months_kept, outlooks)
        page.went_back.connect(partial(self._back, "", ""))
        page.chosen.connect(partial(self._on_months, page, overview, outlooks))
        self._stage.show(page)

    def ask_minutes(self, overview: Overview) -> None:
        """Show after how long the vault can lock."""
        page = LockPage(overview.preferences.minutes_until_locked)
        page.went_back.connect(partial(self._back, "", ""))

        def settle(minutes: int) -> None:
            title = _("The vault locks after {time}").format(time=in_minutes(minutes))
            if not minutes:
                title = _("The vault does not lock by itself")
            preferences = replace(overview.preferences, minutes_until_locked=minutes)
            self._stage.do(
                page,
                _("Saving…"),
                lambda: self._stage.vault.prefer(preferences),
                lambda _none: self._back(title, _("From now on, until you change it.")),
            )

        page.chosen.connect(settle)
        self._stage.show(page)

    def _on_months(
        self, page: MonthsPage, overview: Overview, outlooks: dict[int, Outlook], months: int
    ) -> None:
        due = outlooks[months].due
        # What is due already waits for another answer, whether the date is right; that is asked on the first page.
        if due and months != overview.preferences.months_kept:
            self._stage.do(
                page,
                _("Looking what is still open…"),
                partial(self._still_open, due),
                partial(self._ask_due, overview, months, due),
            )
            return
        preferences = replace(overview.preferences, months_kept=months)
        self._stage.do(
            page,
            _("Saving…"),
            lambda: self._stage.vault.prefer(preferences),
            lambda _none: self._back(_("Saved"), how_long(months)),
        )

    def _still_open(self, due: tuple[AssessmentSummary, ...]) -> tuple[str, ...]:
        from footprint.workflow.follow_up import actions  # noqa: PLC0415 (only where something is due)

        try:
            known = actions(self._stage.vault, self._stage.services.policy())
        except FootprintError:
            # Whatever cannot be read must not keep anybody from deleting it.
            return ()
        return tuple(one.text for one in gone_with(known, {one.id for one in due}))

    def _ask_due(
        self, overview: Overview, months: int, due: tuple[AssessmentSummary, ...], still_open: tuple[str, ...]
    ) -> None:
        page = DuePage(months, due, still_open)
        page.went_back.connect(partial(self.ask_months, overview))
        vault, clock = self._stage.vault, self._stage.services.clock

        def settle() -> Retention:
            vault.prefer(replace(overview.preferences, months_kept=months))
            return keep_promises(vault, clock)

        page.confirmed.connect(
            lambda: self._stage.do(page, _("Deleting…"), settle, partial(self._on_deleted, months))
        )
        self._stage.show(page)

    def _on_deleted(self, months: int, retention: Retention) -> None:
        if retention.must_ask:
            self._back(
                _("Saved, and deleting is paused"),
                _("This computer's date has jumped. The first page asks you whether it is right."),
            )
            return
        number = len(retention.deleted)
        gone = plural(
            "The answers of {number} check are deleted.",
            "The answers of {number} checks are deleted.",
            number,
        ).format(number=number)
        self._back(_("Saved"), f"{gone} {how_long(months)}")
