"""The commands that work on vaults, and their help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from footprint.cli.opening import Secrets
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.ports import Services


def add_to(commands: Any) -> None:
    """Add them to the subparsers of a parser."""
    _add_listing(commands)
    _add_export_and_import(commands)
    _add_copies(commands)
    _add_erasing(commands)


def _add_listing(commands: Any) -> None:
    vaults = commands.add_parser("vaults", help=_("list the vaults on this computer"))
    vaults.add_argument("--json", action="store_true", help=_("for programs"))
    vaults.set_defaults(command=_vaults)

    doctor = commands.add_parser(
        "doctor",
        help=_("look whether everything is well"),
        description=_(
            "Says which versions are at work, where everything lies, and how it stands; with a vault also how that "
            "one stands, inside too. Exit code 0 if nothing is bad, else 1."
        ),
    )
    vault_argument(doctor, nargs="?")
    doctor.add_argument("--json", action="store_true", help=_("for programs"))
    doctor.set_defaults(command=_doctor)


def _add_export_and_import(commands: Any) -> None:
    export = commands.add_parser(
        "export",
        help=_("write everything that a vault keeps into a folder"),
        description=_(
            "Makes a new folder inside DIR with all of it: export.json, tables of the answers and their history, and "
            "the PDFs. These files are not locked: anyone who can open them can read them."
        ),
    )
    vault_argument(export)
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("where the new folder goes"))
    export.set_defaults(command=_export)

    bring_in = commands.add_parser(
        "import",
        help=_("make a vault from an export"),
        description=_(
            "Makes a new vault in the very state of the one that was exported, and shows its recovery code once. An "
            "export that was changed is refused, with file, line and column."
        ),
    )
    bring_in.add_argument("folder", type=Path, metavar="DIR", help=_("the folder that the export made"))
    bring_in.add_argument("--owner", default="", metavar="NAME", help=_("the new vault's name"))
    bring_in.add_argument(
        "--keyring", action="store_true", help=_("let this computer open it, in place of a passphrase")
    )
    stdin_argument(bring_in)
    bring_in.set_defaults(command=_import)


def _add_copies(commands: Any) -> None:
    copy = commands.add_parser(
        "copy",
        help=_("save a copy of a vault"),
        description=_(
            "One file, as encrypted as the vault. Only an older copy of the same vault is replaced."
        ),
    )
    vault_argument(copy)
    copy.add_argument("file", type=Path, metavar="FILE", help=_("where the copy goes"))
    copy.set_defaults(command=_copy)

    restore = commands.add_parser(
        "restore",
        help=_("put a saved copy back"),
        description=_("Puts it beside the vaults that are here; none is replaced."),
        epilog=_(
            "With --recovery-code and --passphrase-stdin: the code on the first line, the new passphrase next."
        ),
    )
    restore.add_argument("file", type=Path, metavar="FILE", help=_("the saved copy"))
    restore.add_argument(
        "--recovery-code",
        action="store_true",
        help=_("open it with the recovery code, and set a new passphrase"),
    )
    stdin_argument(restore)
    restore.set_defaults(command=_restore)


def _add_erasing(commands: Any) -> None:
    erase = commands.add_parser(
        "erase",
        help=_("erase the answers in a vault, or all of it"),
        description=_(
            "For good. A file that Footprint wrote elsewhere goes too, but only if nobody has changed it since. "
            "Asks for the name of the vault first."
        ),
    )
    vault_argument(erase)
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--answers",
        action="store_true",
        help=_("every assessment, drafts and action lists; attestations stay"),
    )
    what.add_argument("--everything", action="store_true", help=_("the whole vault, its keys first"))
    erase.add_argument("--keep-files", action="store_true", help=_("leave the files outside the vault"))
    erase.add_argument("--yes", action="store_true", help=_("do not ask"))
    erase.add_argument(
        "--receipt", type=Path, metavar="FILE", help=_("keep what was done, with --everything")
    )
    erase.add_argument(
        "--without-opening",
        action="store_true",
        help=_("for a vault that nothing opens any more, with --everything"),
    )
    erase.set_defaults(command=_erase)

    verify = commands.add_parser(
        "verify-erased",
        help=_("look whether anything is left"),
        description=_(
            "Looks in every place where a vault, its keys, copies and files have been. Exit code 0 if nothing is "
            "left, 1 if something is, and then says what."
        ),
    )
    verify.add_argument(
        "erased", metavar="VAULT_ID|RECEIPT", help=_("the vault's id, or the receipt that 'erase' kept")
    )
    verify.add_argument(
        "--answers",
        action="store_true",
        help=_("open the vault, by id or name, and look whether any answer is left in it"),
    )
    stdin_argument(verify)
    verify.set_defaults(command=_verify_erased)


def vault_argument(parser: argparse.ArgumentParser, **settings: Any) -> None:
    """Which vault it is about, and where its passphrase comes from."""
    parser.add_argument(
        "vault", metavar="VAULT", help=_("its id, or its owner's name if only one has it"), **settings
    )
    stdin_argument(parser)


def stdin_argument(parser: argparse.ArgumentParser) -> None:
    """Where secrets come from."""
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help=_("read the passphrase from the first line of standard input; else it is asked for"),
    )


def secrets_of(parsed: argparse.Namespace) -> Secrets:
    """The secrets as they were asked to be read."""
    return Secrets(from_stdin=parsed.passphrase_stdin)


def _vaults(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.list_vaults import list_vaults  # noqa: PLC0415 (each command loads only what it needs)

    print(list_vaults(services.vaults(), as_json=parsed.json))
    return 0


def _doctor(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.doctor import as_json, examine, in_words  # noqa: PLC0415 (as above)

    report = examine(services.vaults(), parsed.vault, secrets_of(parsed))
    print(as_json(report) if parsed.json else in_words(report))
    return 0 if report.is_healthy else 1


def _export(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.opening import find, opened  # noqa: PLC0415 (as above)
    from footprint.workflow.exporting import export  # noqa: PLC0415 (as above)

    vaults = services.vaults()
    name = find(vaults, parsed.vault)
    with opened(vaults, name, secrets_of(parsed).to_open(name)) as vault:
        print(export(vault, parsed.out, services.clock))
    print(_("These files are not locked: anyone who can open them can read them."), file=sys.stderr)
    return 0


def _import(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.workflow.importing import bring_in, read_export  # noqa: PLC0415 (as above)

    read_export(parsed.folder)  # before anybody thinks of a passphrase for it
    passphrase = None if parsed.keyring else secrets_of(parsed).new_passphrase()
    vault, code = bring_in(services.vaults(), parsed.folder, passphrase, parsed.owner)
    vault.close()
    print(_("Brought in as the vault of {owner}, {id}").format(owner=vault.owner, id=vault.id))
    print(_("Recovery code: {code}").format(code=code))
    print(_("Write it down: it is shown this once."), file=sys.stderr)
    return 0


def _copy(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.copies import copy  # noqa: PLC0415 (as above)

    copy(services.vaults(), parsed.vault, parsed.file, secrets_of(parsed), services.clock)
    print(parsed.file)
    return 0


def _restore(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.copies import restore  # noqa: PLC0415 (as above)

    name = restore(services.vaults(), parsed.file, secrets_of(parsed), by_code=parsed.recovery_code)
    print(_("Put back as the vault of {owner}, {id}").format(owner=name.owner, id=name.id))
    return 0


def _erase(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.erase import Wish, erase_all, erase_only_answers  # noqa: PLC0415 (as above)

    if parsed.answers and (parsed.receipt or parsed.without_opening):
        raise Refused(_("--receipt and --without-opening go with --everything only"))
    wish = Wish(parsed.vault, parsed.keep_files, parsed.yes, parsed.receipt)
    if parsed.answers:
        print(erase_only_answers(services.vaults(), wish, secrets_of(parsed), services.clock))
        return 0
    secrets = None if parsed.without_opening else secrets_of(parsed)
    said, is_gone = erase_all(services.vaults(), wish, secrets)
    print(said)
    return 0 if is_gone else 1


def _verify_erased(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.verify_erased import left_of_answers, left_of_vault  # noqa: PLC0415 (as above)

    vaults = services.vaults()
    if parsed.answers:
        left = left_of_answers(vaults, parsed.erased, secrets_of(parsed))
    else:
        left = left_of_vault(vaults, parsed.erased)
    print("\n".join([_("Still here:"), *(f"  {one}" for one in left)]) if left else _("Nothing is left."))
    return 1 if left else 0
