-- A round of ten thousand cases is to open as fast as one of a hundred. Two things read a row for every case: the sums above a list,
-- and the cases that a word is found in.

-- 1. The sums of a round and stage, kept as they change. Each change of a case adds lines of its own (-1 where it was, +1 where it is), so
-- that no two people wait for each other; now and then the lines of a call are drawn together. What a reader may not see is taken away
-- when it is read. Sums are of what has been submitted.
CREATE TABLE "round_tally" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "call_id" UUID NOT NULL REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "stage" TEXT NOT NULL,
    "cases" INTEGER NOT NULL,
    "requested_ore" BIGINT NOT NULL
);
CREATE INDEX "round_tally_call" ON "round_tally" (call_id) INCLUDE (stage, cases, requested_ore);

CREATE FUNCTION keep_round_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.call_id, OLD.stage, OLD.requested_ore, OLD.submitted_at IS NULL)
      IS NOT DISTINCT FROM (NEW.call_id, NEW.stage, NEW.requested_ore, NEW.submitted_at IS NULL) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.submitted_at IS NOT NULL THEN
    INSERT INTO round_tally (call_id, stage, cases, requested_ore) VALUES (OLD.call_id, OLD.stage, -1, -COALESCE(OLD.requested_ore, 0));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.submitted_at IS NOT NULL THEN
    INSERT INTO round_tally (call_id, stage, cases, requested_ore) VALUES (NEW.call_id, NEW.stage, 1, COALESCE(NEW.requested_ore, 0)) RETURNING id INTO newest;
    -- One line in fifty draws the call's together (a move adds two, of which this is the second: hence two remainders). Lines that somebody
    -- else is drawing together at this moment are left to them: nobody waits, and none is counted twice.
    IF newest % 50 < 2 THEN
      WITH gone AS (
        DELETE FROM round_tally WHERE id IN (SELECT id FROM round_tally WHERE call_id = NEW.call_id FOR UPDATE SKIP LOCKED) RETURNING stage, cases, requested_ore
      )
      INSERT INTO round_tally (call_id, stage, cases, requested_ore)
      SELECT NEW.call_id, stage, sum(cases), sum(requested_ore) FROM gone GROUP BY stage HAVING sum(cases) <> 0 OR sum(requested_ore) <> 0;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER application_round_tally AFTER INSERT OR DELETE OR UPDATE OF call_id, state, stage, requested_ore, submitted_at ON "application"
  FOR EACH ROW EXECUTE FUNCTION keep_round_tally();
INSERT INTO "round_tally" (call_id, stage, cases, requested_ore)
SELECT call_id, stage, count(*), COALESCE(sum(requested_ore), 0) FROM "application" WHERE submitted_at IS NOT NULL GROUP BY call_id, stage;

-- 2. Beside the words stands what a search counts, filters and orders by, and the words themselves lie apart: what is found is then read in
-- a few pages, where each case filled one of its own.
ALTER TABLE "application_search" ADD COLUMN "call_id" UUID, ADD COLUMN "organisation_id" UUID, ADD COLUMN "officer_id" UUID, ADD COLUMN "submitted_at" TIMESTAMPTZ(6),
  ADD COLUMN "stage" TEXT, ADD COLUMN "requested_ore" BIGINT, ADD COLUMN "number" TEXT, ADD COLUMN "title" TEXT, ADD COLUMN "organisation" TEXT;
ALTER TABLE "application_search" ALTER COLUMN "words" SET STORAGE EXTERNAL, SET (toast_tuple_target = 256);

CREATE FUNCTION fill_search_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.call_id, a.organisation_id, a.officer_id, a.submitted_at, a.stage, a.requested_ore, a.number, a.title, o.name
    INTO NEW.call_id, NEW.organisation_id, NEW.officer_id, NEW.submitted_at, NEW.stage, NEW.requested_ore, NEW.number, NEW.title, NEW.organisation
    FROM application a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = NEW.application_id;
  RETURN NEW;
END $$;
CREATE TRIGGER application_search_filled BEFORE INSERT ON "application_search" FOR EACH ROW EXECUTE FUNCTION fill_search_line();

CREATE FUNCTION keep_search_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.call_id, OLD.organisation_id, OLD.officer_id, OLD.submitted_at, OLD.stage, OLD.requested_ore, OLD.number, OLD.title)
      IS DISTINCT FROM (NEW.call_id, NEW.organisation_id, NEW.officer_id, NEW.submitted_at, NEW.stage, NEW.requested_ore, NEW.number, NEW.title) THEN
    UPDATE application_search SET call_id = NEW.call_id, officer_id = NEW.officer_id, submitted_at = NEW.submitted_at, stage = NEW.stage,
      requested_ore = NEW.requested_ore, number = NEW.number, title = NEW.title, organisation_id = NEW.organisation_id,
      organisation = (SELECT name FROM organisation WHERE id = NEW.organisation_id)
      WHERE application_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER application_search_kept AFTER UPDATE OF call_id, organisation_id, officer_id, submitted_at, state, stage, requested_ore, number, title ON "application"
  FOR EACH ROW EXECUTE FUNCTION keep_search_line();

CREATE FUNCTION keep_search_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE application_search SET organisation = NEW.name WHERE organisation_id = NEW.id AND organisation IS DISTINCT FROM NEW.name;
  RETURN NULL;
END $$;
CREATE TRIGGER organisation_search_name AFTER UPDATE OF name ON "organisation" FOR EACH ROW EXECUTE FUNCTION keep_search_name();

UPDATE "application_search" f SET call_id = a.call_id, organisation_id = a.organisation_id, officer_id = a.officer_id, submitted_at = a.submitted_at, stage = a.stage,
  requested_ore = a.requested_ore, number = a.number, title = a.title, organisation = o.name
  FROM "application" a JOIN "organisation" o ON o.id = a.organisation_id WHERE a.id = f.application_id;
ALTER TABLE "application_search" ALTER COLUMN "call_id" SET NOT NULL, ALTER COLUMN "organisation_id" SET NOT NULL, ALTER COLUMN "stage" SET NOT NULL, ALTER COLUMN "title" SET NOT NULL,
  ALTER COLUMN "organisation" SET NOT NULL;

-- The order by applicant, which no index of the cases alone can give.
CREATE INDEX "application_search_organisation" ON "application_search" (call_id, organisation COLLATE "sv-x-icu", application_id) WHERE submitted_at IS NOT NULL;
CREATE INDEX "application_search_applicant" ON "application_search" (organisation_id);
