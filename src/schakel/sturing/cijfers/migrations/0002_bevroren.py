"""What was published stays as it is: nobody who runs the program changes or removes it."""

from django.db import migrations

TABELLEN = "cijfers_publicatie, cijfers_cel"
ROLLEN = "schakel_app, schakel_job, schakel_wacht"


class Migration(migrations.Migration):
    dependencies = [("cijfers", "0001_begin")]
    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {TABELLEN} FROM {ROLLEN}",
            reverse_sql=f"GRANT UPDATE, DELETE ON {TABELLEN} TO {ROLLEN}",
        ),
    ]
