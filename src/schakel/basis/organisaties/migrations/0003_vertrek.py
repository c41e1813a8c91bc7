"""A team that leaves, leaves nothing behind, and gets nothing more.  Functions of schakel_wacht (ADR-0006).

They read tables of higher rooms by name, as the guards of the ledger read the tables of this one: the database is one.
"""

from django.db import migrations

KOP = "SECURITY DEFINER SET search_path = public, pg_temp"

FUNCTIES = [
    # Numbers only: an administrator must know that something is left, never what.
    f"""
CREATE FUNCTION team_draagt(p_team bigint) RETURNS TABLE (antwoordt integer, regie integer, termijnen integer,
    overdrachten integer, vragen integer) LANGUAGE sql STABLE {KOP} AS $$
    SELECT (SELECT count(*)::integer FROM dossiers_verantwoordelijkheid v WHERE v.team_id = p_team
            AND upper_inf(v.periode)),
        (SELECT count(*)::integer FROM dossiers_regie r WHERE r.team_id = p_team AND r.geeindigd_op IS NULL),
        (SELECT count(*)::integer FROM termijnen_termijn t WHERE t.team_id = p_team AND t.status = 'LOPEND'),
        (SELECT count(*)::integer FROM overdrachten_overdracht o WHERE o.ontvanger_team_id = p_team
            AND o.status NOT IN ('GESTART', 'INGETROKKEN', 'GEWEIGERD')),
        (SELECT count(*)::integer FROM casussen_consult c WHERE c.aan_team_id = p_team AND c.status = 'GEVRAAGD');
$$""",
    # The guard of the ledger (dossiers) looks at who answers; this one at whoever directs, and at running terms.
    f"""
CREATE FUNCTION team_bewaak_werk() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF NEW.geldig_tot IS NOT NULL AND NEW.geldig_tot IS DISTINCT FROM OLD.geldig_tot AND EXISTS (
        SELECT 1 FROM team_draagt(NEW.id) d WHERE d.regie + d.termijnen + d.overdrachten + d.vragen > 0) THEN
        RAISE EXCEPTION 'team % heeft nog werk', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'team_laat_geen_werk_achter';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE TRIGGER team_laat_geen_werk_achter BEFORE UPDATE ON organisaties_team
    FOR EACH ROW EXECUTE FUNCTION team_bewaak_werk()""",
    # After its last day nothing may come to a team any more: nobody would be there to answer.
    f"""
CREATE FUNCTION team_bewaak_komst() RETURNS trigger LANGUAGE plpgsql {KOP} AS $$
BEGIN
    IF upper_inf(NEW.periode) AND EXISTS (SELECT 1 FROM organisaties_team t
        JOIN organisaties_organisatie o ON o.id = t.organisatie_id WHERE t.id = NEW.team_id
        AND least(t.geldig_tot, o.geldig_tot) <= (lower(NEW.periode) AT TIME ZONE 'Europe/Amsterdam')::date) THEN
        RAISE EXCEPTION 'team % is gestopt', NEW.team_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'team_dat_stopte_krijgt_niets';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE TRIGGER team_dat_stopte_krijgt_niets BEFORE INSERT ON dossiers_verantwoordelijkheid
    FOR EACH ROW EXECUTE FUNCTION team_bewaak_komst()""",
]
NAMEN = {"team_draagt": "bigint", "team_bewaak_werk": "", "team_bewaak_komst": ""}


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0002_een_per_dag"),
        ("dossiers", "0005_wie_antwoordt_ziet"),
        ("termijnen", "0002_reist_mee"),
        ("casussen", "0001_begin"),
        ("overdrachten", "0001_begin"),
    ]
    operations = [
        migrations.RunSQL(
            [*FUNCTIES],
            [
                "DROP TRIGGER IF EXISTS team_dat_stopte_krijgt_niets ON dossiers_verantwoordelijkheid",
                "DROP TRIGGER IF EXISTS team_laat_geen_werk_achter ON organisaties_team",
                *(f"DROP FUNCTION IF EXISTS {naam}({soorten})" for naam, soorten in reversed(NAMEN.items())),
            ],
        ),
        migrations.RunSQL(
            [f"ALTER FUNCTION {naam}({soorten}) OWNER TO schakel_wacht" for naam, soorten in NAMEN.items()],
            migrations.RunSQL.noop,
        ),
    ]
