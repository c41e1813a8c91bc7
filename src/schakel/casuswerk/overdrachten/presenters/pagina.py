"""What do sender, receiver and reviewer read on the page of one handover?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.overdrachten import permissions, queries
from schakel.casuswerk.overdrachten.models import Buitenbevestiging, Overdracht, Overdrachtsregel
from schakel.casuswerk.overdrachten.rules import NA_ACCEPTATIE, SAMENVATTINGSVELDEN
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus as S
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Klokkant, Stap, Tijdlijnregel, Tweeklokbeeld, VolgendeStap

PAD: Sequence[tuple[S, str]] = (
    (S.AANGEBODEN, "Aangeboden"),
    (S.ONTVANGEN, "Ontvangst bevestigd"),
    (S.GEACCEPTEERD, "Besluit"),
    (S.GESPREK_GEVOERD, "Warm gesprek"),
    (S.REGIE_OVERGENOMEN, "Regie"),
    (S.EERSTE_CONTACT, "Eerste contact"),
    (S.GESTART, "Gestart"),
)
TITELS: Mapping[str, str] = {
    "voorbereid": "Overdracht voorbereid",
    "aangeboden": "Overdracht aangeboden",
    "ontvangen": "Ontvangst bevestigd",
    "geaccepteerd": "Overdracht aangenomen",
    "geweigerd": "Overdracht geweigerd",
    "gesprek_gepland": "Warm gesprek gepland",
    "gesprek_gevoerd": "Warm gesprek gevoerd",
    "gesprek_bevestigd": "Gesprek bevestigd door het andere team",
    "gesprek_niet_mogelijk": "Een gesprek met het gezin kan niet",
    "regie_overgenomen": "Regie overgenomen",
    "eerste_contact": "Eerste contact met het gezin",
    "gestart": "Hulp is gestart",
    "ingetrokken": "Overdracht ingetrokken",
    "geescaleerd": "Opgeschaald",
    "betwist": "Start betwist",
    "bevestigd": "Start bevestigd",
    "betwisting_gegrond": "Betwisting klopt: de zaak gaat terug",
}
STANDNAMEN: Mapping[S, tuple[str, str]] = {
    S.VOORBEREID: ("neutraal", "Nog niet aangeboden"),
    S.AANGEBODEN: ("let-op", "Wacht op ontvangst"),
    S.ONTVANGEN: ("let-op", "Wacht op besluit"),
    S.GEACCEPTEERD: ("accent", "Aangenomen"),
    S.GEWEIGERD: ("gevaar", "Geweigerd"),
    S.GESPREK_GEPLAND: ("accent", "Gesprek gepland"),
    S.GESPREK_GEVOERD: ("accent", "Gesprek gevoerd"),
    S.REGIE_OVERGENOMEN: ("accent", "Regie overgenomen"),
    S.EERSTE_CONTACT: ("accent", "Eerste contact geweest"),
    S.GESTART: ("veilig", "Gestart"),
    S.INGETROKKEN: ("neutraal", "Ingetrokken"),
    S.GEESCALEERD: ("gevaar", "Opgeschaald"),
}
BETWIST = ("gevaar", "Start betwist")


@dataclass(frozen=True, slots=True)
class Pagina:
    """Everything that the page of one handover shows."""

    overdracht: Overdracht
    titel: str
    aanduiding: str
    stand: tuple[str, str]
    kant: str
    meta: Sequence[str]
    klok: Tweeklokbeeld | None
    stappen: Sequence[Stap]
    samenvatting: Sequence[tuple[str, str]]
    afspraken: Sequence[tuple[str, str]]
    verloop: Sequence[Tijdlijnregel]
    stappen_nu: Sequence[str]
    warm: str
    alleen_samenvatting: bool
    volgende: VolgendeStap | None
    wacht: str


def page(
    handeling: Handeling,
    overdracht: Overdracht,
    klok: Termijn | None,
    regels: Sequence[Overdrachtsregel],
    bevestigd: Sequence[Buitenbevestiging] = (),
) -> Pagina:
    """Return the page as this actor reads it; both sides read the same clock."""
    status = S(overdracht.status)
    wacht = next((b for b in bevestigd if b.gecontroleerd_op is None), None)
    # What waits for a second person comes first: nothing else is recorded outside the system meanwhile.
    stappen_nu = [stap for stap in steps_now(handeling, overdracht) if stap != "buiten" or wacht is None]
    kant = side_of(handeling, overdracht)
    return Pagina(
        overdracht=overdracht,
        titel=_("Overdracht aan %(team)s") % {"team": overdracht.ontvanger_team.naam},
        aanduiding=overdracht.aanduiding,
        stand=BETWIST if contested(overdracht) else STANDNAMEN[status],
        kant=kant,
        meta=(overdracht.aanduiding, _("van %(team)s") % {"team": overdracht.zender_team.naam}),
        klok=_shared_clock(overdracht, klok, handeling.moment),
        stappen=_path(overdracht),
        samenvatting=_summary(overdracht),
        afspraken=() if status is S.INGETROKKEN and kant == "ontvanger" else _outcome(overdracht),
        verloop=[_line(regel, handeling.moment) for regel in reversed(regels)],
        stappen_nu=stappen_nu,
        warm=_warm(overdracht),
        alleen_samenvatting=kant == "ontvanger" and (overdracht.besloten_op is None or status is S.INGETROKKEN),
        volgende=_check_first(handeling, wacht) if wacht else _next(stappen_nu, klok, handeling.moment),
        wacht=_("Een collega kijkt na wat u vastlegde.") if wacht else _waiting_for(overdracht, kant),
    )


def _check_first(handeling: Handeling, wacht: Buitenbevestiging) -> VolgendeStap | None:
    if wacht.vastgelegd_door_id == handeling.wie:
        return None
    return VolgendeStap(wat=_("Kijk na wat het andere team bevestigde"), knop=_("Naar deze stap"), url="#controle")


def contested(o: Overdracht) -> bool:
    """Answer whether the start is contested and nobody has decided about that."""
    return o.betwist_op is not None and not o.betwistuitkomst


def side_of(handeling: Handeling, overdracht: Overdracht) -> str:
    """Return as whom the actor looks."""
    if overdracht.zender_team_id == handeling.team:
        return "zender"
    return "ontvanger" if overdracht.ontvanger_team_id == handeling.team else "beoordelaar"


ONTVANGERSTAPPEN: Mapping[S, tuple[str, ...]] = {
    S.AANGEBODEN: ("aannemen", "weigeren", "ontvangen"),
    S.ONTVANGEN: ("aannemen", "weigeren"),
    S.GEACCEPTEERD: ("gesprek-plannen", "gesprek", "geen-gesprek"),
    S.GESPREK_GEPLAND: ("gesprek", "gesprek-plannen", "geen-gesprek"),
    S.GESPREK_GEVOERD: ("regie",),
    S.REGIE_OVERGENOMEN: ("eerste-contact",),
    S.EERSTE_CONTACT: ("starten",),
}
ZENDERSTAPPEN: Mapping[S, tuple[str, ...]] = {
    S.VOORBEREID: ("aanbieden",),
    S.GEACCEPTEERD: ("gesprek-plannen", "gesprek", "geen-gesprek"),
    S.GESPREK_GEPLAND: ("gesprek", "gesprek-plannen", "geen-gesprek"),
}
MET_OPSCHALEN = frozenset({S.AANGEBODEN, S.ONTVANGEN, S.GEWEIGERD, *NA_ACCEPTATIE})


def steps_now(handeling: Handeling, o: Overdracht) -> list[str]:
    """Return which forms this actor gets, the most likely first."""
    status, kant = S(o.status), side_of(handeling, o)
    stappen: list[str] = []
    if kant == "ontvanger":
        stappen += _of_receiver(o, status)
    if kant == "zender":
        stappen += _of_sender(o, status)
        if queries.outside_now(handeling, overdracht=o):
            stappen.insert(0, "buiten")
    if o.gesprek_op and o.gestart_op is None and _not_confirmed(o, kant) and status not in (S.INGETROKKEN,):
        stappen.insert(0, "gesprek-bevestigen")
    if permissions.is_reviewer(handeling, o):
        stappen = [*_of_reviewer(o, status), *stappen]
    return list(dict.fromkeys(stappen))


def _of_receiver(o: Overdracht, status: S) -> list[str]:
    if status in (S.GEACCEPTEERD, S.GESPREK_GEPLAND) and o.koudreden:
        return ["regie"] if o.is_hoofd else ["eerste-contact"]
    if status is S.GESPREK_GEVOERD and not o.is_hoofd:
        return ["eerste-contact"]
    if status is S.GEESCALEERD and o.hervat_bij in (S.AANGEBODEN, S.ONTVANGEN):
        return ["aannemen"]
    return list(ONTVANGERSTAPPEN.get(status, ()))


def _of_sender(o: Overdracht, status: S) -> list[str]:
    stappen = [] if o.koudreden else list(ZENDERSTAPPEN.get(status, ()))
    if status is S.GESTART and o.bevestigd_op is None and o.betwist_op is None:
        stappen += ["start-bevestigen", "betwisten"]
    if status in MET_OPSCHALEN:
        stappen.append("opschalen")
    if status not in (S.GESTART, S.INGETROKKEN):
        stappen.append("intrekken")
    return stappen


def _of_reviewer(o: Overdracht, status: S) -> list[str]:
    if status in (S.GEWEIGERD, S.GEESCALEERD):
        return ["beoordelen", "opschalen"]
    return ["betwisting"] if contested(o) else []


def _not_confirmed(o: Overdracht, kant: str) -> bool:
    if kant == "zender":
        return o.gesprek_bevestigd_zender_op is None
    return kant == "ontvanger" and o.gesprek_bevestigd_ontvanger_op is None


def _shared_clock(o: Overdracht, klok: Termijn | None, nu: datetime) -> Tweeklokbeeld | None:
    if S(o.status) is S.INGETROKKEN:
        return None
    gestart = o.gestart_op is not None
    wie = o.ontvanger_team if gestart else o.zender_team
    links = Klokkant(
        _("%(team)s is nu verantwoordelijk") % {"team": wie.naam},
        _("Sinds de start. Beide teams zien deze klok.")
        if gestart
        else _("%(naam)s, %(telefoon)s. Tot de hulp is gestart. Beide teams zien deze klok.")
        % {"naam": o.zender.naam, "telefoon": o.zender_team.telefoon},
    )
    rechts = Klokkant(turn(o), _after(o))
    if klok is None:
        return Tweeklokbeeld(links, rechts, _("Geen klok"), "", "normaal")
    return Tweeklokbeeld(
        links,
        rechts,
        taal.duur(nu, klok.uiterlijk, "vanzelf"),
        taal.uiterste_dag(klok.uiterlijk, nu),
        taal.stand_van(nu, klok.gestart_op, klok.uiterlijk),
    )


def turn(o: Overdracht) -> str:
    team, zender = o.ontvanger_team.naam, o.zender_team.naam
    beoordelaar = o.beoordelaar.naam if o.beoordelaar else zender
    if contested(o):
        return _("%(wie)s beslist over de betwiste start") % {"wie": beoordelaar}
    beurten = {
        S.VOORBEREID: _("%(zender)s biedt aan"),
        S.AANGEBODEN: _("%(team)s bevestigt de ontvangst"),
        S.ONTVANGEN: _("%(team)s beslist"),
        S.GEWEIGERD: _("%(wie)s beslist over de weigering"),
        S.GEESCALEERD: _("%(wie)s hakt de knoop door"),
        S.GESTART: _("%(zender)s kijkt of de hulp echt is begonnen"),
    }
    patroon = beurten.get(S(o.status), _("%(team)s is aan de beurt"))
    return patroon % {"team": team, "zender": zender, "wie": beoordelaar}


def _after(o: Overdracht) -> str:
    if S(o.status) in (S.AANGEBODEN, S.ONTVANGEN) and o.beoordelaar:
        return _("Geen antwoord of een weigering? Dan beslist %(wie)s.") % {"wie": o.beoordelaar.naam}
    if S(o.status) is S.GESTART and o.betwisten_tot and o.betwist_op is None and o.bevestigd_op is None:
        return _("Betwisten kan tot %(dag)s.") % {"dag": taal.datum(o.betwisten_tot)}
    return ""


def _path(o: Overdracht) -> list[Stap]:
    gehaald = {
        S.AANGEBODEN: o.aangeboden_op,
        S.ONTVANGEN: o.ontvangen_op,
        S.GEACCEPTEERD: o.besloten_op if S(o.status) not in (S.GEWEIGERD,) else None,
        S.GESPREK_GEVOERD: o.gesprek_op,
        S.REGIE_OVERGENOMEN: o.regie.aanvaard_op if o.regie_id and o.regie else None,
        S.EERSTE_CONTACT: o.eerste_contact_op,
        S.GESTART: o.gestart_op,
    }
    pad = [(stap, naam) for stap, naam in PAD if o.is_hoofd or stap is not S.REGIE_OVERGENOMEN]
    nu_gezet = False
    stappen = []
    for stap, naam in pad:
        op = gehaald[stap]
        klaar = op is not None or (stap is S.GESPREK_GEVOERD and bool(o.koudreden))
        stand = "klaar" if klaar else "later" if nu_gezet else "nu"
        nu_gezet = nu_gezet or not klaar
        bij = taal.kort_moment(op, op) if op else (_("kan niet") if klaar else "")
        stappen.append(Stap(_(naam), taal.datum(op) if op else bij, stand))  # type: ignore[arg-type]
    return stappen


def _summary(o: Overdracht) -> list[tuple[str, str]]:
    rijen = [(naam, o.samenvatting.get(veld, "")) for veld, naam in SAMENVATTINGSVELDEN.items()]
    artikel = o.route.get("artikel")
    if artikel:
        rijen.append((_("Afspraak"), _("Artikel %(nummer)s") % {"nummer": artikel}))
    return [(naam, tekst) for naam, tekst in rijen if tekst]


def _outcome(o: Overdracht) -> list[tuple[str, str]]:
    regisseur = o.regisseur.naam if o.regisseur else o.regisseur_naam
    contact = ""
    if o.eerste_contact_op:
        door = o.eerste_contact_door.naam if o.eerste_contact_door else o.ontvanger_team.naam
        contact = _("%(dag)s, %(door)s met %(wie)s") % {
            "dag": taal.datum(o.eerste_contact_op),
            "door": door,
            "wie": o.eerste_contact_met,
        }
    rijen = [
        (_("Regisseur"), regisseur),
        (_("Warm gesprek"), taal.tijdstip(o.gesprek_gepland_op) if o.gesprek_gepland_op and not o.gesprek_op else ""),
        (_("Gesprek was op"), taal.tijdstip(o.gesprek_op) if o.gesprek_op else ""),
        (_("Eerste contact"), contact),
        (_("Waarom koud"), _why_cold(o)),
        (_("Veiligheidsafspraak"), o.veiligheidsafspraak),
        (_("Waarom geweigerd"), o.weigertoelichting if S(o.status) in (S.GEWEIGERD, S.GEESCALEERD) else ""),
        (_("Waarom betwist"), o.betwisttoelichting),
    ]
    return [(naam, tekst) for naam, tekst in rijen if tekst]


def _line(regel: Overdrachtsregel, nu: datetime) -> Tijdlijnregel:
    naam = str(regel.codes.get("gebeurtenis", regel.naar.lower()))
    return Tijdlijnregel(
        moment=regel.moment,
        tijd=taal.tijdstip(regel.moment),
        titel=_(TITELS.get(naam, naam)),
        toelichting=regel.team.naam,
        gevaar=naam in ("geweigerd", "geescaleerd", "betwist"),
    )


def _warm(o: Overdracht) -> str:
    if o.gestart_op is None:
        return ""
    return _("Warm overgedragen") if o.warm else _("Koud overgedragen")


KOUDE_REDENEN: Mapping[str, str] = {
    "GEVAAR": "samen praten is te gevaarlijk",
    "EER": "eer speelt mee",
    "GEZIN_WIL_NIET": "het gezin wil niet",
    "NIET_BEREIKT": "het gezin is niet bereikt",
    "SPOED": "er was geen tijd",
}


def _why_cold(o: Overdracht) -> str:
    """Say in words why a handover counts as cold."""
    if o.gestart_op is None or o.warm:
        return ""
    if o.koudreden:
        return _("Geen gesprek met het gezin: %(reden)s.") % {"reden": _(KOUDE_REDENEN.get(o.koudreden, o.koudreden))}
    if not {"ZENDER", "ONTVANGER", "GEZIN"} <= set(o.gesprek_aanwezig):
        return _("Niet iedereen was bij het gesprek: beide teams en het gezin.")
    return _("Het gesprek is niet door beide teams bevestigd.")


KNOPPEN: Mapping[str, str] = {
    "aanbieden": "Bied de overdracht aan",
    "ontvangen": "Bevestig de ontvangst",
    "aannemen": "Neem aan of weiger",
    "gesprek-plannen": "Plan het warme gesprek",
    "gesprek": "Leg het warme gesprek vast",
    "gesprek-bevestigen": "Bevestig dat het gesprek zo was",
    "regie": "Neem de regie over",
    "eerste-contact": "Leg het eerste contact vast",
    "starten": "Bevestig dat de hulp is gestart",
    "start-bevestigen": "Kijk of de hulp echt is begonnen",
    "beoordelen": "Beslis over deze overdracht",
    "betwisting": "Beslis over de betwiste start",
    "buiten": "Leg vast wat het team bevestigt",
}


# Steps that ask for nothing: the button at the top does them at once.
METEEN: Mapping[str, str] = {
    "aanbieden": "Bied aan",
    "ontvangen": "Bevestig de ontvangst",
    "regie": "Neem de regie over",
}


def _next(stappen: Sequence[str], klok: Termijn | None, nu: datetime) -> VolgendeStap | None:
    stap = next((s for s in stappen if s in KNOPPEN), None)
    if stap is None:
        return None
    wat = _(KNOPPEN[stap])
    if klok is not None:
        wat = _("%(wat)s, uiterlijk %(moment)s") % {"wat": wat, "moment": taal.uiterste_dag(klok.uiterlijk, nu)}
    if stap in METEEN:
        return VolgendeStap(wat=wat, knop=_(METEEN[stap]), formulier=f"stap-{stap}")
    return VolgendeStap(wat=wat, knop=_("Naar deze stap"), url=f"#{stap}")


def holder(o: Overdracht) -> str:
    if S(o.status) in (S.GEWEIGERD, S.GEESCALEERD) and o.beoordelaar:
        return o.beoordelaar.naam
    return o.zender_team.naam if S(o.status) in (S.VOORBEREID, S.GESTART) else o.ontvanger_team.naam


def _waiting_for(o: Overdracht, kant: str) -> str:
    if S(o.status) is S.INGETROKKEN and kant == "ontvanger":
        return _(
            "%(team)s trok deze overdracht in en blijft verantwoordelijk. Ga niet meer naar dit gezin. Bel %(tel)s."
        ) % {"team": o.zender_team.naam, "tel": o.zender_team.telefoon}
    if S(o.status) in (S.GESTART, S.INGETROKKEN) and not contested(o):
        return ""
    return turn(o)
