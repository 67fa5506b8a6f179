-- Attachments in a completion: a file that was sealed stays with the version it was sealed in, and is left out of the next one.
-- `dropped_at`: its team has left it out; `dropped_in`: of the version that was sealed without it.
ALTER TABLE "attachment" ADD COLUMN "dropped_at" TIMESTAMPTZ(6), ADD COLUMN "dropped_in" INTEGER;
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_dropped" CHECK ((dropped_at IS NULL OR sealed_at IS NOT NULL) AND (dropped_in IS NULL OR dropped_at IS NOT NULL));
