"""Are the locks in force?  Read from the catalogue of the database itself, not from what we meant."""

# Reference data and accounts: nothing about a person's case stands in them. A new table is a case table until it is
# named here.
ZONDER_SLOT = (
    "django_migrations", "django_content_type", "django_session", "auth_permission", "auth_group",
    "auth_group_permissions", "toegang_medewerker", "toegang_teamlid", "toegang_voorkeur",
    "toegang_aanmeldcode", "toegang_aanmeldpoging", "toegang_koppeling",
    "account_emailaddress", "account_emailconfirmation", "mfa_authenticator", "organisaties_%",
    "codelijsten_%", "afspraken_%", "vragenlijsten_%", "termijnen_termijndefinitie", "gebeurtenissen_abonnement",
    "cijfers_publicatie", "cijfers_cel", "cijfers_telstand", "uitvoering_sjabloon%",
    "visie_regiovisie", "visie_visieversie", "visie_vaststelling", "visie_voorziening", "visie_toets", "visie_taak",
    "visie_taakdeel", "visie_geldstroom", "visie_bevinding", "visie_afspraakgebruik", "visie_pilot", "visie_uitrol",
    "visie_uitrolstand", "visie_kleuroordeel", "visie_focuspunt", "visie_actie", "visie_actienotitie",
    "visie_raadsvraag", "visie_evaluatie", "visie_evaluatiedeel", "visie_evaluatieronde", "visie_stuuroverleg",
    "visie_agendapunt", "visie_overlegbesluit",
    "deskundigheid_training", "deskundigheid_trainingsdoel", "deskundigheid_expertise", "deskundigheid_campagne",
    "gebeurtenissen_tehoren", "berichten_bericht", "berichten_codebericht", "berichten_persoonsbericht",
    "berichten_koppelbericht", "leveringen_bestandsdefinitie",
)  # fmt: skip
_ZONDER = " AND ".join(
    f"c.relname NOT LIKE '{naam.replace('_', chr(92) + '_').replace('%', '%%')}'" for naam in ZONDER_SLOT
)
# Every schema, not ours alone: a copy of a table is as readable there. What a session keeps for itself is not.
_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
_TABELLEN = f"""pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_SCHEMA}
    AND c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition AND (n.nspname <> 'public' OR {_ZONDER})"""
_NAAM = "CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname"
# A rule that lets the app see rows asks who acts, or looks by way of a table that does.
_VRAAGT = r"(schakel\.|FROM |dossier_[a-z_]+\(|^false$)"
# What keeps the ledger whole must stand, and be in force.
_BEWAKERS = (
    ("dossiers_verantwoordelijkheid", "grootboek_zonder_gat"), ("dossiers_openperiode", "openperiode_zonder_gat"),
    ("dossiers_verantwoordelijkheid", "wie_antwoordt_ziet"), ("dossiers_betrokkenheid", "wie_antwoordt_blijft_zien"),
    ("dossiers_verantwoordelijkheid", "team_dat_stopte_krijgt_niets"), ("termijnen_termijn", "termijn_onthoudt"),
)  # fmt: skip
_VOORWAARDEN = (
    ("dossiers_verantwoordelijkheid", "grootboek_zonder_overlap"),
    ("dossiers_openperiode", "openperiode_zonder_overlap"), ("dossiers_betrokkenheid", "betrokkenheid_een_per_team"),
    ("dossiers_regie", "regie_een_regisseur"),
)  # fmt: skip


def _rows(paren: tuple[tuple[str, str], ...]) -> str:
    return "(VALUES " + ", ".join(f"('{tabel}', '{naam}')" for tabel, naam in paren) + ") w (tabel, naam)"


