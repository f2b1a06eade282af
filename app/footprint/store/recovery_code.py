"""The recovery code: 120 random bits in five groups of five characters, the last of which checks the others."""

from __future__ import annotations

import secrets

from footprint.store.refusals import RecoveryCodeMistyped

# Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U, so nothing is read for something else.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH, _GROUP = 24, 5


def new_recovery_code() -> str:
    """A fresh code, such as ``7K2QF-...``: 24 random characters of five bits each and one check character."""
    body = "".join(secrets.choice(ALPHABET) for _n in range(_LENGTH))
    code = body + _check_character(body)
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def recovery_secret(typed: str) -> bytes:
    """What a typed code stands for: case, spaces, dashes and the letters O, I and L do not matter.

    Raises:
        RecoveryCodeMistyped: its length, a character or the check character is wrong.
    """
    code = "".join(
        character for character in typed.upper() if not (character.isspace() or character in "-\u2010\u2013")
    )
    code = code.translate(_READ_AS)
    if len(code) != _LENGTH + 1 or not set(code) <= set(ALPHABET) or _check_character(code[:-1]) != code[-1]:
        raise RecoveryCodeMistyped
    return code.encode("ascii")


def _check_character(body: str) -> str:
    """A polynomial over GF(32) (x^5 + x^2 + 1): one wrong character or any two swapped never go unnoticed."""
    check = 0
    for character in body:
        check = (check ^ ALPHABET.index(character)) << 1
        if check & 32:
            check ^= 0b100101
    return ALPHABET[check]
