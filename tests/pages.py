"""The pages of a vault's file, decrypted one by one: what nobody can ask the database for any more."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from footprint.store.vault import SqlVault

_PAGE, _SALT = 4096, 16  # bytes


def pages_holding(text: str, vault: SqlVault) -> int:
    """How many pages of the file, free ones included, hold a text; what the log still holds is put there first."""
    vault._database.settle()
    data, key = vault._database._file.read_bytes(), bytes(vault._database._key)
    pages = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    pages[0] = pages[0][_SALT:]
    clear = [_decrypted(page, key) for page in pages]
    assert any(b"CREATE TABLE" in page for page in clear)
    return sum(text.encode() in page for page in clear)


def _decrypted(page: bytes, key: bytes) -> bytes:
    """SQLCipher 4: AES-256-CBC; the last 80 bytes are the initial vector and the HMAC-SHA512 of the page."""
    decryptor = Cipher(AES(key), CBC(page[-80:-64])).decryptor()
    return decryptor.update(page[:-80]) + decryptor.finalize()
