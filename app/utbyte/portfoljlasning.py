"""Reads a portfolio file from its bytes, as the command and the page get it."""

import json
from typing import Final

from app.domain.portfolj import Portfolj
from app.utbyte.portfoljfil import load_portfolj_json
from app.utbyte.schema import Portfoljfel, check_json

HOGST_BYTE: Final = 10 * 1024 * 1024


def read_portfolj(data: bytes, hogst: int = HOGST_BYTE) -> Portfolj:
    """The portfolio in a file of the published schema; its ids are those of the file.

    Raises:
        Portfoljfel: too large, no JSON, or not a portfolio by the schema.
    """
    if len(data) > hogst:
        raise Portfoljfel((f"Filen är större än {hogst // 1024 // 1024} MB.",))
    try:
        innehall = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Portfoljfel(("Filen är inte i UTF-8.",)) from None
    except (json.JSONDecodeError, RecursionError) as fel:
        rad = f", rad {fel.lineno}" if isinstance(fel, json.JSONDecodeError) else ""
        raise Portfoljfel((f"Filen är inte giltig JSON{rad}.",)) from None
    check_json(innehall)
    return load_portfolj_json(innehall)
