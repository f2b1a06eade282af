"""Which values answer which question, as they are kept, and as people read them."""

from __future__ import annotations

import difflib
from datetime import date
from typing import Any

from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.day import day_from
from footprint.policy.policy import Kind, Question

LONGEST_TEXT = 10_000


class AnswerRefused(Refused):
    """A value that does not answer the question; the text says what would."""


def accept(question: Question, raw: Any) -> Value:
    """The value in its kept form: an option id, option ids in the question's order, a date, a number or text.

    Raises:
        AnswerRefused: the value does not answer this question.
    """
    match question.kind:
        case Kind.ONE:
            return _option(question, raw)
        case Kind.MANY:
            return _options(question, raw)
        case Kind.DATE:
            return _date(raw)
        case Kind.NUMBER:
            return _number(question, raw)
        case Kind.TEXT:
            return _text(raw)


def to_kept(value: Value) -> str | int | list[str]:
    """The value as JSON can hold it; ``accept`` reads it back."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def in_words(question: Question, value: Value) -> str:
    """The answer as its giver would read it back."""
    if isinstance(value, tuple):
        return "; ".join(question.option(option_id).text for option_id in value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return question.option(value).text if question.kind is Kind.ONE and isinstance(value, str) else str(value)


def _option(question: Question, raw: Any) -> str:
    ids = [option.id for option in question.options]
    if not isinstance(raw, str):
        raise AnswerRefused(_("'{question}' takes one option, not a list").format(question=question.id))
    if raw in ids:
        return raw
    near = difflib.get_close_matches(raw, ids, n=1, cutoff=0.6)
    hint = (
        _("did you mean '{near}'?").format(near=near[0])
        if near
        else _("it takes: {ids}").format(ids=", ".join(ids))
    )
    raise AnswerRefused(
        _("'{raw}' does not answer '{question}'; {hint}").format(raw=raw, question=question.id, hint=hint)
    )


def _options(question: Question, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, (list, tuple)) or not raw:
        raise AnswerRefused(
            _("'{question}' takes a list of one or more options").format(question=question.id)
        )
    chosen = {_option(question, one) for one in raw}
    alone = chosen.intersection(question.exclusive)
    if alone and len(chosen) > 1:
        raise AnswerRefused(
            _("'{option}' rules out the other answers to '{question}'").format(
                option=min(alone), question=question.id
            )
        )
    return tuple(option.id for option in question.options if option.id in chosen)


def _date(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    try:
        return day_from(str(raw))
    except ValueError:
        raise AnswerRefused(_("'{raw}' is not a date; write it as 2026-03-27").format(raw=raw)) from None


def _number(question: Question, raw: Any) -> int:
    try:
        number = int(str(raw))
    except ValueError:
        raise AnswerRefused(_("'{raw}' is not a whole number").format(raw=raw)) from None
    if question.minimum is not None and number < question.minimum:
        raise AnswerRefused(_("The smallest number here is {least}").format(least=question.minimum))
    if question.maximum is not None and number > question.maximum:
        raise AnswerRefused(_("The largest number here is {most}").format(most=question.maximum))
    return number


def _text(raw: Any) -> str:
    text = str(raw).strip()
    if not text:
        raise AnswerRefused(_("Write an answer"))
    if len(text) > LONGEST_TEXT:
        raise AnswerRefused(_("This is longer than {most} characters").format(most=LONGEST_TEXT))
    if "\x00" in text:
        raise AnswerRefused(_("This text holds a character that cannot be kept"))
    return text
