"""Does a casus run about the people of a melding that its reader does not see?  Who holds it, and no more (ADR-0017)."""

from django.db import migrations

MIJ = "nullif(current_setting('schakel.{}', true), '')"
WIE, MOMENT = MIJ.format("medewerker") + "::bigint", MIJ.format("moment") + "::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

# As a card tells who holds the dossier of somebody who is recognised, and to the same roles. People count under every
# record that was confirmed to be theirs. Whoever is kept out of the casus by name, hears nothing; nor does anybody of a
# suspicion, which the team that has it tells to nobody. `zojuist`: opened after the moment at which the reader acts.
FUNCTIE = f"""
CREATE FUNCTION casus_elders(p_dossier bigint) RETURNS TABLE (houder text, zojuist boolean)
LANGUAGE sql STABLE {KOP} AS $$
    WITH RECURSIVE gelijk(id) AS (
        SELECT x.persoon_id FROM personen_dossierpersoon x
        WHERE x.dossier_id = p_dossier AND dossier_zichtbaar(p_dossier) AND persoon_eis_rol()
        UNION SELECT CASE WHEN z.persoon_id = g.id THEN z.eerste_id ELSE z.persoon_id END FROM gelijk g
            JOIN personen_zelfdepersoon z ON g.id IN (z.persoon_id, z.eerste_id) AND z.beeindigd_op IS NULL)
    SELECT DISTINCT dossier_houder(c.dossier_id), c.geopend_op > {MOMENT}
    FROM gelijk g JOIN personen_dossierpersoon x ON x.persoon_id = g.id
    JOIN casussen_casus c ON c.dossier_id = x.dossier_id AND c.status = 'LOPEND'
    WHERE NOT dossier_zichtbaar(c.dossier_id) AND NOT EXISTS (SELECT 1 FROM dossiers_uitsluiting u
        WHERE u.dossier_id = c.dossier_id AND u.medewerker_id = {WIE}) ORDER BY 1;
$$"""


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0004_raadpleegplicht"),
        ("personen", "0006_alleen_via_de_kaart"),
        ("dossiers", "0009_wie_antwoordt_heet_zo"),
    ]
    operations = [
        migrations.RunSQL(
            [FUNCTIE, "ALTER FUNCTION casus_elders(bigint) OWNER TO schakel_wacht"],
            ["SET ROLE schakel_wacht", "DROP FUNCTION casus_elders(bigint)", "RESET ROLE"],
        )
    ]
