"""Which questionnaires are shipped; each is opened from its fast form, kept under the hash of its files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from footprint.errors import Refused
from footprint.language import text as _
from footprint.language import translator
from footprint.locations import compiled_folder, shipped
from footprint.policy import compiled
from footprint.policy.building import Translate
from footprint.policy.policy import Policy

FIRST = "chorley-social-media"


def shipped_ids() -> tuple[str, ...]:
    """The ids of the questionnaires that come with Footprint."""
    return tuple(sorted(path.parent.name for path in shipped("questionnaires").glob("*/policy.yaml")))


def folder_of(questionnaire: str) -> Path:
    """The folder of a shipped questionnaire by id, or of one's own by path.

    Raises:
        Refused: there is none.
    """
    if questionnaire in shipped_ids():
        return shipped("questionnaires") / questionnaire
    folder = Path(questionnaire)
    with contextlib.suppress(OSError, ValueError):  # a name that can be no path at all
        if (folder / "policy.yaml").is_file():
            return folder
        if folder.is_file():
            raise Refused(
                _("'{name}' is a file; name the folder of the questionnaire").format(name=questionnaire)
            )
    raise Refused(
        _(
            "There is no questionnaire '{name}'. Shipped are: {ids}; or name a folder that holds a policy.yaml."
        ).format(name=questionnaire, ids=", ".join(shipped_ids()))
    )


def load(questionnaire: str = FIRST, *, keeps_fast_form: bool = True) -> Policy:
    """The policy of a questionnaire, from its fast form where that is current.

    Without ``keeps_fast_form`` no file is written, and the next time takes as long again.

    Raises:
        Refused: it is not there or has mistakes (then with file, line and column of each).
    """
    folder = folder_of(questionnaire)
    kept = compiled_folder() / f"{_hash_of_files(folder)}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        fast = json.loads(kept.read_bytes())
        data = fast["data"]
        if fast["owner"] == _hash_of_owner(folder, data):
            return compiled.policy_from(data, _translate(data, folder))
    from footprint.policy.reader import read_policy  # noqa: PLC0415 (YAML and pydantic only when needed)

    policy = read_policy(folder)
    if keeps_fast_form:
        fast = {"owner": _hash_of_owner(folder, policy.data), "data": policy.data}
        _keep(kept, compiled.canonical(fast))
    return compiled.policy_from(policy.data, _translate(policy.data, folder))


def short_checks() -> tuple[Policy, ...]:
    """The short checks that come with Footprint; nothing is written, so that taking one leaves no trace.

    Raises:
        Refused: one of them has mistakes.
    """
    found = (load(one, keeps_fast_form=False) for one in shipped_ids() if _may_be_short(one))
    return tuple(policy for policy in found if policy.is_short_check)


def translations(questionnaire: str, folder: Path | None = None) -> Translate:
    """A questionnaire's texts in the language spoken now; those that are not translated stay as they are."""
    return translator(questionnaire, (folder or shipped("questionnaires") / questionnaire) / "translations")


def _translate(data: dict[str, Any], folder: Path) -> Translate:
    """Its own translations, and for what a short check takes over those of the questionnaire it belongs to."""
    own = translations(data["id"], folder)
    if not data.get("belongs_to"):
        return own
    owner = translations(data["belongs_to"], folder.resolve().parent / data["belongs_to"])

    def either(context: str, text: str) -> str:
        said = own(context, text)
        return owner(context, text) if said == text else said

    return either


def _may_be_short(questionnaire: str) -> bool:
    """Whether its head has the words at all: a whole questionnaire takes its time to read."""
    head = shipped("questionnaires") / questionnaire / "policy.yaml"
    return b"short_check" in head.read_bytes()


def _hash_of_owner(folder: Path, data: dict[str, Any]) -> str:
    owner = data.get("belongs_to")
    return _hash_of_files(folder.resolve().parent / owner) if owner else ""


def _hash_of_files(folder: Path) -> str:
    digest = hashlib.sha256(f"format {compiled.FORMAT}".encode())
    parts = ("*.yaml", "sections/*.yaml", "changes/*.yaml")
    for path in sorted(path for part in parts for path in folder.glob(part)):
        content = path.read_bytes()
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _keep(path: Path, content: bytes) -> None:
    """Keep the fast form; a full or read-only disk only costs speed."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
