"""``footprint ids``: writes down which ids an edition of a questionnaire has published."""

from __future__ import annotations

from pathlib import Path

from footprint.errors import Unsaved
from footprint.language import text as _
from footprint.policy.catalogue import folder_of
from footprint.policy.change_files import LEDGER, write_ledger
from footprint.policy.ledger import ledger_of, ledger_problems
from footprint.policy.reader import read_source
from footprint.policy.yaml_text import FileRefused


def write_ids(questionnaire: str) -> Path:
    """Bring the ledger up to the edition of the questionnaire; gives its file.

    Raises:
        FileRefused: the edition does not account for every id that was published before; the ledger is as it was.
        Unsaved: it could not be written.
    """
    folder = folder_of(questionnaire)
    source = read_source(folder)
    if source.past.ledger is not None and (problems := list(ledger_problems(source))):
        raise FileRefused(problems)
    try:
        return write_ledger(folder, ledger_of(source))
    except OSError as error:
        raise Unsaved(
            _("'{name}' could not be written ({cause}); nothing was changed").format(
                name=folder / LEDGER, cause=error.strerror
            )
        ) from None
