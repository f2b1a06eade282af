"""A receipt of an erased vault as a file, so that it can be looked into later whether all of it is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.erasing import Left, Receipt
from footprint.workflow.files import write_all
from footprint.workflow.outside import is_there
from footprint.workflow.ports import Vaults

FORMAT = 1
_LARGEST = 8 * 1024 * 1024  # bytes


def data_of(receipt: Receipt) -> dict[str, Any]:
    """The receipt for programs."""
    return {
        "format": FORMAT,
        "vault": receipt.vault_id,
        "gone": [str(place) for place in receipt.gone],
        "left": [{"place": str(one.place), "reason": one.reason} for one in receipt.left],
    }


def write_receipt(receipt: Receipt, file: Path) -> None:
    """Keep it.

    Raises:
        Unsaved: it could not be written.
    """
    write_all({file: (json.dumps(data_of(receipt), ensure_ascii=False, indent=1) + "\n").encode()})


def read_receipt(file: Path) -> Receipt:
    """A receipt that was kept.

    Raises:
        Refused: the file is none, or cannot be read.
    """
    refused = Refused(_("{file} is not a receipt that Footprint wrote").format(file=file))
    try:
        data = json.loads(file.read_bytes()) if file.stat().st_size <= _LARGEST else {}
        receipt = Receipt(
            data["vault"],
            tuple(Path(place) for place in data["gone"]),
            tuple(Left(Path(one["place"]), one["reason"]) for one in data["left"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise refused from None
    if data_of(receipt) != data or not isinstance(receipt.vault_id, str):
        raise refused
    return receipt


def what_is_left(vaults: Vaults, receipt: Receipt) -> tuple[str, ...]:
    """What is still here of an erased vault, one line each: in its own place, and where its files were."""
    places = (*receipt.gone, *(one.place for one in receipt.left))
    return (*vaults.remains(receipt.vault_id), *(str(place) for place in places if is_there(place)))
