"""How do codes of the ketenkaart read: kinds of team, phases, target groups?"""

AFKORTINGEN = {
    "cit": "Crisis Interventie Team",
    "csg": "Centrum Seksueel Geweld",
    "ggd": "GGD",
    "ggd_preventie": "GGD, preventie",
    "ggz": "GGZ",
    "gi": "gecertificeerde instelling",
    "lkha": "Landelijk Knooppunt Huwelijksdwang en Achterlating",
    "lvb": "mensen met een licht verstandelijke beperking",
    "lvb_zorg": "zorg bij een licht verstandelijke beperking",
    "om": "Openbaar Ministerie",
    "rvdk": "Raad voor de Kinderbescherming",
    "vt_expertise": "Veilig Thuis, deskundigen",
    "vt_monitoring": "Veilig Thuis, monitoring",
    "vt_onderzoek": "Veilig Thuis, onderzoek",
    "vt_triage": "Veilig Thuis, triage",
    "vt_voordeur": "Veilig Thuis, voordeur",
    "zsm": "ZSM, de tafel van politie en justitie",
    "zvh": "Zorg- en Veiligheidshuis",
}


def words(code: str) -> str:
    """Return a code of a kind, phase or target group in words."""
    return AFKORTINGEN.get(code, code.replace("_", " "))


def heading(code: str) -> str:
    """Return a code in words, as a heading begins."""
    naam = words(code)
    return naam[:1].upper() + naam[1:]
