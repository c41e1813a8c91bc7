"""What can one ask of ./schakel?  The text of ./schakel help."""

TEKST = """\
Schakel: één zaaksysteem voor alle organisaties die samen huiselijk geweld en kindermishandeling aanpakken.

  ./schakel demo [--port N] [--data MAP] [--regio CODE] [--seed N] [--no-wait]
                            maakt alles, vult een verzonnen jaar en start de site; Ctrl-C stopt alles
  ./schakel start [--port N]   start database, site en werker op de achtergrond
  ./schakel stop               stopt ze
  ./schakel status [--json]    vertelt wat er loopt en waar; eindigt met 1 als er iets stilligt

  ./schakel test [pytest …]    controles en alle tests
  ./schakel check              alleen de controles: stijl, typen, kamers, migraties, huisregels
  ./schakel bench              meet snelheid, als verhouding binnen één meting
  ./schakel bench scale        meet op een set zo groot als het land (--deel 0.01: een deel)

  ./schakel load BESTAND       laadt een bestand met een regio, mensen en casussen
  ./schakel regio load MAP     laadt een regio
  ./schakel generate …         maakt een jaar
  ./schakel afspraken check    zoekt gaten en overlap in afspraken
  ./schakel leveringen WAT     maak, spiegel of controleer de halfjaarlevering (--regio CODE)
  ./schakel verify [--prove]   controleert logboek, verantwoordelijkheid, termijnen en afscherming
  ./schakel ketenkaart hsds    geeft de ketenkaart als Open Referral HSDS 3.0
  ./schakel ledger             toont elke ontvangst met haar toestand
  ./schakel openapi            toont de beschrijving van de API
  ./schakel routes             toont elke route met de regel die haar bewaakt
  ./schakel diagrams           tekent de toestanden opnieuw
  ./schakel database roles     toont de SQL met rollen en rechten, voor een databasebeheerder
  ./schakel migrate            werkt de tabellen bij
  ./schakel manage …           elke andere opdracht van Django

Overal mag --data MAP (of SCHAKEL_DATA): de map met database, sleutels en logboeken; anders .data.
DATABASE_URL wijst een eigen PostgreSQL (15 of nieuwer) aan; anders draait er een eigen server.
SCHAKEL_CLOCK verzet de klok voor tests: seconden (86400), een moment (2017-03-02T21:41:00+01:00) of een bestand met
een moment. SCHAKEL_SINK=MAP bewaart uitgaande berichten als bestand,
SCHAKEL_VENV kiest een andere map voor de Python-omgeving.
"""
