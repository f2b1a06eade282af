"""Signing the papers: with a key of one's own, with an organisation's, or by hand on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column
from footprint.ui.parts.place import Place
from footprint.ui.wizard.page import WizardPage
from footprint.workflow.signatures import Signer


class How(StrEnum):
    """The ways to sign."""

    OWN_KEY = "own_key"
    KEY_FILE = "key_file"
    ON_PAPER = "on_paper"


@dataclass(frozen=True, slots=True)
class Chosen:
    """How, under which name, and with which key file and password if it is one."""

    how: How
    name: str
    file: Path | None = None
    password: str = ""


class SignPage(WizardPage):
    """``chosen`` carries what was chosen, whenever the page is complete.

    ``has_agreement`` says that what was agreed is signed in the same go as the attestation.
    """

    chosen = Signal(object)

    def __init__(self, signer: Signer, name: str, *, with_paper: bool, has_agreement: bool = False) -> None:
        is_manager = signer is Signer.MANAGER
        own = _("Sign both papers") if has_agreement else _("Sign your attestation")
        super().__init__(_("Now the manager signs") if is_manager else own)
        self.forward_text = _("Sign both") if has_agreement else _("Sign")
        self._file: Path | None = None
        if is_manager:
            self.put_lead(_("The employee has signed. Yours is the second and last signature."))
        elif has_agreement:
            self.put_lead(
                _("Once they are signed with a key, nobody can change a letter without that being seen.")
            )
        else:
            self.put_lead(
                _("Once it is signed with a key, nobody can change a letter without that being seen.")
            )
        if has_agreement:
            self.column.put(_in_one_go(), above=16)
        # The employee signs under the name that the attestation bears; a manager may be another than was thought.
        self._may_be_named = is_manager
        self._name = Field("signer.name", _("Manager's name"), text=name)
        self.column.addSpacing(20)
        self.column.addWidget(self._name)
        question = _how(is_manager=is_manager, with_paper=with_paper, has_agreement=has_agreement)
        self.column.put(Heading(question.text), above=24)
        self._choice = OneChoice(question, None)
        self._choice.changed.connect(self._fit)
        self.column.addSpacing(8)
        self.column.addWidget(self._choice)
        self._put_key_file()
        self.column.addStretch(1)
        self.panel = _what_it_proves()
        self._fit()

    def go_on(self) -> None:
        self.clear_banner()
        missing = "" if self._choice.value else _("Choose how to sign")
        self._choice.show_error(missing)
        nameless = "" if self._name.text.strip() else _("Enter the manager's name")
        self._name.show_error(nameless)
        is_file = self._choice.value == How.KEY_FILE
        fileless = _("Choose the key file first") if is_file and self._file is None else ""
        problems = [problem for problem in (nameless, missing, fileless) if problem]
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self.chosen.emit(
            Chosen(
                How(str(self._choice.value)),
                " ".join(self._name.text.split()),
                self._file if is_file else None,
                self._password.text if is_file else "",
            )
        )

    def choose(self, number: int) -> bool:
        return self._choice.choose(number)

    def wipe(self) -> None:
        """Forget the key file's password."""
        self._password.wipe()

    def _put_key_file(self) -> None:
        # No card around it: the hidden input and its button need all the width of a small window.
        self._with_file = QWidget()
        column = Column(self._with_file)
        hint = _("Its name usually ends in .p12 or .pfx. Your IT service desk knows where it is.")
        column.put(Label(hint, "muted"))
        self._shown = Label(_("No file chosen yet"))
        column.put(self._shown, above=8)
        choose = Button(_("Choose the key file…"), "choose_key_file", icon="folder-open")
        choose.clicked.connect(self._on_choose_clicked)
        column.put_row(choose, above=8)
        self._password = Field(
            "key_password", _("Its password"), _("It is used now and not kept."), secret=True
        )
        column.addSpacing(12)
        column.addWidget(self._password)
        self.column.addSpacing(12)
        self.column.addWidget(self._with_file)

    def _fit(self) -> None:
        how = self._choice.value
        self._with_file.setVisible(how == How.KEY_FILE)
        self._name.setVisible(self._may_be_named and how != How.ON_PAPER)

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, _("Choose the key file"))
        dialog.setNameFilters([_("Key files (*.p12 *.pfx)"), _("All files (*)")])
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, file: str) -> None:
        """A key file was chosen."""
        self._file = Path(file)
        self._shown.setText(Place(self._file, "").text())
        self._shown.setAccessibleName(file)
        self.clear_banner()


def _in_one_go() -> Card:
    card = Card("soft", says=_("Two papers, signed in one go"), padding=16)
    card.column.put(Label(_("Two papers, signed in one go"), "strong", icon="pencil", tint="accent"))
    for n, line in enumerate(
        (
            _("The attestation: that the policy was gone through. It holds no answers."),
            _("What you agreed: who does what, and by when."),
        )
    ):
        card.column.put(Label(line, icon="file-text", tint="accent"), above=8 if n == 0 else 4)
    words = _("If one of them cannot be signed, neither is.")
    card.column.put(Label(words, "muted"), above=8)
    return card


def _how(*, is_manager: bool, with_paper: bool, has_agreement: bool) -> Question:
    own = (
        Option(
            How.OWN_KEY,
            _("With a key made for this signature"),
            _("Footprint makes it now and forgets it afterwards."),
        )
        if is_manager
        else Option(
            How.OWN_KEY,
            _("With a key of my own"),
            _("Footprint makes it and keeps it in your vault, for every paper of yours."),
        )
    )
    options = [
        own,
        Option(How.KEY_FILE, _("With a key file from my organisation"), _("Only if you were given one.")),
    ]
    if with_paper:
        words = _("Print it, sign on the line, and say here that you did.")
        on_paper = Option(How.ON_PAPER, _("I signed the printed copy"), words)
        if has_agreement:
            words = _("Print both, sign both on their lines, and say here that you did.")
            on_paper = Option(How.ON_PAPER, _("We both signed the printed copies"), words)
        options.append(on_paper)
    return Question(
        id="how_to_sign",
        section="",
        kind=Kind.ONE,
        text=_("How do you sign?"),
        clauses=(),
        options=tuple(options),
    )


def _what_it_proves() -> Card:
    card = Card(says=_("What a signature shows"))
    card.column.put(Heading(_("What a signature shows"), icon="shield-check"))
    card.column.put(
        Label(
            _(
                "It shows that nothing was changed since. Any copy of Footprint can check that, without a network."
            )
        ),
        above=10,
    )
    card.column.put(
        Label(
            _(
                "Whose hand it was it shows only to somebody who knows that the key is yours: tell them its number, "
                "or, for a key file, let them ask whoever gave it out."
            )
        ),
        above=8,
    )
    return card
