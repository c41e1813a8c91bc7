"""The second lock: a condition is exactly as visible as the dossier that it belongs to (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABEL = "plannen_voorwaarde"


class Migration(migrations.Migration):
    dependencies = [("plannen", "0001_begin")]

    operations = [migrations.RunSQL([*protect_sql(TABEL)], reverse_sql=[*unprotect_sql(TABEL)])]
