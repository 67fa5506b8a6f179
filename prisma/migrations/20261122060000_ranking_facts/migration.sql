-- What a ranking reads of each application in one line, beside its rows of shares and municipalities; triggers keep the two the same.
ALTER TABLE "application" ADD COLUMN "share_line" TEXT NOT NULL DEFAULT '', ADD COLUMN "municipality_count" INTEGER NOT NULL DEFAULT 0;

CREATE FUNCTION keep_share_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE application a SET share_line = COALESCE(line.shares, '')
  FROM (SELECT t.application_id, (SELECT string_agg(s.node_id || '=' || s.basis_points, ' ' ORDER BY s.node_id COLLATE "C") FROM application_share s WHERE s.application_id = t.application_id) AS shares
    FROM (SELECT DISTINCT application_id FROM touched) t) line
  WHERE a.id = line.application_id;
  RETURN NULL;
END $$;
CREATE FUNCTION keep_municipality_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE application a SET municipality_count = line.places
  FROM (SELECT t.application_id, (SELECT count(*) FROM application_municipality m WHERE m.application_id = t.application_id) AS places
    FROM (SELECT DISTINCT application_id FROM touched) t) line
  WHERE a.id = line.application_id;
  RETURN NULL;
END $$;
CREATE TRIGGER share_line_insert AFTER INSERT ON "application_share" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_share_line();
CREATE TRIGGER share_line_update AFTER UPDATE ON "application_share" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_share_line();
CREATE TRIGGER share_line_delete AFTER DELETE ON "application_share" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_share_line();
CREATE TRIGGER municipality_count_insert AFTER INSERT ON "application_municipality" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_municipality_count();
CREATE TRIGGER municipality_count_delete AFTER DELETE ON "application_municipality" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_municipality_count();

UPDATE "application" a SET
  share_line = COALESCE((SELECT string_agg(node_id || '=' || basis_points, ' ' ORDER BY node_id COLLATE "C") FROM application_share WHERE application_id = a.id), ''),
  municipality_count = (SELECT count(*) FROM application_municipality WHERE application_id = a.id);

-- The submitted sheets of each application in one short read, without the assessors' long words.
CREATE INDEX "assessment_counted" ON "assessment" (application_id) INCLUDE (assessor_id, sheet_keys, sheet_values) WHERE state = 'submitted';
