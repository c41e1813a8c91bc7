"""The tables of skills and of the carrying out open for exactly the roles that matrix.csv names."""

import psycopg

from schakel.basis.toegang.rules import may_somewhere, rollen

# Table of skills or of the carrying out -> its object in the matrix, and the rights that write it.
MATRIXSLOTEN: dict[str, tuple[str, set[str]]] = {
    "deskundigheid_trainingsopgave": ("deskundigheid", {"wijzigen"}),
    "deskundigheid_expertiseborging": ("deskundigheid", {"wijzigen"}),
    "deskundigheid_trainingsdeelname": ("deskundigheid", {"bevestigen"}),
    "deskundigheid_trainingsmeting": ("deskundigheid", {"bevestigen"}),
    "deskundigheid_teamalarm": ("deskundigheid", {"bevestigen", "wijzigen"}),
    "deskundigheid_aandachtsfunctionaris": ("meldcode", {"beantwoorden", "wijzigen"}),
    "deskundigheid_meldcodestand": ("meldcode", {"beantwoorden", "wijzigen"}),
    "deskundigheid_meldcodetrede": ("meldcode", {"wijzigen"}),
    "deskundigheid_collegavraag": ("meldcode", {"maken", "beantwoorden"}),
    "deskundigheid_verzoek": ("deskundigheid", {"maken", "wijzigen"}),
    **{
        f"uitvoering_{naam}": ("uitvoeringsplan", {"wijzigen"})
        for naam in ("gemeenteplan", "plandeel", "planvaststelling", "preventieactiviteit")
    },
    **{
        f"uitvoering_{naam}": ("zelfscan", {"maken", "beantwoorden", "besluiten"})
        for naam in ("zelfscan", "zelfscandeelnemer", "zelfscaninvulling", "samenscore", "zelfscanactie")
    },
    "uitvoering_opdracht": ("opdracht", {"bevestigen", "wijzigen"}),
    "uitvoering_opdrachteis": ("opdracht", {"bevestigen", "wijzigen"}),
    "uitvoering_teamstand": ("opdracht", {"opvolgen"}),
}
VAN_KAMER = """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
    AND c.relkind = 'r' AND c.relrowsecurity AND c.relname ~ '^(deskundigheid|uitvoering)_'"""


def test_a_restrictive_policy_names_who_reads_and_who_writes(owner_dsn: str, db: None) -> None:
    """Administration, to name one, gets nothing, whatever another policy of the table allows."""
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor")) as auditor:
        sloten = auditor.execute(
            "SELECT polrelid::regclass || '.' || polname, pg_get_expr(coalesce(polqual, polwithcheck), polrelid)"
            " FROM pg_policy WHERE NOT polpermissive AND polname LIKE 'matrix_%'"
        ).fetchall()  # fmt: skip
        tabellen = {str(tabel) for (tabel,) in auditor.execute(VAN_KAMER.encode())}
    gevonden = {plek: {rol for rol in rollen() if f"'{rol}'" in tekst} for plek, tekst in sloten}
    bedoeld = {}
    for tabel, (object_, rechten) in MATRIXSLOTEN.items():
        bedoeld[f"{tabel}.matrix_leest"] = {rol for rol in rollen() if may_somewhere(rol, object_, "zien")}
        schrijft = {rol for rol in rollen() if any(may_somewhere(rol, object_, recht) for recht in rechten)}
        bedoeld |= dict.fromkeys((f"{tabel}.matrix_maakt", f"{tabel}.matrix_wijzigt"), schrijft)
    assert gevonden == bedoeld
    assert tabellen == set(MATRIXSLOTEN)
