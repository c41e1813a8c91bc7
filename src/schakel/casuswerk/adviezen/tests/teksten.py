"""Two hundred Dutch adviezen with something planted, and two hundred without: half by hand, half from patterns."""

import random
from dataclasses import dataclass

# text | what may not be kept, separated by commas
MET_DE_HAND = """
Onze Sjaan wil niet meer naar huis na school.|Sjaan
Het gaat om mevr. de V. en haar twee kinderen.|V.
juf anja zag blauwe plekken bij een jongen uit haar klas|anja
De moeder heet Roos en is bang voor haar ex.|Roos
Wil zegt dat zijn vader hem slaat.|Wil
Leerkracht vraagt wat zij moet met Daan van 7.|Daan
Zijn bsn is 999990007, mag ik dat doorgeven?|999990007
Bereikbaar op 06-12345678 na vier uur.|12345678
Moeder woont op de Veenbesstraat 118.|Veenbesstraat 118
Het adres is 2532 CX 118 volgens de school.|2532 CX
Mail naar m.terpstra@voorbeeld.nl voor overleg.|m.terpstra@voorbeeld.nl
Het meisje is geboren op 9 januari 2007.|9 januari 2007
Geb. 04-05-2009, zit in groep 3.|04-05-2009
Fam. Yilmaz heeft al vaker ruzie.|Yilmaz
de familie el amrani wil geen hulp|amrani
Buurvrouw hoort mohammed vaak schreeuwen|mohammed
Oma Truus past op maar durft niets te zeggen.|Truus
Dochter fatima is al dagen niet op school geweest.|fatima
Hij wordt door iedereen Kleine Ali genoemd.|Ali
De jongen, bijgenaamd Beer, slaat zijn moeder.|Beer
Mijn buurman Jan-Willem drinkt en slaat.|Jan-Willem
J. van den Berg is huisarts van het gezin en belde zelf.|Berg
Meneer Soerabaja wil zijn kinderen meenemen naar het buitenland.|Soerabaja
De heer Van Oosterwijck-de Ruijter dreigt.|Oosterwijck
Wat moet ik doen met Shaniqua? Zij durft niet naar huis.|Shaniqua
Tante Xiomara vangt de kinderen op.|Xiomara
Moeder vertelde dat Przemysław haar opsluit.|Przemysław
Keesje huilt elke dag in de kring.|Keesje
Ik maak me zorgen over mijn zus Linde.|Linde
Mark heeft zijn vriendin geduwd.|Mark
Roos is 9 en komt met vieze kleren.|Roos
dhr. bakker sluit zijn vrouw op|bakker
Volgens mw. jansen van de overkant is er elke nacht lawaai.|jansen
Haar telefoonnummer is 070 555 02 81.|555 02 81
Bel +31 6 1234 5678 alleen overdag.|1234 5678
Het gezin woont 2512gh in de flat.|2512gh
Vader werkt aan de Laan van Meerdervoort 1421.|Meerdervoort 1421
Zij heeft een account op naam van dilara_k@voorbeeld.com.|dilara_k@voorbeeld.com
Het kind (12-04-2011) heeft brandwonden.|12-04-2011
Jongetje van 4, geboren 2012, zegt dat papa slaat.|2012
Wij noemen hem hier Bolle.|Bolle
Onze kleine Mees slaapt slecht sinds de scheiding.|Mees
Ze zei: "Sandra, doe de deur open" en toen sloeg hij.|Sandra
Ik bel namens mevrouw Terpstra.|Terpstra
Vriendin sjaantje vertelde het aan de mentor.|sjaantje
Het zusje van Noor is drie.|Noor
Hun zoon Storm heeft een mes.|Storm
Opa Henk en oma Riet weten het.|Henk,Riet
Mijn dochter is getrouwd met Ömer.|Ömer
Patiënte A. Ramdin, wond past niet bij het verhaal.|Ramdin
Cliënt bsn 123456782 is net verhuisd.|123456782
Leerling Yara-Lynn krijgt geen ontbijt.|Yara-Lynn
Broertje Sem (5) durft niet te praten.|Sem
Haar ex heet Ricardo en staat voor de deur.|Ricardo
Ricardo's moeder belt mij elke dag.|Ricardo
De politie sprak met D. Hendriks over de ruzie.|Hendriks
Ik denk aan mijn nichtje khadija, zij moet trouwen.|khadija
Van der Valk junior wordt vaak opgesloten.|Valk
Woont aan de kerkstraat 12a, tweede etage.|kerkstraat 12a
De nieuwe vriend, Dwayne, kijkt alles na op haar telefoon.|Dwayne
Wesley en Kimberley hebben samen een baby.|Wesley,Kimberley
De moeder van Sterre wil geen hulp.|Sterre
Baby Jaydenn heeft een gebroken arm.|Jaydenn
Zuster Agnes vond de vrouw op de gang.|Agnes
Mevrouw Kaya-Öztürk durft niet naar huis.|Kaya,Öztürk
truus zegt dat het wel meevalt|truus
ik ben bang dat jeroen de kinderen meeneemt|jeroen
Ik heet zelf Bianca Verhoeven en ik ben de buurvrouw.|Bianca,Verhoeven
Het gaat om een gezin uit de Hoefkade, nummer 214, Hoefkade 214.|Hoefkade 214
Kind van 8, roepnaam Pien, eet niet op school.|Pien
De kleine Thijmen plast weer in bed.|Thijmen
Ik bel over mijn buurvrouw Ingrid, haar man sloot haar op.|Ingrid
volgens ahmet heeft zijn zusje blauwe plekken|ahmet
Familie de Wit, twee kinderen, vader drinkt.|Wit
mw. van den Heuvel belde huilend|Heuvel
Zij woont Escamplaan 44 bij haar oma.|Escamplaan 44
bel me terug op 0612345678|0612345678
Mentor van Quincy-Jay vraagt advies.|Quincy
Zijn vriendin Loïs heeft een gebroken pols.|Loïs
Het meisje noemt zich Vlinder.|Vlinder
Elke dag staat Piotr dronken voor de deur.|Piotr
de zoon van mevrouw smit slaat haar|smit
Zus van Gijs (14) snijdt zichzelf.|Gijs
ze heet jasmijn en is zes|jasmijn
Tygo en Lieke horen alles.|Tygo,Lieke
grace durft niet naar haar stiefvader|grace
Haar man (Erdal) controleert haar telefoon.|Erdal
Geboren op 03/07/2010 te Delft.|03/07/2010
Nicht van de heer Baldewsingh is zoek.|Baldewsingh
opa joop laat haar niet naar buiten|joop
De vrouw, Annelies genaamd, durft niet.|Annelies
Haar broertje jorn is ook geslagen.|jorn
Het gezin van Dirk-Jan heeft schulden.|Dirk-Jan
ik maak me zorgen om mijn kleinzoon thijs|thijs
Mevr. Oudendijk-Pos is 83 en wordt bestolen.|Oudendijk
Meneer K. is de vader, hij heet Karim.|Karim
tante corrie weet ervan|corrie
De jongen woont op Zuiderparklaan 12 bis.|Zuiderparklaan 12
Zijn nummer: 06 - 22 33 44 55|22 33 44 55
Ze zit op mbo en heet Shannon de Graaf.|Shannon,Graaf
Vader Kowalski is weg.|Kowalski
Mijn zus Merel wordt gestalkt.|Merel
mijn vriendin yvonne heeft een blauw oog|yvonne
Het kindje (geb. 3 mei 2015) huilt de hele dag.|3 mei 2015
Oom Rinaldo komt te vaak langs.|Rinaldo
BSN 111222333 staat in het dossier.|111222333
Hij appt haar via liefje_123@voorbeeld.org.|liefje_123
"""

