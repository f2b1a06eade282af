"""The questionnaire format as its authors write it: the one definition of names, types and limits."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from footprint.policy.day import day_from
from footprint.policy.lasting import A_TIME


def _one_or_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _options(value: Any) -> Any:
    """``{no: No, yes: {text: Yes, hint: …}}`` keeps its order and becomes a list of options."""
    if not isinstance(value, dict):
        return value
    return [
        {"id": key, **(said if isinstance(said, dict) else {"text": said})} for key, said in value.items()
    ]


def _day(value: Any) -> Any:
    day_from(str(value))
    return value


AN_ID = r"^[a-z][a-z0-9_-]*$"
A_CLAUSE_ID = r"^[A-Z][A-Z0-9]*-[0-9]+$"
A_LANGUAGE = r"^[a-z]{2}$"
A_FINGERPRINT = r"^[0-9a-f]{64}$"
Id = Annotated[str, StringConstraints(pattern=AN_ID)]
ClauseId = Annotated[str, StringConstraints(pattern=A_CLAUSE_ID)]
Day = Annotated[str, AfterValidator(_day)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
# What is taken before it is validated is what the schemas for editors must show.
Ids = Annotated[list[Id], BeforeValidator(_one_or_list, json_schema_input_type=Id | list[Id])]
ClauseIds = Annotated[
    list[ClauseId], BeforeValidator(_one_or_list, json_schema_input_type=ClauseId | list[ClauseId])
]
Texts = Annotated[list[Text], BeforeValidator(_one_or_list, json_schema_input_type=Text | list[Text])]
Lasting = Annotated[str, StringConstraints(pattern=A_TIME)]


class Written(BaseModel):
    """Anything an author writes: names that are not known are refused."""

    model_config = ConfigDict(extra="forbid")


class WrittenGuide(Written):
    """For the conversation in a sitting: what to talk about, words that judge nobody, and what not to ask."""

    talk: Text
    say: Text | None = None
    avoid: Text | None = None


def _guide(value: Any) -> Any:
    """A text alone is what to talk about."""
    return {"talk": value} if isinstance(value, str) else value


AGuide = Annotated[WrittenGuide, BeforeValidator(_guide, json_schema_input_type=Text | WrittenGuide)]


class WrittenOptionText(Written):
    """An answer's text and a line below it."""

    text: Text
    hint: Text | None = None


class WrittenOption(WrittenOptionText):
    """One answer that can be chosen."""

    id: Id


Options = Annotated[
    list[WrittenOption],
    BeforeValidator(_options, json_schema_input_type=dict[Id, Text | WrittenOptionText]),
]


class WrittenQuestion(Written):
    """One question; ``clauses`` is what it asks about, ``help`` what is only shown beside it."""

    id: Id
    kind: Literal["one", "many", "date", "number", "text"] = "one"
    text: Text
    hint: Text | None = None
    why: Text | None = None
    clauses: ClauseIds = []
    help: ClauseIds = []
    ask_if: Any = None
    options: Options = []
    exclusive: Ids = []
    required: bool = True
    private: bool = False
    good_for: Lasting = "12 months"
    guide: AGuide | None = None
    contacts: Ids = []
    minimum: int | None = None
    maximum: int | None = None


class WrittenSection(Written):
    """One file of sections/: questions that belong together; one of private questions alone can have a ``guide``."""

    id: Id
    title: Text
    introduction: Text | None = None
    guide: AGuide | None = None
    help: ClauseIds = []
    on_profile: bool = False
    ask_if: Any = None
    questions: Annotated[list[WrittenQuestion], Field(min_length=1)]


class WrittenWeight(Written):
    """Something the policy weighs (a clause of use ``severity``)."""

    clause: ClauseId
    when: Any
    says: Text
    step: Literal["up", "down", "none"] = "none"


