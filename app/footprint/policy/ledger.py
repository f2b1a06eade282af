"""The ids that a questionnaire has ever published: whether each edition accounts for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from footprint.policy.changes import EditionChanges, between
from footprint.policy.reader import Source
from footprint.policy.written_changes import WrittenId, WrittenLedger
from footprint.policy.yaml_text import Problem, YamlText


@dataclass(slots=True)
class _Traced:
    """A published question on its way to the present edition: where it stopped, or what it is called."""

    id: str | None
    options: set[str] = field(default_factory=set)
    stopped: int = 0


def ledger_problems(source: Source) -> Iterator[Problem]:
    """Steps that lead nowhere; published questions and options without a step; ids used for something else."""
    yield from _steps_to_nothing(source)
    if source.past.ledger is None:
        if source.policy.edition.number > 1:
            words = "ids.yaml is missing: let 'footprint ids' write it from the edition before this one"
            yield _at_edition(source, words)
        return
    text, ledger = source.past.ledger
    number = source.policy.edition.number
    if number < ledger.edition:
        words = f"edition {ledger.edition} is published already, so this one needs a higher number"
        yield _at_edition(source, words)
        return
    steps = between(source.policy.changes, ledger.edition, number)
    for question_id, known in ledger.questions.items():
        if known.retired is None:
            yield from _unaccounted(source, text, steps, question_id, known)
        elif question_id in source.policy.questions:
            words = f"'{question_id}' was in use until edition {known.retired} and cannot be used again"
            yield source.problem("question", question_id, words)


def ledger_of(source: Source) -> WrittenLedger:
    """The ledger with everything that this edition has; what it no longer has is retired in it."""
    policy = source.policy
    before = source.past.ledger[1] if source.past.ledger else WrittenLedger(edition=1, questions={})
    steps = between(policy.changes, before.edition, policy.edition.number)
    known, gone = dict(before.questions), dict[str, set[str]]()
    for question_id, one in before.questions.items():
        if one.retired is not None:
            continue
        traced = _trace(steps, question_id, set(one.options))
        if traced.id is not None:
            gone.setdefault(traced.id, set()).update(one.options, one.gone)
        if question_id not in policy.questions:
            known[question_id] = one.model_copy(update={"retired": policy.edition.number})
    for question in policy.questions.values():
        options = [option.id for option in question.options]
        known[question.id] = WrittenId(
            kind=question.kind.value,
            options=options,
            gone=sorted(gone.get(question.id, set()).difference(options)),
        )
    return WrittenLedger(edition=policy.edition.number, questions=known)


def _at_edition(source: Source, words: str) -> Problem:
    return source.problem("policy", source.policy.id, words)


def _unaccounted(
    source: Source, text: YamlText, steps: tuple[EditionChanges, ...], question_id: str, known: WrittenId
) -> Iterator[Problem]:
    policy, at = source.policy, ("questions", question_id)
    traced = _trace(steps, question_id, set(known.options))
    if traced.id is None:
        if question_id in policy.questions and not any(
            question_id == target for step in steps for target in _targets(step)
        ):
            words = f"'{question_id}' is dropped or split in changes/{traced.stopped}.yaml and still asked"
            yield source.problem("question", question_id, words)
        return
    now = policy.questions.get(traced.id)
    where = f"changes/{policy.edition.number}.yaml"
    if not steps and (now is None or not traced.options <= {one.id for one in now.options}):
        where = f"a new edition with its own changes/{policy.edition.number + 1}.yaml"
    if now is None:
        words = f"'{question_id}' was published and is gone: rename, split or drop it in {where}"
        yield text.problem(at, words, at_key=True)
    elif now.kind.value != known.kind:
        words = f"'{now.id}' was of kind {known.kind}: what has another kind needs another id"
        yield source.problem("question", now.id, words)
    elif gone := sorted(traced.options - {option.id for option in now.options}):
        words = f"the option '{gone[0]}' of '{now.id}' was published and is gone: say what becomes of it in {where}"
        yield source.problem("question", now.id, words)
    elif again := sorted({option.id for option in now.options}.intersection(known.gone)):
        words = f"the option '{again[0]}' of '{now.id}' was withdrawn and cannot be used again"
        yield source.problem("question", now.id, words)


def _trace(steps: tuple[EditionChanges, ...], question_id: str, options: set[str]) -> _Traced:
    traced = _Traced(question_id, options)
    for step in steps:
        assert traced.id is not None
        traced.id = step.now(traced.id)
        if traced.id is None:
            traced.stopped = step.edition
            break
        now = {step.option_now(traced.id, option) for option in traced.options}
        traced.options = {option for option in now if option is not None}
    return traced


def _targets(step: EditionChanges) -> Iterator[str]:
    yield from step.rename.values()
    for answers in step.split.values():
        for given in answers.values():
            yield from given


def _steps_to_nothing(source: Source) -> Iterator[Problem]:
    policy = source.policy
    for step in policy.changes:
        text, _ = source.past.changes[step.edition]
        later = between(policy.changes, step.edition, policy.edition.number)
        for path, target, options in _aims(step):
            traced = _trace(later, target, options)
            if traced.id is None:
                continue
            now = policy.questions.get(traced.id)
            if now is None:
                yield text.problem(path, f"there is no question '{target}'")
            elif now.options and (unknown := traced.options - {option.id for option in now.options}):
                yield text.problem(path, f"'{target}' has no option '{min(unknown)}'")


def _aims(step: EditionChanges) -> Iterator[tuple[tuple[str, ...], str, set[str]]]:
    """Every question that a step leads to, with the options it leads to and its place in the file."""
    for old, new in step.rename.items():
        yield ("rename", old), new, set()
    for question_id, mapped in step.options.items():
        yield ("options", question_id), question_id, {new for new in mapped.values() if new is not None}
    for question_id, by_option in step.split.items():
        for option, given in by_option.items():
            for target, answer in given.items():
                yield ("split", question_id, option, target), target, {answer}
    for question_id in step.ask_again:
        yield ("ask_again", question_id), question_id, set()
