"""The seal (HMAC) that SQLCipher puts on every page of a file: whether a page is as it was written."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

Sealed = Callable[[int, bytes], bool]
_SEAL = 64  # bytes of an HMAC-SHA512, at the very end of a page


def seal_check(key: bytes, salt: bytes) -> Sealed:
    """Whether a page, by its number and its encrypted content, bears its seal (zetetic.net/sqlcipher/design)."""
    sealing_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, len(key))

    def is_sealed(page: int, content: bytes) -> bool:
        sealed = content[len(salt) if page == 1 else 0 : -_SEAL]
        seal = hmac.digest(sealing_key, sealed + page.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(seal, content[-_SEAL:])

    return is_sealed
