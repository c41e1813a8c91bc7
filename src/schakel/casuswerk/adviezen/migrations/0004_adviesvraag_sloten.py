"""A question for advice is seen by the team that asks it and the team that is asked, and by nobody else."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

VAN_ONS = rules.own_sql("team_id", "vrager_id")


class Migration(migrations.Migration):
    dependencies = [("adviezen", "0003_adviesvraag"), ("dossiers", "0010_nalezen")]
    operations = [
        migrations.RunSQL(
            [
                *rules.lock_sql("adviezen_adviesvraag"),
                f"CREATE POLICY zichtbaar ON adviezen_adviesvraag TO schakel_app, schakel_job USING ({VAN_ONS})"
                f" WITH CHECK ({VAN_ONS})",
                "REVOKE DELETE ON adviezen_adviesvraag FROM schakel_app, schakel_job",
            ],
            [*rules.unprotect_sql("adviezen_adviesvraag")],
        )
    ]
