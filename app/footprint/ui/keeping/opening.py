"""Changing how the vault opens: the passphrase, the keyring, the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from footprint.errors import FootprintError, WrongSecret
from footprint.language import text as _
from footprint.ui.keeping import askings
from footprint.ui.keeping.opening_page import OpeningPage
from footprint.ui.keeping.secrets_page import Asking, SecretsPage
from footprint.ui.keeping.stage import Stage
from footprint.ui.recovery_code_page import RecoveryCodePage
from footprint.workflow.kept import Keyring, Way
from footprint.workflow.ports import Vaults


class Opening:
    """From "How your vault opens" to each change and back to it; ``back`` leads out."""

    def __init__(self, stage: Stage, back: Callable[[], None]) -> None:
        self._stage, self._back = stage, back

    def begin(self, changed: str = "", follows: str = "") -> None:
        """Show how it opens now; ``changed`` is what was just changed, ``follows`` what comes of it."""
        self._stage.read(
            _("How your vault opens"), self._read, partial(self._show, changed, follows), self._back
        )

    def _read(self) -> tuple[Way, Keyring]:
        vaults = self._stage.services.vaults()
        here = next(name for name in vaults.names() if name.id == self._stage.vault.id)
        return here.way, vaults.keyring()

    def _show(self, changed: str, follows: str, found: tuple[Way, Keyring]) -> None:
        way, keyring = found
        page = OpeningPage(way, keyring)
        page.went_back.connect(self._back)
        page.passphrase_asked.connect(partial(self._ask_passphrase, way))
        page.keyring_asked.connect(partial(self._ask_keyring, keyring))
        page.code_asked.connect(partial(self._ask_code, way))
        self._stage.show(page)
        if changed:
            page.show_done(changed, follows)

    def _ask_passphrase(self, way: Way) -> None:
        had_one = way is Way.PASSPHRASE
        page = self._asked(askings.new_passphrase(way))

        def change(present: str, new: str) -> None:
            self._change(
                page,
                _("Setting the passphrase…"),
                lambda vaults, vault_id: vaults.change_way(vault_id, present if had_one else None, new),
                _("Your passphrase is changed") if had_one else _("Your passphrase is set"),
                _("From now on it opens the vault."),
            )

        page.given.connect(change)

    def _ask_keyring(self, keyring: Keyring) -> None:
        page = self._asked(askings.keyring(keyring))

        def change(present: str, _new: str) -> None:
            self._change(
                page,
                _("Handing over the key…"),
                lambda vaults, vault_id: vaults.change_way(vault_id, present, None),
                _("This computer keeps the key now"),
                _("The passphrase opens the vault no longer; your recovery code still does."),
            )

        page.given.connect(change)

    def _ask_code(self, way: Way) -> None:
        page = self._asked(askings.new_code(way))
        services, vault_id = self._stage.services, self._stage.vault.id

        def renew(present: str, _new: str) -> None:
            passphrase = present if way is Way.PASSPHRASE else None
            self._stage.do(
                page,
                _("Making a new code…"),
                lambda: services.vaults().renew_recovery_code(vault_id, passphrase),
                self._show_code,
                partial(_refused, page),
            )

        page.given.connect(renew)

    def _show_code(self, code: str) -> None:
        page = RecoveryCodePage(self._stage.vault.owner, code)
        page.kept.connect(
            partial(
                self.begin, _("You have a new recovery code"), _("The old one opens this vault no longer.")
            )
        )
        self._stage.show(page)

    def _asked(self, asking: Asking) -> SecretsPage:
        page = SecretsPage(asking)
        page.went_back.connect(self.begin)
        self._stage.show(page)
        return page

    def _change(
        self, page: SecretsPage, words: str, change: Callable[[Vaults, str], None], changed: str, follows: str
    ) -> None:
        services, vault_id = self._stage.services, self._stage.vault.id
        self._stage.do(
            page,
            words,
            lambda: change(services.vaults(), vault_id),
            lambda _none: self.begin(changed, follows),
            partial(_refused, page),
        )


def _refused(page: SecretsPage, error: FootprintError) -> None:
    if isinstance(error, WrongSecret):
        page.show_wrong(str(error))
    else:
        page.show_unfit(str(error))