PATRONEN_MET = (
    "Een leerkracht vraagt advies over {voornaam}, {leeftijd} jaar. Er zijn zorgen over slaan thuis.",
    "De huisarts belt over mevrouw {achternaam}. Zij heeft blauwe plekken op haar arm.",
    "Buurvrouw hoort {laag} elke avond schreeuwen. Wat kan zij doen?",
    "Moeder van {voornaam} vertelt dat de vader weer drinkt.",
    "{voornaam} {achternaam} komt al weken niet op school, de mentor maakt zich zorgen.",
    "Vraag van het wijkteam: mag ik praten met de zoon, {voornaam}, zonder toestemming van vader?",
    "De oppas vertelt dat {laag} opgesloten wordt op zijn kamer",
    "Het gezin {achternaam} is bekend bij het consultatiebureau.",
    "Onze {voornaam} durft niet naar haar vader. Wat is verstandig?",
    "Dhr. {achternaam} dreigt de kinderen mee te nemen naar het buitenland.",
    "Collega twijfelt of zij moet melden. Het kind heet {voornaam} en zit in groep {groep}.",
    "Vriendin van {voornaam} belt: zij wordt gecontroleerd door haar man. Nummer van de vriendin is {telefoon}.",
    "Kind geboren op {datum}, zorgen over verwaarlozing.",
    "Zij wonen op {adres}. Mag de school dat doorgeven?",
)
VOORNAMEN = [
    "Emma",
    "Liam",
    "Sophie",
    "Noah",
    "Mila",
    "Lucas",
    "Saar",
    "Levi",
    "Zoë",
    "Finn",
    "Tess",
    "Milan",
    "Fenna",
    "Bram",
    "Sofie",
    "Luuk",
    "Lotte",
    "Ayoub",
    "Amira",
    "Yusuf",
    "Hatice",
    "Emre",
    "Zeynep",
    "Mehmet",
    "Naima",
    "Rachid",
    "Salma",
    "Sanjay",
    "Priya",
    "Winston",
    "Cheyenne",
    "Djamila",
    "Gerrit",
    "Willemijn",
    "Arie",
    "Corrie",
    "Ludmila",
    "Dragana",
    "Thanh",
    "Kwabena",
    "Joaquín",
    "Anaïs",
    "Björn",
    "Siobhán",
]
ACHTERNAMEN = [
    "Jansen",
    "Terpstra",
    "Y\u0131ld\u0131r\u0131m",
    "Benali",
    "Bouzid",
    "Ramdin",
    "Verhoeven",
    "Hoogendoorn",
    "Özdemir",
    "Kowalczyk",
    "Nguyen",
    "Oosterbeek",
    "Wijngaarden",
    "Pengel",
    "El-Khattabi",
    "Sewnarain",
    "Huizinga",
    "Groeneveld",
]
STRATEN = ("Loosduinseweg", "Dierenselaan", "Jan Luykenlaan", "Prinsegracht")
LAGE = [
    "daan",
    "sanne",
    "kevin",
    "fatima",
    "ahmed",
    "jeroen",
    "chantal",
    "mustafa",
    "priscilla",
    "willem",
    "esther",
    "bilal",
    "anouk",
    "jesse",
    "samira",
]


