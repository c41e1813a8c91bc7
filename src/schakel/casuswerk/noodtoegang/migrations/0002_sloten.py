"""The locks of the emergency, and the one function that lets somebody in: at most an hour, for one person (ADR-0035)."""

from django.db import migrations

from schakel.casuswerk.dossiers import rules

MIJ = "nullif(current_setting('schakel.{}', true), '')"
TEAM, WIE = MIJ.format("team") + "::bigint", MIJ.format("medewerker") + "::bigint"
MOMENT = MIJ.format("moment") + "::timestamptz"
KOP = "SECURITY DEFINER SET search_path = public, pg_temp"
TABEL = "noodtoegang_noodtoegang"
ROLLEN = "'vt_intake', 'vt_triage', 'cit'"
MET_NUMMER = """o.nummer = p_nummer OR EXISTS (SELECT 1 FROM meldingen_melding m LEFT JOIN casussen_casusmelding k
        ON k.melding_id = m.id WHERE m.ontvangstcode = p_nummer AND o.id IN (m.dossier_id, k.dossier_id))"""
OPEN = f"""
CREATE FUNCTION noodtoegang_open(p_nummer text, p_tot timestamptz) RETURNS bigint LANGUAGE plpgsql {KOP} AS $$
DECLARE gevonden bigint;
BEGIN
    IF coalesce({MIJ.format("rol")}, '') NOT IN ({ROLLEN}) OR p_tot > {MOMENT} + interval '60 minutes' THEN
        RAISE EXCEPTION 'geen noodtoegang' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT o.id INTO gevonden FROM dossiers_dossier o WHERE o.status = 'OPEN' AND ({MET_NUMMER})
        AND NOT EXISTS (SELECT 1 FROM casussen_vermoeden v WHERE v.dossier_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM dossiers_uitsluiting u WHERE u.dossier_id = o.id AND u.medewerker_id = {WIE})
        ORDER BY o.soort = 'CASUS' DESC, o.geopend_op DESC LIMIT 1;
    IF EXISTS (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = gevonden AND b.team_id = {TEAM}
        AND b.periode @> {MOMENT}) THEN RETURN -1; END IF;
    INSERT INTO dossiers_betrokkenheid (dossier_id, soort, team_id, rol, grondslag, categorieen, periode, fase, alleen,
        gewijzigd_op) SELECT o.id, o.soort, {TEAM}, 'NOODTOEGANG', 'noodtoegang', ARRAY['alles'],
        tstzrange({MOMENT}, p_tot), '', ARRAY[{WIE}], {MOMENT} FROM dossiers_dossier o WHERE o.id = gevonden;
    RETURN gevonden;
END $$"""
# An ordinary involvement of the team that comes within the hour is for the whole team, and does not end with the hour.
GEWOON = """
CREATE FUNCTION noodtoegang_wordt_gewoon() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.alleen IS NOT DISTINCT FROM OLD.alleen THEN NEW.alleen := NULL; END IF;
    IF upper(NEW.periode) = upper(OLD.periode) THEN NEW.periode := tstzrange(lower(OLD.periode), NULL); END IF;
    RETURN NEW;
END $$"""
TRIGGER = """CREATE TRIGGER noodtoegang_wordt_gewoon BEFORE UPDATE ON dossiers_betrokkenheid FOR EACH ROW
    WHEN (OLD.rol = 'NOODTOEGANG' AND NEW.rol <> 'NOODTOEGANG') EXECUTE FUNCTION noodtoegang_wordt_gewoon()"""


def _closed(tabel: str, open_: str) -> str:
    """Keep who reported and hidden addresses closed to whoever is in by emergency, whatever other policies allow."""
    return (
        f"CREATE POLICY geen_nood ON {tabel} AS RESTRICTIVE TO schakel_app, schakel_job USING ({open_} OR NOT EXISTS"
        f" (SELECT 1 FROM dossiers_betrokkenheid b WHERE b.dossier_id = {tabel}.dossier_id"
        f" AND b.team_id = (SELECT {TEAM}) AND b.periode @> (SELECT {MOMENT}) AND b.rol = 'NOODTOEGANG'))"
    )


ZIET = (
    f"({rules.visible_sql(f'{TABEL}.dossier_id')}) OR ({rules.invited_sql(f'{TABEL}.dossier_id', repr('noodtoegang'), f'{TABEL}.id')})"
    f" OR {TABEL}.medewerker_id = (SELECT {WIE})"
)
SLOTEN = [
    *rules.lock_sql(TABEL),
    f"CREATE POLICY zichtbaar ON {TABEL} TO schakel_app, schakel_job USING ({ZIET}) WITH CHECK ({ZIET})",
    f"REVOKE DELETE ON {TABEL} FROM schakel_app, schakel_job",
    "CREATE POLICY noodtoegang ON kluis_sleutel FOR SELECT TO schakel_app USING (vak = 'dossier' AND EXISTS"
    f" (SELECT 1 FROM {TABEL} n WHERE n.publiek_id = kluis_sleutel.onderwerp))",
    _closed("kluis_sleutel", "vak IN ('dossier', 'contact')"),
    _closed(
        "kluis_geheim",
        "EXISTS (SELECT 1 FROM kluis_sleutel s WHERE s.id = kluis_geheim.sleutel_id AND s.vak = 'contact')",
    ),
    OPEN,
    "ALTER FUNCTION noodtoegang_open(text, timestamptz) OWNER TO schakel_wacht",
    GEWOON,
    TRIGGER,
]
ONTSLOTEN = [
    "DROP TRIGGER noodtoegang_wordt_gewoon ON dossiers_betrokkenheid",
    "DROP FUNCTION noodtoegang_wordt_gewoon()",
    "SET ROLE schakel_wacht",
    "DROP FUNCTION noodtoegang_open(text, timestamptz)",
    "RESET ROLE",
    "DROP POLICY geen_nood ON kluis_geheim",
    "DROP POLICY geen_nood ON kluis_sleutel",
    "DROP POLICY noodtoegang ON kluis_sleutel",
    *rules.unprotect_sql(TABEL),
]


class Migration(migrations.Migration):
    dependencies = [("noodtoegang", "0001_begin"), ("kluis", "0001_begin"), ("casussen", "0001_begin")]
    operations = [migrations.RunSQL([*SLOTEN], [*ONTSLOTEN])]
