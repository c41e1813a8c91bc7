import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisaties", "0003_vertrek"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sjabloon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regio", models.CharField(max_length=40)),
                ("code", models.SlugField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                (
                    "soort",
                    models.CharField(choices=[("preventie", "preventie"), ("uitvoering", "uitvoering")], max_length=12),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("regio", "code"), name="sjabloon_code_per_regio")],
            },
        ),
        migrations.CreateModel(
            name="Gemeenteplan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gemeente", models.CharField(help_text="CBS-code.", max_length=10)),
                ("begonnen_op", models.DateTimeField()),
                ("begonnen_door_id", models.BigIntegerField()),
                ("team_id", models.BigIntegerField()),
                (
                    "sjabloon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plannen", to="uitvoering.sjabloon"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SjabloonVersie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.CharField(max_length=20)),
                ("geldig_van", models.DateField()),
                (
                    "voorbeeld",
                    models.BooleanField(default=False, help_text="Geen vastgestelde tekst, maar een voorbeeld."),
                ),
                ("bron", models.TextField(blank=True)),
                ("vingerafdruk", models.CharField(max_length=64)),
                (
                    "sjabloon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versies", to="uitvoering.sjabloon"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SjabloonDeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("code", models.SlugField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("tekst", models.TextField()),
                ("opgave", models.TextField(blank=True, help_text="Wat de gemeente hier invult.")),
                ("verplicht", models.BooleanField(default=True)),
                (
                    "vorm",
                    models.CharField(
                        blank=True, help_text="Vorm van geweld; leeg: geen hoofdstuk per vorm.", max_length=60
                    ),
                ),
                (
                    "doelgroepen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "fasen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "beleidsvelden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delen",
                        to="uitvoering.sjabloonversie",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Plandeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                (
                    "keuze",
                    models.CharField(
                        choices=[
                            ("OVERNEMEN", "OVERNEMEN"),
                            ("AANVULLEN", "AANVULLEN"),
                            ("AFWIJKEN", "AFWIJKEN"),
                            ("NIET_VAN_TOEPASSING", "NIET_VAN_TOEPASSING"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tekst", models.TextField(blank=True)),
                ("reden", models.TextField(blank=True)),
                ("gezien", models.CharField(help_text="Vingerafdruk van het model dat ervoor lag.", max_length=64)),
                ("gewijzigd_op", models.DateTimeField()),
                ("gewijzigd_door_id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delen", to="uitvoering.gemeenteplan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="plandeel_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keuze__in", ("AFWIJKEN", "NIET_VAN_TOEPASSING")), _negated=True),
                            ("reden__gt", ""),
                            _connector="OR",
                        ),
                        name="plandeel_afwijking_heeft_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keuze__in", ("AFWIJKEN", "AANVULLEN")), _negated=True),
                            ("tekst__gt", ""),
                            _connector="OR",
                        ),
                        name="plandeel_eigen_tekst",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Planvaststelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateField()),
                ("orgaan", models.CharField(max_length=200)),
                ("inhoud", models.JSONField(help_text="[code, titel, tekst] per deel, zoals vastgesteld.")),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vaststellingen",
                        to="uitvoering.gemeenteplan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("orgaan__gt", "")), name="planvaststelling_heeft_orgaan")
                ],
            },
        ),
        migrations.CreateModel(
            name="Preventieactiviteit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regio", models.CharField(max_length=40)),
                ("gemeente", models.CharField(blank=True, help_text="CBS-code; leeg: de hele regio.", max_length=10)),
                ("jaar", models.PositiveSmallIntegerField()),
                ("wat", models.CharField(max_length=200)),
                ("groep", models.CharField(max_length=40)),
                ("vorm", models.CharField(blank=True, max_length=60)),
                ("bereik_gepland", models.PositiveIntegerField(null=True)),
                ("bereik_geteld", models.PositiveIntegerField(null=True)),
                ("telwijze", models.CharField(blank=True, max_length=200)),
                ("kosten", models.DecimalField(decimal_places=2, max_digits=11, null=True)),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
                (
                    "vervangen_door",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangt",
                        to="uitvoering.preventieactiviteit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bereik_geteld", None), ("telwijze__gt", ""), _connector="OR"),
                        name="preventieactiviteit_telling_zegt_hoe",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kosten", None), ("kosten__gte", 0), _connector="OR"),
                        name="preventieactiviteit_kosten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vervangen_door", None),
                            models.Q(("vervangen_door", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="preventieactiviteit_niet_zichzelf",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="gemeenteplan",
            constraint=models.UniqueConstraint(fields=("sjabloon", "gemeente"), name="gemeenteplan_een_per_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="sjabloonversie",
            constraint=models.UniqueConstraint(fields=("sjabloon", "versie"), name="sjabloonversie_uniek"),
        ),
        migrations.AddConstraint(
            model_name="sjabloonversie",
            constraint=models.UniqueConstraint(fields=("sjabloon", "geldig_van"), name="sjabloonversie_een_per_dag"),
        ),
        migrations.AddConstraint(
            model_name="sjabloondeel",
            constraint=models.UniqueConstraint(fields=("versie", "code"), name="sjabloondeel_code_uniek"),
        ),
    ]
