"""The worker plans the checks after a start, also where only named colleagues see the dossier (ADR-0004)."""

from django.db import migrations

OPEN = """CREATE POLICY werker ON monitoring_controlemoment TO schakel_job USING (true) WITH CHECK (true)"""


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_vervolg_en_verslag")]
    operations = [migrations.RunSQL([OPEN], ["DROP POLICY werker ON monitoring_controlemoment"])]
