"""Counts of agreements come from the published figures: the function that counted cases for this room goes."""

from importlib import import_module

from django.db import migrations

MAAK = import_module("schakel.sturing.visie.migrations.0003_tellingen").FUNCTIE


class Migration(migrations.Migration):
    dependencies = [("visie", "0005_deur_van_de_ronde"), ("cijfers", "0005_afspraken_en_consulten")]

    operations = [migrations.RunSQL("DROP FUNCTION afspraak_tellingen", reverse_sql=MAAK)]
