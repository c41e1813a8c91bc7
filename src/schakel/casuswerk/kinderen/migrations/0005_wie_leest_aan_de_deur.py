"""The log tells about which child a sheet was read at the door of a school: of a visit the dossier and the child."""

from django.db import migrations

VAN = """
CREATE FUNCTION school_van(p_bezoek bytea) RETURNS TABLE (dossier bigint, wie uuid) LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.dossier_id, p.publiek_id FROM kinderen_schoolcontact s JOIN personen_persoon p ON p.id = s.persoon_id
    WHERE s.sessie = p_bezoek; $$"""


class Migration(migrations.Migration):
    dependencies = [("kinderen", "0004_tekening"), ("personen", "0008_herkennen")]

    operations = [
        migrations.RunSQL(
            [VAN, "ALTER FUNCTION school_van(bytea) OWNER TO schakel_wacht"],
            reverse_sql="DROP FUNCTION school_van(bytea)",
        )
    ]
