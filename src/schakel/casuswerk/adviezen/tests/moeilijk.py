"""Texts written to get past the scanner, and clean ones of everyday work; none of them was at hand when it was made."""

from schakel.casuswerk.adviezen.tests.teksten import Geplant

# text | what may not be kept, separated by commas
MOEILIJK = """
Ik bel over ons Fleurtje uit groep 4, ze heeft blauwe plekken.|Fleurtje
joey slaat zijn moeder als hij geen geld krijgt|joey
De kids van Samantha lopen 's avonds alleen over straat.|Samantha
het gaat om jan de vries uit mijn straat|jan,vries
mevrouw v.d. berg heeft weer een blauw oog|berg
Vader heet Abdoulaye Diallo en hij is verdwenen.|Abdoulaye,Diallo
Moeder (Oleksandra) spreekt geen Nederlands.|Oleksandra
zus van nguyet belt, ze is bang|nguyet
Bsn 1234.56.782 stond op de brief.|1234.56.782
Zijn BSN: 123 456 782|123 456 782
sofi-nummer 111-222-333 van de moeder|111-222-333
Bel haar op 0031612345678.|612345678
tel. (06) 12 34 56 78 alleen overdag|12 34 56 78
06/12345678 is het nummer van oma|12345678
(070) 365 12 34 is van school, bel daar.|365 12 34
nul zes 12 34 56 78|12 34 56 78
Kenteken 12-ABC-3 staat voor de deur.|12-ABC-3
Hij rijdt in een zwarte Golf, kenteken XX-12-YZ.|XX-12-YZ
auto met kenteken k-123-bb staat er elke nacht|k-123-bb
Zij wonen in de Vermeerstraat op nummer 14.|Vermeerstraat
het is op de hoek van de jan van galenstraat, nr 3|galenstraat
Woont Plein 1813 nr. 4 boven de bakker.|Plein 1813
Adres: Zuidwal 33-B|Zuidwal 33
op het laakkwartier 12 hoog woont ze|laakkwartier 12
postcode is 2525-AB|2525-AB
2525 ab nummer 7|2525 ab
mail: jan punt devries at gmail punt com|devries
haar insta is @lottelief09|lottelief09
snapchat sanne_xoxo12, daar dreigt hij|sanne_xoxo12
Zijn gmail is k.elhamdaoui@gmail.com|elhamdaoui
Ze is van 12 maart 2009.|12 maart 2009
geboortedatum 2009-03-12|2009-03-12
geb 120309 volgens de school|120309
jarig op 4 juli|4 juli
'Bo' is negen jaar en slaapt op de bank.|Bo
Het meisje, Li, is stil.|Li
zijn naam is tigran|tigran
de jongen luistert naar de naam Chico|Chico
we noemen 'm Snorrie op de club|Snorrie
oma heeft het over ons Anneke|Anneke
Pa van de tweeling Sep en Teun drinkt.|Sep,Teun
Dr. Achterberg van de huisartsenpost stuurde haar door.|Achterberg
wijkagent pieter de boer kent het gezin|pieter,boer
Volgens JANSEN is er niets aan de hand.|JANSEN
MEVROUW DE GROOT IS BANG VOOR HAAR ZOON|GROOT
Fam v Dijk heeft drie kinderen|Dijk
de familie van der meer vecht elke avond|meer
Ahmad al-Sayed wil zijn dochter uithuwelijken.|Ahmad,Sayed
Zij heet Maria da Silva Santos.|Maria,Silva,Santos
Ons neefje Jip komt elke dag om eten vragen.|Jip
Mn dochter Eef heeft een vriend die haar slaat.|dochter Eef
Als Guus thuiskomt is iedereen stil.|Guus
Toen kwam Ferry binnen met een honkbalknuppel.|Ferry
Lot is bang in het donker.|Lot
Bij Sjonnie thuis is het altijd raak.|Sjonnie
hij heet cor en slaat als hij gedronken heeft|cor
cliënte M.A. Pinas-Wijdenbosch vraagt om opvang|Pinas,Wijdenbosch
IBAN NL91ABNA0417164300 staat op haar naam|NL91ABNA0417164300
patiëntnummer 4578821 in ons systeem|4578821
leerlingnummer 20134 van het Mondriaan|20134
www.facebook.com/priscilla.kras laat het zien|priscilla.kras
moeder is lerares op basisschool De Regenboog en heet Ilse|Ilse
Uit de Schilderswijk, Hobbemastraat nummer 8|Hobbemastraat
kevin's vader zit vast|kevin
de ouders van emmy en puck gaan scheiden|emmy,puck
hij woont Kon. Emmakade 5|Emmakade 5
collega Bergsma-van Dam heeft haar gezien|Bergsma
meisje genaamd aaliyah 8 jr|aaliyah
achternaam is hoogland|hoogland
zoon jayden en dochter kiara|jayden,kiara
D'Angelo durft niet naar gym|D'Angelo
juffrouw Ans van de peuterspeelzaal|Ans
Beller maakt zich zorgen over zijn achternichtje Yfke.|Yfke
jurre van 6 zegt dat papa hem knijpt|jurre
Het gaat om de fam. Hoogenkamp, twee straten verder.|Hoogenkamp
Moeder is Nadezhda en komt uit Oekraïne|Nadezhda
Vader, Khalifa, is drie weken geleden vertrokken.|Khalifa
Mevrouw Tjon-A-Fat durft haar zoon niet aan te spreken.|Tjon,Fat
het zusje heet lizzy-mae en plast in bed|lizzy
ik ben karin, de juf van groep 2|karin
Met Petra van school, ik bel over een leerling.|Petra
spreekt u mee: anouschka, wijkverpleegkundige|anouschka
stiefvader ronny drinkt een krat per dag|ronny
mijn buurman sjors van beneden|sjors
ze noemen hem dikke toon op straat|toon
Haar ex-man Radj belt honderd keer per dag.|Radj
Vriendin Daphne zei dat ze bang is.|Daphne
de tweeling lotte en fien|lotte,fien
Ik heb Sanne gesproken en zij bevestigt het.|Sanne
hij is de zoon van burgemeester Van Zanen|Zanen
mevrouw oosterhuis-van veen is 78 en valt vaak|oosterhuis
meneer Abdi-Hassan spreekt alleen Somalisch|Abdi,Hassan
dhr Zhang slaat zijn vrouw in het restaurant|Zhang
Mw. Nguyễn werkt in een nagelstudio|Nguyễn
Het kindje heet Ömer Faruk|Ömer
burgerservicenummer 987654329 van het kind|987654329
bsn-nummer: 9876.54.329|9876.54.329
Telefoon moeder 06.1234.5678|1234.5678
+31(0)6-12345678 graag na zessen|12345678
0031 6 12 34 56 78|12 34 56 78
vast nummer 0174-295811 in Monster|295811
06 1 2 3 4 5 6 7 8|1 2 3 4 5 6 7 8
nummer van vader: 0682345671|0682345671
zit in een rode fiesta met nummerbord 5-KPL-28|5-KPL-28
RX-204-H is het kenteken van zijn auto|RX-204-H
het busje 77vrb4 stond er weer, kenteken 77vrb4|77vrb4
Woont Weimarstraat 66 zwart|Weimarstraat 66
op de weimarstraat 66a drie hoog achter|weimarstraat 66
Adres is Burg. de Monchyplein 101|Monchyplein 101
Laan van Nieuw-Oosteinde 12 te Voorburg|Oosteinde 12
aan het Spui 70|Spui 70
flat Oktoberlaan nr. 40|Oktoberlaan
2543TR 18|2543TR
postcode: 2543 tr|2543 tr
2543 Tr, huisnr 18|2543 Tr
e-mail is fam.deboer@ziggo.nl|deboer
ik ben te mailen op juf.anja@obs-dewissel.nl|anja
mailadres kees at hotmail punt nl|kees
geboren 9 jan '07|9 jan
Zij is van 2008-11-23|2008-11-23
geb.datum 23.11.2008|23.11.2008
is op 23/11/08 geboren|23/11/08
hij wordt op 3 juni 12 jaar|3 juni
ze is in mei 2011 geboren in het Westeinde|mei 2011
DE JONGEN HEET DELANO|DELANO
MIJN ZUS MARISKA ZIT VAST BIJ HAAR MAN|MARISKA
Toen zei Wouter: ik maak je af.|Wouter
"Nee Bart, niet doen" hoorde de buurvrouw.|Bart
Hi, Joyce hier, ik heb een vraag over een cliënt.|Joyce
groetjes, Miep|Miep
Z. Aydin is aangemeld bij het consultatiebureau|Aydin
Kleine Mo van de hoek zwerft 's nachts.|Mo
Opoe Geertrui wordt bestolen.|Geertrui
peetoom Ludovicus bemoeit zich ermee|Ludovicus
de ouders heten Ferhat en Gülşen|Ferhat,Gülşen
gezin hassan al lange tijd bekend|hassan
de familie janssen-pinas|janssen,pinas
familie Van 't Hoff|Hoff
Zijn gamenaam is xXdragonXx99, daar dreigt hij mee|xXdragonXx99
whatsapp 0611223344|0611223344
paspoortnummer NX1234567|NX1234567
V-nummer 2801234567|2801234567
"""

