import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from schakel.casuswerk.dossiers import rules


def _bij_overdracht(tabel: str) -> list[str]:
    ziet = f"EXISTS (SELECT 1 FROM overdrachten_overdracht o WHERE o.id = {tabel}.overdracht_id)"
    return [
        *rules.lock_sql(tabel),
        f"CREATE POLICY zichtbaar ON {tabel} TO schakel_app, schakel_job USING ({ziet}) WITH CHECK ({ziet})",
    ]


SLOTEN = [
    # Before acceptance the receiver is invited to answer this one row; the dossier stays closed to it.
    *rules.protect_offer_sql("overdrachten_overdracht", "overdracht"),
    *_bij_overdracht("overdrachten_overdrachtsregel"),
    *_bij_overdracht("overdrachten_buitenbevestiging"),
    "REVOKE UPDATE, DELETE ON overdrachten_overdrachtsregel FROM schakel_app, schakel_job",
    "REVOKE DELETE ON overdrachten_overdracht, overdrachten_buitenbevestiging FROM schakel_app, schakel_job",
]
ONTSLOTEN = [
    regel
    for tabel in ("overdrachten_overdracht", "overdrachten_overdrachtsregel", "overdrachten_buitenbevestiging")
    for regel in rules.unprotect_sql(tabel)
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0004_uitnodiging"),
        ("organisaties", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("VOORBEREID", "VOORBEREID"),
                            ("AANGEBODEN", "AANGEBODEN"),
                            ("ONTVANGEN", "ONTVANGEN"),
                            ("GEACCEPTEERD", "GEACCEPTEERD"),
                            ("GEWEIGERD", "GEWEIGERD"),
                            ("GESPREK_GEPLAND", "GESPREK_GEPLAND"),
                            ("GESPREK_GEVOERD", "GESPREK_GEVOERD"),
                            ("REGIE_OVERGENOMEN", "REGIE_OVERGENOMEN"),
                            ("EERSTE_CONTACT", "EERSTE_CONTACT"),
                            ("GESTART", "GESTART"),
                            ("INGETROKKEN", "INGETROKKEN"),
                            ("GEESCALEERD", "GEESCALEERD"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_hoofd", models.BooleanField(default=True)),
                ("acuut", models.BooleanField(default=False)),
                ("aanduiding", models.TextField(help_text="Zonder namen: wat de ontvanger als titel ziet.")),
                ("samenvatting", models.JSONField()),
                ("route", models.JSONField(default=dict)),
                ("voorbereid_op", models.DateTimeField()),
                ("aangeboden_op", models.DateTimeField(null=True)),
                ("ontvangen_op", models.DateTimeField(null=True)),
                ("besloten_op", models.DateTimeField(null=True)),
                ("weigerreden", models.CharField(blank=True, default="", max_length=20)),
                ("weigertoelichting", models.TextField(blank=True, default="")),
                (
                    "regisseur_naam",
                    models.TextField(blank=True, default="", help_text="Alleen bij een ontvanger zonder account."),
                ),
                ("gesprek_gepland_op", models.DateTimeField(null=True)),
                ("gesprek_op", models.DateTimeField(null=True)),
                (
                    "gesprek_aanwezig",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("gesprek_bevestigd_zender_op", models.DateTimeField(null=True)),
                ("gesprek_bevestigd_ontvanger_op", models.DateTimeField(null=True)),
                ("koudreden", models.CharField(blank=True, default="", max_length=20)),
                ("eerste_contact_op", models.DateTimeField(null=True)),
                ("eerste_contact_met", models.TextField(blank=True, default="")),
                ("veiligheidsafspraak_vorm", models.CharField(blank=True, default="", max_length=12)),
                ("veiligheidsafspraak", models.TextField(blank=True, default="")),
                ("gestart_op", models.DateTimeField(null=True)),
                ("warm", models.BooleanField(null=True)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                ("intrekreden", models.CharField(blank=True, default="", max_length=20)),
                ("trede", models.PositiveSmallIntegerField(default=0)),
                ("hervat_bij", models.CharField(blank=True, default="", max_length=20)),
                ("betwisten_tot", models.DateTimeField(null=True)),
                ("betwist_op", models.DateTimeField(null=True)),
                ("betwistreden", models.CharField(blank=True, default="", max_length=30)),
                ("betwisttoelichting", models.TextField(blank=True, default="")),
                ("betwistuitkomst", models.CharField(blank=True, default="", max_length=20)),
                ("bevestigd_op", models.DateTimeField(null=True)),
                ("gewijzigd_op", models.DateTimeField()),
                (
                    "beoordelaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "beoordelaar_team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overdrachten", to="dossiers.dossier"
                    ),
                ),
                (
                    "eerste_contact_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ontvanger_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
                (
                    "regie",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.regie"
                    ),
                ),
                (
                    "regisseur",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "zender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "zender_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.team"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Buitenbevestiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "stap",
                    models.CharField(
                        choices=[
                            ("VOORBEREID", "VOORBEREID"),
                            ("AANGEBODEN", "AANGEBODEN"),
                            ("ONTVANGEN", "ONTVANGEN"),
                            ("GEACCEPTEERD", "GEACCEPTEERD"),
                            ("GEWEIGERD", "GEWEIGERD"),
                            ("GESPREK_GEPLAND", "GESPREK_GEPLAND"),
                            ("GESPREK_GEVOERD", "GESPREK_GEVOERD"),
                            ("REGIE_OVERGENOMEN", "REGIE_OVERGENOMEN"),
                            ("EERSTE_CONTACT", "EERSTE_CONTACT"),
                            ("GESTART", "GESTART"),
                            ("INGETROKKEN", "INGETROKKEN"),
                            ("GEESCALEERD", "GEESCALEERD"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wie_bij_ontvanger", models.TextField()),
                ("bevestigd_op", models.DateTimeField()),
                ("kanaal", models.CharField(max_length=20)),
                ("gegevens", models.JSONField(default=dict)),
                ("vastgelegd_op", models.DateTimeField()),
                ("gecontroleerd_op", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "gecontroleerd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "overdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevestigingen",
                        to="overdrachten.overdracht",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Overdrachtsregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "van",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("VOORBEREID", "VOORBEREID"),
                            ("AANGEBODEN", "AANGEBODEN"),
                            ("ONTVANGEN", "ONTVANGEN"),
                            ("GEACCEPTEERD", "GEACCEPTEERD"),
                            ("GEWEIGERD", "GEWEIGERD"),
                            ("GESPREK_GEPLAND", "GESPREK_GEPLAND"),
                            ("GESPREK_GEVOERD", "GESPREK_GEVOERD"),
                            ("REGIE_OVERGENOMEN", "REGIE_OVERGENOMEN"),
                            ("EERSTE_CONTACT", "EERSTE_CONTACT"),
                            ("GESTART", "GESTART"),
                            ("INGETROKKEN", "INGETROKKEN"),
                            ("GEESCALEERD", "GEESCALEERD"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("VOORBEREID", "VOORBEREID"),
                            ("AANGEBODEN", "AANGEBODEN"),
                            ("ONTVANGEN", "ONTVANGEN"),
                            ("GEACCEPTEERD", "GEACCEPTEERD"),
                            ("GEWEIGERD", "GEWEIGERD"),
                            ("GESPREK_GEPLAND", "GESPREK_GEPLAND"),
                            ("GESPREK_GEVOERD", "GESPREK_GEVOERD"),
                            ("REGIE_OVERGENOMEN", "REGIE_OVERGENOMEN"),
                            ("EERSTE_CONTACT", "EERSTE_CONTACT"),
                            ("GESTART", "GESTART"),
                            ("INGETROKKEN", "INGETROKKEN"),
                            ("GEESCALEERD", "GEESCALEERD"),
                        ],
                        max_length=20,
                    ),
                ),
                ("moment", models.DateTimeField()),
                ("wie", models.BigIntegerField(null=True)),
                ("codes", models.JSONField(default=dict)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "overdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="regels", to="overdrachten.overdracht"
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
        migrations.AddIndex(
            model_name="overdracht",
            index=models.Index(fields=["zender_team", "-gewijzigd_op"], name="overdracht_uit"),
        ),
        migrations.AddIndex(
            model_name="overdracht",
            index=models.Index(fields=["ontvanger_team", "-gewijzigd_op"], name="overdracht_in"),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("is_hoofd", True), models.Q(("status__in", ["GESTART", "INGETROKKEN"]), _negated=True)
                ),
                fields=("dossier",),
                name="overdracht_een_hoofdontvanger",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(("zender_team", models.F("ontvanger_team")), _negated=True),
                name="overdracht_tussen_twee_teams",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "GEWEIGERD"), _negated=True),
                    models.Q(("beoordelaar__isnull", False), ("weigerreden__gt", ""), ("weigertoelichting__gt", "")),
                    _connector="OR",
                ),
                name="overdracht_geweigerd_met_reden_en_beoordelaar",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("eerste_contact_op__isnull", False),
                        ("gestart_op__isnull", False),
                        ("status", "GESTART"),
                        ("veiligheidsafspraak__gt", ""),
                        ("warm__isnull", False),
                        models.Q(("eerste_contact_met", ""), _negated=True),
                    ),
                    models.Q(models.Q(("status", "GESTART"), _negated=True), ("gestart_op", None), ("warm", None)),
                    _connector="OR",
                ),
                name="overdracht_gestart_na_contact_en_afspraak",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ingetrokken_op__isnull", False), ("intrekreden__gt", ""), ("status", "INGETROKKEN")),
                    models.Q(models.Q(("status", "INGETROKKEN"), _negated=True), ("ingetrokken_op", None)),
                    _connector="OR",
                ),
                name="overdracht_ingetrokken_met_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "GEESCALEERD"), _negated=True),
                    models.Q(("beoordelaar__isnull", False), ("hervat_bij__gt", ""), ("trede__gte", 1)),
                    _connector="OR",
                ),
                name="overdracht_opgeschaald_naar_iemand",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("betwist_op", None), ("betwistreden", "")),
                    models.Q(("betwist_op__isnull", False), ("betwistreden__gt", ""), ("gestart_op__isnull", False)),
                    _connector="OR",
                ),
                name="overdracht_betwist_na_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="buitenbevestiging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gecontroleerd_door", None), ("gecontroleerd_op", None)),
                    models.Q(
                        ("gecontroleerd_door__isnull", False),
                        ("gecontroleerd_op__isnull", False),
                        models.Q(("gecontroleerd_door", models.F("vastgelegd_door")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="bevestiging_door_twee_mensen",
            ),
        ),
        migrations.AddConstraint(
            model_name="buitenbevestiging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gecontroleerd_op", None)), fields=("overdracht",), name="bevestiging_een_open"
            ),
        ),
        migrations.RunSQL(tuple(SLOTEN), reverse_sql=tuple(ONTSLOTEN)),
    ]
