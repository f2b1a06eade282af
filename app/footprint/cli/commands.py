"""The commands and their help; each returns its exit code: 0 done, 1 could not, 2 refused what was given."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from footprint import __version__
from footprint.cli import after_commands, vault_commands
from footprint.cli.days import day_argument
from footprint.errors import FootprintError, Refused
from footprint.language import text as _
from footprint.workflow.ports import Services


def main(arguments: Sequence[str], services: Services) -> int:
    """Run one command; a ``FootprintError`` becomes its text on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console without the letters of a name must not keep back what stands beside it.
            stream.reconfigure(errors="backslashreplace")
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.command(parsed, services))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except FootprintError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="footprint",
        description=_(
            "Take an employee through their organisation's social media policy, privately. "
            "Without a command the window opens."
        ),
        epilog=_(
            "Nothing is ever sent anywhere: there is no network access. Exit codes: 0 done, 1 could not be done, "
            "2 refused what was given, 3 no screen for the window."
        ),
    )
    parser.add_argument("--version", action="version", version=f"Footprint {__version__}")
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)

    run = commands.add_parser(
        "run",
        help=_("take an assessment from an answers file, without a window"),
        description=_(
            "Goes through the same steps as the window and writes attestation.pdf, action-list.pdf and "
            "result.json. A mistake in the file is told with file, line and column, and nothing is written."
        ),
        epilog=_(
            "An answers file:\n\n"
            "questionnaire: chorley-social-media\n"
            "occasion: onboarding            # or refresher, sitting\n"
            "person: {name: Sam Okafor, job: Planning assistant, team: Planning}\n"
            "answers:\n"
            "  question_id: option_id        # 'footprint questions' lists them\n"
            "  another_id: [option_a, option_b]\n\n"
            "A short check needs only questionnaire and answers; it gives result.json with its ending, and a page to "
            "take along where there is one.\n\n"
            "result.json is the employee's own: it holds what private questions raised, marked as such."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    run.add_argument("answers", type=Path, metavar="ANSWERS.yaml", help=_("the answers file"))
    run.add_argument("--out", type=_folder, required=True, metavar="DIR", help=_("where the three files go"))
    run.add_argument(
        "--date", type=day_argument, metavar="YYYY-MM-DD", help=_("the day it is taken (default: today)")
    )
    run.set_defaults(command=_run)

    questions = commands.add_parser("questions", help=_("list what a questionnaire can ask"))
    questions.add_argument("questionnaire", metavar="QUESTIONNAIRE", help=_("its id, or a folder"))
    questions.add_argument("--json", action="store_true", help=_("for programs"))
    questions.set_defaults(command=_questions)

    check = commands.add_parser(
        "check",
        help=_("proofread a questionnaire"),
        description=_("Names every mistake with file, line and column; exit code 2 if there is one."),
    )
    check.add_argument("questionnaires", nargs="+", metavar="QUESTIONNAIRE", help=_("its id, or a folder"))
    check.set_defaults(command=_check)

    ids = commands.add_parser(
        "ids",
        help=_("write down which ids an edition of a questionnaire has published"),
        description=_(
            "Writes ids.yaml beside policy.yaml, so that 'footprint check' can tell whether later editions account for "
            "every question. To be done whenever an edition is published."
        ),
    )
    ids.add_argument("questionnaire", metavar="QUESTIONNAIRE", help=_("its id, or a folder"))
    ids.set_defaults(command=_ids)

    example = commands.add_parser("example", help=_("make the documents of a worked example"))
    example.add_argument("--out", type=_folder, required=True, metavar="DIR", help=_("where the files go"))
    example.set_defaults(command=_example)

    verify = commands.add_parser(
        "verify",
        help=_("tell whether signed attestations are genuine and unaltered"),
        description=_(
            "Says by whom and when each was signed, for which edition, or what is wrong with it. Exit code 0 if all "
            "are genuine and signed by everybody who is to, 1 if one is not, 2 if a file cannot be read."
        ),
    )
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("an attestation as PDF"))
    verify.add_argument("--json", action="store_true", help=_("for programs"))
    verify.set_defaults(command=_verify)

    vault_commands.add_to(commands)
    after_commands.add_to(commands)
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not text or path.is_file():
        raise argparse.ArgumentTypeError(_("'{text}' is not a folder").format(text=text))
    return path


def _run(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.run import run  # noqa: PLC0415 (each command loads only what it needs)

    made, set_aside = run(services, parsed.answers, parsed.out, parsed.date)
    for path in made.values():
        print(path)
    if set_aside:
        said = _("Set aside, because these questions are not asked: {ids}")
        print(said.format(ids=", ".join(set_aside)), file=sys.stderr)
    return 0


def _questions(parsed: argparse.Namespace, _services: Services) -> int:
    from footprint.cli.questions import questions  # noqa: PLC0415 (as above)

    print(questions(parsed.questionnaire, as_json=parsed.json))
    return 0


def _check(parsed: argparse.Namespace, _services: Services) -> int:
    from footprint.cli.check import check  # noqa: PLC0415 (as above)

    said, clean = check(parsed.questionnaires)
    print(said, file=sys.stdout if clean else sys.stderr)
    return 0 if clean else 2


def _ids(parsed: argparse.Namespace, _services: Services) -> int:
    from footprint.cli.ids import write_ids  # noqa: PLC0415 (as above)

    print(write_ids(parsed.questionnaire))
    return 0


def _verify(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.verify import verify_files  # noqa: PLC0415 (as above)

    said, good = verify_files(services, parsed.files, as_json=parsed.json)
    print(said)
    return 0 if good else 1


def _example(parsed: argparse.Namespace, services: Services) -> int:
    from footprint.cli.run import run  # noqa: PLC0415 (as above)
    from footprint.policy.catalogue import FIRST, folder_of  # noqa: PLC0415 (as above)

    made, _set_aside = run(services, folder_of(FIRST) / "example.yaml", parsed.out, None)
    print(_("A worked example was taken; its documents are here:"))
    for path in made.values():
        print(f"  {path}")
    return 0
