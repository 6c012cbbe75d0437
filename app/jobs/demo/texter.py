"""What people write on the demo's forms: short, made up, and never about a patient."""

from collections.abc import Mapping
from typing import Final

from app.domain.slag import Metod

# What was agreed at the latest sessions, newest first, and whether it is the handledare who is to do it.
ATAGANDEN: Final = (
    ("Boka medsittning med kollegan på kvällsmottagningen", False),
    ("Fråga kliniken om två veckors auskultation", True),
    ("Läs vårdprogrammet och ta med tre frågor", False),
    ("Anmäl till kursen i vetenskaplig metodik", False),
    ("Skicka underlaget för kvalitetsarbetet", True),
)

_BESOKET: Final = (
    "Bra struktur i samtalet. Sammanfatta oftare.",
    "Lyssnar in och låter tystnaden arbeta. Kan våga vara kortare på slutet.",
    "Tydlig plan för uppföljning, och det blev sagt vad som ska få patienten att söka igen.",
    "Lugn och metodisk undersökning. Berätta mer om vad du gör medan du gör det.",
    (
        "Du fångade vad besöket egentligen gällde redan efter några minuter och höll dig till det. Undersökningen var "
        "riktad, och planen gjordes upp tillsammans. Öva på att stanna upp innan du byter ämne: två gånger kom svaret "
        "på en fråga först när du redan hade ställt nästa."
    ),
)
_RESONEMANGET: Final = (
    "Resonerar väl om samsjuklighet. Skriv ut vad som talar emot den första tanken.",
    "Säker prioritering.",
    "Söker hjälp i rätt läge och har då redan en egen plan.",
    (
        "Vi gick igenom ett förlopp på flera månader. Du såg själv var utredningen kunde ha gått fortare, och hade "
        "skäl för det du valde att avvakta med. Ta med dig sättet att skriva ned alternativen, och pröva att också "
        "skriva vad som skulle få dig att ändra dig."
    ),
)
_JOURNALEN: Final = (
    "Journalen går att följa för den som inte var med. Skriv bedömningen före planen.",
    "Läkemedelslistan stämmer. Ange skälet när något sätts ut.",
    "Korta och tydliga anteckningar; diagnoserna kan bli mer precisa.",
)
_FRAMFORANDET: Final = (
    "Höll tiden och fick i gång ett samtal. Färre bilder nästa gång.",
    "Tydligt lärandemål. Fråga gruppen tidigare vad de redan kan.",
    "Bra exempel ur vardagen. Avsluta med vad deltagarna ska göra annorlunda.",
)
_LEDARSKAPET: Final = (
    "Tog plats i teammötet utan att ta över. Fördela uppgifterna vid namn.",
    (
        "Höll ihop ett rörigt läge, sade högt vad som gällde och bad om hjälp i tid. Gruppen visste hela tiden vem som "
        "gjorde vad. Nästa steg är att samla alla i två minuter efteråt."
    ),
    "Lyssnar på alla yrken och fattar sedan beslut. Våga säga ifrån tidigare.",
)

ATERKOPPLING: Final[Mapping[Metod, tuple[str, ...]]] = {
    Metod.MINI_CEX: _BESOKET,
    Metod.MEDSITTNING: _BESOKET,
    Metod.VIDEOKONSULTATION: (
        "Inspelningen visar hur väl du följer upp det som sägs i förbigående. Håll blicken kvar när du skriver.",
        "Du frågar efter oro och förväntan. Vänta in svaret.",
        "Tydlig inledning. Pröva att låta patienten sammanfatta.",
    ),
    Metod.DOPS: (
        "God teknik och lugn hand. Lägg fram allt innan du börjar.",
        "Förklarar vad som händer. Tänk på arbetsställningen.",
        "Behöver inte längre någon bredvid.",
    ),
    Metod.CBD: _RESONEMANGET,
    Metod.HANDLEDARBEDOMNING: _RESONEMANGET,
    Metod.JOURNALGRANSKNING: _JOURNALEN,
    Metod.MUNTLIG_PRESENTATION: _FRAMFORANDET,
    Metod.UNDERVISA_UNDER_HANDLEDNING: _FRAMFORANDET,
    Metod.HANDLEDNING_PA_HANDLEDNING: (
        "Du frågade i stället för att svara. Låt studenten formulera sitt eget lärandemål först.",
        "Konkret återkoppling, och du visade själv hur. Boka in en uppföljning.",
        "Bra balans mellan stöd och krav.",
    ),
    Metod.LEDARSKAP: _LEDARSKAPET,
    Metod.VETENSKAPLIG_GRANSKNING: (
        "Ställde en fråga som gick att besvara och sökte på rätt ställe. Väg in hur stor effekten är.",
        "Ser bortfallet och vad det gör med slutsatsen. Säg tydligare vad det ändrar hos oss.",
    ),
    Metod.SPECIALISTKOLLEGIUM: (
        (
            "Kollegiet ser en säker och omtyckt kollega, som ligger där man väntar sig. Fokus till nästa gång: att "
            "delegera i tid och att leda möten. Fler tillfällen att undervisa läggs in i planen."
        ),
        "Kollegiet är enigt om god utveckling sedan förra gången. Bredden ökar; fortsätt med de ovanligare momenten.",
    ),
    Metod.FLERKALLA: (
        (
            "Många lyfter fram bemötandet och viljan att hjälpa till. Två teman att arbeta med: tid till frågor och "
            "tydligare besked i slutet av dagen."
        ),
    ),
    Metod.MITT_I_ST: (
        (
            "Utbildningen går som den ska. Konsultationerna är patientcentrerade, journalerna är korta och tydliga, "
            "och handledningen fungerar. Rekommendationer: planera de sista sidotjänstgöringarna nu, låt fler än "
            "huvudhandledaren bedöma och skriv om vetenskap i planen."
        ),
    ),
    Metod.SJALVSKATTNING: ("Vi är överens om bilden. Planen börjar med det som är nytt.",),
    Metod.ANNAN: (
        "Problemet är väl beskrivet och mätt före och efter. Nästa steg är att se om det håller efter ett halvår.",
        "Förankrade ändringen hos alla yrken. Mät oftare och i mindre steg.",
    ),
}  # fmt: skip
OVRIG_ATERKOPPLING: Final = ("Godkänt.", "Enligt planen.", "Väl genomfört.")

