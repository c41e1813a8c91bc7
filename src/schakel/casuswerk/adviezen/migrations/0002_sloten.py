"""An advies has no household and so no dossier: it is seen by the team that gave it, and by nobody else."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

EIGEN = "team_id = (SELECT nullif(current_setting('schakel.team', true), '')::bigint)"


class Migration(migrations.Migration):
    dependencies = [("adviezen", "0001_begin"), ("dossiers", "0003_sloten")]
    operations = [
        migrations.RunSQL(
            [
                *rules.lock_sql("adviezen_advies"),
                f"CREATE POLICY zichtbaar ON adviezen_advies TO schakel_app, schakel_job USING ({EIGEN}) WITH CHECK ({EIGEN})",
                "REVOKE DELETE ON adviezen_advies FROM schakel_app, schakel_job",
            ],
            [*rules.unprotect_sql("adviezen_advies")],
        )
    ]
