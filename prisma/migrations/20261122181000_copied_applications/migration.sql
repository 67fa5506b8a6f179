-- An application that follows on a granted one: the next year of a project, or the project that a pre-study led to. The link is the
-- applicant's own statement and is sealed with the application.
-- `copied`: what a draft was copied from and what did not come along, for its team; gone when it is submitted.
ALTER TABLE "application" ADD COLUMN "follows_id" UUID, ADD COLUMN "follows_as" TEXT, ADD COLUMN "copied" JSONB;
ALTER TABLE "application" ADD CONSTRAINT "application_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "application" ADD CONSTRAINT "application_follows" CHECK ((follows_id IS NULL) = (follows_as IS NULL) AND (follows_as IS NULL OR follows_as IN ('continuation', 'pre-study')));
CREATE INDEX "application_follows_id_idx" ON "application"("follows_id") WHERE follows_id IS NOT NULL;
