"""Writes a small region folder that is right, so that a test can spoil one thing in it."""

from pathlib import Path

GOED = {
    "regio.yaml": """\
code: toetsland
naam: Toetsland
soort: regio
verzonnen: true
""",
    "gebieden.yaml": """\
gebieden:
  - soort: regio
    code: geheel
    naam: Geheel
  - soort: gemeente
    code: "9801"
    naam: Grootstad
    ouder: geheel
  - soort: wijk
    code: noord
    naam: Noord
    ouder: "9801"
    postcodes: ["0201"]
verzamelingen:
  - code: alles
    naam: Alles
    gebieden: ["9801"]
""",
    "postcodes4.csv": """\
postcode4,woonplaats,gemeente,soort,latitude,longitude
0201,Grootstad,Grootstad,Adres,,
0202,Grootstad,Grootstad,Postbus,,
""",
    "organisaties.yaml": """\
organisaties:
  - code: wijkwerk
    naam: Wijkwerk
    soort: lokaal_team
    verbondenheid: structureel
    fasen: [curatie]
    doelgroepen: [allen]
    rol: Helpt
    bron: toets
    aliassen:
      - naam: Oude Naam
        geldig_tot: 2015-01-01
  - code: bank
    naam: Bank
    soort: financieel
    verbondenheid: alleen_signalerend
    fasen: [vroegsignalering]
    doelgroepen: [ouderen]
    rol: Signaleert
    bron: toets
""",
    "teams.yaml": """\
teams:
  - code: team-noord
    naam: Team Noord
    organisatie: wijkwerk
    soort: wijkteam
    telefoon: 099 555 01 01
    bron: toets
    werkgebied:
      - gebied: noord
        doelgroep: allen
    aanbod:
      - code: hulp
        naam: Hulp
        fase: curatie
        doelgroep: allen
  - code: team-stad
    naam: Team Stad
    organisatie: wijkwerk
    soort: wijkteam
    bron: toets
    werkgebied:
      - gebied: "9801"
        doelgroep: allen
""",
    "contactpersonen.yaml": """\
contactpersonen:
  - code: eerste
    team: team-noord
    naam: Toets Persoon
    functie: Coördinator
    telefoon: 099 555 01 02
    vervanger: tweede
    eigenaar: beheer
    geldig_van: 2016-01-01
    geldig_tot: 2017-01-01
  - code: tweede
    team: team-noord
    naam: Toets Vervanger
    functie: Plaatsvervanger
    telefoon: 099 555 01 03
    eigenaar: beheer
    geldig_van: 2016-01-01
    geldig_tot: 2018-01-01
""",
    "diensten.yaml": """\
diensten:
  - code: nacht
    functie: cit
    team: team-noord
    weekdagen: [1, 2, 3, 4, 5]
    van: 17:00
    tot: 08:00
    telefoon: 099 555 01 04
""",
    "gemeenteregelingen.yaml": """\
regelingen:
  - gemeente: "9801"
    code: eigen
    omschrijving: Een eigen regeling.
    bron: toets
""",
    "instellingen.yaml": """\
instellingen:
  - sleutel: leeftijd
    waarde: 6
    geldig_van: 2015-01-01
    geldig_tot: 2017-01-01
    bron: toets
  - sleutel: leeftijd
    waarde: 4
    geldig_van: 2017-01-01
    bron: toets
""",
    "codelijsten/eigen.yaml": """\
lijsten:
  - code: redenen
    naam: Redenen
    geldig_van: 2015-01-01
    bron: toets
    codes:
      - code: "01"
        omschrijving: Eén
      - code: "02"
        omschrijving: Twee
""",
    "kalibratie.csv": """\
sleutel,parameter,value,unit,status,basis
meldingen.totaal,meldingen,10,meldingen,estimate,toets
""",
}


def write_folder(pad: Path, *, naam: str = "toetsland") -> Path:
    """Write the right folder and return it."""
    map_ = pad / naam
    for bestand, inhoud in GOED.items():
        (map_ / bestand).parent.mkdir(parents=True, exist_ok=True)
        (map_ / bestand).write_text(inhoud, encoding="utf-8")
    return map_


def spoil(map_: Path, bestand: str, oud: str, nieuw: str) -> int:
    """Replace one text in one file, and return the line on which it stands."""
    inhoud = (map_ / bestand).read_text(encoding="utf-8")
    assert oud in inhoud, f"{oud!r} staat niet in {bestand}"
    (map_ / bestand).write_text(inhoud.replace(oud, nieuw, 1), encoding="utf-8")
    return inhoud[: inhoud.index(oud)].count("\n") + 1
