"""How far the attestation is signed, and the way to sign it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.assessment.paper_words import grouped
from footprint.language import text as _
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.dates import moment_in_words
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card
from footprint.workflow.signatures import Signature, Signer
from footprint.workflow.signing import Signed


class SignatureCard(Card):
    """``sign_asked`` comes when the next one is to sign."""

    sign_asked = Signal()

    def __init__(self, signed: Signed) -> None:
        super().__init__(says=_("Signatures"))
        self.column.put(Heading(_("Signatures"), icon="pencil"))
        for n, one in enumerate(signed.signatures):
            self.column.put(Label(_words(one), icon="circle-check", tint="ok"), above=8 if n == 0 else 6)
            self.column.put(
                Label(_("Key: {key}").format(key=grouped(one.key[:16])), "small", icon=INDENT), above=2
            )
        if signed.on_paper:
            words = _("You said that you signed the printed copy.")
            self.column.put(Label(words, icon="circle-check", tint="ok"), above=8)
        elif signed.next is not None:
            self._put_next(signed.next, has_one=bool(signed.signatures))

    def _put_next(self, signer: Signer, *, has_one: bool) -> None:
        is_manager = signer is Signer.MANAGER
        if is_manager:
            words = _("The manager has not signed yet.")
        elif has_one:
            words = _("You have not signed yet.")
        else:
            words = _("Not signed yet. You can sign it here, or print it and sign by hand.")
        self.column.put(Label(words), above=8)
        button = Button(_("The manager signs…") if is_manager else _("Sign it…"), "sign", icon="pencil")
        button.clicked.connect(self.sign_asked)
        self.column.put_row(button, above=12)


def _words(signature: Signature) -> str:
    who = {Signer.EMPLOYEE: _("Employee"), Signer.MANAGER: _("Manager")}[signature.signer]
    if signature.at is None:
        return _("{who}: {name}").format(who=who, name=signature.by)
    when = moment_in_words(signature.at)
    return _("{who}: {name}, {when}").format(who=who, name=signature.by, when=when)
