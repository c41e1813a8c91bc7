"""What was said stays as it is; which promise was made of it, can be added."""

from django.db import migrations

REGEL = "bijeenkomsten_verslagregel"


class Migration(migrations.Migration):
    dependencies = [("bijeenkomsten", "0003_belofte")]

    operations = [
        migrations.RunSQL(
            [f"GRANT UPDATE (belofte) ON {REGEL} TO schakel_app"],
            reverse_sql=[f"REVOKE UPDATE (belofte) ON {REGEL} FROM schakel_app"],
        )
    ]
