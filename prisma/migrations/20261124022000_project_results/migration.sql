-- Counts what has been noted of a project's goals, so that a form read before another's is refused.
ALTER TABLE "award" ADD COLUMN "results_version" INTEGER NOT NULL DEFAULT 1;