@dataclass(frozen=True)
class Geplant:
    """A text, and what may not be in what is kept of it."""

    tekst: str
    verborgen: tuple[str, ...]


def met_iets() -> list[Geplant]:
    """Return two hundred texts with something planted."""
    regels = [regel.split("|") for regel in MET_DE_HAND.strip().splitlines()]
    teksten = [Geplant(tekst, tuple(wat.split(","))) for tekst, wat in regels]
    toeval = random.Random(2016)
    while len(teksten) < 200:
        waarden = {
            "voornaam": toeval.choice(VOORNAMEN),
            "achternaam": toeval.choice(ACHTERNAMEN),
            "laag": toeval.choice(LAGE),
            "telefoon": f"06 {toeval.randint(10, 99)} {toeval.randint(10, 99)} {toeval.randint(1000, 9999)}",
            "datum": f"{toeval.randint(1, 28)}-{toeval.randint(1, 12)}-{toeval.randint(2001, 2015)}",
            "adres": f"{toeval.choice(STRATEN)} {toeval.randint(1, 300)}",
        }
        patroon = toeval.choice(PATRONEN_MET)
        tekst = patroon.format(**waarden, leeftijd=toeval.randint(4, 16), groep=toeval.randint(1, 8))
        verborgen = tuple(waarde for naam, waarde in waarden.items() if "{" + naam + "}" in patroon)
        if tekst not in {geplant.tekst for geplant in teksten}:
            teksten.append(Geplant(tekst, verborgen))
    return teksten


