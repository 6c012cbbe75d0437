"""Swedish dates, numbers and plurals, as Jinja filters."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

_MANADER = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_SVERIGE = ZoneInfo("Europe/Stockholm")
_SMA_TAL = ("Inget", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv")


def datum(dag: date | None, tomt: str = "–") -> str:
    """A date as "3 mars 2026"; `tomt` when there is none."""
    return tomt if dag is None else f"{dag.day} {_MANADER[dag.month - 1]} {dag.year}"


def manad(dag: date) -> str:
    """The month of a day as "Mars 2026"."""
    return f"{_MANADER[dag.month - 1].capitalize()} {dag.year}"


def tidpunkt(moment: datetime | None, tomt: str = "–") -> str:
    """A moment in Swedish local time as "3 mars 2026 kl. 14.05"."""
    if moment is None:
        return tomt
    lokal = moment.astimezone(_SVERIGE)
    return f"{datum(lokal.date())} kl. {lokal:%H.%M}"


def klockslag(moment: datetime) -> str:
    """The time of day in Sweden as "14.05", rounded up to a whole minute."""
    return f"{(moment + timedelta(seconds=59)).astimezone(_SVERIGE):%H.%M}"


def period(start: date | None, slut: date | None) -> str:  # noqa: PLR0911 - one return a shape reads best
    """A span of days as "3 mars – 5 april 2026", shortened where the parts repeat."""
    if start is None and slut is None:
        return "Utan datum"
    if start is None:
        return f"till {datum(slut)}"
    if slut is None:
        return f"från {datum(start)}"
    if start == slut:
        return datum(start)
    if start.year == slut.year:
        if start.month == slut.month:
            return f"{start.day}–{datum(slut)}"
        return f"{start.day} {_MANADER[start.month - 1]} – {datum(slut)}"
    return f"{datum(start)} – {datum(slut)}"


def sedan(dag: date, idag: date) -> str:
    """How long ago a day was: "för 5 mån 12 dgr sedan", or "i dag"."""
    if dag >= idag:
        return "i dag"
    langd = relativedelta(idag, dag)
    manader = langd.years * 12 + langd.months
    delar = [f"{manader} mån"] if manader else []
    if langd.days:
        delar.append(f"{langd.days} {'dag' if langd.days == 1 else 'dgr'}")
    return f"för {' '.join(delar)} sedan"


def antal(tal: int, ental: str, flertal: str) -> str:
    """A number with its noun: "1 rad", "3 rader"."""
    return f"{tal} {ental if tal == 1 else flertal}"


def antal_ord(tal: int, ental: str, flertal: str) -> str:
    """A small number in words at the head of a sentence: "Tre saker"; "En sak"."""
    ord_ = _SMA_TAL[tal] if 0 < tal < len(_SMA_TAL) else str(tal)
    return f"{ord_} {ental if tal == 1 else flertal}"


def minuter(tal: int | None) -> str:
    """Minutes as "45 min", "1 tim", "1 tim 30 min"."""
    if tal is None:
        return "–"
    timmar, rest = divmod(tal, 60)
    return " ".join([f"{timmar} tim"] * bool(timmar) + [f"{rest} min"] * bool(rest or not timmar))


def decimal(tal: float, siffror: int = 1) -> str:
    """A number with decimal comma: "12,5"."""
    return f"{tal:.{siffror}f}".replace(".", ",")


FILTER = {
    "datum": datum,
    "tidpunkt": tidpunkt,
    "period": period,
    "antal": antal,
    "antal_ord": antal_ord,
    "minuter": minuter,
    "decimal": decimal,
}
