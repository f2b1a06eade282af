"""A small made-up policy and assessments of it, for the documents' tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.policy.condition import Compare, Value
from footprint.policy.policy import (
    ActionText,
    Clause,
    ClauseUse,
    Contact,
    Direction,
    Edition,
    Kind,
    Link,
    Occasion,
    Option,
    Policy,
    Question,
    Rule,
    Section,
    Weight,
)
from footprint.policy.told import AttestationText, Promise, Signpost

DAY = date(2026, 11, 22)
JANE = Person("Siân Ŵyn-Jones", "Planning officer", "Development management")

TOPICS = {
    "accounts": "Your accounts and how you can be recognised",
    "worktime": "Your own social media in working time",
    "colleagues": "Colleagues, clients and people you meet at work",
    "information": "What you know from work",
    "photos": "Photographs and recordings",
    "politics": "Politics and elections",
    "speaking": "Speaking for the organisation",
    "posted": "When something has been posted",
    "help": "Help and support",
}


def clause(clause_id: str, text: str, silence: str = "") -> Clause:
    return Clause(
        clause_id,
        f"About {clause_id}",
        "Personal use",
        "paragraph 2",
        text,
        ClauseUse.QUESTION,
        silence=silence,
    )


def question(section: str, number: int, *, private: bool = False) -> Question:
    return Question(
        id=f"{section}_{number}",
        section=section,
        kind=Kind.ONE,
        text=f"Question {number} about {TOPICS.get(section, section).lower()}?",
        clauses=(f"{section.upper()}-1",),
        options=tuple(
            Option(name, name.replace("_", " ")) for name in ("fine", "minor", "serious", "not_sure", "help")
        ),
        private=private,
    )


def rules_for(asked: Question) -> list[Rule]:
    topic = TOPICS.get(asked.section, asked.section).lower()
    clause_id = asked.clauses[0]

    def rule(
        name: str, raises: Direction, title: str, why: str, goes: str = "", *, help_wanted: bool = False
    ) -> Rule:
        act = {"fine": (), "not_sure": (f"ask-{asked.section}",), "help": ("talk",)}.get(
            name, (f"do-{asked.section}",)
        )
        weights: tuple[Weight, ...] = ()
        if name == "serious":
            weights = (
                Weight("FACT-1", Compare(asked.id, "is", "serious"), "People can tell who you work for"),
            )
        return Rule(
            f"{name}-{asked.id}", raises, Compare(asked.id, "is", name), (clause_id,), title, why, goes,
            actions=act, weights=weights, help_wanted=help_wanted,
        )  # fmt: skip

    number = asked.id.rsplit("_", 1)[1]
    return [
        rule("fine", Direction.ALLOWED, f"All is well with {topic} ({number})", "This is explicitly allowed."),
        rule("minor", Direction.MINOR, f"Something to change about {topic} ({number})",
             "A small change keeps you on the safe side, and it takes a minute.", "you have changed the setting"),
        rule("serious", Direction.SERIOUS, f"Something pressing about {topic} ({number})",
             "It could be read as coming from the organisation, so it is better to act soon.", "it is taken down"),
        rule("not_sure", Direction.NOTE, f"You were not sure about {topic} ({number})",
             "That is a real answer: here is whom to ask."),
        rule("help", Direction.SUPPORT, "You would like to talk to somebody",
             "Being treated badly online is not your fault, and you do not have to deal with it alone.",
             help_wanted=True),
    ]  # fmt: skip


def policy(questions: int = 3, topics: Mapping[str, str] = TOPICS) -> Policy:
    """A policy with a few questions in each topic; the last topic's are private."""
    last = list(topics)[-1]
    sections = tuple(
        Section(one, title, f"About {title.lower()}.",
                tuple(question(one, number, private=one == last) for number in range(1, questions + 1)))
        for one, title in topics.items()
    )  # fmt: skip
    asked = [one for section in sections for one in section.questions]
    actions = [
        ActionText("talk", "Talk to somebody you trust, when you are ready.", 14, ("union", "support"))
    ]
    for index, (one, title) in enumerate(topics.items()):
        topic = title.lower()
        steps = (
            "Open the settings of each account.",
            "Change what others can see.",
            "Look again as a stranger would.",
        )
        actions.append(
            ActionText(f"do-{one}", f"Put right what you noticed about {topic}.", 7 * (index + 1) - 7,
                       ("manager", "it") if index % 2 else ("manager",), steps if index % 2 == 0 else (),
                       owner="manager" if index == 3 else "employee")
        )  # fmt: skip
        actions.append(ActionText(f"ask-{one}", f"Ask about {topic}.", 14, ("comms",), ask=True))
    return Policy(
        id="sample",
        title="Social media check",
        organisation="Chorley Council",
        policy_title="Social Media Policy",
        policy_fingerprint="3f6a0c12" * 8,
        language="en",
        edition=Edition(1, "2026-11-03", "9b1de77a" * 8),
        introduction=(),
        promises=(),
        sections=sections,
        clauses=tuple(
            clause(f"{one.upper()}-1", f"Staff keep to the agreed way in matters of {title.lower()}",
                   "Your policy does not say how quickly" if one == "photos" else "")
            for one, title in topics.items()
        ),
        rules=tuple(rule for one in asked for rule in rules_for(one)),
        actions=tuple(actions),
        contacts=(
            Contact("manager", "Your line manager", "time, clocking, posts you come across", named_in_policy=True),
            Contact("it", "The IT service desk", "accounts and passwords", named_in_policy=True, where="extension 5555"),
            Contact("comms", "The communications team", "speaking for the organisation", named_in_policy=True,
                    where="comms@example.org"),
            Contact("union", "Your trade union, or Acas", "confidential advice", named_in_policy=True,
                    where="Acas helpline 0300 123 1100"),
            Contact("support", "The employee support line", "somebody to talk to, day and night", named_in_policy=False),
        ),
        signposts=(
            Signpost("whistle", "If something is seriously wrong", "Raising a concern in good faith is protected.",
                     ("manager",)),
            Signpost("bullying", "If you are bullied or harassed", "Whoever does it and wherever: there is support.",
                     ("support",)),
            Signpost("advice", "Advice of your own", "Your union or Acas will listen in confidence.", ("union",)),
            Signpost("safeguarding", "If somebody may be in danger", "Tell the safeguarding team today.", ("manager",)),
        ),
        attestation=AttestationText(
            statements=(
                Promise("I went through the policy topic by topic and answered for myself."),
                Promise("I know where to find the policy and whom to ask about it."),
                Promise("I know that the rules hold on my own devices and accounts as well."),
                Promise("I know which support there is for me and for others."),
            ),
            commitments=(
                Promise("I will use social media at work only as the policy allows."),
                Promise("I will keep what I learn at work to myself, online as elsewhere."),
                Promise("I will ask before I speak for the organisation."),
                Promise("I will tell my manager about posts that could do harm."),
                Promise("I will go through this again when the policy changes, and once a year."),
            ),
            companions=("Code of conduct", "Data protection policy", "Whistleblowing policy", "Dignity at work policy"),
        ),
        disclaimer="This is not legal advice. The policy itself decides, and your organisation can explain it.",
        links=(
            Link("profile", "Your profile says where you work", Compare("accounts_1", "in", ("fine", "minor", "serious"))),
            Link("friends", "Colleagues are among your friends", Compare("colleagues_1", "is", "fine")),
            Link("card", "You sent round a card", Compare("colleagues_1", "is", "help")),
            Link("behind", "You spoke to somebody", Compare("help_1", "is_not", "not_sure")),
        ),
        data={},
    )  # fmt: skip


