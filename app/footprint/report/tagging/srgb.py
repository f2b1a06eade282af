"""The sRGB colour profile that says what the document's colours mean; our own bytes, always the same."""

from __future__ import annotations

import struct
from functools import cache

_CURVE_POINTS = 1024


@cache
def srgb_profile() -> bytes:
    """An ICC profile, version 2.1 (ICC.1:1998-09), for IEC 61966-2.1 sRGB: 2.5 kB.

    The primaries are those of sRGB adapted to D50, the white point is D65, as version 2 profiles carry it.
    """
    curve = _tone_curve()
    tags = [
        (b"desc", _description("sRGB IEC61966-2.1")),
        (b"cprt", b"text\0\0\0\0Public domain\0"),
        (b"wtpt", _xyz(0.9505, 1.0, 1.0891)),
        (b"rXYZ", _xyz(0.43607, 0.22249, 0.01392)),
        (b"gXYZ", _xyz(0.38515, 0.71687, 0.09708)),
        (b"bXYZ", _xyz(0.14307, 0.06061, 0.7141)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    offset, seen, table, body = 128 + 4 + 12 * len(tags), dict[bytes, int](), b"", b""
    for signature, data in tags:
        if data not in seen:
            padding = bytes(-len(data) % 4)
            seen[data] = offset
            body += data + padding
            offset += len(data) + len(padding)
        table += signature + struct.pack(">II", seen[data], len(data))
    return _head(offset) + struct.pack(">I", len(tags)) + table + body


def _head(size: int) -> bytes:
    # fmt: off
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI",
        size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp",
        b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0,
    )
    # fmt: on
    return (head + b"".join(map(_fixed, (0.9642, 1.0, 0.8249)))).ljust(128, b"\0")


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _xyz(*numbers: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, numbers))


def _description(words: str) -> bytes:
    ascii_words = words.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_words)) + ascii_words + bytes(12 + 67)


def _tone_curve() -> bytes:
    points = (round(65535 * _linear(step / (_CURVE_POINTS - 1))) for step in range(_CURVE_POINTS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *points)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
