import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0003_vertrek"),
        ("uitvoering", "0002_sloten"),
        ("vragenlijsten", "0002_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="Zelfscan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regio", models.CharField(max_length=40)),
                (
                    "laag",
                    models.CharField(
                        choices=[
                            ("GEMEENTE", "GEMEENTE"),
                            ("ORGANISATIE", "ORGANISATIE"),
                            ("PROFESSIONAL", "PROFESSIONAL"),
                        ],
                        max_length=12,
                    ),
                ),
                ("titel", models.CharField(max_length=200)),
                ("gemeente", models.CharField(blank=True, help_text="CBS-code.", max_length=10)),
                (
                    "status",
                    models.CharField(
                        choices=[("ALLEEN", "ALLEEN"), ("SAMEN", "SAMEN"), ("KLAAR", "KLAAR")],
                        default="ALLEEN",
                        max_length=8,
                    ),
                ),
                ("invullen_tot", models.DateField()),
                ("begonnen_op", models.DateTimeField()),
                ("begonnen_door_id", models.BigIntegerField()),
                ("samen_op", models.DateTimeField(null=True)),
                ("klaar_op", models.DateTimeField(null=True)),
                (
                    "leider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vragenlijsten.vragenlijstversie",
                    ),
                ),
                (
                    "vorige",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgende",
                        to="uitvoering.zelfscan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Samenscore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vraag", models.CharField(max_length=60)),
                (
                    "score",
                    models.CharField(
                        choices=[
                            ("1", "niet"),
                            ("2", "beginnend"),
                            ("3", "grotendeels"),
                            ("4", "volledig"),
                            ("nvt", "n.v.t. of weet niet"),
                        ],
                        max_length=4,
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                ("bewijs", models.TextField(blank=True, help_text="Waaruit dit blijkt, of waar het ligt.")),
                ("eerst", models.BooleanField(default=False, help_text="Dit moet het eerst beter.")),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "zelfscan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="uitvoering.zelfscan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Zelfscanactie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vraag", models.CharField(max_length=60)),
                ("wat", models.CharField(max_length=300)),
                ("eigenaar", models.CharField(help_text="Een functie, geen naam.", max_length=120)),
                ("uiterlijk", models.DateField()),
                ("klaar_op", models.DateTimeField(null=True)),
                ("resultaat", models.TextField(blank=True)),
                (
                    "zelfscan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acties", to="uitvoering.zelfscan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Zelfscandeelnemer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leider_id", models.BigIntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "zelfscan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deelnemers", to="uitvoering.zelfscan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Zelfscaninvulling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("medewerker_id", models.BigIntegerField()),
                ("antwoorden", models.JSONField(help_text="Code van de stelling -> score.")),
                ("ingevuld_op", models.DateTimeField()),
                (
                    "zelfscan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="uitvoering.zelfscan"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="zelfscan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gemeente__gt", ""), ("laag", "GEMEENTE"), ("organisatie", None), ("team", None)),
                    models.Q(("gemeente", ""), ("laag", "ORGANISATIE"), ("organisatie__isnull", False), ("team", None)),
                    models.Q(
                        ("gemeente", ""), ("laag", "PROFESSIONAL"), ("organisatie", None), ("team__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="zelfscan_laag_zegt_van_wie",
            ),
        ),
        migrations.AddConstraint(
            model_name="zelfscan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("klaar_op", None), ("samen_op", None), ("status", "ALLEEN")),
                    models.Q(("klaar_op", None), ("samen_op__isnull", False), ("status", "SAMEN")),
                    models.Q(("klaar_op__isnull", False), ("samen_op__isnull", False), ("status", "KLAAR")),
                    _connector="OR",
                ),
                name="zelfscan_status_heeft_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenscore",
            constraint=models.UniqueConstraint(fields=("zelfscan", "vraag"), name="samenscore_uniek"),
        ),
        migrations.AddConstraint(
            model_name="samenscore",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("score", "4"), _negated=True), ("bewijs__gt", ""), _connector="OR"),
                name="samenscore_volledig_heeft_bewijs",
            ),
        ),
        migrations.AddConstraint(
            model_name="zelfscanactie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("klaar_op", None), ("resultaat", "")),
                    models.Q(("klaar_op__isnull", False), ("resultaat__gt", "")),
                    _connector="OR",
                ),
                name="zelfscanactie_klaar_zegt_wat",
            ),
        ),
        migrations.AddConstraint(
            model_name="zelfscandeelnemer",
            constraint=models.UniqueConstraint(fields=("zelfscan", "team"), name="zelfscandeelnemer_uniek"),
        ),
        migrations.AddConstraint(
            model_name="zelfscaninvulling",
            constraint=models.UniqueConstraint(fields=("zelfscan", "medewerker_id"), name="zelfscaninvulling_uniek"),
        ),
    ]