PROEVEN = (
    (
        "slot-aan",
        "Op elke tabel met gegevens over mensen staat het slot per rij, ook voor de eigenaar",
        f"SELECT {_NAAM} FROM {_TABELLEN} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
    ),
    (
        "slot-regel",
        "Op elke tabel met een slot staat een regel voor de toepassing",
        f"""SELECT {_NAAM} FROM {_TABELLEN} AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid
            AND (SELECT oid FROM pg_roles WHERE rolname = 'schakel_app') = ANY (p.polroles))""",
    ),
    (
        "slot-ruim",
        "Geen regel laat de toepassing alles zien",
        f"""SELECT DISTINCT p.polrelid::regclass || ' ' || p.polname FROM pg_policy p
            JOIN pg_roles r ON r.oid = ANY (p.polroles) OR p.polroles = ARRAY[0::oid],
            unnest(ARRAY[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) e
            WHERE r.rolname IN ('schakel_app', 'schakel_stats') AND e !~ '{_VRAAGT}'""",
    ),
    (
        "rol-smal",
        "Geen rol van de toepassing is eigenaar, beheerder of vrijgesteld van de sloten",
        """SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ('schakel_app', 'schakel_job', 'schakel_stats',
                'schakel_wacht', 'schakel_owner') AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole)
            UNION SELECT r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
            WHERE r.rolname IN ('schakel_app', 'schakel_job', 'schakel_stats')
            UNION SELECT m.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member
            WHERE m.rolname IN ('schakel_app', 'schakel_job', 'schakel_stats')""",
    ),
    (
        "grootboek-dicht",
        "De toepassing kan het grootboek en het logboek niet zelf schrijven",
        """SELECT t || ' ' || wat FROM unnest(ARRAY['dossiers_dossier', 'dossiers_openperiode',
                'dossiers_betrokkenheid',
                'dossiers_verantwoordelijkheid', 'dossiers_uitsluiting', 'verantwoording_verantwoording',
                'verantwoording_blok', 'gebeurtenissen_gebeurtenis']) t,
                unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) wat,
                unnest(ARRAY['schakel_app', 'schakel_job', 'schakel_stats']) rol
            WHERE has_table_privilege(rol, t, wat)
                OR (wat IN ('INSERT', 'UPDATE') AND has_any_column_privilege(rol, t, wat))""",
    ),
    (
        "bewaker-wakker",
        "De bewakers en de voorwaarden van het grootboek staan er, en geen bewaker is uitgezet",
        f"""SELECT 'bewaker ' || w.naam FROM {_rows(_BEWAKERS)} WHERE NOT EXISTS (SELECT 1 FROM pg_trigger t
                WHERE t.tgrelid = to_regclass('public.' || w.tabel) AND t.tgname = w.naam)
            UNION SELECT 'voorwaarde ' || w.naam FROM {_rows(_VOORWAARDEN)} WHERE NOT EXISTS (SELECT 1
                FROM pg_constraint k WHERE k.conrelid = to_regclass('public.' || w.tabel) AND k.conname = w.naam)
            UNION SELECT 'bewaker ' || t.tgname || ' van ' || t.tgrelid::regclass FROM pg_trigger t
                WHERE t.tgenabled NOT IN ('O', 'A')""",
    ),
    (
        "deel-dicht",
        "Een deel van een verdeelde tabel is niet langs zijn ouder om te lezen",
        """SELECT c.relname FROM pg_class c, unnest(ARRAY['schakel_app', 'schakel_job', 'schakel_stats']) rol
            WHERE c.relispartition AND c.relkind = 'r' AND has_any_column_privilege(rol, c.oid, 'SELECT')""",
    ),
    (
        "beeld-van-lezer",
        "Elk beeld leest met de rechten van wie het leest, en er is geen bewaard beeld",
        f"""SELECT {_NAAM} FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_SCHEMA}
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            AND (c.relkind = 'm' OR (c.relkind = 'v'
                AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))""",
    ),
    (
        "functie-bewaakt",
        "Elke functie die langs een slot mag, is van de wacht, kort en met een vast zoekpad",
        f"""SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_roles r ON r.oid = p.proowner WHERE {_SCHEMA} AND p.prosecdef
            AND (r.rolname <> 'schakel_wacht' OR NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) k
                    WHERE k LIKE 'search_path=%%')
                OR array_length(string_to_array(trim(E'\\n' FROM p.prosrc), E'\\n'), 1) > 20)""",
    ),
    (
        "schijf-zeker",
        "Wat is toegezegd, staat op schijf",
        """SELECT name FROM pg_settings WHERE (name IN ('fsync', 'full_page_writes') AND setting <> 'on')
                OR (name = 'synchronous_commit' AND setting NOT IN ('on', 'remote_apply'))
            UNION SELECT 'instelling van een rol: ' || s::text FROM pg_db_role_setting, unnest(setconfig) s
            WHERE s ~ '^(fsync|synchronous_commit|full_page_writes|row_security)='""",
    ),
)
