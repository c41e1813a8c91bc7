"""The second lock: every row is exactly as visible as its dossier, and what was decided is never rewritten (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABELLEN = (
    "beoordelingen_beoordeling",
    "beoordelingen_meebeslissing",
    "beoordelingen_besluit",
    "beoordelingen_routeafwijking",
    "beoordelingen_onderzoek",
    "beoordelingen_onderzoeksuitkomst",
    "beoordelingen_terugkoppeling",
)
BLIJFT = (
    "beoordelingen_besluit",
    "beoordelingen_routeafwijking",
    "beoordelingen_onderzoeksuitkomst",
    "beoordelingen_terugkoppeling",
)


class Migration(migrations.Migration):
    dependencies = [("beoordelingen", "0001_begin")]

    operations = [
        *(migrations.RunSQL([*protect_sql(tabel)], reverse_sql=[*unprotect_sql(tabel)]) for tabel in TABELLEN),
        *(
            migrations.RunSQL(
                f"REVOKE UPDATE, DELETE ON {tabel} FROM schakel_app, schakel_job",
                reverse_sql=f"GRANT UPDATE, DELETE ON {tabel} TO schakel_app, schakel_job",
            )
            for tabel in BLIJFT
        ),
    ]
