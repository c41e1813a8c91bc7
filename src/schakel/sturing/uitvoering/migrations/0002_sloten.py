"""The second lock: plans are read by whoever acts and written by whoever steers (ADR-0006, ADR-0030)."""

from django.db import migrations

from schakel.sturing.deskundigheid.rules.sloten import STUURT, acts_sql, policy_sql, role_sql, unpolicy_sql

TABELLEN = ("gemeenteplan", "plandeel", "planvaststelling", "preventieactiviteit")
NOOIT_VERANDERD = "uitvoering_planvaststelling"


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0001_begin"), ("dossiers", "0009_wie_antwoordt_heet_zo")]

    operations = [
        migrations.RunSQL(
            [
                *(
                    sql
                    for tabel in TABELLEN
                    for sql in policy_sql(f"uitvoering_{tabel}", leest=acts_sql(), schrijft=role_sql(STUURT))
                ),
                f"REVOKE UPDATE ON {NOOIT_VERANDERD} FROM schakel_app, schakel_job",
            ],
            reverse_sql=[sql for tabel in TABELLEN for sql in unpolicy_sql(f"uitvoering_{tabel}")],
        )
    ]
