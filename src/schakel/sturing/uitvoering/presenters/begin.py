"""Where does somebody begin who carries out a vision, and what does prevention reach?"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.sturing.deskundigheid.rules.groepen import group_name
from schakel.sturing.uitvoering.models import Preventieactiviteit
from schakel.sturing.uitvoering.presenters.plannen import adopted, plan_url
from schakel.sturing.uitvoering.queries.plannen import Gemeentestand, Model
from schakel.sturing.uitvoering.queries.preventie import Groepsom
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Blad, Blok, Regel, Vorm

BEWIJST_NIET = _(
    "Dit overzicht bewijst niet dat een activiteit werkt. Meer advies vragen uit een groep kan ook komen door een"
    " campagne elders, een incident in het nieuws of een andere manier van tellen; minder kan ook schaamte zijn."
)


def _plans(plannen: Sequence[tuple[Model, Sequence[Gemeentestand]]]) -> Blok:
    return Blok(
        kop=_("Plannen naar een model"),
        id="plannen",
        regels=[Regel(model.sjabloon.titel, plan_url(model), adopted(standen)) for model, standen in plannen],
        leeg=_("Deze regio heeft nog geen model geladen."),
    )


def present_begin(
    plannen: Sequence[tuple[Model, Sequence[Gemeentestand]]], meer: Sequence[Blok], *, stuurt: bool, ziet: bool
) -> Blad:
    """Return the first page of this room."""
    preventie = Blok(
        kop=_("Preventie"),
        id="preventie",
        regels=[Regel(_("Wie bereikt wie, waarmee en wat kost het?"), reverse("uitvoering:preventie"))],
    )
    return Blad(
        titel=_("Uitvoering"),
        blokken=[*([_plans(plannen), preventie] if plannen else []), *meer, *([_commissions(stuurt)] if ziet else [])],
        meta=[_("Wat gemeenten afspraken te doen, en hoe ver zij zijn.")],
    )


def _commissions(stuurt: bool) -> Blok:
    regels = [
        Regel(_("Opdrachten aan teams"), reverse("uitvoering:opdrachten"), _("Wat een gemeente van een team vraagt"))
    ]
    if stuurt:
        regels.append(
            Regel(_("Randvoorwaarden per team"), reverse("uitvoering:teams"), _("Caseload, vacatures, supervisie"))
        )
    else:
        regels.append(
            Regel(_("Uw team"), reverse("uitvoering:team"), _("De opdracht, wat uw team draagt en wat het nodig heeft"))
        )
    return Blok(kop=_("Opdracht en randvoorwaarden"), id="opdrachten", regels=regels)


def present_preventie(
    jaar: int, sommen: Sequence[Groepsom], later: dict[str, str], namen: dict[str, str], vorm: Vorm | None
) -> Blad:
    """Return the one overview of prevention in a year, group by group."""
    blokken = [_group(som, later.get(som.groep, ""), namen) for som in sommen]
    if not blokken:
        leeg = _("Voor dit jaar is nog geen activiteit vastgelegd.")
        blokken = [Blok(kop=_("Nog niets vastgelegd"), id="leeg", leeg=leeg)]
    zij = [Blok(kop=_("Wat dit niet bewijst"), id="bewijst-niet", uitleg=[BEWIJST_NIET]), _years(jaar)]
    if vorm:
        zij.append(Blok(kop=_("Leg een activiteit vast"), id="nieuw", vormen=[vorm]))
    return Blad(
        titel=_("Preventie in %(jaar)d") % {"jaar": jaar},
        blokken=blokken,
        zij=zij,
        kruim=(_("Uitvoering"), reverse("uitvoering:begin")),
        meta=[_("Wie bereikt wie, waarmee en wat kost het?")],
    )


def _years(jaar: int) -> Blok:
    url = reverse("uitvoering:preventie")
    return Blok(kop=_("Ander jaar"), id="jaar", regels=[Regel(str(j), f"{url}?jaar={j}") for j in (jaar - 1, jaar + 1)])


def euro(bedrag: object) -> str:
    """Return an amount in whole euros."""
    return f"€ {taal.getal(round(float(str(bedrag))))}"


def _group(som: Groepsom, later: str, namen: dict[str, str]) -> Blok:
    gegevens = [
        (_("Bereikt"), _known(taal.getal(som.bereik), som.zonder_telling, len(som.rijen))),
        (_("Kosten"), _known(euro(som.kosten), som.zonder_kosten, len(som.rijen))),
        (_("Advies dat deze groep later vroeg"), later),
    ]
    return Blok(
        kop=group_name(som.groep),
        id=f"groep-{som.groep}",
        tabel=Tabelbeeld(
            koppen=[_("Wie"), _("Wat"), _("Waar"), _("Gepland"), _("Bereikt"), _("Kosten")],
            rijen=[_line(rij, namen) for rij in som.rijen],
            bijschrift=_("Activiteiten voor deze groep"),
            getal=(3, 4, 5),
        ),
        gegevens=gegevens,
    )


def _known(tekst: str, onbekend: int, alle: int) -> str:
    if onbekend == alle:
        return _("niet bekend")
    rest = ngettext("van %(n)d activiteit niet bekend", "van %(n)d activiteiten niet bekend", onbekend)
    return f"{tekst} ({rest % {'n': onbekend}})" if onbekend else tekst


def _line(rij: Preventieactiviteit, namen: dict[str, str]) -> list[object]:
    geteld = _("niet geteld")
    if rij.bereik_geteld is not None:
        geteld = format_html("{}<br><small>{}</small>", taal.getal(rij.bereik_geteld), rij.telwijze)
    return [
        rij.organisatie.naam,
        rij.wat,
        namen.get(rij.gemeente, rij.gemeente) or _("hele regio"),
        taal.getal(rij.bereik_gepland) if rij.bereik_gepland is not None else _("niet gezegd"),
        geteld,
        euro(rij.kosten) if rij.kosten is not None else _("niet bekend"),
    ]
