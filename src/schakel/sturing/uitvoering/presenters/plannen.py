"""How do plans by template look: the board, the master, the copy of a municipality and the plan of the region?"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.sturing.uitvoering.queries.plannen import Aanbieder, Gemeentestand, Model
from schakel.sturing.uitvoering.rules.sjabloon import KEUZENAMEN, STANDEN, Deelkeuze, Deelstand, Planstand
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Blad, Blok, Regel, Vorm

VOORBEELD = (
    "let-op",
    "Dit model is een voorbeeld.",
    "Het is geen vastgestelde tekst. Uw regio laadt hier haar eigen model.",
)


def plan_url(model: Model, naam: str = "bord", *meer: str) -> str:
    """Return the address of a page of a plan."""
    return reverse(f"uitvoering:{naam}", args=[model.sjabloon.code, *meer])


def _tabs(model: Model, hier: str) -> list[tuple[str, str, bool]]:
    delen = (("bord", _("Gemeenten")), ("model", _("Het model")), ("regioplan", _("Plan van de regio")))
    return [(label, plan_url(model, naam), naam == hier) for naam, label in delen]


def _kruim(*meer: str) -> tuple[str, ...]:
    return (_("Uitvoering"), reverse("uitvoering:begin"), *meer)


def adopted(standen: Sequence[Gemeentestand]) -> str:
    """Return how many municipalities have adopted: 24 van 24."""
    klaar = sum(s.vaststelling is not None for s in standen)
    return _("%(klaar)d van %(alle)d gemeenten hebben het plan vastgesteld") % {"klaar": klaar, "alle": len(standen)}


def present_board(model: Model, standen: Sequence[Gemeentestand], mag: frozenset[str], leeg: Vorm) -> Blad:
    """Return the adoption board."""
    leeg_bord = _("Deze regio heeft geen gemeenten.")
    bord = Blok(kop=adopted(standen), id="bord", tabel=_board(model, standen), leeg=leeg_bord)
    nieuw = [s for s in standen if s.plan is None and s.gemeente.code in mag]
    vormen = [
        Vorm(leeg.form, plan_url(model, "begin_plan", s.gemeente.code), _("Begin voor %(g)s") % {"g": s.gemeente.naam})
        for s in nieuw
    ]
    uitleg = [_("Elk deel zegt eerst wat het model zegt.")]
    begin = [Blok(kop=_("Begin een plan"), id="begin", uitleg=uitleg, vormen=vormen)]
    return Blad(
        titel=model.sjabloon.titel,
        blokken=[bord, *(begin if vormen else [])],
        kruim=_kruim(),
        meta=[_version(model)],
        tabs=_tabs(model, "bord"),
        alert=VOORBEELD if model.versie.voorbeeld else None,
    )


def _version(model: Model) -> str:
    return _("Versie %(v)s, geldt vanaf %(dag)s") % {
        "v": model.versie.versie, "dag": taal.datum(model.versie.geldig_van)
    }  # fmt: skip


def _board(model: Model, standen: Sequence[Gemeentestand]) -> Tabelbeeld:
    return Tabelbeeld(
        koppen=[
            _("Gemeente"),
            _("Stand"),
            _("Verplichte delen"),
            _("Wijkt af"),
            _("Model veranderd"),
            _("Vastgesteld"),
        ],
        rijen=[
            [
                _link(model, s),
                STANDEN[s.stand][1],
                _("%(n)d van %(alle)d") % {"n": s.volledig.ingevuld, "alle": s.volledig.nodig},
                _sections(s.volledig.afwijkingen),
                _sections(s.volledig.veranderd),
                _adoption(s),
            ]
            for s in standen
        ],
        bijschrift=_("Hoe ver elke gemeente is"),
    )


def _link(model: Model, s: Gemeentestand) -> str:
    if s.plan is None:
        return s.gemeente.naam
    url = plan_url(model, "gemeenteplan", s.gemeente.code)
    return format_html('<a class="link" href="{}">{}</a>', url, s.gemeente.naam)


def _sections(aantal: int) -> str:
    return ngettext("%(n)d deel", "%(n)d delen", aantal) % {"n": aantal} if aantal else _("nergens")


def _adoption(s: Gemeentestand) -> str:
    if s.vaststelling is None:
        return _("nog niet")
    return f"{s.vaststelling.orgaan}, {taal.datum(s.vaststelling.op)}"


def present_model(model: Model, veranderd: Sequence[str]) -> Blad:
    """Return the master with its sections."""
    blokken = [
        Blok(
            kop=d.titel,
            id=f"deel-{d.code}",
            bij="" if d.verplicht else _("niet verplicht"),
            uitleg=d.tekst.splitlines(),
            gegevens=[(_("De gemeente vult in"), d.opgave), (_("Hangt samen met"), ", ".join(d.beleidsvelden))],
            voet=[_("Dit hoofdstuk wordt gevuld uit de ketenkaart.")] if d.vorm else [],
        )
        for d in model.delen
    ]
    versies = [Regel(f"{v.versie}: {taal.datum(v.geldig_van)}") for v in (model.versie, *model.eerder)]
    zij = [
        Blok(kop=_("Versies"), id="versies", regels=versies, voet=[model.versie.bron] if model.versie.bron else []),
        Blok(
            kop=_("Veranderd sinds de vorige versie"),
            id="veranderd",
            regels=[Regel(titel) for titel in veranderd],
            leeg=_("Niets"),
        ),
    ]
    return Blad(
        titel=_("Het model: %(t)s") % {"t": model.sjabloon.titel},
        blokken=blokken,
        zij=zij,
        kruim=_kruim(model.sjabloon.titel, plan_url(model)),
        meta=[_version(model)],
        tabs=_tabs(model, "model"),
        alert=VOORBEELD if model.versie.voorbeeld else None,
    )


def present_copy(
    model: Model, stand: Gemeentestand, keten: dict[str, list[Aanbieder]], vorm: Vorm, *, mag: bool
) -> Blad:
    """Return the plan of one municipality, section by section, with what differs from the master."""
    blokken = [_section(model, stand, d, keten.get(d.model.code, []), mag) for d in stand.delen]
    nodig = {"n": stand.volledig.ingevuld, "alle": stand.volledig.nodig}
    gegevens = [
        (_("Verplichte delen"), _("%(n)d van %(alle)d ingevuld") % nodig),
        (_("Wijkt af van het model"), _sections(stand.volledig.afwijkingen)),
        (_("Model veranderd sinds u keek"), _sections(stand.volledig.veranderd)),
        (_("Vastgesteld"), _adoption(stand)),
    ]
    vormen = [vorm] if mag and stand.stand is not Planstand.VASTGESTELD else []
    zij = [
        Blok(kop=_("Hoe ver is dit plan?"), id="stand", badge=STANDEN[stand.stand], gegevens=gegevens),
        *([Blok(kop=_("Vaststelling vastleggen"), id="vaststellen", vormen=vormen)] if vormen else []),
    ]
    return Blad(
        titel=f"{model.sjabloon.titel}: {stand.gemeente.naam}",
        blokken=blokken,
        zij=zij,
        kruim=_kruim(model.sjabloon.titel, plan_url(model)),
        meta=[_version(model)],
        alert=VOORBEELD if model.versie.voorbeeld else None,
    )


def _section(model: Model, stand: Gemeentestand, d: Deelstand, keten: Sequence[Aanbieder], mag: bool) -> Blok:
    url = plan_url(model, "plandeel", stand.gemeente.code, d.model.code)
    links = [Regel(_("Vul ‘%(t)s’ in") % {"t": d.model.titel}, url)] if mag and stand.plan else []
    gegevens = [
        (_("Waarom anders"), d.kopie.reden if d.kopie and d.kopie.keuze is Deelkeuze.AFWIJKEN else ""),
        (_("De gemeente vult in"), "" if d.is_ingevuld else d.model.opgave),
        (_("Hangt samen met"), ", ".join(d.model.beleidsvelden)),
    ]
    alert = None
    if d.model_veranderd:
        nog = _("Kijk of uw keuze nog klopt. Tot dan blijft dit staan.")
        alert = ("let-op", _("Het model zegt nu iets anders."), nog)
    return Blok(
        kop=d.model.titel,
        id=f"deel-{d.model.code}",
        badge=_mark(d),
        alert=alert,
        uitleg=d.tekst.splitlines(),
        gegevens=gegevens,
        tabel=_chain(keten) if d.model.vorm else None,
        leeg=_("De ketenkaart kent hier nog geen aanbod voor.") if d.model.vorm else "",
        links=links,
    )


def _mark(d: Deelstand) -> tuple[str, str]:
    if d.kopie is None:
        return ("neutraal", _("Nog niet bekeken") if d.model.verplicht else _("Niet verplicht"))
    return ("let-op" if d.wijkt_af else "veilig", KEUZENAMEN[d.kopie.keuze].capitalize())


def _chain(keten: Sequence[Aanbieder]) -> Tabelbeeld:
    return Tabelbeeld(
        koppen=[_("Organisatie"), _("Wat"), _("Voor wie"), _("Telefoon")],
        rijen=[
            [a.organisatie, f"{a.aanbod} ({a.team})", a.doelgroep.replace("_", " "), a.telefoon or _("niet bekend")]
            for a in keten
        ],
        bijschrift=_("Aanbod uit de ketenkaart"),
    )


def present_section(model: Model, stand: Gemeentestand, d: Deelstand, keten: Sequence[Aanbieder], vorm: Vorm) -> Blad:
    """Return the page on which a municipality fills in one section."""
    zij = [
        Blok(kop=_("Het model zegt"), id="model", uitleg=d.model.tekst.splitlines(), gegevens=[
            (_("De gemeente vult in"), d.model.opgave), (_("Hangt samen met"), ", ".join(d.model.beleidsvelden)),
        ]),
    ]  # fmt: skip
    blokken = [Blok(kop=_("In uw gemeente"), id="keuze", vormen=[vorm])]
    if d.model.vorm:
        leeg = _("De ketenkaart kent hier nog geen aanbod voor.")
        blokken.append(Blok(kop=_("Wie helpt hier? Uit de ketenkaart"), id="keten", tabel=_chain(keten), leeg=leeg))
    return Blad(
        titel=d.model.titel,
        blokken=blokken,
        zij=zij,
        kruim=_kruim(stand.gemeente.naam, plan_url(model, "gemeenteplan", stand.gemeente.code)),
        meta=[stand.gemeente.naam],
    )


def present_region(model: Model, standen: Sequence[Gemeentestand]) -> Blad:
    """Return the plan of the region, put together from those of the municipalities."""
    begonnen = [s for s in standen if s.plan is not None]
    blokken = [_regional(model, begonnen, n) for n in range(len(model.delen))]
    return Blad(
        titel=_("Plan van de regio: %(t)s") % {"t": model.sjabloon.titel},
        blokken=blokken,
        kruim=_kruim(model.sjabloon.titel, plan_url(model)),
        meta=[adopted(standen), _("%(n)d van %(alle)d zijn begonnen") % {"n": len(begonnen), "alle": len(standen)}],
        tabs=_tabs(model, "regioplan"),
        alert=VOORBEELD if model.versie.voorbeeld else None,
    )


def _regional(model: Model, begonnen: Sequence[Gemeentestand], nummer: int) -> Blok:
    delen = [(s.gemeente.naam, s.delen[nummer]) for s in begonnen]
    gelijk = [naam for naam, d in delen if d.kopie and d.kopie.keuze is Deelkeuze.OVERNEMEN]
    open_ = [naam for naam, d in delen if d.kopie is None]
    eigen = [(naam, d) for naam, d in delen if d.kopie and d.kopie.keuze is not Deelkeuze.OVERNEMEN]
    regels = [
        Regel(naam, bij=d.kopie.tekst or d.kopie.reden, badge=_mark(d)) for naam, d in eigen if d.kopie is not None
    ]
    return Blok(
        kop=model.delen[nummer].titel,
        id=f"deel-{model.delen[nummer].code}",
        uitleg=model.delen[nummer].tekst.splitlines(),
        regels=regels,
        gegevens=[(_("Nemen het model over"), ", ".join(gelijk)), (_("Nog niet ingevuld"), ", ".join(open_))],
    )
