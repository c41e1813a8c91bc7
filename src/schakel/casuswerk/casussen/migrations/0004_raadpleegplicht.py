"""Whom the agreement says must be asked about a casus, what people say about it, and a deviation explained later."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from schakel.casuswerk.dossiers.rules import protect_sql, unprotect_sql

TABELLEN = ("casussen_raadpleegplicht", "casussen_omstandigheden")
GETELD = ("casussen_raadpleegplicht", "casussen_afwijking")
ACHTERAF = "reden, toelichting, verklaard_op, verklaard_door_id"


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0003_vormen"),
        ("dossiers", "0006_uitsluiten_en_verlengen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Omstandigheden",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("inhoud", models.BinaryField()),
                ("vastgelegd_op", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Raadpleegplicht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=40)),
                ("spoed", models.BooleanField(default=False)),
                ("afspraakversie", models.BigIntegerField()),
                ("artikel", models.CharField(max_length=20)),
                ("ontstaan_op", models.DateTimeField()),
                ("gevraagd_op", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="afwijking",
            name="verklaard_door",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="afwijking",
            name="verklaard_op",
            field=models.DateTimeField(help_text="Wanneer iemand achteraf opschreef waarom.", null=True),
        ),
        migrations.AddConstraint(
            model_name="afwijking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verklaard_door", None), ("verklaard_op", None)),
                    models.Q(
                        ("verklaard_door__isnull", False),
                        ("verklaard_op__isnull", False),
                        models.Q(("reden", "ZONDER_UITLEG"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="afwijking_achteraf_verklaard",
            ),
        ),
        migrations.AddConstraint(
            model_name="afwijking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("soort", "SPECIALIST_NIET_GEVRAAGD"), models.Q(("waarvan", ""), _negated=True)),
                fields=("dossier", "waarvan"),
                name="afwijking_eenmaal_per_specialist",
            ),
        ),
        migrations.AddField(
            model_name="omstandigheden",
            name="door",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="omstandigheden",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="omstandigheden", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="raadpleegplicht",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="raadpleegplichten", to="dossiers.dossier"
            ),
        ),
        migrations.AddConstraint(
            model_name="raadpleegplicht",
            constraint=models.UniqueConstraint(fields=("dossier", "soort"), name="raadpleegplicht_eenmaal"),
        ),
        migrations.AddConstraint(
            model_name="raadpleegplicht",
            constraint=models.CheckConstraint(
                condition=models.Q(("artikel", ""), _negated=True), name="raadpleegplicht_heeft_artikel"
            ),
        ),
        migrations.RunSQL(
            [
                *(regel for tabel in TABELLEN for regel in protect_sql(tabel)),
                # The worker counts also where only named colleagues see the dossier: codes and moments, no content.
                *(f"CREATE POLICY werker ON {tabel} TO schakel_job USING (true) WITH CHECK (true)" for tabel in GETELD),
                "REVOKE UPDATE, DELETE ON casussen_omstandigheden, casussen_raadpleegplicht FROM schakel_app, schakel_job",
                # Of what was kept, only this may change: that somebody asks, and that somebody says why so late.
                "GRANT UPDATE (gevraagd_op) ON casussen_raadpleegplicht TO schakel_app, schakel_job",
                f"GRANT UPDATE ({ACHTERAF}) ON casussen_afwijking TO schakel_app, schakel_job",
            ],
            reverse_sql=[
                f"REVOKE UPDATE ({ACHTERAF}) ON casussen_afwijking FROM schakel_app, schakel_job",
                *(f"DROP POLICY werker ON {tabel}" for tabel in GETELD),
                *(regel for tabel in TABELLEN for regel in unprotect_sql(tabel)),
            ],
        ),
    ]
