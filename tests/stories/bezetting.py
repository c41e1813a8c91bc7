"""Who works in the region of the stories?  Invented staff for its teams, made by the deeds of access."""

import json
import sys
from datetime import date

import django

# name -> memberships: team of the region, and role
MENSEN: dict[str, tuple[tuple[str, str], ...]] = {
    "Ibrahim Yilmaz": (("vt-voordeur", "vt_intake"),),
    "Fatima Haddou": (("vt-triage", "vt_triage"), ("vt-voordeur", "vt_intake")),
    "Gerda Postma": (("vt-triage", "vt_triage"),),
    "Lena Vrolijk": (("vt-triage", "vt_teamleider"),),
    "Karel Mulder": (("vt-onderzoek", "vt_onderzoeker"),),
    "Nadia Bennani": (("vt-triage", "vt_gedragswetenschapper"),),
    "Anouk Smeets": (("vt-expertise", "vt_vertrouwensarts"),),
    "Jamila Bouzid": (("jeugdteam-escamp", "jeugdteam"),),
    "Koen de Wit": (("jeugdteam-escamp", "jeugdteam"),),
    "Sanne Vos": (("jeugdteam-laak", "jeugdteam"),),
    "Wim Kramer": (("wijkteam-escamp", "lokaal_team"),),
    "Bram Jansen": (("politie-den-haag", "politie"),),
    "Bas Vermeer": (("beleid-den-haag", "beleid"),),
    "Greet Maas": (("beleid-den-haag", "fg"),),
    "Frank Otten": (("beleid-den-haag", "beheer"),),
}
SINDS = date(2015, 1, 1)


def _vul() -> None:
    from schakel.basis.organisaties.models import Organisatie, Team
    from schakel.basis.toegang import actions
    from schakel.entrypoints.klok import nu
    from schakel.kernel.handeling import Handeling
    from schakel.toolkit.transactie import transactie

    machine = Handeling(None, None, "beheer", None, nu(), namens="verhalen")
    teams = {team.code: team for team in Team.objects.select_related("organisatie")}
    with transactie(machine, wat="verhalen:bezetting"):
        for naam, leden in MENSEN.items():
            plaatsen = [(teams[code], rol) for code, rol in leden]
            organisatie: Organisatie = plaatsen[0][0].organisatie
            mens = actions.create_medewerker(
                machine,
                gebruikersnaam=naam.lower().replace(" ", "."),
                naam=naam,
                organisatie=organisatie,
                is_voorbeeld=True,
            )
            for team, rol in plaatsen:
                actions.add_teamlid(machine, medewerker=mens, team=team, rol=rol, vanaf=SINDS)


if __name__ == "__main__":
    django.setup()
    _vul()
    sys.stdout.write(json.dumps(sorted(MENSEN)))
