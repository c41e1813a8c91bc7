"""Texts with names, numbers and places that no list knows, written before the rules for shapes; and clean ones."""

VREEMD = """
mijn buurvrouw tsehay durft niet meer alleen naar buiten
Semhar zit al drie dagen binnen zegt haar zus
ik bel over ons mies, die krijgt klappen van haar zoon
kleine jay vertelt op school dat papa slaat
Wojciech drinkt elke dag en dan wordt het laat
volgens agnieszka gooit hij met borden
een leerling, yusra el khattabi, heeft blauwe plekken
de moeder heet mevrouw Gebremedhin en spreekt geen Nederlands
oma Sjaan wordt opgesloten in haar kamer
tante roebia belt mij elke nacht huilend op
het gaat om K. de Vos, die woont bij zijn vader
r.j. van der heuvel is eerder veroordeeld
mijn cliënte (initialen A.M.B.) wil weg bij haar man
Hij noemt haar altijd Poppie, maar ze heet Chantal
Djoke van hiernaast heeft een blauw oog
xander en zijn broertje milan slapen in de schuur
wat moet ik doen met de familie Ouled Haddou
De jongen Kwame komt niet meer op voetbal
Ramlal van nummer 8 schreeuwt de hele nacht
mw. sewdien durft haar man niet te verlaten
bij de familie brzezinski is elk weekend politie
zus van Nour: "hij heeft haar gewurgd"
Abdirahman is veertien en slaat zijn moeder
ze woont op de derde verdieping van flat Kikkenstein
appartement in de Rembrandttoren, veel geschreeuw
hij woont in de zilverschoon, het hoekhuis
aan de Kerkstraat hoor ik elke nacht ruzie
op de van heutszstraat staat de auto van de vader
het gezin woont in de Bloemenbuurt, Anjerlaan, eerste portiek
complex De Schakel, tweede etage, daar gebeurt het
in woonzorgcentrum Zonnehof slaat een dochter haar moeder
asielzoekerscentrum Ter Apel, kamer van het gezin met vijf kinderen
ze zitten op obs De Regenboog in groep vier
de kinderen gaan naar het Montaigne Lyceum
leerling van kindcentrum de toverbal heeft striemen
peuter van KDV Pippeloentje wordt vies gebracht
juf van de Al-Qoeba school maakt zich zorgen
zijn nummer is nul zes twaalf vierendertig zesenvijftig achtenzeventig
bel haar terug op nul zes, een twee, drie vier, vijf zes, zeven acht
je kunt me bereiken op zes een twee drie vier vijf zes zeven acht
tel 06 - 12 34 56 78 na vijven
haar telefoon is 0031 6 1234 5678
hij belt steeds vanaf +31(0)70-3456789
ik zag het kenteken, dat was GX 482 B
zijn witte bus, k t p 34 t, staat er elke nacht
auto met kenteken 12-abc-3 rijdt rondjes
scooter met plaat DFG-12-H
haar BSN is 123.456.782
burgerservicenummer 1234 56 782 staat op de brief
bsn: 12 34 56 782
geboren op 14 maart 1989 in Paramaribo
zij is van 3-7-91 en hij is ouder
het kind is geboren op de eerste van mei tweeduizend twaalf
geboortedatum 02/11/1975
mail me op marloes punt terpstra apenstaartje gmail punt com
haar mailadres is m.terpstra (at) hotmail.com
stuur het naar jansen@planet.nl graag
zie haar insta: its.naomi.xo
op snap heet hij @kingjordy070
haar tiktok is naomi_van_dam2010
zijn facebook staat op naam van rinus boterbloem
ons Ankie is vierentachtig en wordt uitgescholden
onze Henk slaat zijn vrouw al jaren
die Mo van de snackbar heeft losse handjes
buurman Gijs heeft gisteren de deur ingetrapt
buurvrouw truus hoort het ook elke avond
opa kees wordt bestolen door zijn kleinzoon
broer Soufiane houdt zijn zusje Ikram thuis
haar ex, ene Danny, stalkt haar bij het werk
de vriend van moeder heet Ricardo
mama Nadia en papa Youssef maken altijd ruzie
Fatoumata is besneden tijdens de vakantie
Zeynep moet trouwen met haar neef
Özlem belt huilend op vanuit de badkamer
Hatidže heeft geen verblijfsvergunning
Bartłomiej slaat haar als hij gedronken heeft
Ngozi werkt zonder papieren bij dat gezin
Rojda mag van haar vader niet naar school
de kleine Senna (4) praat niet meer
Levi, 7 jaar, zegt dat hij niet naar huis wil
zusjes Lotte en Fleur zagen alles
Jaylinn-Rose is de oudste van drie
meneer Abu Bakr wil niet dat ze werkt
dhr. 't Hart staat bekend als agressief
mevrouw Van 't Veer heeft een gebroken pols
de heer Ten Brink belde zelf
Sjonnie van der Sloot is weer vrij
familie Bakker-Y\u0131ld\u0131z, drie kinderen
moeder is Ineke, vader onbekend
Haar achternaam is Schop, meer weet ik niet
Ik ben Mirjam en ik werk in de kinderopvang
met Evert spreek je, ik bel over mijn zus
mijn naam is Tjitske, ik ben de buurvrouw
groetjes Wilma
hij woont achter de Lidl op 2e Daalsedijk 12 b
postcode vijfentwintig tweeëndertig CX
ze staat ingeschreven op 2532cx-114
huisnummer honderdveertien, dezelfde straat als de kerk
Rekening NL91 ABNA 0417 1643 00 moest ze afgeven
v-nummer 271 845 9032, ze is asielzoeker
onze yvette mag geen vriendinnen meer zien
die tarik komt elke dag langs om geld te halen
het meisje Ghezal zegt dat haar oom haar pijn doet
collega vertelt over een vader, stanisław, die dreigt
mevr. Hirpa is doodsbang voor haar man
meneer de graaf wil zijn dochter uithuwelijken
er is ruzie bij de van bommels, al maanden
Delano en Shaniqua vechten waar de kinderen bij zijn
bij de ouders van Wiebe is het weer mis
het gaat om een patiënt, dhr. G. Asante
mijn nichtje Rüya is bang
Kaveh controleert haar telefoon
wie kan Tigist helpen aan een plek
de dochter, Amber-Lynn, snijdt zichzelf
gerrit-jan heeft een wapen in huis
ze noemen hem dikke deef, die is echt gevaarlijk
zijn roepnaam is Boy, hij is veertien
haar dochtertje van drie heet Sterre
Vlinder en haar zusje blijven weg van school
moeder Roos zegt dat het meevalt
vader is Wolf de Boer, bekend bij de politie
een tweeling, Noud en Siem, is vaak ziek
de opa van Mehmet-Can komt 's nachts binnen
Sara's moeder drinkt
met jannie, ik heb gisteren ook al gebeld
u spreekt met Oumaima van het wijkteam
afzender: petra
Ze heet geen Sandra maar Sanne
ik zag hem bij de weg naar Rijswijk, op nummer 41 wonen ze
in de hofstede, woning 23, is veel geschreeuw
ze wonen boven bakkerij Van der Meer
bij ons in de zwartewaalstraat
van speykplein, dat gele huis
het gezin woont op de laan van nieuw oost indie 210
woonboot De Goede Hoop, daar slaat hij haar
camping De Zeehoek plek negentien
op basisschool t Kompas weet iedereen het
hij zit op vso de piramide
moeder werkt bij kapsalon Eva's Hair
kenteken van de auto is acht xkl vier
hij rijdt in een zwarte golf, zz-98-tt
telefoon nul zeventig driehonderd tweeëntwintig achtentachtig elf
0612345678 is van de oma
nummer is 06.12.34.56.78
sofi-nummer 12.34.56.782
geb. dat. 5 sept. 1979
haar verjaardag is 12 december, ze wordt dan negen in 2016
te vinden als @lil.soso op insta
stuur een appje naar mo_elk@live.nl of zo
"""

