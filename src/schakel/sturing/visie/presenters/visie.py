"""How does the page of a vision read: what it says, and who adopted it?"""

from django.utils.translation import gettext as _

from schakel.sturing.visie.queries.visie import Visiezicht
from schakel.sturing.visie.rules.brief import list_words
from schakel.sturing.visie.rules.standen import NAMEN, Visiestatus
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld


def present_validity(zicht: Visiezicht) -> str:
    """Return from when to when a version holds."""
    versie = zicht.versie
    van = _("vanaf %(dag)s") % {"dag": taal.datum(versie.geldig_van)}
    return van + (_(" tot %(dag)s") % {"dag": taal.datum(versie.geldig_tot)} if versie.geldig_tot else "")


def present_standing(zicht: Visiezicht) -> tuple[str, str]:
    """Return the state of a version as sign and word."""
    status = Visiestatus(zicht.versie.status)
    return ("veilig" if status is Visiestatus.VASTGESTELD else "neutraal"), NAMEN[status]


def present_facts(zicht: Visiezicht) -> list[tuple[str, str]]:
    """Return what is to be known of a version."""
    return [
        (_("Geldt voor"), list_words([g.naam for g in zicht.gemeenten])),
        (_("Evaluatie gaat over"), list_words([g.naam for g in zicht.evaluatiegemeenten])),
        (_("Fasen"), list_words([f.titel for f in zicht.tekst.fasen])),
        (_("Bron"), zicht.versie.bron),
    ]


def present_adoptions(zicht: Visiezicht) -> Tabelbeeld | None:
    """Return who adopted the version, by body and municipality; what is not known says so."""
    organen = zicht.tekst.organen
    if not organen:
        return None
    bekend = {(v.orgaan, v.gemeente): v for v in zicht.vaststellingen}

    def words(orgaan: str, gemeente: str) -> str:
        rij = bekend.get((orgaan, gemeente))
        if rij is None:
            return _("niet bekend")
        dag = taal.datum(rij.op) if rij.op else _("vastgesteld, dag onbekend")
        return ". ".join(filter(None, [dag, rij.toelichting]))

    regionaal = [[_("Hele regio"), *(("" if o.per_gemeente else words(o.code, "")) for o in organen)]]
    per = [[g.naam, *((words(o.code, g.code) if o.per_gemeente else "") for o in organen)] for g in zicht.gemeenten]
    return Tabelbeeld(
        koppen=[_("Voor"), *(o.titel for o in organen)],
        rijen=[*regionaal, *per],
        bijschrift=_("Wie stelde de visie vast, per gemeente"),
    )
