"""What the studierektor does on the list: marks assessments as seen."""

from collections.abc import Iterable

from pydantic import Field
from starlette.responses import Response

from app.domain.bedomning import Bedomning
from app.domain.behorighet import Handling
from app.features.bedomning.delat import BAS, sidor
from app.features.bedomning.seende import markera
from app.web.forms import Formular, las_tal
from app.web.sida import Portfoljinskick, Portfoljsida


class SeddaForm(Formular):
    """The assessments that were on the page: ids with commas between; `besok` is the visit it was the page of."""

    sedda: str = Field(default="", max_length=20_000)
    besok: int | None = None

    @property
    def idn(self) -> frozenset[int]:
        """The ids; what is no number is passed over, for nobody types here."""
        return frozenset(las_tal(text, 0) for text in self.sedda.split(",")) - {0}


def osedda(sida: Portfoljsida, visade: Iterable[Bedomning]) -> str:
    """The ids of those on the page that this person may mark as seen; "" where there are none."""
    if not sida.far(Handling.SE_BEDOMNINGAR):
        return ""
    return ",".join(str(b.id) for b in visade if b.is_signerad and b.sedd is None)


@sidor.skriv(BAS + "/sedda", Handling.SE_BEDOMNINGAR, namn="bedomning.markera_sedda")
def markera_sedda(post: Portfoljinskick) -> Response:
    """Mark as seen what was on the page. What was signed since then is yet to be seen."""
    form = post.validera(SeddaForm).varde
    antal = markera(post.skriv, post.portfolj_id, form.idn if form else frozenset())
    meddelande = "Bedömningarna är markerade som sedda." if antal else "Allt som fanns på sidan var redan markerat."
    if form is not None and form.besok is not None:
        return post.klart("besok.visa", portfolj_id=post.portfolj_id, dokument_id=form.besok, meddelande=meddelande)
    return post.klart("bedomning.lista", portfolj_id=post.portfolj_id, meddelande=meddelande)
