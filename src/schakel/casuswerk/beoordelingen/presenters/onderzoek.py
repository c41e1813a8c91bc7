"""What does the page of an investigation, or of voorwaarden & vervolg, say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Meebeslissing
from schakel.casuswerk.beoordelingen.queries.afspreken import Afspraakbeeld
from schakel.casuswerk.beoordelingen.queries.vervolg import Onderzoekzicht
from schakel.casuswerk.beoordelingen.rules import Dienst, OnderzoekStatus
from schakel.casuswerk.beoordelingen.rules.meebeslissen import FUNCTIE_NAMEN, ROLLEN, Functie, Stem
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Feit, Stap, Termijnbeeld, VolgendeStap, termijnbeeld

DIENST_ADRES: Mapping[Dienst, str] = {
    Dienst.ONDERZOEK: "beoordelingen:onderzoek",
    Dienst.VOORWAARDEN_VERVOLG: "beoordelingen:voorwaarden_vervolg",
}
TERMIJN: Mapping[Dienst, str] = {
    Dienst.ONDERZOEK: "onderzoek_afronden",
    Dienst.VOORWAARDEN_VERVOLG: "voorwaarden_vervolg_afronden",
}


@dataclass(frozen=True, slots=True)
class Woorden:
    """How one service speaks."""

    naam: str
    titel: str
    besloten: str
    beginnen: str
    afronden: str
    stopt: str
    stop: str


def _wording(dienst: Dienst) -> Woorden:
    if dienst is Dienst.ONDERZOEK:
        return Woorden(
            naam=_("Onderzoek"),
            titel=_("Onderzoek na melding %(code)s"),
            besloten=_("Besloten tot onderzoek"),
            beginnen=_("Begin het onderzoek"),
            afronden=_("Rond het onderzoek af"),
            stopt=_("Het onderzoek stopt zonder uitkomst"),
            stop=_("Stop het onderzoek"),
        )
    return Woorden(
        naam=_("Voorwaarden en vervolg"),
        titel=_("Voorwaarden en vervolg na melding %(code)s"),
        besloten=_("Besloten tot voorwaarden en vervolg"),
        beginnen=_("Begin met voorwaarden en vervolg"),
        afronden=_("Rond voorwaarden en vervolg af"),
        stopt=_("Dit vervolg stopt zonder uitkomst"),
        stop=_("Stop dit vervolg"),
    )


@dataclass(frozen=True, slots=True)
class Onderzoekpagina:
    """The page of one investigation, or of voorwaarden & vervolg."""

    publiek_id: UUID
    beoordeling_id: UUID
    woorden: Woorden
    adres: str
    titel: str
    stand: str
    klok: Termijnbeeld | None
    stappen: Sequence[Stap]
    samen: Sequence[Feit]
    samen_leeg: str
    voorstel: str
    vraag_mee: str
    uitkomsten: Sequence[tuple[str, str]]
    conclusie: str
    te_starten: bool
    loopt: bool
    mag_wijzigen: bool
    mag_meebeslissen: bool
    stap: VolgendeStap | None


def present_onderzoek(handeling: Handeling, zicht: Onderzoekzicht) -> Onderzoekpagina:
    """Return the page of an investigation, or of voorwaarden & vervolg, fit to draw."""
    onderzoek, melding = zicht.onderzoek, zicht.onderzoek.beoordeling.melding
    dienst, status = Dienst(onderzoek.dienst), OnderzoekStatus(onderzoek.status)
    loopt = status is OnderzoekStatus.LOPEND
    mag = permissions.may_change(handeling)
    functie = FUNCTIE_NAMEN[zicht.meebeslisser] if zicht.meebeslisser else ""
    gevraagd = any(r.stem == "" for r in zicht.meebeslissingen)
    return Onderzoekpagina(
        publiek_id=onderzoek.publiek_id,
        beoordeling_id=onderzoek.beoordeling.publiek_id,
        woorden=_wording(dienst),
        adres=DIENST_ADRES[dienst],
        titel=_wording(dienst).titel % {"code": melding.ontvangstcode.replace(" ", "\N{NO-BREAK SPACE}")},
        stand=rules.ONDERZOEK_NAMEN[status],
        klok=_clock(handeling, zicht),
        stappen=_steps(zicht),
        samen=[_vote(rij, zicht.toelichtingen.get(rij.pk, "")) for rij in zicht.meebeslissingen],
        samen_leeg=_("Nog niemand gevraagd.") if functie else _("De regio vraagt hier niemand om mee te beslissen."),
        voorstel=zicht.voorstel,
        vraag_mee=_("Vraag %(wie)s") % {"wie": functie} if functie and loopt and mag and not gevraagd else "",
        uitkomsten=[
            (rules.GEWELD_NAMEN[rules.Geweldsoort(r.soort)], rules.UITKOMST_NAMEN[rules.Uitkomst(r.uitkomst)])
            for r in zicht.uitkomsten
        ],
        conclusie=zicht.conclusie,
        te_starten=status is OnderzoekStatus.TE_STARTEN,
        loopt=loopt,
        mag_wijzigen=mag,
        mag_meebeslissen=loopt
        and zicht.meebeslisser is not None
        and handeling.rol in ROLLEN[zicht.meebeslisser]
        and permissions.may_join(handeling)
        and handeling.wie != onderzoek.begonnen_door_id,
        stap=_next(zicht, functie, gevraagd=gevraagd) if mag else _join(handeling, zicht, gevraagd=gevraagd),
    )


def _agreed(zicht: Onderzoekzicht) -> bool:
    """Whoever must agree did; also when nobody must."""
    functie = zicht.meebeslisser
    return functie is None or any(r.stem == Stem.EENS and r.functie == functie for r in zicht.meebeslissingen)


def _clock(handeling: Handeling, zicht: Onderzoekzicht) -> Termijnbeeld | None:
    code = TERMIJN[Dienst(zicht.onderzoek.dienst)]
    klok = next((t for t in zicht.termijnen if t.definitie == code and t.status == "LOPEND"), None)
    if klok is None:
        return None
    return termijnbeeld(handeling.moment, klok.gestart_op, klok.uiterlijk, eenheid="dagen")


def _steps(zicht: Onderzoekzicht) -> list[Stap]:
    onderzoek = zicht.onderzoek
    stappen = [
        (_wording(Dienst(onderzoek.dienst)).besloten, _when(onderzoek.besloten_op), True),
        (_("Begonnen"), _when(onderzoek.begonnen_op), onderzoek.begonnen_op is not None),
    ]
    if zicht.beeld is not None:
        stappen.append((_("Voorwaarden gesteld"), "", bool(zicht.beeld.lopend)))
        stappen.append((_("Met het gezin gesproken"), "", bool(zicht.beeld.gesproken)))
    if zicht.meebeslisser is not None:
        functie = FUNCTIE_NAMEN[zicht.meebeslisser].partition(" ")[2]
        stappen.append((_("%(wie)s beslist mee") % {"wie": functie.capitalize()}, "", _agreed(zicht)))
    stappen.append((_("Afgerond"), _when(onderzoek.afgerond_op), onderzoek.afgerond_op is not None))
    return _drawn(stappen, klaar=onderzoek.afgerond_op is not None)


def _drawn(stappen: Sequence[tuple[str, str, bool]], *, klaar: bool) -> list[Stap]:
    """The first step that is not done is now, unless all ended early: then nothing is."""
    nu = next((n for n, (_naam, _bij, gedaan) in enumerate(stappen) if not gedaan), None)
    return [
        Stap(naam, bij, "klaar" if gedaan else ("nu" if n == nu and not klaar else "later"))
        for n, (naam, bij, gedaan) in enumerate(stappen)
    ]


def _when(moment: datetime | None) -> str:
    return taal.kort_moment(moment) if moment is not None else ""


def _vote(rij: Meebeslissing, toelichting: str) -> Feit:
    naam = rij.gegeven_door.naam if rij.gegeven_door else FUNCTIE_NAMEN[Functie(rij.functie)]
    if rij.stem == Stem.EENS:
        return Feit(naam, toelichting or _("is het eens"), "ja")
    if rij.stem == Stem.ONEENS:
        return Feit(naam, toelichting, "nee")
    return Feit(naam, _("gevraagd"), "wacht")


def _next(zicht: Onderzoekzicht, functie: str, *, gevraagd: bool) -> VolgendeStap | None:
    status, woorden = OnderzoekStatus(zicht.onderzoek.status), _wording(Dienst(zicht.onderzoek.dienst))
    if status is OnderzoekStatus.TE_STARTEN:
        wat = _("%(begin)s. Uw team is dan verantwoordelijk.") % {"begin": woorden.beginnen}
        return VolgendeStap(wat, _("Begin"), formulier="begin")
    if status is not OnderzoekStatus.LOPEND:
        return None
    if zicht.beeld is not None and not (zicht.beeld.lopend and zicht.beeld.gesproken):
        return _agree_with_household(zicht.beeld)
    if _agreed(zicht):
        return VolgendeStap(_("Leg de uitkomst vast."), _("Naar de uitkomst"), url="#uitkomst")
    if gevraagd:
        wie = f"{functie[:1].upper()}{functie[1:]}"
        return VolgendeStap(_("%(wie)s is gevraagd om mee te beslissen.") % {"wie": wie})
    wat = _("Vraag %(wie)s om mee te beslissen.") % {"wie": functie}
    return VolgendeStap(wat, _("Vraag mee"), formulier="vraag-mee")


def _join(handeling: Handeling, zicht: Onderzoekzicht, *, gevraagd: bool) -> VolgendeStap | None:
    """Whoever was asked to judge along, finds it on top."""
    if not gevraagd or zicht.meebeslisser is None or handeling.rol not in ROLLEN[zicht.meebeslisser]:
        return None
    return VolgendeStap(_("Lees wat er is gevonden, en zeg of u het eens bent."), _("Naar uw oordeel"), url="#sb")


def _agree_with_household(beeld: Afspraakbeeld) -> VolgendeStap:
    if not beeld.lopend:
        wat = _("Spreek met het gezin af wat ten minste moet gebeuren.")
        return VolgendeStap(wat, _("Naar de voorwaarden"), url="#voorwaarden")
    return VolgendeStap(_("Schrijf op wat het gezin zelf zegt en wil."), _("Naar de mensen"), url="#gesproken")
