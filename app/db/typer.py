"""Column types that carry domain meaning across both databases."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, String, Table, types
from sqlmodel import SQLModel

from app.domain.avstamning import Part
from app.domain.delmal import DelmalKod
from app.domain.handledning import IupPunkt
from app.domain.slag import Kompetensomrade

# Every constraint has a name of its own, so that a later step can find it on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTid(types.TypeDecorator[datetime]):
    """A moment in UTC: stored without zone, read back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware moment into the naive UTC that is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "En tidpunkt måste ha tidszon"
            raise ValueError(msg)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the stored moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class DelmalKoder(types.TypeDecorator[frozenset[DelmalKod]]):
    """A set of delmål codes in one text column, sorted and separated by spaces.

    One column instead of a link table: the codes are always read with their record, never searched across records,
    and a portfolio page saves three queries by it.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Iterable[DelmalKod] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Write the codes in natural order."""
        return " ".join(sorted(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[DelmalKod]:  # noqa: ARG002
        """Read the codes back as a set."""
        return _read_codes(value or "")


@lru_cache(maxsize=4096)
def _read_codes(text: str) -> frozenset[DelmalKod]:
    """The same few sets recur in every record."""
    return frozenset(map(DelmalKod, text.split()))


class Svarstexter(types.TypeDecorator[dict[str, str]]):
    """Answers by the fields of a form, as JSON text: it reads the same in a column and among others in a union."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Write the answers, in their order."""
        return json.dumps(dict(value or {}), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, str]:  # noqa: ARG002
        """Read the answers back."""
        return dict(json.loads(value)) if value else {}


class Parter(types.TypeDecorator[tuple[Part, ...]]):
    """The parties who sign, in the order in which they are asked, separated by spaces."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Iterable[Part] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Write the parties in their order."""
        return " ".join(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Part, ...]:  # noqa: ARG002
        """Read the parties back."""
        return tuple(Part(en) for en in (value or "").split())


class Omraden(types.TypeDecorator[frozenset[Kompetensomrade]]):
    """A set of areas of competence in one text column, sorted and separated by spaces."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Iterable[Kompetensomrade] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Write the areas in order of their names."""
        return " ".join(sorted(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[Kompetensomrade]:  # noqa: ARG002
        """Read the areas back as a set."""
        return _read_omraden(value or "")


@lru_cache(maxsize=64)
def _read_omraden(text: str) -> frozenset[Kompetensomrade]:
    """The same few sets recur in every record."""
    return frozenset(map(Kompetensomrade, text.split()))


class IupPunkter(types.TypeDecorator[frozenset[IupPunkt]]):
    """A set of parts of the IUP in one text column, sorted and separated by spaces."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Iterable[IupPunkt] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Write the parts in order of their names."""
        return " ".join(sorted(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[IupPunkt]:  # noqa: ARG002
        """Read the parts back as a set."""
        return frozenset(map(IupPunkt, (value or "").split()))


def core(klass: type[SQLModel]) -> Table:
    """The table of a class, for questions that need no objects."""
    tabell: Table = klass.__table__  # type: ignore[attr-defined]  # SQLModel adds it when the class is made
    return tabell


def varden(klass: type[StrEnum], langd: int = 40) -> Any:
    """A column type that stores a StrEnum by its value, as plain text on both databases."""
    return Enum(
        klass, native_enum=False, length=langd, create_constraint=False, values_callable=lambda e: [m.value for m in e]
    )
