"""The frozen plan as a file: what the signatures of the revision cover, and the portfolio file leaves out."""

import json

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.features.revidering import actions
from app.features.revidering.delat import EN, sidor
from app.features.revidering.queries import hamta
from app.web.sida import Portfoljsida


@sidor.las(EN + "/fryst.json", Handling.EXPORTERA, namn="revidering.fryst")
def fryst(sida: Portfoljsida) -> Response:
    """The frozen plan as JSON; an empty one where none was frozen. It is noted as an export, in a write of its own."""
    rad = hamta(sida.session, sida.portfolj_id, sida.request.path_params["revidering_id"]).rad
    databas, regelverk = sida.request.app.state.databas, sida.regelverk
    with databas.skrivning(
        person_id=sida.aktor.person_id, idag=sida.idag, nu=sida.nu, regelverk=regelverk
    ) as session:  # fmt: skip
        actions.note_hamtad(session, rad)
    innehall = (json.dumps(rad.ogonblicksbild, ensure_ascii=False, indent=2) + "\n").encode()
    huvuden = {
        "Content-Disposition": f'attachment; filename="iup-{rad.datum}.json"',
        "Cache-Control": "private, no-store",
    }
    return Response(innehall, media_type="application/json", headers=huvuden)
