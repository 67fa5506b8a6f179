-- A planned meeting that was moved to another day, hour or place, or called off: with the reason, and what it was moved from.
ALTER TABLE "meeting" ADD COLUMN "moves" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "meeting" ADD COLUMN "called_off_reason" TEXT NOT NULL DEFAULT '';
