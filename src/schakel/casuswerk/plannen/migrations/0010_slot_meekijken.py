"""Who is asked to look along sees that one question: the named colleague of the invited team alone (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import invited_sql, lock_sql, unprotect_sql, visible_sql
from schakel.casuswerk.plannen.rules.zicht import CATEGORIEEN

TABEL = "plannen_meekijkvraag"
WIE = "(SELECT nullif(current_setting('schakel.medewerker', true), '')::bigint)"
GENODIGD = invited_sql(f"{TABEL}.dossier_id", "'meekijken'", f"{TABEL}.id")
ZIET = f"({visible_sql(f'{TABEL}.dossier_id', CATEGORIEEN)}) OR ({GENODIGD} AND {TABEL}.medewerker_id = {WIE})"


class Migration(migrations.Migration):
    dependencies = [("plannen", "0009_meekijken")]

    operations = [
        migrations.RunSQL(
            [
                *lock_sql(TABEL),
                f"CREATE POLICY zichtbaar ON {TABEL} TO schakel_app, schakel_job USING ({ZIET}) WITH CHECK ({ZIET})",
                # The key of one question is read by whoever sees that question, as with a consult.
                "CREATE POLICY meekijken ON kluis_sleutel FOR SELECT TO schakel_app USING (vak = 'dossier' AND EXISTS"
                f" (SELECT 1 FROM {TABEL} m WHERE m.publiek_id = kluis_sleutel.onderwerp))",
                f"REVOKE DELETE ON {TABEL} FROM schakel_app, schakel_job",
            ],
            reverse_sql=["DROP POLICY IF EXISTS meekijken ON kluis_sleutel", *unprotect_sql(TABEL)],
        )
    ]