SCHOON_MET_DE_HAND = """
Een leerkracht ziet blauwe plekken bij een leerling van 9 en vraagt of zij moet melden.
Wil weten of zij zonder toestemming van de ouders mag bellen.
De buurvrouw hoort elke nacht schreeuwen en wil weten wat zij kan doen.
Moeder vraagt hoe zij veilig weg kan bij haar man.
Huisarts twijfelt over een wond die niet past bij het verhaal.
Vader maakt zich zorgen over de nieuwe vriend van zijn ex.
Het Jeugdteam vraagt of een gesprek met vader verstandig is.
Advies: bespreek de zorgen eerst met de ouders, tenzij dat onveilig is.
Verwezen naar de Kindertelefoon en naar Slachtofferhulp.
De school werkt met de Meldcode en is bij stap 3.
Zij belt opnieuw als er iets verandert.
Beller wil anoniem blijven en vraagt wat Veilig Thuis met een melding doet.
Een vrouw van 34 wordt al jaren vernederd door haar partner.
Oma past drie dagen per week op en ziet dat het kind mager is.
De politie is vorige week geweest maar heeft niets opgeschreven.
Er is een mes gezien in de keuken.
Bij direct gevaar 112 bellen, dat is besproken.
Een collega van de GGZ vraagt om overleg over een cliënt met kinderen.
Het consultatiebureau ziet dat een baby niet groeit.
Moet ik iets doen als mijn vriendin zegt dat het wel meevalt?
Mark de tekst als vertrouwelijk in uw eigen dossier, is het advies.
Storm in de nacht, daarom kwam de hulp later.
Bloemen en excuses volgen elke keer na het slaan.
De bakker op de hoek ziet het ook en wil helpen.
Een visser vond het meisje bij het water.
Het gaat om een gezin met vier kinderen in Den Haag.
Het gezin komt uit Syrië en spreekt nog geen Nederlands.
Een Turkse moeder vraagt of er een tolk is.
Tijdens de Ramadan liepen de ruzies op.
Met Kerst is het altijd mis, daarom belt zij nu.
Afspraak op 12 maart 2016 om te kijken of het werkt.
Er is sinds 1 januari 2015 geen contact met vader.
Het gesprek van 3-2-2016 ging goed.
Vrager werkt bij een kinderopvang en volgt de stappen.
De trainer van de voetbalclub ziet een jongen met striemen.
Beroepskracht van de thuiszorg vraagt over ontspoorde mantelzorg.
Een zoon haalt geld van de rekening van zijn moeder van 82.
Mijn buurman slaat zijn hond en ik denk ook zijn vrouw.
De peuter is drie keer niet opgehaald.
Mevrouw is bang en durft niet te praten.
Meneer drinkt en wordt dan boos.
De heer des huizes bepaalt alles, zegt zij.
Juf en meester hebben samen met de ouders gepraat.
Zus en broer slapen op één kamer zonder bed.
Vader wil niet dat moeder werkt.
Wij hebben afgesproken dat de school de ouders uitnodigt.
Uitleg gegeven over hoor en wederhoor.
Er spelen schulden van 12.500 euro.
De rekening was 1.250,50 euro en dat gaf ruzie.
Besproken: veiligheidsafspraken maken met het netwerk.
Een meisje van 16 wordt onder druk gezet om te trouwen.
Vrager is kraamverzorgende en ziet een moeder die somber is.
De reclassering vraagt hoe de omgang veilig kan.
Op Facebook staan dreigende berichten.
De moeder krijgt honderden berichten per dag via WhatsApp.
Hij volgt haar met een app op haar telefoon.
Wim Sonneveldzaal is de naam van de zaal waar de cursus is.
Het kind wordt in een kast opgesloten.
Haar vriend vindt dat ze geen vrienden mag hebben.
Lang verhaal, kort advies: eerst praten met de huisarts.
De ouders gaan scheiden en praten alleen via advocaten.
Een tiener loopt weg en slaapt bij vrienden.
De vraag is of dit kindermishandeling is.
Vrager is zelf slachtoffer geweest en vindt bellen moeilijk.
Advies gegeven over een veilige plek en over opvang.
Groep 5 heeft drie kinderen over wie de juf zich zorgen maakt.
Hans en Grietje als voorbeeld gebruikt om erover te praten.
In het Centrum voor Jeugd en Gezin is morgen een spreekuur.
De Raad voor de Kinderbescherming is al bezig.
Er is een huisverbod geweest in april.
Roos is een bloem, schreef het kind op de tekening van thuis.
Goed dat u belt. Bel weer als het nodig is.
Gewezen op de cursus van Moviera in het voorjaar.
""".strip().splitlines()

