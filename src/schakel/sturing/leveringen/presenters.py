"""How does a delivery read?  Counts and words; never a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.toegang.permissions import may
from schakel.kernel.handeling import Handeling
from schakel.sturing.leveringen import queries
from schakel.sturing.leveringen.models import Kwaliteitspunt, Levering
from schakel.sturing.leveringen.queries import Herstel, Periodestand, Stand
from schakel.sturing.leveringen.rules import (
    GEBREKWOORDEN,
    PROEVEN,
    STATUSWOORDEN,
    WAAR,
    Gebrek,
    LeveringStatus,
    Recordspiegel,
    Set,
    from_json,
)
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld, Termijnbeeld, VolgendeStap, termijnbeeld
from schakel.toolkit.bladwijzer import bookmark

SOORTEN = {
    LeveringStatus.GELEVERD: "veilig",
    LeveringStatus.KLAAR: "accent",
    LeveringStatus.MISLUKT: "gevaar",
}
LEVERAARVELDEN = ("vt_nummer", "postadres", "kvk", "telefoon", "email", "contactpersoon", "vestiging")
SETNAMEN = {
    Set.ORGANISATIE: "uw organisatie",
    Set.ADVIES: "adviezen",
    Set.MELDING: "meldingen",
    Set.MELDINGPERSOON: "personen bij meldingen",
    Set.ONDERZOEK: "onderzoeken",
    Set.ONDERZOEKPERSOON: "personen bij onderzoeken",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One delivery in a list."""

    titel: str
    url: str
    soort: str
    stand: str
    bij: str


