"""Texts as callers say them, written without a look at the rules; and others in which nobody is named."""

from schakel.casuswerk.adviezen.tests.teksten import Geplant

ONBEVANGEN = """
Mijn nichtje Fenne komt elke keer met blauwe plekken van haar vader terug.|Fenne
De overbuurman, meneer Hoogeboom, schreeuwt iedere avond tegen zijn vrouw.|Hoogeboom
Ik ben leerkracht van Tijs en Lotte, hun moeder ruikt naar alcohol.|Tijs,Lotte
Mw. El Yaakoubi vertelde mij dat haar man haar opsluit.|Yaakoubi
Een cliënt van mij, mevrouw Siebelink-de Wit, wordt gestalkt door haar ex.|Siebelink,Wit
Cliënte woont op de Meerkoetlaan 118, tweede verdieping.|Meerkoetlaan 118
Ze verblijft nu bij haar tante in de Ridderspoorstraat 7 bis.|Ridderspoorstraat 7
Zijn telefoonnummer is 0612 345 678, hij neemt nooit op.|0612 345 678
U kunt moeder bereiken op zes nul zes... nee 06 - 98 76 54 32.|98 76 54 32
Haar bsn is 999990019 en van haar zoon 999990020.|999990019,999990020
Het jongetje wordt op school Pietje Bell genoemd maar heet eigenlijk Pieter-Bas.|Pieter-Bas
Iedereen noemt hem Dikke Dirk, hij dealt in de wijk.|Dirk
kun je advies geven over shirley en haar vriend ricky, ze vechten elke dag|shirley,ricky
mn zusje esmee heeft een vriend die haar slaat|esmee
het kind heet sevda, zij is 6|sevda
vader (Mohammed A.) is net vrij uit detentie|Mohammed
De ouders van Björn en Søren zijn gescheiden en vechten om de kinderen.|Björn,Søren
Sinds oma Truus bij haar zoon inwoont heeft zij geen geld meer.|Truus
Collega Anouk Verstappen zag dat een leerling striemen had.|Anouk,Verstappen
Dokter Oosterbaan verwees mij naar jullie.|Oosterbaan
Hij rijdt rond in een grijze Polo met kenteken 43-LKJ-8.|43-LKJ-8
Ik kreeg een appje van +31 6 11 22 33 44 met een doodsbedreiging.|11 22 33 44
Zijn emailadres: bulldog1988@hotmail.com.|bulldog1988
Op TikTok heet ze @xmaaikex03.|xmaaikex03
Vader Van Ginneken belde woedend naar school.|Ginneken
mevrouw ten hoeve durft niet naar huis|hoeve
De heer Ó Briain is agressief bij de balie.|Briain
Moeder Agnes en stiefvader Rob kunnen niet met elkaar praten.|Agnes,Rob
Rob kan zijn handen niet thuishouden.|Rob
Sterre vertelde in de kring dat papa mama op de grond gooide.|Sterre
Bloem is vier en zegt dat ze bang is voor opa.|Bloem
Mijn cliënt Roos zit in een onveilige relatie.|Roos
Wij maken ons zorgen om baby Noud.|Noud
Kees z'n vrouw is bang.|Kees
de dochter van familie pietersen komt niet meer op school|pietersen
het gezin de boer aan de lijsterbeslaan|boer
Hun postcode is 2592JK.|2592JK
Het is in Loosduinen, Aaltje Noorderwierstraat nummer 250.|Noorderwierstraat
We wonen zelf op 12, zij op Acaciastraat 14.|Acaciastraat 14
Haar geboortedatum is 14 februari 2011.|14 februari 2011
Geboren 07/09/1990 te Rotterdam.|07/09/1990
Haar zoontje (Q.) van drie, achternaam Wu, zit op de opvang.|Wu
Tante Nel belt namens haar achterneef Joep.|Nel,Joep
Ik heet zelf Gerda Mulder en ik werk bij de thuiszorg.|Gerda,Mulder
U spreekt met Hakim, ik ben trainer bij de voetbalclub.|Hakim
De vriend van mijn dochter, een zekere Ruben K., bedreigt haar.|Ruben
Volgens Fatma's zus wordt ze opgesloten.|Fatma
Zijn bijnaam is Snoopy.|Snoopy
Haar ex, bekend als "de Beer", volgt haar.|Beer
Jongen van 15, noemt zich Lil Tjay op straat, slaat moeder.|Tjay
Kan ik melden dat Chi Wai zijn moeder slaat?|Chi,Wai
Mevrouw woont in flat De Zwaluw, nummer 3B.|3B
Rekeningnummer NL91 ABNA 0417 1643 00 wordt leeggehaald door haar zoon.|0417 1643 00
patiëntnummer 4482913, diagnose ptss|4482913
Zaaknummer PL1500-2026123456 staat in de brief.|2026123456
Ik begeleid Daniël, Mirthe en de kleine Sam.|Daniël,Mirthe,Sam
Buurvrouw Wil heeft haar arm gebroken, ze zegt gevallen.|Wil
Het gaat om de familie Van 't Hof uit Rijswijk.|Hof
ik werk op basisschool de wegwijzer en een meisje, noor, wil niet naar huis|noor
Zoon Jesper(17) sloeg vannacht zijn vader Willem-Jan.|Jesper,Willem-Jan
wat kan ik doen voor puck? ze is 9 en woont bij haar oma|puck
Guus slaat met deuren en gooit met borden naar Ans.|Guus,Ans
Ans durft niks te zeggen.|Ans
Het gaat over Merel uit 3 havo.|Merel
Merel snijdt zichzelf sinds haar ouders uit elkaar zijn.|Merel
Storm is twee en heeft brandwonden op zijn handje.|Storm
Kan Storm bij zijn vader blijven?|Storm
ik ben oma van jayden en shanaya|jayden,shanaya
De buren (fam. Çelik) maken elke nacht ruzie.|Çelik
Familie Nguyễn uit ons portiek.|Nguyễn
Juf Marijke hoorde het van zijn zusje Noa.|Marijke,Noa
Hij woont Prins Hendrikkade 45-III.|Hendrikkade 45
Het speelt zich af aan het Oranjeplein, op 88.|88
Op nummer 27 in de Tulpstraat hoor ik gegil.|27,Tulpstraat
Dit gaat over de bewoners van Weimarstraat 200a.|Weimarstraat 200a
Bel mij terug op 070-3456789.|3456789
Mijn nummer: 06 twaalf 34 56 78.|34 56 78
Je kunt appen naar nul zes drie drie een twee vier vijf zes zeven.|drie drie een
Ik ben te bereiken via t.bakker@school.nl|bakker
BSN-nr 9999.90.032|9999.90.032
Zijn burgerservicenummer begint met 99999 en eindigt op 0044: 999990044.|999990044
geboortedatum moeder: 3-12-'86|3-12-'86
Zij is van 1 april 1979 en hij van 2 mei 1975.|1 april 1979,2 mei 1975
Haar verjaardag is 5 december, dan wordt ze 13.|5 december
V-nummer 2801234567 bij de IND|2801234567
Mijn man heet Jan en ik ben bang voor hem.|Jan
Jan en alleman weet ervan, maar Marie-Louise zwijgt.|Marie-Louise
Hallo met Priya Ramdin van de opvang|Priya,Ramdin
Het meisje, laten we haar Lisa noemen, is veertien.|Lisa
Vader = Tomasz Kowalczyk, moeder = Ewa.|Tomasz,Kowalczyk,Ewa
kind: Abel, 8 jr; zusje: Fay, 5 jr|Abel,Fay
Gezin Yildirim-Arslan, drie kinderen.|Yildirim,Arslan
De leerling heet Dounia en haar broer Ilyas brengt haar.|Dounia,Ilyas
Ilyas brengt haar elke dag.|Ilyas
mevrouw J.M. Haverkort-van der Plas|Haverkort,Plas
kleindochter roxy belde huilend op|roxy
vriend van moeder is ene appie|appie
Sem's vader dronk weer.|Sem
Hij noemt zichzelf 'Scarface'.|Scarface
de pleegouders van Kiki twijfelen|Kiki
Kenteken: LB 234 X|LB 234 X
Haar snap is lisa.2009x|lisa.2009x
Opa Klaas en oma Riet, beiden 80.|Klaas,Riet
Riet valt vaak.|Riet
Bas is van huis weggelopen.|Bas
Hoop is de naam van het kind.|Hoop
Mijn zus Wiesje en haar man Ab.|Wiesje,Ab
Ab slaat.|Ab
De zoon van meneer Bos steelt zijn pinpas.|Bos
Dhr Bos is 86.|Bos
Beller is mentor op een mbo. Student Jeroen komt sinds kerst niet meer. Zijn vader zou hem slaan.|Jeroen
Beller vertelt dat haar zwager Ton na het werk drinkt. Ton wordt dan agressief tegen de kinderen.|Ton
Vrager werkt bij de GGD. Het gaat om een gezin op de Escamplaan 455. Kinderen zijn vies.|Escamplaan 455
Zij zag op 3 maart hoe buurman Hans zijn hond schopte en daarna zijn vrouw.|Hans
Vrager belt namens mevrouw D. (42).|D.
Het slachtoffer is Petra. Petra wil geen aangifte doen. Wat nu?|Petra
Advies over situatie moeder Linda / vader Marco / kind Giovanni.|Linda,Marco,Giovanni
De jongste, Teun, plast weer in bed.|Teun
De oudste (Sophie) zorgt voor de kleintjes.|Sophie
Ik maak me zorgen over Amber. Zij is de enige die kookt.|Amber
Stiefvader Sjaak sluit Amber op in de schuur.|Sjaak,Amber
Mijn leerling woont bij opa en oma Dijkstra.|Dijkstra
Ik ben de zus van Bouchra. Zij mag niet naar buiten van haar man Anouar.|Bouchra,Anouar
Vrager: wijkverpleegkundige Ingrid de Haas, tel 0653127788|Ingrid,Haas,0653127788
Pleegkind Dani, geboren in 2014, vertelt over slaan tijdens bezoek.|Dani
Op camping de Duinrand staat een caravan, plek 114, waar een kind alleen is.|114
Leerling van klas 2B, achternaam Hendriks.|Hendriks
Haar man werkt bij garage Postma en zij zit thuis.|Postma
De hulpverlener van Middin, Kelly, heeft het ook gezien.|Kelly
moeder = A. Bouali, 31 jaar|Bouali
kinderen: Jip (4), Janneke (6)|Jip,Janneke
Hij heeft haar via Facebook bedreigd: facebook.com/rico.vd.meer|rico.vd.meer
In de app noemt ze zich "prinsesje2011".|prinsesje2011
Haar adres is geheim maar hij weet dat ze in de Zeestraat 9 in Zandvoort zit.|Zeestraat 9
Adres Laan van Meerdervoort 1001 c.|Meerdervoort 1001
We hebben het over de bewoonster van Haagweg 14.|Haagweg 14
Postbus is van hem: 2500 CB.|2500 CB
Kamer 12 in hotel Bellevue, daar slaapt ze met de baby.|Bellevue
Oud-collega Wessel valt zijn ex lastig.|Wessel
Broer Mo en neef Faris houden haar in de gaten.|Mo,Faris
Meneer heeft het over zijn vrouw Tineke, die dement is.|Tineke
Tineke vergeet te eten en hij slaat haar als ze morst.|Tineke
Ze heet Vera maar wil Vince genoemd worden.|Vera,Vince
Naam kind: Isa. Naam vader: onbekend.|Isa
M'n buurmeisje Lieke van negen staat elke ochtend bij mij voor de deur.|Lieke
Dat zei Lieke zelf.|Lieke
Volgens Van der Linden is er niets aan de hand.|Linden
Kunt u mevr. Jacobs-Martina terugbellen?|Jacobs,Martina
Opa Piet drinkt, oma Cor huilt.|Piet,Cor
Cor huilt elke dag.|Cor
we noemen haar thuis muis|muis
haar koosnaampje is bloempje|bloempje
't gaat om ome Willem die aan de kleine meid zit|Willem
broertje sam en zusje yara zijn alleen thuis|sam,yara
zijn ex chantal krijgt appjes van hem|chantal
patrick dreigt met zelfmoord als ze weggaat|patrick
Het betreft het gezin Öztürk.|Öztürk
Het betreft de heer en mevrouw Groeneveld.|Groeneveld
Mijn werkgever heet Boer Harms, hij slaat zijn zoon.|Harms
De trainer, Ronald, stuurt meisjes foto's.|Ronald
Nummerbord 8-XTR-42, hij rijdt dronken met de kinderen.|8-XTR-42
Bankrekening NL20INGB0001234567 is leeg.|0001234567
zijn id is IXR4K82L9 volgens de kopie|IXR4K82L9
dossier 2026-00412 van jeugdzorg|2026-00412
Onze client Mw. v/d Broek heeft een NAH.|Broek
"""

