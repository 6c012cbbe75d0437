"""Writes the generated documents of exchange: `python -m app.utbyte.dokument docs`."""

import json
import sys
from pathlib import Path

from app.utbyte.mallfil import make_document
from app.utbyte.schema import make_schema

MALL = Path("importmall.md")
SCHEMA = Path("schema") / "portfolj-1.schema.json"


def documents() -> dict[Path, str]:
    """The content of each document by its place under docs/."""
    return {MALL: make_document(), SCHEMA: json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"}


def main(mapp: Path) -> None:
    """Write them all under the folder."""
    for plats, innehall in documents().items():
        fil = mapp / plats
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_text(innehall, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
