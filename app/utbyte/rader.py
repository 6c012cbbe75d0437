"""Domain records as rows of the tables; ids and links are given by whoever writes them."""

from datetime import datetime
from typing import Any

from app.domain.aktivitet import Aktivitet, PlaneradMetod, Tjanstgoring
from app.domain.atagande import Atagande
from app.domain.atgardsplan import Atgardsplan, Atgardsrad
from app.domain.avstamning import Dokument, Undertecknande
from app.domain.bedomning import Bedomning
from app.domain.handledning import Handledarmerit, Handledarsamtal, Handledarskap, Handledningstid
from app.domain.introduktion import Introduktionspunkt
from app.domain.iup import Revidering, Tillgodoraknande
from app.domain.kursmedel import Kursmedel
from app.domain.moment import Momentlogg
from app.domain.tjanst import Franvaro
from app.domain.undervisning import Arbetssteg, Narvaro, Studietid

Rad = dict[str, Any]


def aktivitet_rad(varde: Aktivitet) -> Rad:
    """The row of an activity, without its placement fields."""
    return {
        "slag": varde.slag,
        "titel": varde.titel,
        "status": varde.status,
        "start": varde.start,
        "slut": varde.slut,
        "delmal": varde.delmal,
        "beskrivning": varde.beskrivning,
        "mall": varde.mall,
        "intyg": varde.intyg,
        "intyg_av": varde.intyg_av,
    }


def tjanstgoring_rad(varde: Tjanstgoring, handledare_id: int | None) -> Rad:
    """The placement fields; the handledare is a person, since the table has no room for a mere name."""
    return {
        "typ": varde.typ,
        "enhet": varde.enhet,
        "procent": varde.procent,
        "miljo": varde.miljo,
        "handledare_id": handledare_id,
        "bekraftad": varde.bekraftad,
        "amne": varde.amne,
        "ersattare": varde.ersattare,
        "mal": varde.mal,
        "mal_satta": varde.mal_satta,
        "mitt_datum": varde.mitt_datum,
        "mitt_text": varde.mitt_text,
        "omdome_datum": varde.omdome_datum,
        "omdome": varde.omdome,
        "utvarderad": varde.utvarderad,
        "has_jour": varde.has_jour,
        "is_slutenvard": varde.is_slutenvard,
    }


def metod_rad(varde: PlaneradMetod, aktivitet_id: int | None) -> Rad:
    """The row of a planned method."""
    return {
        "delmal": str(varde.delmal),
        "metod": varde.metod,
        "aktivitet_id": aktivitet_id,
        "planerad_till": varde.planerad_till,
    }


def bedomning_rad(varde: Bedomning, aktivitet_id: int | None, bedomare_id: int | None, skapad: datetime) -> Rad:
    """The row of an assessment."""
    return {
        "metod": varde.metod,
        "datum": varde.datum,
        "status": varde.status,
        "bedomare_namn": varde.bedomare_namn,
        "bedomare_id": bedomare_id,
        "delmal": varde.delmal,
        "aktivitet_id": aktivitet_id,
        "minuter": varde.minuter,
        "aterkoppling": varde.aterkoppling,
        "overenskommet": varde.overenskommet,
        "signerad": varde.signerad,
        "skapad": skapad,
        "mall": varde.mall,
        "mall_version": varde.mall_version,
        "svar": {svar.falt: svar.varde for svar in varde.svar},
        "omraden": varde.omraden,
        "situation": varde.situation,
        "begard": varde.begard,
        "svara_senast": varde.svara_senast,
        "bedomare_titel": varde.bedomare_titel,
        "bedomare_arbetsplats": varde.bedomare_arbetsplats,
        "bedomare_specialitet": varde.bedomare_specialitet,
        "sedd": varde.sedd,
    }


def samtal_rad(varde: Handledarsamtal, aktivitet_id: int | None, handledare_id: int | None) -> Rad:
    """The row of a supervision session."""
    return {
        "datum": varde.datum,
        "minuter": varde.minuter,
        "handledare_namn": varde.handledare_namn,
        "handledare_id": handledare_id,
        "delmal": varde.delmal,
        "aktivitet_id": aktivitet_id,
        "anteckning": varde.anteckning,
        "overenskommet": varde.overenskommet,
        "nasta": varde.nasta,
        "bekraftad": varde.bekraftad,
        "slag": varde.slag,
        "iup": varde.iup,
    }


def revidering_rad(varde: Revidering) -> Rad:
    """The row of a revision; what it froze is not known and is left empty."""
    return {
        "datum": varde.datum,
        "slag": varde.slag,
        "status": varde.status,
        "deltagare": "\n".join(varde.deltagare),
        "sammanfattning": varde.sammanfattning,
        "signerad": varde.signerad,
        "godkand": varde.godkand,
        "studierektor_godkand": varde.studierektor_godkand,
        "kommentar": varde.kommentar,
        "ogonblicksbild": {},
    }


def tillgodoraknande_rad(varde: Tillgodoraknande) -> Rad:
    """The row of a credit."""
    return {
        "delmal": str(varde.delmal) if varde.delmal else None,
        "manader": varde.manader,
        "slag": varde.slag,
        "skal": varde.skal,
        "intyg": varde.intyg,
        "beslutad_av": varde.beslutad_av,
        "datum": varde.datum,
    }