@dataclass(frozen=True, slots=True)
class Periode:
    """One half-year that may be delivered."""

    code: str
    titel: str
    termijn: Termijnbeeld | None
    termijnbron: str
    definitie: str
    onderweg: Regel | None
    geldt: Regel | None
    mag_maken: bool
    knop: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The page of an organisation."""

    organisatie: str
    periodes: Sequence[Periode]
    eerder: Sequence[Regel]
    mist: Sequence[str]
    mag_maken: bool


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One line of the quality report."""

    gebrek: str
    zin: str
    waar: str
    over: str
    aantal: int
    url: str


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of the mirror report with its codes."""

    titel: str
    verdeling: Tabelbeeld


@dataclass(frozen=True, slots=True)
class Deel:
    """One kind of record of the mirror report."""

    naam: str
    aantal: int
    tabel: Tabelbeeld | None
    velden: Sequence[Veld]


@dataclass(frozen=True, slots=True)
class Leveringblad:
    """One delivery."""

    titel: str
    publiek_id: UUID
    soort: str
    stand: str
    wacht: bool
    mislukt: bool
    klaar: bool
    gegevens: Sequence[tuple[str, str]]
    kanttekening: str
    bevindingen: Sequence[Bevinding]
    zonder_bezwaar: bool
    delen: Sequence[Deel]
    vervangt: str
    mag_vrijgeven: bool
    stap: VolgendeStap | None


@dataclass(frozen=True, slots=True)
class Herstelblad:
    """Where one finding is mended."""

    titel: str
    zin: str
    waar: str
    aantal: str
    regels: Sequence[tuple[str, str, str]]
    terug: str
    terugtekst: str
    volgende: str


def initial_of(stand: Stand) -> dict[str, str]:
    """Return what is known of the organisation now, for its form."""
    return {veld: getattr(stand.leveraar, veld, "") for veld in LEVERAARVELDEN}


def overview(handeling: Handeling, stand: Stand) -> Overzicht:
    """Return the page of an organisation."""
    mag = may(handeling, "levering", "maken")
    bekend = initial_of(stand)
    mist = [naam for veld, naam in _labels() if not bekend[veld]]
    return Overzicht(
        organisatie=stand.organisatie.naam,
        periodes=[_period(handeling, een, mag=mag) for een in stand.periodes],
        eerder=[_line(een) for een in stand.eerder],
        mist=mist,
        mag_maken=mag,
    )


def _labels() -> list[tuple[str, str]]:
    return [
        ("vt_nummer", _("nummer bij het CBS")),
        ("postadres", _("postadres")),
        ("kvk", _("KvK-nummer")),
        ("telefoon", _("telefoon")),
        ("email", _("e-mailadres")),
        ("contactpersoon", _("contactpersoon")),
    ]


def _period(handeling: Handeling, stand: Periodestand, *, mag: bool) -> Periode:
    klok, termijn = None, stand.termijn
    if termijn is not None and termijn.afgedaan_op is None:
        klok = termijnbeeld(handeling.moment, termijn.gestart_op, termijn.uiterlijk)
    onderweg = stand.onderweg
    bezig = onderweg is not None and onderweg.status in (LeveringStatus.GEVRAAGD, LeveringStatus.VRIJGEGEVEN)
    return Periode(
        code=stand.halfjaar.code,
        titel=_upper(stand.halfjaar.naam),
        termijn=klok,
        termijnbron=termijn.bron if klok and termijn else "",
        definitie=stand.definitie,
        onderweg=_line(onderweg) if onderweg else None,
        geldt=_line(stand.geldt) if stand.geldt else None,
        mag_maken=mag and bool(stand.definitie) and not bezig,
        knop=_("Maak het bestand opnieuw") if onderweg or stand.geldt else _("Maak het bestand"),
    )


def _upper(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _line(levering: Levering) -> Regel:
    status = LeveringStatus(levering.status)
    delen = [_counts(levering), _when(levering)]
    return Regel(
        titel=_upper(levering.halfjaar.naam),
        url=reverse("leveringen:levering", args=[levering.publiek_id]),
        soort=SOORTEN.get(status, "neutraal"),
        stand=_upper(STATUSWOORDEN[status]),
        bij=". ".join(deel for deel in delen if deel),
    )


def _counts(levering: Levering) -> str:
    tellen = [(Set.ADVIES, "adviezen"), (Set.MELDING, "meldingen"), (Set.ONDERZOEK, "onderzoeken")]
    if not levering.aantallen:
        return ""
    return ", ".join(f"{levering.aantallen.get(soort.value, 0)} {naam}" for soort, naam in tellen)


def _when(levering: Levering) -> str:
    if levering.geleverd_op:
        return _("Geleverd op %(op)s") % {"op": taal.tijdstip(levering.geleverd_op)}
    if levering.gemaakt_op:
        return _("Gemaakt op %(op)s") % {"op": taal.tijdstip(levering.gemaakt_op)}
    return _("Gevraagd op %(op)s") % {"op": taal.tijdstip(levering.gevraagd_op)}


def delivery(
    handeling: Handeling, levering: Levering, punten: Sequence[Kwaliteitspunt], geldt: Levering | None
) -> Leveringblad:
    """Return the page of one delivery: what will be sent, and what is wrong with it."""
    status = LeveringStatus(levering.status)
    klaar = status is LeveringStatus.KLAAR
    mag = klaar and may(handeling, "levering", "bevestigen")
    return Leveringblad(
        titel=_("Levering over de %(halfjaar)s") % {"halfjaar": levering.halfjaar.naam},
        publiek_id=levering.publiek_id,
        soort=SOORTEN.get(status, "neutraal"),
        stand=_upper(STATUSWOORDEN[status]),
        wacht=status in (LeveringStatus.GEVRAAGD, LeveringStatus.VRIJGEGEVEN),
        mislukt=status is LeveringStatus.MISLUKT,
        klaar=klaar,
        gegevens=_about(levering),
        kanttekening=queries.definitie_of(levering).kanttekening,
        bevindingen=[_finding(levering, punt) for punt in punten],
        zonder_bezwaar=bool(levering.gemaakt_op) and not punten,
        delen=[_part(een) for een in from_json(levering.spiegel)],
        vervangt=_replaces(geldt) if klaar and geldt else "",
        mag_vrijgeven=mag,
        stap=_next_step(status, mag=mag),
    )


def _next_step(status: LeveringStatus, *, mag: bool) -> VolgendeStap | None:
    if mag:
        return VolgendeStap(_("Lees beide rapporten en lever het bestand"), _("Naar leveren"), url="#leveren")
    if status is LeveringStatus.MISLUKT:
        return VolgendeStap(_("Maak het bestand opnieuw"), _("Naar het overzicht"), url=reverse("leveringen:lijst"))
    return None


def _about(levering: Levering) -> list[tuple[str, str]]:
    tijden = [
        (_("Gevraagd"), levering.gevraagd_op),
        (_("Gemaakt"), levering.gemaakt_op),
        (_("Vrijgegeven"), levering.vrijgegeven_op),
        (_("Geleverd"), levering.geleverd_op),
        (_("Vervangen door een latere levering"), levering.vervangen_op),
    ]
    return [
        (_("Indeling"), levering.definitie.naam),
        (_("Bron van de indeling"), levering.definitie.bron),
        (_("In het bestand"), _counts(levering)),
        *((naam, taal.tijdstip(moment)) for naam, moment in tijden if moment),
        (_("Grootte"), _("%(n)s tekens") % {"n": levering.tekens} if levering.tekens else ""),
        (_("Controlegetal (SHA-256)"), " ".join(_fours(levering.vingerafdruk))),
    ]


def _fours(afdruk: str) -> list[str]:
    return [afdruk[n : n + 8] for n in range(0, len(afdruk), 8)]


def _replaces(geldt: Levering) -> str:
    return _("Eerder leverde u over dit halfjaar: %(wat)s. Dat wordt in zijn geheel vervangen.") % {
        "wat": _counts(geldt)
    }


def _finding(levering: Levering, punt: Kwaliteitspunt) -> Bevinding:
    proef, soort = PROEVEN[punt.proef], Set(punt.set)
    veld = next(
        (v.omschrijving for r in queries.definitie_of(levering).records if r.set is soort for v in r.velden
         if v.naam == punt.veld), "",
    )  # fmt: skip
    over = SETNAMEN[soort] + (f": {taal_klein(veld)}" if veld else "")
    te_openen = levering.status == LeveringStatus.KLAAR and soort is not Set.ORGANISATIE
    return Bevinding(
        gebrek=GEBREKWOORDEN[Gebrek(punt.gebrek)],
        zin=proef.zin,
        waar=proef.waar or WAAR[soort],
        over=_upper(over),
        aantal=punt.aantal,
        url=reverse("leveringen:herstel", args=[levering.publiek_id, punt.publiek_id]) if te_openen else "",
    )


def taal_klein(tekst: str) -> str:
    """Return a heading as it reads within a sentence."""
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]


def _part(spiegel: Recordspiegel) -> Deel:
    tabel = Tabelbeeld(
        koppen=[_("Veld"), _("Gevuld"), _("Leeg")],
        rijen=[[veld.omschrijving, veld.gevuld, veld.leeg] for veld in spiegel.velden],
        bijschrift=_("%(record)s: hoe vaak elk veld is gevuld") % {"record": spiegel.naam},
        getal=(1, 2),
    )
    velden = [
        Veld(
            veld.omschrijving,
            Tabelbeeld(
                koppen=[_("Code"), _("Wat het is"), _("Aantal")],
                rijen=[[code, naam or _("staat niet in de lijst"), aantal] for code, naam, aantal in veld.verdeling],
                bijschrift=_("%(record)s: %(veld)s") % {"record": spiegel.naam, "veld": veld.omschrijving},
                getal=(2,),
            ),
        )
        for veld in spiegel.velden
        if veld.verdeling
    ]
    return Deel(spiegel.naam, spiegel.aantal, tabel if spiegel.aantal else None, velden)


def list_of(punt: UUID) -> str:
    """Return for which list a bookmark is good."""
    return f"levering:{punt}"


def mending(gevonden: Herstel) -> Herstelblad:
    """Return the page on which one finding is mended."""
    punt, levering = gevonden.punt, gevonden.levering
    beeld = _finding(levering, punt)
    terug = reverse("leveringen:levering", args=[levering.publiek_id])
    hier = reverse("leveringen:herstel", args=[levering.publiek_id, punt.publiek_id])
    return Herstelblad(
        titel=beeld.over,
        zin=beeld.zin,
        waar=beeld.waar,
        aantal=ngettext(
            "Dit komt %(n)s keer voor. U ziet hier alleen wat u zelf mag openen.",
            "Dit komt %(n)s keer voor. U ziet hier alleen wat u zelf mag openen.",
            punt.aantal,
        )
        % {"n": punt.aantal},
        regels=[_place(plek) for plek in gevonden.plekken],
        terug=terug,
        terugtekst=_("Levering over de %(halfjaar)s") % {"halfjaar": levering.halfjaar.naam},
        volgende=f"{hier}?na={bookmark(list_of(punt.publiek_id), gevonden.verder)}" if gevonden.verder else "",
    )


def _place(plek: queries.Plek) -> tuple[str, str, str]:
    if plek.melding is not None:
        titel = _("Melding %(nummer)s") % {"nummer": plek.regel.dossier.nummer if plek.regel.dossier else ""}
        return (
            titel,
            reverse("meldingen:melding", args=[plek.melding.publiek_id]),
            taal.datum(plek.melding.ontvangen_op),
        )
    if plek.advies is not None:
        titel = _("Advies van %(dag)s") % {"dag": taal.datum(plek.advies.gegeven_op)}
        return titel, reverse("adviezen:advies", args=[plek.advies.publiek_id]), ""
    return _("Dit is intussen veranderd of niet meer te openen."), "", ""
