"""Taking the actions along: the action list once more, a table, the days for a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from footprint.assessment.following import Followed
from footprint.language import text as _
from footprint.ui.following.actions_page import ActionsPage
from footprint.ui.keeping.stage import Stage
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.choosing import choose_file, choose_folder
from footprint.ui.settings import Settings
from footprint.workflow.ports import Services, Vault


class Taking:
    """Asks where to, writes there, and says on the page that it is done."""

    def __init__(self, stage: Stage, settings: Settings) -> None:
        self._stage, self._settings = stage, settings

    def serve(self, page: ActionsPage, actions: Sequence[Followed]) -> None:
        """Do what this page asks for."""
        # A list for every check that one of these actions comes from: alone, and together with the manager.
        checks = tuple(dict.fromkeys(check for one in actions for check in one.assessment_ids))
        page.list_asked.connect(partial(self._ask_for_lists, page, checks))
        page.table_asked.connect(partial(self._ask_for_table, page))
        page.calendar_asked.connect(partial(self._ask_for_days, page))

    def _ask_for_lists(self, page: ActionsPage, checks: Sequence[str], with_words: bool) -> None:  # noqa: FBT001 (a signal's value)
        title, start = _("Choose a folder for your action list"), self._settings.documents_folder.parent
        choose_folder(page, title, start, partial(self._save_lists, page, checks, with_words))

    def _ask_for_table(self, page: ActionsPage, with_words: bool) -> None:  # noqa: FBT001 (a signal's value)
        title, name = _("Save the table of your actions"), _("Footprint actions.csv")
        save = partial(self._save_table, page, with_words)
        choose_file(page, title, self._settings.documents_folder, name, save)

    def _ask_for_days(self, page: ActionsPage) -> None:
        # A name that says nothing, like the entries in it.
        title, name = _("Save the days for my calendar"), _("Footprint reminders.ics")
        choose_file(page, title, self._settings.documents_folder, name, partial(self._save_calendar, page))

    def _save_lists(
        self,
        page: ActionsPage,
        checks: Sequence[str],
        with_words: bool,  # noqa: FBT001 (as above)
        folder: Path,
    ) -> None:
        services, vault = self._stage.services, self._stage.vault
        self._stage.do(
            page,
            _("Making your action list…"),
            lambda: _made(services, vault, checks, folder, with_words=with_words),
            lambda places: self._tell(page, places, ""),
        )

    def _save_table(self, page: ActionsPage, with_words: bool, file: Path) -> None:  # noqa: FBT001 (as above)
        from footprint.workflow.action_table import save_table  # noqa: PLC0415 (only when asked for)

        job = partial(save_table, self._stage.services, self._stage.vault, file, with_words=with_words)
        self._stage.do(page, _("Saving…"), job, lambda trouble: self._tell(page, (file,), trouble))

    def _save_calendar(self, page: ActionsPage, file: Path) -> None:
        from footprint.workflow.reminders import save_calendar  # noqa: PLC0415 (as above)

        def told(trouble: str) -> None:
            said = _("Open it with your calendar to take it in. It says only the days.")
            self._tell(page, (file,), trouble or said)

        job = partial(save_calendar, self._stage.services, self._stage.vault, file)
        self._stage.do(page, _("Saving…"), job, told)

    def _tell(self, page: ActionsPage, places: Sequence[Path], more: str) -> None:
        opened = Button(_("Open"), "open_place", QUIET, icon="external-link")
        opened.clicked.connect(partial(page.show_outside, places[0]))
        shown = Button(_("Show in folder"), "show_place", QUIET, icon="folder-open")
        shown.clicked.connect(partial(page.show_outside, places[0].parent))
        words = "\n".join(filter(None, (*map(str, places), more)))
        page.show_done(_("It is saved"), words, opened, shown)


def _made(
    services: Services, vault: Vault, checks: Sequence[str], folder: Path, *, with_words: bool
) -> tuple[Path, ...]:
    from footprint.workflow.made_again import action_list_again  # noqa: PLC0415 (only when asked for)

    return tuple(action_list_again(services, vault, check, folder, with_words=with_words) for check in checks)
