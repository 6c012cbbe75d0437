"""Downloads: templates, the portfolio as a table or as JSON, and the schema."""

import json
from typing import Any, Final

from starlette.responses import Response

from app.db.signaturkedja import las_kedja
from app.domain.behorighet import Handling
from app.features.utbyte import actions
from app.utbyte.kedjefil import to_json_med_kedja
from app.utbyte.mall import EGNA_BLAD
from app.utbyte.mallfil import write_csv, write_xlsx
from app.utbyte.schema import make_schema
from app.web.errors import FinnsInte
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_BAS: Final = "/portfolj/{portfolj_id:int}/utbyte"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV: Final = "text/csv; charset=utf-8"
_JSON: Final = "application/json"


def _fil(innehall: bytes, typ: str, namn: str) -> Response:
    huvuden = {"Content-Disposition": f'attachment; filename="{namn}"', "Cache-Control": "private, no-store"}
    return Response(innehall, media_type=typ, headers=huvuden)


def _json(varde: Any) -> bytes:
    return (json.dumps(varde, ensure_ascii=False, indent=2) + "\n").encode()


def _note(sida: Portfoljsida, form: str) -> None:
    """Note the export in a write of its own, before anything is handed out."""
    databas, regelverk = sida.request.app.state.databas, sida.regelverk
    with databas.skrivning(
        person_id=sida.aktor.person_id, idag=sida.idag, nu=sida.nu, regelverk=regelverk
    ) as session:  # fmt: skip
        actions.note_export(session, sida.portfolj_id, form)


@sidor.las(_BAS + "/mall.xlsx", Handling.IMPORTERA, namn="utbyte.mall")
def mall(_sida: Portfoljsida) -> Response:
    """The empty template as a workbook."""
    return _fil(write_xlsx(), _XLSX, "iup-mall.xlsx")


@sidor.las(_BAS + "/mall/{slag}.csv", Handling.IMPORTERA, namn="utbyte.mall_csv")
def mall_csv(sida: Portfoljsida) -> Response:
    """The empty template of one kind as separated text."""
    slag = next((m.slag for m in EGNA_BLAD if m.slag.value == sida.request.path_params["slag"]), None)
    if slag is None:
        raise FinnsInte
    return _fil(write_csv(slag), _CSV, f"iup-{slag.value}.csv")


@sidor.las(_BAS + "/portfolj.xlsx", Handling.EXPORTERA, namn="utbyte.tabell")
def tabell(sida: Portfoljsida) -> Response:
    """The portfolio in the template."""
    _note(sida, "xlsx")
    return _fil(write_xlsx(sida.portfolj), _XLSX, f"st-portfolj-{sida.idag}.xlsx")


@sidor.las(_BAS + "/portfolj.json", Handling.EXPORTERA, namn="utbyte.json")
def portfolj_json(sida: Portfoljsida) -> Response:
    """The whole portfolio by the published schema, with its chain of signatures."""
    _note(sida, "json")
    lankar = las_kedja(sida.session, sida.portfolj_id)
    hel = to_json_med_kedja(sida.portfolj, lankar, sida.installningar.signeringsnyckel)
    return _fil(_json(hel), _JSON, f"st-portfolj-{sida.idag}.json")


@sidor.las(_BAS + "/portfolj-1.schema.json", Handling.EXPORTERA, namn="utbyte.schema")
def schema(_sida: Portfoljsida) -> Response:
    """The schema that the JSON follows."""
    return _fil(_json(make_schema()), "application/schema+json", "portfolj-1.schema.json")
