"""How do attention officers and the meldcode look, for the region, for an organisation and for the officer?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.tijd import lokale_datum
from schakel.kernel.werkdagen import plus_werkdagen
from schakel.sturing.deskundigheid.models import Collegavraag
from schakel.sturing.deskundigheid.presenters.leren import kruim
from schakel.sturing.deskundigheid.queries.functionarissen import Lopend, Plek
from schakel.sturing.deskundigheid.queries.meldcode import Organisatiestand
from schakel.sturing.deskundigheid.rules.meldcode import (
    ANTWOORD_DAGEN,
    ONDERDEELNAMEN,
    STIL_NA_DAGEN,
    TREDENAMEN,
    Trede,
)
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Blad, Blok, Regel, Vorm

STAPPEN: Mapping[str, str] = {
    "": "nog geen stap vastgelegd",
    "SIGNALEN": "1. Signalen in kaart",
    "OVERLEG": "2. Overleg met een collega of Veilig Thuis",
    "GESPREK": "3. Gesprek",
    "WEGEN": "4. Wegen",
    "BESLISSEN": "5. Beslissen",
}


def present_places(plekken: Sequence[Plek], vormen: Sequence[Vorm]) -> Blad:
    """Return where somebody guards the meldcode, and which places are empty."""
    leeg = [p for p in plekken if p.is_leeg]
    bezet = [p for p in plekken if not p.is_leeg]
    alert = None
    if leeg:
        kop = ngettext("%(n)d plek is leeg.", "%(n)d plekken zijn leeg.", len(leeg)) % {"n": len(leeg)}
        alert = ("let-op", kop, _("Daar bewaakt nu niemand de meldcode."))
    return Blad(
        titel=_("Aandachtsfunctionarissen"),
        blokken=[
            Blok(
                kop=_("Lege plekken"),
                id="leeg",
                regels=[Regel(p.naam, "", _since(p), ("gevaar", _("Leeg"))) for p in leeg],
                leeg=_("Overal is iemand"),
            ),
            Blok(
                kop=_("%(n)d van %(alle)d plekken bezet") % {"n": len(bezet), "alle": len(plekken)},
                id="bezet",
                tabel=Tabelbeeld(
                    koppen=[_("Waar"), _("Wie"), _("Vervanger"), _("Opgeleid"), _("Sinds")],
                    rijen=[_place(p) for p in bezet],
                    bijschrift=_("Wie de meldcode bewaakt"),
                ),
                leeg=_("Nog nergens"),
            ),
        ],
        zij=[Blok(kop=v.knop, id=f"vorm-{n}", vormen=[v]) for n, v in enumerate(vormen)],
        kruim=kruim(),
        alert=alert,
    )


def _since(p: Plek) -> str:
    return _("Leeg sinds %(dag)s") % {"dag": taal.datum(p.leeg_sinds)} if p.leeg_sinds else _("Nooit iemand vastgelegd")


def _place(p: Plek) -> list[object]:
    f = p.functionaris
    if f is None:
        return [p.naam, "", "", "", ""]
    return [
        p.naam,
        f.naam,
        f.vervanger or _("geen vervanger"),
        taal.datum(f.opgeleid_op) if f.opgeleid_op else _("niet bekend"),
        taal.datum(f.geldig_van),
    ]


def present_organisations(standen: Sequence[Organisatiestand]) -> Blad:
    """Return the meldcode of every organisation: what is missing, and how far that has climbed."""
    rijen = [_organisation(s) for s in sorted(standen, key=lambda s: (not s.tekort, s.organisatie.naam))]
    heel = sum(not s.tekort for s in standen)
    return Blad(
        titel=_("Meldcode per organisatie"),
        blokken=[
            Blok(
                kop=_("%(n)d van %(alle)d organisaties op orde") % {"n": heel, "alle": len(standen)},
                id="organisaties",
                tabel=Tabelbeeld(
                    koppen=[_("Organisatie"), _("Meldcode"), _("Wie besluit"), _("Nagekeken"), _("Tekort"), _("Stap")],
                    rijen=rijen,
                    bijschrift=_("De meldcode per organisatie"),
                ),
                leeg=_("Geen organisatie"),
                voet=[
                    _("Een tekort klimt: eerst een gesprek, dan een termijn, dan een gevolg in contract of subsidie.")
                ],
            )
        ],
        kruim=kruim(),
    )


def _organisation(s: Organisatiestand) -> list[object]:
    url = reverse("deskundigheid:meldcode_van", args=[s.organisatie.publiek_id])
    stand = s.stand
    tekort = ngettext("%(n)d punt", "%(n)d punten", len(s.tekort)) % {"n": len(s.tekort)} if s.tekort else _("geen")
    trede = s.trede
    return [
        format_html('<a class="link" href="{}">{}</a>', url, s.organisatie.naam),
        _("niet gezegd") if stand is None else (_("aanwezig") if stand.aanwezig else _("ontbreekt")),
        (stand.beslisser if stand else "") or _("niet bekend"),
        taal.datum(stand.herzien_op) if stand and stand.herzien_op else _("niet bekend"),
        tekort,
        TREDENAMEN[trede] if trede else _("geen"),
    ]


def present_organisation(s: Organisatiestand, dag: date, vormen: Sequence[Vorm]) -> Blad:
    """Return the meldcode of one organisation with its shortfalls and steps."""
    stand = s.stand
    delen = [naam for o, naam in ONDERDEELNAMEN.items() if stand and o.value in stand.onderdelen]
    gegevens = [
        (_("Meldcode"), _("aanwezig") if stand and stand.aanwezig else _("niet bekend of niet aanwezig")),
        (_("Wie besluit om te melden"), stand.beslisser if stand else ""),
        (_("Eigen beleid"), _("ja") if stand and stand.intern_beleid else _("nee")),
        (_("Nagekeken op"), taal.datum(stand.herzien_op) if stand and stand.herzien_op else ""),
        (_("Gezegd op"), taal.datum(stand.op) if stand else ""),
    ]
    treden = [
        Regel(
            TREDENAMEN[Trede(t.trede)], "", f"{taal.datum(t.op)}. {t.afspraak}{_until(t.uiterlijk)}", _late(s, t, dag)
        )
        for t in s.treden
    ]
    return Blad(
        titel=_("Meldcode: %(o)s") % {"o": s.organisatie.naam},
        blokken=[
            Blok(
                kop=_("Wat ontbreekt"), id="tekort", regels=[Regel(t) for t in s.tekort], leeg=_("Niets: alles is er")
            ),
            Blok(kop=_("Stappen"), id="stappen", regels=treden, leeg=_("Nog geen stap")),
            Blok(kop=_("Wat de organisatie zegt"), id="stand", gegevens=gegevens, regels=[Regel(d) for d in delen]),
        ],
        zij=[Blok(kop=v.knop, id=f"vorm-{n}", vormen=[v]) for n, v in enumerate(vormen)],
        kruim=kruim(_("Meldcode per organisatie"), reverse("deskundigheid:meldcode")),
    )


def _until(uiterlijk: date | None) -> str:
    return " " + _("Uiterlijk %(dag)s.") % {"dag": taal.datum(uiterlijk)} if uiterlijk else ""


def _late(s: Organisatiestand, trede: object, dag: date) -> tuple[str, str] | None:
    laatste = s.treden[-1] if s.treden else None
    if trede is not laatste or laatste is None or laatste.uiterlijk is None:
        return None
    return ("gevaar", _("Termijn voorbij")) if laatste.uiterlijk < dag else ("let-op", _("Termijn loopt"))


def present_own_page(lopend: Sequence[Lopend], vragen: Sequence[Collegavraag], waar: str, nu: date) -> Blad:
    """Return the page of the attention officer: running cases without content, what is late, and questions."""
    laat = [z for z in lopend if _is_late(z, nu)]
    alert = None
    if laat:
        kop = ngettext("%(n)d zaak staat stil.", "%(n)d zaken staan stil.", len(laat)) % {"n": len(laat)}
        alert = ("gevaar", kop, _("Vraag het team wat er nodig is. De inhoud blijft bij het team."))
    return Blad(
        titel=_("Meldcode in uw organisatie"),
        blokken=[_running(lopend, nu), _asked(vragen, nu)],
        kruim=kruim(),
        meta=[waar, _("U ziet waar een zaak is, niet over wie zij gaat.")],
        alert=alert,
    )


def _is_late(z: Lopend, nu: date) -> bool:
    stil = (z.gedaan or z.begonnen) + timedelta(days=STIL_NA_DAGEN) < nu
    if z.herbeoordelen is not None:
        return z.herbeoordelen < nu
    return stil


def _running(lopend: Sequence[Lopend], nu: date) -> Blok:
    return Blok(
        kop=_("Zaken die lopen"),
        id="lopend",
        tabel=Tabelbeeld(
            koppen=[_("Team"), _("Laatste stap"), _("Op"), _("Begonnen"), _("Opnieuw kijken"), _("Stand")],
            rijen=[
                [
                    z.team,
                    STAPPEN.get(z.stap, z.stap),
                    taal.datum(z.gedaan) if z.gedaan else _("nog niet"),
                    taal.datum(z.begonnen),
                    taal.datum(z.herbeoordelen) if z.herbeoordelen else _("niet afgesproken"),
                    _("te laat") if _is_late(z, nu) else _("loopt"),
                ]
                for z in lopend
            ],
            bijschrift=_("Zaken van de meldcode die lopen"),
        ),
        leeg=_("Er loopt nu geen zaak"),
        voet=[
            _("Te laat: de dag om opnieuw te kijken is voorbij, of er is %(n)d dagen niets vastgelegd.")
            % {"n": STIL_NA_DAGEN}
        ],
    )


def _asked(vragen: Sequence[Collegavraag], nu: date) -> Blok:
    return Blok(
        kop=_("Vragen van collega’s"),
        id="vragen",
        regels=[_question(v, nu, reverse("deskundigheid:antwoord", args=[v.publiek_id])) for v in vragen],
        leeg=_("Geen vragen"),
    )


def _question(v: Collegavraag, nu: date, url: str) -> Regel:
    gesteld = lokale_datum(v.gesteld_op)
    if v.beantwoord_op is not None:
        return Regel(v.vraag, "", v.antwoord, ("veilig", _("Beantwoord")))
    laat = plus_werkdagen(gesteld, ANTWOORD_DAGEN) < nu
    badge = ("gevaar", _("Wacht te lang")) if laat else ("let-op", _("Wacht op antwoord"))
    return Regel(v.vraag, url, _("%(team)s, %(dag)s") % {"team": v.team.naam, "dag": taal.datum(gesteld)}, badge)


def present_asking(vragen: Sequence[Collegavraag], nu: date, vorm: Vorm) -> Blad:
    """Return the page on which a colleague asks, with what was asked before."""
    return Blad(
        titel=_("Vraag het de aandachtsfunctionaris"),
        blokken=[
            Blok(kop=_("Uw vraag"), id="vraag", vormen=[vorm]),
            Blok(
                kop=_("Eerder gevraagd"),
                id="eerder",
                regels=[_question(v, nu, "") for v in vragen],
                leeg=_("U vroeg nog niets"),
            ),
        ],
        kruim=kruim(),
    )


def present_answering(v: Collegavraag, vorm: Vorm) -> Blad:
    """Return the page on which an attention officer answers."""
    return Blad(
        titel=_("Beantwoord een vraag"),
        blokken=[Blok(kop=v.team.naam, id="vraag", uitleg=v.vraag.splitlines(), vormen=[vorm])],
        kruim=kruim(_("Meldcode in uw organisatie"), reverse("deskundigheid:mijn_meldcode")),
    )
