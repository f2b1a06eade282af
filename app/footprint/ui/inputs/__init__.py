"""One input per kind of question; ``input_for`` finds it."""

from __future__ import annotations

from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Question
from footprint.ui.inputs.input import Input


def input_for(question: Question, value: Value | None, prefix: str = "") -> Input:
    """The input of a question, showing an answer; ``prefix`` goes before its names where questions share a page."""
    # Imported by need: most pages have answers to choose from and never meet the others.
    match question.kind:
        case Kind.ONE:
            from footprint.ui.inputs.one_choice import OneChoice  # noqa: PLC0415

            return OneChoice(question, value, prefix)
        case Kind.MANY:
            from footprint.ui.inputs.many_choice import ManyChoice  # noqa: PLC0415

            return ManyChoice(question, value, prefix)
        case Kind.DATE:
            from footprint.ui.inputs.date_input import DateInput  # noqa: PLC0415

            return DateInput(question, value, prefix)
        case Kind.NUMBER:
            from footprint.ui.inputs.number_input import NumberInput  # noqa: PLC0415

            return NumberInput(question, value, prefix)
        case Kind.TEXT:
            from footprint.ui.inputs.text_input import TextInput  # noqa: PLC0415

            return TextInput(question, value, prefix)
