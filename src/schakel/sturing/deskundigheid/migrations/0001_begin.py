import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
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
            name="Campagne",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regio", models.CharField(max_length=40)),
                ("code", models.SlugField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("boodschap", models.TextField()),
                (
                    "groepen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                (
                    "kanalen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("van", models.DateField()),
                ("tot", models.DateField(help_text="De laatste dag.")),
                ("eigenaar", models.CharField(max_length=120)),
                ("begroot", models.DecimalField(decimal_places=2, max_digits=11, null=True)),
                ("bereik_gepland", models.PositiveIntegerField(null=True)),
                ("besteed", models.DecimalField(decimal_places=2, max_digits=11, null=True)),
                ("bereik_geteld", models.PositiveIntegerField(null=True)),
                ("telwijze", models.CharField(blank=True, max_length=200)),
                ("voorbeeld", models.BooleanField(default=False)),
                ("bron", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("regio", "code"), name="campagne_code_per_regio"),
                    models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="campagne_periode"),
                    models.CheckConstraint(
                        condition=models.Q(("bereik_geteld", None), ("telwijze__gt", ""), _connector="OR"),
                        name="campagne_telling_zegt_hoe",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expertise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regio", models.CharField(max_length=40)),
                ("code", models.SlugField(max_length=60)),
                ("naam", models.CharField(max_length=200)),
                ("maat", models.CharField(blank=True, help_text="Stuurcijfer dat de consulten telt.", max_length=60)),
                ("vraag", models.TextField(blank=True)),
                ("bron", models.TextField(blank=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Expertiseborging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateField()),
                (
                    "stand",
                    models.CharField(
                        choices=[("GEBORGD", "GEBORGD"), ("KWETSBAAR", "KWETSBAAR"), ("NIET_GEBORGD", "NIET_GEBORGD")],
                        max_length=12,
                    ),
                ),
                ("toelichting", models.TextField()),
                ("mensen", models.PositiveSmallIntegerField(null=True)),
                ("opnieuw_voor", models.DateField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "expertise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="borgingen",
                        to="deskundigheid.expertise",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meldcodestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateField()),
                ("aanwezig", models.BooleanField()),
                (
                    "onderdelen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("intern_beleid", models.BooleanField(default=False)),
                (
                    "beslisser",
                    models.CharField(blank=True, help_text="Functie die besluit om te melden.", max_length=120),
                ),
                ("herzien_op", models.DateField(blank=True, null=True)),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meldcodetrede",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "trede",
                    models.CharField(
                        choices=[
                            ("GESPREK", "GESPREK"),
                            ("TERMIJN", "TERMIJN"),
                            ("GEVOLG", "GEVOLG"),
                            ("OPGELOST", "OPGELOST"),
                        ],
                        max_length=10,
                    ),
                ),
                ("op", models.DateField()),
                ("afspraak", models.TextField()),
                ("uiterlijk", models.DateField(null=True)),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Teamalarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("soort", models.CharField(max_length=40)),
                ("onderwerp", models.CharField(blank=True, max_length=80)),
                ("tekst", models.CharField(max_length=300)),
                ("eigenaar", models.CharField(max_length=120)),
                ("sinds", models.DateTimeField()),
                ("uiterlijk", models.DateField()),
                ("opgelost_op", models.DateTimeField(null=True)),
                ("opgelost_door_id", models.BigIntegerField(null=True)),
                ("antwoord", models.TextField(blank=True)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regio", models.CharField(max_length=40)),
                ("code", models.SlugField(max_length=60)),
                ("naam", models.CharField(max_length=200)),
                ("geldig_maanden", models.PositiveSmallIntegerField(help_text="Leeg: blijft geldig.", null=True)),
                (
                    "meet",
                    models.CharField(
                        blank=True,
                        choices=[("kaart_heel", "kaart_heel"), ("kind_gesproken", "kind_gesproken")],
                        max_length=20,
                    ),
                ),
                ("voorbeeld", models.BooleanField(default=False)),
                ("bron", models.TextField(blank=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("regio", "code"), name="training_code_per_regio")],
            },
        ),
        migrations.CreateModel(
            name="Trainingsdeelname",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("medewerker_id", models.BigIntegerField()),
                ("gevolgd_op", models.DateField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="deskundigheid.training",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trainingsdoel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("teamsoort", models.CharField(blank=True, help_text="Leeg: alle teams.", max_length=40)),
                ("procent", models.PositiveSmallIntegerField()),
                ("uiterlijk", models.DateField()),
                ("bron", models.TextField(blank=True)),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doelen", to="deskundigheid.training"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trainingsmeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gevolgd_op", models.DateField()),
                (
                    "onderwerp",
                    models.CharField(
                        choices=[("kaart_heel", "kaart_heel"), ("kind_gesproken", "kind_gesproken")], max_length=20
                    ),
                ),
                ("leden", models.PositiveSmallIntegerField()),
                ("voor_teller", models.PositiveIntegerField()),
                ("voor_noemer", models.PositiveIntegerField()),
                ("na_teller", models.PositiveIntegerField()),
                ("na_noemer", models.PositiveIntegerField()),
                ("gemeten_op", models.DateTimeField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="metingen",
                        to="deskundigheid.training",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trainingsopgave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateField()),
                ("mensen", models.PositiveIntegerField()),
                ("geldig", models.PositiveIntegerField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("vastgelegd_door_id", models.BigIntegerField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opgaven", to="deskundigheid.training"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Verzoek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regio", models.CharField(max_length=40)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("VOORLICHTING", "VOORLICHTING"),
                            ("TRAINING", "TRAINING"),
                            ("ONTMOETING", "ONTMOETING"),
                        ],
                        max_length=14,
                    ),
                ),
                ("onderwerp", models.CharField(max_length=200)),
                ("groep", models.CharField(max_length=40)),
                ("mensen", models.PositiveIntegerField(null=True)),
                ("liefst", models.CharField(blank=True, max_length=120)),
                ("gevraagd_op", models.DateTimeField()),
                ("gevraagd_door_id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("GEVRAAGD", "GEVRAAGD"),
                            ("INGEPLAND", "INGEPLAND"),
                            ("GEHOUDEN", "GEHOUDEN"),
                            ("GEWEIGERD", "GEWEIGERD"),
                            ("INGETROKKEN", "INGETROKKEN"),
                        ],
                        default="GEVRAAGD",
                        max_length=11,
                    ),
                ),
                ("op", models.DateField(help_text="De dag waarop het is of was.", null=True)),
                ("wie", models.CharField(blank=True, help_text="Wie het verzorgt: een functie.", max_length=120)),
                ("weigerreden", models.CharField(blank=True, max_length=10)),
                ("bereikt", models.PositiveIntegerField(null=True)),
                ("uren", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ("afgehandeld_op", models.DateTimeField(null=True)),
                (
                    "met_team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
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
            name="Aandachtsfunctionaris",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gemeente", models.CharField(blank=True, help_text="CBS-code.", max_length=10)),
                ("naam", models.CharField(max_length=120)),
                ("medewerker_id", models.BigIntegerField(help_text="Leeg: heeft geen account.", null=True)),
                ("vervanger", models.CharField(blank=True, max_length=120)),
                ("vervanger_medewerker_id", models.BigIntegerField(null=True)),
                ("opgeleid_op", models.DateField(null=True)),
                ("geldig_van", models.DateField()),
                ("geldig_tot", models.DateField(null=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("geldig_tot", None), ("geldig_tot__gt", models.F("geldig_van")), _connector="OR"
                        ),
                        name="aandachtsfunctionaris_periode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("team", None), ("gemeente", ""), _connector="OR"),
                        name="aandachtsfunctionaris_een_plek",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("organisatie", "="),
                            (
                                models.Func(
                                    models.F("team_id"), 0, function="coalesce", output_field=models.BigIntegerField()
                                ),
                                "=",
                            ),
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
                        name="aandachtsfunctionaris_een_per_plek",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Collegavraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gesteld_door_id", models.BigIntegerField()),
                ("gesteld_op", models.DateTimeField()),
                ("vraag", models.TextField()),
                ("beantwoord_op", models.DateTimeField(null=True)),
                ("beantwoord_door_id", models.BigIntegerField(null=True)),
                ("antwoord", models.TextField(blank=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("antwoord", ""), ("beantwoord_door_id", None), ("beantwoord_op", None)),
                            models.Q(
                                ("antwoord__gt", ""),
                                ("beantwoord_door_id__isnull", False),
                                ("beantwoord_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="collegavraag_antwoord_heel",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="expertise",
            constraint=models.UniqueConstraint(fields=("regio", "code"), name="expertise_code_per_regio"),
        ),
        migrations.AddConstraint(
            model_name="expertiseborging",
            constraint=models.CheckConstraint(
                condition=models.Q(("opnieuw_voor__gt", models.F("op"))), name="expertiseborging_opnieuw_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="meldcodetrede",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("trede", "TERMIJN"), _negated=True), ("uiterlijk__isnull", False), _connector="OR"
                ),
                name="meldcodetrede_termijn_heeft_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamalarm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("opgelost_op", None)),
                fields=("team", "soort", "onderwerp"),
                name="teamalarm_een_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamalarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("antwoord", ""), ("opgelost_op", None)),
                    models.Q(("antwoord__gt", ""), ("opgelost_op__isnull", False)),
                    _connector="OR",
                ),
                name="teamalarm_opgelost_zegt_hoe",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsdeelname",
            constraint=models.UniqueConstraint(
                fields=("training", "medewerker_id", "gevolgd_op"), name="trainingsdeelname_eenmaal_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsdoel",
            constraint=models.UniqueConstraint(
                fields=("training", "teamsoort", "uiterlijk"), name="trainingsdoel_uniek"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsdoel",
            constraint=models.CheckConstraint(
                condition=models.Q(("procent__range", (1, 100))), name="trainingsdoel_procent"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsmeting",
            constraint=models.UniqueConstraint(
                fields=("training", "team", "gevolgd_op"), name="trainingsmeting_eenmaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsmeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("leden__gte", 5)), name="trainingsmeting_van_vijf_of_meer"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsopgave",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig__lte", models.F("mensen"))), name="trainingsopgave_niet_meer_dan_mensen"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingsopgave",
            constraint=models.UniqueConstraint(
                fields=("training", "organisatie", "op"), name="trainingsopgave_een_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("INGEPLAND", "GEHOUDEN")), _negated=True),
                    ("op__isnull", False),
                    _connector="OR",
                ),
                name="verzoek_dag_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "GEWEIGERD"), ("weigerreden__gt", "")),
                    models.Q(models.Q(("status", "GEWEIGERD"), _negated=True), ("weigerreden", "")),
                    _connector="OR",
                ),
                name="verzoek_geweigerd_heeft_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "GEHOUDEN"), _negated=True), ("bereikt__isnull", False), _connector="OR"
                ),
                name="verzoek_gehouden_telt",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "ONTMOETING"), _negated=True), ("met_team__isnull", False), _connector="OR"
                ),
                name="verzoek_ontmoeting_met_wie",
            ),
        ),
    ]