SITUATION: Final[Mapping[Metod, str]] = {
    Metod.MEDSITTNING: "Se gärna på hur jag gör upp planen tillsammans med patienten.",
    Metod.MINI_CEX: "Ett vanligt besök på mottagningen, gärna med fokus på undersökningen.",
    Metod.CBD: "Ett förlopp som jag har följt en tid och vill resonera om.",
    Metod.DOPS: "Ett moment som jag har gjort några gånger.",
    Metod.LEDARSKAP: "Jag leder teammötet och vill veta hur jag fördelar ordet.",
}

AVBOJD_SKAL: Final = "Jag är ledig de veckorna. Fråga gärna någon av mina kollegor."

# Answers in words, by the id of the field.
RADER: Final[Mapping[str, tuple[str, ...]]] = {
    "amne": ("Hjärtsvikt i öppen vård", "Läkemedel och äldre", "Yrsel", "Att sätta ut läkemedel"),
    "antal": ("Fem journaler", "Åtta journaler", "Tio journaler"),
    "arbete": ("Förbättringsarbete på enheten",),
    "deltagare": ("Fyra specialister på enheten", "Fem specialister, två av dem från jourlinjen"),
    "fokus": ("Att göra upp en plan", "Inledningen av samtalet", "Att hålla tiden", "Skyddsnätet"),
    "malgrupp": ("Läkare och sjuksköterskor på enheten", "Läkarmötet", "Studenter"),
    "moment": ("Rektoskopi", "Ledinjektion", "Excision", "Gynekologisk undersökning", "Öronmikroskopi"),
    "prov": ("Kursprov", "Skriftligt prov efter kursen"),
    "resultat": ("Godkänt", "26 av 30"),
    "sjalv_tankar": ("Jag trivs och vill ha fler tillfällen att leda.",),
    "situation": ("Student på egen mottagning", "Yngre kollega inför jour", "Kollegialt samtal efter dagen"),
    "fokus_medicin": ("Ovanligare moment", "Läkemedel hos äldre"),
    "fokus_kommunikation": ("Svåra besked", "Samtal med tolk"),
    "fokus_ledarskap": ("Leda teammötet", "Delegera i tid"),
    "fokus_professionalitet": ("Säga nej i tid",),
    "styrkor": ("Jag har lätt för att möta nya människor och ber om hjälp i tid.",),
    "vill_utveckla": ("Barn, hud och att hålla tiden.",),
    "underlag": ("Översikt om behandling av högt blodtryck", "Studie om trycksår", "Riktlinje om antibiotika"),
    "uppgift": ("Ta emot en patient med andnöd", "Sköta en mottagning en hel dag"),
}

# What those asked in a 360 write.
BRA: Final = (
    "Alltid vänlig i telefon.", "Förklarar så att man förstår.", "Hjälper till utan att bli tillfrågad.",
    "Tar hand om nya kollegor.", "Håller det som har lovats.",
)  # fmt: skip
UTVECKLA: Final = ("Svara på meddelanden tidigare på dagen.", "Säg till när det blir för mycket.")

BESOK_UTVECKLING: Final = (
    "Växer i samtalet och tar eget ansvar för uppföljningen. Behöver fler tillfällen med akuta patienter.",
    "Trygg på mottagningen. Nästa steg är att leda teamet och att handleda studenter.",
    "Har kommit långt mot delmålen. Det som återstår är planerat.",
)
BESOK_MILJO: Final = (
    "Handledningen ligger i schemat. Instruktioner finns nära till hands, men akutpassen är täta.",
    "Bra stämning och tid för frågor. Schemat för utbildningstid behöver hållas.",
)
BESOK_OVERENSKOMMET: Final = (
    "Boka kursen som saknas i planen.",
    "Be om bedömning av fler än en bedömare varje månad.",
)
UTLATANDE_STYRKOR: Final = (
    "Lyssnar, sammanfattar och dokumenterar klart. Omtyckt i teamet.",
    "Söker kunskap på egen hand och tar emot återkoppling väl.",
)
UTLATANDE_UTVECKLING: Final = (
    "Att prioritera när det är ont om tid, och att leda teamet vid akuta lägen.",
    "Att skriva kortare, och att be om hjälp tidigare.",
)
