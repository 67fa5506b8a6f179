-- Why an organisation took its application back, in its own words.
ALTER TABLE "application" ADD COLUMN "withdrawn_reason" TEXT NOT NULL DEFAULT '';
