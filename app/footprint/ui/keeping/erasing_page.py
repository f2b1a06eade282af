"""Before anything is erased: what goes, what stays, what lies outside, and the vault's name typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.keeping.outside_card import outside_title
from footprint.ui.names import named
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.parts.place import Place
from footprint.workflow.outside import Outside


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of what.

    ``deletable`` are files that go as well if ``tick`` is ticked, ``beyond`` those that stay in any case. ``missing``
    are those that hold answers and are not where they were saved, but may be elsewhere.
    """

    title: str
    lead: str
    goes: Sequence[str]
    stays: Sequence[str]
    tick: str
    deletable: Sequence[Outside]
    beyond_title: str
    beyond: Sequence[Outside]
    missing: Sequence[Outside]
    button: str
    back: str


class ErasingPage(KeepingPage):
    """``confirmed`` carries whether the files outside go as well; it comes only after the name was typed."""

    confirmed = Signal(bool)

    def __init__(self, owner: str, fate: Fate) -> None:
        super().__init__(fate.title)
        self._owner = owner
        self.put_lead(fate.lead)
        self._put_lines(_("What goes"), fate.goes, "trash-2", "warn")
        self._put_lines(_("What stays"), fate.stays, "check", "ok")
        self._tick: CheckCard | None = None
        if fate.deletable:
            self.column.put(Heading(_("Files outside the vault")), above=32)
            self._tick = named(CheckCard(fate.tick), "delete_files")
            self.column.put_control(self._tick, above=10, stretched=True)
            self.hold(self._tick)
            self.column.put(_files(fate.tick, fate.deletable, "file"), above=8)
        if fate.beyond:
            self.column.put(Heading(fate.beyond_title), above=32)
            self.column.put(_files(fate.beyond_title, fate.beyond, "beyond"), above=10)
        if fate.missing:
            self.column.put(Heading(_("Not where they were saved")), above=32)
            self.column.put(Label(missing_words(), "muted"), above=4)
            self.column.put(_files(_("Not where they were saved"), fate.missing, "missing"), above=10)
        self.column.put(Heading(_("To be sure it is you, and that you mean it")), above=32)
        hint = _("That is: {name}").format(name=owner)
        self._name = Field("erase.name", _("Type the name of your vault"), hint)
        self._name.submitted.connect(self._on_clicked)
        self.column.addSpacing(10)
        self.column.addWidget(self._name)
        self.hold(self._name)
        erase = Button(fate.button, "erase", icon="trash-2")
        erase.clicked.connect(self._on_clicked)
        self.put_buttons(erase, back=fate.back)

    def wipe(self) -> None:
        self._name.wipe()

    def _put_lines(self, title: str, lines: Sequence[str], icon: str, tint: str) -> None:
        self.column.put(Heading(title), above=28)
        card = Card(says=title)
        for n, line in enumerate(lines):
            card.column.put(Label(line, icon=icon, tint=tint), above=10 if n else 0)
        self.column.put(card, above=10)

    def _on_clicked(self) -> None:
        if self.is_busy:
            return
        self.clear_banner()
        is_same = _bare(self._name.text) == _bare(self._owner)
        problem = "" if is_same else _("Type the name of your vault as it stands here: {name}")
        problem = problem.format(name=self._owner)
        self._name.show_error(problem)
        if problem:
            self.show_banner(error_banner(problem))
        else:
            self.confirmed.emit(self._tick is not None and self._tick.isChecked())


def missing_words() -> str:
    """What it means that a file is not where it was saved."""
    return _(
        "If you deleted them, all is well. If they were moved, or lie on a stick or disk that is not here now, they "
        "still hold answers, and only you can delete them."
    )


def _files(title: str, files: Sequence[Outside], name: str) -> Card:
    card = Card(says=title)
    for n, one in enumerate(files):
        what, icon = outside_title(one)
        card.column.put(Label(what, "strong", icon=icon, tint="accent"), above=14 if n else 0)
        card.column.put(Place(one.place, f"{name}.{n}", "small", icon=INDENT), above=2)
    return card


def _bare(name: str) -> str:
    """What counts of a name: neither how an accent was typed, nor capitals, nor the blanks around and in it."""
    return " ".join(normalize("NFKC", name).casefold().split())
