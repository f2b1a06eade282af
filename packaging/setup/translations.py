"""Keep the translations of Footprint's own words in step with its code.

    .venv/bin/python packaging/setup/translations.py           write what is out of date
    .venv/bin/python packaging/setup/translations.py --check   say what is out of date, and write nothing

From the code comes the template resources/translations/footprint.pot; each language's footprint.po follows
the template, and its footprint.mo is what the program reads. A questionnaire's words have the same three
files in its own folder, under its id.
"""

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from footprint.policy.compiled import policy_from
from footprint.policy.policy import Policy
from footprint.policy.reader import read_policy

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "app" / "footprint"
TRANSLATIONS = PROJECT / "resources" / "translations"
QUESTIONNAIRES = PROJECT / "questionnaires"
# The functions of footprint.language, by the names the code calls them by, and which argument is what.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "plural": (1, 2),
    "in_context": ((1, "c"), 2),
}


def main(arguments: list[str]) -> int:
    """Write the catalogues that are out of date, or with --check only name them."""
    stale = [(path, content) for path, content in _catalogues() if _read(path) != content]
    if arguments == ["--check"]:
        for path, _ in stale:
            print(f"{path.relative_to(PROJECT)} is out of date: run `make translations`")
        return 1 if stale else 0
    for path, content in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(PROJECT)} is written")
    return 0


def _catalogues() -> Iterator[tuple[Path, bytes]]:
    """Each file as it should be."""
    yield from _domain("footprint", TRANSLATIONS, _template())
    for head in sorted(QUESTIONNAIRES.glob("*/policy.yaml")):
        policy = read_policy(head.parent)
        yield from _domain(policy.id, head.parent / "translations", _questionnaire(policy))


def _domain(domain: str, folder: Path, template: Catalog) -> Iterator[tuple[Path, bytes]]:
    """The template of one domain, and each language's catalogue as text and compiled."""
    yield folder / f"{domain}.pot", _as_po(template)
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parents[1].name, domain=domain)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        yield path, _as_po(catalogue)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        yield path.with_suffix(".mo"), compiled.getvalue()


def _questionnaire(policy: Policy) -> Catalog:
    """Every human text of a questionnaire, each under the context it is looked up by."""
    catalogue = Catalog(project=policy.id, charset="utf-8")
    taken: set[tuple[str, str]] = set()

    def collect(context: str, text: str) -> str:
        # What a short check takes over is translated once, with the questionnaire it belongs to.
        if (context, text) not in taken:
            catalogue.add(text, None, context=context)
        return text

    def note(context: str, text: str) -> str:
        taken.add((context, text))
        return text

    if policy.belongs_to:
        policy_from(read_policy(QUESTIONNAIRES / policy.belongs_to).data, note)
    policy_from(policy.data, collect)
    return catalogue


def _template() -> Catalog:
    """Every text in the code that is marked for translation, with the note for translators beside it."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in settings["mappings"]]
    catalogue = Catalog(project="Footprint", charset="utf-8")
    found = extract_from_dir(
        SOURCE, methods, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    )
    for file, _line, text, comments, context in sorted(found, key=lambda message: (message[0], message[1])):
        # The file alone: with line numbers, every edit above a text would make the catalogue stale.
        name = (SOURCE / file).relative_to(PROJECT).as_posix()
        catalogue.add(text, None, [(name, 0)], auto_comments=comments, context=context)
    return catalogue


def _as_po(catalogue: Catalog) -> bytes:
    """A catalogue as text, without what would make it differ from one day or one Babel to the next."""
    text = io.BytesIO()
    write_po(text, catalogue, width=110, sort_output=True, include_lineno=False)
    volatile = (
        b'"POT-Creation-Date:',
        b'"PO-Revision-Date:',
        b'"Generated-By:',
        b"# FIRST AUTHOR",
        b"# Copyright",
    )
    return b"".join(
        line for line in text.getvalue().splitlines(keepends=True) if not line.startswith(volatile)
    )


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
