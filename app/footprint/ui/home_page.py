"""Home: go on, start, look at what is finished, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.draft_card import DraftCard
from footprint.ui.names import named
from footprint.ui.occasions import words
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.buttons import QUIET, Button, CardButton
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.page import Page
from footprint.ui.paused_banner import PausedBanner, listed
from footprint.ui.short_check.way_there import ShortChecksButton, heading
from footprint.workflow.kept import AssessmentSummary, DocumentKind, KeptDocument
from footprint.workflow.retention import Retention

if TYPE_CHECKING:
    # A new vault has nothing that could be due.
    from footprint.workflow.follow_up import Due

# More than anybody does in ten years; each of them costs the page a few widgets.
MOST = 50


class HomePage(Page):
    """``started``, ``resumed``, ``discarded`` and ``move_asked`` carry the occasion or the assessment's id.

    ``older`` are the ids of those whose questionnaire has a newer edition.

    ``attestation_asked`` carries the id of a kept document whose answers are gone, ``date_confirmed`` comes after what
    it deletes was shown, and ``all_asked`` where ``has_more`` says that older assessments are not listed. ``refresher``
    is what the yearly refresher would come to today. Where it ``is_veiled`` nothing is there of what is due, or came of
    earlier checks, whatever there is of it; ``unveiled`` comes when the person is alone and wants to see it.
    """

    started = Signal(str)
    resumed = Signal(str)
    discarded = Signal(str)
    move_asked = Signal(str)
    locked = Signal()
    kept_asked = Signal()
    short_check_asked = Signal()
    practised = Signal()
    check_asked = Signal()
    all_asked = Signal()
    attestation_asked = Signal(str)
    date_confirmed = Signal()
    left_paused = Signal()
    actions_asked = Signal()
    attest_asked = Signal()
    compare_asked = Signal()
    unveiled = Signal()

    def __init__(
        self,
        owner: str,
        summaries: Sequence[AssessmentSummary],
        *,
        retention: Retention | None = None,
        today: date | None = None,
        attestations: Sequence[KeptDocument] = (),
        has_more: bool = False,
        asks_about_date: bool = True,
        refresher: str = "",
        older: Collection[str] = (),
        due: Due | None = None,
        is_veiled: bool = False,
    ) -> None:
        super().__init__(_("Hello, {name}").format(name=owner) if owner else _("Hello"))
        self._waiting: Banner | None = None
        drafts = [summary for summary in summaries if summary.signed_off is None]
        finished = [summary for summary in summaries if summary.signed_off is not None]
        if drafts:
            self.column.put(Heading(_("Go on where you left off")), above=24)
        for n, draft in enumerate(drafts):
            card = DraftCard(draft, is_older=draft.id in older)
            card.move_asked.connect(partial(self.move_asked.emit, draft.id))
            card.resumed.connect(partial(self.resumed.emit, draft.id))
            card.discarded.connect(partial(self.discarded.emit, draft.id))
            self.column.put(card, above=10 if n == 0 else 12)
        above = 32 if drafts else 24
        if is_veiled:
            self._put_veil(above)
            above = 32
        elif due is not None and today is not None and (due.refresher is not None or due.trouble):
            is_begun = any(draft.occasion is Occasion.REFRESHER for draft in drafts)
            self._put_due(due, today, above, is_begun=is_begun)
            above = 32
        self.column.put(Heading(_("Start a check")), above=above)
        self.column.addSpacing(6)
        for occasion in _in_order(has_been_through=bool(finished)):
            said = words(occasion)
            figures = refresher if occasion is Occasion.REFRESHER and not is_veiled else ""
            text = figures or said.text
            button = CardButton(said.title, text, f"start.{occasion}", icon=said.icon)
            button.clicked.connect(partial(self.started.emit, str(occasion)))
            self.column.put_control(button, above=2, stretched=True)
        self.column.put(Heading(heading()), above=32)
        short = ShortChecksButton()
        short.clicked.connect(self.short_check_asked)
        self.column.put_control(short, above=8, stretched=True)
        if finished or attestations:
            self.column.put(Heading(_("Finished")), above=32)
            self.column.put(self._finished(finished, attestations), above=10)
        if can_be_compared(summaries) and not is_veiled:
            compare = Button(_("Compare two checks"), "compare", QUIET, icon="scale")
            compare.clicked.connect(self.compare_asked)
            self.column.put_control(compare, above=8)
        if has_more:
            everything = Button(_("Show all"), "show_all", QUIET, icon="chevron-down")
            everything.clicked.connect(self.all_asked)
            self.column.put_control(everything, above=8)
        if retention is not None:
            self._put_retention(retention, today, asks=asks_about_date)
        self._put_ends()

    def take_focus(self) -> None:
        """What was deleted, or waits for an answer, is said before everything else."""
        if self._waiting is not None:
            self._waiting.take_focus()
        else:
            super().take_focus()

    def _put_veil(self, above: int) -> None:
        from footprint.ui.veiled_card import VeiledCard  # noqa: PLC0415 (once there is a sitting)

        card = VeiledCard()
        card.shown.connect(self.unveiled)
        self.column.put(Heading(_("What is due")), above=above)
        self.column.put(card, above=10)

    def _put_due(self, due: Due, today: date, above: int, *, is_begun: bool) -> None:
        from footprint.ui.following.due_card import DueCard  # noqa: PLC0415 (once a check is finished)

        card = DueCard(due, today, is_begun=is_begun)
        card.refresher_asked.connect(partial(self.started.emit, str(Occasion.REFRESHER)))
        card.actions_asked.connect(self.actions_asked)
        card.attest_asked.connect(self.attest_asked)
        self.column.put(Heading(_("What is due")), above=above)
        self.column.put(card, above=10)

    def _finished(self, finished: Sequence[AssessmentSummary], attestations: Sequence[KeptDocument]) -> Card:
        card = Card(says=_("Finished"), padding=16)
        for summary in finished:
            assert summary.signed_off is not None
            answers = plural("{number} answer", "{number} answers", summary.answered).format(
                number=summary.answered
            )
            if summary.occasion is Occasion.SITTING:
                # A number would tell who sat there how much was answered behind the curtain.
                answers = _("with your manager")
            says = _("Result and documents of {day}").format(day=day_in_words(summary.signed_off))
            opened = named(
                Button(_("Result and documents"), "", QUIET, icon="file-text", says=says),
                f"open.{summary.id}",
            )
            opened.clicked.connect(partial(self.resumed.emit, summary.id))
            _put_line(card, summary.occasion, summary.signed_off, answers, opened)
        for one in attestations:
            says = _("Save the attestation of {day} again").format(day=day_in_words(one.day))
            again = Button(
                _("Save the attestation again"), f"attestation.{one.id}", QUIET, icon="save", says=says
            )
            again.clicked.connect(partial(self.attestation_asked.emit, one.id))
            _put_line(card, one.occasion, one.day, _("the answers are erased"), again)
        return card

    def _put_retention(self, retention: Retention, today: date | None, *, asks: bool) -> None:
        if retention.deleted:
            self._waiting = Banner(
                "soft", _("Deleted, because their time was up"), _gone(retention.deleted), name="deleted"
            )
            self.show_banner(self._waiting)
        if retention.must_ask and asks:
            paused = PausedBanner(retention, today)
            paused.date_confirmed.connect(self.date_confirmed)
            paused.left_paused.connect(self._on_left_paused)
            self.show_banner(paused)
            self._waiting = paused
        if retention.must_ask:
            line, icon = _("Deleting is paused, because this computer's date has jumped."), "clock"
        elif retention.next_day is not None:
            line = _("The next answers are deleted on {day}.").format(day=day_in_words(retention.next_day))
            icon = "clock"
        else:
            return
        self._next = named(Label(line, "small", icon=icon, tint="muted"), "next_deletion")
        self.column.put(self._next, above=16)

    def _put_ends(self) -> None:
        kept = Button(_("What is kept about me"), "kept", QUIET, icon="eye")
        practice = Button(_("Practice run"), "practise", QUIET, icon="sprout")
        check = Button(_("Check a signed PDF"), "check_pdf", QUIET, icon="shield-check")
        lock = Button(_("Lock the vault"), "lock", QUIET, icon="lock")
        kept.clicked.connect(self.kept_asked)
        practice.clicked.connect(self.practised)
        check.clicked.connect(self.check_asked)
        lock.clicked.connect(self.locked)
        self.column.put_row(kept, practice, check, lock, above=28)
        self.column.put(
            Label(_("Everything is saved. You can close the window at any time."), "small"), above=4
        )
        self.column.addStretch(1)

    def _on_left_paused(self) -> None:
        self._waiting = None
        self.clear_banner()
        super().take_focus()
        self.left_paused.emit()


def _gone(deleted: Sequence[AssessmentSummary]) -> str:
    return _("{checks}: every answer and the action list. Attestations stay.").format(checks=listed(deleted))


def _in_order(*, has_been_through: bool) -> Sequence[Occasion]:
    """What can be started; the first check stands first until one is finished, and last from then on."""
    first, *later = Occasion
    return (*later, first) if has_been_through else (first, *later)


def can_be_compared(summaries: Sequence[AssessmentSummary]) -> bool:
    """Whether there are two finished checks of one policy."""
    policies = [one.policy_id for one in summaries if one.signed_off is not None]
    return len(set(policies)) < len(policies)


def without_answers(
    documents: Iterable[KeptDocument], summaries: Iterable[AssessmentSummary]
) -> tuple[KeptDocument, ...]:
    """The attestations whose answers are gone, the newest first, the last that was made of each assessment."""
    there = {summary.id for summary in summaries}
    last = {
        one.assessment_id: one
        for one in documents
        if one.kind is DocumentKind.ATTESTATION and one.assessment_id not in there
    }
    return tuple(reversed(last.values()))


def _put_line(card: Card, occasion: Occasion, day: date, more: str, button: Button) -> None:
    if card.column.count():
        card.column.put(Rule(), above=10)
        card.column.addSpacing(10)
    card.column.put(Label(words(occasion).title, "strong", icon="circle-check", tint="ok"))
    signed = _("Signed off on {day}").format(day=day_in_words(day))
    card.column.put(Label(f"{signed} · {more}", "muted"), above=2)
    card.column.put_row(button, above=6)
