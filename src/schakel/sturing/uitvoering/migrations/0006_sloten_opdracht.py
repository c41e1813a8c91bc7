"""The second lock of commissions: who gave it and who got it; and what a team carries (ADR-0030)."""

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import LEEST_MEE, policy_sql, role_sql, team_sql, unpolicy_sql

PARTIJ = team_sql("team_id", "opdrachtgever_id")
ZIET = "EXISTS (SELECT 1 FROM uitvoering_opdracht o WHERE o.id = opdracht_id)"
EIGEN = team_sql("team_id")
TABELLEN = ("opdracht", "opdrachteis", "teamstand")


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0005_opdracht")]

    operations = [
        migrations.RunSQL(
            [
                *policy_sql(
                    "uitvoering_opdracht", leest=f"{PARTIJ} OR {role_sql(('procesdirecteur',))}", schrijft=PARTIJ
                ),
                *policy_sql("uitvoering_opdrachteis", leest=ZIET, schrijft=ZIET),
                *policy_sql("uitvoering_teamstand", leest=f"{EIGEN} OR {role_sql(LEEST_MEE)}", schrijft=EIGEN),
            ],
            reverse_sql=[sql for tabel in TABELLEN for sql in unpolicy_sql(f"uitvoering_{tabel}")],
        )
    ]
