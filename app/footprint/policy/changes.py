"""What an edition does with the questions of the edition before it, so that no answer is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """The steps from the edition before to ``edition``.

    ``drop``, ``split`` and ``rename`` name questions as they were, ``options`` and ``ask_again`` as they are from then
    on. ``options`` gives each old option its new id, ``None`` where it is withdrawn; ``split`` gives each old option
    the answers that it comes to; ``drop`` and ``ask_again`` give the reason.
    """

    edition: int
    rename: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    split: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    drop: Mapping[str, str] = field(default_factory=dict)
    ask_again: Mapping[str, str] = field(default_factory=dict)

    def now(self, question_id: str) -> str | None:
        """What a question of the edition before is called; ``None`` if it was dropped or split."""
        if question_id in self.drop or question_id in self.split:
            return None
        return self.rename.get(question_id, question_id)

    def option_now(self, question_id: str, option_id: str) -> str | None:
        """What an option of a question, which is named as it is now, is called; ``None`` if it is withdrawn."""
        return self.options.get(question_id, {}).get(option_id, option_id)


def between(changes: tuple[EditionChanges, ...], old: int, new: int) -> tuple[EditionChanges, ...]:
    """The steps that lead from one edition to another, in order; none back."""
    return tuple(sorted((one for one in changes if old < one.edition <= new), key=lambda one: one.edition))
