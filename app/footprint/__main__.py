"""``footprint``: no argument opens the window; otherwise a command."""

from __future__ import annotations

import sys

COULD_NOT = 1
NO_SCREEN = 3


def main() -> int:
    """Run Footprint and return its exit code; 3 means that there is no screen for the window."""
    from footprint import bugs, cores  # noqa: PLC0415 (nothing is imported before it is needed)

    cores.leave_none()
    bugs.keep_quiet()
    from footprint.bootstrap import services  # noqa: PLC0415 (as above)

    if len(sys.argv) > 1:
        from footprint.cli.commands import main as command  # noqa: PLC0415 (as above)

        return command(sys.argv[1:], services())
    from footprint.locations import shipped  # noqa: PLC0415 (as above)
    from footprint.ui.screen import has_screen  # noqa: PLC0415 (as above)

    if not shipped("resources").is_dir():
        print(
            "Footprint's own files are missing from this computer. Install Footprint again.", file=sys.stderr
        )
        return COULD_NOT
    if not has_screen():
        print(
            "Footprint needs a screen for its window and there is none here (or one that lets nobody in, or the "
            "system's library libxcb-cursor is missing; 'make setup' installs it). "
            "Without one, 'footprint run' takes an assessment from a file and 'footprint example' shows one.",
            file=sys.stderr,
        )
        return NO_SCREEN
    from footprint.ui.application import run  # noqa: PLC0415 (as above)

    return run(services(), sys.argv)


if __name__ == "__main__":
    sys.exit(main())
