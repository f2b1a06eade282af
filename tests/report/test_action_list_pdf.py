"""The action list on paper: everything that follows from the answers, kindly, the most pressing first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from footprint.assessment.action import Action
from footprint.assessment.attestation import action_list
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from report.made import an_action_list
from report.reading import in_order, pages, seen, spoken, structure
from report.sample import DAY, JANE, TOPICS, assessment, policy


def test_that_it_says_all_of_its_source_in_order() -> None:
    taken = assessment({"information_1": "serious", "accounts_2": "minor", "photos_3": "not_sure"})
    source = action_list(taken, DAY)
    first, second = source.result.to_do
    (ask,) = source.result.to_ask
    missing = in_order(
        spoken(an_action_list(taken)),
        "Chorley Council",
        "A good time to get advice",
        "24 fine, 2 to do, 1 to ask",
        JANE.name,
        "22 November 2026",
        "This list is yours",
        "Topic by topic",
        "What to do",
        *_words(first, 1),
        *_words(second, 2),
        "What to ask",
        *_words(ask, 3),
        "What is fine",
        *[one.rule.title for one in source.result.allowed],
        *[text for signpost in source.signposts for text in (signpost.title, signpost.text)],
        "This list is yours",
        taken.policy.disclaimer,
    )
    assert not missing


def _words(action: Action, number: int) -> list[str]:
    (conclusion,) = action.conclusions
    words = [
        f"{number}. {action.text}",
        *action.steps,
        conclusion.rule.title,
        conclusion.rule.why,
        *conclusion.weighed,
    ]
    words += [f"{clause.text}. ({clause.place})" for clause in action.clauses]
    words += [clause.silence for clause in action.clauses if clause.silence and action.ask]
    words += [contact.name for contact in action.contacts]
    return [*words, conclusion.rule.goes_away_if]


@pytest.mark.parametrize(
    "otherwise, title",
    [
        ("fine", "Nothing to put right"),
        ("not_sure", "Nothing to put right"),
        ("minor", "Some things to do"),
        ("serious", "A good time to get advice"),
        ("help", "A good time to get advice"),
    ],
)
def test_that_the_title_says_the_outcome_in_kind_words(otherwise: str, title: str) -> None:
    (heading,) = structure(an_action_list(assessment(otherwise=otherwise))).all("H1")
    assert heading.text.strip() == title


@pytest.mark.parametrize("otherwise", ["fine", "minor", "serious", "not_sure", "help"])
def test_that_the_signposts_and_whose_it_is_stand_on_every_list(otherwise: str) -> None:
    words = spoken(an_action_list(assessment(otherwise=otherwise)))
    assert all(signpost.title in words and signpost.text in words for signpost in policy().signposts)
    assert words.count("This list is yours: nobody gets it unless you give it to them.") == 2


@pytest.mark.parametrize("otherwise", ["fine", "minor", "serious", "not_sure", "help"])
def test_that_it_never_speaks_of_scores_or_verdicts(otherwise: str) -> None:
    words = seen(an_action_list(assessment(otherwise=otherwise)))
    assert not re.findall(r"(?i)violation|fail|guilty|score|breach|complian|\d\s?%", words)


def test_that_an_empty_list_offers_no_headings_without_content() -> None:
    words = spoken(an_action_list(assessment()))
    for heading in ("What to do", "What to ask", "Good to know", "Also to put right", "Support"):
        assert heading not in words
    assert "27 fine Nothing in your answers" in words


def test_that_what_is_clear_and_has_something_to_ask_says_both() -> None:
    words = spoken(an_action_list(assessment({"photos_1": "not_sure"})))
    assert not in_order(
        words, "Nothing to put right", "26 fine, 1 to ask", "What follows is simply worth asking"
    )


def test_that_support_comes_first_and_does_not_press() -> None:
    words = spoken(an_action_list(assessment({"help_1": "help", "accounts_1": "serious"})))
    assert not in_order(
        words,
        "Support, if you would like it",
        "You would like to talk to somebody. Being treated badly online is not your fault",
        "1. Talk to somebody you trust",
        "When it suits you; if you can, by 6 December 2026",
        "What to do",
        "2. Put right what you noticed",
        "Today",
    )
    assert words.count("Being treated badly online") == 1


def test_that_in_a_sitting_nothing_from_behind_the_curtain_is_on_it() -> None:
    alone = assessment({"help_1": "help", "accounts_1": "minor"})
    together = replace(alone, occasion=Occasion.SITTING, manager="Gwenllian ap Rhys")
    assert "Talk to somebody" in spoken(an_action_list(alone))
    words = f"{spoken(an_action_list(together))} {seen(an_action_list(together))}"
    for private in ("Talk to somebody", "not your fault", TOPICS["help"], "Support, if you would like it"):
        assert private not in words
    assert "What you went through together" in words
    assert "leaves out every question that is only for the employee" in words
    shared = replace(
        together, answers={q: v for q, v in together.answers.items() if not q.startswith("help")}
    )
    assert an_action_list(together) == an_action_list(shared)


def test_that_a_conclusion_is_explained_once_and_referred_to_after() -> None:
    of = policy()
    rules = tuple(
        replace(rule, actions=("do-accounts", "do-worktime")) if rule.id == "minor-accounts_1" else rule
        for rule in of.rules
    )
    words = spoken(an_action_list(assessment({"accounts_1": "minor"}, of=replace(of, rules=rules))))
    assert words.count("A small change keeps you on the safe side") == 1
    assert "See number 1." in words


def test_that_a_finding_without_an_action_is_not_lost() -> None:
    of = policy()
    rules = tuple(replace(rule, actions=()) for rule in of.rules)
    words = spoken(
        an_action_list(
            assessment({"accounts_1": "minor", "photos_1": "not_sure"}, of=replace(of, rules=rules))
        )
    )
    assert not in_order(
        words,
        "Also to put right",
        "Something to change about",
        "This goes away if: you have changed the setting",
        "Good to know",
        "You were not sure about",
    )


def test_that_what_the_manager_does_is_said() -> None:
    words = spoken(an_action_list(assessment({"information_1": "minor"})))
    assert "By 13 December 2026 · Your manager does this" in words


def test_that_where_nobody_is_named_there_is_a_line_to_fill_in() -> None:
    of = policy()
    actions = tuple(replace(action, contacts=()) for action in of.actions)
    words = spoken(an_action_list(assessment({"accounts_1": "minor"}, of=replace(of, actions=actions))))
    assert "Who can help Find out who it is, and note it here:" in words


def test_that_the_picture_tells_in_words_what_it_shows() -> None:
    taken = assessment({"information_1": "serious", "accounts_2": "minor", "photos_3": "not_sure"})
    picture, legend, _footprint = structure(an_action_list(taken)).all("Figure")
    for topic in action_list(taken, DAY).result.topics:
        assert topic.section.title in picture.alternative
    assert "Your accounts and how you can be recognised: 2 fine, 1 to do." in picture.alternative
    assert "Photographs and recordings: 2 fine, 1 to ask." in picture.alternative
    assert legend.alternative == "Marks: fine, to do, to ask."


def test_that_the_footprint_tells_in_words_what_it_shows_and_that_it_is_fine() -> None:
    pdf = an_action_list(assessment())
    *_topics, picture = structure(pdf).all("Figure")
    assert picture.alternative == (
        "Paths from you to Chorley Council, each of them fine: Your profile says where you work; "
        "Colleagues are among your friends; You spoke to somebody."
    )
    assert not in_order(
        spoken(pdf),
        "Topic by topic",
        "Your footprint",
        "People can link you with Chorley Council in these ways. Each of these is fine; what you do is what counts.",
        "Colleagues are among your friends",
        "What is fine",
    )


def test_that_without_a_path_it_has_kind_words() -> None:
    taken = assessment({"accounts_1": "not_sure", "colleagues_1": "not_sure", "help_1": "not_sure"})
    pdf = an_action_list(taken)
    *_topics, picture = structure(pdf).all("Figure")
    assert picture.alternative.startswith("You and Chorley Council. No path came up here. That is fine")
    assert "Being linked with Chorley Council online is allowed." in spoken(pdf)


def test_that_a_questionnaire_that_knows_no_links_has_no_footprint() -> None:
    pdf = an_action_list(assessment(of=replace(policy(), links=())))
    assert "Your footprint" not in spoken(pdf)


def test_that_in_a_sitting_no_path_comes_from_behind_the_curtain() -> None:
    together = assessment(occasion=Occasion.SITTING, manager="Gwenllian ap Rhys")
    words = spoken(an_action_list(together))
    assert "Colleagues are among your friends" in words
    assert "You spoke to somebody" not in words


@pytest.mark.parametrize("count", [0, 1, 400])
def test_that_it_holds_any_number_of_actions(count: int) -> None:
    source = action_list(assessment({"accounts_1": "minor"}), DAY)
    (only,) = source.result.to_do
    actions = tuple(replace(only, id=f"a{number}", text=f"Thing to do {number}") for number in range(count))
    pdf = PdfDocuments().action_list(replace(source, result=replace(source.result, actions=actions)))
    headings = [node.text.strip() for node in structure(pdf).all("H3")]
    assert headings[:count] == [f"{number + 1}. Thing to do {number}" for number in range(count)]
    assert pages(pdf) <= 3 + count / 3
