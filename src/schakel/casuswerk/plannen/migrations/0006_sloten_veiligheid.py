"""The second lock of the safety plan and of promises (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABELLEN = ("plannen_situatie", "plannen_exemplaar", "plannen_belofte")


class Migration(migrations.Migration):
    dependencies = [("plannen", "0005_veiligheid_en_beloften")]

    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel in TABELLEN for sql in protect_sql(tabel)),
                f"REVOKE DELETE ON {', '.join(TABELLEN)} FROM schakel_app, schakel_job",
                "REVOKE UPDATE ON plannen_exemplaar FROM schakel_app, schakel_job",
            ],
            reverse_sql=[sql for tabel in TABELLEN for sql in unprotect_sql(tabel)],
        )
    ]
