"""``footprint compare``: two finished checks side by side, on the screen alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footprint.assessment.comparison import Beside, Change, Comparison
from footprint.assessment.finding import Conclusion
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Policy
from footprint.workflow.comparing import comparable, compare
from footprint.workflow.export_tables import occasion_in_words
from footprint.workflow.ports import Vault


def list_checks(vault: Vault, policy: Policy) -> str:
    """The checks that can be compared, the last finished first.

    Raises:
        Refused: the vault cannot be read.
    """
    return "\n".join(
        f"{one.id}  {one.signed_off}  {occasion_in_words(one.occasion)}" for one in comparable(vault, policy)
    ) or _("No check is finished yet")


def compared(vault: Vault, policy: Policy, check_ids: Sequence[str], *, only_changes: bool) -> str:
    """Both checks, section by section, and what became of the findings.

    Raises:
        Refused: there are no two finished checks, or other than two were named.
    """
    if len(check_ids) not in (0, 2):
        raise Refused(_("Name two checks, or none for the last two"))
    found = compare(vault, policy, *check_ids)
    lines = [_("{earlier} and {later}").format(earlier=found.earlier, later=found.later)]
    for section in found.sections:
        shown = [one for one in section.answers if not only_changes or one.change is not Change.SAME]
        if shown:
            lines += ["", section.title, *(line for one in shown for line in _answers(one))]
    return "\n".join([*lines, *_findings(found.findings)])


def _answers(one: Beside) -> Iterator[str]:
    says = {
        Change.SAME: _("same"),
        Change.CHANGED: _("changed"),
        Change.NEW: _("new"),
        Change.NO_LONGER_ASKED: _("no longer asked"),
    }[one.change]
    yield f"  {one.text} [{says}]"
    if one.earlier_text:
        yield "    " + _("It was: {question}").format(question=one.earlier_text)
    if one.change is not Change.NEW:
        yield "    " + _("Then: {answer}").format(answer=one.earlier or _("not answered"))
    if one.change is not Change.NO_LONGER_ASKED:
        yield "    " + _("Now: {answer}").format(answer=one.later or _("not answered"))
    if one.why:
        yield f"    ({one.why})"


def _findings(found: Comparison) -> Iterator[str]:
    groups: tuple[tuple[str, tuple[Conclusion, ...]], ...] = (
        (_("Better than then"), found.improved),
        (_("As it was then"), found.same),
        (_("New since then"), found.new),
    )
    for title, conclusions in groups:
        if conclusions:
            yield from ("", title, *(f"  {one.rule.title}" for one in conclusions))