GEWOON = """
Een leerkracht vraagt hoe zij een gesprek met ouders het beste kan beginnen.
De beller wil weten wat de meldcode zegt over stap vier.
Ik maak mij zorgen over een kind in mijn klas dat vaak moe is.
Hoe lang duurt het voordat Veilig Thuis terugbelt?
Kan ik anoniem blijven als ik een melding doe?
Mijn zus wordt uitgescholden door haar man en ik weet niet wat ik moet doen.
De vader dreigt met zelfdoding als moeder bij hem weggaat.
Een wijkverpleegkundige ziet dat een oudere vrouw blauwe plekken heeft.
Zij vraagt of zij de politie mag bellen zonder toestemming.
De Raad voor de Kinderbescherming is al betrokken.
Het gaat om een gezin met drie kinderen tussen de twee en negen jaar.
Sinds Kerst is het geweld erger geworden.
Op maandag en vrijdag zijn de kinderen bij vader.
De huisarts adviseerde om contact op te nemen.
Wat is het verschil tussen een advies en een melding?
De ouders zijn in 2014 gescheiden en praten niet meer met elkaar.
Een jongen van vijftien wordt thuis geslagen met een riem.
Zij krijgt geen geld en mag niet naar buiten.
Mag ik als buurvrouw met het kind praten?
De beller heeft al twee keer 112 gebeld.
In de groep wordt gezegd dat het kind alleen thuis is in het weekend.
Moeder heeft een verstandelijke beperking en begrijpt de brieven niet.
De school heeft al met de leerplichtambtenaar gesproken.
Het kind komt zonder brood naar school en ruikt naar urine.
Ik twijfel of het om kindermishandeling gaat.
De partner is verslaafd aan alcohol en slaat als hij dronken is.
Advies gegeven over de vijf stappen van de meldcode.
Afgesproken dat de beller over een week weer belt.
Een man wordt door zijn vrouw gekleineerd en geslagen.
De vrouw is zwanger van haar derde kind en bang voor de bevalling.
Zij overweegt om naar een opvanghuis te gaan.
De jeugdarts zag bij het meisje van zes littekens op de rug.
Er speelt mogelijk eergerelateerd geweld.
De dochter mag van haar familie niet met jongens omgaan.
Kan de Kindertelefoon ook helpen?
De beller werkt in een ziekenhuis op de spoedeisende hulp.
Besproken is hoe het kind veilig kan worden gesproken.
Oma past vijf dagen per week op de kinderen en kan het niet meer aan.
Hij controleert haar telefoon en volgt haar met een app.
Wij denken aan ouderenmishandeling door de zoon die geld leent.
De ouders komen uit Syrië en spreken alleen Arabisch.
Wat kan Veilig Thuis doen als ouders niet willen meewerken?
Het meisje vertelde tijdens het zwemmen dat zij wordt geslagen.
De mentor vraagt of hij eerst met de ouders moet praten.
Rust in huis is nu het belangrijkste.
Woensdag is er een gesprek met het Centrum voor Jeugd en Gezin.
De aandachtsfunctionaris van de school is met vakantie.
De zoon van achttien bedreigt zijn ouders om geld voor gokken.
Meldt zich bij de balie van het stadhuis met een koffer.
Er is sprake van een complexe scheiding met veel ruzie over de omgang.
Ik heb gehoord dat er een huisverbod van tien dagen bestaat.
De beller is bang dat zijn naam bekend wordt.
Zorg voor de kinderen is goed, maar de sfeer is gespannen.
Het gebeurt vooral 's avonds na zes uur.
De politie is drie keer aan de deur geweest en nam niemand mee.
Kind van vier kijkt weg als er hard wordt gepraat.
Waar vind ik de folder over huiselijk geweld?
Geef het kind de tijd en stel open vragen.
Een collega van de kinderopvang zag een brandwond op de arm.
Zij wil eerst zelf met haar leidinggevende overleggen.
"""


def vreemde() -> list[str]:
    """Return the texts that each point at somebody."""
    return VREEMD.strip().splitlines()


def gewone() -> list[str]:
    """Return the texts in which nobody can be known."""
    return GEWOON.strip().splitlines()
