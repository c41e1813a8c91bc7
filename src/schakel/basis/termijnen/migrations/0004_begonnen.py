"""Which terms ever began is remembered beside them: one that was taken away then shows (`verify`)."""

from django.db import migrations

TABEL = """
CREATE TABLE termijnen_begonnen (termijn_id bigint PRIMARY KEY);
ALTER TABLE termijnen_begonnen ENABLE ROW LEVEL SECURITY;
ALTER TABLE termijnen_begonnen FORCE ROW LEVEL SECURITY;
REVOKE ALL ON termijnen_begonnen FROM schakel_app, schakel_job, schakel_stats, schakel_wacht;
GRANT INSERT ON termijnen_begonnen TO schakel_wacht;
CREATE POLICY wacht ON termijnen_begonnen TO schakel_wacht USING (true) WITH CHECK (true);
CREATE POLICY niemand ON termijnen_begonnen TO schakel_app USING (false) WITH CHECK (false);
"""
# The owner himself sees no row of a locked table; the role of the guards does.
WAT_ER_IS = """
SET LOCAL ROLE schakel_wacht;
INSERT INTO termijnen_begonnen SELECT id FROM termijnen_termijn;
RESET ROLE;
"""

# In the transaction in which the term begins, by the database itself: no road of the program passes it by.
FUNCTIE = """
CREATE FUNCTION termijn_onthoud() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO termijnen_begonnen SELECT id FROM begonnen;
    RETURN NULL;
END $$;
CREATE TRIGGER termijn_onthoudt AFTER INSERT ON termijnen_termijn REFERENCING NEW TABLE AS begonnen
    FOR EACH STATEMENT EXECUTE FUNCTION termijn_onthoud();
ALTER FUNCTION termijn_onthoud OWNER TO schakel_wacht;
"""
TERUG = """
DROP TRIGGER termijn_onthoudt ON termijnen_termijn;
DROP FUNCTION termijn_onthoud;
DROP TABLE termijnen_begonnen;
"""


class Migration(migrations.Migration):
    dependencies = [("termijnen", "0003_verlengverzoek")]
    operations = [migrations.RunSQL(TABEL), migrations.RunSQL(WAT_ER_IS, ""), migrations.RunSQL(FUNCTIE, TERUG)]
