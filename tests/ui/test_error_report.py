"""A report of a bug helps to mend it and says nothing about a person."""

from __future__ import annotations

from pathlib import Path

from footprint.ui.error_report import report


def raised() -> Exception:
    secret = "purple"
    try:
        broken(secret)
    except ValueError as error:
        return error
    raise AssertionError


def broken(secret: str) -> None:
    try:
        dict[str, str]()[secret]
    except KeyError as first:
        raise ValueError(f"bad value: {secret}") from first


def test_a_report_names_versions_and_places() -> None:
    text = report(raised())
    for part in ("Footprint 0", "Python 3", "Qt 6", "builtins.ValueError", "builtins.KeyError", "in raised"):
        assert part in text


def test_a_report_quotes_no_value_and_no_folder_of_a_person() -> None:
    text = report(raised())
    assert "purple" not in text
    assert str(Path(__file__).parent) not in text
