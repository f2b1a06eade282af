"""What is shown between questions as it is written: steps to put something right, and situations to think about."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.policy.written import WrittenFix, WrittenQuestion
from footprint.policy.written_files import WrittenQuestionnaire
from footprint.policy.yaml_text import PathKey, Problem, YamlText, nearest


def wrong_fixes(written: WrittenQuestionnaire) -> Iterator[Problem]:
    """Kinds of platform that are no options of a question, and a question without kinds."""
    questions = _questions(written)
    text, actions = written.lists["actions"]
    for n, action in enumerate(actions):
        if action.fix is not None:
            yield from _wrong_kinds(action.fix, questions, text, (n, "fix"))
            if written.short_check:
                yield text.problem((n, "fix"), "a short check keeps nothing, so nothing is put right in it")


def _wrong_kinds(
    fix: WrittenFix, questions: dict[str, WrittenQuestion], text: YamlText, path: PathKey
) -> Iterator[Problem]:
    if fix.question is None:
        if fix.kinds:
            yield text.problem((*path, "kinds"), "kinds are options of a question: name it as 'question'")
        return
    if not fix.kinds:
        yield text.problem((*path, "question"), "'question' says whose options the kinds are: give 'kinds'")
    question = questions.get(fix.question)
    if question is None:
        return
    if question.kind != "many":
        words = f"'{question.id}' is of kind {question.kind}; kinds are options of a question of kind many"
        yield text.problem((*path, "question"), words)
        return
    options = [option.id for option in question.options]
    for kind in fix.kinds:
        if kind not in options:
            words = f"'{question.id}' has no option '{kind}'{nearest(kind, options)}"
            yield text.problem((*path, "kinds", kind), words, at_key=True)


def wrong_situations(written: WrittenQuestionnaire) -> Iterator[Problem]:
    """Situations before a question that has no page of its own, or that has a situation already."""
    on_profile = {q.id for _, section in written.sections if section.on_profile for q in section.questions}
    taken: set[str] = set()
    text, situations = written.lists["situations"]
    for n, situation in enumerate(situations):
        if situation.before in on_profile:
            words = (
                f"'{situation.before}' is on the profile page; a situation needs a question with its own page"
            )
            yield text.problem((n, "before"), words)
        if situation.before in taken:
            yield text.problem((n, "before"), f"there is a situation before '{situation.before}' already")
        taken.add(situation.before)
        reactions = [reaction.id for reaction in situation.reactions]
        for reaction_id in {one for one in reactions if reactions.count(one) > 1}:
            yield text.problem((n, "reactions"), f"the id '{reaction_id}' is already used")


def _questions(written: WrittenQuestionnaire) -> dict[str, WrittenQuestion]:
    return {question.id: question for _, section in written.sections for question in section.questions}
