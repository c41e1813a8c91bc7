"""A melding is as visible as its dossier; a draft only to who types it."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

WIE = "(SELECT nullif(current_setting('schakel.medewerker', true), '')::bigint)"
EIGEN = f"medewerker_id = {WIE}"


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0001_begin"), ("personen", "0002_sloten"), ("dossiers", "0003_sloten")]
    operations = [
        migrations.RunSQL(
            [
                *rules.protect_sql("meldingen_melding"),
                *rules.lock_sql("meldingen_concept"),
                f"CREATE POLICY zichtbaar ON meldingen_concept TO schakel_app, schakel_job USING ({EIGEN}) WITH CHECK ({EIGEN})",
                "REVOKE DELETE ON meldingen_melding FROM schakel_app, schakel_job",
            ],
            [*rules.unprotect_sql("meldingen_melding"), *rules.unprotect_sql("meldingen_concept")],
        )
    ]
