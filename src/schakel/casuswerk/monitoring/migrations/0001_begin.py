import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from schakel.casuswerk.dossiers import rules

TABELLEN = ["monitoring_controlemoment", "monitoring_controleuitkomst"]
SLOTEN = [
    *(regel for tabel in TABELLEN for regel in rules.protect_sql(tabel)),
    "REVOKE UPDATE, DELETE ON monitoring_controleuitkomst FROM schakel_app, schakel_job",
    "REVOKE DELETE ON monitoring_controlemoment FROM schakel_app, schakel_job",
]
ONTSLOTEN = [regel for tabel in TABELLEN for regel in rules.unprotect_sql(tabel)]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0004_uitnodiging"),
        ("organisaties", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Controlemoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("overdracht_id", models.BigIntegerField(help_text="De gestarte overdracht waarvan de dagen tellen.")),
                ("sjabloon", models.CharField(max_length=40)),
                ("soort", models.CharField(max_length=40)),
                ("gepland_op", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[("GEPLAND", "GEPLAND"), ("GEDAAN", "GEDAAN"), ("VERVALLEN", "VERVALLEN")],
                        max_length=10,
                    ),
                ),
                ("gedaan_op", models.DateTimeField(null=True)),
                ("nieuwe_zorgen", models.BooleanField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controlemomenten",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "gedaan_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="Controleuitkomst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("persoon_id", models.BigIntegerField(help_text="Leeg: het hele gezin.", null=True)),
                (
                    "bron",
                    models.CharField(
                        choices=[("GEZIN", "GEZIN"), ("PROFESSIONAL", "PROFESSIONAL"), ("NETWERK", "NETWERK")],
                        max_length=20,
                    ),
                ),
                (
                    "veiligheid",
                    models.CharField(
                        choices=[
                            ("VEILIG", "VEILIG"),
                            ("ONVEILIG", "ONVEILIG"),
                            ("ONDUIDELIJK", "ONDUIDELIJK"),
                            ("NIET_BEREIKT", "NIET_BEREIKT"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "controlemoment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitkomsten",
                        to="monitoring.controlemoment",
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
        migrations.AddIndex(
            model_name="controlemoment",
            index=models.Index(fields=["team", "status", "gepland_op"], name="controlemoment_team"),
        ),
        migrations.AddConstraint(
            model_name="controlemoment",
            constraint=models.UniqueConstraint(fields=("overdracht_id", "sjabloon"), name="controlemoment_eenmaal"),
        ),
        migrations.AddConstraint(
            model_name="controlemoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gedaan_op__isnull", False), ("nieuwe_zorgen__isnull", False), ("status", "GEDAAN")),
                    models.Q(models.Q(("status", "GEDAAN"), _negated=True), ("gedaan_op", None)),
                    _connector="OR",
                ),
                name="controlemoment_gedaan_heeft_moment",
            ),
        ),
        migrations.RunSQL(tuple(SLOTEN), reverse_sql=tuple(ONTSLOTEN)),
    ]