def narvaro_rad(varde: Narvaro) -> Rad:
    """The row of an occasion attended or missed."""
    return {"slag": varde.slag, "datum": varde.datum, "is_narvarande": varde.is_narvarande, "skal": varde.skal}


def studietid_rad(varde: Studietid) -> Rad:
    """The row of a week's self-study."""
    return {"datum": varde.datum, "minuter": varde.minuter}


def arbetssteg_rad(varde: Arbetssteg, aktivitet_id: int) -> Rad:
    """The row of one step of a work."""
    return {"aktivitet_id": aktivitet_id, "slag": varde.slag, "planerad": varde.planerad, "klar": varde.klar}


def kursmedel_rad(varde: Kursmedel, aktivitet_id: int | None) -> Rad:
    """The row of an application for course money."""
    return {
        "aktivitet_id": aktivitet_id,
        "titel": varde.titel,
        "datum": varde.datum,
        "sokt": varde.sokt,
        "status": varde.status,
        "beviljat": varde.beviljat,
        "anvant": varde.anvant,
    }


def momentlogg_rad(varde: Momentlogg) -> Rad:
    """The row of a moment logged."""
    return {
        "moment": varde.moment,
        "namn": varde.namn,
        "datum": varde.datum,
        "antal": varde.antal,
        "sjalvstandighet": varde.sjalvstandighet,
        "delmal": varde.delmal,
        "anteckning": varde.anteckning,
    }


def handledarskap_rad(varde: Handledarskap) -> Rad:
    """The row of a handledarskap, without the person."""
    return {
        "roll": varde.roll,
        "fran": varde.fran,
        "till": varde.till,
        "skal": varde.skal,
        "is_pa_enheten": varde.is_pa_enheten,
        "tillganglighet": varde.tillganglighet,
        "borta_fran": varde.borta_fran,
        "borta_till": varde.borta_till,
    }


def merit_rad(varde: Handledarmerit) -> Rad:
    """The row of what is noted of a handledare, without the person."""
    return {
        "slag": varde.slag,
        "datum": varde.datum,
        "specialitet": varde.specialitet,
        "foreskrift": varde.foreskrift,
        "underlag": varde.underlag,
        "finns": varde.finns,
    }


def handledningstid_rad(varde: Handledningstid) -> Rad:
    """The row of when handledning is scheduled."""
    return {"fran": varde.fran, "text": varde.text, "is_arbetstid": varde.is_arbetstid}


def atagande_rad(varde: Atagande, kalla_id: int | None, ansvarig_id: int | None) -> Rad:
    """The row of an agreed action; who closed it is not known."""
    return {
        "kalla": varde.kalla,
        "kalla_id": kalla_id,
        "text": varde.text,
        "datum": varde.datum,
        "ansvarig_namn": varde.ansvarig_namn,
        "ansvarig_id": ansvarig_id,
        "senast": varde.senast,
        "foljs_upp": varde.foljs_upp,
        "foljs_upp_av": varde.foljs_upp_av,
        "klar": varde.klar,
        "slut": varde.slut,
        "utfall": varde.utfall,
    }


def franvaro_rad(varde: Franvaro) -> Rad:
    """The row of a stretch of leave."""
    return {"slag": varde.slag, "start": varde.start, "slut": varde.slut}


def dokument_rad(varde: Dokument) -> Rad:
    """The row of a document, without its signatures."""
    return {
        "slag": varde.slag,
        "datum": varde.datum,
        "status": varde.status,
        "svar": {svar.falt: svar.varde for svar in varde.svar},
        "mall_version": varde.mall_version,
        "parter": varde.parter,
        "nasta": varde.nasta,
        "has_risk": varde.has_risk,
        "upplaga": varde.upplaga,
    }


def undertecknande_rad(varde: Undertecknande) -> Rad:
    """The row of a signature that was made elsewhere."""
    return {"part": varde.part, "namn": varde.namn, "datum": varde.datum}


def atgardsplan_rad(varde: Atgardsplan) -> Rad:
    """The row of an åtgärdsplan, without its own rows."""
    return {
        "datum": varde.datum,
        "anledning": varde.anledning,
        "mal": varde.mal,
        "avslutad": varde.avslutad,
        "utfall": varde.utfall,
        "slutsats": varde.slutsats,
    }


def atgardsrad_rad(varde: Atgardsrad) -> Rad:
    """One row of an åtgärdsplan."""
    return {
        "vad": varde.vad,
        "vem": varde.vem,
        "klar_senast": varde.klar_senast,
        "foljs_upp": varde.foljs_upp,
        "foljs_upp_av": varde.foljs_upp_av,
        "klar": varde.klar,
        "klar_text": varde.klar_text,
        "uppfoljd": varde.uppfoljd,
        "utfall": varde.utfall,
    }


def introduktion_rad(varde: Introduktionspunkt) -> Rad:
    """The row of a step of the introduction."""
    return {"punkt": varde.punkt, "klar": varde.klar}
