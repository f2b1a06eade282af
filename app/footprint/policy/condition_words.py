"""A condition as a sentence, for people who prepare answers or read over a questionnaire."""

from __future__ import annotations

from datetime import date

from footprint.language import text as _
from footprint.policy.condition import All, AnyOf, Compare, Condition, Not
from footprint.policy.policy import Policy


def in_words(condition: Condition, policy: Policy) -> str:
    """The condition in words, questions named by id and answers by their text."""
    match condition:
        case All(parts):
            return _(" and ").join(_bracketed(part, policy) for part in parts)
        case AnyOf(parts):
            return _(" or ").join(_bracketed(part, policy) for part in parts)
        case Not(part):
            return _("not ({part})").format(part=in_words(part, policy))
        case Compare():
            return _comparison(condition, policy)


def _bracketed(condition: Condition, policy: Policy) -> str:
    words = in_words(condition, policy)
    return f"({words})" if isinstance(condition, (All, AnyOf)) else words


def _comparison(compare: Compare, policy: Policy) -> str:
    if compare.operator == "answered":
        pattern = _("{question} is answered") if compare.constant else _("{question} is not answered")
        return pattern.format(question=compare.question)
    pattern = {
        "is": _("{question} is {answer}"),
        "is_not": _("{question} is not {answer}"),
        "in": _("{question} is {answer}"),
        "not_in": _("{question} is none of {answer}"),
        "any_of": _("{question} includes {answer}"),
        "none_of": _("{question} includes none of {answer}"),
        "all_of": _("{question} includes all of {answer}"),
        "before": _("{question} is before {answer}"),
        "after": _("{question} is after {answer}"),
        "at_least": _("{question} is at least {answer}"),
        "at_most": _("{question} is at most {answer}"),
    }[compare.operator]
    joined = _(", ") if compare.operator in ("none_of", "all_of", "not_in") else _(" or ")
    constants = compare.constant if isinstance(compare.constant, tuple) else (compare.constant,)
    answer = joined.join(_constant(compare.question, constant, policy) for constant in constants)
    return pattern.format(question=compare.question, answer=answer)


def _constant(question_id: str, constant: object, policy: Policy) -> str:
    question = policy.questions.get(question_id)
    if isinstance(constant, date):
        return constant.isoformat()
    if question is None or not question.options:
        return str(constant)
    return f"'{question.option(str(constant)).text}' ({constant})"
