-- A ranking reads every score of a call. Forty thousand rows of text keys take the server a hundred times longer to add up than to find,
-- so each assessment carries its scores in one line: keys in byte order, values in the same order, '-' for "not assessable". The line
-- is kept by the database whoever writes the scores (the gate, the seed, a repair by hand), so the two cannot differ.
ALTER TABLE "assessment" ADD COLUMN "sheet_keys" TEXT NOT NULL DEFAULT '', ADD COLUMN "sheet_values" TEXT NOT NULL DEFAULT '';

CREATE FUNCTION keep_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE assessment s SET
    sheet_keys = COALESCE(line.keys, ''),
    sheet_values = COALESCE(line.vals, '')
  FROM (
    SELECT t.assessment_id,
      string_agg(x.criterion, ' ' ORDER BY x.criterion COLLATE "C") AS keys,
      string_agg(COALESCE(x.value::text, '-'), ',' ORDER BY x.criterion COLLATE "C") AS vals
    FROM (SELECT DISTINCT assessment_id FROM touched) t LEFT JOIN score x ON x.assessment_id = t.assessment_id
    GROUP BY t.assessment_id
  ) line
  WHERE s.id = line.assessment_id;
  RETURN NULL;
END $$;

CREATE TRIGGER score_sheet_insert AFTER INSERT ON "score" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_sheet();
CREATE TRIGGER score_sheet_update AFTER UPDATE ON "score" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_sheet();
CREATE TRIGGER score_sheet_delete AFTER DELETE ON "score" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_sheet();

-- A key is one word: the line is cut at spaces.
ALTER TABLE "score" ADD CONSTRAINT "score_key_one_word" CHECK (criterion <> '' AND criterion !~ '\s');

UPDATE "score" SET criterion = criterion;
