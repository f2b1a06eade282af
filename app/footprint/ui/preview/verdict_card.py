"""What can be said of one signed PDF: whether it is genuine, who signed it and when, and for which edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from footprint.assessment.paper_words import grouped
from footprint.language import text as _
from footprint.ui.accessible import sentences
from footprint.ui.parts.dates import day_in_words, moment_in_words
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.workflow.paper_told import doubts, what_it_is
from footprint.workflow.signatures import Signature, Signer, Verification

_LONGEST = 200  # characters: no name is longer, and whoever made the file may have written a book


class Checked(NamedTuple):
    """A file that was checked, by its name.

    ``is_current`` says whether it is for the edition that is asked now; ``None`` where nobody can tell.
    """

    name: str
    verification: Verification
    is_current: bool | None = None


class Verdict(NamedTuple):
    """What it comes to in a few words, with the icon and tint that go with them."""

    words: str
    icon: str
    tint: str


def verdict(found: Verification) -> Verdict:
    """What it comes to."""
    if not found.is_genuine:
        return Verdict(_("Not shown to be genuine"), "circle-alert", "danger")
    if not found.is_complete:
        return Verdict(_("Genuine and unaltered, but not signed by everybody"), "triangle-alert", "warn")
    return Verdict(_("Genuine and unaltered"), "circle-check", "ok")


class VerdictCard(Card):
    """Everything that is known of one file, in sentences that a screen reader reads one after the other."""

    def __init__(self, checked: Checked, number: int) -> None:
        found, comes_to = checked.verification, verdict(checked.verification)
        asks = doubts(found)
        super().__init__(says=sentences(checked.name, comes_to.words, *asks))
        self._number = number
        # A file may be called anything, and names without spaces are as long as they like.
        self.column.put(Heading(_breakable(checked.name), icon="file-text"))
        self.column.put(Label(comes_to.words, "strong", icon=comes_to.icon, tint=comes_to.tint), above=10)
        for problem in found.problems:
            self.column.put(Label(sentences(problem, ""), icon=INDENT), above=4)
        for doubt in asks:
            self.column.put(Label(doubt, icon="triangle-alert", tint="warn"), above=4)
        if found.is_genuine:
            for line in what_it_is(found):
                self.column.put(Label(line, icon=INDENT), above=4)
            self._put_edition(found.data, checked.is_current)
            self._put_signatures(found)

    def _put_edition(self, data: Mapping[str, Any], is_current: bool | None) -> None:  # noqa: FBT001 (Checked's)
        policy, edition = data.get("policy"), data.get("edition")
        parts = [_text(policy, "title"), _text(data, "organisation")]
        if isinstance(edition, dict):
            number, published = edition.get("number"), _text(edition, "published")
            if isinstance(number, int):
                parts.append(
                    _("edition {number} of {day}").format(number=number, day=_day(published) or published)
                )
        line = ", ".join(part for part in parts if part)
        if line:
            self.column.put(Label(_("For: {what}").format(what=line), icon=INDENT), above=8)
        said = {
            True: Verdict(_("This is the edition that holds now."), "circle-check", "ok"),
            False: Verdict(_("This is not the edition that holds now."), "triangle-alert", "warn"),
            None: Verdict(
                _(
                    "This copy of Footprint does not know that edition, so it cannot tell whether it holds now."
                ),
                "circle-question-mark",
                "muted",
            ),
        }[is_current]
        self.column.put(Label(said.words, icon=said.icon, tint=said.tint), above=4)

    def _put_signatures(self, found: Verification) -> None:
        self.column.put(Rule(), above=14)
        for count, signature in enumerate(found.signatures, 1):
            place = _("{number} of {all}").format(number=count, all=found.expected)
            line = _("Signature {place}: {name}, {role}").format(
                place=place, name=_short(signature.by) or _("no name"), role=_role(signature)
            )
            self.column.put(Label(line, "strong", icon="pencil", tint="accent"), above=14)
            when = moment_in_words(signature.at) if signature.at else _("at a time that is not given")
            self.column.put(
                Label(_("Signed {when}, by the clock of the computer used").format(when=when), icon=INDENT),
                above=2,
            )
            self.column.put(Label(_vouched(signature), "muted", icon=INDENT), above=2)
            key = Label(grouped(signature.key), "muted", icon=INDENT)
            name = f"key.{self._number}.{count}"
            self.column.put_control(Fold(_("Show the key"), _("Hide the key"), key, name), above=2)
        missing = found.expected - len(found.signatures)
        if missing > 0:
            line = _("Signature {number} of {all} is missing").format(
                number=len(found.signatures) + 1, all=found.expected
            )
            self.column.put(Label(line, "strong", icon="circle-dashed", tint="warn"), above=14)


def _role(signature: Signature) -> str:
    return _("employee") if signature.signer is Signer.EMPLOYEE else _("manager")


def _vouched(signature: Signature) -> str:
    if signature.self_made:
        return _("The key was made by the person alone: nobody else vouches for the name.")
    return _("The key says that {issuer} gave it out. Footprint cannot check that.").format(
        issuer=signature.issuer or _("somebody else")
    )


def _text(data: Any, name: str) -> str:
    """What stands under a name, as far as it is text: the file may have been made by any program."""
    value = data.get(name) if isinstance(data, dict) else None
    return _short(value) if isinstance(value, str) else ""


def _short(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]


def _day(written: str) -> str:
    try:
        return day_in_words(date.fromisoformat(written))
    except ValueError:
        return ""


def _breakable(name: str) -> str:
    return (
        "\u200b".join(name[start : start + 12] for start in range(0, len(name), 12))
        if " " not in name
        else name
    )
