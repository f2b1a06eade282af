"""The attestation on paper: what is handed over, one page where it can be."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from footprint.assessment.attestation import Attestation
from footprint.assessment.paper_words import (
    check_of,
    edition_and_day,
    grouped,
    in_words,
    occasion_words,
    still_open,
)
from footprint.language import text as _
from footprint.report import look, styles
from footprint.report.data import ATTESTATION, attestation_data, canonical
from footprint.report.layout import (
    Columns,
    Ground,
    Kept,
    Line,
    Panel,
    Stack,
    tick_box,
)
from footprint.report.page import Around, build
from footprint.report.signature_lines import signature_lines
from footprint.report.tagging.attachments import Attachment
from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.table import table
from footprint.report.tagging.text import Text, bulleted, listed, markup, strong
from footprint.report.words import made_on, sentence

# More of them flow over as many pages as they need, and only what is signed stays in one piece.
_COMPANIONS_WITH_SIGNATURE = 24


def attestation_pdf(attestation: Attestation) -> bytes:
    """The attestation as PDF; nothing in it depends on an answer, because no answer reaches it."""
    name = attestation.person.name
    title = _("Attestation: {policy}").format(policy=attestation.policy_title)
    around = Around(
        title=title,
        author=name,
        subject=_("That a policy was gone through, and what its reader will do"),
        day=attestation.day,
        header=f"{title}   \u00b7   {name}" if name.strip() else title,
        footer=made_on(attestation.edition, attestation.day),
    )
    data = Attachment(
        ATTESTATION,
        "application/json",
        canonical(attestation_data(attestation)),
        _("What is printed here, for programs"),
    )
    return build(_story(attestation, title), around, data)


def _story(attestation: Attestation, title: str) -> list[Flowable]:
    story: list[Flowable] = [_band(attestation, title), _facts(attestation)]
    for heading, promises in (
        (_("I confirm"), attestation.statements),
        (_("From now on"), attestation.commitments),
    ):
        if promises:
            head = Text(heading, styles.PART, tag="H2", leads=True)
            story.append(Stack([head, *bulleted(promises, styles.PROMISE)], before=6))
    return [*story, *_end(attestation)]


def _band(attestation: Attestation, title: str) -> Panel:
    # The organisation is a paragraph before the heading: it says whose paper this is.
    return Panel(
        [Text(attestation.organisation, styles.EYEBROW), Text(title, styles.TITLE, tag="H1")],
        Ground(look.ACCENT_SOFT, look.ACCENT, bleed=True),
        after=9,
    )


def _facts(attestation: Attestation) -> Stack:
    person = attestation.person
    who = [
        (_("Name"), strong(person.name) if person.name.strip() else ""),
        (_("Job"), person.job),
        (_("Team"), person.team),
        (_("Manager"), attestation.manager),
    ]
    what = [
        (_("Date"), strong(in_words(attestation.day))),
        ("", check_of(attestation.checked) if attestation.checked else ""),
        (_("Occasion"), occasion_words(attestation.occasion)),
        (_("Policy"), f"{attestation.policy_title}, {attestation.organisation}"),
        (_("Questionnaire"), edition_and_day(attestation.edition)),
    ]
    if attestation.open_actions is not None:
        what.append((_("Still open"), still_open(attestation.open_actions)))
    facts: list[Flowable] = [Columns([_pairs(who), _pairs(what)])]
    if attestation.covers:
        topics = sentence("; ".join(attestation.covers))
        facts.append(Stack(listed([(_("Topics of the policy"), topics)], styles.TOPICS), before=2))
    return Stack(facts)


def _pairs(pairs: list[tuple[str, str]]) -> list[Text]:
    return listed([(label, words) for label, words in pairs if words.strip()], styles.FACT)


def _end(attestation: Attestation) -> list[Flowable]:
    """What is signed: never torn apart, and with company from above if it has to go to a new page."""
    signing = [_reading(attestation), _signatures(attestation), _fine_print(attestation)]
    if not attestation.companions:
        return [Kept(signing, before=6)]
    head = Text(_("The policies that go with it"), styles.PART, tag="H2", leads=True)
    companions = [head, _companions(attestation.companions)]
    if len(attestation.companions) > _COMPANIONS_WITH_SIGNATURE:
        return [Stack(companions, before=6), Kept(signing, before=6)]
    return [Kept([*companions, *signing], before=6)]


def _companions(companions: tuple[str, ...]) -> Flowable:
    """One table, or two side by side where that saves half the height."""
    if len(companions) <= 4:
        return _table(companions, look.WIDTH)
    half = (len(companions) + 1) // 2
    gap = 18.0
    parts = (companions[:half], companions[half:])
    return Columns([[_table(part, (look.WIDTH - gap) / 2)] for part in parts], gap=gap)


def _table(companions: tuple[str, ...], width: float) -> Flowable:
    head = [_cell(_("Policy"), styles.CELL_HEAD), _cell(_("Where I find it"), styles.CELL_HEAD)]
    return table(
        [head, *([_cell(companion, styles.CELL), ""] for companion in companions)],
        summary=_("Policies that go with this one, each with room to note where it is kept"),
        heading_columns=1,
        colWidths=[width * 0.6, width * 0.4],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, look.colour(look.CONTROL)),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, look.colour(look.RULE)),
        ],
    )


def _cell(words: str, style: ParagraphStyle) -> Text:
    return Text(words, style, tag=None)


def _reading(attestation: Attestation) -> Flowable:
    read, unread = (
        _("I have read the policy itself."),
        _("I have not yet read the policy itself and will read it."),
    )
    if attestation.has_read is not None:
        return Stack([Text(strong(read if attestation.has_read else unread), styles.TEXT)], before=9)
    return Columns([[_to_tick(read)], [_to_tick(unread)]], before=9)


def _to_tick(words: str) -> Text:
    return Text(words, styles.TICKED, mark=_box_as_figure)


def _box_as_figure(canvas: TaggedCanvas, baseline: float) -> None:
    x, y = canvas.absolutePosition(0, baseline)
    with canvas.figure(_("Empty box to tick:"), (x, y - 1, x + 10, y + 9)):
        tick_box(canvas, baseline - 0.5)


def _signatures(attestation: Attestation) -> Flowable:
    manager = attestation.manager if attestation.for_both else None
    return signature_lines(attestation.person.name, manager)


def _fine_print(attestation: Attestation) -> Flowable:
    words: list[str] = [
        strong(_("This paper holds no answers and no findings: those stay with the employee."))
    ]
    if attestation.policy_fingerprint:
        words.append(
            _(
                "The policy text carries no version of its own; this fingerprint identifies it. Ask {organisation} to "
                "confirm that it is the current text."
            ).format(organisation=attestation.organisation)
        )
        words.append(
            _("Policy text: {fingerprint}").format(fingerprint=grouped(attestation.policy_fingerprint))
        )
    if attestation.edition.fingerprint:
        words.append(
            _("Questions: {fingerprint}").format(fingerprint=grouped(attestation.edition.fingerprint))
        )
    if attestation.seal:
        says = _("The seal fixes the answers and tells nothing about them.")
        words[0] = markup(words[0], " ", says)
        words.append(_("Seal: {seal}").format(seal=grouped(attestation.seal)))
    words.append(attestation.disclaimer)
    lines = [Text(line, styles.FINE_PRINT) for line in words if line.strip()]
    return Stack([Line(above=1, after=3), *lines], before=6)