class WrittenRule(Written):
    """What follows from answers; ``raises`` is its direction, ``leads_to`` an ending of a short check."""

    id: Id
    raises: Literal["allowed", "note", "support", "minor", "serious"]
    when: Any
    clauses: Annotated[ClauseIds, Field(min_length=1)]
    title: Text
    why: Text
    goes_away_if: Text | None = None
    risks: ClauseIds = []
    actions: Ids = []
    weights: list[WrittenWeight] = []
    help_wanted: bool = False
    leads_to: Id | None = None


class WrittenLink(Written):
    """A way in which people can connect somebody with the organisation; it is drawn when its condition holds."""

    id: Id
    text: ShortText
    when: Any


class WrittenFix(Written):
    """How something is put right on the spot; ``kinds`` gives other steps by option of ``question``."""

    steps: Annotated[Texts, Field(min_length=1)]
    question: Id | None = None
    kinds: dict[Id, Annotated[Texts, Field(min_length=1)]] = {}


class WrittenAction(Written):
    """Something to do, or with ``ask`` something to ask; ``due`` in days after the check, 0 is the same day."""

    id: Id
    text: Text
    due: Annotated[int, Field(ge=0, le=366)]
    contacts: Ids = []
    steps: Texts = []
    ask: bool = False
    owner: Literal["employee", "manager"] = "employee"
    fix: WrittenFix | None = None


class WrittenReactionText(Written):
    """What could be done in a situation, and what is explained then."""

    text: Text
    reply: Text


class WrittenReaction(WrittenReactionText):
    """One thing that could be done in a situation."""

    id: Id


Reactions = Annotated[
    list[WrittenReaction],
    BeforeValidator(_options, json_schema_input_type=dict[Id, WrittenReactionText]),
    Field(min_length=2),
]


class WrittenSituation(Written):
    """A short scene to think about, shown before a question."""

    id: Id
    before: Id
    text: Text
    clauses: Annotated[ClauseIds, Field(min_length=1)]
    reactions: Reactions


class WrittenInstead(Written):
    """Who replaces a contact who is part of the problem."""

    when: Any
    contact: Id


class WrittenContact(Written):
    """Somebody to turn to; ``where`` is for the organisation to fill in (a page, a telephone number)."""

    id: Id
    name: Text
    about: Text
    named_in_policy: bool
    where: Text | None = None
    instead: list[WrittenInstead] = []


class WrittenClause(Written):
    """One statement of the policy in the questionnaire's own words."""

    id: ClauseId
    label: Text
    section: Text
    position: Text
    text: Text
    use: Literal["question", "derived", "help", "tag", "severity"]
    covered_by: ClauseId | None = None
    force: Text | None = None
    silence: Text | None = None


class WrittenPromise(Written):
    """A sentence with the clauses it stands on."""

    text: Text
    clauses: ClauseIds = []


class WrittenSignpost(Written):
    """Support shown to everyone."""

    id: Id
    title: Text
    text: Text
    contacts: Ids = []
    clauses: ClauseIds = []


class WrittenAttestation(Written):
    """The wording of the attestation; it can depend on no answer."""

    statements: Annotated[list[WrittenPromise], Field(min_length=1)]
    commitments: Annotated[list[WrittenPromise], Field(min_length=1)]
    companions: Texts = []
    help: ClauseIds = []


class WrittenSource(Written):
    """The policy this questionnaire puts into questions."""

    title: Text
    organisation: Text
    fingerprint: Annotated[str, StringConstraints(pattern=A_FINGERPRINT)]


class WrittenPolicy(Written):
    """policy.yaml: the head of a questionnaire."""

    format: Literal["1"]
    id: Id
    edition: Annotated[int, Field(ge=1)]
    published: Day
    title: Text
    language: Annotated[str, StringConstraints(pattern=A_LANGUAGE)] = "en"
    policy: WrittenSource
    introduction: Annotated[Texts, Field(min_length=1)]
    promises: list[WrittenPromise]
    disclaimer: Text
    sections: Annotated[Ids, Field(min_length=1)]
    signposts: list[WrittenSignpost]
    attestation: WrittenAttestation
