"""What a signed paper says that it is, and what is to be asked about its signatures, in the same words everywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from footprint.assessment.paper_words import check_of, in_words, occasion_words
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.workflow.signatures import Signature, Signer, Verification, shown_plainly

_NAME_ON_KEY = 64  # characters of a name that a certificate holds (RFC 5280, appendix A.1)


def what_it_is(found: Verification) -> tuple[str, ...]:
    """Whose paper it is, of which day and of which check, a line each; as far as it tells."""
    data = found.data
    name, manager, day = _words(data, "name"), _words(data, "manager"), _day(data, "date")
    if not day:
        return ()
    if found.is_agreement:
        line = _("What {name} and {manager} agreed on {day}")
    elif name:
        line = _("The attestation of {name}, made on {day}")
    else:
        line = _("An attestation without a name, made on {day}")
    lines = [
        line.format(name=name or _("the employee"), manager=manager or _("the manager"), day=in_words(day))
    ]
    if found.is_agreement:
        return tuple(lines)
    occasion = _occasion(data)
    if occasion is not None:
        lines.append(_("Occasion: {occasion}").format(occasion=occasion_words(occasion)))
    if manager:
        lines.append(_("Manager on the paper: {name}").format(name=manager))
    checked = _day(data, "checked")
    if checked:
        lines.append(check_of(checked))
    return tuple(lines)


def doubts(found: Verification) -> tuple[str, ...]:
    """What should be asked before the signatures are relied on, in sentences; the paper is genuine all the same."""
    return tuple(_doubts(found))


def _doubts(found: Verification) -> Iterator[str]:
    differing = False
    for one in found.signatures:
        named = _words(found.data, {Signer.EMPLOYEE: "name", Signer.MANAGER: "manager"}[one.signer])
        if named and _same(named) != _same(one.by):
            differing = True
            yield _differing(one).format(signed=one.by or _("no name"), named=named)
    keys = [one.key for one in found.signatures]
    if len(set(keys)) < len(keys):
        yield _("Both signatures were made with the same key, so one person may have signed twice. Ask both.")
    names = [_same(one.by) for one in found.signatures]
    if not differing and len(set(names)) < len(names):
        yield _("Both signatures bear the same name. Ask both whether they signed.")


def _differing(signature: Signature) -> str:
    if signature.signer is Signer.MANAGER:
        return _("The manager's signature says {signed}, and the paper says {named}. Ask who signed.")
    return _("The employee's signature says {signed}, and the paper says {named}. Ask who signed.")


def _same(name: str) -> str:
    """A name without what two spellings of it may differ in."""
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    return plain[:_NAME_ON_KEY].strip().casefold()


def _words(data: Mapping[str, Any], name: str) -> str:
    """What stands under a name, as far as it is text: the file may have been made by any program."""
    value = data.get(name)
    return " ".join(shown_plainly(value).split()) if isinstance(value, str) else ""


def _day(data: Mapping[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(_words(data, name))
    except ValueError:
        return None


def _occasion(data: Mapping[str, Any]) -> Occasion | None:
    try:
        return Occasion(_words(data, "occasion"))
    except ValueError:
        return None
