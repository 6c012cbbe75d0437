"""Evidence in words: each record that a finding points to, as a text and the address of its page."""

from collections.abc import Callable
from functools import cached_property

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.iup import Revideringsslag
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.regler.modell import Bevis, Bevisslag
from app.underlag.mallar import Mallar
from app.web import ord as etiketter
from app.web.format import datum, period

Lank = tuple[str, str | None]


class Bevisord:
    """Words for the records of one portfolio. A record that is gone is named by its kind only.

    `ser_besok`: the reader takes part in visits, so that their pages may be linked to.
    """

    def __init__(self, portfolj: Portfolj, url: Callable[..., str], *, ser_besok: bool = True) -> None:
        self._portfolj = portfolj
        self._ser_besok = ser_besok
        self._url = url
        self._lankar: dict[tuple[Bevisslag, int], Lank] = {}

    def lank(self, bevis: Bevis) -> Lank:
        """Text and address of one piece of evidence, with why it fell short where it did."""
        nyckel = bevis.slag, bevis.id
        lank = self._lankar.get(nyckel)
        if lank is None:
            # The same few records are evidence for many findings.
            lank = self._lankar[nyckel] = _ORD[bevis.slag](self, bevis.id)
        text, adress = lank
        return (f"{text}: {bevis.varfor}" if bevis.varfor else text), adress

    def aktivitet(self, id_: int) -> Lank:
        """An activity by title and dates."""
        post = self._aktiviteter.get(id_)
        text = "Aktivitet" if post is None else f"{post.titel}, {period(post.start, post.slut).lower()}"
        return text, self._sida("aktivitet.visa", aktivitet_id=id_)

    def metod(self, id_: int) -> Lank:
        """A planned method with its delmål, whose page shows it."""
        post = self._metoder.get(id_)
        if post is None:
            return "Bedömningsmetod", None
        return f"{etiketter.METOD[post.metod]} för {post.delmal}", self._sida("delmal.visa", kod=post.delmal.lower())

    def bedomning(self, id_: int) -> Lank:
        """An assessment by method, day and assessor."""
        post = self._bedomningar.get(id_)
        text = "Bedömning" if post is None else bedomning_i_ord(post)
        return text, self._sida("bedomning.visa", bedomning_id=id_)

    def samtal(self, id_: int) -> Lank:
        """A supervision session by its day."""
        post = next((s for s in self._portfolj.handledarsamtal if s.id == id_), None)
        text = "Handledning" if post is None else f"Handledning {datum(post.datum)}"
        return text, self._sida("handledning.visa", samtal_id=id_)

    def revidering(self, id_: int) -> Lank:
        """A revision by its day."""
        post = next((r for r in self._portfolj.revideringar if r.id == id_), None)
        if post is None:
            return "Revidering", None
        vad = "IUP upprättad" if post.slag is Revideringsslag.UPPRATTAD else "Revidering"
        return f"{vad} {datum(post.datum)}", self._sida("revidering.visa", revidering_id=id_)

    def handledarskap(self, id_: int) -> Lank:
        """A handledare by name; the id is the person's."""
        post = next((h for h in self._portfolj.handledarskap if h.person_id == id_), None)
        return ("Handledare" if post is None else post.namn), self._sida("utbildning.visa")

    def tillgodoraknande(self, id_: int) -> Lank:
        """A credit by its delmål or months."""
        post = next((t for t in self._portfolj.tillgodoraknanden if t.id == id_), None)
        if post is None:
            return "Tillgodoräknande", None
        if post.delmal is None:
            return "Tillgodoräknad tid", self._sida("utbildning.visa")
        return f"Tillgodoräknande av {post.delmal}", self._sida("delmal.visa", kod=post.delmal.lower())

    def franvaro(self, id_: int) -> Lank:
        """A leave by its days."""
        post = next((f for f in self._portfolj.franvaron if f.id == id_), None)
        text = "Frånvaro" if post is None else f"Frånvaro {period(post.start, post.slut)}"
        return text, self._sida("utbildning.visa")

    def dokument(self, id_: int) -> Lank:
        """A visit or another document by its kind and day."""
        post = next((d for d in self._portfolj.dokument if d.id == id_), None)
        text = "Dokument" if post is None else f"{etiketter.DOKUMENTSLAG[post.slag]} {datum(post.datum)}"
        return text, self._sida("besok.visa", dokument_id=id_) if self._ser_besok else None

    def atgardsplan(self, id_: int) -> Lank:
        """An åtgärdsplan by the day it began."""
        post = next((p for p in self._portfolj.atgardsplaner if p.id == id_), None)
        text = "Åtgärdsplan" if post is None else f"Åtgärdsplan {datum(post.datum)}"
        return text, self._sida("atgardsplan.visa", plan_id=id_) if self._ser_besok else None

    def _sida(self, namn: str, **parametrar: object) -> str:
        return self._url(namn, portfolj_id=self._portfolj.id, **parametrar)

    @cached_property
    def _aktiviteter(self) -> dict[int, Aktivitet]:
        return {a.id: a for a in self._portfolj.aktiviteter}

    @cached_property
    def _metoder(self) -> dict[int, PlaneradMetod]:
        return {m.id: m for m in self._portfolj.metoder}

    @cached_property
    def _bedomningar(self) -> dict[int, Bedomning]:
        return {b.id: b for b in self._portfolj.bedomningar}


def bedomning_i_ord(post: Bedomning, mallar: Mallar | None = None) -> str:
    """An assessment in one line: "Mini-CEX 3 mars 2026, Maja Myrtuv".

    Given the forms, one whose method is none of the known is called by its form.
    """
    mall = mallar.hamta(post.mall, post.mall_version) if mallar and post.metod is Metod.ANNAN else None
    return f"{mall.titel if mall else etiketter.METOD[post.metod]} {datum(post.datum)}, {post.bedomare_namn}"


_ORD: dict[Bevisslag, Callable[[Bevisord, int], Lank]] = {
    Bevisslag.AKTIVITET: Bevisord.aktivitet,
    Bevisslag.METOD: Bevisord.metod,
    Bevisslag.BEDOMNING: Bevisord.bedomning,
    Bevisslag.HANDLEDARSAMTAL: Bevisord.samtal,
    Bevisslag.REVIDERING: Bevisord.revidering,
    Bevisslag.HANDLEDARSKAP: Bevisord.handledarskap,
    Bevisslag.TILLGODORAKNANDE: Bevisord.tillgodoraknande,
    Bevisslag.FRANVARO: Bevisord.franvaro,
    Bevisslag.DOKUMENT: Bevisord.dokument,
    Bevisslag.ATGARDSPLAN: Bevisord.atgardsplan,
}
