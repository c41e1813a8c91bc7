"""A question for advice has a clock; one that was asked before had a day and a night."""

from django.db import migrations, models

OUD = """
ALTER TABLE adviezen_adviesvraag NO FORCE ROW LEVEL SECURITY;
UPDATE adviezen_adviesvraag SET uiterlijk = gesteld_op + interval '1 day',
    volgend_alarm_op = gesteld_op + interval '1 day' * 0.6;
ALTER TABLE adviezen_adviesvraag FORCE ROW LEVEL SECURITY;
"""
# The worker sounds the alarm of every team.
WERKER = "CREATE POLICY werker ON adviezen_adviesvraag TO schakel_job USING (true) WITH CHECK (true)"


class Migration(migrations.Migration):
    dependencies = [("adviezen", "0004_adviesvraag_sloten")]
    operations = [
        migrations.AddField("adviesvraag", "uiterlijk", models.DateTimeField(null=True)),
        migrations.AddField("adviesvraag", "alarm", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("adviesvraag", "volgend_alarm_op", models.DateTimeField(null=True)),
        migrations.RunSQL(OUD, migrations.RunSQL.noop),
        migrations.AlterField("adviesvraag", "uiterlijk", models.DateTimeField()),
        migrations.AddIndex(
            model_name="adviesvraag",
            index=models.Index(
                fields=["volgend_alarm_op"], condition=models.Q(status="GESTELD"), name="adviesvraag_alarm"
            ),
        ),
        migrations.RunSQL(WERKER, "DROP POLICY werker ON adviezen_adviesvraag"),
    ]
