"""The second lock: as visible as the dossier, and a line for whoever directs to nobody else (ADR-0006, ADR-0026)."""

from django.db import migrations

from schakel.casuswerk.bijeenkomsten.rules.kringen import narrow_sql
from schakel.casuswerk.dossiers.rules import lock_sql, protect_sql, unprotect_sql, visible_sql

TABELLEN = (
    "bijeenkomsten_bijeenkomst",
    "bijeenkomsten_genodigde",
    "bijeenkomsten_bezoekkind",
    "bijeenkomsten_gezinsteam",
    "bijeenkomsten_gezinsteamlid",
    "bijeenkomsten_procesregie",
    "bijeenkomsten_contactpoging",
    "bijeenkomsten_werklijn",
)
REGEL = "bijeenkomsten_verslagregel"
ZIET = f"{visible_sql(f'{REGEL}.dossier_id')} AND {narrow_sql(REGEL)}"
NOOIT_VERANDERD = ("bijeenkomsten_bezoekkind", "bijeenkomsten_contactpoging", REGEL)


class Migration(migrations.Migration):
    dependencies = [("bijeenkomsten", "0001_begin"), ("dossiers", "0009_wie_antwoordt_heet_zo")]

    operations = [
        migrations.RunSQL(
            [
                *(sql for tabel in TABELLEN for sql in protect_sql(tabel)),
                *lock_sql(REGEL),
                f"CREATE POLICY zichtbaar ON {REGEL} TO schakel_app, schakel_job USING ({ZIET}) WITH CHECK ({ZIET})",
                f"REVOKE DELETE ON {', '.join((*TABELLEN, REGEL))} FROM schakel_app, schakel_job",
                f"REVOKE UPDATE ON {', '.join(NOOIT_VERANDERD)} FROM schakel_app, schakel_job",
                # For fewer readers than it was; what was said stays as it is.
                f"GRANT UPDATE (kring) ON {REGEL} TO schakel_app",
            ],
            reverse_sql=[sql for tabel in (*TABELLEN, REGEL) for sql in unprotect_sql(tabel)],
        )
    ]