ALLEDAAGS = """
Een juf ziet bij een kleuter steeds nieuwe blauwe plekken op de armen.
De vader is sinds kort terug uit Marokko en de sfeer is gespannen.
Beller is buurvrouw. Zij hoort huilen, gebonk en geschreeuw, vooral op vrijdagavond.
Een jongen van 15 slaat zijn moeder als hij zijn telefoon niet krijgt.
Overlegd met de Raad voor de Kinderbescherming; die komt volgende week.
Gebeld op 14 maart 2016 om half drie, teruggebeld op 16 maart.
Huisarts ziet een patiënte met een breuk die niet past bij een val van de trap.
Moeder en stiefvader maken elke avond ruzie over geld.
Een Poolse arbeidsmigrant slaapt met vrouw en baby in een auto.
De wijkagent kent het adres en gaat er langs.
Kan ik anoniem blijven als ik meld?
Oma is 83 en vergeetachtig; haar zoon beheert haar pinpas en er is 4.000 euro weg.
Het meisje vertelde op school dat zij zich niet veilig voelt.
Geadviseerd om de Meldcode te volgen, stap 1 tot en met 3, en een aandachtsfunctionaris te betrekken.
De ouders zijn gescheiden; omgang om de week in het weekend.
Vraag of het verstandig is de stiefvader erbij te halen. Nee, eerst met moeder alleen.
Er zijn zorgen over eergerelateerd geweld; de broers volgen haar.
Jongen komt zonder jas en zonder ontbijt op school, al drie weken.
Sportcoach ziet brandplekken en vraagt wat te doen.
Leerling uit 3 havo heeft krassen op haar polsen.
Bij gevaar 112, anders 0800-2000.
Moeder wil weg maar weet niet waarheen. Informatie over vrouwenopvang gegeven.
Partner heeft een steekwapen en is bekend bij de politie.
Mantelzorger is op en schreeuwt tegen zijn vrouw met dementie.
De baby is 6 weken oud en drinkt slecht.
School heeft de ouders twee keer uitgenodigd; zij kwamen niet.
Beller vindt het moeilijk om haar vriendin te verraden.
Ik heb gezegd: schrijf op wat je ziet en hoort, met datum.
Na de scheiding is vader gaan drinken.
Er is al hulp van het CJG en van Middin.
De kraamzorg ziet dat vader heel streng is voor zijn vrouw.
Het gaat om een Syrisch gezin dat in Delft woont.
Volgens de leerkracht is hij stil en schrikt hij snel.
Wil graag weten hoe het verder gaat na een melding.
Een vrouw wordt door haar ex gestalkt via Instagram en Snapchat.
Buurman klaagt over geluid; kinderen van ongeveer 4 en 7.
Bel mij morgen terug, zei zij. Afgesproken: donderdag om 10.00 uur.
De man werkt bij de gemeente Rijswijk en drinkt in het weekend.
Een stagiaire van ROC Mondriaan hoort dat een klasgenote niet naar huis durft.
Zij is zwanger, 24 weken, en haar vriend duwt haar.
Opa past op en is hardhandig.
Het kind zegt: "papa is boos".
Een jeugdarts van de GGD ziet een meisje van 11 met ondergewicht.
Advies: geen gesprek met de ouders voordat de vertrouwensarts heeft meegekeken.
Wekelijks schelden en dreigen, nooit slaan. Kinderen zijn erbij.
Mijn schoonmoeder wordt opgesloten door mijn zwager.
Gezin is vorige maand uit Rotterdam gekomen.
De hond bijt en de kinderen zijn bang.
Verwezen naar Kwadraad, De Jutters en de Kindertelefoon.
Tante vraagt of zij het kind in huis mag nemen.
Fysiek geweld tussen broers van 16 en 18.
De pedagogisch medewerker van de BSO heeft foto's gemaakt.
Vraag over ontspoorde mantelzorg bij een echtpaar in een aanleunwoning.
Hij zit bij de marine en is vaak weg.
Schulden van 23.000 euro, deurwaarder komt in mei.
Het slachtoffer is 19 jaar en heeft een licht verstandelijke beperking.
Kinderen van 3, 5 en 8 zagen dat de politie vader meenam.
Anders dan vorige keer is zij nu bereid te praten.
Sinterklaas en Kerst zijn moeilijke dagen in dit gezin.
Een Marokkaanse vrouw wil scheiden; de familie dreigt.
Zij kan pas na 17.30 uur bellen vanwege haar werk.
In groep 7/8 vertelde een leerling over ruzie thuis.
Is een tik geven kindermishandeling?
Advies gegeven in het Engels; beller komt uit Ghana.
Beller is IB'er op een basisschool en heeft een niet-pluisgevoel over een jongen in groep 3.
Kan een melding ook zonder dat moeder het weet?
Ik hoor door de muur heen dat er geslagen wordt, en dan huilt de baby.
Wijkverpleegkundige treft mevrouw vaak alleen aan, met een lege koelkast.
Advies: bel bij nood 112; bel de politie op 0900-8844 als het geen spoed heeft.
Vader heeft een tijdelijk huisverbod gehad in 2015 en is nu weer thuis.
Zoon (17) blowt en bedreigt zijn moeder; zij durft geen aangifte te doen.
School meldt veel verzuim. De leerplichtambtenaar is betrokken.
Vrager is tandarts: drie kinderen met een zeer slecht gebit, afspraken worden afgezegd.
Het betreft een echtpaar, beiden boven de 80. Zij knijpt hem als hij niet meewerkt.
Moeder is twee keer eerder opgenomen vanwege een depressie.
Jeugdteam vraagt hoe om te gaan met een vechtscheiding waar kinderen klem zitten.
Dreigen met zelfdoding als zij weggaat. Gewezen op 113.
Buitenschoolse opvang ziet seksueel getint spel tussen kleuters.
De verloskundige twijfelt of een aanstaande moeder veilig is bij haar vriend.
Aanvrager wil weten wat het verschil is tussen een advies en een melding.
Slaan als opvoeding: "bij ons is dat normaal", zei vader tegen de leerkracht.
Er wordt veel gedronken in huis en de kinderen koken zelf.
Hulpverlener van de verslavingszorg doet de kindercheck.
Meisje is niet teruggekomen van vakantie in Turkije; school vreest huwelijksdwang.
Samen gekeken naar de vijf afwegingsvragen. Vraag 2 is met nee beantwoord.
Beller huilt en wil alleen haar verhaal doen. Geluisterd en opvang uitgelegd.
Een vriendin van de moeder belt. De moeder weet niet dat zij belt.
De partner leest haar berichten en bepaalt wie zij mag zien.
Nicht wil weten of financiële uitbuiting ook onder geweld valt.
Leidster ziet dat de kinderen bang reageren als vader hen ophaalt.
Huisgenoot van een student hoort elke nacht ruzie.
Eerder in april is er ook al gebeld; toen is geadviseerd te wachten.
Mantelzorg door dochter wordt te zwaar, zij snauwt en trekt aan haar moeder.
Gevraagd naar de rol van de vertrouwensarts. Uitgelegd dat die mee kan kijken.
Op 5 december liep het uit de hand met opa erbij.
Trainer van judoclub, jongen van 10 wil zich niet omkleden.
Meneer zit in een rolstoel en wordt soms uren alleen gelaten.
Vaders vriendin sluit de kinderen buiten.
Stiefmoeder geeft straf met koud douchen.
Mag ik foto's van het letsel maken? Nee, wel beschrijven.
Tijdens het weekend bij vader krijgen zij weinig eten.
Baby van 3 maanden met een blauwe plek op de wang.
Verzoek van een tolk: zij tolkte bij een gesprek en schrok.
Alle betrokkenen zijn volwassen.
Er is sprake van dreiging met achterlating in Somalië.
Pleegmoeder vraagt advies over gedrag na bezoek aan ouders.
Een man van 45 wordt door zijn vrouw geslagen en schaamt zich.
De woningcorporatie trof een vervuilde woning met twee peuters aan.
Kind vertelt op maandag altijd over ruzie.
Geen acute onveiligheid. Vrager bespreekt het met de aandachtsfunctionaris.
Zus en zwager zorgen slecht voor vader, die Parkinson heeft.
Beller is bang voor wraak, wil geen naam noemen.
Vervolgadvies: gesprek met ouders is goed verlopen, hulp is gestart bij het CJG.
Stagiair vraagt wat te doen als een collega een kind hardhandig vastpakt.
Een kind van ongeveer acht loopt 's avonds laat alleen over straat in de Schilderswijk.
Politie is er vijf keer geweest sinds de zomer.
De vrouw mag geen Nederlandse les volgen van haar man.
Voetbalvader scheldt zijn zoon uit langs de lijn.
Verpleegkundige spoedeisende hulp: breuk bij peuter, verklaring wisselt.
Mijn ex stuurt dreigende mails; wat kan ik doen?
Psycholoog van de GGZ, cliënte vertelt over geweld door haar zoon.
Ouders zijn het oneens over vaccinatie. Dat is geen mishandeling, wel uitgelegd.
Collega zei dat ik moest bellen.
Een hond is mishandeld en nu ben ik bang voor de kinderen.
"""


def moeilijke() -> list[Geplant]:
    """Return the texts with a name, a number or an address that is easily overlooked."""
    regels = [regel.split("|") for regel in MOEILIJK.strip().splitlines()]
    return [Geplant(tekst, tuple(wat.split(","))) for tekst, wat in regels]


def alledaagse() -> list[str]:
    """Return the texts in which nobody can be known."""
    return ALLEDAAGS.strip().splitlines()
