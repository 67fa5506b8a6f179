-- The office's own words for the standing texts of minutes and letters: every version stays as it was, the last one holds.
CREATE TABLE "wording" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    -- null: from this version on the words that Drum ships with hold again
    "sv" TEXT,
    "en" TEXT,
    "saved_at" TIMESTAMPTZ(6) NOT NULL,
    "saved_by_id" UUID NOT NULL,
    CONSTRAINT "wording_pkey" PRIMARY KEY ("key", "version")
);
CREATE FUNCTION wording_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a version of a wording is never changed'; END $$;
CREATE TRIGGER wording_stands BEFORE UPDATE OR DELETE ON "wording" FOR EACH ROW EXECUTE FUNCTION wording_stands();