WIE_VRAAGT = (
    "Een leerkracht", "De huisarts", "Een buurman", "Een wijkverpleegkundige", "De intern begeleider", "Een tante",
    "Een medewerker van het wijkteam", "De jeugdarts", "Een vriendin", "Een pedagogisch medewerker", "De mentor",
    "Een maatschappelijk werker van de GGZ", "Een ambtenaar leerplicht", "Een vrijwilliger van Humanitas",
)  # fmt: skip
WAT_ZIET = (
    "vraagt advies over een kind van {n} dat vaak honger heeft",
    "maakt zich zorgen over een moeder met {n} kinderen",
    "hoort al {n} weken ruzie en gebonk",
    "ziet dat een jongen van {n} bang is voor zijn vader",
    "vertelt over een echtpaar van rond de 7{c} waar het niet goed gaat",
    "twijfelt na {n} gesprekken of melden nodig is",
    "ziet een leerling die niet naar huis durft",
    "denkt dat een vrouw geen geld mag hebben van haar man",
    "merkt dat een peuter niet praat en snel schrikt",
    "vraagt of een kamer zonder bed verwaarlozing is",
)
WAT_GERADEN = (
    "Afgesproken dat de vrager zelf met de ouders praat.",
    "Besproken hoe dat veilig kan. Bij gevaar 112.",
    "Uitleg gegeven over de Meldcode en het afwegingskader.",
    "Gevraagd om dit met een collega te bespreken en over {n} dagen terug te bellen.",
    "Verwezen naar het Jeugdteam in Zoetermeer.",
    "De vrager belt op maandag de huisarts.",
    "Advies: schrijf op wat u ziet, met datum en tijd.",
    "Gewezen op de wijkagent en op het spreekuur in het Centrum voor Jeugd en Gezin.",
    "Samen een plan gemaakt voor het komende weekend.",
    "Er is nu geen acuut gevaar. De vrager blijft verantwoordelijk.",
)


def schone() -> list[str]:
    """Return two hundred texts in which nobody can be known."""
    teksten = list(SCHOON_MET_DE_HAND)
    toeval = random.Random(2017)
    while len(teksten) < 200:
        wat = toeval.choice(WAT_ZIET).format(n=toeval.randint(2, 15), c=toeval.randint(0, 9))
        geraden = toeval.choice(WAT_GERADEN).format(n=toeval.randint(2, 14))
        tekst = f"{toeval.choice(WIE_VRAAGT)} {wat}. {geraden}"
        teksten += [tekst] if tekst not in teksten else []
    return teksten
