import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0003_vertrek"),
        ("uitvoering", "0004_sloten_zelfscan"),
        ("vragenlijsten", "0002_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="Opdracht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regio", models.CharField(max_length=40)),
                ("gemeente", models.CharField(help_text="CBS-code.", max_length=10)),
                ("geldig_van", models.DateField()),
                ("geldig_tot", models.DateField()),
                ("uren_per_week", models.DecimalField(decimal_places=1, max_digits=6)),
                ("toelichting", models.TextField(blank=True)),
                ("opgesteld_op", models.DateTimeField()),
                ("opgesteld_door_id", models.BigIntegerField()),
                ("gemeente_getekend_op", models.DateTimeField(null=True)),
                ("gemeente_getekend_door_id", models.BigIntegerField(null=True)),
                ("gemeente_functie", models.CharField(blank=True, max_length=120)),
                ("team_getekend_op", models.DateTimeField(null=True)),
                ("team_getekend_door_id", models.BigIntegerField(null=True)),
                ("team_functie", models.CharField(blank=True, max_length=120)),
                (
                    "kader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vragenlijsten.vragenlijstversie",
                    ),
                ),
                (
                    "opdrachtgever",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Opdrachteis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(choices=[("EIS", "EIS"), ("TAAK", "TAAK"), ("KUNDE", "KUNDE")], max_length=5),
                ),
                ("code", models.CharField(max_length=60)),
                ("tekst", models.CharField(max_length=300)),
                ("norm", models.PositiveSmallIntegerField(help_text="Procent van het team, bij een kunde.", null=True)),
                (
                    "opdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="eisen", to="uitvoering.opdracht"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Teamstand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("maand", models.DateField(help_text="De eerste dag van de maand.")),
                ("leden", models.PositiveSmallIntegerField()),
                ("antwoordt", models.PositiveIntegerField()),
                ("regie", models.PositiveIntegerField()),
                ("gewogen", models.DecimalField(decimal_places=1, max_digits=8)),
                ("fte_afgesproken", models.DecimalField(decimal_places=1, max_digits=5)),
                ("fte_bezet", models.DecimalField(decimal_places=1, max_digits=5)),
                ("supervisie_afgesproken", models.PositiveSmallIntegerField()),
                ("supervisie_gehouden", models.PositiveSmallIntegerField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig_tot__gt", models.F("geldig_van"))), name="opdracht_periode"
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("gemeente_functie", ""), ("gemeente_getekend_door_id", None), ("gemeente_getekend_op", None)
                    ),
                    models.Q(
                        ("gemeente_functie__gt", ""),
                        ("gemeente_getekend_door_id__isnull", False),
                        ("gemeente_getekend_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="opdracht_handtekening_gemeente_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("team_functie", ""), ("team_getekend_door_id", None), ("team_getekend_op", None)),
                    models.Q(
                        ("team_functie__gt", ""),
                        ("team_getekend_door_id__isnull", False),
                        ("team_getekend_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="opdracht_handtekening_team_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("gemeente_getekend_op__isnull", False), ("team_getekend_op__isnull", False)),
                expressions=[
                    ("team", "="),
                    ("gemeente", "="),
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
                name="opdracht_een_per_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="opdrachteis",
            constraint=models.UniqueConstraint(fields=("opdracht", "soort", "code", "tekst"), name="opdrachteis_uniek"),
        ),
        migrations.AddConstraint(
            model_name="opdrachteis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "KUNDE"), _negated=True), ("norm__range", (1, 100)), _connector="OR"
                ),
                name="opdrachteis_kunde_heeft_norm",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamstand",
            constraint=models.UniqueConstraint(fields=("team", "maand"), name="teamstand_een_per_maand"),
        ),
        migrations.AddConstraint(
            model_name="teamstand",
            constraint=models.CheckConstraint(condition=models.Q(("maand__day", 1)), name="teamstand_begin_van_maand"),
        ),
    ]
