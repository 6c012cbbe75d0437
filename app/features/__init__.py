"""Vertical slices by subject. The order is the order in which addresses are matched."""

from app.features.admin.routes import sidor as admin
from app.features.aktivitet.routes import sidor as aktivitet
from app.features.aktivitetsmall.routes import sidor as aktivitetsmall
from app.features.atagande.routes import sidor as atagande
from app.features.atgardsplan.routes import sidor as atgardsplan
from app.features.bedomning.routes import sidor as bedomning
from app.features.besok.routes import sidor as besok
from app.features.delmal.routes import sidor as delmal
from app.features.demopost.routes import sidor as demopost
from app.features.engangslank.routes import sidor as engangslank
from app.features.flerkalla.routes import sidor as flerkalla
from app.features.flersteg.routes import sidor as flersteg
from app.features.handledare.routes import sidor as handledare
from app.features.handledning.routes import sidor as handledning
from app.features.historik.routes import sidor as historik
from app.features.kalender.routes import sidor as kalender
from app.features.kompetens.routes import sidor as kompetens
from app.features.konto.brev import sidor as kontobrev
from app.features.konto.routes import sidor as konto
from app.features.metod.routes import sidor as metod
from app.features.moment.routes import sidor as moment
from app.features.portfolj.routes import sidor as portfolj
from app.features.provning.routes import sidor as provning
from app.features.regelverk.routes import sidor as regelverk
from app.features.revidering.routes import sidor as revidering
from app.features.signaturer.routes import sidor as signaturer
from app.features.start.routes import sidor as start
from app.features.studierektor.routes import sidor as studierektor
from app.features.tid.routes import sidor as tid
from app.features.tidslinje.routes import sidor as tidslinje
from app.features.tillgodoraknande.routes import sidor as tillgodoraknande
from app.features.undervisning.routes import sidor as undervisning
from app.features.utbildning.routes import sidor as utbildning
from app.features.utbyte.routes import sidor as utbyte

SLICES = (
    start,
    konto,
    kontobrev,
    studierektor,
    regelverk,
    portfolj,
    delmal,
    aktivitet,
    handledning,
    atagande,
    handledare,
    admin,
    aktivitetsmall,
    metod,
    moment,
    tillgodoraknande,
    flersteg,
    flerkalla,
    bedomning,
    kompetens,
    besok,
    atgardsplan,
    undervisning,
    utbildning,
    tid,
    tidslinje,
    provning,
    kalender,
    revidering,
    historik,
    signaturer,
    utbyte,
    engangslank,
    demopost,
)
