import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Vragenlijst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("regio", models.CharField(blank=True, help_text="Leeg: landelijk.", max_length=40)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("regio", "code"), name="vragenlijst_code_per_regio")],
            },
        ),
        migrations.CreateModel(
            name="VragenlijstVersie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.CharField(max_length=20)),
                ("definitie", models.JSONField()),
                ("geldig_van", models.DateField()),
                (
                    "geldig_tot",
                    models.DateField(
                        blank=True, help_text="De eerste dag waarop de versie niet meer geldt.", null=True
                    ),
                ),
                (
                    "voorbeeld",
                    models.BooleanField(default=False, help_text="Geen officieel instrument, maar een voorbeeld."),
                ),
                ("licentie", models.CharField(blank=True, max_length=200)),
                ("bron", models.TextField(blank=True)),
                ("vingerafdruk", models.CharField(help_text="sha256 van de geladen inhoud.", max_length=64)),
                (
                    "vragenlijst",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versies",
                        to="vragenlijsten.vragenlijst",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("vragenlijst", "versie"), name="vragenlijstversie_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("geldig_tot", None), ("geldig_tot__gte", models.F("geldig_van")), _connector="OR"
                        ),
                        name="vragenlijstversie_periode",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("vragenlijst", "="),
                            (
                                models.Func(
                                    "geldig_van",
                                    "geldig_tot",
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="vragenlijstversie_geen_overlap",
                    ),
                ],
            },
        ),
    ]
