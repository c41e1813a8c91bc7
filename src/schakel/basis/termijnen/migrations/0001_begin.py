import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Termijn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("publiek_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("dossier_id", models.BigIntegerField(db_index=True)),
                ("onderwerp_soort", models.CharField(blank=True, max_length=40)),
                ("onderwerp_id", models.BigIntegerField(blank=True, null=True)),
                ("definitie", models.CharField(max_length=60)),
                ("titel", models.CharField(help_text="Code van de titel.", max_length=60)),
                (
                    "eigenaar",
                    models.CharField(
                        choices=[
                            ("verantwoordelijk", "verantwoordelijk"),
                            ("ontvanger", "ontvanger"),
                            ("zender", "zender"),
                            ("regie", "regie"),
                        ],
                        max_length=18,
                    ),
                ),
                ("team_id", models.BigIntegerField(blank=True, null=True)),
                ("medewerker_id", models.BigIntegerField(blank=True, null=True)),
                ("gevaar", models.PositiveSmallIntegerField(default=0)),
                ("gestart_op", models.DateTimeField()),
                ("wettelijk_uiterlijk", models.DateTimeField(blank=True, null=True)),
                ("praktijk_uiterlijk", models.DateTimeField(blank=True, null=True)),
                ("uiterlijk", models.DateTimeField(db_index=True, help_text="De vroegste van beide.")),
                ("volgend_alarm_op", models.DateTimeField(blank=True, null=True)),
                ("alarm_stand", models.PositiveSmallIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[("LOPEND", "LOPEND"), ("AFGEDAAN", "AFGEDAAN"), ("VERVALLEN", "VERVALLEN")],
                        default="LOPEND",
                        max_length=9,
                    ),
                ),
                ("afgedaan_op", models.DateTimeField(blank=True, null=True)),
                ("overschrijding_reden", models.TextField(blank=True)),
                ("overschrijding_door_id", models.BigIntegerField(blank=True, null=True)),
                ("overschrijding_op", models.DateTimeField(blank=True, null=True)),
                ("laatste_contact_op", models.DateTimeField(blank=True, null=True)),
                ("volgende_veiligheidscheck_op", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("team_id"),
                        models.F("status"),
                        models.OrderBy(models.F("gevaar"), descending=True),
                        models.F("uiterlijk"),
                        name="termijn_werklijst",
                    ),
                    models.Index(
                        condition=models.Q(("status", "LOPEND"), ("volgend_alarm_op__isnull", False)),
                        fields=["volgend_alarm_op"],
                        name="termijn_alarm",
                    ),
                    models.Index(
                        condition=models.Q(("status", "LOPEND")), fields=["medewerker_id"], name="termijn_medewerker"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "LOPEND")),
                        fields=("dossier_id", "definitie", "onderwerp_soort", "onderwerp_id"),
                        name="termijn_loopt_eenmaal",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "LOPEND"), _negated=True), ("team_id__isnull", False), _connector="OR"
                        ),
                        name="termijn_lopend_heeft_team",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgedaan_op", None), ("status", "LOPEND")),
                            models.Q(models.Q(("status", "LOPEND"), _negated=True), ("afgedaan_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="termijn_afgedaan_heeft_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("onderwerp_id", None), ("onderwerp_soort", "")),
                            models.Q(("onderwerp_id__isnull", False), ("onderwerp_soort__gt", "")),
                            _connector="OR",
                        ),
                        name="termijn_onderwerp_heel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("overschrijding_door_id", None),
                                ("overschrijding_op", None),
                                ("overschrijding_reden", ""),
                            ),
                            models.Q(
                                ("overschrijding_door_id__isnull", False),
                                ("overschrijding_op__isnull", False),
                                ("overschrijding_reden__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="termijn_overschrijding_heel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wettelijk_uiterlijk__isnull", False),
                            ("praktijk_uiterlijk__isnull", False),
                            _connector="OR",
                        ),
                        name="termijn_heeft_einde",
                    ),
                    models.CheckConstraint(condition=models.Q(("gevaar__lte", 3)), name="termijn_gevaar"),
                    models.CheckConstraint(
                        condition=models.Q(("alarm_stand__in", (0, 60, 80, 100))), name="termijn_alarm_stand"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Termijndefinitie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("regio", models.CharField(blank=True, help_text="Leeg: landelijk.", max_length=40)),
                ("titel", models.CharField(max_length=200)),
                ("start_event", models.CharField(max_length=60)),
                (
                    "start_als",
                    models.JSONField(
                        default=dict, help_text="Code van de gebeurtenis -> waarden waarbij de klok start."
                    ),
                ),
                (
                    "stop_events",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                (
                    "verval_events",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "reset_events",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("per", models.CharField(choices=[("dossier", "dossier"), ("onderwerp", "onderwerp")], max_length=10)),
                ("wettelijk_aantal", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "wettelijk_eenheid",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("uren", "uren"),
                            ("kalenderdagen", "kalenderdagen"),
                            ("kalenderdagen_atw", "kalenderdagen_atw"),
                            ("werkdagen", "werkdagen"),
                            ("weken", "weken"),
                            ("weken_atw", "weken_atw"),
                            ("maanden", "maanden"),
                            ("maanden_atw", "maanden_atw"),
                        ],
                        max_length=20,
                    ),
                ),
                ("praktijk_aantal", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "praktijk_eenheid",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("uren", "uren"),
                            ("kalenderdagen", "kalenderdagen"),
                            ("kalenderdagen_atw", "kalenderdagen_atw"),
                            ("werkdagen", "werkdagen"),
                            ("weken", "weken"),
                            ("weken_atw", "weken_atw"),
                            ("maanden", "maanden"),
                            ("maanden_atw", "maanden_atw"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "verlenging",
                    models.JSONField(
                        default=dict,
                        help_text="{aantal, eenheid, keren}: hoeveel een verlenging hoogstens is; leeg: niet te verlengen.",
                    ),
                ),
                (
                    "eigenaar",
                    models.CharField(
                        choices=[
                            ("verantwoordelijk", "verantwoordelijk"),
                            ("ontvanger", "ontvanger"),
                            ("zender", "zender"),
                            ("regie", "regie"),
                        ],
                        max_length=18,
                    ),
                ),
                ("gevaar", models.PositiveSmallIntegerField(default=0)),
                ("bron", models.TextField()),
                ("geldig_van", models.DateField()),
                (
                    "geldig_tot",
                    models.DateField(
                        blank=True, help_text="De eerste dag waarop de definitie niet meer geldt.", null=True
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("regio", "code", "geldig_van"), name="termijndefinitie_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wettelijk_aantal", None), ("wettelijk_eenheid", "")),
                            models.Q(("wettelijk_aantal__isnull", False), ("wettelijk_eenheid__gt", "")),
                            _connector="OR",
                        ),
                        name="termijndefinitie_wettelijk_heel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("praktijk_aantal", None), ("praktijk_eenheid", "")),
                            models.Q(("praktijk_aantal__isnull", False), ("praktijk_eenheid__gt", "")),
                            _connector="OR",
                        ),
                        name="termijndefinitie_praktijk_heel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wettelijk_aantal__isnull", False), ("praktijk_aantal__isnull", False), _connector="OR"
                        ),
                        name="termijndefinitie_heeft_duur",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("geldig_tot", None), ("geldig_tot__gte", models.F("geldig_van")), _connector="OR"
                        ),
                        name="termijndefinitie_periode",
                    ),
                    models.CheckConstraint(condition=models.Q(("gevaar__lte", 3)), name="termijndefinitie_gevaar"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verlenging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier_id", models.BigIntegerField(db_index=True)),
                ("aantal", models.PositiveIntegerField()),
                (
                    "eenheid",
                    models.CharField(
                        choices=[
                            ("uren", "uren"),
                            ("kalenderdagen", "kalenderdagen"),
                            ("kalenderdagen_atw", "kalenderdagen_atw"),
                            ("werkdagen", "werkdagen"),
                            ("weken", "weken"),
                            ("weken_atw", "weken_atw"),
                            ("maanden", "maanden"),
                            ("maanden_atw", "maanden_atw"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reden", models.TextField()),
                ("aangevraagd_door_id", models.BigIntegerField()),
                ("goedgekeurd_door_id", models.BigIntegerField()),
                ("verlengd_op", models.DateTimeField()),
                ("was_uiterlijk", models.DateTimeField()),
                ("werd_uiterlijk", models.DateTimeField()),
                (
                    "termijn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="verlengingen", to="termijnen.termijn"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reden__gt", "")), name="verlenging_heeft_reden"),
                    models.CheckConstraint(
                        condition=models.Q(("werd_uiterlijk__gt", models.F("was_uiterlijk"))),
                        name="verlenging_is_later",
                    ),
                ],
            },
        ),
    ]