def assessment(
    answers: Mapping[str, Value] | None = None,
    *,
    of: Policy | None = None,
    person: Person = JANE,
    occasion: Occasion = Occasion.ONBOARDING,
    manager: str = "",
    otherwise: str = "fine",
) -> Assessment:
    """A finished assessment: every question answered ``otherwise`` where ``answers`` says nothing."""
    of = of or policy()
    given: dict[str, Value] = {**dict.fromkeys(of.questions, otherwise), **(answers or {})}
    return Assessment(
        id="a1", policy=of, occasion=occasion, started=datetime(2026, 11, 22, 9, tzinfo=UTC),
        person=person, manager=manager, answers=given,
    )  # fmt: skip


THEN = datetime(2026, 12, 3, 12, tzinfo=UTC)


def followed() -> Assessment:
    """A check of one's own with an action in every state, and one that was done on the spot."""
    taken = assessment(
        {
            "accounts_1": "serious",
            "photos_1": "not_sure",
            "colleagues_2": "minor",
            "politics_1": "minor",
            "speaking_2": "not_sure",
        }
    )
    for step in (
        FollowUp("do-worktime", Course.DONE, THEN, words="a note of mine"),
        FollowUp("do-accounts", Course.DONE, THEN, words="a note of mine"),
        FollowUp("ask-photos", Course.NOT_NEEDED, THEN, words="We take none any more"),
        FollowUp("do-colleagues", Course.PUT_OFF, THEN, date(2027, 1, 15), "Sam is away until then"),
        FollowUp("do-politics", Course.HANDED_ON, THEN, words="Kim in communications"),
        FollowUp("ask-speaking", Course.OPEN, THEN, words="a note of mine"),
    ):
        taken = taken.followed_up(step)
    return taken


def sat(number: int = 0, text: str = "Show Kim the settings, number {n}", manager: str = "Kim") -> Assessment:
    """A sitting in which two agreed on what came up, and so many times in their own words."""
    taken = assessment(
        {"accounts_1": "serious", "information_1": "minor", "photos_1": "not_sure", "help_1": "help"},
        occasion=Occasion.SITTING,
        manager=manager,
    )
    owners = (Owner.EMPLOYEE, Owner.MANAGER)
    own = tuple(
        AgreedAction(f"own-{n}", owners[n % 2], date(2027, 1, 1 + n % 28), text.replace("{n}", str(n)))
        for n in range(number)
    )
    return taken.agreed_as((AgreedAction("do-accounts", Owner.MANAGER, date(2026, 12, 20)), *own))
