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
            name="Afspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("regio", models.CharField(blank=True, help_text="Leeg: landelijk.", max_length=40)),
                (
                    "gemeente",
                    models.CharField(blank=True, help_text="CBS-code; alleen bij een lokale afspraak.", max_length=10),
                ),
                ("soort", models.CharField(choices=[("regionaal", "regionaal"), ("lokaal", "lokaal")], max_length=12)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("regio", "code"), name="afspraak_code_per_regio"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gemeente__gt", ""), ("soort", "lokaal")),
                            models.Q(("gemeente", ""), ("soort", "regionaal")),
                            _connector="OR",
                        ),
                        name="afspraak_lokaal_heeft_gemeente",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AfspraakVersie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.CharField(max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("goedgekeurd", "goedgekeurd"),
                            ("van_kracht", "van_kracht"),
                            ("in_herziening", "in_herziening"),
                            ("vervangen", "vervangen"),
                        ],
                        default="concept",
                        max_length=14,
                    ),
                ),
                ("goedgekeurd_op", models.DateField(blank=True, null=True)),
                ("goedgekeurd_door_orgaan", models.CharField(blank=True, max_length=200)),
                ("geldig_van", models.DateField()),
                (
                    "geldig_tot",
                    models.DateField(
                        blank=True, help_text="De eerste dag waarop de versie niet meer geldt.", null=True
                    ),
                ),
                ("herzien_voor", models.DateField(blank=True, null=True)),
                (
                    "eigenaar",
                    models.CharField(blank=True, help_text="Functie die de afspraak onderhoudt.", max_length=200),
                ),
                ("bron", models.TextField(blank=True)),
                (
                    "voorbeeld",
                    models.BooleanField(default=False, help_text="Geen vastgestelde tekst, maar een voorbeeld."),
                ),
                ("vingerafdruk", models.CharField(help_text="sha256 van de geladen inhoud.", max_length=64)),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versies", to="afspraken.afspraak"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Artikel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20)),
                ("titel", models.CharField(max_length=200)),
                ("tekst", models.TextField()),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="artikelen",
                        to="afspraken.afspraakversie",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Begrip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("woord", models.CharField(max_length=60)),
                ("partij", models.CharField(blank=True, help_text="Leeg: zo leest de regio het woord.", max_length=60)),
                ("betekenis", models.TextField()),
                ("artikel", models.CharField(blank=True, max_length=20)),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="begrippen",
                        to="afspraken.afspraakversie",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Beslistabel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("definitie", models.JSONField()),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tabellen",
                        to="afspraken.afspraakversie",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ondertekenaar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisatie", models.CharField(max_length=60)),
                ("sinds", models.DateField()),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ondertekenaars",
                        to="afspraken.afspraakversie",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="afspraakversie",
            constraint=models.UniqueConstraint(fields=("afspraak", "versie"), name="afspraakversie_uniek"),
        ),
        migrations.AddConstraint(
            model_name="afspraakversie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("goedgekeurd_door_orgaan", ""), ("goedgekeurd_op", None)),
                    models.Q(("goedgekeurd_door_orgaan__gt", ""), ("goedgekeurd_op__isnull", False)),
                    _connector="OR",
                ),
                name="afspraakversie_goedkeuring_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraakversie",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "concept"), ("goedgekeurd_op__isnull", False), _connector="OR"),
                name="afspraakversie_alleen_goedgekeurd_geldt",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraakversie",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig_tot", None), ("geldig_tot__gte", models.F("geldig_van")), _connector="OR"),
                name="afspraakversie_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraakversie",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status__in", ["in_herziening", "van_kracht", "vervangen"])),
                expressions=[
                    ("afspraak", "="),
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
                name="afspraakversie_geen_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="artikel",
            constraint=models.UniqueConstraint(fields=("versie", "nummer"), name="artikel_nummer_uniek"),
        ),
        migrations.AddConstraint(
            model_name="begrip",
            constraint=models.UniqueConstraint(fields=("versie", "woord", "partij"), name="begrip_uniek"),
        ),
        migrations.AddConstraint(
            model_name="beslistabel",
            constraint=models.UniqueConstraint(fields=("versie", "code"), name="beslistabel_code_uniek"),
        ),
        migrations.AddConstraint(
            model_name="ondertekenaar",
            constraint=models.UniqueConstraint(fields=("versie", "organisatie"), name="ondertekenaar_uniek"),
        ),
    ]
