"""``footprint verify``: whether signed documents are as they were signed, by whom, and for which edition."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from footprint.assessment.paper_words import grouped
from footprint.language import text as _
from footprint.workflow.paper_told import doubts, what_it_is
from footprint.workflow.ports import Services
from footprint.workflow.signatures import Signature, Signer, shown_plainly
from footprint.workflow.verify import Verified, verify


def verify_files(services: Services, files: Sequence[Path], *, as_json: bool) -> tuple[str, bool]:
    """What there is to say of each file, and whether all of them are genuine and signed by all who are to.

    Raises:
        Refused: a file cannot be read; nothing is said of the others either.
    """
    documents, policy = services.documents(), services.policy()
    found = [verify(documents, policy, file) for file in files]
    good = all(one.said.is_complete for one in found)
    if as_json:
        return json.dumps([_data(one) for one in found], ensure_ascii=False, indent=2), good
    said = "\n\n".join("\n  ".join([str(one.file), *_lines(one)]) for one in found)
    return f"{said}\n\n{_what_it_proves()}", good


def _what_it_proves() -> str:
    return _(
        "A signature proves that the file was not changed since. Whose hand it was it proves only as far as you know "
        "that the key is theirs: compare its number with them."
    )


def _lines(found: Verified) -> Iterator[str]:
    said = found.said
    if said.problems:
        yield _("NOT GENUINE, or nobody can tell:")
        yield from said.problems
        return
    number = _("{signed} of {expected} signatures").format(
        signed=len(said.signatures), expected=said.expected
    )
    paper = _("what was agreed in a sitting") if said.is_agreement else _("an attestation")
    yield _("Genuine and unaltered, {number}: {paper}").format(number=number, paper=paper)
    yield from what_it_is(said)
    for one in said.signatures:
        yield _signed(one)
    for doubt in doubts(said):
        yield _("Look at this: {doubt}").format(doubt=doubt)
    edition = said.data["edition"]
    yield _("{policy}, {organisation}, edition {number}: {standing}").format(
        policy=shown_plainly(said.data["policy"]["title"]),
        organisation=shown_plainly(said.data["organisation"]),
        number=edition["number"],
        standing=_standing(found),
    )


def _signed(signature: Signature) -> str:
    who = {Signer.EMPLOYEE: _("Employee"), Signer.MANAGER: _("Manager")}[signature.signer]
    when = (
        signature.at.astimezone().strftime("%Y-%m-%d %H:%M %Z").strip()
        if signature.at
        else _("no time given")
    )
    # Its beginning is enough to compare by eye or on the telephone.
    key = grouped(signature.key[:16])
    kind = (
        _("made for the person alone")
        if signature.self_made
        else _("it says that {issuer} gave it out; that was not checked").format(issuer=signature.issuer)
    )
    return _("{who}: {name}, {when}; key {key} ({kind})").format(
        who=who, name=signature.by, when=when, key=key, kind=kind
    )


def _standing(found: Verified) -> str:
    if found.is_current is None:
        return _("a policy that this Footprint does not know")
    return _("the current edition") if found.is_current else _("not the current edition")


def _data(found: Verified) -> dict[str, Any]:
    said = found.said
    return {
        "file": str(found.file),
        "genuine": said.is_genuine,
        "complete": said.is_complete,
        "expected_signatures": said.expected,
        "signatures": [
            {
                "signer": one.signer.name.lower(),
                "name": one.by,
                "at": one.at.isoformat() if one.at else None,
                "key": one.key,
                "self_made": one.self_made,
                "issuer": one.issuer,
            }
            for one in said.signatures
        ],
        "problems": list(said.problems),
        "warnings": list(doubts(said)),
        "current_edition": found.is_current,
        "attestation": {} if said.is_agreement else said.data,
        "agreement": said.data if said.is_agreement else {},
    }
