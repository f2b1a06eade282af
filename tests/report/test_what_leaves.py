"""Nothing leaves with the attestation that is not printed on it: no answer, no finding, no line that was struck."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pikepdf
import pytest

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import USUAL_LINES, Line, action_list, attestation
from footprint.assessment.follow_up import Course, FollowUp
from footprint.policy.policy import Occasion
from footprint.report.data import ATTESTATION, action_list_data, attestation_data, canonical
from footprint.report.documents import PdfDocuments
from footprint.report.signing import new_key
from footprint.workflow.signatures import Signer
from report.reading import seen, spoken
from report.sample import DAY, THEN, assessment, followed, sat
from report.test_signing import MOMENT

SENTINEL = "Zwyxquop"


@pytest.fixture
def taken() -> Assessment:
    """Every answer, the job and the team bear a mark."""
    answers = {"accounts_1": f"{SENTINEL}-answer", "help_1": f"{SENTINEL}-private", "photos_1": "serious"}
    person = Person("Jane", f"{SENTINEL}-job", f"{SENTINEL}-team")
    return assessment(answers, person=person, occasion=Occasion.SITTING, manager="Kim")


def everything_in(pdf: bytes) -> Iterator[bytes]:
    """The bytes as they are, every stream without its compression, every string as it is read."""
    yield pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
            yield from map(str.encode, strings(thing, depth=0))
    yield seen(pdf).encode()
    yield spoken(pdf).encode()


def strings(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth < 8 and isinstance(thing, pikepdf.Array):
        for one in thing.as_list():
            yield from strings(one, depth + 1)
    elif depth < 8 and isinstance(thing, pikepdf.Dictionary):
        for one in thing.as_dict().values():
            yield from strings(one, depth + 1)


def holds(pdf: bytes, words: str) -> bool:
    spellings = {words.encode(coding) for coding in ("utf-8", "utf-16-be", "utf-16-le")}
    spellings |= {spelling.hex().encode() for spelling in spellings}
    return any(spelling.lower() in part.lower() for part in everything_in(pdf) for spelling in spellings)


def test_that_no_answer_and_no_struck_line_is_anywhere_in_the_file(taken: Assessment) -> None:
    pdf = PdfDocuments().attestation(attestation(taken, DAY, lines=()))
    signed = PdfDocuments().sign(pdf, Signer.EMPLOYEE, new_key("Jane", MOMENT), "", MOMENT)
    assert not holds(pdf, SENTINEL)
    assert not holds(signed, SENTINEL)


@pytest.mark.parametrize("line, words", [(Line.JOB, f"{SENTINEL}-job"), (Line.TEAM, f"{SENTINEL}-team")])
def test_that_a_line_that_is_left_on_is_found(taken: Assessment, line: Line, words: str) -> None:
    pdf = PdfDocuments().attestation(attestation(taken, DAY, lines={line}))
    assert holds(pdf, words)
    other = {f"{SENTINEL}-job", f"{SENTINEL}-team"} - {words}
    assert not holds(pdf, *other)


def test_that_the_number_of_open_actions_stands_there_only_when_asked_for(taken: Assessment) -> None:
    assert attestation(taken, DAY).open_actions is None
    assert Line.OPEN_ACTIONS not in USUAL_LINES
    counted = attestation(taken, DAY, lines={*USUAL_LINES, Line.OPEN_ACTIONS})
    assert counted.open_actions == len(action_list(taken, DAY).result.actions) > 0
    assert f"Still open {counted.open_actions} thing" in seen(PdfDocuments().attestation(counted))


def test_that_what_is_done_since_is_open_no_more() -> None:
    def number(taken: Assessment) -> int | None:
        return attestation(taken, DAY, lines={Line.OPEN_ACTIONS}).open_actions

    assert (number(followed()), number(sat())) == (3, 3)
    assert number(sat().followed_up(FollowUp("do-accounts", Course.DONE, THEN))) == 2
    # What only the employee knows of was never counted, so nothing of it is taken off.
    assert number(sat().followed_up(FollowUp("talk", Course.DONE, THEN))) == 3


def test_that_the_number_of_a_sitting_counts_nothing_from_behind_the_curtain() -> None:
    def number(answer: str) -> int | None:
        sat = assessment({"help_1": answer}, occasion=Occasion.SITTING, manager="Kim")
        return attestation(sat, DAY, lines={Line.OPEN_ACTIONS}).open_actions

    assert number("help") == number("fine") == number("serious") == 0


def test_that_the_attached_data_is_what_is_printed(taken: Assessment) -> None:
    made = attestation(taken, DAY, has_read=True, seal="ab" * 32)
    pdf = PdfDocuments().attestation(made)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert list(file.attachments) == [ATTESTATION]
        attached = file.attachments[ATTESTATION].get_file().read_bytes()
    assert attached == canonical(attestation_data(made))
    data = json.loads(attached)
    printed = spoken(pdf).replace(" ", "")
    for name in ("name", "job", "team", "manager", "organisation", "seal", "disclaimer"):
        assert data[name].replace(" ", "") in printed, name
    for name in ("topics", "statements", "commitments", "companions"):
        assert data[name]
        assert all(one.replace(" ", "") in printed for one in data[name]), name
    assert data["policy"]["title"] in seen(pdf)
    assert data["has_read"] is True


def test_that_another_program_can_take_up_every_action(taken: Assessment) -> None:
    made = action_list(taken, DAY)
    with pikepdf.open(io.BytesIO(PdfDocuments().action_list(made))) as file:
        (name,) = file.attachments
        data = json.loads(file.attachments[name].get_file().read_bytes())
    assert data == action_list_data(made)
    assert [(one["id"], one["due"]) for one in data["actions"]] == [
        (action.id, action.due.isoformat()) for action in made.result.actions
    ]
    assert SENTINEL not in json.dumps(data)
