"""What a professional told is as visible as the dossier of the melding, and is never rewritten (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABEL = "beoordelingen_informantgesprek"


class Migration(migrations.Migration):
    dependencies = [("beoordelingen", "0004_informantgesprek")]

    operations = [
        migrations.RunSQL(
            [*protect_sql(TABEL), f"REVOKE UPDATE, DELETE ON {TABEL} FROM schakel_app, schakel_job"],
            reverse_sql=[*unprotect_sql(TABEL)],
        )
    ]
