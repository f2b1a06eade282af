"""The sample questionnaire with everything that can be left out, and mistakes planted in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from builders import SAMPLES
from footprint.policy.proof import proofread
from footprint.policy.reader import read_source
from footprint.policy.yaml_text import FileRefused

FIX = """
  fix:
    steps: [Put the hose away.]
    question: watering
    kinds:
      none: [Leave it so.]
      can: [Fill the can., Carry it.]
"""
SITUATIONS = """\
- id: dry-week
  before: last_fire
  text: It has not rained for a week, and the barrel is empty.
  clauses: [WATER-1]
  reactions:
    hose:
      text: I take the hose
      reply: A can leaves more for those further down.
    wait: {text: I wait, reply: That is kind to the others.}
"""
EXAMPLE = """\
questionnaire: allotment-rules
person: {name: Ana Made-Up, job: Gardener, team: Site B}
answers:
  tenant: tenant
  watering: [can]
  treated_badly: no
"""
NEIGHBOURS = """\
id: neighbours
title: Neighbours
help: [HELP-1]
guide: {talk: How do you all get on?, avoid: Do not ask who it was.}
questions:
  - id: treated_badly
    text: Has a neighbour treated you badly?
    clauses: [NEIGH-1]
    private: yes
    options: {no: "No", committee: "Yes, somebody of the committee", want_help: "Yes, and I want help"}
"""


def whole_sample(folder: Path) -> Path:
    """The sample in a folder, with guides, a fix, a situation and an example."""
    made = Path(shutil.copytree(SAMPLES / "allotment", folder / "allotment"))
    (made / "situations.yaml").write_text(SITUATIONS, "utf-8")
    (made / "example.yaml").write_text(EXAMPLE, "utf-8")
    (made / "sections" / "neighbours.yaml").write_text(NEIGHBOURS, "utf-8")
    edit(made, "actions.yaml", "- {id: take-a-can, text: Water by can., due: 14, contacts: [committee]}",
         "- id: take-a-can\n  text: Water by can.\n  due: 14\n  contacts: [committee]" + FIX)  # fmt: skip
    edit(made, "sections/water.yaml", "    why: Water is short in summer.\n",
         "    why: Water is short in summer.\n    guide: Talk about the barrel.\n")  # fmt: skip
    return made


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Put one piece of a file in place of another that must be there."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def complaints(folder: Path) -> list[str]:
    """What reading and proofreading say, each with file, line and column."""
    try:
        problems = proofread(read_source(folder))
    except FileRefused as refused:
        problems = refused.problems
    return [
        f"{Path(one.file).relative_to(folder).as_posix()}:{one.line}:{one.column}: {one.text}"
        for one in problems
    ]
