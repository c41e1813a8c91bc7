"""The second lock of plans, scans and commissions gives each role what the matrix gives it, and no other anything."""

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import STUURT, acts_sql, narrow_sql, rewrite_sql, role_sql, widen_sql

# As the matrix has them; tests/veiligheid holds both side by side.
TEAMS = (
    "vt_intake", "vt_triage", "vt_onderzoeker", "vt_teamleider", "vt_vertrouwensarts", "cit", "gi", "jeugdteam",
    "lokaal_team",
)  # fmt: skip
UITVOERDERS = ("vt_teamleider", "cit", "gi", "jeugdteam", "lokaal_team")
PLANLEZERS, SCANNERS = ("beleid", "procesdirecteur", "raadslid"), (*TEAMS, *STUURT)
OPDRACHTLEZERS, TEKENAARS = (*TEAMS, "beleid", "procesdirecteur"), (*UITVOERDERS, *STUURT)
PLANNEN = ("gemeenteplan", "plandeel", "planvaststelling", "preventieactiviteit")
ROLLEN = {
    **dict.fromkeys(PLANNEN, (PLANLEZERS, STUURT)),
    **dict.fromkeys(
        ("zelfscan", "zelfscandeelnemer", "zelfscaninvulling", "samenscore", "zelfscanactie"), (SCANNERS, SCANNERS)
    ),
    **dict.fromkeys(("opdracht", "opdrachteis"), (OPDRACHTLEZERS, TEKENAARS)),
    "teamstand": (OPDRACHTLEZERS, UITVOERDERS),
}


def _tabel(naam: str) -> str:
    return f"uitvoering_{naam}"


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0006_sloten_opdracht"), ("deskundigheid", "0002_sloten")]

    operations = [
        migrations.RunSQL(
            [
                *(
                    sql
                    for naam in PLANNEN
                    for sql in rewrite_sql(_tabel(naam), leest=acts_sql(), schrijft=role_sql(STUURT))
                ),
                *(
                    sql
                    for naam, (leest, schrijft) in ROLLEN.items()
                    for sql in narrow_sql(_tabel(naam), leest=leest, schrijft=schrijft)
                ),
            ],
            reverse_sql=[sql for naam in ROLLEN for sql in widen_sql(_tabel(naam))],
        )
    ]
