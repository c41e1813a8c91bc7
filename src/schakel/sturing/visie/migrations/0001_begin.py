import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("afspraken", "0002_order"),
        ("organisaties", "0003_vertrek"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Actie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("nummer", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("titel", models.CharField(max_length=300)),
                ("eigenaar", models.CharField(blank=True, max_length=200)),
                ("begin", models.DateField()),
                ("termijn", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[("OPEN", "OPEN"), ("LOOPT", "LOOPT"), ("KLAAR", "KLAAR"), ("GESTOPT", "GESTOPT")],
                        default="OPEN",
                        max_length=7,
                    ),
                ),
                ("indicator", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Focuspunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("uitgangspunt", models.PositiveSmallIntegerField()),
                ("tekst", models.TextField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Actienotitie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.TextField()),
                (
                    "naar",
                    models.CharField(
                        blank=True,
                        choices=[("OPEN", "OPEN"), ("LOOPT", "LOOPT"), ("KLAAR", "KLAAR"), ("GESTOPT", "GESTOPT")],
                        max_length=7,
                    ),
                ),
                ("op", models.DateTimeField()),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notities", to="visie.actie"
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
            ],
        ),
        migrations.CreateModel(
            name="Evaluatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("CONCEPT", "CONCEPT"), ("IN_RONDE", "IN_RONDE"), ("VASTGESTELD", "VASTGESTELD")],
                        max_length=11,
                    ),
                ),
                ("titel", models.CharField(max_length=200)),
                ("van", models.DateField()),
                ("tot", models.DateField(help_text="De eerste dag die niet meer meetelt.")),
                ("gebied", models.CharField(help_text="Code van de verzameling gemeenten.", max_length=60)),
                ("kenmerk", models.CharField(blank=True, max_length=60)),
                ("ris", models.CharField(blank=True, max_length=40)),
                ("datum", models.DateField(blank=True, null=True)),
                ("aan", models.CharField(blank=True, max_length=200)),
                ("onderwerp", models.CharField(blank=True, max_length=300)),
                ("ondertekenaar", models.CharField(blank=True, max_length=200)),
                ("functie", models.CharField(blank=True, max_length=200)),
                ("contact", models.CharField(blank=True, max_length=300)),
                ("brief", models.TextField(blank=True)),
                ("inleiding", models.TextField(blank=True)),
                ("stand", models.PositiveIntegerField(default=1)),
                ("gemaakt_op", models.DateTimeField()),
                ("vastgesteld_op", models.DateTimeField(blank=True, null=True)),
                ("inhoud", models.TextField(blank=True)),
                ("papier", models.BinaryField(null=True)),
                (
                    "vastgesteld_door",
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
            name="Evaluatieronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("uiterlijk", models.DateField()),
                ("begonnen_op", models.DateTimeField()),
                ("gesloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "evaluatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rondes",
                        to="visie.evaluatie",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="actie",
            name="focuspunt",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="acties", to="visie.focuspunt"
            ),
        ),
        migrations.CreateModel(
            name="Regiovisie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("regio", models.CharField(blank=True, help_text="Leeg: landelijk.", max_length=40)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("regio", "code"), name="regiovisie_code_per_regio")],
            },
        ),
        migrations.AddField(
            model_name="focuspunt",
            name="visie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_rijen", to="visie.regiovisie"
            ),
        ),
        migrations.CreateModel(
            name="Bevinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("wie", models.CharField(max_length=200)),
                ("op", models.DateField()),
                ("tekst", models.TextField()),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("antwoord", models.TextField(blank=True)),
                ("actie", models.CharField(blank=True, max_length=300)),
                ("uiterlijk", models.DateField(blank=True, null=True)),
                ("afgedaan_op", models.DateTimeField(blank=True, null=True)),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="actie",
            name="visie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_rijen", to="visie.regiovisie"
            ),
        ),
        migrations.CreateModel(
            name="Rondegenodigde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[("PROFESSIONAL", "PROFESSIONAL"), ("ERVARINGSDESKUNDIGE", "ERVARINGSDESKUNDIGE")],
                        max_length=19,
                    ),
                ),
                ("naam", models.CharField(max_length=200)),
                (
                    "ronde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="genodigden",
                        to="visie.evaluatieronde",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Bijdrage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("uitgangspunt", models.PositiveSmallIntegerField()),
                ("tekst", models.TextField()),
                ("met_naam", models.BooleanField(default=False)),
                ("op", models.DateTimeField()),
                ("antwoord", models.TextField(blank=True)),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True)),
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
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "genodigde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bijdragen", to="visie.rondegenodigde"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stuuroverleg",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("titel", models.CharField(max_length=200)),
                ("op", models.DateField()),
                ("gehouden_op", models.DateTimeField(blank=True, null=True)),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Agendapunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("volgorde", models.PositiveSmallIntegerField()),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[
                            ("ROOD", "ROOD"),
                            ("TE_LAAT", "TE_LAAT"),
                            ("VORIGE_KEER", "VORIGE_KEER"),
                            ("EIGEN", "EIGEN"),
                        ],
                        max_length=12,
                    ),
                ),
                ("bron", models.CharField(blank=True, max_length=80)),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("titel", models.CharField(max_length=300)),
                ("toelichting", models.TextField(blank=True)),
                (
                    "overleg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="punten", to="visie.stuuroverleg"
                    ),
                ),
            ],
            options={
                "ordering": ("volgorde",),
            },
        ),
        migrations.CreateModel(
            name="Taak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("titel", models.CharField(max_length=200)),
                ("uitgangspunt", models.PositiveSmallIntegerField()),
                ("prioriteit", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("eigenaar", models.CharField(blank=True, max_length=200)),
                ("volgende_stap", models.CharField(blank=True, max_length=300)),
                ("voor", models.DateField(blank=True, null=True)),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Taakdeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("CENTRUMGEMEENTE", "CENTRUMGEMEENTE"),
                            ("GEMEENTE", "GEMEENTE"),
                            ("PARTNER", "PARTNER"),
                        ],
                        max_length=15,
                    ),
                ),
                ("partij", models.CharField(max_length=200)),
                ("verwacht", models.CharField(max_length=300)),
                (
                    "budget",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="Leeg: onbekend.", max_digits=12, null=True
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("NIET_BEGONNEN", "NIET_BEGONNEN"),
                            ("LOOPT", "LOOPT"),
                            ("KLAAR", "KLAAR"),
                            ("LOOPT_VAST", "LOOPT_VAST"),
                        ],
                        default="NIET_BEGONNEN",
                        max_length=13,
                    ),
                ),
                (
                    "taak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delen", to="visie.taak"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Uitrol",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("naam", models.CharField(max_length=200)),
                ("waar", models.CharField(max_length=200)),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("gepland", models.PositiveIntegerField()),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Uitrolstand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateField()),
                ("actief", models.PositiveIntegerField()),
                ("bron", models.TextField(blank=True)),
                (
                    "uitrol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="standen", to="visie.uitrol"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visieversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("versie", models.CharField(max_length=20)),
                (
                    "status",
                    models.CharField(choices=[("CONCEPT", "CONCEPT"), ("VASTGESTELD", "VASTGESTELD")], max_length=11),
                ),
                ("geldig_van", models.DateField()),
                (
                    "geldig_tot",
                    models.DateField(
                        blank=True, help_text="De eerste dag waarop de versie niet meer geldt.", null=True
                    ),
                ),
                ("definitie", models.TextField(help_text="JSON; tekst, want de volgorde telt.")),
                ("bron", models.TextField(blank=True)),
                (
                    "voorbeeld",
                    models.BooleanField(default=False, help_text="Geen vastgestelde tekst, maar een voorbeeld."),
                ),
                ("vingerafdruk", models.CharField(help_text="sha256 van de geladen inhoud.", max_length=64)),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versies", to="visie.regiovisie"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vaststelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("orgaan", models.CharField(max_length=40)),
                (
                    "gemeente",
                    models.CharField(blank=True, help_text="CBS-code; leeg: voor de hele regio.", max_length=10),
                ),
                ("op", models.DateField(blank=True, help_text="Leeg: vastgesteld, de dag is niet bekend.", null=True)),
                ("toelichting", models.CharField(blank=True, max_length=300)),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vaststellingen",
                        to="visie.visieversie",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Kleuroordeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("uitgangspunt", models.PositiveSmallIntegerField()),
                ("van", models.DateField()),
                ("tot", models.DateField(help_text="De eerste dag die niet meer meetelt.")),
                (
                    "kleur",
                    models.CharField(
                        choices=[
                            ("VASTHOUDEN", "VASTHOUDEN"),
                            ("AANDACHT", "AANDACHT"),
                            ("EXTRA_INZET", "EXTRA_INZET"),
                        ],
                        max_length=11,
                    ),
                ),
                ("reden", models.TextField()),
                ("constante_aandacht", models.BooleanField(default=False)),
                (
                    "voorstel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("VASTHOUDEN", "VASTHOUDEN"),
                            ("AANDACHT", "AANDACHT"),
                            ("EXTRA_INZET", "EXTRA_INZET"),
                        ],
                        max_length=11,
                    ),
                ),
                ("cijfers", models.JSONField(default=list)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="oordelen", to="visie.visieversie"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="evaluatieronde",
            name="versie",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="rondes", to="visie.visieversie"
            ),
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="versie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evaluaties", to="visie.visieversie"
            ),
        ),
        migrations.CreateModel(
            name="Voorziening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("naam", models.CharField(max_length=200)),
                ("wie", models.CharField(blank=True, max_length=200)),
                (
                    "fasen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Toets",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uitgangspunt", models.PositiveSmallIntegerField()),
                (
                    "oordeel",
                    models.CharField(
                        choices=[("PAST", "PAST"), ("DEELS", "DEELS"), ("PAST_NIET", "PAST_NIET")], max_length=9
                    ),
                ),
                ("reden", models.TextField()),
                ("op", models.DateTimeField()),
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
                    "voorziening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="toetsen", to="visie.voorziening"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Afspraakgebruik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisatie", models.CharField(max_length=60)),
                ("bekend", models.BooleanField()),
                ("getraind", models.BooleanField()),
                ("in_gebruik", models.BooleanField()),
                ("toelichting", models.CharField(blank=True, max_length=300)),
                ("op", models.DateTimeField()),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="afspraken.afspraak"
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bekend", True), models.Q(("getraind", False), ("in_gebruik", False)), _connector="OR"
                        ),
                        name="afspraakgebruik_begint_met_bekend",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluatiedeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("uitgangspunt", models.PositiveSmallIntegerField()),
                ("tekst", models.TextField(blank=True)),
                ("stand", models.PositiveIntegerField(default=1)),
                ("gewijzigd_op", models.DateTimeField()),
                (
                    "evaluatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delen", to="visie.evaluatie"
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluatie", "uitgangspunt"), name="evaluatiedeel_een_per_uitgangspunt"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Overlegbesluit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("tekst", models.TextField()),
                ("eigenaar", models.CharField(max_length=200)),
                ("uiterlijk", models.DateField()),
                ("opvolging", models.TextField(blank=True)),
                ("opgevolgd_op", models.DateTimeField(blank=True, null=True)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "punt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="besluiten", to="visie.agendapunt"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opgevolgd_op", None), ("opvolging", "")),
                            models.Q(("opgevolgd_op__isnull", False), models.Q(("opvolging", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="overlegbesluit_opvolging_heel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Raadsvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[("MOTIE", "MOTIE"), ("TOEZEGGING", "TOEZEGGING"), ("RAADSVRAAG", "RAADSVRAAG")],
                        max_length=10,
                    ),
                ),
                ("nummer", models.CharField(blank=True, max_length=40)),
                ("titel", models.CharField(max_length=200)),
                ("orgaan", models.CharField(max_length=200)),
                ("op", models.DateField(blank=True, help_text="Leeg: de dag is niet bekend.", null=True)),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("eigenaar", models.CharField(blank=True, max_length=200)),
                ("uiterlijk", models.DateField(blank=True, null=True)),
                ("antwoord", models.TextField(blank=True)),
                ("afgedaan_op", models.DateTimeField(blank=True, null=True)),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("visie", "code"),
                        name="raadsvraag_code_per_visie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("afgedaan_op", None), models.Q(("antwoord", ""), _negated=True), _connector="OR"
                        ),
                        name="raadsvraag_afgedaan_heeft_antwoord",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pilot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("naam", models.CharField(max_length=200)),
                ("focus", models.CharField(max_length=300)),
                ("plaats", models.CharField(max_length=200)),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("van", models.DateField()),
                ("tot", models.DateField(blank=True, help_text="Leeg: het einde is niet afgesproken.", null=True)),
                (
                    "leervragen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300), default=list, size=None
                    ),
                ),
                (
                    "maten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                ("eigenaar", models.CharField(blank=True, max_length=200)),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[("STOPPEN", "STOPPEN"), ("AANPASSEN", "AANPASSEN"), ("UITROLLEN", "UITROLLEN")],
                        max_length=10,
                    ),
                ),
                ("besluitreden", models.TextField(blank=True)),
                ("besloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "besloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("visie", "code"),
                        name="pilot_code_per_visie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot", None), ("tot__gte", models.F("van")), _connector="OR"),
                        name="pilot_periode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("besloten_op", None), ("besluit", ""), ("besluitreden", "")),
                            models.Q(
                                models.Q(("besluit", ""), _negated=True),
                                models.Q(("besluitreden", ""), _negated=True),
                                ("besloten_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pilot_besluit_heel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Geldstroom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("bron", models.TextField(blank=True)),
                ("naam", models.CharField(max_length=200)),
                ("doel", models.CharField(max_length=300)),
                ("uitgangspunt", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "ontvangen",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="Leeg: onbekend.", max_digits=12, null=True
                    ),
                ),
                (
                    "besteed",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="Leeg: onbekend.", max_digits=12, null=True
                    ),
                ),
                ("bereik", models.CharField(blank=True, max_length=300)),
                (
                    "visie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rijen",
                        to="visie.regiovisie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("visie", "code"),
                        name="geldstroom_code_per_visie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ontvangen", None), ("ontvangen__gte", 0), _connector="OR"),
                            models.Q(("besteed", None), ("besteed__gte", 0), _connector="OR"),
                        ),
                        name="geldstroom_niet_onder_nul",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="focuspunt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("visie", "code"),
                name="focuspunt_code_per_visie",
            ),
        ),
        migrations.AddConstraint(
            model_name="bevinding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("visie", "code"),
                name="bevinding_code_per_visie",
            ),
        ),
        migrations.AddConstraint(
            model_name="bevinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("afgedaan_op", None), models.Q(("antwoord", ""), _negated=True), _connector="OR"),
                name="bevinding_afgedaan_heeft_antwoord",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("visie", "code"), name="actie_code_per_visie"
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("termijn__gte", models.F("begin"))), name="actie_termijn_na_begin"
            ),
        ),
        migrations.AddConstraint(
            model_name="rondegenodigde",
            constraint=models.UniqueConstraint(
                condition=models.Q(("team__isnull", False)),
                fields=("ronde", "team"),
                name="rondegenodigde_team_eenmaal",
            ),
        ),
        migrations.AddConstraint(
            model_name="rondegenodigde",
            constraint=models.CheckConstraint(
                condition=models.Q(("team", None), ("soort", "PROFESSIONAL"), _connector="OR"),
                name="rondegenodigde_team_is_professional",
            ),
        ),
        migrations.AddConstraint(
            model_name="bijdrage",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True), name="bijdrage_heeft_tekst"
            ),
        ),
        migrations.AddConstraint(
            model_name="bijdrage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("antwoord", ""), ("beantwoord_door", None), ("beantwoord_op", None)),
                    models.Q(
                        models.Q(("antwoord", ""), _negated=True),
                        ("beantwoord_door__isnull", False),
                        ("beantwoord_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="bijdrage_antwoord_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="stuuroverleg",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("visie", "code"),
                name="stuuroverleg_code_per_visie",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapunt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bron", ""), _negated=True),
                fields=("overleg", "bron"),
                name="agendapunt_bron_eenmaal",
            ),
        ),
        migrations.AddConstraint(
            model_name="taak",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("visie", "code"), name="taak_code_per_visie"
            ),
        ),
        migrations.AddConstraint(
            model_name="taakdeel",
            constraint=models.UniqueConstraint(fields=("taak", "partij"), name="taakdeel_een_per_partij"),
        ),
        migrations.AddConstraint(
            model_name="taakdeel",
            constraint=models.CheckConstraint(
                condition=models.Q(("budget", None), ("budget__gte", 0), _connector="OR"),
                name="taakdeel_budget_niet_onder_nul",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitrol",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("visie", "code"), name="uitrol_code_per_visie"
            ),
        ),
        migrations.AddConstraint(
            model_name="uitrolstand",
            constraint=models.UniqueConstraint(fields=("uitrol", "op"), name="uitrolstand_een_per_dag"),
        ),
        migrations.AddConstraint(
            model_name="visieversie",
            constraint=models.UniqueConstraint(fields=("visie", "versie"), name="visieversie_uniek"),
        ),
        migrations.AddConstraint(
            model_name="visieversie",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig_tot", None), ("geldig_tot__gt", models.F("geldig_van")), _connector="OR"),
                name="visieversie_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="visieversie",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status", "VASTGESTELD")),
                expressions=[
                    ("visie", "="),
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
                name="visieversie_geen_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="vaststelling",
            constraint=models.UniqueConstraint(fields=("versie", "orgaan", "gemeente"), name="vaststelling_eenmaal"),
        ),
        migrations.AddIndex(
            model_name="kleuroordeel",
            index=models.Index(fields=["versie", "uitgangspunt", "op"], name="kleuroordeel_verloop"),
        ),
        migrations.AddConstraint(
            model_name="kleuroordeel",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="kleuroordeel_heeft_reden"
            ),
        ),
        migrations.AddConstraint(
            model_name="kleuroordeel",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))), name="kleuroordeel_periode"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatieronde",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("evaluatie__isnull", False), ("versie", None)),
                    models.Q(("evaluatie", None), ("versie__isnull", False)),
                    _connector="OR",
                ),
                name="evaluatieronde_over_een_van_beide",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatieronde",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gesloten_op", None)),
                fields=("evaluatie",),
                name="evaluatieronde_een_open_evaluatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatieronde",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gesloten_op", None)), fields=("versie",), name="evaluatieronde_een_open_versie"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))), name="evaluatie_periode"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "VASTGESTELD"),
                        ("vastgesteld_door__isnull", False),
                        ("vastgesteld_op__isnull", False),
                        models.Q(("inhoud", ""), _negated=True),
                        ("papier__isnull", False),
                    ),
                    models.Q(
                        models.Q(("status", "VASTGESTELD"), _negated=True),
                        ("inhoud", ""),
                        ("papier", None),
                        ("vastgesteld_door", None),
                        ("vastgesteld_op", None),
                    ),
                    _connector="OR",
                ),
                name="evaluatie_vastgesteld_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="voorziening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("visie", "code"),
                name="voorziening_code_per_visie",
            ),
        ),
        migrations.AddConstraint(
            model_name="toets",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="toets_heeft_reden"
            ),
        ),
    ]
