-- The round board: where a case stands for the office in one column, who is responsible for it, and its words for search.
ALTER TABLE "application" ADD COLUMN "stage" TEXT NOT NULL DEFAULT 'received', ADD COLUMN "officer_id" UUID;
ALTER TABLE "application" ADD CONSTRAINT "application_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "application" ADD CONSTRAINT "application_stage" CHECK (stage IN ('received', 'returned', 'eligible', 'ineligible', 'granted', 'rejected', 'withdrawn'));

-- Computed from the rooms a case has passed through, and kept beside it: a list of ten thousand is counted without opening three tables.
CREATE FUNCTION office_stage(application_id uuid, application_state text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN $2 = 'withdrawn' THEN 'withdrawn'
    WHEN d.state IN ('released', 'final') THEN CASE d.outcome WHEN 'grant' THEN 'granted' ELSE 'rejected' END
    WHEN $2 = 'returned' THEN 'returned'
    WHEN e.state = 'passed' THEN 'eligible'
    WHEN e.state = 'failed' THEN 'ineligible'
    ELSE 'received' END
  FROM (SELECT $1 AS id) a LEFT JOIN decision d ON d.application_id = a.id LEFT JOIN eligibility_check e ON e.application_id = a.id
$$;
CREATE FUNCTION keep_own_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stage := office_stage(NEW.id, NEW.state);
  RETURN NEW;
END $$;
CREATE FUNCTION keep_stage_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE application a SET stage = office_stage(a.id, a.state) WHERE a.id = NEW.application_id AND a.stage <> office_stage(a.id, a.state);
  RETURN NULL;
END $$;
CREATE TRIGGER application_stage BEFORE INSERT OR UPDATE OF state ON "application" FOR EACH ROW EXECUTE FUNCTION keep_own_stage();
CREATE TRIGGER eligibility_check_stage AFTER INSERT OR UPDATE OF state ON "eligibility_check" FOR EACH ROW EXECUTE FUNCTION keep_stage_of_case();
CREATE TRIGGER decision_stage AFTER INSERT OR UPDATE OF state, outcome ON "decision" FOR EACH ROW EXECUTE FUNCTION keep_stage_of_case();
UPDATE "application" SET stage = office_stage(id, state);

-- Each order that a board can be read in, so that a page of fifty is a walk of fifty; and the counts without opening a row.
CREATE INDEX "application_round_number" ON "application" (call_id, number) WHERE submitted_at IS NOT NULL;
CREATE INDEX "application_round_title" ON "application" (call_id, title COLLATE "sv-x-icu") WHERE submitted_at IS NOT NULL;
CREATE INDEX "application_round_requested" ON "application" (call_id, requested_ore) WHERE submitted_at IS NOT NULL;
CREATE INDEX "application_round_submitted" ON "application" (call_id, submitted_at);
CREATE INDEX "application_round_count" ON "application" (call_id, stage) INCLUDE (id, organisation_id, requested_ore) WHERE submitted_at IS NOT NULL;
CREATE INDEX "application_officer" ON "application" (officer_id) WHERE officer_id IS NOT NULL;
CREATE INDEX "application_municipality_code" ON "application_municipality" (municipality_code);

-- The words of the last sealed content, in a table of their own: lists never read past them. Stems are Swedish; title and applicant are
-- also kept as they are written, so that the beginning of a name finds it; numbers are whole lexemes and found exactly.
CREATE TABLE "application_search" (
    "application_id" UUID NOT NULL,
    "words" TSVECTOR NOT NULL,
    CONSTRAINT "application_search_pkey" PRIMARY KEY ("application_id"),
    CONSTRAINT "application_search_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "application_search_words" ON "application_search" USING GIN (words);

CREATE FUNCTION sealed_words(sealed jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT setweight(to_tsvector('swedish', COALESCE(sealed #>> '{sections,project,title}', '')), 'A')
    || setweight(to_tsvector('simple', COALESCE(sealed #>> '{sections,project,title}', '')), 'A')
    || setweight(to_tsvector('swedish', COALESCE(sealed #>> '{organisation,name}', '')), 'B')
    || setweight(to_tsvector('simple', COALESCE(sealed #>> '{organisation,name}', '')), 'B')
    || setweight(to_tsvector('swedish', COALESCE(sealed #>> '{sections,project,summary}', '')), 'C')
    || setweight(to_tsvector('swedish', concat_ws(' ', sealed #>> '{sections,need,need}', sealed #>> '{sections,need,purpose}', sealed #>> '{sections,need,targetGroup}')), 'D')
    || array_to_tsvector(array_remove(
         ARRAY[lower(sealed ->> 'number'), lower(regexp_replace(sealed ->> 'number', '-[^-]*$', '')), regexp_replace(sealed #>> '{organisation,number}', '\D', '', 'g')]
           || regexp_split_to_array(lower(sealed ->> 'number'), '-'), NULL))
$$;
INSERT INTO "application_search" (application_id, words)
SELECT DISTINCT ON (application_id) application_id, sealed_words(content::jsonb) FROM "application_snapshot" ORDER BY application_id, number DESC;
