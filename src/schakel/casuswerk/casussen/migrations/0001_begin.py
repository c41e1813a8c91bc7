import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from schakel.casuswerk.dossiers import rules

TABELLEN = [
    "casussen_casus",
    "casussen_casusmelding",
    "casussen_casushuishouden",
    "casussen_afwijking",
    "casussen_vermoeden",
    "casussen_meldcodestap",
]
BEIDE = (
    f"({rules.visible_sql('casussen_samenvoeging.dossier_id')})"
    f" AND ({rules.visible_sql('casussen_samenvoeging.ander_id')})"
)
RECHT = "EXISTS (SELECT 1 FROM casussen_samenvoeging s WHERE s.id = casussen_samenvoegingsrecht.samenvoeging_id)"
SLOTEN = [
    *(regel for tabel in TABELLEN for regel in rules.protect_sql(tabel)),
    *rules.protect_offer_sql("casussen_consult", "consult"),
    *rules.lock_sql("casussen_samenvoeging"),
    f"CREATE POLICY zichtbaar ON casussen_samenvoeging TO schakel_app, schakel_job USING ({BEIDE}) WITH CHECK ({BEIDE})",
    *rules.lock_sql("casussen_samenvoegingsrecht"),
    f"CREATE POLICY zichtbaar ON casussen_samenvoegingsrecht TO schakel_app, schakel_job"
    f" USING ({RECHT}) WITH CHECK ({RECHT})",
    # A question has a data key of its own, so that the specialist never holds the key of the dossier.
    "CREATE POLICY consult ON kluis_sleutel FOR SELECT TO schakel_app USING (vak = 'dossier' AND EXISTS"
    " (SELECT 1 FROM casussen_consult c WHERE c.publiek_id = kluis_sleutel.onderwerp))",
    "REVOKE UPDATE, DELETE ON casussen_afwijking, casussen_meldcodestap, casussen_casusmelding,"
    " casussen_samenvoegingsrecht FROM schakel_app, schakel_job",
    "REVOKE DELETE ON casussen_casus, casussen_casushuishouden, casussen_consult, casussen_samenvoeging,"
    " casussen_vermoeden FROM schakel_app, schakel_job",
]
ONTSLOTEN = [
    "DROP POLICY IF EXISTS consult ON kluis_sleutel",
    *(
        regel
        for tabel in [*TABELLEN, "casussen_consult", "casussen_samenvoeging", "casussen_samenvoegingsrecht"]
        for regel in rules.unprotect_sql(tabel)
    ),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0004_uitnodiging"),
        ("kluis", "0001_begin"),
        ("meldingen", "0002_sloten"),
        ("personen", "0002_sloten"),
        ("organisaties", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Casus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("VERMOEDEN", "VERMOEDEN"), ("LOPEND", "LOPEND"), ("GESLOTEN", "GESLOTEN")],
                        max_length=10,
                    ),
                ),
                ("naam", models.TextField()),
                ("gemeente", models.CharField(blank=True, default="", max_length=40)),
                ("postcode4", models.CharField(blank=True, default="", max_length=4)),
                (
                    "begonnen_bij",
                    models.CharField(choices=[("MELDING", "MELDING"), ("VERMOEDEN", "VERMOEDEN")], max_length=10),
                ),
                ("geopend_op", models.DateTimeField()),
                ("gesloten_op", models.DateTimeField(null=True)),
                ("sluitreden", models.CharField(blank=True, default="", max_length=20)),
                ("veiligheidsbeeld", models.CharField(blank=True, default="", max_length=20)),
                ("sluittoelichting", models.BinaryField(null=True)),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="casus", to="dossiers.dossier"
                    ),
                ),
                (
                    "gesloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Casushuishouden",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "huishouden",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="casussen", to="personen.huishouden"
                    ),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="huishoudens", to="casussen.casus"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Casusmelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="casussen", to="meldingen.melding"
                    ),
                ),
                ("vanaf", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meldingen", to="casussen.casus"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        help_text="Dat van de casus.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("soort", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("GEVRAAGD", "GEVRAAGD"),
                            ("BEANTWOORD", "BEANTWOORD"),
                            ("INGETROKKEN", "INGETROKKEN"),
                        ],
                        max_length=12,
                    ),
                ),
                ("gevraagd_op", models.DateTimeField()),
                ("aan_functie", models.CharField(blank=True, default="", max_length=60)),
                ("vraag", models.BinaryField()),
                ("spoed", models.BooleanField(default=False)),
                (
                    "categorieen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("antwoord_uiterlijk", models.DateTimeField()),
                ("inzage_tot", models.DateTimeField()),
                ("afspraakversie", models.BigIntegerField(null=True)),
                ("artikel", models.CharField(blank=True, default="", max_length=20)),
                ("antwoord", models.BinaryField(null=True)),
                ("beantwoord_op", models.DateTimeField(null=True)),
                (
                    "aan_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consulten", to="dossiers.dossier"
                    ),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "van_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Samenvoeging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sinds", models.DateTimeField()),
                ("reden", models.CharField(max_length=40)),
                ("ongedaan_op", models.DateTimeField(null=True)),
                (
                    "ander",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samengevoegd_elders",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samengevoegd_hier",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "ongedaan_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Samenvoegingsrecht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "samenvoeging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rechten", to="casussen.samenvoeging"
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
            name="Vermoeden",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("OPEN", "OPEN"), ("GEMELD", "GEMELD"), ("AFGESLOTEN", "AFGESLOTEN")], max_length=10
                    ),
                ),
                ("ontstaan_op", models.DateTimeField(help_text="Wanneer het eerste vermoeden er was.")),
                ("eer", models.BooleanField(default=False)),
                ("herbeoordelen_op", models.DateField(null=True)),
                ("ontvangstcode", models.CharField(blank=True, default="", max_length=40)),
                ("gemeld_op", models.DateTimeField(null=True)),
                ("afgesloten_op", models.DateTimeField(null=True)),
                ("afsluitreden", models.CharField(blank=True, default="", max_length=40)),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vermoeden", to="casussen.casus"
                    ),
                ),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vermoeden", to="dossiers.dossier"
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
            name="Meldcodestap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("SIGNALEN", "SIGNALEN"),
                            ("OVERLEG", "OVERLEG"),
                            ("GESPREK", "GESPREK"),
                            ("WEGEN", "WEGEN"),
                            ("BESLISSEN", "BESLISSEN"),
                        ],
                        max_length=10,
                    ),
                ),
                ("gedaan_op", models.DateField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("inhoud", models.BinaryField()),
                ("kindcheck", models.BooleanField(null=True)),
                ("deskundige_gevraagd", models.BooleanField(default=False)),
                ("adviesnummer", models.CharField(blank=True, default="", max_length=40)),
                ("overgeslagen_reden", models.CharField(blank=True, default="", max_length=40)),
                ("vermoeden_blijft", models.BooleanField(null=True)),
                ("acuut_of_structureel", models.BooleanField(null=True)),
                ("zelf_helpen", models.BooleanField(null=True)),
                ("hulp_aanvaard", models.BooleanField(null=True)),
                ("hulp_werkt", models.BooleanField(null=True)),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "vermoeden",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stappen", to="casussen.vermoeden"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Afwijking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("SPECIALIST_NIET_GEVRAAGD", "SPECIALIST_NIET_GEVRAAGD"),
                            ("SPECIALIST_ANDERS", "SPECIALIST_ANDERS"),
                            ("ROUTE_ANDERS", "ROUTE_ANDERS"),
                        ],
                        max_length=30,
                    ),
                ),
                ("waarvan", models.CharField(blank=True, default="", max_length=60)),
                ("reden", models.CharField(max_length=40)),
                ("toelichting", models.BinaryField(null=True)),
                ("afspraakversie", models.BigIntegerField(null=True)),
                ("artikel", models.CharField(blank=True, default="", max_length=20)),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="afwijkingen", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reden", ""), _negated=True), name="afwijking_heeft_reden"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("status", "GESLOTEN"), _negated=True),
                        ("gesloten_op", None),
                        ("sluitreden", ""),
                        ("veiligheidsbeeld", ""),
                    ),
                    models.Q(
                        ("gesloten_op__isnull", False),
                        ("sluitreden__gt", ""),
                        ("status", "GESLOTEN"),
                        ("veiligheidsbeeld__gt", ""),
                    ),
                    _connector="OR",
                ),
                name="casus_gesloten_met_reden_en_beeld",
            ),
        ),
        migrations.AddConstraint(
            model_name="casushuishouden",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("huishouden", "="), ("periode", "&&")], name="casushuishouden_in_een_casus"
            ),
        ),
        migrations.AddConstraint(
            model_name="casusmelding",
            constraint=models.UniqueConstraint(fields=("casus", "melding"), name="casusmelding_eenmaal"),
        ),
        migrations.AddIndex(
            model_name="consult",
            index=models.Index(fields=["aan_team", "status"], name="consult_aan_team"),
        ),
        migrations.AddConstraint(
            model_name="consult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("antwoord__isnull", False), ("beantwoord_op__isnull", False), ("status", "BEANTWOORD")),
                    models.Q(
                        models.Q(("status", "BEANTWOORD"), _negated=True), ("antwoord", None), ("beantwoord_op", None)
                    ),
                    _connector="OR",
                ),
                name="consult_beantwoord_heeft_antwoord",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ongedaan_op", None)), fields=("ander",), name="samenvoeging_een_doel_tegelijk"
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.CheckConstraint(
                condition=models.Q(("dossier", models.F("ander")), _negated=True), name="samenvoeging_van_twee"
            ),
        ),
        migrations.AddConstraint(
            model_name="vermoeden",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "GEMELD"), _negated=True),
                    models.Q(("gemeld_op__isnull", False), ("ontvangstcode__gt", "")),
                    _connector="OR",
                ),
                name="vermoeden_gemeld_heeft_ontvangst",
            ),
        ),
        migrations.AddConstraint(
            model_name="vermoeden",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "AFGESLOTEN"), _negated=True),
                    models.Q(("afgesloten_op__isnull", False), ("afsluitreden__gt", "")),
                    _connector="OR",
                ),
                name="vermoeden_afgesloten_heeft_reden",
            ),
        ),
        migrations.RunSQL(tuple(SLOTEN), reverse_sql=tuple(ONTSLOTEN)),
    ]
