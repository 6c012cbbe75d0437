"""Reads a portfolio file from its bytes, as the command and the page get it."""

import json
from typing import Any, Final

from app.utbyte.schema import Portfoljfel, check_json

HOGST_BYTE: Final = 10 * 1024 * 1024


def read_json(data: bytes, hogst: int = HOGST_BYTE) -> dict[str, Any]:
    """The JSON values of a file of the published schema, with the chain of signatures that it may carry.

    Raises:
        Portfoljfel: too large, no JSON, or not a portfolio by the schema.
    """
    if len(data) > hogst:
        raise Portfoljfel((f"Filen är större än {hogst // 1024 // 1024} MB.",))
    try:
        innehall: dict[str, Any] = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Portfoljfel(("Filen är inte i UTF-8.",)) from None
    except (json.JSONDecodeError, RecursionError) as fel:
        rad = f", rad {fel.lineno}" if isinstance(fel, json.JSONDecodeError) else ""
        raise Portfoljfel((f"Filen är inte giltig JSON{rad}.",)) from None
    check_json(innehall)
    return innehall
