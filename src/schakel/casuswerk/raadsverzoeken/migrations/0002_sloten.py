"""A request and its notice are as visible as their dossier."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABELLEN = ("raadsverzoeken_raadsverzoek", "raadsverzoeken_collegemelding")


class Migration(migrations.Migration):
    dependencies = [("raadsverzoeken", "0001_begin"), ("dossiers", "0010_nalezen")]
    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel in TABELLEN for sql in protect_sql(tabel)),
                f"REVOKE DELETE ON {', '.join(TABELLEN)} FROM schakel_app, schakel_job",
            ],
            [sql for tabel in TABELLEN for sql in unprotect_sql(tabel)],
        )
    ]