ZONDER_IEMAND = """
Ik ben huisarts en zie een patiënte met blauwe plekken op haar armen.
Een leerling uit groep 6 vertelt dat er thuis veel ruzie is.
Wat moet ik doen als ouders niet met school willen praten?
Mag ik zonder toestemming informatie delen met het wijkteam?
De vader heeft een contactverbod maar staat toch bij het hek.
Ik werk in het ziekenhuis en twijfel over de verklaring voor een botbreuk bij een baby.
Moeder is zwanger en wordt door haar partner geslagen.
Kan ik anoniem melden als ik in dezelfde straat woon?
Er is sprake van financieel misbruik bij een oudere man met dementie.
De kinderen zijn vijf, zeven en elf jaar oud.
Het gaat om een gezin met vier kinderen in een klein appartement.
Meneer is onder invloed van alcohol als hij de kinderen ophaalt.
Mevrouw zegt dat zij gevallen is, maar dat past niet bij het letsel.
Ik heb de meldcode doorlopen tot stap 3 en wil overleggen over de weging.
Sinds de zomer gaat het slechter met het meisje.
De crisisdienst van de GGZ is vorige week in huis geweest.
Wij denken aan eergerelateerd geweld en weten niet wie we kunnen vragen.
In december is er een gesprek geweest met Jeugdbescherming.
De ouders zijn verwikkeld in een complexe scheiding.
Op school valt op dat hij vaak geen ontbijt heeft gehad.
Haar broer dreigt haar mee te nemen naar Turkije.
De politie is drie keer aan de deur geweest dit jaar.
Een collega in de thuiszorg ziet dat de zoon zijn moeder uitscheldt.
Ik wil graag weten welke hulp er is voor plegers in Den Haag.
Kan een kind van 12 zelf om hulp vragen bij Veilig Thuis?
Zij is doof en heeft een tolk gebarentaal nodig.
Hoe bespreek ik mijn zorgen met de ouders van een peuter?
De Kindertelefoon heeft mij naar u doorverwezen.
Hij controleert haar telefoon en bepaalt wie zij mag zien.
Er ligt een machtiging uithuisplaatsing, die loopt tot mei.
De vrouw verblijft in een opvang, haar man zoekt haar.
Mijn dochter van 19 heeft een vriend die haar in de gaten houdt.
Wij overwegen een melding bij de Raad voor de Kinderbescherming.
Het consultatiebureau ziet een achterstand in groei.
Bij het huisbezoek lag er overal afval en stonk het naar urine.
De hulp vanuit de Wmo stopt volgende maand.
's Avonds hoor ik gegil en gebonk door de muur.
De jongen is bang om naar huis te gaan na zijn rapport.
Wil je mij terugbellen na vier uur?
Is het verplicht om eerst met moeder te praten?
'S nachts belt hij haar wel twintig keer.
Bas en drums spelen ze tot laat in de nacht.
De merel zingt, zegt zij, dan is het ochtend en mag ik eruit.
Er was storm toen hij haar buiten zette.
Wil moeder wel hulp?
Hij is 86 en zij 84 jaar.
In groep 3 zit een jongen die slaat.
De school ligt aan het plein, ik zie ze daar vaak.
Volgens de wijkagent is er niets gemeld.
Op maandag en dinsdag is hij bij zijn vader.
Hoop en angst wisselen elkaar af bij haar.
De vraag is of ik mijn beroepsgeheim mag doorbreken.
Zij spreekt Tigrinya en een beetje Engels.
Hij komt uit Syrië en heeft PTSS.
Bij de rechtbank in Den Haag ligt een verzoek.
Mijn collega van Bureau Halt adviseerde mij u te bellen.
Het Wilhelmina Kinderziekenhuis heeft foto's gemaakt.
De AOW van opa verdwijnt.
Haar WhatsApp wordt gelezen door haar man.
Met kerst escaleerde het volledig.
Pasen en Suikerfeest vallen dit jaar dicht bij elkaar.
De Marokkaanse moeder is bang voor haar familie.
Signs of Safety kennen wij niet, kunt u dat uitleggen?
Ik heb het boek van de Augeo Academy gelezen.
Zou u in stap 4 melden of hulp organiseren?
Zij gebruikt Ritalin en hij cocaïne.
De Ziggo-monteur zag een kind achter het raam.
Op Instagram staan filmpjes waarop hij haar vernedert.
De huisbaas wil hen uit de woning zetten.
Zij krijgt hulp van MEE en Middin.
Beller is mentor op een mbo en maakt zich zorgen over een student.
Vrager werkt bij de GGD en vraagt of zij de meldcode moet volgen.
Het gaat om een alleenstaande moeder met schulden en twee jonge kinderen.
Er is eerder hulp geweest van het jeugdteam, die is gestopt in 2015.
Vader zou psychische problemen hebben en weigert behandeling.
De jongste plast weer in bed sinds de scheiding.
De oudste zorgt voor de kleintjes als moeder slaapt.
Op camping staat een caravan waar een kind alleen is.
Haar man werkt in de bouw en zij zit thuis.
Kinderen zijn 4 en 6 jaar oud.
Zij zegt: hij heeft mij geduwd en daarna huilde hij.
Oma woont boven en vangt de kinderen vaak op.
Vrager wil weten of het wijkteam Escamp hierbij kan helpen.
Advies gegeven: bespreek de zorgen met ouders en leg vast wat u ziet.
Afgesproken dat vrager na twee weken terugbelt.
Uitleg gegeven over de vijf stappen van de meldcode.
Vrager twijfelt tussen melden en zelf hulp organiseren.
Er zijn signalen van verwaarlozing: vieze kleding, honger, te laat op school.
Stiefvader sluit het kind op in de schuur als het niet luistert.
Moeder heeft een verstandelijke beperking.
Mevrouw heeft NAH en wordt boos op haar mantelzorger.
De trainer stuurt meisjes foto's.
De buurman schopte zijn hond en schreeuwde tegen zijn vrouw.
Broer en neef houden haar in de gaten.
Hij heeft haar via Facebook bedreigd.
"""


def onbevangen() -> list[Geplant]:
    """Return the texts with what may not be kept of each."""
    regels = [regel.split("|") for regel in ONBEVANGEN.strip().splitlines()]
    return [Geplant(tekst, tuple(wat.split(","))) for tekst, wat in regels]


def zonder_iemand() -> list[str]:
    """Return the texts in which nobody can be known."""
    return ZONDER_IEMAND.strip().splitlines()
