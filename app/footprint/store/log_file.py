"""SQLite's write-ahead log, frame by frame (sqlite.org/fileformat2.html#the_write_ahead_log)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from footprint.store.page_seals import Sealed

_PAGE = 4096  # bytes; SQLCipher's default, which every vault has
_HEADER, _FRAME_HEADER = struct.Struct(">8I"), struct.Struct(">6I")
_FRAME = _FRAME_HEADER.size + _PAGE
_MAGIC = 0x377F0682  # sums of little-endian words, as on every computer that SQLCipher is built for
_VERSION = 3007000
_WORD = 0xFFFFFFFF
Sum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as a transaction left it.

    ``pages`` is the size of the whole file after the transaction that ends with this frame, in pages; 0 inside one.
    ``good`` says whether the frame is as it was written, ``placed`` whether at least its page can be believed.
    """

    page: int
    pages: int
    content: bytes
    good: bool = True
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Log:
    """The frames since the log was last begun anew, good or not, and how many of them SQLite would take."""

    frames: tuple[Frame, ...]
    taken: int


@dataclass(frozen=True, slots=True)
class _Raw:
    page: int
    pages: int
    salts: Sum
    sum: Sum
    content: bytes

    @property
    def summed_up(self) -> bytes:
        return struct.pack(">2I", self.page, self.pages) + self.content

    def summed(self, seed: Sum) -> Sum:
        return _sum(seed, self.summed_up)


def read_log(log: bytes, is_sealed: Sealed = lambda _page, _content: False) -> Log:
    """What stands in a log.

    Every frame's sum goes on from the one before, so SQLite stops at the first that is wrong. Here each is looked at by
    itself too: it may go on from the sum that stands in the frame before, or from what that sum should have been. With
    ``is_sealed`` a frame of which a single bit was flipped is put right.
    """
    if len(log) < _HEADER.size + _FRAME:
        return Log((), 0)
    magic, *_others, salt_1, salt_2, sum_1, sum_2 = _HEADER.unpack_from(log)
    seeds = [(sum_1, sum_2), _sum((0, 0), log[: _HEADER.size - 8])]
    is_headed = magic == _MAGIC and seeds[0] == seeds[1]
    raws = [_raw(log, start) for start in range(_HEADER.size, len(log) - _FRAME + 1, _FRAME)]
    before = [seeds[0], *(raw.sum for raw in raws)]
    # A damaged header is not believed; the first good frame is of the present round too.
    fitting = (raw for raw, seed in zip(raws, before, strict=False) if raw.summed(seed) == raw.sum)
    salts = (salt_1, salt_2) if is_headed else next(fitting, raws[0]).salts
    good, end, taken, follows = [False] * len(raws), 0, 0, True
    for number, raw in enumerate(raws):
        # Frames left over from earlier rounds have other salts, and unbroken sums of their own.
        belongs = raw.salts == salts
        fits = [seed for seed in seeds if raw.summed(seed) == raw.sum]
        follows = good[number] = bool(fits) and (follows or belongs)
        if follows and number and fits[0] != before[number]:
            good[number - 1] = True  # only the sum in it was wrong, or this frame would not go on from it
        if is_headed and taken == number and belongs and before[number] in fits:
            taken += 1
        if follows or belongs:
            end = number + 1
        seeds = [raw.sum] if follows else [raw.sum, raw.summed(seeds[0])]
    size = max((raw.pages for raw, is_good in zip(raws, good, strict=True) if is_good), default=0)
    frames = (
        _frame(raw)
        if good[number]
        else _mended(raw, before[number], size, is_sealed, belongs=raw.salts == salts)
        for number, raw in enumerate(raws[:end])
    )
    return Log(tuple(frames), taken)


def written_log(frames: Iterable[Frame]) -> bytes:
    """A log of these frames, for SQLite to replay."""
    salts = (1, 1)
    header = struct.pack(">6I", _MAGIC, _VERSION, _PAGE, 0, *salts)
    seed = _sum((0, 0), header)
    parts = [header, struct.pack(">2I", *seed)]
    for frame in frames:
        raw = _Raw(frame.page, frame.pages, salts, seed, frame.content)
        seed = raw.summed(seed)
        parts += [_FRAME_HEADER.pack(frame.page, frame.pages, *salts, *seed), frame.content]
    return b"".join(parts)


def _raw(log: bytes, start: int) -> _Raw:
    page, pages, salt_1, salt_2, sum_1, sum_2 = _FRAME_HEADER.unpack_from(log, start)
    content = log[start + _FRAME_HEADER.size : start + _FRAME]
    return _Raw(page, pages, (salt_1, salt_2), (sum_1, sum_2), content)


def _frame(raw: _Raw) -> Frame:
    return Frame(raw.page, raw.pages, raw.content)


def _mended(raw: _Raw, seed: Sum, size: int, is_sealed: Sealed, *, belongs: bool) -> Frame:
    """A bad frame, put right if it is one bit that is wrong in it."""
    frame = replace(_frame(raw), good=False, placed=belongs and 0 < raw.page <= size)
    if not belongs:
        return frame
    sum_1, sum_2 = raw.summed(seed)
    wrong_bits = (sum_1 ^ raw.sum[0]).bit_count() + (sum_2 ^ raw.sum[1]).bit_count()
    if wrong_bits == 1 and is_sealed(raw.page, raw.content):
        return _frame(raw)  # it is in the sum itself
    words = struct.unpack(f"<{_FRAME // 4 - 4}I", raw.summed_up)
    for word, bit in _flips(words, ((raw.sum[0] - sum_1) & _WORD, (raw.sum[1] - sum_2) & _WORD)):
        data = struct.pack(f"<{len(words)}I", *words[:word], words[word] ^ bit, *words[word + 1 :])
        page, pages = struct.unpack_from(">2I", data)
        if is_sealed(page, data[8:]):
            return Frame(page, pages, data[8:])
    return frame


def _flips(words: tuple[int, ...], wrong: Sum) -> Iterator[tuple[int, int]]:
    """Which word, and which bit of it, would make a sum as wrong as this; often but not always a single one.

    Sums are linear: adding to a word adds a multiple of it to the sums, by factors that depend on its place alone.
    """
    factors = [(1, 1), (0, 1)]  # of the last two words
    for place in range(len(words) - 2, -1, -2):
        for word, (one, two) in enumerate(factors, start=place):
            for bit in (1 << number for number in range(32)):
                change = (words[word] ^ bit) - words[word]
                if (change * one) & _WORD == wrong[0] and (change * two) & _WORD == wrong[1]:
                    yield word, bit
        factors = [((one + two) & _WORD, (one + 2 * two) & _WORD) for one, two in factors]


def _sum(seed: Sum, data: bytes) -> Sum:
    one, two = seed
    for first, second in struct.iter_unpack("<2I", data):
        one = (one + first + two) & _WORD
        two = (two + second + one) & _WORD
    return one, two
