from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [("termijnen", "0005_eigen_einde")]

    operations = [
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                F("team_id"),
                F("uiterlijk"),
                models.OrderBy(F("gevaar"), descending=True),
                F("id"),
                condition=models.Q(("status", "LOPEND")),
                name="termijn_bladeren",
            ),
        ),
    ]
