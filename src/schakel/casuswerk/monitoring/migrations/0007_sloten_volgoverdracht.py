"""Who sees the dossier sees that following is handed over; what was said stays (ADR-0004)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABEL = "monitoring_volgoverdracht"


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0006_volgoverdracht")]
    operations = [
        migrations.RunSQL(
            [*protect_sql(TABEL), f"REVOKE DELETE ON {TABEL} FROM schakel_app, schakel_job"],
            reverse_sql=[*unprotect_sql(TABEL)],
        )
    ]
