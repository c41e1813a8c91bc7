"""A team that is asked to one meeting sees that invitation and its own answer, and nothing of the casus (ADR-0006)."""

from django.db import migrations

from schakel.casuswerk.dossiers.rules import invited_sql, lock_sql, unprotect_sql, visible_sql

TABEL = "bijeenkomsten_bijeenkomstgast"
GENODIGD = invited_sql(f"{TABEL}.dossier_id", "'bijeenkomstgast'", f"{TABEL}.id")
ZIET = f"({visible_sql(f'{TABEL}.dossier_id')}) OR ({GENODIGD})"


class Migration(migrations.Migration):
    dependencies = [("bijeenkomsten", "0005_gast"), ("dossiers", "0009_wie_antwoordt_heet_zo")]

    operations = [
        migrations.RunSQL(
            [
                *lock_sql(TABEL),
                f"CREATE POLICY zichtbaar ON {TABEL} TO schakel_app, schakel_job USING ({ZIET}) WITH CHECK ({ZIET})",
                # The key of one invitation is read by whoever sees that invitation, as with a consult.
                "CREATE POLICY bijeenkomstgast ON kluis_sleutel FOR SELECT TO schakel_app USING (vak = 'dossier' AND"
                f" EXISTS (SELECT 1 FROM {TABEL} g WHERE g.publiek_id = kluis_sleutel.onderwerp))",
                f"REVOKE DELETE ON {TABEL} FROM schakel_app, schakel_job",
                f"REVOKE UPDATE ON {TABEL} FROM schakel_app, schakel_job",
                # What was asked, of whom and until when stays as it was; only the answer and how it ended change.
                f"GRANT UPDATE (status, inbreng, beantwoord_op, beantwoord_door_id) ON {TABEL} TO schakel_app",
                f"GRANT UPDATE (status) ON {TABEL} TO schakel_job",
            ],
            reverse_sql=["DROP POLICY IF EXISTS bijeenkomstgast ON kluis_sleutel", *unprotect_sql(TABEL)],
        )
    ]
