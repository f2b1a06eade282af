"""How far the papers are signed, and the way to sign them."""

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
        for doubt in signed.papers.doubts:
            self.column.put(Label(doubt, icon="triangle-alert", tint="warn"), above=8)
        if signed.on_paper:
            words = (
                _("You said that you both signed the printed copies.")
                if signed.has_agreement
                else _("You said that you signed the printed copy.")
            )
            self.column.put(Label(words, icon="circle-check", tint="ok"), above=8)
        elif signed.next is not None:
            self._put_next(signed.next, is_both=signed.has_agreement)

    def _put_next(self, signer: Signer, *, is_both: bool) -> None:
        if signer is Signer.MANAGER:
            words = _("The manager has not signed yet.")
            asks = _("The manager signs both…") if is_both else _("The manager signs…")
        elif is_both:
            words = _(
                "Not signed yet. You both sign the attestation and what you agreed, each of you in one go. You can do "
                "it here, or print them and sign by hand."
            )
            asks = _("Sign both papers…")
        else:
            words = _("Not signed yet. You can sign it here, or print it and sign by hand.")
            asks = _("Sign it…")
        self.column.put(Label(words), above=8)
        button = Button(asks, "sign", icon="pencil")
        button.clicked.connect(self.sign_asked)
        self.column.put_row(button, above=12)


def _words(signature: Signature) -> str:
    who = {Signer.EMPLOYEE: _("Employee"), Signer.MANAGER: _("Manager")}[signature.signer]
    if signature.at is None:
        return _("{who}: {name}").format(who=who, name=signature.by)
    when = moment_in_words(signature.at)
    return _("{who}: {name}, {when}").format(who=who, name=signature.by, when=when)
